//! People's pictures.

use super::gates::Gates;
use super::{Admin, Stop};
use crate::change::WriteSet;
use crate::people::Kind;
use crate::picture::{SetPicture, UserPicture};

/// Administrators change everybody's picture as they change other details; without one it is the
/// actor's own.
pub(super) fn set(wish: SetPicture, admin: Option<&Admin<'_>>, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    let user = wish.user;
    let person = facts.person(user)?;
    if let (Some(admin), Kind::Staff(role)) = (admin, person.card.kind) {
        admin.may_touch(role)?;
    }
    let row = |picture| UserPicture { user, picture };
    let mut writes = WriteSet::default();
    match (facts.picture()?.cloned().map(row), wish.picture.map(row)) {
        (Some(before), Some(after)) => writes.pictures.update(before, after),
        (Some(before), None) => writes.pictures.deleted.push(before),
        (None, Some(after)) => writes.pictures.inserted.push(after),
        (None, None) => {}
    }
    Ok(writes)
}
