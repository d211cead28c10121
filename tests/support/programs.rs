//! The programs under test and their folders.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::SystemTime;
use std::{env, fs, io};

/// The program `name` built beside this test (`cargo xtask test` builds it first), or the one in the folder
/// that `COVERBOOK_PROGRAMS` names.
///
/// # Errors
/// A sentence with the command that builds it.
pub fn program(name: &str) -> Result<PathBuf, String> {
    let folder = match env::var_os("COVERBOOK_PROGRAMS") {
        Some(folder) => PathBuf::from(folder),
        None => build_folder()?,
    };
    let path = folder.join(format!("{name}{}", env::consts::EXE_SUFFIX));
    if path.is_file() {
        Ok(path)
    } else {
        Err(format!("{} is missing; run: cargo xtask test", path.display()))
    }
}

/// The command line program. It is built if it is missing or older than its sources, so that no test runs
/// an outdated program.
///
/// # Errors
/// Cargo's error messages.
pub fn cli() -> Result<PathBuf, String> {
    static BUILT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    BUILT.get_or_init(|| build("coverbook-cli")).clone()
}

/// The hub, in the same way.
///
/// # Errors
/// Cargo's error messages.
pub fn hub() -> Result<PathBuf, String> {
    static BUILT: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    BUILT.get_or_init(|| build("coverbook-hub")).clone()
}

fn build(name: &str) -> Result<PathBuf, String> {
    let folder = build_folder()?;
    let path = folder.join(format!("{name}{}", env::consts::EXE_SUFFIX));
    let built = fs::metadata(&path).and_then(|found| found.modified()).ok();
    let sources = newest(&root().join("crates"))?.max(newest(&root().join("migrations"))?);
    if built.is_some_and(|built| built >= sources) {
        return Ok(path);
    }
    let target = folder.parent().ok_or("the build folder has no parent")?;
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // Built like everything else: with other features cargo would compile most of it again. Build scripts
    // would take the variables that cargo sets for a test's package for a change.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if ["CARGO_MANIFEST_", "CARGO_PKG_"]
            .iter()
            .any(|prefix| text.starts_with(prefix))
        {
            command.env_remove(name);
        }
    }
    command.args(["build", "--workspace", "--exclude", "xtask"]);
    command.args(["--features", "custom-protocol,tests/e2e", "--bin", name, "--target-dir"]);
    command.arg(target).current_dir(root());
    if folder.ends_with("release") {
        command.arg("--release");
    }
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(path)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// The time of the latest change to any source of the programs.
fn newest(folder: &Path) -> Result<SystemTime, String> {
    let failed = |error: io::Error| format!("{}: {error}", folder.display());
    let mut latest = SystemTime::UNIX_EPOCH;
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let changed = if !path.is_dir() {
            fs::metadata(&path).and_then(|found| found.modified()).map_err(failed)?
        } else if path.ends_with("tests") {
            continue;
        } else {
            newest(&path)?
        };
        latest = latest.max(changed);
    }
    Ok(latest)
}

/// Where the journeys save their pictures: `e2e` in cargo's target folder.
///
/// # Errors
/// A sentence if this program is not in a target folder.
pub fn pictures() -> Result<PathBuf, String> {
    let target = build_folder()?
        .parent()
        .ok_or("the build folder has no parent")?
        .to_owned();
    Ok(target.join("e2e"))
}

/// The root of the checkout.
#[must_use]
pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_owned()
}

/// A test program is in `deps`, the other programs one folder above.
fn build_folder() -> Result<PathBuf, String> {
    let this = env::current_exe().map_err(|error| error.to_string())?;
    let folder = this
        .ancestors()
        .nth(2)
        .ok_or_else(|| format!("{} has no folder", this.display()))?;
    Ok(folder.to_owned())
}
