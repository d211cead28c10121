//! Finding people as fast as somebody types: device tables, native SQLite.
//!
//! A person answers a question if every word of it begins one of their words (names in both
//! spellings of umlauts, job title, company, addresses, numbers, identifier); a question that is a number
//! is also answered by numbers that end with it. Names and ends of numbers come from B-trees,
//! the rest from a full-text index, at most [`MOST`] candidates each and without the database's
//! ranking, which would have to read every hit; the order is made here. Where few answer, those
//! follow whose words differ from the question's by a typing error (`similar`).

pub mod docs;
mod matching;
mod numbers;
mod scope;
mod similar;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{FirmId, UserId};

pub use docs::{
    Loader, SortKey, begin_erasing, complete, end_erasing, forget, forget_gone, is_incomplete, missing, refresh,
    restate,
};
pub use matching::{Matched, SearchQuery};
pub use scope::Scope;

use crate::batch::{CHUNK, padded, placeholders};
use crate::device::lists::{IN_DIRECTORY, VISIBLE};
use crate::error::StoreError;
use crate::port::{Query, Row, Val};
use crate::records::teams::SHARES;
use matching::{Score, Texts, judge, judge_tolerantly};
use similar::{Meant, Near};

/// Most hits that are counted.
pub const MOST: usize = 200;

/// From this many hits on nobody looks for those with a typing error.
const ENOUGH: usize = 50;

/// Hits among which those outside of somebody's contacts are looked for.
const AMONG: usize = 2_000;

/// Up to this many contacts are simply all looked at, which is exact and fast.
const FEW: i64 = 1_500;

