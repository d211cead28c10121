//! An import on its way to a hub: its rows, and what of its file is kept beside them, in slices that come before
//! the command (`sync_as_built.md` 2, "Import rows").

use domain::import::StagedRow;
use serde::{Deserialize, Serialize};
use serde_with::serde_as;

use crate::act::imports::{Staged, is_well_formed};
use crate::lines::{self, LinesError};

/// Rows of one slice.
pub const ROWS: usize = 2_000;

/// Most rows of one import.
pub const ROWS_MAX: u32 = 200_000;

/// Most slices of one import: its rows, and the file they are of.
pub const SLICES_MAX: u32 = 101;

/// Most bytes of one import once its slices are unpacked.
const UNPACKED_MAX: usize = 512 << 20;

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
    /// Bytes that were unpacked.
    unpacked: usize,
}

impl Upload {
    /// Adds what one slice brings.
    ///
    /// # Errors
    /// As its lines; every value of a row is checked as the importer checked it.
    pub fn add(&mut self, body: &[u8]) -> Result<(), LinesError> {
        let unpacked = lines::unpack(body)?;
        self.unpacked += unpacked.len();
        if self.unpacked > UNPACKED_MAX {
            return Err(LinesError::TooLarge);
        }
        for (n, line) in lines::read::<Line>(&unpacked).enumerate() {
            match line? {
                _ if n == ROWS => return Err(LinesError::TooLarge),
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

    use super::{File, Line, ROWS, ROWS_MAX, SLICES_MAX, StagedRow, UNPACKED_MAX, Upload};
    use crate::lines::{self, LinesError};

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

    #[test]
    fn a_slice_has_no_more_rows_than_it_may() {
        let code = RowCode::all().next().unwrap();
        let rows = |count: usize| {
            let row = |row| Line::Row(StagedRow::Unusable { row, code }, String::new());
            lines::pack((0..).map(row).take(count)).unwrap()
        };
        Upload::default().add(&rows(ROWS)).unwrap();
        let more = Upload::default().add(&rows(ROWS + 1));
        assert!(matches!(more, Err(LinesError::TooLarge)), "{more:?}");
        assert_eq!(ROWS * (SLICES_MAX as usize - 1), ROWS_MAX as usize);
    }

    #[test]
    fn all_slices_of_an_import_have_a_bound() {
        let file = File {
            header: "x".repeat(1 << 20),
            ..File::default()
        };
        let body = lines::pack([Line::File(file)]).unwrap();
        let mut upload = Upload::default();
        for _ in 1..UNPACKED_MAX >> 20 {
            upload.add(&body).unwrap();
        }
        assert!(matches!(upload.add(&body), Err(LinesError::TooLarge)));
    }
}
