//! Finding people in spite of a typing error, and those outside of one's contacts.

use std::collections::{BTreeMap, BTreeSet};

use domain::change::WriteSet;
use domain::ids::{TeamId, UserId};
use domain::people::{Kind, Role};
use domain::phone::Region;
use domain::search_key::fold;
use domain::teams::TeamMember;
use uuid::Uuid;

use super::world::{FIRM, FOUNDER, add_client, card, file, founding, memory, private, sort_key, submit, team, user};
use crate::device::search::{
    Found, Loader, Scope, SearchQuery, complete, find, is_incomplete, missing, refresh, renew,
};
use crate::port::{Execute, Query, Store};
use crate::records::people::people;

const NORTH: TeamId = TeamId(Uuid::from_u128(0x21));
const SAM: UserId = UserId(Uuid::from_u128(0x7_0001));

/// The same numbers every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below(from.len())]
    }

    /// A name of a few syllables: many are a letter apart.
    fn name(&mut self) -> String {
        let syllables = 2 + self.below(3);
        let mut name: String = (0..syllables)
            .map(|_| self.pick(&["ba", "ber", "mi", "mil", "tor", "to", "é", "na"]))
            .collect();
        name.get_mut(..1).unwrap_or_default().make_ascii_uppercase();
        name
    }

    /// The word with one letter more, less, changed, or two of them in the wrong order.
    fn mistyped(&mut self, word: &str) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        let place = self.below(letters.len());
        let letter = self.pick(&["a", "e", "r", "t", "x"]).chars().next().unwrap();
        match self.below(4) {
            0 => letters.insert(place, letter),
            1 => drop(letters.remove(place)),
            2 => letters[place] = letter,
            _ if place + 1 < letters.len() => letters.swap(place, place + 1),
            _ => letters.push(letter),
        }
        letters.into_iter().collect()
    }
}

async fn ask(q: &mut impl Query, question: &str, scope: Scope) -> Found {
    let query = SearchQuery::parse(question, Region::parse("GB")).unwrap();
    find(q, FIRM, &query, scope, 200).await.unwrap()
}

fn users(found: &Found, similar: bool) -> BTreeSet<UserId> {
    let some = found.hits.iter().filter(|hit| hit.similar == similar);
    some.map(|hit| hit.user).collect()
}

