//! Search for people while the user types: device tables, native SQLite.
//!
//! A person answers a question if every word of it begins one of their words (names in both spellings
//! of umlauts, job title, company, addresses, numbers, identifier); a question that is a number is also
//! answered by numbers that end with it. Names and ends of numbers come from B-trees, the rest from a
//! full-text index, at most [`MOST`] candidates each and without the database's ranking, which would
//! have to read every hit; the order is made here. Where few answer, people follow whose words differ
//! from the question's by a typing error (`similar`).

mod docs;
mod gather;
mod line;
mod loader;
mod matching;
mod numbers;
mod renewing;
mod scope;
mod similar;

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{FirmId, UserId};

pub use docs::{Entry, SortKey, begin_erasing, end_erasing, is_incomplete, missing, note_incomplete, restate};
pub use loader::Loader;
pub use matching::{Matched, SearchQuery};
pub use renewing::{clear, complete, forget, forget_gone, refresh, renew};
pub use scope::Scope;

use crate::batch::{CHUNK, padded, placeholders};
use crate::device::lists::{IN_DIRECTORY, VISIBLE};
use crate::error::StoreError;
use crate::port::Query;
use crate::records::teams::SHARES;
use matching::{Score, Texts, judge, judge_tolerantly};
use similar::{Meant, Near};

/// Most hits that are counted.
pub const MOST: usize = 200;

/// From this many hits on, hits with a typing error are not looked for.
const ENOUGH: usize = 50;

/// Most candidates that are read to find people outside of a user's contacts.
const AMONG: usize = 2_000;

/// Up to this many contacts are simply all looked at, which is exact and fast.
const FEW: i64 = 1_500;

/// A person who was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The person.
    pub user: UserId,
    /// Their line, for lists.
    pub doc: i64,
    /// Why.
    pub matched: Matched,
    /// Whether they answer only with a typing error.
    pub similar: bool,
}

/// What was found, the best first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// At most as many as were asked for.
    pub hits: Vec<Hit>,
    /// How many there are, at most [`MOST`].
    pub total: usize,
    /// Whether there may be more than `total`.
    pub more: bool,
}

/// Looks people up.
pub async fn find(
    q: &mut impl Query,
    firm: FirmId,
    query: &SearchQuery,
    scope: Scope,
    limit: usize,
) -> Result<Found, StoreError> {
    let mut search = Search {
        firm,
        scope,
        query,
        most: match scope {
            Scope::Everyone | Scope::Shown | Scope::Staff | Scope::ContactsOf(_) => MOST,
            Scope::OthersThan(_) | Scope::Outside(..) => AMONG,
        },
        names: BTreeMap::new(),
        docs: BTreeSet::new(),
        all: false,
        more: false,
    };
    if let Scope::ContactsOf(_) = scope
        && search.all_contacts(q).await?
    {
        search.all = true;
        return search.finish(q, limit).await;
    }
    if scope == Scope::Staff {
        search.all_staff(q).await?;
        search.all = true;
        return search.finish(q, limit).await;
    }
    if let Some(address) = &query.address {
        search.by_address(q, firm, address).await?;
        search.by_text(q, &query.telling()).await?;
        return search.finish(q, limit).await;
    }
    if let Some(digits) = &query.digits {
        for end in &digits.ends {
            search
                .by_key(q, &format!("d{}", domain::search_key::reversed_digits(end)))
                .await?;
        }
        for start in &digits.begins {
            search.by_text(q, std::slice::from_ref(start)).await?;
        }
        search.by_text(q, &query.words).await?;
        return search.finish(q, limit).await;
    }
    search.by_name(q).await?;
    search.by_text(q, &query.words).await?;
    search.finish(q, limit).await
}

struct Search<'a> {
    firm: FirmId,
    scope: Scope,
    query: &'a SearchQuery,
    /// Most candidates of each kind.
    most: usize,
    /// Lines whose name alone answers, with score and name; the line itself has not been read.
    names: BTreeMap<i64, (Score, String)>,
    /// Lines to be looked at.
    docs: BTreeSet<i64>,
    /// Whether `docs` is everyone in the scope.
    all: bool,
    more: bool,
}

/// A line, read to be judged.
struct Line {
    doc: i64,
    user: UserId,
    sort_key: Vec<u8>,
    names: String,
    reach: String,
    more: String,
}

impl Line {
    fn texts(&self) -> Texts<'_> {
        Texts {
            names: &self.names,
            reach: &self.reach,
            more: &self.more,
        }
    }
}

/// Hits in their order.
type Ordered = BTreeMap<(Score, Vec<u8>, i64), Hit>;

