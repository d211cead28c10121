//! How much a workbook unpacks to, before it is unpacked: a few kilobytes may hold gigabytes.

use std::borrow::Cow;
use std::io::{self, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::notes::FileProblem;
use crate::progress::{Progress, step};
use crate::raw::{MAX_BYTES, MAX_CELLS, MAX_COLUMNS};

/// Most bytes of the one part of an OpenDocument file that has the cells.
const MAX_CONTENT: u64 = 2 << 30;
/// Events of the XML reader between two looks at whether to go on.
const STEP_EVENTS: u32 = 16_384;

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
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileProblem::Broken)?;
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
        let content = archive.by_name("content.xml").map_err(|_| FileProblem::Broken)?;
        check_cells(BufReader::new(content.take(MAX_CONTENT)), progress)?;
    }
    Ok(format)
}

/// A cell and a row of OpenDocument may say that they stand for thousands.
fn check_cells(content: impl io::BufRead, progress: &dyn Progress) -> Result<(), FileProblem> {
    let mut reader = Reader::from_reader(content);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let mut buffer = Vec::new();
    // Of the sheet: cells as they are unpacked first, all rows, those up to the last with text, the widest.
    let (mut unpacked, mut rows, mut used, mut width) = (0_usize, 0_usize, 0_usize, 0_usize);
    let (mut repeated, mut filled, mut empty) = (0_usize, 0_usize, 0_usize);
    let mut events = 0_u32;
    loop {
        events = events.wrapping_add(1);
        if events.is_multiple_of(STEP_EVENTS) {
            step(progress, 0, 1)?;
        }
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| FileProblem::Broken)? {
            Event::Start(tag) => match tag.name().as_ref() {
                "table:table" => (unpacked, rows, used, width) = (0, 0, 0, 0),
                "table:table-row" => {
                    repeated = repeats(&tag, "table:number-rows-repeated");
                    (filled, empty) = (0, 0);
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    let cells = repeats(&tag, "table:number-columns-repeated").min(MAX_COLUMNS as usize);
                    if has_value(&tag) {
                        filled += std::mem::take(&mut empty) + cells;
                    } else {
                        empty = (empty + cells).min(MAX_COLUMNS as usize);
                    }
                }
                _ => {}
            },
            Event::End(tag) if tag.name().as_ref() == "table:table-row" => {
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
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn repeats(tag: &BytesStart<'_>, name: &str) -> usize {
    let found = tag
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.as_ref() == name);
    found.and_then(|attribute| attribute.value.parse().ok()).unwrap_or(1)
}

fn has_value(tag: &BytesStart<'_>) -> bool {
    tag.attributes().flatten().any(|attribute| {
        let name = attribute.key.as_ref();
        name.starts_with("office:") || name == "table:formula" || name == "calcext:value-type"
    })
}
