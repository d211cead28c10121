//! Imports and the files they come from, in French.

use domain::import::{Changed, RowCode};
use domain::phone::Diagnostic;
use engine::sentences;
use engine::view::{
    ColumnView, ForecastView, InterruptedImport, Language, ProblemLevel, ProblemView, SheetView, TeamChoiceCode,
};
use importer::{Confidence, Field, IssueCode, Reason};

use super::{French, many};
use crate::columns::{heading, option};
use crate::texts::Imports;

impl Imports for French {
    fn column(&self, column: &ColumnView) -> String {
        let (letter, name) = (&column.letter, heading(column));
        if column.field.0 == Field::NotImported {
            return format!("colonne {letter}, {name}\u{a0}: non importée");
        }
        let guess = if column.confidence.0 == Confidence::Guess {
            " (supposition)"
        } else {
            ""
        };
        format!("colonne {letter}, {name}\u{a0}: {}{guess}", field(column.field.0))
    }

    fn sheet(&self, sheet: &SheetView) -> String {
        let SheetView {
            name, rows, is_hidden, ..
        } = sheet;
        let word = if *rows < 2 { "ligne" } else { "lignes" };
        let hidden = if *is_hidden { ", masquée" } else { "" };
        format!("{name} ({rows} {word}{hidden})")
    }

    fn question(&self, column: &ColumnView, field: Field) -> String {
        let looks = match field {
            Field::Email => "des adresses e-mail",
            Field::Phone => "des numéros de téléphone",
            Field::FullName => "des noms de personnes",
            Field::Country => "des pays",
            Field::DialCode => "des indicatifs de pays",
            _ => "des valeurs connues",
        };
        let name = heading(column);
        let option = option(column, field);
        format!(
            "La colonne «\u{a0}{name}\u{a0}» semble contenir {looks} et n’est pas importée. Pour l’importer, ajoutez {option}."
        )
    }

    fn unknown_team(&self, name: &str, rows: u32, choice: TeamChoiceCode) -> String {
        let what = match choice {
            TeamChoiceCode::Create => "sera créée",
            TeamChoiceCode::Ignore => "est ignorée",
            TeamChoiceCode::Existing => "est l’équipe que vous avez choisie",
            TeamChoiceCode::Leave => {
                "est inconnue\u{a0}; ses lignes sont laissées de côté (utilisez --create-teams, --team ou --ignore-team)"
            }
        };
        format!("équipe {name} ({}) {what}", many(rows.into(), "ligne", "lignes"))
    }

    fn problem(&self, problem: &ProblemView) -> String {
        use IssueCode as C;
        use ProblemLevel as L;
        let value = &problem.value;
        let code = problem.code.0;
        let said = || sentences::value(Language::Fr, code, value);
        let maybe = |stored: &Option<String>| {
            let number = stored
                .as_ref()
                .map(|number| format!("\u{a0}; il s’agit peut-être de {number}"));
            number.unwrap_or_default()
        };
        match (problem.level, code, &problem.stored) {
            (L::Fixed, _, Some(stored)) => format!("«\u{a0}{value}\u{a0}» est lu comme {stored}."),
            // The length fits the country; the range may be newer than the list of ranges.
            (L::Check, C::Phone(Diagnostic::PossibleNotValid), Some(stored)) => {
                format!("{} Valeur enregistrée\u{a0}: {stored}.", said())
            }
            (L::Check, C::CountryUnsettled, stored) => format!(
                "«\u{a0}{value}\u{a0}» est conservé tel quel\u{a0}: la ligne n’indique pas de quel pays ou de quelle zone vient le numéro{}.",
                maybe(stored)
            ),
            (L::Check, C::DialCodeConflict, stored) => format!(
                "«\u{a0}{value}\u{a0}» est conservé tel quel\u{a0}: son indicatif appartient à un autre pays{}.",
                maybe(stored)
            ),
            (L::Check, C::UnknownCountry, None) => format!(
                "«\u{a0}{value}\u{a0}» n’est pas un pays connu\u{a0}; les numéros de cette ligne sans indicatif sont conservés tels quels."
            ),
            (L::Check, C::UnknownDialCode, None) => {
                format!(
                    "«\u{a0}{value}\u{a0}» n’est pas un indicatif connu\u{a0}; le numéro voisin est conservé tel quel."
                )
            }
            (L::Check, _, Some(stored)) => format!(
                "{} Il s’agit peut-être de {stored}\u{a0}; le texte est conservé jusqu’à votre décision.",
                said()
            ),
            (L::Row, C::Row(row), _) => {
                let why = sentences::row(Language::Fr, row, problem.blocker.as_deref());
                let cure = match row {
                    RowCode::WouldRename => " Utilisez --on-rename update ou --on-rename add.",
                    RowCode::MaybeSame => " Utilisez --on-same update ou --on-same add.",
                    _ => "",
                };
                format!("{why} La ligne est laissée de côté.{cure}")
            }
            (L::CannotUse, C::PlaceholderAddress | C::SharedAddress | C::OfSomebodyElse, _) => said(),
            (L::CannotUse, _, _) => {
                format!("{} Corrigez la valeur et importez de nouveau la ligne.", said())
            }
            _ => said(),
        }
    }

