//! The journal: what every command changed, as images of rows, written together with the rows.
//!
//! A line holds the row before and after as a JSON array of column values. Many rows of one table
//! that come together are noted by their keys alone, up to 500 a line: as long as a row's `rv`
//! is the command, the row itself is the image. Many that go together leave their whole rows, up
//! to 500 a line, gathered by the database.

pub mod changed;
pub(crate) mod former;
pub mod kept;
pub(crate) mod lines;
mod ring;
pub mod since;
pub mod touched;
pub mod undo;

use data_encoding::HEXLOWER;
use domain::ids::FirmId;

use crate::batch::{Batch, CHUNK};
use crate::error::StoreError;
use crate::key::unhex;
use crate::port::{Execute, Val};
use crate::tables::{Created, Holds, Record, RowKey, Table};

/// Up to this many rows of one table each get a line of their own, so that the history of a row
/// is found by its key.
const SINGLE: usize = 50;

/// Keys of rows that were added together, in one line.
const BLOCK: usize = 500;

/// Writes rows and their journal lines for one command.
pub(crate) struct Journal<'w, W> {
    w: &'w mut W,
    firm: FirmId,
    seq: i64,
    n: i64,
}

struct Line {
    key: Option<RowKey>,
    keys: Option<Vec<u8>>,
    before: Option<String>,
    after: Option<String>,
}

impl<'w, W: Execute> Journal<'w, W> {
    pub(crate) const fn new(w: &'w mut W, firm: FirmId, seq: i64) -> Self {
        Self { w, firm, seq, n: 0 }
    }

    /// Continues after the lines that command `seq` already has.
    pub(crate) async fn resume(w: &'w mut W, firm: FirmId, seq: i64) -> Result<Self, StoreError> {
        let sql = "SELECT coalesce(max(n), 0) FROM journal WHERE firm = $1 AND seq = $2";
        let last = w.query(sql, vec![(&firm.0).into(), seq.into()]).await?;
        let last = last.into_iter().next().ok_or(StoreError::row("journal"))?;
        let n = last.read("journal").i64()?;
        Ok(Self { w, firm, seq, n })
    }

    /// Rows of erased people: only the keys are kept.
    pub(crate) async fn blank(&mut self, table: &'static Table, keys: Vec<RowKey>) -> Result<(), StoreError> {
        let lines = keys.into_iter().map(|key| Line {
            key: Some(key),
            keys: None,
            before: None,
            after: None,
        });
        self.lines(table, lines).await
    }

    /// New rows.
    pub(crate) async fn insert<R: Record>(
        &mut self,
        table: &'static Table,
        rows: &[R],
        created: Created,
    ) -> Result<(), StoreError> {
        if rows.is_empty() {
            return Ok(());
        }
        let firm = self.firm;
        let batch = Batch {
            head: &table.insert_head(),
            tuple: &table.tuple(created),
            suffix: "",
            shared: &[(&firm.0).into(), self.seq.into()],
        };
        if rows.len() > SINGLE {
            // One block of keys after the other.
            let mut blocks: Vec<Vec<u8>> = Vec::with_capacity(rows.len().div_ceil(BLOCK));
            let mut n = 0;
            batch
                .run(self.w, rows.iter(), |row, args| {
                    if n % BLOCK == 0 {
                        blocks.push(Vec::with_capacity(BLOCK * table.keys * 16));
                    }
                    n += 1;
                    let start = args.len();
                    row.encode(args);
                    if let Some((block, values)) = blocks.last_mut().zip(args.get(start..)) {
                        block.extend(RowKey::of(table, values).0);
                    }
                })
                .await?;
            let lines = blocks.into_iter().map(|keys| Line {
                key: None,
                keys: Some(keys),
                before: None,
                after: None,
            });
            return self.lines(table, lines).await;
        }
        batch.run(self.w, rows.iter(), |row, args| row.encode(args)).await?;
        let seq = self.seq;
        let lines = rows.iter().map(|row| {
            let mut values = Vec::new();
            row.encode(&mut values);
            if table.created_seq && created == Created::Now {
                values.push(seq.into());
            }
            Line {
                key: Some(RowKey::of(table, &values)),
                keys: None,
                before: None,
                after: Some(image_text(&values)),
            }
        });
        self.lines(table, lines).await
    }

