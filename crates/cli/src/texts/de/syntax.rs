//! Help, and command lines that cannot be read, in German.

use super::German;
use crate::texts::{Syntax, Words};

impl Syntax for German {
    fn words(&self) -> Words {
        Words {
            usage: "Aufruf:",
            commands: "Befehle:",
            arguments: "Argumente:",
            options: "Optionen:",
            option: "OPTIONEN",
            command: "BEFEHL",
            default: "Vorgabe:",
            values: "mögliche Werte:",
            help: "Hilfe anzeigen",
            help_command: "Hilfe zu einem Befehl anzeigen",
            version: "Version anzeigen",
            language: "Sprache von Hilfe und Antworten; steht vor dem Befehl. Sonst COVERBOOK_LANGUAGE oder die Sprache des Systems",
            language_name: "SPRACHE",
        }
    }

    fn wrong(&self, sentence: &str) -> String {
        format!("Fehler: {sentence}")
    }

    fn unknown_argument(&self, argument: &str) -> String {
        format!("Unbekanntes Argument „{argument}“")
    }

    fn unknown_command(&self, command: &str) -> String {
        format!("Unbekannter Befehl „{command}“")
    }

    fn bad_value(&self, value: &str, argument: &str) -> String {
        format!("„{value}“ ist kein gültiger Wert für „{argument}“")
    }

    fn no_value(&self, argument: &str) -> String {
        format!("„{argument}“ braucht einen Wert")
    }

    fn too_many_values(&self, argument: &str) -> String {
        format!("Zu viele Werte für „{argument}“")
    }

    fn conflict(&self, argument: &str, others: &str) -> String {
        format!("„{argument}“ kann nicht zusammen mit {others} verwendet werden")
    }

    fn twice(&self, argument: &str) -> String {
        format!("„{argument}“ kann nur einmal verwendet werden")
    }

    fn missing(&self, arguments: &str) -> String {
        format!("Erforderliche Argumente fehlen: {arguments}")
    }

    fn missing_command(&self) -> String {
        "Ein Befehl fehlt".into()
    }

    fn unreadable(&self) -> String {
        "Die Befehlszeile ist nicht lesbar".into()
    }

    fn possible(&self, values: &str) -> String {
        format!("Mögliche Werte: {values}")
    }

    fn similar(&self, names: &str) -> String {
        format!("Meinten Sie {names}?")
    }

    fn more(&self) -> &'static str {
        "Weitere Informationen erhalten Sie mit „--help“."
    }
}
