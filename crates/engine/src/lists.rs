//! Lists stay in their order as long as nothing changes: a window of a list is then a slice and
//! one look at the rows in it.

use std::collections::VecDeque;
use std::sync::Arc;

use domain::people::{Kind, UserCard};
use domain::visibility::{Sight, sight};
use store::lists::{ListQuery, ListScope};

use crate::error::AppError;
use crate::look::Look;

/// The contact list of this reader. Whoever is locked out or has left sees nobody.
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

/// Lists remembered at most: the contacts, the clients and the staff, and a part of each that was
/// looked at; how many are in each state is counted without a list.
const MOST: usize = 6;

/// The orders asked for lately, the latest first.
#[derive(Debug, Default)]
pub(crate) struct ListCache(VecDeque<(ListQuery, Arc<Vec<i64>>)>);

impl ListCache {
    /// The order of this list, if it is remembered.
    pub(crate) fn get(&mut self, list: &ListQuery) -> Option<Arc<Vec<i64>>> {
        let place = self.0.iter().position(|(known, _)| known == list)?;
        let entry = self.0.remove(place)?;
        let order = Arc::clone(&entry.1);
        self.0.push_front(entry);
        Some(order)
    }

    /// Remembers an order.
    pub(crate) fn put(&mut self, list: ListQuery, order: Arc<Vec<i64>>) {
        self.0.truncate(MOST - 1);
        self.0.push_front((list, order));
    }

    /// Forgets all: something changed.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

/// The list's order, remembered until something changes.
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
    // What was read while something changed may be old already.
    if session.told() == look.told {
        session.lists.lock().await.put(list, Arc::clone(&order));
    }
    Ok(order)
}
