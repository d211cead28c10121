//! How a firm invites (domain.md 1.5, "Invitation type"; checklist 7, 37 and 38).

use crate::invitation::{InvitationType, ReminderHour};
use crate::people::Kind;
use crate::text::clean_lines;

/// What an administrator must give in order to invite.
#[derive(
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Debug,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum InvitationRule {
    /// An address is enough.
    Email,
    /// An address and a phone number, for a code by phone.
    #[strum(to_string = "twoStep", serialize = "two_step")]
    TwoStep,
    /// People with a number are invited with the second step, others without.
    #[default]
    Optional,
}

impl InvitationRule {
    /// The type of an invitation to a person with or without a phone number for codes; `None` if the
    /// number is required and missing.
    pub const fn invitation(self, has_phone: bool) -> Option<InvitationType> {
        match (self, has_phone) {
            (Self::Email, _) | (Self::Optional, false) => Some(InvitationType::Email),
            (Self::TwoStep | Self::Optional, true) => Some(InvitationType::TwoStep),
            (Self::TwoStep, false) => None,
        }
    }
}

/// A firm's choices; the defaults hold until they are changed.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Settings {
    /// For staff.
    pub staff: InvitationRule,
    /// For clients and partners.
    pub clients: InvitationRule,
    /// Whether invitations are repeated daily. Off at first: a computer that is not always on
    /// would send on some days and not on others.
    pub reminders: bool,
    /// When they leave.
    pub reminder_hour: ReminderHour,
    /// Whether every new client gets a contact book of their own (domain.md C8).
    pub books: bool,
    /// What a client is told when they join; empty for the program's own words. At most
    /// [`crate::notice::WELCOME_MAX`] characters; the reader's name is put in
    /// ([`crate::notice::fill`]).
    pub welcome: String,
}

/// Changes the firm's settings. Absent fields stay.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct ChangeSettings {
    /// What inviting staff needs.
    pub staff: Option<InvitationRule>,
    /// What inviting clients and partners needs.
    pub clients: Option<InvitationRule>,
    /// Whether invitations are repeated daily.
    pub reminders: Option<bool>,
    /// When they leave. Reminders that are scheduled already keep their moment.
    pub reminder_hour: Option<ReminderHour>,
    /// Whether every new client gets a contact book of their own.
    pub books: Option<bool>,
    /// What a client is told when they join.
    pub welcome: Option<String>,
}

impl ChangeSettings {
    pub(crate) fn applied_to(self, before: Settings) -> Settings {
        Settings {
            staff: self.staff.unwrap_or(before.staff),
            clients: self.clients.unwrap_or(before.clients),
            reminders: self.reminders.unwrap_or(before.reminders),
            reminder_hour: self.reminder_hour.unwrap_or(before.reminder_hour),
            books: self.books.unwrap_or(before.books),
            welcome: self.welcome.map_or(before.welcome, |text| clean_lines(&text)),
        }
    }
}

impl Settings {
    /// The rule for people of this kind.
    pub const fn rule(&self, kind: Kind) -> InvitationRule {
        match kind {
            Kind::Staff(_) => self.staff,
            Kind::Client | Kind::Partner => self.clients,
        }
    }
}
