//! Rounds of mail of a firm that is on this computer alone (`post`).

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::command::{Command, CommandKind};
use domain::ids::{CommandId, FirmId};
use domain::invitation_code::InvitationCode;
use post::{Committed, Judged, Way};
use store::Sqlite;
use store::port::Execute;
use uuid::Uuid;

use crate::app::Engine;
use crate::authority::local;
use crate::clock::Entropy;
use crate::error::{AppError, HubProblem, RefusalView};
use crate::events::{ChangedEvent, ChangedKind, Event};
use crate::session::Session;
use crate::view::{MailProblemView, MailStatusView, count};

/// What a round did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MailRound {
    /// Mails that a server accepted.
    pub sent: u32,
    /// Mails that will be tried again.
    pub later: u32,
    /// Recipients that a server refused.
    pub bounced: u32,
    /// Mails that failed for another reason.
    pub failed: u32,
    /// Mails of which it is not known whether they were sent.
    pub unsure: u32,
    /// Mails that are still waiting.
    pub waiting: u32,
    /// What stops them.
    pub problem: Option<MailProblemView>,
}

impl Engine {
    /// Waits until a mail is written in this program.
    pub async fn mail_wanted(&self) {
        self.mail.wake.notified().await;
    }

    pub(crate) fn wake_mailer(&self) {
        self.mail.wake.notify_one();
    }

    pub(crate) fn emit_mail_changed(&self, ids: Vec<String>) {
        self.emit(Event::Changed(ChangedEvent {
            kinds: vec![ChangedKind::Mail],
            ids,
            elsewhere: false,
        }));
    }

    /// Mails that were not sent, and why; administrators only.
    pub async fn mail_status(&self) -> Result<MailStatusView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        if let Some(hub) = session.mail_at_hub() {
            return hub.status().await;
        }
        let mut look = session.look().await?;
        let set_up = self.mail_setup_of(&mut look).await?.is_some();
        let (waiting, _) = store::mail::outlook(&mut look, session.firm).await?;
        Ok(MailStatusView {
            set_up,
            waiting: count(waiting),
            problem: self.mail.problem(),
        })
    }

    /// Makes a round because somebody asked for it.
    ///
    /// # Errors
    /// [`HubProblem::NotHere`] for an attached firm, whose hub makes them; otherwise as [`Self::mail_round`].
    pub async fn send_mail(&self) -> Result<MailRound, AppError> {
        if self.session().await?.hub().is_some() {
            return Err(AppError::hub(HubProblem::NotHere));
        }
        self.mail_round().await
    }

    /// Does what is due now. The host calls it every few seconds. A process
    /// runs one round at a time; several processes on one file share the work, and each mail is sent by one
    /// of them.
    ///
    /// # Errors
    /// As the file gives them. A problem with the mail server is not an error here.
    pub async fn mail_round(&self) -> Result<MailRound, AppError> {
        let Some(session) = self.session.read().await.clone() else {
            return Ok(MailRound::default());
        };
        if !session.is_solo() {
            // What an attached firm sends is for its hub to send.
            return Ok(MailRound::default());
        }
        let _turn = self.mail.turn.lock().await;
        let sender = Sender { engine: self, session };
        let round = post::round(&sender).await?;
        let problem = round.problem.as_ref().map(MailProblemView::from);
        if round.tried && self.mail.note(problem.clone()) {
            self.emit_mail_changed(Vec::new());
        }
        Ok(MailRound {
            sent: round.sent,
            later: round.later,
            bounced: round.bounced,
            failed: round.failed,
            unsure: round.unsure,
            waiting: count(round.waiting),
            problem,
        })
    }

    /// Carries out a command as the firm; returns whether there was anything to do.
    pub(crate) async fn as_the_firm(&self, session: &Session, kind: CommandKind) -> Result<bool, AppError> {
        let command = Command {
            id: CommandId(self.id()),
            actor: session.firm.acts_as(),
            at: self.now(),
            expect: Vec::new(),
            kind,
        };
        match self.carry_out(session, command).await {
            Ok(_) => Ok(true),
            Err(AppError::Refused {
                refusal: RefusalView::NothingDue,
            }) => Ok(false),
            Err(problem) => Err(problem),
        }
    }
}

/// This program, as the one that sends the mails of the open firm.
struct Sender<'e> {
    engine: &'e Engine,
    session: Arc<Session>,
}

impl post::Host for Sender<'_> {
    type Store = Sqlite;
    type Error = AppError;

    fn store(&self) -> &Sqlite {
        &self.session.store
    }

    fn firm(&self) -> FirmId {
        self.session.firm
    }

    fn holder(&self) -> Uuid {
        self.engine.mail.holder
    }

    fn now(&self) -> DateTime<Utc> {
        self.engine.now()
    }

    fn id(&self) -> Uuid {
        self.engine.id()
    }

    fn code(&self) -> Result<InvitationCode, AppError> {
        let bytes = Entropy::System.bytes().map_err(|e| AppError::internal(&e))?;
        Ok(InvitationCode::new(bytes))
    }

    fn is_stopping(&self) -> bool {
        false
    }

    async fn clock_is_trusted(&self) -> Result<bool, AppError> {
        self.engine.clock_is_trusted(&self.session).await
    }

    async fn way(&self) -> Result<Option<Way>, AppError> {
        self.engine.mail_way(&self.session).await
    }

    async fn turn(&self) -> impl Sized {
        self.session.writing.lock().await
    }

    async fn judge<W: Execute>(&self, w: &mut W, command: Command) -> Result<Judged, AppError> {
        let host = self.engine.host(self.engine.now());
        let refused = local::judge(w, self.session.firm, command, host).await?;
        Ok(refused.map_or(Judged::Done, Judged::Refused))
    }

    async fn committed(&self, what: Committed) -> Result<(), AppError> {
        match what {
            Committed::Command => {}
            Committed::Mails => self.engine.emit_mail_changed(Vec::new()),
            Committed::MailTo(user) => self.engine.emit_mail_changed(vec![user.to_string()]),
        }
        self.engine.emit_changes(&self.session, false).await.map(drop)
    }
}
