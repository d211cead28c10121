//! Workbooks as openpyxl and LibreOffice write them, and hostile ones.

use std::io::{Cursor, Write as _};

use importer::{FileKind, FileProblem, MAX_CELLS, ReadOptions, Sheet, Table, read_table};
use zip::write::SimpleFileOptions;

use crate::support::{PLAIN, check_bytes, checked, folder, load, numbers, read};

fn book(name: &str) -> Vec<u8> {
    let path = folder("workbooks").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn table(name: &str) -> Table {
    read(&book(name)).unwrap_or_else(|problem| panic!("{name}: {problem}"))
}

fn sheet_of(name: &str, sheet: usize) -> Table {
    let options = ReadOptions {
        sheet: Some(sheet),
        ..ReadOptions::default()
    };
    read_table(&book(name), &options, &()).unwrap_or_else(|problem| panic!("{name}: {problem}"))
}

fn cells(table: &Table) -> Vec<Vec<&str>> {
    table.records().map(|record| record.cells().collect()).collect()
}

fn codes(table: &Table) -> Vec<String> {
    use domain::coded::Coded;
    let notes = table.notes().iter();
    notes
        .map(|note| match note.row {
            Some(row) => format!("{}@{row}", note.code.code()),
            None => note.code.code().to_owned(),
        })
        .collect()
}

#[test]
fn the_same_table_is_the_same_in_every_format() {
    let text = load("01_utf8_comma_crlf.csv");
    let (text_table, expected) = {
        let table = read(&text).expect("a table");
        let (_, checked) = checked(&table);
        (table, checked)
    };
    for name in [
        "people_openpyxl.xlsx",
        "people_libreoffice.xlsx",
        "people_libreoffice.xls",
        "people_libreoffice.ods",
    ] {
        check_bytes(name, &book(name), &PLAIN);
        let table = table(name);
        let trimmed = |row: Vec<&str>| -> Vec<String> { row.into_iter().map(str::to_owned).collect() };
        let rows: Vec<_> = cells(&table).into_iter().map(trimmed).collect();
        let text_rows: Vec<_> = cells(&text_table).into_iter().map(trimmed).collect();
        assert_eq!(rows, text_rows, "{name}");
        let (_, checked) = checked(&table);
        assert_eq!(checked.rows, expected.rows, "{name}");
        assert_eq!((table.sheets().len(), table.sheet()), (1, Some(0)), "{name}");
        assert!(!table.asks_for_sheet(), "{name}");
    }
}

#[test]
fn numbers_dates_and_formulas_are_read_as_they_are_shown() {
    let told = |name: &str| {
        let table = table(name);
        let rows: Vec<String> = cells(&table)
            .iter()
            .map(|row| row.get(3..).unwrap_or_default().join(" | "))
            .collect();
        (rows, codes(&table))
    };
    // openpyxl writes formulas without their results.
    let (rows, notes) = told("numbers.xlsx");
    assert_eq!(
        rows,
        [
            "447700900118 | C-1 | 2026-03-01",
            "+447700900121 | C-2 | 2026-03-01 14:30",
            "07700900133 | 42 | TRUE",
            "+44 113 496 0456 | 1.5 | plain",
            " | C-5",
            "4.47700900123457E+15 | C-6",
        ]
    );
    assert_eq!(notes, ["unfinished_formulas@6"]);
    let (rows, notes) = told("numbers_libreoffice.xlsx");
    assert_eq!(rows.get(4).map(String::as_str), Some("+441134960789 | C-5 | #N/A"));
    assert_eq!(rows.get(2).map(String::as_str), Some("07700900133 | 42 | TRUE"));
    assert!(notes.is_empty(), "{notes:?}");
    assert_eq!(told("numbers_libreoffice.xls"), (rows, notes));
    // The library does not tell the formats of cells in these: a lost zero is found by the column.
    let (rows, _) = told("numbers_libreoffice.ods");
    assert_eq!(
        rows.first().map(String::as_str),
        Some("447700900118 | C-1 | 2026-03-01")
    );
    assert_eq!(rows.get(4).map(String::as_str), Some("+441134960789 | C-5 | #N/A"));
    // Digits that the spreadsheet has lost are never made up.
    let table = table("numbers.xlsx");
    let (_, checked) = checked(&table);
    let last = checked.rows.last().expect("six people");
    let importer::CheckedRow::Usable(person) = last else {
        panic!("{last:?}")
    };
    assert_eq!(numbers(&person.phones), "?4.47700900123457E+15");
}

#[test]
fn a_book_of_several_sheets_is_a_question() {
    for name in ["sheets.xlsx", "sheets_libreoffice.xls", "sheets_libreoffice.ods"] {
        let table = table(name);
        let sheet = |name: &str, rows: u32, is_hidden: bool| Sheet {
            name: name.to_owned(),
            rows,
            is_hidden,
            could_be_meant: rows > 0 && !is_hidden,
        };
        assert_eq!(
            table.sheets(),
            [
                sheet("Read me", 0, false),
                sheet("Clients", 5, false),
                sheet("Former", 2, false),
                sheet("Lists", 1, true),
            ],
            "{name}"
        );
        assert_eq!((table.sheet(), table.asks_for_sheet()), (Some(1), true), "{name}");
        // Rows as the spreadsheet counts them, with the title and the empty row above the header.
        let rows: Vec<u32> = table.records().map(|record| record.row()).collect();
        assert_eq!((table.format().header_row, rows), (Some(3), vec![4, 5, 6]), "{name}");

        let former = sheet_of(name, 2);
        assert_eq!((former.sheet(), former.asks_for_sheet()), (Some(2), false), "{name}");
        assert_eq!(cells(&former), [["Dan", "Ray", "dan@example.com"]], "{name}");
    }
    // A cell over three rows counts for each of them. (OpenDocument: the library does not tell.)
    for name in ["sheets.xlsx", "sheets_libreoffice.xls"] {
        let firms: Vec<String> = table(name).records().map(|record| record.cell(2).to_owned()).collect();
        assert_eq!(firms, ["Larkfield", "Larkfield", "Larkfield"], "{name}");
    }
}

#[test]
fn hidden_rows_are_counted() {
    for name in ["filtered.xlsx", "filtered_libreoffice.ods", "filtered_libreoffice.xls"] {
        let table = table(name);
        assert_eq!(table.len(), 4, "{name}");
        assert_eq!(codes(&table), ["hidden_rows@3"], "{name}");
        let count = table.notes().iter().find_map(|note| note.param("count"));
        assert_eq!(count, Some("2"), "{name}");
    }
}

#[test]
fn a_hidden_sheet_is_said_to_be_hidden() {
    let hidden = ReadOptions {
        sheet: Some(3),
        header: importer::HeaderChoice::None,
        ..ReadOptions::default()
    };
    let table = read_table(&book("sheets.xlsx"), &hidden, &()).expect("a table");
    assert!(
        codes(&table).contains(&"hidden_sheet".to_owned()),
        "{:?}",
        codes(&table)
    );
    assert_eq!(
        read_table(&book("sheets.xlsx"), &sheet(0), &()).err(),
        Some(FileProblem::Empty)
    );
    // There is no such sheet: as if none was chosen.
    let found = read_table(&book("sheets.xlsx"), &sheet(9), &()).expect("a table");
    assert_eq!(found.sheet(), Some(1));
}

#[test]
fn of_hidden_sheets_alone_it_is_asked_too() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Start").expect("a name");
    for name in ["Clients", "Former"] {
        let sheet = book.add_worksheet().set_name(name).expect("a name").set_hidden(true);
        for (row, text) in (0..).zip(["First Name", "Ann"]) {
            sheet.write_string(row, 0, text).expect("written");
        }
    }
    let table = read(&book.save_to_buffer().expect("saved")).expect("a table");
    let offered: Vec<&str> = table
        .sheets()
        .iter()
        .filter(|sheet| sheet.could_be_meant)
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(offered, ["Clients", "Former"]);
    assert_eq!((table.sheet(), table.asks_for_sheet()), (Some(1), true));
}

