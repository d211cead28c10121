//! The reader's notices, and announcements. Readers only ever get their own notices.

pub(crate) mod request;
pub(crate) mod view;

use domain::command::{Announce, Audience, CommandKind};
use domain::decide::Refusal;
use domain::ids::TeamId;
use domain::notice::{Notice, Statistics, fill};
use domain::people::Role;
use hub_core::notices::{Told, read, totals};
use protocol::frame::{Notices, Request};
use store::notices::{NoticeKey, choose_week, mark_all_read, mark_read, wants_week};
use store::port::{Execute, Store};
use store::sync::notices::id as notice_id;

use crate::app::Engine;
use crate::error::AppError;
use crate::events::{ChangedEvent, ChangedKind, Event};
use crate::parse::users;
use crate::request::{AnnounceRequest, IdRequest, NoticeChoicesRequest, NoticesRequest};
use crate::session::Session;
use crate::view::{
    AnnouncementView, DoneView, NoticeChoicesView, NoticeFigures, NoticeImport, NoticeKind, NoticeView, NoticesView,
    count, micros, what,
};

/// Most rows in a window.
const WINDOW: u32 = 200;

impl Engine {
    /// One window of the reader's notices.
    pub async fn notices(&self, request: NoticesRequest) -> Result<NoticesView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        let me = look.me().await?;
        let (total, unread) = totals(&mut look, session.firm, &me).await?;
        let limit = request.limit.min(WINDOW);
        let rows = read(&mut look, session.firm, &me, request.offset, limit).await;
        Ok(NoticesView {
            rows: rows?.into_iter().map(view).collect(),
            total: count(total),
            unread: count(unread),
        })
    }

    /// How many notices the reader has not read.
    pub async fn unread_notices(&self) -> Result<u32, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        let me = look.me().await?;
        let (_, unread) = totals(&mut look, session.firm, &me).await?;
        Ok(count(unread))
    }

    /// Marks a notice as read.
    pub async fn read_notice(&self, request: IdRequest) -> Result<(), AppError> {
        let key = key(&request.id).ok_or(AppError::NotFound)?;
        let session = self.session().await?;
        if self.note_at_hub(&session, Notices::Read(notice_id(key))).await? {
            return Ok(());
        }
        let turn = session.writing.lock().await;
        let mut w = session.store.write().await?;
        let marked = mark_read(&mut w, session.firm, session.user, key, self.now()).await;
        if marked? {
            w.commit().await?;
            drop(turn);
            self.emit_notices_changed(false);
        }
        Ok(())
    }

    /// Marks all notices as read.
    pub async fn read_all_notices(&self) -> Result<(), AppError> {
        let session = self.session().await?;
        if self.note_at_hub(&session, Notices::ReadAll).await? {
            return Ok(());
        }
        let turn = session.writing.lock().await;
        let mut w = session.store.write().await?;
        mark_all_read(&mut w, session.firm, session.user, self.now()).await?;
        w.commit().await?;
        drop(turn);
        self.emit_notices_changed(false);
        Ok(())
    }

    /// How an announcement would look, and to how many people it would go; system administrators only.
    pub async fn announcement(&self, request: AnnounceRequest) -> Result<AnnouncementView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        let me = look.admin().await?;
        if me.acting_admin_role() != Some(Role::SystemAdministrator) {
            let refusal = Refusal::SystemAdministratorNeeded.into();
            return Err(AppError::Refused { refusal });
        }
        let (title, text) = (fill(&request.title, &me.name), fill(&request.text, &me.name));
        let wish = wish(request)?;
        let readers = store::notices::audience(&mut look, session.firm, &wish.to).await;
        Ok(AnnouncementView {
            recipients: count(readers?.len()),
            title,
            text,
        })
    }

    /// Sends an announcement.
    pub async fn announce(&self, request: AnnounceRequest) -> Result<DoneView, AppError> {
        self.submit(CommandKind::Announce(wish(request)?)).await
    }

    /// Which notices the reader wants.
    pub async fn notice_choices(&self) -> Result<NoticeChoicesView, AppError> {
        let session = self.session().await?;
        let mut q = session.store.read().await?;
        let statistics = wants_week(&mut q, session.firm, session.user).await;
        Ok(NoticeChoicesView {
            statistics: statistics?,
        })
    }

    /// Changes which notices the reader wants. This concerns nobody else, so it is not a command; it is
    /// kept with the marks of what was read.
    pub async fn choose_notices(&self, request: NoticeChoicesRequest) -> Result<NoticeChoicesView, AppError> {
        let session = self.session().await?;
        if self.note_at_hub(&session, Notices::Week(request.statistics)).await? {
            return self.notice_choices().await;
        }
        let turn = session.writing.lock().await;
        let mut w = session.store.write().await?;
        choose_week(&mut w, session.firm, session.user, request.statistics).await?;
        w.commit().await?;
        drop(turn);
        self.emit_notices_changed(false);
        self.notice_choices().await
    }

    /// Tells the hub of an attached firm what the reader does with their notices; false if there is no hub.
    async fn note_at_hub(&self, session: &Session, wish: Notices) -> Result<bool, AppError> {
        let Some(hub) = session.hub() else { return Ok(false) };
        let round = hub
            .ask(&session.store, &self.collation, vec![Request::Notices(wish)])
            .await;
        // What the answer brought is shown even if the next page of it did not arrive.
        self.emit_changes(session, false).await?;
        round.map(|_| true)
    }

    pub(crate) fn emit_notices_changed(&self, elsewhere: bool) {
        self.emit(Event::Changed(ChangedEvent {
            kinds: vec![ChangedKind::Notices],
            ids: Vec::new(),
            elsewhere,
        }));
    }
}

