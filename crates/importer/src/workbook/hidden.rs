//! Rows that the spreadsheet hides, by a filter for example. The library does not tell them.

use super::weight::{Format, MAX_CONTENT};
use super::xml::{Tag, archive, each_tag, repeats, value};
use crate::notes::FileProblem;
use crate::progress::{Cancelled, Progress};
use crate::raw::MAX_RECORDS;

/// The numbers of the hidden rows of a sheet, from 1 and rising; none where the file does not tell.
///
/// # Errors
/// If the work was stopped.
pub(super) fn rows(bytes: &[u8], format: Format, sheet: &str, progress: &dyn Progress) -> Result<Vec<u32>, Cancelled> {
    let found = match format {
        Format::Excel => of_excel(bytes, sheet, progress),
        Format::OpenDocument => of_open_document(bytes, sheet, progress),
        Format::ExcelBinary => Ok(Vec::new()),
    };
    match found {
        Err(FileProblem::Cancelled) => Err(Cancelled),
        // The sheet itself could be read. Which of its rows are hidden is then not known.
        found => Ok(found.unwrap_or_default()),
    }
}

fn of_excel(bytes: &[u8], sheet: &str, progress: &dyn Progress) -> Result<Vec<u32>, FileProblem> {
    let path = path_of(bytes, sheet, progress)?;
    let mut rows = Vec::new();
    let mut row = 0_u32;
    each_tag(&mut archive(bytes)?, &path, MAX_CONTENT, progress, |tag| {
        if let Tag::Start(tag) = tag
            && tag.local_name().as_ref() == "row"
        {
            let number = value(tag, "r").and_then(|number| number.parse().ok());
            row = number.unwrap_or(row.saturating_add(1));
            if matches!(value(tag, "hidden").as_deref(), Some("1" | "true")) {
                rows.push(row);
            }
        }
        Ok(())
    })?;
    Ok(rows)
}

/// The part that has the cells of a sheet.
fn path_of(bytes: &[u8], sheet: &str, progress: &dyn Progress) -> Result<String, FileProblem> {
    let mut archive = archive(bytes)?;
    // The first attribute that is wanted, of the first element whose other attribute has this value.
    let mut find = |part: &str, (name, is): (&str, &str), wanted: &str| {
        let mut found = None;
        each_tag(&mut archive, part, MAX_CONTENT, progress, |tag| {
            if let Tag::Start(tag) = tag
                && found.is_none()
                && value(tag, name).as_deref() == Some(is)
            {
                found = value(tag, wanted);
            }
            Ok(())
        })?;
        found.ok_or(FileProblem::Broken)
    };
    let id = find("xl/workbook.xml", ("name", sheet), "id")?;
    let target = find("xl/_rels/workbook.xml.rels", ("Id", &id), "Target")?;
    Ok(match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    })
}

fn of_open_document(bytes: &[u8], sheet: &str, progress: &dyn Progress) -> Result<Vec<u32>, FileProblem> {
    let mut rows = Vec::new();
    let (mut is_in, mut row) = (false, 0_u32);
    each_tag(&mut archive(bytes)?, "content.xml", MAX_CONTENT, progress, |tag| {
        let Tag::Start(tag) = tag else { return Ok(()) };
        match tag.name().as_ref() {
            "table:table" => {
                is_in = value(tag, "name").as_deref() == Some(sheet);
                row = 0;
            }
            "table:table-row" if is_in => {
                let repeated = u32::try_from(repeats(tag, "number-rows-repeated")).unwrap_or(MAX_RECORDS);
                let last = row.saturating_add(repeated).min(MAX_RECORDS);
                if matches!(value(tag, "visibility").as_deref(), Some("collapse" | "filter")) {
                    rows.extend(row + 1..=last);
                }
                row = last;
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(rows)
}
