//! French, with "vous".

use chrono::{Datelike as _, NaiveDate};
use domain::import::RowCode;
use domain::phone::Diagnostic;
use importer::{IssueCode, NoteCode};

use super::AuditWords;

pub(super) const UNKNOWN: &str = "Une autre version de Coverbook sait ce qui ne va pas ici.";

pub(super) const AUDIT: AuditWords = AuditWords {
    head: [
        "Quand",
        "Qui",
        "Action",
        "Concerne",
        "Fiches",
        "Annulation",
        "Annulée depuis",
        "Commande",
    ],
    yes: "oui",
    redo: "rétablie",
};

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

pub(super) fn row(code: RowCode, blocker: Option<&str>) -> String {
    let who = blocker.unwrap_or_default();
    let by = |text: &str| match blocker {
        Some(who) => format!("{text}\u{a0}: {who}."),
        None => format!("{text}."),
    };
    use RowCode as C;
    match code {
        C::NoName => "La ligne ne contient pas de nom.".into(),
        C::NameTooLong => "Le nom dépasse 500 caractères.".into(),
        C::NoContact => "La ligne ne contient ni adresse e-mail ni numéro de téléphone.".into(),
        C::EmailTwice if blocker.is_some() => format!("La ligne {who} a la même adresse e-mail."),
        C::EmailTwice => "Une ligne précédente a la même adresse e-mail.".into(),
        C::IdentifierTwice if blocker.is_some() => format!("La ligne {who} a le même identifiant."),
        C::IdentifierTwice => "Une ligne précédente a le même identifiant.".into(),
        C::SamePersonTwice => by("Une ligne précédente désigne la même personne"),
        C::StaffMember => by("L’adresse ou l’identifiant appartient à un membre du cabinet"),
        C::Inactive => by("L’adresse ou l’identifiant appartient à une personne désactivée"),
        C::TwoPeople => by("L’identifiant appartient à une personne et l’adresse e-mail à une autre"),
        C::TwoTeams if blocker.is_some() => by("La ligne désigne deux équipes différentes\u{a0}; la seconde est"),
        C::TwoTeams => "La ligne désigne deux équipes différentes.".into(),
        C::IdentifierInUse => by("L’identifiant est déjà utilisé"),
        C::WouldRename => {
            by("L’adresse e-mail appartient à une personne d’un autre nom\u{a0}; choisissez que faire de ces lignes")
        }
        C::MaybeSame => by(
            "Le nom et le numéro appartiennent à un client sans adresse e-mail\u{a0}; choisissez s’il s’agit de la même personne",
        ),
        C::OnMatchSkipped => by("La fiche existe déjà et diffère, et ces lignes sont ignorées"),
        C::OnMatchRefused => by("La fiche existe déjà et diffère, et ces lignes sont rejetées"),
        C::TeamUnknown if blocker.is_some() => format!("Aucune équipe n’a le nom ou l’identifiant «\u{a0}{who}\u{a0}»."),
        C::TeamUnknown => "Aucune équipe n’a ce nom ou cet identifiant.".into(),
        C::TeamAmbiguous if blocker.is_some() => format!("Plusieurs équipes s’appellent «\u{a0}{who}\u{a0}»."),
        C::TeamAmbiguous => "Plusieurs équipes ont ce nom.".into(),
        C::TeamWithoutActiveStaff => by("L’équipe n’a aucun membre actif du cabinet"),
        C::NoDefaultTeam => "La ligne n’indique pas d’équipe, et il n’y a pas d’équipe par défaut.".into(),
        C::StaffRow => {
            "Selon le fichier, cette personne est membre du cabinet\u{a0}; seuls les clients et partenaires sont importés.".into()
        }
        C::ClientRow => {
            "Selon le fichier, c’est un client ou un partenaire\u{a0}; seuls les membres du cabinet sont importés.".into()
        }
        C::NotStaff => by("L’adresse ou l’identifiant appartient à un client ou à un partenaire"),
        C::StaffWithoutEmail => "Un membre du cabinet a besoin d’une adresse e-mail.".into(),
        C::UnknownRole => {
            "Le rôle est inconnu\u{a0}; les rôles sont Membre du cabinet, Gestionnaire des utilisateurs et Administrateur système.".into()
        }
        C::OtherRole => by("La personne a un autre rôle\u{a0}; modifiez-le sur sa page"),
        C::SystemAdministratorRow => by("Seul un administrateur système peut ajouter ou modifier un administrateur système"),
        C::BadTeamIdentifier => "L’identifiant d’une équipe ne peut contenir que des lettres et des chiffres.".into(),
        C::TeamTwice if blocker.is_some() => format!("La ligne {who} désigne la même équipe."),
        C::TeamTwice => "Une ligne précédente désigne la même équipe.".into(),
        C::TeamNameInUse => by("Une autre équipe a ce nom"),
        C::NoTeam => "La ligne n’indique pas d’équipe.".into(),
        C::NoMember => "La ligne ne désigne personne.".into(),
        C::PersonUnknown => by("Personne n’a cet ID, cet identifiant ou cette adresse e-mail"),
        C::MemberTwice if blocker.is_some() => format!("La ligne {who} ajoute déjà cette personne à cette équipe."),
        C::MemberTwice => "Une ligne précédente ajoute déjà cette personne à cette équipe.".into(),
        C::LeftOutByHand => "Vous avez écarté cette ligne.".into(),
        C::TooManyPoints => "La personne aurait plus de 50 adresses et numéros.".into(),
        C::LeftRow => "Selon le fichier, cette personne a été désactivée.".into(),
    }
}

