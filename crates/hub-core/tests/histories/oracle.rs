//! What a device of a person may hold of the records: the sentences of domain.md 5, and those on who
//! holds which table, said again over the plain model.
//!
//! It shares nothing with the code it judges. Where a sentence leaves something open, the strictest
//! reading holds: "When in doubt, do not show it."

use std::collections::BTreeSet;

use domain::coded::Coded as _;
use domain::ids::{CommandId, GroupId, PointId, TeamId, UserId};
use domain::people::{Kind, Role, Status, UserCard};
use domain::teams::Team;
use domain::verb::Verb;

use crate::rules::{Logged, Model};
use crate::state::{Change, Key, State};

#[cfg(test)]
mod tests;

/// One thing of the records. What is empty is not there to be seen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Seen {
    /// The firm's name, country and time zone.
    Firm,
    /// The firm's terms.
    Terms,
    /// Whether the firm keeps contact books.
    Books,
    /// How the firm invites, and everything else it has set.
    AllSettings,
    /// A person's names, company, job title and status.
    Name(UserId),
    /// A public address or number.
    Point(UserId, PointId),
    Picture(UserId),
    /// What a member of staff may do.
    Role(UserId),
    /// When the firm entered the person.
    Since(UserId),
    /// The language of mails to the person.
    MailLanguage(UserId),
    /// Secure address, secure number, identifier.
    Private(UserId),
    Note(UserId),
    Invitation(UserId),
    /// Username and accepted terms.
    Joining(UserId),
    /// A record that went, and the one it went into.
    Merged(UserId, UserId),
    /// Pairs that are two people, by the lower id.
    NotSame(UserId),
    /// A team's name, identifier and description, and whether it is the default one or opened.
    Team(TeamId),
    /// That a person is in a team, and whether they lead it.
    Membership(UserId, TeamId),
    /// A client group's name.
    Group(GroupId),
    InGroup(UserId, GroupId),
    /// A line of the audit, by its command.
    Act(CommandId),
    /// How an import went, by its command.
    Import(CommandId),
    /// One of the notices that a command wrote to the reader.
    Notice(i64, usize),
}

/// Everything that a device of `reader` may hold.
pub(crate) fn visible(state: &State, reader: UserId) -> BTreeSet<Seen> {
    let mut seen = BTreeSet::new();
    // "Nobody else; quiet, pending, suspended, inactive hold nothing."
    let Some(own) = state.cards.get(&reader).filter(|card| card.status == Status::Active) else {
        return seen;
    };
    // The firm and its terms: "every active user with a device".
    seen.extend(state.firm.iter().map(|_| Seen::Firm));
    seen.extend(state.terms.iter().map(|_| Seen::Terms));
    see_oneself(state, own, &mut seen);
    match own.kind {
        // "Partner: external user with the same rights and limits as a client."
        Kind::Client | Kind::Partner => see_as_client(state, own, &mut seen),
        Kind::Staff(Role::Staff) => see_as_staff(state, own, &mut seen),
        Kind::Staff(Role::UserAdministrator | Role::SystemAdministrator) => {
            see_as_staff(state, own, &mut seen);
            see_as_administrator(state, &mut seen);
        }
    }
    seen
}

/// What a device of `reader` may hold of the audit: "audit bucket for admins, own lines" for everybody else, of
/// what concerns nobody but themselves; how imports went: "admins".
pub(crate) fn visible_acts(model: &Model, reader: UserId) -> BTreeSet<Seen> {
    let mut seen = BTreeSet::new();
    let Some(own) = model
        .state
        .cards
        .get(&reader)
        .filter(|card| card.status == Status::Active)
    else {
        return seen;
    };
    let is_admin = matches!(
        own.kind,
        Kind::Staff(Role::UserAdministrator | Role::SystemAdministrator)
    );
    for line in &model.log {
        if is_admin || is_about_oneself(line, reader) {
            seen.insert(Seen::Act(line.id));
        }
        if is_admin && line.verb == Verb::ImportPeople.code() {
            seen.insert(Seen::Import(line.id));
        }
    }
    seen
}

