//! English.

use chrono::NaiveDate;
use domain::import::RowCode;
use domain::phone::Diagnostic;
use importer::{IssueCode, NoteCode};

use super::AuditWords;

pub(super) const UNKNOWN: &str = "Another version of Coverbook knows what is wrong here.";

pub(super) const AUDIT: AuditWords = AuditWords {
    head: [
        "When",
        "Who",
        "Action",
        "About",
        "Records",
        "Undo",
        "Undone since",
        "Command",
    ],
    yes: "yes",
    redo: "redo",
};

pub(super) fn row(code: RowCode, blocker: Option<&str>) -> String {
    let who = blocker.unwrap_or_default();
    let by = |text: &str| match blocker {
        Some(who) => format!("{text}: {who}."),
        None => format!("{text}."),
    };
    use RowCode as C;
    match code {
        C::NoName => "The row has no name.".into(),
        C::NameTooLong => "The name is longer than 500 characters.".into(),
        C::NoContact => "The row has neither an e-mail address nor a phone number.".into(),
        C::EmailTwice if blocker.is_some() => format!("Row {who} has the same e-mail address."),
        C::EmailTwice => "An earlier row has the same e-mail address.".into(),
        C::IdentifierTwice if blocker.is_some() => format!("Row {who} has the same identifier."),
        C::IdentifierTwice => "An earlier row has the same identifier.".into(),
        C::SamePersonTwice => by("An earlier row is the same person"),
        C::StaffMember => by("The address or identifier belongs to a member of staff"),
        C::Inactive => by("The address or identifier belongs to a deactivated person"),
        C::TwoPeople => by("The identifier belongs to one person and the e-mail address to another"),
        C::TwoTeams if blocker.is_some() => by("The row names two different teams; the second is"),
        C::TwoTeams => "The row names two different teams.".into(),
        C::IdentifierInUse => by("The identifier is already in use"),
        C::WouldRename => {
            by("The e-mail address belongs to a person with another name; choose what to do with such rows")
        }
        C::MaybeSame => {
            by("The name and number belong to a client without an e-mail address; choose whether it is the same person")
        }
        C::OnMatchSkipped => by("This already exists and differs, and such rows are skipped"),
        C::OnMatchRefused => by("This already exists and differs, and such rows are rejected"),
        C::TeamUnknown if blocker.is_some() => format!("No team has the name or identifier \"{who}\"."),
        C::TeamUnknown => "No team has this name or identifier.".into(),
        C::TeamAmbiguous if blocker.is_some() => format!("Several teams have the name \"{who}\"."),
        C::TeamAmbiguous => "Several teams have this name.".into(),
        C::TeamWithoutActiveStaff => by("The team has no active staff"),
        C::NoDefaultTeam => "The row names no team, and there is no default team.".into(),
        C::StaffRow => "The file says that this is a member of staff; only clients and partners are imported.".into(),
        C::ClientRow => "The file says that this is a client or a partner; only staff are imported.".into(),
        C::NotStaff => by("The address or identifier belongs to a client or a partner"),
        C::StaffWithoutEmail => "A member of staff needs an e-mail address.".into(),
        C::UnknownRole => {
            "The role is not known; the roles are Staff, User administrator and System administrator.".into()
        }
        C::OtherRole => by("The person has another role; change it on their page"),
        C::SystemAdministratorRow => by("Only a system administrator can add or change a system administrator"),
        C::BadTeamIdentifier => "The identifier of a team may contain only letters and digits.".into(),
        C::TeamTwice if blocker.is_some() => format!("Row {who} already has this team."),
        C::TeamTwice => "An earlier row already has this team.".into(),
        C::TeamNameInUse => by("Another team has this name"),
        C::NoTeam => "The row names no team.".into(),
        C::NoMember => "The row names nobody.".into(),
        C::PersonUnknown => by("Nobody has this id, identifier or e-mail address"),
        C::MemberTwice if blocker.is_some() => format!("Row {who} already adds this person to this team."),
        C::MemberTwice => "An earlier row already adds this person to this team.".into(),
        C::LeftOutByHand => "You left this row out.".into(),
        C::TooManyPoints => "The person would have more than 50 addresses and numbers.".into(),
        C::LeftRow => "The file says that this person was deactivated.".into(),
    }
}

