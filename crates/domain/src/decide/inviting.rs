//! Inviting people, and what becomes of it (domain.md 3.1 and C, D).

use chrono::{DateTime, Utc};

use super::gates::Gates;
use super::standing::{chosen, in_state, moved};
use super::{Accepted, Admin, MailKind, MailWish, Refusal, Stop};
use crate::change::WriteSet;
use crate::command::{
    ChangeSettings, CommandKind, Export, Field, Invite, Proof, RecordAcceptance, RecordBounce, Resend,
};
use crate::ids::UserId;
use crate::invitation::{Event, Invitation, InvitationRecord, InvitationType, MESSAGE_MAX};
use crate::named::Named;
use crate::notice::WELCOME_MAX;
use crate::people::{Kind, Person, Role, Status, UserPrivate};
use crate::settings::{InvitationRule, Settings};
use crate::teams::TeamMember;
use crate::text::clean_lines;

/// Longest answer of a mail server that is kept, in characters.
const REASON_MAX: usize = 300;

pub(super) fn invite(wish: &Invite, admin: &Admin<'_>, facts: Gates<'_>, now: DateTime<Utc>) -> Result<Accepted, Stop> {
    let people = chosen(&wish.users, admin, facts)?;
    in_state(&people, Status::Quiet, &[Status::Quiet])?;
    let words = message(&wish.message)?;
    let kinds = can_be_invited(&people, facts)?;
    let zone = facts.time_zone()?;
    let mut writes = moved(&people, |_| Status::Pending);
    for (person, kind) in people.iter().zip(kinds) {
        let user = person.card.id;
        let record = InvitationRecord::begin(user, kind, words.clone(), admin.card.id, now, zone);
        put(person, record, &mut writes);
    }
    Ok(with_mails(writes, &people, MailKind::Invitation))
}

pub(super) fn resend(wish: &Resend, admin: &Admin<'_>, facts: Gates<'_>, now: DateTime<Utc>) -> Result<Accepted, Stop> {
    let people = chosen(&wish.users, admin, facts)?;
    in_state(&people, Status::Pending, &[Status::Pending])?;
    let words = wish.message.as_deref().map(message).transpose()?;
    let kinds = can_be_invited(&people, facts)?;
    let mut writes = WriteSet::default();
    for (person, kind) in people.iter().zip(kinds) {
        let mut record = after(person, Event::Send, facts, now)?;
        record.kind = kind;
        record.by = admin.card.id;
        if let Some(words) = &words {
            record.message.clone_from(words);
        }
        put(person, record, &mut writes);
    }
    Ok(with_mails(writes, &people, MailKind::Invitation))
}

/// Whoever was taken back never came: nothing of theirs stands in the way of another person, or of
/// the same person as another kind (domain.md 3.2, Q-KIND).
pub(super) fn revoke(
    users: &[UserId],
    admin: &Admin<'_>,
    facts: Gates<'_>,
    now: DateTime<Utc>,
) -> Result<WriteSet, Stop> {
    let people = chosen(users, admin, facts)?;
    in_state(&people, Status::Pending, &[Status::Pending])?;
    let mut writes = moved(&people, |_| Status::Inactive);
    for person in people {
        let user = person.card.id;
        put(person, after(person, Event::Revoke, facts, now)?, &mut writes);
        let nameless = UserPrivate {
            email: None,
            identifier: None,
            ..person.private.clone()
        };
        writes.privates.update(person.private.clone(), nameless);
        let members = person.teams.iter().map(|team| TeamMember { team: *team, user });
        writes.members.deleted.extend(members);
    }
    Ok(writes)
}

