//! From the bytes of a file to checked rows: pure, given what already exists.
//!
//! The way through: [`read_table`] decodes the whole file, finds its dialect and its header and
//! gives a [`Table`]; [`suggest`] matches its columns to our fields; [`check`] reads every record
//! and gives exactly one [`CheckedRow`] for each, with every [`Issue`] in one pass.
//! Nothing here knows a clock, a disk or a network; long work asks a [`Progress`] whether to go on.

mod aliases;
mod clean;
mod decode;
mod dialect;
mod fold;
mod header;
mod kind;
mod notes;
mod progress;
mod table;
mod tokenize;

pub use clean::clean_csv;
pub use decode::undamaged;
pub use encoding_rs::Encoding;
pub use kind::FileKind;
pub use notes::{FileNote, FileProblem, NoteCode, NoteLevel};
pub use progress::{Cancelled, Progress};
pub use table::{
    Column, Format, HeaderChoice, Ignored, MAX_BYTES, MAX_COLUMNS, MAX_RECORDS, Mark, MarkKind,
    ReadOptions, Record, Table, read_owned, read_table,
};