pub(super) fn value(code: IssueCode, value: &str) -> String {
    use IssueCode as C;
    let said = match code {
        C::PlaceholderAddress => "means that there is no address",
        C::OfSomebodyElse => "belongs to another person, according to the file; it is kept in the note",
        C::SharedAddress => "belongs to a person with another name; the row is imported without it",
        C::NamedByCompany => "is used as the client's name, because the row names no person",
        C::BadEmail => "is not a complete e-mail address",
        C::ValueTooLong => "is too long for its field",
        C::RoundedIdentifier => "was rounded by a spreadsheet; format the column as text and save it again",
        C::BadTeamId => "is not a team id",
        C::UnknownCountry => "is not a known country",
        C::UnknownDialCode => "is not a known country code",
        C::CountryUnsettled => "has no country code, and the country of its row cannot be read; it is kept as text",
        C::DialCodeConflict => "is next to the country code of another country; it is kept as text",
        C::InnerQuotes => "has quotation marks that are not doubled; they were kept",
        C::UnclosedQuote => "has an unclosed quotation mark",
        C::RepairedByte => "contains a character that does not fit the text encoding",
        C::SurplusCells => "is beyond the last column; look for a comma outside quotation marks",
        C::EmailTidied => "contains an address with text around it",
        C::EmailUncertain => "may contain an address; write it alone to be sure",
        C::EmailMixedScripts => "mixes letters of two alphabets; compare them",
        C::NameLikeNothing => "is how programs write \"nothing\"; it was kept as a name",
        C::NotAName => "is a number, an address or a formula, not a name",
        C::NameRemark => "contains a remark, which was added to the note",
        C::Deceased => "says that the person has died; it was added to the note",
        C::EntityDecoded => "was decoded",
        C::DecimalIdentifier => "may be a whole number",
        C::KeptAsText => "is kept as text, because the file says that it is not a number",
        C::Row(code) => return row(code, None),
        C::Phone(diagnostic) => phone(diagnostic),
    };
    format!("\"{value}\" {said}.")
}

/// What was noticed about a phone number.
const fn phone(diagnostic: Diagnostic) -> &'static str {
    use Diagnostic as D;
    match diagnostic {
        D::Extension => "has an extension",
        D::LabelRemoved => "has a label, which was removed",
        D::Vanity => "has letters, which were read as digits",
        D::Placeholder => "means that there is no number",
        D::NoteRemoved => "has a note, which became its label",
        D::AssumedIdd => "was read as an international number",
        D::PlusZero => "has a 0 after the +, which was removed",
        D::TrunkZeroRemoved => "has a 0 that is dialled only inside the country; it was removed",
        D::LegacyPrefix => "has a prefix that is no longer in use; it was removed",
        D::FloatSuffix => "ends in .0, which was removed",
        D::SciRecovered => "was written in scientific notation; all its digits were recovered",
        D::ThousandsSeparators => "has commas between its digits; they were removed",
        D::MultipleNumbers => "contains several numbers",
        D::AlternativeTailDropped => "has a second ending, which was left out",
        D::DialTailDropped => "has digits to dial later, which were left out",
        D::AssumedPlus => "is a number if a + is put in front",
        D::AmbiguousCountryCode => "may begin with a country code; write a + in front to be sure",
        D::LeadingZeroRestored => "may be missing its first 0",
        D::DoubledCountryCode => "seems to have its country code twice",
        D::LetterLookalike => "has a letter where a digit should be",
        D::OverseasFrance => "looks like a French number overseas; write it with its country code",
        D::VanityTruncated => "has a word that is longer than the number",
        D::MultipleExtensions => "has two extensions; the first one is kept",
        D::SuspectedDummy => "has only one digit, repeated",
        D::SeveralReadings => "can be read in more than one way; write it with its country code",
        D::PossibleNotValid => "has the right length, but its range is not known",
        D::SciPrecisionLost => {
            "was shortened by Excel and its last digits are gone; format the column as text and save it again"
        }
        D::ExcelHashes => "was saved from a column that was too narrow; widen it and save it again",
        D::MissingAreaCode => "has no area code",
        D::TooShort => "has too few digits for its country",
        D::TooLong => "has too many digits for its country",
        D::WrongLength => "has the wrong number of digits for its country",
        D::NotInUse => "does not start like a number of its country",
        D::ShortCode => "is a short number that works only inside a country",
        D::UnknownCountryCode => "has a country code that does not exist",
        D::NoRegion => "has no country; write it with + and its country code",
        D::UnreadableLetters => "has letters that do not make a number",
        D::NotANumber => "is not a phone number",
        D::LooksLikeDate => "looks like a date",
    }
}

