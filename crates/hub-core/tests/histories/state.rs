//! The firm as plain lists, with the questions the sentences of the rules ask of it.

use std::collections::{BTreeMap, BTreeSet};

use domain::firm::Firm;
use domain::groups::ClientGroup;
use domain::ids::{GroupId, PointId, TeamId, UserId};
use domain::invitation::{Invitation, InvitationRecord};
use domain::join::{FirmTerms, Joining};
use domain::people::{ContactPoint, Kind, PhoneValue, Reach, Role, Status, UserCard, UserPrivate};
use domain::picture::Picture;
use domain::settings::Settings;
use domain::teams::Team;

/// Names of rules that say no.
pub(crate) type Objections = BTreeSet<&'static str>;

#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(crate) struct State {
    pub(crate) firm: Option<Firm>,
    pub(crate) cards: BTreeMap<UserId, UserCard>,
    pub(crate) privates: BTreeMap<UserId, UserPrivate>,
    pub(crate) points: BTreeMap<PointId, ContactPoint>,
    pub(crate) teams: BTreeMap<TeamId, Team>,
    pub(crate) members: BTreeSet<(TeamId, UserId)>,
    /// Those of them who lead their team.
    pub(crate) leads: BTreeSet<(TeamId, UserId)>,
    pub(crate) invitations: BTreeMap<UserId, InvitationRecord>,
    pub(crate) settings: Option<Settings>,
    pub(crate) groups: BTreeMap<GroupId, ClientGroup>,
    pub(crate) group_members: BTreeSet<(GroupId, UserId)>,
    /// Records that went, and those they went into.
    pub(crate) merged: BTreeSet<(UserId, UserId)>,
    /// Pairs that are two people, with what they shared.
    pub(crate) not_same: BTreeMap<(UserId, UserId), BTreeSet<String>>,
    pub(crate) joinings: BTreeMap<UserId, Joining>,
    pub(crate) terms: Option<FirmTerms>,
    pub(crate) pictures: BTreeMap<UserId, Picture>,
    pub(crate) notes: BTreeMap<UserId, String>,
}

/// The key of one row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Key {
    Firm,
    Card(UserId),
    Private(UserId),
    Point(PointId),
    Team(TeamId),
    Member(TeamId, UserId),
    Invitation(UserId),
    Settings,
    Group(GroupId),
    GroupMember(GroupId, UserId),
    Merged(UserId, UserId),
    NotSame(UserId, UserId),
    Joining(UserId),
    Terms,
    Picture(UserId),
    Note(UserId),
}

/// One row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Row {
    Firm(Firm),
    Card(UserCard),
    Private(UserPrivate),
    Point(ContactPoint),
    Team(Team),
    Member { lead: bool },
    Invitation(InvitationRecord),
    Settings(Settings),
    Group(ClientGroup),
    GroupMember,
    Merged,
    NotSame(BTreeSet<String>),
    Joining(Joining),
    Terms(FirmTerms),
    Picture(Picture),
    Note(String),
}

/// A row before and after.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Change {
    pub(crate) key: Key,
    pub(crate) before: Option<Row>,
    pub(crate) after: Option<Row>,
}

impl Change {
    /// Whether the row is one of these people's.
    pub(crate) fn is_about(&self, users: &BTreeSet<UserId>) -> bool {
        let owner = |row: &Option<Row>| match row {
            Some(Row::Point(point)) => Some(point.user),
            _ => None,
        };
        let people = match self.key {
            Key::Card(user)
            | Key::Private(user)
            | Key::Member(_, user)
            | Key::Invitation(user)
            | Key::GroupMember(_, user)
            | Key::Joining(user)
            | Key::Picture(user)
            | Key::Note(user) => [Some(user), None],
            Key::Merged(one, other) | Key::NotSame(one, other) => [Some(one), Some(other)],
            Key::Point(_) => [owner(&self.before), owner(&self.after)],
            Key::Firm | Key::Team(_) | Key::Settings | Key::Group(_) | Key::Terms => [None, None],
        };
        people.into_iter().flatten().any(|user| users.contains(&user))
    }
}

