//! Notices in the buckets of their readers.

use std::collections::BTreeSet;

use domain::buckets::{Bucket, RecordKind};
use domain::ids::{FirmId, UserId};
use store::StoreError;
use store::port::Execute;
use store::sync::{devices, images, lines, notices};
use uuid::Uuid;

use super::{Places, SLICE, Secret, Work};

/// Brings a reader's bucket up to date after they read these notices, and maybe chose which ones they want.
///
/// # Errors
/// As the database gives them.
pub(in crate::sync) async fn derive_reader(
    w: &mut impl Execute,
    firm: FirmId,
    secret: &Secret,
    (seq, reader): (i64, UserId),
    (read, chose): (&[Uuid], bool),
) -> Result<(), StoreError> {
    let mut work = Work::new(firm, secret, seq);
    let bucket = Bucket::Own(reader);
    let places = read.iter().map(|id| ((bucket, RecordKind::Notice, *id), true));
    work.settle(w, read, |kind| kind == RecordKind::Notice, places.collect())
        .await?;
    if chose {
        work.choice(w, reader).await?;
    }
    work.write_states(w).await.map(drop)
}

impl Work<'_> {
    /// Notices of these commands: new ones, or ones that an undo withdrew or brought back.
    pub(super) async fn notices_by(&mut self, w: &mut impl Execute, causes: &[i64]) -> Result<(), StoreError> {
        let all = notices::of_commands(w, self.firm, causes).await?;
        let readers: BTreeSet<UserId> = all.iter().map(|(_, reader, _)| *reader).collect();
        let readers: Vec<UserId> = readers.into_iter().collect();
        let with_devices = devices::users(w, self.firm, &readers).await?;
        for slice in all.chunks(SLICE) {
            let ids: Vec<Uuid> = slice.iter().map(|(id, _, _)| *id).collect();
            let there = slice
                .iter()
                .filter(|(_, reader, stands)| *stands && with_devices.contains(reader));
            let places = there.map(|(id, reader, _)| ((Bucket::Own(*reader), RecordKind::Notice, *id), false));
            self.settle(w, &ids, |kind| kind == RecordKind::Notice, places.collect())
                .await?;
        }
        Ok(())
    }

    /// All notices of a reader who has a device, and which ones they want.
    pub(super) async fn notices_of(&mut self, w: &mut impl Execute, reader: UserId) -> Result<(), StoreError> {
        let ids = notices::of_reader(w, self.firm, reader, false).await?;
        for ids in ids.chunks(SLICE) {
            let places: Places = ids
                .iter()
                .map(|id| ((Bucket::Own(reader), RecordKind::Notice, *id), false))
                .collect();
            self.settle(w, ids, |kind| kind == RecordKind::Notice, places).await?;
        }
        self.choice(w, reader).await
    }

    /// Which notices a reader wants.
    async fn choice(&mut self, w: &mut impl Execute, reader: UserId) -> Result<(), StoreError> {
        let bucket = Bucket::Own(reader);
        let there = images::images(w, self.firm, (bucket, RecordKind::Choice), &[reader.0]).await?;
        let places = there.into_keys().map(|id| ((bucket, RecordKind::Choice, id), true));
        self.settle(w, &[reader.0], |kind| kind == RecordKind::Choice, places.collect())
            .await
    }

    /// Somebody was erased, and with them their notices and those about them, which nothing names any more.
    pub(super) async fn notices_went(&mut self, w: &mut impl Execute) -> Result<(), StoreError> {
        let mut after = Uuid::nil();
        loop {
            let told = lines::of_kind(w, self.firm, RecordKind::Notice, after, SLICE).await?;
            let Some(last) = told.last() else { return Ok(()) };
            after = *last;
            let bucket = Bucket::Own(UserId(Uuid::nil()));
            let there = images::images(w, self.firm, (bucket, RecordKind::Notice), &told).await?;
            let gone: Vec<Uuid> = told.into_iter().filter(|id| !there.contains_key(id)).collect();
            self.settle(w, &gone, |kind| kind == RecordKind::Notice, Places::new())
                .await?;
        }
    }
}
