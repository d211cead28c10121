//! A store that records every statement. It claims to be PostgreSQL, so statements come in that form, and
//! runs them on SQLite.

use std::backtrace::Backtrace;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::panic::Location;
use std::sync::{Arc, Mutex};

use super::super::world::memory;
use crate::Memory;
use crate::backend::memory::MemoryTx;
use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::port::{Execute, Kind, Query, Row, Store, Val};

/// The sources whose statements PostgreSQL must understand, and those whose statements it need not.
const PORTABLE: [&str; 4] = ["src/records", "src/journal", "src/hub", "src/sync"];
const DEVICE: &str = "src/device";

/// A file, from `src` on, and a line in it.
pub(super) type Place = (String, u32);

/// What was recorded.
#[derive(Clone, Default)]
pub(super) struct Recording(Arc<Mutex<Heard>>);

#[derive(Clone, Default)]
pub(in crate::tests) struct Heard {
    /// Statements of the portable wings with the kinds of their arguments.
    pub(in crate::tests) statements: BTreeSet<(String, Vec<Kind>)>,
    /// Places that passed a statement to the port.
    pub(super) calls: BTreeSet<Place>,
    /// Places on the call stacks of statements.
    pub(super) way: BTreeSet<Place>,
}

impl Recording {
    /// An empty database.
    pub(super) async fn store(&self) -> RecordingStore {
        RecordingStore {
            inner: memory().await,
            recording: self.clone(),
        }
    }

    pub(super) fn heard(&self) -> Heard {
        self.0.lock().unwrap().clone()
    }

    fn note(&self, sql: &str, args: &[Val<'_>], caller: &Location<'_>) {
        let way = way(&Backtrace::force_capture());
        let portable = way.first().is_some_and(|(file, _)| !file.starts_with(DEVICE));
        let mut heard = self.0.lock().unwrap();
        heard.calls.insert((from_src(caller.file()), caller.line()));
        heard.way.extend(way);
        if portable {
            let kinds = args.iter().map(kind).collect();
            heard.statements.insert((sql.to_owned(), kinds));
        }
    }
}

const fn kind(value: &Val<'_>) -> Kind {
    match value {
        Val::Null(kind) => *kind,
        Val::I64(_) => Kind::Integer,
        Val::Text(_) => Kind::Text,
        Val::Bytes(_) => Kind::Bytes,
    }
}

/// The places in the wings on this stack, the innermost first. Files and lines are reliable; the names of
/// async functions are not.
fn way(stack: &Backtrace) -> Vec<Place> {
    let text = stack.to_string();
    let places = text.lines().filter_map(|line| {
        let mut parts = line.trim_start().strip_prefix("at ")?.split(':');
        Some((from_src(parts.next()?), parts.next()?.parse().ok()?))
    });
    let wings = || PORTABLE.into_iter().chain([DEVICE]);
    places
        .filter(|(file, _)| wings().any(|wing| file.starts_with(wing)))
        .collect()
}

/// The part of a path from its last `src` on.
fn from_src(path: &str) -> String {
    let path = path.replace('\\', "/");
    let from = path.rfind("src/").and_then(|at| path.get(at..));
    from.unwrap_or_default().to_owned()
}

/// The statement in SQLite's form.
fn in_sqlite(sql: &str) -> String {
    sql.replace("jsonb_build_array(", "json_array(")
        .replace("jsonb_agg(", "json_group_array(")
        .replace("encode(", "hex(")
        .replace(", 'hex')", ")")
}

pub(super) struct RecordingStore {
    inner: Memory,
    recording: Recording,
}

pub(super) struct RecordingTx {
    inner: MemoryTx,
    recording: Recording,
}

impl Store for RecordingStore {
    type Read = RecordingTx;
    type Write = RecordingTx;

    async fn read(&self) -> Result<RecordingTx, StoreError> {
        Ok(RecordingTx {
            inner: self.inner.read().await?,
            recording: self.recording.clone(),
        })
    }

    async fn write(&self) -> Result<RecordingTx, StoreError> {
        Ok(RecordingTx {
            inner: self.inner.write().await?,
            recording: self.recording.clone(),
        })
    }
}

impl Query for RecordingTx {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    #[track_caller]
    fn query<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> impl Future<Output = Result<Vec<Row>, StoreError>> + Send + 'a {
        let sql = sql.into();
        self.recording.note(&sql, &args, Location::caller());
        self.inner.query(in_sqlite(&sql), args)
    }
}

impl Execute for RecordingTx {
    #[track_caller]
    fn execute<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> impl Future<Output = Result<u64, StoreError>> + Send + 'a {
        let sql = sql.into();
        self.recording.note(&sql, &args, Location::caller());
        self.inner.execute(in_sqlite(&sql), args)
    }

    async fn commit(self) -> Result<(), StoreError> {
        self.inner.commit().await
    }

    async fn rollback(self) -> Result<(), StoreError> {
        self.inner.rollback().await
    }
}
