//! What a command changed in a record, field by field.

use serde::Serialize;
use ts_rs::TS;

/// One field of a record, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// Which: `given`, `family`, `jobTitle`, `email`, `phone`, `identifier`, `status`, `role`, `reach`,
    /// `label` and `order` of public addresses and numbers, `name`, `description`, `default`, `country`, `timeZone`, `invitation`, `message`;
    /// the column of a setting of the firm, as `staffInvitations`; `reachAdded` and `reachRemoved` for a
    /// public address or number that came or went, without its text.
    pub field: String,
    /// Value before; empty if there was none.
    pub before: String,
    /// Value after; empty if there is none.
    pub after: String,
}

/// The changed fields of a record, without columns that no screen shows.
pub(crate) fn field_changes(columns: &[(&'static str, String, String)]) -> Vec<FieldChange> {
    once(&columns.iter().filter_map(field::<&str>).collect::<Vec<_>>())
}

/// The public address or number follows the sign-in one: one change, one line.
pub(crate) fn once(fields: &[FieldChange]) -> Vec<FieldChange> {
    let doubled = |f: &FieldChange| entry_has(fields, &f.before, &f.after) && f.field == "reach";
    let mut kept: Vec<FieldChange> = fields.iter().filter(|f| !doubled(f)).cloned().collect();
    let mut orders = 0;
    kept.retain(|f| {
        orders += u32::from(f.field == "order");
        f.field != "order" || orders == 1
    });
    kept
}

fn entry_has(fields: &[FieldChange], before: &str, after: &str) -> bool {
    fields
        .iter()
        .any(|f| f.field != "reach" && f.before == before && f.after == after)
}

/// The field for a column; `None` for columns that no screen shows.
pub(crate) fn field<C: AsRef<str>>((column, before, after): &(C, String, String)) -> Option<FieldChange> {
    let column = column.as_ref();
    let field = match column {
        "given" | "family" | "email" | "phone" | "identifier" | "status" | "name" | "description" | "country" => column,
        "message" | "shared" | "username" => column,
        "terms" | "note" | "company" | "language" => column,
        "state" => "invitation",
        "job_title" => "jobTitle",
        "middle_names" => "middleNames",
        "role" => "role",
        "time_zone" => "timeZone",
        "is_default" => "default",
        "is_lead" => "lead",
        // The text of a public address or number. What was read from it follows, and is left out.
        "text" => "reach",
        "label" => "label",
        // Only the order matters, not the positions.
        "position" => "order",
        _ => return None,
    };
    let shown = |text: &str| match (field, text) {
        ("role", "user_administrator") => "userAdministrator".to_owned(),
        ("role", "system_administrator") => "systemAdministrator".to_owned(),
        ("order", _) => String::new(),
        // Terms and notes are long; their beginning is enough to tell them apart.
        ("terms" | "note", text) if text.chars().count() > TERMS_SHOWN => {
            text.chars().take(TERMS_SHOWN).chain(['…']).collect()
        }
        _ => text.to_owned(),
    };
    Some(FieldChange {
        field: field.into(),
        before: shown(before),
        after: shown(after),
    })
}

/// Most characters shown of the terms or a note.
const TERMS_SHOWN: usize = 200;

/// A setting of the firm, named by its column.
pub(crate) fn setting<C: AsRef<str>>((column, before, after): &(C, String, String)) -> FieldChange {
    FieldChange {
        field: camel_case(column.as_ref()),
        before: before.clone(),
        after: after.clone(),
    }
}

/// `reminder_hour` as `reminderHour`.
fn camel_case(column: &str) -> String {
    let mut name = String::with_capacity(column.len());
    for (place, word) in column.split('_').enumerate() {
        let mut letters = word.chars();
        let first = letters.next().filter(|_| place > 0);
        match first {
            Some(letter) => {
                name.push(letter.to_ascii_uppercase());
                name.push_str(letters.as_str());
            }
            None => name.push_str(word),
        }
    }
    name
}
