//! Lists stay in their order as long as nothing changes: a window of a list is then a slice and
//! one look at the rows in it.

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
    // What was read while something changed may be old already.
    if session.told() == look.told {
        session.lists.lock().await.put(list, Arc::clone(&order));
    }
    Ok(order)
}
