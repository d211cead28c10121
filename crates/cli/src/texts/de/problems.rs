//! What went wrong, in German.

use domain::command::Field;
use domain::people::Status;
use engine::AppError;
use engine::error::{FieldProblem, FileProblem, RefusalView};
use engine::view::{LeftOutView, MailProblemView, NotInvitable, ProblemKind, day};

use super::{German, clients};
use crate::texts::{Problems, hub, names};
use crate::usage::{ColumnProblem, Usage};

impl Problems for German {
    fn error(&self, error: &AppError) -> String {
        match error {
            AppError::Locked { file } => {
                format!("{file} ist gesperrt: Hier gibt es keinen Schlüssel dafür. Geben Sie die Schlüsseldatei mit --key-file an.")
            }
            AppError::WrongSecret => {
                "Der Schlüssel öffnet die Datei dieser Kanzlei nicht. Verwenden Sie die zugehörige Schlüsseldatei.".into()
            }
            AppError::Keyring => {
                "Der Schlüsselbund des Systems hat einen Fehler gemeldet. Entsperren Sie ihn oder geben Sie eine \
                 Schlüsseldatei mit --key-file an."
                    .into()
            }
            AppError::KeyFile => {
                "Eine Schlüsseldatei wird nie überschrieben. Geben Sie eine neue Datei mit --new-key-file an.".into()
            }
            AppError::NewerFile => {
                "Diese Datei stammt von einer neueren Version von Coverbook. Aktualisieren Sie Coverbook.".into()
            }
            AppError::FirmIsHere { file } => format!(
                "Die Kanzlei dieser Sicherung gibt es hier bereits, als {file}. Um sie zu ersetzen, fügen Sie --replace \
                 hinzu; eine Kopie bleibt erhalten."
            ),
            AppError::DamagedFile => {
                "Diese Datei ist beschädigt oder keine Coverbook-Datei. Stellen Sie Ihre letzte Sicherung wieder her.".into()
            }
            AppError::EmptyFile => "Diese Datei ist leer. Stellen Sie Ihre letzte Sicherung wieder her.".into(),
            AppError::NoFirm => {
                "In diesem Ordner gibt es keine Kanzlei. Legen Sie eine an mit: coverbook-cli firm create".into()
            }
            AppError::SeveralFirms => "Der Ordner enthält mehrere Kanzleien. Geben Sie eine mit --firm an.".into(),
            AppError::Cancelled => "Abgebrochen. Es wurde nichts geändert.".into(),
            AppError::NotFound => {
                "Kein Datensatz hat diese ID. Prüfen Sie die ID und versuchen Sie es erneut.".into()
            }
            AppError::AdministratorsOnly => "Das kann nur die Administration.".into(),
            AppError::Field { field, problem } => format!("{field}: {}", field_problem(*problem)),
            AppError::File { problem, file } => file_problem(*problem, file),
            AppError::TooManyRows { file, rows, limit } => too_many_rows(file, *rows, *limit),
            AppError::Refused { refusal } => refused(refusal),
            AppError::Lease { heard } => format!("Dieses Gerät hat seit dem {} keine Antwort vom Hub, deshalb zeigt es nichts von der Kanzlei. Verbinden Sie es mit dem Hub und versuchen Sie es erneut.", day(*heard)),
            AppError::Hub { problem } => hub::german(*problem).into(),
            AppError::MailNotSetUp => {
                "Der E-Mail-Versand ist nicht eingerichtet. Führen Sie aus: coverbook-cli mail setup".into()
            }
            AppError::Mail { problem } => self.mail(problem),
            AppError::WrongCode { left } => {
                let left = super::many((*left).into(), "Versuch", "Versuche");
                format!("Dieser Code stimmt nicht mit der neuesten E-Mail überein. Noch {left}.")
            }
            AppError::CodeLocked { .. } => {
                "Zu viele falsche Codes. Warten Sie 15 Minuten und versuchen Sie es erneut.".into()
            }
            AppError::Busy => {
                "Ein anderes Programm verwendet die Datei der Kanzlei seit 30 Sekunden. Schließen Sie es und versuchen Sie \
                 es erneut."
                    .into()
            }
            AppError::Disk => {
                "Der Datenträger ist voll. Schaffen Sie Platz und versuchen Sie es erneut. Es wurde nichts geändert.".into()
            }
            AppError::ReadOnly => {
                "Der Datenträger oder Ordner der Kanzlei ist schreibgeschützt. Sie können die Kanzlei lesen, aber nicht \
                 ändern. Es wurde nichts geändert."
                    .into()
            }
            AppError::Memory => {
                "Dieser Computer hat zu wenig freien Arbeitsspeicher. Schließen Sie andere Programme und versuchen Sie es \
                 erneut."
                    .into()
            }
            AppError::Internal { incident } => {
                format!("Etwas ist schiefgegangen (Vorfall {incident}). Es wurde nichts geändert.")
            }
        }
    }

