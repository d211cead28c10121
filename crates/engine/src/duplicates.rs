//! Duplicates: finding records that may be one person's, merging them, and keeping them apart.

pub(crate) mod request;
mod scan;
pub(crate) mod scans;
pub(crate) mod view;

use std::collections::BTreeSet;

use domain::coded::Coded;
use domain::command::{CommandKind, DismissPair, Merge, MergePeople, Take};
use domain::duplicates::{Evidence, Key, Lane, Pair, keys};
use domain::ids::{PointId, UserId};
use domain::invitation::Invitation;
use domain::merge::{Inherits, inherits, point_key, status, suggestion};
use domain::people::Person;
use domain::phone::Region;
use store::port::{Query, Store};
use store::records::people::people;

use self::scan::{identifier, kept, pair_person, pair_views, point_text, shared_view, team_names};
use crate::app::Engine;
use crate::code::Code;
use crate::error::AppError;
use crate::request::{DismissRequest, DuplicatesRequest, IdRequest, MergeAllRequest, MergeRequest, PairRequest};
use crate::session::Session;
use crate::view::{
    DoneView, DuplicatesView, InheritedInvitation, MergeField, MergeFieldView, MergePointView, MergeView,
    MergedAllView, PairView, count,
};

/// Most pairs in a window.
const WINDOW: u32 = 500;

