//! What an invited person is shown before they join; nothing else of the firm.

use chrono::{DateTime, Utc};
use domain::ids::FirmId;
use domain::join::FirmTerms;
use domain::people::Person;
use store::StoreError;
use store::port::Query;
use store::records::{firms, joins, people};

/// See the module.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Welcome {
    /// The firm's name.
    pub firm: String,
    /// Who invited them; empty if that record is gone.
    pub inviter: String,
    /// How the person is spoken to.
    pub given: String,
    /// The firm's terms; empty if it has none.
    pub terms: String,
    /// Since when they are in force.
    pub terms_since: Option<DateTime<Utc>>,
}

/// What this invited person is shown.
///
/// # Errors
/// As the database gives them.
pub async fn welcome(q: &mut impl Query, firm: FirmId, person: &Person) -> Result<Welcome, StoreError> {
    let (found, _) = firms::firm(q, firm).await?.ok_or(StoreError::Missing)?;
    let by = person.invitation.as_ref().map(|record| record.by);
    let by = people::cards(q, firm, by.as_slice()).await?;
    let terms = joins::terms(q, firm).await?;
    Ok(Welcome {
        firm: found.name,
        inviter: by.into_values().next().map(|card| card.name.full()).unwrap_or_default(),
        given: person.card.name.called(),
        terms_since: terms.as_ref().and_then(FirmTerms::version),
        terms: terms.map(|terms| terms.text).unwrap_or_default(),
    })
}
