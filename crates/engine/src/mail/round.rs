//! A round of mail: invitations expire, daily mails are written, waiting mails are sent.

use chrono::{DateTime, Utc};
use domain::command::{Command, CommandKind};
use domain::ids::CommandId;
use domain::invitation_code::InvitationCode;
use hub_core::mail::{self as rules, Outgoing, Report};
use mailer::{Connection, Outcome};
use store::port::{Execute, Store};
use store::records::{firm_settings, invitations};

use super::MailSetup;
use super::letter::occasion;
use crate::app::Engine;
use crate::authority::local;
use crate::clock::Entropy;
use crate::error::{AppError, RefusalView};
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
        let mut look = session.look().await?;
        look.admin().await?;
        let set_up = self.mail_setup_of(&mut look).await?.is_some();
        let (waiting, _) = store::mail::outlook(&mut look, session.firm).await?;
        Ok(MailStatusView {
            set_up,
            waiting: count(waiting),
            problem: self.mail.problem(),
        })
    }

    /// Does what is due now. The host calls it every few seconds, the command line on request. A process
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
        let mut recent = self.mail.turn.lock().await;
        // A clock far ahead must not end invitations.
        if self.clock_is_trusted(&session).await? {
            self.run_due_commands(&session).await?;
            self.write_weekly_figures(&session).await?;
        }
        let mut round = MailRound::default();
        let mut read = session.store.read().await?;
        let (waiting, first) = store::mail::outlook(&mut read, session.firm).await?;
        drop(read);
        round.waiting = count(waiting);
        if first.is_none_or(|first| first > self.now()) {
            return Ok(round);
        }
        let Some((setup, transport)) = self.mail_transport(&session).await? else {
            return Ok(round);
        };
        let mut stopped = None;
        match transport.open().await {
            Err(problem) => stopped = Some(MailProblemView::from(&problem)),
            Ok(mut connection) => {
                while recent.has_room(self.now(), setup.per_minute) {
                    let Some(mail) = self.claim(&session, &setup).await? else {
                        break;
                    };
                    recent.note(self.now());
                    let report = self
                        .send(&session, &setup, &mut connection, &mail, &mut stopped)
                        .await?;
                    round.count(&report);
                    self.settle(&session, &mail, report).await?;
                    if stopped.is_some() {
                        break;
                    }
                }
                connection.close().await;
            }
        }
        let mut read = session.store.read().await?;
        let (waiting, _) = store::mail::outlook(&mut read, session.firm).await?;
        round.waiting = count(waiting);
        round.problem.clone_from(&stopped);
        if self.mail.note(stopped) {
            self.emit_mail_changed(Vec::new());
        }
        Ok(round)
    }

    /// Ends invitations that have expired, writes the daily mails that are due, and gives up on mails that
    /// another process began to send and never reported.
    async fn run_due_commands(&self, session: &Session) -> Result<(), AppError> {
        let now = self.now();
        let mut read = session.store.read().await?;
        let firm = session.firm;
        let lost = store::mail::abandoned(&mut read, firm, now - rules::PATIENCE, 1).await?;
        let reminders = firm_settings(&mut read, firm).await?;
        let reminders = reminders.unwrap_or_default().reminders;
        let next = invitations::next_moment(&mut read, firm, reminders).await?;
        drop(read);
        if !lost.is_empty() {
            let _turn = session.writing.lock().await;
            let mut write = session.store.write().await?;
            rules::give_up_abandoned(&mut write, firm, now).await?;
            write.commit().await?;
            self.emit_mail_changed(Vec::new());
        }
        if next.is_none_or(|next| next > now) {
            return Ok(());
        }
        for kind in [CommandKind::Expire, CommandKind::Remind] {
            // A thousand at a time, until nothing is due.
            while self.as_the_firm(session, kind.clone()).await? {}
        }
        Ok(())
    }

    /// Carries out a command as the firm; returns whether there was anything to do.
    pub(crate) async fn as_the_firm(&self, session: &Session, kind: CommandKind) -> Result<bool, AppError> {
        let command = self.firms_command(session, kind);
        match self.carry_out(session, command).await {
            Ok(_) => Ok(true),
            Err(AppError::Refused {
                refusal: RefusalView::NothingDue,
            }) => Ok(false),
            Err(problem) => Err(problem),
        }
    }

    fn firms_command(&self, session: &Session, kind: CommandKind) -> Command {
        Command {
            id: CommandId(self.id()),
            actor: session.firm.acts_as(),
            at: self.now(),
            expect: Vec::new(),
            kind,
        }
    }

    /// Claims the next mail that is still wanted; drops unwanted ones on the way.
    async fn claim(&self, session: &Session, setup: &MailSetup) -> Result<Option<Outgoing>, AppError> {
        let from = setup.from()?;
        let mut unsecret = false;
        let mut code = || match Entropy::System.bytes() {
            Ok(bytes) => InvitationCode::new(bytes),
            Err(_) => {
                unsecret = true;
                InvitationCode::new([0; 5])
            }
        };
        let mut message_id = || mailer::message_id(&self.id().to_string(), &from);
        let _turn = session.writing.lock().await;
        let mut write = session.store.write().await?;
        let (firm, now) = (session.firm, self.now());
        let claimed = loop {
            let claimed = rules::claim(&mut write, firm, now, 1, &mut code, &mut message_id).await;
            let mail = claimed?.pop();
            let waiting = store::mail::waiting(&mut write, firm, now, 1).await?;
            if mail.is_some() || waiting.is_empty() {
                break mail;
            }
        };
        if unsecret {
            return Err(AppError::internal(&crate::clock::NoEntropy));
        }
        write.commit().await?;
        Ok(claimed)
    }

    async fn send(
        &self,
        session: &Session,
        setup: &MailSetup,
        connection: &mut Connection,
        mail: &Outgoing,
        stopped: &mut Option<MailProblemView>,
    ) -> Result<Report, AppError> {
        let firm = session.firm().await?.name;
        let code = mail.code.map(InvitationCode::to_text).unwrap_or_default();
        let facts = mailer::Facts {
            firm: &firm,
            person: &mail.given,
            inviter: &mail.inviter,
            message: &mail.message,
            code: &code,
            days_left: mail.days_left,
            client: !mail.staff,
        };
        let occasion = occasion(mail.kind);
        let from = setup.from()?;
        let letter = mailer::Mail {
            from_name: setup.from_name.clone(),
            reply_to: mail.inviter_email.clone().filter(|email| *email != from),
            to_name: mail.name.clone(),
            to: mail.to.clone(),
            message_id: mail.message_id.clone(),
            date: self.now(),
            letter: mailer::write(mail.language.unwrap_or(setup.language()), occasion, &facts),
            from,
        };
        let outcome = connection.send(&letter).await;
        if let Outcome::Retry(problem) | Outcome::Failed(problem) | Outcome::Unsure(problem) = &outcome
            && problem.stops_everything()
        {
            *stopped = Some(problem.into());
        }
        Ok(match outcome {
            Outcome::Sent { .. } => Report::Sent,
            Outcome::Retry(problem) => Report::Later(problem.answer),
            // The next mail would fail in the same way: nothing is wrong with this one.
            Outcome::Failed(problem) if problem.stops_everything() => Report::Later(problem.answer),
            Outcome::Failed(problem) if problem.is_bounce() => Report::Bounced(problem.answer),
            Outcome::Failed(problem) => Report::Failed(problem.answer),
            Outcome::Unsure(problem) => Report::Unsure(problem.answer),
        })
    }

    /// Records the result of a mail; a bounce ends the invitation in the same transaction.
    async fn settle(&self, session: &Session, mail: &Outgoing, report: Report) -> Result<(), AppError> {
        let turn = session.writing.lock().await;
        let now: DateTime<Utc> = self.now();
        let mut write = session.store.write().await?;
        let wish = rules::settle(&mut write, session.firm, mail, report, now).await;
        if let Some(kind) = wish? {
            let command = self.firms_command(session, kind);
            let written = local::write(&mut write, session.firm, command, self.host(now)).await;
            match written {
                Ok(()) => {}
                // The person accepted or declined meanwhile, or the invitation was revoked. A refused
                // command writes nothing, so the report itself stays.
                Err(AppError::Refused { .. }) => {}
                Err(problem) => return Err(problem),
            }
        }
        write.commit().await?;
        drop(turn);
        self.emit_changes(session, false).await?;
        self.emit_mail_changed(vec![mail.user.to_string()]);
        Ok(())
    }
}

impl MailRound {
    const fn count(&mut self, report: &Report) {
        match report {
            Report::Sent => self.sent += 1,
            Report::Later(_) => self.later += 1,
            Report::Bounced(_) => self.bounced += 1,
            Report::Failed(_) => self.failed += 1,
            Report::Unsure(_) => self.unsure += 1,
        }
    }
}
