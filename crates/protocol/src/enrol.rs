//! How a device of a person comes to a hub, and how a firm comes to one (`sync.md` c4 and c8).
//!
//! A device makes its id and its token itself. An answer that is lost can so be asked for again with the
//! same request, and a code that it used up still counts for it. Bodies are plain JSON.

use data_encoding::BASE64URL_NOPAD;
use domain::ids::{FirmId, UserId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Bytes of a token. It travels as base64url without padding; the hub keeps its hash.
pub const TOKEN_BYTES: usize = 32;

/// Most bytes of a plain JSON body.
pub const JSON_MAX: usize = 64 << 10;

/// Longest name of a device, in characters.
pub const NAME_MAX: usize = 60;

/// A device that introduces itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewDevice {
    /// Its id, made by itself.
    pub id: Uuid,
    /// Its name, as its user will see it in the list of devices.
    pub name: String,
    /// Its token, made by itself.
    pub token: String,
}

/// Asks to become a device of a person: `POST /v1/enrol`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Enrol {
    /// [`crate::VERSION`] of the device.
    pub proto: u32,
    /// The firm of the link.
    pub firm: Uuid,
    /// The device.
    pub device: NewDevice,
    /// By which right.
    pub by: Right,
}

/// By which right a device becomes one of a person's.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Right {
    /// A code that an administrator, or the person on another device, had made.
    Code(String),
    /// The person accepts their invitation.
    Invitation(Invited),
}

/// What a person enters who accepts an invitation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Invited {
    /// The address the mail came to.
    pub email: String,
    /// The code of the newest mail.
    pub code: String,
    /// The username they chose.
    pub username: String,
    /// Whether they accept the program's own terms.
    pub own_terms: bool,
    /// The firm's terms that they accept, named by [`Invitation::terms_since`].
    pub firm_terms: Option<i64>,
}

/// The device is the person's from now on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Enrolled {
    /// The person.
    pub user: Uuid,
    /// The firm's name.
    pub firm_name: String,
}

/// Asks what an invitation says, before it is accepted: `POST /v1/invitation`. Nothing changes but the
/// count of wrong codes. `POST /v1/invitation/decline` declines it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AskInvitation {
    /// [`crate::VERSION`] of the device.
    pub proto: u32,
    /// The firm of the link.
    pub firm: Uuid,
    /// The address the mail came to.
    pub email: String,
    /// The code of the newest mail.
    pub code: String,
}

/// What an invited person is shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    /// The firm's name.
    pub firm_name: String,
    /// Who invited them; empty if that record is gone.
    pub inviter: String,
    /// The person's first name, or the whole name if there is none.
    pub given: String,
    /// The firm's terms; empty if it has none.
    pub terms: String,
    /// Since when they are in force, in microseconds since 1970; nothing without terms.
    pub terms_since: Option<i64>,
}

/// A firm that moves to a hub, with the device that brings it: the header `coverbook-attach` of
/// `POST /v1/attach/{place}`, as base64url of JSON. The body is a copy of the firm's file under `key`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attach {
    /// [`crate::VERSION`] of the device.
    pub proto: u32,
    /// The firm.
    pub firm: Uuid,
    /// The system administrator whose device it is.
    pub user: Uuid,
    /// The device.
    pub device: NewDevice,
    /// The key of the copy: 32 bytes as base64url. It is used for this journey alone.
    pub key: String,
}

/// The header that has an [`Attach`].
pub const ATTACH_HEADER: &str = "coverbook-attach";

impl Attach {
    /// As the header has it; `None` if it has no JSON, which does not happen.
    pub fn to_header(&self) -> Option<String> {
        let json = serde_json::to_vec(self).ok()?;
        Some(BASE64URL_NOPAD.encode(&json))
    }

    /// Reads the header.
    pub fn from_header(header: &[u8]) -> Option<Self> {
        serde_json::from_slice(&BASE64URL_NOPAD.decode(header).ok()?).ok()
    }
}

