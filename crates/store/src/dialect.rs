//! The pieces of SQL in which databases differ.

use std::borrow::Cow;

/// Which database speaks behind the port, for the pieces of SQL that differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialect {
    /// SQLite 3.35 or newer.
    Sqlite,
    /// PostgreSQL 15 or newer.
    Postgres,
}

impl Dialect {
    /// A migration's text with its tokens replaced: `{clustered}` stores rows in the order of their key if
    /// the database supports that.
    pub(crate) fn migration(self, text: &str) -> String {
        match self {
            Self::Sqlite => text.replace("{clustered}", "WITHOUT ROWID"),
            Self::Postgres => text.replace("{clustered}", "").replace(" BLOB", " BYTEA"),
        }
    }

    /// The names of all tables.
    pub(crate) const fn tables(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT name FROM sqlite_schema WHERE type = 'table'",
            Self::Postgres => "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()",
        }
    }

    /// A JSON array of these expressions.
    pub(crate) fn json_row(self, expressions: &str) -> String {
        match self {
            Self::Sqlite => format!("json_array({expressions})"),
            Self::Postgres => format!("jsonb_build_array({expressions})"),
        }
    }

    /// The JSON array of an expression over all rows of a group.
    pub(crate) fn json_rows(self, expression: &str) -> String {
        match self {
            Self::Sqlite => format!("json_group_array({expression})"),
            Self::Postgres => format!("jsonb_agg({expression})"),
        }
    }

    /// A JSON expression as text.
    pub(crate) fn json_text(self, expression: String) -> String {
        match self {
            // JSON is text there.
            Self::Sqlite => expression,
            Self::Postgres => format!("CAST({expression} AS TEXT)"),
        }
    }

    /// A column that no index is to be sought for.
    pub(crate) fn unindexed(self, column: &str) -> String {
        match self {
            Self::Sqlite => format!("+{column}"),
            Self::Postgres => column.to_owned(),
        }
    }

    /// A BLOB column as hexadecimal text.
    pub(crate) fn hex(self, column: &str) -> String {
        match self {
            Self::Sqlite => format!("hex({column})"),
            Self::Postgres => format!("encode({column}, 'hex')"),
        }
    }

    /// The beginning of an INSERT of many rows.
    pub(crate) fn insertion(self, head: &str) -> String {
        match self {
            // After an error the transaction is rolled back, not the statement: without this, SQLite keeps
            // a copy of every page that a statement changes.
            Self::Sqlite => head.replacen("INSERT", "INSERT OR FAIL", 1),
            Self::Postgres => head.to_owned(),
        }
    }

    /// One row of an INSERT of many: each `?` is the next argument in order. `next` is the number of
    /// this row's first argument, and afterwards that of the next row's.
    pub(crate) fn tuple<'t>(self, tuple: &'t str, next: &mut usize) -> Cow<'t, str> {
        match self {
            // SQLite keeps the names of parameters in a list, and going through a thousand
            // of them for each of a thousand takes as long as the insertion.
            Self::Sqlite => tuple.into(),
            Self::Postgres => {
                let mut parts = tuple.split('?');
                let mut numbered = parts.next().unwrap_or_default().to_owned();
                for part in parts {
                    numbered.push_str(&format!("${next}{part}"));
                    *next += 1;
                }
                numbered.into()
            }
        }
    }
}