pub(super) fn value(code: IssueCode, value: &str) -> String {
    use IssueCode as C;
    let said = match code {
        C::PlaceholderAddress => "signifie qu’il n’y a pas d’adresse",
        C::OfSomebodyElse => {
            "appartient à une autre personne selon le fichier\u{a0}; la valeur est conservée dans la note"
        }
        C::SharedAddress => "reste à une personne d’un autre nom\u{a0}; la ligne est importée sans cette adresse",
        C::NamedByCompany => "sert de nom au client, car la ligne ne nomme personne",
        C::BadEmail => "n’est pas une adresse e-mail complète",
        C::ValueTooLong => "est trop long pour son champ",
        C::RoundedIdentifier => {
            "a été arrondi par un tableur\u{a0}; mettez la colonne au format texte et enregistrez de nouveau"
        }
        C::BadTeamId => "n’est pas un ID d’équipe",
        C::UnknownCountry => "n’est pas un pays connu",
        C::UnknownDialCode => "n’est pas un indicatif connu",
        C::CountryUnsettled => {
            "n’a pas d’indicatif, et le pays de la ligne est illisible\u{a0}; le texte est conservé tel quel"
        }
        C::DialCodeConflict => "se trouve à côté de l’indicatif d’un autre pays\u{a0}; le texte est conservé tel quel",
        C::InnerQuotes => "contient des guillemets qui ne sont pas doublés\u{a0}; ils ont été conservés",
        C::UnclosedQuote => "contient un guillemet qui n’est pas fermé",
        C::RepairedByte => "contient un caractère qui ne correspond pas à l’encodage du texte",
        C::SurplusCells => "se trouve au-delà de la dernière colonne\u{a0}; cherchez une virgule hors guillemets",
        C::EmailTidied => "contient une adresse entourée de texte",
        C::EmailUncertain => "contient peut-être une adresse\u{a0}; écrivez-la seule pour en être sûr",
        C::EmailMixedScripts => "mélange les lettres de deux alphabets\u{a0}; comparez-les",
        C::NameLikeNothing => {
            "signifie «\u{a0}rien\u{a0}» dans certains programmes\u{a0}; le texte a été conservé comme nom"
        }
        C::NotAName => "est un nombre, une adresse ou une formule, pas un nom",
        C::NameRemark => "contient une remarque, qui a été ajoutée à la note",
        C::Deceased => "indique que la personne est décédée\u{a0}; cela a été ajouté à la note",
        C::EntityDecoded => "a été décodé",
        C::DecimalIdentifier => "est peut-être un nombre entier",
        C::KeptAsText => "est conservé tel quel, car selon le fichier ce n’est pas un numéro",
        C::Row(code) => return row(code, None),
        C::Phone(diagnostic) => phone(diagnostic),
    };
    format!("«\u{a0}{value}\u{a0}» {said}.")
}

