//! What can go wrong with a database, named after what the person can do about it.

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no file at this path.
    #[error("no such file")]
    Missing,
    /// The file exists but this key does not open it.
    #[error("the key does not open this file")]
    WrongKey,
    /// The file is not a database of this program, or parts of it are unreadable.
    #[error("the file is damaged")]
    Damaged,
    /// The file has no bytes at all.
    #[error("the file is empty")]
    Empty,
    /// The file was written by a newer version of the program.
    #[error("the file has the schema {found}, this program knows up to {known}")]
    Newer {
        /// The first migration in the file that this program does not know.
        found: String,
        /// The last one it does.
        known: String,
    },
    /// A migration that already ran was altered afterwards; the program is not to be trusted
    /// with this file.
    #[error("migration {name} differs from the one that was applied")]
    MigrationChanged {
        /// Which.
        name: String,
    },
    /// Another process is bringing this file up to date.
    #[error("the file is being migrated by another process")]
    Migrating,
    /// Another process held the write lock for longer than 30 seconds.
    #[error("the file is in use")]
    Busy,
    /// The caller cancelled it.
    #[error("stopped")]
    Stopped,
    /// No room left on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// The file, or the folder it is in, cannot be written: the disk is read-only, or belongs to
    /// another user.
    #[error("the file cannot be written")]
    ReadOnly,
    /// The device is short of memory.
    #[error("out of memory")]
    Memory,
    /// A row is not what its table promises.
    #[error("unreadable row in {place}, column {column}")]
    Corrupt {
        /// Table, or part of the program that read it.
        place: &'static str,
        /// Column of the statement, from 1; 0 for the row as a whole.
        column: usize,
    },
    /// A unique index refused a row.
    #[error("already taken: {index}")]
    Taken {
        /// The table and columns, as the database names them.
        index: String,
    },
    /// A text holds U+0000, which not every database can keep.
    #[error("text with a zero character")]
    ZeroCharacter,
    /// The operating system refused a file operation.
    #[error("file operation failed: {0}")]
    Io(std::io::Error),
    /// Anything else the database says; a defect of the program.
    #[error("database: {0}")]
    Database(String),
}

impl StoreError {
    /// A row that should be there is not, or is there twice.
    pub const fn row(place: &'static str) -> Self {
        Self::Corrupt { place, column: 0 }
    }

    /// From a result code of SQLite (<https://www.sqlite.org/rescode.html>) and its message.
    pub(crate) fn sqlite(code: i32, message: &str) -> Self {
        match code & 0xff {
            5 | 6 => Self::Busy,
            9 => Self::Stopped,
            // SQLCipher says the same of a page that fails its check; callers that can, look closer.
            7 => Self::Memory,
            11 => Self::Damaged,
            // The file was moved while a connection had it open; its disk is not the cause.
            8 if code != 1_032 => Self::ReadOnly,
            // No database, or none under this key.
            26 => Self::WrongKey,
            13 => Self::DiskFull,
            19 if matches!(code, 1555 | 2067) => {
                let index = message.rsplit_once("failed: ").map_or(message, |(_, index)| index);
                Self::Taken {
                    index: index.to_owned(),
                }
            }
            _ => Self::Database(format!("{code}: {message}")),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(problem: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match problem.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::ReadOnly,
            ErrorKind::OutOfMemory => Self::Memory,
            _ => Self::Io(problem),
        }
    }
}
