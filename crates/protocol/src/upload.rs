//! An import on its way to a hub: its rows, and what of its file is kept beside them, in slices that come before
//! the command (`sync_as_built.md` 2, "Import rows").

use domain::import::StagedRow;
use serde::{Deserialize, Serialize};
use serde_with::serde_as;

use crate::act::imports::{Staged, is_well_formed};
use crate::lines::{self, LinesError};

/// Rows of one slice.
pub const ROWS: usize = 2_000;

/// Most slices of one import: 200 000 rows, and the file they are of.
pub const SLICES_MAX: u32 = 102;

/// Most bytes of slices that wait in one firm.
pub const WAITING_MAX: u64 = 64 << 20;

/// One line of a slice. The first slice has the file, every other one up to [`ROWS`] rows.
#[serde_as]
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Line {
    /// The file.
    File(File),
    /// A row as it was checked, and the cells of the file as one line of text.
    Row(#[serde_as(as = "Staged")] StagedRow, String),
}

/// A file, as far as it is kept beside an import.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct File {
    /// The names of the columns as one line of text.
    pub header: String,
    /// How many columns there are.
    pub columns: u32,
    /// Name of the text encoding.
    pub encoding: String,
    /// The character between cells.
    pub delimiter: String,
    /// Values that were left out, by the number of their row.
    pub left_out: Vec<(u32, Vec<LeftOut>)>,
    /// Rows that are no data: code of the reason, and how many there are.
    pub ignored: Vec<(String, u32)>,
}

/// A value a row is imported without.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// The name of its column.
    pub column: String,
    /// The text of the file.
    pub value: String,
    /// Why: code of a sentence.
    pub code: String,
}

/// An import that has arrived.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Upload {
    /// Its file.
    pub file: File,
    /// Its rows, in their order, each with its text.
    pub rows: Vec<(StagedRow, String)>,
}

impl Upload {
    /// Adds what one slice brings.
    ///
    /// # Errors
    /// As its lines; every value of a row is checked as the importer checked it.
    pub fn add(&mut self, body: &[u8]) -> Result<(), LinesError> {
        let unpacked = lines::unpack(body)?;
        for (n, line) in lines::read::<Line>(&unpacked).enumerate() {
            match line? {
                Line::File(file) => self.file = file,
                Line::Row(row, text) if is_well_formed(&row) => self.rows.push((row, text)),
                Line::Row(..) => return Err(LinesError::Malformed(n + 1)),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use domain::coded::Coded as _;
    use domain::import::RowCode;

    use super::{File, Line, StagedRow, Upload};
    use crate::lines;

    #[test]
    fn what_was_packed_arrives() {
        let file = File {
            header: "Name,Mail".into(),
            columns: 2,
            ignored: vec![("empty".into(), 3)],
            ..File::default()
        };
        let code = RowCode::all().next().unwrap();
        let row = StagedRow::Unusable { row: 2, code };
        let mut upload = Upload::default();
        for line in [Line::File(file.clone()), Line::Row(row.clone(), "Ann,x".into())] {
            upload.add(&lines::pack([line]).unwrap()).unwrap();
        }
        assert_eq!(upload.file, file);
        assert_eq!(upload.rows, [(row, "Ann,x".into())]);
        upload.add(b"no slice").unwrap_err();
    }
}
