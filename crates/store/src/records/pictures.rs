//! People's pictures.

use std::collections::BTreeMap;

use domain::ids::{FirmId, UserId};
use domain::picture::{Picture, UserPicture};

use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Query, Val};
use crate::tables::Record;

/// The pictures of these people; people without one are absent.
pub async fn pictures(
    q: &mut impl Query,
    firm: FirmId,
    users: &[UserId],
) -> Result<BTreeMap<UserId, Picture>, StoreError> {
    let mut found = BTreeMap::new();
    for users in users.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, users.iter().map(|id| &id.0));
        let list = placeholders(2, users.len());
        let sql = format!("SELECT user_id, jpeg FROM picture WHERE firm = $1 AND user_id IN ({list})");
        for row in q.query(sql, args).await? {
            let mut row = row.read("picture");
            let user = UserId(row.uuid()?);
            let picture = Picture::new(row.bytes()?).ok_or_else(|| row.corrupt())?;
            found.insert(user, picture);
        }
    }
    Ok(found)
}

impl Record for UserPicture {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        out.extend([(&self.user.0).into(), Val::Bytes(self.picture.as_bytes().into())]);
    }
}
