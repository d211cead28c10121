//! Numbers in links: `tel:`, `callto:`, `sms:`, messengers.

use super::dial::{Dial, count_digits};
use super::percent;

/// Schemes with a number directly behind them (RFC 3966, RFC 5724 and those of programs).
const NUMBERS: [&str; 12] = [
    "tel:",
    "callto:",
    "sms:",
    "smsto:",
    "mms:",
    "mmsto:",
    "skype:",
    "facetime:",
    "facetime-audio:",
    "telprompt:",
    "sip:",
    "sips:",
];

/// Addresses with a number in their path or query.
const PLACES: [&str; 12] = [
    "http://",
    "https://",
    "wa.me/",
    "api.whatsapp.com/",
    "web.whatsapp.com/",
    "www.whatsapp.com/",
    "t.me/",
    "signal.me/",
    "whatsapp:",
    "viber:",
    "tg:",
    "signal:",
];

/// Is this a web link? Its `&`, `=` and `/` belong to it.
pub(super) fn is_web(text: &str) -> bool {
    PLACES.iter().any(|place| after_prefix(text, place).is_some())
}

/// Is this a link with a number?
pub(super) fn is_one(text: &str) -> bool {
    number(text.trim()).is_some()
}

/// The number of a link, with its extension and what stands behind the link.
pub(super) fn number(text: &str) -> Option<String> {
    from_web(text).or_else(|| from_uri(text))
}

/// The text behind a prefix, ASCII case ignored.
fn after_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    if head.eq_ignore_ascii_case(prefix) {
        text.get(prefix.len()..)
    } else {
        None
    }
}

/// `wa.me/447400123456`, `…/send?phone=447400123456`: always a full number without its `+`.
fn from_web(text: &str) -> Option<String> {
    const QUERIES: [&str; 4] = ["phone=", "number=", "to=", "contact="];
    const PATHS: [&str; 3] = ["wa.me/", "t.me/+", "signal.me/#p/"];
    if !is_web(text) {
        return None;
    }
    let link = text.split_whitespace().next()?;
    let behind = text.get(link.len()..).unwrap_or_default();
    let bare = after_prefix(link, "https://").or_else(|| after_prefix(link, "http://"));
    let place = bare.unwrap_or(link);
    let query = place.split_once('?').and_then(|(_, query)| {
        query
            .split('&')
            .find_map(|part| QUERIES.iter().find_map(|name| after_prefix(part, name)))
    });
    let path = || PATHS.iter().find_map(|path| after_prefix(place, path));
    let number = query.or_else(path)?.split(['?', '/', '#', '&']).next()?;
    let decoded = percent::decode(number);
    let dial = Dial::plus(decoded.as_deref().unwrap_or(number)).filter(|dial| dial.digits().len() >= 7)?;
    Some(format!("{}{behind}", dial.as_str()))
}

/// RFC 3966 (`tel:`) and its relatives: the number, its global context and its extension.
fn from_uri(text: &str) -> Option<String> {
    let scheme = NUMBERS.iter().find(|scheme| after_prefix(text, scheme).is_some());
    let behind = scheme.and_then(|scheme| after_prefix(text, scheme));
    let is_uri = behind.is_some_and(|b| !b.starts_with(' ') && count_digits(b) > 0);
    // `Tel: 020 …` is a label, not a URI; a context without scheme still counts.
    let lower = text.to_ascii_lowercase();
    if !is_uri && !lower.contains(";phone-context=") {
        return None;
    }
    let body = behind.unwrap_or(text).trim_start_matches('/');
    let body = body.split('?').next().unwrap_or_default();
    let body = match scheme {
        // The part in front of the @ is the number.
        Some(scheme) if scheme.starts_with("sip") => body.split('@').next().unwrap_or_default(),
        _ => body,
    };
    let mut parts = body.split(';');
    let number = parts.next().unwrap_or_default().trim();
    let mut out = String::with_capacity(text.len());
    let mut tail = String::new();
    for part in parts {
        if let Some(context) = after_prefix(part, "phone-context=") {
            // A context that is a domain, or no number at all, says nothing about the number.
            if !number.starts_with('+') && out.is_empty() && context.starts_with('+') {
                out.extend(Dial::scan(context).map(|dial| dial.as_str().to_owned()));
            }
        } else if after_prefix(part, "ext=").is_some() {
            tail = format!(";{part}");
        } else if let Some(digits) = extension(part) {
            tail = format!(";ext={digits}");
        }
    }
    out.push_str(number);
    out.push_str(&tail);
    Some(out)
}

/// `;1234` and `;postd=p1234`: digits that are dialled later.
fn extension(part: &str) -> Option<&str> {
    let digits = match after_prefix(part, "postd=") {
        Some(later) => later.trim_start_matches(['p', 'w', 'P', 'W', ',']),
        None => part,
    };
    ((1..=8).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}
