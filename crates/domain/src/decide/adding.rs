//! Adding a person by hand (domain.md B and C).

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::gates::Gates;
use super::inviting::{kind_of_invitation, message};
use super::profile::{company, email_is_free, identifier_is_free, job_title, middle_names, note};
use super::{Accepted, Admin, MailKind, MailWish, Refusal, Stop};
use crate::change::WriteSet;
use crate::command::{AddPerson, Arrival};
use crate::ids::TeamId;
use crate::invitation::InvitationRecord;
use crate::named::Named;
use crate::note::UserNote;
use crate::people::{ContactPoint, Kind, Status, UserCard, UserPrivate};
use crate::teams::TeamMember;

pub(super) fn add_person(
    wish: AddPerson,
    admin: &Admin<'_>,
    facts: Gates<'_>,
    now: DateTime<Utc>,
) -> Result<Accepted, Stop> {
    let kind = wish.newcomer.kind();
    if let Kind::Staff(role) = kind {
        admin.may_touch(role)?;
    }
    if facts.find_person(wish.user)?.is_some() {
        return Err(Refusal::UnknownRecord.into());
    }
    match &wish.email {
        Some(email) => email_is_free(email, wish.user, facts)?,
        None if kind.is_staff() => return Err(Refusal::EmailMissing.into()),
        None if wish.phone.is_none() => return Err(Refusal::ContactMissing.into()),
        None => {}
    }
    identifier_is_free(wish.identifier.as_ref(), wish.user, facts)?;
    let mut writes = WriteSet::default();
    let mut teams = teams(&wish, facts)?;
    if let Some(book) = &wish.book {
        super::books::come(book, kind, facts, &mut writes)?;
        teams.insert(book.team);
    }
    let members = teams.into_iter().map(|team| TeamMember { team, user: wish.user });
    writes.members.inserted.extend(members);

    let [email_point, phone_point] = wish.points;
    let email = wish.email.clone();
    let points = &mut writes.points.inserted;
    points.extend(email.map(|email| ContactPoint::email(email_point, wish.user, 0, email)));
    let phone = wish.phone.clone();
    points.extend(phone.map(|phone| ContactPoint::phone(phone_point, wish.user, 1, phone)));
    let mut title = job_title(&wish.job_title)?;
    if title.is_empty() && kind == Kind::Client {
        title = UserCard::DEFAULT_TITLE.into();
    }
    let note = note(&wish.note)?;
    let user = wish.user;
    writes.notes.inserted.extend(note.map(|note| UserNote { user, note }));
    let middle_names = middle_names(&wish.middle_names)?;
    let company = company(&wish.company)?;
    let private = UserPrivate {
        user: wish.user,
        email: wish.email,
        phone: wish.phone.and_then(|p| p.e164),
        identifier: wish.identifier,
    };
    let mut mails = Vec::new();
    let status = match wish.arrival {
        Arrival::Quiet => Status::Quiet,
        Arrival::Present => Status::Active,
        Arrival::Invited(words) => {
            let users = || {
                vec![Named {
                    id: wish.user,
                    name: wish.name.full(),
                }]
            };
            if private.email.is_none() {
                return Err(Refusal::NoAddress { users: users() }.into());
            }
            let how = kind_of_invitation(kind, &private, facts.settings()?);
            let how = how.ok_or_else(|| Refusal::PhoneMissing { users: users() })?;
            let words = message(&words)?;
            let zone = facts.time_zone()?;
            let record = InvitationRecord::begin(wish.user, how, words, admin.card.id, now, zone);
            writes.invitations.inserted.push(record);
            mails.push(MailWish {
                user: wish.user,
                kind: MailKind::Invitation,
            });
            Status::Pending
        }
    };
    writes.cards.inserted.push(UserCard {
        id: wish.user,
        kind,
        name: wish.name,
        middle_names,
        company,
        job_title: title,
        status,
        created: now,
    });
    writes.privates.inserted.push(private);
    Ok(Accepted {
        writes,
        mails,
        ..Accepted::default()
    })
}

/// The teams named, or the default team for who comes without a book. A client is always in one, and each of theirs has active
/// staff.
fn teams(wish: &AddPerson, facts: Gates<'_>) -> Result<BTreeSet<TeamId>, Stop> {
    let mut teams = BTreeSet::new();
    for team in &wish.teams {
        teams.insert(facts.team(*team)?.team.id);
    }
    if teams.is_empty() && wish.book.is_none() {
        teams.extend(facts.default_team()?.map(|t| t.team.id));
    }
    if wish.newcomer.kind().is_staff() {
        return Ok(teams);
    }
    if teams.is_empty() && wish.book.is_none() {
        return Err(Refusal::DefaultTeamMissing.into());
    }
    let known = facts.teams(&teams)?;
    if let Some(team) = known.iter().find(|t| t.active_staff.is_empty()) {
        return Err(Refusal::NoActiveStaff {
            team: team.team.named(),
        }
        .into());
    }
    Ok(teams)
}
