//! The fields of a person a column can be imported into.

use domain::import::Listed;
use domain::language::Language;

/// What a column holds.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum Field {
    /// First name or names.
    GivenName,
    /// Names between the first name and the family name.
    MiddleNames,
    /// Family name.
    FamilyName,
    /// Both in one cell.
    FullName,
    /// Job title.
    JobTitle,
    /// The company the person works for, or is.
    Company,
    /// E-mail addresses, one or more.
    Email,
    /// Phone numbers, one or more.
    Phone,
    /// The person's key in the firm's own system.
    Identifier,
    /// The role of a member of staff.
    Role,
    /// Identifiers or names of client teams, separated by `;`.
    GroupIdentifiers,
    /// UUIDs of client teams, separated by `;`.
    GroupIds,
    /// Country by whose rules the row's phone numbers are read.
    Country,
    /// Dial code (`+49`, `0049`, `49`) of the row's phone numbers, written in a column of its own.
    DialCode,
    /// What the firm notes about the person; one column or more.
    Note,
    /// Name of a client team.
    TeamName,
    /// Identifier of a client team; in a file of members also its name.
    TeamIdentifier,
    /// UUID of a client team.
    TeamId,
    /// What a client team is for.
    Description,
    /// UUIDs of staff, separated by `;`.
    StaffIds,
    /// Identifiers of staff, separated by `;`.
    StaffIdentifiers,
    /// E-mail addresses of staff, separated by `;`.
    StaffEmails,
    /// UUID of a person.
    MemberId,
    /// Left out.
    NotImported,
}

impl Field {
    /// The columns of a template, in their order; the first eight are the same in all (domain.md 2.1, 2.2).
    pub const fn template(listed: Listed) -> &'static [Self] {
        match listed {
            Listed::Clients => &Self::CLIENTS,
            Listed::Staff => &Self::STAFF,
            Listed::Teams => &Self::TEAMS,
            Listed::Members => &Self::MEMBERS,
        }
    }

    /// Whether a column of such a file can be this.
    pub fn is_of(self, listed: Listed) -> bool {
        match listed {
            _ if self == Self::NotImported => true,
            Listed::Teams | Listed::Members => Self::template(listed).contains(&self),
            Listed::Clients if self == Self::Role => false,
            Listed::Clients | Listed::Staff => {
                let only_lists = [Self::TEAMS.as_slice(), &Self::MEMBERS].concat();
                !only_lists.contains(&self) || Self::CLIENTS.contains(&self)
            }
        }
    }

    pub(crate) const CLIENTS: [Self; 11] = [
        Self::GivenName,
        Self::FamilyName,
        Self::JobTitle,
        Self::Email,
        Self::Phone,
        Self::Identifier,
        Self::GroupIdentifiers,
        Self::GroupIds,
        Self::Company,
        Self::MiddleNames,
        Self::Note,
    ];

    /// Domain.md 2.3.
    const TEAMS: [Self; 6] = [
        Self::TeamName,
        Self::TeamIdentifier,
        Self::Description,
        Self::StaffIds,
        Self::StaffIdentifiers,
        Self::StaffEmails,
    ];

    /// Domain.md 2.4, with the other ways to name a team and a person.
    const MEMBERS: [Self; 5] = [
        Self::TeamId,
        Self::MemberId,
        Self::TeamIdentifier,
        Self::Identifier,
        Self::Email,
    ];

    const STAFF: [Self; 11] = [
        Self::GivenName,
        Self::FamilyName,
        Self::JobTitle,
        Self::Email,
        Self::Phone,
        Self::Identifier,
        Self::GroupIdentifiers,
        Self::GroupIds,
        Self::Role,
        Self::MiddleNames,
        Self::Note,
    ];

    /// The name of its column in the program's own files; empty if it has none there.
    pub const fn heading(self) -> &'static str {
        self.heading_in(Language::En)
    }

    /// The name of its column in a template; each is read as this field again. Empty if no template has it.
    pub const fn heading_in(self, language: Language) -> &'static str {
        let [en, de, fr] = match self {
            Self::GivenName => ["First Name", "Vorname", "Prénom"],
            Self::MiddleNames => ["Middle Names", "Weitere Vornamen", "Autres prénoms"],
            Self::FamilyName => ["Last Name", "Nachname", "Nom de famille"],
            Self::JobTitle => ["Job Title", "Funktion", "Fonction"],
            Self::Company => ["Company", "Unternehmen", "Société"],
            Self::Email => ["Email", "E-Mail", "E-mail"],
            Self::Phone => ["Phone Number", "Telefonnummer", "Numéro de téléphone"],
            Self::Identifier => ["Identifier", "Kennung", "Identifiant"],
            Self::Role => ["Role", "Rolle", "Rôle"],
            Self::GroupIdentifiers => ["Group Identifiers", "Teamkennungen", "Identifiants d’équipe"],
            Self::GroupIds => ["Group UUIDs", "Team-UUIDs", "UUID d’équipe"],
            Self::Note => ["Note", "Notiz", "Note"],
            Self::TeamName => ["Group Name", "Teamname", "Nom d’équipe"],
            Self::TeamIdentifier => ["Group Identifier", "Teamkennung", "Identifiant d’équipe"],
            Self::TeamId => ["Group UUID", "Team-UUID", "UUID d’équipe"],
            Self::Description => ["Description", "Beschreibung", "Description"],
            Self::StaffIds => ["Staff UUIDs", "Mitarbeitenden-UUIDs", "UUID du personnel"],
            Self::StaffIdentifiers => [
                "Staff Identifiers",
                "Mitarbeitendenkennungen",
                "Identifiants du personnel",
            ],
            Self::StaffEmails => ["Staff Emails", "Mitarbeitenden-E-Mails", "E-mails du personnel"],
            Self::MemberId => ["Entity Member UUID", "Personen-UUID", "UUID de personne"],
            Self::FullName | Self::Country | Self::DialCode | Self::NotImported => ["", "", ""],
        };
        match language {
            Language::En => en,
            Language::De => de,
            Language::Fr => fr,
        }
    }

    /// Whether several columns may hold it.
    pub fn repeats(self) -> bool {
        matches!(
            self,
            Self::Email
                | Self::Phone
                | Self::GroupIdentifiers
                | Self::GroupIds
                | Self::DialCode
                | Self::Note
                | Self::StaffIds
                | Self::StaffIdentifiers
                | Self::StaffEmails
                | Self::NotImported
        )
    }
}
