//! What went wrong, in French.

use domain::command::Field;
use domain::people::Status;
use engine::AppError;
use engine::error::{FieldProblem, FileProblem, RefusalView};
use engine::view::{LeftOutView, MailProblemView, NotInvitable, ProblemKind, day};

use super::{French, many};
use crate::texts::{Problems, hub, names};
use crate::usage::{ColumnProblem, Usage};

impl Problems for French {
    fn error(&self, error: &AppError) -> String {
        match error {
            AppError::Locked { file } => {
                format!("{file} est verrouillé\u{a0}: sa clé n’est pas disponible ici. Indiquez le fichier de clé avec --key-file.")
            }
            AppError::WrongSecret => {
                "La clé n’ouvre pas le fichier de ce cabinet. Utilisez le fichier de clé correspondant.".into()
            }
            AppError::Keyring => {
                "Le trousseau du système a signalé une erreur. Déverrouillez-le ou indiquez un fichier de clé avec --key-file."
                    .into()
            }
            AppError::KeyFile => {
                "Un fichier de clé n’est jamais remplacé. Indiquez un nouveau fichier avec --new-key-file.".into()
            }
            AppError::NewerFile => {
                "Ce fichier provient d’une version plus récente de Coverbook. Mettez Coverbook à jour.".into()
            }
            AppError::FirmIsHere { file } => format!(
                "Le cabinet de cette sauvegarde existe déjà ici, sous le nom {file}. Pour le remplacer, ajoutez --replace\u{a0}; \
                 une copie est conservée."
            ),
            AppError::DamagedFile => {
                "Ce fichier est endommagé ou n’est pas un fichier Coverbook. Restaurez votre dernière sauvegarde.".into()
            }
            AppError::EmptyFile => "Ce fichier est vide. Restaurez votre dernière sauvegarde.".into(),
            AppError::NoFirm => {
                "Ce dossier ne contient aucun cabinet. Créez-en un avec\u{a0}: coverbook-cli firm create".into()
            }
            AppError::SeveralFirms => "Le dossier contient plusieurs cabinets. Indiquez-en un avec --firm.".into(),
            AppError::Cancelled => "Opération interrompue. Rien n’a été modifié.".into(),
            AppError::NotFound => "Aucune fiche n’a cet ID. Vérifiez-le et réessayez.".into(),
            AppError::AdministratorsOnly => "Seuls les administrateurs peuvent le faire.".into(),
            AppError::Field { field, problem } => format!("{field}\u{a0}: {}", field_problem(*problem)),
            AppError::File { problem, file } => file_problem(*problem, file),
            AppError::TooManyRows { file, rows, limit } => too_many_rows(file, *rows, *limit),
            AppError::Refused { refusal } => refused(refusal),
            AppError::Lease { heard } => format!("Cet appareil n’a pas eu de réponse du hub depuis le {} et ne montre donc rien du cabinet. Connectez-le au hub et réessayez.", day(*heard)),
            AppError::Hub { problem } => hub::french(*problem).into(),
            AppError::MailNotSetUp => {
                "L’envoi des e-mails n’est pas configuré. Exécutez\u{a0}: coverbook-cli mail setup".into()
            }
            AppError::Mail { problem } => self.mail(problem),
            AppError::WrongCode { left } => {
                let left = many((*left).into(), "tentative restante", "tentatives restantes");
                format!("Ce code ne correspond pas à celui du dernier e-mail. {left}.")
            }
            AppError::CodeLocked { .. } => "Trop de codes erronés. Patientez 15 minutes et réessayez.".into(),
            AppError::Busy => {
                "Un autre programme utilise le fichier du cabinet depuis 30 secondes. Fermez-le et réessayez.".into()
            }
            AppError::Disk => {
                "Le disque est plein. Libérez de l’espace et réessayez. Rien n’a été modifié.".into()
            }
            AppError::ReadOnly => {
                "Le disque ou le dossier du cabinet est en lecture seule. Vous pouvez consulter le cabinet, mais pas le \
                 modifier. Rien n’a été modifié."
                    .into()
            }
            AppError::Memory => {
                "Cet ordinateur manque de mémoire. Fermez d’autres programmes et réessayez.".into()
            }
            AppError::Internal { incident } => {
                format!("Une erreur s’est produite (incident {incident}). Rien n’a été modifié.")
            }
        }
    }

