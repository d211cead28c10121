//! The authority inside the application: a command is judged and written here, together with the device's
//! search lines, in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::command::{Command, CommandKind};
use domain::decide::Refusal;
use domain::ids::{FirmId, UserId};
use domain::people::{Status, UserCard};
use domain::person_name::PersonName;
use hub_core::{Done, Importing, Submitted, submit, submit_import};
use store::journal::touched::rewritten;
use store::port::Execute;
use store::search::{self, Loader};

use super::ImportWatch;
use crate::collate::Collation;
use crate::error::AppError;

/// From this many new people in one command, the bulk path for search lines is faster.
const BULK: usize = 50;

/// What a command needs from the host.
#[derive(Clone, Copy)]
pub(crate) struct Host<'a> {
    /// The time.
    pub(crate) now: DateTime<Utc>,
    /// The order of names.
    pub(crate) collation: &'a Collation,
}

/// Judges a command and writes it in an open transaction, which the caller commits. After an error the
/// caller can only roll back.
pub(crate) async fn write<W: Execute>(
    w: &mut W,
    firm: FirmId,
    command: Command,
    host: Host<'_>,
) -> Result<(), AppError> {
    match judge(w, firm, command, host).await? {
        None => Ok(()),
        Some(refusal) => Err(refused(refusal)),
    }
}

/// The same; a refusal is not an error.
pub(crate) async fn judge<W: Execute>(
    w: &mut W,
    firm: FirmId,
    command: Command,
    host: Host<'_>,
) -> Result<Option<Refusal>, AppError> {
    let undo = matches!(command.kind, CommandKind::UndoCommand(_));
    match submit(w, firm, command, host.now).await? {
        Submitted::Done(done) => make_findable(w, firm, done, undo, host, &|_, _| {})
            .await
            .map(|()| None),
        Submitted::Refused(refusal) => Ok(Some(refusal)),
    }
}

/// As [`write`], for an import with a host that watches its progress.
pub(crate) async fn write_import<W: Execute>(
    w: &mut W,
    firm: FirmId,
    command: Command,
    host: Host<'_>,
    watch: &dyn ImportWatch,
) -> Result<(), AppError> {
    let importing = Importing {
        source: watch,
        progress: &|done, total| watch.wrote(done, total),
    };
    let judged = submit_import(w, firm, command, host.now, importing).await?;
    let done = match judged {
        Submitted::Done(done) => done,
        Submitted::Refused(refusal) => return Err(refused(refusal)),
    };
    make_findable(w, firm, done, false, host, &|done, total| watch.indexed(done, total)).await
}

fn refused(refusal: Refusal) -> AppError {
    AppError::Refused {
        refusal: refusal.into(),
    }
}

/// Writes the search lines of the people a command changed.
async fn make_findable<W: Execute>(
    w: &mut W,
    firm: FirmId,
    done: Done,
    undo: bool,
    host: Host<'_>,
    indexed: &(dyn Fn(u64, u64) + Sync),
) -> Result<(), AppError> {
    if done.duplicate {
        return Ok(());
    }
    let erases = !done.erased.is_empty();
    if erases {
        search::begin_erasing(w, &done.erased).await?;
    }
    index(w, firm, &done, undo, host.collation, indexed).await?;
    if erases {
        search::end_erasing(w).await?;
    }
    Ok(())
}

async fn index<W: Execute>(
    w: &mut W,
    firm: FirmId,
    done: &Done,
    undo: bool,
    collation: &Collation,
    indexed: &(dyn Fn(u64, u64) + Sync),
) -> Result<(), AppError> {
    let sort_key = |name: &PersonName| collation.sort_key(name.family(), name.given());
    let writes = &done.writes;
    if undo {
        let users = rewritten(w, firm, done.seq).await?;
        let users: Vec<UserId> = users.into_iter().collect();
        let total = users.len() as u64;
        for (n, slice) in users.chunks(2_000).enumerate() {
            indexed((n * 2_000) as u64, total);
            search::refresh(w, firm, slice, &sort_key).await?;
        }
        return Ok(());
    }
    let mut users: BTreeSet<UserId> = BTreeSet::new();
    // Most commands about many people only change their status.
    let mut stand: BTreeMap<Status, Vec<UserId>> = BTreeMap::new();
    for (before, after) in &writes.cards.updated {
        let status = after.status;
        if *after
            == (UserCard {
                status,
                ..before.clone()
            })
        {
            stand.entry(status).or_default().push(after.id);
        } else {
            users.insert(after.id);
        }
    }
    for (status, users) in stand {
        search::restate(w, &users, status).await?;
    }
    users.extend(writes.cards.deleted.iter().map(|card| card.id));
    users.extend(writes.privates.updated.iter().map(|(_, private)| private.user));
    let new = &writes.cards.inserted;
    let bulk = new.len() > BULK;
    let mut loaded: Vec<UserId> = Vec::new();
    if bulk {
        loaded.extend(new.iter().map(|card| card.id));
        loaded.sort_unstable();
    } else {
        users.extend(new.iter().map(|card| card.id));
    }
    let points = &writes.points;
    let reached = points.inserted.iter().chain(&points.deleted).map(|p| p.user);
    let reached = reached.chain(points.updated.iter().map(|(_, p)| p.user));
    users.extend(reached.filter(|user| loaded.binary_search(user).is_err()));
    if bulk {
        users.retain(|user| loaded.binary_search(user).is_err());
        let mut loader = Loader::new(writes, &sort_key);
        while let Some((done, total)) = loader.slice(w).await? {
            indexed(done as u64, total as u64);
        }
    }
    let users: Vec<UserId> = users.into_iter().collect();
    search::refresh(w, firm, &users, &sort_key)
        .await
        .map_err(AppError::from)
}
