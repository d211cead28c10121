//! The language of the program.

use std::ffi::OsString;
use std::sync::OnceLock;

use engine::view::Language;

/// Variable with the language; `--language` takes precedence, the system's settings follow.
const OURS: &str = "COVERBOOK_LANGUAGE";

/// The system's settings in the order of POSIX.
const SYSTEM: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

static CHOSEN: OnceLock<Language> = OnceLock::new();

/// Chooses the program's language once, before any output.
pub(crate) fn choose(arguments: &[OsString]) -> Language {
    *CHOSEN.get_or_init(|| of(arguments, |name| std::env::var(name).ok()))
}

/// The chosen language; English before [`choose`].
pub(crate) fn chosen() -> Language {
    CHOSEN.get().copied().unwrap_or(Language::En)
}

/// The language for these arguments in this environment. Help and usage errors are in it too, so it is
/// needed before the arguments are parsed.
fn of(arguments: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Language {
    let ours = || variable(OURS).as_deref().and_then(Language::named);
    // As in POSIX, an empty variable counts as unset, and the first one that is set decides.
    let system = || {
        SYSTEM
            .iter()
            .filter_map(|name| variable(name))
            .find(|text| !text.is_empty())
    };
    named(arguments)
        .or_else(ours)
        .or_else(|| locale(&system()?))
        .unwrap_or(Language::En)
}

/// The value of a `--language` before the command; some commands have their own option of that name.
fn named(arguments: &[OsString]) -> Option<Language> {
    let mut arguments = arguments.iter().skip(1);
    while let Some(argument) = arguments.next() {
        let argument = argument.to_str()?;
        if argument == "--language" {
            return Language::named(arguments.next()?.to_str()?);
        }
        if let Some(value) = argument.strip_prefix("--language=") {
            return Language::named(value);
        }
        if !argument.starts_with('-') {
            return None;
        }
    }
    None
}

/// The language of `de_CH.UTF-8@euro`; `None` for `C`, `POSIX` and languages without texts.
fn locale(text: &str) -> Option<Language> {
    Language::named(text.split(['.', '@']).next()?)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use engine::view::Language::{self, De, En, Fr};

    /// Arguments and variables, separated by spaces, and the resulting language.
    const CASES: [(&str, &str, Language); 17] = [
        ("", "", En),
        ("", "LANG=de_DE.UTF-8", De),
        ("", "LANG=fr_CH.UTF-8@euro", Fr),
        ("", "LANG=de", De),
        ("", "LANG=C", En),
        ("", "LANG=POSIX", En),
        ("", "LANG=C.UTF-8", En),
        ("", "LANG=it_CH.UTF-8", En),
        ("", "LANG=de_DE LC_MESSAGES=fr_FR", Fr),
        ("", "LANG=fr_FR LC_MESSAGES=fr_FR LC_ALL=de_AT", De),
        ("", "LANG=de_DE LC_ALL=C", En),
        ("", "LANG=de_DE LC_ALL=", De),
        ("", "LANG=de_DE COVERBOOK_LANGUAGE=fr", Fr),
        ("", "LANG=de_DE COVERBOOK_LANGUAGE=xx", De),
        ("--language fr firm", "COVERBOOK_LANGUAGE=de", Fr),
        ("--language=de --help", "LC_ALL=fr_FR", De),
        ("mail setup --language fr", "LANG=de_DE", De),
    ];

    #[test]
    fn option_then_own_variable_then_posix_order() {
        for (arguments, variables, expected) in CASES {
            let typed = format!("coverbook-cli {arguments}");
            let typed: Vec<OsString> = typed.split_whitespace().map(OsString::from).collect();
            let variable = |name: &str| {
                let mut set = variables.split(' ').filter_map(|set| set.split_once('='));
                set.find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
            };
            assert_eq!(super::of(&typed, variable), expected, "{arguments} {variables}");
        }
    }
}
