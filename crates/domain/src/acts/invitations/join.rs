//! The part of an acceptance that is about joining by oneself.

use crate::acts::Case;
use crate::change::WriteSet;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::Stop;
use crate::ids::UserId;
use crate::join::{FirmTerms, Joined, Joining, OWN_TERMS, Terms};

/// Notes the username, which must be free, and the accepted terms, which must be the current ones.
pub(super) fn join(user: UserId, joined: &Joined, case: &Case<'_>, writes: &mut WriteSet) -> Result<(), Stop> {
    if case.facts.username_holder()?.is_some_and(|holder| holder != user) {
        return Err(Refusal::UsernameTaken.into());
    }
    let current = Terms {
        own: OWN_TERMS,
        firm: case.facts.terms()?.and_then(FirmTerms::version),
    };
    if joined.terms != current {
        return Err(Refusal::TermsChanged.into());
    }
    let joining = Joining {
        user,
        username: joined.username.clone(),
        at: case.now,
        terms: joined.terms,
    };
    match &case.facts.acceptance()?.joined_before {
        Some(before) => writes.joinings.update(before.clone(), joining),
        None => writes.joinings.inserted.push(joining),
    }
    Ok(())
}
