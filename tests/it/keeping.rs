//! Backups from the command line: carried to another desk, cut short, damaged.

use std::fs;
use std::path::PathBuf;

use serde_json::json;

use crate::desk::{Desk, Step};

/// People in the firm that is carried around: enough for several blocks of a backup.
const PEOPLE: u32 = 4_000;

/// A desk with a firm of some people and a passphrase, and its backup.
fn desk() -> (Desk, String) {
    let desk = Desk::founded();
    let clients = desk.clients(PEOPLE);
    desk.run(&["import", "clients", &clients]).ends(0);
    let secret = desk.file("secret", "a green meadow\n");
    desk.run(&["firm", "passphrase", "--new-file", &secret]).ends(0);
    let backup = desk.path("saved.coverbook").to_str().unwrap().to_owned();
    let saved = desk.run(&["backup", &backup]).ends(0).last();
    assert_eq!(
        (&saved["file"], &saved["head"]),
        (&json!("saved.coverbook"), &json!(4.0))
    );
    (desk, backup)
}

/// The files in the firms' folder, without lock files.
fn names(desk: &Desk) -> Vec<String> {
    let name = |path: PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    let mut names: Vec<String> = desk.files("profile").into_iter().map(name).collect();
    names.retain(|name| {
        let ends = ["-wal", "-shm", "-turn", ".importing"];
        !["restoring", "last-firm"].contains(&name.as_str()) && !ends.iter().any(|end| name.ends_with(end))
    });
    names
}

const FIRM: [&str; 2] = ["harcourt-lane.coverbook", "harcourt-lane.keys"];

#[test]
fn a_firm_is_carried_to_another_desk() {
    let (desk, backup) = desk();
    let content = desk.check()["content"].clone();
    let other = Desk::empty();
    let secret = other.file("secret", "a green meadow");
    let restored = other
        .run(&["restore", &backup, "--passphrase-file", &secret])
        .ends(0)
        .last();
    assert_eq!(
        (&restored["firm"], &restored["file"]),
        (&json!("Harcourt & Lane"), &json!("harcourt-lane"))
    );
    assert_eq!(other.check()["content"], content);
    assert_eq!(names(&other), FIRM);

    // The same firm again: only if so wished, and the one before is kept.
    let again = ["restore", &backup, "--passphrase-file", &secret];
    let sentence =
        "The firm in this backup already exists here, as harcourt-lane. To replace it, add --replace; a copy is kept.";
    assert_eq!(other.run(&again).ends(2).sentence(), sentence);
    other
        .run(&["firm", "edit", "--name", "Lane", "--country", "ie"])
        .ends(0);
    assert_eq!(other.run(&["firm", "show"]).ends(0).last()["country"], "IE");
    other.run(&[again.as_slice(), &["--replace"]].concat()).ends(0);
    assert_eq!(other.check()["content"], content);
    assert_eq!(names(&other).len(), 4);

    // A new recovery code opens the next backup; other secrets are refused.
    let code = desk
        .run(&["firm", "recovery-code", "--passphrase-file", "secret"])
        .ends(0)
        .last()["recoveryCode"]
        .as_str()
        .unwrap()
        .to_owned();
    let third = Desk::empty();
    let wrong = third.run(&["restore", &backup, "--recovery-code", &code]).ends(2);
    assert_eq!(
        wrong.sentence(),
        "The key does not open this firm's file. Use the key file it was made with."
    );
    desk.run(&["backup", &backup]).ends(0);
    third.run(&["restore", &backup, "--recovery-code", &code]).ends(0);
    assert_eq!(third.check()["content"], content);
}

