//! Notices as a screen shows them.

use serde::Serialize;
use ts_rs::TS;

use crate::view::NamedView;

/// A window of the reader's notices.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticesView {
    /// The latest first.
    pub rows: Vec<NoticeView>,
    /// Number of notices.
    pub total: u32,
    /// Number of unread notices.
    pub unread: u32,
}

/// What a notice is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum NoticeKind {
    Welcome,
    ClientJoined,
    Bounced,
    Declined,
    Expired,
    ImportFinished,
    TeamUncovered,
    EmailChanged,
    Announcement,
    Statistics,
}

/// One notice.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticeView {
    /// Id, for marking it as read.
    pub id: String,
    /// When it was written.
    pub at: f64,
    /// Whether it was read.
    pub read: bool,
    /// What it is about.
    pub kind: NoticeKind,
    /// The person it is about; absent if there is none, or the reader may not know.
    pub person: Option<NamedView>,
    /// The team it is about; absent as above.
    pub team: Option<NamedView>,
    /// How many people it is about, including `person`.
    pub people: u32,
    /// The import it is about.
    pub import: Option<NoticeImport>,
    /// Title of an announcement.
    pub title: String,
    /// Text of an announcement, or the firm's own welcome text, with the reader's name.
    pub text: String,
    /// The weekly figures.
    pub figures: Option<NoticeFigures>,
}

/// The result of an import.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub struct NoticeImport {
    pub id: String,
    pub file: String,
    pub created: u32,
    pub updated: u32,
    pub unchanged: u32,
    pub skipped: u32,
    pub refused: u32,
}

/// The weekly figures.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticeFigures {
    /// Active clients.
    pub here: u32,
    /// Invited clients.
    pub invited: u32,
    /// Clients who were sent no invitation.
    pub not_invited: u32,
    /// Clients who joined in that week.
    pub joined: u32,
    /// Invitations that bounced.
    pub bounced: u32,
    /// Teams with clients and without active staff.
    pub uncovered: u32,
}

/// An announcement before it is sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnnouncementView {
    /// How many people would get it.
    pub recipients: u32,
    /// Its title, with the sender's name filled in.
    pub title: String,
    /// Its text, with the sender's name filled in.
    pub text: String,
}

/// Which notices the reader wants; all others are sent to everyone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticeChoicesView {
    /// The weekly figures.
    pub statistics: bool,
}
