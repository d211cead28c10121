//! Which mails leave, and what becomes of them (design.md 7). The host sends: it claims mails in one
//! transaction, sends them outside of any, and settles each in a transaction of its own.
//!
//! A code is made when its mail is claimed, and kept as a hash in the same transaction: only the
//! newest mail's code counts, and a claimed mail is never sent by another host.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use domain::command::{CommandKind, RecordBounce};
use domain::decide::MailKind;
use domain::email::EmailAddress;
use domain::ids::{FirmId, UserId};
use domain::invitation::Invitation;
use domain::invitation_code::{CodeHash, InvitationCode};
use domain::language::Language;
use domain::people::{Person, Status};
use store::StoreError;
use store::mail::{self, MailJob, MailKey, MailState};
use store::port::{Execute, Query};
use store::records::firms;
use store::records::people::people;

/// How long a host may take to report on a mail it claimed. Every step of sending is over sooner.
pub const PATIENCE: TimeDelta = TimeDelta::minutes(10);

/// Minutes to wait after each try that did not get through; after the last one the mail is given up.
const WAITS: [i64; 6] = [1, 5, 15, 60, 240, 720];

/// Wrong guesses at a code before it is locked, and for how long.
pub const GUESSES: u32 = 5;
/// See [`GUESSES`].
pub const LOCK: TimeDelta = TimeDelta::minutes(15);

/// A mail that leaves now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outgoing {
    /// Its name, for [`settle`].
    pub key: MailKey,
    /// What it is about.
    pub kind: MailKind,
    /// The recipient.
    pub user: UserId,
    /// The address.
    pub to: EmailAddress,
    /// The person's whole name.
    pub name: String,
    /// What they are called in a greeting; the whole name if there is no first name.
    pub given: String,
    /// Whether they work for the firm.
    pub staff: bool,
    /// The language they want, if not that of the firm's mails.
    pub language: Option<Language>,
    /// The inviter's name; empty if that record no longer exists.
    pub inviter: String,
    /// Where answers go, if the inviter has an address.
    pub inviter_email: Option<EmailAddress>,
    /// Words of the inviter's own; may be empty.
    pub message: String,
    /// The code; welcomes have none.
    pub code: Option<InvitationCode>,
    /// Days until the invitation ends, counted up; 0 for welcomes.
    pub days_left: u32,
    /// Unique name of this sending.
    pub message_id: String,
}

/// What a host reports on a mail.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Report {
    /// The server took it.
    Sent,
    /// Not now; with what was said.
    Later(String),
    /// This recipient does not exist or does not want it; with what the server said.
    Bounced(String),
    /// It cannot be sent, for another reason.
    Failed(String),
    /// It may have left or not.
    Unsure(String),
}

/// Claims up to `limit` mails whose time has come, and drops jobs that are no longer needed. `code`
/// gives a new random code, `message_id` a new unique name.
pub async fn claim<W: Execute>(
    w: &mut W,
    firm: FirmId,
    now: DateTime<Utc>,
    limit: u32,
    code: &mut (dyn FnMut() -> InvitationCode + Send),
    message_id: &mut (dyn FnMut() -> String + Send),
) -> Result<Vec<Outgoing>, StoreError> {
    let jobs = mail::waiting(w, firm, now, limit).await?;
    let users: Vec<UserId> = jobs.iter().map(|job| job.user).collect();
    let persons = people(w, firm, &users).await?;
    let newest = mail::newest_invitations(w, firm, &users).await?;
    let left = mail::last_left(w, firm, &users).await?;
    let zone = firms::firm(w, firm).await?.map_or(Tz::UTC, |(firm, _)| firm.time_zone);
    let day = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
    let by = persons.values().filter_map(|p| p.invitation.as_ref().map(|i| i.by));
    let inviters = people(w, firm, &by.collect::<Vec<_>>()).await?;
    let mut outgoing = Vec::new();
    for job in jobs {
        let replaced = job.kind != MailKind::Welcome && newest.get(&job.user) != Some(&job.key.cause);
        // Yesterday's mail that left late counts as today's.
        let had_one = left.get(&job.user).is_some_and(|at| day(*at) == day(now));
        let replaced = replaced || (job.kind == MailKind::Reminder && had_one);
        let Some(mut out) = persons
            .get(&job.user)
            .filter(|_| !replaced)
            .and_then(|person| wanted(&job, person, &inviters, now))
        else {
            mail::settle(w, firm, job.key, MailState::Dropped, None, "").await?;
            continue;
        };
        out.message_id = message_id();
        mail::claim(w, firm, job.key, &out.message_id, now).await?;
        if job.kind != MailKind::Welcome {
            let code = code();
            mail::put_code(w, firm, job.user, hash(firm, job.user, code), now).await?;
            out.code = Some(code);
        }
        outgoing.push(out);
    }
    Ok(outgoing)
}

