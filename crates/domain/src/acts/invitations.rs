//! Inviting people: sending invitations and revoking them (domain.md 3.1 and C, D).

pub(crate) mod answers;
pub(crate) mod daily;
mod join;
pub mod obstacle;

use chrono::{DateTime, Utc};

use super::label::Label;
use super::people::status::{chosen, in_state, with_status};
use super::{Act, Case};
use crate::change::WriteSet;
use crate::decide::gates::Gates;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, MailKind, NewMail, Stop};
use crate::expect::Field;
use crate::facts::Facts;
use crate::ids::UserId;
use crate::invitation::{Event, Invitation, InvitationRecord, InvitationType, MESSAGE_MAX};
use crate::named::Named;
use crate::needs::Needs;
use crate::people::{Kind, Person, Status, UserPrivate};
use crate::settings::{InvitationRule, Settings};
use crate::teams::TeamMember;
use crate::text::clean_lines;
use crate::verb::Verb;

/// Invites people by mail who have not been sent anything yet.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Invite {
    pub users: Vec<UserId>,
    /// Words above the mail's own; may be empty.
    pub message: String,
}

impl Act for Invite {
    const VERB: Verb = Verb::Invite;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.extend(&self.users);
        needs.all_teams = true;
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::people(&self.users, facts)
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let people = chosen(&self.users, admin, case.facts)?;
        in_state(&people, Status::Quiet, &[Status::Quiet])?;
        let words = message(&self.message)?;
        let kinds = can_be_invited(&people, case.facts)?;
        let daily = case.facts.daily_mails()?;
        let mut writes = with_status(&people, |_| Status::Pending);
        for (person, kind) in people.iter().zip(kinds) {
            let user = person.card.id;
            let record = InvitationRecord::begin(user, kind, words.clone(), admin.card.id, case.now, daily);
            put(person, record, &mut writes);
        }
        Ok(with_mails(writes, &people, MailKind::Invitation))
    }
}

/// Sends people's invitations again.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Resend {
    pub users: Vec<UserId>,
    /// New words above the mail's own; `None` keeps those of before.
    pub message: Option<String>,
}

impl Act for Resend {
    const VERB: Verb = Verb::Resend;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.extend(&self.users);
        needs.all_teams = true;
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::people(&self.users, facts)
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let people = chosen(&self.users, admin, case.facts)?;
        in_state(&people, Status::Pending, &[Status::Pending])?;
        let words = self.message.as_deref().map(message).transpose()?;
        let kinds = can_be_invited(&people, case.facts)?;
        let mut writes = WriteSet::default();
        for (person, kind) in people.iter().zip(kinds) {
            let mut record = after(person, Event::Send, case.facts, case.now)?;
            record.kind = kind;
            record.by = admin.card.id;
            if let Some(words) = &words {
                record.message.clone_from(words);
            }
            put(person, record, &mut writes);
        }
        Ok(with_mails(writes, &people, MailKind::Invitation))
    }
}

/// Revokes invitations. A revoked person never joined: nothing of their record is in the way of
/// another person, or of the same person as another kind (domain.md 3.2, Q-KIND).
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Revoke {
    pub users: Vec<UserId>,
}

impl Act for Revoke {
    const VERB: Verb = Verb::Revoke;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.extend(&self.users);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::people(&self.users, facts)
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let people = chosen(&self.users, admin, case.facts)?;
        in_state(&people, Status::Pending, &[Status::Pending])?;
        let mut writes = with_status(&people, |_| Status::Inactive);
        for person in people {
            let user = person.card.id;
            put(person, after(person, Event::Revoke, case.facts, case.now)?, &mut writes);
            let nameless = UserPrivate {
                email: None,
                identifier: None,
                ..person.private.clone()
            };
            writes.privates.update(person.private.clone(), nameless);
            let members = person.teams.iter().map(|team| TeamMember::new(*team, user));
            writes.members.deleted.extend(members);
        }
        Ok(writes.into())
    }
}

/// The invitation of a person whose address changes is sent again, to the new address (domain.md 3.1,
/// "Amending"). A declined invitation is left alone.
pub(super) fn follow_address(
    person: &Person,
    facts: Gates<'_>,
    now: DateTime<Utc>,
    writes: &mut WriteSet,
) -> Result<Vec<NewMail>, Stop> {
    let invitation = person.invitation.as_ref();
    let Some(Invitation::Pending(_) | Invitation::Bounced { .. } | Invitation::Expired { .. }) =
        invitation.map(|invitation| &invitation.state)
    else {
        return Ok(Vec::new());
    };
    put(person, after(person, Event::Send, facts, now)?, writes);
    let user = person.card.id;
    let kind = MailKind::Invitation;
    Ok(vec![NewMail { user, kind }])
}

/// The actor's own words above a mail, cleaned.
pub(super) fn message(text: &str) -> Result<String, Refusal> {
    let text = clean_lines(text);
    if text.chars().count() > MESSAGE_MAX {
        return Err(Refusal::TooLong {
            field: Field::Message,
            max: MESSAGE_MAX,
        });
    }
    Ok(text)
}

/// How a person of this kind is invited; `None` if the firm requires a phone number and there is none.
pub(super) fn kind_of_invitation(
    kind: Kind,
    private: &UserPrivate,
    settings: Option<&Settings>,
) -> Option<InvitationType> {
    let rule = settings.map_or_else(InvitationRule::default, |s| s.rule(kind));
    rule.invitation(private.phone.is_some())
}

/// How each of these people is invited, in order. Each needs an address, a number if the firm
/// requires one, and a client active staff in each team (domain.md 39).
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

/// The person's invitation after an event, or a refusal if the event cannot happen to it.
fn after(person: &Person, event: Event, facts: Gates<'_>, now: DateTime<Utc>) -> Result<InvitationRecord, Stop> {
    // After any other event no mail follows, at whatever hour.
    let daily = if event == Event::Send {
        facts.daily_mails()?
    } else {
        facts.time_zone()?.into()
    };
    let record = person.invitation.as_ref();
    record
        .and_then(|record| record.after(event, now, daily))
        .ok_or_else(|| {
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
    let mails = people.iter().map(|person| NewMail {
        user: person.card.id,
        kind,
    });
    Accepted {
        writes,
        mails: mails.collect(),
        ..Accepted::default()
    }
}
