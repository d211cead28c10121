//! Help, and command lines that cannot be read, in French.

use super::French;
use crate::texts::{Syntax, Words};

impl Syntax for French {
    fn words(&self) -> Words {
        Words {
            usage: "Utilisation\u{a0}:",
            commands: "Commandes\u{a0}:",
            arguments: "Arguments\u{a0}:",
            options: "Options\u{a0}:",
            option: "OPTIONS",
            command: "COMMANDE",
            default: "par défaut\u{a0}:",
            values: "valeurs possibles\u{a0}:",
            help: "Afficher l’aide",
            help_command: "Afficher l’aide d’une commande",
            version: "Afficher la version",
            language: "Langue de l’aide et des réponses\u{a0}; se place avant la commande. Par défaut COVERBOOK_LANGUAGE ou la langue du système",
            language_name: "LANGUE",
        }
    }

    fn wrong(&self, sentence: &str) -> String {
        format!("erreur\u{a0}: {sentence}")
    }

    fn unknown_argument(&self, argument: &str) -> String {
        format!("argument inconnu «\u{a0}{argument}\u{a0}»")
    }

    fn unknown_command(&self, command: &str) -> String {
        format!("commande inconnue «\u{a0}{command}\u{a0}»")
    }

    fn bad_value(&self, value: &str, argument: &str) -> String {
        format!("«\u{a0}{value}\u{a0}» n’est pas une valeur possible pour «\u{a0}{argument}\u{a0}»")
    }

    fn no_value(&self, argument: &str) -> String {
        format!("«\u{a0}{argument}\u{a0}» exige une valeur")
    }

    fn too_many_values(&self, argument: &str) -> String {
        format!("trop de valeurs pour «\u{a0}{argument}\u{a0}»")
    }

    fn conflict(&self, argument: &str, others: &str) -> String {
        format!("«\u{a0}{argument}\u{a0}» ne peut pas être utilisé avec {others}")
    }

    fn twice(&self, argument: &str) -> String {
        format!("«\u{a0}{argument}\u{a0}» ne peut être utilisé qu’une fois")
    }

    fn missing(&self, arguments: &str) -> String {
        format!("il manque des arguments requis\u{a0}: {arguments}")
    }

    fn missing_command(&self) -> String {
        "il manque une commande".into()
    }

    fn unreadable(&self) -> String {
        "la ligne de commande est illisible".into()
    }

    fn possible(&self, values: &str) -> String {
        format!("valeurs possibles\u{a0}: {values}")
    }

    fn similar(&self, names: &str) -> String {
        format!("vouliez-vous dire {names}\u{a0}?")
    }

    fn more(&self) -> &'static str {
        "Pour en savoir plus, essayez «\u{a0}--help\u{a0}»."
    }
}
