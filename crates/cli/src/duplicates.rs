//! Records that may be one person's: the list, making one of two, keeping them apart.

use std::time::Instant;

use engine::request::{DismissRequest, DuplicatesRequest, PairRequest};
use engine::view::{PairPersonView, PairView};
use serde_json::json;

use crate::answer::{Done, Failure, Output};
use crate::arguments::{Dismiss, Duplicates, Merge, Settle};
use crate::firm::open;
use crate::texts::texts;
use crate::user::answer;

/// Pairs read at once.
const PAGE: u32 = 500;

pub(crate) async fn duplicates(wish: Duplicates) -> Result<Done, Failure> {
    if let Some(Settle::Dismiss(wish)) = wish.settle {
        return dismiss(wish).await;
    }
    let engine = open(&wish.place).await?;
    let mut out = Output::new(wish.json.json);
    let mut request = DuplicatesRequest {
        names: wish.names,
        lane: None,
        offset: 0,
        limit: PAGE,
    };
    let begun = Instant::now();
    let mut took = None;
    loop {
        let page = engine.duplicates(request.clone()).await?;
        took.get_or_insert_with(|| (begun.elapsed().as_secs_f64() * 1_000.0, page.people));
        for row in &page.rows {
            line(&mut out, row)?;
        }
        request.offset += PAGE;
        if request.offset >= page.total {
            break;
        }
    }
    if let Some((ms, people)) = took.filter(|_| wish.timings) {
        let value = json!({ "type": "timing", "ms": ms, "people": people });
        out.line(&value, || texts().people_compared(people, ms))?;
    }
    engine.leave().await;
    out.flush()?;
    Ok(Done::Whole)
}

fn line(out: &mut Output, row: &PairView) -> Result<(), Failure> {
    let keys: Vec<&str> = row.shared.iter().map(|shared| shared.key.as_str()).collect();
    let person = |p: &PairPersonView| {
        json!({ "id": p.id, "given": p.given, "family": p.family, "status": p.status,
            "emails": p.emails, "phones": p.phones })
    };
    let value = json!({ "type": "pair", "lane": row.lane, "keep": person(&row.keep),
        "other": person(&row.other), "shared": keys });
    out.line(&value, || {
        let lane = texts().lane(row.lane.0);
        let name = |p: &PairPersonView| format!("{} {}", p.given, p.family).trim().to_owned();
        let (keep, other) = (&row.keep, &row.other);
        let shared = keys.join(", ");
        format!(
            "{lane}\t{}\t{}\t{}\t{}\t{shared}",
            keep.id,
            name(keep),
            other.id,
            name(other)
        )
    })
}

async fn dismiss(wish: Dismiss) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let request = DismissRequest {
        a: wish.a,
        b: wish.b,
        keys: Vec::new(),
    };
    let done = engine.dismiss_pair(request).await;
    answer(engine, done, "dismissed", wish.json).await
}

pub(crate) async fn merge(wish: Merge) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let pair = PairRequest {
        keep: wish.keep,
        other: wish.other,
    };
    let done = engine.merge_as_suggested(pair, wish.take).await;
    answer(engine, done, "merged", wish.json).await
}
