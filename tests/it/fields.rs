//! Companies, middle names and notes, from the file to the search and back; couples and names that
//! would change.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::desk::Desk;

const FILE: &str = "First Name,Middle Name,Last Name,Company,Email,Phone,Notes\n\
    Cora,Mary Jane,Hale,Harbour & Sons,cora@example.com,020 7946 0187,\"Calls\nafter six; \"\"never\"\" on Fridays\"\n\
    Kai,,Lund,'=Sum Ltd,kai@example.com,020 7946 0188,- writes\n\
    ,,,Fernhill Trading,office@example.com,,\n\
    Ana,,Roy,,home@example.com,020 7946 0189,\n\
    Ben,,Roy,,home@example.com,020 7946 0190,\n\
    Eva,,Moss,,noemail@example.com,020 7946 0191,\n";

fn counts(told: &Value) -> Vec<u64> {
    let names = ["created", "updated", "unchanged", "skipped", "refused"];
    names.iter().map(|name| told[name].as_u64().unwrap()).collect()
}

/// The lines of an exported file by the first name, each by its column.
fn exported(desk: &Desk, name: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let path = desk.path(name).to_str().unwrap().to_owned();
    desk.run(&["user", "list", "clients", "--save", &path]).ends(0);
    let text = std::fs::read_to_string(path).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let names = reader.headers().unwrap().clone();
    let row = |row: csv::StringRecord| -> BTreeMap<String, String> {
        let cells = names.iter().zip(row.iter());
        cells.map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect()
    };
    let rows = reader.records().map(|found| row(found.unwrap()));
    rows.map(|row| (row["First Name"].clone(), row)).collect()
}

#[test]
fn they_come_are_found_leave_and_come_back_unchanged() {
    let desk = Desk::founded();
    let file = desk.file("people.csv", FILE);
    let lines = desk.run(&["import", "clients", &file]).ends(0).lines();
    let told: Vec<(u64, &str)> = lines
        .iter()
        .filter(|line| line["type"] == "problem")
        .map(|line| (line["row"].as_u64().unwrap(), line["code"].as_str().unwrap()))
        .filter(|(_, code)| ["namedByCompany", "sharedAddress", "placeholderAddress"].contains(code))
        .collect();
    assert_eq!(told.len(), 3, "{lines:?}");
    let codes: Vec<&str> = told.iter().map(|(_, code)| *code).collect();
    assert_eq!(codes, ["namedByCompany", "sharedAddress", "placeholderAddress"]);
    assert_eq!(counts(lines.last().unwrap()), [6, 0, 0, 0, 0]);

    for (question, name, field) in [
        ("harbour", "Cora Hale", "company"),
        ("fernhill trading", "Fernhill Trading", "name"),
        ("mary jane", "Cora Hale", "name"),
    ] {
        let hit = desk.run(&["search", question]).ends(0).last();
        assert_eq!(
            (hit["name"].as_str(), hit["matched"].as_str()),
            (Some(name), Some(field)),
            "{question}: {hit}"
        );
    }
    assert!(
        desk.run(&["search", "fridays"]).ends(0).lines().is_empty(),
        "notes are in no search"
    );

    let rows = exported(&desk, "clients.csv");
    let cora = &rows["Cora"];
    assert_eq!(
        (
            cora["Middle Names"].as_str(),
            cora["Company"].as_str(),
            cora["Note"].as_str()
        ),
        ("Mary Jane", "Harbour & Sons", "Calls\nafter six; \"never\" on Fridays")
    );
    assert_eq!(rows["Kai"]["Company"], "'=Sum Ltd");
    assert_eq!(
        (
            rows["Ana"]["Email"].as_str(),
            rows["Ben"]["Email"].as_str(),
            rows["Eva"]["Email"].as_str()
        ),
        ("home@example.com", "", "")
    );
    let saved = desk.path("clients.csv").to_str().unwrap().to_owned();
    for path in [&saved, &file] {
        let again = desk.run(&["import", "clients", path]).ends(0).last();
        assert_eq!(counts(&again), [0, 0, 6, 0, 0], "{path}: {again}");
    }
    // Into another firm, too; its teams are others.
    let other = Desk::founded();
    let columns = [
        "First Name",
        "Middle Names",
        "Last Name",
        "Company",
        "Note",
        "Email",
        "Phone Number",
    ];
    let mut copy = csv::Writer::from_writer(Vec::new());
    copy.write_record(columns).unwrap();
    for row in rows.values() {
        copy.write_record(columns.map(|column| row[column].as_str())).unwrap();
    }
    let copy = other.file("clients.csv", copy.into_inner().unwrap());
    let told = other.run(&["import", "clients", &copy]).ends(0).last();
    assert_eq!(counts(&told), [6, 0, 0, 0, 0], "{told}");
    let theirs = exported(&other, "again.csv");
    for (name, row) in &rows {
        for column in ["Middle Names", "Company", "Note", "Last Name"] {
            assert_eq!(theirs[name][column], row[column], "{name} {column}");
        }
    }
}

