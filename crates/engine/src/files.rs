//! Files people choose: read once, whole, with one sentence's worth for whatever is wrong.

use std::path::Path;

use crate::error::{AppError, FileProblem};

/// Largest file that is opened.
pub const MAX_BYTES: u64 = 500 << 20;

/// The last part of a path, for people.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Reads the whole file once; what happens to it afterwards does not matter.
///
/// # Errors
/// One sentence's worth: missing, a folder, too large, no permission, vanished while reading.
pub fn read_file(path: &Path, file: &str) -> Result<Vec<u8>, AppError> {
    use std::io::Read as _;
    let problem = |problem| AppError::File {
        problem,
        file: file.to_owned(),
    };
    let metadata = std::fs::metadata(path).map_err(|e| io_error(&e, file))?;
    if metadata.is_dir() {
        return Err(problem(FileProblem::Folder));
    }
    if metadata.len() > MAX_BYTES {
        return Err(problem(FileProblem::TooLarge));
    }
    let opened = std::fs::File::open(path).map_err(|e| io_error(&e, file))?;
    let room = usize::try_from(metadata.len()).map_err(|_| problem(FileProblem::TooLarge))?;
    let mut bytes = Vec::with_capacity(room.saturating_add(1));
    // A file that grows while it is read ends at the limit all the same.
    opened
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| problem(FileProblem::Vanished))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(problem(FileProblem::TooLarge));
    }
    if (bytes.len() as u64) < metadata.len() {
        return Err(problem(FileProblem::Vanished));
    }
    Ok(bytes)
}

/// What the system says of a file, in the engine's words.
pub(crate) fn io_error(problem: &std::io::Error, file: &str) -> AppError {
    use std::io::ErrorKind;
    let problem = match problem.kind() {
        ErrorKind::NotFound => FileProblem::Missing,
        ErrorKind::PermissionDenied => FileProblem::NoPermission,
        ErrorKind::IsADirectory => FileProblem::Folder,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => return AppError::Disk,
        _ => FileProblem::Vanished,
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
