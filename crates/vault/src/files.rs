//! Files: the one place that opens files people choose, and private files of the program.

mod identity;
mod modes;
mod own;

pub use modes::tighten;
pub use own::Guard;

use std::fs::{File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

use store::files::{create_private, remove_if_there};

/// Why something is not opened though it is there. It travels inside an [`io::Error`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unfit {
    /// A pipe, device or socket: reading it might wait for ever or have side effects.
    #[error("not a regular file")]
    Special,
    /// A firm's own file, under this name or another.
    #[error("a file that Coverbook works with itself")]
    Own,
}

impl Unfit {
    /// The reason inside an error, if it has one.
    pub fn inside(problem: &io::Error) -> Option<Self> {
        problem.get_ref().and_then(|inner| inner.downcast_ref()).copied()
    }
}

impl From<Unfit> for io::Error {
    fn from(reason: Unfit) -> Self {
        Self::other(reason)
    }
}

/// Opens a file that a person chose, for reading. Every such file is opened here.
///
/// # Errors
/// With [`Unfit`] inside for anything but a regular file, and for firms' own files; `IsADirectory`;
/// otherwise the system's error. It never waits.
pub fn open(path: &Path) -> io::Result<File> {
    let found = std::fs::metadata(path)?;
    regular(&found)?;
    // Before opening it: closing it again would already drop locks.
    if own::is_own(path, &found)? {
        return Err(Unfit::Own.into());
    }
    let file = open_at_once(path)?;
    let opened = file.metadata()?;
    if identity::of(path, &opened)? == identity::of(path, &found)? {
        return Ok(file);
    }
    // Another file may have taken the name meanwhile.
    if own::is_own(path, &opened)? {
        // Closing it would drop the locks on it, so it stays open until the program ends.
        std::mem::forget(file);
        return Err(Unfit::Own.into());
    }
    regular(&opened)?;
    Ok(file)
}

/// Opens a file of the program's own that is not a database: regular files only.
pub fn open_own(path: &Path) -> io::Result<File> {
    regular(&std::fs::metadata(path)?)?;
    let file = open_at_once(path)?;
    regular(&file.metadata()?)?;
    Ok(file)
}

fn open_at_once(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    // The name may belong to something else by now: do not wait for it, and do not let a terminal control
    // this process.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NONBLOCK | libc::O_NOCTTY);
    options.open(path)
}

fn regular(found: &Metadata) -> io::Result<()> {
    if found.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if found.is_file() {
        Ok(())
    } else {
        Err(Unfit::Special.into())
    }
}

/// Whether a new file may be written at `path`, replacing an existing one.
///
/// # Errors
/// With [`Unfit`] inside if the existing file is a firm's own, the name is that of one, or nothing can
/// replace it.
pub fn may_write(path: &Path) -> io::Result<()> {
    if own::has_own_name(path) {
        return Err(Unfit::Own.into());
    }
    match std::fs::metadata(path) {
        Ok(found) => {
            regular(&found)?;
            if own::is_own(path, &found)? {
                return Err(Unfit::Own.into());
            }
            Ok(())
        }
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(problem) => Err(problem),
    }
}

/// Makes an empty file that somebody named, or empties the one there, for its owner only.
///
/// # Errors
/// As [`open`].
pub fn create(path: &Path) -> io::Result<File> {
    may_write(path)?;
    remove_if_there(path)?;
    create_private(path)
}
