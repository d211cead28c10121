//! Erasing: people are removed for good, with everything that tells of them.

use super::status::{chosen, in_state};
use crate::acts::label::Label;
use crate::acts::{Act, Case};
use crate::change::WriteSet;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::facts::{Facts, RelatedRecords};
use crate::ids::UserId;
use crate::needs::{ExtraNeeds, Needs};
use crate::note::UserNote;
use crate::people::{Person, Status};
use crate::picture::UserPicture;
use crate::teams::TeamMember;
use crate::verb::Verb;

/// Erases people. Invited people are revoked and active ones deactivated first, so that no person
/// vanishes who still has clients, a team or an invitation that counts.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Erase {
    pub users: Vec<UserId>,
}

impl Act for Erase {
    const VERB: Verb = Verb::Erase;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.extend(&self.users);
        needs.extra = ExtraNeeds::Related;
    }

    /// Without names, because names are what is erased.
    fn label(&self, _: &Facts) -> Label {
        Label::count(self.users.len())
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let people = chosen(&self.users, admin, case.facts)?;
        in_state(&people, Status::Inactive, &[Status::Quiet, Status::Inactive])?;
        let mut accepted = Accepted::default();
        for person in people {
            accepted.erased.push(person.card.id);
            remove(person, case.facts.related()?, &mut accepted.writes);
        }
        Ok(accepted)
    }
}

/// Every row that is about the person alone.
fn remove(person: &Person, related: &RelatedRecords, writes: &mut WriteSet) {
    let user = person.card.id;
    writes.cards.deleted.push(person.card.clone());
    writes.privates.deleted.push(person.private.clone());
    writes.points.deleted.extend(person.points.iter().cloned());
    let note = person.note.clone().map(|note| UserNote { user, note });
    writes.notes.deleted.extend(note);
    let members = person.teams.iter().map(|team| TeamMember::new(*team, user));
    writes.members.deleted.extend(members);
    writes.invitations.deleted.extend(person.invitation.clone());
    let groups = related.groups.iter().filter(|member| member.user == user);
    writes.group_members.deleted.extend(groups.copied());
    writes.joinings.deleted.extend(related.joinings.get(&user).cloned());
    let picture = related.pictures.get(&user).cloned();
    let picture = picture.map(|picture| UserPicture { user, picture });
    writes.pictures.deleted.extend(picture);
}
