//! Files people choose: read once, as a whole, with one error for each thing that can be wrong.

pub(crate) use store::files::create_private;
pub(crate) use vault::files::{Guard, may_write, tighten};
pub use vault::files::{Unfit, create, open};

use std::io::{self, Read as _};
use std::path::Path;

use crate::error::{AppError, FileProblem};

/// Largest file that is opened.
pub const MAX_BYTES: u64 = 500 << 20;

/// Largest text read from a file of its own (a password, terms, an announcement), in bytes.
pub const MAX_TEXT: u64 = 1 << 20;

/// Reads a text file.
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

/// The last part of a path, to show to people.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Reads the whole file once; later changes to it do not matter.
///
/// # Errors
/// If it is missing, a folder, a pipe, a firm's own file, too large, not permitted, or vanishes while it is
/// read.
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
    // A file that grows while it is read still ends at the limit.
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

/// The engine's error for a problem with a file.
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

/// The engine's error for a file that the importer cannot read.
pub fn file_error(problem: &importer::FileProblem, file: &str) -> AppError {
    use importer::{FileKind, FileProblem as Theirs};
    let problem = match problem {
        Theirs::Cancelled => return AppError::Cancelled,
        Theirs::Empty => FileProblem::Empty,
        Theirs::HeaderOnly => FileProblem::HeaderOnly,
        Theirs::FieldPerLine => FileProblem::FieldPerLine,
        Theirs::Locked => FileProblem::Locked,
        Theirs::Broken => FileProblem::Broken,
        Theirs::TooManyCells { .. } => FileProblem::TooManyCells,
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
            FileKind::Unknown => FileProblem::Unknown,
        },
    };
    AppError::File {
        problem,
        file: file.to_owned(),
    }
}
