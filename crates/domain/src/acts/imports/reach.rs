//! Whom a file may add and change: clients by a file of clients, staff by one of staff.

use crate::facts::Facts;
use crate::ids::UserId;
use crate::import::choices::Listed;
use crate::import::report::{Outcome, RowCode, RowProblem};
use crate::import::rows::PersonRow;
use crate::people::{Kind, Role, Status, UserCard};

/// What a row says the person is; else a client, or of staff one without administration.
pub(super) fn kind_of(row: &PersonRow, listed: Listed) -> Kind {
    row.kind().unwrap_or(match listed {
        Listed::Clients => Kind::Client,
        Listed::Staff | Listed::Teams | Listed::Members => Kind::Staff(Role::Staff),
    })
}

/// What a new person of this row is, or why it adds none.
pub(super) fn newcomer(row: &PersonRow, listed: Listed, facts: &Facts) -> Result<Kind, RowCode> {
    let kind = kind_of(row, listed);
    match listed {
        Listed::Clients if kind.is_staff() => Err(RowCode::StaffRow),
        Listed::Staff if !kind.is_staff() => Err(RowCode::ClientRow),
        _ if row.own.as_ref().is_some_and(|own| own.left) => Err(RowCode::LeftRow),
        Listed::Staff if !touches(kind, facts) => Err(RowCode::SystemAdministratorRow),
        Listed::Staff if row.secure_email().is_none() => Err(RowCode::StaffWithoutEmail),
        _ => Ok(kind),
    }
}

/// Why a file never changes this person, if it does not.
pub(super) fn out_of_reach(user: UserId, listed: Listed, facts: &Facts) -> Option<Outcome> {
    let card = &facts.people.get(&user)?.card;
    let code = match listed {
        Listed::Clients if card.kind.is_staff() => RowCode::StaffMember,
        Listed::Staff if !card.kind.is_staff() => RowCode::NotStaff,
        _ if card.status == Status::Inactive => RowCode::Inactive,
        Listed::Staff if !touches(card.kind, facts) => RowCode::SystemAdministratorRow,
        _ => return None,
    };
    Some(Outcome::Refused(RowProblem::by(code, user)))
}

/// Whether the row gives the person another role than they have. A role is what somebody may do: it is changed by
/// hand, person by person.
pub(super) fn has_other_role(row: &PersonRow, card: &UserCard, listed: Listed) -> bool {
    listed == Listed::Staff && row.role.is_some_and(|role| Kind::Staff(role) != card.kind)
}

fn touches(kind: Kind, facts: &Facts) -> bool {
    let actor = facts.actor.as_ref().map(|card| card.kind);
    matches!(actor, Some(Kind::Staff(role)) if role.touches(kind))
}

/// The person a row of the program's own export was written for, if they are in this firm.
pub(super) fn written_for(row: &PersonRow, facts: &Facts) -> Option<UserId> {
    let user = row.own.as_ref()?.user?;
    facts.people.contains_key(&user).then_some(user)
}

/// A row that can be known by name and number alone; staff have an address.
pub(super) fn is_bare(row: &PersonRow, listed: Listed, facts: &Facts) -> bool {
    listed == Listed::Clients && super::numbers::has_no_key(row) && written_for(row, facts).is_none()
}
