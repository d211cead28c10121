//! The links that bring a device or a firm to a hub.
//!
//! `coverbook://join?hub=…&pin=…&firm=…&code=…` and `coverbook://attach?hub=…&pin=…&place=…`. A link opens
//! a screen and never acts by itself.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// Longest link, in bytes.
pub const LINK_MAX: usize = 2_048;

/// Most addresses of one hub in a link.
const HUBS_MAX: usize = 8;

/// Where a hub is, and how it is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HubAt {
    /// Its addresses, `https://host:port`, to be tried in this order.
    pub addresses: Vec<String>,
    /// SHA-256 of the public key of its certificate (SPKI, RFC 7469); nothing if the system's trust
    /// counts.
    pub pin: Option<[u8; 32]>,
}

/// A link.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Link {
    /// A person's device joins a firm.
    Join {
        /// The hub.
        hub: HubAt,
        /// The firm.
        firm: Uuid,
        /// The code that makes the device; without it the person has one from a mail.
        code: Option<String>,
    },
    /// A firm moves to a hub.
    Attach {
        /// The hub.
        hub: HubAt,
        /// The one-time place for it.
        place: String,
    },
}

/// The text is no such link.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a link to a hub")]
pub struct NotALink;

impl FromStr for HubAt {
    type Err = NotALink;

    /// Reads one address without a pin.
    fn from_str(text: &str) -> Result<Self, NotALink> {
        Ok(Self {
            addresses: vec![address(text)?],
            pin: None,
        })
    }
}

/// An address of a hub: `https://`, host and maybe port, and nothing after it.
fn address(text: &str) -> Result<String, NotALink> {
    let text = text.trim().trim_end_matches('/');
    let host = text.strip_prefix("https://").ok_or(NotALink)?;
    let fits = !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b));
    if fits { Ok(text.to_owned()) } else { Err(NotALink) }
}

/// A code or place: letters and digits, hyphens and underscores.
fn word(text: &str) -> Result<String, NotALink> {
    let fits = !text.is_empty()
        && text.len() <= 128
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if fits { Ok(text.to_owned()) } else { Err(NotALink) }
}

impl FromStr for Link {
    type Err = NotALink;

    fn from_str(text: &str) -> Result<Self, NotALink> {
        let text = text.trim();
        if text.len() > LINK_MAX {
            return Err(NotALink);
        }
        let (what, query) = text
            .strip_prefix("coverbook://")
            .and_then(|rest| rest.split_once('?'))
            .ok_or(NotALink)?;
        let mut hub = HubAt {
            addresses: Vec::new(),
            pin: None,
        };
        let (mut firm, mut code, mut place) = (None, None, None);
        for part in query.split('&') {
            let (name, value) = part.split_once('=').ok_or(NotALink)?;
            match name {
                "hub" if hub.addresses.len() < HUBS_MAX => hub.addresses.push(address(value)?),
                "pin" => {
                    let bytes = data_encoding::BASE64URL_NOPAD
                        .decode(value.as_bytes())
                        .map_err(|_| NotALink)?;
                    hub.pin = Some(bytes.try_into().map_err(|_| NotALink)?);
                }
                "firm" => firm = Some(Uuid::try_parse(value).map_err(|_| NotALink)?),
                "code" => code = Some(word(value)?),
                "place" => place = Some(word(value)?),
                // A later version may say more.
                _ => {}
            }
        }
        if hub.addresses.is_empty() {
            return Err(NotALink);
        }
        // Some mail programs put a slash between the host of a link and its query.
        match what.trim_end_matches('/') {
            "join" => Ok(Self::Join {
                hub,
                firm: firm.ok_or(NotALink)?,
                code,
            }),
            "attach" => Ok(Self::Attach {
                hub,
                place: place.ok_or(NotALink)?,
            }),
            _ => Err(NotALink),
        }
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, hub) = match self {
            Self::Join { hub, .. } => ("join", hub),
            Self::Attach { hub, .. } => ("attach", hub),
        };
        write!(f, "coverbook://{what}")?;
        let mut between = '?';
        for address in &hub.addresses {
            write!(f, "{between}hub={address}")?;
            between = '&';
        }
        if let Some(pin) = &hub.pin {
            write!(f, "{between}pin={}", data_encoding::BASE64URL_NOPAD.encode(pin))?;
            between = '&';
        }
        match self {
            Self::Join { firm, code, .. } => {
                write!(f, "{between}firm={firm}")?;
                match code {
                    Some(code) => write!(f, "&code={code}"),
                    None => Ok(()),
                }
            }
            Self::Attach { place, .. } => write!(f, "{between}place={place}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{HubAt, LINK_MAX, Link, NotALink};

    fn hub() -> HubAt {
        HubAt {
            addresses: vec!["https://hub.example.com:7843".into(), "https://[fd00::1]:7843".into()],
            pin: Some([7; 32]),
        }
    }

    #[test]
    fn links_come_back() {
        let firm = Uuid::from_u128(5);
        for code in [None, Some("AbC-d_1".to_owned())] {
            let link = Link::Join { hub: hub(), firm, code };
            assert_eq!(link.to_string().parse(), Ok(link));
        }
        let place = "p1".to_owned();
        let link = Link::Attach { hub: hub(), place };
        assert_eq!(link.to_string().parse(), Ok(link.clone()));
        let as_mails_have_it = format!("  {} ", link.to_string().replace("attach?", "attach/?"));
        assert_eq!(as_mails_have_it.parse(), Ok(link));
        let newer = format!("coverbook://join?hub=https://a&firm={firm}&later=1");
        assert!(newer.parse::<Link>().is_ok());
    }

    #[test]
    fn anything_else_is_no_link() {
        let firm = Uuid::from_u128(5);
        for text in [
            "".to_owned(),
            "coverbook://join".to_owned(),
            format!("coverbook://join?firm={firm}"),
            format!("coverbook://join?hub=http://a&firm={firm}"),
            format!("coverbook://join?hub=https://a/path&firm={firm}"),
            format!("coverbook://join?hub=https://user@a&firm={firm}"),
            "coverbook://join?hub=https://a&firm=5".to_owned(),
            format!("coverbook://join?hub=https://a&firm={firm}&pin=AAAA"),
            format!("coverbook://join?hub=https://a&firm={firm}&code="),
            format!("coverbook://delete?hub=https://a&firm={firm}"),
            format!("https://join?hub=https://a&firm={firm}"),
            "coverbook://attach?hub=https://a".to_owned(),
            format!(
                "coverbook://join?hub=https://a&firm={firm}&code=1&x={}",
                "x".repeat(LINK_MAX)
            ),
        ] {
            assert_eq!(text.parse::<Link>(), Err(NotALink), "{text}");
        }
    }
}
