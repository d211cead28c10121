//! German, with "Sie".

use chrono::{Datelike as _, NaiveDate};
use domain::import::RowCode;
use domain::phone::Diagnostic;
use importer::{IssueCode, NoteCode};

use super::AuditWords;

pub(super) const UNKNOWN: &str = "Eine andere Version von Coverbook weiß, was hier nicht stimmt.";

pub(super) const AUDIT: AuditWords = AuditWords {
    head: [
        "Wann",
        "Wer",
        "Aktion",
        "Betrifft",
        "Datensätze",
        "Rückgängig gemacht",
        "Seither rückgängig gemacht",
        "Befehl",
    ],
    yes: "ja",
    redo: "wiederholt",
};

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

pub(super) fn row(code: RowCode, blocker: Option<&str>) -> String {
    let who = blocker.unwrap_or_default();
    let by = |text: &str| match blocker {
        Some(who) => format!("{text}: {who}."),
        None => format!("{text}."),
    };
    use RowCode as C;
    match code {
        C::NoName => "Die Zeile enthält keinen Namen.".into(),
        C::NameTooLong => "Der Name ist länger als 500 Zeichen.".into(),
        C::NoContact => "Die Zeile enthält weder eine E-Mail-Adresse noch eine Telefonnummer.".into(),
        C::EmailTwice if blocker.is_some() => format!("Zeile {who} hat dieselbe E-Mail-Adresse."),
        C::EmailTwice => "Eine frühere Zeile hat dieselbe E-Mail-Adresse.".into(),
        C::IdentifierTwice if blocker.is_some() => format!("Zeile {who} hat dieselbe Kennung."),
        C::IdentifierTwice => "Eine frühere Zeile hat dieselbe Kennung.".into(),
        C::SamePersonTwice => by("Eine frühere Zeile ist dieselbe Person"),
        C::StaffMember => by("Die Adresse oder Kennung gehört zu einer Person, die für die Kanzlei arbeitet"),
        C::Inactive => by("Die Adresse oder Kennung gehört zu einer deaktivierten Person"),
        C::TwoPeople => by("Die Kennung gehört zu einer Person und die E-Mail-Adresse zu einer anderen"),
        C::TwoTeams if blocker.is_some() => by("Die Zeile nennt zwei verschiedene Teams; das zweite ist"),
        C::TwoTeams => "Die Zeile nennt zwei verschiedene Teams.".into(),
        C::IdentifierInUse => by("Die Kennung ist bereits vergeben"),
        C::WouldRename => by(
            "Die E-Mail-Adresse gehört zu einer Person mit anderem Namen; wählen Sie, was mit solchen Zeilen geschieht",
        ),
        C::MaybeSame => {
            by("Name und Nummer gehören zu einem Mandanten ohne E-Mail-Adresse; wählen Sie, ob es dieselbe Person ist")
        }
        C::OnMatchSkipped => by("Bereits vorhanden und abweichend; solche Zeilen werden übersprungen"),
        C::OnMatchRefused => by("Bereits vorhanden und abweichend; solche Zeilen werden zurückgewiesen"),
        C::TeamUnknown if blocker.is_some() => format!("Kein Team hat den Namen oder die Kennung „{who}“."),
        C::TeamUnknown => "Kein Team hat diesen Namen oder diese Kennung.".into(),
        C::TeamAmbiguous if blocker.is_some() => format!("Mehrere Teams heißen „{who}“."),
        C::TeamAmbiguous => "Mehrere Teams haben diesen Namen.".into(),
        C::TeamWithoutActiveStaff => by("Das Team hat keine aktiven Mitarbeitenden"),
        C::NoDefaultTeam => "Die Zeile nennt kein Team, und es gibt kein Standardteam.".into(),
        C::StaffRow => {
            "Laut Datei arbeitet diese Person für die Kanzlei; importiert werden nur Mandanten und Kooperationspartner."
                .into()
        }
        C::ClientRow => {
            "Laut Datei ist das ein Mandant oder Kooperationspartner; importiert werden nur Mitarbeitende.".into()
        }
        C::NotStaff => by("Die Adresse oder Kennung gehört zu einem Mandanten oder Kooperationspartner"),
        C::StaffWithoutEmail => "Mitarbeitende brauchen eine E-Mail-Adresse.".into(),
        C::UnknownRole => {
            "Die Rolle ist unbekannt; es gibt Mitarbeitende, Benutzerverwaltung und Systemadministration.".into()
        }
        C::OtherRole => by("Die Person hat eine andere Rolle; ändern Sie sie auf ihrer Seite"),
        C::SystemAdministratorRow => {
            by("Nur die Systemadministration kann Systemadministratoren hinzufügen oder ändern")
        }
        C::BadTeamIdentifier => "Die Kennung eines Teams darf nur aus Buchstaben und Ziffern bestehen.".into(),
        C::TeamTwice if blocker.is_some() => format!("Dieses Team steht schon in Zeile {who}."),
        C::TeamTwice => "Dieses Team steht schon in einer früheren Zeile.".into(),
        C::TeamNameInUse => by("Ein anderes Team hat diesen Namen"),
        C::NoTeam => "Die Zeile nennt kein Team.".into(),
        C::NoMember => "Die Zeile nennt niemanden.".into(),
        C::PersonUnknown => by("Niemand hat diese ID, Kennung oder E-Mail-Adresse"),
        C::MemberTwice if blocker.is_some() => format!("Diese Zuordnung steht schon in Zeile {who}."),
        C::MemberTwice => "Diese Zuordnung steht schon in einer früheren Zeile.".into(),
        C::LeftOutByHand => "Sie haben diese Zeile ausgelassen.".into(),
        C::TooManyPoints => "Die Person hätte mehr als 50 Adressen und Nummern.".into(),
        C::LeftRow => "Laut Datei wurde diese Person deaktiviert.".into(),
    }
}

