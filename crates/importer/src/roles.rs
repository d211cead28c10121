//! The words for the roles of staff, in the languages of the program.

use domain::language::Language;
use domain::people::Role;

use crate::fold::fold;

/// The word for a role in a template.
pub(crate) const fn word(role: Role, language: Language) -> &'static str {
    let [en, de, fr] = match role {
        Role::Staff => ["Staff", "Mitarbeitende", "Membre du cabinet"],
        Role::UserAdministrator => [
            "User administrator",
            "Benutzerverwaltung",
            "Gestionnaire des utilisateurs",
        ],
        Role::SystemAdministrator => ["System administrator", "Systemadministration", "Administrateur système"],
    };
    match language {
        Language::En => en,
        Language::De => de,
        Language::Fr => fr,
    }
}

/// The role that a text names; `None` if it names none, as a job title does.
pub(crate) fn role(text: &str) -> Option<Role> {
    match fold(text).as_str() {
        "staff" | "staffmember" | "memberofstaff" | "mitarbeiter" | "mitarbeiterin" | "mitarbeitende"
        | "mitarbeitender" | "personnel" | "membreducabinet" | "collaborateur" | "collaboratrice"
        | "membredupersonnel" => Some(Role::Staff),
        "useradministrator"
        | "useradmin"
        | "benutzeradministrator"
        | "benutzeradministratorin"
        | "benutzerverwalter"
        | "benutzerverwalterin"
        | "benutzerverwaltung"
        | "gestionnairedesutilisateurs"
        | "administrateurdesutilisateurs"
        | "administratricedesutilisateurs"
        | "administrateurutilisateurs" => Some(Role::UserAdministrator),
        "systemadministrator"
        | "systemadmin"
        | "systemadministratorin"
        | "systemverwalter"
        | "systemverwalterin"
        | "systemverwaltung"
        | "systemadministration"
        | "administrateursysteme"
        | "administratricesysteme"
        | "administrateurdusysteme" => Some(Role::SystemAdministrator),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use domain::coded::Coded;
    use domain::language::Language;
    use domain::people::Role;

    use super::{role, word};

    #[test]
    fn every_word_is_read_again() {
        for language in Language::all() {
            for known in Role::all() {
                assert_eq!(role(&word(known, language).to_uppercase()), Some(known), "{language:?}");
            }
        }
        assert_eq!(role("Adviser"), None);
    }
}
