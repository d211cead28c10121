//! Contact books.

use serde::Deserialize;
use ts_rs::TS;

use crate::chosen::Chosen;
use crate::request::FieldBefore;

/// A contact book made for somebody who is added.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BookRequest {
    /// Its name.
    pub name: String,
    /// Who is in it beside the newcomer; at least one of them is active staff.
    pub members: Vec<String>,
}

/// Writes who is in which team into a file.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveMembershipsRequest {
    /// Where to, from the save dialog.
    #[ts(type = "string")]
    pub file: Chosen,
}

/// Makes a team.
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
    /// Which.
    pub id: String,
    /// Name.
    pub name: Option<String>,
    /// Letters and digits; empty takes it away.
    pub identifier: Option<String>,
    /// Empty takes it away.
    pub description: Option<String>,
    /// Whether its clients see each other.
    pub shared: Option<bool>,
    /// What the form showed before the edit, by field; a field that differs now is a conflict.
    pub before: Vec<FieldBefore>,
}

/// People into or out of a team.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MembersRequest {
    /// Which team.
    pub team: String,
    /// Whom.
    pub users: Vec<String>,
}

/// People from one team into another.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MoveMembersRequest {
    /// The team they leave.
    pub from: String,
    /// The team they come into.
    pub to: String,
    /// Whom.
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

/// Takes a team away.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeleteTeamRequest {
    /// Which.
    pub id: String,
    /// Where its clients go who are in no other team.
    pub clients_to: Option<String>,
}
