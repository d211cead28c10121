//! Possible duplicates: listing, merging and dismissing them.

use std::time::Instant;

use clap::{Args, Subcommand};
use engine::request::{DismissRequest, DuplicatesRequest, PairRequest};
use engine::view::{MergeField, PairPersonView, PairView};
use serde_json::json;

use crate::answer::{Done, Failure, Output, answer};
use crate::coded::coded;
use crate::opening::open;
use crate::shared::{Json, Place};
use crate::texts::texts;

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Duplicates {
    #[command(subcommand)]
    pub(crate) settle: Option<Settle>,
    /// Also list people who share only their name.
    #[arg(long)]
    pub(crate) names: bool,
    /// Also print how long it took.
    #[arg(long)]
    pub(crate) timings: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Subcommand)]
pub(crate) enum Settle {
    /// Mark two records as different people.
    Dismiss(Dismiss),
}

#[derive(Args)]
pub(crate) struct Dismiss {
    /// Id of one record.
    pub(crate) a: String,
    /// Id of the other record.
    pub(crate) b: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Merge {
    /// Id of the record to keep.
    pub(crate) keep: String,
    /// Id of the record to merge into it.
    pub(crate) other: String,
    /// Fields to take from the merged record; by default those the kept record lacks. Public addresses and numbers
    /// of both are kept.
    #[arg(long, value_delimiter = ',', num_args = 0.., value_parser = coded::<MergeField>())]
    pub(crate) take: Option<Vec<MergeField>>,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

/// Pairs read at once.
const PAGE: u32 = 500;

pub(crate) async fn duplicates(args: Duplicates) -> Result<Done, Failure> {
    if let Some(Settle::Dismiss(args)) = args.settle {
        return dismiss(args).await;
    }
    let engine = open(&args.place).await?;
    let mut out = Output::new(args.json.json);
    let mut request = DuplicatesRequest {
        names: args.names,
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
    if let Some((ms, people)) = took.filter(|_| args.timings) {
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

async fn dismiss(args: Dismiss) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let request = DismissRequest {
        a: args.a,
        b: args.b,
        keys: Vec::new(),
    };
    let done = engine.dismiss_pair(request).await;
    answer(engine, done, "dismissed", args.json).await
}

pub(crate) async fn merge(args: Merge) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let pair = PairRequest {
        keep: args.keep,
        other: args.other,
    };
    let done = engine.merge_as_suggested(pair, args.take).await;
    answer(engine, done, "merged", args.json).await
}
