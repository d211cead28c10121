//! Requests about client groups.

use serde::Deserialize;
use ts_rs::TS;

use crate::request::FieldBefore;

/// Makes a client group.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreateGroupRequest {
    /// Name.
    pub name: String,
    /// First members: clients and partners.
    pub members: Vec<String>,
}

/// Gives a client group another name.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditGroupRequest {
    /// Which.
    pub id: String,
    /// Name.
    pub name: String,
    /// What the form showed before the edit, by field; a field that differs now is a conflict.
    pub before: Vec<FieldBefore>,
}

/// People into or out of a client group.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupMembersRequest {
    /// Which group.
    pub group: String,
    /// Whom.
    pub users: Vec<String>,
}