pub(super) fn accept(
    wish: &RecordAcceptance,
    admin: &Admin<'_>,
    facts: Gates<'_>,
    now: DateTime<Utc>,
) -> Result<Accepted, Stop> {
    let people = chosen(&[wish.user], admin, facts)?;
    in_state(&people, Status::Pending, &[Status::Pending, Status::Quiet])?;
    let event = match wish.proof.code() {
        None => Event::Vouch,
        // Only the newest mail's code counts, and only as long as the invitation is open.
        told if told == facts.acceptance()?.code => Event::Accept,
        Some(_) => return Err(Refusal::WrongCode.into()),
    };
    let mut writes = moved(&people, |_| Status::Active);
    for person in &people {
        // Whoever is quiet was sent nothing, or has come back: what they answered then stays.
        if person.card.status != Status::Quiet {
            put(person, after(person, event.clone(), facts, now)?, &mut writes);
        } else if matches!(event, Event::Accept) {
            return Err(Refusal::WrongCode.into());
        }
    }
    if let Proof::Joined(joined) = &wish.proof {
        super::joining::join(wish.user, joined, facts, now, &mut writes)?;
    }
    let reached: Vec<&Person> = people.into_iter().filter(|p| p.private.email.is_some()).collect();
    Ok(with_mails(writes, &reached, MailKind::Welcome))
}

pub(super) fn decline(user: UserId, admin: &Admin<'_>, facts: Gates<'_>, now: DateTime<Utc>) -> Result<WriteSet, Stop> {
    let people = chosen(&[user], admin, facts)?;
    ended(&people, &Event::Decline, facts, now)
}

/// A mail came back: told by the mail server, or by an administrator who found it in a mailbox.
pub(super) fn bounce(
    wish: &RecordBounce,
    admin: Option<&Admin<'_>>,
    facts: Gates<'_>,
    now: DateTime<Utc>,
) -> Result<WriteSet, Stop> {
    let people = match admin {
        Some(admin) => chosen(&[wish.user], admin, facts)?,
        None => vec![facts.person(wish.user)?],
    };
    let reason = clean_lines(&wish.reason).chars().take(REASON_MAX).collect();
    ended(&people, &Event::Bounce(reason), facts, now)
}

/// What happens by itself.
pub(super) fn by_the_firm(kind: CommandKind, facts: Gates<'_>, now: DateTime<Utc>) -> Result<Accepted, Stop> {
    match kind {
        CommandKind::Remind if facts.settings()?.is_some_and(|s| s.reminders) => {
            due(&Event::Repeat, Some(MailKind::Reminder), facts, now)
        }
        CommandKind::Remind => Err(Refusal::NothingDue.into()),
        CommandKind::Expire => due(&Event::Expire, None, facts, now),
        CommandKind::TellWeek => super::announcing::week(facts, now),
        CommandKind::RecordBounce(wish) => bounce(&wish, None, facts, now).map(super::only_writes),
        // Once a day, into the folder that an administrator chose.
        CommandKind::Export(Export::Backup) => Ok(Accepted::default()),
        _ => Err(Refusal::NotAllowed.into()),
    }
}

fn due(event: &Event, mail: Option<MailKind>, facts: Gates<'_>, now: DateTime<Utc>) -> Result<Accepted, Stop> {
    let zone = facts.time_zone()?;
    let mut accepted = Accepted::default();
    for before in facts.due()? {
        let Some(after) = before.after(event.clone(), now, zone) else {
            continue;
        };
        let user = before.user;
        accepted.mails.extend(mail.map(|kind| MailWish { user, kind }));
        accepted.writes.invitations.update(before.clone(), after);
    }
    if accepted.writes.is_empty() {
        return Err(Refusal::NothingDue.into());
    }
    Ok(accepted)
}

pub(super) fn change_settings(wish: &ChangeSettings, admin: &Admin<'_>, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    admin.may_touch(Role::SystemAdministrator)?;
    let found = facts.settings()?;
    let before = found.cloned().unwrap_or_default();
    let welcome = wish.welcome.as_deref().map(clean_lines).unwrap_or(before.welcome);
    let max = WELCOME_MAX;
    if welcome.chars().count() > max {
        let field = Field::Message;
        return Err(Refusal::TooLong { field, max }.into());
    }
    let after = Settings {
        staff: wish.staff.unwrap_or(before.staff),
        clients: wish.clients.unwrap_or(before.clients),
        reminders: wish.reminders.unwrap_or(before.reminders),
        books: wish.books.unwrap_or(before.books),
        welcome,
    };
    let mut writes = WriteSet::default();
    match found {
        Some(before) => writes.settings.update(before.clone(), after),
        None => writes.settings.inserted.push(after),
    }
    Ok(writes)
}

