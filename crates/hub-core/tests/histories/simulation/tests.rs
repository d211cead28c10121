//! Many seeds, and each safeguard switched off.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

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
