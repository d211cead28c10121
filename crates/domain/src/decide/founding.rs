//! Founding a firm: its record, its first system administrator, its default team.

use chrono::{DateTime, Utc};

use super::gates::Gates;
use super::{Refusal, Stop};
use crate::change::WriteSet;
use crate::command::CreateFirm;
use crate::firm::Firm;
use crate::ids::UserId;
use crate::people::{ContactPoint, Kind, Reach, Role, Status, UserCard, UserPrivate};
use crate::teams::{Team, TeamMember};
use crate::text::clean_line;

/// The founder is active from the start and in the default team, so that clients without a team
/// of their own have somebody from the first import on.
pub(super) fn create_firm(
    wish: CreateFirm,
    founder: UserId,
    facts: Gates<'_>,
    now: DateTime<Utc>,
) -> Result<WriteSet, Stop> {
    if facts.find_firm()?.is_some() {
        return Err(Refusal::FirmExists.into());
    }
    if founder == wish.firm.acts_as() {
        return Err(Refusal::UnknownRecord.into());
    }
    let name = super::firm::name(&wish.firm.name)?;
    let mut writes = WriteSet::default();
    writes.firms.inserted.push(Firm { name, ..wish.firm });
    writes.cards.inserted.push(UserCard {
        id: founder,
        kind: Kind::Staff(Role::SystemAdministrator),
        name: wish.founder,
        middle_names: String::new(),
        company: String::new(),
        job_title: String::new(),
        status: Status::Active,
        created: now,
    });
    writes.points.inserted.push(ContactPoint {
        id: wish.email_point,
        user: founder,
        position: 0,
        label: String::new(),
        reach: Reach::Email(wish.email.clone()),
    });
    writes.privates.inserted.push(UserPrivate {
        user: founder,
        email: Some(wish.email),
        phone: None,
        identifier: None,
    });
    writes.teams.inserted.push(Team {
        id: wish.team,
        name: clean_line(&wish.team_name),
        identifier: None,
        description: String::new(),
        is_default: true,
        shared: false,
    });
    writes.members.inserted.push(TeamMember {
        team: wish.team,
        user: founder,
    });
    Ok(writes)
}
