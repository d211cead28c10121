//! An import that is killed leaves all of itself or nothing, and the program knows which.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::desk::{Desk, Step};

const ROWS: u32 = 20_000;

/// Where in the time of the write phase the kills strike, in percent; those of a hundred strike
/// when everything has been written.
const MOMENTS: [u32; 6] = [5, 30, 55, 80, 100, 100];

/// An import that nobody disturbs: each step of the write phase and when it came.
fn undisturbed(file: &str) -> Vec<(Step, Duration)> {
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
    assert_eq!(desk.check()["clients"], ROWS);
    steps
}

/// The step that comes after so many percent of the time from the first to the last.
fn step_at(steps: &[(Step, Duration)], percent: u32) -> &Step {
    let (first, last) = (steps[0].1, steps[steps.len() - 1].1);
    let moment = first + (last - first) * percent / 100;
    &steps.iter().find(|(_, at)| *at >= moment).unwrap().0
}

#[test]
fn all_or_nothing() {
    let source = Desk::empty();
    let file = source.clients(ROWS);
    let steps = undisturbed(&file);
    assert_eq!(steps[steps.len() - 1].0.phase, "committed");
    assert!(steps.len() > 20, "{} steps", steps.len());
    // The last moment before the end: every row is written, and nothing is committed.
    let brink = &steps[steps.len() - 2].0;
    assert_eq!(brink.phase, "indexing");

    let desk = Desk::founded();
    let empty = desk.check();
    let mut outcomes = Vec::new();
    let mut struck = Vec::new();
    for (n, percent) in MOMENTS.into_iter().enumerate() {
        let moment = if n == 4 { brink } else { step_at(&steps, percent) };
        struck.push(moment.clone());
        let mut import = desk.start(&["import", "clients", &file, "--progress"]);
        import.until(|step| step == moment);
        import.kill();

        let lines = desk.run(&["firm", "check"]).ends(0).lines();
        let [interrupted, check] = lines.as_slice() else {
            // Killed after its last word, it had ended and there is nothing to tell.
            assert_eq!((moment.phase.as_str(), lines.len()), ("committed", 1));
            assert_eq!(lines[0]["clients"], ROWS);
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
                (&json!(ROWS), &json!(ROWS))
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
    assert!(late >= 2, "{struck:?}");
    assert!(
        outcomes.contains(&true) && outcomes.contains(&false),
        "{outcomes:?} at {struck:?}"
    );

    // What is there can be used, and taken back.
    let found = desk.run(&["search", "CRM-020000"]).ends(0).lines();
    assert_eq!(found.len(), 1);
    let list = desk.run(&["import", "list"]).ends(0).lines();
    assert_eq!((list.len(), &list[0]["created"]), (1, &json!(ROWS)));
    desk.run(&["import", "undo", list[0]["id"].as_str().unwrap()]).ends(0);
    assert_eq!(desk.check(), empty);
}
