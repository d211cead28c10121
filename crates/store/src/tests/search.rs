//! Finding people: what a naive look through everybody finds, search finds too.

use std::collections::BTreeSet;

use domain::change::WriteSet;
use domain::ids::{TeamId, UserId};
use domain::people::{Kind, Reach, Role};
use domain::person_name::PersonName;
use domain::phone::Region;
use domain::search_key::{digits, fold, fold_apart, fold_together, fold_umlauts};
use domain::teams::TeamMember;
use uuid::Uuid;

use super::world::{
    FIRM, FOUNDER, TEAM, add_client, card, file, founding, memory, phone, private, sort_key, submit, team, user,
};
use crate::device::search::{Found, Loader, Matched, Scope, SearchQuery, find, forget, forget_gone, missing, refresh};
use crate::port::{Execute, Query, Store};
use crate::records::people::people;

const NORTH: TeamId = TeamId(Uuid::from_u128(0x21));
const GIVEN: [&str; 8] = ["Zoë", "Ana", "Jürgen", "Maria José", "O'Neil", "Bo", "Łukasz", "Иван"];
const FAMILY: [&str; 9] = [
    "Müller",
    "Mueller",
    "Roy",
    "de la Cruz",
    "Smith-Jones",
    "Groß",
    "Ng",
    "Özdemir",
    "Miller",
];

/// 700 clients with varied names; every fifth is in a second team too, with Sam.
fn population() -> WriteSet {
    let mut changes = WriteSet::default();
    for n in 0..700_u128 {
        let at = |m: u128, of: usize| usize::try_from(n / m).unwrap() % of;
        add_client(&mut changes, n, GIVEN[at(1, 8)], FAMILY[at(3, 9)]);
        let card = changes.cards.inserted.last_mut().unwrap();
        card.job_title = ["", "Vice President", "Geschäftsführer"][at(7, 3)].into();
        if let Some(point) = changes.points.inserted.last_mut() {
            let local = 1_000 + n * 7;
            point.reach = Reach::Phone(match n % 5 {
                0 => phone("call Mrs Lee", None),
                1 => phone(&format!("0113 49{local:05} or later"), None),
                _ => phone(&format!("0113 49{local:05}"), Some(&format!("+4411349{local:05}"))),
            });
        }
        if n % 5 == 0 {
            changes.members.inserted.push(TeamMember::new(NORTH, user(n)));
        }
    }
    changes.teams.inserted.push(team(NORTH, "North", false));
    changes
        .cards
        .inserted
        .push(card(user(9_000), Kind::Staff(Role::Staff), "Sam", "Hill"));
    let private = private(user(9_000));
    changes.privates.inserted.push(private);
    changes.members.inserted.push(TeamMember::new(NORTH, user(9_000)));
    changes
}

async fn populated<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    submit(&mut w, "createFirm", &founding()).await.unwrap();
    let changes = population();
    submit(&mut w, "importPeople", &changes).await.unwrap();
    refresh(&mut w, FIRM, &[FOUNDER], &sort_key).await.unwrap();
    let mut loader = Loader::new(&changes, &sort_key);
    let mut slices = Vec::new();
    while let Some(done) = loader.slice(&mut w).await.unwrap() {
        slices.push(done);
    }
    assert_eq!(slices, [(701, 701)]);
    w.commit().await.unwrap();
}

async fn ask(q: &mut impl Query, question: &str, scope: Scope) -> Found {
    let query = SearchQuery::parse(question, Region::parse("GB")).unwrap();
    find(q, FIRM, &query, scope, 200).await.unwrap()
}

fn users(found: &Found) -> BTreeSet<UserId> {
    found.hits.iter().map(|hit| hit.user).collect()
}

