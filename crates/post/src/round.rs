//! A round: invitations expire, daily mails are written, waiting mails are sent.

use chrono::{DateTime, Utc};
use domain::command::{Command, CommandKind};
use domain::decide::Refusal;
use domain::ids::{CommandId, FirmId, UserId};
use domain::invitation_code::InvitationCode;
use hub_core::mail::{self as rules, Outgoing, Report};
use hub_core::notices::week_is_waiting;
use mailer::{Connection, Outcome, Problem};
use store::port::{Execute, Query, Store};
use store::records::{firm_settings, firms, invitations};
use store::sync::devices::lock_firm;
use store::{StoreError, lease, mail};
use uuid::Uuid;

use crate::{Way, letter};

/// The lease of whoever sends a firm's mails.
const MAIL: &str = "mail";

/// Who makes rounds of one firm: its file, its clock, its randomness, and how it judges commands.
pub trait Host {
    /// The database.
    type Store: Store;
    /// How this host fails.
    type Error: From<StoreError>;

    /// The database of the firm.
    fn store(&self) -> &Self::Store;

    /// The firm.
    fn firm(&self) -> FirmId;

    /// Names this program among those that share the database.
    fn holder(&self) -> Uuid;

    /// The time.
    fn now(&self) -> DateTime<Utc>;

    /// A new id.
    fn id(&self) -> Uuid;

    /// A new random code.
    ///
    /// # Errors
    /// If the system gives no randomness.
    fn code(&self) -> Result<InvitationCode, Self::Error>;

    /// Whether the program is to end: then no further mail is begun.
    fn is_stopping(&self) -> bool;

    /// Whether the clock can be believed: one that is far ahead must not end invitations.
    fn clock_is_trusted(&self) -> impl Future<Output = Result<bool, Self::Error>>;

    /// How mails leave; nothing if that is not set up.
    fn way(&self) -> impl Future<Output = Result<Option<Way>, Self::Error>>;

    /// Waits for the turn to write, among the tasks of this program.
    fn turn(&self) -> impl Future<Output = impl Sized>;

    /// Judges a command and writes what it changes. What is refused leaves nothing.
    fn judge<W: Execute>(&self, w: &mut W, command: Command) -> impl Future<Output = Result<Judged, Self::Error>>;

    /// Something was committed.
    fn committed(&self, what: Committed) -> impl Future<Output = Result<(), Self::Error>>;
}

/// What became of a command.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Judged {
    /// It was written.
    Done,
    /// It was refused.
    Refused(Refusal),
}

/// What was committed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Committed {
    /// A command.
    Command,
    /// What became of several mails.
    Mails,
    /// What became of a mail to this person, maybe with a command.
    MailTo(UserId),
}

/// What a round did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Round {
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
    pub waiting: u64,
    /// Whether anything was tried: otherwise nothing is known of the server.
    pub tried: bool,
    /// What stops them.
    pub problem: Option<Problem>,
    /// When something is due next, as far as that is known.
    pub next: Option<DateTime<Utc>>,
}

/// Does what is due now. Several programs on one database share the work: each mail is sent by one of them.
///
/// # Errors
/// As the database gives them. A problem with the mail server is not an error here.
pub async fn round<H: Host>(host: &H) -> Result<Round, H::Error> {
    if host.clock_is_trusted().await? {
        run_due_commands(host).await?;
    }
    let mut round = Round::default();
    if !look(host, &mut round).await? || host.is_stopping() {
        return Ok(round);
    }
    let Some(way) = host.way().await? else {
        return Ok(round);
    };
    if !take_lease(host).await? {
        return Ok(round);
    }
    let sent = Box::pin(send_all(host, &way, &mut round)).await;
    let turn = host.turn().await;
    let mut w = host.store().write().await?;
    lease::give_back(&mut w, host.firm(), MAIL, host.holder()).await?;
    w.commit().await?;
    drop(turn);
    sent?;
    look(host, &mut round).await?;
    Ok(round)
}

/// Counts what waits; whether any of it may leave now.
async fn look<H: Host>(host: &H, round: &mut Round) -> Result<bool, H::Error> {
    let now = host.now();
    let mut q = host.store().read().await?;
    let (waiting, first) = mail::outlook(&mut q, host.firm()).await?;
    let next = next_command(&mut q, host.firm()).await?;
    round.waiting = waiting;
    round.next = first.into_iter().chain(next).filter(|at| *at > now).min();
    Ok(first.is_some_and(|first| first <= now))
}

/// When a command of the firm's is due next.
async fn next_command(q: &mut impl Query, firm: FirmId) -> Result<Option<DateTime<Utc>>, StoreError> {
    let reminders = firm_settings(q, firm).await?.unwrap_or_default().reminders;
    invitations::next_moment(q, firm, reminders).await
}

/// Ends invitations that have expired, writes the daily mails and weekly figures that are due, and gives up on
/// mails that another program began to send and never reported.
async fn run_due_commands<H: Host>(host: &H) -> Result<(), H::Error> {
    let (firm, now) = (host.firm(), host.now());
    let mut q = host.store().read().await?;
    let lost = mail::abandoned(&mut q, firm, now - rules::PATIENCE, 1).await?;
    let next = next_command(&mut q, firm).await?;
    let week = week_is_waiting(&mut q, firm, now).await?;
    drop(q);
    if !lost.is_empty() {
        let turn = host.turn().await;
        let mut w = host.store().write().await?;
        lock_firm(&mut w, firm).await?;
        rules::give_up_abandoned(&mut w, firm, now).await?;
        w.commit().await?;
        drop(turn);
        host.committed(Committed::Mails).await?;
    }
    if next.is_some_and(|next| next <= now) {
        for kind in [CommandKind::Expire, CommandKind::Remind] {
            // A thousand at a time, until nothing is due.
            while carry_out(host, kind.clone()).await? {}
        }
    }
    if week {
        carry_out(host, CommandKind::TellWeek).await?;
    }
    Ok(())
}

