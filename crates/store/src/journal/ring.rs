//! Keys that change hands within one command, such as two people swapping their addresses.
//!
//! Rows are written one after the other, and no two of them may hold one key at any moment. Where a row
//! takes a key before its holder gives it up, the holder first loses theirs; the same command writes
//! that row again, so that neither the journal nor any reader sees it without.

use std::collections::BTreeMap;

use domain::ids::FirmId;

use crate::batch::CHUNK;
use crate::error::StoreError;
use crate::port::{Execute, Val};
use crate::tables::{self, Record, RowKey, Table};

/// Columns of the private table whose values belong to one row at a time: address and identifier.
const KEYS: [usize; 2] = [2, 4];

/// Clears the keys of rows that give them up later than another row takes them.
pub(crate) async fn part<W: Execute, R: Record>(
    w: &mut W,
    firm: FirmId,
    table: &'static Table,
    rows: &[(R, R)],
) -> Result<(), StoreError> {
    if *table != tables::USER_PRIVATE || rows.len() < 2 {
        return Ok(());
    }
    let late = late_givers(table, rows);
    take(w, firm, &late).await
}

/// Takes address and identifier from these rows until the command writes them again.
pub(super) async fn take<W: Execute>(w: &mut W, firm: FirmId, keys: &[RowKey]) -> Result<(), StoreError> {
    let table = &tables::USER_PRIVATE;
    for chunk in keys.chunks(CHUNK) {
        let mut args = vec![(&firm.0).into()];
        table.key_args(&mut args, chunk);
        let condition = table.where_keys(w.dialect(), 2, chunk.len());
        let sql = format!("UPDATE user_private SET email_key = NULL, identifier = NULL WHERE {condition}");
        w.execute(sql, args).await?;
    }
    Ok(())
}

fn late_givers<R: Record>(table: &Table, rows: &[(R, R)]) -> Vec<RowKey> {
    let keys_of = |row: &R| {
        let mut values: Vec<Val<'_>> = Vec::new();
        row.encode(&mut values);
        let key = RowKey::of(table, &values);
        let text = |column: usize| match values.get(column) {
            Some(Val::Text(text)) => Some((column, text.as_ref().to_owned())),
            _ => None,
        };
        (key, KEYS.map(text))
    };
    let changes: Vec<_> = rows
        .iter()
        .map(|(before, after)| (keys_of(before), keys_of(after).1))
        .collect();
    let mut givers = BTreeMap::new();
    for (place, ((_, before), after)) in changes.iter().enumerate() {
        let given = before.iter().zip(after).filter(|(before, after)| before != after);
        givers.extend(given.filter_map(|(before, _)| Some((before.as_ref()?, place))));
    }
    let mut late = Vec::new();
    for (place, ((_, before), after)) in changes.iter().enumerate() {
        let taken = before.iter().zip(after).filter(|(before, after)| before != after);
        let later = taken
            .filter_map(|(_, after)| givers.get(after.as_ref()?).copied())
            .filter(|giver| *giver > place);
        late.extend(
            later
                .filter_map(|giver| changes.get(giver))
                .map(|((key, _), _)| key.clone()),
        );
    }
    late
}
