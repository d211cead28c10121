//! A new key from the command line, and programs that are killed while they make one.

use std::fs;

use crate::desk::Desk;

#[test]
fn scripts_name_the_file_of_the_new_key() {
    let desk = Desk::founded();
    let content = desk.check()["content"].clone();
    let new = desk.path("new").to_str().unwrap().to_owned();
    let no_place = desk.run(&["firm", "new-key"]).ends(2);
    assert_eq!(
        no_place.sentence(),
        "A key file is never overwritten. Name a new file with --new-key-file."
    );
    let lines = desk.run(&["firm", "new-key", "--new-key-file", &new]).ends(0).lines();
    let code = lines[0]["recoveryCode"].as_str().unwrap();
    assert_eq!(lines.last().unwrap()["type"], "newKey");
    desk.run(&["search", "anna"]).ends(2);
    let checked = desk.run(&["firm", "check", "--key-file", "new"]).ends(0).last();
    assert_eq!(checked["content"], content);
    assert_ne!(fs::read(desk.path("key")).unwrap(), fs::read(&new).unwrap());
    assert_eq!(code.split('-').count(), 9, "{code}");
}

/// How often the making of a key is killed; `cargo xtask soak` wants more.
#[cfg(target_os = "linux")]
const KILLS: &str = "COVERBOOK_NEW_KEY_KILLS";

#[cfg(target_os = "linux")]
#[test]
#[expect(
    clippy::print_stdout,
    reason = "whoever reads a run sees how many kills struck after the moment it counts"
)]
fn a_new_key_that_is_killed_on_the_way_counts_or_does_not() {
    use std::time::{Duration, Instant};
    if !crate::calls::calls_can_be_watched("a_new_key_that_is_killed_on_the_way_counts_or_does_not") {
        return;
    }
    let kills: u32 = std::env::var(KILLS).map_or(6, |kills| kills.parse().unwrap());
    let desk = Desk::founded();
    let clients = desk.clients(300);
    desk.run(&["import", "clients", &clients]).ends(0);
    let content = desk.check()["content"].clone();
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
        "inject=/^rename:delay_enter=150000",
    ];
    let mut opens = "key".to_owned();
    let mut after = 0;
    for n in 0..kills {
        let next = format!("key-{n}");
        let path = desk.path(&next).to_str().unwrap().to_owned();
        let wish = [
            "firm",
            "new-key",
            "--key-file",
            &opens,
            "--new-key-file",
            &path,
            "--progress",
        ];
        let mut making = desk.start_under(&slowly, &wish);
        making.until(|step| step.phase == "placing");
        let strikes = Instant::now() + Duration::from_millis(700) * n / kills;
        while Instant::now() < strikes {
            std::thread::yield_now();
        }
        making.kill();
        let check = |key: &str| desk.run(&["firm", "check", "--key-file", key]);
        let with_old = check(&opens).code == Some(0);
        let with_new = desk.path(&next).exists() && check(&next).code == Some(0);
        assert!(with_old != with_new, "{n}: {with_old} {with_new}");
        if with_new {
            after += 1;
            opens = next;
        }
        assert_eq!(check(&opens).ends(0).last()["content"], content);
        let staged = desk.files("profile").into_iter().filter(|path| {
            path.extension().is_some_and(|ending| ending == "restoring") || path.to_string_lossy().contains(".before-")
        });
        assert_eq!(staged.count(), 0, "nothing stays");
    }
    println!("{kills} kills, {after} after the moment it counts");
    assert!(after > 0 && after < kills, "{after} of {kills}");
}
