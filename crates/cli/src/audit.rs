//! The audit log.

use clap::Args;
use domain::verb::Verb;
use engine::code::Code;
use engine::request::{AuditRequest, IdRequest};
use serde_json::json;

use crate::answer::{Done, Failure, Output};
use crate::coded::code;
use crate::opening::open;
use crate::shared::{Json, Place};

#[derive(Args)]
pub(crate) struct Audit {
    /// First day, such as 2026-11-22, in the firm's time zone.
    #[arg(long)]
    pub(crate) from: Option<String>,
    /// Last day.
    #[arg(long)]
    pub(crate) until: Option<String>,
    /// Only actions of this person, by id.
    #[arg(long)]
    pub(crate) actor: Option<String>,
    /// Only actions of this type, such as importPeople.
    #[arg(long, value_parser = code::<Verb>(), hide_possible_values = true)]
    pub(crate) verb: Option<Verb>,
    /// Also list which records each action changed.
    #[arg(long)]
    pub(crate) changes: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

/// Actions read at once.
const PAGE: u32 = 500;

pub(crate) async fn audit(args: Audit) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let mut out = Output::new(args.json.json);
    let mut request = AuditRequest {
        from: args.from,
        until: args.until,
        actor: args.actor,
        verb: args.verb.map(Code),
        oldest_first: false,
        offset: 0,
        limit: PAGE,
    };
    loop {
        let page = engine.audit(request.clone()).await?;
        for row in &page.rows {
            let value = json!({ "type": "act", "id": row.id, "at": row.at, "actor": row.actor, "verb": row.verb,
                "what": row.what, "with": row.with, "count": row.count, "undo": row.undo, "redo": row.redo, "undone": row.undone });
            out.line(&value, || {
                format!("{}\t{}\t{}\t{}", row.id, row.actor, row.verb, row.what)
            })?;
            if !args.changes {
                continue;
            }
            let changed = engine.audit_effects(IdRequest { id: row.id.clone() }).await?;
            for effect in changed.effects {
                let value = json!({ "type": "change", "act": row.id, "record": effect.record, "name": effect.name,
                    "team": effect.team, "change": effect.change, "fields": effect.fields });
                out.line(&value, || format!("\t{}\t{}", effect.name, effect.team))?;
            }
        }
        request.offset += PAGE;
        if request.offset >= page.total {
            break;
        }
    }
    engine.leave().await;
    out.flush()?;
    Ok(Done::Whole)
}
