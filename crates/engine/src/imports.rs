//! Imports: opening a file, choosing, running, undoing, and past imports.

mod changes;
mod check;
mod choices;
pub(crate) mod draft;
mod editing;
mod edits;
mod interrupted;
mod left_out;
mod reading;
pub(crate) mod request;
mod running;
pub mod template;
pub(crate) mod view;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use domain::coded::Coded;
use domain::command::{Command, CommandKind, Export};
use domain::ids::{CommandId, PointId, TeamId, UserId};
use domain::import::{
    Forecast, ImportOptions, ImportPeople, Listed, NewIds, RowCode, StagedRow, TeamChoices, judge_rows, replaced,
    unknown_teams,
};
use domain::phone::Region;
use domain::settings::RowLimit;
use importer::{CheckOptions, CheckedRow, HeaderChoice, IssueCode, ReadOptions, Table};
use protocol::upload::ROWS_MAX;
use store::files::LockFile;
use store::port::{Execute, Store};
use store::settings::RunningImport;
use tokio::sync::Mutex;

use self::choices::choose;
use self::draft::{Draft, Stage};
use self::edits::Edits;
use self::running::Running;
use crate::app::Engine;
use crate::chosen::Purpose;
use crate::code::Code;
use crate::error::{AppError, FieldProblem};
use crate::events::Phase;
use crate::files::{file_name, read_file};
use crate::look::Look;
use crate::request::{
    DraftRequest, IdRequest, ImportConfigureRequest, ImportOpenRequest, ImportPasteRequest, ImportRunRequest,
    SaveProblemsRequest,
};
use crate::session::Session;
use crate::view::{DoneView, ImportProblemView, ImportResultView, ImportView, SavedView, count, job_view};
use crate::work::{ProgressReporter, Watch, Watched, blocking, import_lock};

/// How often work that cannot be awaited checks whether it was stopped.
const STOP_LOOK: Duration = Duration::from_millis(50);

/// How many times an import checks whether another one has ended: for half a minute.
const TURN_LOOKS: u32 = 600;

/// Rows with problems shown in a result.
const SHOWN: u32 = 100;

impl Engine {
    /// Reads and checks a file; nothing is written.
    pub async fn import_open(&self, request: ImportOpenRequest) -> Result<ImportView, AppError> {
        self.import_open_as(request, None).await
    }

    /// As [`Self::import_open`], with the country of phone numbers already chosen.
    pub async fn import_open_as(
        &self,
        request: ImportOpenRequest,
        region: Option<Region>,
    ) -> Result<ImportView, AppError> {
        let (session, home) = self.importing().await?;
        let path = self.take(&request.file, Purpose::Import)?;
        let file = file_name(&path);
        let bytes = {
            let file = file.clone();
            blocking(move || read_file(&path, &file)).await??
        };
        self.draft_of(&session, file, bytes, request.listed.0, region.unwrap_or(home))
            .await
    }

    /// As [`Self::import_open`], of cells that were copied from a spreadsheet.
    pub async fn import_paste(&self, request: ImportPasteRequest) -> Result<ImportView, AppError> {
        let (session, home) = self.importing().await?;
        let text = request.text.into_bytes();
        self.draft_of(&session, request.name, text, request.listed.0, home)
            .await
    }

    /// The session of somebody who may import, and the country of the firm.
    async fn importing(&self) -> Result<(Arc<Session>, Region), AppError> {
        let session = self.session().await?;
        let home = {
            let mut look = session.look().await?;
            look.admin().await?;
            look.home().await?
        };
        Ok((session, home))
    }

