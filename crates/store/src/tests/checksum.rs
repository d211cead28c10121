//! The checksum of a firm's content, page by page.

use std::collections::BTreeSet;

use super::world::{FIRM, founded, memory, user};
use crate::port::{Execute, Store};
use crate::records::checksum::content_checksum;

#[tokio::test]
async fn every_row_of_every_page_counts() {
    const CLIENTS: u128 = 7;
    let store = memory().await;
    founded(&store, CLIENTS).await;
    let mut w = store.write().await.unwrap();
    let mut sums = BTreeSet::from([content_checksum(&mut w, FIRM).await.unwrap()]);
    for n in 0..CLIENTS {
        for sql in [
            "UPDATE user_card SET company = 'Other' WHERE user_id = $1",
            "UPDATE contact_point SET label = 'Other' WHERE user_id = $1",
        ] {
            let changed = w.execute(sql, vec![(&user(n).0).into()]).await.unwrap();
            assert!(changed > 0, "{sql}");
            sums.insert(content_checksum(&mut w, FIRM).await.unwrap());
        }
    }
    assert_eq!(sums.len() as u128, 1 + 2 * CLIENTS);
}
