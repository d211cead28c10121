//! The fields of a person a column can be imported into.

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
    /// Left out.
    NotImported,
}

impl Field {
    /// The columns of the clients template, in their order; the first eight are those of templates in other
    /// languages as well.
    pub const TEMPLATE: [Self; 11] = [
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

    /// The name of its column in the program's own files; empty if it has none there.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::GivenName => "First Name",
            Self::MiddleNames => "Middle Names",
            Self::FamilyName => "Last Name",
            Self::JobTitle => "Job Title",
            Self::Company => "Company",
            Self::Email => "Email",
            Self::Phone => "Phone Number",
            Self::Identifier => "Identifier",
            Self::GroupIdentifiers => "Group Identifiers",
            Self::GroupIds => "Group UUIDs",
            Self::Note => "Note",
            Self::FullName | Self::Country | Self::DialCode | Self::NotImported => "",
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
                | Self::NotImported
        )
    }
}