/// Whether somebody gave a command, and nothing but their own record is in it.
fn is_about_oneself(line: &Logged, reader: UserId) -> bool {
    let oneself = BTreeSet::from([reader]);
    let own = |change: &Change| {
        let also_others = matches!(
            change.key,
            Key::Member(..) | Key::GroupMember(..) | Key::Merged(..) | Key::NotSame(..)
        );
        change.is_about(&oneself) && !also_others
    };
    line.actor == reader && !line.changes.is_empty() && line.changes.iter().all(own)
}

/// What a device of `reader` may hold of notices: a notice is held by its "reader".
pub(crate) fn visible_notices(model: &Model, reader: UserId) -> BTreeSet<Seen> {
    let mut seen = BTreeSet::new();
    let here = |card: &&UserCard| card.status == Status::Active;
    if model.state.cards.get(&reader).filter(here).is_none() {
        return seen;
    }
    let theirs = model.told.iter().filter(|told| told.stands && told.to == reader);
    for told in theirs {
        let nth = (0..).find(|nth| !seen.contains(&Seen::Notice(told.cause, *nth)));
        seen.extend(nth.map(|nth| Seen::Notice(told.cause, nth)));
    }
    seen
}

/// Whether a person of this kind has that member of the same team as a contact.
fn is_contact(reader: Kind, team: &Team, member: &UserCard) -> bool {
    match (reader.is_staff(), member.kind.is_staff(), member.status) {
        // 5: "Pending staff, revoked and inactive users are on no contact list." Quiet staff are not here
        // yet either.
        (_, _, Status::Inactive) | (_, true, Status::Quiet | Status::Pending) => false,
        // 1: "A client sees only active staff who share a team with it, plus itself."
        (false, true, status) => status == Status::Active,
        // 2: "A client never sees another client"; C1: "A per-team 'shared book' switch (off, admin only)
        // may give the old behaviour": "active clients see each other".
        (false, false, status) => team.shared && status == Status::Active,
        // 3: "Staff see, in the contact list, active staff of shared teams, and active, quiet and pending
        // clients of shared teams". 5: "Suspended users stay listed, marked Unavailable."
        (true, true, Status::Active | Status::Suspended) => true,
        (true, false, Status::Active | Status::Quiet | Status::Pending | Status::Suspended) => true,
    }
}

/// The contacts of a person who is active, each with a team that makes them one.
fn contacts(state: &State, reader: &UserCard) -> BTreeSet<(UserId, TeamId)> {
    let mut contacts = BTreeSet::new();
    for team in state.teams.values() {
        for member in state.cards.values() {
            let both = state.members.contains(&(team.id, reader.id)) && state.members.contains(&(team.id, member.id));
            if both && member.id != reader.id && is_contact(reader.kind, team, member) {
                contacts.insert((member.id, team.id));
            }
        }
    }
    contacts
}

/// What everybody sees of somebody they see at all.
fn see_person(state: &State, person: UserId, seen: &mut BTreeSet<Seen>) {
    // Names and company are "for whoever sees the person".
    seen.insert(Seen::Name(person));
    // Contact points: "public details only", held by whoever holds the person.
    for point in state.points.values() {
        if point.user == person {
            seen.insert(Seen::Point(person, point.id));
        }
    }
    // Pictures: "as the person".
    if state.pictures.contains_key(&person) {
        seen.insert(Seen::Picture(person));
    }
}

/// What staff see besides: role and time of entry are "accepted for staff and admins; client projection
/// carries neither".
fn see_card(card: &UserCard, seen: &mut BTreeSet<Seen>) {
    seen.insert(Seen::Since(card.id));
    if card.kind.is_staff() {
        seen.insert(Seen::Role(card.id));
    }
}

