//! Search.

use std::io::BufRead as _;
use std::time::Instant;

use clap::Args;
use engine::Engine;
use engine::request::IdRequest;
use engine::view::{PersonRow, PersonView, PhoneView};
use serde_json::{Value, json};

use crate::answer::{Done, Failure, Output};
use crate::opening::open;
use crate::shared::{Json, Place};

#[derive(Args)]
pub(crate) struct Search {
    /// The text to search for.
    #[arg(required_unless_present = "stdin")]
    pub(crate) query: Option<String>,
    #[command(flatten)]
    pub(crate) place: Place,
    /// Maximum number of hits.
    #[arg(long, default_value_t = 50)]
    pub(crate) limit: usize,
    /// Read queries from standard input, one per line.
    #[arg(long, conflicts_with = "query")]
    pub(crate) stdin: bool,
    /// With --stdin: print the number of hits and the milliseconds of each query.
    #[arg(long, requires = "stdin", conflicts_with = "query")]
    pub(crate) timings: bool,
    #[command(flatten)]
    pub(crate) json: Json,
}

pub(crate) async fn search(args: Search) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let mut out = Output::new(args.json.json);
    match &args.query {
        Some(query) => answer(&engine, query, None, args.limit, &mut out).await?,
        None => {
            for line in std::io::stdin().lock().lines() {
                let query = line?;
                if args.timings {
                    time(&engine, &query, args.limit, &mut out).await?;
                } else {
                    answer(&engine, &query, Some(&query), args.limit, &mut out).await?;
                }
            }
        }
    }
    out.flush()?;
    drop(out);
    engine.leave().await;
    Ok(Done::Whole)
}

/// Prints the hits of a query. With several queries, each hit names its query (`told`).
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

/// Prints how long a search took, from the query to the rows that a window would show.
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
