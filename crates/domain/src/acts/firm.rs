//! The firm's own record: founding it, its name, where it is and what its clocks say.

use super::label::Label;
use super::{Act, Case};
use crate::change::WriteSet;
use crate::decide::conflict::check_conflicts;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::email::EmailAddress;
use crate::expect::Field;
use crate::facts::Facts;
use crate::firm::Firm;
use crate::ids::{PointId, TeamId, UserId};
use crate::people::{ContactPoint, Kind, Reach, Role, Status, UserCard, UserPrivate};
use crate::person_name::PersonName;
use crate::phone::Region;
use crate::teams::{Team, TeamMember};
use crate::text::{clean_line, is_visible};
use crate::verb::Verb;

/// Founds a firm: its record, its first system administrator, its default team. The command's actor
/// becomes the founder.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct CreateFirm {
    pub firm: Firm,
    /// The founder's name.
    pub founder: PersonName,
    /// The founder's address.
    pub email: EmailAddress,
    /// Key of the founder's public address.
    pub email_point: PointId,
    /// Key of the default team.
    pub team: TeamId,
    /// Name of the default team, in the founder's language.
    pub team_name: String,
}

/// Founding is the only command without an actor in the firm: see [`CreateFirm::found`].
impl Act for CreateFirm {
    const VERB: Verb = Verb::CreateFirm;

    fn label(&self, _: &Facts) -> Label {
        Label::of(self.firm.name.clone())
    }
}

impl CreateFirm {
    /// The founder is active from the start and in the default team, so that clients without a team of
    /// their own are covered from the first import on.
    pub(crate) fn found(self, founder: UserId, case: &Case<'_>) -> Result<Accepted, Stop> {
        if case.facts.find_firm()?.is_some() {
            return Err(Refusal::FirmExists.into());
        }
        if founder == self.firm.acts_as() {
            return Err(Refusal::UnknownRecord.into());
        }
        let name = firm_name(&self.firm.name)?;
        let mut writes = WriteSet::default();
        writes.firms.inserted.push(Firm { name, ..self.firm });
        let kind = Kind::Staff(Role::SystemAdministrator);
        let card = UserCard::new(founder, kind, self.founder, Status::Active, case.now);
        writes.cards.inserted.push(card);
        writes.points.inserted.push(ContactPoint {
            id: self.email_point,
            user: founder,
            position: 0,
            label: String::new(),
            reach: Reach::Email(self.email.clone()),
        });
        writes.privates.inserted.push(UserPrivate {
            user: founder,
            email: Some(self.email),
            phone: None,
            identifier: None,
        });
        writes.teams.inserted.push(Team {
            id: self.team,
            name: clean_line(&self.team_name),
            identifier: None,
            description: String::new(),
            is_default: true,
            shared: false,
        });
        writes.members.inserted.push(TeamMember::new(self.team, founder));
        Ok(writes.into())
    }
}

/// Changes the firm's own record. Absent fields stay. Only system administrators may: the country
/// decides how every number is read, the time zone when every daily mail leaves (domain.md 1.1 and 1.2).
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct EditFirm {
    /// New name; 1 to [`Firm::NAME_MAX`] characters once it is cleaned.
    pub name: Option<String>,
    /// New country: numbers without a country code are read by it from now on.
    pub country: Option<Region>,
    /// New time zone: local days and hours are counted by it from now on.
    pub time_zone: Option<chrono_tz::Tz>,
}

impl Act for EditFirm {
    const VERB: Verb = Verb::EditFirm;

    fn label(&self, facts: &Facts) -> Label {
        Label {
            what: facts.firm.as_ref().map(|firm| firm.name.clone()),
            ..Label::default()
        }
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        admin.may_touch(Role::SystemAdministrator)?;
        let before = case.facts.firm()?;
        // The other fields are chosen from lists, not typed.
        check_conflicts(case.expect, |field| (field == Field::Name).then(|| before.name.clone()))?;
        let mut after = before.clone();
        if let Some(text) = self.name {
            after.name = firm_name(&text)?;
        }
        after.country = self.country.unwrap_or(after.country);
        after.time_zone = self.time_zone.unwrap_or(after.time_zone);
        let mut writes = WriteSet::default();
        writes.firms.update(before.clone(), after);
        Ok(writes.into())
    }
}

/// A firm's name, cleaned.
fn firm_name(text: &str) -> Result<String, Refusal> {
    let name = clean_line(text);
    if !is_visible(&name) {
        return Err(Refusal::NameMissing);
    }
    if name.chars().count() > Firm::NAME_MAX {
        return Err(Refusal::TooLong {
            field: Field::Name,
            max: Firm::NAME_MAX,
        });
    }
    Ok(name)
}