fn sheet(sheet: usize) -> ReadOptions {
    ReadOptions {
        sheet: Some(sheet),
        ..ReadOptions::default()
    }
}

#[test]
fn locked_damaged_and_foreign_files() {
    assert_eq!(read(&book("locked.xlsx")).err(), Some(FileProblem::Locked));
    for name in ["people_openpyxl.xlsx", "people_libreoffice.ods"] {
        let whole = book(name);
        let half = whole.get(..whole.len() / 2).expect("half");
        assert_eq!(read(half).err(), Some(FileProblem::Broken), "{name}");
        // Wherever it is cut or spoilt, an answer comes.
        for place in (64..whole.len()).step_by(97) {
            let mut spoilt = whole.clone();
            if let Some(byte) = spoilt.get_mut(place) {
                *byte ^= 0x55;
            }
            let _ = read(&spoilt);
            let _ = read(whole.get(..place).expect("a part"));
        }
    }
    let old = book("people_libreoffice.xls");
    for place in (512..old.len()).step_by(41) {
        let mut spoilt = old.clone();
        if let Some(byte) = spoilt.get_mut(place) {
            *byte ^= 0x55;
        }
        let _ = read(&spoilt);
    }
    let container = [&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 4096]].concat();
    assert_eq!(
        read(&container).err(),
        Some(FileProblem::NotText(FileKind::OldWorkbook))
    );
    let binary = archive(&[("xl/workbook.bin", b"")]);
    assert_eq!(read(&binary).err(), Some(FileProblem::NotText(FileKind::Workbook)));
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        // As programs write it, the kind of an OpenDocument file can be read without unpacking.
        let packed = if *name == "mimetype" {
            zip::CompressionMethod::Stored
        } else {
            zip::CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default().compression_method(packed);
        archive.start_file(*name, options).expect("a part");
        archive.write_all(content).expect("written");
    }
    archive.finish().expect("closed").into_inner()
}