    fn usage(&self, usage: &Usage) -> String {
        match usage {
            Usage::Region { code } => format!("--region {code}: Kein Land hat diesen Code."),
            Usage::Column { choice, why } => {
                let why = match why {
                    ColumnProblem::Shape => {
                        "Schreiben Sie Spalte, Gleichheitszeichen und Feld, etwa 'Kontakt=phone'.".to_owned()
                    }
                    ColumnProblem::NoColumn => "Die Datei hat keine solche Spalte.".into(),
                    ColumnProblem::SeveralColumns => {
                        "Mehrere Spalten haben diese Überschrift; verwenden Sie den Buchstaben der Spalte.".into()
                    }
                    ColumnProblem::NoField { fields } => {
                        format!("Dieses Feld gibt es nicht; verwenden Sie eines von {fields}.")
                    }
                };
                format!("--column '{choice}': {why}")
            }
            Usage::Same { pair, fields } => format!("--same {pair}: Schreiben Sie FELD=TEXT. Felder: {fields}."),
            Usage::TeamChoice { pair } => format!("--team {pair}: Schreiben Sie Name=Team."),
            Usage::TeamUnknown { pair, team } => format!("--team {pair}: Kein Team heißt {team}."),
            Usage::Sheet { sheets } => {
                format!("Die Arbeitsmappe hat mehrere Blätter: {sheets}. Wählen Sie eines mit --sheet.")
            }
            Usage::NoSheet { sheet, sheets } => {
                format!("--sheet {sheet}: Dieses Blatt gibt es nicht. Blätter: {sheets}.")
            }
            Usage::TeamAmbiguous { pair, team } => {
                format!("--team {pair}: Mehrere Teams heißen {team}. Verwenden Sie eine ID.")
            }
            Usage::NoTeam { team } => format!("Kein Team hat die Kennung {team}."),
            Usage::NoGroup { group } => format!("Keine Mandantengruppe heißt {group}."),
            Usage::SeveralGroups { group } => format!("Mehrere Mandantengruppen heißen {group}. Verwenden Sie die ID."),
            Usage::NoPoint { text } => format!("Diese Person hat keine sichtbare Adresse oder Nummer {text}."),
            Usage::NoBackupFolder => "Kein Sicherungsordner ist gewählt. Wählen Sie einen mit --folder.".into(),
            Usage::NoSecret => "Verwenden Sie --recovery-code oder --passphrase-file.".into(),
            Usage::TermsNotAccepted => {
                "Nichts wurde getan. Lesen Sie die Bedingungen und verwenden Sie dann --username und --accept-terms."
                    .into()
            }
            Usage::LongLine { line } => format!("Zeile {line} ist länger als 1 MB."),
            Usage::BadLine { line, problem } => {
                format!("Zeile {line} ist nicht {{\"region\",\"input\"}}: {problem}")
            }
            Usage::LineRegion { line, code } => format!("Zeile {line}: Kein Land hat den Code {code}."),
        }
    }

    fn left_out(&self, person: &LeftOutView) -> String {
        match person.why {
            NotInvitable::Invited => "bereits eingeladen".into(),
            NotInvitable::Active => "bereits aktiv".into(),
            NotInvitable::Suspended => "gesperrt; heben Sie zuerst die Sperre auf".into(),
            NotInvitable::NoAddress => "keine E-Mail-Adresse; fügen Sie zuerst eine hinzu".into(),
            NotInvitable::NoActiveStaff => {
                format!(
                    "{} hat keine aktiven Mitarbeitenden; fügen Sie zuerst welche hinzu",
                    person.team
                )
            }
            NotInvitable::NoPhone => "keine Telefonnummer für Codes; fügen Sie zuerst eine hinzu".into(),
        }
    }

