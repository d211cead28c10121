//! The firm, its session, and the start before a firm is open.

use domain::people::Kind;
use serde::Serialize;
use ts_rs::TS;

use crate::view::InterruptedImport;

/// What the start screen needs.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartView {
    /// Firms on this device, by name.
    pub firms: Vec<FirmEntry>,
    /// The open firm, if any.
    pub session: Option<SessionView>,
    /// The firm that was opened last or locked; one of `firms`.
    pub last: Option<String>,
    /// Whether that firm was locked.
    pub locked: bool,
    /// Whether the system has a keyring; without one a passphrase is needed.
    pub keyring: bool,
    /// Program version.
    pub version: String,
    /// Countries a firm can be in, with their calling codes.
    pub countries: Vec<CountryView>,
    /// The country in the system's settings, if any.
    pub country: Option<String>,
    /// The device's IANA time zone.
    pub time_zone: String,
}

/// A country a firm can be in. The user interface names it in the reader's language.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CountryView {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// Calling code without `+`.
    pub calling_code: u16,
}

/// A firm file on this device.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FirmEntry {
    /// Name of its file, without folder or extension; requests name the firm by it.
    pub file: String,
    /// Name of the firm, if the device has its key and there are several firms.
    pub name: Option<String>,
    /// Whether the device has its key, so that it opens without a question.
    pub unlocked: bool,
    /// Whether a passphrase opens it.
    pub has_passphrase: bool,
    /// Whether it asks for the passphrase at every start on this device.
    pub asks_at_start: bool,
}

/// The open firm and the signed-in user.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    /// Firm.
    pub firm: String,
    /// [`FirmEntry::file`].
    pub file: String,
    /// Its name.
    pub firm_name: String,
    /// Its country, ISO 3166-1 alpha-2.
    pub country: String,
    /// The signed-in user.
    pub user: String,
    /// Their name.
    pub user_name: String,
    /// Their side.
    pub kind: SessionKind,
    /// Whether they are an administrator.
    pub is_admin: bool,
    /// Whether they are a system administrator, who may change the firm and send announcements.
    pub is_system_administrator: bool,
    /// Whether this is the sample firm.
    pub is_sample: bool,
    /// Whether the firm keeps contact books.
    pub books: bool,
    /// Whether a hub has the whole firm, and this device what its user may see.
    pub attached: bool,
    /// How an interrupted import ended; told once, after a start.
    pub interrupted_import: Option<InterruptedImport>,
}

/// The side of the signed-in user, whatever their role.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum SessionKind {
    Staff,
    Client,
    Partner,
}

impl From<Kind> for SessionKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Staff(_) => Self::Staff,
            Kind::Client => Self::Client,
            Kind::Partner => Self::Partner,
        }
    }
}

/// A new firm, with its recovery code to write down.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreatedFirm {
    /// The session in it.
    pub session: SessionView,
    /// Opens the file when everything else is lost; shown once.
    pub recovery_code: String,
}

/// The firm's own record.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FirmView {
    /// Name.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// IANA time zone.
    pub time_zone: String,
    /// Whether the reader may change it.
    pub can_change: bool,
}

/// Whether this device's clock can be trusted.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClockView {
    /// The time it shows.
    pub now: f64,
    /// If the clock is in doubt because it is far ahead: the last trusted time. No invitation expires until
    /// an administrator confirms the date.
    pub doubted_since: Option<f64>,
}
