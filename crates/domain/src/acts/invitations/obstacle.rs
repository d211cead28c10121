//! What is in the way of inviting a person, for callers that tell it before many people are invited at
//! once (domain.md 47).

use super::kind_of_invitation;
use crate::decide::gates::Gates;
use crate::decide::verdict::Stop;
use crate::facts::Facts;
use crate::ids::TeamId;
use crate::named::Named;
use crate::people::{Person, Status};

/// Why a person cannot be invited.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Obstacle {
    /// The person is pending: an invitation was sent already.
    Pending,
    /// The person is active.
    Active,
    /// The person is suspended.
    Suspended,
    /// The person is inactive.
    Inactive,
    /// The person has no address to mail to.
    NoAddress,
    /// A team of the person has no active staff.
    NoActiveStaff(Named<TeamId>),
    /// The firm requires a number for codes, and the person has none.
    NoPhone,
}

/// What keeps a person from being invited now; nothing if [`crate::command::CommandKind::Invite`]
/// would take them. The facts are those of inviting them.
///
/// # Errors
/// [`Stop::Unknown`] if the caller does not hold the person's teams or how the firm invites.
pub fn obstacle(person: &Person, facts: &Facts) -> Result<Option<Obstacle>, Stop> {
    let facts = Gates::new(facts);
    match person.card.status {
        Status::Quiet => {}
        Status::Pending => return Ok(Some(Obstacle::Pending)),
        Status::Active => return Ok(Some(Obstacle::Active)),
        Status::Suspended => return Ok(Some(Obstacle::Suspended)),
        Status::Inactive => return Ok(Some(Obstacle::Inactive)),
    }
    if person.private.email.is_none() {
        return Ok(Some(Obstacle::NoAddress));
    }
    if !person.card.kind.is_staff() {
        let teams = facts.teams(&person.teams)?;
        if let Some(uncovered) = teams.iter().find(|team| team.active_staff.is_empty()) {
            return Ok(Some(Obstacle::NoActiveStaff(uncovered.team.named())));
        }
    }
    let how = kind_of_invitation(person.card.kind, &person.private, facts.settings()?);
    Ok(how.is_none().then_some(Obstacle::NoPhone))
}
