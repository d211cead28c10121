//! What is said about the rows and values of a file, in words: for the file of left-out rows and for
//! the command line. The window has its own words, by the same codes.

use chrono::NaiveDate;

/// Why a row is left out; `blocker` is who or what is in the way.
pub fn row(code: &str, blocker: Option<&str>) -> String {
    let who = blocker.unwrap_or_default();
    let by = |text: &str| match blocker {
        Some(who) => format!("{text}: {who}."),
        None => format!("{text}."),
    };
    match code {
        "noName" => "The row has no name.".into(),
        "nameTooLong" => "The name is longer than 500 characters.".into(),
        "noContact" => "The row has neither an e-mail address nor a phone number.".into(),
        "emailTwice" if blocker.is_some() => format!("Row {who} has the same e-mail address."),
        "emailTwice" => "An earlier row has the same e-mail address.".into(),
        "identifierTwice" if blocker.is_some() => format!("Row {who} has the same identifier."),
        "identifierTwice" => "An earlier row has the same identifier.".into(),
        "samePersonTwice" => by("An earlier row is the same person"),
        "staffMember" => by("The address or identifier belongs to a member of staff"),
        "inactive" => by("The address or identifier belongs to somebody who was deactivated"),
        "twoPeople" => by("The identifier belongs to one person and the e-mail address to another"),
        "identifierInUse" => by("The identifier is in use"),
        "wouldRename" => by("The address is that of a client with another name; choose what to do with such rows"),
        "maybeSame" => {
            by("The name and the number are those of a client without an address; choose whether it is the same person")
        }
        "onMatchSkipped" => by("The person is here already and differs, and such rows are skipped"),
        "onMatchRefused" => by("The person is here already and differs, and such rows are refused"),
        "teamUnknown" if blocker.is_some() => format!("No team has the name or identifier \"{who}\"."),
        "teamUnknown" => "No team has this name or identifier.".into(),
        "teamAmbiguous" if blocker.is_some() => format!("Several teams have the name \"{who}\"."),
        "teamAmbiguous" => "Several teams have this name.".into(),
        "teamWithoutActiveStaff" => by("Nobody active covers the team"),
        "noDefaultTeam" => "The row names no team, and there is no default team.".into(),
        "staffRow" => "The file says that this is a member of staff; only clients and partners are imported.".into(),
        "tooManyPoints" => "The person would have more than 50 addresses and numbers.".into(),
        "leftRow" => "The file says that this person was deactivated.".into(),
        other => by(&format!("The row cannot be imported ({other})")),
    }
}

/// Why a value is left out, kept as text, or to be looked at.
pub fn value(code: &str, value: &str) -> String {
    let said = match code {
        "placeholderAddress" => "says that there is no address",
        "ofSomebodyElse" => "belongs to another person, as the file says; it is kept in the note",
        "sharedAddress" => "stays with somebody of another name; the row comes without it",
        "namedByCompany" => "names the client, because the row has no person",
        "badEmail" => "is not a complete e-mail address",
        "valueTooLong" => "is longer than its field takes",
        "roundedIdentifier" => "was rounded by a spreadsheet; format the column as text and save it again",
        "badTeamId" => "is no key of a team",
        "unknownCountry" => "is no country we know",
        "innerQuotes" => "has quotation marks that are not doubled; they were kept",
        "unclosedQuote" => "has a quotation mark that is never closed",
        "repairedByte" => "has a letter that does not fit the text encoding",
        "surplusCells" => "stands beyond the last column; look for a comma without quotes",
        "emailTidied" => "holds an address with text around it",
        "emailUncertain" => "may hold an address; write it alone to be sure",
        "emailMixedScripts" => "has letters of two alphabets; compare them",
        "nameLikeNothing" => "is how programs write \"nothing\"; it was kept as a name",
        "notAName" => "is a number, an address or a formula and no name",
        "nameRemark" => "holds a remark that became part of the note",
        "deceased" => "says that the person has died; it became part of the note",
        "entityDecoded" => "was decoded",
        "decimalIdentifier" => "may be a whole number",
        "keptAsText" => "is kept as text, because the file says that it is no number",
        "assumed_plus" => "is a number if a + is put in front",
        "ambiguous_country_code" => "may begin with a country code; write a + in front to be sure",
        "leading_zero_restored" => "may lack its first 0",
        "doubled_country_code" => "seems to have its country code twice",
        "letter_lookalike" => "has a letter where a digit should be",
        "overseas_france" => "looks like a French number overseas; write it with its country code",
        "vanity_truncated" => "has a word that is longer than the number",
        "multiple_extensions" => "has two extensions; the first one is kept",
        "suspected_dummy" => "has all digits the same",
        "several_readings" => "can be read in more than one way; write it with its country code",
        "possible_not_valid" => "has the right length, but its range is not known",
        "sci_precision_lost" => {
            "was shortened by Excel and its last digits are gone; format the column as text and save it again"
        }
        "excel_hashes" => "was saved from a column that was too narrow; widen it and save it again",
        "missing_area_code" => "lacks its area code",
        "too_short" => "has too few digits for its country",
        "too_long" => "has too many digits for its country",
        "wrong_length" => "has a wrong number of digits for its country",
        "not_in_use" => "starts like no number of its country",
        "short_code" => "is a short number that works only inside a country",
        "unknown_country_code" => "has a country code that does not exist",
        "no_region" => "needs a country; write it with + and its country code",
        "unreadable_letters" => "has letters that make no number",
        "not_a_number" => "is no phone number",
        "looks_like_date" => "looks like a date",
        other => return format!("\"{value}\": look at this ({other})."),
    };
    format!("\"{value}\" {said}.")
}

