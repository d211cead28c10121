//! Client groups (domain.md 1.3 and 47): only clients and partners, and no say in who sees whom.

use super::conflict::check_conflicts;
use super::gates::Gates;
use super::{Refusal, Stop};
use crate::change::WriteSet;
use crate::command::{Expect, Field};
use crate::groups::{ClientGroup, CreateGroup, EditGroup, GroupFacts, GroupMember, GroupMembers};
use crate::ids::{GroupId, UserId};
use crate::people::{Person, Status};
use crate::text::{clean_line, is_visible};

pub(super) fn create(wish: &CreateGroup, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    if facts.find_group()?.is_some() {
        return Err(Refusal::UnknownRecord.into());
    }
    let group = ClientGroup {
        id: wish.group,
        name: group_name(&wish.name)?,
    };
    let mut writes = WriteSet::default();
    for person in can_join(&wish.members, facts)? {
        writes.group_members.inserted.push(GroupMember {
            group: group.id,
            user: person.card.id,
        });
    }
    writes.groups.inserted.push(group);
    Ok(writes)
}

pub(super) fn edit(wish: &EditGroup, expect: &[Expect], facts: Gates<'_>) -> Result<WriteSet, Stop> {
    let before = &known_group(wish.group, facts)?.group;
    check_conflicts(expect, |field| (field == Field::Name).then(|| before.name.clone()))?;
    let after = ClientGroup {
        id: wish.group,
        name: group_name(&wish.name)?,
    };
    let mut writes = WriteSet::default();
    writes.groups.update(before.clone(), after);
    Ok(writes)
}

pub(super) fn delete(wish: GroupId, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    let GroupFacts { group, members } = known_group(wish, facts)?;
    let mut writes = WriteSet::default();
    let leaving = members.iter().map(|user| GroupMember {
        group: wish,
        user: *user,
    });
    writes.group_members.deleted.extend(leaving);
    writes.groups.deleted.push(group.clone());
    Ok(writes)
}

pub(super) fn add(wish: &GroupMembers, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    let group = known_group(wish.group, facts)?;
    let people = can_join(&wish.users, facts)?;
    let new = people.iter().filter(|p| !group.members.contains(&p.card.id));
    let mut writes = WriteSet::default();
    writes.group_members.inserted.extend(new.map(|p| GroupMember {
        group: wish.group,
        user: p.card.id,
    }));
    Ok(writes)
}

/// People who are not in it stay where they are.
pub(super) fn remove(wish: &GroupMembers, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    let group = known_group(wish.group, facts)?;
    let mut writes = WriteSet::default();
    for person in facts.people(&wish.users)? {
        let user = person.card.id;
        if group.members.contains(&user) {
            writes.group_members.deleted.push(GroupMember {
                group: wish.group,
                user,
            });
        }
    }
    Ok(writes)
}

/// Those people, each once: clients and partners who have not left.
fn can_join<'a>(users: &[UserId], facts: Gates<'a>) -> Result<Vec<&'a Person>, Stop> {
    let people = facts.people(users)?;
    let staff = people.iter().filter(|p| p.card.kind.is_staff());
    let users: Vec<_> = staff.map(|p| p.named()).collect();
    if !users.is_empty() {
        return Err(Refusal::OnlyClients { users }.into());
    }
    if let Some(gone) = people.iter().find(|p| p.card.status == Status::Inactive) {
        return Err(Refusal::UserInactive { user: gone.named() }.into());
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
