//! A workbook of any bytes: each of its first sheets is read, matched and checked, or refused.
#![no_main]

#[path = "../quiet.rs"]
mod quiet;

#[path = "../imported.rs"]
mod imported;

use importer::ReadOptions;
use libfuzzer_sys::fuzz_target;

/// Sheets that are read besides the one that is found.
const SHEETS: usize = 3;

fuzz_target!(init: quiet::about_libraries(), |bytes: &[u8]| {
    for sheet in std::iter::once(None).chain((0..SHEETS).map(Some)) {
        let options = ReadOptions {
            sheet,
            ..ReadOptions::default()
        };
        if let Some(table) = imported::imported(bytes, &options) {
            assert!(table.sheet().is_none_or(|sheet| sheet < table.sheets().len()));
        }
    }
});
