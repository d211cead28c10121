//! Whether an invitation to a person would be sent, and what is in the way: for those who choose
//! many at once and are told beforehand (domain.md 47).

use super::Stop;
use super::gates::Gates;
use super::inviting::kind_of_invitation;
use crate::facts::Facts;
use crate::ids::TeamId;
use crate::named::Named;
use crate::people::{Person, Status};

/// Why somebody cannot be invited.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Obstacle {
    /// Their invitation is out already.
    Invited,
    /// They are here.
    Here,
    /// They are locked out for now.
    Suspended,
    /// They have left.
    Gone,
    /// An invitation is a mail, and they have no address.
    NoAddress,
    /// A team of theirs has nobody active.
    NoActiveStaff(Named<TeamId>),
    /// The firm wants a number for codes, and they have none.
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
        Status::Pending => return Ok(Some(Obstacle::Invited)),
        Status::Active => return Ok(Some(Obstacle::Here)),
        Status::Suspended => return Ok(Some(Obstacle::Suspended)),
        Status::Inactive => return Ok(Some(Obstacle::Gone)),
    }
    if person.private.email.is_none() {
        return Ok(Some(Obstacle::NoAddress));
    }
    if !person.card.kind.is_staff() {
        let teams = facts.teams(&person.teams)?;
        if let Some(alone) = teams.iter().find(|team| team.active_staff.is_empty()) {
            return Ok(Some(Obstacle::NoActiveStaff(alone.team.named())));
        }
    }
    let how = kind_of_invitation(person.card.kind, &person.private, facts.settings()?);
    Ok(how.is_none().then_some(Obstacle::NoPhone))
}
