//! Erasing: afterwards no table of the firm's file says anything about the person.

use std::collections::BTreeSet;

use serde_json::Value;
use store::Sqlite;
use store::port::{Execute as _, Query as _, Store as _, Val};

use crate::desk::Desk;

/// Texts that only she has. Their beginnings are left out: an index does not store what a word shares with
/// the word before.
const TRACES: [&str; 9] = [
    "yxanthe",
    "illfeather",
    "oldbox",
    "newbox",
    "ackwater",
    "keeps an otter",
    "mortwright",
    "79460971",
    "RM-9041",
];

async fn open(desk: &Desk) -> Sqlite {
    let key = std::fs::read_to_string(desk.path("key")).unwrap();
    let key = store::Key::from_hex(&key).unwrap();
    Sqlite::open(&desk.database(), &key, false, chrono::Utc::now())
        .await
        .unwrap()
}

/// Table and trace of every place where one is found, in letters or as the digits of bytes.
async fn found(desk: &Desk) -> BTreeSet<(String, &'static str)> {
    let store = open(desk).await;
    let mut write = store.write().await.unwrap();
    let texts = |rows: Vec<store::port::Row>| -> Vec<String> {
        let text = |row| format!("{row:?}").split('"').nth(1).unwrap_or("").to_owned();
        rows.iter().map(text).collect()
    };
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table'";
    let tables = texts(write.query(sql, Vec::new()).await.unwrap());
    assert!(tables.len() >= 40, "{tables:?}");
    let mut found = BTreeSet::new();
    for table in tables {
        let sql = format!("SELECT name FROM pragma_table_info('{table}')");
        let columns = texts(write.query(sql, Vec::new()).await.unwrap());
        for trace in TRACES {
            let has: Vec<String> = columns
                .iter()
                .map(|column| format!("instr(CAST(\"{column}\" AS BLOB), CAST($1 AS BLOB)) > 0"))
                .collect();
            let sql = format!("SELECT 1 FROM \"{table}\" WHERE {} LIMIT 1", has.join(" OR "));
            for spelling in [trace.to_owned(), trace.to_lowercase()] {
                let rows = write.query(sql.clone(), vec![Val::from(spelling)]).await;
                // The vocabulary of an index is a table of another kind.
                if rows.is_ok_and(|rows| !rows.is_empty()) {
                    found.insert((table.clone(), trace));
                }
            }
        }
    }
    write.rollback().await.unwrap();
    store.close().await.unwrap();
    found
}

fn added(desk: &Desk, arguments: &[&str]) -> String {
    let all = [&["user", "add", "client"], arguments].concat();
    desk.run(&all).ends(0).last()["id"].as_str().unwrap().to_owned()
}

/// Zyxanthe Quillfeather with every kind of data, and a history; returns her id.
fn zyxanthe(desk: &Desk) -> String {
    let wish = [
        "--given",
        "Zyxanthe",
        "--family",
        "Quillfeather",
        "--middle-names",
        "Mortwright",
        "--company",
        "Brackwater Ltd",
        "--note",
        "She keeps an otter.",
        "--identifier",
        "CRM-9041",
        "--email",
        "zq.oldbox@example.com",
        "--phone",
        "020 7946 0971",
        "--team",
        "north",
    ];
    let zyxanthe = added(desk, &wish);
    let id = &*zyxanthe;
    desk.run(&["user", "edit", id, "--email", "zq.newbox@example.com"])
        .ends(0);
    desk.run(&["user", "point", "add", id, "office.newbox@example.com"])
        .ends(0);
    let portrait = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/portrait.png");
    desk.run(&["user", "picture", id, "--file", portrait]).ends(0);
    desk.run(&["group", "create", "Pilots", "--member", id]).ends(0);
    // A second record of hers is merged into this one, and another person's is not.
    let double = added(
        desk,
        &[
            "--given",
            "Zyxanthe",
            "--family",
            "Quillfeather",
            "--phone",
            "020 7946 0971",
        ],
    );
    desk.run(&["merge", id, &double]).ends(0);
    let other = added(
        desk,
        &["--given", "Ben", "--family", "Harrow", "--phone", "020 7946 0972"],
    );
    desk.run(&["duplicates", "dismiss", id, &other]).ends(0);
    // A command that changes nothing still has a line in the audit log.
    desk.run(&["user", "edit", id, "--given", "Zyxanthe"]).ends(0);
    // Two rows are left out: one is hers by her address, one by her name.
    let rows = "First Name,Last Name,E-Mail,Phone\r\n\
                ,,zq.newbox@example.com,call me\r\n\
                Zyxanthe,Quillfeather,,\r\n\
                Cora,Hale,cora@example.com,020 7946 0973\r\n\
                ,,nobody,\r\n";
    let file = desk.file("more.csv", rows);
    desk.run(&["import", "clients", &file]).ends(1);
    zyxanthe
}

