//! Help, and command lines that cannot be read, in English.

use super::English;
use crate::texts::{Syntax, Words};

impl Syntax for English {
    fn words(&self) -> Words {
        Words {
            usage: "Usage:",
            commands: "Commands:",
            arguments: "Arguments:",
            options: "Options:",
            option: "OPTIONS",
            command: "COMMAND",
            default: "default:",
            values: "possible values:",
            help: "Print help",
            help_command: "Print the help of a command",
            version: "Print version",
            language: "Language of help and answers; given before the command. By default COVERBOOK_LANGUAGE or the system's language",
            language_name: "LANGUAGE",
        }
    }

    fn wrong(&self, sentence: &str) -> String {
        format!("error: {sentence}")
    }

    fn unknown_argument(&self, argument: &str) -> String {
        format!("unexpected argument '{argument}'")
    }

    fn unknown_command(&self, command: &str) -> String {
        format!("unrecognized command '{command}'")
    }

    fn bad_value(&self, value: &str, argument: &str) -> String {
        format!("'{value}' is not a valid value for '{argument}'")
    }

    fn no_value(&self, argument: &str) -> String {
        format!("'{argument}' requires a value")
    }

    fn too_many_values(&self, argument: &str) -> String {
        format!("too many values for '{argument}'")
    }

    fn conflict(&self, argument: &str, others: &str) -> String {
        format!("'{argument}' cannot be used with {others}")
    }

    fn twice(&self, argument: &str) -> String {
        format!("'{argument}' cannot be used more than once")
    }

    fn missing(&self, arguments: &str) -> String {
        format!("required arguments are missing: {arguments}")
    }

    fn missing_command(&self) -> String {
        "a command is missing".into()
    }

    fn unreadable(&self) -> String {
        "the command line cannot be read".into()
    }

    fn possible(&self, values: &str) -> String {
        format!("possible values: {values}")
    }

    fn similar(&self, names: &str) -> String {
        format!("did you mean {names}?")
    }

    fn more(&self) -> &'static str {
        "For more information, try '--help'."
    }
}
