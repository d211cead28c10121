//! What holds of every file that can be read.

use importer::{CheckOptions, ReadOptions, Table, check, read_table, suggest};

/// Reads, matches and checks; every record has its answer. `None` for a file that is refused.
pub fn imported(bytes: &[u8], options: &ReadOptions) -> Option<Table> {
    let table = read_table(bytes, options, &()).ok()?;
    let mapping = suggest(&table);
    assert_eq!(mapping.columns.len(), table.columns().len());
    let Ok(checked) = check(&table, &mapping, &CheckOptions::default(), &()) else {
        panic!("a check stops only when it is cancelled");
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
    Some(table)
}
