//! The programs under test and the places around them.

use std::env;
use std::path::{Path, PathBuf};

/// The program `name` that was built beside this test (`cargo xtask test` builds it first).
///
/// # Errors
/// A sentence with the command that builds it.
pub fn program(name: &str) -> Result<PathBuf, String> {
    let path = build_folder()?.join(format!("{name}{}", env::consts::EXE_SUFFIX));
    if path.is_file() {
        Ok(path)
    } else {
        Err(format!(
            "{} is missing; run: cargo xtask test",
            path.display()
        ))
    }
}

/// Where the journeys leave their pictures: `e2e` in cargo's target folder.
///
/// # Errors
/// A sentence if this program does not stand in a target folder.
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

/// A test binary stands in `deps`, the programs one above.
fn build_folder() -> Result<PathBuf, String> {
    let this = env::current_exe().map_err(|error| error.to_string())?;
    let folder = this
        .ancestors()
        .nth(2)
        .ok_or_else(|| format!("{} has no folder", this.display()))?;
    Ok(folder.to_owned())
}