const fn phone(diagnostic: Diagnostic) -> &'static str {
    use Diagnostic as D;
    match diagnostic {
        D::Extension => "comporte un numéro de poste",
        D::LabelRemoved => "comporte un libellé, qui a été retiré",
        D::Vanity => "comporte des lettres, lues comme des chiffres",
        D::Placeholder => "signifie qu’il n’y a pas de numéro",
        D::NoteRemoved => "comporte une remarque, qui est devenue son libellé",
        D::AssumedIdd => "a été lu comme un numéro international",
        D::PlusZero => "comporte un 0 après le +, qui a été retiré",
        D::TrunkZeroRemoved => "comporte un 0 qui ne se compose que dans le pays\u{a0}; il a été retiré",
        D::LegacyPrefix => "comporte un préfixe qui n’est plus utilisé\u{a0}; il a été retiré",
        D::FloatSuffix => "se termine par .0, qui a été retiré",
        D::SciRecovered => "était en notation scientifique\u{a0}; tous ses chiffres ont été retrouvés",
        D::ThousandsSeparators => "comporte des virgules entre ses chiffres\u{a0}; elles ont été retirées",
        D::MultipleNumbers => "contient plusieurs numéros",
        D::AlternativeTailDropped => "comporte une seconde terminaison, qui a été laissée de côté",
        D::DialTailDropped => "comporte des chiffres à composer ensuite, qui ont été laissés de côté",
        D::AssumedPlus => "est un numéro si on le fait précéder d’un +",
        D::AmbiguousCountryCode => {
            "commence peut-être par un indicatif de pays\u{a0}; faites-le précéder d’un + pour en être sûr"
        }
        D::LeadingZeroRestored => "a peut-être perdu son premier 0",
        D::DoubledCountryCode => "semble comporter deux fois son indicatif",
        D::LetterLookalike => "comporte une lettre à la place d’un chiffre",
        D::OverseasFrance => "ressemble à un numéro d’outre-mer français\u{a0}; écrivez-le avec son indicatif",
        D::VanityTruncated => "comporte un mot plus long que le numéro",
        D::MultipleExtensions => "comporte deux numéros de poste\u{a0}; le premier est conservé",
        D::SuspectedDummy => "ne comporte qu’un seul chiffre, répété",
        D::SeveralReadings => "peut se lire de plusieurs façons\u{a0}; écrivez-le avec son indicatif",
        D::PossibleNotValid => "a la bonne longueur, mais sa tranche n’est pas connue",
        D::SciPrecisionLost => {
            "a été raccourci par Excel et ses derniers chiffres sont perdus\u{a0}; mettez la colonne au format texte et enregistrez \
             de nouveau"
        }
        D::ExcelHashes => "provient d’une colonne trop étroite\u{a0}; élargissez-la et enregistrez de nouveau",
        D::MissingAreaCode => "n’a pas d’indicatif régional",
        D::TooShort => "a trop peu de chiffres pour son pays",
        D::TooLong => "a trop de chiffres pour son pays",
        D::WrongLength => "n’a pas le bon nombre de chiffres pour son pays",
        D::NotInUse => "ne commence pas comme un numéro de son pays",
        D::ShortCode => "est un numéro court, valable seulement dans un pays",
        D::UnknownCountryCode => "a un indicatif de pays qui n’existe pas",
        D::NoRegion => "n’a pas de pays\u{a0}; écrivez-le avec + et son indicatif",
        D::UnreadableLetters => "comporte des lettres qui ne forment pas un numéro",
        D::NotANumber => "n’est pas un numéro de téléphone",
        D::LooksLikeDate => "ressemble à une date",
    }
}

