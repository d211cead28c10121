//! Inputs that once were, or might be, too much for the reader; every finding is added here.

use crate::properties::survives;
use crate::support::folder;

fn replay(target: &str, least: usize) {
    let mut count = 0;
    for entry in std::fs::read_dir(folder("fuzz").join(target)).expect("the folder") {
        survives(&std::fs::read(entry.expect("an entry").path()).expect("a seed"));
        count += 1;
    }
    assert!(count >= least, "{count} seeds");
}

#[test]
fn seeds() {
    replay("reader", 30);
}

#[test]
fn workbooks() {
    replay("workbook", 7);
}