/// Private part, joining and language: "admins, oneself".
fn see_private(state: &State, card: &UserCard, seen: &mut BTreeSet<Seen>) {
    let person = card.id;
    if let Some(private) = state.privates.get(&person)
        && (private.email.is_some() || private.phone.is_some() || private.identifier.is_some())
    {
        seen.insert(Seen::Private(person));
    }
    if state.joinings.contains_key(&person) {
        seen.insert(Seen::Joining(person));
    }
    if card.language.0.is_some() {
        seen.insert(Seen::MailLanguage(person));
    }
}

fn see_oneself(state: &State, own: &UserCard, seen: &mut BTreeSet<Seen>) {
    // 1: "plus itself". Not one's invitation, which is the administrators', nor the note, which is "for
    // the staff who cover them and for administrators".
    see_person(state, own.id, seen);
    see_private(state, own, seen);
}

fn see_as_client(state: &State, own: &UserCard, seen: &mut BTreeSet<Seen>) {
    // 8: "Team names and descriptions are hidden from clients"; "no team ids or names on client devices",
    // not those of one's own memberships either. Groups: "clients never". 2: no "group name".
    for (person, _) in contacts(state, own) {
        see_person(state, person, seen);
    }
}

fn see_as_staff(state: &State, own: &UserCard, seen: &mut BTreeSet<Seen>) {
    see_card(own, seen);
    // Whether the firm keeps books: "staff".
    seen.extend(state.settings.iter().map(|_| Seen::Books));
    for team in state.teams.values() {
        // A team: "its active staff, admins"; "own membership by holding" it.
        if state.members.contains(&(team.id, own.id)) {
            seen.insert(Seen::Team(team.id));
            seen.insert(Seen::Membership(own.id, team.id));
        }
    }
    for (person, team) in contacts(state, own) {
        let card = &state.cards[&person];
        see_person(state, person, seen);
        see_card(card, seen);
        // "Filter teams and cover by the reader's teams."
        seen.insert(Seen::Membership(person, team));
        if card.kind.is_staff() {
            continue;
        }
        // Notes: "for the staff who cover them and for administrators". Nobody covers staff.
        if state.notes.contains_key(&person) {
            seen.insert(Seen::Note(person));
        }
        // Groups: "staff who have such a contact, admins".
        for group in state.groups.keys() {
            if state.group_members.contains(&(*group, person)) {
                seen.insert(Seen::Group(*group));
                seen.insert(Seen::InGroup(person, *group));
            }
        }
    }
    // 4: "Staff find any active staff user by search (directory), also without a shared team."
    for colleague in state.cards.values() {
        if colleague.kind.is_staff() && colleague.status == Status::Active {
            see_person(state, colleague.id, seen);
            see_card(colleague, seen);
        }
    }
}

/// 5: "admins see them on admin pages". Of the records administrators hold everything.
fn see_as_administrator(state: &State, seen: &mut BTreeSet<Seen>) {
    for card in state.cards.values() {
        see_person(state, card.id, seen);
        see_card(card, seen);
        see_private(state, card, seen);
    }
    seen.extend(state.notes.keys().map(|person| Seen::Note(*person)));
    seen.extend(state.invitations.keys().map(|person| Seen::Invitation(*person)));
    seen.extend(state.merged.iter().map(|(other, into)| Seen::Merged(*other, *into)));
    seen.extend(state.not_same.keys().map(|(low, _)| Seen::NotSame(*low)));
    seen.extend(state.teams.keys().map(|team| Seen::Team(*team)));
    for (team, person) in &state.members {
        seen.insert(Seen::Membership(*person, *team));
    }
    seen.extend(state.groups.keys().map(|group| Seen::Group(*group)));
    for (group, person) in &state.group_members {
        seen.insert(Seen::InGroup(*person, *group));
    }
    seen.extend(state.settings.iter().map(|_| Seen::AllSettings));
}
