//! A file of any bytes is read, matched, checked and cleaned; every record has its answer.
#![no_main]

#[path = "../quiet.rs"]
mod quiet;

use importer::{CheckOptions, HeaderChoice, ReadOptions, check, clean_csv, read_table, suggest, undamaged};
use libfuzzer_sys::fuzz_target;

/// One way for each input: all of them for each would be four times slower and find no more.
const WAYS: [Option<HeaderChoice>; 4] = [
    None,
    Some(HeaderChoice::Auto),
    Some(HeaderChoice::None),
    Some(HeaderChoice::Row(2)),
];

fuzz_target!(init: quiet::about_libraries(), |bytes: &[u8]| {
    let _ = undamaged(bytes);
    match WAYS[bytes.len() % WAYS.len()] {
        None => drop(clean_csv(bytes, &ReadOptions::default(), &())),
        Some(header) => imported(bytes, header),
    }
});

fn imported(bytes: &[u8], header: HeaderChoice) {
    let options = ReadOptions {
        header,
        ..ReadOptions::default()
    };
    let Ok(table) = read_table(bytes, &options, &()) else {
        return;
    };
    let mapping = suggest(&table);
    assert_eq!(mapping.columns.len(), table.columns().len());
    let Ok(checked) = check(&table, &mapping, &CheckOptions::default(), &()) else {
        panic!("nobody cancelled");
    };
    let records: Vec<u32> = table.records().map(|record| record.row()).collect();
    let answers: Vec<u32> = checked.rows.iter().map(|row| row.row()).collect();
    assert_eq!(answers, records);
    assert!(records.windows(2).all(|pair| pair[0] < pair[1]), "rows rise");
    let known = |row: &u32| records.binary_search(row).is_ok();
    assert!(checked.issues.iter().all(|issue| known(&issue.row)), "issues have records");
    for record in table.records() {
        assert_eq!(record.cells().count(), record.width());
        assert_eq!(record.cell(record.width()), "");
    }
}
