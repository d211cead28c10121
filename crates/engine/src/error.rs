//! What can go wrong, as the user interface is told: closed, tagged by code, parameters and no
//! prose. The user interface and the command line own the sentences.

mod refusal;

pub use crate::view::NamedView;
pub use refusal::RefusalView;

use serde::Serialize;
use store::StoreError;
use ts_rs::TS;
use vault::secrets::SecretError;

/// Every error that crosses outwards.
#[derive(Clone, PartialEq, Debug, Serialize, TS, thiserror::Error)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum AppError {
    /// The key of the file is not at hand: a passphrase or the recovery code is needed.
    #[error("locked")]
    Locked {
        /// [`crate::view::FirmEntry::file`].
        file: String,
    },
    /// Neither passphrase nor recovery code, or the key file does not fit.
    #[error("wrong secret")]
    WrongSecret,
    /// The keyring of the system answers with an error.
    #[error("keyring")]
    Keyring,
    /// The key stands in a key file, which is never replaced: a new key needs another file.
    #[error("key file")]
    KeyFile,
    /// A newer version of the program has written the file.
    #[error("newer file")]
    NewerFile,
    /// The firm of a backup is on this device already, and nobody said that it be replaced.
    #[error("firm is here")]
    FirmIsHere {
        /// [`crate::view::FirmEntry::file`].
        file: String,
    },
    /// The file is no firm file, or it is damaged.
    #[error("damaged file")]
    DamagedFile,
    /// The firm's file has no bytes at all.
    #[error("empty file")]
    EmptyFile,
    /// No firm is open.
    #[error("no firm")]
    NoFirm,
    /// Several firms are there and none was named.
    #[error("several firms")]
    SeveralFirms,
    /// The person stopped it; nothing was changed.
    #[error("cancelled")]
    Cancelled,
    /// The record is not there, or the reader may not see it.
    #[error("not found")]
    NotFound,
    /// Only administrators may do this.
    #[error("administrators only")]
    AdministratorsOnly,
    /// A text is not what its field takes.
    #[error("field {field}")]
    Field {
        /// Which field of the form.
        field: String,
        /// What is wrong with it.
        problem: FieldProblem,
    },
    /// A file cannot be read or written.
    #[error("file {problem:?}")]
    File {
        /// What is wrong.
        problem: FileProblem,
        /// File name without folder.
        file: String,
    },
    /// A file has more rows than the firm imports at once.
    #[error("{rows} rows, limit {limit}")]
    TooManyRows {
        /// File name without folder.
        file: String,
        /// Rows of the file.
        rows: u32,
        /// Rows that the firm's settings allow.
        limit: u32,
    },
    /// A rule said no.
    #[error("refused")]
    Refused {
        /// Which rule, and what is in the way.
        refusal: RefusalView,
    },
    /// No mail can leave before somebody has said how.
    #[error("no mail set up")]
    MailNotSetUp,
    /// A mail, or a try of how mail is set up, did not get through.
    #[error("mail problem")]
    Mail {
        /// Where it stopped, and why.
        problem: crate::view::MailProblemView,
    },
    /// The code that was told is not that of the newest mail.
    #[error("wrong code")]
    WrongCode {
        /// Guesses that are left before a pause.
        left: u32,
    },
    /// Too many wrong codes: none counts for a while.
    #[error("code locked")]
    CodeLocked {
        /// Until when.
        until: f64,
    },
    /// Another program holds the file for longer than anybody should wait.
    #[error("busy")]
    Busy,
    /// The disk is full.
    #[error("disk")]
    Disk,
    /// The firm's file, or the folder it is in, cannot be written: a read-only disk, or one of somebody
    /// else.
    #[error("read only")]
    ReadOnly,
    /// The device is short of memory.
    #[error("memory")]
    Memory,
    /// Nothing the reader can act on; the log knows more under this number.
    #[error("internal {incident}")]
    Internal {
        /// Number of the entry in the log.
        incident: String,
    },
}

/// What is wrong with a text of a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FieldProblem {
    /// It is needed.
    Empty,
    /// A first or a last name is needed.
    Name,
    /// It is longer than the field takes.
    TooLong,
    /// No e-mail address.
    Email,
    /// No phone number.
    Phone,
    /// No identifier.
    Identifier,
    /// No country code (ISO 3166-1 alpha-2).
    Country,
    /// No time zone (IANA).
    TimeZone,
    /// No day.
    Date,
    /// Not the word that confirms.
    Confirm,
    /// No code of an invitation.
    Code,
    /// A username that is an e-mail address.
    UsernameEmail,
    /// A username with other characters than letters and digits.
    UsernameSigns,
    /// A username that is too short.
    UsernameShort,
    /// A username without a letter.
    UsernameLetter,
    /// The terms were not accepted.
    Terms,
    /// No port.
    Port,
    /// The password has to be given again.
    Again,
    /// A password would travel without encryption.
    InTheOpen,
    /// A passphrase that is too short.
    Passphrase,
    /// More rows than any limit of imports.
    RowLimit,
}