    fn usage(&self, usage: &Usage) -> String {
        match usage {
            Usage::Region { code } => format!("--region {code}\u{a0}: aucun pays n’a ce code."),
            Usage::Column { choice, why } => {
                let why = match why {
                    ColumnProblem::Shape => {
                        "écrivez la colonne, le signe égal et le champ, par exemple 'Kontakt=phone'.".to_owned()
                    }
                    ColumnProblem::NoColumn => "le fichier n’a pas de colonne de ce nom.".into(),
                    ColumnProblem::SeveralColumns => {
                        "plusieurs colonnes ont cet en-tête\u{a0}; utilisez la lettre de la colonne.".into()
                    }
                    ColumnProblem::NoField { fields } => {
                        format!("ce champ n’existe pas\u{a0}; utilisez l’un des suivants\u{a0}: {fields}.")
                    }
                };
                format!("--column '{choice}'\u{a0}: {why}")
            }
            Usage::Same { pair, fields } => {
                format!("--same {pair}\u{a0}: écrivez CHAMP=TEXTE. Champs\u{a0}: {fields}.")
            }
            Usage::TeamChoice { pair } => format!("--team {pair}\u{a0}: écrivez Nom=Équipe."),
            Usage::TeamUnknown { pair, team } => format!("--team {pair}\u{a0}: aucune équipe ne s’appelle {team}."),
            Usage::Sheet { sheets } => {
                format!("Le classeur a plusieurs feuilles\u{a0}: {sheets}. Choisissez-en une avec --sheet.")
            }
            Usage::NoSheet { sheet, sheets } => {
                format!("--sheet {sheet}\u{a0}: cette feuille n’existe pas. Feuilles\u{a0}: {sheets}.")
            }
            Usage::TeamAmbiguous { pair, team } => {
                format!("--team {pair}\u{a0}: plusieurs équipes s’appellent {team}. Utilisez un ID.")
            }
            Usage::NoTeam { team } => format!("Aucune équipe n’a l’identifiant {team}."),
            Usage::NoGroup { group } => format!("Aucun groupe de clients ne s’appelle {group}."),
            Usage::SeveralGroups { group } => {
                format!("Plusieurs groupes de clients s’appellent {group}. Utilisez l’ID.")
            }
            Usage::NoPoint { text } => format!("Cette personne n’a pas d’adresse ou de numéro visible {text}."),
            Usage::NoBackupFolder => "Aucun dossier de sauvegarde n’est choisi. Choisissez-en un avec --folder.".into(),
            Usage::NoSecret => "Utilisez --recovery-code ou --passphrase-file.".into(),
            Usage::TermsNotAccepted => {
                "Rien n’a été fait. Lisez les conditions, puis utilisez --username et --accept-terms.".into()
            }
            Usage::LongLine { line } => format!("La ligne {line} dépasse 1 Mo."),
            Usage::BadLine { line, problem } => {
                format!("La ligne {line} n’est pas {{\"region\",\"input\"}}\u{a0}: {problem}")
            }
            Usage::LineRegion { line, code } => format!("Ligne {line}\u{a0}: aucun pays n’a le code {code}."),
        }
    }

