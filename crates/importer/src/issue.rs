//! What was noticed in a cell or a row, and about a column as a whole.

use domain::coded::Coded;
use domain::import::RowCode;
use domain::phone::{self, Diagnostic, Region};
use strum::IntoEnumIterator;

/// What becomes of the value or row an issue is about.
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
pub enum Level {
    /// Changed, and we are sure.
    Fixed,
    /// A guess: the user should check it.
    Check,
    /// The value is left out or kept as text only; the row stays.
    CannotUse,
    /// The row cannot be imported.
    Row,
}

impl Level {}

/// Kind of an issue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "camelCase")]
pub enum IssueCode {
    /// Noticed about a phone number.
    #[strum(disabled)]
    Phone(Diagnostic),
    /// The row cannot be imported.
    #[strum(disabled)]
    Row(RowCode),
    /// No usable e-mail address.
    BadEmail,
    /// An address was taken out of the text around it.
    EmailTidied,
    /// An address may be meant; it is only proposed.
    EmailUncertain,
    /// An address with letters of two alphabets, such as Latin and Cyrillic.
    EmailMixedScripts,
    /// A name written as programs write "nothing" (`NULL`); it was kept.
    NameLikeNothing,
    /// A number or an address where a name should be.
    NotAName,
    /// A remark in a name (`née Bell`) became part of the note.
    NameRemark,
    /// A remark in a name says that the person has died; it became part of the note.
    Deceased,
    /// Character references of HTML were decoded (`O&#39;Brien`).
    EntityDecoded,
    /// An identifier with a fraction of nought (`1042.0`); the whole number is only proposed.
    DecimalIdentifier,
    /// An address that means "no address" (`noemail@example.com`).
    PlaceholderAddress,
    /// An address that stays with another person of another name.
    SharedAddress,
    /// An address or number that the file says is another person's; it is kept in the note alone.
    OfSomebodyElse,
    /// The row has no person's name: the client is named by the company.
    NamedByCompany,
    /// Longer than the field takes.
    ValueTooLong,
    /// An identifier a spreadsheet has rounded (`1.23457E+11`).
    RoundedIdentifier,
    /// Not a UUID.
    BadTeamId,
    /// No country we know; the row's numbers without a calling code stay as text.
    UnknownCountry,
    /// No calling code we know; the numbers beside it stay as text unless they have one.
    UnknownDialCode,
    /// A number without a calling code in a row whose country or dial code cannot be read: kept as
    /// text; proposed is what the import's country makes of it.
    CountryUnsettled,
    /// The dial code is that of another country than the row's or the number's own: kept as text.
    DialCodeConflict,
    /// Quotes in the cell were not doubled; they were kept.
    InnerQuotes,
    /// A quote was opened in the cell and never closed.
    UnclosedQuote,
    /// An invalid UTF-8 byte was read as Windows-1252.
    RepairedByte,
    /// Text beyond the last column: a delimiter inside a cell without quotes, most likely.
    SurplusCells,
    /// The file says that the text is not a number, though it can be read as one; it is kept as text.
    KeptAsText,
}

impl Coded for IssueCode {
    fn all() -> impl Iterator<Item = Self> {
        let phones = Diagnostic::all().map(Self::Phone);
        let rows = RowCode::all().map(Self::Row);
        phones.chain(rows).chain(Self::iter())
    }

    fn code(self) -> &'static str {
        match self {
            Self::Phone(diagnostic) => diagnostic.code(),
            Self::Row(code) => code.code(),
            _ => self.into(),
        }
    }
}

impl IssueCode {
    /// What becomes of the value; `None` for what needs no word.
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Phone(diagnostic) => match diagnostic.level() {
                phone::Level::Silent => None,
                phone::Level::Fixed => Some(Level::Fixed),
                phone::Level::Check => Some(Level::Check),
                phone::Level::CannotUse => Some(Level::CannotUse),
            },
            Self::Row(_) => Some(Level::Row),
            Self::EmailTidied | Self::NameRemark | Self::EntityDecoded | Self::NamedByCompany => Some(Level::Fixed),
            Self::BadEmail
            | Self::PlaceholderAddress
            | Self::SharedAddress
            | Self::OfSomebodyElse
            | Self::NotAName
            | Self::ValueTooLong
            | Self::RoundedIdentifier
            | Self::BadTeamId => Some(Level::CannotUse),
            Self::EmailUncertain
            | Self::EmailMixedScripts
            | Self::NameLikeNothing
            | Self::Deceased
            | Self::DecimalIdentifier
            | Self::UnknownCountry
            | Self::UnknownDialCode
            | Self::CountryUnsettled
            | Self::DialCodeConflict
            | Self::InnerQuotes
            | Self::UnclosedQuote
            | Self::RepairedByte
            | Self::SurplusCells
            | Self::KeptAsText => Some(Level::Check),
        }
    }
}

/// Something noticed in one cell, or about one row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Issue {
    /// Row as the spreadsheet shows it.
    pub row: u32,
    /// Column from 0; for a row, the column whose lack is the reason.
    pub column: usize,
    /// What it is.
    pub code: IssueCode,
    /// What becomes of the value.
    pub level: Level,
    /// The text of the file, at most 200 characters of it.
    pub value: String,
    /// What is stored instead; with [`Level::Check`] only proposed, but for a name without its remark.
    pub stored: Option<String>,
}

/// An issue with a whole column.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum BannerCode {
    /// A spreadsheet has rounded phone numbers; the digits are lost.
    SciPrecisionLost,
    /// Over 30 % of the values are nothing like phone numbers.
    WrongPhoneColumn,
    /// Nearly all numbers carry the country's own code without a plus and are read so.
    OwnCodeWithoutPlus,
    /// Over 30 % of the numbers cannot be read, and as numbers of [`Banner::region`] at least 80 % can.
    OtherCountry,
}

/// Something noticed about a whole column; each code once for each column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Banner {
    /// What it is.
    pub code: BannerCode,
    /// Column from 0.
    pub column: usize,
    /// How many of its values it is about.
    pub count: u32,
    /// With [`BannerCode::OtherCountry`]: that country.
    pub region: Option<Region>,
}