    fn mail(&self, problem: &MailProblemView) -> String {
        let said = match problem.kind.0 {
            ProblemKind::NameNotFound => {
                "Es wurde kein Server mit diesem Namen gefunden, oder dieser Computer ist offline."
            }
            ProblemKind::ConnectionRefused => "Der Server hat die Verbindung abgelehnt. Prüfen Sie den Port.",
            ProblemKind::NotReached | ProblemKind::TimedOut => "Der Server antwortet nicht. Prüfen Sie Namen und Port.",
            ProblemKind::Closed => "Der Server hat die Verbindung geschlossen.",
            ProblemKind::NotSmtp => "Der Server ist kein Mailserver. Prüfen Sie Namen und Port.",
            ProblemKind::CertificateUntrusted => {
                "Das Zertifikat des Servers ist auf diesem Computer nicht vertrauenswürdig."
            }
            ProblemKind::CertificateExpired => {
                "Das Zertifikat des Servers ist abgelaufen, oder die Uhr dieses Computers geht falsch."
            }
            ProblemKind::CertificateWrongName => {
                "Das Zertifikat des Servers lautet auf einen anderen Namen. Verwenden Sie diesen Namen."
            }
            ProblemKind::NoTls => {
                "Der Server bietet an diesem Port keine Verschlüsselung. Wählen Sie die andere Art der Verschlüsselung oder \
                 einen anderen Port."
            }
            ProblemKind::TlsNeeded => "Der Server verlangt Verschlüsselung. Wählen Sie tls oder start-tls.",
            ProblemKind::TlsFailed => {
                "Dieser Computer und der Server haben kein gemeinsames Verschlüsselungsverfahren."
            }
            ProblemKind::LoginNotOffered => {
                "Der Server bietet keine Anmeldung an. Lassen Sie den Benutzernamen leer oder wählen Sie Verschlüsselung."
            }
            ProblemKind::LoginInTheOpen => {
                "Ohne Verschlüsselung könnten andere das Passwort lesen. Wählen Sie tls oder start-tls oder lassen Sie den \
                 Benutzernamen leer."
            }
            ProblemKind::LoginRefused => {
                "Der Server hat Benutzername oder Passwort abgelehnt. Manche Server verlangen ein App-Passwort."
            }
            ProblemKind::LoginNeeded => "Der Server verlangt eine Anmeldung. Geben Sie einen Benutzernamen an.",
            ProblemKind::SenderRefused => {
                "Der Server versendet keine E-Mails von dieser Adresse. Verwenden Sie eine seiner eigenen Adressen."
            }
            ProblemKind::RecipientRefused => {
                "Der Server hat die Adresse der Empfängerin oder des Empfängers abgelehnt."
            }
            ProblemKind::RelayRefused => {
                "Der Server leitet E-Mails dieses Computers nicht weiter. Melden Sie sich an oder fragen Sie seine \
                 Administration."
            }
            ProblemKind::AddressNotSupported => "Diese Adresse enthält Zeichen, die der Server nicht unterstützt.",
            ProblemKind::Busy => "Der Server ist ausgelastet. Coverbook versucht es automatisch erneut.",
            ProblemKind::FolderNotWritable => "In den E-Mail-Ordner kann nicht geschrieben werden.",
            ProblemKind::Refused => "Der Server hat die E-Mail abgelehnt.",
        };
        if problem.answer.is_empty() {
            format!("E-Mail: {said}")
        } else {
            format!("E-Mail: {said} Antwort des Servers: {}", problem.answer)
        }
    }
}

