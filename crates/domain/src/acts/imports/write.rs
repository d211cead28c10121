//! The write set of a whole import.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::changes::{changes, email_label, note_after};
use super::reach::kind_of;
use super::sharing::without_address;
use super::teams::Teams;
use super::{ImportPeople, member_rows, team_rows};
use crate::acts::invitations::{follow_address, kind_of_invitation, message};
use crate::change::WriteSet;
use crate::decide::gates::Gates;
use crate::decide::verdict::{MailKind, NewMail, Stop};
use crate::facts::Facts;
use crate::ids::{TeamId, UserId};
use crate::import::choices::{Listed, TeamChoice};
use crate::import::report::{Found, ImportReport, Outcome};
use crate::import::rows::{NewIds, PersonRow, StagedRow};
use crate::invitation::InvitationRecord;
use crate::note::UserNote;
use crate::people::{ContactPoint, Status, UserCard, UserPrivate};
use crate::teams::{Team, TeamMember};

/// Turns the outcomes of [`judge_rows`](super::judge_rows) into rows to write, and the mails that go
/// with them; `by` is the actor.
///
/// # Errors
/// The words above the mail are too long.
pub fn write_rows(
    import: &ImportPeople,
    report: &ImportReport,
    facts: &Facts,
    by: UserId,
    now: DateTime<Utc>,
) -> Result<(WriteSet, Vec<NewMail>), Stop> {
    match import.options.listed {
        Listed::Clients | Listed::Staff => {}
        Listed::Teams => return Ok((team_rows::write(import, report, facts), Vec::new())),
        Listed::Members => return Ok((member_rows::write(import, report, facts), Vec::new())),
    }
    let teams = Teams::of(facts, import);
    let mut writes = room_for_newcomers(import, report);
    let mut mails = Vec::new();
    let words = import.invite.as_deref().map(message).transpose()?;
    for (staged, result) in import.rows.iter().zip(&report.rows) {
        let StagedRow::Usable(row, ids) = staged else { continue };
        let Ok(named) = teams.resolve(row) else { continue };
        let shed = result.without_address.then(|| without_address(row));
        let row = shed.as_ref().unwrap_or(row);
        match &result.outcome {
            Outcome::Created => {
                if let Ok(teams) = teams.for_new(named) {
                    create(row, import.options.listed, ids, &teams, now, &mut writes);
                    if let Some(words) = &words {
                        mails.extend(invite_newcomer(words, Gates::new(facts), by, now, &mut writes)?);
                    }
                }
            }
            Outcome::Updated(Found::Person(user)) => {
                if let Some(person) = facts.people.get(user) {
                    let changes = changes(person, row, named, &ids.points);
                    if changes.has_other_address(person) {
                        mails.extend(follow_address(person, Gates::new(facts), now, &mut writes)?);
                    }
                    changes.write(person, &mut writes);
                }
            }
            Outcome::Updated(Found::Team(_)) | Outcome::Unchanged(_) | Outcome::Skipped(_) | Outcome::Refused(_) => {}
        }
    }
    create_teams(import, &mut writes);
    writes.privates.updated = releases_first(writes.privates.updated);
    Ok((writes, mails))
}

/// A write set with room for all new people: lists that grow as they are filled are copied
/// many times, and a hundred thousand people are large.
fn room_for_newcomers(import: &ImportPeople, report: &ImportReport) -> WriteSet {
    let (mut people, mut points) = (0, 0);
    for (staged, result) in import.rows.iter().zip(&report.rows) {
        if let (StagedRow::Usable(_, ids), Outcome::Created) = (staged, &result.outcome) {
            people += 1;
            points += ids.points.len();
        }
    }
    let mut writes = WriteSet::default();
    writes.cards.inserted.reserve_exact(people);
    writes.privates.inserted.reserve_exact(people);
    writes.points.inserted.reserve_exact(points);
    // Most people are in one team.
    writes.members.inserted.reserve(people);
    writes
}

/// Creates the chosen teams that get members, each with the member of staff who covers it.
fn create_teams(import: &ImportPeople, writes: &mut WriteSet) {
    let mut made = BTreeSet::new();
    for choice in import.teams.values() {
        let TeamChoice::Create { team, name, staff } = choice else {
            continue;
        };
        let wanted = writes.members.inserted.iter().any(|member| member.team == *team);
        if !wanted || !made.insert(*team) {
            continue;
        }
        writes.teams.inserted.push(Team {
            id: *team,
            name: name.clone(),
            identifier: None,
            description: String::new(),
            is_default: false,
            shared: false,
        });
        writes.members.inserted.push(TeamMember::new(*team, *staff));
    }
}