/// Somebody who was invited has another address now: the mail goes out again, to that one
/// (domain.md 3.1, "Amending"). Who said no is left alone.
pub(crate) fn follow_address(
    person: &Person,
    facts: Gates<'_>,
    now: DateTime<Utc>,
    writes: &mut WriteSet,
) -> Result<Vec<MailWish>, Stop> {
    let invitation = person.invitation.as_ref();
    let Some(Invitation::Pending(_) | Invitation::Bounced { .. } | Invitation::Expired { .. }) =
        invitation.map(|invitation| &invitation.state)
    else {
        return Ok(Vec::new());
    };
    put(person, after(person, Event::Send, facts, now)?, writes);
    let user = person.card.id;
    let kind = MailKind::Invitation;
    Ok(vec![MailWish { user, kind }])
}

/// A message of one's own, cleaned.
pub(crate) fn message(text: &str) -> Result<String, Refusal> {
    let text = clean_lines(text);
    if text.chars().count() > MESSAGE_MAX {
        return Err(Refusal::TooLong {
            field: Field::Message,
            max: MESSAGE_MAX,
        });
    }
    Ok(text)
}

/// How such a person is invited; `None` if the firm wants a phone number that is not there.
pub(crate) fn kind_of_invitation(
    kind: Kind,
    private: &UserPrivate,
    settings: Option<&Settings>,
) -> Option<InvitationType> {
    let rule = settings.map_or_else(InvitationRule::default, |s| s.rule(kind));
    rule.invitation(private.phone.is_some())
}

/// Everybody needs an address, a number if the firm wants one, and a client somebody active in each
/// team (domain.md 39). How each is invited, in order.
fn can_be_invited(people: &[&Person], facts: Gates<'_>) -> Result<Vec<InvitationType>, Stop> {
    let users = names(people.iter().filter(|p| p.private.email.is_none()));
    if !users.is_empty() {
        return Err(Refusal::NoAddress { users }.into());
    }
    for person in people.iter().filter(|p| !p.card.kind.is_staff()) {
        let teams = facts.teams(&person.teams)?;
        if let Some(team) = teams.iter().find(|team| team.active_staff.is_empty()) {
            let team = team.team.named();
            return Err(Refusal::NoActiveStaff { team }.into());
        }
    }
    let settings = facts.settings()?;
    let kind = |p: &Person| kind_of_invitation(p.card.kind, &p.private, settings);
    let kinds: Option<Vec<_>> = people.iter().map(|p| kind(p)).collect();
    kinds.ok_or_else(|| {
        let users = names(people.iter().filter(|p| kind(p).is_none()));
        Refusal::PhoneMissing { users }.into()
    })
}

fn names<'a>(people: impl Iterator<Item = &'a &'a Person>) -> Vec<Named<UserId>> {
    people.map(|person| person.named()).collect()
}

/// Ends open invitations; people stay pending.
fn ended(people: &[&Person], event: &Event, facts: Gates<'_>, now: DateTime<Utc>) -> Result<WriteSet, Stop> {
    let mut writes = WriteSet::default();
    for person in people {
        put(person, after(person, event.clone(), facts, now)?, &mut writes);
    }
    Ok(writes)
}

/// The person's invitation after an event, if it can happen.
fn after(person: &Person, event: Event, facts: Gates<'_>, now: DateTime<Utc>) -> Result<InvitationRecord, Stop> {
    let zone = facts.time_zone()?;
    let record = person.invitation.as_ref();
    record.and_then(|record| record.after(event, now, zone)).ok_or_else(|| {
        let users = vec![person.named()];
        let needed = Status::Pending;
        Refusal::WrongState { users, needed }.into()
    })
}

fn put(person: &Person, record: InvitationRecord, writes: &mut WriteSet) {
    match &person.invitation {
        Some(before) => writes.invitations.update(before.clone(), record),
        None => writes.invitations.inserted.push(record),
    }
}

fn with_mails(writes: WriteSet, people: &[&Person], kind: MailKind) -> Accepted {
    let mails = people.iter().map(|person| MailWish {
        user: person.card.id,
        kind,
    });
    Accepted {
        writes,
        mails: mails.collect(),
        ..Accepted::default()
    }
}
