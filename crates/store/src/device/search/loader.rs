//! The lines of an import, slice by slice.

use domain::change::WriteSet;
use domain::ids::UserId;

use super::SortKey;
use super::docs::insert;
use super::line::build;
use super::similar::Words;
use crate::bulk::{self, Lifted};
use crate::error::StoreError;
use crate::port::Execute;

/// How many people are written in one go. After each slice the full-text index is written out, and many
/// parts cost a merge later.
const SLICE: usize = 5_000;

/// Writes the lines of all people a command adds, slice by slice, so that the caller can stop
/// between two of them.
pub struct Loader<'a> {
    changes: &'a WriteSet,
    privates: Places,
    points: Places,
    sort_key: SortKey<'a>,
    next: usize,
    lifted: Option<Lifted>,
    words: Words,
}

impl<'a> Loader<'a> {
    /// For the people `changes` adds, none of whom has a line yet.
    pub fn new(changes: &'a WriteSet, sort_key: SortKey<'a>) -> Self {
        let privates = Places::new(changes.privates.inserted.iter().map(|private| private.user));
        let points = Places::new(changes.points.inserted.iter().map(|point| point.user));
        Self {
            changes,
            privates,
            points,
            sort_key,
            next: 0,
            lifted: None,
            words: Words::default(),
        }
    }

    /// Writes the next slice. `Some`: people done, of how many; `None`: done.
    pub async fn slice(&mut self, w: &mut impl Execute) -> Result<Option<(usize, usize)>, StoreError> {
        let cards = &self.changes.cards.inserted;
        let Some(rest) = cards.get(self.next..).filter(|rest| !rest.is_empty()) else {
            if let Some(lifted) = self.lifted.take() {
                lifted.put_back(w).await?;
            }
            return Ok(None);
        };
        if self.next == 0 {
            self.lifted = bulk::lift(w, &["search_doc"], cards.len()).await?;
        }
        let last = w
            .query("SELECT coalesce(max(doc), 0) FROM search_doc", Vec::new())
            .await?;
        let last = last
            .into_iter()
            .next()
            .ok_or(StoreError::row("search_doc"))?
            .read("search_doc")
            .i64()?;
        let slice = rest.get(..SLICE).unwrap_or(rest);
        let all = self.changes;
        let docs = slice.iter().zip(last + 1..).map(|(card, doc)| {
            let mut privates = self.privates.of(card.id);
            let private = privates.find_map(|n| all.privates.inserted.get(n));
            let mut points = self.points.of(card.id).filter_map(|n| all.points.inserted.get(n));
            build(doc, card, private, &mut points, self.sort_key)
        });
        insert(w, docs, last + 1..=last + slice.len() as i64, &mut self.words).await?;
        self.next += slice.len();
        Ok(Some((self.next, cards.len())))
    }
}

impl std::fmt::Debug for Loader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Loader")
            .field("next", &self.next)
            .finish_non_exhaustive()
    }
}

/// The places of each person's rows in a list.
struct Places {
    sorted: Vec<(UserId, usize)>,
    /// The place after the last person asked for: people mostly come in the order of their ids.
    next: usize,
}

impl Places {
    fn new(users: impl Iterator<Item = UserId>) -> Self {
        let mut sorted: Vec<_> = users.zip(0..).collect();
        sorted.sort_unstable();
        Self { sorted, next: 0 }
    }

    /// The places noted for this person, in order.
    fn of(&mut self, user: UserId) -> impl Iterator<Item = usize> {
        if self.sorted.get(self.next).is_none_or(|(next, _)| *next != user) {
            self.next = self.sorted.partition_point(|(other, _)| *other < user);
        }
        let rest = self.sorted.get(self.next..).unwrap_or_default();
        let places = rest.iter().take_while(move |(other, _)| *other == user);
        self.next += places.clone().count();
        places.map(|(_, place)| *place)
    }
}
