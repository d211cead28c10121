//! The authority inside the application: a command is judged and written here, together with the
//! lines the device searches by, in one transaction.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

use chrono::{DateTime, Utc};
use domain::change::WriteSet;
use domain::command::{Command, CommandKind};
use domain::ids::{FirmId, UserId};
use domain::people::{Status, UserCard};
use domain::person_name::PersonName;
use hub_core::{Done, Originals, Submitted, submit};
use store::journal::touched::{rewritten, touched};
use store::port::{Execute, Query, Store};
use store::search::{self, Loader};

use crate::collate::Collation;
use crate::error::AppError;
use crate::events::{ChangedEvent, ChangedKind};
use crate::session::Session;

/// New people in one command from which on the bulk path for search lines pays.
const BULK: usize = 50;

/// Judges and writes. Stopping to wait for it (dropping the future) leaves nothing, up to the
/// moment of the commit.
pub(crate) async fn carry_out(
    session: &Session,
    command: Command,
    now: DateTime<Utc>,
    collation: &Collation,
    originals: &dyn Originals,
) -> Result<Done, AppError> {
    let _turn = session.writing.lock().await;
    let id = command.id;
    let mut write = session.store.write().await?;
    let done = write_into(&mut write, session.firm, command, now, collation, originals).await?;
    store::settings::import_ended(&mut write, id).await?;
    write.commit().await?;
    Ok(done)
}

/// Judges and writes into an open transaction, which the caller commits; after an error only a
/// rollback is left. The rows that were written are not kept in the answer.
pub(crate) async fn write_into<W: Execute>(
    w: &mut W,
    firm: FirmId,
    command: Command,
    now: DateTime<Utc>,
    collation: &Collation,
    originals: &dyn Originals,
) -> Result<Done, AppError> {
    let undo = matches!(command.kind, CommandKind::UndoCommand(_));
    let mut done = match submit(w, firm, command, now, originals).await? {
        Submitted::Done(done) => done,
        Submitted::Refused(refusal) => {
            return Err(AppError::Refused {
                refusal: refusal.into(),
            });
        }
    };
    if !done.duplicate {
        let erases = !done.erased.is_empty();
        if erases {
            search::begin_erasing(w, &done.erased).await?;
        }
        index(w, firm, &done, undo, collation, originals).await?;
        if erases {
            search::end_erasing(w).await?;
        }
    }
    done.writes = WriteSet::default();
    Ok(done)
}

async fn index<W: Execute>(
    w: &mut W,
    firm: FirmId,
    done: &Done,
    undo: bool,
    collation: &Collation,
    originals: &dyn Originals,
) -> Result<(), AppError> {
    let sort_key = |name: &PersonName| collation.sort_key(name.family(), name.given());
    let writes = &done.writes;
    if undo {
        let users = touched_users(w, firm, done.seq).await?;
        let users: Vec<UserId> = users.into_iter().collect();
        let total = users.len() as u64;
        for (n, slice) in users.chunks(2_000).enumerate() {
            originals.indexing((n * 2_000) as u64, total);
            search::refresh(w, firm, slice, &sort_key).await?;
        }
        return Ok(());
    }
    let mut users: BTreeSet<UserId> = BTreeSet::new();
    // Most acts on many people only change where they stand.
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
            originals.indexing(done as u64, total as u64);
        }
    }
    let users: Vec<UserId> = users.into_iter().collect();
    search::refresh(w, firm, &users, &sort_key)
        .await
        .map_err(AppError::from)
}

async fn touched_users(q: &mut impl Query, firm: FirmId, seq: i64) -> Result<BTreeSet<UserId>, AppError> {
    rewritten(q, firm, seq).await.map_err(AppError::from)
}

/// What happened since the windows were told last, by this program or another; nothing if
/// nothing did.
pub(crate) async fn news(session: &Session, elsewhere: bool) -> Result<Option<ChangedEvent>, AppError> {
    let mut read = session.store.read().await?;
    let told = session.told();
    let touched = touched(&mut read, session.firm, told, None).await?;
    drop(read);
    if touched.head <= told {
        return Ok(None);
    }
    session.told.fetch_max(touched.head, Ordering::AcqRel);
    session.lists.lock().await.clear();
    use ChangedKind as K;
    let mut kinds = vec![K::People, K::Teams, K::Groups, K::Imports, K::Mail, K::Notices];
    if touched.firm {
        kinds.push(K::Firm);
    }
    let ids = if touched.complete {
        let users = touched.users.iter().map(ToString::to_string);
        let groups = touched.groups.iter().map(ToString::to_string);
        users
            .chain(touched.teams.iter().map(ToString::to_string))
            .chain(groups)
            .collect()
    } else {
        Vec::new()
    };
    Ok(Some(ChangedEvent { kinds, ids, elsewhere }))
}
