//! Requests about an import.

use domain::import::{OnMatch, OnRename, OnSame};
use mailer::Language;
use serde::Deserialize;
use ts_rs::TS;

use crate::chosen::Chosen;
use crate::code::Code;
use crate::view::{ProblemCode, RowFilter, TeamChoiceCode};

/// Reads a file for import.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportOpenRequest {
    /// Which, from the dialog or a drop.
    #[ts(type = "string")]
    pub file: Chosen,
}

/// Changes the choices of a draft; absent fields stay.
#[derive(Clone, Default, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ImportConfigureRequest {
    /// Which draft.
    pub draft: String,
    /// Country of numbers without a country code.
    pub region: Option<String>,
    /// What happens to rows of people who are there and differ.
    pub on_match: Option<Code<OnMatch>>,
    /// What happens to rows whose address is that of a client with another name.
    pub on_rename: Option<Code<OnRename>>,
    /// What happens to rows with a new address whose name and number are those of one client without an
    /// address.
    pub on_same: Option<Code<OnSame>>,
    /// Pass over rows whose identifier is in use.
    pub ignore_identifiers_in_use: Option<bool>,
    /// `,` `;` `|` or a tab.
    pub delimiter: Option<String>,
    /// Name of a text encoding.
    pub encoding: Option<String>,
    /// Header row; 0 for none.
    pub header_row: Option<u32>,
    /// Field of one column.
    pub column: Option<ColumnFieldRequest>,
    /// Choices for names no team has.
    #[serde(default)]
    pub teams: Vec<TeamChoiceRequest>,
}

/// Says what becomes of a name no team has.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TeamChoiceRequest {
    /// The name in the file.
    pub name: String,
    /// What becomes of its rows.
    pub choice: TeamChoiceCode,
    /// The existing team.
    pub team: Option<String>,
}

/// Gives a column a field.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnFieldRequest {
    /// Column, from 0.
    pub column: u32,
    /// The field.
    pub field: Code<importer::Field>,
}

/// Asks for a window of the check grid.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRowsRequest {
    /// Which draft.
    pub draft: String,
    /// Only rows with this problem.
    pub code: Option<Code<ProblemCode>>,
    /// Only these rows.
    pub only: Option<RowFilter>,
    /// Only rows with this text in some cell.
    pub find: String,
    /// First row.
    pub offset: u32,
    /// At most 500.
    pub limit: u32,
}

/// Imports a draft.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRunRequest {
    /// Which.
    pub draft: String,
    /// Invites new people at once, with these words above the mail's own; absent, they come quietly.
    pub invite: Option<String>,
}

/// Names a draft.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftRequest {
    /// Which.
    pub draft: String,
}

/// Writes the rows an import left out into a file.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveProblemsRequest {
    /// The import.
    pub id: String,
    /// Where to, from the save dialog.
    #[ts(type = "string")]
    pub file: Chosen,
    /// Language of the reasons.
    pub language: Code<Language>,
}

/// Writes the clients template.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveTemplateRequest {
    /// Whether some people who do not exist stand in it.
    pub example: bool,
    /// Where to, from the save dialog.
    #[ts(type = "string")]
    pub file: Chosen,
}