impl Engine {
    /// Searches the firm for duplicates. The search can be stopped ([`Self::stop_duplicates`]), and reports
    /// its progress under the draft `duplicates`.
    pub async fn duplicates(&self, request: DuplicatesRequest) -> Result<DuplicatesView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let lane = request.lane.map(|Code(lane)| lane);
        let scanned = self.scanned(&session, request.names).await?;
        let of = |lane| scanned.found.iter().filter(|likely| likely.lane == lane).count();
        let shown = scanned.found.iter().filter(|likely| {
            let wanted = lane.is_none_or(|lane| likely.lane == lane);
            wanted && (request.names || likely.lane != Lane::NameOnly)
        });
        let total = shown.clone().count();
        let window = shown
            .skip(request.offset as usize)
            .take(request.limit.min(WINDOW) as usize)
            .cloned();
        let window: Vec<_> = window.collect();
        let mut look = session.look().await?;
        let home = look.home().await?;
        Ok(DuplicatesView {
            people: count(scanned.people),
            safe: count(of(Lane::Safe)),
            review: count(of(Lane::Review)),
            name_only: if request.names { count(of(Lane::NameOnly)) } else { 0 },
            total: count(total),
            offset: request.offset,
            rows: pair_views(&mut look, &session, &window, home).await?,
        })
    }

    /// Stops the search for duplicates; its caller gets [`AppError::Cancelled`].
    pub async fn stop_duplicates(&self) -> Result<(), AppError> {
        self.session().await?.scans.stop();
        Ok(())
    }

    /// People who may be the same as this one, judged by a number or an address.
    pub async fn likely_same(&self, request: IdRequest) -> Result<Vec<PairView>, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        look.admin().await?;
        let user = UserId::parse(&request.id).ok_or(AppError::NotFound)?;
        let home = look.home().await?;
        let found = store::duplicates::likely(&mut look, session.firm, user).await?;
        pair_views(&mut look, &session, &found, home).await
    }

    /// What merging two records would give, value by value; nothing is written.
    pub async fn merge_preview(&self, request: PairRequest) -> Result<MergeView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        look.admin().await?;
        let (keep, other) = (user(&request.keep)?, user(&request.other)?);
        let home = look.home().await?;
        let (keep, other) = both(&mut look, &session, keep, other).await?;
        let teams = team_names(&mut look, &session, [&keep, &other].into_iter()).await?;
        let wish = suggestion(&keep, &other);
        let all = fields(&keep, &other, wish.take, home);
        let (alike, fields): (Vec<_>, Vec<_>) = all.into_iter().partition(|field| field.keep == field.other);
        let inherits = inherits(&keep, &other);
        let record = match inherits {
            Inherits::Kept => keep.invitation.as_ref(),
            Inherits::Moved => other.invitation.as_ref(),
            Inherits::Nothing => None,
        };
        let waits = record.is_some_and(|record| {
            matches!(
                record.state,
                Invitation::Pending(_) | Invitation::Bounced { .. } | Invitation::Expired { .. }
            )
        });
        let invitation = match inherits {
            Inherits::Kept => InheritedInvitation::Kept,
            Inherits::Moved => InheritedInvitation::Moved,
            Inherits::Nothing if keep.invitation.is_some() || other.invitation.is_some() => {
                InheritedInvitation::Dropped
            }
            Inherits::Nothing => InheritedInvitation::None,
        };
        let joins = other.teams.difference(&keep.teams);
        let shared = keys(&keep)
            .intersection(&keys(&other))
            .cloned()
            .collect::<BTreeSet<Key>>();
        Ok(MergeView {
            keep: pair_person(&keep, &teams, home),
            other: pair_person(&other, &teams, home),
            shared: shared.iter().map(|key| shared_view(key, home)).collect(),
            fields,
            alike: alike.into_iter().filter(|field| !field.keep.is_empty()).collect(),
            points: points(&keep, &other, home),
            joins: joins.filter_map(|id| teams.get(id).cloned()).collect(),
            status: status(keep.card.status, other.card.status).into(),
            invitation,
            waits,
        })
    }

    /// Merges two records.
    pub async fn merge_people(&self, request: MergeRequest) -> Result<DoneView, AppError> {
        let points = request
            .points
            .iter()
            .map(|id| PointId::parse(id).ok_or(AppError::NotFound));
        let wish = Merge {
            keep: user(&request.keep)?,
            other: user(&request.other)?,
            take: take(&request.take),
            points: points.collect::<Result<_, _>>()?,
        };
        self.merged(vec![wish]).await
    }

    /// Merges two records as suggested; `taken` lists the fields to take from the record that goes, where
    /// that differs from the suggestion. For scripts.
    pub async fn merge_as_suggested(
        &self,
        request: PairRequest,
        taken: Option<Vec<MergeField>>,
    ) -> Result<DoneView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        look.admin().await?;
        let (keep, other) = (user(&request.keep)?, user(&request.other)?);
        let (keep, other) = both(&mut look, &session, keep, other).await?;
        drop(look);
        let mut wish = suggestion(&keep, &other);
        if let Some(taken) = taken {
            wish.take = take(&taken);
        }
        self.merged(vec![wish]).await
    }

    /// Merges several safe pairs in one command, which can be undone. If pairs share a person, only the
    /// first is merged.
    pub async fn merge_all(&self, request: MergeAllRequest) -> Result<MergedAllView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let scanned = self.scanned(&session, false).await?;
        let safe = |pair: &Pair| {
            let found = scanned.found.iter().filter(|likely| likely.lane == Lane::Safe);
            found.map(|likely| likely.pair).any(|found| found == *pair)
        };
        let mut seen: BTreeSet<UserId> = BTreeSet::new();
        let mut pairs = Vec::new();
        for pair in &request.pairs {
            let pair = Pair::of(user(&pair.keep)?, user(&pair.other)?);
            let Some(pair) = pair.filter(|pair| safe(pair) && !seen.contains(&pair.low) && !seen.contains(&pair.high))
            else {
                continue;
            };
            seen.extend([pair.low, pair.high]);
            pairs.push(pair);
        }
        if pairs.is_empty() {
            return Err(AppError::NotFound);
        }
        let users: Vec<UserId> = seen.into_iter().collect();
        let mut read = session.store.read().await?;
        let people = people(&mut read, session.firm, &users).await?;
        drop(read);
        let wish = |pair: &Pair| {
            let (low, high) = (people.get(&pair.low)?, people.get(&pair.high)?);
            let (keep, other) = kept(low, high, session.user);
            Some(suggestion(keep, other))
        };
        let wishes: Vec<Merge> = pairs.iter().filter_map(wish).collect();
        let merged = wishes.len();
        let done = self.merged(wishes).await?;
        Ok(MergedAllView {
            command: done.command,
            merged: count(merged),
            left: count(request.pairs.len().saturating_sub(merged)),
        })
    }

    async fn merged(&self, wishes: Vec<Merge>) -> Result<DoneView, AppError> {
        self.submit(CommandKind::MergePeople(MergePeople { merges: wishes }))
            .await
    }

    /// Remembers that two records belong to two people.
    pub async fn dismiss_pair(&self, request: DismissRequest) -> Result<DoneView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let (a, b) = (user(&request.a)?, user(&request.b)?);
        let mut shown: BTreeSet<Key> = request.keys.iter().filter_map(|key| Key::parse(key)).collect();
        if shown.is_empty() {
            let mut read = session.store.read().await?;
            let (a, b) = both(&mut read, &session, a, b).await?;
            shown = keys(&a).intersection(&keys(&b)).cloned().collect();
        }
        // A pair of a record with itself is refused by the rules.
        let pair = Pair::of(a, b).unwrap_or(Pair { low: a, high: b });
        let wish = DismissPair {
            pair,
            evidence: Evidence(shown),
        };
        self.submit(CommandKind::DismissPair(wish)).await
    }
}