    fn left_out(&self, person: &LeftOutView) -> String {
        match person.why {
            NotInvitable::Invited => "invitation déjà envoyée".into(),
            NotInvitable::Active => "déjà actif".into(),
            NotInvitable::Suspended => "suspendu\u{a0}; levez d’abord la suspension".into(),
            NotInvitable::NoAddress => "pas d’adresse e-mail\u{a0}; ajoutez-en d’abord une".into(),
            NotInvitable::NoActiveStaff => format!(
                "l’équipe {} n’a aucun membre actif du cabinet\u{a0}; ajoutez-en d’abord un",
                person.team
            ),
            NotInvitable::NoPhone => "pas de numéro de téléphone pour les codes\u{a0}; ajoutez-en d’abord un".into(),
        }
    }

    fn mail(&self, problem: &MailProblemView) -> String {
        let said = match problem.kind.0 {
            ProblemKind::NameNotFound => "aucun serveur de ce nom n’a été trouvé, ou cet ordinateur est hors ligne.",
            ProblemKind::ConnectionRefused => "le serveur a refusé la connexion. Vérifiez le port.",
            ProblemKind::NotReached | ProblemKind::TimedOut => "le serveur ne répond pas. Vérifiez son nom et le port.",
            ProblemKind::Closed => "le serveur a fermé la connexion.",
            ProblemKind::NotSmtp => "ce n’est pas un serveur de messagerie. Vérifiez son nom et le port.",
            ProblemKind::CertificateUntrusted => {
                "le certificat du serveur n’est pas considéré comme fiable sur cet ordinateur."
            }
            ProblemKind::CertificateExpired => {
                "le certificat du serveur a expiré, ou l’horloge de cet ordinateur est fausse."
            }
            ProblemKind::CertificateWrongName => "le certificat du serveur porte un autre nom. Utilisez ce nom.",
            ProblemKind::NoTls => {
                "le serveur ne propose pas de chiffrement sur ce port. Choisissez l’autre type de chiffrement ou un autre port."
            }
            ProblemKind::TlsNeeded => "le serveur exige le chiffrement. Choisissez tls ou start-tls.",
            ProblemKind::TlsFailed => "cet ordinateur et le serveur n’ont aucune méthode de chiffrement en commun.",
            ProblemKind::LoginNotOffered => {
                "le serveur ne propose pas d’authentification. Laissez le nom d’utilisateur vide ou choisissez le chiffrement."
            }
            ProblemKind::LoginInTheOpen => {
                "sans chiffrement, d’autres pourraient lire le mot de passe. Choisissez tls ou start-tls, ou laissez le nom \
                 d’utilisateur vide."
            }
            ProblemKind::LoginRefused => {
                "le serveur a refusé le nom d’utilisateur ou le mot de passe. Certains serveurs exigent un mot de passe \
                 d’application."
            }
            ProblemKind::LoginNeeded => "le serveur exige une authentification. Indiquez un nom d’utilisateur.",
            ProblemKind::SenderRefused => {
                "le serveur n’envoie pas d’e-mails depuis cette adresse. Utilisez l’une des siennes."
            }
            ProblemKind::RecipientRefused => "le serveur a refusé l’adresse du destinataire.",
            ProblemKind::RelayRefused => {
                "le serveur ne relaie pas les e-mails de cet ordinateur. Authentifiez-vous ou adressez-vous à son \
                 administrateur."
            }
            ProblemKind::AddressNotSupported => {
                "cette adresse contient des caractères que le serveur ne prend pas en charge."
            }
            ProblemKind::Busy => "le serveur est surchargé. Coverbook réessaiera automatiquement.",
            ProblemKind::FolderNotWritable => "impossible d’écrire dans le dossier des e-mails.",
            ProblemKind::Refused => "le serveur a refusé l’e-mail.",
        };
        if problem.answer.is_empty() {
            format!("E-mail\u{a0}: {said}")
        } else {
            format!("E-mail\u{a0}: {said} Réponse du serveur\u{a0}: {}", problem.answer)
        }
    }
}

