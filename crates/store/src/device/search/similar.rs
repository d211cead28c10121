//! Words with one typing error: which word is meant, and the table that finds it.
//!
//! The table holds every distinct word of the search lines that is long enough, by keys of four
//! letters: the first five letters without one of them. A letter too many, one missing, one wrong
//! or two that changed places leave at least one key in common, so that a few look-ups give all
//! words that can be meant, however many people there are.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;
use serde_json::json;

use super::line::PART;
use crate::batch::{Batch, CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::{Execute, Query};

/// A word has to have so many letters before an error in it is tolerated.
const LETTERS: usize = 5;

/// Longer words are not names.
const LONGEST: usize = 40;

/// Lines that are read in one go.
const LINES: usize = 5_000;

/// Most words that one word of a question may mean.
const MEANT: usize = 100;

/// How a word differs from what was asked for; the first is the likelier one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Near {
    /// The words differ by one typing error.
    Word,
    /// What was asked for is the beginning of the word, with one typing error in it.
    Beginning,
}

/// Whether `asked` may be a mistyped `word`. Not for words that begin with it, nor for words with digits.
/// An error in the last letter of a beginning means nothing: every other word would match.
pub(crate) fn near(asked: &str, word: &str) -> Option<Near> {
    let asked: Vec<char> = asked.chars().collect();
    let word: Vec<char> = word.chars().collect();
    let letters = |text: &[char]| text.iter().all(|c| c.is_alphabetic());
    if asked.len().max(word.len()) < LETTERS || asked.len() + 1 < LETTERS || !letters(&asked) || !letters(&word) {
        return None;
    }
    let same = asked.iter().zip(&word).take_while(|(a, w)| a == w).count();
    let (asked_rest, word_rest) = (asked.get(same..)?, word.get(same..)?);
    let (wrong, rest) = asked_rest.split_first()?;
    // What is left of both after each error that is possible here.
    let mut ways: Vec<(&[char], &[char])> = vec![(rest, word_rest)];
    let mut exchanged: Option<(&[char], &[char])> = None;
    if let Some((right, after)) = word_rest.split_first() {
        ways.push((rest, after));
        ways.push((asked_rest, after));
        exchanged = rest
            .split_first()
            .zip(after.split_first())
            .filter(|((second, _), (next, _))| (wrong, *second) == (*next, right))
            .map(|((_, rest), (_, after))| (rest, after));
    }
    if ways.iter().chain(&exchanged).any(|(asked, word)| asked == word) {
        return Some(Near::Word);
    }
    let begins = |(asked, word): &(&[char], &[char])| !asked.is_empty() && word.starts_with(asked);
    let is_beginning = ways.iter().any(begins) || exchanged.is_some_and(|(asked, word)| word.starts_with(asked));
    (asked.len() >= LETTERS && is_beginning).then_some(Near::Beginning)
}

/// The keys of a word that [`stands_here`].
fn keys(word: &str) -> BTreeSet<String> {
    let letters: Vec<char> = word.chars().take(LETTERS).collect();
    if letters.len() < LETTERS {
        return BTreeSet::from([word.to_owned()]);
    }
    (0..LETTERS)
        .map(|left_out| {
            let kept = letters.iter().enumerate().filter(|(place, _)| *place != left_out);
            kept.map(|(_, c)| *c).collect()
        })
        .collect()
}

/// Whether a word belongs into the table: letters only, and enough of them.
fn stands_here(word: &str) -> bool {
    if word.is_ascii() {
        return (LETTERS - 1..=LONGEST).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_alphabetic());
    }
    (LETTERS - 1..=LONGEST).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic)
}

/// The words of a line's texts that the table of words holds.
fn words(texts: [&str; 3]) -> impl Iterator<Item = &str> {
    texts
        .into_iter()
        .flat_map(|text| text.split([' ', PART]))
        .filter(|word| stands_here(word))
}

/// Words that are looked at once each.
#[derive(Default)]
pub(super) struct Words(FxHashSet<String>);

impl Words {
    /// Takes up the words of a line; `new` is given those that were not here yet.
    pub(super) fn take(&mut self, texts: [&str; 3], mut new: impl FnMut(&str)) {
        for word in words(texts) {
            if !self.0.contains(word) {
                self.0.insert(word.to_owned());
                new(word);
            }
        }
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }
}

