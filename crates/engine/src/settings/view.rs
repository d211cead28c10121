//! The settings as the window changes and shows them. A new setting has a field in both.

use domain::command::ChangeSettings;
use domain::invitation::ReminderHour;
use domain::lease::LeaseDays;
use domain::settings::{InvitationRule, RowLimit, Settings};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;
use crate::error::{AppError, FieldProblem};

/// Changes the firm's settings; absent fields stay.
#[derive(Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct ChangeSettingsRequest {
    /// How members of staff are invited.
    pub staff: Option<Code<InvitationRule>>,
    /// How clients are invited.
    pub clients: Option<Code<InvitationRule>>,
    /// Whether invitations are repeated daily.
    pub reminders: Option<bool>,
    /// At which local hour they leave; those that are scheduled keep theirs.
    pub reminder_hour: Option<Code<ReminderHour>>,
    /// Whether every client comes with a contact book of their own.
    pub books: Option<bool>,
    /// What a client is told when they join; empty for the program's own words.
    pub welcome: Option<String>,
    /// How many rows an imported file may have, up to 1 000 000; 0 for no limit of the firm's own.
    pub import_row_limit: Option<u32>,
    /// For how many days, 7 to 90, a device shows what it holds without an answer of the hub.
    pub lease_days: Option<u32>,
}

/// The firm's settings.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SettingsView {
    /// How members of staff are invited.
    pub staff: Code<InvitationRule>,
    /// How clients are invited.
    pub clients: Code<InvitationRule>,
    /// Whether invitations are repeated daily.
    pub reminders: bool,
    /// At which local hour they leave.
    pub reminder_hour: Code<ReminderHour>,
    /// Whether every client comes with a contact book of their own.
    pub books: bool,
    /// What a client is told when they join; empty for the program's own words.
    pub welcome: String,
    /// How many rows an imported file may have; 0 for no limit of the firm's own.
    pub import_row_limit: u32,
    /// For how many days a device shows what it holds without an answer of the hub.
    pub lease_days: u32,
    /// Whether the reader may change any of it.
    pub can_change: bool,
}

impl TryFrom<ChangeSettingsRequest> for ChangeSettings {
    type Error = AppError;

    fn try_from(request: ChangeSettingsRequest) -> Result<Self, AppError> {
        let limit = |rows| RowLimit::new(rows).ok_or_else(|| AppError::field("importRowLimit", FieldProblem::RowLimit));
        let lease = |days| LeaseDays::new(days).ok_or_else(|| AppError::field("leaseDays", FieldProblem::LeaseDays));
        Ok(Self {
            staff: request.staff.map(|Code(rule)| rule),
            clients: request.clients.map(|Code(rule)| rule),
            reminders: request.reminders,
            reminder_hour: request.reminder_hour.map(|Code(hour)| hour),
            books: request.books,
            welcome: request.welcome,
            import_row_limit: request.import_row_limit.map(limit).transpose()?,
            lease_days: request.lease_days.map(lease).transpose()?,
        })
    }
}

impl SettingsView {
    /// The settings as a reader sees them.
    pub fn of(settings: Settings, can_change: bool) -> Self {
        Self {
            staff: settings.staff.into(),
            clients: settings.clients.into(),
            reminders: settings.reminders,
            reminder_hour: settings.reminder_hour.into(),
            books: settings.books,
            welcome: settings.welcome,
            import_row_limit: settings.import_row_limit.rows(),
            lease_days: settings.lease_days.days(),
            can_change,
        }
    }

    /// The settings of a firm that never changed them, as a system administrator sees them.
    pub fn at_first() -> Self {
        Self::of(Settings::default(), true)
    }
}
