//! Client groups: random commands, and the rules said again.

use domain::command::{
    AddToGroup, CommandKind, CreateGroup, DeleteGroup, EditGroup, Expect, Field, GroupMembers, RemoveFromGroup,
};
use domain::groups::ClientGroup;
use domain::ids::{GroupId, UserId};
use domain::people::{Kind, Status};

use crate::rules::{Case, tidy};
use crate::state::State;
use crate::steps::{Ids, chance, pick, some_people};

const NAMES: [&str; 4] = ["Families", " Trusts  and estates ", "Doctors", "families"];

fn name(n: u16, luck: u16) -> String {
    match luck % 24 {
        22 => "   ".into(),
        23 => "n".repeat(201),
        _ => pick(&NAMES, n).unwrap().into(),
    }
}

fn group(state: &State, n: u16, luck: u16, ids: &mut Ids) -> GroupId {
    let groups: Vec<GroupId> = state.groups.keys().copied().collect();
    pick(&groups, n)
        .filter(|_| !chance(luck, 4))
        .unwrap_or_else(|| GroupId(ids.uuid()))
}

/// Up to four clients and partners who are not inactive, or, now and then, any people.
fn some_clients(state: &State, n: [u16; 8], ids: &mut Ids) -> Vec<UserId> {
    if chance(n[4], 14) {
        return some_people(state, n[2] | 1, n[3], n[5], ids);
    }
    let clients: Vec<UserId> = state.cards.keys().copied().filter(|u| state.is_served(*u)).collect();
    (0..n[2] % 4)
        .filter_map(|k| pick(&clients, n[3].wrapping_add(5 * k)))
        .collect()
}

pub(crate) fn create_group(state: &State, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    CommandKind::CreateGroup(CreateGroup {
        group: if chance(n[0], 4) {
            group(state, n[1], 0, ids)
        } else {
            GroupId(ids.uuid())
        },
        name: name(n[1], n[0] / 100),
        members: some_clients(state, n, ids),
    })
}

pub(crate) fn edit_group(state: &State, n: [u16; 8], expect: &mut Vec<Expect>, ids: &mut Ids) -> CommandKind {
    let group = group(state, n[0], n[1], ids);
    if let Some(group) = state.groups.get(&group).filter(|_| chance(n[2], 40)) {
        let base = if chance(n[3], 15) {
            "seen before".into()
        } else {
            group.name.clone()
        };
        expect.push(Expect {
            field: Field::Name,
            base,
        });
    }
    let name = name(n[4], n[5]);
    CommandKind::EditGroup(EditGroup { group, name })
}

pub(crate) fn delete_group(state: &State, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    CommandKind::DeleteGroup(DeleteGroup {
        group: group(state, n[0], n[1], ids),
    })
}

pub(crate) fn add_to_group(state: &State, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    CommandKind::AddToGroup(AddToGroup(GroupMembers {
        group: group(state, n[0], n[1], ids),
        users: some_clients(state, n, ids),
    }))
}

pub(crate) fn remove_from_group(state: &State, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    let group = group(state, n[0], n[1], ids);
    let inside: Vec<UserId> = state.group_members_of(group).collect();
    let users = if chance(n[4], 15) {
        some_people(state, n[2] | 1, n[3], n[5], ids)
    } else {
        (0..=n[2] % 3)
            .filter_map(|k| pick(&inside, n[3].wrapping_add(5 * k)))
            .collect()
    };
    CommandKind::RemoveFromGroup(RemoveFromGroup(GroupMembers { group, users }))
}

impl State {
    pub(crate) fn group_members_of(&self, group: GroupId) -> impl Iterator<Item = UserId> {
        self.group_members
            .iter()
            .filter(move |(g, _)| *g == group)
            .map(|(_, user)| *user)
    }
}

impl Case<'_> {
    pub(crate) fn create_group(&mut self, act: &CreateGroup) {
        self.refuse_if(self.state.groups.contains_key(&act.group), "unknownRecord");
        self.name_group(act.group, &act.name);
        self.come_into(act.group, &act.members);
    }

    fn name_group(&mut self, group: GroupId, name: &str) {
        let name = tidy(name);
        self.refuse_if(name.is_empty(), "nameMissing");
        self.refuse_if(name.chars().count() > 200, "tooLong");
        self.verdict.after.groups.insert(group, ClientGroup { id: group, name });
    }

    fn come_into(&mut self, group: GroupId, users: &[UserId]) {
        for user in users {
            match self.state.cards.get(user) {
                None => self.object("unknownRecord"),
                Some(card) => {
                    self.refuse_if(matches!(card.kind, Kind::Staff(_)), "onlyClients");
                    self.refuse_if(card.status == Status::Inactive, "userInactive");
                }
            }
            self.verdict.after.group_members.insert((group, *user));
        }
    }

    pub(crate) fn edit_group(&mut self, act: &EditGroup, expect: &[Expect]) {
        let Some(before) = self.state.groups.get(&act.group) else {
            return self.object("unknownRecord");
        };
        let seen = |e: &Expect| e.field != Field::Name || e.base == before.name;
        self.refuse_if(!expect.iter().all(seen), "conflict");
        self.name_group(act.group, &act.name);
    }

    pub(crate) fn delete_group(&mut self, group: GroupId) {
        self.refuse_if(!self.state.groups.contains_key(&group), "unknownRecord");
        self.verdict.after.groups.remove(&group);
        self.verdict.after.group_members.retain(|(g, _)| *g != group);
    }

    pub(crate) fn add_to_group(&mut self, act: &GroupMembers) {
        self.refuse_if(!self.state.groups.contains_key(&act.group), "unknownRecord");
        self.come_into(act.group, &act.users);
    }

    pub(crate) fn remove_from_group(&mut self, act: &GroupMembers) {
        self.refuse_if(!self.state.groups.contains_key(&act.group), "unknownRecord");
        for user in &act.users {
            self.refuse_if(!self.state.cards.contains_key(user), "unknownRecord");
            self.verdict.after.group_members.remove(&(act.group, *user));
        }
    }
}
