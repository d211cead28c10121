//! Which kinds of records the windows are told to read again.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use store::held::News;
use store::journal::changed::{Changed, changed};
use store::journal::touched::touched;
use store::port::Store;

use crate::error::AppError;
use crate::events::{ChangedEvent, ChangedKind};
use crate::session::Session;

/// What commands of this or another program changed since the windows were last told; `None` if there were
/// none. A command that is only in the audit log changes no kind.
pub(crate) async fn since_told(session: &Session, elsewhere: bool) -> Result<Option<ChangedEvent>, AppError> {
    let mut read = session.store.read().await?;
    let told = session.told();
    if session.hub().is_some() {
        let news = store::held::news(&mut read, told).await?;
        drop(read);
        return Ok(from_hub(session, news, elsewhere).await);
    }
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

/// What a hub told since the windows were last told.
async fn from_hub(session: &Session, news: News, elsewhere: bool) -> Option<ChangedEvent> {
    if session.told.fetch_max(news.last, Ordering::AcqRel) >= news.last {
        return None;
    }
    let kinds: BTreeSet<ChangedKind> = news.tables.iter().flat_map(|table| kinds_of(table)).copied().collect();
    if kinds.iter().any(|kind| kind.orders_lists()) {
        session.lists.lock().await.clear();
    }
    Some(ChangedEvent {
        kinds: kinds.into_iter().collect(),
        ids: news.ids.iter().map(ToString::to_string).collect(),
        elsewhere,
    })
}

/// The kinds that these changes belong to, without repeats.
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

/// The kinds of view that show rows of this table of the journal, or of those a hub tells.
fn kinds_of(table: &str) -> &'static [ChangedKind] {
    use ChangedKind as K;
    match table {
        "user_card" | "user_private" | "user_note" | "contact_point" | "picture" => &[K::People],
        "invitation" | "joining" | "merged" | "not_same" => &[K::People],
        "team" => &[K::Teams],
        "team_member" => &[K::People, K::Teams],
        "client_group" => &[K::Groups],
        "group_member" => &[K::People, K::Groups],
        // Phone numbers depend on the firm's country, days on its time zone, and the next mails on its
        // settings.
        "firm" | "firm_settings" => &[K::People, K::Firm],
        "firm_terms" => &[K::Firm],
        "notice" | "announcement" | "notice_choice" => &[K::Notices],
        "import_job" => &[K::Imports],
        // Undo and the audit look when anything changes.
        "command_line" => &[],
        // For a table that is not listed: rather too much than too little.
        _ => &[K::People, K::Teams, K::Groups, K::Firm],
    }
}
