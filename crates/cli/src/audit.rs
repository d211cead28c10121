//! What was done, by whom.

use engine::code::Code;
use engine::request::{AuditRequest, IdRequest};
use serde_json::json;

use crate::answer::{Done, Failure, Output};
use crate::arguments::Audit;
use crate::firm::open;

/// Acts read at once.
const PAGE: u32 = 500;

pub(crate) async fn audit(wish: Audit) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let mut out = Output::new(wish.json.json);
    let mut request = AuditRequest {
        from: wish.from,
        until: wish.until,
        actor: wish.actor,
        verb: wish.verb.map(Code),
        oldest_first: false,
        offset: 0,
        limit: PAGE,
    };
    loop {
        let page = engine.audit(request.clone()).await?;
        for row in &page.rows {
            let value = json!({ "type": "act", "id": row.id, "at": row.at, "actor": row.actor, "verb": row.verb,
                "what": row.what, "count": row.count, "undo": row.undo, "redo": row.redo, "undone": row.undone });
            out.line(&value, || {
                format!("{}\t{}\t{}\t{}", row.id, row.actor, row.verb, row.what)
            })?;
            if !wish.changes {
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