#[test]
fn another_name_for_an_address_is_asked_about() {
    let desk = Desk::founded();
    let first = desk.file("a.csv", "First Name,Last Name,Email\nAna,Roy,home@example.com\n");
    desk.run(&["import", "clients", &first]).ends(0);
    let second = desk.file(
        "b.csv",
        "First Name,Last Name,Email,Phone\nBen,Roy,home@example.com,020 7946 0190\n",
    );
    let asked = desk.run(&["import", "clients", &second]).ends(1).lines();
    let problem = asked.iter().find(|line| line["code"] == "wouldRename").unwrap();
    let text = problem["text"].as_str().unwrap();
    assert!(text.contains("Ana Roy") && text.contains("--on-rename"), "{text}");
    assert_eq!(counts(asked.last().unwrap()), [0, 0, 0, 1, 0]);
    for dry in [&["--dry-run"][..], &[]] {
        let add = [&["import", "clients", &second, "--on-rename", "add"], dry].concat();
        assert_eq!(counts(&desk.run(&add).ends(0).last()), [1, 0, 0, 0, 0]);
    }
    let rows = exported(&desk, "clients.csv");
    assert_eq!(
        (rows["Ana"]["Email"].as_str(), rows["Ben"]["Email"].as_str()),
        ("home@example.com", "")
    );
    let rename = ["import", "clients", &second, "--on-rename", "update"];
    assert_eq!(counts(&desk.run(&rename).ends(0).last()), [0, 1, 0, 0, 0]);
}

#[test]
fn a_note_is_added_changed_and_undone() {
    let desk = Desk::founded();
    let add = [
        "user",
        "add",
        "client",
        "--given",
        "Cora",
        "--email",
        "cora@example.com",
        "--company",
        "Harbour Ltd",
        "--note",
        "Calls",
        "--middle-names",
        "Mary",
    ];
    let id = desk.run(&add).ends(0).last()["id"].as_str().unwrap().to_owned();
    let note = |desk: &Desk, name: &str| exported(desk, name)["Cora"]["Note"].clone();
    assert_eq!(note(&desk, "1.csv"), "Calls");
    desk.run(&["user", "edit", &id, "--note", "Writes"]).ends(0);
    assert_eq!(note(&desk, "2.csv"), "Writes");
    desk.run(&["user", "edit", &id, "--note", ""]).ends(0);
    assert_eq!(note(&desk, "3.csv"), "");
    desk.run(&["user", "edit", &id, "--note", &"x".repeat(5_001)]).ends(1);
}

#[test]
fn people_are_listed_in_the_order_in_which_they_were_added() {
    let desk = Desk::founded();
    for given in ["Zoe", "Ana"] {
        let email = format!("{given}@example.com");
        desk.run(&["user", "add", "client", "--given", given, "--email", &email])
            .ends(0);
    }
    let list = ["user", "list", "clients", "--sort", "created"];
    let first = desk.run(&list).ends(0).lines();
    let mut last = desk.run(&[&list[..], &["--descending"]].concat()).ends(0).lines();
    assert_eq!((&first[0]["given"], &last[0]["given"]), (&json!("Zoe"), &json!("Ana")));
    last.reverse();
    assert_eq!(first, last);
    let created = |n: usize| first[n]["created"].as_f64().unwrap();
    assert!(created(0) <= created(1), "{first:?}");
}

#[test]
fn a_person_has_a_language_of_their_own() {
    let desk = Desk::founded();
    let add = ["user", "add", "client", "--given", "Zoé", "--email", "zoe@example.com"];
    let added = desk
        .run(&[&add[..], &["--mail-language", "fr"]].concat())
        .ends(0)
        .last();
    let id = added["id"].as_str().unwrap();
    let language = || desk.run(&["user", "list", "clients"]).ends(0).last()["language"].clone();
    assert_eq!(language(), "fr");
    desk.run(&["user", "edit", id, "--mail-language", "it"]).ends(2);
    desk.run(&["user", "edit", id, "--mail-language", ""]).ends(0);
    assert_eq!(language(), "");
    let audit = desk
        .run(&["audit", "--verb", "editProfile", "--changes"])
        .ends(0)
        .lines();
    assert_eq!(
        audit[1]["fields"],
        json!([{ "field": "language", "before": "fr", "after": "" }])
    );
}
