//! Client groups as a screen shows them.

use serde::Serialize;
use ts_rs::TS;

use crate::view::NamedView;

/// A client group in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupRow {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Its members without inactive ones; in the reader's own list of groups, only their contacts.
    pub members: u32,
    /// Members who were sent no invitation.
    pub quiet: u32,
}

/// What inviting a whole client group would do.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupInviteView {
    /// The people it would invite, by name.
    pub ready: Vec<NamedView>,
    /// The people it would not invite, and why, by name.
    pub left_out: Vec<LeftOutView>,
}

/// Why a person cannot be invited now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum NotInvitable {
    /// They have an open invitation.
    Invited,
    /// They are active.
    Active,
    /// They are suspended.
    Suspended,
    /// They have no e-mail address.
    NoAddress,
    /// One of their teams has no active staff.
    NoActiveStaff,
    /// They have no phone number for the code.
    NoPhone,
}

/// A person who cannot be invited now.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeftOutView {
    /// Id of the person.
    pub id: String,
    /// Name.
    pub name: String,
    /// The reason.
    pub why: NotInvitable,
    /// For `noActiveStaff`: the team's name.
    pub team: String,
}
