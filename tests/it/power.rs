//! Saved data is on the disk, and changes of the firm's file happen in turn, as shown by the system calls
//! of a program.

use std::collections::BTreeMap;
use std::fs;

use crate::calls::{Call, calls, calls_can_be_watched};
use crate::desk::Desk;

/// The calls that are looked at.
const CALLS: &str = "trace=write,pwrite64,ftruncate,fsync,fdatasync,flock,open,openat,rename,renameat,renameat2,unlink";

/// Checks the calls of one command. `leaves` says which call reports something to the outside.
fn judge(calls: &[Call], leaves: impl Fn(&Call) -> bool) -> [usize; 3] {
    let (mut in_turn, mut unsynced) = (false, BTreeMap::<String, usize>::new());
    let [mut written, mut turns, mut left] = [0; 3];
    for (n, call) in calls.iter().enumerate() {
        let is_log = call.path.ends_with(".coverbook-wal");
        let is_firm = is_log || call.path.ends_with(".coverbook") || call.path.ends_with(".coverbook-journal");
        match call.name.as_str() {
            "flock" if call.path.ends_with("-write-turn") => {
                let over = call.arguments.contains("LOCK_UN");
                if call.arguments.contains("LOCK_EX") || over {
                    assert!(!over || unsynced.is_empty(), "{n}: the turn ends before {unsynced:?}");
                    turns += usize::from(over && in_turn);
                    in_turn = !over;
                }
            }
            "pwrite64" | "write" | "ftruncate" | "unlink" if is_firm => {
                assert!(in_turn, "{n}: {call:?} out of turn");
                written += 1;
                if call.name == "unlink" {
                    unsynced.remove(&call.path);
                } else if is_log {
                    *unsynced.entry(call.path.clone()).or_default() += 1;
                }
            }
            "fsync" | "fdatasync" => {
                unsynced.remove(&call.path);
            }
            _ => {}
        }
        if leaves(call) {
            left += 1;
            assert!(unsynced.is_empty(), "{n}: {call:?} before {unsynced:?}");
        }
    }
    [written, turns, left]
}

/// Runs a command and gives its calls.
fn watched(desk: &Desk, arguments: &[&str]) -> Vec<Call> {
    let trace = desk.path("trace").to_str().unwrap().to_owned();
    desk.run_under(
        &["strace", "-f", "-y", "-s", "300", "-e", CALLS, "-o", &trace],
        arguments,
    )
    .ends(0);
    calls(&fs::read_to_string(trace).unwrap())
}

#[test]
fn saved_data_is_on_the_disk() {
    if !calls_can_be_watched("saved_data_is_on_the_disk") {
        return;
    }
    let desk = Desk::empty();
    let nothing = |_: &Call| false;
    let [written, turns, _] = judge(&watched(&desk, &crate::desk::FOUND), nothing);
    assert!(written > 20 && turns >= 2, "{written} {turns}");

    let [written, turns, _] = judge(&watched(&desk, &["firm", "edit", "--name", "Lane"]), nothing);
    assert!(written > 2 && turns >= 1, "{written} {turns}");

    let file = desk.clients(3_000);
    let [written, turns, _] = judge(&watched(&desk, &["import", "clients", &file]), nothing);
    assert!(written > 200 && turns >= 1, "{written} {turns}");

    // A letter leaves after its claim is on the disk.
    let letters = desk.path("letters").to_str().unwrap().to_owned();
    fs::create_dir(&letters).unwrap();
    desk.run(&["mail", "setup", "--folder", &letters, "--from", "anna@example.com"])
        .ends(0);
    let client = desk.run(&["user", "list", "clients", "--limit", "1"]).ends(0).last();
    let invite = ["invite", "send", client["id"].as_str().unwrap(), "--message", "Welcome"];
    desk.run(&invite[..3]).ends(0);
    let mail = watched(&desk, &["mail", "send"]);
    let [_, _, left] = judge(&mail, |call| {
        call.path.contains("/letters/") && call.name.starts_with("open")
    });
    assert!(left >= 1 && fs::read_dir(&letters).unwrap().count() == 1, "{left}");

    // A file of people gets its name after its line, and is whole by then; the name lasts.
    let saved = desk.path("people.csv").to_str().unwrap().to_owned();
    let export = watched(&desk, &["user", "list", "clients", "--save", &saved]);
    let is_name = |call: &Call| call.name.starts_with("rename") && call.path.ends_with("people.csv");
    let [_, _, left] = judge(&export, is_name);
    assert_eq!(left, 1);
    let at = |wanted: &dyn Fn(&Call) -> bool| export.iter().rposition(wanted).unwrap();
    let named = at(&is_name);
    assert!(at(&|call| call.name == "fsync" && call.path.ends_with(".coverbook-draft")) < named);
    let folder = saved.rsplit_once('/').unwrap().0;
    let folder = fs::canonicalize(folder).unwrap();
    assert!(at(&|call| call.name == "fsync" && fs::canonicalize(&call.path).is_ok_and(|path| path == folder)) > named);
}
