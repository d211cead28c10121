//! Sentences of saved files and of the command line, in the reader's language. The window has its own
//! sentences for the same codes.
//!
//! One module for each language, with the same functions; a missing sentence does not compile.

mod de;
mod en;
mod fr;

use chrono::NaiveDate;
use domain::import::RowCode;
use importer::{IssueCode, NoteCode};
use mailer::Language;

/// Why a row is left out; `blocker` is the person or thing in the way.
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

/// Why a row or value is left out, if another version of the program noted a code that this one does not know.
pub(crate) const fn unknown(language: Language) -> &'static str {
    match language {
        Language::En => en::UNKNOWN,
        Language::De => de::UNKNOWN,
        Language::Fr => fr::UNKNOWN,
    }
}

/// The words of a saved audit log. Its actions are codes, the same in every language.
pub(crate) struct AuditWords {
    /// Headings of the columns.
    pub(crate) head: [&'static str; 8],
    pub(crate) yes: &'static str,
    pub(crate) redo: &'static str,
}

pub(crate) const fn audit(language: Language) -> AuditWords {
    match language {
        Language::En => en::AUDIT,
        Language::De => de::AUDIT,
        Language::Fr => fr::AUDIT,
    }
}

/// The name of a new firm's default team. It is an ordinary name from then on: the firm can change it, and
/// another language does not translate it.
pub(crate) const fn default_team(language: Language) -> &'static str {
    match language {
        Language::En => "Default client team",
        Language::De => "Standardteam",
        Language::Fr => "Équipe par défaut",
    }
}

/// A note on a file as a whole; `count` is the number of rows or cells it is about.
pub fn note(language: Language, code: NoteCode, row: Option<u32>, count: u32) -> String {
    match language {
        Language::En => en::note(code, row, count),
        Language::De => de::note(code, row, count),
        Language::Fr => fr::note(code, row, count),
    }
}

/// The sheet with a firm's recovery code, to print or save. Lines end in CRLF, which every program shows.
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
