//! Files that are no text tables are named for what they are.

use importer::{FileKind, FileProblem, MAX_COLUMNS};

use crate::support::read;

fn check(bytes: &[u8], kind: FileKind) {
    told(bytes, FileProblem::NotText(kind));
}

fn told(bytes: &[u8], problem: FileProblem) {
    assert_eq!(read(bytes).err(), Some(problem), "{:?}", &bytes[..bytes.len().min(20)]);
}

#[test]
fn kinds() {
    told(
        b"PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml ... xl/workbook.xml",
        FileProblem::Broken,
    );
    told(
        b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
        FileProblem::Broken,
    );
    check(b"PK\x03\x04\x14\0clients.csv", FileKind::Zip);
    check(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0", FileKind::OldWorkbook);
    check(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3", FileKind::Pdf);
    check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileKind::Picture);
    check(b"\xFF\xD8\xFF\xE0\0\x10JFIF", FileKind::Picture);
    check(b"RIFF\0\0\0\0WEBPVP8 ", FileKind::Picture);
    check(b"\0\0\0\x18ftypheic\0\0", FileKind::Picture);
    check(b" {\"people\": []}", FileKind::Json);
    check(b"[{\"name\": \"Ann\"}]", FileKind::Json);
    check("\u{feff}<!DOCTYPE html><html>".as_bytes(), FileKind::Html);
    check(b"<table><tr><td>Name</td></tr></table>", FileKind::Html);
    told(b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n", FileProblem::Empty);
    check(b"<?xml version=\"1.0\"?><Workbook/>", FileKind::Unknown);
    check(&[1, 2, 3, 4, 5, 6, 7, 8, 200, 14, 15, 16], FileKind::Unknown);
}

#[test]
fn tables_that_look_a_little_like_something_else() {
    for text in [
        "[Name],Email\nAnn,ann@example.com\n",
        "{Name},Email\nAnn,ann@example.com\n",
        "PK,Email\n1,ann@example.com\n",
    ] {
        assert!(read(text.as_bytes()).is_ok(), "{text:?}");
    }
}

#[test]
fn rows_wider_than_any_spreadsheet_are_refused() {
    let bytes = format!("Name,Email\n{}\n", ",x".repeat(MAX_COLUMNS as usize));
    let problem = FileProblem::TooManyColumns {
        row: 2,
        limit: MAX_COLUMNS,
    };
    assert_eq!(read(bytes.as_bytes()).err(), Some(problem));
}
