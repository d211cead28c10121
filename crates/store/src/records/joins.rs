//! People who joined on their own, and the firm's terms.

use std::collections::BTreeMap;

use domain::ids::{FirmId, UserId};
use domain::join::{FirmTerms, Joining, Terms};
use domain::username::Username;

use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Query, Val};
use crate::tables::Record;

/// What a person entered when they joined; `None` if they did not.
pub async fn joining(q: &mut impl Query, firm: FirmId, user: UserId) -> Result<Option<Joining>, StoreError> {
    Ok(joinings(q, firm, &[user]).await?.pop())
}

/// The same for at most 200 people, in no order.
pub(crate) async fn joinings(q: &mut impl Query, firm: FirmId, users: &[UserId]) -> Result<Vec<Joining>, StoreError> {
    let mut args = vec![(&firm.0).into()];
    padded(&mut args, users.iter().map(|id| &id.0));
    let list = placeholders(2, users.len());
    let sql = format!(
        "SELECT user_id, username, at, own_terms, firm_terms FROM joining WHERE firm = $1 AND user_id IN ({list})"
    );
    let rows = q.query(sql, args).await?;
    let found = rows.into_iter().map(|row| {
        let mut row = row.read("joining");
        Ok(Joining {
            user: UserId(row.uuid()?),
            username: row.parsed(|name| Username::parse(name).ok())?,
            at: row.time()?,
            terms: Terms {
                own: u32::try_from(row.i64()?).map_err(|_| row.corrupt())?,
                firm: row.opt_time()?,
            },
        })
    });
    found.collect()
}

/// The holders of these usernames, by [`Username::key`]; free ones are absent.
pub async fn usernames_in_use(
    q: &mut impl Query,
    firm: FirmId,
    keys: &[impl AsRef<str> + Sync],
) -> Result<BTreeMap<String, UserId>, StoreError> {
    let mut found = BTreeMap::new();
    for keys in keys.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, keys.iter().map(|key| key.as_ref()));
        let list = placeholders(2, keys.len());
        let sql = format!("SELECT username_key, user_id FROM joining WHERE firm = $1 AND username_key IN ({list})");
        for row in q.query(sql, args).await? {
            let mut row = row.read("joining");
            found.insert(row.text()?, UserId(row.uuid()?));
        }
    }
    Ok(found)
}

/// The terms of the firm, if it ever wrote any.
pub async fn terms(q: &mut impl Query, firm: FirmId) -> Result<Option<FirmTerms>, StoreError> {
    let sql = "SELECT terms, since FROM firm_terms WHERE firm = $1";
    let rows = q.query(sql, vec![(&firm.0).into()]).await?;
    let mut found = rows.into_iter().map(|row| {
        let mut row = row.read("firm_terms");
        Ok(FirmTerms {
            text: row.text()?,
            since: row.time()?,
        })
    });
    found.next().transpose()
}

impl Record for Joining {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        out.extend([
            (&self.user.0).into(),
            self.username.as_str().into(),
            self.username.key().into(),
            self.at.into(),
            i64::from(self.terms.own).into(),
            self.terms.firm.into(),
        ]);
    }
}

impl Record for FirmTerms {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        out.extend([self.text.as_str().into(), self.since.into()]);
    }
}
