//! Advisories against dependencies: `deny.toml` lists the known ones with reasons.

use std::{fs, io};
use tests::programs::root;

/// Each exception has a reason that names a crate we still use, and nothing else passes.
#[test]
fn known_advisories_have_reasons_and_all_others_fail() -> io::Result<()> {
    let deny = fs::read_to_string(root().join("deny.toml"))?;
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let exceptions: Vec<&str> = deny
        .lines()
        .filter(|line| line.trim_start().starts_with("{ id ="))
        .collect();
    assert!(!exceptions.is_empty());
    for line in exceptions {
        assert!(line.contains("id = \"RUSTSEC-"), "{line}");
        let reason = line.split_once("reason = \"").map_or("", |(_, reason)| reason);
        assert!(reason.split_whitespace().count() > 5, "no reason: {line}");
        let name = reason.split('`').nth(1).unwrap_or_default();
        assert!(
            lock.contains(&format!("\nname = \"{name}\"\n")),
            "{name} is used no more: {line}"
        );
    }
    let workflow = fs::read_to_string(root().join(".github/workflows/ci.yml"))?;
    let job = workflow.split_once("\n  advisories:").map_or("", |(_, job)| job);
    assert!(job.contains("cargo-deny-action") && job.contains("npm audit"));
    assert!(!job.contains("continue-on-error"), "an advisory must fail the workflow");
    Ok(())
}
