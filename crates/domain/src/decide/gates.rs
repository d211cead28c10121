//! The only way a rule looks at the facts. A gate gives the fact, says that it does not exist, or ends
//! the judgement because the caller does not hold it, so that no rule mistakes one for the other.

use std::collections::BTreeSet;

use super::refusal::Refusal;
use super::verdict::Stop;
use crate::books::AllMemberships;
use crate::duplicates::NotSame;
use crate::facts::{AcceptanceFacts, Extra, Fact, Facts, RelatedRecords, Roster, TeamFacts, UndoFacts, WeekFacts};
use crate::firm::Firm;
use crate::groups::GroupFacts;
use crate::ids::{TeamId, UserId};
use crate::invitation::{DailyMails, InvitationRecord};
use crate::join::FirmTerms;
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
    pub(crate) fn everything(self) -> Result<&'a Facts, Stop> {
        self.holding(Fact::Everything)
    }

    pub(crate) fn find_firm(self) -> Result<Option<&'a Firm>, Stop> {
        Ok(self.holding(Fact::Firm)?.firm.as_ref())
    }

    pub(crate) fn firm(self) -> Result<&'a Firm, Stop> {
        existing(self.find_firm()?)
    }

    /// Where the firm's days begin.
    pub(crate) fn time_zone(self) -> Result<chrono_tz::Tz, Stop> {
        Ok(self.firm()?.time_zone)
    }

    /// What the moments of daily mails go by.
    pub(crate) fn daily_mails(self) -> Result<DailyMails, Stop> {
        let hour = self.settings()?.map(|settings| settings.reminder_hour);
        Ok(DailyMails {
            zone: self.time_zone()?,
            hour: hour.unwrap_or_default(),
        })
    }

    pub(crate) fn find_actor(self) -> Result<Option<&'a UserCard>, Stop> {
        Ok(self.holding(Fact::Actor)?.actor.as_ref())
    }

    pub(crate) fn settings(self) -> Result<Option<&'a Settings>, Stop> {
        Ok(self.holding(Fact::Settings)?.settings.as_ref())
    }

    pub(crate) fn find_person(self, user: UserId) -> Result<Option<&'a Person>, Stop> {
        Ok(self.holding(Fact::Person(user))?.people.get(&user))
    }

    pub(crate) fn person(self, user: UserId) -> Result<&'a Person, Stop> {
        existing(self.find_person(user)?)
    }

    /// These people, each once and in order of their keys.
    pub(crate) fn people(self, users: &[UserId]) -> Result<Vec<&'a Person>, Stop> {
        let users: BTreeSet<UserId> = users.iter().copied().collect();
        users.into_iter().map(|user| self.person(user)).collect()
    }

    pub(crate) fn find_team(self, team: TeamId) -> Result<Option<&'a TeamFacts>, Stop> {
        Ok(self.holding(Fact::Team(team))?.teams.get(&team))
    }

    pub(crate) fn team(self, team: TeamId) -> Result<&'a TeamFacts, Stop> {
        existing(self.find_team(team)?)
    }

    /// Those of these teams that exist.
    pub(crate) fn teams(self, teams: &BTreeSet<TeamId>) -> Result<Vec<&'a TeamFacts>, Stop> {
        let found = teams.iter().map(|team| self.find_team(*team));
        Ok(found.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }

    pub(crate) fn all_teams(self) -> Result<impl Iterator<Item = &'a TeamFacts>, Stop> {
        Ok(self.holding(Fact::AllTeams)?.teams.values())
    }

    /// The default team, if one is set. There is never more than one.
    pub(crate) fn default_team(self) -> Result<Option<&'a TeamFacts>, Stop> {
        let held = |team: &&TeamFacts| self.0.coverage.holds(Fact::Team(team.team.id));
        match self.0.default_team().filter(held) {
            Some(team) => Ok(Some(team)),
            None => Ok(self.all_teams()?.find(|team| team.team.is_default)),
        }
    }

    /// The holder of this e-mail key.
    pub(crate) fn email_holder(self, key: &str) -> Result<Option<UserId>, Stop> {
        Ok(self.holding(Fact::Emails)?.email_holders.get(key).copied())
    }

    /// The holder of this identifier.
    pub(crate) fn identifier_holder(self, identifier: &str) -> Result<Option<UserId>, Stop> {
        Ok(self
            .holding(Fact::Identifiers)?
            .identifier_holders
            .get(identifier)
            .copied())
    }

    /// The team with this team identifier key.
    pub(crate) fn team_identifier_holder(self, key: &str) -> Result<Option<TeamId>, Stop> {
        Ok(self.holding(Fact::TeamIdentifiers)?.team_identifiers.get(key).copied())
    }

    /// The active system administrators.
    pub(crate) fn system_administrators(self) -> Result<&'a BTreeSet<UserId>, Stop> {
        Ok(&self.holding(Fact::SystemAdministrators)?.system_administrators)
    }

    /// The client group the command is about.
    pub(crate) fn find_group(self) -> Result<Option<&'a GroupFacts>, Stop> {
        match &self.0.extra {
            Extra::Group(group) => Ok(group.as_ref()),
            _ => Err(Stop::Unknown(Fact::Extra)),
        }
    }

    /// The members of the team that is to be deleted.
    pub(crate) fn roster(self) -> Result<&'a Roster, Stop> {
        match &self.0.extra {
            Extra::Roster(roster) => Ok(roster),
            _ => Err(Stop::Unknown(Fact::Extra)),
        }
    }

    /// Records in other tables of people who are to be merged or erased.
    pub(crate) fn related(self) -> Result<&'a RelatedRecords, Stop> {
        match &self.0.extra {
            Extra::Related(related) => Ok(related),
            _ => Err(Stop::Unknown(Fact::Extra)),
        }
    }

    /// The earlier dismissal of the pair that is to be dismissed.
    pub(crate) fn not_same(self) -> Result<Option<&'a NotSame>, Stop> {
        match &self.0.extra {
            Extra::NotSame(not_same) => Ok(not_same.as_ref()),
            _ => Err(Stop::Unknown(Fact::Extra)),
        }
    }

    /// Facts about an acceptance. [`Self::username_holder`] is a gate of its own.
    pub(crate) fn acceptance(self) -> Result<&'a AcceptanceFacts, Stop> {
        match &self.0.extra {
            Extra::Acceptance(found) => Ok(found),
            _ => Err(Stop::Unknown(Fact::Extra)),
        }
    }

    /// The holder of the username of the person who joins.
    pub(crate) fn username_holder(self) -> Result<Option<UserId>, Stop> {
        self.holding(Fact::Usernames)?;
        Ok(self.acceptance()?.username_holder)
    }

    /// The terms of the firm.
    pub(crate) fn terms(self) -> Result<Option<&'a FirmTerms>, Stop> {
        match &self.0.extra {
            Extra::Terms(terms) => Ok(terms.as_ref()),
            Extra::Acceptance(found) => Ok(found.terms.as_ref()),
            _ => Err(Stop::Unknown(Fact::Extra)),
        }
    }

    /// The picture of the person whose picture is to change.
    pub(crate) fn picture(self) -> Result<Option<&'a Picture>, Stop> {
        match &self.0.extra {
            Extra::Picture(picture) => Ok(picture.as_ref()),
            _ => Err(Stop::Unknown(Fact::Extra)),
        }
    }

    /// Invitations with a mail due, or with their days over.
    pub(crate) fn due(self) -> Result<&'a [InvitationRecord], Stop> {
        match &self.0.extra {
            Extra::Due(invitations) => Ok(invitations),
            _ => Err(Stop::Unknown(Fact::Extra)),
        }
    }

    /// Every membership of the firm.
    pub(crate) fn memberships(self) -> Result<&'a AllMemberships, Stop> {
        match &self.0.extra {
            Extra::Memberships(all) => Ok(all),
            _ => Err(Stop::Unknown(Fact::Extra)),
        }
    }

    /// The active people an announcement is for.
    pub(crate) fn audience(self) -> Result<&'a BTreeSet<UserId>, Stop> {
        match &self.0.extra {
            Extra::Audience(users) => Ok(users),
            _ => Err(Stop::Unknown(Fact::Extra)),
        }
    }

    pub(crate) fn week(self) -> Result<&'a WeekFacts, Stop> {
        match &self.0.extra {
            Extra::Week(week) => Ok(week),
            _ => Err(Stop::Unknown(Fact::Extra)),
        }
    }

    /// The command that is to be undone, if there is one, and what undoing it leaves.
    pub(crate) fn undo(self) -> Result<Option<&'a UndoFacts>, Stop> {
        match &self.0.extra {
            Extra::Undo(undo) => Ok(undo.as_ref()),
            _ => Err(Stop::Unknown(Fact::Extra)),
        }
    }
}

/// Refuses a command that needs a record which does not exist.
fn existing<T>(found: Option<T>) -> Result<T, Stop> {
    found.ok_or_else(|| Refusal::UnknownRecord.into())
}