pub(super) fn value(code: IssueCode, value: &str) -> String {
    use IssueCode as C;
    let said = match code {
        C::PlaceholderAddress => "bedeutet, dass es keine Adresse gibt",
        C::OfSomebodyElse => "gehört laut Datei zu einer anderen Person; der Wert steht in der Notiz",
        C::SharedAddress => "bleibt bei einer Person mit anderem Namen; die Zeile wird ohne die Adresse importiert",
        C::NamedByCompany => "wird als Name des Mandanten verwendet, weil die Zeile keine Person nennt",
        C::BadEmail => "ist keine vollständige E-Mail-Adresse",
        C::ValueTooLong => "ist zu lang für das Feld",
        C::RoundedIdentifier => {
            "wurde von einer Tabellenkalkulation gerundet; formatieren Sie die Spalte als Text und speichern Sie erneut"
        }
        C::BadTeamId => "ist keine ID eines Teams",
        C::UnknownCountry => "ist kein bekanntes Land",
        C::UnknownDialCode => "ist keine bekannte Landesvorwahl",
        C::CountryUnsettled => {
            "hat keine Landesvorwahl, und das Land der Zeile ist nicht lesbar; der Text bleibt stehen"
        }
        C::DialCodeConflict => "steht neben der Landesvorwahl eines anderen Landes; der Text bleibt stehen",
        C::InnerQuotes => "enthält Anführungszeichen, die nicht verdoppelt sind; sie wurden übernommen",
        C::UnclosedQuote => "enthält ein Anführungszeichen, das nicht geschlossen wird",
        C::RepairedByte => "enthält ein Zeichen, das nicht zur Textkodierung passt",
        C::SurplusCells => {
            "steht hinter der letzten Spalte; suchen Sie nach einem Komma außerhalb von Anführungszeichen"
        }
        C::EmailTidied => "enthält eine Adresse mit Text darum herum",
        C::EmailUncertain => "enthält vielleicht eine Adresse; schreiben Sie sie allein, um sicherzugehen",
        C::EmailMixedScripts => "mischt Buchstaben zweier Alphabete; vergleichen Sie sie",
        C::NameLikeNothing => "steht in Programmen für „nichts“; der Text wurde als Name übernommen",
        C::NotAName => "ist eine Zahl, eine Adresse oder eine Formel und kein Name",
        C::NameRemark => "enthält eine Bemerkung, die in die Notiz übernommen wurde",
        C::Deceased => "besagt, dass die Person verstorben ist; das wurde in die Notiz übernommen",
        C::EntityDecoded => "wurde dekodiert",
        C::DecimalIdentifier => "ist vielleicht eine ganze Zahl",
        C::KeptAsText => "bleibt als Text stehen, weil es laut Datei keine Nummer ist",
        C::Row(code) => return row(code, None),
        C::Phone(diagnostic) => phone(diagnostic),
    };
    format!("„{value}“ {said}.")
}

