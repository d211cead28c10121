//! Which sheet of a workbook is meant.

use engine::view::SheetView;

use crate::texts::texts;
use crate::usage::Usage;

/// The place of the sheet that was named. `None` if none was, and none needs to be.
pub(crate) fn chosen(sheets: &[SheetView], is_asked: bool, name: Option<&str>) -> Result<Option<usize>, Usage> {
    let all = || {
        let filled = sheets.iter().filter(|sheet| sheet.rows > 0);
        filled.map(|sheet| texts().sheet(sheet)).collect::<Vec<_>>().join(", ")
    };
    let Some(name) = name else {
        return if is_asked {
            Err(Usage::Sheet { sheets: all() })
        } else {
            Ok(None)
        };
    };
    let found = sheets.iter().position(|sheet| sheet.name == name && sheet.rows > 0);
    found.map(Some).ok_or_else(|| Usage::NoSheet {
        sheet: name.to_owned(),
        sheets: all(),
    })
}