/// Letters put in, left out, changed or exchanged with their neighbour, at least.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut table = vec![vec![0_usize; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let changed = usize::from(a[i - 1] != b[j - 1]);
                let least = [table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + changed];
                let mut least = least.into_iter().min().unwrap();
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(table[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    table[a.len()][b.len()]
}

/// Whether a word may be meant by another, whole: as a look through everybody has it.
fn may_mean(asked: &str, word: &str) -> bool {
    let (asked, word): (Vec<char>, Vec<char>) = (asked.chars().collect(), word.chars().collect());
    asked.len() >= 4 && asked.len().max(word.len()) >= 5 && distance(&asked, &word) <= 1
}

fn clients(seed: u64, count: u128) -> (WriteSet, Vec<(UserId, Vec<String>)>) {
    let mut dice = Dice(seed);
    let mut changes = WriteSet::default();
    let mut names = Vec::new();
    for n in 0..count {
        let (given, family) = (dice.name(), dice.name());
        add_client(&mut changes, n, &given, &family);
        names.push((user(n), vec![fold(&given), fold(&family)]));
    }
    (changes, names)
}

async fn fill<S: Store>(store: &S, changes: &WriteSet) {
    let mut w = store.write().await.unwrap();
    submit(&mut w, "createFirm", &founding()).await.unwrap();
    submit(&mut w, "importPeople", changes).await.unwrap();
    refresh(&mut w, FIRM, &[FOUNDER], &sort_key).await.unwrap();
    let mut loader = Loader::new(changes, &sort_key);
    while loader.slice(&mut w).await.unwrap().is_some() {}
    w.commit().await.unwrap();
}

async fn finds_mistyped_names<S: Store>(store: &S, scope: Scope) {
    let (changes, names) = clients(3, 1_200);
    fill(store, &changes).await;
    let mut r = store.read().await.unwrap();
    let mut dice = Dice(11);
    let mut whole = 0;
    for n in 0..250 {
        let (_, person) = &names[dice.below(names.len())];
        let wrong = dice.mistyped(&person[n % 2]);
        let question = if n % 5 == 0 {
            format!("{wrong} {}", person[1 - n % 2])
        } else {
            wrong
        };
        let asked: Vec<&str> = question.split(' ').collect();
        let begins = |asked: &str, words: &[String]| words.iter().any(|word| word.starts_with(asked));
        let means =
            |asked: &str, words: &[String]| begins(asked, words) || words.iter().any(|word| may_mean(asked, word));
        let of = |wanted: &dyn Fn(&[String]) -> bool| -> BTreeSet<UserId> {
            names
                .iter()
                .filter(|(_, words)| wanted(words))
                .map(|(user, _)| *user)
                .collect()
        };
        let exact = of(&|words| asked.iter().all(|asked| begins(asked, words)));
        let meant = of(&|words| asked.iter().all(|asked| means(asked, words)));
        let meant: BTreeSet<UserId> = meant.difference(&exact).copied().collect();
        let found = ask(&mut r, &question, scope).await;
        if exact.len() >= 50 || found.more {
            continue;
        }
        assert_eq!(users(&found, false), exact, "{question}");
        // Beginnings with an error are for when there is nothing better.
        if exact.is_empty() && meant.is_empty() {
            continue;
        }
        assert_eq!(users(&found, true), meant, "{question}");
        let place = found.hits.iter().position(|hit| hit.similar);
        assert!(
            place.is_none_or(|place| place == exact.len()),
            "{question}: they stand last"
        );
        whole += usize::from(!meant.is_empty());
    }
    assert!(whole > 100, "{whole}");
}

#[tokio::test]
async fn finds_mistyped_names_in_memory() {
    finds_mistyped_names(&memory().await, Scope::Everyone).await;
}

#[tokio::test]
async fn finds_mistyped_names_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    finds_mistyped_names(&file(&folder).await, Scope::Everyone).await;
}

#[tokio::test]
async fn finds_mistyped_names_among_few_contacts() {
    finds_mistyped_names(&memory().await, Scope::ContactsOf(FOUNDER)).await;
}

async fn near_words(q: &mut impl Query) -> BTreeSet<String> {
    let rows = q
        .query("SELECT DISTINCT word FROM search_near", Vec::new())
        .await
        .unwrap();
    rows.into_iter()
        .map(|row| row.read("search_near").text().unwrap())
        .collect()
}

/// Where many lines go, the index of words is made anew; what is found is the same as when it is kept line by line.
#[tokio::test]
async fn where_many_lines_go_the_others_are_found_as_before() {
    for gone in [600_u128, 900] {
        let (anew, kept) = (memory().await, memory().await);
        let mut changes = WriteSet::default();
        let mut dice = Dice(7);
        for n in 0..1_000 {
            let (given, family) = (dice.name(), dice.name());
            add_client(&mut changes, n, &given, &family);
        }
        let all: Vec<UserId> = (0..1_000).map(user).collect();
        let leaving: Vec<UserId> = all
            .iter()
            .copied()
            .filter(|id| id.0.as_u128() % 10 < gone / 100)
            .collect();
        for store in [&anew, &kept] {
            let mut w = store.write().await.unwrap();
            submit(&mut w, "createFirm", &founding()).await.unwrap();
            submit(&mut w, "importPeople", &changes).await.unwrap();
            refresh(&mut w, FIRM, &all, &sort_key).await.unwrap();
            let mut leave = WriteSet::default();
            for (_, person) in people(&mut w, FIRM, &leaving).await.unwrap() {
                leave.cards.deleted.push(person.card);
                leave.privates.deleted.push(person.private);
                leave.points.deleted.extend(person.points);
                let teams = person.teams.into_iter();
                leave
                    .members
                    .deleted
                    .extend(teams.map(|team| TeamMember::new(team, leave.cards.deleted.last().unwrap().id)));
            }
            submit(&mut w, "erase", &leave).await.unwrap();
            w.commit().await.unwrap();
        }
        let (mut anew, mut kept) = (anew.write().await.unwrap(), kept.write().await.unwrap());
        renew(&mut anew, FIRM, &leaving, &BTreeMap::new(), &sort_key)
            .await
            .unwrap();
        for few in leaving.chunks(100) {
            renew(&mut kept, FIRM, few, &BTreeMap::new(), &sort_key).await.unwrap();
        }
        assert_eq!(near_words(&mut anew).await, near_words(&mut kept).await);
        for question in ["ba", "mil", "tormi", "example", "c15", "c7", "batr"] {
            let query = SearchQuery::parse(question, Region::parse("GB")).unwrap();
            let mut found = Vec::new();
            for q in [&mut anew, &mut kept] {
                let hits = find(q, FIRM, &query, Scope::Everyone, 200).await.unwrap().hits;
                found.push(hits.into_iter().map(|hit| hit.user).collect::<Vec<_>>());
            }
            assert_eq!(found[0], found[1], "{question}");
        }
    }
}

