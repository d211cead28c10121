//! What the windows are told of commands: the kinds of records that changed.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use store::journal::changed::{Changed, changed};
use store::journal::touched::touched;
use store::port::Store;

use crate::error::AppError;
use crate::events::{ChangedEvent, ChangedKind};
use crate::session::Session;

/// What commands of this program or another changed since the windows were told last; nothing if there
/// were none. A command that only the audit knows of changes no kind.
pub(crate) async fn since_told(session: &Session, elsewhere: bool) -> Result<Option<ChangedEvent>, AppError> {
    let mut read = session.store.read().await?;
    let told = session.told();
    let touched = touched(&mut read, session.firm, told, None).await?;
    if touched.head <= told {
        return Ok(None);
    }
    let kinds = kinds(&changed(&mut read, session.firm, told).await?);
    drop(read);
    session.told.fetch_max(touched.head, Ordering::AcqRel);
    if kinds.iter().any(|kind| kind.orders_lists()) {
        session.lists.lock().await.clear();
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

/// The kinds that these changes belong to, each once.
fn kinds(changed: &Changed) -> Vec<ChangedKind> {
    let mut kinds: BTreeSet<ChangedKind> = changed
        .tables
        .iter()
        .flat_map(|table| kinds_of(table))
        .copied()
        .collect();
    let beside = [
        (changed.mail, ChangedKind::Mail),
        (changed.notices, ChangedKind::Notices),
        (changed.imports, ChangedKind::Imports),
    ];
    kinds.extend(beside.into_iter().filter(|(told, _)| *told).map(|(_, kind)| kind));
    kinds.into_iter().collect()
}

/// Whose views show rows of a table of the journal.
fn kinds_of(table: &str) -> &'static [ChangedKind] {
    use ChangedKind as K;
    match table {
        "user_card" | "user_private" | "user_note" | "contact_point" | "picture" => &[K::People],
        "invitation" | "joining" | "merged" | "not_same" => &[K::People],
        "team" => &[K::Teams],
        "team_member" => &[K::People, K::Teams],
        "client_group" => &[K::Groups],
        "group_member" => &[K::People, K::Groups],
        // Numbers are shown as in the firm's country, days in its time zone, and next mails by its settings.
        "firm" | "firm_settings" => &[K::People, K::Firm],
        "firm_terms" => &[K::Firm],
        // Too much rather than too little for a table that is new.
        _ => &[K::People, K::Teams, K::Groups, K::Firm],
    }
}
