//! The choices of an import.

use domain::coded::Coded;
use domain::import::ImportOptions;
use importer::{Defaults, NoDefault};

use crate::code::Code;
use crate::error::{AppError, FieldProblem};
use crate::request::{DefaultRequest, ImportConfigureRequest};

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

/// Sets what all rows have in common.
pub(crate) fn set_default(defaults: &mut Defaults, request: &DefaultRequest) -> Result<(), AppError> {
    let field = request.field.0;
    defaults.set(field, &request.text).map_err(|problem| match problem {
        NoDefault::Field => AppError::NotFound,
        NoDefault::TooLong => AppError::field(field.code(), FieldProblem::TooLong),
        NoDefault::Role => AppError::field(field.code(), FieldProblem::Role),
    })
}
