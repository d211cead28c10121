use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;
use std::{env, fs};

use clap::{Command, CommandFactory as _};
use domain::coded::Coded as _;
use engine::view::Language;

use super::{Help, TABLES, command, placeholders, spelled_out, told};
use crate::arguments::Arguments;

/// English words that would show a text that was not translated.
const ENGLISH: [&str; 14] = [
    " the ",
    " of ",
    " and ",
    " with ",
    " from ",
    " this ",
    "Usage",
    "Commands",
    "possible values",
    "Print",
    "Show ",
    "List ",
    "File ",
    "Name of",
];

/// Calls `each` for every command with the words that lead to it.
fn all(command: &Command, path: &[String], each: &mut impl FnMut(&Command, &[String])) {
    each(command, path);
    for below in command.get_subcommands() {
        let path = [path, &[below.get_name().to_owned()]].concat();
        all(below, &path, each);
    }
}

fn pages(language: Language) -> Vec<(String, String)> {
    let command = command(language);
    let mut paths = Vec::new();
    all(&command, &[], &mut |_, path| paths.push(path.to_vec()));
    let page = |path: Vec<String>| {
        let typed = ["coverbook-cli".to_owned()].into_iter().chain(path.clone());
        let shown = command.clone().try_get_matches_from(typed.chain(["--help".to_owned()]));
        (path.join(" "), shown.unwrap_err().to_string())
    };
    // The help command is spelled out before it is parsed.
    let paths = paths
        .into_iter()
        .filter(|path| path.last().is_none_or(|name| name != "help"));
    paths.map(page).collect()
}

#[test]
fn every_help_text_has_all_languages() {
    let (mut texts, mut names) = (BTreeSet::new(), BTreeSet::new());
    all(&Arguments::command(), &[], &mut |command, path| {
        let about = command.get_about().map(ToString::to_string);
        texts.insert(about.unwrap_or_else(|| panic!("{path:?} says nothing")));
        for argument in command.get_arguments() {
            let help = argument.get_help().map(ToString::to_string);
            texts.insert(help.unwrap_or_else(|| panic!("{path:?} {} says nothing", argument.get_id())));
            if !argument.get_action().takes_values() {
                continue;
            }
            names.extend(
                argument
                    .get_value_names()
                    .unwrap_or_default()
                    .iter()
                    .map(ToString::to_string),
            );
            for value in argument.get_possible_values() {
                texts.extend(value.get_help().map(ToString::to_string));
            }
        }
    });
    let known = |table: &mut dyn Iterator<Item = &'static Help>| {
        let all: Vec<String> = table.map(|help| help.en.to_owned()).collect();
        let once: BTreeSet<String> = all.iter().cloned().collect();
        assert_eq!(once.len(), all.len(), "a text stands twice in the tables");
        once
    };
    assert_eq!(texts, known(&mut TABLES.into_iter().flatten()));
    assert_eq!(names, known(&mut placeholders::TEXTS.iter()));
    for help in TABLES
        .into_iter()
        .flatten()
        .filter(|help| !["Name", "Description of the team"].contains(&help.en))
    {
        assert!(
            help.en != help.de && help.en != help.fr && help.de != help.fr,
            "{help:?}"
        );
    }
}

#[test]
fn no_page_has_english_left_over() {
    for language in [Language::De, Language::Fr] {
        for (path, page) in pages(language) {
            for word in ENGLISH {
                assert!(!page.contains(word), "{path}: {word}\n{page}");
            }
        }
    }
}

#[test]
fn commands_are_sound_in_every_language() {
    for language in Language::all() {
        command(language).debug_assert();
    }
}

/// Some whole pages, as they were when last reviewed. After an intended change run
/// `COVERBOOK_WRITE_SNAPSHOTS=1 cargo test -p cli`, and read the difference.
#[test]
fn help_pages_match_the_snapshots() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/help/pages");
    for language in Language::all() {
        let wanted = ["", "firm", "firm create", "import clients", "user list", "user add"];
        let pages = pages(language)
            .into_iter()
            .filter(|(path, _)| wanted.contains(&path.as_str()));
        let page: String = pages.map(|(path, page)| format!("$ {path} --help\n{page}\n")).collect();
        let file = folder.join(format!("{}.txt", language.code()));
        if env::var_os("COVERBOOK_WRITE_SNAPSHOTS").is_some() {
            fs::write(&file, &page).unwrap();
        }
        assert_eq!(page, fs::read_to_string(&file).unwrap(), "{}", file.display());
    }
}