pub(super) fn note(code: NoteCode, row: Option<u32>, count: u32) -> String {
    use NoteCode as C;
    let said: &str = match code {
        C::OwnExport => {
            "Ce fichier a été écrit par Coverbook\u{a0}; chaque cellule est lue exactement comme elle a été écrite."
        }
        C::EncodingGuessed => "L’encodage de texte le plus probable a été utilisé.",
        C::EncodingAsked => "Deux encodages de texte sont probables\u{a0}; comparez les lettres.",
        C::BytesRepaired => {
            "Certains caractères ne correspondaient pas à l’encodage du texte. Ils ont été lus en Windows-1252, ou apparaissent \
             comme \u{fffd} quand aucun caractère ne convient."
        }
        C::DamagedText => "Des lettres ont été abîmées avant l’enregistrement de ce fichier.",
        C::NulRemoved => "Des caractères sans signification ont été retirés.",
        C::CardsCutShort => "Les cartes sans fin ne sont pas importées.",
        C::CardGroups => "Les listes de personnes ne sont pas importées.",
        C::CardPictures => "Les images des cartes ne sont pas importées.",
        C::HiddenRows => "Les lignes masquées dans le tableur sont aussi importées.",
        C::HiddenSheet => "Cette feuille est masquée dans le tableur.",
        C::UnfinishedFormulas => {
            "Les formules sans résultat sont vides. Enregistrez d’abord le fichier dans un tableur."
        }
        C::SepLine => "La ligne «\u{a0}sep=\u{a0}» n’est pas une ligne de données.",
        C::ApostropheQuotes => "Les cellules sont entre apostrophes.",
        C::BackslashEscapes => {
            "Les barres obliques inverses devant les guillemets ont été lues comme des échappements."
        }
        C::Preamble => "Les lignes au-dessus de l’en-tête ne sont pas importées.",
        C::Comments => "Les lignes au-dessus du tableau qui commencent par # ne sont pas importées.",
        C::TwoHeaderRows => "La ligne au-dessus de l’en-tête regroupe des colonnes et est laissée de côté.",
        C::NoHeader => "Il n’y a pas de ligne de noms de colonnes.",
        C::HeaderGuessed => "Aucun des noms de colonnes n’est connu\u{a0}; l’en-tête a été supposé.",
        C::HeaderBelow => {
            "La ligne de noms de colonnes se trouve sous d’autres lignes\u{a0}; elle s’applique aussi à celles-ci."
        }
        C::OtherTable => {
            "Le fichier contient un second tableau, qui n’est pas lu. Enregistrez-le dans un fichier séparé."
        }
        C::DuplicateHeaders => "Plusieurs colonnes ont le même nom.",
        C::RepeatedHeader => "L’en-tête est répété parmi les lignes et y a été laissé de côté.",
        C::EmptyRows => "Les lignes sans texte sont laissées de côté.",
        C::EmptyColumns => "Les colonnes sans texte sont laissées de côté.",
        C::LongRows => "Certaines lignes ont plus de valeurs qu’il n’y a de colonnes.",
        C::UnclosedQuote => "Un guillemet n’est pas fermé.",
        C::InnerQuotes => "Les guillemets dans les cellules ne sont pas doublés\u{a0}; ils ont été conservés.",
        C::QuotedLines => "Chaque ligne était entièrement entre guillemets\u{a0}; le tableau à l’intérieur a été lu.",
        C::TotalRow => "La dernière ligne ressemble à un total.",
        C::LongCells => "Une cellule est plus longue que ne le permet un tableur.",
    };
    let place = row.map(|row| format!(" D’abord à la ligne {row}.")).unwrap_or_default();
    if count > 1 {
        format!("{said} ({count}){place}")
    } else {
        format!("{said}{place}")
    }
}

pub(super) fn recovery_sheet(firm: &str, day: NaiveDate, code: &str) -> String {
    let month = MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
    let date = if day.day() == 1 {
        "1er".to_owned()
    } else {
        day.day().to_string()
    };
    format!(
        "Code de récupération Coverbook\n\n\
         Cabinet\u{a0}: {firm}\n\
         Date\u{a0}: {date} {month} {}\n\
         Code\u{a0}: {code}\n\n\
         Ce code ouvre le cabinet sur tout ordinateur équipé de Coverbook, si cet ordinateur, sa clé ou la phrase de passe est \
         perdu. Il ouvre aussi chaque sauvegarde enregistrée tant qu’il est valable. Quiconque le possède peut lire tout ce que \
         le cabinet conserve\u{a0}: gardez-le à l’écart de l’ordinateur, hors de portée d’autrui. Un code plus récent le remplace\u{a0}; \
         celui-ci n’ouvre alors plus que les sauvegardes antérieures. Un code qui n’a jamais été confirmé dans Coverbook n’ouvre \
         rien.\n",
        day.year()
    )
}
