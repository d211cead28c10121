//! Joining by oneself, and the terms of the firm.

use chrono::{DateTime, Utc};

use super::gates::Gates;
use super::{Admin, Refusal, Stop};
use crate::change::WriteSet;
use crate::command::Field;
use crate::ids::UserId;
use crate::joining::{FirmTerms, Joined, Joining, OWN_TERMS, TERMS_MAX, Terms};
use crate::people::Role;
use crate::text::clean_lines;

/// The part of an acceptance that is about joining: the username is free, and what was accepted is
/// what stands now.
pub(super) fn join(
    user: UserId,
    wish: &Joined,
    facts: Gates<'_>,
    now: DateTime<Utc>,
    writes: &mut WriteSet,
) -> Result<(), Stop> {
    if facts.username_holder()?.is_some_and(|holder| holder != user) {
        return Err(Refusal::UsernameTaken.into());
    }
    let stand = Terms {
        own: OWN_TERMS,
        firm: facts.terms()?.and_then(FirmTerms::version),
    };
    if wish.terms != stand {
        return Err(Refusal::TermsChanged.into());
    }
    let joining = Joining {
        user,
        username: wish.username.clone(),
        at: now,
        terms: wish.terms,
    };
    match &facts.acceptance()?.joined_before {
        Some(before) => writes.joinings.update(before.clone(), joining),
        None => writes.joinings.inserted.push(joining),
    }
    Ok(())
}

/// New terms of the firm; whoever accepted the old ones has not accepted these.
pub(super) fn change_terms(
    text: &str,
    admin: &Admin<'_>,
    facts: Gates<'_>,
    now: DateTime<Utc>,
) -> Result<WriteSet, Stop> {
    admin.may_touch(Role::SystemAdministrator)?;
    let text = clean_lines(text);
    if text.chars().count() > TERMS_MAX {
        let field = Field::Terms;
        return Err(Refusal::TooLong { field, max: TERMS_MAX }.into());
    }
    let mut writes = WriteSet::default();
    match facts.terms()? {
        Some(before) if before.text == text => {}
        Some(before) => writes.terms.update(before.clone(), FirmTerms { text, since: now }),
        None if text.is_empty() => {}
        None => writes.terms.inserted.push(FirmTerms { text, since: now }),
    }
    Ok(writes)
}
