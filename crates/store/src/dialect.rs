//! The pieces of SQL in which databases differ.

/// Which database speaks behind the port, for the pieces of SQL that differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialect {
    /// SQLite 3.35 or newer.
    Sqlite,
}

impl Dialect {
    /// A migration's text with its tokens replaced: `{clustered}` keeps rows in the order of
    /// their key where the database can be told to.
    pub(crate) fn migration(self, text: &str) -> String {
        match self {
            Self::Sqlite => text.replace("{clustered}", "WITHOUT ROWID"),
        }
    }

    /// A JSON array of these expressions.
    pub(crate) fn json_row(self, expressions: &str) -> String {
        match self {
            Self::Sqlite => format!("json_array({expressions})"),
        }
    }

    /// The JSON array of an expression over all rows of a group.
    pub(crate) fn json_rows(self, expression: &str) -> String {
        match self {
            Self::Sqlite => format!("json_group_array({expression})"),
        }
    }

    /// A column that no index is to be sought for.
    pub(crate) fn unindexed(self, column: &str) -> String {
        match self {
            Self::Sqlite => format!("+{column}"),
        }
    }

    /// A BLOB column as hexadecimal text.
    pub(crate) fn hex(self, column: &str) -> String {
        match self {
            Self::Sqlite => format!("hex({column})"),
        }
    }
}
