//! Imports and the files they come from, in German.

use domain::import::{Changed, RowCode};
use domain::phone::Diagnostic;
use engine::sentences;
use engine::view::{
    ColumnView, ForecastView, InterruptedImport, Language, ProblemLevel, ProblemView, SheetView, TeamChoiceCode,
};
use importer::{Confidence, Field, IssueCode, Reason};

use super::{German, many};
use crate::columns::{heading, option};
use crate::texts::Imports;

impl Imports for German {
    fn column(&self, column: &ColumnView) -> String {
        let (letter, name) = (&column.letter, heading(column));
        if column.field.0 == Field::NotImported {
            return format!("Spalte {letter}, {name}: nicht importiert");
        }
        let guess = if column.confidence.0 == Confidence::Guess {
            " (vermutet)"
        } else {
            ""
        };
        format!("Spalte {letter}, {name}: {}{guess}", field(column.field.0))
    }

    fn sheet(&self, sheet: &SheetView) -> String {
        let SheetView {
            name, rows, is_hidden, ..
        } = sheet;
        let word = if *rows == 1 { "Zeile" } else { "Zeilen" };
        let hidden = if *is_hidden { ", ausgeblendet" } else { "" };
        format!("{name} ({rows} {word}{hidden})")
    }

    fn question(&self, column: &ColumnView, field: Field) -> String {
        let looks = match field {
            Field::Email => "E-Mail-Adressen",
            Field::Phone => "Telefonnummern",
            Field::FullName => "Namen von Personen",
            Field::Country => "Länder",
            Field::DialCode => "Landesvorwahlen",
            _ => "bekannte Werte",
        };
        let name = heading(column);
        let option = option(column, field);
        format!(
            "Die Spalte „{name}“ enthält offenbar {looks} und wird nicht importiert. Um sie zu importieren, fügen Sie \
             {option} hinzu."
        )
    }

    fn unknown_team(&self, name: &str, rows: u32, choice: TeamChoiceCode) -> String {
        let what = match choice {
            TeamChoiceCode::Create => "wird angelegt",
            TeamChoiceCode::Ignore => "wird ignoriert",
            TeamChoiceCode::Existing => "ist das von Ihnen gewählte Team",
            TeamChoiceCode::Leave => {
                "ist unbekannt; die Zeilen werden ausgelassen (möglich sind --create-teams, --team oder --ignore-team)"
            }
        };
        format!("Team {name} ({}) {what}", many(rows.into(), "Zeile", "Zeilen"))
    }

    fn problem(&self, problem: &ProblemView) -> String {
        use IssueCode as C;
        use ProblemLevel as L;
        let value = &problem.value;
        let code = problem.code.0;
        let said = || sentences::value(Language::De, code, value);
        let maybe = |stored: &Option<String>| {
            let number = stored
                .as_ref()
                .map(|number| format!("; gemeint ist vielleicht {number}"));
            number.unwrap_or_default()
        };
        match (problem.level, code, &problem.stored) {
            (L::Fixed, _, Some(stored)) => format!("„{value}“ wird als {stored} gelesen."),
            // The length fits the country; the range may be newer than the list of ranges.
            (L::Check, C::Phone(Diagnostic::PossibleNotValid), Some(stored)) => {
                format!("{} Gespeichert wird {stored}.", said())
            }
            (L::Check, C::CountryUnsettled, stored) => format!(
                "„{value}“ bleibt als Text stehen: Aus der Zeile geht nicht hervor, aus welchem Land oder Ortsnetz die \
                 Nummer ist{}.",
                maybe(stored)
            ),
            (L::Check, C::DialCodeConflict, stored) => format!(
                "„{value}“ bleibt als Text stehen: Die Landesvorwahl gehört zu einem anderen Land{}.",
                maybe(stored)
            ),
            (L::Check, C::UnknownCountry, None) => format!(
                "„{value}“ ist kein bekanntes Land; Nummern ohne Landesvorwahl in dieser Zeile bleiben als Text stehen."
            ),
            (L::Check, C::UnknownDialCode, None) => {
                format!("„{value}“ ist keine bekannte Landesvorwahl; die Nummer daneben bleibt als Text stehen.")
            }
            (L::Check, _, Some(stored)) => format!(
                "{} Gemeint ist vielleicht {stored}; der Text bleibt stehen, bis Sie sich entscheiden.",
                said()
            ),
            (L::Row, C::Row(row), _) => {
                let why = sentences::row(Language::De, row, problem.blocker.as_deref());
                let cure = match row {
                    RowCode::WouldRename => " Verwenden Sie --on-rename update oder --on-rename add.",
                    RowCode::MaybeSame => " Verwenden Sie --on-same update oder --on-same add.",
                    _ => "",
                };
                format!("{why} Die Zeile wird ausgelassen.{cure}")
            }
            (L::CannotUse, C::PlaceholderAddress | C::SharedAddress | C::OfSomebodyElse, _) => said(),
            (L::CannotUse, _, _) => {
                format!(
                    "{} Korrigieren Sie den Wert und importieren Sie die Zeile erneut.",
                    said()
                )
            }
            _ => said(),
        }
    }

