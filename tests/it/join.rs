//! An invited person joins on this device: with the code of their mail, a username and both terms.

use serde_json::Value;

use crate::desk::Desk;

/// A firm whose mails are written into a folder.
pub(crate) fn desk() -> Desk {
    let desk = Desk::founded();
    let out = desk.path("out");
    std::fs::create_dir(&out).unwrap();
    desk.run(&["mail", "setup", "--folder", out.to_str().unwrap()]).ends(0);
    desk
}

/// Invites a client; their key and the code of their mail.
pub(crate) fn invited(desk: &Desk, given: &str) -> (String, String) {
    let email = format!("{}@example.com", given.to_lowercase());
    let wish = ["user", "add", "client", "--given", given, "--email", &email, "--invite"];
    let id = desk.run(&wish).ends(0).last()["id"].as_str().unwrap().to_owned();
    desk.run(&["mail", "send"]).ends(0);
    let letters = desk
        .files("out")
        .into_iter()
        .map(|path| std::fs::read_to_string(path).unwrap());
    let letter = letters.into_iter().find(|letter| letter.contains(&email)).unwrap();
    let is_code = |line: &&str| {
        let signs = |part: &str| part.len() == 4 && part.chars().all(|c| c.is_ascii_alphanumeric());
        line.split_once('-').is_some_and(|(one, two)| signs(one) && signs(two))
    };
    let code = letter.lines().map(str::trim).find(is_code).unwrap().to_owned();
    (id, code)
}

fn join<'a>(id: &'a str, code: &'a str, username: &'a str) -> [&'a str; 8] {
    [
        "invite",
        "accept",
        id,
        "--code",
        code,
        "--username",
        username,
        "--accept-terms",
    ]
}

fn invitation(desk: &Desk, id: &str) -> Value {
    desk.run(&["invite", "show", id]).ends(0).last()["invitation"].clone()
}

#[test]
fn a_person_joins_with_code_username_and_both_terms() {
    let desk = desk();
    let (cora, code) = invited(&desk, "Cora");
    for (username, said) in [
        ("cora", "at least 6 characters"),
        ("cora hale", "only contain letters and digits"),
        ("cora@example.com", "cannot be an e-mail address"),
        ("1234567", "at least one letter"),
    ] {
        let refused = desk.run(&join(&cora, &code, username)).ends(2);
        assert!(refused.sentence().contains(said), "{username}: {}", refused.sentence());
    }
    // Joining means accepting the terms, and a wrong code is counted.
    let without = join(&cora, &code, "CoraHale");
    desk.run(&without[..7]).ends(2);
    let wrong = desk.run(&join(&cora, "AAAA-AAAA", "CoraHale")).ends(2);
    assert!(wrong.sentence().contains("4 attempts left"), "{}", wrong.sentence());

    desk.run(&join(&cora, &code.to_lowercase(), "CoraHale")).ends(0);
    let shown = invitation(&desk, &cora);
    assert_eq!(shown["brief"]["state"], "accepted");
    let joined = &shown["joined"];
    assert_eq!(
        (&joined["username"], &joined["firmTerms"], &joined["changed"]),
        (&"CoraHale".into(), &Value::Null, &false.into())
    );
    let audit = desk.run(&["audit"]).ends(0).lines();
    assert!(audit.iter().any(|line| line["verb"] == "joinHere"), "{audit:?}");

    // The username is taken, ignoring case; the message does not say by whom.
    let (ben, code) = invited(&desk, "Ben");
    let taken = desk.run(&join(&ben, &code, "corahale")).ends(1);
    let said = "This username is already taken. Choose another one.";
    assert_eq!(taken.sentence(), said);
    desk.run(&join(&ben, &code, "BenHale")).ends(0);
}

#[test]
fn new_terms_of_the_firm_are_not_those_that_were_accepted() {
    let desk = desk();
    let terms = desk.file("terms.txt", "Be kind.\r\n\r\nAlways.\r\n");
    desk.run(&["settings", "--terms", &terms]).ends(0);
    let (cora, code) = invited(&desk, "Cora");
    desk.run(&join(&cora, &code, "CoraHale")).ends(0);
    let first = invitation(&desk, &cora)["joined"].clone();
    assert!(first["firmTerms"].is_number(), "{first}");
    assert_eq!(first["changed"], false);

    desk.run(&["settings", "--terms", &terms]).ends(0);
    assert_eq!(invitation(&desk, &cora)["joined"]["changed"], false, "the same words");
    let others = desk.file("others.txt", "Be kinder.");
    desk.run(&["settings", "--terms", &others]).ends(0);
    let now = invitation(&desk, &cora)["joined"].clone();
    assert_eq!(
        (&now["firmTerms"], &now["changed"]),
        (&first["firmTerms"], &true.into())
    );
}
