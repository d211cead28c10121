//! Usage errors in the chosen language: clap's own sentences are English.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use engine::view::Language;

use crate::texts::{Texts, texts_in};

/// The error that clap found as sentences, with a final line break.
pub(crate) fn told(error: &clap::Error, language: Language) -> String {
    let texts = texts_in(language);
    let mut told = vec![texts.wrong(&sentence(error, texts))];
    let hints = hints(error, texts);
    if !hints.is_empty() {
        told.push(format!("  {}", hints.join("\n  ")));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.trim_start_matches("Usage:").trim();
        if !usage.is_empty() {
            told.push(format!("{} {usage}", texts.words().usage));
        }
    }
    told.push(texts.more().to_owned());
    told.join("\n\n") + "\n"
}

fn sentence(error: &clap::Error, texts: &dyn Texts) -> String {
    let named = |kind| values(error, kind).join(" ");
    let argument = named(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => texts.unknown_argument(&argument),
        ErrorKind::InvalidSubcommand => texts.unknown_command(&named(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = named(ContextKind::InvalidValue);
            if value.is_empty() {
                texts.no_value(&argument)
            } else {
                texts.bad_value(&value, &argument)
            }
        }
        ErrorKind::NoEquals | ErrorKind::TooFewValues => texts.no_value(&argument),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => texts.too_many_values(&argument),
        ErrorKind::ArgumentConflict => {
            let others = values(error, ContextKind::PriorArg);
            if others.is_empty() || others.contains(&argument) {
                texts.twice(&argument)
            } else {
                texts.conflict(&argument, &others.join(", "))
            }
        }
        ErrorKind::MissingRequiredArgument => texts.missing(&values(error, ContextKind::InvalidArg).join(", ")),
        ErrorKind::MissingSubcommand => texts.missing_command(),
        _ => texts.unreadable(),
    }
}

fn hints(error: &clap::Error, texts: &dyn Texts) -> Vec<String> {
    let mut hints = Vec::new();
    let possible = values(error, ContextKind::ValidValue);
    if !possible.is_empty() {
        hints.push(texts.possible(&possible.join(", ")));
    }
    for kind in [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ] {
        let similar = values(error, kind);
        if !similar.is_empty() {
            hints.push(texts.similar(&similar.join(", ")));
        }
    }
    hints
}

/// The values that clap has for an error under this name.
fn values(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
