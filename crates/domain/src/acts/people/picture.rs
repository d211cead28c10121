//! People's pictures.

use crate::acts::label::Label;
use crate::acts::{Act, Case};
use crate::change::WriteSet;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::facts::Facts;
use crate::ids::UserId;
use crate::needs::{ExtraNeeds, Needs};
use crate::people::{Kind, UserCard};
use crate::picture::{Picture, UserPicture};
use crate::verb::Verb;

/// Replaces or removes a person's picture. Administrators change pictures as they change other
/// details; everybody may change their own.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SetPicture {
    pub user: UserId,
    /// The new picture; `None` removes the old one.
    pub picture: Option<Picture>,
}

impl Act for SetPicture {
    const VERB: Verb = Verb::SetPicture;

    fn verb(&self) -> Verb {
        match self.picture {
            Some(_) => Verb::SetPicture,
            None => Verb::RemovePicture,
        }
    }

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.insert(self.user);
        needs.extra = ExtraNeeds::Picture(self.user);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::person(self.user, facts)
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        if let Kind::Staff(role) = case.facts.person(self.user)?.card.kind {
            admin.may_touch(role)?;
        }
        self.replace(case)
    }

    fn judge_own(self, actor: &UserCard, case: &Case<'_>) -> Result<Accepted, Stop> {
        if self.user != actor.id {
            return Err(Refusal::NotAllowed.into());
        }
        case.facts.person(self.user)?;
        self.replace(case)
    }
}

impl SetPicture {
    fn replace(self, case: &Case<'_>) -> Result<Accepted, Stop> {
        let user = self.user;
        let row = |picture| UserPicture { user, picture };
        let mut writes = WriteSet::default();
        match (case.facts.picture()?.cloned().map(row), self.picture.map(row)) {
            (Some(before), Some(after)) => writes.pictures.update(before, after),
            (Some(before), None) => writes.pictures.deleted.push(before),
            (None, Some(after)) => writes.pictures.inserted.push(after),
            (None, None) => {}
        }
        Ok(writes.into())
    }
}