/// Why a file cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum FileProblem {
    Empty,
    HeaderOnly,
    /// One field on each line, or one person in each column.
    FieldPerLine,
    Workbook,
    OldWorkbook,
    Pdf,
    Picture,
    Zip,
    Json,
    Html,
    Vcard,
    Unknown,
    Folder,
    Special,
    OwnFile,
    ChooseAgain,
    Missing,
    Vanished,
    NoPermission,
    TooLarge,
    TooManyColumns,
    SeveralFiles,
    NoBackup,
    CutShort,
    Damaged,
    OtherKey,
    OwnFolder,
    /// The files that were written there before are gone: it may be another disk.
    Emptied,
    NoPicture,
    PictureTooLarge,
    PictureDamaged,
}

impl AppError {
    /// A text that a field does not take.
    pub(crate) fn field(field: &str, problem: FieldProblem) -> Self {
        Self::Field {
            field: field.into(),
            problem,
        }
    }

    /// What a file beside a firm's says that could not be made or written.
    pub(crate) fn of_the_disk(problem: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        match problem.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Disk,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::ReadOnly,
            ErrorKind::OutOfMemory => Self::Memory,
            _ => Self::internal(problem),
        }
    }

    /// Whether nothing can be written where the firm is, though it can be read.
    pub(crate) const fn is_of_the_disk(&self) -> bool {
        matches!(self, Self::Disk | Self::ReadOnly)
    }

    /// Logs the cause under a new number; nothing personal may be in `cause`.
    pub(crate) fn internal(cause: &dyn std::fmt::Display) -> Self {
        let mut bytes = [0_u8; 4];
        // Without randomness the number is 0: the log line still stands.
        let _ = getrandom::fill(&mut bytes);
        let incident = format!("{:08x}", u32::from_be_bytes(bytes));
        tracing::error!(%incident, %cause, "internal error");
        Self::Internal { incident }
    }
}

/// What a problem of the store means to the person.
impl From<StoreError> for AppError {
    fn from(problem: StoreError) -> Self {
        match problem {
            StoreError::WrongKey => Self::WrongSecret,
            StoreError::Damaged => Self::DamagedFile,
            StoreError::Corrupt { .. } => {
                tracing::error!(cause = %problem, "damaged file");
                Self::DamagedFile
            }
            StoreError::Newer { .. } => Self::NewerFile,
            StoreError::Missing => Self::NotFound,
            StoreError::Empty => Self::EmptyFile,
            StoreError::DiskFull => Self::Disk,
            StoreError::ReadOnly => Self::ReadOnly,
            StoreError::Memory => Self::Memory,
            StoreError::Stopped => Self::Cancelled,
            StoreError::Busy | StoreError::Migrating => Self::Busy,
            StoreError::MigrationChanged { .. }
            | StoreError::Taken { .. }
            | StoreError::ZeroCharacter
            | StoreError::Io(_)
            | StoreError::Database(_) => Self::internal(&problem),
        }
    }
}

pub(crate) fn secret_error(problem: &SecretError, file: &str) -> AppError {
    match problem {
        SecretError::Wrong | SecretError::Mistyped | SecretError::KeyFileMalformed(_) => AppError::WrongSecret,
        SecretError::ShortPassphrase => AppError::field("passphrase", FieldProblem::Passphrase),
        SecretError::NoKeyring(_) | SecretError::KeyringLocked(_) => AppError::field("passphrase", FieldProblem::Empty),
        SecretError::Keyring(_) => AppError::Keyring,
        SecretError::Newer(_) => AppError::NewerFile,
        SecretError::Missing(_) | SecretError::Damaged(_) => {
            tracing::error!(cause = %problem, "no way to the key");
            AppError::Locked { file: file.to_owned() }
        }
        SecretError::File { source, .. } => AppError::of_the_disk(source),
        SecretError::Exists(_)
        | SecretError::KeyFileTaken(_)
        | SecretError::Entropy(_)
        | SecretError::Derivation(_) => AppError::internal(problem),
    }
}
