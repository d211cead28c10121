//! What is said about the rows and values of a file, in words: for the file of left-out rows and for
//! the command line. The window has its own words, by the same codes.

use chrono::NaiveDate;
use domain::import::RowCode;
use domain::phone::Diagnostic;
use importer::{IssueCode, NoteCode};

/// Why a row is left out; `blocker` is who or what is in the way.
pub fn row(code: RowCode, blocker: Option<&str>) -> String {
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
        C::Inactive => by("The address or identifier belongs to somebody who was deactivated"),
        C::TwoPeople => by("The identifier belongs to one person and the e-mail address to another"),
        C::IdentifierInUse => by("The identifier is in use"),
        C::WouldRename => by("The address is that of a client with another name; choose what to do with such rows"),
        C::MaybeSame => {
            by("The name and the number are those of a client without an address; choose whether it is the same person")
        }
        C::OnMatchSkipped => by("The person is here already and differs, and such rows are skipped"),
        C::OnMatchRefused => by("The person is here already and differs, and such rows are refused"),
        C::TeamUnknown if blocker.is_some() => format!("No team has the name or identifier \"{who}\"."),
        C::TeamUnknown => "No team has this name or identifier.".into(),
        C::TeamAmbiguous if blocker.is_some() => format!("Several teams have the name \"{who}\"."),
        C::TeamAmbiguous => "Several teams have this name.".into(),
        C::TeamWithoutActiveStaff => by("Nobody active covers the team"),
        C::NoDefaultTeam => "The row names no team, and there is no default team.".into(),
        C::StaffRow => "The file says that this is a member of staff; only clients and partners are imported.".into(),
        C::TooManyPoints => "The person would have more than 50 addresses and numbers.".into(),
        C::LeftRow => "The file says that this person was deactivated.".into(),
    }
}

/// Why a value is left out, kept as text, or to be looked at.
pub fn value(code: IssueCode, value: &str) -> String {
    use IssueCode as C;
    let said = match code {
        C::PlaceholderAddress => "says that there is no address",
        C::OfSomebodyElse => "belongs to another person, as the file says; it is kept in the note",
        C::SharedAddress => "stays with somebody of another name; the row comes without it",
        C::NamedByCompany => "names the client, because the row has no person",
        C::BadEmail => "is not a complete e-mail address",
        C::ValueTooLong => "is longer than its field takes",
        C::RoundedIdentifier => "was rounded by a spreadsheet; format the column as text and save it again",
        C::BadTeamId => "is no key of a team",
        C::UnknownCountry => "is no country we know",
        C::UnknownDialCode => "is no calling code we know",
        C::CountryUnsettled => "has no calling code, and the country of its row cannot be read; it is kept as text",
        C::DialCodeConflict => "stands beside the calling code of another country; it is kept as text",
        C::InnerQuotes => "has quotation marks that are not doubled; they were kept",
        C::UnclosedQuote => "has a quotation mark that is never closed",
        C::RepairedByte => "has a letter that does not fit the text encoding",
        C::SurplusCells => "stands beyond the last column; look for a comma without quotes",
        C::EmailTidied => "holds an address with text around it",
        C::EmailUncertain => "may hold an address; write it alone to be sure",
        C::EmailMixedScripts => "has letters of two alphabets; compare them",
        C::NameLikeNothing => "is how programs write \"nothing\"; it was kept as a name",
        C::NotAName => "is a number, an address or a formula and no name",
        C::NameRemark => "holds a remark that became part of the note",
        C::Deceased => "says that the person has died; it became part of the note",
        C::EntityDecoded => "was decoded",
        C::DecimalIdentifier => "may be a whole number",
        C::KeptAsText => "is kept as text, because the file says that it is no number",
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
        D::LabelRemoved => "has a label, which was taken off",
        D::Vanity => "has letters, which were read as digits",
        D::Placeholder => "says that there is no number",
        D::NoteRemoved => "has a note, which became its label",
        D::AssumedIdd => "was read as an international number",
        D::PlusZero => "has a 0 behind the +, which was taken out",
        D::TrunkZeroRemoved => "has a 0 that is dialled only inside the country; it was taken out",
        D::LegacyPrefix => "has a prefix that is no longer in use; it was taken off",
        D::FloatSuffix => "ends in .0, which was taken off",
        D::SciRecovered => "was written in scientific notation; all its digits are there",
        D::ThousandsSeparators => "has commas between its digits; they were taken out",
        D::MultipleNumbers => "holds several numbers",
        D::AlternativeTailDropped => "has a second ending, which was left out",
        D::DialTailDropped => "has digits to dial later, which were left out",
        D::AssumedPlus => "is a number if a + is put in front",
        D::AmbiguousCountryCode => "may begin with a country code; write a + in front to be sure",
        D::LeadingZeroRestored => "may lack its first 0",
        D::DoubledCountryCode => "seems to have its country code twice",
        D::LetterLookalike => "has a letter where a digit should be",
        D::OverseasFrance => "looks like a French number overseas; write it with its country code",
        D::VanityTruncated => "has a word that is longer than the number",
        D::MultipleExtensions => "has two extensions; the first one is kept",
        D::SuspectedDummy => "has all digits the same",
        D::SeveralReadings => "can be read in more than one way; write it with its country code",
        D::PossibleNotValid => "has the right length, but its range is not known",
        D::SciPrecisionLost => {
            "was shortened by Excel and its last digits are gone; format the column as text and save it again"
        }
        D::ExcelHashes => "was saved from a column that was too narrow; widen it and save it again",
        D::MissingAreaCode => "lacks its area code",
        D::TooShort => "has too few digits for its country",
        D::TooLong => "has too many digits for its country",
        D::WrongLength => "has a wrong number of digits for its country",
        D::NotInUse => "starts like no number of its country",
        D::ShortCode => "is a short number that works only inside a country",
        D::UnknownCountryCode => "has a country code that does not exist",
        D::NoRegion => "needs a country; write it with + and its country code",
        D::UnreadableLetters => "has letters that make no number",
        D::NotANumber => "is no phone number",
        D::LooksLikeDate => "looks like a date",
    }
}

