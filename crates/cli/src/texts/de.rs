//! German, with "Sie".

mod devices;
mod imports;
mod problems;
mod syntax;

use domain::duplicates::Lane;
use engine::MailRound;
use engine::view::{
    AutoBackupView, InvitationState, MailSetupView, MailState, MailWay, MigrationView, NoticeKind, NoticeView,
    SettingsView,
};

use super::{Answers, Problems as _, name};

pub(super) struct German;

/// `1 Zeile` or `2 Zeilen`.
fn many(count: u64, one: &str, other: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { other })
}

fn clients(count: u64) -> String {
    many(count, "Mandant", "Mandanten")
}

impl Answers for German {
    fn done(&self) -> &'static str {
        "Erledigt."
    }

    fn firm_checked(&self, firm: &str, clients: u32, staff: u32, teams: u32, content: &str) -> String {
        format!(
            "{firm}: Die Datei ist unversehrt. Mandanten: {clients}, Mitarbeitende: {staff}, Teams: {teams}; Prüfsumme \
             {content}"
        )
    }

    fn firm_created(&self, firm: &str, recovery_code: &str) -> String {
        format!(
            "{firm} wurde angelegt.\nWiederherstellungscode, nur dieses eine Mal angezeigt: {recovery_code}\n\
             Bewahren Sie ihn getrennt von diesem Computer auf: Er öffnet die Kanzlei, wenn der Schlüssel verloren geht."
        )
    }

    fn sample_created(&self, staff: u64, teams: usize, clients: u64) -> String {
        format!("Eine Kanzlei wurde angelegt. Mitarbeitende: {staff}, Teams: {teams}, Mandanten: {clients}.")
    }

    fn rows_written(&self, rows: u64) -> String {
        format!("{} geschrieben.", many(rows, "Zeile", "Zeilen"))
    }

    fn passphrase(&self, set: bool, key_kept: bool) -> &'static str {
        match (set, key_kept) {
            (true, _) => "Die Passphrase ist festgelegt.",
            (false, true) => {
                "Die Passphrase wurde entfernt. Der Schlüssel auf diesem Computer und der Wiederherstellungscode öffnen \
                 die Kanzlei."
            }
            (false, false) => "Die Passphrase wurde entfernt. Nur der Wiederherstellungscode öffnet die Kanzlei.",
        }
    }

    fn recovery_code(&self, code: &str) -> String {
        format!(
            "Neuer Wiederherstellungscode, nur dieses eine Mal angezeigt: {code}\n\
             Der bisherige öffnet nur noch ältere Sicherungen."
        )
    }

    fn recovery_code_of_new_key(&self, code: &str) -> String {
        format!(
            "Neuer Wiederherstellungscode, nur dieses eine Mal angezeigt; er öffnet die Kanzlei, sobald der neue Schlüssel \
             gilt: {code}"
        )
    }

    fn new_key(&self, firm: &str) -> String {
        format!(
            "{firm} hat jetzt einen neuen Schlüssel. Frühere Schlüssel, Wiederherstellungscodes und Passphrasen öffnen nur \
             noch ältere Sicherungen und Kopien."
        )
    }

    fn auto_backup(&self, found: &AutoBackupView, now: bool) -> String {
        match (&found.folder, found.last) {
            (None, _) => "Automatische Sicherungen sind ausgeschaltet.".into(),
            (Some(folder), None) => {
                format!("Sicherungen werden in {folder} gespeichert. Noch gibt es keine; --now speichert eine.")
            }
            (Some(folder), Some(_)) if now => format!("Eine Sicherung wurde in {folder} gespeichert und überprüft."),
            (Some(folder), Some(_)) => format!("Sicherungen werden in {folder} gespeichert."),
        }
    }

    fn backup(&self, file: &str, bytes: f64) -> String {
        format!("{file}: {bytes} Bytes, überprüft.")
    }

    fn restored(&self, firm: &str, file: &str) -> String {
        format!("{firm} wurde als {file} wiederhergestellt.")
    }

    fn people_saved(&self, file: &str, rows: u32) -> String {
        format!("{file}: {}", many(rows.into(), "Person", "Personen"))
    }

    fn memberships_saved(&self, file: &str, rows: u32) -> String {
        format!("{file}: {}", many(rows.into(), "Mitgliedschaft", "Mitgliedschaften"))
    }

    fn migration(&self, found: &MigrationView) -> String {
        format!(
            "{} gelöscht, {} nach {} verschoben. Mitarbeitende danach ohne Team: {}.",
            many(found.books.into(), "Kontaktbuch wird", "Kontaktbücher werden"),
            clients(found.clients.into()),
            found.team,
            found.staff
        )
    }

    fn lane(&self, lane: Lane) -> &'static str {
        match lane {
            Lane::Safe => "sicher",
            Lane::Review => "zu prüfen",
            Lane::NameOnly => "nur Name",
        }
    }

    fn people_compared(&self, people: u32, ms: f64) -> String {
        format!("{} in {ms:.0} ms", many(people.into(), "Person", "Personen"))
    }

    fn invitation(&self, brief: Option<(InvitationState, u32)>, last: Option<MailState>) -> String {
        let Some((state, sends)) = brief else {
            return "Nicht eingeladen.".into();
        };
        let state = match state {
            InvitationState::Pending => "Ausstehend",
            InvitationState::Bounced => "Unzustellbar",
            InvitationState::Accepted => "Angenommen",
            InvitationState::Declined => "Abgelehnt",
            InvitationState::Expired => "Abgelaufen",
            InvitationState::Revoked => "Zurückgezogen",
        };
        let last = last.map(|last| match last {
            MailState::Due => "wartet",
            MailState::Claimed => "wird gesendet",
            MailState::Sent => "gesendet",
            MailState::Failed => "fehlgeschlagen",
            MailState::Unsure => "möglicherweise nicht gesendet",
            MailState::Dropped => "nicht mehr nötig",
            MailState::Withdrawn => "rückgängig gemacht",
        });
        let last = last.map(|last| format!("; letzte E-Mail: {last}")).unwrap_or_default();
        format!("{state}, {}{last}", many(sends.into(), "E-Mail", "E-Mails"))
    }

    fn invited(&self) -> &'static str {
        "eingeladen"
    }

    fn group_invited(&self, invited: usize, left_out: usize) -> String {
        format!("{invited} eingeladen, {left_out} ausgelassen.")
    }

    fn mail_setup(&self, setup: &MailSetupView) -> String {
        match setup.way {
            Some(MailWay::Smtp) => {
                format!("{}:{} ({}), von {}", setup.host, setup.port, setup.security, setup.from)
            }
            Some(MailWay::Folder) => format!("Gespeichert in {}, von {}", setup.folder, setup.from),
            None => "Der E-Mail-Versand ist nicht eingerichtet. Verwenden Sie --host oder --folder.".into(),
        }
    }

    fn mail_tested(&self, answer: &str) -> String {
        format!("An Sie gesendet. Antwort des Servers: {answer}")
    }

    fn mails_waiting(&self, waiting: u32) -> String {
        match waiting {
            0 => "Es warten keine E-Mails.".into(),
            1 => "1 E-Mail wartet.".into(),
            n => format!("{n} E-Mails warten."),
        }
    }

    fn mails_sent(&self, round: &MailRound) -> String {
        let told = format!(
            "Gesendet: {}, später: {}, unzustellbar: {}, fehlgeschlagen: {}, ungewiss: {}, wartend: {}.",
            round.sent, round.later, round.bounced, round.failed, round.unsure, round.waiting
        );
        match &round.problem {
            Some(problem) => format!("{told} {}", self.mail(problem)),
            None => told,
        }
    }

    fn settings(&self, settings: &SettingsView) -> String {
        let word = |on| if on { "ein" } else { "aus" };
        let limit = match settings.import_row_limit {
            0 => "keine Grenze".to_owned(),
            rows => rows.to_string(),
        };
        format!(
            "Mitarbeitende: {}, Mandanten: {}, Erinnerungen: {}, Uhrzeit der Erinnerungen: {}, Kontaktbücher: {}, Zeilen pro Datei: {}, Geräte ohne Hub: {} Tage",
            settings.staff,
            settings.clients,
            word(settings.reminders),
            settings.reminder_hour,
            word(settings.books),
            limit,
            settings.lease_days
        )
    }

    fn notice(&self, notice: &NoticeView) -> String {
        let person = name(notice.person.as_ref(), "eine Person");
        match notice.kind {
            NoticeKind::Welcome if notice.text.is_empty() => "Willkommen! Sie sind beigetreten.".into(),
            NoticeKind::Welcome => notice.text.replace('\n', " "),
            NoticeKind::ClientJoined => format!("Beigetreten: {person}. Sie betreuen diesen Mandanten."),
            NoticeKind::Bounced => format!("Die Einladung an {person} war unzustellbar."),
            NoticeKind::Declined => format!("Einladung abgelehnt: {person}."),
            NoticeKind::Expired if notice.people > 1 => format!(
                "{} Einladungen sind ohne Antwort abgelaufen, darunter die an {person}.",
                notice.people
            ),
            NoticeKind::Expired => format!("Die Einladung an {person} ist ohne Antwort abgelaufen."),
            NoticeKind::ImportFinished => match &notice.import {
                Some(import) => format!(
                    "Der Import von {} ist abgeschlossen: {} neu, {} aktualisiert, {} unverändert, {} übersprungen, {} \
                     zurückgewiesen.",
                    import.file, import.created, import.updated, import.unchanged, import.skipped, import.refused
                ),
                None => "Ein Import ist abgeschlossen.".into(),
            },
            NoticeKind::TeamUncovered => {
                let team = name(notice.team.as_ref(), "einem Team");
                format!(
                    "Die Mandanten von {team} haben keine aktiven Mitarbeitenden mehr. Fügen Sie dem Team Mitarbeitende hinzu."
                )
            }
            NoticeKind::EmailChanged => format!("Die Anmeldeadresse von {person} wurde geändert."),
            NoticeKind::Announcement => format!("{}: {}", notice.title, notice.text.replace('\n', " ")),
            NoticeKind::Statistics => match &notice.figures {
                Some(figures) => format!(
                    "Die Wochenzahlen: {} aktive Mandanten, {} letzte Woche beigetreten, {} eingeladen, {} nicht eingeladen; \
                     {} Einladungen unzustellbar, {} Teams ohne aktive Mitarbeitende.",
                    figures.here,
                    figures.joined,
                    figures.invited,
                    figures.not_invited,
                    figures.bounced,
                    figures.uncovered
                ),
                None => "Die Wochenzahlen.".into(),
            },
        }
    }

    fn unread(&self, unread: u32) -> String {
        format!("{unread} ungelesen")
    }

    fn weekly(&self, on: bool) -> &'static str {
        if on { "Wochenzahlen: ein" } else { "Wochenzahlen: aus" }
    }

    fn announced(&self, recipients: u32) -> String {
        format!("An {} gesendet.", many(recipients.into(), "Person", "Personen"))
    }
}
