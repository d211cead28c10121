//! What the user interface sends. Texts are raw; the engine parses them once into types. Each noun has
//! its own requests; they are all named from here.

pub use crate::audit::request::*;
pub use crate::duplicates::request::*;
pub use crate::firm::request::*;
pub use crate::groups::request::*;
pub use crate::imports::request::*;
pub use crate::invitations::request::*;
pub use crate::joining::request::*;
pub use crate::keeping::request::*;
pub use crate::mail::request::*;
pub use crate::notices::request::*;
pub use crate::people::request::*;
pub use crate::pictures::request::*;
pub use crate::settings::ChangeSettingsRequest;
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

/// What a field showed before an edit.
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
    /// Whom.
    pub users: Vec<String>,
}
