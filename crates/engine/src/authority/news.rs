//! What the windows are told of commands: the kinds of records that changed.

use std::sync::atomic::Ordering;

use store::journal::touched::touched;
use store::port::Store;

use crate::error::AppError;
use crate::events::{ChangedEvent, ChangedKind};
use crate::session::Session;

/// What happened since the windows were told last, by this program or another; nothing if
/// nothing did.
pub(crate) async fn since_told(session: &Session, elsewhere: bool) -> Result<Option<ChangedEvent>, AppError> {
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