const fn field_problem(problem: FieldProblem) -> &'static str {
    use FieldProblem as P;
    match problem {
        P::Empty => "Diese Angabe ist erforderlich.",
        P::Name => "Geben Sie einen Vor- oder Nachnamen an.",
        P::TooLong => "Diese Angabe ist zu lang.",
        P::Email => "Das ist keine E-Mail-Adresse.",
        P::Phone => "Das ist keine Telefonnummer.",
        P::Identifier => "Das ist keine Kennung.",
        P::Country => "Das ist kein Ländercode; verwenden Sie zwei Buchstaben, etwa CH.",
        P::TimeZone => "Das ist keine Zeitzone; schreiben Sie sie wie Europe/Zurich.",
        P::Date => "Schreiben Sie das Datum wie 2026-11-22.",
        P::Confirm => "Geben Sie das Wort CONFIRM ein.",
        P::Link => "Das ist kein Link zu einem Hub; er beginnt mit coverbook://.",
        P::Code => "Ein Code hat acht Buchstaben und Ziffern.",
        P::UsernameEmail => "Ein Benutzername darf keine E-Mail-Adresse sein.",
        P::UsernameSigns => "Ein Benutzername darf nur Buchstaben und Ziffern enthalten.",
        P::Role => "Keine Rolle heißt so; Rollen sind staff, user administrator und system administrator.",
        P::UsernameShort => "Ein Benutzername braucht mindestens 6 Zeichen.",
        P::UsernameLetter => "Ein Benutzername braucht mindestens einen Buchstaben.",
        P::Terms => "Um beizutreten, müssen die Nutzungsbedingungen angenommen werden.",
        P::Port => "Ein Port ist eine Zahl von 1 bis 65535.",
        P::HostPort => "Ein Port ist eine Zahl von 1024 bis 65535.",
        P::PortTaken => {
            "Ein anderes Programm verwendet diesen Port. Schließen Sie es oder wählen Sie einen anderen Port."
        }
        P::Again => {
            "Server, Port, Verschlüsselung oder Benutzername haben sich geändert. Geben Sie das Passwort erneut ein."
        }
        P::InTheOpen => {
            "Eine Anmeldung ohne Verschlüsselung ist nur bei einem Server auf diesem Computer erlaubt. Wählen Sie tls oder \
             start-tls."
        }
        P::NotOnHub => "Ein Hub sendet E-Mails nur über einen Mailserver. Verwenden Sie --host.",
        P::Passphrase => "Eine Passphrase braucht mindestens 12 Zeichen.",
        P::RowLimit => "Eine Grenze ist eine Zeilenzahl bis 1000000, oder 0 für keine.",
        P::LeaseDays => "Die Zahl der Tage liegt zwischen 7 und 90.",
    }
}

