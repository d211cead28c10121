//! The choices of an import as the window and the command line spell them.

use domain::import::{OnMatch, OnRename};

/// `update`, `skip` or `refuse`.
pub(crate) fn on_match(name: &str) -> Option<OnMatch> {
    match name {
        "update" => Some(OnMatch::Update),
        "skip" => Some(OnMatch::Skip),
        "refuse" => Some(OnMatch::Refuse),
        _ => None,
    }
}

/// `ask`, `update` or `addWithoutAddress`.
pub(crate) fn on_rename(name: &str) -> Option<OnRename> {
    match name {
        "ask" => Some(OnRename::Ask),
        "update" => Some(OnRename::Update),
        "addWithoutAddress" => Some(OnRename::AddWithoutAddress),
        _ => None,
    }
}

/// `givenName` as the importer spells it: `given_name`.
pub(crate) fn snake(camel: &str) -> String {
    let mut out = String::with_capacity(camel.len() + 4);
    for c in camel.chars() {
        if c.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}