#[tokio::test]
async fn the_file_keeps_nothing_about_an_erased_person() {
    let desk = Desk::founded();
    desk.run(&["team", "create", "North", "--identifier", "north"]).ends(0);
    let anna = desk.run(&["user", "list", "staff"]).ends(0).last()["id"].clone();
    desk.run(&["team", "add", "north", anna.as_str().unwrap()]).ends(0);
    let id = &*zyxanthe(&desk);
    let before = found(&desk).await;
    let tables: BTreeSet<&str> = before.iter().map(|(table, _)| table.as_str()).collect();
    for table in [
        "user_card",
        "user_private",
        "contact_point",
        "user_note",
        "journal",
        "command_line",
        "import_row",
        "search_doc",
        "search_near",
        "search_text_data",
    ] {
        assert!(tables.contains(table), "{table} is looked into: {tables:?}");
    }
    let traces: BTreeSet<&str> = before.iter().map(|(_, trace)| *trace).collect();
    assert_eq!(traces.len(), TRACES.len(), "{traces:?}");
    let commands: Vec<Value> = desk.run(&["audit"]).ends(0).lines();

    desk.run(&["user", "erase", id]).ends(2);
    let unsure = desk.run(&["user", "erase", id, "--confirm", "yes"]).ends(2);
    assert!(unsure.said.contains("CONFIRM"), "{}", unsure.said);
    let here = desk
        .run(&["user", "erase", anna.as_str().unwrap(), "--confirm", "CONFIRM"])
        .ends(1);
    assert!(here.said.contains("Anna Whitmore"), "{}", here.said);
    assert_eq!(found(&desk).await, before, "so far nothing happened");

    desk.run(&["user", "erase", id, "--confirm", "CONFIRM"]).ends(0);
    assert_eq!(found(&desk).await, BTreeSet::new());
    // The others are as they were.
    assert_eq!(desk.run(&["search", "quillfeather"]).ends(0).lines().len(), 0);
    assert_eq!(desk.run(&["search", "harrow"]).ends(0).lines().len(), 1);
    assert_eq!(desk.run(&["search", "cora"]).ends(0).lines().len(), 1);
    desk.check();

    // The audit has all its lines, without her name, and one more.
    let audit: Vec<Value> = desk.run(&["audit"]).ends(0).lines();
    assert_eq!(audit.len(), commands.len() + 1);
    assert_eq!((&audit[0]["verb"], &audit[0]["what"]), (&"erase".into(), &"".into()));
    let merged = audit.iter().find(|line| line["verb"] == "mergePeople").unwrap();
    assert_eq!(merged["what"], "");
    let effects = desk.run(&["audit", "--changes"]).ends(0);
    assert!(!effects.said.to_lowercase().contains("yxanthe"));

    // An undo does not restore what concerned her.
    let import = desk.run(&["import", "list"]).ends(0).last()["id"].clone();
    let kept = desk.run(&["import", "undo", import.as_str().unwrap()]);
    let left: Vec<Value> = desk.run(&["user", "list", "clients"]).ends(0).lines();
    assert!(
        left.iter().all(|line| line["family"] != "Quillfeather"),
        "{}",
        kept.said
    );
}

#[tokio::test]
async fn an_inactive_person_is_erased_and_an_unknown_one_refused() {
    let desk = Desk::founded();
    let wish = [
        "user",
        "add",
        "staff",
        "--given",
        "Zyxanthe",
        "--family",
        "Quillfeather",
    ];
    let reach = ["--email", "zq.oldbox@example.com", "--active"];
    let added = desk.run(&[wish.as_slice(), &reach].concat()).ends(0).last();
    let id = added["id"].as_str().unwrap();
    let here = desk.run(&["user", "erase", id, "--confirm", "CONFIRM"]).ends(1);
    assert!(here.said.contains("Zyxanthe Quillfeather"), "{}", here.said);
    desk.run(&["user", "deactivate", id, "--confirm", "CONFIRM"]).ends(0);
    desk.run(&["user", "erase", id, "--confirm", "CONFIRM"]).ends(0);
    assert_eq!(found(&desk).await, BTreeSet::new());
    desk.run(&["user", "erase", id, "--confirm", "CONFIRM"]).ends(1);
    // The address is free again.
    desk.run(&[wish.as_slice(), &reach].concat()).ends(0);
    desk.check();
}

#[tokio::test]
async fn rows_that_went_with_many_others_keep_nothing_either() {
    let desk = Desk::founded();
    let others: String = (0..70)
        .map(|n| format!("Ben,Harrow{n},p{n}@example.com,,\r\n"))
        .collect();
    let head = "First Name,Last Name,E-Mail,Phone,Company\r\n";
    let hers = "Zyxanthe,Quillfeather,zq.oldbox@example.com,020 7946 0971,Brackwater\r\n";
    let file = desk.file("many.csv", format!("{head}{others}{hers}"));
    desk.run(&["import", "clients", &file]).ends(0);
    let import = desk.run(&["import", "list"]).ends(0).last()["id"].clone();
    // All seventy-one are removed and restored, and one of them is erased.
    desk.run(&["import", "undo", import.as_str().unwrap()]).ends(0);
    assert!(found(&desk).await.contains(&("journal".to_owned(), "yxanthe")));
    desk.run(&["redo"]).ends(0);
    let hers = desk.run(&["search", "quillfeather"]).ends(0).last()["id"].clone();
    desk.run(&["user", "erase", hers.as_str().unwrap(), "--confirm", "CONFIRM"])
        .ends(0);
    assert_eq!(found(&desk).await, BTreeSet::new());
    assert_eq!(desk.run(&["user", "list", "clients"]).ends(0).lines().len(), 70);
    desk.check();
    // What concerned her stays done: the answer says that something changed since.
    let refused = desk.run(&["import", "undo", import.as_str().unwrap()]).ends(1);
    assert!(!refused.said.contains("Quill"), "{}", refused.said);
}
