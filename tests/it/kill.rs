//! An import that is killed leaves all of itself or nothing, and the program knows which.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::desk::{Desk, Step};

/// Rows of the file, and how often its import is killed; `cargo xtask soak` wants more of both.
const SIZES: [(&str, u32); 2] = [("COVERBOOK_KILL_ROWS", 20_000), ("COVERBOOK_KILLS", 6)];

fn sizes() -> [u32; 2] {
    SIZES.map(|(name, usual)| std::env::var(name).map_or(usual, |size| size.parse().unwrap()))
}

/// Where a kill strikes.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Moment {
    /// After so many percent of the time of the write phase.
    Percent(u32),
    /// Every row is written, and nothing is committed.
    Brink,
    /// Everything is committed, and the program has not ended.
    Committed,
}

/// All over the write phase; a quarter of them, two at least, when nine tenths of it are over.
fn moments(kills: u32) -> Vec<Moment> {
    let late = (kills / 4).max(2);
    let early = kills - late;
    let spread = |n: u32, of: u32, from: u32, to: u32| Moment::Percent(from + (2 * n + 1) * (to - from) / (2 * of));
    let mut moments: Vec<_> = (0..early).map(|n| spread(n, early, 0, 90)).collect();
    moments.extend((0..late - 2).map(|n| spread(n, late - 2, 92, 100)));
    moments.extend([Moment::Brink, Moment::Committed]);
    moments
}

/// An uninterrupted import: each step of the write phase and its time.
fn undisturbed(file: &str, rows: u32) -> Vec<(Step, Duration)> {
    let desk = Desk::founded();
    let mut import = desk.start(&["import", "clients", file, "--progress"]);
    let begun = Instant::now();
    let mut steps = Vec::new();
    while let Some(step) = import.next() {
        if step.is_writing() || step.phase == "committed" {
            steps.push((step, begun.elapsed()));
        }
    }
    assert_eq!(import.finish(), Some(0), "{}", import.said);
    assert_eq!(desk.check()["clients"], rows);
    steps
}

/// The last step that has come after so many percent of the time from the first to the commit.
fn step_at(steps: &[(Step, Duration)], percent: u32) -> &Step {
    let (first, last) = (steps[0].1, steps[steps.len() - 1].1);
    let moment = first + (last - first) * percent / 100;
    let passed = steps.partition_point(|(_, at)| *at <= moment);
    &steps[passed - 1].0
}

#[test]
fn all_or_nothing() {
    let source = Desk::empty();
    let [rows, kills] = sizes();
    let file = source.clients(rows);
    let steps = undisturbed(&file, rows);
    assert_eq!(steps[steps.len() - 1].0.phase, "committed");
    assert!(steps.len() > 20, "{} steps", steps.len());
    let brink = &steps[steps.len() - 2].0;
    assert_eq!(brink.phase, "indexing");

    let desk = Desk::founded();
    let empty = desk.check();
    let mut outcomes = Vec::new();
    let mut struck = Vec::new();
    for moment in moments(kills) {
        let moment = match moment {
            Moment::Percent(percent) => step_at(&steps, percent),
            Moment::Brink => brink,
            Moment::Committed => step_at(&steps, 100),
        };
        struck.push(moment.clone());
        let mut import = desk.start(&["import", "clients", &file, "--progress"]);
        import.until(|step| step == moment);
        import.kill();

        let lines = desk.run(&["firm", "check"]).ends(0).lines();
        let [interrupted, check] = lines.as_slice() else {
            // Killed after its last line, it had ended, and there is nothing to report.
            assert_eq!((moment.phase.as_str(), lines.len()), ("committed", 1));
            assert_eq!(lines[0]["clients"], rows);
            outcomes.push(true);
            continue;
        };
        let finished = interrupted["finished"].as_bool().unwrap();
        outcomes.push(finished);
        assert_eq!(interrupted["type"], "interrupted");
        assert_eq!(interrupted["file"], "clients.csv");
        assert_eq!(check["sound"], true);
        if finished {
            assert_eq!(
                (&check["clients"], &interrupted["people"]),
                (&json!(rows), &json!(rows))
            );
        } else {
            assert_eq!((check, &interrupted["id"]), (&empty, &Value::Null));
            assert!(desk.run(&["import", "list"]).ends(0).lines().is_empty());
        }
        assert_eq!(desk.check()["content"], check["content"], "told once, and only told");
    }
    let late = struck
        .iter()
        .filter(|step| step.phase != "importing" || step.done * 10 >= step.total * 9)
        .count();
    assert!(late >= (kills as usize / 4).max(2), "{struck:?}");
    assert!(
        outcomes.contains(&true) && outcomes.contains(&false),
        "{outcomes:?} at {struck:?}"
    );

    // What was imported can be used and undone.
    let found = desk.run(&["search", &format!("CRM-{rows:06}")]).ends(0).lines();
    assert_eq!(found.len(), 1);
    let list = desk.run(&["import", "list"]).ends(0).lines();
    assert_eq!((list.len(), &list[0]["created"]), (1, &json!(rows)));
    desk.run(&["import", "undo", list[0]["id"].as_str().unwrap()]).ends(0);
    assert_eq!(desk.check(), empty);
}
