//! The record tables as data: their columns and keys, and the SQL that follows from them.

pub(crate) mod firm_settings;
pub(crate) mod told;

use std::borrow::Cow;

use domain::coded::Coded;
use domain::people::{Kind, Role};

use crate::batch::{padded_len, placeholders};
use crate::dialect::Dialect;
use crate::port::{self, Val};
use Holds::{Bytes, Id, Integer, Text};
pub(crate) use firm_settings::FIRM_SETTINGS;

/// What a column holds, as far as images care.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Holds {
    /// 16 bytes; hexadecimal in images.
    Id,
    /// Any bytes; hexadecimal in images.
    Bytes,
    /// Text, maybe NULL; itself in images.
    Text,
    /// A number, a truth or a time, maybe NULL; itself in images.
    Integer,
}

impl Holds {
    /// The kind of its values.
    pub(crate) const fn kind(self) -> port::Kind {
        match self {
            Id | Bytes => port::Kind::Bytes,
            Text => port::Kind::Text,
            Integer => port::Kind::Integer,
        }
    }
}

/// A record table. Every one has `firm` as first and `rv` as last column; those in [`told`] lack `rv`.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    /// How many of `columns` are the key, after `firm`. They are ids; together they are the key
    /// of journal lines.
    pub(crate) keys: usize,
    /// Columns of an image, in order.
    pub(crate) columns: &'static [(&'static str, Holds)],
    /// What the last columns hold in images from before there were these columns.
    pub(crate) later: &'static [Val<'static>],
    /// Whether the table notes the command that made a row. Images of whole rows end with it.
    pub(crate) created_seq: bool,
}

/// No text, in [`Table::later`].
pub(crate) const EMPTY: Val<'static> = Val::Text(Cow::Borrowed(""));

pub(crate) static FIRM: Table = Table {
    name: "firm",
    keys: 0,
    columns: &[("name", Text), ("country", Text), ("time_zone", Text)],
    later: &[],
    created_seq: false,
};

pub(crate) static USER_CARD: Table = Table {
    name: "user_card",
    keys: 1,
    columns: &[
        ("user_id", Id),
        ("kind", Text),
        ("role", Text),
        ("given", Text),
        ("family", Text),
        ("job_title", Text),
        ("status", Text),
        ("created", Integer),
        ("middle_names", Text),
        ("company", Text),
        ("language", Text),
    ],
    later: &[EMPTY, EMPTY, EMPTY],
    created_seq: true,
};

pub(crate) static USER_PRIVATE: Table = Table {
    name: "user_private",
    keys: 1,
    columns: &[
        ("user_id", Id),
        ("email", Text),
        ("email_key", Text),
        ("phone", Text),
        ("identifier", Text),
    ],
    later: &[],
    created_seq: false,
};

pub(crate) static CONTACT_POINT: Table = Table {
    name: "contact_point",
    keys: 2,
    columns: &[
        ("user_id", Id),
        ("point_id", Id),
        ("position", Integer),
        ("kind", Text),
        ("label", Text),
        ("text", Text),
        ("e164", Text),
        ("ext", Text),
        ("status", Text),
        ("raw_label", Text),
    ],
    later: &[],
    created_seq: false,
};

pub(crate) static TEAM: Table = Table {
    name: "team",
    keys: 1,
    columns: &[
        ("team_id", Id),
        ("name", Text),
        ("identifier", Text),
        ("identifier_key", Text),
        ("description", Text),
        ("is_default", Integer),
        ("shared", Integer),
    ],
    later: &[Val::I64(0)],
    created_seq: true,
};

/// Its journal key begins with the person, so that one range holds all of a person's history.
pub(crate) static TEAM_MEMBER: Table = Table {
    name: "team_member",
    keys: 2,
    columns: &[("user_id", Id), ("team_id", Id), ("is_lead", Integer)],
    later: &[Val::I64(0)],
    created_seq: false,
};

pub(crate) static INVITATION: Table = Table {
    name: "invitation",
    keys: 1,
    columns: &[
        ("user_id", Id),
        ("state", Text),
        ("at", Integer),
        ("reason", Text),
        ("first_sent", Integer),
        ("started", Integer),
        ("last_sent", Integer),
        ("sends", Integer),
        ("kind", Text),
        ("message", Text),
        ("invited_by", Id),
        ("next_mail", Integer),
        ("ends", Integer),
    ],
    later: &[],
    created_seq: false,
};