fn excel(sheet: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{sheet}</sheetData></worksheet>"#
    );
    archive(&[
        (
            "_rels/.rels",
            br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn open_document(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn a_few_bytes_that_unpack_to_gigabytes_are_refused() {
    let too_many = Some(FileProblem::TooManyCells { limit: MAX_CELLS });
    let wide = r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    assert_eq!(read(&open_document(wide)).err(), too_many);
    let row = r#"<table:table-row><table:table-cell table:number-columns-repeated="16383"/><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    assert_eq!(read(&open_document(&row.repeat(3_000))).err(), too_many);
    // One cell at the far end of each row.
    let rows: String = (1..3_000)
        .map(|row| format!(r#"<row r="{row}"><c r="XFD{row}" t="inlineStr"><is><t>x</t></is></c></row>"#))
        .collect();
    assert_eq!(read(&excel(&rows)).err(), too_many);
    // A part that is read as a whole. Zeros pack to nothing.
    let zeros = vec![0; importer::MAX_BYTES + 1];
    let heavy = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", &zeros)]);
    assert!(heavy.len() < 2 << 20, "{}", heavy.len());
    assert!(matches!(read(&heavy).err(), Some(FileProblem::TooLarge { .. })));
}

/// An old workbook of one sheet, its records made of types and words.
fn old(sheet: &[(u16, &[u16])]) -> Vec<u8> {
    let record = |(kind, data): &(u16, &[u16])| {
        let length = u16::try_from(2 * data.len()).expect("short");
        let words = [&[*kind, length], *data].concat();
        words.into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    let begin: (u16, &[u16]) = (0x0809, &[0x0600, 0x10, 0, 0, 0, 0, 0, 0]);
    let end: (u16, &[u16]) = (0x000A, &[]);
    // Where the records of the sheet begin, and its name, "S".
    let bound: (u16, &[u16]) = (0x0085, &[38, 0, 0, 0x0001, u16::from(b'S') << 8]);
    let globals = [begin, bound, end].map(|each| record(&each)).concat();
    assert_eq!(globals.len(), 38);
    let sheet: Vec<u8> = [&[begin], sheet, &[end]].concat().iter().flat_map(record).collect();
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    let mut stream = file.create_stream("/Workbook").expect("a stream");
    stream.write_all(&[globals, sheet].concat()).expect("written");
    drop(stream);
    file.flush().expect("written");
    file.into_inner().into_inner()
}

#[test]
fn an_old_workbook_that_says_it_is_huge_is_refused() {
    let label: &[u16] = &[0, 0, 0, 3, u16::from(b'A') << 8, u16::from_le_bytes(*b"nn")];
    let table = read(&old(&[(0x0204, label)])).expect("a table");
    assert_eq!((table.len(), table.sheets().len()), (1, 1));
    // A number in the last place there could be.
    let far: &[u16] = &[u16::MAX, u16::MAX, 0, 0, 0, 0, 0];
    let too_many = Some(FileProblem::TooManyCells { limit: MAX_CELLS });
    assert_eq!(read(&old(&[(0x0204, label), (0x0203, far)])).err(), too_many);
    // So many rows and columns, says the sheet.
    let room: &[u16] = &[0, 0, u16::MAX, u16::MAX, 0, 0x0100, 0];
    assert_eq!(read(&old(&[(0x0200, room), (0x0204, label)])).err(), too_many);
    let backwards: &[u16] = &[9, 0, 3, 0, 0, 4, 0];
    assert_eq!(
        read(&old(&[(0x0200, backwards), (0x0204, label)])).err(),
        Some(FileProblem::Broken)
    );
}

#[test]
fn a_million_empty_rows_are_no_rows() {
    let blank = r#"<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let row = |given: &str| {
        format!(
            r#"<table:table-row><table:table-cell office:value-type="string"><text:p>{given}</text:p></table:table-cell></table:table-row>"#
        )
    };
    let header = row("First Name");
    assert_eq!(read(&open_document(blank)).err(), Some(FileProblem::Empty));
    let table = read(&open_document(&format!("{header}{}{blank}", row("Ann")))).expect("a table");
    assert_eq!(cells(&table), [["Ann"]]);
    let table = read(&open_document(&format!("{header}{blank}{}", row("Ann")))).expect("a table");
    assert_eq!(table.record(0).map(|record| record.row()), Some(1_048_572));
    let empty: String = (1..20_000).map(|row| format!(r#"<row r="{row}"/>"#)).collect();
    assert_eq!(read(&excel(&empty)).err(), Some(FileProblem::Empty));
    let header = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>First Name</t></is></c></row>"#;
    let last = r#"<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Ann</t></is></c></row>"#;
    let table = read(&excel(&format!("{header}{last}"))).expect("a table");
    assert_eq!(table.record(0).map(|record| record.row()), Some(1_048_576));
    // Rows that go backwards.
    assert_eq!(
        read(&excel(&format!("{last}{header}"))).err(),
        Some(FileProblem::Broken)
    );
}

#[test]
fn reading_can_be_stopped() {
    struct Stopped;
    impl importer::Progress for Stopped {
        fn step(&self, _done: u64, _total: u64) -> std::ops::ControlFlow<()> {
            std::ops::ControlFlow::Break(())
        }
    }
    for name in ["people_openpyxl.xlsx", "people_libreoffice.ods"] {
        let stopped = read_table(&book(name), &ReadOptions::default(), &Stopped);
        assert_eq!(stopped.err(), Some(FileProblem::Cancelled), "{name}");
    }
}
