//! Whether a search finds what a look through everybody finds: the clients of a file of addresses,
//! asked for through the command line. Arguments: the file, the questions, the profile, the key.
#![expect(clippy::print_stdout, reason = "its one line is for the program that called it")]

use domain::search_key::{digits, fold, fold_apart, fold_together, fold_umlauts};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::process::{Command, Stdio};
use tests::failure::{Failure, Outcome, ensure};
use tests::programs::program;

/// Questions compared; every third of a thousand.
const QUESTIONS: usize = 300;
/// Hits asked for. Who answers with that many may have left some out.
const LIMIT: usize = 50;

/// What can be found of a client, and the address that tells them apart.
struct Client {
    email: String,
    words: BTreeSet<String>,
    /// Those of the address.
    mailbox: BTreeSet<String>,
    number: String,
}

fn main() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [csv, questions, profile, key] = arguments.as_slice() else {
        return Err(Failure::new("scan CSV QUESTIONS PROFILE KEY"));
    };
    let clients = clients(&fs::read_to_string(csv)?)?;
    let every: Vec<String> = fs::read_to_string(questions)?.lines().map(str::to_owned).collect();
    // Kinds of question come in turn every ten; steps of three meet all of them.
    let asked: Vec<&String> = every.iter().step_by(3).take(QUESTIONS).collect();
    ensure(asked.len() == QUESTIONS, format!("{} questions", asked.len()))?;
    let list = format!("{questions}.300");
    let lines: String = asked.iter().map(|question| format!("{question}\n")).collect();
    fs::write(&list, lines)?;
    let found = found(&list, profile, key)?;
    let none = BTreeSet::new();
    let (mut whole, mut hits) = (0, 0);
    for question in asked {
        let (emails, count) = found.get(question.as_str()).map_or((&none, 0), |(e, n)| (e, *n));
        let there: BTreeSet<&str> = emails.iter().map(String::as_str).collect();
        let here = |answers: &dyn Fn(&Client) -> bool| -> BTreeSet<&str> {
            let those = clients.iter().filter(|client| answers(client));
            those.map(|client| client.email.as_str()).collect()
        };
        let mut here_all = here(&|client| answers(client, question) || answers_nearly(client, question, false));
        // Beginnings with an error are for when there is nothing better, staff included.
        if here_all.is_empty() && count == there.len() {
            here_all = here(&|client| answers_nearly(client, question, true));
        }
        let here = here_all;
        ensure(there.is_subset(&here), format!("{question}: somebody else is found"))?;
        if count < LIMIT {
            ensure(
                there == here,
                format!("{question}: {} found, {} there", there.len(), here.len()),
            )?;
            whole += 1;
        }
        hits += count;
    }
    println!(
        "{QUESTIONS} questions, {whole} of them answered whole, {hits} hits: as a scan of {} clients",
        clients.len()
    );
    ensure(whole >= QUESTIONS / 3, "too few questions are answered whole")
}

/// The clients the program finds for each question, by address, and how many people in all.
fn found(questions: &str, profile: &str, key: &str) -> Outcome<BTreeMap<String, (BTreeSet<String>, usize)>> {
    let output = Command::new(program("coverbook-cli").map_err(Failure::new)?)
        .args(["search", "--stdin", "--json", "--limit", &LIMIT.to_string()])
        .args(["--profile", profile, "--key-file", key])
        .stdin(Stdio::from(File::open(questions)?))
        .stderr(Stdio::inherit())
        .output()?;
    ensure(
        output.status.success(),
        format!("the search ended with {}", output.status),
    )?;
    let mut found: BTreeMap<String, (BTreeSet<String>, usize)> = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let hit: Value = serde_json::from_str(line)?;
        let text = |name: &str| hit.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (emails, count) = found.entry(text("query")).or_default();
        *count += 1;
        if text("kind") == "client" {
            let first = hit
                .get("emails")
                .and_then(|emails| emails.get(0))
                .and_then(Value::as_str);
            emails.extend(first.map(str::to_owned));
        }
    }
    Ok(found)
}