    /// Makes room for updates in which people pass their keys around in a ring. Comes before all of
    /// them together.
    pub(crate) async fn part_ring<R: Record>(
        &mut self,
        table: &'static Table,
        rows: &[(R, R)],
    ) -> Result<(), StoreError> {
        ring::part(self.w, self.firm, table, rows).await
    }

    /// Rows that are there already, with their former and their new content. The key is the same.
    pub(crate) async fn update<R: Record>(&mut self, table: &'static Table, rows: &[(R, R)]) -> Result<(), StoreError> {
        let key_of = |row: &R| {
            let mut values = Vec::new();
            row.encode(&mut values);
            RowKey::of(table, &values)
        };
        for chunk in rows.chunks(CHUNK) {
            let keys: Vec<RowKey> = chunk.iter().map(|(_, after)| key_of(after)).collect();
            if self.count(table, &keys).await? != keys.len() {
                return Err(StoreError::row(table.name));
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
        let firm = self.firm;
        let batch = Batch {
            head: &table.insert_head(),
            tuple: &table.tuple(Created::Now),
            suffix: &table.update_suffix(),
            shared: &[(&firm.0).into(), self.seq.into()],
        };
        batch
            .run(self.w, rows.iter(), |(_, after), args| after.encode(args))
            .await?;
        let image = |row: &R| {
            let mut values = Vec::new();
            row.encode(&mut values);
            image_text(&values)
        };
        let lines = rows.iter().map(|(before, after)| Line {
            key: Some(key_of(after)),
            keys: None,
            before: Some(image(before)),
            after: Some(image(after)),
        });
        self.lines(table, lines).await
    }

    /// Rows that go.
    pub(crate) async fn delete(&mut self, table: &'static Table, keys: &[RowKey]) -> Result<(), StoreError> {
        let single = keys.len() <= SINGLE;
        for chunk in keys.chunks(CHUNK) {
            if single {
                self.delete_lines(table, chunk).await?;
            } else {
                self.delete_block(table, chunk).await?;
            }
            let mut args = vec![(&self.firm.0).into()];
            table.key_args(&mut args, chunk);
            let sql = format!(
                "DELETE FROM {} WHERE {}",
                table.name,
                table.where_keys(self.w.dialect(), 2, chunk.len())
            );
            if usize::try_from(self.w.execute(sql, args).await?) != Ok(chunk.len()) {
                return Err(StoreError::row(table.name));
            }
        }
        Ok(())
    }

    async fn delete_lines(&mut self, table: &'static Table, keys: &[RowKey]) -> Result<(), StoreError> {
        let dialect = self.w.dialect();
        let mut args = vec![(&self.firm.0).into()];
        table.key_args(&mut args, keys);
        let columns: Vec<&str> = table.key_columns().chain([""]).collect();
        let sql = format!(
            "SELECT {}{} FROM {} WHERE {}",
            columns.join(", "),
            dialect.json_text(table.image_sql(dialect)),
            table.name,
            table.where_keys(dialect, 2, keys.len()),
        );
        let mut lines = Vec::with_capacity(keys.len());
        for row in self.w.query(sql, args).await? {
            let mut row = row.read(table.name);
            let mut key = Vec::with_capacity(16 * table.keys);
            for _ in 0..table.keys {
                key.extend(row.bytes()?);
            }
            lines.push(Line {
                key: Some(RowKey(key)),
                keys: None,
                before: Some(row.text()?),
                after: None,
            });
        }
        self.lines(table, lines.into_iter()).await
    }

    async fn delete_block(&mut self, table: &'static Table, keys: &[RowKey]) -> Result<(), StoreError> {
        let dialect = self.w.dialect();
        self.n += 1;
        let mut args = vec![(&self.firm.0).into(), self.seq.into(), self.n.into(), table.name.into()];
        let sql = format!(
            "INSERT INTO journal (firm, seq, n, tbl, row_key, row_keys, before, after) \
             SELECT $1, $2, $3, $4, NULL, NULL, {}, NULL FROM {} WHERE {}",
            dialect.json_text(dialect.json_rows(&table.image_sql(dialect))),
            table.name,
            table.where_keys(dialect, 5, keys.len()),
        );
        table.key_args(&mut args, keys);
        self.w.execute(sql, args).await?;
        Ok(())
    }

    /// How many of these rows there are.
    async fn count(&mut self, table: &'static Table, keys: &[RowKey]) -> Result<usize, StoreError> {
        let mut args = vec![(&self.firm.0).into()];
        table.key_args(&mut args, keys);
        let sql = format!(
            "SELECT count(*) FROM {} WHERE {}",
            table.name,
            table.where_keys(self.w.dialect(), 2, keys.len())
        );
        let row = self
            .w
            .query(sql, args)
            .await?
            .into_iter()
            .next()
            .ok_or(StoreError::row(table.name))?;
        usize::try_from(row.read(table.name).count()?).map_err(|_| StoreError::row(table.name))
    }

    async fn lines(
        &mut self,
        table: &'static Table,
        lines: impl Iterator<Item = Line> + Send,
    ) -> Result<(), StoreError> {
        let mut n = self.n;
        let firm = self.firm;
        let batch = Batch {
            head: "INSERT INTO journal (firm, seq, n, tbl, row_key, row_keys, before, after) VALUES",
            tuple: "($1, $2, ?, $3, ?, ?, ?, ?)",
            suffix: "",
            shared: &[(&firm.0).into(), self.seq.into(), table.name.into()],
        };
        let firm_key = firm.as_bytes().to_vec();
        batch
            .run(self.w, lines, |line, args| {
                n += 1;
                // The firm's own row has no key beside the firm.
                let key = line.key.map(|k| if k.0.is_empty() { firm_key.clone() } else { k.0 });
                args.extend([
                    n.into(),
                    key.into(),
                    line.keys.into(),
                    line.before.into(),
                    line.after.into(),
                ]);
            })
            .await?;
        self.n = n;
        Ok(())
    }
}

/// A JSON array of these values.
pub(crate) fn image_text(values: &[Val<'_>]) -> String {
    let mut out = String::with_capacity(values.len() * 16);
    for value in values {
        out.push(if out.is_empty() { '[' } else { ',' });
        match value {
            Val::Null(_) => out.push_str("null"),
            Val::I64(number) => out.push_str(&number.to_string()),
            Val::Text(text) => out.push_str(&serde_json::Value::from(text.as_ref()).to_string()),
            Val::Bytes(bytes) => {
                out.push('"');
                HEXLOWER.encode_append(bytes, &mut out);
                out.push('"');
            }
        }
    }
    out.push(']');
    out
}

/// A row read back from the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Image(pub(crate) Vec<Val<'static>>);

/// What an image holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Held {
    /// A whole row, with the command that made it where the table notes that.
    Row,
    /// The columns of a row that changed.
    Columns,
}

impl Record for Image {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        out.extend(self.0.iter().map(|value| match value {
            Val::Null(kind) => Val::Null(*kind),
            Val::I64(number) => Val::I64(*number),
            Val::Text(text) => Val::Text(text.as_ref().into()),
            Val::Bytes(bytes) => Val::Bytes(bytes.as_ref().into()),
        }));
    }
}

impl Image {
    /// Reads one array of what is `held`; `None` if it is not one of this table.
    pub(crate) fn parse(table: &Table, held: Held, json: &serde_json::Value) -> Option<Self> {
        let values = json.as_array()?;
        let last = usize::from(held == Held::Row && table.created_seq);
        let columns = values.len().checked_sub(last)?;
        // An image from before a table's last columns says nothing about them.
        let later = table.later;
        let lacking = table.columns.len().checked_sub(columns)?;
        let lacking = later.get(later.len().checked_sub(lacking)?..)?;
        let holds = table
            .columns
            .iter()
            .take(columns)
            .map(|(_, holds)| *holds)
            .chain([Holds::Integer]);
        let mut read = values
            .iter()
            .zip(holds)
            .map(|(value, holds)| match (value, holds) {
                (serde_json::Value::Null, holds) => Some(Val::Null(holds.kind())),
                (serde_json::Value::Number(number), _) => number.as_i64().map(Val::I64),
                (serde_json::Value::String(text), Holds::Id | Holds::Bytes) => unhex(text).map(Val::from),
                (serde_json::Value::String(text), Holds::Text | Holds::Integer) => Some(text.clone().into()),
                _ => None,
            })
            .collect::<Option<Vec<_>>>()?;
        read.splice(columns..columns, lacking.iter().cloned());
        Some(Self(read))
    }
}
