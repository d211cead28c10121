//! The choices of an import.

use domain::import::ImportOptions;

use crate::code::Code;
use crate::request::ImportConfigureRequest;

/// Applies the choices that the request makes; the others stay.
pub(crate) const fn choose(options: &mut ImportOptions, request: &ImportConfigureRequest) {
    if let Some(Code(choice)) = request.listed {
        options.listed = choice;
    }
    if let Some(Code(choice)) = request.on_match {
        options.on_match = choice;
    }
    if let Some(Code(choice)) = request.on_rename {
        options.on_rename = choice;
    }
    if let Some(Code(choice)) = request.on_same {
        options.on_same = choice;
    }
    if let Some(choice) = request.ignore_identifiers_in_use {
        options.ignore_identifiers_in_use = choice;
    }
}