impl State {
    pub(crate) fn row(&self, key: Key) -> Option<Row> {
        match key {
            Key::Firm => self.firm.clone().map(Row::Firm),
            Key::Card(id) => self.cards.get(&id).cloned().map(Row::Card),
            Key::Private(id) => self.privates.get(&id).cloned().map(Row::Private),
            Key::Point(id) => self.points.get(&id).cloned().map(Row::Point),
            Key::Team(id) => self.teams.get(&id).cloned().map(Row::Team),
            Key::Member(team, user) => {
                let lead = self.leads.contains(&(team, user));
                self.members.contains(&(team, user)).then_some(Row::Member { lead })
            }
            Key::Invitation(id) => self.invitations.get(&id).cloned().map(Row::Invitation),
            Key::Settings => self.settings.clone().map(Row::Settings),
            Key::Group(id) => self.groups.get(&id).cloned().map(Row::Group),
            Key::GroupMember(group, user) => self.group_members.contains(&(group, user)).then_some(Row::GroupMember),
            Key::Merged(other, into) => self.merged.contains(&(other, into)).then_some(Row::Merged),
            Key::NotSame(low, high) => self.not_same.get(&(low, high)).cloned().map(Row::NotSame),
            Key::Joining(id) => self.joinings.get(&id).cloned().map(Row::Joining),
            Key::Terms => self.terms.clone().map(Row::Terms),
            Key::Picture(id) => self.pictures.get(&id).cloned().map(Row::Picture),
            Key::Note(id) => self.notes.get(&id).cloned().map(Row::Note),
        }
    }

    /// Puts a row back as it was.
    pub(crate) fn set(&mut self, key: Key, row: Option<Row>) {
        match (key, row) {
            (Key::Firm, Some(Row::Firm(row))) => self.firm = Some(row),
            (Key::Card(id), Some(Row::Card(row))) => drop(self.cards.insert(id, row)),
            (Key::Private(id), Some(Row::Private(row))) => drop(self.privates.insert(id, row)),
            (Key::Point(id), Some(Row::Point(row))) => drop(self.points.insert(id, row)),
            (Key::Team(id), Some(Row::Team(row))) => drop(self.teams.insert(id, row)),
            (Key::Member(team, user), Some(Row::Member { lead })) => {
                self.members.insert((team, user));
                self.set_lead(team, user, lead);
            }
            (Key::Invitation(id), Some(Row::Invitation(row))) => drop(self.invitations.insert(id, row)),
            (Key::Settings, Some(Row::Settings(row))) => self.settings = Some(row),
            (Key::Group(id), Some(Row::Group(row))) => drop(self.groups.insert(id, row)),
            (Key::GroupMember(group, user), Some(Row::GroupMember)) => drop(self.group_members.insert((group, user))),
            (Key::Merged(other, into), Some(Row::Merged)) => drop(self.merged.insert((other, into))),
            (Key::NotSame(low, high), Some(Row::NotSame(row))) => drop(self.not_same.insert((low, high), row)),
            (Key::Joining(id), Some(Row::Joining(row))) => drop(self.joinings.insert(id, row)),
            (Key::Terms, Some(Row::Terms(row))) => self.terms = Some(row),
            (Key::Picture(id), Some(Row::Picture(row))) => drop(self.pictures.insert(id, row)),
            (Key::Note(id), Some(Row::Note(row))) => drop(self.notes.insert(id, row)),
            (Key::Firm, None) => self.firm = None,
            (Key::Card(id), None) => drop(self.cards.remove(&id)),
            (Key::Private(id), None) => drop(self.privates.remove(&id)),
            (Key::Point(id), None) => drop(self.points.remove(&id)),
            (Key::Team(id), None) => drop(self.teams.remove(&id)),
            (Key::Member(team, user), None) => {
                self.members.remove(&(team, user));
                self.set_lead(team, user, false);
            }
            (Key::Invitation(id), None) => drop(self.invitations.remove(&id)),
            (Key::Settings, None) => self.settings = None,
            (Key::Group(id), None) => drop(self.groups.remove(&id)),
            (Key::GroupMember(group, user), None) => drop(self.group_members.remove(&(group, user))),
            (Key::Merged(other, into), None) => drop(self.merged.remove(&(other, into))),
            (Key::NotSame(low, high), None) => drop(self.not_same.remove(&(low, high))),
            (Key::Joining(id), None) => drop(self.joinings.remove(&id)),
            (Key::Terms, None) => self.terms = None,
            (Key::Picture(id), None) => drop(self.pictures.remove(&id)),
            (Key::Note(id), None) => drop(self.notes.remove(&id)),
            (key, Some(row)) => unreachable!("{row:?} is no row for {key:?}"),
        }
    }

    pub(crate) fn set_lead(&mut self, team: TeamId, user: UserId, lead: bool) {
        if lead {
            self.leads.insert((team, user));
        } else {
            self.leads.remove(&(team, user));
        }
    }