    /// Reads and checks what was opened, and keeps it as a draft.
    async fn draft_of(
        &self,
        session: &Arc<Session>,
        file: String,
        bytes: Vec<u8>,
        listed: Listed,
        region: Region,
    ) -> Result<ImportView, AppError> {
        let stop = Arc::new(AtomicBool::new(false));
        let id = self.id().to_string();
        let options = ImportOptions {
            listed,
            ..ImportOptions::default()
        };
        let bytes = Arc::new(bytes);
        self.reading.lock().await.insert(id.clone(), Arc::clone(&stop));
        let staged = self
            .stage(
                session,
                &id,
                &file,
                &bytes,
                &stop,
                ReadOptions::default(),
                None,
                Edits::default(),
                region,
                options,
                TeamChoices::new(),
            )
            .await;
        self.reading.lock().await.remove(&id);
        let stage = staged?;
        let draft = Arc::new(Draft {
            id: id.clone(),
            file,
            bytes,
            stop,
            stage: Mutex::new(Arc::new(stage)),
        });
        self.drafts.lock().await.insert(id, Arc::clone(&draft));
        let stage = Arc::clone(&*draft.stage.lock().await);
        Ok(check::view(&draft, &stage))
    }

    /// Reads or checks the file again after other choices.
    pub async fn import_configure(&self, request: ImportConfigureRequest) -> Result<ImportView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let draft = self.draft(&request.draft).await?;
        let mut slot = draft.stage.lock().await;
        let now = Arc::clone(&slot);
        let mut read = now.read;
        if let Some(delimiter) = &request.delimiter {
            read.delimiter = delimiter.bytes().next();
        }
        if let Some(encoding) = &request.encoding {
            read.encoding = Some(importer::Encoding::for_label(encoding.as_bytes()).ok_or(AppError::NotFound)?);
        }
        if let Some(sheet) = request.sheet {
            read.sheet = Some(sheet as usize);
            // The header of another sheet may be in another row.
            read.header = HeaderChoice::Auto;
        }
        if let Some(row) = request.header_row {
            read.header = if row == 0 {
                HeaderChoice::None
            } else {
                HeaderChoice::Row(row)
            };
        }
        let reread = request.delimiter.is_some()
            || request.encoding.is_some()
            || request.header_row.is_some()
            || request.sheet.is_some();
        let mut options = now.options;
        choose(&mut options, &request);
        let mut mapping = if options.listed == now.options.listed {
            now.mapping.clone()
        } else {
            importer::suggest_for(&now.table, options.listed)
        };
        if let Some(choice) = &request.column {
            let field = choice.field.0;
            if !field.is_of(options.listed) {
                return Err(AppError::NotFound);
            }
            check::remap(&mut mapping, choice.column as usize, field)?;
        }
        let region = match &request.region {
            Some(code) => Region::parse(code).ok_or_else(|| AppError::field("region", FieldProblem::Country))?,
            None => now.region,
        };
        let mut teams = now.teams.clone();
        for choice in &request.teams {
            self.choose_team(&session, &now.unknown, &mut teams, choice).await?;
        }
        // What was typed belongs to the cells that were read.
        let edits = if reread { Edits::default() } else { now.edits.clone() };
        let kept = (!reread).then(|| (Arc::clone(&now.table), mapping));
        let stage = self
            .stage(
                &session,
                &draft.id,
                &draft.file,
                &draft.bytes,
                &draft.stop,
                read,
                kept,
                edits,
                region,
                options,
                teams,
            )
            .await?;
        *slot = Arc::new(stage);
        Ok(check::view(&draft, &slot))
    }

    /// Reads, checks and previews. `kept` is a table that need not be read again, with its mapping.
    #[expect(
        clippy::too_many_arguments,
        reason = "one call under two sets of choices; a struct would be used once"
    )]
    async fn stage(
        &self,
        session: &Arc<Session>,
        id: &str,
        file: &str,
        bytes: &Arc<Vec<u8>>,
        stop: &Arc<AtomicBool>,
        read: ReadOptions,
        kept: Option<(Arc<Table>, importer::Mapping)>,
        edits: Edits,
        region: Region,
        options: ImportOptions,
        teams: TeamChoices,
    ) -> Result<Stage, AppError> {
        let watch = Arc::new(Watch {
            reporter: self.reporter(id),
            stop: Arc::clone(stop),
            told: AtomicU64::new(0),
        });
        let (table, mapping) = match kept {
            Some(kept) => kept,
            None => {
                let read = reading::read(file, bytes, read, options.listed, &watch).await?;
                let own = session.look().await?.settings().await?.import_row_limit;
                let hubs = session.hub().and_then(|_| RowLimit::new(ROWS_MAX));
                let limit = own.and(hubs.unwrap_or(RowLimit::NONE));
                let rows = read.0.len();
                if !limit.allows(rows) {
                    return Err(AppError::TooManyRows {
                        file: file.to_owned(),
                        rows: count(rows),
                        limit: limit.rows(),
                    });
                }
                read
            }
        };
        let checked = {
            let (table, mapping) = (Arc::clone(&table), mapping.clone());
            let checking = move || {
                let choices = CheckOptions {
                    region: Some(region),
                    keep_full_names: false,
                    listed: options.listed,
                };
                importer::check(&table, &mapping, &choices, &Watched(&watch, Phase::Checking))
            };
            blocking(checking).await?.map_err(|_| AppError::Cancelled)?
        };
        let staged = |row: CheckedRow| match row.row() {
            row if edits.is_left_out(row) => StagedRow::Unusable {
                row,
                code: RowCode::LeftOutByHand,
            },
            _ => self.staged(row),
        };
        let rows: Arc<Vec<StagedRow>> = Arc::new(checked.rows.into_iter().map(staged).collect());
        let mut command = self.import_command(session, file, &rows, options, ignored(&table), None);
        if let CommandKind::ImportPeople(import) = &mut command.kind {
            import.teams.clone_from(&teams);
        }
        let facts = session.facts(&command).await?;
        let (forecast, blockers, unknown, replaced) = blocking(move || {
            let CommandKind::ImportPeople(import) = command.kind else {
                return Err(AppError::NotFound);
            };
            let report = judge_rows(&import, &facts);
            let blockers = check::blockers(&report, &facts);
            let unknown = unknown_teams(&import, &facts);
            let replaced = replaced(&import, &report, &facts);
            let forecast = Forecast {
                head: facts.head,
                report: Arc::new(report),
            };
            Ok((forecast, blockers, unknown, replaced))
        })
        .await??;
        let mut issues = checked.issues;
        issues.retain(|issue| !edits.is_left_out(issue.row));
        changes::note_shared_addresses(&table, &mapping, &rows, &forecast.report, &mut issues);
        Ok(Stage {
            read,
            table,
            mapping,
            edits,
            region,
            rows,
            issues,
            banners: checked.banners,
            options,
            teams,
            unknown,
            replaced,
            forecast,
            blockers,
        })
    }

    fn import_command(
        &self,
        session: &Session,
        file: &str,
        rows: &Arc<Vec<StagedRow>>,
        options: ImportOptions,
        ignored: u32,
        forecast: Option<Forecast>,
    ) -> Command {
        let import = ImportPeople {
            file_name: file.to_owned(),
            options,
            teams: TeamChoices::new(),
            rows: Arc::clone(rows),
            ignored,
            invite: None,
            forecast,
        };
        self.command(session, CommandKind::ImportPeople(import), Vec::new())
    }

    fn staged(&self, row: CheckedRow) -> StagedRow {
        match row {
            CheckedRow::Unusable { row, code } => StagedRow::Unusable { row, code },
            CheckedRow::Team(team) => StagedRow::Team(team, TeamId(self.id())),
            CheckedRow::Member(member) => StagedRow::Member(member),
            CheckedRow::Usable(person) => {
                let points = person.emails.len() + person.phones.len();
                let ids = NewIds {
                    user: UserId(self.id()),
                    points: (0..points).map(|_| PointId(self.id())).collect(),
                };
                StagedRow::Usable(person, ids)
            }
        }
    }

    /// Runs the import: all of it or, if it is stopped or the program ends, nothing.
    pub async fn import_run(&self, request: ImportRunRequest) -> Result<ImportResultView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        if request.invite.is_some() {
            self.mail_is_set_up().await?;
        }
        let draft = self.draft(&request.draft).await?;
        let stage = Arc::clone(&*draft.stage.lock().await);
        if stage.table.asks_for_sheet() {
            return Err(AppError::field("sheet", FieldProblem::Empty));
        }
        let mut command = self.import_command(
            &session,
            &draft.file,
            &stage.rows,
            stage.options,
            ignored(&stage.table),
            Some(stage.forecast.clone()),
        );
        if let CommandKind::ImportPeople(import) = &mut command.kind {
            import.invite.clone_from(&request.invite);
            import.teams.clone_from(&stage.teams);
        }
        let (id, verb) = (command.id, command.kind.verb());
        self.keeping.stop_if_automatic();
        let running = self.turn(&session, &draft).await?;
        begin(&session, &command, &draft.file, count(stage.rows.len())).await?;
        let watch = Running {
            stage: &stage,
            reporter: self.reporter(&draft.id),
            told: AtomicU64::new(0),
            is_beyond: AtomicBool::new(false),
            is_judged: AtomicBool::new(false),
        };
        let stopped = async {
            while !draft.stopped() || watch.is_beyond.load(Ordering::Acquire) {
                tokio::time::sleep(STOP_LOOK).await;
            }
        };
        // Dropping the future rolls its transaction back.
        let outcome = tokio::select! {
            outcome = session.authority.import(&session, command, self.host(self.now()), &watch) => outcome,
            () = stopped => Err(draft.cancelled()),
        };
        // What was written here took the mark along. While the hub has not said what became of it, the mark stays:
        // the hub is asked when the firm opens next.
        let is_marked = outcome.is_err() || session.hub().is_some();
        if is_marked && !watch.is_open() {
            forget(&session, id).await?;
        }
        outcome?;
        self.after(&session, verb).await?;
        drop(running);
        self.drafts.lock().await.remove(&request.draft);
        self.import_result(IdRequest { id: id.to_string() }).await
    }

    /// Waits until no other import runs, as long as for any other writer.
    async fn turn(&self, session: &Session, draft: &Draft) -> Result<LockFile, AppError> {
        for _ in 0..TURN_LOOKS {
            if draft.stopped() {
                return Err(draft.cancelled());
            }
            if let Some(lock) = import_lock(session.store.path())? {
                return Ok(lock);
            }
            tokio::time::sleep(STOP_LOOK).await;
        }
        Err(AppError::Busy)
    }

    /// Stops reading, checking or importing.
    pub async fn import_cancel(&self, request: DraftRequest) -> Result<(), AppError> {
        if let Some(stop) = self.reading.lock().await.get(&request.draft) {
            stop.store(true, Ordering::Release);
            return Ok(());
        }
        self.draft(&request.draft).await?.stop();
        Ok(())
    }

    /// Discards a draft.
    pub async fn import_close(&self, request: DraftRequest) -> Result<(), AppError> {
        if let Some(draft) = self.drafts.lock().await.remove(&request.draft) {
            draft.stop();
        }
        Ok(())
    }

    /// The firm's imports, the latest first.
    pub async fn imports(&self) -> Result<Vec<ImportResultView>, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        look.admin().await?;
        let jobs = store::imports::list(&mut look, session.firm, 500).await?;
        let mut views = Vec::with_capacity(jobs.len());
        let actors: Vec<UserId> = jobs.iter().map(|j| j.actor).collect();
        let cards = store::records::people::cards(&mut look, session.firm, &actors).await?;
        for job in jobs {
            let actor = cards.get(&job.actor).map(|c| c.name.full()).unwrap_or_default();
            views.push(job_view(&job, actor, Vec::new()));
        }
        Ok(views)
    }

    /// One import with the rows it left out.
    pub async fn import_result(&self, request: IdRequest) -> Result<ImportResultView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        look.admin().await?;
        let id = CommandId::parse(&request.id).ok_or(AppError::NotFound)?;
        let job = store::imports::find(&mut look, session.firm, id)
            .await?
            .ok_or(AppError::NotFound)?;
        // The rest of the page does not need the hub.
        let found = left_out::rows(&session, &mut look, id, (0, SHOWN)).await;
        let unreached = matches!(found, Err(AppError::Hub { .. }));
        let rows = if unreached { Vec::new() } else { found? };
        let mut people: Vec<UserId> = rows.iter().filter_map(|r| r.user).collect();
        people.push(job.actor);
        let cards = store::records::people::cards(&mut look, session.firm, &people).await?;
        let name = |user: UserId| cards.get(&user).map(|c| c.name.full());
        let problems = rows.into_iter().map(|row| ImportProblemView {
            row: row.row,
            outcome: left_out::kind(&row.outcome),
            blocker: row.user.and_then(name).or_else(|| left_out::blocker_text(&row.params)),
            values: left_out::values(&row.params),
            code: IssueCode::parse(&row.code).map(Code),
            text: row.raw,
        });
        let problems = problems.collect();
        Ok(ImportResultView {
            unreached,
            ..job_view(&job, name(job.actor).unwrap_or_default(), problems)
        })
    }

    /// Undoes an import.
    pub async fn undo_import(&self, request: IdRequest) -> Result<DoneView, AppError> {
        let id = CommandId::parse(&request.id).ok_or(AppError::NotFound)?;
        self.reverse(id).await
    }

    /// Redoes an undone import.
    pub async fn redo_import(&self, request: IdRequest) -> Result<DoneView, AppError> {
        let session = self.session().await?;
        let id = CommandId::parse(&request.id).ok_or(AppError::NotFound)?;
        let mut read = session.store.read().await?;
        let job = store::imports::find(&mut read, session.firm, id)
            .await?
            .ok_or(AppError::NotFound)?;
        drop(read);
        let undo = job.undone_by.ok_or(AppError::Refused {
            refusal: crate::error::RefusalView::NothingToUndo,
        })?;
        self.reverse(undo).await
    }

    /// Saves every row an import left out, with the reason, as a CSV file that can be corrected and
    /// imported.
    pub async fn save_problems(&self, request: SaveProblemsRequest) -> Result<SavedView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let id = CommandId::parse(&request.id).ok_or(AppError::NotFound)?;
        let (bytes, rows) = left_out::file(&session, id, request.language.0).await?;
        let target = self.take(&request.file, Purpose::Save)?;
        let noted = Box::pin(self.note(Export::LeftOut(rows)));
        crate::table_file::save(target, bytes, rows, noted).await
    }

    /// The sequence number of an import: people it created carry it.
    pub(crate) async fn import_seq(&self, look: &mut Look<'_>, id: &str) -> Result<i64, AppError> {
        let id = CommandId::parse(id).ok_or(AppError::NotFound)?;
        let job = store::imports::find(look, look.session.firm, id).await?;
        job.map(|j| j.seq).ok_or(AppError::NotFound)
    }

    pub(crate) async fn draft(&self, id: &str) -> Result<Arc<Draft>, AppError> {
        self.drafts.lock().await.get(id).cloned().ok_or(AppError::NotFound)
    }

    pub(crate) fn reporter(&self, draft: &str) -> ProgressReporter {
        ProgressReporter {
            draft: draft.to_owned(),
            events: self.sender(),
        }
    }
}

/// Notes, outside the import's transaction, that it is running: after a crash this shows what happened to
/// it.
async fn begin(session: &Session, command: &Command, file: &str, rows: u32) -> Result<(), AppError> {
    let _turn = session.writing.lock().await;
    let mut write = session.store.write().await?;
    let running = RunningImport {
        id: command.id,
        file_name: file.to_owned(),
        started: command.at,
        rows,
    };
    store::settings::import_begins(&mut write, &running).await?;
    write.commit().await.map_err(AppError::from)
}

async fn forget(session: &Session, id: CommandId) -> Result<(), AppError> {
    let _turn = session.writing.lock().await;
    let mut write = session.store.write().await?;
    store::settings::import_ended(&mut write, id).await?;
    write.commit().await.map_err(AppError::from)
}

fn ignored(table: &Table) -> u32 {
    table.ignored().total()
}
