//! Files people choose: read once, whole, with one sentence's worth for whatever is wrong.

mod identity;
mod modes;
mod own;

pub(crate) use modes::tighten;
pub(crate) use own::Guard;

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

use crate::error::{AppError, FileProblem};

/// Largest file that is opened.
pub const MAX_BYTES: u64 = 500 << 20;

/// Largest text that is read from a file of its own: a password, terms, an announcement; in bytes.
pub const MAX_TEXT: u64 = 1 << 20;

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
    pub(crate) fn inside(problem: &io::Error) -> Option<Self> {
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
pub(crate) fn open_own(path: &Path) -> io::Result<File> {
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
pub(crate) fn may_write(path: &Path) -> io::Result<()> {
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

/// Makes a file that holds people, readable by its owner only (mode 0600 where modes exist). None
/// may be there.
pub(crate) fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes an empty file that somebody named, or empties the one there, for its owner only.
///
/// # Errors
/// As [`open`].
pub fn create(path: &Path) -> io::Result<File> {
    may_write(path)?;
    match std::fs::remove_file(path) {
        Err(problem) if problem.kind() != io::ErrorKind::NotFound => Err(problem),
        _ => create_private(path),
    }
}

/// Reads a text that somebody wrote into a file.
///
/// # Errors
/// As [`open`]; `FileTooLarge` beyond [`MAX_TEXT`], `InvalidData` if it is not UTF-8.
pub fn read_text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    open(path)?.take(MAX_TEXT + 1).read_to_string(&mut text)?;
    if text.len() as u64 > MAX_TEXT {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(text)
}

/// The last part of a path, for people.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Reads the whole file once; what happens to it afterwards does not matter.
///
/// # Errors
/// One sentence's worth: missing, a folder, a pipe, a firm's own file, too large, no permission,
/// vanished while reading.
pub fn read_file(path: &Path, file: &str) -> Result<Vec<u8>, AppError> {
    let problem = |problem| AppError::File {
        problem,
        file: file.to_owned(),
    };
    let opened = open(path).map_err(|e| io_error(&e, file))?;
    let length = opened.metadata().map_err(|e| io_error(&e, file))?.len();
    if length > MAX_BYTES {
        return Err(problem(FileProblem::TooLarge));
    }
    let room = usize::try_from(length).map_err(|_| problem(FileProblem::TooLarge))?;
    let mut bytes = Vec::with_capacity(room.saturating_add(1));
    // A file that grows while it is read ends at the limit all the same.
    opened
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| problem(FileProblem::Vanished))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(problem(FileProblem::TooLarge));
    }
    if (bytes.len() as u64) < length {
        return Err(problem(FileProblem::Vanished));
    }
    Ok(bytes)
}

/// What the system says of a file, in the engine's words.
pub(crate) fn io_error(problem: &io::Error, file: &str) -> AppError {
    use std::io::ErrorKind;
    let unfit = Unfit::inside(problem).map(|reason| match reason {
        Unfit::Special => FileProblem::Special,
        Unfit::Own => FileProblem::OwnFile,
    });
    let problem = match (unfit, problem.kind()) {
        (Some(unfit), _) => unfit,
        (None, ErrorKind::NotFound) => FileProblem::Missing,
        (None, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => FileProblem::NoPermission,
        (None, ErrorKind::IsADirectory) => FileProblem::Folder,
        (None, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => return AppError::Disk,
        (None, _) => FileProblem::Vanished,
    };
    AppError::File {
        problem,
        file: file.to_owned(),
    }
}

/// What the importer says of a whole file, in the engine's words.
pub fn file_error(problem: &importer::FileProblem, file: &str) -> AppError {
    use importer::{FileKind, FileProblem as Theirs};
    let problem = match problem {
        Theirs::Cancelled => return AppError::Cancelled,
        Theirs::Empty => FileProblem::Empty,
        Theirs::HeaderOnly => FileProblem::HeaderOnly,
        Theirs::FieldPerLine => FileProblem::FieldPerLine,
        Theirs::TooManyColumns { .. } => FileProblem::TooManyColumns,
        Theirs::TooManyRows { .. } | Theirs::TooLarge { .. } => FileProblem::TooLarge,
        Theirs::NotText(kind) => match kind {
            FileKind::Workbook => FileProblem::Workbook,
            FileKind::OldWorkbook => FileProblem::OldWorkbook,
            FileKind::Pdf => FileProblem::Pdf,
            FileKind::Picture => FileProblem::Picture,
            FileKind::Zip => FileProblem::Zip,
            FileKind::Json => FileProblem::Json,
            FileKind::Html => FileProblem::Html,
            FileKind::VCard => FileProblem::Vcard,
            FileKind::Unknown => FileProblem::Unknown,
        },
    };
    AppError::File {
        problem,
        file: file.to_owned(),
    }
}