    fn keys(&self) -> impl Iterator<Item = Key> {
        let firm = self.firm.iter().map(|_| Key::Firm);
        firm.chain(self.cards.keys().map(|id| Key::Card(*id)))
            .chain(self.privates.keys().map(|id| Key::Private(*id)))
            .chain(self.points.keys().map(|id| Key::Point(*id)))
            .chain(self.teams.keys().map(|id| Key::Team(*id)))
            .chain(self.members.iter().map(|(team, user)| Key::Member(*team, *user)))
            .chain(self.invitations.keys().map(|id| Key::Invitation(*id)))
            .chain(self.settings.iter().map(|_| Key::Settings))
            .chain(self.groups.keys().map(|id| Key::Group(*id)))
            .chain(
                self.group_members
                    .iter()
                    .map(|(group, user)| Key::GroupMember(*group, *user)),
            )
            .chain(self.merged.iter().map(|(other, into)| Key::Merged(*other, *into)))
            .chain(self.not_same.keys().map(|(low, high)| Key::NotSame(*low, *high)))
            .chain(self.joinings.keys().map(|id| Key::Joining(*id)))
            .chain(self.terms.iter().map(|_| Key::Terms))
            .chain(self.pictures.keys().map(|id| Key::Picture(*id)))
            .chain(self.notes.keys().map(|id| Key::Note(*id)))
    }

    /// What differs in `after`.
    pub(crate) fn changes_to(&self, after: &Self) -> Vec<Change> {
        let keys: BTreeSet<Key> = self.keys().chain(after.keys()).collect();
        keys.into_iter()
            .filter(|key| !self.same(after, *key))
            .map(|key| Change {
                key,
                before: self.row(key),
                after: after.row(key),
            })
            .collect()
    }

    fn same(&self, other: &Self, key: Key) -> bool {
        match key {
            Key::Firm => self.firm == other.firm,
            Key::Card(id) => self.cards.get(&id) == other.cards.get(&id),
            Key::Private(id) => self.privates.get(&id) == other.privates.get(&id),
            Key::Point(id) => self.points.get(&id) == other.points.get(&id),
            Key::Team(id) => self.teams.get(&id) == other.teams.get(&id),
            Key::Member(..) => self.row(key) == other.row(key),
            Key::Invitation(id) => self.invitations.get(&id) == other.invitations.get(&id),
            Key::Settings => self.settings == other.settings,
            Key::Group(id) => self.groups.get(&id) == other.groups.get(&id),
            Key::GroupMember(group, user) => {
                self.group_members.contains(&(group, user)) == other.group_members.contains(&(group, user))
            }
            Key::Merged(a, b) => self.merged.contains(&(a, b)) == other.merged.contains(&(a, b)),
            Key::NotSame(a, b) => self.not_same.get(&(a, b)) == other.not_same.get(&(a, b)),
            Key::Joining(id) => self.joinings.get(&id) == other.joinings.get(&id),
            Key::Terms => self.terms == other.terms,
            Key::Picture(id) => self.pictures.get(&id) == other.pictures.get(&id),
            Key::Note(id) => self.notes.get(&id) == other.notes.get(&id),
        }
    }

    pub(crate) fn is_system_administrator(&self, user: UserId) -> bool {
        self.cards
            .get(&user)
            .is_some_and(|c| c.kind == Kind::Staff(Role::SystemAdministrator))
    }

    /// The administrative role of a person who may act.
    pub(crate) fn admin_role(&self, user: UserId) -> Option<Role> {
        match self.cards.get(&user)? {
            UserCard {
                kind: Kind::Staff(Role::Staff),
                ..
            } => None,
            UserCard {
                kind: Kind::Staff(role),
                status: Status::Active,
                ..
            } => Some(*role),
            _ => None,
        }
    }

    pub(crate) fn is_active_staff(&self, user: UserId) -> bool {
        self.cards
            .get(&user)
            .is_some_and(|c| matches!(c.kind, Kind::Staff(_)) && c.status == Status::Active)
    }

    /// A client or partner who has not left.
    pub(crate) fn is_served(&self, user: UserId) -> bool {
        self.cards
            .get(&user)
            .is_some_and(|c| !matches!(c.kind, Kind::Staff(_)) && c.status != Status::Inactive)
    }

    pub(crate) fn members_of(&self, team: TeamId) -> impl Iterator<Item = UserId> {
        self.members
            .iter()
            .filter(move |(t, _)| *t == team)
            .map(|(_, user)| *user)
    }

    pub(crate) fn teams_of(&self, user: UserId) -> BTreeSet<TeamId> {
        self.members
            .iter()
            .filter(|(_, u)| *u == user)
            .map(|(team, _)| *team)
            .collect()
    }

    pub(crate) fn has_active_staff(&self, team: TeamId) -> bool {
        self.members_of(team).any(|user| self.is_active_staff(user))
    }

    pub(crate) fn default_team(&self) -> Option<TeamId> {
        self.teams.values().find(|t| t.is_default).map(|t| t.id)
    }