/// Invites the person who was written last, if they can be invited.
fn invite_newcomer(
    words: &str,
    facts: Gates<'_>,
    by: UserId,
    now: DateTime<Utc>,
    writes: &mut WriteSet,
) -> Result<Option<NewMail>, Stop> {
    let (Some(card), Some(private)) = (writes.cards.inserted.last_mut(), writes.privates.inserted.last()) else {
        return Ok(None);
    };
    let how = kind_of_invitation(card.kind, private, facts.settings()?);
    let Some(how) = how.filter(|_| private.email.is_some()) else {
        return Ok(None);
    };
    let daily = facts.daily_mails()?;
    card.status = Status::Pending;
    let record = InvitationRecord::begin(card.id, how, words.to_owned(), by, now, daily);
    writes.invitations.inserted.push(record);
    Ok(Some(NewMail {
        user: card.id,
        kind: MailKind::Invitation,
    }))
}

/// Orders updates so that an address or identifier is released before another person takes it:
/// the database never sees two people hold it.
fn releases_first(updates: Vec<(UserPrivate, UserPrivate)>) -> Vec<(UserPrivate, UserPrivate)> {
    let email = |p: &UserPrivate| p.email.as_ref().map(|e| (true, e.key().into_owned()));
    let identifier = |p: &UserPrivate| p.identifier.as_ref().map(|i| (false, i.as_str().to_owned()));
    let mut given = BTreeMap::new();
    for (index, (before, after)) in updates.iter().enumerate() {
        given.extend(
            email(before)
                .filter(|key| Some(key) != email(after).as_ref())
                .map(|key| (key, index)),
        );
        given.extend(
            identifier(before)
                .filter(|key| Some(key) != identifier(after).as_ref())
                .map(|key| (key, index)),
        );
    }
    let mut slots: Vec<_> = updates.into_iter().map(Some).collect();
    let mut ordered = Vec::with_capacity(slots.len());
    let mut entered = vec![false; slots.len()];
    for start in 0..slots.len() {
        let mut path = vec![start];
        while let Some(index) = path.last().copied() {
            let giver = slots.get(index).and_then(Option::as_ref).and_then(|(_, after)| {
                let keys = [email(after), identifier(after)].into_iter().flatten();
                keys.filter_map(|key| given.get(&key).copied())
                    .find(|giver| entered.get(*giver) == Some(&false))
            });
            if let Some(mark) = entered.get_mut(index) {
                *mark = true;
            }
            match giver.filter(|giver| *giver != index) {
                Some(giver) => path.push(giver),
                None => {
                    path.pop();
                    ordered.extend(slots.get_mut(index).and_then(Option::take));
                }
            }
        }
    }
    ordered
}

fn create(
    row: &PersonRow,
    listed: Listed,
    ids: &NewIds,
    teams: &BTreeSet<TeamId>,
    now: DateTime<Utc>,
    writes: &mut WriteSet,
) {
    let user = ids.user;
    writes.privates.inserted.push(UserPrivate {
        user,
        email: row.secure_email().cloned(),
        phone: row.secure_phone().cloned(),
        identifier: row.identifier.clone(),
    });
    let note = note_after(row, None);
    writes.notes.inserted.extend(note.map(|note| UserNote { user, note }));
    let kind = kind_of(row, listed);
    writes.cards.inserted.push(UserCard {
        middle_names: row.middle_names.clone().unwrap_or_default(),
        company: row.company.clone().unwrap_or_default(),
        job_title: row.job_title.clone().unwrap_or_default(),
        ..UserCard::new(user, kind, row.name.clone(), Status::Quiet, now)
    });
    let mut points = ids.points.iter().copied();
    let mut position = 0;
    for (index, email) in row.emails.iter().enumerate() {
        let Some(id) = points.next() else { break };
        let point = ContactPoint::email(id, user, position, email.clone());
        let label = email_label(row, index).to_owned();
        writes.points.inserted.push(ContactPoint { label, ..point });
        position += 1;
    }
    for phone in &row.phones {
        let Some(id) = points.next() else { break };
        writes
            .points
            .inserted
            .push(ContactPoint::phone(id, user, position, phone.clone()));
        position += 1;
    }
    writes
        .members
        .inserted
        .extend(teams.iter().map(|team| TeamMember::new(*team, user)));
}
