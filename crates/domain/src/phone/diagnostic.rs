//! What can be noticed about a phone text, and how loud it is.

/// How much attention a diagnostic asks for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// Visible only in the details.
    Silent,
    /// Repaired; shown with the result.
    Fixed,
    /// A person should look at it.
    Check,
    /// The text is no usable number.
    CannotUse,
}

macro_rules! diagnostics {
    ($($(#[$doc:meta])+ $name:ident, $level:ident;)+) => {
        /// Something noticed about a phone text. Codes are stable: texts and exports use them.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
        #[strum(serialize_all = "snake_case")]
        pub enum Diagnostic { $($(#[$doc])+ $name,)+ }

        impl Diagnostic {
            /// How loud it is.
            pub const fn level(self) -> Level {
                match self { $(Self::$name => Level::$level,)+ }
            }
        }
    };
}

diagnostics! {
    /// An extension was taken off the end.
    Extension, Silent;
    /// A label, a scheme or a link around the number was taken off.
    LabelRemoved, Silent;
    /// Letters were dialled by keypad (ITU-T E.161).
    Vanity, Silent;
    /// The text is a word or a filler for "nothing".
    Placeholder, Silent;
    /// A note behind the number became its label.
    NoteRemoved, Fixed;
    /// An international prefix, or a calling code without one, was read as `+`.
    AssumedIdd, Fixed;
    /// A zero stood directly behind the `+`.
    PlusZero, Fixed;
    /// A zero dialled only inside the country was taken out.
    TrunkZeroRemoved, Fixed;
    /// A prefix that the country has given up was dropped.
    LegacyPrefix, Fixed;
    /// `.0` was dropped: the cell was stored as a number.
    FloatSuffix, Fixed;
    /// Scientific notation with all its digits was written out.
    SciRecovered, Fixed;
    /// Commas between groups of three were dropped.
    ThousandsSeparators, Fixed;
    /// There are several numbers; the first one is the reading.
    MultipleNumbers, Fixed;
    /// An alternative ending behind a slash was dropped.
    AlternativeTailDropped, Fixed;
    /// Digits to be dialled later that are no extension were dropped.
    DialTailDropped, Fixed;
    /// The number fits a country if a `+` is put in front.
    AssumedPlus, Check;
    /// With and without the own calling code both are valid numbers.
    AmbiguousCountryCode, Check;
    /// A zero that belongs to the number was missing.
    LeadingZeroRestored, Check;
    /// The calling code is there twice.
    DoubledCountryCode, Check;
    /// Letters stand where digits of the same look should be.
    LetterLookalike, Check;
    /// A number of a French overseas region in its national form.
    OverseasFrance, Check;
    /// The word is longer than the number.
    VanityTruncated, Check;
    /// There are several extensions; the first one is kept.
    MultipleExtensions, Check;
    /// All digits are the same.
    SuspectedDummy, Check;
    /// More than one reading makes sense.
    SeveralReadings, Check;
    /// The length fits, the range is unknown to the metadata.
    PossibleNotValid, Check;
    /// Scientific notation that lost digits.
    SciPrecisionLost, CannotUse;
    /// A spreadsheet wrote `#####` for a column that was too narrow.
    ExcelHashes, CannotUse;
    /// Only the local part of a number.
    MissingAreaCode, CannotUse;
    /// Fewer digits than any number of the country has.
    TooShort, CannotUse;
    /// More digits than any number of the country has.
    TooLong, CannotUse;
    /// Between the country's lengths, but none of them.
    WrongLength, CannotUse;
    /// No number of the country starts like this.
    NotInUse, CannotUse;
    /// A short number that works only inside a country.
    ShortCode, CannotUse;
    /// There is no such calling code.
    UnknownCountryCode, CannotUse;
    /// A number without a calling code, and no region to read it in.
    NoRegion, CannotUse;
    /// Letters that make no number.
    UnreadableLetters, CannotUse;
    /// Nothing like a phone number.
    NotANumber, CannotUse;
    /// A date.
    LooksLikeDate, CannotUse;
}
