//! Requests about client groups.

use serde::Deserialize;
use ts_rs::TS;

use crate::request::FieldBefore;

/// Creates a client group.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreateGroupRequest {
    /// Name.
    pub name: String,
    /// First members: clients and partners.
    pub members: Vec<String>,
}

/// Renames a client group.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditGroupRequest {
    /// Id of the group.
    pub id: String,
    /// Name.
    pub name: String,
    /// The form's values before the edit, by field; a field that changed since is a conflict.
    pub before: Vec<FieldBefore>,
}

/// Adds people to a client group, or removes them.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupMembersRequest {
    /// Id of the group.
    pub group: String,
    /// Ids of the people.
    pub users: Vec<String>,
}