fn user(id: &str) -> Result<UserId, AppError> {
    UserId::parse(id).ok_or(AppError::NotFound)
}

async fn both(
    q: &mut impl Query,
    session: &Session,
    keep: UserId,
    other: UserId,
) -> Result<(Person, Person), AppError> {
    let mut found = people(q, session.firm, &[keep, other]).await?;
    let kept = found.get(&keep).cloned().ok_or(AppError::NotFound)?;
    let other = found.remove(&other).ok_or(AppError::NotFound)?;
    Ok((kept, other))
}

fn take(fields: &[MergeField]) -> Take {
    let mut take = Take::default();
    for field in fields {
        let place = match field {
            MergeField::Name => &mut take.name,
            MergeField::MiddleNames => &mut take.middle_names,
            MergeField::JobTitle => &mut take.job_title,
            MergeField::Company => &mut take.company,
            MergeField::Language => &mut take.language,
            MergeField::Email => &mut take.email,
            MergeField::Phone => &mut take.phone,
            MergeField::Identifier => &mut take.identifier,
        };
        *place = true;
    }
    take
}

fn fields(keep: &Person, other: &Person, take: Take, home: Region) -> Vec<MergeFieldView> {
    let email = |p: &Person| {
        p.private
            .email
            .as_ref()
            .map(|e| e.as_str().to_owned())
            .unwrap_or_default()
    };
    let phone = |p: &Person| {
        p.private
            .phone
            .as_ref()
            .map(|n| n.display(Some(home)))
            .unwrap_or_default()
    };
    let field = |field: MergeField, of: &dyn Fn(&Person) -> String, take: bool| MergeFieldView {
        field,
        keep: of(keep),
        other: of(other),
        take,
    };
    vec![
        field(MergeField::Name, &|p| p.card.name.full(), take.name),
        field(
            MergeField::MiddleNames,
            &|p| p.card.middle_names.clone(),
            take.middle_names,
        ),
        field(MergeField::JobTitle, &|p| p.card.job_title.clone(), take.job_title),
        field(MergeField::Company, &|p| p.card.company.clone(), take.company),
        field(
            MergeField::Language,
            &|p| p.card.language.code().to_owned(),
            take.language,
        ),
        field(MergeField::Email, &email, take.email),
        field(MergeField::Phone, &phone, take.phone),
        field(MergeField::Identifier, &identifier, take.identifier),
    ]
}

fn points(keep: &Person, other: &Person, home: Region) -> Vec<MergePointView> {
    let mut seen = BTreeSet::new();
    let all = keep.points.iter().chain(&other.points);
    let view = |point| {
        let (kind, text) = point_text(point, home);
        MergePointView {
            id: point.id.to_string(),
            kind,
            text,
            label: point.label.clone(),
            of_keep: point.user == keep.card.id,
            twice: !seen.insert(point_key(point)),
        }
    };
    all.map(view).collect()
}
