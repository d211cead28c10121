//! How long administrators wait for a list of 100,000 clients in another order, for an action on 10,000 of
//! them, and for a search of all of them for duplicates.

use super::Bench;
use super::measure::{at, median, sorted};
use crate::process;
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// People in one action.
const MANY: usize = 10_000;
/// Actions; afterwards half of the firm is invited.
const ACTS: usize = 5;
/// Deactivations: another tenth each.
const DEPARTURES: usize = 3;
/// Searches for duplicates.
const LOOKS: usize = 5;
/// How often each list is requested, each time from a freshly started program.
const TIMES: usize = 50;

/// The sort orders and filters used most; then the others.
const USUAL: [&[&str]; 5] = [
    &["--sort", "name"],
    &["--sort", "status"],
    &["--sort", "first-sent"],
    &["--status", "pending"],
    &["--invitation", "bounced"],
];
const OTHERS: [&[&str]; 4] = [
    &["--sort", "given"],
    &["--sort", "last-sent"],
    &["--sort", "sends"],
    &["--sort", "ends", "--descending"],
];

/// Milliseconds, and seconds.
#[derive(Debug)]
pub(crate) struct Lists {
    /// The slowest of the usual lists, at the 95th percentile.
    pub(crate) usual: f64,
    /// The same for the others.
    pub(crate) others: f64,
    /// Seconds to invite 10,000 people, the median, with starting the program.
    pub(crate) invite: f64,
    /// Seconds to deactivate 10,000 people, the median, with starting the program.
    pub(crate) deactivate: f64,
    /// Seconds to search the whole firm for duplicates, the median.
    pub(crate) duplicates: f64,
}

/// Changes the firm of 100,000, so it runs after the search in it.
pub(crate) fn measure(bench: &Bench) -> Result<Lists, String> {
    let (profile, key) = bench.firm_of(100_000)?;
    let firm = Firm {
        program: &bench.program,
        profile: &profile,
        key: &key,
    };
    let letters = bench.folder.join("letters");
    let letters = letters.to_str().ok_or("a folder with another kind of name")?;
    firm.says(&["mail", "setup", "--folder", letters, "--from", "anna@example.com"])?;
    let said = firm.says(&[
        "user",
        "list",
        "clients",
        "--limit",
        &(MANY * (ACTS + DEPARTURES)).to_string(),
    ])?;
    let people: Vec<String> = values(&said)
        .filter(|person| text(person, "email").is_some_and(|email| !email.is_empty()))
        .filter_map(|person| text(&person, "id").map(str::to_owned))
        .collect();
    let (invited, leaving) = people.split_at_checked(MANY * ACTS).ok_or("too few can be invited")?;
    let duplicates = looks(&firm)?;
    Ok(Lists {
        invite: acts(&firm, &["invite", "send"], invited)?,
        usual: slowest(&firm, &USUAL)?,
        others: slowest(&firm, &OTHERS)?,
        deactivate: acts(&firm, &["user", "deactivate", "--confirm", "CONFIRM"], leaving)?,
        duplicates,
    })
}

/// One command for each ten thousand people.
fn acts(firm: &Firm<'_>, act: &[&str], people: &[String]) -> Result<f64, String> {
    let mut waits = Vec::new();
    for some in people.chunks(MANY).filter(|some| some.len() == MANY) {
        let mut arguments = act.to_vec();
        arguments.extend(some.iter().map(String::as_str));
        let begun = Instant::now();
        firm.says(&arguments)?;
        waits.push(begun.elapsed().as_secs_f64());
    }
    if waits.is_empty() {
        return Err(format!("too few people for {}", act.join(" ")));
    }
    println!("{} for {MANY} at once: {waits:.2?} s", act.join(" "));
    Ok(median(waits))
}

fn looks(firm: &Firm<'_>) -> Result<f64, String> {
    let mut waits = Vec::new();
    for _ in 0..LOOKS {
        let said = firm.says(&["duplicates", "--timings"])?;
        waits.extend(values(&said).filter_map(|value| value.get("ms")?.as_f64()));
    }
    println!("looking for duplicates: {waits:.0?} ms");
    Ok(median(waits) / 1_000.0)
}

struct Firm<'a> {
    program: &'a Path,
    profile: &'a Path,
    key: &'a Path,
}

impl Firm<'_> {
    fn says(&self, arguments: &[&str]) -> Result<String, String> {
        let mut command = Command::new(self.program);
        command.args(arguments).arg("--json");
        command
            .arg("--profile")
            .arg(self.profile)
            .arg("--key-file")
            .arg(self.key);
        process::capture(&mut command)
    }
}

fn slowest(firm: &Firm<'_>, lists: &[&[&str]]) -> Result<f64, String> {
    let mut slowest: f64 = 0.0;
    for list in lists {
        let mut waits = Vec::new();
        for _ in 0..TIMES {
            let mut arguments = vec!["user", "list", "clients", "--limit", "50", "--timings"];
            arguments.extend_from_slice(list);
            let said = firm.says(&arguments)?;
            waits.extend(values(&said).filter_map(|value| value.get("ms")?.as_f64()));
        }
        let waits = sorted(waits);
        let (half, most) = (at(&waits, 1, 2), at(&waits, 95, 100));
        println!("{}: half in {half:.0} ms, 95 % in {most:.0} ms", list.join(" "));
        slowest = slowest.max(most);
    }
    Ok(slowest)
}

fn values(said: &str) -> impl Iterator<Item = Value> {
    said.lines().filter_map(|line| serde_json::from_str(line).ok())
}

fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name)?.as_str()
}
