//! Keeping buckets as the records are.

use std::collections::{BTreeMap, BTreeSet};

use domain::buckets::{Bucket, RecordKind, buckets_of};
use domain::ids::{FirmId, GroupId, TeamId, UserId};
use protocol::digest::{Digest, Sum};
use store::StoreError;
use store::port::{Execute, Query};
use store::records::people::cards;
use store::sync::lines::{self, Line, State};
use store::sync::touched::{Parts, touched};
use store::sync::{devices, images};
use uuid::Uuid;

use super::Secret;

mod acts;
pub(super) mod notices;

/// A record's place, and whether it looks different there since the command.
type Places = BTreeMap<(Bucket, RecordKind, Uuid), bool>;

/// People whose places are compared at a time.
const SLICE: usize = 5_000;

/// Brings the buckets up to date after command `seq`, in its transaction. Returns the buckets that changed.
///
/// # Errors
/// As the database gives them.
pub async fn derive(
    w: &mut impl Execute,
    firm: FirmId,
    secret: &Secret,
    seq: i64,
) -> Result<BTreeSet<Bucket>, StoreError> {
    let mut work = Work::new(firm, secret, seq);
    let mut touched = touched(w, firm, seq).await?;
    // A team that was opened to its clients, or closed, moves all of them.
    let opened: Vec<TeamId> = touched.opened.iter().copied().collect();
    for member in lines::members(w, firm, &opened).await? {
        touched.people.entry(member).or_default();
    }
    // People bring the groups they are in to other teams, or take them away.
    let moved: Vec<UserId> = touched
        .people
        .iter()
        .filter(|(_, parts)| parts.place())
        .map(|(user, _)| *user)
        .collect();
    touched.groups.extend(lines::groups_of(w, firm, &moved).await?);

    let people: Vec<(UserId, Parts)> = touched.people.into_iter().collect();
    for slice in people.chunks(SLICE) {
        work.people(w, slice).await?;
    }
    work.teams(w, touched.teams.into_iter().collect()).await?;
    work.groups(w, touched.groups.into_iter().collect(), &touched.group_records)
        .await?;
    let pairs: Vec<Uuid> = touched.pairs.into_iter().map(|user| user.0).collect();
    work.simple(w, &[RecordKind::NotSame], &pairs).await?;
    work.simple(w, &touched.firm.into_iter().collect::<Vec<_>>(), &[firm.0])
        .await?;
    work.command(w).await?;
    work.write_states(w).await
}

/// Brings one person's buckets up to date, for instance when they get their first device.
///
/// # Errors
/// As the database gives them.
pub async fn derive_person(
    w: &mut impl Execute,
    firm: FirmId,
    secret: &Secret,
    (seq, user): (i64, UserId),
) -> Result<BTreeSet<Bucket>, StoreError> {
    let mut work = Work::new(firm, secret, seq);
    work.people(w, &[(user, Parts::default())]).await?;
    work.acts_of(w, Some(user)).await?;
    work.notices_of(w, user).await?;
    work.write_states(w).await
}

/// Notes the places of every record of a firm that is served from now on, under the number `seq` of its head.
/// Of the audit, lines of the last 400 days.
///
/// # Errors
/// As the database gives them.
pub async fn derive_all(w: &mut impl Execute, firm: FirmId, secret: &Secret, seq: i64) -> Result<(), StoreError> {
    let mut work = Work::new(firm, secret, seq);
    for kind in [
        RecordKind::Whole,
        RecordKind::Team,
        RecordKind::Group,
        RecordKind::NotSame,
        RecordKind::Import,
    ] {
        let mut after = Uuid::nil();
        loop {
            let keys = lines::keys(w, firm, kind, after, SLICE).await?;
            let Some(last) = keys.last() else { break };
            after = *last;
            match kind {
                RecordKind::Team => work.teams(w, keys.into_iter().map(TeamId).collect()).await?,
                RecordKind::Group => {
                    let groups = keys.into_iter().map(GroupId).collect();
                    work.groups(w, groups, &BTreeSet::new()).await?;
                }
                RecordKind::NotSame | RecordKind::Import => work.simple(w, &[kind], &keys).await?,
                _ => {
                    let people = keys.into_iter().map(|id| (UserId(id), Parts::default()));
                    work.people(w, &people.collect::<Vec<_>>()).await?;
                }
            }
        }
    }
    let firm_records = [
        RecordKind::Firm,
        RecordKind::Terms,
        RecordKind::Settings,
        RecordKind::Ways,
    ];
    work.simple(w, &firm_records, &[firm.0]).await?;
    work.acts_of(w, None).await?;
    let devices = devices::devices(w, firm).await?;
    for reader in devices.into_iter().map(|device| device.user).collect::<BTreeSet<_>>() {
        work.notices_of(w, reader).await?;
    }
    work.write_states(w).await.map(drop)
}

struct Work<'s> {
    firm: FirmId,
    secret: &'s Secret,
    seq: i64,
    /// What the changed buckets hold now.
    states: BTreeMap<Bucket, State>,
}

impl<'s> Work<'s> {
    const fn new(firm: FirmId, secret: &'s Secret, seq: i64) -> Self {
        Self {
            firm,
            secret,
            seq,
            states: BTreeMap::new(),
        }
    }

