//! Entry point of the desktop program.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    coverbook_app::run()
}
