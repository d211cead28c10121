//! Importing, and taking imports back.

use domain::phone::Region;
use engine::request::{IdRequest, ImportConfigureRequest, ImportOpenRequest, ImportRunRequest};
use engine::view::{ForecastView, ImportResultView};
use serde_json::{Value, json};

use crate::answer::{Done, Failure, Output};
use crate::arguments::{Clients, List, OnMatch, Redo, Undo};
use crate::firm::open;
use crate::{columns, progress, sentences};

pub(crate) async fn clients(wish: Clients) -> Result<Done, Failure> {
    let region = match &wish.region {
        Some(code) => Some(
            Region::parse(code).ok_or_else(|| Failure::Usage(format!("--region {code}: no country has this code")))?,
        ),
        None => None,
    };
    let path = wish
        .file
        .to_str()
        .ok_or_else(|| Failure::Usage("the file's name is no Unicode text".into()))?;
    let engine = open(&wish.place).await?;
    let told = wish.progress.then(|| progress::tell(engine.events()));
    let mut view = engine
        .import_open_as(ImportOpenRequest { path: path.to_owned() }, region)
        .await?;
    if !matches!(wish.on_match, OnMatch::Update) || wish.ignore_identifiers_in_use {
        let on_match = match wish.on_match {
            OnMatch::Update => "update",
            OnMatch::Skip => "skip",
            OnMatch::Refuse => "refuse",
        };
        let choices = ImportConfigureRequest {
            draft: view.draft.clone(),
            on_match: Some(on_match.to_owned()),
            ignore_identifiers_in_use: Some(wish.ignore_identifiers_in_use),
            ..ImportConfigureRequest::default()
        };
        view = engine.import_configure(choices).await?;
    }
    for choice in &wish.columns {
        let column = columns::chosen(choice, &view.columns).map_err(Failure::Usage)?;
        let choices = ImportConfigureRequest {
            draft: view.draft.clone(),
            column: Some(column),
            ..ImportConfigureRequest::default()
        };
        view = engine.import_configure(choices).await?;
    }
    let mut out = Output::new(wish.json.json);
    for (column, field) in columns::questions(&view.columns) {
        let text = sentences::question(column, field);
        let value = json!({ "type": "question", "column": columns::name(column), "letter": column.letter,
            "field": field, "text": text });
        out.line(&value, || text.clone())?;
    }
    for problem in engine.import_problems(&view.draft).await? {
        let value = json!({ "type": "problem", "row": problem.row, "column": problem.column, "value": problem.value,
            "code": problem.code, "level": problem.level, "text": sentences::problem(&problem) });
        out.line(&value, || {
            format!(
                "row {}, {}: {}",
                problem.row,
                problem.column,
                sentences::problem(&problem)
            )
        })?;
    }
    out.flush()?;
    let ignored: Vec<(String, u32)> = view
        .format
        .ignored_kinds
        .iter()
        .map(|kind| (kind.kind.clone(), kind.count))
        .collect();
    let (id, counts, invited) = if wish.dry_run {
        (None, view.forecast, None)
    } else {
        let inviting = wish.invite.is_some();
        let run = ImportRunRequest {
            draft: view.draft,
            invite: wish.invite,
        };
        let result = engine.import_run(run).await?;
        let invited = inviting.then_some(result.invited);
        (Some(result.id), result.counts, invited)
    };
    engine.leave().await;
    drop(engine);
    if let Some(told) = told {
        // The last line is said before the result is.
        told.await.map_err(|e| Failure::Io(e.to_string()))?;
    }
    let mut told = result(id.as_deref(), &counts, invited);
    if let Some(fields) = told.as_object_mut() {
        let kinds = ignored.iter().map(|(kind, count)| (kind.clone(), Value::from(*count)));
        fields.insert("ignoredRows".into(), Value::Object(kinds.collect()));
    }
    out.line(&told, || {
        let not_read = sentences::not_read(ignored.iter().map(|(kind, count)| (kind.as_str(), *count)));
        let not_read = not_read.map(|text| format!("\n{text}")).unwrap_or_default();
        format!("{}{not_read}", sentences::counts(&counts))
    })?;
    out.flush()?;
    Ok(if counts.skipped + counts.refused > 0 {
        Done::Partly
    } else {
        Done::Whole
    })
}

fn result(id: Option<&str>, counts: &ForecastView, invited: Option<u32>) -> Value {
    let mut result = json!({ "type": "result", "id": id, "rows": counts.rows, "created": counts.created, "updated": counts.updated,
        "unchanged": counts.unchanged, "skipped": counts.skipped, "refused": counts.refused, "ignored": counts.ignored });
    if let (Some(invited), Some(told)) = (invited, result.as_object_mut()) {
        told.insert("invited".into(), invited.into());
    }
    result
}

pub(crate) async fn undo(wish: Undo) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let done = engine.undo_import(IdRequest { id: wish.id.clone() }).await?;
    engine.leave().await;
    let mut out = Output::new(wish.json.json);
    let value = json!({ "type": "undone", "id": wish.id, "command": done.command });
    out.line(&value, || "The import is taken back.".to_owned())?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn redo(wish: Redo) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let before = engine.undo_state().await?;
    engine.redo().await?;
    engine.leave().await;
    let what = before.redo.map(|entry| (entry.verb, entry.what)).unwrap_or_default();
    let mut out = Output::new(wish.json.json);
    out.line(&json!({ "type": "redone", "verb": what.0, "what": what.1 }), || {
        format!("Done again: {} {}", what.0, what.1)
    })?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn list(wish: List) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let imports = engine.imports().await?;
    engine.leave().await;
    let mut out = Output::new(wish.json.json);
    for import in imports {
        out.line(&entry(&import), || {
            let undone = if import.undone { ", taken back" } else { "" };
            format!(
                "{}  {}  {}{undone}",
                import.id,
                import.file,
                sentences::counts(&import.counts)
            )
        })?;
    }
    out.flush()?;
    Ok(Done::Whole)
}

fn entry(import: &ImportResultView) -> Value {
    let mut value = result(Some(&import.id), &import.counts, None);
    if let Some(fields) = value.as_object_mut() {
        fields.insert("type".into(), "import".into());
        fields.insert("file".into(), import.file.as_str().into());
        fields.insert("at".into(), import.at.into());
        fields.insert("actor".into(), import.actor.as_str().into());
        fields.insert("undone".into(), import.undone.into());
    }
    value
}
