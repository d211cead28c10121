//! An import through a hub, of which either side is killed: the firm has all of it or nothing, and the program
//! says which.

use std::thread::park_timeout;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::desk::{Desk, Step, Watched};
use crate::house::{House, log_of, size};

/// Where a kill strikes.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Moment {
    /// So many percent of the rows are sent.
    Sent(u64),
    /// After so many percent of the time between the last row and the verdict.
    Judging(u32),
    /// The hub has written it down, and nobody has heard of that.
    Written,
    /// Everything is over but the program.
    Committed,
}

/// All over the way of an import.
fn moments(kills: u32) -> Vec<Moment> {
    let judging = kills.saturating_sub(5).max(1);
    let mut moments = vec![Moment::Sent(1), Moment::Sent(100)];
    moments.extend((0..judging).map(|n| Moment::Judging(100 * n / judging)));
    moments.extend([Moment::Written, Moment::Written, Moment::Committed]);
    moments
}

struct Scene {
    house: House,
    file: String,
    rows: u32,
    /// How long the hub takes to judge it.
    judging: Duration,
}

impl Scene {
    fn new() -> Self {
        let rows = size("COVERBOOK_HUB_IMPORT_ROWS", 120);
        let house = House::new();
        let file = house.anna.clients(rows);
        let mut scene = Self {
            house,
            file,
            rows,
            judging: Duration::ZERO,
        };
        let mut import = scene.begin();
        import.until(|step| step.phase == "judging");
        let begun = Instant::now();
        import.until(|step| step.phase == "committed");
        scene.judging = begun.elapsed();
        assert_eq!(import.finish(), Some(0), "{}", import.said);
        scene.tries_again(true);
        scene
    }

    const fn anna(&self) -> &Desk {
        &self.house.anna
    }

    fn begin(&self) -> Watched {
        self.anna().start(&["import", "clients", &self.file, "--progress"])
    }

    /// Waits until an import is where it is to be cut.
    fn reach(&self, import: &mut Watched, moment: Moment) {
        let is = |phase: &'static str| move |step: &Step| step.phase == phase;
        match moment {
            Moment::Sent(percent) => {
                import.until(|step| step.phase == "sending" && step.done * 100 >= step.total * percent);
            }
            Moment::Judging(percent) => {
                import.until(is("judging"));
                pass(self.judging * percent / 100, || false);
            }
            Moment::Written => {
                import.until(|step| step.phase == "sending" && step.done == step.total);
                let slices = log_of(&self.house.hub);
                import.until(is("judging"));
                pass(PATIENCE, || log_of(&self.house.hub) != slices);
            }
            Moment::Committed => {
                import.until(is("committed"));
            }
        }
    }

    /// The firm has all of the import or nothing. A second try brings it there, once; then it is undone.
    fn tries_again(&self, is_there: bool) {
        let anna = self.anna();
        assert_eq!(anna.check()["clients"], if is_there { self.rows } else { 0 });
        let again = anna.run(&["import", "clients", &self.file]).ends(0).last();
        let (new, old) = if is_there { (0, self.rows) } else { (self.rows, 0) };
        assert_eq!((&again["created"], &again["unchanged"]), (&json!(new), &json!(old)));
        let imports = anna.run(&["import", "list"]).ends(0).lines();
        let made = |import: &&Value| import["undone"] == false && import["created"] == self.rows;
        let made: Vec<&Value> = imports.iter().filter(made).collect();
        assert_eq!(made.len(), 1, "{imports:?}");
        anna.run(&["import", "undo", made[0]["id"].as_str().unwrap()]).ends(0);
    }
}

/// How long something may take that must happen.
const PATIENCE: Duration = Duration::from_secs(60);

fn pass(at_most: Duration, is_over: impl Fn() -> bool) {
    let begun = Instant::now();
    while begun.elapsed() < at_most && !is_over() {
        park_timeout(Duration::from_micros(200));
    }
}

#[test]
fn an_import_whose_device_is_killed_is_there_or_not_and_the_program_says_which() {
    let scene = Scene::new();
    let mut seen = Vec::new();
    let mut told = 0;
    for moment in moments(size("COVERBOOK_HUB_IMPORT_KILLS", 10)) {
        let mut import = scene.begin();
        scene.reach(&mut import, moment);
        import.kill();
        told += 1;
        let lines = scene.anna().run(&["firm", "check"]).ends(0).lines();
        let is_there = match lines.as_slice() {
            [interrupted, check] => {
                assert_eq!(interrupted["type"], "interrupted", "{moment:?}");
                assert_eq!(interrupted["file"], "clients.csv");
                let finished = interrupted["finished"].as_bool().unwrap();
                let people = if finished { scene.rows } else { 0 };
                assert_eq!(
                    (&interrupted["people"], &check["clients"]),
                    (&json!(people), &json!(people))
                );
                assert_eq!(interrupted["id"].is_string(), finished);
                finished
            }
            // The hub had said it before, and the import was over.
            [check] => {
                assert_eq!(check["clients"], scene.rows, "{moment:?}");
                told -= 1;
                true
            }
            _ => panic!("{moment:?}: {lines:?}"),
        };
        seen.push((moment, is_there));
        scene.tries_again(is_there);
    }
    assert!(told > 4 && seen.iter().any(|(_, is_there)| !is_there), "{seen:?}");
    assert!(seen.iter().any(|(_, is_there)| *is_there), "{seen:?}");
    scene.house.agrees_with(scene.anna());
}

#[test]
fn an_import_whose_hub_is_killed_is_there_or_not_and_the_program_says_which() {
    let mut scene = Scene::new();
    let mut seen = Vec::new();
    for moment in moments(size("COVERBOOK_HUB_IMPORT_KILLS", 10)) {
        let mut import = scene.begin();
        scene.reach(&mut import, moment);
        scene.house.hub.kill();
        scene.house.hub.go_on().unwrap();
        // Once all rows are there, the device asks until it knows.
        let is_there = match import.finish() {
            Some(0) => true,
            Some(3) => {
                assert!(matches!(moment, Moment::Sent(_)), "{moment:?}: {}", import.said);
                assert!(import.said.contains("cannot be reached"), "{}", import.said);
                false
            }
            code => panic!("{moment:?}: {code:?} {}", import.said),
        };
        seen.push((moment, is_there));
        scene.tries_again(is_there);
    }
    assert!(seen.iter().any(|(_, is_there)| *is_there), "{seen:?}");
    scene.house.agrees_with(scene.anna());
}
