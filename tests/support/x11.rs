//! Real keys and the real mouse on real windows, by xdotool.

use crate::failure::{Failure, Outcome};
use crate::poll;
use std::process::Command;

/// A window on the screen.
#[derive(Clone, Debug)]
pub struct Window {
    /// Its X11 id.
    pub id: String,
}

/// The position of a window's content on the screen, in pixels, except perhaps for the title bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// X of the left edge.
    pub x: i32,
    /// Y of the upper edge.
    pub y: i32,
    /// From left to right.
    pub width: i32,
    /// From top to bottom.
    pub height: i32,
}

impl Window {
    /// The first visible window of a process, once it exists.
    ///
    /// # Errors
    /// If none appears.
    pub fn of_process(pid: u32) -> Outcome<Self> {
        Self::search(
            &["--all", "--pid", &pid.to_string(), "--name", "."],
            &format!("a window of process {pid}"),
        )
    }

    /// The visible window with this title (a regular expression), once it exists.
    ///
    /// # Errors
    /// If none appears.
    pub fn titled(title: &str) -> Outcome<Self> {
        Self::search(&["--name", title], &format!("a window \"{title}\""))
    }

    fn search(criteria: &[&str], what: &str) -> Outcome<Self> {
        let arguments = [&["search", "--onlyvisible"], criteria].concat();
        let ask = || {
            let found = xdotool(&arguments).ok()?;
            Some(Self {
                id: found.lines().next()?.to_owned(),
            })
        };
        poll::until(what, poll::PATIENCE, ask).map_err(Failure::new)
    }

    /// Whether it is on the screen.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        xdotool(&["search", "--onlyvisible", "--name", "."]).is_ok_and(|found| found.lines().any(|id| id == self.id))
    }

    /// Brings it to the front and gives it the keyboard focus.
    ///
    /// # Errors
    /// If it is gone.
    pub fn activate(&self) -> Outcome {
        xdotool(&["windowactivate", "--sync", &self.id]).map(drop)
    }

    /// Presses keys one after the other, in xdotool's names.
    ///
    /// # Errors
    /// If the window is gone or a key has no such name.
    pub fn keys(&self, keys: &[&str]) -> Outcome {
        self.activate()?;
        xdotool(&[&["key", "--delay", "40"], keys].concat()).map(drop)
    }

    /// Types text.
    ///
    /// # Errors
    /// If the window is gone.
    pub fn type_text(&self, text: &str) -> Outcome {
        self.activate()?;
        xdotool(&["type", "--delay", "40", "--", text]).map(drop)
    }

    /// Its position and size.
    ///
    /// # Errors
    /// If it is gone.
    pub fn place(&self) -> Outcome<Place> {
        let said = xdotool(&["getwindowgeometry", "--shell", &self.id])?;
        let value = |name: &str| {
            let found = said
                .lines()
                .find_map(|line| line.strip_prefix(name)?.strip_prefix('=')?.parse().ok());
            found.ok_or_else(|| Failure::new(format!("xdotool names no {name}: {said}")))
        };
        Ok(Place {
            x: value("X")?,
            y: value("Y")?,
            width: value("WIDTH")?,
            height: value("HEIGHT")?,
        })
    }

    /// Moves it, and waits until it is there, or as near as the window manager allows.
    ///
    /// # Errors
    /// If it is gone.
    pub fn move_to(&self, x: i32, y: i32) -> Outcome {
        xdotool(&["windowmove", &self.id, &x.to_string(), &y.to_string()])?;
        // The frame shifts the content, and some versions of xdotool count the frame twice.
        let near = || {
            self.place()
                .ok()
                .filter(|place| (place.x - x).abs() < 60 && (place.y - y).abs() < 60)
        };
        poll::until("the window to move", poll::PATIENCE, near)
            .map(drop)
            .map_err(Failure::new)
    }

    /// Resizes its content, and waits until it has the new size.
    ///
    /// # Errors
    /// If it is gone or may not be so small.
    pub fn resize(&self, width: i32, height: i32) -> Outcome {
        xdotool(&["windowsize", &self.id, &width.to_string(), &height.to_string()])?;
        let has = || {
            self.place()
                .ok()
                .filter(|place| (place.width, place.height) == (width, height))
        };
        poll::until("the window's new size", poll::PATIENCE, has)
            .map(drop)
            .map_err(Failure::new)
    }

    /// Clicks with the left button at a position relative to the upper left corner of the content.
    ///
    /// # Errors
    /// If it is gone.
    pub fn click_at(&self, x: i32, y: i32) -> Outcome {
        self.activate()?;
        xdotool(&[
            "mousemove",
            "--window",
            &self.id,
            &x.to_string(),
            &y.to_string(),
            "click",
            "1",
        ])
        .map(drop)
    }
}

/// Runs xdotool and returns what it prints.
///
/// # Errors
/// If it reports an error.
pub fn xdotool(arguments: &[&str]) -> Outcome<String> {
    let output = Command::new("xdotool").args(arguments).output()?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(Failure::new(format!(
            "xdotool {} ended with {}: {}",
            arguments.join(" "),
            output.status,
            said.trim()
        )))
    }
}
