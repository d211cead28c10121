//! Shows the app without a display: starts it on a virtual screen, waits until the window has painted,
//! takes a picture, and closes it as a person would.

use crate::process;
use crate::session::{self, Session};
use std::fs;
use std::path::Path;
use std::process::{Child, Command};

/// A blank or half-drawn window has fewer colours than this; text alone has dozens of greys.
const COLOURS_OF_A_PAINTED_WINDOW: u32 = 16;

/// Runs `program` until its window has painted; the picture is written to `picture`.
pub(crate) fn show(program: &Path, arguments: &[&str], picture: &Path) -> Result<(), String> {
    let session = Session::start("1280x800x24")?;
    if let Some(folder) = picture.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let mut command = Command::new(program);
    command.args(arguments);
    session.apply(&mut command);
    let mut app = command
        .spawn()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    let outcome = photograph(&session, &mut app, picture);
    close(&session, &mut app, outcome.as_ref().ok());
    outcome.map(drop)
}

/// The window's id, once three pictures in a row showed something.
fn photograph(session: &Session, app: &mut Child, picture: &Path) -> Result<String, String> {
    let pid = app.id().to_string();
    let mut painted = 0;
    session::wait("the window", || {
        if let Ok(Some(status)) = app.try_wait() {
            return Some(Err(format!("the app ended with {status} before its window showed")));
        }
        let window = window_of(session, &pid)?;
        let mut import = Command::new("import");
        import.args(["-window", &window]).arg(picture);
        session.apply(&mut import);
        let colours = process::capture(&mut import)
            .ok()
            .and_then(|_| colours(picture))
            .unwrap_or(0);
        painted = if colours >= COLOURS_OF_A_PAINTED_WINDOW {
            painted + 1
        } else {
            0
        };
        (painted == 3).then_some(Ok(window))
    })?
}

fn window_of(session: &Session, pid: &str) -> Option<String> {
    let mut search = Command::new("xdotool");
    search.args(["search", "--onlyvisible", "--all", "--pid", pid, "--name", "."]);
    session.apply(&mut search);
    let found = process::capture(&mut search).ok()?;
    found.lines().next().map(str::to_owned)
}

fn colours(picture: &Path) -> Option<u32> {
    let said = process::capture(Command::new("identify").args(["-format", "%k"]).arg(picture)).ok()?;
    said.trim().parse().ok()
}

/// By Alt+F4; by force if there is no window or it does not end.
fn close(session: &Session, app: &mut Child, window: Option<&String>) {
    if let Some(window) = window {
        let mut keys = Command::new("xdotool");
        keys.args(["windowactivate", "--sync", window, "key", "alt+F4"]);
        session.apply(&mut keys);
        let asked = process::succeeds(&mut keys);
        if asked && session::wait("the end", || app.try_wait().ok().flatten()).is_ok() {
            return;
        }
        println!("the app did not close on Alt+F4 and is ended by force");
    }
    drop(app.kill());
    drop(app.wait());
}