fn wish(request: AnnounceRequest) -> Result<Announce, AppError> {
    let team = |id: &String| TeamId::parse(id).ok_or(AppError::NotFound);
    Ok(Announce {
        title: request.title,
        text: request.text,
        to: Audience {
            staff: request.staff,
            clients: request.clients,
            teams: request.teams.iter().map(team).collect::<Result<_, _>>()?,
            users: users(&request.users)?,
        },
    })
}

/// `12.1` is the first notice of command number 12.
fn key(id: &str) -> Option<NoticeKey> {
    let (cause, n) = id.split_once('.')?;
    Some(NoticeKey {
        cause: cause.parse().ok()?,
        n: n.parse().ok()?,
    })
}

fn view(told: Told) -> NoticeView {
    let mut view = NoticeView {
        id: format!("{}.{}", told.key.cause, told.key.n),
        at: micros(told.at),
        read: told.read,
        kind: kind(&told.notice),
        person: told.person.map(Into::into),
        team: told.team.map(Into::into),
        people: 1,
        import: None,
        title: String::new(),
        text: String::new(),
        figures: None,
    };
    match told.notice {
        Notice::Welcome(text) => view.text = text,
        Notice::Expired { count, .. } => view.people = count,
        Notice::ImportFinished(counts) => {
            view.import = told.command.as_ref().map(|command| NoticeImport {
                id: command.id.to_string(),
                file: what(&command.detail),
                created: counts.created,
                updated: counts.updated,
                unchanged: counts.unchanged,
                skipped: counts.skipped,
                refused: counts.refused,
            });
        }
        Notice::Statistics(figures) => view.figures = Some(figures.into()),
        Notice::ClientJoined(_)
        | Notice::Bounced(_)
        | Notice::Declined(_)
        | Notice::TeamUncovered(_)
        | Notice::EmailChanged(_)
        | Notice::Announcement => {}
    }
    if let Some(words) = told.announcement {
        (view.title, view.text) = (words.title, words.text);
    }
    view
}

const fn kind(notice: &Notice) -> NoticeKind {
    match notice {
        Notice::Welcome(_) => NoticeKind::Welcome,
        Notice::ClientJoined(_) => NoticeKind::ClientJoined,
        Notice::Bounced(_) => NoticeKind::Bounced,
        Notice::Declined(_) => NoticeKind::Declined,
        Notice::Expired { .. } => NoticeKind::Expired,
        Notice::ImportFinished(_) => NoticeKind::ImportFinished,
        Notice::TeamUncovered(_) => NoticeKind::TeamUncovered,
        Notice::EmailChanged(_) => NoticeKind::EmailChanged,
        Notice::Announcement => NoticeKind::Announcement,
        Notice::Statistics(_) => NoticeKind::Statistics,
    }
}

impl From<Statistics> for NoticeFigures {
    fn from(figures: Statistics) -> Self {
        Self {
            here: count(figures.here),
            invited: count(figures.invited),
            not_invited: count(figures.not_invited),
            joined: count(figures.joined),
            bounced: count(figures.bounced),
            uncovered: count(figures.uncovered),
        }
    }
}
