//! A letter to one person as an internet message (RFC 5322).

use std::fmt;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};
use domain::email::EmailAddress;
use domain::text::clean_line;
use lettre::address::Envelope;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message};

use crate::host;
use crate::letter::Letter;
use crate::problem::{Problem, ProblemKind, Step};

/// Most characters of a name or subject; a firm's name may have 200.
const LINE_MAX: usize = 300;

/// The last second of the year 9999: the latest date in RFC 5322.
const LAST_SECOND: i64 = 253_402_300_799;

/// A letter with its addresses. `Debug` prints none of them.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// Sender's name; may be empty.
    pub from_name: String,
    /// Sender's address; other servers also return mail to it.
    pub from: EmailAddress,
    /// Where answers go, if not to `from`.
    pub reply_to: Option<EmailAddress>,
    /// Recipient's name; may be empty.
    pub to_name: String,
    /// Recipient's address.
    pub to: EmailAddress,
    /// From [`message_id`], without angle brackets. A mail keeps it on every try.
    pub message_id: String,
    /// When it was written.
    pub date: DateTime<Utc>,
    /// Its text.
    pub letter: Letter,
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail")
            .field("message_id", &self.message_id)
            .field("date", &self.date)
            .finish_non_exhaustive()
    }
}

/// The id of a message (RFC 5322 section 3.6.4): something unique before the `@`, the sender's host after
/// it. Only letters, digits, dots and hyphens of `unique` are used.
pub fn message_id(unique: &str, from: &EmailAddress) -> String {
    let unique: String = unique
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
        .collect();
    let host = from.as_str().rsplit_once('@').and_then(|(_, host)| host::ascii(host));
    format!("{unique}@{}", host.unwrap_or_else(|| "localhost".to_owned()))
}

/// A message with its addresses.
pub(crate) struct Rendered {
    pub(crate) from: Address,
    pub(crate) to: Address,
    pub(crate) bytes: Vec<u8>,
}

/// The message as it is sent to a server or written to a file: lines end with CR LF, and all of it is ASCII
/// unless a mailbox name is not.
///
/// # Errors
/// If a message cannot carry one of the addresses.
pub fn render(mail: &Mail) -> Result<Vec<u8>, Problem> {
    rendered(mail).map(|rendered| rendered.bytes)
}

pub(crate) fn rendered(mail: &Mail) -> Result<Rendered, Problem> {
    let from = address(&mail.from, Step::Sender)?;
    let to = address(&mail.to, Step::Recipient)?;
    let unfit = |at| move |error: lettre::error::Error| not_supported(at, &error.to_string());
    let envelope = Envelope::new(Some(from.clone()), vec![to.clone()]).map_err(unfit(Step::Recipient))?;
    let mut builder = Message::builder()
        .from(mailbox(&mail.from_name, from.clone()))
        .to(mailbox(&mail.to_name, to.clone()))
        .envelope(envelope)
        .date(date(mail.date))
        .message_id(Some(format!("<{}>", id(&mail.message_id))))
        .subject(line(&mail.letter.subject))
        // RFC 3834: prevents automatic replies.
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ));
    if let Some(reply_to) = &mail.reply_to {
        builder = builder.reply_to(mailbox("", address(reply_to, Step::Sender)?));
    }
    let letter = MultiPart::alternative_plain_html(mail.letter.text.clone(), mail.letter.html.clone());
    let message = builder.multipart(letter).map_err(unfit(Step::Sender))?;
    Ok(Rendered {
        from,
        to,
        bytes: message.formatted(),
    })
}

fn address(email: &EmailAddress, at: Step) -> Result<Address, Problem> {
    let parts = email.as_str().rsplit_once('@');
    let parts = parts.and_then(|(name, host)| Some((name, host::ascii(host)?)));
    let (name, host) = parts.ok_or_else(|| not_supported(at, "not a host of the internet"))?;
    Address::new(name, host).map_err(|error| not_supported(at, &error.to_string()))
}

fn not_supported(at: Step, words: &str) -> Problem {
    Problem::new(at, ProblemKind::AddressNotSupported, words)
}

/// The address with its name; without the name if the library could not parse the result, because it does
/// parse it.
fn mailbox(name: &str, address: Address) -> Mailbox {
    let name = Some(line(name)).filter(|name| !name.is_empty());
    let named = Mailbox::new(name, address.clone());
    if named.to_string().parse::<Mailbox>().is_ok() {
        named
    } else {
        Mailbox::new(None, address)
    }
}

/// One clean line: a line break would start a header of the sender's choice.
fn line(text: &str) -> String {
    clean_line(text).chars().take(LINE_MAX).collect()
}

fn id(text: &str) -> String {
    let fits = |c: &char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.@".contains(*c);
    text.chars().filter(fits).take(LINE_MAX).collect()
}

/// The library panics on times that a message cannot express.
fn date(date: DateTime<Utc>) -> SystemTime {
    let seconds = date.timestamp().clamp(0, LAST_SECOND).unsigned_abs();
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
pub(crate) mod tests;
