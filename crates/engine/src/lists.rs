//! The order of a list is kept as long as nothing changes: a window of the list is then a slice of it and
//! one query for the rows.

pub(crate) mod cache;

use std::sync::Arc;

use store::lists::ListQuery;

use crate::error::AppError;
use crate::look::Look;

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
    // An order read while something changed may be out of date.
    if session.told() == look.told {
        session.lists.lock().await.put(list, Arc::clone(&order));
    }
    Ok(order)
}
