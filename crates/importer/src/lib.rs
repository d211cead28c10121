//! From the bytes of a file to checked rows: pure, given what already exists.
//!
//! The way through: [`read_table`] decodes the whole file, finds its dialect and its header and
//! gives a [`Table`] (of a workbook, a sheet of it; of address cards, a row for each); [`suggest`] matches its columns to our fields; [`check`] reads every record
//! and gives exactly one [`CheckedRow`] for each, with every [`Issue`] in one pass.
//! Nothing here knows a clock, a disk or a network; long work asks a [`Progress`] whether to go on.

mod addresses;
mod aliases;
mod cards;
mod cells;
mod check;
mod clean;
mod country;
mod decode;
mod defaults;
mod dialect;
mod encoding;
mod entities;
mod family_first;
mod field;
mod fold;
mod header;
mod home;
mod issue;
mod kind;
mod letters;
mod mapping;
mod names;
mod notes;
pub mod own;
mod phones;
mod placeholder;
mod progress;
mod raw;
mod roles;
mod rows;
mod table;
mod tokenize;
mod totals;
mod workbook;

pub use check::{CheckOptions, Checked, CheckedRow, check};
pub use clean::{Cleaned, clean_csv};
pub use decode::undamaged;
pub use defaults::{Defaults, NoDefault};
pub use encoding::Encoding;
pub use field::Field;
pub use issue::{Banner, BannerCode, Issue, IssueCode, Level};
pub use kind::FileKind;
pub use mapping::{
    ColumnMapping, Confidence, Mapping, NameForm, Need, is_rather_of_clients, missing, missing_for, suggest,
    suggest_for,
};
pub use notes::{FileNote, FileProblem, NoteCode, NoteLevel};
pub use progress::{Cancelled, Progress};
pub use raw::{MAX_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_RECORDS, Source};
pub use table::{
    Column, Format, HeaderChoice, Ignored, Mark, MarkKind, ReadOptions, Reason, Record, Table, Typed, read_owned,
    read_table,
};
pub use workbook::Sheet;