/// A person who was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// Who.
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
            Scope::Everyone | Scope::Staff | Scope::ContactsOf(_) => MOST,
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
    /// Lines whose name alone answers, with how well and the name: nothing of the line itself has
    /// been read for that.
    names: BTreeMap<i64, (Score, String)>,
    /// Lines to be looked at.
    docs: BTreeSet<i64>,
    /// Whether `docs` is everybody in the scope.
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
    /// The condition that keeps to the scope while candidates are gathered, over `search_doc d`; its
    /// arguments are $1 and $2.
    fn condition(&self) -> String {
        match self.scope {
            Scope::Everyone | Scope::Staff | Scope::OthersThan(_) | Scope::Outside(..) => "1 = 1".to_owned(),
            Scope::ContactsOf(_) => own_people(),
        }
    }

    /// The keys `k` of lines in the scope. Where that is all of them, no line is looked at.
    fn keys(&self) -> String {
        match self.scope {
            Scope::Everyone | Scope::Staff | Scope::OthersThan(_) | Scope::Outside(..) => {
                "search_key k WHERE 1 = 1".to_owned()
            }
            Scope::ContactsOf(_) => format!(
                "search_key k CROSS JOIN search_doc d ON d.doc = k.doc WHERE {}",
                self.condition()
            ),
        }
    }

    fn args(&self) -> Vec<Val<'static>> {
        let user = match self.scope {
            Scope::Everyone | Scope::Staff => Val::I64(0),
            Scope::Outside(outside, _) => outside.key(),
            Scope::ContactsOf(user) | Scope::OthersThan(user) => user.as_bytes().to_vec().into(),
        };
        vec![self.firm.as_bytes().to_vec().into(), user]
    }

    /// If contacts and colleagues are few, takes them all.
    async fn all_contacts(&mut self, q: &mut impl Query) -> Result<bool, StoreError> {
        let sql = format!(
            "SELECT d.doc FROM (SELECT theirs.user_id FROM team_member mine \
             JOIN team_member theirs ON theirs.firm = mine.firm AND theirs.team_id = mine.team_id \
             WHERE mine.firm = $1 AND mine.user_id = $2 LIMIT {}) c \
             JOIN search_doc d ON d.user_id = c.user_id WHERE {VISIBLE}",
            FEW + 1,
        );
        let colleagues = format!(
            "SELECT d.doc FROM user_card c JOIN search_doc d ON d.user_id = c.user_id \
             WHERE c.firm = $1 AND c.kind = 'staff' AND {IN_DIRECTORY}"
        );
        let members = "SELECT (SELECT count(*) FROM (SELECT 1 FROM team_member mine \
                       JOIN team_member theirs ON theirs.firm = mine.firm AND theirs.team_id = mine.team_id \
                       WHERE mine.firm = $1 AND mine.user_id = $2 LIMIT $3)) \
                       + (SELECT count(*) FROM user_card c WHERE c.firm = $1 AND c.kind = 'staff')";
        let mut args = self.args();
        args.push((FEW + 1).into());
        let count = q.query(members, args).await?;
        let count = count
            .into_iter()
            .next()
            .ok_or(StoreError::row("team_member"))?
            .read("team_member")
            .i64()?;
        if count > FEW {
            return Ok(false);
        }
        for sql in [sql, colleagues] {
            for row in q.query(sql, self.args()).await? {
                self.docs.insert(row.read("search_doc").i64()?);
            }
        }
        Ok(true)
    }

    /// Takes everybody who works for the firm.
    async fn all_staff(&mut self, q: &mut impl Query) -> Result<(), StoreError> {
        let sql = "SELECT d.doc FROM user_card c JOIN search_doc d ON d.user_id = c.user_id \
                   WHERE c.firm = $1 AND c.kind = 'staff'";
        for row in q.query(sql, vec![(&self.firm.0).into()]).await? {
            self.docs.insert(row.read("search_doc").i64()?);
        }
        Ok(())
    }

    fn len(&self) -> usize {
        self.names.len() + self.docs.len()
    }

    fn take(&mut self, rows: Vec<Row>) -> Result<(), StoreError> {
        self.more |= rows.len() >= self.most;
        for row in rows {
            self.docs.insert(row.read("search_doc").i64()?);
        }
        Ok(())
    }

    /// Lines whose family and given name begin so.
    async fn by_names(&mut self, q: &mut impl Query, family: &str, given: &str) -> Result<(), StoreError> {
        let most = self.most;
        // The longer one leads: it leaves less to walk through.
        let index = if family.len() >= given.len() {
            "search_doc_family"
        } else {
            "search_doc_given"
        };
        let mut sql = format!(
            "SELECT d.doc, d.given, d.family FROM search_doc d INDEXED BY {index} WHERE {}",
            self.condition()
        );
        let mut args = self.args();
        for (column, start) in [("family", family), ("given", given)] {
            if !start.is_empty() {
                sql.push_str(&format!(
                    " AND d.{column} >= ${} AND d.{column} < ${}",
                    args.len() + 1,
                    args.len() + 2
                ));
                args.extend([start.to_owned().into(), end(start).into()]);
            }
        }
        sql.push_str(&format!(" LIMIT {most}"));
        let rows = q.query(sql, args).await?;
        self.more |= rows.len() >= self.most;
        for row in rows {
            let mut row = row.read("search_doc");
            let (doc, given, family) = (row.i64()?, row.text()?, row.text()?);
            self.named(doc, &given, &family);
        }
        Ok(())
    }

    /// A line found by its name: whether the name alone answers, its texts need not be read for.
    fn named(&mut self, doc: i64, given: &str, family: &str) {
        let names = format!("{given}{0}{family}{0}", docs::PART);
        let texts = Texts {
            names: &names,
            reach: "",
            more: "",
        };
        let Some((_, score)) = judge(self.query, &texts) else {
            self.docs.insert(doc);
            return;
        };
        let found = (score, format!("{family}{}{given}", docs::PART));
        match self.names.entry(doc) {
            Entry::Vacant(slot) => drop(slot.insert(found)),
            Entry::Occupied(mut slot) if slot.get().0 > score => drop(slot.insert(found)),
            Entry::Occupied(_) => {}
        }
    }

    /// As [`Self::by_key`], for the other spelling of names, which the key itself tells: the part
    /// after its first letter, which says which of the two comes first.
    async fn by_spelling(&mut self, q: &mut impl Query, first: char, start: &str) -> Result<(), StoreError> {
        let most = self.most;
        let sql = format!(
            "SELECT k.doc, k.key FROM {} AND k.key >= $3 AND k.key < $4 LIMIT {most}",
            self.keys()
        );
        let start = format!("{first}{start}");
        let until = end(&start);
        let mut args = self.args();
        args.extend([start.into(), until.into()]);
        let rows = q.query(sql, args).await?;
        self.more |= rows.len() >= self.most;
        for row in rows {
            let mut row = row.read("search_key");
            let (doc, key) = (row.i64()?, row.text()?);
            let (one, other) = key
                .strip_prefix(first)
                .and_then(|names| names.split_once(docs::PART))
                .ok_or_else(|| row.corrupt())?;
            match first {
                'f' => self.named(doc, other, one),
                _ => self.named(doc, one, other),
            }
        }
        Ok(())
    }

    async fn by_key(&mut self, q: &mut impl Query, start: &str) -> Result<(), StoreError> {
        let most = self.most;
        let sql = format!(
            "SELECT k.doc FROM {} AND k.key >= $3 AND k.key < $4 LIMIT {most}",
            self.keys()
        );
        let mut args = self.args();
        args.extend([start.to_owned().into(), end(start).into()]);
        let rows = q.query(sql, args).await?;
        self.take(rows)
    }

    async fn by_name(&mut self, q: &mut impl Query) -> Result<(), StoreError> {
        let query = self.query;
        self.by_names(q, &query.joined, "").await?;
        self.by_names(q, "", &query.joined).await?;
        self.by_spelling(q, 'f', &query.joined).await?;
        self.by_spelling(q, 'g', &query.joined).await?;
        if let [a, b] = query.words.as_slice() {
            self.by_names(q, a, b).await?;
            self.by_names(q, b, a).await?;
            // The other spelling is kept as one text: whole first part, beginning of the second.
            for (first, second) in [(a, b), (b, a)] {
                let start = format!("{first}{}{second}", docs::PART);
                self.by_spelling(q, 'f', &start).await?;
                self.by_spelling(q, 'g', &start).await?;
            }
        }
        Ok(())
    }

    async fn by_address(&mut self, q: &mut impl Query, firm: FirmId, start: &str) -> Result<(), StoreError> {
        let most = self.most;
        let sql = format!(
            "SELECT d.doc FROM user_private p CROSS JOIN search_doc d ON d.user_id = p.user_id \
             WHERE {} AND p.firm = $3 AND p.email_key >= $4 AND p.email_key < $5 LIMIT {most}",
            self.condition(),
        );
        let mut args = self.args();
        args.extend([
            firm.as_bytes().to_vec().into(),
            start.to_owned().into(),
            end(start).into(),
        ]);
        let rows = q.query(sql, args).await?;
        self.take(rows)
    }

    /// Lines with words that begin so, if there is room for them.
    async fn by_text(&mut self, q: &mut impl Query, words: &[String]) -> Result<(), StoreError> {
        if self.len() >= self.most {
            self.more = true;
            return Ok(());
        }
        // A whole word is read hit by hit; the beginning of one, if it is longer than the prefix
        // index, gathers everybody with such a word first. Common words are mostly typed whole.
        if let [word] = words
            && word.chars().count() > 3
        {
            self.matching(q, format!("\"{word}\"")).await?;
            if self.len() >= self.most {
                return Ok(());
            }
        }
        // Words are letters and digits only, so they can be quoted as they are.
        let expression: Vec<String> = words.iter().map(|word| format!("\"{word}\" *")).collect();
        self.matching(q, expression.join(" ")).await
    }

    async fn matching(&mut self, q: &mut impl Query, expression: String) -> Result<(), StoreError> {
        let most = self.most;
        let sql = match self.scope {
            Scope::Everyone | Scope::Staff | Scope::OthersThan(_) | Scope::Outside(..) => {
                format!("SELECT rowid FROM search_text WHERE search_text MATCH $1 LIMIT {most}")
            }
            Scope::ContactsOf(_) => format!(
                "SELECT d.doc FROM search_text t CROSS JOIN search_doc d ON d.doc = t.rowid \
                 WHERE {} AND t.search_text MATCH $3 LIMIT {most}",
                self.condition(),
            ),
        };
        let mut args = match self.scope {
            Scope::Everyone | Scope::Staff | Scope::OthersThan(_) | Scope::Outside(..) => Vec::new(),
            Scope::ContactsOf(_) => self.args(),
        };
        args.push(expression.into());
        let rows = q.query(sql, args).await?;
        self.take(rows)
    }

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

    /// Takes those away whom the scope leaves out.
    async fn leave_out(&mut self, q: &mut impl Query) -> Result<(), StoreError> {
        let left_out = match self.scope {
            Scope::Everyone | Scope::Staff | Scope::ContactsOf(_) => return Ok(()),
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
                if matches!(self.scope, Scope::ContactsOf(_)) {
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

    /// The words of lines that may be meant by those of the question. Nobody asks where all lines are
    /// looked at.
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
        // Without another word nobody else is found; of an address, the error may be behind the @.
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

/// The end of the range of texts that begin with `start`.
fn end(start: &str) -> String {
    format!("{start}{}", char::MAX)
}
