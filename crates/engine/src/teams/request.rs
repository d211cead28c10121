//! Requests about teams and contact books.

use serde::Deserialize;
use ts_rs::TS;

use crate::chosen::Chosen;
use crate::request::FieldBefore;

/// A contact book created for a new person.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookRequest {
    /// Its name.
    pub name: String,
    /// Its members beside the new person; at least one is active staff.
    pub members: Vec<String>,
}

/// Saves all memberships in a file.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveMembershipsRequest {
    /// Where to save it, from the save dialog.
    #[ts(type = "string")]
    pub file: Chosen,
}

/// Creates a team.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreateTeamRequest {
    /// Name.
    pub name: String,
    /// Letters and digits; may be empty.
    pub identifier: String,
    /// May be empty.
    pub description: String,
    /// First members; staff before clients.
    pub members: Vec<String>,
}

/// Changes a team; absent fields stay.
#[derive(Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct EditTeamRequest {
    /// Id of the team.
    pub id: String,
    /// Name.
    pub name: Option<String>,
    /// Letters and digits; empty removes it.
    pub identifier: Option<String>,
    /// Empty removes it.
    pub description: Option<String>,
    /// Whether its clients see each other.
    pub shared: Option<bool>,
    /// The form's values before the edit, by field; a field that changed since is a conflict.
    pub before: Vec<FieldBefore>,
}

/// Adds people to a team, or removes them.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MembersRequest {
    /// Id of the team.
    pub team: String,
    /// Ids of the people.
    pub users: Vec<String>,
}

/// Moves people from one team to another.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MoveMembersRequest {
    /// Id of the old team.
    pub from: String,
    /// Id of the new team.
    pub to: String,
    /// Ids of the people.
    pub users: Vec<String>,
}

/// Makes a member lead of a team, or ends that.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetLeadRequest {
    /// Which team.
    pub team: String,
    /// Which member.
    pub user: String,
    /// Whether they lead it from now on.
    pub lead: bool,
}

/// Deletes a team.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeleteTeamRequest {
    /// Id of the team.
    pub id: String,
    /// The team for those of its clients who are in no other; absent if there are none.
    pub clients_to: Option<String>,
}
