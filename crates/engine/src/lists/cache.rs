//! The lists that are remembered in their order.

use std::collections::VecDeque;
use std::sync::Arc;

use store::lists::ListQuery;

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