const fn phone(diagnostic: Diagnostic) -> &'static str {
    use Diagnostic as D;
    match diagnostic {
        D::Extension => "hat eine Durchwahl",
        D::LabelRemoved => "hat eine Bezeichnung, die entfernt wurde",
        D::Vanity => "enthält Buchstaben, die als Ziffern gelesen wurden",
        D::Placeholder => "bedeutet, dass es keine Nummer gibt",
        D::NoteRemoved => "enthält eine Bemerkung, die zur Bezeichnung wurde",
        D::AssumedIdd => "wurde als internationale Nummer gelesen",
        D::PlusZero => "hat nach dem + eine 0, die entfernt wurde",
        D::TrunkZeroRemoved => "hat eine 0, die nur im Inland gewählt wird; sie wurde entfernt",
        D::LegacyPrefix => "hat eine Vorwahl, die nicht mehr verwendet wird; sie wurde entfernt",
        D::FloatSuffix => "endet auf .0, das entfernt wurde",
        D::SciRecovered => "war in wissenschaftlicher Schreibweise; alle Ziffern wurden wiederhergestellt",
        D::ThousandsSeparators => "hat Kommas zwischen den Ziffern; sie wurden entfernt",
        D::MultipleNumbers => "enthält mehrere Nummern",
        D::AlternativeTailDropped => "hat eine zweite Endung, die ausgelassen wurde",
        D::DialTailDropped => "hat Ziffern zum Nachwählen, die ausgelassen wurden",
        D::AssumedPlus => "ist eine Nummer, wenn ein + davor steht",
        D::AmbiguousCountryCode => {
            "beginnt vielleicht mit einer Landesvorwahl; setzen Sie ein + davor, um sicherzugehen"
        }
        D::LeadingZeroRestored => "fehlt vielleicht die erste 0",
        D::DoubledCountryCode => "enthält die Landesvorwahl offenbar doppelt",
        D::LetterLookalike => "hat einen Buchstaben an der Stelle einer Ziffer",
        D::OverseasFrance => {
            "sieht aus wie eine Nummer der französischen Überseegebiete; schreiben Sie sie mit Landesvorwahl"
        }
        D::VanityTruncated => "enthält ein Wort, das länger als die Nummer ist",
        D::MultipleExtensions => "hat zwei Durchwahlen; die erste wurde übernommen",
        D::SuspectedDummy => "besteht nur aus einer Ziffer, die sich wiederholt",
        D::SeveralReadings => "lässt sich auf mehrere Arten lesen; schreiben Sie die Nummer mit Landesvorwahl",
        D::PossibleNotValid => "hat die richtige Länge, aber der Nummernbereich ist nicht bekannt",
        D::SciPrecisionLost => {
            "wurde von Excel gekürzt, die letzten Ziffern sind verloren; formatieren Sie die Spalte als Text und speichern \
             Sie erneut"
        }
        D::ExcelHashes => "stammt aus einer zu schmalen Spalte; verbreitern Sie sie und speichern Sie erneut",
        D::MissingAreaCode => "hat keine Ortsvorwahl",
        D::TooShort => "hat zu wenige Ziffern für das Land",
        D::TooLong => "hat zu viele Ziffern für das Land",
        D::WrongLength => "hat die falsche Anzahl Ziffern für das Land",
        D::NotInUse => "beginnt nicht wie eine Nummer des Landes",
        D::ShortCode => "ist eine Kurznummer, die nur im Inland gilt",
        D::UnknownCountryCode => "hat eine Landesvorwahl, die es nicht gibt",
        D::NoRegion => "hat kein Land; schreiben Sie die Nummer mit + und Landesvorwahl",
        D::UnreadableLetters => "enthält Buchstaben, die keine Nummer ergeben",
        D::NotANumber => "ist keine Telefonnummer",
        D::LooksLikeDate => "sieht aus wie ein Datum",
    }
}