/// Whether a person with these texts matches: every word of the query begins one of theirs.
fn naive(texts: &[String], numbers: &[String], question: &str) -> bool {
    let words: BTreeSet<String> = texts
        .iter()
        .flat_map(|t| [Some(fold(t)), fold_umlauts(t), fold_apart(t), fold_together(t)])
        .flatten()
        .flat_map(|t| t.split(' ').map(str::to_owned).collect::<Vec<_>>())
        .chain(numbers.iter().cloned())
        .collect();
    let asked = fold(question);
    let by_words = asked.split(' ').all(|a| words.iter().any(|w| w.starts_with(a)));
    let plain = question.chars().all(|c| c.is_ascii_digit() || " +".contains(c));
    let wanted = digits(question);
    let local = wanted.trim_start_matches('0');
    let by_number = plain
        && numbers.iter().any(|n| {
            n.ends_with(&wanted)
                || n.starts_with(&wanted)
                || (local.len() >= 3 && local != wanted && (n.ends_with(local) || n.starts_with(&format!("44{local}"))))
        });
    by_words || by_number
}

const QUESTIONS: [&str; 34] = [
    "z",
    "mu",
    "mue",
    "müll",
    "muller",
    "mueller",
    "z mueller",
    "Mueller Z",
    "zoë müller",
    "gross",
    "groß",
    "jurgen",
    "juergen ro",
    "de la",
    "cruz mar",
    "jones",
    "smith jones",
    "ивa",
    "иван",
    "oneil",
    "o neil",
    "neil",
    "neil roy",
    "mariajose",
    "delacr",
    "vice",
    "geschaeft",
    "crm 00001",
    "CRM-000123",
    "0113 4901",
    "01700",
    "+44 113 4904",
    "1000 or lat",
    "nobody at all",
];

async fn finds_what_there_is<S: Store>(store: &S) {
    populated(store).await;
    let mut r = store.read().await.unwrap();
    let everyone: Vec<UserId> = (0..700).map(user).chain([FOUNDER, user(9_000)]).collect();
    let people = people(&mut r, FIRM, &everyone).await.unwrap();
    let mut answered = 0;
    for question in QUESTIONS {
        let expect: BTreeSet<UserId> = people
            .values()
            .filter(|p| {
                let mut texts = vec![
                    p.card.name.given().into(),
                    p.card.name.family().into(),
                    p.card.job_title.clone(),
                ];
                texts.extend(p.private.identifier.iter().map(|i| i.as_str().to_owned()));
                let mut numbers: Vec<String> = p.private.phone.iter().map(|n| digits(n.as_str())).collect();
                for point in &p.points {
                    match &point.reach {
                        Reach::Email(email) => texts.push(email.as_str().into()),
                        Reach::Phone(phone) => match &phone.e164 {
                            Some(number) => numbers.push(digits(number.as_str())),
                            None => {
                                texts.push(phone.raw.clone());
                                numbers.extend(Some(digits(&phone.raw)).filter(|d| !d.is_empty()));
                            }
                        },
                    }
                }
                naive(&texts, &numbers, question)
            })
            .map(|p| p.card.id)
            .collect();
        let mut found = ask(&mut r, question, Scope::Everyone).await;
        let similar = found.hits.iter().filter(|hit| hit.similar).count();
        assert!(
            found.hits.iter().rev().take(similar).all(|hit| hit.similar),
            "{question}: those with an error stand last"
        );
        found.hits.retain(|hit| !hit.similar);
        found.total -= similar;
        if expect.len() <= 100 {
            assert_eq!(users(&found), expect, "{question}");
            assert_eq!((found.total, found.more), (expect.len(), false), "{question}");
            answered += usize::from(!expect.is_empty());
        } else {
            assert!(users(&found).is_subset(&expect), "{question}");
            assert!(found.total >= 100, "{question}: {} of {}", found.total, expect.len());
        }
    }
    assert!(answered >= 12, "enough questions have a full answer: {answered}");

    let found = ask(&mut r, "z mueller", Scope::Everyone).await;
    for hit in found.hits.iter().take(3) {
        assert_eq!(people[&hit.user].card.name.given(), "Zoë");
    }
    let found = ask(&mut r, "c123@example.com", Scope::Everyone).await;
    assert_eq!(
        (users(&found), found.hits[0].matched),
        (BTreeSet::from([user(123)]), Matched::Email)
    );
    let found = ask(&mut r, "CRM-000123", Scope::Everyone).await;
    assert_eq!(
        (users(&found), found.hits[0].matched),
        (BTreeSet::from([user(123)]), Matched::Identifier)
    );
    let found = ask(&mut r, "0018", Scope::Everyone).await;
    assert!(
        found
            .hits
            .iter()
            .any(|hit| hit.user == FOUNDER && hit.matched == Matched::Phone)
    );
}

