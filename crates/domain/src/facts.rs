//! The facts that the rules look at to decide a command. The caller loads them beforehand, set by set.

mod extra;
mod join;
mod related;
mod undo;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::firm::Firm;
use crate::ids::{TeamId, UserId};
use crate::named::Named;
use crate::notice::Statistics;
use crate::people::{Person, UserCard};
use crate::settings::Settings;
use crate::teams::Team;

pub use extra::Extra;
pub use join::AcceptanceFacts;
pub use related::RelatedRecords;
pub use undo::{Aftermath, UndoFacts};

/// One thing a rule may ask [`Facts`] for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Fact {
    /// The firm's own record.
    Firm,
    /// The record of the actor.
    Actor,
    /// How the firm invites.
    Settings,
    Person(UserId),
    /// A team, with its active staff and the number of its clients.
    Team(TeamId),
    /// Every team of the firm.
    AllTeams,
    /// The holders of the e-mail addresses in the command.
    Emails,
    /// The holders of the identifiers in the command.
    Identifiers,
    /// The holders of the team identifiers in the command.
    TeamIdentifiers,
    /// The holder of the username of a person who joins.
    Usernames,
    /// The active system administrators.
    SystemAdministrators,
    /// What commands of this kind are judged by beyond people, teams and settings. The caller holds it
    /// if it is among the facts; [`Coverage`] does not name it.
    Extra,
    /// All facts at once: a file of clients is compared with everybody.
    Everything,
}

/// Which facts the caller holds.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub enum Coverage {
    /// Everything a rule may ask for, at an authority: what is not among the facts does not exist.
    #[default]
    Everything,
    /// These and no others, on a device that has a part of the firm. A person or team that is named here
    /// and is not among the facts does not exist; one that is not named here may or may not exist.
    Only(BTreeSet<Fact>),
}

impl Coverage {
    /// Whether the caller holds this fact.
    pub fn holds(&self, fact: Fact) -> bool {
        match self {
            Self::Everything => true,
            Self::Only(held) => match fact {
                Fact::Everything => false,
                Fact::Team(_) => held.contains(&fact) || held.contains(&Fact::AllTeams),
                _ => held.contains(&fact),
            },
        }
    }
}

/// A team with what its guards need.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct TeamFacts {
    pub team: Team,
    pub active_staff: BTreeSet<UserId>,
    /// Members who lead it.
    pub leads: BTreeSet<UserId>,
    /// How many clients and partners it has; inactive ones do not count.
    pub clients: u64,
}

/// The members of a team.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Roster {
    pub users: BTreeSet<UserId>,
    /// Those of them who need a team and have no other one.
    pub sole_team_members: BTreeSet<UserId>,
    /// Names of some of those.
    pub names: Vec<Named<UserId>>,
}

/// Facts for the figures of a week.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WeekFacts {
    /// The last time they were sent; before the first time, the time the firm was founded.
    pub last: Option<DateTime<Utc>>,
    /// The figures, now.
    pub figures: Statistics,
    /// Active administrators who have not turned them off.
    pub readers: BTreeSet<UserId>,
}

/// Everything a decision may look at. Rules do not use it directly but through gates, so that a fact
/// that is not held is never mistaken for one that does not exist.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Facts {
    /// Which of these facts the caller holds.
    pub coverage: Coverage,
    /// The firm, unless it is only being founded.
    pub firm: Option<Firm>,
    /// The number of the firm's last command; 0 before the first.
    pub head: i64,
    pub actor: Option<UserCard>,
    /// The people the command speaks of, by id.
    pub people: BTreeMap<UserId, Person>,
    /// The teams the command speaks of, the teams of those people, and the default team.
    pub teams: BTreeMap<TeamId, TeamFacts>,
    /// The holder of each e-mail key in the command ([`crate::email::EmailAddress::key`]).
    pub email_holders: BTreeMap<String, UserId>,
    /// The holder of each identifier in the command.
    pub identifier_holders: BTreeMap<String, UserId>,
    /// The team with each team identifier key.
    pub team_identifiers: BTreeMap<String, TeamId>,
    /// Active system administrators.
    pub system_administrators: BTreeSet<UserId>,
    /// How the firm invites.
    pub settings: Option<Settings>,
    /// What commands of this kind are judged by beyond that.
    pub extra: Extra,
}

impl Facts {
    /// The default team, if one is set.
    pub fn default_team(&self) -> Option<&TeamFacts> {
        self.teams.values().find(|t| t.team.is_default)
    }
}
