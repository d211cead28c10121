//! The firm's own record: what it is called, where it is and what its clocks say.

use super::conflict::check_conflicts;
use super::gates::Gates;
use super::{Admin, Refusal, Stop};
use crate::change::WriteSet;
use crate::command::{EditFirm, Expect, Field};
use crate::firm::Firm;
use crate::people::Role;
use crate::text::{clean_line, is_visible};

/// System administrators only: the country decides how every number is read, the time zone when
/// every daily mail leaves (domain.md 1.2).
pub(super) fn edit(wish: EditFirm, expect: &[Expect], admin: &Admin<'_>, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    admin.may_touch(Role::SystemAdministrator)?;
    let before = facts.firm()?;
    // The others are chosen from lists, not typed over.
    check_conflicts(expect, |field| (field == Field::Name).then(|| before.name.clone()))?;
    let mut after = before.clone();
    if let Some(text) = wish.name {
        after.name = name(&text)?;
    }
    after.country = wish.country.unwrap_or(after.country);
    after.time_zone = wish.time_zone.unwrap_or(after.time_zone);
    let mut writes = WriteSet::default();
    writes.firms.update(before.clone(), after);
    Ok(writes)
}

/// A firm's name, cleaned.
pub(super) fn name(text: &str) -> Result<String, Refusal> {
    let name = clean_line(text);
    if !is_visible(&name) {
        return Err(Refusal::NameMissing);
    }
    if name.chars().count() > Firm::NAME_MAX {
        return Err(Refusal::TooLong {
            field: Field::Name,
            max: Firm::NAME_MAX,
        });
    }
    Ok(name)
}
