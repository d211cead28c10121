//! The firm: one organisation, its country and its local time.

use crate::ids::{FirmId, UserId};
use crate::phone::Region;

/// One organisation. Its country decides how numbers without a country code are read, its time
/// zone what "today" is.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Firm {
    pub id: FirmId,
    /// Name people see; 1 to [`Firm::NAME_MAX`] characters.
    pub name: String,
    /// Default country of phone numbers.
    pub country: Region,
    /// IANA time zone of local days and hours.
    pub time_zone: chrono_tz::Tz,
}

impl Firm {
    /// Longest name, in characters.
    pub const NAME_MAX: usize = 200;

    /// The actor of automatic commands ([`FirmId::acts_as`]).
    pub const fn acts_as(&self) -> UserId {
        self.id.acts_as()
    }
}

impl FirmId {
    /// The actor of automatic commands: daily mails, returned mails, expiry. No person has this key, and
    /// only an authority's own host may act as it.
    pub const fn acts_as(self) -> UserId {
        UserId(self.0)
    }
}
