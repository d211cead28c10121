//! The parts of a workbook, element by element.

use std::io::{BufReader, Cursor, Read as _};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use crate::notes::FileProblem;
use crate::progress::{Progress, step};

/// Events of the reader between two calls of [`Progress::step`].
const STEP_EVENTS: u32 = 16_384;

pub(super) type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// The beginning or the end of an element; an empty one has both.
pub(super) enum Tag<'t> {
    Start(&'t BytesStart<'t>),
    End(&'t str),
}

/// # Errors
/// [`FileProblem::Broken`] if this is no archive.
pub(super) fn archive(bytes: &[u8]) -> Result<Archive<'_>, FileProblem> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileProblem::Broken)
}

/// Tells the elements of a part, of `limit` bytes at most.
///
/// # Errors
/// [`FileProblem::Broken`] if there is no such part or it is no XML, what `tell` answers, and
/// [`FileProblem::Cancelled`].
pub(super) fn each_tag(
    archive: &mut Archive<'_>,
    part: &str,
    limit: u64,
    progress: &dyn Progress,
    mut tell: impl FnMut(Tag<'_>) -> Result<(), FileProblem>,
) -> Result<(), FileProblem> {
    let part = archive.by_name(part).map_err(|_| FileProblem::Broken)?;
    let mut reader = Reader::from_reader(BufReader::new(part.take(limit)));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut events = 0_u32;
    loop {
        events = events.wrapping_add(1);
        if events.is_multiple_of(STEP_EVENTS) {
            step(progress, 0, 1)?;
        }
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| FileProblem::Broken)? {
            Event::Start(tag) => tell(Tag::Start(&tag))?,
            Event::End(tag) => tell(Tag::End(tag.name().as_ref()))?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The value of an attribute, whatever its prefix.
pub(super) fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = tag.attributes().flatten();
    let found = all.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// For how many cells or rows of OpenDocument an element stands, by this attribute.
pub(super) fn repeats(tag: &BytesStart<'_>, name: &str) -> usize {
    value(tag, name).and_then(|number| number.parse().ok()).unwrap_or(1)
}
