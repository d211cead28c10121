//! What the bytes really are, whatever the file is called.

/// A kind of file that is not a text table. Workbooks can be read all the same, except XLSB; an old one can only be
/// named here once it turns out to be another kind of Office file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum FileKind {
    /// Excel (XLSX, XLSM, XLSB) or OpenDocument spreadsheet.
    Workbook,
    /// Old Excel (XLS), or a workbook with a password: both are OLE containers.
    OldWorkbook,
    /// PDF document.
    Pdf,
    /// Photograph or drawing.
    Picture,
    /// ZIP archive that is not a workbook.
    Zip,
    /// JSON text.
    Json,
    /// Web page.
    Html,
    /// Binary data of no kind we name.
    Unknown,
}

impl FileKind {}

/// How many bytes are searched for signs of binary data.
const HEAD: usize = 1 << 16;

/// The kind according to magic numbers; `None` for anything that may be text.
pub(crate) fn of_bytes(bytes: &[u8]) -> Option<FileKind> {
    /// Names of parts that workbooks alone have; of one that is cut short, some are missing.
    const BOOKS: [&[u8]; 6] = [
        b"xl/workbook",
        b"xl/worksheets",
        b"xl/sharedStrings",
        b"xl/styles",
        b"xl/theme",
        b"opendocument.spreadsheet",
    ];
    const PICTURES: [&[u8]; 6] = [
        b"\x89PNG\r\n",
        b"\xFF\xD8\xFF",
        b"GIF87a",
        b"GIF89a",
        b"II*\0",
        b"MM\0*",
    ];
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        // The names of the parts are uncompressed in the archive and again in its directory.
        let tail = bytes.get(bytes.len().saturating_sub(HEAD)..).unwrap_or_default();
        let named = |name: &[u8]| holds(head, name) || holds(tail, name);
        let book = BOOKS.into_iter().any(named);
        return Some(if book { FileKind::Workbook } else { FileKind::Zip });
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(FileKind::OldWorkbook);
    }
    if bytes.starts_with(b"%PDF-") {
        return Some(FileKind::Pdf);
    }
    let riff_picture = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let apple_picture = bytes.get(4..11) == Some(b"ftyphei") || bytes.get(4..11) == Some(b"ftypmif");
    if riff_picture || apple_picture || PICTURES.iter().any(|magic| bytes.starts_with(magic)) {
        return Some(FileKind::Picture);
    }
    None
}

/// Whether decoded text is address cards (vCard).
pub(crate) fn is_cards(text: &str) -> bool {
    let first = start(text).split(['\r', '\n']).next().unwrap_or_default();
    first.trim_end().eq_ignore_ascii_case("BEGIN:VCARD")
}

fn start(text: &str) -> &str {
    text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n'])
}

/// The kind of decoded text that is a format of its own, or no text at all.
pub(crate) fn of_text(text: &str) -> Option<FileKind> {
    let mut head = start(text);
    if let Some((cut, _)) = head.char_indices().nth(HEAD) {
        head = head.get(..cut).unwrap_or(head);
    }
    let starts = |word: &str| {
        head.get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    if ["<html", "<!doctype html", "<table", "<head", "<body"]
        .into_iter()
        .any(starts)
    {
        return Some(FileKind::Html);
    }
    let second = head.chars().skip(1).find(|c| !c.is_whitespace());
    let json = match head.chars().next() {
        Some('{') => matches!(second, Some('"' | '}')),
        Some('[') => matches!(second, Some('{' | '"' | '[')),
        _ => false,
    };
    if json {
        return Some(FileKind::Json);
    }
    if starts("<?xml") {
        return Some(FileKind::Unknown);
    }
    let (mut control, mut all) = (0_usize, 0_usize);
    for c in head.chars() {
        all += 1;
        control += usize::from(c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{b}' | '\u{c}'));
    }
    (control * 20 > all).then_some(FileKind::Unknown)
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