#[test]
fn a_file_that_is_no_whole_backup_changes_nothing() {
    let (desk, backup) = desk();
    let whole = fs::read(&backup).unwrap();
    let other = Desk::empty();
    let secret = other.file("secret", "a green meadow");
    let refused = |bytes: &[u8], sentence: &str| {
        let file = other.file("b.coverbook", bytes);
        let said = other.run(&["restore", &file, "--passphrase-file", &secret]).ends(2);
        assert_eq!(said.sentence(), sentence);
        assert_eq!(names(&other), Vec::<String>::new());
    };
    refused(
        b"Name,Email\n",
        "b.coverbook is not a Coverbook backup. Choose a backup file.",
    );
    for length in [100, 10_000, whole.len() - 1] {
        refused(
            &whole[..length],
            "b.coverbook is incomplete: its end is missing. Copy it again, or use another backup.",
        );
    }
    for place in [50, whole.len() / 2, whole.len() - 1] {
        let mut bent = whole.clone();
        bent[place] ^= 8;
        refused(&bent, "b.coverbook is damaged. Use another backup.");
    }
    let mut newer = whole.clone();
    newer[16] = 2;
    refused(
        &newer,
        "This file was written by a newer version of Coverbook. Update Coverbook.",
    );
    // The firm's own file is not a backup.
    let own = desk.database().to_str().unwrap().to_owned();
    let said = desk.run(&["restore", &own, "--passphrase-file", "secret"]).ends(2);
    assert_eq!(
        said.sentence(),
        "harcourt-lane.coverbook is not a Coverbook backup. Choose a backup file."
    );
    desk.check();
}

#[test]
fn a_backup_that_is_killed_leaves_the_one_before() {
    let (desk, backup) = desk();
    let before = fs::read(&backup).unwrap();
    for phase in ["copying", "checking", "writing"] {
        let mut saving = desk.start(&["backup", &backup, "--progress"]);
        saving.until(|step| step.phase == phase);
        saving.kill();
        // Unless it had just been done, it is as it was, byte by byte; whole it is in any case.
        let other = Desk::empty();
        let secret = other.file("secret", "a green meadow");
        other.run(&["restore", &backup, "--passphrase-file", &secret]).ends(0);
        assert_eq!(other.check()["clients"], PEOPLE);
        assert!(phase == "writing" || fs::read(&backup).unwrap() == before, "{phase}");
    }
    desk.run(&["backup", &backup]).ends(0);
    assert_eq!(names(&desk), FIRM, "no draft stays beside the firm");
    let drafts = |name: &String| name.contains("draft");
    let beside: Vec<String> = fs::read_dir(desk.path(""))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(!beside.iter().any(drafts), "{beside:?}");
}

#[test]
fn opening_a_backup_that_is_killed_is_all_or_nothing() {
    let (desk, backup) = desk();
    let content = desk.check()["content"].clone();
    let moments: [fn(&Step) -> bool; 5] = [
        |step| step.phase == "unpacking",
        |step| step.phase == "unpacking" && step.done == step.total,
        |step| step.phase == "checking",
        |step| step.phase == "placing",
        |step| step.phase == "placed",
    ];
    let mut outcomes = Vec::new();
    for moment in moments {
        // Where there is nothing: nothing or all of it.
        let other = Desk::empty();
        let secret = other.file("secret", "a green meadow");
        let restore = ["restore", backup.as_str(), "--passphrase-file", &secret, "--progress"];
        let mut restoring = other.start(&restore);
        restoring.until(moment);
        restoring.kill();
        // The next program to look completes it; without a key it cannot be opened yet.
        other.run(&["firm", "check"]).ends(2);
        let there = names(&other);
        assert!(there.is_empty() || there == FIRM, "{there:?}");
        outcomes.push(!there.is_empty());
        let again = [restore[..4].to_vec(), vec!["--replace"]].concat();
        other.run(&again).ends(0);
        assert_eq!(other.check()["content"], content);

        // Where the firm is already, renamed since: as it is, or as it was saved.
        other.run(&["firm", "edit", "--name", "Lane"]).ends(0);
        let renamed = other.check()["content"].clone();
        let mut restoring = other.start(&[again.as_slice(), &["--progress"]].concat());
        restoring.until(moment);
        restoring.kill();
        let found = other.check();
        assert_eq!(found["sound"], true);
        assert!(found["content"] == content || found["content"] == renamed, "{found}");
        assert!(
            names(&other).iter().all(|name| !name.ends_with("restoring")),
            "{:?}",
            names(&other)
        );
        outcomes.push(found["content"] == content);
    }
    assert!(outcomes.contains(&true) && outcomes.contains(&false), "{outcomes:?}");
}

/// How often a restore is killed while its files get their names; `cargo xtask soak` wants more.
const KILLS: &str = "COVERBOOK_RESTORE_KILLS";

