//! The facts joining and the firm's terms are judged by.

use domain::facts::JoinFacts;
use domain::ids::{FirmId, UserId};
use store::StoreError;
use store::port::Query;
use store::records::joinings;

/// For whoever joins under a username with this key, and for the firm's terms if they are needed.
pub(crate) async fn gather(
    q: &mut impl Query,
    firm: FirmId,
    joining: Option<(UserId, String)>,
    terms: bool,
) -> Result<JoinFacts, StoreError> {
    let mut facts = JoinFacts::default();
    if let Some((user, key)) = joining {
        facts.holder = joinings::usernames_in_use(q, firm, &[key]).await?.into_values().next();
        facts.before = joinings::joining(q, firm, user).await?;
    }
    if terms {
        facts.terms = joinings::terms(q, firm).await?;
    }
    Ok(facts)
}
