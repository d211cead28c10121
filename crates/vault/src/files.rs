//! Files: what people choose is opened in one place, and what the program keeps for itself is private.

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
    /// A pipe, a device, a socket: reading it may wait for ever, or do something.
    #[error("not a regular file")]
    Special,
    /// A firm's own file, under this name or another.
    #[error("a file that Coverbook works with itself")]
    Own,
}

impl Unfit {
    /// The reason inside an error, if it is one of these.
    pub fn inside(problem: &io::Error) -> Option<Self> {
        problem.get_ref().and_then(|inner| inner.downcast_ref()).copied()
    }
}

impl From<Unfit> for io::Error {
    fn from(reason: Unfit) -> Self {
        Self::other(reason)
    }
}

/// Opens a file that somebody chose, for reading. Everything people choose goes through here.
///
/// # Errors
/// [`Unfit`] inside, for what is no regular file and for the firms' own files; `IsADirectory`;
/// otherwise what the system says. Nothing is waited for.
pub fn open(path: &Path) -> io::Result<File> {
    let found = std::fs::metadata(path)?;
    regular(&found)?;
    // Before it is opened: closing it would be too late to ask.
    if own::is_own(path, &found)? {
        return Err(Unfit::Own.into());
    }
    let file = open_at_once(path)?;
    let opened = file.metadata()?;
    if identity::of(path, &opened)? == identity::of(path, &found)? {
        return Ok(file);
    }
    // Another file has taken the name meanwhile.
    if own::is_own(path, &opened)? {
        // Closing it would drop the locks on it. It stays open until the program ends.
        std::mem::forget(file);
        return Err(Unfit::Own.into());
    }
    regular(&opened)?;
    Ok(file)
}

/// Opens a file that the program keeps for itself and no database: regular files only.
pub fn open_own(path: &Path) -> io::Result<File> {
    regular(&std::fs::metadata(path)?)?;
    let file = open_at_once(path)?;
    regular(&file.metadata()?)?;
    Ok(file)
}

fn open_at_once(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    // What took the name of a file a moment ago must not be waited for, nor rule this process.
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

/// Whether a new file may stand at `path`, in place of one that may be there.
///
/// # Errors
/// [`Unfit`] inside: the file there is a firm's own, its name is that of one, or no file could take
/// its place.
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
