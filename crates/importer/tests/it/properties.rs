//! What holds for every input.

use importer::{Checked, HeaderChoice, ReadOptions, check, clean_csv, read_table, suggest, undamaged};
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_assume, prop_oneof, proptest};
use proptest::sample::select;

use crate::support::{self, checked, read};
use domain::coded::Coded;

/// Text with everything that has a meaning in RFC 4180, and nothing that has one only elsewhere.
fn clean_cell() -> impl Strategy<Value = String> {
    "[a-z é名,;\"\r\n]{0,8}"
}

fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    vec(vec(clean_cell(), 1..5), 1..12)
}

fn written(rows: &[Vec<String>], line_end: csv::Terminator, always: bool) -> Vec<u8> {
    let style = if always {
        csv::QuoteStyle::Always
    } else {
        csv::QuoteStyle::Necessary
    };
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(line_end)
        .quote_style(style)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("memory");
    }
    writer.into_inner().expect("memory")
}

/// The records the `csv` crate reads, without those that have no text.
fn by_csv_crate(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(bytes);
    let records = reader.records().map(|record| record.expect("clean"));
    records
        .map(|record| record.iter().map(str::to_owned).collect::<Vec<_>>())
        .filter(|cells| cells.iter().any(|cell| !cell.trim().is_empty()))
        .collect()
}

/// Whether all rows below the first are one cell with a delimiter inside: such a file may be a table whose
/// lines were quoted as a whole, which is read as that table and said so.
fn lines_are_quoted_as_a_whole(rows: &[Vec<String>]) -> bool {
    let whole = |cells: &Vec<String>| {
        cells[0].contains([',', ';', '\t', '|']) && cells[1..].iter().all(|cell| cell.trim().is_empty())
    };
    rows.len() >= 2 && rows[1..].iter().all(whole)
}

/// Pieces that mean something to a reader of tables.
fn piece() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "\"",
        "\"\"",
        "'",
        ",",
        ";",
        "\t",
        "|",
        "\r",
        "\n",
        "\r\n",
        " ",
        "\\",
        "\\\"",
        "sep=;\n",
        "#",
        "\u{feff}",
        "\0",
        "\u{1a}",
        "Name",
        "First Name",
        "Email",
        "Phone",
        "ann@example.com",
        "+44 20 7946 0018",
        "4.47E+11",
        "=\"07\"",
        "Total",
        "Ã¼",
        "\u{202e}",
        "{",
        "<",
    ];
    prop_oneof![4 => select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,6}"]
}

fn nasty() -> impl Strategy<Value = Vec<u8>> {
    let text = vec(piece(), 0..60).prop_map(|pieces| pieces.concat());
    let utf16 = |text: String| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let latin = |text: String| {
        text.chars()
            .map(|c| u8::try_from(c as u32).unwrap_or(b'?'))
            .collect::<Vec<u8>>()
    };
    prop_oneof![
        3 => vec(piece(), 0..60).prop_map(|pieces| pieces.concat().into_bytes()),
        1 => vec(any::<u8>(), 0..600),
        1 => text.prop_map(utf16),
        1 => vec(piece(), 0..60).prop_map(move |pieces| latin(pieces.concat())),
    ]
}

/// Reads, matches, checks and cleans; whatever the bytes are, every record has its answer.
pub(crate) fn survives(bytes: &[u8]) {
    let _ = undamaged(bytes);
    let _ = clean_csv(bytes, &ReadOptions::default(), &());
    for header in [HeaderChoice::Auto, HeaderChoice::None, HeaderChoice::Row(2)] {
        let Ok(table) = read_table(
            bytes,
            &ReadOptions {
                header,
                ..ReadOptions::default()
            },
            &(),
        ) else {
            continue;
        };
        let (mapping, Checked { rows, issues, .. }) = checked(&table);
        assert_eq!(mapping.columns.len(), table.columns().len());
        let records: Vec<u32> = table.records().map(|record| record.row()).collect();
        assert_eq!(rows.iter().map(|row| row.row()).collect::<Vec<_>>(), records);
        assert!(records.windows(2).all(|pair| pair[0] < pair[1]), "rows rise");
        assert!(
            issues.iter().all(|issue| records.binary_search(&issue.row).is_ok()),
            "issues have records"
        );
        for record in table.records() {
            assert_eq!(record.cells().count(), record.width());
            assert_eq!(record.cell(record.width()), "");
        }
    }
}

