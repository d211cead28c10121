//! Requests of the user interface. Their texts are raw; the engine parses them into types once. Each noun
//! has its own requests; all are exported here.

pub use crate::audit::request::*;
pub use crate::duplicates::request::*;
pub use crate::firm::request::*;
pub use crate::groups::request::*;
pub use crate::hub::request::*;
pub use crate::imports::request::*;
pub use crate::invitations::request::*;
pub use crate::join::request::*;
pub use crate::keeping::request::*;
pub use crate::mail::request::*;
pub use crate::notices::request::*;
pub use crate::people::request::*;
pub use crate::pictures::request::*;
pub use crate::settings::view::ChangeSettingsRequest;
pub use crate::teams::request::*;
pub use crate::undo::request::*;

use domain::command::Field;
use serde::Deserialize;
use ts_rs::TS;

use crate::code::Code;

/// A request without content.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct Nothing {}

/// Names one record.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IdRequest {
    /// Its key.
    pub id: String,
}

/// What a field showed before it was edited.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldBefore {
    /// Which.
    pub field: Code<Field>,
    /// Its text.
    pub text: String,
}

/// Names people.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UsersRequest {
    /// Who they are.
    pub users: Vec<String>,
}
