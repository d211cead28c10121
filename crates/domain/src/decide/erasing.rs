//! Erasing: people go for good, with everything that tells of them.

use super::gates::Gates;
use super::standing::{chosen, in_state};
use super::{Accepted, Admin, Stop};
use crate::change::WriteSet;
use crate::facts::RelatedRecords;
use crate::ids::UserId;
use crate::note::UserNote;
use crate::people::{Person, Status};
use crate::picture::UserPicture;
use crate::teams::TeamMember;

/// Whoever is invited or here is taken back or let go first, so that nobody vanishes who still has
/// clients, a team or an invitation that counts.
pub(super) fn erase(users: &[UserId], admin: &Admin<'_>, facts: Gates<'_>) -> Result<Accepted, Stop> {
    let people = chosen(users, admin, facts)?;
    in_state(&people, Status::Inactive, &[Status::Quiet, Status::Inactive])?;
    let mut accepted = Accepted::default();
    for person in people {
        accepted.erased.push(person.card.id);
        remove(person, facts.related()?, &mut accepted.writes);
    }
    Ok(accepted)
}

/// Every row that is about the person alone.
fn remove(person: &Person, related: &RelatedRecords, writes: &mut WriteSet) {
    let user = person.card.id;
    writes.cards.deleted.push(person.card.clone());
    writes.privates.deleted.push(person.private.clone());
    writes.points.deleted.extend(person.points.iter().cloned());
    let note = person.note.clone().map(|note| UserNote { user, note });
    writes.notes.deleted.extend(note);
    let members = person.teams.iter().map(|team| TeamMember { team: *team, user });
    writes.members.deleted.extend(members);
    writes.invitations.deleted.extend(person.invitation.clone());
    let groups = related.groups.iter().filter(|member| member.user == user);
    writes.group_members.deleted.extend(groups.copied());
    writes.joinings.deleted.extend(related.joinings.get(&user).cloned());
    let picture = related.pictures.get(&user).cloned();
    let picture = picture.map(|picture| UserPicture { user, picture });
    writes.pictures.deleted.extend(picture);
}
