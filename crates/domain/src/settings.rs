//! How a firm invites (domain.md 1.5, "Invitation type"; checklist 7, 37 and 38).

use crate::invitation::{InvitationType, ReminderHour};
use crate::people::Kind;

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

impl Settings {
    /// The rule for people of this kind.
    pub const fn rule(&self, kind: Kind) -> InvitationRule {
        match kind {
            Kind::Staff(_) => self.staff,
            Kind::Client | Kind::Partner => self.clients,
        }
    }
}
