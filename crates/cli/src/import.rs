//! Imports: running, listing and undoing them.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use domain::coded::Coded;
use domain::import::{self, Listed};
use domain::phone::Region;
use engine::chosen::Chosen;
use engine::code::Code;
use engine::request::{
    IdRequest, ImportConfigureRequest, ImportOpenRequest, ImportRowsRequest, ImportRunRequest, TeamChoiceRequest,
    UndoImportRequest, UndoRequest,
};
use engine::view::{ForecastView, ImportResultView, ImportView, Language, RowFilter, TeamChoiceCode};
use engine::{Engine, sentences};
use importer::{Field, Reason};
use serde_json::{Value, json};

use crate::answer::{Done, Failure, Output};
use crate::opening::open;
use crate::pipes::Template;
use crate::shared::{Json, Place};
use crate::texts::{English, Imports as _, texts};
use crate::usage::Usage;
use crate::{columns, language, progress, sheets};

#[derive(Subcommand)]
pub(crate) enum Import {
    /// Import clients from a file.
    Clients(People),
    /// Import staff from a file.
    Staff(People),
    /// Import client teams from a file, with their staff.
    Teams(Lists),
    /// Import members of client teams from a file.
    Members(Lists),
    /// Undo an import.
    Undo(Undo),
    /// List the firm's imports.
    List(List),
    /// Save an empty file with the columns of an import.
    #[command(subcommand)]
    Template(Template),
}

impl Import {
    pub(crate) async fn run(self) -> Result<Done, Failure> {
        match self {
            Self::Clients(args) => people(Listed::Clients, args).await,
            Self::Staff(args) => people(Listed::Staff, args).await,
            Self::Teams(args) => people(Listed::Teams, args.into()).await,
            Self::Members(args) => people(Listed::Members, args.into()).await,
            Self::Undo(args) => undo(args).await,
            Self::List(args) => list(args).await,
            Self::Template(command) => command.run().await,
        }
    }
}

#[derive(Args)]
pub(crate) struct People {
    /// The file to read.
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) place: Place,
    /// Country of numbers without a country code; by default the firm's.
    #[arg(long)]
    pub(crate) region: Option<String>,
    /// Sheet of a workbook, by name; needed if several sheets have rows.
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// Field of a column, such as 'Kontakt=phone' or 'F=full-name'; repeatable. Name the column by heading or
    /// letter. Fields: given-name, middle-names, family-name, full-name, job-title, company, email, phone,
    /// identifier, role, group-identifiers, group-ids, country, dial-code, note, not-imported.
    #[arg(long = "column", value_name = "COLUMN=FIELD")]
    pub(crate) columns: Vec<String>,
    /// Show what would happen, and change nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// What to do with rows that differ from a person who already exists.
    #[arg(long, value_enum, default_value_t = OnMatch::Update)]
    pub(crate) on_match: OnMatch,
    /// What to do with rows whose e-mail address belongs to a person with another name.
    #[arg(long, value_enum, default_value_t = OnRename::Ask)]
    pub(crate) on_rename: OnRename,
    /// What to do with rows that have a new e-mail address, but the name and number of a client without an address.
    #[arg(long, value_enum, default_value_t = OnSame::Ask)]
    pub(crate) on_same: OnSame,
    /// Skip rows whose identifier is already in use.
    #[arg(long)]
    pub(crate) ignore_identifiers_in_use: bool,
    /// Keep full names whole, as first names, instead of splitting them.
    #[arg(long)]
    pub(crate) keep_full_names: bool,
    /// What every row has that gives nothing of its own, such as 'company=Lane Ltd' or 'group-identifiers=North;TAX';
    /// repeatable. Fields: group-identifiers, job-title; of clients company, of staff role.
    #[arg(long, value_name = "FIELD=TEXT")]
    pub(crate) same: Vec<String>,
    /// Create a team for each unknown team name in the file, with you as its staff.
    #[arg(long)]
    pub(crate) create_teams: bool,
    /// Use an existing team for an unknown team name; name the team by name, identifier or id.
    #[arg(long, value_name = "NAME=TEAM")]
    pub(crate) team: Vec<String>,
    /// Ignore an unknown team name, as if the rows did not contain it.
    #[arg(long, value_name = "NAME")]
    pub(crate) ignore_team: Vec<String>,
    /// Invite new people by e-mail, with this message above the invitation; it may be empty.
    #[arg(long, value_name = "MESSAGE", num_args = 0..=1, default_missing_value = "")]
    pub(crate) invite: Option<String>,
    /// Report progress as JSON lines {"type":"progress","phase","done","total"} on standard error. Phases: reading,
    /// checking, importing, indexing, committed.
    #[arg(long)]
    pub(crate) progress: bool,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Lists {
    /// The file to read.
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) place: Place,
    /// Sheet of a workbook, by name; needed if several sheets have rows.
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// Field of a column, such as 'Team=team-name'; repeatable. Name the column by heading or letter. Fields: team-name,
    /// team-identifier, team-id, description, staff-ids, staff-identifiers, staff-emails, member-id, identifier, email,
    /// not-imported.
    #[arg(long = "column", value_name = "COLUMN=FIELD")]
    pub(crate) columns: Vec<String>,
    /// Show what would happen, and change nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// What to do with rows that differ from what already exists.
    #[arg(long, value_enum, default_value_t = OnMatch::Update)]
    pub(crate) on_match: OnMatch,
    /// Skip rows whose identifier is already in use.
    #[arg(long)]
    pub(crate) ignore_identifiers_in_use: bool,
    /// Report progress as JSON lines {"type":"progress","phase","done","total"} on standard error. Phases: reading,
    /// checking, importing, indexing, committed.
    #[arg(long)]
    pub(crate) progress: bool,
    #[command(flatten)]
    pub(crate) json: Json,
}

