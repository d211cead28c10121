//! The sentences of the letters, one module per language.
//!
//! They are functions, not templates: a missing sentence does not compile, and a value is never searched
//! for placeholders.

mod de;
mod en;
mod fr;

use domain::language::Language;

use crate::letter::facts::{Facts, Occasion};

/// The sentences of one letter with their values, not yet escaped.
pub(crate) struct Words {
    pub(crate) subject: String,
    pub(crate) greeting: String,
    /// Introduces the inviter's own message.
    pub(crate) quoting: String,
    /// Paragraphs above the code.
    pub(crate) before: Vec<String>,
    /// Introduces the code.
    pub(crate) code_is: &'static str,
    /// Paragraphs below the code.
    pub(crate) after: Vec<String>,
}

pub(crate) fn words(language: Language, occasion: Occasion, facts: &Facts<'_>) -> Words {
    match language {
        Language::En => en::words(occasion, facts),
        Language::De => de::words(occasion, facts),
        Language::Fr => fr::words(occasion, facts),
    }
}
