//! Codes of enums as values of options: lower case with hyphens.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use domain::coded::Coded;

/// Reads one of the codes of `T`.
pub(crate) fn coded<T: Coded + Send + Sync>() -> impl TypedValueParser<Value = T> {
    let options = PossibleValuesParser::new(T::all().map(|value| option(value.code())));
    options.try_map(|text| {
        let named = T::all().find(|value| option(value.code()) == text);
        named.ok_or("no such value")
    })
}

/// Reads one of the codes of `T` as output has them.
pub(crate) fn code<T: Coded + Send + Sync>() -> impl TypedValueParser<Value = T> {
    let codes = PossibleValuesParser::new(T::all().map(Coded::code));
    codes.try_map(|text| T::parse(&text).ok_or("no such value"))
}

/// `startTls` and `start_tls` as an option: `start-tls`.
fn option(code: &str) -> String {
    let mut option = String::with_capacity(code.len() + 2);
    for c in code.chars() {
        match c {
            '_' => option.push('-'),
            c if c.is_ascii_uppercase() => {
                option.push('-');
                option.push(c.to_ascii_lowercase());
            }
            c => option.push(c),
        }
    }
    option
}
