//! The system's own file dialog (GTK), operated from the keyboard.

use crate::failure::{Failure, Outcome};
use crate::poll;
use crate::x11::{Window, xdotool};
use std::path::Path;

/// Chooses this file in the dialog with this title (a regular expression), once that is open.
///
/// # Errors
/// If the dialog does not appear, or does not close after the choice.
pub fn choose_file(title: &str, path: &Path) -> Outcome {
    let dialog = typed_into(title, &path.to_string_lossy())?;
    xdotool(&["sleep", "0.5", "key", "Return"])?;
    wait_until_closed(&dialog)
}

/// Chooses this folder in the dialog with this title (a regular expression), once that is open.
///
/// # Errors
/// If the dialog does not appear, or does not close after the choice.
pub fn choose_folder(title: &str, path: &Path) -> Outcome {
    let dialog = typed_into(title, &path.to_string_lossy())?;
    xdotool(&["sleep", "0.5", "key", "Return"])?;
    wait_until_closed(&dialog)
}

/// The dialog, after typing this text into its location bar.
fn typed_into(title: &str, text: &str) -> Outcome<Window> {
    let dialog = Window::titled(title)?;
    dialog.activate()?;
    // While GTK opens its location bar it drops keys, and nothing shows when it is ready.
    xdotool(&["sleep", "0.3", "key", "ctrl+l", "sleep", "0.5", "key", "ctrl+a"])?;
    xdotool(&["type", "--delay", "40", "--", text])?;
    Ok(dialog)
}

/// Closes the dialog with this title (a regular expression) with Escape, once it is open.
///
/// # Errors
/// If it does not appear or does not close.
pub fn cancel(title: &str) -> Outcome {
    let dialog = Window::titled(title)?;
    dialog.keys(&["Escape"])?;
    wait_until_closed(&dialog)
}

fn wait_until_closed(dialog: &Window) -> Outcome {
    poll::until("the dialog to close", poll::PATIENCE, || {
        (!dialog.is_shown()).then_some(())
    })
    .map_err(Failure::new)
}
