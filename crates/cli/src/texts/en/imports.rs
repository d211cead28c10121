//! Imports and the files they come from, in English.

use domain::import::{Changed, RowCode};
use domain::phone::Diagnostic;
use engine::sentences;
use engine::view::{
    ColumnView, ForecastView, InterruptedImport, Language, ProblemLevel, ProblemView, SheetView, TeamChoiceCode,
};
use importer::{Confidence, Field, IssueCode, Reason};

use super::{English, many};
use crate::columns::{heading, option};
use crate::texts::Imports;

impl Imports for English {
    fn column(&self, column: &ColumnView) -> String {
        let (letter, name) = (&column.letter, heading(column));
        if column.field.0 == Field::NotImported {
            return format!("column {letter}, {name}: not imported");
        }
        let guess = if column.confidence.0 == Confidence::Guess {
            " (guessed)"
        } else {
            ""
        };
        format!("column {letter}, {name}: {}{guess}", field(column.field.0))
    }

    fn sheet(&self, sheet: &SheetView) -> String {
        let SheetView {
            name, rows, is_hidden, ..
        } = sheet;
        let word = if *rows == 1 { "row" } else { "rows" };
        let hidden = if *is_hidden { ", hidden" } else { "" };
        format!("{name} ({rows} {word}{hidden})")
    }

    fn question(&self, column: &ColumnView, field: Field) -> String {
        let looks = match field {
            Field::Email => "e-mail addresses",
            Field::Phone => "phone numbers",
            Field::FullName => "people's names",
            Field::Country => "countries",
            Field::DialCode => "country codes of phone numbers",
            _ => "known values",
        };
        let name = heading(column);
        let option = option(column, field);
        format!("Column \"{name}\" looks like {looks} and is not imported. To import it, add {option}.")
    }

    fn unknown_team(&self, name: &str, rows: u32, choice: TeamChoiceCode) -> String {
        let what = match choice {
            TeamChoiceCode::Create => "will be created",
            TeamChoiceCode::Ignore => "is ignored",
            TeamChoiceCode::Existing => "is the team you chose",
            TeamChoiceCode::Leave => {
                "is not a known team; its rows are left out (use --create-teams, --team or --ignore-team)"
            }
        };
        format!("team {name} ({}) {what}", many(rows.into(), "row", "rows"))
    }

    fn problem(&self, problem: &ProblemView) -> String {
        use IssueCode as C;
        use ProblemLevel as L;
        let value = &problem.value;
        let code = problem.code.0;
        let said = || sentences::value(Language::En, code, value);
        let maybe = |stored: &Option<String>| {
            let number = stored.as_ref().map(|number| format!("; it may be {number}"));
            number.unwrap_or_default()
        };
        match (problem.level, code, &problem.stored) {
            (L::Fixed, _, Some(stored)) => format!("\"{value}\" is read as {stored}."),
            // The length fits the country; the range may be newer than the list of ranges.
            (L::Check, C::Phone(Diagnostic::PossibleNotValid), Some(stored)) => {
                format!("{} It is stored as {stored}.", said())
            }
            (L::Check, C::CountryUnsettled, stored) => format!(
                "\"{value}\" is kept as text: the row does not say which country or area it is from{}.",
                maybe(stored)
            ),
            (L::Check, C::DialCodeConflict, stored) => format!(
                "\"{value}\" is kept as text: its country code belongs to another country{}.",
                maybe(stored)
            ),
            (L::Check, C::UnknownCountry, None) => format!(
                "\"{value}\" is not a known country; numbers in this row without a country code are kept as text."
            ),
            (L::Check, C::UnknownDialCode, None) => {
                format!("\"{value}\" is not a known country code; the number next to it is kept as text.")
            }
            (L::Check, _, Some(stored)) => {
                format!("{} It may be {stored}; the text is kept until you decide.", said())
            }
            (L::Row, C::Row(row), _) => {
                let why = sentences::row(Language::En, row, problem.blocker.as_deref());
                let cure = match row {
                    RowCode::WouldRename => " Use --on-rename update or --on-rename add.",
                    RowCode::MaybeSame => " Use --on-same update or --on-same add.",
                    _ => "",
                };
                format!("{why} The row is left out.{cure}")
            }
            (L::CannotUse, C::PlaceholderAddress | C::SharedAddress | C::OfSomebodyElse, _) => said(),
            (L::CannotUse, _, _) => format!("{} Correct it and import the row again.", said()),
            _ => said(),
        }
    }

