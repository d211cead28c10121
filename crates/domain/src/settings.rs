//! How a firm invites (domain.md 1.5, "Invitation type"; checklist 7, 37 and 38), and what else it
//! decides for everybody.

use crate::invitation::{InvitationType, ReminderHour};
use crate::lease::LeaseDays;
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

/// The greatest number of rows of one imported file. Without a limit of the firm's own, a file may have
/// as many as the importer reads.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct RowLimit(u32);

impl RowLimit {
    /// No limit of the firm's own.
    pub const NONE: Self = Self(0);

    /// The highest limit.
    pub const MAX: u32 = 1_000_000;

    /// A limit of this many rows; 0 is no limit. `None` above [`Self::MAX`].
    pub fn new(rows: u32) -> Option<Self> {
        (rows <= Self::MAX).then_some(Self(rows))
    }

    /// How many rows; 0 without a limit.
    pub const fn rows(self) -> u32 {
        self.0
    }

    /// The lower one of two limits.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        if self.0 == 0 || other.0 != 0 && other.0 < self.0 {
            other
        } else {
            self
        }
    }

    /// Whether a file may have this many rows.
    pub fn allows(self, rows: usize) -> bool {
        self.0 == 0 || u32::try_from(rows).is_ok_and(|rows| rows <= self.0)
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
    /// How many rows an imported file may have.
    pub import_row_limit: RowLimit,
    /// How long a device of an attached firm shows what it holds without an answer of its hub.
    pub lease_days: LeaseDays,
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
    /// How many rows an imported file may have.
    pub import_row_limit: Option<RowLimit>,
    /// How long a device shows what it holds without an answer of its hub.
    pub lease_days: Option<LeaseDays>,
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
            import_row_limit: self.import_row_limit.unwrap_or(before.import_row_limit),
            lease_days: self.lease_days.unwrap_or(before.lease_days),
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

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::RowLimit;

    #[test]
    fn a_limit_of_rows_is_kept_up_to_a_million_and_none_allows_every_file() {
        let limit = RowLimit::new(2).unwrap();
        assert_eq!((limit.rows(), RowLimit::NONE.rows()), (2, 0));
        assert_eq!([1, 2, 3].map(|rows| limit.allows(rows)), [true, true, false]);
        assert_eq!(RowLimit::new(0), Some(RowLimit::NONE));
        assert!(RowLimit::NONE.allows(usize::MAX));
        assert!(!RowLimit::new(RowLimit::MAX).unwrap().allows(1_000_001));
        assert_eq!(RowLimit::new(1_000_001), None);
    }

    #[test]
    fn of_two_limits_the_lower_one_counts() {
        let of = |rows| RowLimit::new(rows).unwrap();
        for (one, other, lower) in [(0, 0, 0), (0, 5, 5), (5, 0, 5), (4, 5, 4), (5, 4, 4)] {
            assert_eq!(of(one).and(of(other)), of(lower));
        }
    }
}
