//! The sentences of the letters, one module per language.
//!
//! They are functions, not templates: a sentence that is missing does not compile, and a value is
//! never read for placeholders.

mod de;
mod en;
mod fr;

use crate::letter::facts::{Facts, Language, Occasion};

/// The sentences of one letter, values in their places, not yet escaped for anything.
pub(crate) struct Words {
    pub(crate) subject: String,
    pub(crate) greeting: String,
    /// Stands above the inviter's own words.
    pub(crate) quoting: String,
    /// Paragraphs above the code.
    pub(crate) before: Vec<String>,
    /// Stands above the code.
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
