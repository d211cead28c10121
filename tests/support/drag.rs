//! A real drag of real files from another program's window.

use crate::app::App;
use crate::failure::{Failure, Outcome, ensure};
use crate::launch::Guard;
use crate::x11::xdotool;
use std::io::{BufRead, BufReader, Lines};
use std::path::Path;
use std::process::{ChildStdout, Command, Stdio};

const SOURCE: &str = include_str!("drag_source.py");

/// Steps of the mouse: enough for the target to notice, as with a hand.
const STEPS: i32 = 20;

/// Files being dragged, with the button still down. Dropping the value ends the source program.
pub struct Dragged {
    source: Guard,
    words: Lines<BufReader<ChildStdout>>,
}

/// Takes the files and moves them over the middle of the app's window without releasing them.
///
/// # Errors
/// If the source window does not open.
pub fn drag_over(app: &App, paths: &[&Path]) -> Outcome<Dragged> {
    // The app in the upper left, the source near the right edge: neither covers the other's middle.
    app.window.move_to(0, 20)?;
    let target = app.window.place()?;
    let (x, y) = screen_corner()?;
    let mut command = Command::new("/usr/bin/python3");
    command.args(["-c", SOURCE, &x.to_string(), &y.to_string()]).args(paths);
    let mut source = Guard(command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?);
    let stdout = source
        .0
        .stdout
        .take()
        .ok_or_else(|| Failure::new("the drag source has no output"))?;
    let mut words = BufReader::new(stdout).lines();
    wait_for_word(&mut words, &["ready"])?;

    let (from_x, from_y) = (x + 60, y + 30);
    let (to_x, to_y) = (target.x + target.width / 2, target.y + target.height / 2);
    move_mouse(from_x, from_y)?;
    // The source must have seen the pointer before the button, and the target before the drop.
    xdotool(&["sleep", "0.2", "mousedown", "1", "sleep", "0.1"])?;
    for step in 1..=STEPS {
        move_mouse(
            from_x + (to_x - from_x) * step / STEPS,
            from_y + (to_y - from_y) * step / STEPS,
        )?;
        xdotool(&["sleep", "0.03"])?;
    }
    xdotool(&["sleep", "0.3", "mousemove_relative", "3", "0", "sleep", "0.2"])?;
    Ok(Dragged { source, words })
}

impl Dragged {
    /// Releases the files, and returns when the window has taken them.
    ///
    /// # Errors
    /// If the window refuses them.
    pub fn drop_here(mut self) -> Outcome {
        xdotool(&["mouseup", "1"])?;
        let word = wait_for_word(&mut self.words, &["ended", "refused"])?;
        self.source.end();
        ensure(word == "ended", "the window did not take the files")
    }
}

/// Drags files onto the middle of the app's window, and releases them once it offers to take them.
///
/// # Errors
/// If the window refuses them.
pub fn drag_files(app: &App, paths: &[&Path]) -> Outcome {
    let dragged = drag_over(app, paths)?;
    app.wait_for_text("Drop to import")?;
    dragged.drop_here()
}

fn screen_corner() -> Outcome<(i32, i32)> {
    let said = xdotool(&["getdisplaygeometry"])?;
    let mut numbers = said.split_whitespace().map(str::parse::<i32>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(width)), Some(Ok(height))) => Ok((width - 140, height - 80)),
        _ => Err(Failure::new(format!("xdotool gave no screen size: {said}"))),
    }
}

fn move_mouse(x: i32, y: i32) -> Outcome {
    xdotool(&["mousemove", &x.to_string(), &y.to_string()]).map(drop)
}

fn wait_for_word(words: &mut Lines<BufReader<ChildStdout>>, wanted: &[&str]) -> Outcome<String> {
    for word in words {
        let word = word?;
        if wanted.contains(&word.as_str()) {
            return Ok(word);
        }
    }
    Err(Failure::new(format!(
        "the drag source ended without saying {}",
        wanted.join(" or ")
    )))
}
