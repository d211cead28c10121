//! A power cut at any moment: hub and devices come back with everything that was confirmed, and nothing by halves.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use tests::hub::RunningHub;
use tests::programs;
use tokio::runtime::Runtime;

use crate::calls::{Call, calls, calls_can_be_watched};
use crate::desk::Desk;
use crate::disk::{CALLS, Disk, Unsynced};
use crate::house::{clients, clients_at, device_is_whole, hub_is_whole, key, link, new_hub, size};

/// Rows of the file that is imported.
const ROWS: u32 = 12;

/// Who gives a command.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Who {
    Anna,
    Home,
}

/// What is done while the calls are traced.
#[derive(Clone, PartialEq, Debug)]
enum Step {
    Attach,
    Link,
    Join,
    Sync(Who),
    Add(Who, &'static str),
    Import,
}

fn steps() -> Vec<Step> {
    let first = ["Kimana", "Kimber", "Kimcor", "Kimdor"].map(|name| Step::Add(Who::Anna, name));
    let then = ["Kimeve", "Kimfay", "Kimgil"].map(|name| Step::Add(Who::Home, name));
    let last = ["Kimhal", "Kimida"].map(|name| Step::Add(Who::Anna, name));
    let mut steps = vec![Step::Attach, Step::Link, Step::Join];
    steps.extend(first);
    steps.push(Step::Sync(Who::Home));
    steps.extend(then);
    steps.push(Step::Import);
    steps.push(Step::Sync(Who::Home));
    steps.extend(last);
    steps
}

/// A firm before it moves to a hub, its future second device, and what the programs did.
struct Trace {
    hub: RunningHub,
    anna: Desk,
    home: Desk,
    before: Disk,
    disk: Disk,
    calls: Vec<Call>,
    /// For each step: the line before which it had not begun, and the one from which on its answer was on its way.
    steps: Vec<(Step, usize, usize)>,
    /// The names in the file that is imported.
    imported: Vec<String>,
    out: PathBuf,
    _folder: TempDir,
}

/// Text as a word of the shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

impl Trace {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let hub = new_hub(&root.join("hub"));
        let (anna, home) = (Desk::founded(), Desk::empty());
        anna.run(&[
            "user",
            "add",
            "client",
            "--given",
            "Cora",
            "--email",
            "cora@example.com",
        ])
        .ends(0);
        let key = fs::read(anna.path("key")).unwrap();
        // Its own would do as well; a file that is not traced must be there before.
        home.file("key", key);
        let file = anna.clients(ROWS);
        let imported = names(&fs::read_to_string(&file).unwrap());
        let out = root.join("out");
        fs::create_dir(&out).unwrap();
        let mut trace = Self {
            before: Disk::default(),
            disk: Disk::default(),
            hub,
            anna,
            home,
            calls: Vec::new(),
            steps: Vec::new(),
            imported,
            out,
            _folder: folder,
        };
        trace.run(&file);
        trace
    }

