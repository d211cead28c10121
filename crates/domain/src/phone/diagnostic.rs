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
    ($($(#[$doc:meta])+ $name:ident = $code:literal, $level:ident;)+) => {
        /// Something noticed about a phone text. Codes are stable: texts and exports use them.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Diagnostic { $($(#[$doc])+ $name,)+ }

        impl Diagnostic {
            /// Every diagnostic.
            pub const fn all() -> &'static [Self] {
                &[$(Self::$name,)+]
            }

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// How loud it is.
            pub const fn level(self) -> Level {
                match self { $(Self::$name => Level::$level,)+ }
            }
        }
    };
}

diagnostics! {
    /// An extension was taken off the end.
    Extension = "extension", Silent;
    /// A label, a scheme or a link around the number was taken off.
    LabelRemoved = "label_removed", Silent;
    /// Letters were dialled by keypad (ITU-T E.161).
    Vanity = "vanity", Silent;
    /// The text is a word or a filler for "nothing".
    Placeholder = "placeholder", Silent;
    /// A note behind the number became its label.
    NoteRemoved = "note_removed", Fixed;
    /// An international prefix, or a calling code without one, was read as `+`.
    AssumedIdd = "assumed_idd", Fixed;
    /// A zero stood directly behind the `+`.
    PlusZero = "plus_zero", Fixed;
    /// A zero dialled only inside the country was taken out.
    TrunkZeroRemoved = "trunk_zero_removed", Fixed;
    /// A prefix that the country has given up was dropped.
    LegacyPrefix = "legacy_prefix", Fixed;
    /// `.0` was dropped: the cell was stored as a number.
    FloatSuffix = "float_suffix", Fixed;
    /// Scientific notation with all its digits was written out.
    SciRecovered = "sci_recovered", Fixed;
    /// Commas between groups of three were dropped.
    ThousandsSeparators = "thousands_separators", Fixed;
    /// There are several numbers; the first one is the reading.
    MultipleNumbers = "multiple_numbers", Fixed;
    /// An alternative ending behind a slash was dropped.
    AlternativeTailDropped = "alternative_tail_dropped", Fixed;
    /// Digits to be dialled later that are no extension were dropped.
    DialTailDropped = "dial_tail_dropped", Fixed;
    /// The number fits a country if a `+` is put in front.
    AssumedPlus = "assumed_plus", Check;
    /// With and without the own calling code both are valid numbers.
    AmbiguousCountryCode = "ambiguous_country_code", Check;
    /// A zero that belongs to the number was missing.
    LeadingZeroRestored = "leading_zero_restored", Check;
    /// The calling code is there twice.
    DoubledCountryCode = "doubled_country_code", Check;
    /// Letters stand where digits of the same look should be.
    LetterLookalike = "letter_lookalike", Check;
    /// A number of a French overseas region in its national form.
    OverseasFrance = "overseas_france", Check;
    /// The word is longer than the number.
    VanityTruncated = "vanity_truncated", Check;
    /// There are several extensions; the first one is kept.
    MultipleExtensions = "multiple_extensions", Check;
    /// All digits are the same.
    SuspectedDummy = "suspected_dummy", Check;
    /// More than one reading makes sense.
    SeveralReadings = "several_readings", Check;
    /// The length fits, the range is unknown to the metadata.
    PossibleNotValid = "possible_not_valid", Check;
    /// Scientific notation that lost digits.
    SciPrecisionLost = "sci_precision_lost", CannotUse;
    /// A spreadsheet wrote `#####` for a column that was too narrow.
    ExcelHashes = "excel_hashes", CannotUse;
    /// Only the local part of a number.
    MissingAreaCode = "missing_area_code", CannotUse;
    /// Fewer digits than any number of the country has.
    TooShort = "too_short", CannotUse;
    /// More digits than any number of the country has.
    TooLong = "too_long", CannotUse;
    /// Between the country's lengths, but none of them.
    WrongLength = "wrong_length", CannotUse;
    /// No number of the country starts like this.
    NotInUse = "not_in_use", CannotUse;
    /// A short number that works only inside a country.
    ShortCode = "short_code", CannotUse;
    /// There is no such calling code.
    UnknownCountryCode = "unknown_country_code", CannotUse;
    /// A number without a calling code, and no region to read it in.
    NoRegion = "no_region", CannotUse;
    /// Letters that make no number.
    UnreadableLetters = "unreadable_letters", CannotUse;
    /// Nothing like a phone number.
    NotANumber = "not_a_number", CannotUse;
    /// A date.
    LooksLikeDate = "looks_like_date", CannotUse;
}

impl Diagnostic {
    /// The diagnostic with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::all().iter().copied().find(|diagnostic| diagnostic.code() == code)
    }
}