impl From<Lists> for People {
    fn from(args: Lists) -> Self {
        Self {
            file: args.file,
            place: args.place,
            region: None,
            sheet: args.sheet,
            columns: args.columns,
            dry_run: args.dry_run,
            on_match: args.on_match,
            on_rename: OnRename::Ask,
            on_same: OnSame::Ask,
            ignore_identifiers_in_use: args.ignore_identifiers_in_use,
            keep_full_names: false,
            same: Vec::new(),
            create_teams: false,
            team: Vec::new(),
            ignore_team: Vec::new(),
            invite: None,
            progress: args.progress,
            json: args.json,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum OnMatch {
    /// Update the person with the file's values; empty cells change nothing.
    Update,
    /// Skip the row.
    Skip,
    /// Reject the row.
    Refuse,
}

impl From<OnMatch> for import::OnMatch {
    fn from(choice: OnMatch) -> Self {
        match choice {
            OnMatch::Update => Self::Update,
            OnMatch::Skip => Self::Skip,
            OnMatch::Refuse => Self::Refuse,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum OnRename {
    /// Skip the row.
    Ask,
    /// Give the person the row's name.
    Update,
    /// Add a new client without the address.
    Add,
}

impl From<OnRename> for import::OnRename {
    fn from(choice: OnRename) -> Self {
        match choice {
            OnRename::Ask => Self::Ask,
            OnRename::Update => Self::Update,
            OnRename::Add => Self::AddWithoutAddress,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum OnSame {
    /// Skip the row.
    Ask,
    /// Give that client the address.
    Update,
    /// Add a new client.
    Add,
}

impl From<OnSame> for import::OnSame {
    fn from(choice: OnSame) -> Self {
        match choice {
            OnSame::Ask => Self::Ask,
            OnSame::Update => Self::Update,
            OnSame::Add => Self::Add,
        }
    }
}

#[derive(Args)]
pub(crate) struct Undo {
    /// Id of the import, from its result or `import list`.
    pub(crate) id: String,
    /// Keep people and teams that changed after the import as they are, and undo the rest.
    #[arg(long)]
    pub(crate) keep_changed: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Redo {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

pub(crate) async fn people(listed: Listed, args: People) -> Result<Done, Failure> {
    let region = match &args.region {
        Some(code) => Some(Region::parse(code).ok_or_else(|| Usage::Region { code: code.clone() })?),
        None => None,
    };
    let engine = open(&args.place).await?;
    let told = args.progress.then(|| progress::tell(engine.events()));
    let mut view = engine
        .import_open_as(
            ImportOpenRequest {
                file: Chosen::at(&args.file),
                listed: Code(listed),
                dropped: false,
            },
            region,
        )
        .await?;
    view = on_sheet(&engine, &args, view).await?;
    let teams = team_choices(&engine, &args, &view).await?;
    let as_ever = matches!(
        (args.on_match, args.on_rename, args.on_same),
        (OnMatch::Update, OnRename::Ask, OnSame::Ask)
    );
    let same = args.same.iter().map(|pair| columns::same(pair, &view.options.defaults));
    let defaults = same.collect::<Result<Vec<_>, _>>()?;
    let is_plain = defaults.is_empty() && teams.is_empty();
    if !as_ever || args.ignore_identifiers_in_use || args.keep_full_names || !is_plain {
        let choices = ImportConfigureRequest {
            draft: view.draft.clone(),
            on_match: Some(Code(args.on_match.into())),
            on_rename: Some(Code(args.on_rename.into())),
            on_same: Some(Code(args.on_same.into())),
            ignore_identifiers_in_use: Some(args.ignore_identifiers_in_use),
            keep_full_names: Some(args.keep_full_names),
            defaults,
            teams,
            ..ImportConfigureRequest::default()
        };
        view = engine.import_configure(choices).await?;
    }
    for choice in &args.columns {
        let column = columns::chosen(choice, &view.columns)?;
        let choices = ImportConfigureRequest {
            draft: view.draft.clone(),
            column: Some(column),
            ..ImportConfigureRequest::default()
        };
        view = engine.import_configure(choices).await?;
    }
    let mut out = Output::new(args.json.json);
    how_it_is_read(&mut out, &view)?;
    for (column, field) in columns::questions(&view.columns) {
        let value = json!({ "type": "question", "column": columns::heading(column), "letter": column.letter,
            "field": field.code(), "text": English.question(column, field) });
        out.line(&value, || texts().question(column, field))?;
    }
    for problem in engine.import_problems(&view.draft).await? {
        let value = json!({ "type": "problem", "row": problem.row, "column": problem.column, "value": problem.value,
            "code": problem.code, "level": problem.level, "text": English.problem(&problem) });
        out.line(&value, || {
            let place = texts().place(problem.row, &problem.column);
            format!("{place} {}", texts().problem(&problem))
        })?;
    }
    if args.dry_run {
        changes(&mut out, &engine, &view).await?;
    }
    out.flush()?;
    let ignored: Vec<(Code<Reason>, u32)> = view
        .format
        .ignored_kinds
        .iter()
        .map(|kind| (kind.kind, kind.count))
        .collect();
    let (id, counts, invited) = if args.dry_run {
        (None, view.forecast, None)
    } else {
        let inviting = args.invite.is_some();
        let run = ImportRunRequest {
            draft: view.draft,
            invite: args.invite,
        };
        let result = engine.import_run(run).await?;
        let invited = inviting.then_some(result.invited);
        (Some(result.id), result.counts, invited)
    };
    engine.leave().await;
    drop(engine);
    if let Some(told) = told {
        // The last line of progress precedes the result.
        told.await.map_err(|e| Failure::Io(e.to_string()))?;
    }
    let mut told = result(id.as_deref(), &counts, invited);
    if let Some(fields) = told.as_object_mut() {
        let kinds = ignored
            .iter()
            .map(|(kind, count)| (kind.to_string(), Value::from(*count)));
        fields.insert("ignoredRows".into(), Value::Object(kinds.collect()));
    }
    out.line(&told, || {
        let not_read: Vec<(Reason, u32)> = ignored.iter().map(|(kind, count)| (kind.0, *count)).collect();
        let counts = texts().counts(&counts);
        if not_read.is_empty() {
            counts
        } else {
            format!("{counts}\n{}", texts().not_read(&not_read))
        }
    })?;
    out.flush()?;
    Ok(if counts.skipped + counts.refused > 0 {
        Done::Partly
    } else {
        Done::Whole
    })
}

/// Reads the sheet that was named; one has to be if several could be meant.
async fn on_sheet(engine: &Engine, args: &People, view: ImportView) -> Result<ImportView, Failure> {
    let found = sheets::chosen(&view.sheets, view.sheet_asked, args.sheet.as_deref())?;
    let Some(sheet) = found.and_then(|place| u32::try_from(place).ok()) else {
        return Ok(view);
    };
    let choice = ImportConfigureRequest {
        draft: view.draft.clone(),
        sheet: Some(sheet),
        ..ImportConfigureRequest::default()
    };
    Ok(engine.import_configure(choice).await?)
}

/// Prints the columns, the notes on the file, and the unknown team names.
fn how_it_is_read(out: &mut Output, view: &ImportView) -> Result<(), Failure> {
    for column in &view.columns {
        let imported = column.field.0 != Field::NotImported;
        let value = json!({ "type": "column", "letter": column.letter, "name": column.header, "field": column.field,
            "confidence": column.confidence, "imported": imported });
        out.line(&value, || texts().column(column))?;
    }
    for note in &view.notes {
        let text = |language| sentences::note(language, note.code.0, note.row, note.count);
        let value = json!({ "type": "note", "code": note.code, "level": note.level, "row": note.row,
            "count": note.count, "text": text(Language::En) });
        out.line(&value, || text(language::chosen()))?;
    }
    for team in &view.unknown_teams {
        let value = json!({ "type": "unknownTeam", "name": team.name, "rows": team.rows, "choice": team.choice });
        out.line(&value, || texts().unknown_team(&team.name, team.rows, team.choice))?;
    }
    Ok(())
}

/// Rows read at once.
const WINDOW: u32 = 500;

/// Prints what the rows would change in existing people.
async fn changes(out: &mut Output, engine: &Engine, view: &ImportView) -> Result<(), Failure> {
    let mut offset = 0;
    while offset < view.forecast.updated {
        let request = ImportRowsRequest {
            draft: view.draft.clone(),
            code: None,
            only: Some(RowFilter::Updates),
            find: String::new(),
            offset,
            limit: WINDOW,
        };
        let window = engine.import_rows(request).await?;
        if window.rows.is_empty() {
            break;
        }
        for row in &window.rows {
            for change in &row.changes {
                let value = json!({ "type": "change", "row": row.row, "field": change.field, "before": change.before,
                    "after": change.after });
                out.line(&value, || {
                    texts().change(row.row, change.field.0, &change.before, &change.after)
                })?;
            }
        }
        offset += WINDOW;
    }
    Ok(())
}

/// The choices for unknown team names.
async fn team_choices(engine: &Engine, args: &People, view: &ImportView) -> Result<Vec<TeamChoiceRequest>, Failure> {
    let mut choices = Vec::new();
    let choice = |name: &str, choice, team: Option<String>| TeamChoiceRequest {
        name: name.to_owned(),
        choice,
        team,
    };
    if args.create_teams {
        choices.extend(
            view.unknown_teams
                .iter()
                .map(|team| choice(&team.name, TeamChoiceCode::Create, None)),
        );
    }
    choices.extend(
        args.ignore_team
            .iter()
            .map(|name| choice(name, TeamChoiceCode::Ignore, None)),
    );
    if args.team.is_empty() {
        return Ok(choices);
    }
    let known = engine.teams().await?;
    for pair in &args.team {
        let (name, team) = pair
            .split_once('=')
            .ok_or_else(|| Usage::TeamChoice { pair: pair.clone() })?;
        let same = |text: &str| text.to_lowercase() == team.to_lowercase();
        let mut found = known
            .iter()
            .filter(|row| row.id == team || same(&row.name) || (!row.identifier.is_empty() && same(&row.identifier)));
        match (found.next(), found.next()) {
            (Some(row), None) => choices.push(choice(name, TeamChoiceCode::Existing, Some(row.id.clone()))),
            (None, _) => {
                return Err(Usage::TeamUnknown {
                    pair: pair.clone(),
                    team: team.to_owned(),
                }
                .into());
            }
            (Some(_), Some(_)) => {
                return Err(Usage::TeamAmbiguous {
                    pair: pair.clone(),
                    team: team.to_owned(),
                }
                .into());
            }
        }
    }
    Ok(choices)
}

fn result(id: Option<&str>, counts: &ForecastView, invited: Option<u32>) -> Value {
    let mut result = json!({ "type": "result", "id": id, "rows": counts.rows, "created": counts.created, "updated": counts.updated,
        "unchanged": counts.unchanged, "skipped": counts.skipped, "refused": counts.refused, "ignored": counts.ignored });
    if let (Some(invited), Some(told)) = (invited, result.as_object_mut()) {
        told.insert("invited".into(), invited.into());
    }
    result
}

pub(crate) async fn undo(args: Undo) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let undo = UndoImportRequest {
        id: args.id.clone(),
        keeps_changed: args.keep_changed,
    };
    let done = engine.undo_import(undo).await?;
    let kept = engine.import_result(IdRequest { id: args.id.clone() }).await?.kept;
    engine.leave().await;
    let mut out = Output::new(args.json.json);
    let value = json!({ "type": "undone", "id": args.id, "command": done.command, "kept": kept });
    out.line(&value, || texts().undone_but(kept))?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn redo(args: Redo) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let before = engine.undo_state(UndoRequest::default()).await?;
    engine.redo(UndoRequest::default()).await?;
    engine.leave().await;
    let what = before
        .redo
        .map(|entry| (entry.verb.to_string(), entry.what))
        .unwrap_or_default();
    let mut out = Output::new(args.json.json);
    out.line(&json!({ "type": "redone", "verb": what.0, "what": what.1 }), || {
        texts().redone(&what.1)
    })?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn list(args: List) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let imports = engine.imports().await?;
    engine.leave().await;
    let mut out = Output::new(args.json.json);
    for import in imports {
        out.line(&entry(&import), || {
            let listed = texts().listed(&import.counts, import.undone);
            format!("{}  {}  {listed}", import.id, import.file)
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
