//! The short way for what most cells hold: one number in digits and common marks.

use super::dial::Dial;
use super::region::Region;
use super::settle::{Settled, settle};
use super::{Hints, Reading, damage, tails};

/// The reading of a text that needs no taking apart, if it is a valid number; `None` says nothing.
pub(super) fn read(text: &str, region: Option<Region>, hints: Hints) -> Option<Reading> {
    let settled = plain(text, region, hints)?;
    Some(Reading {
        status: settled.status,
        e164: Some(settled.e164),
        ext: None,
        others: Vec::new(),
        diagnostics: settled.diagnostics,
        label: None,
    })
}

/// Such a text has no letters, wrappers, extensions or notes, and a valid whole is one number: only
/// the last rules have something to say, and they are the same here as on the long way.
pub(super) fn plain(text: &str, region: Option<Region>, hints: Hints) -> Option<Settled> {
    const LONGEST: usize = 40;
    let simple =
        |b: u8| b.is_ascii_digit() || matches!(b, b' ' | b'+' | b'-' | b'.' | b'(' | b')' | b'[' | b']' | b'/');
    if text.len() > LONGEST
        || !text.bytes().all(simple)
        || damage::ends_like_amount(text)
        || may_have_endings(text)
        || numbers_an_entry(text)
    {
        return None;
    }
    let dial = Dial::scan(text).filter(|dial| dial.digits().len() >= 7)?;
    settle(&dial, text, region, hints).ok()
}

/// A bracket that closes before one opens stands behind the number of an entry: `3) 020 7946 0018`.
fn numbers_an_entry(text: &str) -> bool {
    let first = text.find(['(', ')', '[', ']']).and_then(|at| text.as_bytes().get(at));
    matches!(first, Some(b')' | b']'))
}

/// Could there be other last digits at the end (`-0/-12`)? Cheap; true more often than there are.
fn may_have_endings(text: &str) -> bool {
    text.contains('-') && text.contains('/') && tails::other_extensions(text).is_some()
}
