//! Client groups (domain.md 1.3 and 47): they hold only clients and partners, and change nothing about who may see which person.

use super::label::Label;
use super::{Act, Case};
use crate::change::WriteSet;
use crate::decide::conflict::check_conflicts;
use crate::decide::gates::Gates;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::expect::Field;
use crate::facts::Facts;
use crate::groups::{ClientGroup, GroupFacts, GroupMember};
use crate::ids::{GroupId, UserId};
use crate::needs::{ExtraNeeds, Needs};
use crate::people::{Person, Status};
use crate::text::{clean_line, is_visible};
use crate::verb::Verb;

/// Creates a client group with its first members.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct CreateGroup {
    /// Key of the new group.
    pub group: GroupId,
    pub name: String,
    /// First members.
    pub members: Vec<UserId>,
}

impl Act for CreateGroup {
    const VERB: Verb = Verb::CreateGroup;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.extend(&self.members);
        needs.extra = ExtraNeeds::group(self.group);
    }

    fn label(&self, _: &Facts) -> Label {
        Label::of(self.name.trim())
    }

    fn judge(self, _: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        if case.facts.find_group()?.is_some() {
            return Err(Refusal::UnknownRecord.into());
        }
        let group = ClientGroup {
            id: self.group,
            name: group_name(&self.name)?,
        };
        let mut writes = WriteSet::default();
        for person in can_join(&self.members, case.facts)? {
            writes.group_members.inserted.push(GroupMember {
                group: group.id,
                user: person.card.id,
            });
        }
        writes.groups.inserted.push(group);
        Ok(writes.into())
    }
}

/// Renames a client group.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct EditGroup {
    pub group: GroupId,
    /// New name.
    pub name: String,
}

impl Act for EditGroup {
    const VERB: Verb = Verb::EditGroup;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.extra = ExtraNeeds::group(self.group);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::group(facts)
    }

    fn judge(self, _: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let before = &known_group(self.group, case.facts)?.group;
        check_conflicts(case.expect, |field| (field == Field::Name).then(|| before.name.clone()))?;
        let after = ClientGroup {
            id: self.group,
            name: group_name(&self.name)?,
        };
        let mut writes = WriteSet::default();
        writes.groups.update(before.clone(), after);
        Ok(writes.into())
    }
}

/// Deletes a client group; its people stay.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct DeleteGroup {
    pub group: GroupId,
}

impl Act for DeleteGroup {
    const VERB: Verb = Verb::DeleteGroup;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.extra = ExtraNeeds::Group {
            group: self.group,
            everybody: true,
        };
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::group(facts)
    }

    fn judge(self, _: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let GroupFacts { group, members } = known_group(self.group, case.facts)?;
        let mut writes = WriteSet::default();
        let leaving = members.iter().map(|user| GroupMember {
            group: self.group,
            user: *user,
        });
        writes.group_members.deleted.extend(leaving);
        writes.groups.deleted.push(group.clone());
        Ok(writes.into())
    }
}

/// People and a client group.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct GroupMembers {
    pub group: GroupId,
    pub users: Vec<UserId>,
}

impl GroupMembers {
    fn needs(&self, needs: &mut Needs<'_>) {
        needs.users.extend(&self.users);
        needs.extra = ExtraNeeds::group(self.group);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::group(facts).counting(self.users.len())
    }
}

/// The clients join the group; those who are members already stay.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AddToGroup(pub GroupMembers);

impl Act for AddToGroup {
    const VERB: Verb = Verb::AddToGroup;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        self.0.needs(needs);
    }

    fn label(&self, facts: &Facts) -> Label {
        self.0.label(facts)
    }

    fn judge(self, _: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let GroupMembers { group, users } = self.0;
        let found = known_group(group, case.facts)?;
        let people = can_join(&users, case.facts)?;
        let new = people.iter().filter(|p| !found.members.contains(&p.card.id));
        let mut writes = WriteSet::default();
        writes
            .group_members
            .inserted
            .extend(new.map(|p| GroupMember { group, user: p.card.id }));
        Ok(writes.into())
    }
}

/// The people leave the group; those who are not members are passed over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RemoveFromGroup(pub GroupMembers);

impl Act for RemoveFromGroup {
    const VERB: Verb = Verb::RemoveFromGroup;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        self.0.needs(needs);
    }

    fn label(&self, facts: &Facts) -> Label {
        self.0.label(facts)
    }

    fn judge(self, _: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let GroupMembers { group, users } = self.0;
        let found = known_group(group, case.facts)?;
        let mut writes = WriteSet::default();
        for person in case.facts.people(&users)? {
            let user = person.card.id;
            if found.members.contains(&user) {
                writes.group_members.deleted.push(GroupMember { group, user });
            }
        }
        Ok(writes.into())
    }
}

/// Those people, each once: clients and partners who are not inactive.
fn can_join<'a>(users: &[UserId], facts: Gates<'a>) -> Result<Vec<&'a Person>, Stop> {
    let people = facts.people(users)?;
    let staff = people.iter().filter(|p| p.card.kind.is_staff());
    let users: Vec<_> = staff.map(|p| p.named()).collect();
    if !users.is_empty() {
        return Err(Refusal::OnlyClients { users }.into());
    }
    if let Some(inactive) = people.iter().find(|p| p.card.status == Status::Inactive) {
        return Err(Refusal::UserInactive { user: inactive.named() }.into());
    }
    Ok(people)
}

fn known_group<'a>(group: GroupId, facts: Gates<'a>) -> Result<&'a GroupFacts, Stop> {
    let known = facts.find_group()?.filter(|known| known.group.id == group);
    known.ok_or_else(|| Refusal::UnknownRecord.into())
}

fn group_name(text: &str) -> Result<String, Refusal> {
    let name = clean_line(text);
    if !is_visible(&name) {
        return Err(Refusal::NameMissing);
    }
    if name.chars().count() > ClientGroup::NAME_MAX {
        return Err(Refusal::TooLong {
            field: Field::Name,
            max: ClientGroup::NAME_MAX,
        });
    }
    Ok(name)
}
