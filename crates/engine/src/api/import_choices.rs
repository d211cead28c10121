//! The choices of an import as the window and the command line spell them.

use domain::import::{ImportOptions, OnMatch, OnRename, OnSame};

use crate::error::AppError;
use crate::request::ImportConfigureRequest;

/// Takes over the choices that are made; the others stay.
pub(crate) fn choose(options: &mut ImportOptions, request: &ImportConfigureRequest) -> Result<(), AppError> {
    if let Some(choice) = &request.on_match {
        options.on_match = on_match(choice).ok_or(AppError::NotFound)?;
    }
    if let Some(choice) = &request.on_rename {
        options.on_rename = on_rename(choice).ok_or(AppError::NotFound)?;
    }
    if let Some(choice) = &request.on_same {
        options.on_same = on_same(choice).ok_or(AppError::NotFound)?;
    }
    if let Some(choice) = request.ignore_identifiers_in_use {
        options.ignore_identifiers_in_use = choice;
    }
    Ok(())
}

/// `update`, `skip` or `refuse`.
fn on_match(name: &str) -> Option<OnMatch> {
    match name {
        "update" => Some(OnMatch::Update),
        "skip" => Some(OnMatch::Skip),
        "refuse" => Some(OnMatch::Refuse),
        _ => None,
    }
}

/// `ask`, `update` or `addWithoutAddress`.
fn on_rename(name: &str) -> Option<OnRename> {
    match name {
        "ask" => Some(OnRename::Ask),
        "update" => Some(OnRename::Update),
        "addWithoutAddress" => Some(OnRename::AddWithoutAddress),
        _ => None,
    }
}

/// `ask`, `update` or `add`.
fn on_same(name: &str) -> Option<OnSame> {
    match name {
        "ask" => Some(OnSame::Ask),
        "update" => Some(OnSame::Update),
        "add" => Some(OnSame::Add),
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