fn file_problem(problem: FileProblem, file: &str) -> String {
    let said = match problem {
        FileProblem::Empty => "ist leer. Wählen Sie eine Datei mit Zeilen.",
        FileProblem::HeaderOnly => "hat Spaltennamen, aber keine Zeilen. Wählen Sie eine Datei mit Zeilen.",
        FileProblem::FieldPerLine => {
            "hat ein Feld je Zeile oder eine Person je Spalte. Formen Sie sie in eine Tabelle mit einer Person je Zeile um."
        }
        FileProblem::Workbook => {
            "ist eine binäre Arbeitsmappe (XLSB). Speichern Sie sie als XLSX und importieren Sie diese Datei."
        }
        FileProblem::OldWorkbook => {
            "ist eine andere Office-Datei. Speichern Sie die Tabelle als XLSX und importieren Sie diese Datei."
        }
        FileProblem::Locked => {
            "ist mit einem Kennwort geschützt. Speichern Sie eine Kopie ohne Kennwort und importieren Sie diese Datei."
        }
        FileProblem::Broken => {
            "ist beschädigt. Öffnen Sie sie in einer Tabellenkalkulation, speichern Sie sie neu und importieren Sie diese Datei."
        }
        FileProblem::TooManyCells => "hat zu viele Zellen. Löschen Sie leere Zeilen und Spalten um die Tabelle.",
        FileProblem::Pdf => "ist ein PDF. Exportieren Sie die Tabelle als CSV und importieren Sie diese Datei.",
        FileProblem::Picture => "ist ein Bild. Wählen Sie eine Tabelle oder eine CSV-Datei.",
        FileProblem::Zip => "ist ein Archiv. Entpacken Sie es und importieren Sie die Datei darin.",
        FileProblem::Json => "ist JSON. Exportieren Sie die Tabelle als CSV und importieren Sie diese Datei.",
        FileProblem::Html => "ist eine Webseite. Speichern Sie die Tabelle als CSV und importieren Sie diese Datei.",
        FileProblem::Unknown => "enthält keine Tabelle. Wählen Sie eine Excel-, ODS- oder CSV-Datei.",
        FileProblem::Folder => "ist ein Ordner. Wählen Sie eine Datei.",
        FileProblem::Special => {
            "ist eine Pipe oder ein Gerät. Speichern Sie die Ausgabe als Datei und verwenden Sie diese."
        }
        FileProblem::OwnFile => {
            "gehört zu den Dateien, in denen Coverbook eine Kanzlei speichert. Wählen Sie eine andere Datei."
        }
        FileProblem::ChooseAgain => "muss erneut gewählt werden.",
        FileProblem::Missing => "wurde nicht gefunden. Prüfen Sie den Namen und versuchen Sie es erneut.",
        FileProblem::Vanished => {
            "konnte nicht vollständig gelesen werden. Kopieren Sie die Datei auf diesen Computer und versuchen Sie es erneut."
        }
        FileProblem::NoPermission => {
            "kann nicht gelesen werden: Die Berechtigung fehlt. Bitten Sie darum oder verwenden Sie eine Kopie."
        }
        FileProblem::TooLarge => {
            "hat mehr als 500 MB oder mehr als eine Million Zeilen. Teilen Sie die Datei und importieren Sie die Teile."
        }
        FileProblem::NoPicture => "ist kein Bild. Wählen Sie eine JPG- oder PNG-Datei.",
        FileProblem::PictureTooLarge => "ist größer als 20 MB oder 110 Millionen Pixel. Verkleinern Sie das Bild.",
        FileProblem::PictureDamaged => "ist beschädigt. Wählen Sie ein anderes Bild.",
        FileProblem::SeveralFiles => "ist eine von mehreren Dateien. Wählen Sie eine.",
        FileProblem::NoBackup => "ist keine Coverbook-Sicherung. Wählen Sie eine Sicherungsdatei.",
        FileProblem::CutShort => {
            "ist unvollständig: Das Ende fehlt. Kopieren Sie die Datei erneut oder verwenden Sie eine andere Sicherung."
        }
        FileProblem::Damaged => "ist beschädigt. Verwenden Sie eine andere Sicherung.",
        FileProblem::OtherKey => {
            "braucht eine eigene Schlüsseldatei: Diese enthält einen anderen Schlüssel. Geben Sie eine neue mit --key-file an."
        }
        FileProblem::Emptied => {
            "enthält die früher dort gespeicherten Sicherungen nicht mehr. Schließen Sie den richtigen Datenträger an oder \
             beginnen Sie mit --now von vorn."
        }
        FileProblem::OwnFolder => {
            "läge in einem Ordner, in dem Coverbook arbeitet. Speichern Sie die Datei in einem anderen Ordner."
        }
        FileProblem::TooManyColumns => "hat mehr Spalten als eine Tabelle. Prüfen Sie das Trennzeichen.",
    };
    format!("{file} {said}")
}

fn too_many_rows(file: &str, rows: u32, limit: u32) -> String {
    format!(
        "{file} hat {rows} Zeilen; die Kanzlei erlaubt {limit} pro Datei. Teilen Sie die Datei, oder lassen Sie die Systemadministration die Grenze in den Einstellungen erhöhen."
    )
}