fn clients(csv: &str) -> Outcome<Vec<Client>> {
    let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
    csv.lines()
        .skip(1)
        .map(|line| match cells(line).as_slice() {
            [given, family, title, email, phone, identifier, _, _, company] if !line.contains('"') => Ok(Client {
                email: email.clone(),
                words: &words(&[given, family, title, email, identifier, company]) | &names(&[given, family]),
                mailbox: words(&[email]),
                number: digits(phone),
            }),
            _ => Err(Failure::new("a line of another form")),
        })
        .collect()
}

fn words(texts: &[&String]) -> BTreeSet<String> {
    let spelled = texts
        .iter()
        .flat_map(|text| [Some(fold(text)), fold_umlauts(text)])
        .flatten();
    spelled
        .flat_map(|text| text.split(' ').map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Names written as one word or as several.
fn names(names: &[&String]) -> BTreeSet<String> {
    let spelled = names.iter().flat_map(|name| [fold_apart(name), fold_together(name)]);
    let words = spelled
        .flatten()
        .map(|text| text.split(' ').map(str::to_owned).collect::<Vec<_>>());
    words.flatten().collect()
}

/// Whether a client answers with a typing error in a word of five letters and more, or in the
/// beginning of one.
fn answers_nearly(client: &Client, question: &str, beginnings: bool) -> bool {
    let words = if question.contains('@') {
        &client.mailbox
    } else {
        &client.words
    };
    let begins = |asked: &str| words.iter().any(|word| word.starts_with(asked));
    let means = |asked: &str| words.iter().any(|word| may_mean(asked, word, beginnings));
    let folded = fold(question);
    folded.split(' ').all(|asked| begins(asked) || means(asked)) && !folded.split(' ').all(begins)
}

/// Whether one of the words, or the beginning of the second, has one error more than the other.
/// Tried one error after the other: every letter left out, put in, changed and exchanged.
fn may_mean(asked: &str, word: &str, beginnings: bool) -> bool {
    let (asked, word): (Vec<char>, Vec<char>) = (asked.chars().collect(), word.chars().collect());
    let letters = |text: &[char]| text.iter().all(|c| c.is_alphabetic());
    if asked.len().max(word.len()) < 5 || asked.len() < 4 || !letters(&asked) || !letters(&word) {
        return false;
    }
    let is_close = |beginning: &[char], last_may_be_wrong: bool| {
        let mut tries = Vec::new();
        for place in 0..asked.len() {
            let last = place + 1 == asked.len();
            if last && !last_may_be_wrong {
                continue;
            }
            let mut without = asked.clone();
            without.remove(place);
            if last_may_be_wrong || !asked.starts_with(&without) {
                tries.push(without);
            }
            if let Some(right) = beginning.get(place) {
                let mut changed = asked.clone();
                changed.splice(place..=place, [*right]);
                tries.push(changed);
            }
        }
        for place in 0..asked.len() {
            if let Some(right) = beginning.get(place) {
                let mut with = asked.clone();
                with.insert(place, *right);
                tries.push(with);
            }
            if place + 1 < asked.len() {
                let mut exchanged = asked.clone();
                exchanged.swap(place, place + 1);
                tries.push(exchanged);
            }
        }
        if last_may_be_wrong {
            let mut with = asked.clone();
            with.extend(beginning.last());
            tries.push(with);
        }
        tries.iter().any(|tried| tried == beginning)
    };
    is_close(&word, true)
        || beginnings
            && asked.len() >= 5
            && (asked.len() - 1..=asked.len() + 1)
                .filter_map(|length| word.get(..length))
                .any(|beginning| is_close(beginning, false))
}

/// An address begins theirs; or every word of the question begins one of theirs, or its digits
/// begin or end their number.
fn answers(client: &Client, question: &str) -> bool {
    if question.contains('@') {
        return client.email.to_lowercase().starts_with(&question.to_lowercase());
    }
    let begins =
        |asked: &str| client.words.iter().any(|word| word.starts_with(asked)) || client.number.starts_with(asked);
    if fold(question).split(' ').all(begins) {
        return true;
    }
    let plain = question.chars().all(|c| c.is_ascii_digit() || " +".contains(c));
    let wanted = digits(question);
    let local = wanted.trim_start_matches('0');
    let number = &client.number;
    plain
        && (number.ends_with(&wanted)
            || number.starts_with(&wanted)
            || (local.len() >= 3
                && local != wanted
                && (number.ends_with(local) || number.starts_with(&format!("44{local}")))))
}
