//! `cargo xtask package`: the installable packages of this system.

use crate::prerequisites::{self, Purpose};
use crate::workspace::Workspace;
use crate::{process, ui};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

/// The kinds of package built here. Tauri can build an AppImage too, but downloads its parts for it.
const KINDS: &str = if cfg!(windows) {
    "nsis,msi"
} else if cfg!(target_os = "macos") {
    "app,dmg"
} else {
    "deb,rpm"
};

/// Builds them and prints their paths and sizes.
pub(crate) fn package() -> Result<(), String> {
    prerequisites::ensure(Purpose::Build)?;
    let workspace = Workspace::find()?;
    ui::packages(&workspace)?;
    let start = SystemTime::now();
    // Called as a script, not by its npm name: that would run in ui/, but the package is the root.
    let mut tauri = Command::new("node");
    tauri.arg(workspace.ui().join("node_modules/@tauri-apps/cli/tauri.js"));
    process::run(
        tauri
            .args(["build", "--ci", "--bundles", KINDS])
            .current_dir(&workspace.root),
    )?;

    let folder = workspace.target.join("release/bundle");
    let mut made = 0;
    for kind in KINDS.split(',') {
        // The folder of a macOS application is named after its system.
        made += print_made(&folder.join(if kind == "app" { "macos" } else { kind }), start)?;
    }
    if made == 0 {
        Err(format!("nothing was made in {}", folder.display()))
    } else {
        Ok(())
    }
}

/// Prints the files in this folder that are newer than `start`, and returns their number.
fn print_made(folder: &Path, start: SystemTime) -> Result<usize, String> {
    let mut made = 0;
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let about = fs::metadata(&path).map_err(|error| error.to_string())?;
        let extension = path
            .extension()
            .and_then(|extension| extension.to_str())
            .unwrap_or_default();
        let is_package = ["deb", "rpm", "exe", "msi", "app", "dmg"].contains(&extension);
        if is_package && about.modified().is_ok_and(|time| time >= start) {
            println!("{:>10} bytes  {}", about.len(), path.display());
            made += 1;
        }
    }
    Ok(made)
}