/// Carries out a command as the firm; whether there was anything to do.
async fn carry_out<H: Host>(host: &H, kind: CommandKind) -> Result<bool, H::Error> {
    let turn = host.turn().await;
    let mut w = host.store().write().await?;
    lock_firm(&mut w, host.firm()).await?;
    match Box::pin(host.judge(&mut w, firms_command(host, kind))).await? {
        Judged::Done => {}
        Judged::Refused(Refusal::NothingDue) => return Ok(false),
        Judged::Refused(_) => {
            tracing::error!(event = "refused", "a command of the firm's own");
            return Ok(false);
        }
    }
    w.commit().await?;
    drop(turn);
    host.committed(Committed::Command).await?;
    Ok(true)
}

fn firms_command<H: Host>(host: &H, kind: CommandKind) -> Command {
    Command {
        id: CommandId(host.id()),
        actor: host.firm().acts_as(),
        at: host.now(),
        expect: Vec::new(),
        kind,
    }
}

async fn take_lease<H: Host>(host: &H) -> Result<bool, H::Error> {
    let _turn = host.turn().await;
    let mut w = host.store().write().await?;
    let taken = lease::take(&mut w, host.firm(), MAIL, host.holder(), host.now()).await?;
    w.commit().await?;
    Ok(taken)
}

/// Sends one mail after the other, until none is left, the server does not want more, or the rate is reached.
async fn send_all<H: Host>(host: &H, way: &Way, round: &mut Round) -> Result<(), H::Error> {
    round.tried = true;
    let mut connection = match way.transport.open().await {
        Ok(connection) => connection,
        Err(problem) => {
            round.problem = Some(problem);
            return Ok(());
        }
    };
    while round.problem.is_none() && !host.is_stopping() {
        let Some((firm, mail)) = claim(host, way).await? else {
            break;
        };
        let report = send(way, &firm, &mail, (&mut connection, host.now()), &mut round.problem).await;
        round.count(&report);
        settle(host, &mail, report).await?;
    }
    connection.close().await;
    Ok(())
}

/// Renews the lease and claims the next mail that is still wanted; drops unwanted ones on the way. The firm's
/// name comes along.
async fn claim<H: Host>(host: &H, way: &Way) -> Result<Option<(String, Outgoing)>, H::Error> {
    // There is one mail at most, so one code and one name are enough.
    let code = host.code()?;
    let message_id = mailer::message_id(&host.id().to_string(), &way.from);
    let (mut code, mut name) = (|| code, || message_id.clone());
    let (firm, now) = (host.firm(), host.now());
    let _turn = host.turn().await;
    let mut w = host.store().write().await?;
    lock_firm(&mut w, firm).await?;
    if !lease::take(&mut w, firm, MAIL, host.holder(), now).await? {
        return Ok(None);
    }
    if mail::claimed_lately(&mut w, firm, now).await? >= u64::from(way.per_minute) {
        return Ok(None);
    }
    let claimed = loop {
        let claimed = rules::claim(&mut w, firm, now, 1, &mut code, &mut name).await?.pop();
        if claimed.is_some() || mail::waiting(&mut w, firm, now, 1).await?.is_empty() {
            break claimed;
        }
    };
    let called = firms::firm(&mut w, firm).await?.map(|(firm, _)| firm.name);
    w.commit().await?;
    Ok(called.zip(claimed))
}

/// Sends a mail. What would keep every other one from being sent as well is noted in `stops`.
async fn send(
    way: &Way,
    firm: &str,
    out: &Outgoing,
    (connection, now): (&mut Connection, DateTime<Utc>),
    stops: &mut Option<Problem>,
) -> Report {
    let outcome = connection.send(&letter::mail(way, firm, out, now)).await;
    if let Outcome::Retry(problem) | Outcome::Failed(problem) | Outcome::Unsure(problem) = &outcome
        && problem.stops_everything()
    {
        *stops = Some(problem.clone());
    }
    match outcome {
        Outcome::Sent { .. } => Report::Sent,
        Outcome::Retry(problem) => Report::Later(problem.answer),
        // The next mail would fail in the same way: nothing is wrong with this one.
        Outcome::Failed(problem) if problem.stops_everything() => Report::Later(problem.answer),
        Outcome::Failed(problem) if problem.is_bounce() => Report::Bounced(problem.answer),
        Outcome::Failed(problem) => Report::Failed(problem.answer),
        Outcome::Unsure(problem) => Report::Unsure(problem.answer),
    }
}

/// Records the result of a mail; a bounce ends the invitation in the same transaction.
async fn settle<H: Host>(host: &H, mail: &Outgoing, report: Report) -> Result<(), H::Error> {
    let (turn, mut w) = loop {
        let turn = host.turn().await;
        match host.store().write().await {
            // An import in another program can take longer than anybody waits. What became of this mail is known
            // here alone, and without it nobody would know whether it left.
            Err(StoreError::Busy) => {}
            begun => break (turn, begun?),
        }
    };
    lock_firm(&mut w, host.firm()).await?;
    let wish = rules::settle(&mut w, host.firm(), mail, report, host.now()).await?;
    if let Some(kind) = wish {
        // Refused if the person accepted or declined meanwhile, or the invitation was revoked. That writes
        // nothing, so the report itself stays.
        Box::pin(host.judge(&mut w, firms_command(host, kind))).await?;
    }
    w.commit().await?;
    drop(turn);
    host.committed(Committed::MailTo(mail.user)).await
}

impl Round {
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
