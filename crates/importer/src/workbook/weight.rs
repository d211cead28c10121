//! How much a workbook unpacks to, before it is unpacked: a few kilobytes may hold gigabytes.

use std::borrow::Cow;
use std::io::{self, Read as _};

use quick_xml::events::BytesStart;

use super::xml::{self, Archive, Tag, each_tag, repeats};
use crate::notes::FileProblem;
use crate::progress::{Progress, step};
use crate::raw::{MAX_BYTES, MAX_CELLS, MAX_COLUMNS};

/// Most bytes of a part that is read element by element.
pub(super) const MAX_CONTENT: u64 = 2 << 30;

/// How a workbook in a ZIP archive is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Format {
    /// XLSX, XLSM.
    Excel,
    /// XLSB.
    ExcelBinary,
    /// ODS.
    OpenDocument,
}

/// Tells how the workbook is written, and stops one whose parts would not fit into memory. Sheets of Excel are
/// read cell by cell and stopped then.
pub(super) fn check(bytes: &[u8], progress: &dyn Progress) -> Result<Format, FileProblem> {
    let mut archive = xml::archive(bytes)?;
    let names = archive.file_names().map(|name| name.map(Cow::into_owned));
    let names: Vec<String> = names.collect::<Result<_, _>>().map_err(|_| FileProblem::Broken)?;
    let has = |name: &str| names.iter().any(|other| other.eq_ignore_ascii_case(name));
    let format = if has("content.xml") {
        Format::OpenDocument
    } else if has("xl/workbook.bin") {
        return Ok(Format::ExcelBinary);
    } else {
        Format::Excel
    };
    for name in &names {
        let lower = name.to_ascii_lowercase();
        let is_read = lower.ends_with(".xml") || lower.ends_with(".rels");
        if !is_read || lower.starts_with("xl/worksheets/") || lower == "content.xml" {
            continue;
        }
        step(progress, 0, bytes.len())?;
        let part = archive.by_name(name).map_err(|_| FileProblem::Broken)?;
        // What the archive says of the size need not be true.
        let limit = MAX_BYTES as u64;
        let size = io::copy(&mut part.take(limit + 1), &mut io::sink()).map_err(|_| FileProblem::Broken)?;
        if size > limit {
            return Err(FileProblem::TooLarge { bytes: size, limit });
        }
    }
    if format == Format::OpenDocument {
        check_cells(&mut archive, progress)?;
    }
    Ok(format)
}

/// Stops a file whose cells and rows say that they stand for thousands of others, as OpenDocument allows.
fn check_cells(archive: &mut Archive<'_>, progress: &dyn Progress) -> Result<(), FileProblem> {
    // Of the sheet: cells as they are unpacked first, all rows, those up to the last with text, the widest.
    let (mut unpacked, mut rows, mut used, mut width) = (0_usize, 0_usize, 0_usize, 0_usize);
    let (mut repeated, mut filled, mut empty) = (0_usize, 0_usize, 0_usize);
    each_tag(archive, "content.xml", MAX_CONTENT, progress, |tag| {
        match tag {
            Tag::Start(tag) => match tag.name().as_ref() {
                "table:table" => (unpacked, rows, used, width) = (0, 0, 0, 0),
                "table:table-row" => {
                    repeated = repeats(tag, "number-rows-repeated");
                    (filled, empty) = (0, 0);
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    let cells = repeats(tag, "number-columns-repeated").min(MAX_COLUMNS as usize);
                    if has_value(tag) {
                        filled += std::mem::take(&mut empty) + cells;
                    } else {
                        empty = (empty + cells).min(MAX_COLUMNS as usize);
                    }
                }
                _ => {}
            },
            Tag::End("table:table-row") => {
                unpacked = unpacked.saturating_add(filled);
                rows = rows.saturating_add(repeated);
                if filled > 0 {
                    used = rows;
                    width = width.max(filled);
                }
                if unpacked > MAX_CELLS || used.saturating_mul(width) > MAX_CELLS {
                    return Err(FileProblem::TooManyCells { limit: MAX_CELLS });
                }
            }
            Tag::End(_) => {}
        }
        Ok(())
    })
}

fn has_value(tag: &BytesStart<'_>) -> bool {
    tag.attributes().flatten().any(|attribute| {
        let name = attribute.key.as_ref();
        name.starts_with("office:") || name == "table:formula" || name == "calcext:value-type"
    })
}