    fn place(&self, row: u32, column: &str) -> String {
        match column {
            "" => format!("Zeile {row}:"),
            column => format!("Zeile {row}, {column}:"),
        }
    }

    fn change(&self, row: u32, field: Changed, before: &str, after: &str) -> String {
        let field = changed(field);
        if before.is_empty() {
            format!("Zeile {row}: {field} „{after}“ kommt hinzu")
        } else {
            format!("Zeile {row}: {field} „{before}“ wird zu „{after}“")
        }
    }

    fn not_read(&self, kinds: &[(Reason, u32)]) -> String {
        let parts: Vec<String> = kinds
            .iter()
            .map(|(kind, count)| {
                let (one, other) = match kind {
                    Reason::Blank => ("leer", "leer"),
                    Reason::Comment => ("Kommentar", "Kommentare"),
                    Reason::Preamble => ("über der Kopfzeile", "über der Kopfzeile"),
                    Reason::RepeatedHeader => ("wiederholte Kopfzeile", "wiederholte Kopfzeilen"),
                    Reason::OtherTable => ("aus einer anderen Tabelle", "aus einer anderen Tabelle"),
                };
                many((*count).into(), one, other)
            })
            .collect();
        format!("Nicht gelesene Zeilen: {}", parts.join(", "))
    }

    fn counts(&self, c: &ForecastView) -> String {
        format!(
            "{}: {} neu, {} aktualisiert, {} unverändert, {} übersprungen, {} zurückgewiesen; {} nicht gelesen",
            many(c.rows.into(), "Zeile", "Zeilen"),
            c.created,
            c.updated,
            c.unchanged,
            c.skipped,
            c.refused,
            c.ignored
        )
    }

    fn listed(&self, counts: &ForecastView, undone: bool) -> String {
        let undone = if undone { ", rückgängig gemacht" } else { "" };
        format!("{}{undone}", self.counts(counts))
    }

    fn undone_but(&self, kept: u32) -> String {
        let kept = match kept {
            0 => String::new(),
            1 => " Eine Person oder ein Team mit späteren Änderungen blieb, wie es war.".into(),
            kept => format!(" {kept} Personen und Teams mit späteren Änderungen blieben, wie sie waren."),
        };
        format!("Der Import wurde rückgängig gemacht.{kept}")
    }

    fn redone(&self, what: &str) -> String {
        if what.is_empty() {
            return "Wiederholt.".into();
        }
        format!("Wiederholt: {what}")
    }

    fn interrupted(&self, import: &InterruptedImport) -> String {
        let file = &import.file;
        if import.finished {
            format!(
                "Der Import von {file} war abgeschlossen, als das Programm beendet wurde: Alle {} Zeilen wurden importiert.",
                import.people
            )
        } else {
            format!(
                "Der Import von {file} wurde unterbrochen: Es wurde nichts importiert. Importieren Sie die Datei erneut."
            )
        }
    }
}

const fn field(field: Field) -> &'static str {
    match field {
        Field::GivenName => "Vorname",
        Field::MiddleNames => "weitere Vornamen",
        Field::FamilyName => "Nachname",
        Field::FullName => "vollständiger Name",
        Field::JobTitle => "Funktion",
        Field::Company => "Unternehmen",
        Field::Email => "E-Mail-Adresse",
        Field::Phone => "Telefonnummer",
        Field::Identifier => "Kennung",
        Field::Role => "Rolle",
        Field::GroupIdentifiers => "Kennungen von Teams",
        Field::GroupIds => "IDs von Teams",
        Field::Country => "Land",
        Field::DialCode => "Landesvorwahl",
        Field::Note => "Notiz",
        Field::TeamName => "Teamname",
        Field::TeamIdentifier => "Teamkennung",
        Field::TeamId => "Team-ID",
        Field::Description => "Beschreibung",
        Field::StaffIds => "IDs der Mitarbeitenden",
        Field::StaffIdentifiers => "Kennungen der Mitarbeitenden",
        Field::StaffEmails => "E-Mail-Adressen der Mitarbeitenden",
        Field::MemberId => "ID der Person",
        Field::NotImported => "nicht importiert",
    }
}

const fn changed(field: Changed) -> &'static str {
    match field {
        Changed::Given => "Vorname",
        Changed::Family => "Nachname",
        Changed::MiddleNames => "weitere Vornamen",
        Changed::JobTitle => "Funktion",
        Changed::Company => "Unternehmen",
        Changed::Note => "Notiz",
        Changed::SecureEmail => "Anmeldeadresse",
        Changed::SecurePhone => "Anmeldenummer",
        Changed::Identifier => "Kennung",
        Changed::Email => "sichtbare E-Mail-Adresse",
        Changed::Phone => "sichtbare Telefonnummer",
        Changed::Label => "Bezeichnung",
        Changed::Team => "Team",
    }
}
