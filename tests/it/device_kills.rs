//! A device that is killed at any moment holds nothing by halves, and then what its hub says it may hold.

use std::fs;
use std::thread::park_timeout;
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;

use crate::desk::Desk;
use crate::house::{House, clients, device_is_whole, key, link, size, text};

/// How often it is looked whether the moment has come.
const GLANCE: Duration = Duration::from_micros(300);

/// When a device is killed.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Moment {
    /// After this time.
    After(Duration),
    /// Once its log has so many bytes.
    Logged(u64),
    /// It ends by itself.
    Never,
}

/// How a program went.
#[derive(Debug)]
struct Went {
    time: Duration,
    /// The most bytes of its log.
    log: u64,
    was_killed: bool,
}

fn log_of(desk: &Desk) -> u64 {
    let name = |ending: &str| desk.path(&format!("profile/harcourt-lane.coverbook{ending}-wal"));
    let length = |ending| fs::metadata(name(ending)).map_or(0, |log| log.len());
    length("").max(length(".joining"))
}

/// Runs a command and kills it at a moment.
fn until(desk: &Desk, arguments: &[&str], moment: Moment) -> Went {
    let begun = Instant::now();
    let mut child = desk.begin(arguments);
    let mut log = 0;
    loop {
        log = log.max(log_of(desk));
        let is_over = child.try_wait().unwrap().is_some();
        let has_come = match moment {
            Moment::After(time) => begun.elapsed() >= time,
            Moment::Logged(bytes) => log >= bytes,
            Moment::Never => false,
        };
        if is_over || has_come {
            child.kill().unwrap();
            let ended = child.wait().unwrap();
            assert!(moment != Moment::Never || ended.success(), "{arguments:?}: {ended}");
            return Went {
                time: begun.elapsed(),
                log,
                was_killed: ended.code().is_none(),
            };
        }
        park_timeout(GLANCE);
    }
}

/// The n-th of so many moments of a command: all over its time, and all over what it writes.
fn moment(n: u32, of: u32, whole: &Went) -> Moment {
    let share = |all: u64| all * u64::from(n + 1) / u64::from(of + 1);
    if n.is_multiple_of(2) {
        Moment::After(whole.time * (n + 1) / (of + 1))
    } else {
        Moment::Logged(share(whole.log).max(1))
    }
}

/// What a device is doing when it is killed.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Doing {
    /// It becomes a device.
    Joining,
    /// It is told what others did.
    Hearing,
    /// It gives a command.
    Commanding,
}

const ALL: [Doing; 3] = [Doing::Joining, Doing::Hearing, Doing::Commanding];

struct Scene {
    house: House,
    /// Another device of Anna's, which is killed.
    home: Desk,
    /// Whom Anna puts into a team and takes out again, so that there is much to tell.
    people: Vec<String>,
    team: String,
    are_members: bool,
    added: u32,
}

impl Scene {
    fn new(rows: u32) -> Self {
        let house = House::new();
        let file = house.anna.clients(rows);
        house.anna.run(&["import", "clients", &file]).ends(0);
        let listed = house.anna.run(&["user", "list", "clients", "--limit", "100000"]);
        let people = listed.ends(0).lines().iter().map(|row| text(&row["id"])).collect();
        let team = text(&house.anna.run(&["team", "create", "North"]).ends(0).last()["id"]);
        let staff = house.anna.run(&["user", "list", "staff"]).ends(0).last();
        house.anna.run(&["team", "add", &team, &text(&staff["id"])]).ends(0);
        let home = house.another();
        Self {
            house,
            home,
            people,
            team,
            are_members: false,
            added: 0,
        }
    }

    /// Changes many people.
    fn happens(&mut self) {
        let verb = if self.are_members { "remove" } else { "add" };
        let people = self.people.iter().map(String::as_str);
        let words: Vec<&str> = ["team", verb, &self.team].into_iter().chain(people).collect();
        self.house.anna.run(&words).ends(0);
        self.are_members = !self.are_members;
    }