pub(super) fn note(code: NoteCode, row: Option<u32>, count: u32) -> String {
    use NoteCode as C;
    let said: &str = match code {
        C::OwnExport => "Coverbook wrote this file; every cell is read exactly as it was written.",
        C::EncodingGuessed => "The most likely text encoding was used.",
        C::EncodingAsked => "Two text encodings are likely; compare the letters.",
        C::BytesRepaired => {
            "Some letters did not fit the text encoding. They were read as Windows-1252, or are shown as \u{fffd} where no letter fits."
        }
        C::DamagedText => "Letters were damaged before this file was saved.",
        C::NulRemoved => "Meaningless characters were removed.",
        C::CardsCutShort => "Cards without an end are not imported.",
        C::CardGroups => "Lists of people are not imported.",
        C::CardPictures => "Pictures on cards are not imported.",
        C::HiddenRows => "Rows that are hidden in the spreadsheet are imported too.",
        C::HiddenSheet => "This sheet is hidden in the spreadsheet.",
        C::UnfinishedFormulas => "Formulas without a result are empty. Save the file in a spreadsheet first.",
        C::SepLine => "The line \"sep=\" is not a row.",
        C::ApostropheQuotes => "Cells are quoted with apostrophes.",
        C::BackslashEscapes => "Backslashes before quotation marks were read as escapes.",
        C::Preamble => "Lines above the header are not imported.",
        C::Comments => "Lines that start with # above the table are not imported.",
        C::TwoHeaderRows => "The row above the header groups its columns and is left out.",
        C::NoHeader => "There is no row of column names.",
        C::HeaderGuessed => "None of the column names is known; the header was guessed.",
        C::HeaderBelow => "The row of column names is below other rows; it applies to those as well.",
        C::OtherTable => "The file has a second table, which is not read. Save it as a file of its own.",
        C::DuplicateHeaders => "Several columns have the same name.",
        C::RepeatedHeader => "The header is repeated among the rows and was left out there.",
        C::EmptyRows => "Rows without any text are left out.",
        C::EmptyColumns => "Columns without any text are left out.",
        C::LongRows => "Some rows have more values than there are columns.",
        C::UnclosedQuote => "A quotation mark is never closed.",
        C::InnerQuotes => "Quotation marks inside cells are not doubled; they were kept.",
        C::QuotedLines => "Each whole line was in quotation marks; the table inside was read.",
        C::TotalRow => "The last row looks like a total.",
        C::LongCells => "A cell is longer than a spreadsheet allows.",
    };
    let place = row.map(|row| format!(" First in row {row}.")).unwrap_or_default();
    if count > 1 {
        format!("{said} ({count}){place}")
    } else {
        format!("{said}{place}")
    }
}

pub(super) fn recovery_sheet(firm: &str, day: NaiveDate, code: &str) -> String {
    let day = day.format("%-d %B %Y");
    format!(
        "Coverbook recovery code\n\n\
         Firm: {firm}\n\
         Date: {day}\n\
         Code: {code}\n\n\
         This code opens the firm on any computer with Coverbook, if this computer, its key or the passphrase is lost. \
         It also opens every backup saved while the code is valid. Anyone who has it can read everything the firm keeps: \
         keep it apart from the computer, where others cannot reach it. A newer code replaces it; this one then opens \
         only older backups. A code that was never confirmed in Coverbook opens nothing.\n"
    )
}
