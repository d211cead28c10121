//! Columns that only a file of staff has.

use super::{Confidence, Draft};
use crate::aliases::Form;
use crate::field::Field;
use crate::fold::fold;

const ROLE: [&str; 10] = [
    "role",
    "userrole",
    "accessrole",
    "rolle",
    "benutzerrolle",
    "roleutilisateur",
    "roledelutilisateur",
    "rol",
    "ruolo",
    "permissionrole",
];
const NAME: [&str; 8] = [
    "employee",
    "employeename",
    "staffname",
    "staffmember",
    "mitarbeiter",
    "mitarbeitername",
    "nomdelemploye",
    "nomducollaborateur",
];
const IDENTIFIER: [&str; 20] = [
    "staffid",
    "staffno",
    "staffnumber",
    "employeeid",
    "employeeno",
    "employeenumber",
    "personnelno",
    "personnelnumber",
    "payrollno",
    "payrollnumber",
    "hrid",
    "personalnr",
    "personalnummer",
    "mitarbeiternr",
    "mitarbeiternummer",
    "mitarbeiterid",
    "matricule",
    "numeromatricule",
    "numerodematricule",
    "idemploye",
];

/// Gives columns the meaning they have in a file of staff.
pub(super) fn settle(drafts: &mut [Draft]) {
    for draft in drafts {
        let heading = fold(&draft.heading);
        let is_open = draft.field == Field::NotImported;
        let field = if ROLE.contains(&heading.as_str()) {
            // What somebody may do is never guessed: a word that is no role is told, row by row.
            Some(Field::Role)
        } else if is_open && NAME.contains(&heading.as_str()) {
            Some(Field::FullName)
        } else if is_open && IDENTIFIER.contains(&heading.as_str()) {
            Some(Field::Identifier)
        } else {
            None
        };
        if let Some(field) = field {
            draft.field = field;
            draft.form = Form::Plain;
            draft.confidence = Confidence::Sure;
            draft.other = false;
            draft.rank = 0;
        }
    }
}
