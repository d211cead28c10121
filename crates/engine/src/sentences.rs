//! What is said about the rows and values of a file, in words: for the file of left-out rows and for
//! the command line. The window has its own words, by the same codes.
//!
//! One module for each language, with the same functions; a sentence that is missing does not compile.

mod de;
mod en;
mod fr;

use chrono::NaiveDate;
use domain::import::RowCode;
use importer::{IssueCode, NoteCode};
use mailer::Language;

/// The language of the files that are saved for people. The window does not tell its own yet.
pub(crate) const LANGUAGE: Language = Language::En;

/// Why a row is left out; `blocker` is who or what is in the way.
pub fn row(language: Language, code: RowCode, blocker: Option<&str>) -> String {
    match language {
        Language::En => en::row(code, blocker),
        Language::De => de::row(code, blocker),
        Language::Fr => fr::row(code, blocker),
    }
}

/// Why a value is left out, kept as text, or to be looked at.
pub fn value(language: Language, code: IssueCode, value: &str) -> String {
    match language {
        Language::En => en::value(code, value),
        Language::De => de::value(code, value),
        Language::Fr => fr::value(code, value),
    }
}

/// A note on a file as a whole; `count` is how many rows or cells it is about.
pub fn note(language: Language, code: NoteCode, row: Option<u32>, count: u32) -> String {
    match language {
        Language::En => en::note(code, row, count),
        Language::De => de::note(code, row, count),
        Language::Fr => fr::note(code, row, count),
    }
}

/// The sheet with a firm's recovery code, to be kept on paper or as a file; lines end as Windows has them,
/// so that every program shows them.
pub fn recovery_sheet(language: Language, firm: &str, day: NaiveDate, code: &str) -> Vec<u8> {
    let text = match language {
        Language::En => en::recovery_sheet(firm, day, code),
        Language::De => de::recovery_sheet(firm, day, code),
        Language::Fr => fr::recovery_sheet(firm, day, code),
    };
    text.replace('\n', "\r\n").into_bytes()
}

#[cfg(test)]
mod tests;
