//! French, with "vous".
//!
//! Names do not follow "de" without a noun between, which avoids elision, and nothing agrees with the
//! gender of a reader or person where that can be avoided. A non-breaking space precedes `:`, `;`, `?`,
//! `!`, and is used inside quotation marks.

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

pub(super) struct French;

/// `1 ligne` or `2 lignes`; zero is singular.
fn many(count: u64, one: &str, other: &str) -> String {
    format!("{count} {}", if count < 2 { one } else { other })
}

fn clients(count: u64) -> String {
    many(count, "client", "clients")
}

fn staff(count: u64) -> String {
    many(count, "membre du cabinet", "membres du cabinet")
}

fn teams(count: u64) -> String {
    many(count, "équipe", "équipes")
}

fn people(count: u64) -> String {
    many(count, "personne", "personnes")
}

impl Answers for French {
    fn done(&self) -> &'static str {
        "Terminé."
    }

    fn firm_checked(&self, firm: &str, clients: u32, staff: u32, teams: u32, content: &str) -> String {
        format!(
            "{firm}\u{a0}: le fichier est intact. {}, {}, {}\u{a0}; somme de contrôle {content}",
            self::clients(clients.into()),
            self::staff(staff.into()),
            self::teams(teams.into())
        )
    }

    fn firm_created(&self, firm: &str, recovery_code: &str) -> String {
        format!(
            "Le cabinet {firm} a été créé.\nCode de récupération, affiché une seule fois\u{a0}: {recovery_code}\n\
             Conservez-le à l’écart de cet ordinateur\u{a0}: il ouvre le cabinet si la clé est perdue."
        )
    }

    fn sample_created(&self, staff: u64, teams: usize, clients: u64) -> String {
        let teams = many(u64::try_from(teams).unwrap_or(u64::MAX), "équipe", "équipes");
        format!(
            "Un cabinet a été créé avec {}, {teams} et {}.",
            self::staff(staff),
            self::clients(clients)
        )
    }

    fn rows_written(&self, rows: u64) -> String {
        format!("{}.", many(rows, "ligne écrite", "lignes écrites"))
    }

    fn passphrase(&self, set: bool, key_kept: bool) -> &'static str {
        match (set, key_kept) {
            (true, _) => "La phrase de passe est définie.",
            (false, true) => {
                "La phrase de passe a été supprimée. La clé conservée sur cet ordinateur et le code de récupération ouvrent \
                 le cabinet."
            }
            (false, false) => "La phrase de passe a été supprimée. Seul le code de récupération ouvre le cabinet.",
        }
    }

    fn recovery_code(&self, code: &str) -> String {
        format!(
            "Nouveau code de récupération, affiché une seule fois\u{a0}: {code}\n\
             L’ancien n’ouvre plus que les sauvegardes antérieures."
        )
    }

    fn recovery_code_of_new_key(&self, code: &str) -> String {
        format!(
            "Nouveau code de récupération, affiché une seule fois\u{a0}; il ouvrira le cabinet dès que la nouvelle clé sera en \
             place\u{a0}: {code}"
        )
    }

    fn new_key(&self, firm: &str) -> String {
        format!(
            "Le cabinet {firm} a maintenant une nouvelle clé. Les clés, codes de récupération et phrases de passe antérieurs \
             n’ouvrent plus que les sauvegardes et copies antérieures."
        )
    }

    fn auto_backup(&self, found: &AutoBackupView, now: bool) -> String {
        match (&found.folder, found.last) {
            (None, _) => "Les sauvegardes automatiques sont désactivées.".into(),
            (Some(folder), None) => format!(
                "Les sauvegardes sont enregistrées dans {folder}. Il n’y en a pas encore\u{a0}; --now en enregistre une."
            ),
            (Some(folder), Some(_)) if now => {
                format!("Une sauvegarde a été enregistrée dans {folder} et vérifiée.")
            }
            (Some(folder), Some(_)) => format!("Les sauvegardes sont enregistrées dans {folder}."),
        }
    }

    fn backup(&self, file: &str, bytes: f64) -> String {
        format!("{file}\u{a0}: {bytes} octets, vérifié.")
    }

    fn restored(&self, firm: &str, file: &str) -> String {
        format!("Le cabinet {firm} a été restauré sous le nom {file}.")
    }

    fn people_saved(&self, file: &str, rows: u32) -> String {
        format!("{file}\u{a0}: {}", people(rows.into()))
    }

    fn memberships_saved(&self, file: &str, rows: u32) -> String {
        format!("{file}\u{a0}: {}", many(rows.into(), "appartenance", "appartenances"))
    }

    fn migration(&self, found: &MigrationView) -> String {
        format!(
            "{}, {} vers l’équipe {}, {} sans équipe ensuite.",
            many(
                found.books.into(),
                "carnet de contacts sera supprimé",
                "carnets de contacts seront supprimés"
            ),
            many(found.clients.into(), "client déplacé", "clients déplacés"),
            found.team,
            staff(found.staff.into())
        )
    }

    fn lane(&self, lane: Lane) -> &'static str {
        match lane {
            Lane::Safe => "sûr",
            Lane::Review => "à vérifier",
            Lane::NameOnly => "nom seulement",
        }
    }

    fn people_compared(&self, people: u32, ms: f64) -> String {
        format!("{} en {ms:.0} ms", self::people(people.into()))
    }

    fn invitation(&self, brief: Option<(InvitationState, u32)>, last: Option<MailState>) -> String {
        let Some((state, sends)) = brief else {
            return "Sans invitation.".into();
        };
        let state = match state {
            InvitationState::Pending => "En attente",
            InvitationState::Bounced => "Non distribuée",
            InvitationState::Accepted => "Acceptée",
            InvitationState::Declined => "Déclinée",
            InvitationState::Expired => "Expirée",
            InvitationState::Revoked => "Retirée",
        };
        let last = last.map(|last| match last {
            MailState::Due => "en attente",
            MailState::Claimed => "en cours d’envoi",
            MailState::Sent => "envoyé",
            MailState::Failed => "échec",
            MailState::Unsure => "peut-être pas envoyé",
            MailState::Dropped => "devenu inutile",
            MailState::Withdrawn => "annulé",
        });
        let last = last
            .map(|last| format!("\u{a0}; dernier e-mail\u{a0}: {last}"))
            .unwrap_or_default();
        format!("{state}, {}{last}", many(sends.into(), "e-mail", "e-mails"))
    }

    fn invited(&self) -> &'static str {
        "invitation envoyée"
    }

    fn group_invited(&self, invited: usize, left_out: usize) -> String {
        format!("Invitations\u{a0}: {invited}, laissées de côté\u{a0}: {left_out}.")
    }

    fn mail_setup(&self, setup: &MailSetupView) -> String {
        match setup.way {
            Some(MailWay::Smtp) => {
                format!(
                    "{}:{} ({}), expéditeur\u{a0}: {}",
                    setup.host, setup.port, setup.security, setup.from
                )
            }
            Some(MailWay::Folder) => format!("Enregistrés dans {}, expéditeur\u{a0}: {}", setup.folder, setup.from),
            None => "L’envoi des e-mails n’est pas configuré. Utilisez --host ou --folder.".into(),
        }
    }

    fn mail_tested(&self, answer: &str) -> String {
        format!("E-mail envoyé à votre adresse. Réponse du serveur\u{a0}: {answer}")
    }

    fn mails_waiting(&self, waiting: u32) -> String {
        match waiting {
            0 => "Aucun e-mail en attente.".into(),
            n => format!("{} en attente.", many(n.into(), "e-mail", "e-mails")),
        }
    }

    fn mails_sent(&self, round: &MailRound) -> String {
        let told = format!(
            "Envoyés\u{a0}: {}, plus tard\u{a0}: {}, non distribués\u{a0}: {}, échecs\u{a0}: {}, incertains\u{a0}: {}, en attente\u{a0}: {}.",
            round.sent, round.later, round.bounced, round.failed, round.unsure, round.waiting
        );
        match &round.problem {
            Some(problem) => format!("{told} {}", self.mail(problem)),
            None => told,
        }
    }

    fn settings(&self, settings: &SettingsView) -> String {
        let word = |on| if on { "oui" } else { "non" };
        let limit = match settings.import_row_limit {
            0 => "aucune limite".to_owned(),
            rows => rows.to_string(),
        };
        format!(
            "membres du cabinet\u{a0}: {}, clients\u{a0}: {}, rappels\u{a0}: {}, heure des rappels\u{a0}: {}, carnets de contacts\u{a0}: {}, lignes par fichier\u{a0}: {}, appareils sans le hub\u{a0}: {} jours",
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
        let person = name(notice.person.as_ref(), "une personne");
        match notice.kind {
            NoticeKind::Welcome if notice.text.is_empty() => {
                "Bienvenue\u{a0}! Vous faites maintenant partie du carnet de contacts.".into()
            }
            NoticeKind::Welcome => notice.text.replace('\n', " "),
            NoticeKind::ClientJoined => format!("{person} a accepté l’invitation. Vous suivez ce client."),
            NoticeKind::Bounced => format!("L’invitation adressée à {person} n’a pas été distribuée."),
            NoticeKind::Declined => format!("{person} a décliné l’invitation."),
            NoticeKind::Expired if notice.people > 1 => format!(
                "{} invitations ont expiré sans réponse, dont celle adressée à {person}.",
                notice.people
            ),
            NoticeKind::Expired => format!("L’invitation adressée à {person} a expiré sans réponse."),
            NoticeKind::ImportFinished => match &notice.import {
                Some(import) => format!(
                    "L’importation du fichier {} est terminée. Lignes créées\u{a0}: {}, modifiées\u{a0}: {}, inchangées\u{a0}: {}, ignorées\u{a0}: \
                     {}, rejetées\u{a0}: {}.",
                    import.file, import.created, import.updated, import.unchanged, import.skipped, import.refused
                ),
                None => "Une importation est terminée.".into(),
            },
            NoticeKind::TeamUncovered => match &notice.team {
                Some(team) => format!(
                    "Les clients de l’équipe {} ne sont plus suivis par aucun membre actif du cabinet. Ajoutez-en un à \
                     l’équipe.",
                    team.name
                ),
                None => "Les clients d’une équipe ne sont plus suivis par aucun membre actif du cabinet.".into(),
            },
            NoticeKind::EmailChanged => format!("L’adresse de connexion a été modifiée pour {person}."),
            NoticeKind::Announcement => format!("{}\u{a0}: {}", notice.title, notice.text.replace('\n', " ")),
            NoticeKind::Statistics => match &notice.figures {
                Some(figures) => format!(
                    "Chiffres de la semaine. Clients actifs\u{a0}: {}, nouveaux la semaine dernière\u{a0}: {}, invités\u{a0}: {}, sans \
                     invitation\u{a0}: {}, invitations non distribuées\u{a0}: {}, équipes sans membre actif du cabinet\u{a0}: {}.",
                    figures.here,
                    figures.joined,
                    figures.invited,
                    figures.not_invited,
                    figures.bounced,
                    figures.uncovered
                ),
                None => "Chiffres de la semaine.".into(),
            },
        }
    }

    fn unread(&self, unread: u32) -> String {
        many(unread.into(), "non lue", "non lues")
    }

    fn weekly(&self, on: bool) -> &'static str {
        if on {
            "Chiffres de la semaine\u{a0}: activés"
        } else {
            "Chiffres de la semaine\u{a0}: désactivés"
        }
    }

    fn announced(&self, recipients: u32) -> String {
        format!("Envoyé à {}.", people(recipients.into()))
    }
}
