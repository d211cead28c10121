//! What is wished of the firm itself.

use crate::phone::Region;

/// See [`super::CommandKind::EditFirm`]. Absent fields stay (domain.md 1.1).
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct EditFirm {
    /// New name; 1 to [`crate::firm::Firm::NAME_MAX`] characters once it is cleaned.
    pub name: Option<String>,
    /// New country: numbers without a country code are read by it from now on.
    pub country: Option<Region>,
    /// New time zone: local days and hours are counted by it from now on.
    pub time_zone: Option<chrono_tz::Tz>,
}