#[tokio::test]
async fn words_are_forgotten_with_their_last_line() {
    let store = memory().await;
    let mut changes = WriteSet::default();
    add_client(&mut changes, 1, "Ottoline", "Brightwell");
    add_client(&mut changes, 2, "Ottoline", "Carver");
    fill(&store, &changes).await;
    let mut w = store.write().await.unwrap();
    let has = |words: &BTreeSet<String>, word: &str| words.contains(word);
    let words = near_words(&mut w).await;
    assert!(has(&words, "ottoline") && has(&words, "brightwell") && has(&words, "example"));
    assert!(!has(&words, "com"), "too short");
    let person = people(&mut w, FIRM, &[user(1)])
        .await
        .unwrap()
        .remove(&user(1))
        .unwrap();
    let mut changes = WriteSet::default();
    changes.cards.deleted.push(person.card);
    changes.privates.deleted.push(person.private);
    changes.points.deleted.extend(person.points);
    submit(&mut w, "editProfile", &changes).await.unwrap();
    refresh(&mut w, FIRM, &[user(1)], &sort_key).await.unwrap();
    let words = near_words(&mut w).await;
    assert!(!has(&words, "brightwell") && has(&words, "ottoline"), "{words:?}");
    assert_eq!(ask(&mut w, "brightwel", Scope::Everyone).await.total, 0);
    assert_eq!(ask(&mut w, "otoline", Scope::Everyone).await.total, 1);
}

#[tokio::test]
async fn names_are_found_in_parts_and_as_one_word() {
    let store = memory().await;
    let mut changes = WriteSet::default();
    for (n, given, family) in [
        (1, "Sean", "O'Brien"),
        (2, "Jean-Luc", "d’Amico"),
        (3, "Ann", "McDonald"),
        (4, "Ana", "de la Cruz"),
        (5, "Tom", "O‘Hara-Smith"),
    ] {
        add_client(&mut changes, n, given, family);
    }
    changes.cards.inserted[2].company = "O'Hanlon & Sons".into();
    fill(&store, &changes).await;
    let mut r = store.read().await.unwrap();
    for (question, who, similar) in [
        ("brien", 1, false),
        ("obrien", 1, false),
        ("o brien", 1, false),
        ("O'Brien", 1, false),
        ("O’Brien", 1, false),
        ("O´Brien", 1, false),
        ("o`brien sean", 1, false),
        ("brein", 1, true),
        ("obrein", 1, true),
        ("luc", 2, false),
        ("jeanluc", 2, false),
        ("jean luc", 2, false),
        ("amico", 2, false),
        ("damico", 2, false),
        ("d amico", 2, false),
        ("amcio", 2, true),
        ("mcdonald", 3, false),
        ("donald", 3, false),
        ("macdonald", 3, true),
        ("hanlon", 3, false),
        ("o hanlon", 3, false),
        ("hanloon", 3, true),
        ("delacruz", 4, false),
        ("hara", 5, false),
        ("oharasmith", 5, false),
    ] {
        let found = ask(&mut r, question, Scope::Everyone).await;
        let hits: Vec<_> = found.hits.iter().map(|hit| (hit.user, hit.similar)).collect();
        assert_eq!(hits, [(user(who), similar)], "{question}");
    }
}

