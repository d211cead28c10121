//! Tables of the authority that devices are told of. They have no `rv` and stand in no journal: only
//! [`crate::sync`] reads them as images.

use super::Holds::{Id, Integer, Text};
use super::Table;

/// The audit. Its key is `seq`; devices know a line by its command's id.
pub(crate) static COMMAND_LINE: Table = Table {
    name: "command_line",
    keys: 1,
    columns: &[
        ("id", Id),
        ("seq", Integer),
        ("actor", Id),
        ("at", Integer),
        ("verb", Text),
        ("detail", Text),
        ("undoes", Id),
        ("undone_by", Id),
    ],
    later: &[],
    created_seq: false,
};

/// How imports went. The rows they left out stay with the authority.
pub(crate) static IMPORT_JOB: Table = Table {
    name: "import_job",
    keys: 1,
    columns: &[
        ("import_id", Id),
        ("seq", Integer),
        ("file_name", Text),
        ("at", Integer),
        ("actor", Id),
        ("options", Text),
        ("rows_total", Integer),
        ("created", Integer),
        ("updated", Integer),
        ("unchanged", Integer),
        ("skipped", Integer),
        ("refused", Integer),
        ("ignored", Integer),
    ],
    later: &[],
    created_seq: false,
};
