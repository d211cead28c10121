//! Whether an invitation to a person would be sent, and what is in the way: for those who choose
//! many at once and are told beforehand (domain.md 47).

use super::inviting::kind_of_invitation;
use super::team::named;
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
/// would take them. The facts hold their teams and how the firm invites.
pub fn obstacle(person: &Person, facts: &Facts) -> Option<Obstacle> {
    match person.card.status {
        Status::Quiet => {}
        Status::Pending => return Some(Obstacle::Invited),
        Status::Active => return Some(Obstacle::Here),
        Status::Suspended => return Some(Obstacle::Suspended),
        Status::Inactive => return Some(Obstacle::Gone),
    }
    if person.private.email.is_none() {
        return Some(Obstacle::NoAddress);
    }
    let mut teams = person.teams.iter().filter_map(|id| facts.teams.get(id));
    let alone = teams.find(|team| team.active_staff.is_empty());
    if let Some(team) = alone.filter(|_| !person.card.kind.is_staff()) {
        return Some(Obstacle::NoActiveStaff(named(&team.team)));
    }
    let how = kind_of_invitation(person.card.kind, &person.private, facts);
    how.is_none().then_some(Obstacle::NoPhone)
}
