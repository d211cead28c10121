//! What the metadata says about whole numbering plans.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rlibphonenumber::{PHONE_NUMBER_UTIL, Region as Place};

/// The calling code of a region; `None` if the metadata does not know it.
pub(in crate::phone) fn calling_code(region: &str) -> Option<u16> {
    let place = Place::from_code(region).ok()?;
    let code = guarded(|| PHONE_NUMBER_UTIL.get_country_code_for_region(place)).flatten()?;
    u16::try_from(code).ok()
}

/// Does the plan behind this calling code dial a 0 in front of numbers inside the country? It
/// does if its example number means the same with a 0.
pub(in crate::phone) fn has_trunk_zero(code: &str) -> bool {
    let Ok(code) = code.parse::<i32>() else {
        return false;
    };
    guarded(|| {
        let place = PHONE_NUMBER_UTIL.get_region_for_country_code(code)?;
        let example = PHONE_NUMBER_UTIL.get_example_number(place).ok()?;
        let national = format!("0{}", example.get_national_significant_number());
        let dialled = PHONE_NUMBER_UTIL.parse(national, Some(place)).ok()?;
        Some(dialled.national_number == example.national_number && !dialled.italian_leading_zero())
    })
    .flatten()
    .unwrap_or(false)
}

/// Asks the library; `None` if it panics.
pub(super) fn guarded<T>(ask: impl FnOnce() -> T) -> Option<T> {
    // The library's tables are built once and only read: a caught panic leaves nothing half done.
    catch_unwind(AssertUnwindSafe(ask)).ok()
}
