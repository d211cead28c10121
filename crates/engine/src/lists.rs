//! The order of a list is kept as long as nothing changes: a window of the list is then a slice of it and
//! one query for the rows.

use std::collections::VecDeque;
use std::sync::Arc;

use domain::people::{Kind, UserCard};
use domain::visibility::{Sight, sight};
use store::lists::{ListQuery, ListScope};

use crate::error::AppError;
use crate::look::Look;

/// The contact list of this reader; empty for a suspended or inactive one.
pub(crate) fn contacts_of(reader: &UserCard) -> ListQuery {
    let nobody = !matches!(sight(reader.status), Sight::Now | Sight::OnceActive);
    let scope = match reader.kind {
        Kind::Staff(_) => ListScope::Contacts(reader.id),
        Kind::Client | Kind::Partner => ListScope::CoverOf(reader.id),
    };
    ListQuery {
        docs: nobody.then(Vec::new),
        ..ListQuery::new(scope)
    }
}

/// Most lists kept: contacts, clients and staff, and a filtered part of each. The counts per status need no
/// list.
const MOST: usize = 6;

/// The orders used last, the latest first.
#[derive(Debug, Default)]
pub(crate) struct ListCache(VecDeque<(ListQuery, Arc<Vec<i64>>)>);

impl ListCache {
    /// The order of this list, if it is kept.
    pub(crate) fn get(&mut self, list: &ListQuery) -> Option<Arc<Vec<i64>>> {
        let place = self.0.iter().position(|(known, _)| known == list)?;
        let entry = self.0.remove(place)?;
        let order = Arc::clone(&entry.1);
        self.0.push_front(entry);
        Some(order)
    }

    pub(crate) fn put(&mut self, list: ListQuery, order: Arc<Vec<i64>>) {
        self.0.truncate(MOST - 1);
        self.0.push_front((list, order));
    }

    /// Forgets all orders, because something changed.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

/// The order of a list, kept until something changes.
pub(crate) async fn order(look: &mut Look<'_>, list: ListQuery) -> Result<Arc<Vec<i64>>, AppError> {
    let session = look.session;
    if let Some(order) = session.lists.lock().await.get(&list) {
        return Ok(order);
    }
    let _turn = session.ordering.lock().await;
    if let Some(order) = session.lists.lock().await.get(&list) {
        return Ok(order);
    }
    let order = Arc::new(store::lists::order(look, session.firm, &list).await?);
    // An order read while something changed may be out of date.
    if session.told() == look.told {
        session.lists.lock().await.put(list, Arc::clone(&order));
    }
    Ok(order)
}