    pub(crate) fn holder_of_email(&self, email: &str) -> Option<UserId> {
        let held = |p: &&UserPrivate| p.email.as_ref().is_some_and(|e| e.as_str().eq_ignore_ascii_case(email));
        self.privates.values().find(held).map(|p| p.user)
    }

    pub(crate) fn holder_of_identifier(&self, identifier: &str) -> Option<UserId> {
        let held = |p: &&UserPrivate| p.identifier.as_ref().is_some_and(|i| i.as_str() == identifier);
        self.privates.values().find(held).map(|p| p.user)
    }

    /// A person's public points, the main ones first.
    pub(crate) fn points_of(&self, user: UserId) -> Vec<ContactPoint> {
        let mut points: Vec<_> = self.points.values().filter(|p| p.user == user).cloned().collect();
        points.sort_by_key(|p| (p.position, p.id));
        points
    }

    pub(crate) fn main_phone(&self, user: UserId) -> Option<PhoneValue> {
        self.points_of(user).into_iter().find_map(|p| match p.reach {
            Reach::Phone(phone) => Some(phone),
            Reach::Email(_) => None,
        })
    }

    pub(crate) fn next_position(&self, user: UserId) -> u16 {
        self.points_of(user).iter().map(|p| p.position + 1).max().unwrap_or(0)
    }

    /// Whether the team serves clients and has no active staff.
    pub(crate) fn is_uncovered(&self, team: TeamId) -> bool {
        self.members_of(team).any(|user| self.is_served(user)) && !self.has_active_staff(team)
    }

    /// Which of the promises a firm rests on are broken. A team that had nobody active before,
    /// because of a suspension, may go on without.
    pub(crate) fn broken_promises(&self, before: &Self) -> Objections {
        let mut broken = Objections::new();
        let mut check = |holds: bool, name| {
            if !holds {
                broken.insert(name);
            }
        };
        let leads = |c: &UserCard| c.kind == Kind::Staff(Role::SystemAdministrator) && c.status == Status::Active;
        check(self.cards.values().any(leads), "lastSystemAdministrator");
        for team in self.teams.keys() {
            check(
                !self.is_uncovered(*team) || before.is_uncovered(*team),
                "lastActiveStaff",
            );
        }
        for user in self.cards.keys().filter(|user| self.is_served(**user)) {
            check(
                self.members
                    .iter()
                    .any(|(t, u)| u == user && self.teams.contains_key(t)),
                "lastTeam",
            );
        }
        let emails: Vec<_> = self
            .privates
            .values()
            .filter_map(|p| Some(p.email.as_ref()?.as_str().to_lowercase()))
            .collect();
        check(
            emails.iter().collect::<BTreeSet<_>>().len() == emails.len(),
            "identifierTaken",
        );
        let identifiers: Vec<_> = self.privates.values().filter_map(|p| p.identifier.as_ref()).collect();
        check(
            identifiers.iter().collect::<BTreeSet<_>>().len() == identifiers.len(),
            "identifierTaken",
        );
        check(!self.shares_usernames(), "usernameTaken");
        let short: Vec<_> = self
            .teams
            .values()
            .filter_map(|t| Some(t.identifier.as_ref()?.as_str().to_lowercase()))
            .collect();
        check(
            short.iter().collect::<BTreeSet<_>>().len() == short.len(),
            "teamIdentifierTaken",
        );
        check(
            self.teams.values().filter(|t| t.is_default).count() == 1,
            "defaultTeamMissing",
        );
        // Nothing is left of a removed person or team; inactive people are in no team.
        let here = |user| self.cards.get(user).is_some_and(|c| c.status != Status::Inactive);
        let whole = self
            .members
            .iter()
            .all(|(team, user)| self.teams.contains_key(team) && here(user))
            && self.points.values().all(|p| self.cards.contains_key(&p.user))
            && self.invitations.iter().all(|(user, record)| {
                self.cards.get(user).is_some_and(|card| match record.state {
                    Invitation::Accepted { .. } => true,
                    Invitation::Revoked { .. } => card.status == Status::Inactive,
                    _ => card.status == Status::Pending,
                })
            })
            && self
                .group_members
                .iter()
                .all(|(group, user)| self.groups.contains_key(group) && self.cards.contains_key(user))
            && self.joinings.keys().all(|user| self.cards.contains_key(user))
            && self.pictures.keys().all(|user| self.cards.contains_key(user))
            && self.notes.keys().all(|user| self.cards.contains_key(user))
            && self.privates.keys().eq(self.cards.keys())
            && self.merged.iter().all(|(other, into)| {
                let went_on = || self.merged.iter().any(|(other, _)| other == into);
                !self.cards.contains_key(other) && (self.cards.contains_key(into) || went_on())
            });
        check(whole, "changedSince");
        broken
    }
}
