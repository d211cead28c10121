//! The second way to what a reader may hold: everything of the firm is looked at, and no line is read.
//!
//! It is slow and stays: tests compare what devices hold with it.

use std::collections::{BTreeMap, BTreeSet};

use domain::buckets::{Bucket, RecordKind, buckets_of};
use domain::ids::{FirmId, GroupId, TeamId, UserId};
use store::StoreError;
use store::port::Query;
use store::records::people::cards;
use store::sync::{acts, images, lines, notices};
use uuid::Uuid;

use super::pull::entitled;

/// Records by bucket, kind and key, as JSON.
pub type Held = BTreeMap<(Bucket, RecordKind, Uuid), String>;

/// Everything a reader may hold now.
///
/// # Errors
/// As the database gives them.
pub async fn snapshot(q: &mut impl Query, firm: FirmId, reader: UserId) -> Result<Held, StoreError> {
    let mut held = Held::new();
    let Some(card) = cards(q, firm, &[reader]).await?.remove(&reader) else {
        return Ok(held);
    };
    let buckets: BTreeSet<Bucket> = entitled(q, firm, &card).await?.into_iter().collect();
    let mut places: BTreeSet<(RecordKind, Bucket, Uuid)> = BTreeSet::new();

    let everybody = all(q, firm, RecordKind::Whole).await?;
    let users: Vec<UserId> = everybody.iter().copied().map(UserId).collect();
    let cards = cards(q, firm, &users).await?;
    let mut memberships = lines::memberships(q, firm, &users).await?;
    for (user, card) in &cards {
        let teams = memberships.remove(user).unwrap_or_default();
        places.extend(
            buckets_of(card, &teams)
                .into_iter()
                .map(|(bucket, kind)| (kind, bucket, user.0)),
        );
    }
    for team in all(q, firm, RecordKind::Team).await? {
        places.insert((RecordKind::Team, Bucket::Team(TeamId(team)), team));
        places.insert((RecordKind::Team, Bucket::Admin, team));
    }
    let groups = all(q, firm, RecordKind::Group).await?.into_iter().map(GroupId);
    for (group, teams) in lines::teams_of_groups(q, firm, &groups.collect::<Vec<_>>()).await? {
        places.insert((RecordKind::Group, Bucket::Admin, group.0));
        places.extend(
            teams
                .into_iter()
                .map(|team| (RecordKind::Group, Bucket::Team(team), group.0)),
        );
    }
    for pair in all(q, firm, RecordKind::NotSame).await? {
        places.insert((RecordKind::NotSame, Bucket::Admin, pair));
    }
    for import in all(q, firm, RecordKind::Import).await? {
        places.insert((RecordKind::Import, Bucket::Admin, import));
    }
    let oldest = acts::oldest(q, firm).await?;
    let mut after = 0;
    loop {
        let page = acts::page(q, firm, (None, oldest), after, 1_000).await?;
        let Some(last) = page.last() else { break };
        after = last.seq;
        for line in page {
            let buckets = if line.actor == reader {
                acts::buckets(q, firm, &line).await?
            } else {
                vec![Bucket::Admin]
            };
            places.extend(buckets.into_iter().map(|bucket| (RecordKind::Act, bucket, line.id.0)));
        }
    }
    let own = Bucket::Own(reader);
    let told = notices::of_reader(q, firm, reader, false).await?;
    places.extend(told.into_iter().map(|id| (RecordKind::Notice, own, id)));
    places.insert((RecordKind::Choice, own, reader.0));
    places.insert((RecordKind::Firm, Bucket::Base, firm.0));
    places.insert((RecordKind::Terms, Bucket::Base, firm.0));
    places.insert((RecordKind::Ways, Bucket::Staff, firm.0));
    places.insert((RecordKind::Settings, Bucket::Admin, firm.0));

    let mut wanted: BTreeMap<(Bucket, RecordKind), Vec<Uuid>> = BTreeMap::new();
    for (kind, bucket, id) in places {
        if buckets.contains(&bucket) {
            wanted.entry((bucket, kind)).or_default().push(id);
        }
    }
    for ((bucket, kind), ids) in wanted {
        let rows = images::images(q, firm, (bucket, kind), &ids).await?;
        held.extend(rows.into_iter().map(|(id, rows)| ((bucket, kind, id), rows)));
    }
    Ok(held)
}

async fn all(q: &mut impl Query, firm: FirmId, kind: RecordKind) -> Result<Vec<Uuid>, StoreError> {
    let mut all: Vec<Uuid> = Vec::new();
    loop {
        let after = all.last().copied().unwrap_or(Uuid::nil());
        let page = lines::keys(q, firm, kind, after, 1_000).await?;
        if page.is_empty() {
            return Ok(all);
        }
        all.extend(page);
    }
}