pub(crate) static CLIENT_GROUP: Table = Table {
    name: "client_group",
    keys: 1,
    columns: &[("group_id", Id), ("name", Text)],
    later: &[],
    created_seq: true,
};

/// Its journal key begins with the person, as that of [`TEAM_MEMBER`] does.
pub(crate) static GROUP_MEMBER: Table = Table {
    name: "group_member",
    keys: 2,
    columns: &[("user_id", Id), ("group_id", Id)],
    later: &[],
    created_seq: false,
};

/// Its journal key begins with the record that went.
pub(crate) static MERGED: Table = Table {
    name: "merged",
    keys: 2,
    columns: &[("user_id", Id), ("into_id", Id)],
    later: &[],
    created_seq: false,
};

pub(crate) static NOT_SAME: Table = Table {
    name: "not_same",
    keys: 2,
    columns: &[("low_id", Id), ("high_id", Id), ("evidence", Text)],
    later: &[],
    created_seq: false,
};

pub(crate) static JOINING: Table = Table {
    name: "joining",
    keys: 1,
    columns: &[
        ("user_id", Id),
        ("username", Text),
        ("username_key", Text),
        ("at", Integer),
        ("own_terms", Integer),
        ("firm_terms", Integer),
    ],
    later: &[],
    created_seq: false,
};

pub(crate) static FIRM_TERMS: Table = Table {
    name: "firm_terms",
    keys: 0,
    columns: &[("terms", Text), ("since", Integer)],
    later: &[],
    created_seq: false,
};

pub(crate) static PICTURE: Table = Table {
    name: "picture",
    keys: 1,
    columns: &[("user_id", Id), ("jpeg", Bytes)],
    later: &[],
    created_seq: false,
};

pub(crate) static USER_NOTE: Table = Table {
    name: "user_note",
    keys: 1,
    columns: &[("user_id", Id), ("note", Text)],
    later: &[],
    created_seq: false,
};

/// All record tables.
pub(crate) static TABLES: [&Table; 16] = [
    &FIRM,
    &USER_CARD,
    &USER_PRIVATE,
    &CONTACT_POINT,
    &TEAM,
    &TEAM_MEMBER,
    &INVITATION,
    &FIRM_SETTINGS,
    &CLIENT_GROUP,
    &GROUP_MEMBER,
    &MERGED,
    &NOT_SAME,
    &JOINING,
    &FIRM_TERMS,
    &PICTURE,
    &USER_NOTE,
];

