//! Which sheet of a workbook is meant.

use crate::texts::texts;
use crate::usage::Usage;

/// A sheet as it is told: its name, its rows with text, and whether it is hidden.
pub(crate) type Told<'s> = (&'s str, u32, bool);

/// The place of the sheet that was named. `None` if none was, and none needs to be.
pub(crate) fn chosen(sheets: &[Told<'_>], is_asked: bool, name: Option<&str>) -> Result<Option<usize>, Usage> {
    let all = || {
        let filled = sheets.iter().filter(|(_, rows, _)| *rows > 0);
        let named = filled.map(|(name, rows, is_hidden)| texts().sheet(name, *rows, *is_hidden));
        named.collect::<Vec<_>>().join(", ")
    };
    let Some(name) = name else {
        return if is_asked {
            Err(Usage::Sheet { sheets: all() })
        } else {
            Ok(None)
        };
    };
    let found = sheets.iter().position(|(other, rows, _)| *other == name && *rows > 0);
    found.map(Some).ok_or_else(|| Usage::NoSheet {
        sheet: name.to_owned(),
        sheets: all(),
    })
}
