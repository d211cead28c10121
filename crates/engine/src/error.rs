//! Errors as the user interface gets them: a closed list of codes with parameters and no sentences. The
//! sentences belong to the user interface and the command line.

mod refusal;

pub use crate::view::NamedView;
pub use refusal::RefusalView;

use serde::Serialize;
use store::StoreError;
use ts_rs::TS;
use vault::secrets::SecretError;

/// Every error that leaves the engine.
#[derive(Clone, PartialEq, Debug, Serialize, TS, thiserror::Error)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum AppError {
    /// The key of the file is not at hand: a passphrase or the recovery code is needed.
    #[error("locked")]
    Locked {
        /// [`crate::view::FirmEntry::file`].
        file: String,
    },
    /// Neither the passphrase nor the recovery code, or a key file that does not fit.
    #[error("wrong secret")]
    WrongSecret,
    /// The system's keyring answered with an error.
    #[error("keyring")]
    Keyring,
    /// The key is in a key file, which is never replaced: a new key needs another file.
    #[error("key file")]
    KeyFile,
    /// A newer version of the program wrote the file.
    #[error("newer file")]
    NewerFile,
    /// The firm of a backup is already on this device, and the request does not ask to replace it.
    #[error("firm is here")]
    FirmIsHere {
        /// [`crate::view::FirmEntry::file`].
        file: String,
    },
    /// The file is not a firm file, or it is damaged.
    #[error("damaged file")]
    DamagedFile,
    /// The firm's file is empty.
    #[error("empty file")]
    EmptyFile,
    /// No firm is open.
    #[error("no firm")]
    NoFirm,
    /// There are several firms, and the request names none.
    #[error("several firms")]
    SeveralFirms,
    /// The person stopped the work; nothing was changed.
    #[error("cancelled")]
    Cancelled,
    /// The record does not exist, or the reader may not see it.
    #[error("not found")]
    NotFound,
    /// Only administrators may do this.
    #[error("administrators only")]
    AdministratorsOnly,
    /// A field cannot take this text.
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
        /// Rows that the firm's settings and its hub allow.
        limit: u32,
    },
    /// A rule refused the command.
    #[error("refused")]
    Refused {
        /// The rule, and what is in the way.
        refusal: RefusalView,
    },
    /// E-mail is not set up.
    #[error("no mail set up")]
    MailNotSetUp,
    /// A mail did not get through, or a test of the mail setup failed.
    #[error("mail problem")]
    Mail {
        /// The stage it failed at, and why.
        problem: crate::view::MailProblemView,
    },
    /// The given code is not the one in the newest mail.
    #[error("wrong code")]
    WrongCode {
        /// Guesses left before a pause.
        left: u32,
    },
    /// Too many wrong codes: none is accepted for a while.
    #[error("code locked")]
    CodeLocked {
        /// Until when.
        until: f64,
    },
    /// The hub did not do what it was asked.
    #[error("hub {problem:?}")]
    Hub {
        /// Why.
        problem: HubProblem,
    },
    /// The hub has not answered this device for so long that it shows nothing before the next answer.
    #[error("lease over")]
    Lease {
        /// When it has last answered.
        heard: f64,
    },
    /// Another program is using the file and does not finish.
    #[error("busy")]
    Busy,
    /// The disk is full.
    #[error("disk")]
    Disk,
    /// The firm's file or its folder cannot be written: the disk is read-only, or they belong to another
    /// user.
    #[error("read only")]
    ReadOnly,
    /// The device has too little memory.
    #[error("memory")]
    Memory,
    /// Nothing the reader can act on; the log has the details under this number.
    #[error("internal {incident}")]
    Internal {
        /// Number of the log entry.
        incident: String,
    },
}