/// A note on a file as a whole; `count` is how many rows or cells it is about.
pub fn note(code: &str, row: Option<u32>, count: u32) -> String {
    let said: &str = match code {
        "own_export" => "Coverbook wrote this file; every cell is read exactly as it was written.",
        "encoding_guessed" => "The likeliest text encoding was taken.",
        "encoding_asked" => "Two text encodings are likely; compare the letters.",
        "bytes_repaired" => {
            "Some letters did not fit the text encoding. They were read as Windows-1252, or are shown as \u{fffd} where no letter fits."
        }
        "damaged_text" => "Letters were damaged before this file was saved.",
        "nul_removed" => "Characters without meaning were taken out.",
        "sep_line" => "The line \"sep=\" is no row.",
        "apostrophe_quotes" => "Cells are quoted with apostrophes.",
        "backslash_escapes" => "Backslashes in front of quotation marks were read.",
        "preamble" => "Lines above the header are not imported.",
        "comments" => "Lines that start with # above the table are not imported.",
        "two_header_rows" => "The row above the header groups its columns and is left out.",
        "no_header" => "There is no row of column names.",
        "header_guessed" => "None of the column names is known; the header was guessed.",
        "header_below" => "The row of column names stands below other rows; those are read by it too.",
        "other_table" => "The file has a second table, which is not read. Save it as a file of its own.",
        "duplicate_headers" => "Several columns have the same name.",
        "repeated_header" => "The header stands again among the rows and was left out there.",
        "empty_rows" => "Rows without any text are left out.",
        "empty_columns" => "Columns without any text are left out.",
        "long_rows" => "Some rows have more values than there are columns.",
        "unclosed_quote" => "A quotation mark is never closed.",
        "inner_quotes" => "Quotation marks inside cells are not doubled; they were kept.",
        "quoted_lines" => "Each line stood in quotation marks as a whole; the table inside them was read.",
        "total_row" => "The last row looks like a total.",
        "long_cells" => "A cell is longer than a spreadsheet holds.",
        other => return format!("Look at this ({other})."),
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
    use domain::import::RowCode;
    use domain::phone::{Diagnostic, Level};
    use importer::NoteCode;

    #[test]
    fn every_code_has_a_sentence_of_its_own() {
        for code in RowCode::ALL {
            let said = super::row(code.code(), None);
            assert!(!said.contains(code.code()) && said.ends_with('.'), "{said}");
        }
        for diagnostic in Diagnostic::all() {
            let said = super::value(diagnostic.code(), "12");
            let loud = matches!(diagnostic.level(), Level::Check | Level::CannotUse);
            assert!(!loud || !said.contains(diagnostic.code()), "{said}");
        }
        for code in NoteCode::ALL {
            let said = super::note(code.code(), None, 1);
            assert!(!said.contains(code.code()), "{said}");
        }
    }

    #[test]
    fn sentences_name_what_they_are_about() {
        for (said, expect) in [
            (
                super::value("badEmail", "jl.obrien@example"),
                "\"jl.obrien@example\" is not a complete e-mail address.",
            ),
            (
                super::row("emailTwice", Some("4")),
                "Row 4 has the same e-mail address.",
            ),
            (
                super::row("teamUnknown", Some("Payroll")),
                "No team has the name or identifier \"Payroll\".",
            ),
            (
                super::row("staffMember", Some("Anna Whitmore")),
                "The address or identifier belongs to a member of staff: Anna Whitmore.",
            ),
            (
                super::note("empty_rows", Some(7), 3),
                "Rows without any text are left out. (3) First in row 7.",
            ),
            (super::field("groupIdentifiers"), "group identifiers"),
        ] {
            assert_eq!(said, expect);
        }
    }
}