/// The mail of a job, if it is still needed.
fn wanted(job: &MailJob, person: &Person, inviters: &BTreeMap<UserId, Person>, now: DateTime<Utc>) -> Option<Outgoing> {
    let record = person.invitation.as_ref();
    let open = record.is_some_and(|record| matches!(record.state, Invitation::Pending(_)));
    let fits = match job.kind {
        MailKind::Invitation | MailKind::Reminder => open,
        MailKind::Welcome => person.card.status == Status::Active,
    };
    let to = person.private.email.clone().filter(|_| fits)?;
    let inviter = record.and_then(|record| inviters.get(&record.by));
    let given = person.card.name.called();
    let left = record.and_then(|record| record.ends).map_or(0, |ends| {
        let hours = (ends - now).num_hours().max(0);
        u32::try_from((hours + 23) / 24).unwrap_or(0)
    });
    Some(Outgoing {
        key: job.key,
        kind: job.kind,
        user: job.user,
        to,
        name: person.card.name.full(),
        given,
        staff: person.card.kind.is_staff(),
        language: person.card.language.0,
        inviter: inviter.map(|p| p.card.name.full()).unwrap_or_default(),
        inviter_email: inviter.and_then(|p| p.private.email.clone()),
        message: record.map(|record| record.message.clone()).unwrap_or_default(),
        code: None,
        days_left: left,
        message_id: String::new(),
    })
}

/// Records what became of a mail. A bounce is also a command of the firm's, which the host submits in
/// the same transaction, unless a later mail was written meanwhile, maybe to another address.
pub async fn settle<W: Execute>(
    w: &mut W,
    firm: FirmId,
    mail: &Outgoing,
    report: Report,
    now: DateTime<Utc>,
) -> Result<Option<CommandKind>, StoreError> {
    let (state, due, note) = match &report {
        Report::Sent => (MailState::Sent, None, ""),
        Report::Later(note) => match wait(w, firm, mail).await? {
            Some(wait) => (MailState::Due, Some(now + wait), note.as_str()),
            None => (MailState::Failed, None, note.as_str()),
        },
        Report::Bounced(note) | Report::Failed(note) => (MailState::Failed, None, note.as_str()),
        Report::Unsure(note) => (MailState::Unsure, None, note.as_str()),
    };
    mail::settle(w, firm, mail.key, state, due, note).await?;
    let Report::Bounced(reason) = report else {
        return Ok(None);
    };
    let user = mail.user;
    let newest = mail::newest_invitations(w, firm, &[user]).await?;
    let is_newest = mail.kind != MailKind::Welcome && newest.get(&user) == Some(&mail.key.cause);
    Ok(is_newest.then_some(CommandKind::RecordBounce(RecordBounce { user, reason })))
}

/// How long to wait before the next try of a mail; `None` after the last one.
async fn wait(q: &mut impl Query, firm: FirmId, mail: &Outgoing) -> Result<Option<TimeDelta>, StoreError> {
    let jobs = mail::mails_to(q, firm, mail.user, 50).await?;
    let tries = jobs.iter().find(|job| job.key == mail.key).map_or(1, |job| job.tries);
    let wait = usize::try_from(tries).ok().and_then(|n| WAITS.get(n.saturating_sub(1)));
    Ok(wait.map(|minutes| TimeDelta::minutes(*minutes)))
}

/// Marks mails that were claimed and never reported on: they may have left or not, and are not sent
/// again automatically. Gives back how many there were.
pub async fn give_up_abandoned<W: Execute>(w: &mut W, firm: FirmId, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let jobs = mail::abandoned(w, firm, now - PATIENCE, 1_000).await?;
    for job in &jobs {
        mail::settle(w, firm, job.key, MailState::Unsure, None, "").await?;
    }
    Ok(jobs.len() as u64)
}

/// The result of a guess at a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Guess {
    /// It is the code of the newest mail; the command carries this hash.
    Right(CodeHash),
    /// It is not.
    Wrong {
        /// Guesses that are left before a pause.
        left: u32,
    },
    /// Too many guesses: none counts before this time.
    Locked {
        /// When the next one counts.
        until: DateTime<Utc>,
    },
    /// No mail ever left to this person.
    NoCode,
}

/// Compares a typed code with that of the newest mail, and counts wrong guesses. The caller commits in
/// any case.
pub async fn guess<W: Execute>(
    w: &mut W,
    firm: FirmId,
    user: UserId,
    code: InvitationCode,
    now: DateTime<Utc>,
) -> Result<Guess, StoreError> {
    let Some(kept) = mail::code(w, firm, user).await? else {
        return Ok(Guess::NoCode);
    };
    if let Some(until) = kept.locked_until.filter(|until| now < *until) {
        return Ok(Guess::Locked { until });
    }
    let told = hash(firm, user, code);
    if told == kept.hash {
        mail::note_guesses(w, firm, user, 0, None).await?;
        return Ok(Guess::Right(told));
    }
    let wrong = kept.wrong + 1;
    if wrong >= GUESSES {
        let until = now + LOCK;
        mail::note_guesses(w, firm, user, 0, Some(until)).await?;
        return Ok(Guess::Locked { until });
    }
    mail::note_guesses(w, firm, user, wrong, None).await?;
    Ok(Guess::Wrong { left: GUESSES - wrong })
}

/// The hash that is kept of a code. It differs for two people with the same code.
fn hash(firm: FirmId, user: UserId, code: InvitationCode) -> CodeHash {
    let mut hasher = blake3::Hasher::new_derive_key("coverbook invitation code 1");
    hasher.update(firm.as_bytes());
    hasher.update(user.as_bytes());
    hasher.update(code.bits());
    CodeHash(*hasher.finalize().as_bytes())
}
