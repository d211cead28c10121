//! Notes on a whole file: why it cannot be read, or what was noticed while reading it.

use crate::kind::FileKind;
use crate::progress::Cancelled;
use domain::coded::Coded;

/// Why a file gives no table. Closed: every caller names every case.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FileProblem {
    /// No bytes, only a byte order mark, or only blanks and line ends.
    #[error("the file is empty")]
    Empty,
    /// Column names, but not one row under them.
    #[error("the file has column names but no rows")]
    HeaderOnly,
    /// One field on each line, or one person in each column: no table with a person in each row.
    #[error("the file has one field on each line, not one person")]
    FieldPerLine,
    /// Not a table but something else.
    #[error("the file is not a table but {}", .0.code())]
    NotText(FileKind),
    /// A workbook with a password.
    #[error("the workbook has a password")]
    Locked,
    /// A workbook that is damaged.
    #[error("the workbook is damaged")]
    Broken,
    /// A workbook with more cells than we take from a sheet, empty ones between others included.
    #[error("the sheet has more than {limit} cells")]
    TooManyCells {
        /// Most cells a sheet may have.
        limit: usize,
    },
    /// A row with more cells than any spreadsheet has columns.
    #[error("row {row} has more than {limit} cells")]
    TooManyColumns {
        /// Row as the spreadsheet shows it.
        row: u32,
        /// Most cells a row may have.
        limit: u32,
    },
    /// More records than we take from one file.
    #[error("the file has more than {limit} rows")]
    TooManyRows {
        /// Most records a file may have.
        limit: u32,
    },
    /// More bytes than we take from one file.
    #[error("the file has {bytes} bytes, more than {limit}")]
    TooLarge {
        /// Size of the file in bytes.
        bytes: u64,
        /// Most bytes a file may have.
        limit: u64,
    },
    /// Stopped by the reader.
    #[error("cancelled")]
    Cancelled,
}

impl FileProblem {}

impl From<Cancelled> for FileProblem {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

/// How much a note wants to be read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NoteLevel {
    /// Done rightly; said for completeness.
    Info,
    /// A guess or a loss: the user should check it.
    Check,
}

macro_rules! note_codes {
    ($($(#[$doc:meta])* $variant:ident, $level:ident;)*) => {
        /// What was noticed about a file.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        #[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
        #[strum(serialize_all = "snake_case")]
        pub enum NoteCode { $($(#[$doc])* $variant,)* }
        impl NoteCode {
            /// How much it wants to be read.
            pub fn level(self) -> NoteLevel { match self { $(Self::$variant => NoteLevel::$level,)* } }
        }
    };
}

note_codes! {
    /// Encoding taken by likelihood (`encoding`).
    EncodingGuessed, Info;
    /// Two encodings are likely (`encoding`, `sample`, `other`, `other_sample`).
    EncodingAsked, Check;
    /// Invalid UTF-8 was read as Windows-1252 (`count`); the cells are marked.
    BytesRepaired, Check;
    /// The text was misread once before the file was saved (`count`, `sample`, `repaired`).
    DamagedText, Check;
    /// NUL characters were removed (`count`).
    NulRemoved, Info;
    /// The sheet that is read is hidden in the spreadsheet.
    HiddenSheet, Check;
    /// Address cards that begin and do not end (`count`); they are not read.
    CardsCutShort, Check;
    /// Address cards that list people instead of being one (`count`); they are not read.
    CardGroups, Info;
    /// Pictures on address cards (`count`), which are not imported.
    CardPictures, Check;
    /// Rows that the spreadsheet hides, by a filter for example (`count`); they are records like the others.
    HiddenRows, Check;
    /// Formulas without a stored result (`count`); the first one's row is named. Their cells are empty.
    UnfinishedFormulas, Check;
    /// The file was written by this program; every cell is read as it was written.
    OwnExport, Info;
    /// A `sep=` line named the delimiter; it is not a row.
    SepLine, Info;
    /// Each line stood in quotes as a whole and was read as the table inside them.
    QuotedLines, Info;
    /// Cells are quoted with apostrophes.
    ApostropheQuotes, Info;
    /// Quotes inside cells are escaped with a backslash.
    BackslashEscapes, Info;
    /// Lines above the header are not records (`count`).
    Preamble, Info;
    /// Lines beginning with `#` above the table (`count`).
    Comments, Info;
    /// The row above the header groups its columns.
    TwoHeaderRows, Check;
    /// No row of column names was found.
    NoHeader, Check;
    /// The header was recognised by contrast only, none of its names is known.
    HeaderGuessed, Check;
    /// The row of column names is below records (`count`), which are read by it.
    HeaderBelow, Check;
    /// The file has another table, which is not read (`count`); its first row is named.
    OtherTable, Check;
    /// Several columns have the same name (`columns`, letters with spaces).
    DuplicateHeaders, Check;
    /// The header is repeated among the records and was left out (`count`).
    RepeatedHeader, Info;
    /// Rows without any text (`count`).
    EmptyRows, Info;
    /// Columns at the right without any text (`count`).
    EmptyColumns, Info;
    /// Rows with more cells than the table has columns (`count`); the first one is named.
    LongRows, Check;
    /// A quote was opened and never closed; the text was read as if it were not there.
    UnclosedQuote, Check;
    /// Quotes inside a quoted cell are not doubled; they were kept (`count`).
    InnerQuotes, Check;
    /// The last row looks like a total.
    TotalRow, Check;
    /// A cell is longer than a spreadsheet holds (`count`); the first one is named.
    LongCells, Check;
}

/// Something noticed about a file as a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileNote {
    /// What it is.
    pub code: NoteCode,
    /// First row it is about, as the spreadsheet shows it.
    pub row: Option<u32>,
    /// Values for the sentence: name and value, as listed at the code.
    pub params: Vec<(&'static str, String)>,
}

impl FileNote {
    pub(crate) fn new(code: NoteCode) -> Self {
        Self {
            code,
            row: None,
            params: Vec::new(),
        }
    }

    pub(crate) fn at(mut self, row: u32) -> Self {
        self.row = Some(row);
        self
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.params.push((name, value.into()));
        self
    }

    pub(crate) fn counting(self, count: usize) -> Self {
        self.with("count", count.to_string())
    }

    /// How much it wants to be read.
    pub fn level(&self) -> NoteLevel {
        self.code.level()
    }

    /// The value of one parameter.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.as_str())
    }
}
