//! Client teams and client groups.

use domain::command::{
    AddMembers, AddToGroup, CreateGroup, CreateTeam, DeleteGroup, DeleteTeam, EditGroup, EditTeam, GroupMembers,
    Members, MoveMembers, RemoveFromGroup, RemoveMembers, SetDefaultTeam, SetLead,
};
use domain::identifier::TeamIdentifier;
use domain::ids::{GroupId, TeamId, UserId};
use serde::{Deserialize, Serialize};
use serde_with::{serde_as, skip_serializing_none};

use crate::adapt::{Change, Text};

#[serde_as]
#[skip_serializing_none]
#[derive(Serialize, Deserialize)]
#[serde(remote = "CreateTeam", deny_unknown_fields)]
pub(crate) struct CreateTeamDef {
    #[serde_as(as = "Text")]
    team: TeamId,
    name: String,
    #[serde_as(as = "Option<Text>")]
    #[serde(default)]
    identifier: Option<TeamIdentifier>,
    description: String,
    #[serde_as(as = "Vec<Text>")]
    members: Vec<UserId>,
}

#[serde_as]
#[skip_serializing_none]
#[derive(Serialize, Deserialize)]
#[serde(remote = "EditTeam", deny_unknown_fields)]
pub(crate) struct EditTeamDef {
    #[serde_as(as = "Text")]
    team: TeamId,
    name: Option<String>,
    #[serde_as(as = "Change<Text>")]
    #[serde(default)]
    identifier: Option<Option<TeamIdentifier>>,
    description: Option<String>,
    shared: Option<bool>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Members", deny_unknown_fields)]
struct MembersDef {
    #[serde_as(as = "Text")]
    team: TeamId,
    #[serde_as(as = "Vec<Text>")]
    users: Vec<UserId>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "AddMembers")]
pub(crate) struct AddMembersDef(#[serde(with = "MembersDef")] Members);

#[derive(Serialize, Deserialize)]
#[serde(remote = "RemoveMembers")]
pub(crate) struct RemoveMembersDef(#[serde(with = "MembersDef")] Members);

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "MoveMembers", deny_unknown_fields)]
pub(crate) struct MoveMembersDef {
    #[serde_as(as = "Text")]
    from: TeamId,
    #[serde_as(as = "Text")]
    to: TeamId,
    #[serde_as(as = "Vec<Text>")]
    users: Vec<UserId>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "SetLead", deny_unknown_fields)]
pub(crate) struct SetLeadDef {
    #[serde_as(as = "Text")]
    team: TeamId,
    #[serde_as(as = "Text")]
    user: UserId,
    lead: bool,
}

#[serde_as]
#[skip_serializing_none]
#[derive(Serialize, Deserialize)]
#[serde(remote = "DeleteTeam", rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct DeleteTeamDef {
    #[serde_as(as = "Text")]
    team: TeamId,
    #[serde_as(as = "Option<Text>")]
    #[serde(default)]
    clients_to: Option<TeamId>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "SetDefaultTeam", deny_unknown_fields)]
pub(crate) struct SetDefaultTeamDef {
    #[serde_as(as = "Text")]
    team: TeamId,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "CreateGroup", deny_unknown_fields)]
pub(crate) struct CreateGroupDef {
    #[serde_as(as = "Text")]
    group: GroupId,
    name: String,
    #[serde_as(as = "Vec<Text>")]
    members: Vec<UserId>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "EditGroup", deny_unknown_fields)]
pub(crate) struct EditGroupDef {
    #[serde_as(as = "Text")]
    group: GroupId,
    name: String,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "DeleteGroup", deny_unknown_fields)]
pub(crate) struct DeleteGroupDef {
    #[serde_as(as = "Text")]
    group: GroupId,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "GroupMembers", deny_unknown_fields)]
struct GroupMembersDef {
    #[serde_as(as = "Text")]
    group: GroupId,
    #[serde_as(as = "Vec<Text>")]
    users: Vec<UserId>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "AddToGroup")]
pub(crate) struct AddToGroupDef(#[serde(with = "GroupMembersDef")] GroupMembers);

#[derive(Serialize, Deserialize)]
#[serde(remote = "RemoveFromGroup")]
pub(crate) struct RemoveFromGroupDef(#[serde(with = "GroupMembersDef")] GroupMembers);
