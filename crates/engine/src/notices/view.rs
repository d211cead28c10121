//! What the reader is told.

use serde::Serialize;
use ts_rs::TS;

use crate::view::NamedView;

/// A window of the reader's notices.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticesView {
    /// The latest first.
    pub rows: Vec<NoticeView>,
    /// All there are.
    pub total: u32,
    /// Those that were not read.
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
    /// Its name, for marking it as read.
    pub id: String,
    /// When it was told.
    pub at: f64,
    /// Whether it was read.
    pub read: bool,
    /// What it is about.
    pub kind: NoticeKind,
    /// Of whom it speaks; nothing if the reader may not know, or there is nobody.
    pub person: Option<NamedView>,
    /// Of which team it speaks; nothing as above.
    pub team: Option<NamedView>,
    /// How many people it speaks of, `person` among them.
    pub people: u32,
    /// The import it speaks of.
    pub import: Option<NoticeImport>,
    /// Title of an announcement.
    pub title: String,
    /// Words of an announcement or of a welcome of the firm's own, with the reader's name.
    pub text: String,
    /// Figures of a week.
    pub figures: Option<NoticeFigures>,
}

/// How an import went.
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

/// How the firm stood.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticeFigures {
    /// Clients who are here.
    pub here: u32,
    /// Clients who are invited.
    pub invited: u32,
    /// Clients to whom nothing was sent.
    pub not_invited: u32,
    /// Clients who joined in the week before.
    pub joined: u32,
    /// Invitations whose mail came back.
    pub bounced: u32,
    /// Teams with clients and without active staff.
    pub uncovered: u32,
}

/// An announcement before it is sent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnnouncementView {
    /// How many people would read it.
    pub recipients: u32,
    /// Its title, as the sender would read it.
    pub title: String,
    /// Its text, as the sender would read it.
    pub text: String,
}

/// What the reader wants to be told; everything else is told to everybody.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NoticeChoicesView {
    /// The figures of the week.
    pub statistics: bool,
}
