//! The last search of the whole firm for duplicates, and pairs as views.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use domain::duplicates::{Key, Likely};
use domain::ids::{TeamId, UserId};
use domain::merge::better;
use domain::people::{ContactPoint, Person, Reach};
use domain::phone::{E164, Region};
use store::duplicates::{Scan, judged};
use store::port::{Query, Store};
use store::records::{people, teams};

use super::scans::Scanned;
use crate::app::Engine;
use crate::error::AppError;
use crate::events::{Event, Phase, ProgressEvent};
use crate::session::Session;
use crate::view::{PairPersonView, PairView, PointKind, SharedKind, SharedView, micros, phone_view};
use crate::work::blocking;

/// The draft that progress of a search is reported under.
pub(crate) const SCAN: &str = "duplicates";

impl Engine {
    /// Searches the whole firm, unless nothing changed since the last search.
    pub(crate) async fn scanned(&self, session: &Session, names: bool) -> Result<Arc<Scanned>, AppError> {
        let mut last = session.scans.last.lock().await;
        let head = session.told();
        if let Some(kept) = last.as_ref().filter(|kept| kept.head == head && (kept.names || !names)) {
            return Ok(Arc::clone(kept));
        }
        session.scans.stop.store(false, Ordering::Release);
        let mut read = session.store.read().await?;
        let mut scan = Scan::new(&mut read, session.firm, names).await?;
        while let Some((done, total)) = scan.step(&mut read).await? {
            if session.scans.stop.load(Ordering::Acquire) {
                return Err(AppError::Cancelled);
            }
            self.emit(progress(done, total));
        }
        let people = scan.people();
        let held = scan.held();
        let shared = blocking(move || held.pairs()).await?;
        let found = judged(&mut read, session.firm, shared).await?;
        let scanned = Arc::new(Scanned {
            head,
            names,
            people,
            found,
        });
        *last = Some(Arc::clone(&scanned));
        Ok(scanned)
    }
}

#[expect(clippy::cast_precision_loss, reason = "no firm has more rows than a float counts")]
fn progress(done: u64, total: u64) -> Event {
    Event::Progress(ProgressEvent {
        draft: SCAN.to_owned(),
        phase: Phase::Scanning,
        done: done as f64,
        total: total as f64,
    })
}

/// Views of these pairs.
pub(crate) async fn pair_views(
    q: &mut impl Query,
    session: &Session,
    found: &[Likely],
    home: Region,
) -> Result<Vec<PairView>, AppError> {
    let users: BTreeSet<UserId> = found
        .iter()
        .flat_map(|likely| [likely.pair.low, likely.pair.high])
        .collect();
    let users: Vec<UserId> = users.into_iter().collect();
    let people = people::people(q, session.firm, &users).await?;
    let names = team_names(q, session, people.values()).await?;
    let view = |likely: &Likely| {
        let (low, high) = (people.get(&likely.pair.low)?, people.get(&likely.pair.high)?);
        let (keep, other) = kept(low, high, session.user);
        Some(PairView {
            keep: pair_person(keep, &names, home),
            other: pair_person(other, &names, home),
            lane: likely.lane.into(),
            shared: likely.shared.iter().map(|key| shared_view(key, home)).collect(),
        })
    };
    Ok(found.iter().filter_map(view).collect())
}

/// Which of two records to keep by default; never merges the reader's own record away.
pub(crate) fn kept<'a>(a: &'a Person, b: &'a Person, me: UserId) -> (&'a Person, &'a Person) {
    if b.card.id == me || (a.card.id != me && better(a, b)) {
        (b, a)
    } else {
        (a, b)
    }
}

/// Names of these people's teams.
pub(crate) async fn team_names<'a>(
    q: &mut impl Query,
    session: &Session,
    people: impl Iterator<Item = &'a Person>,
) -> Result<BTreeMap<TeamId, String>, AppError> {
    let ids: BTreeSet<TeamId> = people.flat_map(|person| person.teams.iter().copied()).collect();
    let ids: Vec<TeamId> = ids.into_iter().collect();
    let teams = teams::teams(q, session.firm, &ids).await?;
    Ok(teams.into_iter().map(|team| (team.team.id, team.team.name)).collect())
}

pub(crate) fn pair_person(person: &Person, teams: &BTreeMap<TeamId, String>, home: Region) -> PairPersonView {
    let of = |kind: PointKind| {
        let points = person.points.iter().map(|point| point_text(point, home));
        let texts = points.filter(|(k, _)| *k == kind).map(|(_, text)| text);
        texts.collect::<Vec<_>>()
    };
    let secure = person.private.email.iter().map(|email| email.as_str().to_owned());
    let public = of(PointKind::Email);
    PairPersonView {
        id: person.card.id.to_string(),
        given: person.card.name.given().to_owned(),
        family: person.card.name.family().to_owned(),
        kind: person.card.kind.into(),
        status: person.card.status.into(),
        job_title: person.card.job_title.clone(),
        company: person.card.company.clone(),
        identifier: identifier(person),
        emails: if public.is_empty() { secure.collect() } else { public },
        phones: of(PointKind::Phone),
        teams: person.teams.iter().filter_map(|id| teams.get(id).cloned()).collect(),
        created: micros(person.card.created),
    }
}

pub(crate) fn identifier(person: &Person) -> String {
    let identifier = person.private.identifier.as_ref();
    identifier.map(|i| i.as_str().to_owned()).unwrap_or_default()
}

/// A public address or number: its kind and its text.
pub(crate) fn point_text(point: &ContactPoint, home: Region) -> (PointKind, String) {
    match &point.reach {
        Reach::Email(email) => (PointKind::Email, email.as_str().to_owned()),
        Reach::Phone(phone) => {
            let view = phone_view(phone, "", home);
            let ext = view.ext.map(|ext| format!(" ext. {ext}")).unwrap_or_default();
            (PointKind::Phone, view.shown + &ext)
        }
    }
}

pub(crate) fn shared_view(key: &Key, home: Region) -> SharedView {
    let (kind, text) = match key {
        Key::Email(address) => (SharedKind::Email, address.clone()),
        Key::Name(_) => (SharedKind::Name, String::new()),
        // The records themselves show the company.
        Key::NameAtCompany { .. } => (SharedKind::Company, String::new()),
        Key::Phone(number) => {
            let (bare, ext) = number.split_once(';').unwrap_or((number, ""));
            let shown = E164::parse(bare).map_or_else(|| bare.to_owned(), |number| number.display(Some(home)));
            let ext = if ext.is_empty() {
                String::new()
            } else {
                format!(" ext. {ext}")
            };
            (SharedKind::Phone, shown + &ext)
        }
    };
    SharedView {
        kind,
        text,
        key: key.text(),
    }
}
