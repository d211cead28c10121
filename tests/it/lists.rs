//! Staff, teams and members from files, through the command line.

use crate::desk::Desk;

const STAFF: &str = "First Name,Last Name,Email,Identifier,Role\n\
                     Sam,Lee,sam@example.com,HR-17,Staff\n\
                     Una,Roy,una@example.com,HR-18,User administrator\n\
                     Ida,May,ida@example.com,HR-19,Boss\n";
const TEAMS: &str = "Group Name,Group Identifier,Description,Staff UUIDs,Staff Identifiers,Staff Emails\n\
                     North Team,NorthTeam,Covers northern clients,,HR-17,anna@example.com;una@example.com\n\
                     Tax,Tax,,,,anna@example.com\n\
                     East,East,,,,nobody@example.com\n";
const CLIENTS: &str = "First Name,Last Name,Email,Identifier,Group Identifiers\n\
                       Robert,Brown,r.brown@example.com,CRM-1,Tax\n";
const MEMBERS: &str = "Team,Member Email,Identifier\n\
                       NorthTeam,r.brown@example.com,\n\
                       Tax,,HR-18\n\
                       Tax,,HR-18\n";

fn counts(desk: &Desk, kind: &str, file: &str, ends: i32) -> [u64; 4] {
    let done = desk.run(&["import", kind, file]).ends(ends).last();
    ["created", "updated", "unchanged", "refused"].map(|name| done[name].as_u64().unwrap())
}

#[test]
fn a_firm_is_set_up_from_four_files() {
    let desk = Desk::founded();
    let [staff, teams, clients, members] = [
        ("staff.csv", STAFF),
        ("teams.csv", TEAMS),
        ("clients.csv", CLIENTS),
        ("members.csv", MEMBERS),
    ]
    .map(|(name, text)| desk.file(name, text.as_bytes()));
    // Teams need their staff: nothing is half made.
    assert_eq!(counts(&desk, "teams", &teams, 1), [1, 0, 0, 2]);
    assert_eq!(counts(&desk, "staff", &staff, 1), [2, 0, 0, 1]);
    assert_eq!(counts(&desk, "teams", &teams, 1), [1, 0, 1, 1]);
    assert_eq!(counts(&desk, "clients", &clients, 0), [1, 0, 0, 0]);
    assert_eq!(counts(&desk, "members", &members, 1), [2, 0, 0, 1]);
    // Each of them again changes nothing.
    let before = desk.check()["content"].clone();
    assert_eq!(counts(&desk, "staff", &staff, 1), [0, 0, 2, 1]);
    assert_eq!(counts(&desk, "teams", &teams, 1), [0, 0, 2, 1]);
    assert_eq!(counts(&desk, "clients", &clients, 0), [0, 0, 1, 0]);
    assert_eq!(counts(&desk, "members", &members, 1), [0, 0, 2, 1]);
    // What is saved of memberships is a file of members.
    let saved = desk.path("all.csv").to_str().unwrap().to_owned();
    desk.run(&["team", "migrate", "--backup", &saved, "--dry-run"]).ends(0);
    let all = counts(&desk, "members", &saved, 0);
    assert!(all[2] >= 6 && all == [0, 0, all[2], 0], "{all:?}");
    assert_eq!(desk.check()["content"], before);
}

#[test]
fn what_a_row_lacks_is_told_with_its_place() {
    let desk = Desk::founded();
    let file = desk.file("teams.csv", TEAMS);
    let said = desk.run(&["import", "teams", &file, "--dry-run"]).ends(1);
    let problems: Vec<String> = said
        .lines()
        .iter()
        .filter(|line| line["type"] == "problem")
        .map(|line| format!("{} {}", line["row"], line["text"].as_str().unwrap()))
        .collect();
    assert_eq!(
        problems,
        [
            "2 Nobody has this id, identifier or e-mail address: HR-17. The row is left out.",
            "4 Nobody has this id, identifier or e-mail address: nobody@example.com. The row is left out."
        ]
    );
    // Headings that say nothing are no header.
    let none = desk.file("none.csv", "Colour,Size\nred,small\nblue,large\n");
    let wrong = desk.run(&["import", "members", &none, "--dry-run"]).ends(1).last();
    assert_eq!(wrong["refused"], 3);
}

#[test]
fn an_import_of_teams_is_undone_with_its_members() {
    let desk = Desk::founded();
    let before = desk.check()["content"].clone();
    let file = desk.file("teams.csv", b"Group Name,Staff Emails\nNorth,anna@example.com\n");
    let id = desk.run(&["import", "teams", &file]).ends(0).last()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.run(&["import", "undo", &id]).ends(0);
    assert_eq!(desk.check()["content"].clone(), before);
}
