//! Finding people.

use std::io::BufRead as _;
use std::time::Instant;

use engine::Engine;
use engine::request::IdRequest;
use engine::view::{PersonRow, PersonView, PhoneView};
use serde_json::{Value, json};

use crate::answer::{Done, Failure, Output};
use crate::arguments::Search;
use crate::firm::open;

pub(crate) async fn search(wish: Search) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let mut out = Output::new(wish.json.json);
    match &wish.query {
        Some(query) => answer(&engine, query, None, wish.limit, &mut out).await?,
        None => {
            for line in std::io::stdin().lock().lines() {
                let query = line?;
                if wish.timings {
                    time(&engine, &query, wish.limit, &mut out).await?;
                } else {
                    answer(&engine, &query, Some(&query), wish.limit, &mut out).await?;
                }
            }
        }
    }
    out.flush()?;
    drop(out);
    engine.leave().await;
    Ok(Done::Whole)
}

/// The hits of a query. One of many is `told` with each of its hits.
async fn answer(
    engine: &Engine,
    query: &str,
    told: Option<&str>,
    limit: usize,
    out: &mut Output,
) -> Result<(), Failure> {
    for row in engine.search(query, limit).await?.rows {
        let person = engine.person(IdRequest { id: row.id.clone() }).await?;
        let mut hit = hit(&row, &person);
        if let (Some(told), Some(fields)) = (told, hit.as_object_mut()) {
            fields.insert("query".to_owned(), told.into());
        }
        out.line(&hit, || {
            format!("{}\t{} {}\t{}\t{}", row.id, row.given, row.family, row.phone, row.email)
        })?;
    }
    Ok(())
}

/// Numbers as ITU-T E.164 with `;ext=`; a text that could not be read as a number stays as it is.
fn hit(row: &PersonRow, person: &PersonView) -> Value {
    let number = |phone: &PhoneView| match &phone.dial {
        Some(dial) => dial.trim_start_matches("tel:").to_owned(),
        None => phone.raw.clone(),
    };
    json!({
        "id": row.id,
        "name": format!("{} {}", row.given, row.family).trim(),
        "company": row.company,
        "kind": row.kind,
        "emails": person.emails,
        "phones": person.phones.iter().map(number).collect::<Vec<_>>(),
        "matched": row.matched.as_ref().map(|m| m.field),
        "similar": row.matched.as_ref().is_some_and(|m| m.similar),
    })
}

/// What a person waits for: from the query to the rows that would be shown.
async fn time(engine: &Engine, query: &str, limit: usize, out: &mut Output) -> Result<(), Failure> {
    let begun = now();
    let found = engine.search(query, limit).await?;
    let ms = begun.elapsed().as_secs_f64() * 1_000.0;
    out.line(&json!({ "query": query, "hits": found.total, "ms": ms }), || {
        format!("{query}\t{}\t{ms:.3}", found.total)
    })
}

fn now() -> Instant {
    Instant::now()
}
