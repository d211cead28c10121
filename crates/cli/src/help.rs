//! The help of every command, option and argument in the chosen language.
//!
//! The English texts are the doc comments of the arguments; the tables have the same texts in all
//! languages, and a test compares them.

mod devices;
mod firm;
mod general;
mod mail;
mod people;
mod placeholders;
mod wrong;

use std::ffi::OsString;

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command, CommandFactory as _};
use domain::coded::Coded;
use engine::view::Language;

use crate::arguments::Arguments;
use crate::texts::{Words, texts_in};

pub(crate) use wrong::told;

/// One text in all languages, without its last full stop.
#[derive(Debug)]
struct Help {
    en: &'static str,
    de: &'static str,
    fr: &'static str,
}

const TABLES: [&[Help]; 5] = [general::TEXTS, firm::TEXTS, devices::TEXTS, mail::TEXTS, people::TEXTS];

/// The whole command line with its help in this language.
pub(crate) fn command(language: Language) -> Command {
    let words = texts_in(language).words();
    let codes: Vec<&str> = Language::all().map(Coded::code).collect();
    let own = Arg::new("language")
        .long("language")
        .value_name(words.language_name)
        .help(format!("{} [{} {}]", words.language, words.values, codes.join(", ")))
        .value_parser(codes)
        .hide_possible_values(true);
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(words.version);
    let root = Arguments::command().disable_version_flag(true);
    localized(root, "", [own, version], language, &words)
}

/// `help firm create` as `firm create --help`: clap's own help command speaks English only.
pub(crate) fn spelled_out(root: &Command, mut arguments: Vec<OsString>) -> Vec<OsString> {
    let mut command = root;
    let mut place = 1;
    while let Some(argument) = arguments.get(place).and_then(|argument| argument.to_str()) {
        if argument == "help" && command.has_subcommands() {
            arguments.remove(place);
            arguments.push("--help".into());
            break;
        }
        if argument == "--language" {
            place += 2;
        } else if let Some(found) = command.find_subcommand(argument) {
            command = found;
            place += 1;
        } else if argument.starts_with("--language=") {
            place += 1;
        } else {
            break;
        }
    }
    arguments
}

/// `own` are arguments whose help is already in this language.
fn localized(
    command: Command,
    path: &str,
    own: impl IntoIterator<Item = Arg>,
    language: Language,
    words: &Words,
) -> Command {
    let path = format!("{path} {}", command.get_name()).trim_start().to_owned();
    let about = command.get_about().map(|about| text(&about.to_string(), language));
    let parent = command.has_subcommands();
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(words.help);
    let mut command = command
        .mut_args(|argument| argument_in(argument, language, words))
        .mut_subcommands(|command| localized(command, &path, None, language, words))
        .subcommand_value_name(words.command)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .args(own)
        .arg(help);
    if let Some(about) = about {
        command = command.about(about);
    }
    if parent {
        let help = Command::new("help")
            .about(words.help_command)
            .disable_help_flag(true)
            .disable_help_subcommand(true);
        command = command.subcommand(help);
    }
    let mut template = format!("{{about-with-newline}}\n{} {{usage}}\n", words.usage);
    for (heading, tag, there) in [
        (words.commands, "subcommands", parent),
        (
            words.arguments,
            "positionals",
            command.get_positionals().next().is_some(),
        ),
        (words.options, "options", true),
    ] {
        if there {
            template.push_str(&format!("\n{heading}\n{{{tag}}}\n"));
        }
    }
    let command = command.help_template(template);
    if words.option == "OPTIONS" {
        return command;
    }
    // clap has no other way to get it.
    let usage = command.clone().bin_name(path).render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim_start();
    command.override_usage(usage.replace("[OPTIONS]", &format!("[{}]", words.option)))
}

/// Help, values and default of an argument: clap's words for the last two are English.
fn argument_in(argument: Arg, language: Language, words: &Words) -> Arg {
    let Some(help) = argument.get_help() else {
        return argument;
    };
    let mut help = text(&help.to_string(), language);
    let takes_values = argument.get_action().takes_values();
    if takes_values {
        let values = argument.get_possible_values();
        let named = |value: &PossibleValue| value.get_name().to_owned();
        let told_by_name = argument
            .get_value_names()
            .is_some_and(|names| names.iter().any(|name| name.contains('|')));
        let default = argument
            .get_default_values()
            .iter()
            .map(|value| value.to_string_lossy());
        let default: Vec<_> = default.filter(|value| !value.is_empty()).collect();
        if !default.is_empty() {
            help.push_str(&format!(" [{} {}]", words.default, default.join(", ")));
        }
        if values.iter().any(|value| value.get_help().is_some()) {
            for value in &values {
                let meaning = value.get_help().map(|help| text(&help.to_string(), language));
                help.push_str(&format!("\n- {}: {}", value.get_name(), meaning.unwrap_or_default()));
            }
        } else if !values.is_empty() && !told_by_name && !argument.is_hide_possible_values_set() {
            let values: Vec<String> = values.iter().map(named).collect();
            help.push_str(&format!(" [{} {}]", words.values, values.join(", ")));
        }
    }
    let names = argument.get_value_names().unwrap_or_default().iter();
    let names: Vec<String> = names.map(|name| placeholder(name, language)).collect();
    let argument = if takes_values {
        argument.value_names(names)
    } else {
        argument
    };
    argument
        .help(help)
        .hide_default_value(takes_values)
        .hide_possible_values(takes_values)
}

/// A text in a language; English if no table has it, which a test rules out.
fn text(english: &str, language: Language) -> String {
    said(TABLES.iter().copied().flatten(), english, language)
}

fn placeholder(english: &str, language: Language) -> String {
    said(placeholders::TEXTS, english, language)
}

fn said<'a>(texts: impl IntoIterator<Item = &'a Help>, english: &str, language: Language) -> String {
    let found = texts.into_iter().find(|help| help.en == english);
    let said = found.map_or(english, |help| match language {
        Language::En => help.en,
        Language::De => help.de,
        Language::Fr => help.fr,
    });
    said.to_owned()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]
mod tests;
