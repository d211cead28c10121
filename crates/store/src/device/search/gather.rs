//! Candidates: the lines that may answer, from B-trees and the full-text index.

use std::collections::btree_map::Entry;

use domain::ids::FirmId;

use super::line::PART;
use super::matching::{Texts, judge};
use super::{FEW, Scope, Search, own_people};
use crate::device::lists::{IN_DIRECTORY, VISIBLE};
use crate::error::StoreError;
use crate::port::{Query, Row, Val};

impl Search<'_> {
    /// The condition that keeps to the scope while candidates are gathered, over `search_doc d`; its
    /// arguments are $1 and $2.
    pub(super) fn condition(&self) -> String {
        match self.scope {
            Scope::Everyone | Scope::Shown | Scope::Staff | Scope::OthersThan(_) | Scope::Outside(..) => {
                "1 = 1".to_owned()
            }
            Scope::ContactsOf(_) => own_people(),
        }
    }

    /// The keys `k` of lines in the scope. Where that is all of them, no line is looked at.
    pub(super) fn keys(&self) -> String {
        match self.scope {
            Scope::Everyone | Scope::Shown | Scope::Staff | Scope::OthersThan(_) | Scope::Outside(..) => {
                "search_key k WHERE 1 = 1".to_owned()
            }
            Scope::ContactsOf(_) => format!(
                "search_key k CROSS JOIN search_doc d ON d.doc = k.doc WHERE {}",
                self.condition()
            ),
        }
    }

    pub(super) fn args(&self) -> Vec<Val<'static>> {
        let user = match self.scope {
            Scope::Everyone | Scope::Shown | Scope::Staff => Val::I64(0),
            Scope::Outside(outside, _) => outside.key(),
            Scope::ContactsOf(user) | Scope::OthersThan(user) => user.as_bytes().to_vec().into(),
        };
        vec![self.firm.as_bytes().to_vec().into(), user]
    }

    /// If contacts and colleagues are few, takes them all.
    pub(super) async fn all_contacts(&mut self, q: &mut impl Query) -> Result<bool, StoreError> {
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

    /// Takes all staff of the firm.
    pub(super) async fn all_staff(&mut self, q: &mut impl Query) -> Result<(), StoreError> {
        let sql = "SELECT d.doc FROM user_card c JOIN search_doc d ON d.user_id = c.user_id \
                   WHERE c.firm = $1 AND c.kind = 'staff'";
        for row in q.query(sql, vec![(&self.firm.0).into()]).await? {
            self.docs.insert(row.read("search_doc").i64()?);
        }
        Ok(())
    }

    pub(super) fn len(&self) -> usize {
        self.names.len() + self.docs.len()
    }

    pub(super) fn take(&mut self, rows: Vec<Row>) -> Result<(), StoreError> {
        self.more |= rows.len() >= self.most;
        for row in rows {
            self.docs.insert(row.read("search_doc").i64()?);
        }
        Ok(())
    }

    /// Lines whose family and given name begin with these texts.
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
    pub(super) fn named(&mut self, doc: i64, given: &str, family: &str) {
        let names = format!("{given}{PART}{family}{PART}");
        let texts = Texts {
            names: &names,
            reach: "",
            more: "",
        };
        let Some((_, score)) = judge(self.query, &texts) else {
            self.docs.insert(doc);
            return;
        };
        let found = (score, format!("{family}{PART}{given}"));
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
                .and_then(|names| names.split_once(PART))
                .ok_or_else(|| row.corrupt())?;
            match first {
                'f' => self.named(doc, other, one),
                _ => self.named(doc, one, other),
            }
        }
        Ok(())
    }

    pub(super) async fn by_key(&mut self, q: &mut impl Query, start: &str) -> Result<(), StoreError> {
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

    pub(super) async fn by_name(&mut self, q: &mut impl Query) -> Result<(), StoreError> {
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
                let start = format!("{first}{PART}{second}");
                self.by_spelling(q, 'f', &start).await?;
                self.by_spelling(q, 'g', &start).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn by_address(&mut self, q: &mut impl Query, firm: FirmId, start: &str) -> Result<(), StoreError> {
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
    pub(super) async fn by_text(&mut self, q: &mut impl Query, words: &[String]) -> Result<(), StoreError> {
        if self.len() >= self.most {
            self.more = true;
            return Ok(());
        }
        // A whole word is read hit by hit; the beginning of one, if it is longer than the prefix index,
        // gathers every line with such a word first. Common words are mostly typed whole.
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

    pub(super) async fn matching(&mut self, q: &mut impl Query, expression: String) -> Result<(), StoreError> {
        let most = self.most;
        let sql = match self.scope {
            Scope::Everyone | Scope::Shown | Scope::Staff | Scope::OthersThan(_) | Scope::Outside(..) => {
                format!("SELECT rowid FROM search_text WHERE search_text MATCH $1 LIMIT {most}")
            }
            Scope::ContactsOf(_) => format!(
                "SELECT d.doc FROM search_text t CROSS JOIN search_doc d ON d.doc = t.rowid \
                 WHERE {} AND t.search_text MATCH $3 LIMIT {most}",
                self.condition(),
            ),
        };
        let mut args = match self.scope {
            Scope::Everyone | Scope::Shown | Scope::Staff | Scope::OthersThan(_) | Scope::Outside(..) => Vec::new(),
            Scope::ContactsOf(_) => self.args(),
        };
        args.push(expression.into());
        let rows = q.query(sql, args).await?;
        self.take(rows)
    }
}

/// The end of the range of texts that begin with `start`.
fn end(start: &str) -> String {
    format!("{start}{}", char::MAX)
}
