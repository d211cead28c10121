//! Notes about people. The caller decides who may read them.

use std::collections::BTreeMap;

use domain::ids::{FirmId, UserId};
use domain::note::{Note, UserNote};

use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Query, Val};
use crate::tables::Record;

/// The notes about these people; people without one are absent.
pub async fn notes(q: &mut impl Query, firm: FirmId, users: &[UserId]) -> Result<BTreeMap<UserId, Note>, StoreError> {
    let mut found = BTreeMap::new();
    for users in users.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        padded(&mut args, users.iter().map(|id| &id.0));
        let list = placeholders(2, users.len());
        let sql = format!("SELECT user_id, note FROM user_note WHERE firm = $1 AND user_id IN ({list})");
        for row in q.query(sql, args).await? {
            let mut row = row.read("user_note");
            let user = UserId(row.uuid()?);
            let note = row.parsed(|text| Note::parse(text).ok().flatten())?;
            found.insert(user, note);
        }
    }
    Ok(found)
}

impl Record for UserNote {
    fn encode<'a>(&'a self, out: &mut Vec<Val<'a>>) {
        out.extend([(&self.user.0).into(), self.note.as_str().into()]);
    }
}
