//! The history of a person.

use std::collections::BTreeSet;

use domain::verb::Verb;
use serde::Serialize;
use store::overview::Change;
use ts_rs::TS;

use crate::code::Code;
use crate::view::{FieldChange, field_changes, micros, what};

/// A field of a person that changed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum ChangedField {
    Company,
    Email,
    Group,
    Identifier,
    JobTitle,
    Language,
    MiddleNames,
    Name,
    Note,
    Phone,
    /// A public address or number.
    Reach,
    Role,
    Status,
    Team,
}

/// One entry of a record's history.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeView {
    /// When it happened.
    pub at: f64,
    /// Name of the person who did it.
    pub actor: String,
    /// The command.
    pub verb: Code<Verb>,
    /// File name for an import; team for a membership; else empty.
    pub what: String,
    /// What changed.
    pub fields: Vec<ChangedField>,
    /// Values before and after, for administrators. Absent for a command about very many people.
    pub values: Vec<FieldChange>,
    /// Whether it happened to a record that was later merged into this one.
    pub before_merge: bool,
}

/// The field for a table or column of the journal.
fn changed_field(name: &str) -> Option<ChangedField> {
    Some(match name {
        "given" | "family" => ChangedField::Name,
        "middle_names" => ChangedField::MiddleNames,
        "job_title" => ChangedField::JobTitle,
        "company" => ChangedField::Company,
        "language" => ChangedField::Language,
        "note" | "user_note" => ChangedField::Note,
        "email" => ChangedField::Email,
        "phone" => ChangedField::Phone,
        "contact_point" => ChangedField::Reach,
        "identifier" => ChangedField::Identifier,
        "team_member" | "is_lead" => ChangedField::Team,
        "group_member" => ChangedField::Group,
        "status" => ChangedField::Status,
        "role" => ChangedField::Role,
        _ => return None,
    })
}

pub(super) fn change_view(change: &Change, is_admin: bool) -> ChangeView {
    let mut fields: BTreeSet<ChangedField> = change.touched.iter().filter_map(|name| changed_field(name)).collect();
    // The public address or number follows the sign-in one: one change, one word.
    if fields.contains(&ChangedField::Email) || fields.contains(&ChangedField::Phone) {
        fields.remove(&ChangedField::Reach);
    }
    ChangeView {
        at: micros(change.at),
        actor: change.actor_name.clone().unwrap_or_default(),
        verb: change.verb.into(),
        what: what(&change.detail),
        fields: fields.into_iter().collect(),
        values: if is_admin {
            field_changes(&change.values)
        } else {
            Vec::new()
        },
        before_merge: change.before_merge,
    }
}