    fn run(&mut self, file: &str) {
        let staff = self.anna.run(&["user", "list", "staff"]).ends(0).last();
        let anna = staff["id"].as_str().unwrap().to_owned();
        let place = self.hub.place().unwrap();
        self.before = Disk::now(&roots(self.hub.folder(), &self.anna, &self.home));
        let [said, hub, program] = [&self.out.join("said"), self.hub.folder(), &programs::hub().unwrap()]
            .map(|path| quoted(path.to_str().unwrap()));
        let mut script = format!(
            "set -e\nmkfifo {said}\nsetpriv --pdeathsig KILL -- {program} serve --listen {} --folder {hub} >{said} 2>/dev/null &\n\
             hub=$!\nexec 3<{said}\nread -r line <&3\n",
            self.hub.listens(),
        );
        let steps = steps();
        for (n, step) in steps.iter().enumerate() {
            let out = quoted(self.out.join(n.to_string()).to_str().unwrap());
            let mail;
            let (who, words): (_, Vec<&str>) = match step {
                Step::Attach => (Who::Anna, vec!["attach", &place]),
                Step::Link => (Who::Anna, vec!["device", "link", &anna]),
                Step::Join => (Who::Home, vec!["join"]),
                Step::Sync(who) => (*who, vec!["sync", "now"]),
                Step::Add(who, name) => {
                    mail = format!("{}@example.com", name.to_lowercase());
                    (*who, vec!["user", "add", "client", "--given", name, "--email", &mail])
                }
                Step::Import => (Who::Anna, vec!["import", "clients", file]),
            };
            let desk = self.desk(who);
            let (program, arguments) = desk.line(&words);
            let words: Vec<String> = std::iter::once(&program)
                .chain(&arguments)
                .map(|word| quoted(word))
                .collect();
            let join = if *step == Step::Join { " \"$link\"" } else { "" };
            let place = quoted(desk.path("").to_str().unwrap());
            script += &format!(
                "(cd {place} && HOME={place}/home TMPDIR={place}/temp COVERBOOK_LANGUAGE=en {}{join} >{out})\n",
                words.join(" ")
            );
            if *step == Step::Link {
                script += &format!("link=$(sed -n 's/.*\"link\":\"\\([^\"]*\\)\".*/\\1/p' {out})\n");
            }
        }
        script += "kill -9 $hub\n";
        let log = self.out.join("trace");
        let mut strace = Command::new("strace");
        strace.args(["-f", "--seccomp-bpf", "-yy", "-xx", "-s", "4000000", "-e", CALLS, "-o"]);
        let ran = strace.arg(&log).args(["sh", "-c", &script]).output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        self.calls = calls(&fs::read_to_string(&log).unwrap());
        self.disk = self.before.clone();
        self.disk.follow(self.calls.iter());
        self.steps = steps
            .into_iter()
            .enumerate()
            .map(|(n, step)| self.dated(n, step))
            .collect();
        self.is_faithful();
    }

    const fn desk(&self, who: Who) -> &Desk {
        match who {
            Who::Anna => &self.anna,
            Who::Home => &self.home,
        }
    }

    fn dated(&self, n: usize, step: Step) -> (Step, usize, usize) {
        let out = self.out.join(n.to_string());
        let own = |name: &str| {
            let of_it = self.calls.iter().filter(|call| Path::new(&call.path) == out);
            let lines = of_it.filter(|call| call.name == name).map(|call| call.lines.0);
            lines.collect::<Vec<_>>()
        };
        let (begun, told) = (own("openat")[0], *own("write").last().unwrap());
        // The hub's last word before that.
        let socket = format!("TCP:[{}-", self.hub.listens());
        let sent = |call: &&Call| call.path.starts_with(&socket) && call.lines.0 < told;
        let left = self.calls.iter().filter(sent).map(|call| call.lines.0).max().unwrap();
        assert!(begun < left, "{step:?}: {begun} {left} {told}");
        (step, begun, left)
    }

    /// What the trace says of the end is what is there.
    fn is_faithful(&self) {
        let mut there = BTreeMap::new();
        for root in roots(self.hub.folder(), &self.anna, &self.home) {
            there.extend(crate::disk::files(&root));
        }
        let told = self.disk.after(usize::MAX, Unsynced::Stays);
        let names = |files: &BTreeMap<PathBuf, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&told), names(&there));
        for (path, content) in &there {
            assert!(told[path] == *content, "{path:?}");
        }
    }

    /// How many clients there are at the end.
    fn confirmed(&self) -> usize {
        let added = self.steps.iter().filter(|(step, ..)| matches!(step, Step::Add(..)));
        1 + added.count() + self.imported.len()
    }

    /// The lines in which something of the files changed or was synced.
    fn moments(&self) -> Vec<usize> {
        let roots = roots(self.hub.folder(), &self.anna, &self.home);
        let ours = |call: &&Call| roots.iter().any(|root| Path::new(&call.path).starts_with(root));
        let mut lines: Vec<usize> = self.calls.iter().filter(ours).map(|call| call.lines.1).collect();
        lines.sort_unstable();
        lines
    }
}