    fn place(&self, row: u32, column: &str) -> String {
        match column {
            "" => format!("row {row}:"),
            column => format!("row {row}, {column}:"),
        }
    }

    fn change(&self, row: u32, field: Changed, before: &str, after: &str) -> String {
        let field = changed(field);
        if before.is_empty() {
            format!("row {row}: {field} \"{after}\" is added")
        } else {
            format!("row {row}: {field} \"{before}\" becomes \"{after}\"")
        }
    }

    fn not_read(&self, kinds: &[(Reason, u32)]) -> String {
        let parts: Vec<String> = kinds
            .iter()
            .map(|(kind, count)| {
                let (one, many) = match kind {
                    Reason::Blank => ("blank", "blank"),
                    Reason::Comment => ("comment", "comments"),
                    Reason::Preamble => ("above the header", "above the header"),
                    Reason::RepeatedHeader => ("repeated header", "repeated headers"),
                    Reason::OtherTable => ("of another table", "of another table"),
                };
                format!("{count} {}", if *count == 1 { one } else { many })
            })
            .collect();
        format!("Rows not read: {}", parts.join(", "))
    }

    fn counts(&self, c: &ForecastView) -> String {
        format!(
            "{}: {} created, {} updated, {} unchanged, {} skipped, {} rejected; {} not read",
            many(c.rows.into(), "row", "rows"),
            c.created,
            c.updated,
            c.unchanged,
            c.skipped,
            c.refused,
            c.ignored
        )
    }

    fn listed(&self, counts: &ForecastView, undone: bool) -> String {
        let undone = if undone { ", undone" } else { "" };
        format!("{}{undone}", self.counts(counts))
    }

    fn undone_but(&self, kept: u32) -> String {
        let kept = match kept {
            0 => String::new(),
            1 => " One person or team that changed after it stayed as it was.".into(),
            kept => format!(" {kept} people and teams that changed after it stayed as they were."),
        };
        format!("The import was undone.{kept}")
    }

    fn redone(&self, what: &str) -> String {
        if what.is_empty() {
            return "Done again.".into();
        }
        format!("Done again: {what}")
    }

    fn interrupted(&self, import: &InterruptedImport) -> String {
        let file = &import.file;
        if import.finished {
            format!(
                "The import of {file} had finished when the program was stopped: all {} rows were imported.",
                import.people
            )
        } else {
            format!("The import of {file} was interrupted: nothing was imported. Import the file again.")
        }
    }
}

const fn field(field: Field) -> &'static str {
    match field {
        Field::GivenName => "first name",
        Field::MiddleNames => "middle names",
        Field::FamilyName => "last name",
        Field::FullName => "full name",
        Field::JobTitle => "job title",
        Field::Company => "company",
        Field::Email => "e-mail address",
        Field::Phone => "phone number",
        Field::Identifier => "identifier",
        Field::Role => "role",
        Field::GroupIdentifiers => "team identifiers",
        Field::GroupIds => "team ids",
        Field::Country => "country",
        Field::DialCode => "country code of the number",
        Field::Note => "note",
        Field::TeamName => "team name",
        Field::TeamIdentifier => "team identifier",
        Field::TeamId => "team id",
        Field::Description => "description",
        Field::StaffIds => "ids of staff",
        Field::StaffIdentifiers => "identifiers of staff",
        Field::StaffEmails => "e-mail addresses of staff",
        Field::MemberId => "id of the person",
        Field::NotImported => "not imported",
    }
}

const fn changed(field: Changed) -> &'static str {
    match field {
        Changed::Given => "first name",
        Changed::Family => "last name",
        Changed::MiddleNames => "middle names",
        Changed::JobTitle => "job title",
        Changed::Company => "company",
        Changed::Note => "note",
        Changed::SecureEmail => "sign-in address",
        Changed::SecurePhone => "sign-in number",
        Changed::Identifier => "identifier",
        Changed::Email => "public e-mail address",
        Changed::Phone => "public phone number",
        Changed::Label => "label",
        Changed::Team => "team",
    }
}