proptest! {
    #[test]
    fn clean_input_reads_as_the_csv_crate_reads_it(
        rows in rows(),
        line_end in select(&[csv::Terminator::CRLF, csv::Terminator::Any(b'\n'), csv::Terminator::Any(b'\r')][..]),
        always in any::<bool>(),
    ) {
        let bytes = written(&rows, line_end, always);
        let expect = by_csv_crate(&bytes);
        prop_assume!(!lines_are_quoted_as_a_whole(&expect));
        let options = ReadOptions { delimiter: Some(b','), header: HeaderChoice::None, ..ReadOptions::default() };
        let got: Vec<Vec<String>> = match read_table(&bytes, &options, &()) {
            Ok(table) => table.records().map(|record| record.cells().map(str::to_owned).collect()).collect(),
            Err(_) => Vec::new(),
        };
        assert_eq!(got, expect);
    }

    #[test]
    fn nothing_panics_and_every_record_has_one_answer(bytes in nasty()) {
        survives(&bytes);
    }

    #[test]
    fn cleaning_is_settled_after_once_and_reads_back_the_same(
        rows in vec((clean_cell(), "[a-z]{1,6}@example\\.com", vec("[a-zé ,;'\"|\t\r\n#=]{0,8}", 0..4)), 1..12),
        delimiter in select(&b",;\t|"[..]),
        latin in any::<bool>(),
    ) {
        let mut writer = csv::WriterBuilder::new().flexible(true).delimiter(delimiter).from_writer(Vec::new());
        writer.write_record(["Name", "Email", "Notes", "Country"]).expect("memory");
        for (name, email, rest) in &rows {
            let cells = [name, email].into_iter().chain(rest);
            writer.write_record(cells).expect("memory");
        }
        let mut bytes = writer.into_inner().expect("memory");
        if latin && let Ok(text) = std::str::from_utf8(&bytes) {
            bytes = text.chars().map(|c| u8::try_from(c as u32).unwrap_or(b'?')).collect();
        }
        let cleaned = clean_csv(&bytes, &ReadOptions::default(), &()).expect("a table").csv;
        let again = clean_csv(&cleaned, &ReadOptions::default(), &()).map(|again| again.csv);
        assert_eq!(again.as_deref(), Ok(&cleaned[..]), "settled");
        let table = read(&bytes).expect("a table");
        let width = table.columns().len();
        let text_of = |cells: &mut dyn Iterator<Item = String>| {
            let mut cells: Vec<String> = cells.collect();
            while cells.len() > width && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
                cells.pop();
            }
            cells.resize(cells.len().max(width), String::new());
            cells
        };
        let records: Vec<_> =
            table.records().map(|record| text_of(&mut record.cells().map(str::to_owned))).collect();
        assert_eq!(by_csv_crate(&cleaned)[1..], records[..], "the csv crate reads the same");
    }

    #[test]
    fn any_mapping_gives_one_answer_for_each_record(
        bytes in vec(piece(), 4..60).prop_map(|pieces| pieces.concat().into_bytes()),
        choice in vec(select(importer::Field::all().collect::<Vec<_>>()), 8),
        region in prop_oneof![Just("GB"), Just("DE"), Just("ZZ")],
    ) {
        let Ok(table) = read(&bytes) else { return Ok(()) };
        let mut mapping = suggest(&table);
        for (column, field) in mapping.columns.iter_mut().zip(choice) {
            column.field = field;
        }
        let options = importer::CheckOptions {
            region: domain::phone::Region::parse(region),
            ..importer::CheckOptions::default()
        };
        let checked = check(&table, &mapping, &options, &()).expect("nobody cancels");
        assert_eq!(checked.rows.len(), table.len());
    }
}

#[test]
fn files_of_the_folder_survive_every_choice() {
    for entry in std::fs::read_dir(support::folder("csv")).expect("the folder") {
        survives(&std::fs::read(entry.expect("an entry").path()).expect("a file"));
    }
}
