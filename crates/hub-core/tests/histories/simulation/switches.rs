//! Safeguards of the program, switched off one at a time from outside: a transaction that does not do, or does
//! not see, what the safeguard rests on. The program itself has no switches.
//!
//! The transaction also stands for a database that does not let one transaction wait for the other before it
//! reads, as PostgreSQL's: what was read before the firm was locked may be out of date.

use std::borrow::Cow;

use store::dialect::Dialect;
use store::memory::MemoryTx;
use store::port::{Execute, Query, Row, Store, Val};
use store::{Memory, StoreError};

/// A safeguard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Safeguard {
    /// What a bucket held goes with it.
    Purge,
    /// Commands of a firm are judged one after the other.
    FirmLock,
    /// A command that comes again is not judged again.
    Duplicates,
    /// What a device holds of a bucket is compared with what the hub says.
    Digest,
    /// Records that left a bucket since are told.
    Since,
    /// What goes is told before what comes.
    RemovalsFirst,
    /// Who may read is looked up at the same moment as what is read.
    Entitlement,
}

/// The statements by which safeguards are known.
const LOCK: &str = "UPDATE firm SET head_seq = head_seq WHERE firm = $1";
const NUMBER: &str = "UPDATE firm SET head_seq";
const KNOWN: &str = "SELECT device_id, verdict FROM outcome";
const LEFT: &str = "AND live = 0 AND since <=";
const HELD_OF_A_BUCKET: &str = "SELECT kind, id FROM held WHERE bucket = $1";
const FORGET_A_BUCKET: &str = "DELETE FROM held WHERE bucket = $1";
const STATES: &str = "FROM bucket WHERE";

/// A transaction of the hub or of a device.
pub(crate) struct Tx {
    tx: MemoryTx,
    off: Vec<Safeguard>,
    /// The database as it was when the transaction began, if another one was faster.
    before: Option<MemoryTx>,
    /// The database as it was when the request set out, if who may read is looked up too early.
    early: Option<MemoryTx>,
}

impl Tx {
    pub(crate) async fn read(store: &Memory, off: &[Safeguard], early: Option<&Memory>) -> Result<Self, StoreError> {
        let early = match early.filter(|_| off.contains(&Safeguard::Entitlement)) {
            Some(early) => Some(early.read().await?),
            None => None,
        };
        Ok(Self {
            tx: store.read().await?,
            off: off.to_vec(),
            before: None,
            early,
        })
    }

    pub(crate) async fn write(store: &Memory, off: &[Safeguard], before: Option<&Memory>) -> Result<Self, StoreError> {
        let before = match before {
            Some(before) => Some(before.read().await?),
            None => None,
        };
        Ok(Self {
            tx: store.write().await?,
            off: off.to_vec(),
            before,
            early: None,
        })
    }

    fn is_off(&self, safeguard: Safeguard) -> bool {
        self.off.contains(&safeguard)
    }

    fn sees_nothing(&self, sql: &str) -> bool {
        self.is_off(Safeguard::Duplicates) && sql.starts_with(KNOWN)
            || self.is_off(Safeguard::Since) && sql.contains(LEFT)
            || self.is_off(Safeguard::Purge) && sql == HELD_OF_A_BUCKET
    }

    fn does_nothing(&self, sql: &str) -> bool {
        self.is_off(Safeguard::FirmLock) && sql == LOCK || self.is_off(Safeguard::Purge) && sql == FORGET_A_BUCKET
    }

    /// Whoever changes the firm's row waits for others who did, and then reads what they wrote.
    fn locks(&mut self, sql: &str) {
        if sql.starts_with(NUMBER) {
            self.before = None;
        }
    }
}

impl Query for Tx {
    fn dialect(&self) -> Dialect {
        self.tx.dialect()
    }

    async fn query<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> Result<Vec<Row>, StoreError> {
        let sql = sql.into();
        if self.sees_nothing(&sql) {
            return Ok(Vec::new());
        }
        self.locks(&sql);
        if sql.contains(STATES) {
            self.early = None;
        }
        let of_people = sql.contains("user_card") || sql.contains("team_member");
        match (&mut self.early, &mut self.before) {
            (Some(early), _) if of_people => early.query(sql, args).await,
            (_, Some(before)) if sql.starts_with("SELECT") => before.query(sql, args).await,
            _ => self.tx.query(sql, args).await,
        }
    }
}

impl Execute for Tx {
    async fn execute<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> Result<u64, StoreError> {
        let sql = sql.into();
        if self.does_nothing(&sql) {
            return Ok(1);
        }
        self.locks(&sql);
        self.tx.execute(sql, args).await
    }

    async fn commit(self) -> Result<(), StoreError> {
        self.tx.commit().await
    }

    async fn rollback(self) -> Result<(), StoreError> {
        self.tx.rollback().await
    }
}