/// What arrived; nothing of it counts before `POST /v1/attach/{place}/commit` with [`Commit`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Arrived {
    /// `store::records::checksum` of what arrived as 16 hexadecimal digits, to be compared with the sender's.
    pub checksum: String,
}

/// Puts an arrived firm in its place. Asked again by the same device, it is answered the same. With it,
/// `POST /v1/attach/{place}/withdraw` says that the firm is not to come any more: after that it cannot be put
/// there. If it was before, the answer is [`Trouble::Taken`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Commit {
    /// The firm.
    pub firm: Uuid,
    /// The token of the device that brought it.
    pub token: String,
}

/// The code that a person needs with a link: answer of `POST /v1/codes/{firm}` with [`AskCode`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Entrance {
    /// A code that was made now.
    Device(Code),
    /// The code of the person's own invitation.
    Invitation,
}

/// A code that makes a device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Code {
    /// The code.
    pub code: String,
    /// When it ends, in microseconds since 1970.
    pub ends: i64,
}

/// Asks for a code for a person: oneself, or anybody for administrators.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AskCode {
    /// The person.
    pub user: Uuid,
}

/// A device, in the answer of `GET /v1/devices/{firm}`: all for administrators, one's own for everybody
/// else. `POST /v1/devices/{firm}/{id}/revoke` ends one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Device {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub user: Uuid,
    /// When it came, in microseconds since 1970.
    pub made: i64,
    /// When it last asked.
    pub seen: Option<i64>,
    /// When it was revoked.
    pub ended: Option<i64>,
    /// Whether it has asked since it was revoked, and so holds nothing any more.
    pub emptied: bool,
}

/// Why a request was not answered as asked, beside its HTTP status.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Which.
    pub code: Trouble,
    /// Seconds after which asking again makes sense.
    pub after: Option<u32>,
}

/// Why a request was not answered as asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Trouble {
    /// 400: the hub cannot read it.
    Malformed,
    /// 401: no device has this token, or it was revoked: it holds nothing from now on.
    Revoked,
    /// 401: another copy of this device has asked since: it has to be enrolled again.
    Copied,
    /// 403: not allowed for this person.
    Forbidden,
    /// 404: no such firm, place or route.
    NotFound,
    /// 409: the firm is here already, or the place was used by another device.
    Taken,
    /// 410: the code is wrong, used or over. Nothing tells which.
    Code,
    /// 413: the body is too large.
    TooLarge,
    /// 422: the username is not allowed or not free.
    Username,
    /// 422: other terms are in force by now.
    Terms,
    /// 422: the mail server is another one, so its password has to be entered again.
    Password,
    /// 426: the device speaks a version of the protocol that the hub does not.
    Version,
    /// 429: too often.
    TooOften,
    /// 503: others write to the firm, for example an import. Nothing was changed.
    Busy,
    /// 500 or 503: the hub cannot do it now.
    Hub,
}

/// The hub's answer to `GET /v1/health`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Health {
    /// [`crate::VERSION`] of the hub.
    pub proto: u32,
}

/// The ids of the wire as the domain has them.
impl AskCode {
    /// The person.
    pub const fn person(&self) -> UserId {
        UserId(self.user)
    }
}

impl Enrol {
    /// The firm.
    pub const fn firm_id(&self) -> FirmId {
        FirmId(self.firm)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use uuid::Uuid;

    use super::{Attach, NewDevice};

    #[test]
    fn what_attaches_survives_its_header() {
        let attach = Attach {
            proto: 1,
            firm: Uuid::from_u128(1),
            user: Uuid::from_u128(2),
            device: NewDevice {
                id: Uuid::from_u128(3),
                name: "Büro".into(),
                token: "t".into(),
            },
            key: "k".into(),
        };
        let header = attach.to_header().unwrap();
        assert!(header.is_ascii());
        assert_eq!(Attach::from_header(header.as_bytes()), Some(attach));
        assert_eq!(Attach::from_header(b"no header"), None);
    }
}
