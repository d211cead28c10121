//! Client groups as a screen shows them.

use serde::Serialize;
use ts_rs::TS;

use crate::view::NamedView;

/// A client group in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupRow {
    /// Key.
    pub id: String,
    /// Name.
    pub name: String,
    /// People in it who have not left; in the reader's own list of groups, those of their contacts.
    pub members: u32,
    /// Those of them to whom nothing was sent so far.
    pub quiet: u32,
}

/// What inviting a whole client group would come to.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GroupInviteView {
    /// Who would be invited, by name.
    pub ready: Vec<NamedView>,
    /// Who would not, and why, by name.
    pub left_out: Vec<LeftOutView>,
}

/// Why somebody cannot be invited now.
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
    /// A team of theirs has no active staff.
    NoActiveStaff,
    /// They have no number for the code.
    NoPhone,
}

/// Somebody who cannot be invited now.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeftOutView {
    /// Who.
    pub id: String,
    /// Name.
    pub name: String,
    /// Why not.
    pub why: NotInvitable,
    /// For `noActiveStaff`: the team's name.
    pub team: String,
}
