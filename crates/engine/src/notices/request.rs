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

/// An announcement to all active people who are in any of these.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnnounceRequest {
    /// One line of at most 200 characters.
    pub title: String,
    /// At most 5,000 characters; `<First Name>` and `<Last Name>` become the reader's.
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

/// Which notices the reader wants.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticeChoicesRequest {
    /// The weekly figures.
    pub statistics: bool,
}
