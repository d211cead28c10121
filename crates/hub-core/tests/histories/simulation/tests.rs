//! Many seeds, and each safeguard switched off.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use super::switches::Safeguard;
use super::{fault, run};

/// How many seeds are run if nobody asks for another number.
const USUAL: u64 = 300;

/// A number from the environment.
fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().map_or(usual, |n| n.parse().unwrap())
}

/// Runs seeds on all processors.
fn many(seeds: std::ops::Range<u64>, work: impl Fn(u64) + Sync) {
    let next = AtomicU64::new(seeds.start);
    let processors = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        for _ in 0..processors {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= seeds.end {
                        break;
                    }
                    work(seed);
                }
            });
        }
    });
}

#[test]
fn simulation_of_devices_under_faults() {
    let (first, cases) = (number("COVERBOOK_SEED", 0), number("COVERBOOK_SIMULATIONS", USUAL));
    let counts = Mutex::new(BTreeMap::<&str, u64>::new());
    let failed = Mutex::new(Vec::new());
    many(first..first + cases, |seed| {
        let once = run(seed, &[], true);
        let again = run(seed, &[], false);
        match (once, again) {
            (Ok(once), Ok(again)) if once.trace == again.trace => {
                let mut counts = counts.lock().unwrap();
                for (name, times) in once.counts {
                    *counts.entry(name).or_default() += times;
                }
            }
            (Ok(_), Ok(_)) => failed.lock().unwrap().push(format!("seed {seed} runs in two ways")),
            (Err(problem), _) | (_, Err(problem)) => failed.lock().unwrap().push(problem),
        }
    });
    let (counts, failed) = (counts.into_inner().unwrap(), failed.into_inner().unwrap());
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
    // A shorter run need not meet everything.
    for name in fault::ALL.iter().filter(|_| cases >= USUAL) {
        let times = counts.get(name).copied().unwrap_or_default();
        assert!(times >= 50, "{name}: {times} times: {counts:#?}");
    }
}

/// Each safeguard, and what is seen of it when it is off.
const SAFEGUARDS: [(Safeguard, &[&str]); 7] = [
    // What a bucket held is still shown, or counted twice when the bucket comes again.
    (Safeguard::Purge, &["holds", "sees", "disagree"]),
    // A verdict or a row follows from what was true before another command.
    (Safeguard::FirmLock, &["not foreseen", "stand against", "has not"]),
    // What was said first is kept under a key: the hub can neither judge again nor answer.
    (Safeguard::Duplicates, &["the hub failed"]),
    // A record that was lost on the way stays away, and one whose change was lost stays as it was.
    (
        Safeguard::Digest,
        &["other records than", "does not see", "sees", "shows something else"],
    ),
    // The digest tells: what left is taken out with its whole bucket, which then comes anew.
    (Safeguard::Since, &["disagree for no reason"]),
    // An answer that was cut off has what comes and not all that goes.
    (Safeguard::RemovalsFirst, &["holds"]),
    // Whoever lost a team while they asked is told of it or keeps it.
    (Safeguard::Entitlement, &["holds", "is told", "sees", "does not see"]),
];

/// The first seed that fails without a safeguard, and how.
fn found(off: &[Safeguard]) -> Option<String> {
    (0..200).find_map(|seed| run(seed, off, true).err())
}

#[test]
#[expect(clippy::print_stdout, reason = "it says which seeds find what")]
fn every_safeguard_is_missed_when_it_is_off() {
    let without = |n: u64| {
        let (safeguard, wrong) = SAFEGUARDS[usize::try_from(n).unwrap()];
        let problem = found(&[safeguard]);
        println!("{safeguard:?}: {problem:?}");
        let is_right = |problem: &String| wrong.iter().any(|wrong| problem.contains(wrong));
        assert!(problem.as_ref().is_some_and(is_right), "{safeguard:?}: {problem:?}");
    };
    many(0..SAFEGUARDS.len() as u64, without);
}

#[test]
fn without_a_digest_removals_that_are_not_told_stay() {
    let off = [Safeguard::Since, Safeguard::Digest];
    // Without a digest other things are lost as well.
    let stays = |problem: &String| problem.contains("holds") || problem.contains("sees");
    let found = (0..200).find_map(|seed| run(seed, &off, true).err().filter(stays));
    assert!(found.is_some());
}
