//! Cells that are merged across rows: each of those rows gets the text. A cell that is merged across columns is one
//! cell, as a title is.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::vec;

use calamine::Dimensions;

use super::Tell;
use crate::notes::FileProblem;
use crate::raw::MAX_RECORDS;

/// Row and column, from 0.
type At = (u32, u32);

/// Passes cells on, and tells the text of merged ones in their other rows too.
pub(super) struct Merged<'f, 't> {
    /// Places without a text of their own, in the order of reading, each with the place that has it.
    places: Peekable<vec::IntoIter<(At, At)>>,
    /// Texts of the places that have one, those that were read.
    texts: BTreeMap<At, Option<String>>,
    tell: &'t mut Tell<'f>,
}

impl<'f, 't> Merged<'f, 't> {
    pub(super) fn new(merged: &[Dimensions], tell: &'t mut Tell<'f>) -> Self {
        let mut places: Vec<(At, At)> = merged
            .iter()
            .flat_map(|area| (area.start.0..area.end.0).map(|row| ((row + 1, area.start.1), area.start)))
            .take(MAX_RECORDS as usize)
            .collect();
        places.sort_unstable();
        Self {
            texts: places.iter().map(|(_, from)| (*from, None)).collect(),
            places: places.into_iter().peekable(),
            tell,
        }
    }

    pub(super) fn cell(&mut self, row: u32, column: u32, text: &str) -> Result<(), FileProblem> {
        self.until((row, column))?;
        if let Some(kept) = self.texts.get_mut(&(row, column)) {
            *kept = Some(text.to_owned());
        }
        // Text that is hidden under a merged cell is not shown by the spreadsheet, and not read.
        if let Some((_, from)) = self.places.next_if(|(at, _)| *at == (row, column)) {
            return self.repeat((row, column), from);
        }
        (self.tell)(row, column, text)
    }

    /// Tells the merged cells after the last one that was read.
    pub(super) fn finish(mut self) -> Result<(), FileProblem> {
        self.until((u32::MAX, u32::MAX))
    }

    fn until(&mut self, next: At) -> Result<(), FileProblem> {
        while let Some((at, from)) = self.places.next_if(|(at, _)| *at < next) {
            self.repeat(at, from)?;
        }
        Ok(())
    }

    fn repeat(&mut self, (row, column): At, from: At) -> Result<(), FileProblem> {
        match self.texts.get(&from) {
            Some(Some(text)) => (self.tell)(row, column, text),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use calamine::Dimensions;

    use super::Merged;

    #[test]
    fn texts_are_repeated_downwards() {
        let mut told = Vec::new();
        let mut tell = |row: u32, column: u32, text: &str| {
            told.push(format!("{row},{column} {text}"));
            Ok(())
        };
        // A firm over three rows, a title over three columns, and one at the end.
        let areas = [
            Dimensions::new((1, 0), (3, 0)),
            Dimensions::new((0, 0), (0, 2)),
            Dimensions::new((3, 1), (4, 1)),
        ];
        let mut merged = Merged::new(&areas, &mut tell);
        for (row, column, text) in [
            (0, 0, "Title"),
            (1, 0, "Firm"),
            (1, 1, "Ana"),
            (2, 0, "old"),
            (2, 1, "Bo"),
            (3, 1, "Cy"),
        ] {
            assert_eq!(merged.cell(row, column, text), Ok(()));
        }
        assert_eq!(merged.finish(), Ok(()));
        assert_eq!(
            told,
            [
                "0,0 Title",
                "1,0 Firm",
                "1,1 Ana",
                "2,0 Firm",
                "2,1 Bo",
                "3,0 Firm",
                "3,1 Cy",
                "4,1 Cy"
            ]
        );
    }
}
