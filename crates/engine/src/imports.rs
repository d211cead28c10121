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
mod staging;
pub mod template;
pub(crate) mod view;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use domain::coded::Coded;
use domain::command::{Command, CommandKind, Export, UndoCommand};
use domain::ids::{CommandId, UserId};
use domain::phone::Region;
use importer::{HeaderChoice, IssueCode};
use store::files::LockFile;
use store::port::{Execute, Store};
use store::settings::RunningImport;
use tokio::sync::Mutex;

use self::choices::{choose, set_default};
use self::draft::{Choices, Draft, Source};
use self::edits::Edits;
use self::running::Running;
use self::staging::ignored;
use crate::app::Engine;
use crate::chosen::Purpose;
use crate::code::Code;
use crate::error::{AppError, FieldProblem};
use crate::files::{file_name, read_file};
use crate::look::Look;
use crate::request::{
    DraftRequest, IdRequest, ImportConfigureRequest, ImportOpenRequest, ImportPasteRequest, ImportRunRequest,
    SaveProblemsRequest, UndoImportRequest,
};
use crate::session::Session;
use crate::view::{DoneView, ImportProblemView, ImportResultView, ImportView, SavedView, count, job_view};
use crate::work::{ProgressReporter, blocking, import_lock};

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
        let mut choices = Choices::first(request.listed.0, region.unwrap_or(home));
        choices.may_list_clients = request.dropped;
        self.draft_of(&session, file, bytes, choices).await
    }

    /// As [`Self::import_open`], of cells that were copied from a spreadsheet.
    pub async fn import_paste(&self, request: ImportPasteRequest) -> Result<ImportView, AppError> {
        let (session, home) = self.importing().await?;
        let text = request.text.into_bytes();
        let choices = Choices::first(request.listed.0, home);
        self.draft_of(&session, request.name, text, choices).await
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
        choices: Choices,
    ) -> Result<ImportView, AppError> {
        let source = Source {
            id: self.id().to_string(),
            file,
            bytes: Arc::new(bytes),
            stop: Arc::new(AtomicBool::new(false)),
        };
        let id = source.id.clone();
        self.reading.lock().await.insert(id.clone(), Arc::clone(&source.stop));
        let staged = self.stage(session, &source, choices, None).await;
        self.reading.lock().await.remove(&id);
        let stage = Mutex::new(Arc::new(staged?));
        let draft = Arc::new(Draft { source, stage });
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
        let mut choices = now.choices.clone();
        let read = &mut choices.read;
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
        choose(&mut choices.options, &request);
        let listed = choices.options.listed;
        let mut mapping = if listed == now.choices.options.listed {
            now.mapping.clone()
        } else {
            importer::suggest_for(&now.table, listed)
        };
        if let Some(choice) = &request.column {
            let field = choice.field.0;
            if !field.is_of(listed) {
                return Err(AppError::NotFound);
            }
            check::remap(&mut mapping, choice.column as usize, field)?;
        }
        if let Some(code) = &request.region {
            choices.region = Region::parse(code).ok_or_else(|| AppError::field("region", FieldProblem::Country))?;
        }
        if let Some(keep) = request.keep_full_names {
            choices.keep_full_names = keep;
        }
        for default in &request.defaults {
            set_default(&mut choices.defaults, default)?;
        }
        choices.defaults.keep_for(listed);
        for choice in &request.teams {
            self.choose_team(&session, &now.unknown, &mut choices.teams, choice)
                .await?;
        }
        if reread {
            // What was typed belongs to the cells that were read.
            choices.edits = Edits::default();
        }
        let kept = (!reread).then(|| (Arc::clone(&now.table), mapping));
        let stage = self.stage(&session, &draft.source, choices, kept).await?;
        *slot = Arc::new(stage);
        Ok(check::view(&draft, &slot))
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
            &draft.source.file,
            &stage.rows,
            &stage.choices,
            ignored(&stage.table),
            Some(stage.forecast.clone()),
        );
        if let CommandKind::ImportPeople(import) = &mut command.kind {
            import.invite.clone_from(&request.invite);
        }
        let (id, verb) = (command.id, command.kind.verb());
        self.keeping.stop_if_automatic();
        let running = self.turn(&session, &draft).await?;
        begin(&session, &command, &draft.source.file, count(stage.rows.len())).await?;
        let watch = Running {
            stage: &stage,
            reporter: self.reporter(&draft.source.id),
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
    pub async fn undo_import(&self, request: UndoImportRequest) -> Result<DoneView, AppError> {
        let undo = UndoCommand {
            target: CommandId::parse(&request.id).ok_or(AppError::NotFound)?,
            keeps_changed: request.keeps_changed,
        };
        self.submit(CommandKind::UndoCommand(undo)).await
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
