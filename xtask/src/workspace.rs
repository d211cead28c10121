//! Paths, and how cargo is called.

use crate::process;
use serde_json::Value;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every build passes the same selection and features, so that nothing is compiled twice. This program is
/// left out: Windows cannot replace a running one.
const SELECTION: [&str; 5] = [
    "--workspace",
    "--exclude",
    "xtask",
    "--features",
    "custom-protocol,tests/e2e",
];

/// What cargo reports about this workspace.
#[derive(Clone)]
pub(crate) struct Workspace {
    /// The folder of the root manifest.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, according to `CARGO_TARGET_DIR` and cargo's configuration.
    pub(crate) target: PathBuf,
    /// The names of all integration test binaries except the journeys.
    pub(crate) test_binaries: Vec<String>,
}

impl Workspace {
    /// Asks `cargo metadata`.
    pub(crate) fn find() -> Result<Self, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .ok_or("xtask has no parent folder")?;
        let mut command = Command::new(cargo_program());
        command
            .args(["metadata", "--format-version", "1", "--no-deps"])
            .current_dir(root);
        let text = process::capture(&mut command)?;
        let metadata: Value = serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
        let target = metadata
            .pointer("/target_directory")
            .and_then(Value::as_str)
            .ok_or("cargo metadata names no target directory")?;
        Ok(Self {
            root: root.to_owned(),
            target: target.into(),
            test_binaries: test_binaries(&metadata),
        })
    }

    /// `cargo SUBCOMMAND` at the root, for the whole product with the features of the real window.
    pub(crate) fn cargo(&self, subcommand: &str) -> Command {
        let mut command = self.plain_cargo(subcommand);
        command.args(SELECTION);
        command
    }

    /// Plain `cargo SUBCOMMAND` at the root.
    pub(crate) fn plain_cargo(&self, subcommand: &str) -> Command {
        let mut command = Command::new(cargo_program());
        command.arg(subcommand).current_dir(&self.root);
        // Cargo sets variables about this program's own package. Build scripts that read the same
        // variables would run again, and their dependants would be compiled again, whenever a person calls
        // cargo directly and through this program in turn.
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            if ["CARGO_MANIFEST_", "CARGO_PKG_"]
                .iter()
                .any(|prefix| text.starts_with(prefix))
            {
                command.env_remove(name);
            }
        }
        command
    }

    /// A debug program built by `cargo build`.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.target
            .join("debug")
            .join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// The folder of the user interface.
    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }
}

fn cargo_program() -> String {
    env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

fn test_binaries(metadata: &Value) -> Vec<String> {
    let packages = metadata.pointer("/packages").and_then(Value::as_array);
    let targets = packages
        .into_iter()
        .flatten()
        .filter_map(|package| package.get("targets")?.as_array())
        .flatten();
    let mut names: Vec<String> = targets
        .filter(|target| target.pointer("/kind/0").and_then(Value::as_str) == Some("test"))
        .filter_map(|target| target.get("name")?.as_str())
        .filter(|name| *name != "e2e")
        .map(str::to_owned)
        .collect();
    names.sort();
    names.dedup();
    names
}
