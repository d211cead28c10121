//! Requests for the audit log.

use domain::verb::Verb;
use mailer::Language;
use serde::Deserialize;
use ts_rs::TS;

use crate::chosen::Chosen;
use crate::code::Code;

/// Asks for a window of the audit log.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct AuditRequest {
    /// First local day, as 2026-11-22; open if absent.
    pub from: Option<String>,
    /// Last local day.
    pub until: Option<String>,
    /// Only this person's actions.
    pub actor: Option<String>,
    /// Only actions of this kind.
    pub verb: Option<Code<Verb>>,
    /// The oldest first, instead of the latest.
    pub oldest_first: bool,
    /// First line.
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
}

/// Saves the audit log.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveAuditRequest {
    /// Which actions; `offset` and `limit` are ignored.
    pub audit: AuditRequest,
    /// Where to, from the save dialog.
    #[ts(type = "string")]
    pub file: Chosen,
    /// Language of the headings.
    pub language: Code<Language>,
}
