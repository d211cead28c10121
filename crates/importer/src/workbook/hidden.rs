//! Rows that the spreadsheet hides, by a filter for example. The library passes over this.

use std::io::{BufRead, BufReader, Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::weight::Format;
use crate::raw::{MAX_BYTES, MAX_RECORDS};

/// The numbers of the hidden rows of a sheet, from 1 and rising; none where the file does not tell.
pub(super) fn rows(bytes: &[u8], format: Format, sheet: &str) -> Vec<u32> {
    let found = match format {
        Format::Excel => of_excel(bytes, sheet),
        Format::OpenDocument => of_open_document(bytes, sheet),
        Format::ExcelBinary => None,
    };
    // What cannot be read here was read, or refused, before.
    found.unwrap_or_default()
}

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

fn of_excel(bytes: &[u8], sheet: &str) -> Option<Vec<u32>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let path = path_of(&mut archive, sheet)?;
    let mut rows = Vec::new();
    let mut row = 0_u32;
    each_tag(&mut archive, &path, |tag| {
        if tag.local_name().as_ref() == "row" {
            row = value(tag, "r")
                .and_then(|number| number.parse().ok())
                .unwrap_or(row + 1);
            if matches!(value(tag, "hidden").as_deref(), Some("1" | "true")) {
                rows.push(row);
            }
        }
    })?;
    Some(rows)
}

/// The part that has the cells of a sheet.
fn path_of(archive: &mut Archive<'_>, sheet: &str) -> Option<String> {
    let mut id = None;
    each_tag(archive, "xl/workbook.xml", |tag| {
        if tag.local_name().as_ref() == "sheet" && value(tag, "name").as_deref() == Some(sheet) {
            id = value(tag, "id");
        }
    })?;
    let id = id?;
    let mut target = None;
    each_tag(archive, "xl/_rels/workbook.xml.rels", |tag| {
        if value(tag, "Id").as_deref() == Some(id.as_str()) {
            target = value(tag, "Target");
        }
    })?;
    let target = target?;
    Some(match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    })
}

fn of_open_document(bytes: &[u8], sheet: &str) -> Option<Vec<u32>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut rows = Vec::new();
    let (mut is_in, mut row) = (false, 0_u32);
    each_tag(&mut archive, "content.xml", |tag| match tag.name().as_ref() {
        "table:table" => {
            is_in = value(tag, "name").as_deref() == Some(sheet);
            row = 0;
        }
        "table:table-row" if is_in => {
            let repeated = value(tag, "number-rows-repeated").and_then(|number| number.parse().ok());
            let last = row.saturating_add(repeated.unwrap_or(1)).min(MAX_RECORDS);
            if matches!(value(tag, "visibility").as_deref(), Some("collapse" | "filter")) {
                rows.extend(row + 1..=last);
            }
            row = last;
        }
        _ => {}
    })?;
    Some(rows)
}

/// Tells every element that begins in a part.
fn each_tag(archive: &mut Archive<'_>, part: &str, mut tell: impl FnMut(&BytesStart<'_>)) -> Option<()> {
    let part = archive.by_name(part).ok()?;
    let mut reader = Reader::from_reader(BufReader::new(part.take(4 * MAX_BYTES as u64)));
    reader.config_mut().check_end_names = false;
    read_tags(&mut reader, &mut tell)
}

fn read_tags(reader: &mut Reader<impl BufRead>, tell: &mut impl FnMut(&BytesStart<'_>)) -> Option<()> {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) | Event::Empty(tag) => tell(&tag),
            Event::Eof => return Some(()),
            _ => {}
        }
    }
}

/// The value of an attribute, whatever its prefix.
fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = tag.attributes().flatten();
    let found = all.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()
        .map(|value| value.into_owned())
}
