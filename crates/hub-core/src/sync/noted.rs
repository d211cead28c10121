//! What the user of a device does with their notices.

use chrono::{DateTime, Utc};
use domain::ids::{FirmId, UserId};
use domain::people::Status;
use protocol::frame::Notices;
use store::StoreError;
use store::notices::{choose_week, mark_all_read, mark_read};
use store::port::Execute;
use store::records::next_seq;
use store::records::people::cards;
use store::sync::devices::lock_firm;
use store::sync::notices::{key, of_reader};
use uuid::Uuid;

use super::Secret;
use super::derive::notices::derive_reader;

/// Does what a reader wishes with their own notices, if the reader is active. What changes gets a number,
/// so that their other devices hear of it. The caller commits before it answers.
///
/// # Errors
/// As the database gives them; then nothing may be committed.
pub async fn note(
    w: &mut impl Execute,
    firm: FirmId,
    secret: &Secret,
    (reader, wishes): (UserId, &[Notices]),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    lock_firm(w, firm).await?;
    let card = cards(w, firm, &[reader]).await?.remove(&reader);
    if card.is_none_or(|card| card.status != Status::Active) {
        return Ok(());
    }
    let mut read: Vec<Uuid> = Vec::new();
    for wish in wishes {
        match wish {
            Notices::Read(id) if mark_read(w, firm, reader, key(*id), now).await? => read.push(*id),
            Notices::Read(_) => {}
            Notices::ReadAll => {
                read.extend(of_reader(w, firm, reader, true).await?);
                mark_all_read(w, firm, reader, now).await?;
            }
            Notices::Week(wanted) => choose_week(w, firm, reader, *wanted).await?,
        }
    }
    let chose = wishes.iter().any(|wish| matches!(wish, Notices::Week(_)));
    if read.is_empty() && !chose {
        return Ok(());
    }
    let seq = next_seq(w, firm).await?;
    derive_reader(w, firm, secret, (seq, reader), (&read, chose)).await
}
