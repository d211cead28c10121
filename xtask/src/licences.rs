//! Licences and sources of the dependencies.

use crate::process;
use crate::workspace::Workspace;
use serde_json::Value;
use std::fs;

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Fails with the list of packages whose licence is not in `deny.toml`, or that come from another source.
pub(crate) fn check(workspace: &Workspace) -> Result<(), String> {
    let path = workspace.root.join("deny.toml");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let allowed = allowed(&text);
    let said = process::capture(
        workspace
            .plain_cargo("metadata")
            .args(["--format-version", "1", "--locked"]),
    )?;
    let metadata: Value = serde_json::from_str(&said).map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata
        .get("packages")
        .and_then(Value::as_array)
        .ok_or("cargo metadata lists no packages")?;
    let wrong: Vec<String> = packages
        .iter()
        .filter_map(|package| objection(package, &allowed))
        .collect();
    if wrong.is_empty() {
        println!(
            "{} packages, all from crates.io or ours, under {} licences",
            packages.len(),
            allowed.len()
        );
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

fn objection(package: &Value, allowed: &[String]) -> Option<String> {
    let text = |name: &str| package.get(name).and_then(Value::as_str);
    let name = text("name").unwrap_or("?");
    if let Some(source) = text("source")
        && source != CRATES_IO
    {
        return Some(format!("{name} comes from {source}"));
    }
    match text("license") {
        None => Some(format!("{name} names no licence")),
        Some(licence) if permits(licence, allowed) => None,
        Some(licence) => Some(format!("{name} is under {licence}, which deny.toml does not allow")),
    }
}

/// The quoted names in the `allow` list.
fn allowed(deny: &str) -> Vec<String> {
    let list = deny.lines().skip_while(|line| !line.starts_with("allow = [")).skip(1);
    list.take_while(|line| *line != "]")
        .map(|line| line.trim().trim_matches(['"', ',']).to_owned())
        .collect()
}

/// Every part joined by AND must have an allowed alternative. A slash is an old OR; brackets only ever
/// enclose the alternatives of one part.
fn permits(licence: &str, allowed: &[String]) -> bool {
    let licence = licence.replace(['(', ')'], "").replace('/', " OR ");
    licence.split(" AND ").all(|part| {
        part.split(" OR ")
            .any(|one| allowed.iter().any(|name| name == one.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::{allowed, permits};

    #[test]
    fn an_allowed_alternative_is_enough_and_every_part_counts() {
        let list = allowed("[licenses]\nallow = [\n  \"MIT\",\n  \"Unicode-3.0\",\n]\nother = [\n  \"GPL-3.0\",\n]\n");
        assert_eq!(list, ["MIT", "Unicode-3.0"]);
        for licence in [
            "MIT",
            "GPL-3.0 OR MIT",
            "Apache-2.0/MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
        ] {
            assert!(permits(licence, &list), "{licence}");
        }
        for licence in ["GPL-3.0", "MIT AND GPL-3.0", "Apache-2.0/GPL-3.0"] {
            assert!(!permits(licence, &list), "{licence}");
        }
    }
}