/// Adds words; those that are there stay.
pub(super) async fn learn(w: &mut impl Execute, words: &[String]) -> Result<(), StoreError> {
    let mut rows: Vec<(String, &str)> = words
        .iter()
        .flat_map(|word| keys(word).into_iter().map(move |key| (key, word.as_str())))
        .collect();
    // In the order of their tree they touch fewer pages.
    rows.sort_unstable();
    let batch = Batch {
        head: "INSERT INTO search_near (key, word) VALUES",
        tuple: "(?, ?)",
        suffix: "ON CONFLICT DO NOTHING",
        shared: &[],
    };
    batch
        .run(w, rows.into_iter(), |(key, word), args| {
            args.extend([key.into(), word.to_owned().into()]);
        })
        .await?;
    Ok(())
}

/// Makes the table of words anew of the lines there are.
pub(super) async fn learn_anew(w: &mut impl Execute) -> Result<(), StoreError> {
    forget_all(w).await?;
    let mut known = Words::default();
    let mut after = i64::MIN;
    loop {
        let sql = format!("SELECT doc, names, reach, more FROM search_doc WHERE doc > $1 ORDER BY doc LIMIT {LINES}");
        let rows = w.query(sql, vec![after.into()]).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let mut new = Vec::new();
        for row in rows {
            let mut row = row.read("search_doc");
            after = row.i64()?;
            let (names, reach, more) = (row.text()?, row.text()?, row.text()?);
            known.take([&names, &reach, &more], |word| new.push(word.to_owned()));
        }
        learn(w, &new).await?;
    }
}

/// Empties the table.
pub(super) async fn forget_all(w: &mut impl Execute) -> Result<(), StoreError> {
    w.execute("DELETE FROM search_near", Vec::new()).await.map(drop)
}

/// Forgets the words of `gone` that are not among `kept` and that no line contains any more.
pub(super) async fn unlearn(w: &mut impl Execute, gone: &[String], kept: &Words) -> Result<(), StoreError> {
    let gone: Vec<&String> = gone.iter().filter(|word| !kept.contains(word)).collect();
    if gone.is_empty() {
        return Ok(());
    }
    // One question for all of them: a firm's lines have thousands of words.
    let sql = "SELECT gone.value FROM json_each($1) gone WHERE NOT EXISTS \
               (SELECT 1 FROM search_text WHERE search_text MATCH '\"' || gone.value || '\"')";
    let mut rows: Vec<(String, String)> = Vec::new();
    for row in w.query(sql, vec![json!(gone).to_string().into()]).await? {
        let word = row.read("search_text").text()?;
        rows.extend(keys(&word).into_iter().map(|key| (key, word.clone())));
    }
    rows.sort_unstable();
    for rows in rows.chunks(CHUNK) {
        let pairs = vec!["(?, ?)"; rows.len()].join(", ");
        let args = rows
            .iter()
            .flat_map(|(key, word)| [key.as_str().into(), word.as_str().into()]);
        let sql = format!("DELETE FROM search_near WHERE (key, word) IN (VALUES {pairs})");
        w.execute(sql, args.collect()).await?;
    }
    Ok(())
}

/// The words of lines that may be meant by words of a question, the likeliest first.
pub(super) type Meant = BTreeMap<String, Vec<(Near, String)>>;

/// For each of these words, the words of lines that may be meant by it, the likeliest first; and
/// whether there were too many.
pub(super) async fn meant(q: &mut impl Query, asked: &[String]) -> Result<(Meant, bool), StoreError> {
    let may_err = asked.iter().filter(|word| stands_here(word));
    let keys: Vec<String> = may_err.flat_map(|word| keys(word)).collect();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for keys in keys.chunks(CHUNK) {
        let mut args = Vec::new();
        padded(&mut args, keys.iter().map(|key| key.as_str()));
        let list = placeholders(1, keys.len());
        let sql = format!("SELECT word FROM search_near WHERE key IN ({list})");
        for row in q.query(sql, args).await? {
            known.insert(row.read("search_near").text()?);
        }
    }
    let mut found = BTreeMap::new();
    let mut cut = false;
    for asked in asked {
        let mut words: Vec<(Near, String)> = known
            .iter()
            .filter_map(|word| Some((near(asked, word)?, word.clone())))
            .filter(|(_, word)| !word.starts_with(asked.as_str()))
            .collect();
        words.sort_unstable();
        cut |= words.len() > MEANT;
        words.truncate(MEANT);
        found.insert(asked.clone(), words);
    }
    Ok((found, cut))
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "a test stops at the first surprise")]
mod tests {
    use super::{Near, keys, near};

