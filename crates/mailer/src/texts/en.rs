//! English.

use super::Words;
use crate::letter::facts::{Facts, Occasion};

pub(super) fn words(occasion: Occasion, facts: &Facts<'_>) -> Words {
    let Facts {
        firm, person, inviter, ..
    } = *facts;
    let readers = if facts.client {
        "The people who work for you will find your contact details there."
    } else {
        "Your colleagues will find your contact details there."
    };
    let greeting = if person.is_empty() {
        "Hello,".to_owned()
    } else {
        format!("Hello {person},")
    };
    let answer = format!(
        "To accept, reply to this e-mail or tell {inviter} the code. {}",
        days(facts)
    );
    let unexpected = "If you did not expect this e-mail, you can ignore it.".to_owned();
    let (subject, before, after) = match occasion {
        Occasion::Invitation => (
            format!("Invitation to the contact book of {firm}"),
            vec![format!(
                "{inviter} has invited you to join the contact book of {firm}. {readers}"
            )],
            vec![answer, unexpected],
        ),
        Occasion::Reminder => (
            format!("Reminder: invitation to the contact book of {firm}"),
            vec![format!(
                "{inviter} has invited you to join the contact book of {firm} and is waiting for your reply. {readers}"
            )],
            vec![
                "Please use this code; earlier codes are no longer valid.".to_owned(),
                answer,
                unexpected,
            ],
        ),
        Occasion::Welcome => (
            format!("Welcome to the contact book of {firm}"),
            vec![
                format!("{inviter} has added you to the contact book of {firm}. {readers}"),
                "You do not need to do anything.".to_owned(),
            ],
            vec!["If this is a mistake, please reply to this e-mail.".to_owned()],
        ),
        Occasion::Test => (
            format!("Test e-mail from the contact book of {firm}"),
            vec![
                format!("This e-mail shows that the contact book of {firm} can send e-mails."),
                "You do not need to do anything.".to_owned(),
            ],
            Vec::new(),
        ),
    };
    Words {
        subject,
        greeting,
        quoting: format!("{inviter} writes:"),
        before,
        code_is: "Your code is:",
        after,
    }
}

fn days(facts: &Facts<'_>) -> String {
    match facts.days_left {
        0 => "The code is valid until the end of today.".to_owned(),
        1 => "The code is valid for 1 more day.".to_owned(),
        days => format!("The code is valid for {days} more days."),
    }
}