const fn field_problem(problem: FieldProblem) -> &'static str {
    use FieldProblem as P;
    match problem {
        P::Empty => "cette indication est requise.",
        P::Name => "indiquez un prénom ou un nom.",
        P::TooLong => "ce texte est trop long.",
        P::Email => "ce n’est pas une adresse e-mail.",
        P::Phone => "ce n’est pas un numéro de téléphone.",
        P::Identifier => "ce n’est pas un identifiant.",
        P::Country => "ce n’est pas un code de pays\u{a0}; utilisez deux lettres, par exemple FR.",
        P::TimeZone => "ce n’est pas un fuseau horaire\u{a0}; écrivez par exemple Europe/Paris.",
        P::Date => "écrivez la date comme 2026-11-22.",
        P::Confirm => "saisissez le mot CONFIRM.",
        P::Link => "ce n’est pas un lien vers un hub\u{a0}; il commence par coverbook://.",
        P::Code => "un code comporte huit lettres et chiffres.",
        P::UsernameEmail => "un nom d’utilisateur ne peut pas être une adresse e-mail.",
        P::UsernameSigns => "un nom d’utilisateur ne contient que des lettres et des chiffres.",
        P::Role => {
            "aucun rôle ne s’appelle ainsi\u{a0}; les rôles sont staff, user administrator et system administrator."
        }
        P::UsernameShort => "un nom d’utilisateur comporte au moins 6 caractères.",
        P::UsernameLetter => "un nom d’utilisateur comporte au moins une lettre.",
        P::Terms => "il faut accepter les conditions d’utilisation pour rejoindre le carnet de contacts.",
        P::Port => "un port est un nombre de 1 à 65535.",
        P::HostPort => "un port est un nombre de 1024 à 65535.",
        P::PortTaken => "un autre programme utilise ce port. Fermez-le ou choisissez un autre port.",
        P::Again => {
            "le serveur, le port, le chiffrement ou le nom d’utilisateur a changé. Saisissez de nouveau le mot de passe."
        }
        P::InTheOpen => {
            "une authentification sans chiffrement n’est permise que pour un serveur sur cet ordinateur. Choisissez tls ou \
             start-tls."
        }
        P::NotOnHub => "un hub n’envoie les e-mails que par un serveur de messagerie. Utilisez --host.",
        P::Passphrase => "une phrase de passe comporte au moins 12 caractères.",
        P::RowLimit => "une limite est un nombre de lignes jusqu’à 1000000, ou 0 pour aucune.",
        P::LeaseDays => "le nombre de jours va de 7 à 90.",
    }
}

