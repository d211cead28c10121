//! Records that may be one person's, on the command line.

use serde_json::Value;

use crate::desk::{Desk, HEADER};

fn client(desk: &Desk, given: &str, email: &str, phone: &str) -> String {
    let wish = ["user", "add", "client", "--given", given, "--family", "Ashdown"];
    let reach = ["--email", email, "--phone", phone];
    let added = desk.run(&[wish.as_slice(), &reach].concat()).ends(0).last();
    added["id"].as_str().unwrap().to_owned()
}

/// Lane, record to keep and other record of each pair.
fn pairs(desk: &Desk, arguments: &[&str]) -> Vec<[String; 3]> {
    let lines = desk.run(&[&["duplicates"], arguments].concat()).ends(0).lines();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let pair = |line: &Value| {
        [
            text(&line["lane"]),
            text(&line["keep"]["id"]),
            text(&line["other"]["id"]),
        ]
    };
    lines.iter().map(pair).collect()
}

fn clients(desk: &Desk) -> Vec<Value> {
    desk.run(&["user", "list", "clients"]).ends(0).lines()
}

#[test]
fn pairs_are_found_kept_apart_and_merged() {
    let desk = Desk::founded();
    assert!(pairs(&desk, &["--names"]).is_empty());
    let robert = client(&desk, "Robert", "robert@example.com", "020 7946 0018");
    let short = client(&desk, "R.", "r.ashdown@example.com", "+44 20 7946 0018");
    let jane = client(&desk, "Jane", "jane@example.com", "020 7946 0018");
    let namesake = client(&desk, "Jane", "other.jane@example.com", "020 7946 0777");

    let lane = |lane: &str, keep: &str, other: &str| [lane.to_owned(), keep.to_owned(), other.to_owned()];
    let mut found = pairs(&desk, &[]);
    assert_eq!(found.remove(0), lane("safe", &robert, &short));
    found.sort();
    let mut review = [lane("review", &robert, &jane), lane("review", &short, &jane)];
    review.sort();
    assert_eq!(found, review);
    assert!(pairs(&desk, &["--names"]).contains(&lane("nameOnly", &jane, &namesake)));

    desk.run(&["duplicates", "dismiss", &jane, &robert]).ends(0);
    assert_eq!(pairs(&desk, &[]).len(), 2);
    desk.run(&["merge", &robert, &short, "--take", "email"]).ends(0);
    assert!(pairs(&desk, &[]).is_empty(), "a pair that is apart stays apart");
    let kept = clients(&desk)
        .into_iter()
        .find(|line| line["id"] == robert.as_str())
        .unwrap();
    assert_eq!((&kept["given"], clients(&desk).len()), (&"Robert".into(), 3));
    let found = desk.run(&["search", "r.ashdown@example.com"]).ends(0).lines();
    assert_eq!(found.len(), 1, "it is found by the address it took");

    let twice = desk.run(&["merge", &robert, &robert]).ends(1);
    assert!(twice.sentence().starts_with("Each record can be merged with one other"));
    let staff = desk.run(&["user", "list", "staff"]).ends(0).last();
    let anna = staff["id"].as_str().unwrap();
    let sides = desk.run(&["merge", &robert, anna]).ends(1);
    assert!(sides.sentence().starts_with("Staff and clients cannot be merged"));
    desk.run(&["merge", &robert, &short]).ends(2);
}

#[test]
fn an_import_of_a_merged_person_is_not_undone_alone() {
    let desk = Desk::founded();
    let robert = client(&desk, "Robert", "robert@example.com", "020 7946 0018");
    let row = "Robert,Ashdown,Trustee,bob@example.com,020 7946 0018,C-1,,\r\n";
    let file = desk.file("people.csv", format!("{HEADER}{row}"));
    let done = desk.run(&["import", "clients", &file]).ends(0).last();
    let [_, keep, other] = pairs(&desk, &[]).remove(0);
    assert_eq!(keep, robert, "the older record is kept");
    desk.run(&["merge", &keep, &other]).ends(0);
    let kept = clients(&desk).remove(0);
    assert_eq!(
        (&kept["identifier"], &kept["jobTitle"]),
        (&"C-1".into(), &"Trustee".into()),
        "what was missing was taken"
    );
    let refused = desk.run(&["import", "undo", done["id"].as_str().unwrap()]).ends(1);
    assert!(refused.sentence().contains("changed since"), "{refused:?}");
}