#[tokio::test]
async fn finds_what_there_is_in_memory() {
    finds_what_there_is(&memory().await).await;
}

#[tokio::test]
async fn finds_what_there_is_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    finds_what_there_is(&file(&folder).await).await;
}

async fn contacts_only<S: Store>(store: &S) {
    populated(store).await;
    let mut r = store.read().await.unwrap();
    // Sam has 140 contacts, Rosa 700: the two ways a restricted search takes (below and above
    // the number that is simply looked through) must agree where their contacts do.
    let sam = Scope::ContactsOf(user(9_000));
    let found = ask(&mut r, "roy", sam).await;
    assert!(!found.hits.is_empty());
    let all = ask(&mut r, "roy", Scope::Everyone).await;
    let expect: BTreeSet<UserId> = users(&all)
        .into_iter()
        .filter(|u| (u.0.as_u128() - 0x1000) % 5 == 0)
        .collect();
    assert_eq!(users(&found), expect);
    assert!(ask(&mut r, "roy", Scope::ContactsOf(FOUNDER)).await.total > found.total);
    assert_eq!(
        ask(&mut r, "sam hill", sam).await.total,
        0,
        "nobody is their own contact"
    );
    // Sam and Rosa share no team: colleagues find each other anyway, but do not list each other.
    assert_eq!(users(&ask(&mut r, "brown", sam).await), BTreeSet::from([FOUNDER]));
    let directory = ask(&mut r, "sam hill", Scope::ContactsOf(FOUNDER)).await;
    assert_eq!(users(&directory), BTreeSet::from([user(9_000)]));
    for hidden in ["CRM-000005", "000005"] {
        assert_eq!(
            ask(&mut r, hidden, sam).await.total,
            0,
            "identifiers are for administrators"
        );
    }
    assert_eq!(ask(&mut r, "c5@example.com", sam).await.total, 1);
    drop(r);

    // Over the limit: the default team grows, and Rosa's contacts are asked for by index.
    let mut w = store.write().await.unwrap();
    let mut more = WriteSet::default();
    for n in 1_000..2_500 {
        add_client(&mut more, n, "Mia", "Olsen");
    }
    add_client(&mut more, 3_000, "Zoë", "Müllerin");
    more.members.inserted.pop();
    submit(&mut w, "importPeople", &more).await.unwrap();
    let mut loader = Loader::new(&more, &sort_key);
    while loader.slice(&mut w).await.unwrap().is_some() {}
    w.commit().await.unwrap();
    let mut r = store.read().await.unwrap();
    let rosa = Scope::ContactsOf(FOUNDER);
    let found = ask(&mut r, "mueller z", rosa).await;
    assert!(
        !found.hits.is_empty() && !users(&found).contains(&user(3_000)),
        "not in a team of hers"
    );
    assert_eq!(ask(&mut r, "mullerin", Scope::Everyone).await.total, 1);
    assert_eq!(ask(&mut r, "CRM-001234", rosa).await.total, 0);
    assert_eq!(ask(&mut r, "c1234@exam", rosa).await.total, 1);
    assert_eq!(ask(&mut r, "sam hill", rosa).await.total, 1, "by index as well");
    assert_eq!(ask(&mut r, "0113 4901007", rosa).await.total, 1);
    let many = ask(&mut r, "olsen", rosa).await;
    assert_eq!((many.hits.len(), many.total, many.more), (200, 200, true));
}

#[tokio::test]
async fn contacts_only_in_memory() {
    contacts_only(&memory().await).await;
}