    /// A name that nobody has yet.
    fn name(&mut self) -> String {
        self.added += 1;
        format!("Kim{}", "i".repeat(self.added as usize))
    }

    fn goes_on(&mut self, doing: Doing, moment: impl Fn(&Self) -> Moment) -> (Went, bool) {
        match doing {
            Doing::Joining => self.joins(&moment),
            Doing::Hearing => {
                self.happens();
                let went = until(&self.home, &["sync", "now"], moment(self));
                self.is_whole(&self.home);
                self.home.run(&["sync", "now"]).ends(0);
                (went, true)
            }
            Doing::Commanding => self.commands(&moment),
        }
    }

    /// What stands in the file of a device is whole, and can be read before the hub is asked.
    fn is_whole(&self, desk: &Desk) {
        Runtime::new()
            .unwrap()
            .block_on(device_is_whole(&desk.firm_file().unwrap(), &key(desk)));
        assert_eq!(desk.check()["sound"], true);
    }

    fn joins(&mut self, moment: &impl Fn(&Self) -> Moment) -> (Went, bool) {
        let desk = Desk::empty();
        let words = ["join", &link(&self.house.anna)];
        let went = until(&desk, &words, moment(self));
        let has_firm = desk.firm_file().is_some();
        if has_firm {
            let runtime = Runtime::new().unwrap();
            runtime.block_on(device_is_whole(&desk.firm_file().unwrap(), &key(&desk)));
            // It goes on where it was.
            desk.run(&["sync", "now"]).ends(0);
        } else {
            assert_eq!(desk.run(&["sync", "now"]).code, Some(2), "there is no firm");
            desk.run(&["join", &link(&self.house.anna)]).ends(0);
        }
        self.home.run(&["sync", "now"]).ends(0);
        assert_eq!(desk.check(), self.home.check());
        (went, has_firm)
    }

    fn commands(&mut self, moment: &impl Fn(&Self) -> Moment) -> (Went, bool) {
        let name = self.name();
        let mail = format!("{}@example.com", name.to_lowercase());
        let words = ["user", "add", "client", "--given", &name, "--email", &mail];
        let went = until(&self.home, &words, moment(self));
        self.is_whole(&self.home);
        self.home.run(&["sync", "now"]).ends(0);
        let is_there = clients(&self.home).contains(&name);
        let again = self.home.run(&words);
        assert_eq!(again.code, Some(i32::from(is_there)), "{again:?}");
        let all = clients(&self.home);
        assert_eq!(all.iter().filter(|other| **other == name).count(), 1);
        (went, is_there)
    }
}

#[test]
fn a_device_that_is_killed_holds_nothing_by_halves_and_then_everything() {
    let kills = size("COVERBOOK_DEVICE_KILLS", 20);
    let mut scene = Scene::new(size("COVERBOOK_DEVICE_ROWS", 200));
    let mut whole = ALL.map(|doing| scene.goes_on(doing, |_| Moment::Never).0);
    let mut seen = Vec::new();
    let mut killed = 0;
    while killed < kills {
        assert!(seen.len() < 3 * kills as usize, "{seen:?}");
        let kind = killed as usize % ALL.len();
        let moment = moment(killed / 3, kills.div_ceil(3), &whole[kind]);
        let (went, is_there) = scene.goes_on(ALL[kind], |_| moment);
        seen.push((ALL[kind], moment, went.was_killed, is_there));
        if went.was_killed {
            killed += 1;
        } else {
            // It was over before: it takes less time now.
            whole[kind] = went;
        }
    }
    let joined: Vec<bool> = seen
        .iter()
        .filter(|one| one.0 == Doing::Joining)
        .map(|one| one.3)
        .collect();
    assert!(joined.contains(&true) && joined.contains(&false), "{seen:?}");
    scene.house.agrees_with(&scene.home);
    scene.house.agrees_with(&scene.house.anna);
}
