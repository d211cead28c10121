//! Requests about an import.

use domain::import::{Listed, OnMatch, OnRename, OnSame, RowChoice};
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
    /// Handle of the file, from the dialog or a drop.
    #[ts(type = "string")]
    pub file: Chosen,
    /// Whom it lists.
    pub listed: Code<Listed>,
    /// Whether the place it was dropped on says what it lists: then a file whose columns are rather those of
    /// clients lists clients.
    pub dropped: bool,
}

impl ImportOpenRequest {
    /// For a file of clients.
    pub const fn clients(file: Chosen) -> Self {
        Self {
            file,
            listed: Code(Listed::Clients),
            dropped: false,
        }
    }
}

/// Reads cells that were copied from a spreadsheet.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportPasteRequest {
    /// What the import is called, where others have the name of their file.
    pub name: String,
    /// The cells: tabs between them, each row on a line, as spreadsheets copy them.
    pub text: String,
    /// Whom they list.
    pub listed: Code<Listed>,
}

/// Changes the choices of a draft; absent fields stay.
#[derive(Clone, Default, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ImportConfigureRequest {
    /// Which draft.
    pub draft: String,
    /// Whom the file lists.
    pub listed: Option<Code<Listed>>,
    /// Country of numbers without a country code.
    pub region: Option<String>,
    /// What to do with rows of existing people that differ.
    pub on_match: Option<Code<OnMatch>>,
    /// What to do with rows whose address belongs to a client with another name.
    pub on_rename: Option<Code<OnRename>>,
    /// What to do with rows with a new address, whose name and number belong to one client without an
    /// address.
    pub on_same: Option<Code<OnSame>>,
    /// Whether to skip rows whose identifier is in use.
    pub ignore_identifiers_in_use: Option<bool>,
    /// Whether full names stay whole, as first names, instead of being split.
    pub keep_full_names: Option<bool>,
    /// `,` `;` `|` or a tab.
    pub delimiter: Option<String>,
    /// Name of a text encoding.
    pub encoding: Option<String>,
    /// Header row; 0 for none.
    pub header_row: Option<u32>,
    /// Sheet of a workbook, from 0.
    pub sheet: Option<u32>,
    /// Field of one column.
    pub column: Option<ColumnFieldRequest>,
    /// What all rows have in common; the others stay.
    #[serde(default)]
    pub defaults: Vec<DefaultRequest>,
    /// Choices for names of teams that do not exist.
    #[serde(default)]
    pub teams: Vec<TeamChoiceRequest>,
}

/// Chooses what to do with the name of a team that does not exist.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TeamChoiceRequest {
    /// The name in the file.
    pub name: String,
    /// What to do with its rows.
    pub choice: TeamChoiceCode,
    /// The existing team.
    pub team: Option<String>,
}

/// Sets what every row has in a field that gives none of its own.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DefaultRequest {
    /// The field.
    pub field: Code<importer::Field>,
    /// Its text; blank takes it away. Several teams have semicolons between them.
    pub text: String,
}

/// Assigns a field to a column.
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

/// Asks for the whole text of a cell.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportCellRequest {
    /// Which draft.
    pub draft: String,
    /// Row as a spreadsheet shows it.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

/// Changes rows of a draft.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportEditRequest {
    /// Which draft.
    pub draft: String,
    /// What to change.
    pub edit: ImportEdit,
}

/// A change of the rows of a draft.
#[derive(Clone, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ImportEdit {
    /// Types a text into a cell.
    Cell {
        /// Row as a spreadsheet shows it.
        row: u32,
        /// Column, from 0.
        column: u32,
        /// The text.
        text: String,
    },
    /// Takes what is proposed for a cell.
    Accept {
        /// Row as a spreadsheet shows it.
        row: u32,
        /// Column, from 0.
        column: u32,
    },
    /// Takes everything that is proposed for a kind of problem.
    AcceptAll {
        /// Which kind.
        code: Code<ProblemCode>,
    },
    /// Leaves a row out, or takes it in again.
    Row {
        /// Row as a spreadsheet shows it.
        row: u32,
        /// Whether it is left out.
        out: bool,
    },
    /// Says who a row is, where the program asks; without a choice it is asked again.
    Who {
        /// Row as a spreadsheet shows it.
        row: u32,
        /// Who it is.
        choice: Option<Code<RowChoice>>,
    },
    /// Leaves out every row with a kind of problem.
    LeaveOutAll {
        /// Which kind.
        code: Code<ProblemCode>,
    },
    /// Replaces a text in all cells of a column; without a text, fills the empty ones.
    Replace {
        /// Column, from 0.
        column: u32,
        /// What to look for.
        find: String,
        /// What to put in its place.
        with: String,
    },
    /// Takes back the last change.
    Undo,
    /// Does again what was taken back.
    Redo,
}

impl std::fmt::Debug for ImportEdit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // No text: cells hold personal data.
        f.write_str("ImportEdit")
    }
}

/// Imports a draft.
#[derive(Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRunRequest {
    /// Id of the draft.
    pub draft: String,
    /// Invites new people at once, with this message above the mail's own text; without it, nothing is
    /// sent.
    pub invite: Option<String>,
}

/// Names a draft.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftRequest {
    /// Id of the draft.
    pub draft: String,
}

/// Saves the rows an import left out.
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

/// Saves the template of a file of people.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveTemplateRequest {
    /// Whom it is to list.
    pub listed: Code<Listed>,
    /// Language of the column names.
    pub language: Code<Language>,
    /// Whether to include made-up people.
    pub example: bool,
    /// Where to, from the save dialog.
    #[ts(type = "string")]
    pub file: Chosen,
}

/// Undoes an import.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoImportRequest {
    /// Which one.
    pub id: String,
    /// Whether people and teams that changed since stay as they are, and only the rest is undone. Otherwise it is
    /// refused if anything changed.
    pub keeps_changed: bool,
}

impl UndoImportRequest {
    /// Of the whole import, refused if anything changed since.
    pub const fn whole(id: String) -> Self {
        Self {
            id,
            keeps_changed: false,
        }
    }
}