pub(super) fn note(code: NoteCode, row: Option<u32>, count: u32) -> String {
    use NoteCode as C;
    let said: &str = match code {
        C::OwnExport => {
            "Diese Datei stammt von Coverbook; jede Zelle wird genau so gelesen, wie sie geschrieben wurde."
        }
        C::EncodingGuessed => "Die wahrscheinlichste Textkodierung wurde verwendet.",
        C::EncodingAsked => "Zwei Textkodierungen sind wahrscheinlich; vergleichen Sie die Buchstaben.",
        C::BytesRepaired => {
            "Einige Zeichen passten nicht zur Textkodierung. Sie wurden als Windows-1252 gelesen oder erscheinen als \u{fffd}, \
             wo kein Zeichen passt."
        }
        C::DamagedText => "Buchstaben wurden beschädigt, bevor diese Datei gespeichert wurde.",
        C::NulRemoved => "Bedeutungslose Zeichen wurden entfernt.",
        C::CardsCutShort => "Visitenkarten ohne Ende werden nicht importiert.",
        C::CardGroups => "Listen von Personen werden nicht importiert.",
        C::CardPictures => "Bilder auf Visitenkarten werden nicht importiert.",
        C::HiddenRows => "In der Tabellenkalkulation ausgeblendete Zeilen werden auch importiert.",
        C::HiddenSheet => "Dieses Blatt ist in der Tabellenkalkulation ausgeblendet.",
        C::UnfinishedFormulas => {
            "Formeln ohne Ergebnis sind leer. Speichern Sie die Datei erst in einer Tabellenkalkulation."
        }
        C::SepLine => "Die Zeile „sep=“ ist keine Datenzeile.",
        C::ApostropheQuotes => "Die Zellen stehen in Apostrophen.",
        C::BackslashEscapes => "Backslashes vor Anführungszeichen wurden als Maskierung gelesen.",
        C::Preamble => "Zeilen über der Kopfzeile werden nicht importiert.",
        C::Comments => "Zeilen über der Tabelle, die mit # beginnen, werden nicht importiert.",
        C::TwoHeaderRows => "Die Zeile über der Kopfzeile fasst Spalten zusammen und wird ausgelassen.",
        C::NoHeader => "Es gibt keine Zeile mit Spaltennamen.",
        C::HeaderGuessed => "Keiner der Spaltennamen ist bekannt; die Kopfzeile wurde vermutet.",
        C::HeaderBelow => "Die Zeile mit den Spaltennamen steht unter anderen Zeilen; sie gilt auch für diese.",
        C::OtherTable => {
            "Die Datei enthält eine zweite Tabelle, die nicht gelesen wird. Speichern Sie sie als eigene Datei."
        }
        C::DuplicateHeaders => "Mehrere Spalten haben denselben Namen.",
        C::RepeatedHeader => "Die Kopfzeile wiederholt sich zwischen den Zeilen und wurde dort ausgelassen.",
        C::EmptyRows => "Zeilen ohne Text werden ausgelassen.",
        C::EmptyColumns => "Spalten ohne Text werden ausgelassen.",
        C::LongRows => "Einige Zeilen haben mehr Werte, als es Spalten gibt.",
        C::UnclosedQuote => "Ein Anführungszeichen wird nicht geschlossen.",
        C::InnerQuotes => "Anführungszeichen in Zellen sind nicht verdoppelt; sie wurden übernommen.",
        C::QuotedLines => "Jede Zeile stand ganz in Anführungszeichen; die Tabelle darin wurde gelesen.",
        C::TotalRow => "Die letzte Zeile sieht aus wie eine Summe.",
        C::LongCells => "Eine Zelle ist länger, als eine Tabellenkalkulation erlaubt.",
    };
    let place = row.map(|row| format!(" Zuerst in Zeile {row}.")).unwrap_or_default();
    if count > 1 {
        format!("{said} ({count}){place}")
    } else {
        format!("{said}{place}")
    }
}

pub(super) fn recovery_sheet(firm: &str, day: NaiveDate, code: &str) -> String {
    let month = MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
    format!(
        "Coverbook-Wiederherstellungscode\n\n\
         Kanzlei: {firm}\n\
         Datum: {}. {month} {}\n\
         Code: {code}\n\n\
         Dieser Code öffnet die Kanzlei auf jedem Computer mit Coverbook, wenn dieser Computer, sein Schlüssel oder die \
         Passphrase verloren ist. Er öffnet auch jede Sicherung, die gespeichert wurde, solange er gilt. Wer ihn hat, kann \
         alles lesen, was die Kanzlei aufbewahrt: Bewahren Sie ihn getrennt vom Computer auf, wo andere keinen Zugang haben. \
         Ein neuerer Code ersetzt ihn; dieser öffnet dann nur noch ältere Sicherungen. Ein Code, der in Coverbook nie \
         bestätigt wurde, öffnet nichts.\n",
        day.day(),
        day.year()
    )
}