fn file_problem(problem: FileProblem, file: &str) -> String {
    let said = match problem {
        FileProblem::Empty => "est vide. Choisissez un fichier contenant des lignes.",
        FileProblem::HeaderOnly => {
            "contient des noms de colonnes, mais aucune ligne. Choisissez un fichier contenant des lignes."
        }
        FileProblem::FieldPerLine => {
            "contient un champ par ligne ou une personne par colonne. Transformez-le en tableau avec une personne par ligne."
        }
        FileProblem::Workbook => {
            "est un classeur binaire (XLSB). Enregistrez-le au format XLSX et importez ce fichier."
        }
        FileProblem::OldWorkbook => {
            "est un autre document Office. Enregistrez le tableau au format XLSX et importez ce fichier."
        }
        FileProblem::Locked => {
            "est protégé par un mot de passe. Enregistrez une copie sans mot de passe et importez ce fichier."
        }
        FileProblem::Broken => {
            "est endommagé. Ouvrez-le dans un tableur, enregistrez-le à nouveau et importez ce fichier."
        }
        FileProblem::TooManyCells => "a trop de cellules. Supprimez les lignes et colonnes vides autour du tableau.",
        FileProblem::Pdf => "est un PDF. Exportez le tableau en CSV et importez ce fichier.",
        FileProblem::Picture => "est une image. Choisissez un classeur ou un fichier CSV.",
        FileProblem::Zip => "est une archive. Décompressez-la et importez le fichier qu’elle contient.",
        FileProblem::Json => "est au format JSON. Exportez le tableau en CSV et importez ce fichier.",
        FileProblem::Html => "est une page web. Enregistrez le tableau en CSV et importez ce fichier.",
        FileProblem::Unknown => "n’est pas un tableau au format texte. Choisissez un fichier CSV.",
        FileProblem::Folder => "est un dossier. Choisissez un fichier.",
        FileProblem::Special => {
            "est un tube ou un périphérique. Enregistrez sa sortie dans un fichier et utilisez celui-ci."
        }
        FileProblem::OwnFile => {
            "fait partie des fichiers où Coverbook conserve un cabinet. Choisissez un autre fichier."
        }
        FileProblem::ChooseAgain => "doit être choisi de nouveau.",
        FileProblem::Missing => "est introuvable. Vérifiez le nom et réessayez.",
        FileProblem::Vanished => "n’a pas pu être lu entièrement. Copiez le fichier sur cet ordinateur et réessayez.",
        FileProblem::NoPermission => {
            "ne peut pas être lu\u{a0}: l’autorisation manque. Demandez-la ou utilisez une copie."
        }
        FileProblem::TooLarge => "dépasse 500 Mo ou un million de lignes. Divisez le fichier et importez les parties.",
        FileProblem::NoPicture => "n’est pas une image. Choisissez un fichier JPG ou PNG.",
        FileProblem::PictureTooLarge => "dépasse 20 Mo ou 110 millions de pixels. Réduisez l’image.",
        FileProblem::PictureDamaged => "est endommagé. Choisissez une autre image.",
        FileProblem::SeveralFiles => "fait partie de plusieurs fichiers. Choisissez-en un seul.",
        FileProblem::NoBackup => "n’est pas une sauvegarde Coverbook. Choisissez un fichier de sauvegarde.",
        FileProblem::CutShort => {
            "est incomplet\u{a0}: la fin manque. Copiez de nouveau le fichier ou utilisez une autre sauvegarde."
        }
        FileProblem::Damaged => "est endommagé. Utilisez une autre sauvegarde.",
        FileProblem::OtherKey => {
            "a besoin de son propre fichier de clé\u{a0}: celui-ci contient une autre clé. Indiquez-en un nouveau avec --key-file."
        }
        FileProblem::Emptied => {
            "ne contient plus les sauvegardes qui y étaient enregistrées. Connectez le bon disque ou recommencez avec --now."
        }
        FileProblem::OwnFolder => {
            "se trouverait dans un dossier de travail de Coverbook. Enregistrez le fichier dans un autre dossier."
        }
        FileProblem::TooManyColumns => "a plus de colonnes qu’un tableur. Vérifiez le séparateur.",
    };
    format!("{file} {said}")
}

fn too_many_rows(file: &str, rows: u32, limit: u32) -> String {
    format!(
        "{file} contient {rows} lignes, mais le cabinet en autorise {limit} par fichier. Divisez-le, ou demandez à un administrateur système de relever la limite dans les paramètres."
    )
}

