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

/// Notices. Devices know one by an id that is made of its first two columns ([`crate::sync::notices`]).
pub(crate) static NOTICE: Table = Table {
    name: "notice",
    keys: 0,
    columns: &[
        ("cause", Integer),
        ("n", Integer),
        ("user_id", Id),
        ("kind", Text),
        ("about_user", Id),
        ("about_team", Id),
        ("detail", Text),
        ("at", Integer),
        ("read_at", Integer),
        ("withdrawn", Integer),
    ],
    later: &[],
    created_seq: false,
};

/// The words of announcements. They come with every notice of one.
pub(crate) static ANNOUNCEMENT: Table = Table {
    name: "announcement",
    keys: 0,
    columns: &[("seq", Integer), ("title", Text), ("text", Text)],
    later: &[],
    created_seq: false,
};

/// Which notices people want.
pub(crate) static NOTICE_CHOICE: Table = Table {
    name: "notice_choice",
    keys: 1,
    columns: &[("user_id", Id), ("statistics", Integer)],
    later: &[],
    created_seq: false,
};

#[cfg(feature = "device")]
static ALL: [&Table; 5] = [&COMMAND_LINE, &IMPORT_JOB, &NOTICE, &ANNOUNCEMENT, &NOTICE_CHOICE];

/// The one with this name.
#[cfg(feature = "device")]
pub(crate) fn named(name: &str) -> Option<&'static Table> {
    ALL.into_iter().find(|table| table.name == name)
}

/// Writes rows of one of them; a row with the same key of any kind gives way. SQLite alone knows this.
#[cfg(feature = "device")]
pub(crate) fn replace_head(table: &Table) -> String {
    format!("REPLACE INTO {} (firm, {}) VALUES", table.name, table.column_list())
}

/// One row of that statement: `$1` is the firm.
#[cfg(feature = "device")]
pub(crate) fn tuple(table: &Table) -> String {
    format!("($1{})", ", ?".repeat(table.columns.len()))
}
