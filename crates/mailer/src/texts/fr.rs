//! French, with "vous".
//!
//! Names never follow "de" without quotation marks, which avoids elision, and nothing agrees with the
//! reader's gender. Colons and quotation marks have a non-breaking space.

use super::Words;
use crate::letter::facts::{Facts, Occasion};

pub(super) fn words(occasion: Occasion, facts: &Facts<'_>) -> Words {
    let Facts {
        firm, person, inviter, ..
    } = *facts;
    let readers = if facts.client {
        "Les personnes qui travaillent pour vous y trouveront vos coordonnées."
    } else {
        "Vos collègues y trouveront vos coordonnées."
    };
    let greeting = if person.is_empty() {
        "Bonjour,".to_owned()
    } else {
        format!("Bonjour {person},")
    };
    let book = format!("carnet de contacts de «\u{a0}{firm}\u{a0}»");
    let answer = format!(
        "Pour accepter, répondez à ce message ou communiquez le code à {inviter}. {}",
        days(facts)
    );
    let unexpected = "Si vous n’attendiez pas ce message, vous pouvez l’ignorer.".to_owned();
    let (subject, before, after) = match occasion {
        Occasion::Invitation => (
            format!("{firm}\u{a0}: invitation au carnet de contacts"),
            vec![format!("{inviter} vous invite à rejoindre le {book}. {readers}")],
            vec![answer, unexpected],
        ),
        Occasion::Reminder => (
            format!("{firm}\u{a0}: rappel de votre invitation au carnet de contacts"),
            vec![format!(
                "{inviter} vous a fait parvenir une invitation à rejoindre le {book} et attend votre réponse. {readers}"
            )],
            vec![
                "Seul ce dernier code est valable\u{a0}; les précédents ne le sont plus.".to_owned(),
                answer,
                unexpected,
            ],
        ),
        Occasion::Welcome => (
            format!("{firm}\u{a0}: bienvenue dans le carnet de contacts"),
            vec![
                format!("{inviter} a ajouté vos coordonnées au {book}. {readers}"),
                "Vous n’avez rien à faire.".to_owned(),
            ],
            vec!["S’il s’agit d’une erreur, merci de répondre à ce message.".to_owned()],
        ),
        Occasion::Test => (
            format!("{firm}\u{a0}: message d’essai du carnet de contacts"),
            vec![
                format!("Ce message montre que le {book} peut envoyer des e-mails."),
                "Vous n’avez rien à faire.".to_owned(),
            ],
            Vec::new(),
        ),
    };
    Words {
        subject,
        greeting,
        quoting: format!("{inviter} vous écrit\u{a0}:"),
        before,
        code_is: "Votre code\u{a0}:",
        after,
    }
}

fn days(facts: &Facts<'_>) -> String {
    match facts.days_left {
        0 => "Le code est valable jusqu’à ce soir.".to_owned(),
        1 => "Le code reste valable 1 jour.".to_owned(),
        days => format!("Le code reste valable {days} jours."),
    }
}