    fn place(&self, row: u32, column: &str) -> String {
        match column {
            "" => format!("ligne {row}\u{a0}:"),
            column => format!("ligne {row}, {column}\u{a0}:"),
        }
    }

    fn change(&self, row: u32, field: Changed, before: &str, after: &str) -> String {
        let field = changed(field);
        if before.is_empty() {
            format!("ligne {row}\u{a0}: {field}, ajout de «\u{a0}{after}\u{a0}»")
        } else {
            format!("ligne {row}\u{a0}: {field}, «\u{a0}{before}\u{a0}» devient «\u{a0}{after}\u{a0}»")
        }
    }

    fn not_read(&self, kinds: &[(Reason, u32)]) -> String {
        let parts: Vec<String> = kinds
            .iter()
            .map(|(kind, count)| {
                let (one, other) = match kind {
                    Reason::Blank => ("vide", "vides"),
                    Reason::Comment => ("commentaire", "commentaires"),
                    Reason::Preamble => ("au-dessus de l’en-tête", "au-dessus de l’en-tête"),
                    Reason::RepeatedHeader => ("en-tête répété", "en-têtes répétés"),
                    Reason::OtherTable => ("d’un autre tableau", "d’un autre tableau"),
                };
                many((*count).into(), one, other)
            })
            .collect();
        format!("Lignes non lues\u{a0}: {}", parts.join(", "))
    }

    fn counts(&self, c: &ForecastView) -> String {
        let rows = many(c.rows.into(), "ligne", "lignes");
        format!(
            "{rows}. Créées\u{a0}: {}, modifiées\u{a0}: {}, inchangées\u{a0}: {}, ignorées\u{a0}: {}, rejetées\u{a0}: {}\u{a0}; non lues\u{a0}: {}",
            c.created, c.updated, c.unchanged, c.skipped, c.refused, c.ignored
        )
    }

    fn listed(&self, counts: &ForecastView, undone: bool) -> String {
        let undone = if undone { " (annulée)" } else { "" };
        format!("{}{undone}", self.counts(counts))
    }

    fn undone_but(&self, kept: u32) -> String {
        let kept = match kept {
            0 => String::new(),
            1 => " Une personne ou une équipe modifiée depuis est restée telle quelle.".into(),
            kept => format!(" {kept} personnes et équipes modifiées depuis sont restées telles quelles."),
        };
        format!("L’importation a été annulée.{kept}")
    }

    fn redone(&self, what: &str) -> String {
        if what.is_empty() {
            return "Rétabli.".into();
        }
        format!("Rétabli\u{a0}: {what}")
    }

    fn interrupted(&self, import: &InterruptedImport) -> String {
        let file = &import.file;
        if import.finished {
            format!(
                "L’importation du fichier {file} était terminée lorsque le programme s’est arrêté. Lignes importées\u{a0}: {}.",
                import.people
            )
        } else {
            format!(
                "L’importation du fichier {file} a été interrompue\u{a0}: rien n’a été importé. Importez de nouveau le fichier."
            )
        }
    }
}

const fn field(field: Field) -> &'static str {
    match field {
        Field::GivenName => "prénom",
        Field::MiddleNames => "autres prénoms",
        Field::FamilyName => "nom de famille",
        Field::FullName => "nom complet",
        Field::JobTitle => "fonction",
        Field::Company => "société",
        Field::Email => "adresse e-mail",
        Field::Phone => "numéro de téléphone",
        Field::Identifier => "identifiant",
        Field::Role => "rôle",
        Field::GroupIdentifiers => "identifiants d’équipes",
        Field::GroupIds => "ID d’équipes",
        Field::Country => "pays",
        Field::DialCode => "indicatif du pays",
        Field::Note => "note",
        Field::TeamName => "nom d’équipe",
        Field::TeamIdentifier => "identifiant d’équipe",
        Field::TeamId => "ID d’équipe",
        Field::Description => "description",
        Field::StaffIds => "ID du personnel",
        Field::StaffIdentifiers => "identifiants du personnel",
        Field::StaffEmails => "adresses e-mail du personnel",
        Field::MemberId => "ID de la personne",
        Field::NotImported => "non importée",
    }
}

const fn changed(field: Changed) -> &'static str {
    match field {
        Changed::Given => "prénom",
        Changed::Family => "nom de famille",
        Changed::MiddleNames => "autres prénoms",
        Changed::JobTitle => "fonction",
        Changed::Company => "société",
        Changed::Note => "note",
        Changed::SecureEmail => "adresse de connexion",
        Changed::SecurePhone => "numéro de connexion",
        Changed::Identifier => "identifiant",
        Changed::Email => "adresse e-mail visible",
        Changed::Phone => "numéro de téléphone visible",
        Changed::Label => "libellé",
        Changed::Team => "équipe",
    }
}
