//! A transaction on a file, through a reader or through the one writer.

use std::borrow::Cow;

use sqlx::sqlite::SqliteConnection;

use super::held::Held;
use super::readers::View;
use super::statement::{self, Problem};
use super::writer::Work;
use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::port::{Execute, Query, Row, Val};

/// An open transaction on a file.
pub struct SqliteTx {
    way: Way,
    /// Let go after the connection is back.
    _held: Option<Held>,
}

enum Way {
    Reads(View),
    Writes(Box<Work>),
}

impl SqliteTx {
    /// A transaction that reads.
    pub(crate) fn reading(view: View, held: Held) -> Self {
        Self {
            way: Way::Reads(view),
            _held: Some(held),
        }
    }

    /// A transaction that writes.
    pub(crate) fn writing(work: Work, held: Held) -> Self {
        Self {
            way: Way::Writes(Box::new(work)),
            _held: Some(held),
        }
    }

    /// A transaction whose owner has the turn.
    pub(crate) fn in_turn(work: Work) -> Self {
        Self {
            way: Way::Writes(Box::new(work)),
            _held: None,
        }
    }

    fn connection(&mut self) -> Result<&mut SqliteConnection, StoreError> {
        match &mut self.way {
            Way::Reads(view) => Ok(view.connection()),
            Way::Writes(work) => work.writer()?.connection(),
        }
    }

    /// What went wrong, after which the connection is used for nothing more.
    async fn failed(&mut self, problem: Problem) -> StoreError {
        let place = match &mut self.way {
            Way::Reads(view) => {
                view.spoil();
                view.place()
            }
            Way::Writes(work) => {
                work.spoilt = true;
                work.place()
            }
        };
        problem.explained(place).await
    }
}

impl std::fmt::Debug for SqliteTx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SqliteTx")
    }
}

impl Query for SqliteTx {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    async fn query<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> Result<Vec<Row>, StoreError> {
        match statement::query(self.connection()?, sql.into(), args).await {
            Ok(rows) => Ok(rows),
            Err(problem) => Err(self.failed(problem).await),
        }
    }
}

impl Execute for SqliteTx {
    async fn execute<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> Result<u64, StoreError> {
        match statement::execute(self.connection()?, sql.into(), args).await {
            Ok(rows) => Ok(rows),
            Err(problem) => Err(self.failed(problem).await),
        }
    }

    async fn commit(self) -> Result<(), StoreError> {
        match self.way {
            Way::Reads(_) => Ok(()),
            Way::Writes(work) => work.commit().await,
        }
    }

    async fn rollback(self) -> Result<(), StoreError> {
        match self.way {
            Way::Reads(_) => Ok(()),
            Way::Writes(work) => work.rollback().await,
        }
    }
}
