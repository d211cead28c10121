//! Work grows with what changed, not with what there is: an authority that serves devices looks through no table
//! that has a row for every record.

use super::postgres::stories;
use super::world::memory;
use crate::port::{Query, Store, Val};

/// Tables with a row for every record or command that devices are told of, and the indexes that find a few of
/// their rows.
const LARGE: [&str; 2] = ["bucket_line", "outcome"];

#[tokio::test]
async fn what_devices_are_told_is_found_by_an_index() {
    let heard = stories().await;
    let store = memory().await;
    let mut q = store.read().await.unwrap();
    let (mut found, mut slow) = (0, Vec::new());
    for (sql, kinds) in &heard.statements {
        if !LARGE.iter().any(|table| sql.contains(table)) || sql.starts_with("INSERT") {
            continue;
        }
        let args = kinds.iter().map(|kind| Val::Null(*kind)).collect();
        for step in q.query(format!("EXPLAIN QUERY PLAN {sql}"), args).await.unwrap() {
            let mut step = step.read("plan");
            // Its number, the step it is part of, and nothing.
            let _ = (step.i64().unwrap(), step.i64().unwrap(), step.i64().unwrap());
            let step = step.text().unwrap();
            let table = step.split(' ').nth(1).unwrap_or_default();
            if LARGE.contains(&table) {
                found += 1;
                if step.starts_with("SCAN") || step.ends_with("(firm=?)") {
                    slow.push(format!("{step}\n  {sql}"));
                }
            }
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
    assert!(found > 5, "{found}");
}
