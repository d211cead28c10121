//! Notices and announcements.

use serde::Deserialize;
use ts_rs::TS;

/// Asks for a window of the reader's notices, the latest first.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticesRequest {
    /// First row.
    pub offset: u32,
    /// At most 200.
    pub limit: u32,
}

/// Words to many: everybody who is in any of these, and here.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnnounceRequest {
    /// In one line, at most 200 characters.
    pub title: String,
    /// In full, at most 5 000 characters; `<First Name>` and `<Last Name>` become the reader's.
    pub text: String,
    /// All staff.
    pub staff: bool,
    /// All clients and partners.
    pub clients: bool,
    /// Everybody in these teams.
    pub teams: Vec<String>,
    /// These people.
    pub users: Vec<String>,
}

/// What the reader wants to be told.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticeChoicesRequest {
    /// The figures of the week.
    pub statistics: bool,
}