/// Why a hub did not do what it was asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum HubProblem {
    /// It cannot be reached. Nothing was changed, or it is not known whether it was.
    Offline,
    /// What answers is not the hub of the link.
    Untrusted,
    /// This device is not one of the firm's any more.
    Revoked,
    /// The person is suspended: the device holds nothing until that ends.
    Suspended,
    /// Another copy of this device has asked since.
    Copied,
    /// The code is wrong, used or over.
    Code,
    /// The firm is on the hub already, or the place is used.
    Taken,
    /// The hub does not have this firm or place.
    NotFound,
    /// Not for this person.
    Forbidden,
    /// The username is not allowed or not free.
    Username,
    /// The firm has changed its terms since they were shown.
    Terms,
    /// Hub and program do not understand each other: one of them is too old.
    Version,
    /// Asked too often.
    TooOften,
    /// It is busy, for example with an import. Nothing was changed.
    Busy,
    /// The hub has a problem of its own.
    Broken,
    /// This is done on the device that has the whole firm, or on the hub.
    NotHere,
    /// A move to the hub was cut short, and the hub has not said yet whether it has the firm: nothing is changed
    /// here meanwhile.
    Unsettled,
    /// The secret of the hub in this program is missing.
    NoSecret,
    /// The firm is shared from here and its recovery code was never shown, so its backup could not be opened.
    NoCode,
    /// The firm is on this computer as a device of its hub: a backup is not put in its place.
    Attached,
}

/// What is wrong with the text in a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FieldProblem {
    /// It is needed.
    Empty,
    /// A first or a last name is needed.
    Name,
    /// It is too long for the field.
    TooLong,
    /// No e-mail address.
    Email,
    /// No phone number.
    Phone,
    /// No identifier.
    Identifier,
    /// No link to a hub.
    Link,
    /// No country code (ISO 3166-1 alpha-2).
    Country,
    /// No time zone (IANA).
    TimeZone,
    /// No day.
    Date,
    /// Not the word that confirms the action.
    Confirm,
    /// Not an invitation code.
    Code,
    /// A username that is an e-mail address.
    UsernameEmail,
    /// A username with characters other than letters and digits.
    UsernameSigns,
    /// No role.
    Role,
    /// A username that is too short.
    UsernameShort,
    /// A username without a letter.
    UsernameLetter,
    /// The terms were not accepted.
    Terms,
    /// No port.
    Port,
    /// No port that a hub in this program may have.
    HostPort,
    /// A port that another program uses.
    PortTaken,
    /// The password has to be given again.
    Again,
    /// A password would travel without encryption.
    InTheOpen,
    /// A hub does not do it in this way.
    NotOnHub,
    /// A passphrase that is too short.
    Passphrase,
    /// More rows than any limit of imports.
    RowLimit,
    /// No number of days for which an answer of a hub may be good.
    LeaseDays,
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
    /// An Excel workbook in the binary format (XLSB).
    Workbook,
    /// A file in the container of old Excel that has no sheets.
    OldWorkbook,
    /// A workbook with a password.
    Locked,
    /// A damaged workbook.
    Broken,
    TooManyCells,
    Pdf,
    Picture,
    Zip,
    Json,
    Html,
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
    /// The files that were there before are missing: it may be another disk.
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

    /// The error for a file beside a firm's that could not be created or written.
    pub(crate) fn of_the_disk(problem: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        match problem.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Disk,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::ReadOnly,
            ErrorKind::OutOfMemory => Self::Memory,
            _ => Self::internal(problem),
        }
    }

    /// Whether the error only means that nothing can be written where the firm is; it can still be read.
    pub(crate) const fn is_of_the_disk(&self) -> bool {
        matches!(self, Self::Disk | Self::ReadOnly)
    }

    /// Logs the cause under a new number; `cause` must hold nothing personal.
    pub(crate) fn internal(cause: &dyn std::fmt::Display) -> Self {
        let mut bytes = [0_u8; 4];
        // Without randomness the number is 0; the log line is still useful.
        let _ = getrandom::fill(&mut bytes);
        let incident = format!("{:08x}", u32::from_be_bytes(bytes));
        tracing::error!(%incident, %cause, "internal error");
        Self::Internal { incident }
    }
}

/// What a problem of the store means to the reader.
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