impl Search<'_> {
    /// Reads the candidates, keeps those that answer, and puts them in order. Of the lines whose
    /// names answer only the best are read: they are scattered over the whole table.
    async fn finish(mut self, q: &mut impl Query, limit: usize) -> Result<Found, StoreError> {
        self.leave_out(q).await?;
        for doc in self.names.keys() {
            self.docs.remove(doc);
        }
        let limit = limit.min(MOST);
        let mut best: Vec<_> = std::mem::take(&mut self.names)
            .into_iter()
            .map(|(doc, (score, name))| (score, name, doc))
            .collect();
        best.sort_unstable();
        let unread = best.len().saturating_sub(limit);
        let mut docs: Vec<i64> = std::mem::take(&mut self.docs).into_iter().collect();
        docs.extend(best.into_iter().take(limit).map(|(_, _, doc)| doc));
        let lines = self.lines(q, &docs).await?;
        let order = self.judged(&lines, |texts| judge(self.query, texts), false);
        let exact = order.len() + unread;
        let mut hits: Vec<Hit> = order.into_values().collect();
        let mut all = exact;
        if exact < limit.min(ENOUGH) {
            let meant = self.meant(q).await?;
            let mut order = self.similar(q, &lines, &meant, Near::Word).await?;
            // Beginnings are a guess, for when there is nothing better.
            if hits.is_empty() && order.is_empty() {
                order = self.similar(q, &lines, &meant, Near::Beginning).await?;
            }
            let known: BTreeSet<i64> = hits.iter().map(|hit| hit.doc).collect();
            let similar = order.into_values().filter(|hit| !known.contains(&hit.doc));
            hits.extend(similar);
            all = hits.len();
        }
        hits.truncate(limit);
        Ok(Found {
            hits,
            total: all.min(MOST),
            more: self.more || all > MOST,
        })
    }

    /// Removes the candidates that the scope leaves out.
    async fn leave_out(&mut self, q: &mut impl Query) -> Result<(), StoreError> {
        let left_out = match self.scope {
            Scope::Everyone | Scope::Shown | Scope::Staff | Scope::ContactsOf(_) => return Ok(()),
            Scope::OthersThan(_) => own_people(),
            Scope::Outside(outside, side) => format!("NOT ({})", outside.of_side(side)),
        };
        let docs: Vec<i64> = self.names.keys().chain(&self.docs).copied().collect();
        for docs in docs.chunks(CHUNK) {
            let mut args = self.args();
            padded(&mut args, docs.iter().copied());
            let sql = format!(
                "SELECT d.doc FROM search_doc d WHERE d.doc IN ({}) AND {left_out}",
                placeholders(3, docs.len()),
            );
            for row in q.query(sql, args).await? {
                let doc = row.read("search_doc").i64()?;
                self.names.remove(&doc);
                self.docs.remove(&doc);
            }
        }
        Ok(())
    }

    async fn lines(&self, q: &mut impl Query, docs: &[i64]) -> Result<Vec<Line>, StoreError> {
        let mut lines = Vec::with_capacity(docs.len());
        for docs in docs.chunks(CHUNK) {
            let mut args = Vec::new();
            padded(&mut args, docs.iter().copied());
            let sql = format!(
                "SELECT doc, user_id, sort_key, names, reach, more FROM search_doc WHERE doc IN ({})",
                placeholders(1, docs.len()),
            );
            for row in q.query(sql, args).await? {
                let mut row = row.read("search_doc");
                let mut line = Line {
                    doc: row.i64()?,
                    user: UserId(row.uuid()?),
                    sort_key: row.bytes()?,
                    names: row.text()?,
                    reach: row.text()?,
                    more: row.text()?,
                };
                if matches!(self.scope, Scope::ContactsOf(_) | Scope::Shown) {
                    line.more.clear();
                }
                lines.push(line);
            }
        }
        Ok(lines)
    }

    fn judged(&self, lines: &[Line], judge: impl Fn(&Texts<'_>) -> Option<(Matched, Score)>, similar: bool) -> Ordered {
        let hit = |line: &Line| {
            let (matched, score) = judge(&line.texts())?;
            let hit = Hit {
                user: line.user,
                doc: line.doc,
                matched,
                similar,
            };
            Some(((score, line.sort_key.clone(), line.doc), hit))
        };
        lines.iter().filter_map(hit).collect()
    }

    /// The words of lines that the words of the question may mean. Empty where all lines are looked at
    /// anyway.
    async fn meant(&mut self, q: &mut impl Query) -> Result<Meant, StoreError> {
        if self.all {
            return Ok(Meant::new());
        }
        let (meant, cut) = similar::meant(q, &self.query.telling()).await?;
        self.more |= cut;
        Ok(meant)
    }

    /// Lines that answer with typing errors up to this kind: among `lines` if they are all there
    /// are, otherwise those that have words that are meant.
    async fn similar(
        &mut self,
        q: &mut impl Query,
        lines: &[Line],
        meant: &Meant,
        limit: Near,
    ) -> Result<Ordered, StoreError> {
        let query = self.query;
        let judge = |texts: &Texts<'_>| judge_tolerantly(query, texts, limit);
        if self.all {
            return Ok(self.judged(lines, judge, true));
        }
        let word = |word: &String| {
            let near = meant.get(word).into_iter().flatten();
            let others = near
                .filter(|(near, _)| *near <= limit)
                .map(|(_, word)| format!(" OR \"{word}\""));
            format!("(\"{word}\" *{})", others.collect::<String>())
        };
        let words: Vec<String> = query.telling().iter().map(word).collect();
        let expression = words.join(" AND ");
        // Without another word there is no further match; in an address, the error may be after the @.
        if query.address.is_none() && !expression.contains(" OR ") {
            return Ok(Ordered::new());
        }
        self.docs.clear();
        self.matching(q, expression).await?;
        self.leave_out(q).await?;
        let docs: Vec<i64> = self.docs.iter().copied().collect();
        let lines = self.lines(q, &docs).await?;
        Ok(self.judged(&lines, judge, true))
    }
}

/// The condition of contacts and colleagues of person $2 of firm $1, over `search_doc d`.
fn own_people() -> String {
    format!("(({IN_DIRECTORY}) OR ({VISIBLE} AND {SHARES}))")
}