    async fn people(&mut self, w: &mut impl Execute, people: &[(UserId, Parts)]) -> Result<(), StoreError> {
        let users: Vec<UserId> = people.iter().map(|(user, _)| *user).collect();
        let cards = cards(w, self.firm, &users).await?;
        let mut memberships = lines::memberships(w, self.firm, &users).await?;
        let with_devices = devices::users(w, self.firm, &users).await?;
        let mut places = Places::new();
        for (user, parts) in people {
            let Some(card) = cards.get(user) else { continue };
            let teams = memberships.remove(user).unwrap_or_default();
            for (bucket, kind) in buckets_of(card, &teams) {
                if kind != RecordKind::Own || with_devices.contains(user) {
                    places.insert((bucket, kind, user.0), parts.show_in(kind));
                }
            }
        }
        let ids: Vec<Uuid> = users.into_iter().map(|user| user.0).collect();
        self.settle(w, &ids, RecordKind::is_person, places).await
    }

    async fn teams(&mut self, w: &mut impl Execute, teams: Vec<TeamId>) -> Result<(), StoreError> {
        let ids: Vec<Uuid> = teams.into_iter().map(|team| team.0).collect();
        let mut places = Places::new();
        for id in images::images(w, self.firm, (Bucket::Admin, RecordKind::Team), &ids)
            .await?
            .into_keys()
        {
            for bucket in [Bucket::Admin, Bucket::Team(TeamId(id))] {
                places.insert((bucket, RecordKind::Team, id), true);
            }
        }
        self.settle(w, &ids, |kind| kind == RecordKind::Team, places).await
    }

    async fn groups(
        &mut self,
        w: &mut impl Execute,
        groups: Vec<GroupId>,
        changed: &BTreeSet<GroupId>,
    ) -> Result<(), StoreError> {
        let mut places = Places::new();
        for (group, teams) in lines::teams_of_groups(w, self.firm, &groups).await? {
            let teams = teams.into_iter().map(Bucket::Team);
            for bucket in teams.chain([Bucket::Admin]) {
                places.insert((bucket, RecordKind::Group, group.0), changed.contains(&group));
            }
        }
        let ids: Vec<Uuid> = groups.into_iter().map(|group| group.0).collect();
        self.settle(w, &ids, |kind| kind == RecordKind::Group, places).await
    }

    /// Records that are in one bucket, by their kind.
    async fn simple(&mut self, w: &mut impl Execute, kinds: &[RecordKind], ids: &[Uuid]) -> Result<(), StoreError> {
        for kind in kinds {
            let bucket = match kind {
                RecordKind::Firm | RecordKind::Terms => Bucket::Base,
                RecordKind::Ways => Bucket::Staff,
                _ => Bucket::Admin,
            };
            let there = images::images(w, self.firm, (bucket, *kind), ids).await?;
            let places = there.into_keys().map(|id| ((bucket, *kind, id), true)).collect();
            self.settle(w, ids, |other| other == *kind, places).await?;
        }
        Ok(())
    }

    /// Compares the noted places of these records, as far as they are of such kinds, with those they
    /// should have.
    async fn settle(
        &mut self,
        w: &mut impl Execute,
        ids: &[Uuid],
        kinds: impl Fn(RecordKind) -> bool,
        mut places: Places,
    ) -> Result<(), StoreError> {
        // Each change with the line before it.
        let mut changed: Vec<(Option<Line>, Line)> = Vec::new();
        for line in lines::lines_of(w, self.firm, ids).await? {
            if !kinds(line.kind) {
                continue;
            }
            let looks_different = places.remove(&(line.bucket, line.kind, line.id));
            let live = looks_different.is_some();
            if live != line.live || looks_different == Some(true) {
                let seq = self.seq;
                changed.push((Some(line), Line { live, seq, ..line }));
            }
        }
        changed.extend(places.into_keys().map(|(bucket, kind, id)| {
            let new = Line {
                bucket,
                kind,
                id,
                seq: self.seq,
                since: self.seq,
                live: true,
            };
            (None, new)
        }));
        self.count(w, &changed).await?;
        let lines: Vec<Line> = changed.into_iter().map(|(_, line)| line).collect();
        lines::write(w, self.firm, &lines).await
    }

    /// Brings the sums of buckets up to date.
    async fn count(&mut self, q: &mut impl Query, changed: &[(Option<Line>, Line)]) -> Result<(), StoreError> {
        let buckets: BTreeSet<Bucket> = changed.iter().map(|(_, line)| line.bucket).collect();
        let unknown: Vec<Bucket> = buckets
            .into_iter()
            .filter(|bucket| !self.states.contains_key(bucket))
            .collect();
        self.states.extend(lines::states(q, self.firm, &unknown).await?);
        for (before, now) in changed {
            let state = self.states.entry(now.bucket).or_default();
            let mut sum = Sum(state.digest);
            if let Some(before) = before.filter(|line| line.live) {
                sum.remove(Digest::of(before.kind, before.id, self.secret.version(before.seq)));
                state.records = state.records.saturating_sub(1);
            }
            if now.live {
                sum.add(Digest::of(now.kind, now.id, self.secret.version(now.seq)));
                state.records += 1;
            }
            state.digest = sum.0;
            state.seq = self.seq;
        }
        Ok(())
    }

    async fn write_states(self, w: &mut impl Execute) -> Result<BTreeSet<Bucket>, StoreError> {
        let states: Vec<(Bucket, State)> = self.states.into_iter().collect();
        lines::write_states(w, self.firm, &states).await?;
        Ok(states.into_iter().map(|(bucket, _)| bucket).collect())
    }
}