#[cfg(target_os = "linux")]
#[test]
#[expect(
    clippy::print_stdout,
    reason = "whoever reads a run sees how many kills struck after the moment it counts"
)]
fn a_restore_that_is_killed_between_two_names_is_all_or_nothing() {
    use std::time::{Duration, Instant};
    if !crate::calls::calls_can_be_watched("a_restore_that_is_killed_between_two_names_is_all_or_nothing") {
        return;
    }
    let kills: u32 = std::env::var(KILLS).map_or(6, |kills| kills.parse().unwrap());
    let (desk, backup) = desk();
    let saved = desk.check()["content"].clone();
    let other = Desk::empty();
    let secret = other.file("secret", "a green meadow");
    let restore = ["restore", &backup, "--passphrase-file", &secret];
    other.run(&restore).ends(0);
    let again = [restore.as_slice(), &["--replace", "--progress"]].concat();
    // Every renaming takes its time, so that a kill strikes before, between and after them.
    let slowly = [
        "strace",
        "-D",
        "-f",
        "-qq",
        "-o",
        "/dev/null",
        "-e",
        "trace=/^rename",
        "-e",
    ];
    let slowly = [slowly.as_slice(), &["inject=/^rename:delay_enter=150000"]].concat();
    let mut outcomes = Vec::new();
    for n in 0..kills {
        other.run(&["firm", "edit", "--name", &format!("Lane {n}")]).ends(0);
        let before = other.check()["content"].clone();
        // Killed, it leaves a log that only its own file may ever be read with.
        let rows: String = (0..50)
            .map(|row| format!("Ada,Round {n} of {row},ada.{n}.{row}@example.com\n"))
            .collect();
        let clients = other.file("clients.csv", format!("First Name,Last Name,Email\n{rows}"));
        let mut import = other.start(&["import", "clients", &clients, "--progress"]);
        import.until(|step| step.phase == "committed");
        import.kill();
        let with_log = other.check()["content"].clone();
        assert_ne!(with_log, before);

        let mut restoring = other.start_under(&slowly, &again);
        restoring.until(|step| step.phase == "placing");
        let strikes = Instant::now() + Duration::from_millis(700) * n / kills;
        while Instant::now() < strikes {
            std::thread::yield_now();
        }
        restoring.kill();
        let found = other.check();
        assert_eq!(found["sound"], true);
        assert!(
            found["content"] == saved || found["content"] == with_log,
            "{n}: {found}"
        );
        outcomes.push(found["content"] == saved);
        let names = names(&other);
        assert!(names.iter().all(|name| !name.ends_with("restoring")), "{names:?}");
        if found["content"] != saved {
            other.run(&again).ends(0);
            assert_eq!(other.check()["content"], saved);
        }
    }
    println!(
        "{kills} kills, {} after the moment it counts",
        outcomes.iter().filter(|done| **done).count()
    );
    assert!(outcomes.contains(&true) && outcomes.contains(&false), "{outcomes:?}");
}

#[cfg(unix)]
#[test]
fn nothing_of_a_backup_is_plain() {
    let (desk, backup) = desk();
    let text = fs::read_to_string(desk.path("clients.csv")).unwrap();
    let rows: Vec<&str> = text.lines().skip(1).take(3).collect();
    let mut needles: Vec<&str> = rows
        .iter()
        .flat_map(|row| row.split(','))
        .filter(|cell| cell.len() > 7)
        .collect();
    needles.extend(["Harcourt", "SQLite format 3", "user_card"]);
    let plain = |path: &PathBuf| {
        let bytes = fs::read(path).unwrap();
        let found = needles
            .iter()
            .find(|needle| bytes.windows(needle.len()).any(|w| w == needle.as_bytes()));
        assert_eq!(found, None, "{}", path.display());
        bytes.len()
    };
    let mut seen = plain(&PathBuf::from(&backup));
    let mut saving = desk.start(&["backup", &backup, "--progress"]);
    for phase in ["checking", "writing"] {
        saving.until(|step| step.phase == phase);
        crate::desk::signal(saving.id(), "STOP");
        let mut all = desk.files("profile");
        all.extend(desk.files("temp"));
        all.extend(
            fs::read_dir(desk.path(""))
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.to_string_lossy().contains("coverbook")),
        );
        seen += all.iter().filter(|path| path.is_file()).map(plain).sum::<usize>();
        crate::desk::signal(saving.id(), "CONT");
    }
    assert_eq!(saving.finish(), Some(0), "{}", saving.said);
    assert!(seen > 3_000_000, "{seen} bytes were looked at");
}