fn refused(refusal: &RefusalView) -> String {
    match refusal {
        RefusalView::NotAllowed => "Seuls les administrateurs actifs peuvent le faire.".into(),
        RefusalView::SystemAdministratorNeeded => {
            "Seul un administrateur système peut le faire. Adressez-vous à l’un d’eux.".into()
        }
        RefusalView::NameMissing => "Indiquez un nom.".into(),
        RefusalView::EmailMissing => "Une adresse e-mail est requise pour les membres du cabinet.".into(),
        RefusalView::ContactMissing => "Indiquez une adresse e-mail ou un numéro de téléphone.".into(),
        RefusalView::TooLong { field, max } => format!("{}\u{a0}: {max} caractères au plus.", input(field.0)),
        RefusalView::EmailTaken { by, .. } => format!("{} a cette adresse e-mail. Utilisez-en une autre.", by.name),
        RefusalView::IdentifierTaken { by } => format!("{} a cet identifiant. Utilisez-en un autre.", by.name),
        RefusalView::TeamIdentifierTaken { by } => {
            format!("L’équipe {} a cet identifiant. Utilisez-en un autre.", by.name)
        }
        RefusalView::LastSystemAdministrator => {
            "Le cabinet a besoin d’un administrateur système actif. Donnez d’abord ce rôle à une autre personne.".into()
        }
        RefusalView::OwnRole => {
            "Vous ne pouvez pas modifier votre propre rôle. Adressez-vous à un autre administrateur système.".into()
        }
        RefusalView::NotTheSameSide { users } => format!(
            "Un membre du cabinet et un client ne peuvent pas être fusionnés\u{a0}: {}.",
            names(users)
        ),
        RefusalView::NamedTwice { users } => format!(
            "Une fiche ne peut être fusionnée qu’avec une seule autre à la fois\u{a0}: {}.",
            names(users)
        ),
        RefusalView::Yourself => {
            "Vous ne pouvez pas vous suspendre ou vous désactiver. Adressez-vous à un autre administrateur.".into()
        }
        RefusalView::NoAddress { users } => {
            format!("{}\u{a0}: pas d’adresse e-mail. Ajoutez-en d’abord une.", names(users))
        }
        RefusalView::PhoneMissing { users } => format!(
            "{}\u{a0}: les invitations exigent un numéro de téléphone pour le code. Ajoutez-en d’abord un.",
            names(users)
        ),
        RefusalView::WrongCode => "Ce code ne correspond pas à celui du dernier e-mail.".into(),
        RefusalView::UsernameTaken => "Ce nom d’utilisateur est déjà pris. Choisissez-en un autre.".into(),
        RefusalView::TermsChanged => {
            "Les conditions d’utilisation ont changé. Veuillez les lire et les accepter de nouveau.".into()
        }
        RefusalView::Revoked { users } => format!(
            "{}\u{a0}: l’invitation a été retirée. Ajoutez de nouveau la personne et invitez-la.",
            names(users)
        ),
        RefusalView::NothingDue => "Il n’y a rien à faire pour le moment.".into(),
        RefusalView::TextMissing => "Une annonce exige un titre et un texte.".into(),
        RefusalView::NoActiveRecipients => "Aucun des destinataires n’a encore rejoint le carnet de contacts.".into(),
        RefusalView::MailSent => "L’e-mail est déjà parti. Retirez plutôt l’invitation.".into(),
        RefusalView::WrongState { users, needed } => {
            let needed = match needed.0 {
                Status::Quiet => "sans invitation",
                Status::Pending => "dont l’invitation est en attente",
                Status::Active => "actives",
                Status::Suspended => "suspendues",
                Status::Inactive => "désactivées",
            };
            format!("{}\u{a0}: possible seulement pour des personnes {needed}.", names(users))
        }
        RefusalView::Uncovers { teams } => format!(
            "{}\u{a0}: les clients ne seraient entre-temps suivis par aucun membre actif du cabinet. Pour suspendre quand même, \
             ajoutez --uncovering.",
            names(teams)
        ),
        RefusalView::RoleOfClient { user } => format!("{} fait partie des clients et n’a pas de rôle.", user.name),
        RefusalView::OnlyClients { users } => format!(
            "{}\u{a0}: un groupe de clients ne peut contenir que des clients et des partenaires.",
            names(users)
        ),
        RefusalView::LastPoint { phone: true } => {
            "C’est le dernier numéro de téléphone visible. Ajoutez-en d’abord un autre.".into()
        }
        RefusalView::LastPoint { phone: false } => {
            "C’est la dernière adresse e-mail visible. Ajoutez-en d’abord une autre.".into()
        }
        RefusalView::TooManyPoints { max } => format!(
            "Une personne peut avoir au plus {max} adresses et numéros visibles. Retirez-en d’abord."
        ),
        RefusalView::NoActiveStaff { team } => format!(
            "L’équipe {} n’a aucun membre actif du cabinet. Ajoutez-en d’abord un.",
            team.name
        ),
        RefusalView::LastActiveStaff { teams } => format!(
            "{}\u{a0}: les clients ne seraient plus suivis par aucun membre actif du cabinet. Ajoutez-en d’abord un autre.",
            names(teams)
        ),
        RefusalView::LastTeam { users } => format!(
            "{}\u{a0}: c’est la dernière équipe de ces personnes. Ajoutez-les d’abord à une autre.",
            names(users)
        ),
        RefusalView::NoOtherTeam { users, total } => format!(
            "{} dans aucune autre équipe, dont {}. Choisissez une équipe pour eux.",
            many((*total).into(), "client n’est", "clients ne sont"),
            names(users)
        ),
        RefusalView::DefaultTeamStays { team } => format!(
            "{} est l’équipe par défaut. Choisissez d’abord une autre équipe par défaut.",
            team.name
        ),
        RefusalView::UserInactive { user } => format!(
            "{}\u{a0}: cette personne est désactivée et ne peut être ajoutée à aucune équipe ni à aucun groupe.",
            user.name
        ),
        RefusalView::NoBooks => {
            "Ce cabinet ne tient pas de carnets de contacts. Pour les activer, exécutez\u{a0}: coverbook-cli settings --books on"
                .into()
        }
        RefusalView::DefaultTeamMissing => {
            "Le cabinet a besoin d’une équipe par défaut. Choisissez-en d’abord une.".into()
        }
        RefusalView::Conflict { field, theirs, .. } => format!(
            "{}\u{a0}: la valeur est devenue «\u{a0}{theirs}\u{a0}» entre-temps. Vérifiez-la et réessayez.",
            input(field.0)
        ),
        RefusalView::UnknownRecord => "Aucune fiche n’a cet ID. Vérifiez-le et réessayez.".into(),
        RefusalView::FirmExists => "Le cabinet existe déjà.".into(),
        RefusalView::EmptyImport => "Le fichier ne contient aucune ligne à importer.".into(),
        RefusalView::TooManyRows { file, rows, limit } => too_many_rows(file, *rows, *limit),
        RefusalView::ChangedSince { items, total } => format!(
            "{} depuis, dont {}. Annulez d’abord ces modifications\u{a0}; pour une importation, \
             «\u{a0}import undo --keep-changed\u{a0}» annule le reste.",
            many((*total).into(), "fiche a été modifiée", "fiches ont été modifiées"),
            items.join(", ")
        ),
        RefusalView::AlreadyUndone => "Cette action a déjà été annulée.".into(),
        RefusalView::TooOld { days } => format!("Cette action ne pouvait être annulée que pendant {days} jours."),
        RefusalView::NotUndoable => "Cette action ne peut pas être annulée.".into(),
        RefusalView::NothingToUndo => "Il n’y a rien à rétablir.".into(),
    }
}

const fn input(field: Field) -> &'static str {
    match field {
        Field::Given => "Prénom",
        Field::Family => "Nom de famille",
        Field::MiddleNames => "Autres prénoms",
        Field::JobTitle => "Fonction",
        Field::Language => "Langue",
        Field::Company => "Société",
        Field::Note => "Note",
        Field::Email => "Adresse e-mail",
        Field::Phone => "Numéro de téléphone",
        Field::Identifier => "Identifiant",
        Field::Role => "Rôle",
        Field::Name => "Nom",
        Field::Description => "Description",
        Field::Message => "Message",
        Field::Label => "Libellé",
        Field::Points => "Adresses et numéros visibles",
        Field::Title => "Titre",
        Field::Terms => "Conditions d’utilisation",
    }
}
