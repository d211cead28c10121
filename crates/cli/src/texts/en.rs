//! English.

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

pub(crate) struct English;

/// `1 row` or `2 rows`.
fn many(count: u64, one: &str, other: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { other })
}

fn clients(count: u64) -> String {
    many(count, "client", "clients")
}

fn people(count: u64) -> String {
    many(count, "person", "people")
}

impl Answers for English {
    fn done(&self) -> &'static str {
        "Done."
    }

    fn firm_checked(&self, firm: &str, clients: u32, staff: u32, teams: u32, content: &str) -> String {
        format!(
            "{firm}: the file is intact. {}, {staff} staff, {}; checksum {content}",
            self::clients(clients.into()),
            many(teams.into(), "team", "teams")
        )
    }

    fn firm_created(&self, firm: &str, recovery_code: &str) -> String {
        format!(
            "{firm} was created.\nRecovery code, shown only once: {recovery_code}\n\
             Keep it away from this computer: it opens the firm if the key is lost."
        )
    }

    fn sample_created(&self, staff: u64, teams: usize, clients: u64) -> String {
        format!(
            "Created a firm with {staff} staff, {} and {}.",
            if teams == 1 {
                "1 team".into()
            } else {
                format!("{teams} teams")
            },
            self::clients(clients)
        )
    }

    fn rows_written(&self, rows: u64) -> String {
        format!("{} written.", many(rows, "row", "rows"))
    }

    fn passphrase(&self, set: bool, key_kept: bool) -> &'static str {
        match (set, key_kept) {
            (true, _) => "The passphrase is set.",
            (false, true) => {
                "The passphrase was removed. The key on this computer and the recovery code open the firm."
            }
            (false, false) => "The passphrase was removed. Only the recovery code opens the firm.",
        }
    }

    fn recovery_code(&self, code: &str) -> String {
        format!("New recovery code, shown only once: {code}\nThe old code opens only earlier backups.")
    }

    fn recovery_code_of_new_key(&self, code: &str) -> String {
        format!("New recovery code, shown only once; it opens the firm as soon as the new key does: {code}")
    }

    fn new_key(&self, firm: &str) -> String {
        format!(
            "{firm} now has a new key. Earlier keys, recovery codes and passphrases open only earlier backups and copies."
        )
    }

    fn auto_backup(&self, found: &AutoBackupView, now: bool) -> String {
        match (&found.folder, found.last) {
            (None, _) => "Automatic backups are off.".into(),
            (Some(folder), None) => format!("Backups are saved in {folder}. There is none yet; --now saves one."),
            (Some(folder), Some(_)) if now => format!("A backup was saved in {folder} and verified."),
            (Some(folder), Some(_)) => format!("Backups are saved in {folder}."),
        }
    }

    fn backup(&self, file: &str, bytes: f64) -> String {
        format!("{file}: {bytes} bytes, verified.")
    }

    fn restored(&self, firm: &str, file: &str) -> String {
        format!("{firm} was restored as {file}.")
    }

    fn people_saved(&self, file: &str, rows: u32) -> String {
        format!("{file}: {}", people(rows.into()))
    }

    fn memberships_saved(&self, file: &str, rows: u32) -> String {
        format!("{file}: {}", many(rows.into(), "membership", "memberships"))
    }

    fn migration(&self, found: &MigrationView) -> String {
        format!(
            "{} will be deleted, {} moved to {}, {} staff left without a team.",
            many(found.books.into(), "contact book", "contact books"),
            clients(found.clients.into()),
            found.team,
            found.staff
        )
    }

    fn lane(&self, lane: Lane) -> &'static str {
        match lane {
            Lane::Safe => "safe",
            Lane::Review => "review",
            Lane::NameOnly => "name only",
        }
    }

    fn people_compared(&self, people: u32, ms: f64) -> String {
        format!("{} in {ms:.0} ms", self::people(people.into()))
    }

    fn invitation(&self, brief: Option<(InvitationState, u32)>, last: Option<MailState>) -> String {
        let Some((state, sends)) = brief else {
            return "Not invited.".into();
        };
        let state = match state {
            InvitationState::Pending => "Pending",
            InvitationState::Bounced => "Bounced",
            InvitationState::Accepted => "Accepted",
            InvitationState::Declined => "Declined",
            InvitationState::Expired => "Expired",
            InvitationState::Revoked => "Revoked",
        };
        let sends = many(sends.into(), "e-mail", "e-mails");
        let last = last.map(|last| match last {
            MailState::Due => "waiting",
            MailState::Claimed => "being sent",
            MailState::Sent => "sent",
            MailState::Failed => "failed",
            MailState::Unsure => "may not have been sent",
            MailState::Dropped => "no longer needed",
            MailState::Withdrawn => "undone",
        });
        let last = last.map(|last| format!("; last e-mail: {last}")).unwrap_or_default();
        format!("{state}, {sends}{last}")
    }

    fn invited(&self) -> &'static str {
        "invited"
    }

    fn group_invited(&self, invited: usize, left_out: usize) -> String {
        format!("{invited} invited, {left_out} left out.")
    }

    fn mail_setup(&self, setup: &MailSetupView) -> String {
        match setup.way {
            Some(MailWay::Smtp) => {
                format!(
                    "{}:{} ({}), from {}",
                    setup.host, setup.port, setup.security, setup.from
                )
            }
            Some(MailWay::Folder) => format!("Saved in {}, from {}", setup.folder, setup.from),
            None => "E-mail is not set up. Use --host or --folder.".into(),
        }
    }

    fn mail_tested(&self, answer: &str) -> String {
        format!("Sent to you. The server said: {answer}")
    }

    fn mails_waiting(&self, waiting: u32) -> String {
        match waiting {
            0 => "No e-mails are waiting.".into(),
            1 => "1 e-mail is waiting.".into(),
            n => format!("{n} e-mails are waiting."),
        }
    }

    fn mails_sent(&self, round: &MailRound) -> String {
        let told = format!(
            "Sent: {}, later: {}, bounced: {}, failed: {}, unknown: {}, waiting: {}.",
            round.sent, round.later, round.bounced, round.failed, round.unsure, round.waiting
        );
        match &round.problem {
            Some(problem) => format!("{told} {}", self.mail(problem)),
            None => told,
        }
    }

    fn settings(&self, settings: &SettingsView) -> String {
        let word = |on| if on { "on" } else { "off" };
        let limit = match settings.import_row_limit {
            0 => "no limit".to_owned(),
            rows => rows.to_string(),
        };
        format!(
            "staff: {}, clients: {}, reminders: {}, reminder hour: {}, books: {}, rows per file: {}, devices without the hub: {} days",
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
        let person = name(notice.person.as_ref(), "a person");
        match notice.kind {
            NoticeKind::Welcome if notice.text.is_empty() => "Welcome! You have joined.".into(),
            NoticeKind::Welcome => notice.text.replace('\n', " "),
            NoticeKind::ClientJoined => format!("{person} has joined. You cover this client."),
            NoticeKind::Bounced => format!("The invitation to {person} bounced."),
            NoticeKind::Declined => format!("{person} declined the invitation."),
            NoticeKind::Expired if notice.people > 1 => format!(
                "{} invitations expired without an answer, including the one to {person}.",
                notice.people
            ),
            NoticeKind::Expired => format!("The invitation to {person} expired without an answer."),
            NoticeKind::ImportFinished => match &notice.import {
                Some(import) => format!(
                    "The import of {} is complete: {} created, {} updated, {} unchanged, {} skipped, {} rejected.",
                    import.file, import.created, import.updated, import.unchanged, import.skipped, import.refused
                ),
                None => "An import is complete.".into(),
            },
            NoticeKind::TeamUncovered => {
                let team = name(notice.team.as_ref(), "a team");
                format!("The clients of {team} no longer have active staff. Add staff to the team.")
            }
            NoticeKind::EmailChanged => format!("The sign-in address of {person} was changed."),
            NoticeKind::Announcement => format!("{}: {}", notice.title, notice.text.replace('\n', " ")),
            NoticeKind::Statistics => match &notice.figures {
                Some(figures) => format!(
                    "The weekly figures: {} active clients, {} joined last week, {} invited, {} not invited; \
                     {} invitations bounced, {} teams without active staff.",
                    figures.here,
                    figures.joined,
                    figures.invited,
                    figures.not_invited,
                    figures.bounced,
                    figures.uncovered
                ),
                None => "The weekly figures.".into(),
            },
        }
    }

    fn unread(&self, unread: u32) -> String {
        format!("{unread} unread")
    }

    fn weekly(&self, on: bool) -> &'static str {
        if on {
            "Weekly figures: on"
        } else {
            "Weekly figures: off"
        }
    }

    fn announced(&self, recipients: u32) -> String {
        format!("Sent to {}.", people(recipients.into()))
    }
}
