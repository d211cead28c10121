//! A workbook of any bytes: each of its sheets is read, matched and checked, or one problem is told.
#![no_main]

#[path = "../quiet.rs"]
mod quiet;

use importer::{CheckOptions, ReadOptions, check, read_table, suggest};
use libfuzzer_sys::fuzz_target;

/// Sheets that are read besides the one that is found.
const SHEETS: usize = 3;

fuzz_target!(init: quiet::about_libraries(), |bytes: &[u8]| {
    for sheet in std::iter::once(None).chain((0..SHEETS).map(Some)) {
        let options = ReadOptions {
            sheet,
            ..ReadOptions::default()
        };
        let Ok(table) = read_table(bytes, &options, &()) else {
            continue;
        };
        let mapping = suggest(&table);
        let Ok(checked) = check(&table, &mapping, &CheckOptions::default(), &()) else {
            panic!("nobody cancelled");
        };
        let records: Vec<u32> = table.records().map(|record| record.row()).collect();
        let answers: Vec<u32> = checked.rows.iter().map(|row| row.row()).collect();
        assert_eq!(answers, records);
        assert!(records.windows(2).all(|pair| pair[0] < pair[1]), "rows rise");
        assert!(table.sheet().is_none_or(|sheet| sheet < table.sheets().len()));
    }
});