/// The folders whose files are watched.
fn roots(hub: &Path, anna: &Desk, home: &Desk) -> Vec<PathBuf> {
    let all = [hub.to_owned(), anna.path("profile"), home.path("profile")];
    all.map(|root| root.canonicalize().unwrap()).to_vec()
}

/// The first names in a file of clients.
fn names(file: &str) -> Vec<String> {
    let rows = file.lines().skip(1);
    rows.map(|row| row.split(',').next().unwrap().to_owned()).collect()
}

/// Whose power is cut; who else is there was killed at the same moment.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Dark {
    Hub,
    Devices,
    All,
}

/// The programs on what a power cut has left.
struct World<'t> {
    trace: &'t Trace,
    hub: RunningHub,
    anna: Desk,
    home: Desk,
    _folder: TempDir,
}

fn write(files: &BTreeMap<PathBuf, Vec<u8>>, from: &Path, to: &Path) {
    for (path, content) in files {
        let Ok(rest) = path.strip_prefix(from) else {
            continue;
        };
        let place = to.join(rest);
        fs::write(&place, content).unwrap();
        fs::set_permissions(&place, fs::Permissions::from_mode(0o600)).unwrap();
    }
}

impl<'t> World<'t> {
    fn after(trace: &'t Trace, line: usize, dark: Dark, unsynced: Unsynced) -> Self {
        let (lost, killed) = (
            trace.disk.after(line, unsynced),
            trace.disk.after(line, Unsynced::Stays),
        );
        let folder = tempfile::tempdir().unwrap();
        let hub = trace.hub.beside(folder.path());
        for name in ["firms", "places"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let of_hub = if dark == Dark::Devices { &killed } else { &lost };
        let of_devices = if dark == Dark::Hub { &killed } else { &lost };
        let roots = roots(trace.hub.folder(), &trace.anna, &trace.home);
        write(of_hub, &roots[0], folder.path());
        let [anna, home] = [(&trace.anna, &roots[1]), (&trace.home, &roots[2])].map(|(desk, root)| {
            let copy = Desk::empty();
            copy.file("key", fs::read(desk.path("key")).unwrap());
            write(of_devices, root, &copy.path("profile"));
            copy
        });
        Self {
            trace,
            hub,
            anna,
            home,
            _folder: folder,
        }
    }

    /// Everybody starts again, and what was confirmed is there.
    fn comes_back(&mut self, line: usize) {
        self.hub.go_on().unwrap();
        let trace = self.trace;
        let was = |wanted: &Step| trace.steps.iter().find(|(step, ..)| step == wanted).unwrap();
        let confirmed = |step: &Step| was(step).2 <= line;
        let begun = |step: &Step| was(step).1 <= line;

        // Opening the file settles where the firm is.
        assert_eq!(self.anna.check()["sound"], true);
        let is_alone = self.anna.run(&["sync", "status"]).ends(0).last()["state"] == "alone";
        if is_alone {
            assert!(!confirmed(&Step::Attach), "the hub had it");
            assert_eq!(files_in(&self.hub.folder().join("firms")), 0, "it is in two places");
            self.anna.run(&["attach", &self.hub.place().unwrap()]).ends(0);
        } else {
            assert!(begun(&Step::Attach));
        }
        let zoe = ["user", "add", "client", "--given", "Zoe", "--email", "zoe@example.com"];
        self.anna.run(&zoe).ends(0);
        let mut shown = clients(&self.anna);
        shown.retain(|name| name != "Zoe");
        let mut expected = vec!["Cora"];
        for (step, begun, left) in &trace.steps {
            let people: Vec<&str> = match step {
                Step::Add(_, name) => vec![*name],
                Step::Import => trace.imported.iter().map(String::as_str).collect(),
                Step::Attach | Step::Link | Step::Join | Step::Sync(_) => Vec::new(),
            };
            let there = people
                .iter()
                .filter(|name| shown.iter().any(|other| other == *name))
                .count();
            assert!(there == 0 || there == people.len(), "{step:?} is there by halves");
            assert!(*left > line || there == people.len(), "{step:?} was confirmed");
            assert!(*begun <= line || there == 0, "{step:?} had not begun");
            expected.extend(people.iter().take(there));
        }
        expected.sort_unstable();
        let mut sorted: Vec<&str> = shown.iter().map(String::as_str).collect();
        sorted.sort_unstable();
        assert_eq!(sorted, expected);

        if self.home.firm_file().is_none() {
            assert!(!confirmed(&Step::Join), "home was a device");
            self.home.run(&["join", &link(&self.anna)]).ends(0);
        }
        self.home.run(&["sync", "now"]).ends(0);
        self.anna.run(&["sync", "now"]).ends(0);
        let checked = self.anna.check();
        assert_eq!(checked["clients"], shown.len() + 1);
        assert_eq!(self.home.check(), checked);
        let runtime = Runtime::new().unwrap();
        for desk in [&self.anna, &self.home] {
            let here = runtime.block_on(device_is_whole(&desk.firm_file().unwrap(), &key(desk)));
            assert_eq!(here, runtime.block_on(hub_is_whole(self.hub.folder(), &here)));
        }
    }
}

fn files_in(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

/// A program that did not sync what it should would be noticed: what was confirmed would be lost.
fn is_noticed(trace: &Trace) {
    let (_, _, line) = trace.steps.last().unwrap();
    let firm = |of: &dyn Fn(&Call) -> bool| {
        let mut disk = trace.before.clone();
        disk.follow(
            trace
                .calls
                .iter()
                .filter(|call| !call.name.ends_with("sync") || of(call)),
        );
        let files = disk.after(*line, Unsynced::IsLost);
        let folder = tempfile::tempdir().unwrap();
        for name in ["firms", "places"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        write(&files, trace.hub.folder(), folder.path());
        Runtime::new().unwrap().block_on(clients_at(folder.path()))
    };
    let all = Some(trace.confirmed());
    assert_eq!(firm(&|_| true), all);
    assert!(firm(&|call| !call.path.ends_with("-wal")) < all);
    assert_eq!(
        firm(&|call| !call.path.ends_with("/firms")),
        None,
        "its name is data of its folder"
    );
}

#[test]
fn a_power_cut_takes_nothing_that_was_confirmed_and_leaves_nothing_by_halves() {
    if !calls_can_be_watched("a_power_cut_takes_nothing_that_was_confirmed_and_leaves_nothing_by_halves") {
        return;
    }
    let trace = Trace::new();
    is_noticed(&trace);
    let moments = trace.moments();
    let cuts = size("COVERBOOK_POWER_CUTS", 20) as usize;
    let mut losing = 0;
    for n in 0..cuts {
        let line = moments[moments.len() * (2 * n + 1) / (2 * cuts)];
        let dark = [Dark::Hub, Dark::All, Dark::Devices][n % 3];
        let loses = trace.disk.after(line, Unsynced::IsLost) != trace.disk.after(line, Unsynced::Stays);
        losing += usize::from(loses);
        let seed = Unsynced::IsLostInPart(n as u64);
        let unsynced = if n % 2 == 1 {
            vec![Unsynced::IsLost, seed]
        } else {
            vec![Unsynced::IsLost]
        };
        for unsynced in unsynced {
            let back = || World::after(&trace, line, dark, unsynced).comes_back(line);
            let back = catch_unwind(AssertUnwindSafe(back));
            assert!(
                back.is_ok(),
                "cut {n} after line {line}, dark: {dark:?}, unsynced: {unsynced:?}"
            );
        }
    }
    assert!(losing * 2 > cuts, "{losing} of {cuts} cuts lose anything");
}
