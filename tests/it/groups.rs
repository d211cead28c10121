//! Client groups and public contact details, by the command line.

use serde_json::Value;

use crate::desk::{Desk, fields};

fn add(desk: &Desk, arguments: &[&str]) -> String {
    let all = [&["user", "add"], arguments].concat();
    desk.run(&all).ends(0).last()["id"].as_str().unwrap().to_owned()
}

/// `kind text (label)` of each public address and number.
fn points(desk: &Desk, id: &str) -> Vec<String> {
    let lines = desk.run(&["user", "points", id]).ends(0).lines();
    let told = |point: &Value| {
        assert_eq!(fields(point), ["id", "kind", "label", "text", "type"]);
        let [kind, text, label] = ["kind", "text", "label"].map(|name| point[name].as_str().unwrap());
        format!("{kind} {text} ({label})")
    };
    lines.iter().map(told).collect()
}

#[test]
fn public_details_are_apart_from_what_a_person_signs_in_with() {
    let desk = Desk::founded();
    let client = [
        "client",
        "--given",
        "Cora",
        "--email",
        "cora@example.com",
        "--phone",
        "020 7946 0187",
    ];
    let cora = &*add(&desk, &client);
    assert_eq!(
        points(&desk, cora),
        ["email cora@example.com ()", "phone 020 7946 0187 ()"]
    );
    desk.run(&["user", "point", "add", cora, "0113 496 0164", "--label", "office"])
        .ends(0);
    desk.run(&["user", "point", "main", cora, "0113 496 0164"]).ends(0);
    let moved = [
        "phone 0113 496 0164 (office)",
        "email cora@example.com ()",
        "phone 020 7946 0187 ()",
    ];
    assert_eq!(points(&desk, cora), moved);
    desk.run(&["user", "point", "label", cora, "020 7946 0187", "mobile"])
        .ends(0);
    desk.run(&["user", "point", "remove", cora, "0113 496 0164"]).ends(0);
    assert_eq!(
        points(&desk, cora),
        ["email cora@example.com ()", "phone 020 7946 0187 (mobile)"]
    );
    // The last one stays, and the sentence names the cure.
    let last = desk.run(&["user", "point", "remove", cora, "020 7946 0187"]).ends(1);
    assert_eq!(
        last.said.trim(),
        "This is the last public phone number. Add another one first."
    );
    let last = desk.run(&["user", "point", "remove", cora, "cora@example.com"]).ends(1);
    assert_eq!(
        last.said.trim(),
        "This is the last public e-mail address. Add another one first."
    );
    let none = desk.run(&["user", "point", "remove", cora, "020 7946 0999"]).ends(2);
    assert!(none.said.contains("no public address or number"), "{}", none.said);
    let bad = desk.run(&["user", "point", "add", cora, "call me"]).ends(2);
    assert!(bad.said.contains("not a phone number"), "{}", bad.said);

    // The public number follows the secure one while they are the same, and then no more.
    desk.run(&["user", "edit", cora, "--phone", "020 7946 0188"]).ends(0);
    assert_eq!(points(&desk, cora)[1], "phone 020 7946 0188 (mobile)");
    desk.run(&["user", "point", "add", cora, "0113 496 0165"]).ends(0);
    desk.run(&["user", "point", "remove", cora, "020 7946 0188"]).ends(0);
    desk.run(&["user", "edit", cora, "--phone", "020 7946 0189", "--family", "Hale"])
        .ends(0);
    assert_eq!(points(&desk, cora)[1], "phone 0113 496 0165 ()");
    desk.run(&["user", "edit", cora, "--phone", ""]).ends(0);
    assert_eq!(points(&desk, cora).len(), 2, "none is taken away by that");
}

#[test]
fn a_group_is_invited_as_a_whole_and_each_has_an_outcome() {
    let desk = Desk::founded();
    std::fs::create_dir(desk.path("mails")).unwrap();
    let mails = desk.path("mails").to_str().unwrap().to_owned();
    desk.run(&["mail", "setup", "--folder", &mails]).ends(0);
    let cora = &*add(&desk, &["client", "--given", "Cora", "--email", "cora@example.com"]);
    let tom = &*add(&desk, &["partner", "--given", "Tom", "--phone", "020 7946 0555"]);
    let here = &*add(
        &desk,
        &["client", "--given", "Here", "--email", "here@example.com", "--active"],
    );
    let sam = &*add(&desk, &["staff", "--given", "Sam", "--email", "sam@example.com"]);
    let group = desk
        .run(&["group", "create", " Family  office ", "--member", cora])
        .ends(0)
        .last();
    let group = group["id"].as_str().unwrap();
    desk.run(&["group", "add", "family office", tom, here]).ends(0);
    let staff = desk.run(&["group", "add", group, sam]).ends(1);
    assert!(
        staff.said.contains("can only contain clients and partners"),
        "{}",
        staff.said
    );
    let list = desk.run(&["group", "list"]).ends(0).last();
    assert_eq!(fields(&list), ["id", "members", "name", "quiet", "type"]);
    assert_eq!(
        (&list["name"], &list["members"], &list["quiet"]),
        (&"Family office".into(), &3.into(), &2.into())
    );
    let inside = desk.run(&["user", "list", "clients", "--group", group]).ends(0).lines();
    assert_eq!(inside.len(), 3);

    let told = desk.run(&["group", "invite", group, "--dry-run"]).ends(1).lines();
    let sent = desk
        .run(&["group", "invite", group, "--message", "Welcome"])
        .ends(1)
        .lines();
    assert_eq!(told[..3], sent[..3], "what is told is what happens");
    let outcome = |line: &Value| format!("{} {} {}", line["type"], line["name"], line["why"]).replace('"', "");
    let outcomes: Vec<String> = sent[..3].iter().map(outcome).collect();
    assert_eq!(
        outcomes,
        ["invited Cora null", "leftOut Here active", "leftOut Tom noAddress"]
    );
    assert_eq!((&sent[3]["invited"], &sent[3]["leftOut"]), (&1.into(), &2.into()));
    let again = desk.run(&["group", "invite", group]).ends(1).lines();
    assert_eq!(outcome(&again[0]), "leftOut Cora invited");

    // Inactive members are not counted; restored ones are members as before.
    desk.run(&["user", "deactivate", here, "--confirm", "CONFIRM"]).ends(0);
    assert_eq!(desk.run(&["group", "list"]).ends(0).last()["members"], 2);
    assert_eq!(
        desk.run(&["group", "invite", group, "--dry-run"]).ends(1).lines().len(),
        3
    );
    desk.run(&["user", "restore", here]).ends(0);
    assert_eq!(desk.run(&["group", "list"]).ends(0).last()["members"], 3);
    desk.run(&["group", "remove", group, here, sam]).ends(0);
    desk.run(&["group", "edit", group, "--name", "Families"]).ends(0);
    assert_eq!(desk.run(&["group", "list"]).ends(0).last()["name"], "Families");
    let empty = desk.run(&["group", "edit", group, "--name", " "]).ends(1);
    assert_eq!(empty.said.trim(), "Enter a name.");
    desk.run(&["group", "delete", "Families"]).ends(0);
    assert!(desk.run(&["group", "list"]).ends(0).lines().is_empty());
    let changes = desk.run(&["audit", "--changes", "--verb", "deleteGroup"]).ends(0);
    assert!(
        changes.out.contains("Families") && changes.out.contains("Cora"),
        "{}",
        changes.out
    );
}