impl Table {
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        TABLES.into_iter().find(|t| t.name == name)
    }

    pub(crate) fn key_columns(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().take(self.keys).map(|(name, _)| *name)
    }

    /// `INSERT INTO … VALUES`; the columns of an image, then `created_seq` if there is one, `rv`.
    pub(crate) fn insert_head(&self) -> String {
        let mut sql = format!("INSERT INTO {} (firm", self.name);
        for (name, _) in self.columns {
            sql.push_str(", ");
            sql.push_str(name);
        }
        sql.push_str(if self.created_seq {
            ", created_seq, rv) VALUES"
        } else {
            ", rv) VALUES"
        });
        sql
    }

    /// One row of that statement: `$1` is the firm, `$2` the sequence number.
    pub(crate) fn tuple(&self, created: Created) -> String {
        let mut sql = String::from("($1");
        for _ in self.columns {
            sql.push_str(", ?");
        }
        match (self.created_seq, created) {
            (false, _) => {}
            (true, Created::Now) => sql.push_str(", $2"),
            (true, Created::InImage) => sql.push_str(", ?"),
        }
        sql.push_str(", $2)");
        sql
    }

    /// Turns that statement into one for rows that are there already.
    pub(crate) fn update_suffix(&self) -> String {
        let mut sql = String::from(" ON CONFLICT (firm");
        for name in self.key_columns() {
            sql.push_str(", ");
            sql.push_str(name);
        }
        sql.push_str(") DO UPDATE SET rv = excluded.rv");
        for (name, _) in self.columns.iter().skip(self.keys) {
            sql.push_str(&format!(", {name} = excluded.{name}"));
        }
        sql
    }

    /// The SQL expression of a whole row's image.
    pub(crate) fn image_sql(&self, dialect: Dialect) -> String {
        let mut parts: Vec<String> = self
            .columns
            .iter()
            .map(|(name, holds)| match holds {
                Id | Bytes => dialect.hex(name),
                Text | Integer => (*name).to_owned(),
            })
            .collect();
        if self.created_seq {
            parts.push("created_seq".to_owned());
        }
        dialect.json_row(&parts.join(", "))
    }

    /// The columns of an image, for a SELECT.
    pub(crate) fn column_list(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        names.join(", ")
    }

    /// Which rows: a condition over `firm` (`$1`) and this many keys, whose parts start at
    /// `$first`; fill up with [`Self::key_args`].
    pub(crate) fn where_keys(&self, dialect: Dialect, first: usize, keys: usize) -> String {
        match self.keys {
            0 => "firm = $1".to_owned(),
            1 => {
                let column: String = self.key_columns().collect();
                format!("firm = $1 AND {column} IN ({})", placeholders(first, keys))
            }
            width => {
                // The index is found by the first parts alone. Left to itself, SQLite takes the
                // parts for independent lists and tries every pair.
                let columns: Vec<String> = self.key_columns().map(|column| dialect.unindexed(column)).collect();
                let keys = padded_len(keys);
                let firsts: Vec<String> = (0..keys).map(|key| format!("${}", first + key * width)).collect();
                let tuple = |key: usize| {
                    let parts: Vec<String> = (0..width).map(|n| format!("${}", first + key * width + n)).collect();
                    format!("({})", parts.join(", "))
                };
                let tuples: Vec<String> = (0..keys).map(tuple).collect();
                format!(
                    "firm = $1 AND {} IN ({}) AND ({}) IN (VALUES {})",
                    self.key_columns().next().unwrap_or("firm"),
                    firsts.join(", "),
                    columns.join(", "),
                    tuples.join(", "),
                )
            }
        }
    }

    /// Adds the arguments for [`Self::where_keys`].
    pub(crate) fn key_args<'a>(&self, args: &mut Vec<Val<'a>>, keys: &'a [RowKey]) {
        let Some(last) = keys.last() else { return };
        let padding = padded_len(keys.len()) - keys.len();
        for key in keys.iter().chain(std::iter::repeat_n(last, padding)) {
            args.extend(key.parts().take(self.keys).map(|part| Val::Bytes(part.into())));
        }
    }
}

/// Where `created_seq` of an inserted row comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Created {
    /// The command that inserts it.
    Now,
    /// The last value of its image.
    InImage,
}

/// A row's key without the firm: its ids, one after the other.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct RowKey(pub(crate) Vec<u8>);

impl RowKey {
    pub(crate) fn parts(&self) -> impl Iterator<Item = &[u8]> {
        self.0.chunks(16)
    }

    /// The first id of the key.
    #[cfg(feature = "device")]
    pub(crate) fn first(&self) -> Option<uuid::Uuid> {
        self.0.get(..16).and_then(|id| uuid::Uuid::from_slice(id).ok())
    }

    /// From the values of an image.
    pub(crate) fn of(table: &Table, image: &[Val<'_>]) -> Self {
        let mut key = Vec::with_capacity(16 * table.keys);
        for value in image.iter().take(table.keys) {
            if let Val::Bytes(bytes) = value {
                key.extend_from_slice(bytes);
            }
        }
        Self(key)
    }
}

/// Something that is a row of a table.
pub(crate) trait Record: Sync {
    /// Adds the table's columns, in order.
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>);
}

/// Texts of `kind` and `role`.
pub(crate) fn kind_codes(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Staff(role) => ("staff", role.code()),
        Kind::Client => ("client", ""),
        Kind::Partner => ("partner", ""),
    }
}

/// The kind behind those texts.
pub(crate) fn kind_of(kind: &str, role: &str) -> Option<Kind> {
    match (kind, role) {
        ("staff", role) => Role::parse(role).map(Kind::Staff),
        ("client", "") => Some(Kind::Client),
        ("partner", "") => Some(Kind::Partner),
        _ => None,
    }
}
