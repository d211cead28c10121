//! The user interface's packages, scripts and build.

use crate::process;
use crate::workspace::Workspace;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Installs exactly what the lock file names, unless it has not changed since the last time.
pub(crate) fn packages(workspace: &Workspace) -> Result<(), String> {
    let ui = workspace.ui();
    let stamp = ui.join("node_modules/.coverbook-installed");
    let wanted = newest(&[ui.join("package-lock.json"), ui.join("package.json")])?;
    if modified(&stamp).is_some_and(|done| done > wanted) {
        return Ok(());
    }
    println!("installing the packages of the user interface");
    // Not `ci`: it refuses a lock file made where packages for other systems could not be downloaded. This
    // installs what the lock file says and does not change it.
    process::run(npm(workspace).args(["install", "--no-save", "--no-fund", "--no-audit"]))?;
    write_stamp(&stamp)
}

/// Runs a script of `ui/package.json`.
pub(crate) fn script(workspace: &Workspace, name: &str) -> Command {
    let mut command = npm(workspace);
    // Colours would only have to be removed again before counting.
    command.args(["run", "--silent", name]).env("NO_COLOR", "1");
    command
}

/// Builds `ui/dist` if a source changed: a new `dist` makes cargo compile again.
pub(crate) fn build(workspace: &Workspace) -> Result<(), String> {
    let ui = workspace.ui();
    let stamp = ui.join("dist/index.html");
    let sources = files_below(&ui, &["node_modules", "dist"])?;
    if modified(&stamp).is_some_and(|done| newest(&sources).is_ok_and(|changed| done > changed)) {
        return Ok(());
    }
    process::run(&mut script(workspace, "build"))
}

fn npm(workspace: &Workspace) -> Command {
    let mut command = Command::new(NPM);
    command.current_dir(workspace.ui());
    command
}

fn newest(paths: &[PathBuf]) -> Result<SystemTime, String> {
    paths
        .iter()
        .filter_map(|path| modified(path))
        .max()
        .ok_or_else(|| "ui/ holds no package.json".to_owned())
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

fn write_stamp(path: &Path) -> Result<(), String> {
    fs::write(path, "").map_err(|error| format!("{}: {error}", path.display()))
}

/// All files and folders below a folder, without the named subfolders of that folder.
fn files_below(folder: &Path, without: &[&str]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        let skipped = path
            .file_name()
            .is_some_and(|name| without.iter().any(|other| name == *other));
        if skipped {
            continue;
        }
        if path.is_dir() {
            files.extend(files_below(&path, &[])?);
        }
        // Folders too: their times show deleted files.
        files.push(path);
    }
    Ok(files)
}
