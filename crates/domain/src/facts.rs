//! What the rules look at to decide a command: loaded by the caller before, set by set.

mod join;
mod related;
mod undo;

use std::collections::{BTreeMap, BTreeSet};

use crate::books::Whereabouts;
use chrono::{DateTime, Utc};

use crate::firm::Firm;
use crate::groups::GroupFacts;
use crate::ids::{TeamId, UserId};
use crate::invitation::InvitationRecord;
use crate::invitation_code::CodeHash;
use crate::named::Named;
use crate::notice::Statistics;
use crate::people::{Person, UserCard};
use crate::picture::Picture;
use crate::settings::Settings;
use crate::teams::Team;

pub use join::JoinFacts;
pub use related::RelatedRecords;
pub use undo::{Aftermath, UndoFacts};

/// One thing a rule may ask [`Facts`] for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fact {
    /// The firm's own record.
    Firm,
    /// The record of the actor.
    Actor,
    /// How the firm invites.
    Settings,
    /// A person.
    Person(UserId),
    /// A team, with its active staff and the number of its clients.
    Team(TeamId),
    /// Every team of the firm.
    AllTeams,
    /// Who holds the e-mail addresses the command brings.
    Emails,
    /// Who holds the identifiers the command brings.
    Identifiers,
    /// Which teams hold the team identifiers the command brings.
    TeamIdentifiers,
    /// Who holds the username of a person who joins.
    Usernames,
    /// The active system administrators.
    SystemAdministrators,
    /// What commands of this kind need beyond people, teams and settings.
    Extra,
    /// All facts at once: a file of clients is compared with everybody.
    Everything,
}

/// Which facts the caller holds.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub enum Coverage {
    /// Everything a rule may ask for, as an authority does: what is not among the facts does not exist.
    #[default]
    Everything,
    /// These and no others, as a device does that has a part of the firm. A person or team that is
    /// named here and is not among the facts does not exist; about one that is not named here nobody
    /// knows.
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
pub struct TeamFacts {
    /// The team.
    pub team: Team,
    /// Its active staff.
    pub active_staff: BTreeSet<UserId>,
    /// How many clients and partners it holds, whatever their state but inactive.
    pub clients: u64,
}

/// Everybody in a team.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Roster {
    /// All members.
    pub users: BTreeSet<UserId>,
    /// Those of them who need a team and have no other.
    pub only_here: BTreeSet<UserId>,
    /// Names of some of those.
    pub names: Vec<Named<UserId>>,
}

/// What the figures of a week are told by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WeekFacts {
    /// When they were told last; before the first time, when the firm was founded.
    pub last: Option<DateTime<Utc>>,
    /// The figures, now.
    pub figures: Statistics,
    /// Active administrators who did not turn them off.
    pub readers: BTreeSet<UserId>,
}

/// Everything a decision may look at.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Facts {
    /// Which of these facts the caller holds.
    pub coverage: Coverage,
    /// The firm, unless it is only being founded.
    pub firm: Option<Firm>,
    /// The number of the firm's last command; 0 before the first.
    pub head: i64,
    /// Who acts.
    pub actor: Option<UserCard>,
    /// The people the command speaks of, by id.
    pub people: BTreeMap<UserId, Person>,
    /// The teams the command speaks of, the teams of those people, and the default team.
    pub teams: BTreeMap<TeamId, TeamFacts>,
    /// Who is in the team that is to go, for [`crate::command::CommandKind::DeleteTeam`] alone.
    pub roster: Roster,
    /// The client group the command speaks of.
    pub group: Option<GroupFacts>,
    /// Who holds each e-mail key the command brings ([`crate::email::EmailAddress::key`]).
    pub email_holders: BTreeMap<String, UserId>,
    /// Who holds each identifier the command brings.
    pub identifier_holders: BTreeMap<String, UserId>,
    /// Which team holds each team identifier key.
    pub team_identifiers: BTreeMap<String, TeamId>,
    /// Active system administrators.
    pub system_administrators: BTreeSet<UserId>,
    /// How the firm invites.
    pub settings: Option<Settings>,
    /// What they have beside their records, for [`crate::command::CommandKind::MergePeople`] and
    /// [`crate::command::CommandKind::Erase`] alone.
    pub beside: RelatedRecords,
    /// What was said of the pair before, for [`crate::command::CommandKind::DismissPair`] alone.
    pub not_same: Option<crate::duplicates::NotSame>,
    /// The code of the newest mail to the person who accepts; it stands for the code.
    pub code: Option<CodeHash>,
    /// What joining and the firm's terms need.
    pub join: JoinFacts,
    /// The picture of the person whose picture is to change.
    pub picture: Option<Picture>,
    /// Invitations with a mail due or with their days over, for
    /// [`crate::command::CommandKind::Remind`] and [`crate::command::CommandKind::Expire`] alone.
    pub due: Vec<InvitationRecord>,
    /// Who is in which team, for [`crate::command::CommandKind::MigrateBooks`] alone.
    pub whereabouts: Whereabouts,
    /// Active staff who share a team with those clients who may join by the command and are here
    /// already as records.
    pub covering: BTreeMap<UserId, BTreeSet<UserId>>,
    /// Who was told before that those clients joined.
    pub told: BTreeMap<UserId, BTreeSet<UserId>>,
    /// Whoever is here of those an announcement is for.
    pub audience: BTreeSet<UserId>,
    /// For [`crate::command::CommandKind::TellWeek`] alone.
    pub week: Option<WeekFacts>,
    /// What undoing would leave behind, for [`crate::command::CommandKind::UndoCommand`] alone.
    pub undo: Option<UndoFacts>,
}

impl Facts {
    /// The default team, if one is set.
    pub fn default_team(&self) -> Option<&TeamFacts> {
        self.teams.values().find(|t| t.team.is_default)
    }
}
