//! People as rows of teams and of members name them.

use crate::email::EmailAddress;
use crate::facts::Facts;
use crate::ids::UserId;
use crate::import::report::{RowCode, RowProblem};
use crate::import::rows::{PersonRef, StagedRow};
use crate::needs::Needs;
use crate::people::{Person, Status};

/// Asks for everybody whom the rows name.
pub(super) fn needs<'a>(rows: &'a [StagedRow], needs: &mut Needs<'a>) {
    for row in rows {
        match row {
            StagedRow::Team(row, _) => row.staff.iter().for_each(|named| need(named, needs)),
            StagedRow::Member(row) => row.members.iter().for_each(|named| need(named, needs)),
            StagedRow::Usable(..) | StagedRow::Unusable { .. } => {}
        }
    }
}

fn need<'a>(named: &'a PersonRef, needs: &mut Needs<'a>) {
    match named {
        PersonRef::Id(user) => drop(needs.users.insert(*user)),
        PersonRef::Identifier(identifier) => needs.identifiers.push(identifier.as_str()),
        PersonRef::Email(email) => needs.emails.push(email.key()),
        PersonRef::Unreadable(_) => {}
    }
}

/// The person a row names; nobody inactive joins a team.
pub(super) fn find<'f>(named: &PersonRef, facts: &'f Facts) -> Result<&'f Person, Box<RowProblem>> {
    let user: Option<UserId> = match named {
        PersonRef::Id(user) => Some(*user),
        PersonRef::Identifier(identifier) => facts.identifier_holders.get(identifier.as_str()).copied(),
        PersonRef::Email(email) => facts.email_holders.get(&*email.key()).copied(),
        PersonRef::Unreadable(_) => None,
    };
    let unknown = || RowProblem::text(RowCode::PersonUnknown, &text(named));
    let person = user.and_then(|user| facts.people.get(&user)).ok_or_else(unknown)?;
    if person.card.status == Status::Inactive {
        return Err(RowProblem::by(RowCode::Inactive, person.card.id));
    }
    Ok(person)
}

fn text(named: &PersonRef) -> String {
    match named {
        PersonRef::Id(user) => user.to_string(),
        PersonRef::Identifier(identifier) => identifier.as_str().to_owned(),
        PersonRef::Email(email) => EmailAddress::as_str(email).to_owned(),
        PersonRef::Unreadable(text) => text.clone(),
    }
}