    /// Least number of letters put in, left out, changed, or changed with their neighbour, by the
    /// whole table of beginnings.
    fn distance(a: &[char], b: &[char]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let changed = usize::from(a[i - 1] != b[j - 1]);
                    let mut least = (table[i - 1][j] + 1)
                        .min(table[i][j - 1] + 1)
                        .min(table[i - 1][j - 1] + changed);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        least = least.min(table[i - 2][j - 2] + 1);
                    }
                    least
                };
            }
        }
        table[a.len()][b.len()]
    }

    /// The same answer without any shortcut.
    fn plainly(asked: &str, word: &str) -> Option<Near> {
        let (a, w): (Vec<char>, Vec<char>) = (asked.chars().collect(), word.chars().collect());
        if word.starts_with(asked) || a.len().max(w.len()) < 5 || a.len() < 4 {
            return None;
        }
        if distance(&a, &w) <= 1 {
            return Some(Near::Word);
        }
        // An error before the last letter, or the last two letters in the wrong order.
        let begins = |length: usize| {
            let start = &w[..length];
            let last_is_right = a.last() == start.last() && start != &a[..a.len() - 1];
            let swapped = a.len() == length
                && length >= 2
                && a[..length - 2] == start[..length - 2]
                && a[length - 1] == start[length - 2]
                && a[length - 2] == start[length - 1];
            distance(&a, start) <= 1 && (last_is_right || swapped)
        };
        let lengths = (a.len() - 1)..=(a.len() + 1).min(w.len());
        (a.len() >= 5 && a.len() - 1 <= w.len() && lengths.into_iter().any(begins)).then_some(Near::Beginning)
    }

    #[test]
    fn one_error_is_tolerated() {
        for (asked, word, expect) in [
            ("muller", "muller", None),
            ("mull", "muller", None),
            ("mulller", "muller", Some(Near::Word)),
            ("muler", "muller", Some(Near::Word)),
            ("nuller", "muller", Some(Near::Word)),
            ("mulelr", "muller", Some(Near::Word)),
            ("umller", "muller", Some(Near::Word)),
            ("mullerx", "muller", Some(Near::Word)),
            ("prce", "price", Some(Near::Word)),
            ("smitt", "smit", Some(Near::Word)),
            ("thronb", "thornbury", Some(Near::Beginning)),
            ("thornnbu", "thornbury", Some(Near::Beginning)),
            ("thonbu", "thornbury", Some(Near::Beginning)),
            ("tohrnbury", "thornbury", Some(Near::Word)),
            ("thornx", "thornbury", None),
            ("mlelr", "muller", None),
            ("prie", "pie", None),
            ("prce", "prices", None),
            ("ng", "nguyen", None),
            ("nugyen", "nguyen", Some(Near::Word)),
            ("иавнов", "иванов", Some(Near::Word)),
            ("crm10042", "crm10043", None),
        ] {
            assert_eq!(near(asked, word), expect, "{asked} {word}");
        }
    }

    /// Words of few letters, so that errors meet letters that are there already.
    fn random_words(seed: &mut u64, count: usize) -> Vec<String> {
        let mut next = |end: u64| {
            *seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (*seed >> 33) % end
        };
        (0..count)
            .map(|_| {
                let length = 3 + next(7);
                (0..length)
                    .map(|_| ['a', 'b', 'é'][usize::try_from(next(3)).unwrap_or(0)])
                    .collect()
            })
            .collect()
    }

    #[test]
    fn as_the_whole_table_of_distances_says_and_always_with_a_key_in_common() {
        let mut seed = 7;
        let (asked, words) = (random_words(&mut seed, 300), random_words(&mut seed, 300));
        let mut found = 0;
        for asked in &asked {
            for word in &words {
                let here = near(asked, word).filter(|_| !word.starts_with(asked.as_str()));
                assert_eq!(here, plainly(asked, word), "{asked} {word}");
                if here.is_some() {
                    assert!(!keys(asked).is_disjoint(&keys(word)), "{asked} {word}");
                    found += 1;
                }
            }
        }
        assert!(found > 500, "{found}");
    }
}
