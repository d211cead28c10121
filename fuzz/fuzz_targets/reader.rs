//! A file of any bytes is read, matched, checked and cleaned; every record has its answer.
#![no_main]

#[path = "../quiet.rs"]
mod quiet;

use importer::{CheckOptions, HeaderChoice, ReadOptions, check, clean_csv, read_table, suggest, undamaged};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: quiet::about_the_phone_library(), |bytes: &[u8]| {
    let _ = undamaged(bytes);
    let _ = clean_csv(bytes, &());
    for header in [HeaderChoice::Auto, HeaderChoice::None, HeaderChoice::Row(2)] {
        let options = ReadOptions {
            header,
            ..ReadOptions::default()
        };
        let Ok(table) = read_table(bytes, &options, &()) else {
            continue;
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
});
