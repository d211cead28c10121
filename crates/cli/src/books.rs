//! Replacing contact books by client teams.

use std::path::PathBuf;

use clap::Args;
use engine::chosen::Chosen;
use engine::request::SaveMembershipsRequest;
use serde_json::json;

use crate::answer::{Done, Failure, Output};
use crate::opening::open;
use crate::shared::{Json, Place};
use crate::texts::texts;

#[derive(Args)]
pub(crate) struct Migrate {
    /// First save who is in which contact book to this file.
    #[arg(long, value_name = "FILE")]
    pub(crate) backup: Option<PathBuf>,
    /// Show what would happen, and change nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

pub(crate) async fn migrate(args: Migrate) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let mut out = Output::new(args.json.json);
    let found = engine.migration().await?;
    let line = json!({ "type": "migration", "books": found.books, "clients": found.clients, "staff": found.staff,
        "team": found.team, "dryRun": args.dry_run });
    out.line(&line, || texts().migration(&found))?;
    if let Some(path) = args.backup {
        let file = Chosen::at(path);
        let saved = engine.save_memberships(SaveMembershipsRequest { file }).await?;
        let line = json!({ "type": "backup", "file": saved.file, "rows": saved.rows });
        out.line(&line, || texts().memberships_saved(&saved.file, saved.rows))?;
    }
    if !args.dry_run {
        let done = engine.migrate_books().await?;
        out.line(&json!({ "type": "migrated", "command": done.command }), || {
            texts().done().to_owned()
        })?;
    }
    engine.leave().await;
    out.flush()?;
    Ok(Done::Whole)
}
