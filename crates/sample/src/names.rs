//! Names of people: mostly a given and a family name from one part of the world.

use super::circles::{CIRCLES, Circle};
use super::dice::shuffle;
use super::to_usize;

/// One person in this many has a family name from elsewhere.
const ELSEWHERE: u64 = 8;

/// The lists of names, ready to draw from.
pub(super) struct Names(Vec<Lists>);

struct Lists {
    given: Vec<Part>,
    family: Vec<Part>,
}

#[derive(Clone)]
struct Part {
    shown: &'static str,
    /// Small letters of the English alphabet.
    mailbox: String,
}

/// One person's name.
pub(super) struct Named {
    pub(super) given: &'static str,
    pub(super) family: &'static str,
    /// The part before the `@`; different for every person.
    pub(super) mailbox: String,
}

impl Names {
    pub(super) fn new() -> Self {
        let lists = |c: &Circle| Lists {
            given: parts(c.given),
            family: parts(c.family),
        };
        Self(CIRCLES.iter().map(lists).collect())
    }

    /// The name of the `n`th person. Every pair of names is used once before any is repeated; then a number
    /// in the address distinguishes them.
    pub(super) fn of(&self, seed: u64, n: u64) -> Named {
        let (block, rest) = (n / ELSEWHERE, n % ELSEWHERE);
        let abroad = rest == ELSEWHERE - 1;
        let place = if abroad { block } else { block * (ELSEWHERE - 1) + rest };
        let pairs =
            |home: usize, lists: &Lists| u64::try_from(lists.given.len() * self.families(home, abroad)).unwrap_or(0);
        let count: u64 = self.0.iter().enumerate().map(|(home, lists)| pairs(home, lists)).sum();
        let round = place / count.max(1);
        let mut at = shuffle(seed ^ round << 32 ^ u64::from(abroad), count, place % count.max(1));
        for (home, lists) in self.0.iter().enumerate() {
            let here = pairs(home, lists);
            if at < here {
                let families = u64::try_from(self.families(home, abroad)).unwrap_or(1);
                let given = lists.given.get(to_usize(at / families));
                let family = self.family(home, abroad, to_usize(at % families));
                return named(given, family, round);
            }
            at -= here;
        }
        named(None, None, round)
    }

    /// How many family names can be combined with the given names of a circle.
    fn families(&self, home: usize, abroad: bool) -> usize {
        let others = self.0.iter().enumerate().filter(|(n, _)| (*n == home) != abroad);
        others.map(|(_, lists)| lists.family.len()).sum()
    }

    fn family(&self, home: usize, abroad: bool, at: usize) -> Option<&Part> {
        let others = self.0.iter().enumerate().filter(|(n, _)| (*n == home) != abroad);
        others.flat_map(|(_, lists)| &lists.family).nth(at)
    }
}

fn parts(list: &'static str) -> Vec<Part> {
    list.split(',')
        .map(|shown| Part {
            shown,
            mailbox: mailbox(shown),
        })
        .collect()
}

fn mailbox(name: &str) -> String {
    domain::search_key::fold(name).replace(' ', "")
}

fn named(given: Option<&Part>, family: Option<&Part>, round: u64) -> Named {
    let shown = |part: Option<&Part>| part.map_or("", |part| part.shown);
    let letters = |part: Option<&Part>| part.map_or(String::new(), |part| part.mailbox.clone());
    let mut mailbox = letters(given);
    mailbox.push('.');
    mailbox.push_str(&letters(family));
    if round > 0 {
        mailbox.push_str(&(round + 1).to_string());
    }
    Named {
        given: shown(given),
        family: shown(family),
        mailbox,
    }
}

#[cfg(test)]
mod tests {
    use super::{Names, parts};
    use crate::circles::CIRCLES;
    use std::collections::BTreeSet;

    #[test]
    fn the_lists_are_long_and_clean() {
        for (what, list, least) in [
            ("given", CIRCLES.map(|c| c.given), 300),
            ("family", CIRCLES.map(|c| c.family), 600),
        ] {
            let all: Vec<_> = list.into_iter().flat_map(parts).collect();
            assert!(all.len() >= least, "{what}: {}", all.len());
            let mut seen = BTreeSet::new();
            for part in &all {
                assert_eq!(part.shown, domain::text::clean_line(part.shown), "{what}");
                assert!(part.mailbox.bytes().all(|b| b.is_ascii_lowercase()), "{}", part.shown);
                assert!(seen.insert(&part.mailbox), "{what}: {} twice", part.shown);
            }
            let other = all.iter().filter(|part| !part.shown.is_ascii()).count();
            assert!(other * 5 > all.len(), "{what}: only {other} with accents");
        }
        let families: Vec<&str> = CIRCLES.iter().flat_map(|c| c.family.split(',')).collect();
        for name in ["O'Brien", "de la Cruz", "Smith-Jones", "Öz", "Müller"] {
            assert!(families.contains(&name), "{name}");
        }
    }

    #[test]
    fn mailboxes_are_unique_for_a_long_time() {
        let names = Names::new();
        let seen: BTreeSet<String> = (0..200_000).map(|n| names.of(1, n).mailbox).collect();
        assert_eq!(seen.len(), 200_000);
    }

    #[test]
    fn names_come_again_only_when_all_have_been() {
        let names = Names::new();
        let pairs = (0..20_000)
            .map(|n| names.of(5, n))
            .map(|name| (name.given, name.family));
        assert_eq!(pairs.collect::<BTreeSet<_>>().len(), 20_000);
        assert!(names.of(5, 100_000).mailbox.ends_with(|c: char| c.is_ascii_digit()));
    }
}
