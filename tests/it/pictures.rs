//! Pictures by the command line: from a file, and away again.

use crate::desk::Desk;

const PICTURE: &[u8] = include_bytes!("../fixtures/portrait.png");

#[test]
fn a_picture_is_set_from_a_file_and_removed() {
    let desk = Desk::founded();
    let wish = [
        "user",
        "add",
        "client",
        "--given",
        "Cora",
        "--email",
        "cora@example.com",
    ];
    let id = desk.run(&wish).ends(0).last()["id"].as_str().unwrap().to_owned();
    let table = desk.file("table.png", "First Name,Last Name\n");
    let refused = desk.run(&["user", "picture", &id, "--file", &table]).ends(2);
    assert!(
        refused.sentence().contains("table.png is not a picture"),
        "{}",
        refused.sentence()
    );
    desk.run(&["user", "picture", &id]).ends(2);
    let picture = desk.file("cora.png", PICTURE);
    desk.run(&["user", "picture", &id, "--file", &picture]).ends(0);
    desk.run(&["user", "picture", &id, "--remove"]).ends(0);
    let verbs: Vec<String> = desk
        .run(&["audit"])
        .ends(0)
        .lines()
        .iter()
        .map(|line| line["verb"].as_str().unwrap_or_default().to_owned())
        .collect();
    for verb in ["setPicture", "removePicture"] {
        assert!(verbs.iter().any(|known| known == verb), "{verb}: {verbs:?}");
    }
}
