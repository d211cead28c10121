//! The only way a rule looks at the facts. A gate answers what is there, says that it does not exist,
//! or ends the judgement because the caller does not hold it: no rule takes the one for the other.

use std::collections::BTreeSet;

use super::{Refusal, Stop};
use crate::books::Whereabouts;
use crate::duplicates::NotSame;
use crate::facts::{Fact, Facts, RelatedRecords, Roster, TeamFacts, UndoFacts, WeekFacts};
use crate::firm::Firm;
use crate::groups::GroupFacts;
use crate::ids::{TeamId, UserId};
use crate::invitation::InvitationRecord;
use crate::invitation_code::CodeHash;
use crate::joining::{FirmTerms, Joining};
use crate::people::{Person, UserCard};
use crate::picture::Picture;
use crate::settings::Settings;

/// The facts behind their gates. Rules take this type, never [`Facts`].
#[derive(Clone, Copy)]
pub(crate) struct Gates<'a>(&'a Facts);

impl<'a> Gates<'a> {
    pub(crate) const fn new(facts: &'a Facts) -> Self {
        Self(facts)
    }

    /// The facts, if this fact is among those the caller holds.
    fn holding(self, fact: Fact) -> Result<&'a Facts, Stop> {
        if self.0.coverage.holds(fact) {
            Ok(self.0)
        } else {
            Err(Stop::Unknown(fact))
        }
    }

    /// All facts, for rules that search them instead of asking by key.
    pub(super) fn everything(self) -> Result<&'a Facts, Stop> {
        self.holding(Fact::Everything)
    }

    pub(super) fn find_firm(self) -> Result<Option<&'a Firm>, Stop> {
        Ok(self.holding(Fact::Firm)?.firm.as_ref())
    }

    pub(super) fn firm(self) -> Result<&'a Firm, Stop> {
        there(self.find_firm()?)
    }

    /// Where the firm's days begin.
    pub(crate) fn time_zone(self) -> Result<chrono_tz::Tz, Stop> {
        Ok(self.firm()?.time_zone)
    }

    pub(super) fn find_actor(self) -> Result<Option<&'a UserCard>, Stop> {
        Ok(self.holding(Fact::Actor)?.actor.as_ref())
    }

    pub(crate) fn settings(self) -> Result<Option<&'a Settings>, Stop> {
        Ok(self.holding(Fact::Settings)?.settings.as_ref())
    }

    pub(super) fn find_person(self, user: UserId) -> Result<Option<&'a Person>, Stop> {
        Ok(self.holding(Fact::Person(user))?.people.get(&user))
    }

    pub(super) fn person(self, user: UserId) -> Result<&'a Person, Stop> {
        there(self.find_person(user)?)
    }

    /// These people, each once and in order of their keys.
    pub(super) fn people(self, users: &[UserId]) -> Result<Vec<&'a Person>, Stop> {
        let users: BTreeSet<UserId> = users.iter().copied().collect();
        users.into_iter().map(|user| self.person(user)).collect()
    }

    pub(super) fn find_team(self, team: TeamId) -> Result<Option<&'a TeamFacts>, Stop> {
        Ok(self.holding(Fact::Team(team))?.teams.get(&team))
    }

    pub(super) fn team(self, team: TeamId) -> Result<&'a TeamFacts, Stop> {
        there(self.find_team(team)?)
    }

    /// Those of these teams that exist.
    pub(super) fn teams(self, teams: &BTreeSet<TeamId>) -> Result<Vec<&'a TeamFacts>, Stop> {
        let found = teams.iter().map(|team| self.find_team(*team));
        Ok(found.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }

    pub(super) fn all_teams(self) -> Result<impl Iterator<Item = &'a TeamFacts>, Stop> {
        Ok(self.holding(Fact::AllTeams)?.teams.values())
    }

    /// The default team, if one is set. There is never more than one.
    pub(super) fn default_team(self) -> Result<Option<&'a TeamFacts>, Stop> {
        let held = |team: &&TeamFacts| self.0.coverage.holds(Fact::Team(team.team.id));
        match self.0.default_team().filter(held) {
            Some(team) => Ok(Some(team)),
            None => Ok(self.all_teams()?.find(|team| team.team.is_default)),
        }
    }

    /// Who holds this e-mail key.
    pub(super) fn email_holder(self, key: &str) -> Result<Option<UserId>, Stop> {
        Ok(self.holding(Fact::Emails)?.email_holders.get(key).copied())
    }

    /// Who holds this identifier.
    pub(super) fn identifier_holder(self, identifier: &str) -> Result<Option<UserId>, Stop> {
        Ok(self
            .holding(Fact::Identifiers)?
            .identifier_holders
            .get(identifier)
            .copied())
    }

    /// Which team holds this team identifier key.
    pub(super) fn team_identifier_holder(self, key: &str) -> Result<Option<TeamId>, Stop> {
        Ok(self.holding(Fact::TeamIdentifiers)?.team_identifiers.get(key).copied())
    }

    /// The active system administrators.
    pub(super) fn system_administrators(self) -> Result<&'a BTreeSet<UserId>, Stop> {
        Ok(&self.holding(Fact::SystemAdministrators)?.system_administrators)
    }

    pub(super) fn find_group(self) -> Result<Option<&'a GroupFacts>, Stop> {
        Ok(self.holding(Fact::Extra)?.group.as_ref())
    }

    /// Who is in the team that is to be deleted.
    pub(super) fn roster(self) -> Result<&'a Roster, Stop> {
        Ok(&self.holding(Fact::Extra)?.roster)
    }

    pub(super) fn related(self) -> Result<&'a RelatedRecords, Stop> {
        Ok(&self.holding(Fact::Extra)?.beside)
    }

    pub(super) fn not_same(self) -> Result<Option<&'a NotSame>, Stop> {
        Ok(self.holding(Fact::Extra)?.not_same.as_ref())
    }

    /// The code of the newest mail to the person who accepts.
    pub(super) fn code(self) -> Result<Option<CodeHash>, Stop> {
        Ok(self.holding(Fact::Extra)?.code)
    }

    /// Who holds the username of the person who joins.
    pub(super) fn username_holder(self) -> Result<Option<UserId>, Stop> {
        self.holding(Fact::Extra)?;
        Ok(self.holding(Fact::Usernames)?.join.holder)
    }

    /// How the person joined the last time.
    pub(super) fn joined_before(self) -> Result<Option<&'a Joining>, Stop> {
        Ok(self.holding(Fact::Extra)?.join.before.as_ref())
    }

    pub(super) fn terms(self) -> Result<Option<&'a FirmTerms>, Stop> {
        Ok(self.holding(Fact::Extra)?.join.terms.as_ref())
    }

    /// Active staff who share a team with the client who joins, and those of them who were told before.
    pub(super) fn told_of_client(self, client: UserId) -> Result<[BTreeSet<UserId>; 2], Stop> {
        let facts = self.holding(Fact::Extra)?;
        Ok([&facts.covering, &facts.told].map(|sets| sets.get(&client).cloned().unwrap_or_default()))
    }

    pub(super) fn picture(self) -> Result<Option<&'a Picture>, Stop> {
        Ok(self.holding(Fact::Extra)?.picture.as_ref())
    }

    pub(super) fn due(self) -> Result<&'a [InvitationRecord], Stop> {
        Ok(&self.holding(Fact::Extra)?.due)
    }

    pub(super) fn memberships(self) -> Result<&'a Whereabouts, Stop> {
        Ok(&self.holding(Fact::Extra)?.whereabouts)
    }

    pub(super) fn audience(self) -> Result<&'a BTreeSet<UserId>, Stop> {
        Ok(&self.holding(Fact::Extra)?.audience)
    }

    pub(super) fn week(self) -> Result<Option<&'a WeekFacts>, Stop> {
        Ok(self.holding(Fact::Extra)?.week.as_ref())
    }

    pub(super) fn undo(self) -> Result<Option<&'a UndoFacts>, Stop> {
        Ok(self.holding(Fact::Extra)?.undo.as_ref())
    }
}

/// What a command cannot do without.
fn there<T>(found: Option<T>) -> Result<T, Stop> {
    found.ok_or_else(|| Refusal::UnknownRecord.into())
}
