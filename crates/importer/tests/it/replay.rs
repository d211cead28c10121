//! Inputs that once were, or might be, too much for the reader; every finding is added here.

use crate::properties::survives;
use crate::support::folder;

#[test]
fn seeds() {
    let mut count = 0;
    for entry in std::fs::read_dir(folder("fuzz/reader")).expect("the folder") {
        survives(&std::fs::read(entry.expect("an entry").path()).expect("a seed"));
        count += 1;
    }
    assert!(count >= 30, "{count} seeds");
}

#[test]
fn workbooks() {
    let mut count = 0;
    for entry in std::fs::read_dir(folder("fuzz/workbook")).expect("the folder") {
        survives(&std::fs::read(entry.expect("an entry").path()).expect("a seed"));
        count += 1;
    }
    assert!(count >= 7, "{count} seeds");
}