#[tokio::test]
async fn contacts_only_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    contacts_only(&file(&folder).await).await;
}

#[tokio::test]
async fn lines_follow_their_records() {
    let store = memory().await;
    populated(&store).await;
    let mut w = store.write().await.unwrap();
    let place = ask(&mut w, "c10@example.com", Scope::Everyone).await.hits[0].doc;
    let mut changes = WriteSet::default();
    let person = people(&mut w, FIRM, &[user(10)])
        .await
        .unwrap()
        .remove(&user(10))
        .unwrap();
    let mut after = person.card.clone();
    after.name = PersonName::parse("Ünal", "Quist").unwrap();
    changes.cards.update(person.card, after);
    let gone = people(&mut w, FIRM, &[user(11)])
        .await
        .unwrap()
        .remove(&user(11))
        .unwrap();
    changes.cards.deleted.push(gone.card);
    changes.privates.deleted.push(gone.private);
    changes.points.deleted.extend(gone.points);
    changes.members.deleted.push(TeamMember::new(TEAM, user(11)));
    submit(&mut w, "editProfile", &changes).await.unwrap();
    refresh(&mut w, FIRM, &[user(10), user(11)], &sort_key).await.unwrap();
    for question in ["quist", "uen", "uenal quist", "quist uenal", "unal"] {
        let found = ask(&mut w, question, Scope::Everyone).await;
        assert_eq!(
            (users(&found), found.hits[0].doc),
            (BTreeSet::from([user(10)]), place),
            "{question}"
        );
    }
    assert_eq!(ask(&mut w, "c11@example.com", Scope::Everyone).await.total, 0);
    let check = "INSERT INTO search_text (search_text, rank) VALUES ('integrity-check', 1)";
    w.execute(check, Vec::new()).await.unwrap();

    forget(&mut w, &[user(10)]).await.unwrap();
    assert_eq!(ask(&mut w, "quist", Scope::Everyone).await.total, 0);
    assert_eq!(missing(&mut w, FIRM).await.unwrap(), [user(10)]);
    let mut changes = WriteSet::default();
    changes.cards.deleted.push(
        people(&mut w, FIRM, &[user(12)])
            .await
            .unwrap()
            .remove(&user(12))
            .unwrap()
            .card,
    );
    submit(&mut w, "editProfile", &changes).await.unwrap();
    forget_gone(&mut w, FIRM).await.unwrap();
    assert_eq!(ask(&mut w, "c12@example.com", Scope::Everyone).await.total, 0);
    w.execute(check, Vec::new()).await.unwrap();
}

#[tokio::test]
async fn clients_of_the_same_name_do_not_hide_a_colleague() {
    let store = memory().await;
    let mut w = store.write().await.unwrap();
    submit(&mut w, "createFirm", &founding()).await.unwrap();
    let mut changes = WriteSet::default();
    for n in 0..300_u128 {
        add_client(&mut changes, n, "Ana", "Smith");
    }
    let zara = user(9_000);
    changes
        .cards
        .inserted
        .push(card(zara, Kind::Staff(Role::Staff), "Zara", "Smith"));
    changes.privates.inserted.push(private(zara));
    submit(&mut w, "importPeople", &changes).await.unwrap();
    let mut loader = Loader::new(&changes, &sort_key);
    while loader.slice(&mut w).await.unwrap().is_some() {}
    for (words, scope, told) in [
        ("smith", Scope::Staff, 1),
        ("smi", Scope::Staff, 1),
        ("smiht", Scope::Staff, 1),
        ("ana", Scope::Staff, 0),
        ("smith", Scope::Everyone, 200),
    ] {
        let query = SearchQuery::parse(words, Region::parse("GB")).unwrap();
        let found = find(&mut w, FIRM, &query, scope, 200).await.unwrap();
        assert_eq!(found.hits.len(), told, "{words} {scope:?}");
        if told == 1 {
            assert_eq!(found.hits[0].user, zara);
        }
    }
}
