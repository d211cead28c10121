//! A file split into cells, and how much of one is taken.

use crate::decode::Decoded;
use crate::tokenize::{self, Dialect};

/// Most bytes a file may have: 512 MiB.
pub const MAX_BYTES: usize = 512 << 20;
/// Most columns a row may have: as many as a spreadsheet.
pub const MAX_COLUMNS: u32 = 16_384;
/// Most rows with text a file may have: as many as a spreadsheet.
pub const MAX_RECORDS: u32 = 1_048_576;
/// Most cells a sheet or a file of cards may have, the empty ones between others among them: 32 columns in each of as many rows as
/// there can be.
pub const MAX_CELLS: usize = 32 << 20;

/// What a table was made of.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum Source {
    /// Lines of text with a delimiter.
    #[default]
    Text,
    /// A sheet of a workbook.
    Workbook,
    /// Address cards; rows are numbered by the card, from 1.
    Cards,
}

/// A file decoded and split, before anything is known about its header.
pub(crate) struct Raw {
    pub(crate) decoded: Decoded,
    pub(crate) dialect: Dialect,
    pub(crate) grid: tokenize::Grid,
    pub(crate) sep_line: bool,
    /// Whether each line stood in quotes as a whole.
    pub(crate) quoted_lines: bool,
    pub(crate) source: Source,
}
