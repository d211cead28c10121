//! `cargo xtask run`: from a fresh clone to the open window.

use crate::prerequisites::{self, Purpose};
use crate::workspace::Workspace;
use crate::{process, ui};
use std::process::Command;

/// Sets up, builds and starts the app with these arguments.
pub(crate) fn run(arguments: &[&str]) -> Result<(), String> {
    #[cfg(target_os = "linux")]
    let purpose = if has_display() {
        Purpose::Build
    } else {
        Purpose::Headless
    };
    #[cfg(not(target_os = "linux"))]
    let purpose = Purpose::Build;

    prerequisites::ensure(purpose)?;
    let workspace = Workspace::find()?;
    ui::packages(&workspace)?;
    ui::build(&workspace)?;
    process::run(workspace.cargo("build").args(["--bin", "coverbook"]))?;
    let program = workspace.program("coverbook");

    #[cfg(target_os = "linux")]
    if matches!(purpose, Purpose::Headless) {
        println!("There is no display here (DISPLAY and WAYLAND_DISPLAY are not set),");
        println!("so the app starts on a virtual one, with a profile that is thrown away afterwards.");
        let picture = workspace.target.join("xtask/window.png");
        crate::headless::show(&program, arguments, &picture)?;
        println!("The window was open and painted. Its picture: {}", picture.display());
        return Ok(());
    }
    process::run(Command::new(program).args(arguments))
}

#[cfg(target_os = "linux")]
fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