async fn others<S: Store>(store: &S) {
    let (mut changes, names) = clients(5, 600);
    // Sam has every second one, and is a colleague of the founder.
    changes.teams.inserted.push(team(NORTH, "North", false));
    for (user, _) in names.iter().step_by(2) {
        let (team, user) = (NORTH, *user);
        changes.members.inserted.push(TeamMember::new(team, user));
    }
    changes
        .cards
        .inserted
        .push(card(SAM, Kind::Staff(Role::UserAdministrator), "Sam", "Hill"));
    changes.privates.inserted.push(private(SAM));
    changes.members.inserted.push(TeamMember::new(NORTH, SAM));
    fill(store, &changes).await;
    let mut r = store.read().await.unwrap();
    let mut dice = Dice(17);
    for n in 0..120 {
        let (_, person) = &names[dice.below(names.len())];
        let question = if n % 3 == 0 {
            dice.mistyped(&person[0])
        } else {
            person[n % 2].clone()
        };
        let all = ask(&mut r, &question, Scope::Everyone).await;
        let own = ask(&mut r, &question, Scope::ContactsOf(SAM)).await;
        let rest = ask(&mut r, &question, Scope::OthersThan(SAM)).await;
        let hits = |found: &Found| [users(found, false), users(found, true)];
        if all.more || users(&all, false).len() >= 50 {
            continue;
        }
        let ([own, _], [all, _], [rest, _]) = (hits(&own), hits(&all), hits(&rest));
        assert!(own.is_disjoint(&rest), "{question}");
        assert_eq!(own.union(&rest).copied().collect::<BTreeSet<_>>(), all, "{question}");
    }
    let founder = ask(&mut r, "brown", Scope::OthersThan(SAM)).await;
    assert_eq!(founder.total, 0, "a colleague is among one's own people");
    let me = ask(&mut r, "sam hill", Scope::OthersThan(SAM)).await;
    assert_eq!(users(&me, false), BTreeSet::from([SAM]), "oneself is nobody's contact");
    let identifier = ask(&mut r, "CRM-000001", Scope::OthersThan(SAM)).await;
    assert_eq!(users(&identifier, false), BTreeSet::from([user(1)]));
}

#[tokio::test]
async fn others_are_all_but_contacts_and_colleagues_in_memory() {
    others(&memory().await).await;
}

#[tokio::test]
async fn others_are_all_but_contacts_and_colleagues_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    others(&file(&folder).await).await;
}

#[tokio::test]
async fn lines_that_an_update_deleted_are_written_at_opening() {
    let store = memory().await;
    let (changes, _) = clients(9, 300);
    fill(&store, &changes).await;
    let mut w = store.write().await.unwrap();
    // As an update leaves them: 250 without a line.
    for sql in [
        "INSERT INTO search_text (search_text, rowid, names, reach, more) \
         SELECT 'delete', doc, names, reach, more FROM search_doc WHERE doc <= 250",
        "DELETE FROM search_key WHERE doc <= 250",
        "DELETE FROM search_doc WHERE doc <= 250",
    ] {
        w.execute(sql, Vec::new()).await.unwrap();
    }
    assert!(!is_incomplete(&mut w).await.unwrap());
    crate::device::settings::set(&mut w, "search-lines", "missing")
        .await
        .unwrap();
    assert!(is_incomplete(&mut w).await.unwrap());
    complete(&mut w, FIRM, &sort_key).await.unwrap();
    assert!(!is_incomplete(&mut w).await.unwrap());
    assert!(missing(&mut w, FIRM).await.unwrap().is_empty());
    let check = "INSERT INTO search_text (search_text, rank) VALUES ('integrity-check', 1)";
    w.execute(check, Vec::new()).await.unwrap();
    assert_eq!(ask(&mut w, "c17@example.com", Scope::Everyone).await.total, 1);
}
