//! How long people wait for search results while they type.

use super::Bench;
use super::measure::{at, median, sorted};
use crate::process;
use serde_json::Value;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

const QUERIES: usize = 1_000;

/// Milliseconds; medians over all runs.
#[derive(Debug)]
pub(crate) struct Waits {
    pub(crate) half: f64,
    pub(crate) p99: f64,
    pub(crate) longest: f64,
    /// Queries that had results.
    pub(crate) answered: usize,
}

/// Makes a firm with this many clients and searches it.
pub(crate) fn measure(bench: &Bench, clients: u64) -> Result<Waits, String> {
    let place = |end: &str| bench.folder.join(format!("search-{clients}{end}"));
    let (profile, key) = bench.firm_of(clients)?;
    let csv = place(".csv");
    bench.sample(clients, &["--companies"], &[("--csv", &csv)])?;
    let text = fs::read_to_string(&csv).map_err(|error| format!("{}: {error}", csv.display()))?;
    let asked = place(".queries");
    fs::write(&asked, queries(&text)).map_err(|error| format!("{}: {error}", asked.display()))?;
    drop(text);

    let mut runs = Vec::new();
    for run in 1..=bench.runs {
        let waits = ask(bench, &profile, &key, &asked)?;
        println!(
            "run {run}: half in {:.2} ms, 99 % in {:.2} ms, the longest {:.2} ms",
            waits.half, waits.p99, waits.longest
        );
        runs.push(waits);
    }
    scan(bench, &[&csv, &asked, &profile, &key])?;
    let of = |what: fn(&Waits) -> f64| median(runs.iter().map(what));
    Ok(Waits {
        half: of(|waits| waits.half),
        p99: of(|waits| waits.p99),
        longest: of(|waits| waits.longest),
        answered: runs.first().map_or(0, |waits| waits.answered),
    })
}

/// Fails unless some of the results are the same as those of a full scan.
fn scan(bench: &Bench, files: &[&Path]) -> Result<(), String> {
    let mut command = Command::new(bench.workspace.program("examples/scan"));
    command.env("COVERBOOK_PROGRAMS", bench.workspace.target.join("release"));
    println!("{}", process::capture(command.args(files))?.trim());
    Ok(())
}

fn ask(bench: &Bench, profile: &Path, key: &Path, queries: &Path) -> Result<Waits, String> {
    let input = File::open(queries).map_err(|error| format!("{}: {error}", queries.display()))?;
    let mut command = Command::new(&bench.program);
    command.args(["search", "--stdin", "--timings", "--json", "--limit", "50", "--profile"]);
    command.arg(profile).arg("--key-file").arg(key);
    let output = command
        .stdin(Stdio::from(input))
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("{}: {error}", bench.program.display()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let answers: Vec<Value> = said
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    if answers.len() != QUERIES {
        return Err(format!("{} answers to {QUERIES} questions", answers.len()));
    }
    let waits = sorted(answers.iter().filter_map(|answer| answer.get("ms")?.as_f64()));
    let hits = |answer: &&Value| answer.get("hits").and_then(Value::as_u64) > Some(0);
    Ok(Waits {
        half: at(&waits, 1, 2),
        p99: at(&waits, 99, 100),
        longest: at(&waits, 1, 1),
        answered: answers.iter().filter(hits).count(),
    })
}

/// A thousand queries about the people of a clients file, one a line, the same for the same file. Of
/// twenty, nine are beginnings of names with one to eight letters, one is a family name with a typing
/// error, four are the beginnings of a given and a family name, two are the end of a number, two an address
/// or identifier, and two have no results.
fn queries(csv: &str) -> String {
    let people: Vec<Vec<&str>> = csv
        .lines()
        .skip(1)
        .filter(|line| !line.contains('"'))
        .map(|line| line.split(',').collect())
        .collect();
    let mut dice = Dice(1);
    let mut text = String::new();
    for n in 0..QUERIES {
        let person = people.get(dice.below(people.len())).map(Vec::as_slice);
        let [given, family, _, email, phone, identifier, ..] = person.unwrap_or_default() else {
            continue;
        };
        let mut begin = |word: &str| -> String {
            let letters = 1 + dice.below(8);
            word.chars().take(letters).collect()
        };
        let even = n / 10 % 2 == 0;
        text.push_str(&match n % 10 {
            4 if !even => mistyped(family, dice.below(4), dice.below(family.chars().count())),
            0 | 2 | 4 => begin(family),
            1 | 3 => begin(given),
            5 | 6 => format!("{} {}", begin(given), begin(family)),
            7 => phone
                .get(phone.len().saturating_sub(4)..)
                .unwrap_or_default()
                .to_owned(),
            8 if even => (*email).to_owned(),
            8 => (*identifier).to_owned(),
            _ if even => format!("xq{}", begin(family)),
            _ => format!("99887{:05}", dice.below(100_000)),
        });
        text.push('\n');
    }
    text
}

/// The word with a letter missing, doubled or replaced, or with two letters swapped.
fn mistyped(word: &str, how: usize, place: usize) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    match (how, letters.get(place).copied()) {
        (0, Some(_)) => drop(letters.remove(place)),
        (1, Some(letter)) => letters.insert(place, letter),
        (2, Some(letter)) => {
            letters.remove(place);
            letters.insert(place, if letter == 'e' { 'a' } else { 'e' });
        }
        (_, Some(_)) if place + 1 < letters.len() => letters.swap(place, place + 1),
        _ => {}
    }
    letters.into_iter().collect()
}

/// The same numbers every time (a multiplicative congruence, Knuth's multiplier).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }
}

/// The phone layer compared with the library below it, on numbers that need no repair.
pub(crate) fn phone_ratio(bench: &Bench) -> Result<f64, String> {
    let mut command = bench.workspace.plain_cargo("run");
    command.args([
        "--quiet",
        "--release",
        "--package",
        "domain",
        "--example",
        "phone_ratio",
    ]);
    let said = process::capture(&mut command)?;
    println!("{}", said.trim());
    let value: Value = serde_json::from_str(&said).map_err(|error| format!("phone_ratio: {error}"))?;
    value
        .get("ratio")
        .and_then(Value::as_f64)
        .ok_or_else(|| format!("phone_ratio said: {said}"))
}

#[cfg(test)]
mod tests {
    use super::{QUERIES, queries};

    #[test]
    fn questions_are_of_every_kind() {
        let person = "Zoe,Mueller,,z.mueller@example.com,+441134960018,CRM-000001,,\n";
        let text = queries(&format!("headings\n{}", person.repeat(3)));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), QUERIES);
        let count = |what: &dyn Fn(&&str) -> bool| lines.iter().copied().filter(what).count();
        assert_eq!(count(&|line| line.contains(' ')), 200);
        assert_eq!(count(&|line| *line == "0018"), 100);
        assert_eq!(count(&|line| line.contains('@')), 50);
        assert_eq!(count(&|line| line.starts_with("CRM-")), 50);
        assert_eq!(count(&|line| line.starts_with("xqM")), 50);
        assert_eq!(count(&|line| line.starts_with("99887")), 50);
        assert_eq!(text, queries(&format!("headings\n{}", person.repeat(3))));
    }
}
