//! Finding people.

use std::io::BufRead as _;
use std::time::Instant;

use engine::Engine;
use engine::view::PersonRow;
use serde_json::{Value, json};

use crate::answer::{Done, Failure, Output};
use crate::arguments::Search;
use crate::firm::open;

pub(crate) async fn search(wish: Search) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let mut out = Output::new(wish.json.json);
    match &wish.query {
        Some(query) => answer(&engine, query, wish.limit, &mut out).await?,
        None => {
            for line in std::io::stdin().lock().lines() {
                let query = line?;
                if wish.timings {
                    time(&engine, &query, wish.limit, &mut out).await?;
                } else {
                    answer(&engine, &query, wish.limit, &mut out).await?;
                }
            }
        }
    }
    out.flush()?;
    drop(out);
    engine.leave().await;
    Ok(Done::Whole)
}

async fn answer(engine: &Engine, query: &str, limit: usize, out: &mut Output) -> Result<(), Failure> {
    for row in engine.search(query, limit).await?.rows {
        out.line(&hit(&row), || format!("{}\t{} {}\t{}\t{}", row.id, row.given, row.family, row.phone, row.email))?;
    }
    Ok(())
}

fn hit(row: &PersonRow) -> Value {
    let list = |text: &str| if text.is_empty() { Vec::new() } else { vec![text.to_owned()] };
    json!({
        "id": row.id,
        "name": format!("{} {}", row.given, row.family).trim(),
        "kind": row.kind,
        "emails": list(&row.email),
        "phones": list(&row.phone),
        "matched": row.matched.as_ref().map(|m| m.field),
    })
}

/// What a person waits for: from the query to the rows that would be shown.
async fn time(engine: &Engine, query: &str, limit: usize, out: &mut Output) -> Result<(), Failure> {
    let begun = now();
    let found = engine.search(query, limit).await?;
    let ms = begun.elapsed().as_secs_f64() * 1_000.0;
    out.line(&json!({ "query": query, "hits": found.total, "ms": ms }), || format!("{query}\t{}\t{ms:.3}", found.total))
}

#[expect(clippy::disallowed_methods, reason = "measuring is what this is for")]
fn now() -> Instant {
    Instant::now()
}
