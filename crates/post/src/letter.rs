//! What a mail says: the facts of a claimed mail as a letter.

use chrono::{DateTime, Utc};
use domain::decide::MailKind;
use domain::email::EmailAddress;
use domain::invitation_code::InvitationCode;
use domain::person_name::PersonName;
use hub_core::mail::Outgoing;
use mailer::{Facts, Mail, Occasion};
use uuid::Uuid;

use crate::Way;

/// The occasion of a letter of this kind.
pub const fn occasion(kind: MailKind) -> Occasion {
    match kind {
        MailKind::Invitation => Occasion::Invitation,
        MailKind::Reminder => Occasion::Reminder,
        MailKind::Welcome => Occasion::Welcome,
    }
}

/// The letter of a claimed mail.
pub(crate) fn mail(way: &Way, firm: &str, out: &Outgoing, now: DateTime<Utc>) -> Mail {
    let code = out.code.map(InvitationCode::to_text).unwrap_or_default();
    let facts = Facts {
        firm,
        person: &out.given,
        inviter: &out.inviter,
        message: &out.message,
        code: &code,
        days_left: out.days_left,
        client: !out.staff,
    };
    Mail {
        from_name: way.from_name.clone(),
        reply_to: out.inviter_email.clone().filter(|email| *email != way.from),
        to_name: out.name.clone(),
        to: out.to.clone(),
        message_id: out.message_id.clone(),
        date: now,
        letter: mailer::write(out.language.unwrap_or(way.language), occasion(out.kind), &facts),
        from: way.from.clone(),
    }
}

/// Who has a test mail sent, and when.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    /// The firm's name.
    pub firm: &'a str,
    /// Their name.
    pub name: &'a PersonName,
    /// Their address; without one the mail goes to the sender's.
    pub email: Option<&'a EmailAddress>,
    /// A new id.
    pub id: Uuid,
    /// The time.
    pub now: DateTime<Utc>,
}

/// A mail that shows whoever set mail up that it works.
pub fn test_mail(way: &Way, writing: Writing<'_>) -> Mail {
    let facts = Facts {
        firm: writing.firm,
        person: writing.name.given(),
        inviter: "",
        message: "",
        code: "",
        days_left: 0,
        client: false,
    };
    Mail {
        from_name: way.from_name.clone(),
        reply_to: None,
        to_name: writing.name.full(),
        to: writing.email.unwrap_or(&way.from).clone(),
        message_id: mailer::message_id(&writing.id.to_string(), &way.from),
        date: writing.now,
        letter: mailer::write(way.language, Occasion::Test, &facts),
        from: way.from.clone(),
    }
}

/// Sends one mail on a connection of its own; the server's answer.
///
/// # Errors
/// Whatever kept it from being sent.
pub async fn send_alone(way: &Way, mail: &Mail) -> Result<String, mailer::Problem> {
    let mut connection = way.transport.open().await?;
    let outcome = connection.send(mail).await;
    connection.close().await;
    match outcome {
        mailer::Outcome::Sent { answer } => Ok(answer),
        mailer::Outcome::Retry(problem) | mailer::Outcome::Failed(problem) | mailer::Outcome::Unsure(problem) => {
            Err(problem)
        }
    }
}
