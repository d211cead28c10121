//! German, with "Sie".

use super::Words;
use crate::letter::facts::{Facts, Occasion};

pub(super) fn words(occasion: Occasion, facts: &Facts<'_>) -> Words {
    let Facts {
        firm, person, inviter, ..
    } = *facts;
    let readers = if facts.client {
        "Dort finden die Personen, die für Sie tätig sind, Ihre Kontaktdaten."
    } else {
        "Dort finden Ihre Kolleginnen und Kollegen Ihre Kontaktdaten."
    };
    let greeting = if person.is_empty() {
        "Guten Tag,".to_owned()
    } else {
        format!("Guten Tag {person},")
    };
    let answer = format!(
        "Um anzunehmen, antworten Sie auf diese E-Mail oder nennen Sie {inviter} den Code. {}",
        days(facts)
    );
    let unexpected = "Falls Sie diese E-Mail nicht erwartet haben, können Sie sie ignorieren.".to_owned();
    let (subject, before, after) = match occasion {
        Occasion::Invitation => (
            format!("Einladung in das Kontaktverzeichnis von {firm}"),
            vec![format!(
                "{inviter} lädt Sie in das Kontaktverzeichnis von {firm} ein. {readers}"
            )],
            vec![answer, unexpected],
        ),
        Occasion::Reminder => (
            format!("Erinnerung: Einladung in das Kontaktverzeichnis von {firm}"),
            vec![format!(
                "{inviter} hat Sie in das Kontaktverzeichnis von {firm} eingeladen; Ihre Antwort steht noch aus. {readers}"
            )],
            vec![
                "Bitte verwenden Sie diesen Code; frühere Codes sind nicht mehr gültig.".to_owned(),
                answer,
                unexpected,
            ],
        ),
        Occasion::Welcome => (
            format!("Willkommen im Kontaktverzeichnis von {firm}"),
            vec![
                format!("{inviter} hat Sie in das Kontaktverzeichnis von {firm} aufgenommen. {readers}"),
                "Sie brauchen nichts weiter zu tun.".to_owned(),
            ],
            vec!["Falls es sich um einen Irrtum handelt, antworten Sie bitte auf diese E-Mail.".to_owned()],
        ),
        Occasion::Test => (
            format!("Test-E-Mail aus dem Kontaktverzeichnis von {firm}"),
            vec![
                format!("Diese E-Mail zeigt, dass das Kontaktverzeichnis von {firm} E-Mails versenden kann."),
                "Sie brauchen nichts weiter zu tun.".to_owned(),
            ],
            Vec::new(),
        ),
    };
    Words {
        subject,
        greeting,
        quoting: format!("{inviter} schreibt:"),
        before,
        code_is: "Ihr Code lautet:",
        after,
    }
}

fn days(facts: &Facts<'_>) -> String {
    match facts.days_left {
        0 => "Der Code gilt nur noch heute.".to_owned(),
        1 => "Der Code gilt noch 1 Tag.".to_owned(),
        days => format!("Der Code gilt noch {days} Tage."),
    }
}