fn refused(refusal: &RefusalView) -> String {
    match refusal {
        RefusalView::NotAllowed => "Dafür ist eine aktive Administrationsrolle nötig.".into(),
        RefusalView::SystemAdministratorNeeded => {
            "Das kann nur die Systemadministration. Wenden Sie sich an sie.".into()
        }
        RefusalView::NameMissing => "Geben Sie einen Namen an.".into(),
        RefusalView::EmailMissing => "Mitarbeitende brauchen eine E-Mail-Adresse.".into(),
        RefusalView::ContactMissing => "Geben Sie eine E-Mail-Adresse oder Telefonnummer an.".into(),
        RefusalView::TooLong { field, max } => format!("{}: höchstens {max} Zeichen.", input(field.0)),
        RefusalView::EmailTaken { by, .. } => format!("{} hat diese E-Mail-Adresse. Verwenden Sie eine andere.", by.name),
        RefusalView::IdentifierTaken { by } => format!("{} hat diese Kennung. Verwenden Sie eine andere.", by.name),
        RefusalView::TeamIdentifierTaken { by } => {
            format!("Das Team {} hat diese Kennung. Verwenden Sie eine andere.", by.name)
        }
        RefusalView::LastSystemAdministrator => {
            "Die Kanzlei braucht eine aktive Systemadministration. Geben Sie zuerst einer anderen Person diese Rolle.".into()
        }
        RefusalView::OwnRole => {
            "Sie können Ihre eigene Rolle nicht ändern. Bitten Sie eine andere Person mit der Rolle Systemadministration.".into()
        }
        RefusalView::NotTheSameSide { users } => format!(
            "Mitarbeitende und Mandanten lassen sich nicht zusammenführen: {}.",
            names(users)
        ),
        RefusalView::NamedTwice { users } => format!(
            "Jeder Datensatz kann nur mit einem anderen auf einmal zusammengeführt werden: {}.",
            names(users)
        ),
        RefusalView::Yourself => {
            "Sie können sich nicht selbst sperren oder deaktivieren. Bitten Sie eine andere Person der Administration.".into()
        }
        RefusalView::NoAddress { users } => {
            format!("{}: keine E-Mail-Adresse. Fügen Sie zuerst eine hinzu.", names(users))
        }
        RefusalView::PhoneMissing { users } => format!(
            "{}: Einladungen brauchen eine Telefonnummer für den Code. Fügen Sie zuerst eine hinzu.",
            names(users)
        ),
        RefusalView::WrongCode => "Dieser Code stimmt nicht mit der neuesten E-Mail überein.".into(),
        RefusalView::UsernameTaken => "Dieser Benutzername ist bereits vergeben. Wählen Sie einen anderen.".into(),
        RefusalView::TermsChanged => {
            "Die Nutzungsbedingungen haben sich geändert. Bitte lesen Sie sie und nehmen Sie sie erneut an.".into()
        }
        RefusalView::Revoked { users } => format!(
            "{}: Die Einladung wurde zurückgezogen. Fügen Sie die Person erneut hinzu und laden Sie sie ein.",
            names(users)
        ),
        RefusalView::NothingDue => "Es ist nichts fällig.".into(),
        RefusalView::TextMissing => "Eine Ankündigung braucht einen Titel und einen Text.".into(),
        RefusalView::NoActiveRecipients => "Von den Empfängerinnen und Empfängern ist noch niemand beigetreten.".into(),
        RefusalView::MailSent => {
            "Die E-Mail wurde bereits gesendet. Ziehen Sie stattdessen die Einladung zurück.".into()
        }
        RefusalView::WrongState { users, needed } => {
            let needed = match needed.0 {
                Status::Quiet => "noch nicht eingeladen",
                Status::Pending => "eingeladen",
                Status::Active => "aktiv",
                Status::Suspended => "gesperrt",
                Status::Inactive => "deaktiviert",
            };
            format!("{}: Das geht nur bei Personen, die {needed} sind.", names(users))
        }
        RefusalView::Uncovers { teams } => format!(
            "{}: Die Mandanten hätten in der Zwischenzeit keine aktiven Mitarbeitenden. Um trotzdem zu sperren, fügen Sie \
             --uncovering hinzu.",
            names(teams)
        ),
        RefusalView::RoleOfClient { user } => format!("{} gehört zu den Mandanten und hat keine Rolle.", user.name),
        RefusalView::OnlyClients { users } => format!(
            "{}: Mandantengruppen können nur Mandanten und Kooperationspartner enthalten.",
            names(users)
        ),
        RefusalView::LastPoint { phone: true } => {
            "Das ist die letzte sichtbare Telefonnummer. Fügen Sie zuerst eine andere hinzu.".into()
        }
        RefusalView::LastPoint { phone: false } => {
            "Das ist die letzte sichtbare E-Mail-Adresse. Fügen Sie zuerst eine andere hinzu.".into()
        }
        RefusalView::TooManyPoints { max } => format!(
            "Eine Person kann höchstens {max} sichtbare Adressen und Nummern haben. Entfernen Sie zuerst einige."
        ),
        RefusalView::NoActiveStaff { team } => format!(
            "{} hat keine aktiven Mitarbeitenden. Fügen Sie zuerst welche hinzu.",
            team.name
        ),
        RefusalView::LastActiveStaff { teams } => format!(
            "{}: Die Mandanten blieben ohne aktive Mitarbeitende. Fügen Sie zuerst andere hinzu.",
            names(teams)
        ),
        RefusalView::LastTeam { users } => format!(
            "{}: Das ist das letzte Team dieser Personen. Fügen Sie sie zuerst einem anderen hinzu.",
            names(users)
        ),
        RefusalView::NoOtherTeam { users, total } => format!(
            "{} sind in keinem anderen Team, darunter {}. Wählen Sie ein Team für sie.",
            clients((*total).into()),
            names(users)
        ),
        RefusalView::DefaultTeamStays { team } => format!(
            "{} ist das Standardteam. Machen Sie zuerst ein anderes Team zum Standardteam.",
            team.name
        ),
        RefusalView::UserInactive { user } => format!(
            "{} ist deaktiviert und kann keinem Team und keiner Gruppe hinzugefügt werden.",
            user.name
        ),
        RefusalView::NoBooks => {
            "Diese Kanzlei führt keine Kontaktbücher. Um sie einzuschalten, führen Sie aus: coverbook-cli settings --books on"
                .into()
        }
        RefusalView::DefaultTeamMissing => "Die Kanzlei braucht ein Standardteam. Wählen Sie zuerst eines.".into(),
        RefusalView::Conflict { field, theirs, .. } => format!(
            "{} wurde inzwischen in „{theirs}“ geändert. Prüfen Sie die Angabe und versuchen Sie es erneut.",
            input(field.0)
        ),
        RefusalView::UnknownRecord => {
            "Kein Datensatz hat diese ID. Prüfen Sie die ID und versuchen Sie es erneut.".into()
        }
        RefusalView::FirmExists => "Die Kanzlei gibt es bereits.".into(),
        RefusalView::EmptyImport => "Die Datei hat keine Zeilen zum Importieren.".into(),
        RefusalView::TooManyRows { file, rows, limit } => too_many_rows(file, *rows, *limit),
        RefusalView::ChangedSince { items, total } => format!(
            "{} seither geändert, darunter {}. Machen Sie zuerst diese Änderungen rückgängig; bei einem \
             Import nimmt „import undo --keep-changed“ den Rest zurück.",
            super::many((*total).into(), "Datensatz wurde", "Datensätze wurden"),
            items.join(", ")
        ),
        RefusalView::AlreadyUndone => "Das wurde bereits rückgängig gemacht.".into(),
        RefusalView::TooOld { days } => format!("Das ließ sich nur {days} Tage lang rückgängig machen."),
        RefusalView::NotUndoable => "Das lässt sich nicht rückgängig machen.".into(),
        RefusalView::NothingToUndo => "Es gibt nichts zu wiederholen.".into(),
    }
}

const fn input(field: Field) -> &'static str {
    match field {
        Field::Given => "Vorname",
        Field::Family => "Nachname",
        Field::MiddleNames => "Weitere Vornamen",
        Field::JobTitle => "Funktion",
        Field::Language => "Sprache",
        Field::Company => "Unternehmen",
        Field::Note => "Notiz",
        Field::Email => "E-Mail-Adresse",
        Field::Phone => "Telefonnummer",
        Field::Identifier => "Kennung",
        Field::Role => "Rolle",
        Field::Name => "Name",
        Field::Description => "Beschreibung",
        Field::Message => "Nachricht",
        Field::Label => "Bezeichnung",
        Field::Points => "Sichtbare Adressen und Nummern",
        Field::Title => "Titel",
        Field::Terms => "Nutzungsbedingungen",
    }
}
