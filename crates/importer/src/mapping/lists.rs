//! Columns of files of teams and of members: the heading alone says what a column is.

use domain::coded::Coded;
use domain::import::Listed;
use domain::language::Language;

use super::column::{ColumnMapping, Confidence, Mapping};
use super::look::Look;
use crate::field::Field;
use crate::fold::fold;
use crate::table::Table;

/// Other names than those of the templates.
const OTHERS: [(Field, &[&str]); 10] = [
    (
        Field::TeamName,
        &[
            "name",
            "team",
            "teamname",
            "group",
            "book",
            "bookname",
            "contactbook",
            "clientteam",
            "gruppe",
            "gruppenname",
            "equipe",
            "nomdequipe",
            "groupe",
        ],
    ),
    (
        Field::Identifier,
        &[
            "memberidentifier",
            "useridentifier",
            "staffidentifier",
            "clientidentifier",
        ],
    ),
    (
        Field::TeamIdentifier,
        &[
            "teamname",
            "teamnames",
            "groupname",
            "clientteam",
            "equipe",
            "gruppe",
            "identifier",
            "teamidentifier",
            "teamidentifiers",
            "groupidentifiers",
            "kennung",
            "gruppenkennung",
            "identifiant",
            "team",
            "group",
        ],
    ),
    (Field::TeamId, &["teamuuid", "teamid", "groupid", "gruppenuuid"]),
    (Field::Description, &["notes", "note", "purpose", "notiz", "zweck"]),
    (Field::StaffIds, &["staffids", "staffuuid", "memberuuids"]),
    (
        Field::StaffIdentifiers,
        &["staffidentifier", "staffnumbers", "employeenumbers", "personalnummern"],
    ),
    (
        Field::StaffEmails,
        &[
            "staffemail",
            "staff",
            "members",
            "memberemails",
            "emails",
            "email",
            "mitarbeitende",
            "mitarbeiter",
            "personnel",
        ],
    ),
    (
        Field::MemberId,
        &[
            "memberuuid",
            "memberid",
            "useruuid",
            "userid",
            "personuuid",
            "personid",
            "uuid",
        ],
    ),
    (
        Field::Email,
        &[
            "memberemail",
            "useremail",
            "emailaddress",
            "mail",
            "emailadresse",
            "adresseemail",
            "courriel",
        ],
    ),
];

/// What becomes of every column of a file of teams or of members.
pub(super) fn suggest(table: &Table, listed: Listed, looks: &[Look]) -> Mapping {
    let mut taken: Vec<Field> = Vec::new();
    let columns = table.columns().iter().map(|column| {
        let heading = fold(column.header.as_deref().unwrap_or_default());
        let field = field(&heading, listed, &taken);
        if !field.repeats() {
            taken.push(field);
        }
        let look = looks.get(column.index).copied().unwrap_or_default();
        let is_doubted = match field {
            Field::TeamId | Field::MemberId | Field::StaffIds => look.uuids < look.all,
            Field::Email | Field::StaffEmails => look.emails == 0 && look.all > 0,
            _ => false,
        };
        let confidence = match field {
            Field::NotImported => Confidence::None,
            _ if is_doubted => Confidence::Guess,
            _ => Confidence::Sure,
        };
        ColumnMapping::new(field, confidence)
    });
    Mapping {
        columns: columns.collect(),
    }
}

fn field(heading: &str, listed: Listed, taken: &[Field]) -> Field {
    let is_free = |field: &&Field| field.repeats() || !taken.contains(field);
    let of_template = |field: &&Field| Language::all().any(|language| fold(field.heading_in(language)) == heading);
    let named = |field: &&Field| {
        let mut others = OTHERS.iter().filter(|(other, _)| other == *field);
        others.any(|(_, names)| names.contains(&heading))
    };
    let fields = || Field::template(listed).iter().filter(is_free);
    let found = fields().find(of_template).or_else(|| fields().find(named));
    found
        .copied()
        .filter(|_| !heading.is_empty())
        .unwrap_or(Field::NotImported)
}