/// A note on a file as a whole; `count` is how many rows or cells it is about.
pub fn note(code: NoteCode, row: Option<u32>, count: u32) -> String {
    use NoteCode as C;
    let said: &str = match code {
        C::OwnExport => "Coverbook wrote this file; every cell is read exactly as it was written.",
        C::EncodingGuessed => "The likeliest text encoding was taken.",
        C::EncodingAsked => "Two text encodings are likely; compare the letters.",
        C::BytesRepaired => {
            "Some letters did not fit the text encoding. They were read as Windows-1252, or are shown as \u{fffd} where no letter fits."
        }
        C::DamagedText => "Letters were damaged before this file was saved.",
        C::NulRemoved => "Characters without meaning were taken out.",
        C::SepLine => "The line \"sep=\" is no row.",
        C::ApostropheQuotes => "Cells are quoted with apostrophes.",
        C::BackslashEscapes => "Backslashes in front of quotation marks were read.",
        C::Preamble => "Lines above the header are not imported.",
        C::Comments => "Lines that start with # above the table are not imported.",
        C::TwoHeaderRows => "The row above the header groups its columns and is left out.",
        C::NoHeader => "There is no row of column names.",
        C::HeaderGuessed => "None of the column names is known; the header was guessed.",
        C::HeaderBelow => "The row of column names stands below other rows; those are read by it too.",
        C::OtherTable => "The file has a second table, which is not read. Save it as a file of its own.",
        C::DuplicateHeaders => "Several columns have the same name.",
        C::RepeatedHeader => "The header stands again among the rows and was left out there.",
        C::EmptyRows => "Rows without any text are left out.",
        C::EmptyColumns => "Columns without any text are left out.",
        C::LongRows => "Some rows have more values than there are columns.",
        C::UnclosedQuote => "A quotation mark is never closed.",
        C::InnerQuotes => "Quotation marks inside cells are not doubled; they were kept.",
        C::QuotedLines => "Each line stood in quotation marks as a whole; the table inside them was read.",
        C::TotalRow => "The last row looks like a total.",
        C::LongCells => "A cell is longer than a spreadsheet holds.",
    };
    let place = row.map(|row| format!(" First in row {row}.")).unwrap_or_default();
    if count > 1 {
        format!("{said} ({count}){place}")
    } else {
        format!("{said}{place}")
    }
}

/// The name of a field in words.
pub fn field(code: &str) -> String {
    let mut words = String::with_capacity(code.len() + 4);
    for c in code.chars() {
        match c {
            '_' => words.push(' '),
            c if c.is_ascii_uppercase() => {
                words.push(' ');
                words.push(c.to_ascii_lowercase());
            }
            c => words.push(c),
        }
    }
    words
}

/// The sheet with a firm's recovery code, to be kept on paper or as a file; lines end as Windows has them,
/// so that every program shows them.
pub fn recovery_sheet(firm: &str, day: NaiveDate, code: &str) -> Vec<u8> {
    let day = day.format("%-d %B %Y");
    let text = format!(
        "Coverbook recovery code\n\n\
         Firm: {firm}\n\
         Date: {day}\n\
         Code: {code}\n\n\
         This code opens the firm, and every backup saved while it counts, on any computer with Coverbook: when \
         this computer, its key or the passphrase is lost. Whoever has it can read everything the firm keeps. Keep \
         it apart from the computer, where others do not get at it. A newer code takes its place: this one then opens \
         only older backups. A code that was never confirmed in Coverbook opens nothing.\n"
    );
    text.replace('\n', "\r\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use domain::coded::Coded;
    use domain::import::RowCode;
    use importer::{IssueCode, NoteCode};

    #[test]
    fn no_sentence_shows_a_code() {
        for code in RowCode::all() {
            let said = super::row(code, None);
            assert!(!said.contains(code.code()) && said.ends_with('.'), "{said}");
        }
        for code in IssueCode::all() {
            let said = super::value(code, "12");
            assert!(!said.contains('_') && said.ends_with('.'), "{said}");
        }
        for code in NoteCode::all() {
            let said = super::note(code, None, 1);
            assert!(!said.contains('_'), "{said}");
        }
    }

    #[test]
    fn sentences_name_what_they_are_about() {
        for (said, expect) in [
            (
                super::value(IssueCode::BadEmail, "jl.obrien@example"),
                "\"jl.obrien@example\" is not a complete e-mail address.",
            ),
            (
                super::row(RowCode::EmailTwice, Some("4")),
                "Row 4 has the same e-mail address.",
            ),
            (
                super::row(RowCode::TeamUnknown, Some("Payroll")),
                "No team has the name or identifier \"Payroll\".",
            ),
            (
                super::row(RowCode::StaffMember, Some("Anna Whitmore")),
                "The address or identifier belongs to a member of staff: Anna Whitmore.",
            ),
            (
                super::note(NoteCode::EmptyRows, Some(7), 3),
                "Rows without any text are left out. (3) First in row 7.",
            ),
            (super::field("groupIdentifiers"), "group identifiers"),
        ] {
            assert_eq!(said, expect);
        }
    }
}