#[test]
fn help_is_a_command_too() {
    for (typed, spelled) in [
        ("help", "--help"),
        ("help firm create", "firm create --help"),
        ("firm help create", "firm create --help"),
        ("--language de help firm", "--language de firm --help"),
        ("--language=de firm help", "--language=de firm --help"),
        ("search help", "search help"),
        ("search --limit help", "search --limit help"),
        ("firm create --name help", "firm create --name help"),
    ] {
        let words = |text: &str| -> Vec<OsString> {
            ["coverbook-cli"]
                .into_iter()
                .chain(text.split(' '))
                .map(OsString::from)
                .collect()
        };
        let command = command(Language::En);
        assert_eq!(spelled_out(&command, words(typed)), words(spelled), "{typed}");
    }
}

#[test]
fn usage_errors_are_in_every_language() {
    for (typed, en, de, fr) in [
        (
            "firm creat",
            "error: unrecognized command 'creat'",
            "Fehler: Unbekannter Befehl „creat“",
            "erreur\u{a0}: commande inconnue «\u{a0}creat\u{a0}»",
        ),
        (
            "redo --jason",
            "error: unexpected argument '--jason'",
            "Fehler: Unbekanntes Argument „--jason“",
            "erreur\u{a0}: argument inconnu «\u{a0}--jason\u{a0}»",
        ),
        (
            "user list",
            "error: required arguments are missing: <SIDE>",
            "Fehler: Erforderliche Argumente fehlen: <PERSONEN>",
            "erreur\u{a0}: il manque des arguments requis\u{a0}: <PERSONNES>",
        ),
        (
            "user list guests",
            "error: 'guests' is not a valid value for '<SIDE>'",
            "Fehler: „guests“ ist kein gültiger Wert für „<PERSONEN>“",
            "erreur\u{a0}: «\u{a0}guests\u{a0}» n’est pas une valeur possible pour «\u{a0}<PERSONNES>\u{a0}»",
        ),
        (
            "redo --firm",
            "error: '--firm <NAME>' requires a value",
            "Fehler: „--firm <NAME>“ braucht einen Wert",
            "erreur\u{a0}: «\u{a0}--firm <NOM>\u{a0}» exige une valeur",
        ),
        (
            "search x --limit y",
            "error: 'y' is not a valid value for '--limit <LIMIT>'",
            "Fehler: „y“ ist kein gültiger Wert für „--limit <ANZAHL>“",
            "erreur\u{a0}: «\u{a0}y\u{a0}» n’est pas une valeur possible pour «\u{a0}--limit <NOMBRE>\u{a0}»",
        ),
        (
            "redo --firm a --firm b",
            "error: '--firm <NAME>' cannot be used more than once",
            "Fehler: „--firm <NAME>“ kann nur einmal verwendet werden",
            "erreur\u{a0}: «\u{a0}--firm <NOM>\u{a0}» ne peut être utilisé qu’une fois",
        ),
        (
            "search x --stdin",
            "error: '[QUERY]' cannot be used with --stdin",
            "Fehler: „[SUCHTEXT]“ kann nicht zusammen mit --stdin verwendet werden",
            "erreur\u{a0}: «\u{a0}[RECHERCHE]\u{a0}» ne peut pas être utilisé avec --stdin",
        ),
    ] {
        for (language, expected) in [(Language::En, en), (Language::De, de), (Language::Fr, fr)] {
            let words = ["coverbook-cli"].into_iter().chain(typed.split(' '));
            let problem = command(language).try_get_matches_from(words).unwrap_err();
            let told = told(&problem, language);
            assert_eq!(told.lines().next(), Some(expected), "{told}");
            assert!(
                language == Language::En || !ENGLISH.iter().any(|w| told.contains(w)),
                "{told}"
            );
        }
    }
}
