//! What changed after an import stays, and the rest of the import is undone.

use serde_json::{Value, json};

use crate::desk::Desk;

const CLIENTS: &str = "First Name,Last Name,Email,Team\n\
    Ana,Ruiz,ana@example.com,North\n\
    Ben,Okafor,ben@example.com,North\n\
    Cora,Hale,cora@example.com,South\n";

/// Imports a file; answers the id of the import.
fn import(desk: &Desk, list: &str, text: &str) -> String {
    let file = desk.file("list.csv", text);
    let wish = ["import", list, &file, "--create-teams"];
    let wish = if list == "clients" { &wish[..] } else { &wish[..3] };
    let done = desk.run(wish).ends(0).last();
    done["id"].as_str().unwrap().to_owned()
}

fn clients(desk: &Desk) -> Vec<Value> {
    desk.run(&["user", "list", "clients"]).ends(0).lines()
}

fn id_of(desk: &Desk, given: &str) -> String {
    let clients = clients(desk);
    let client = clients.iter().find(|client| client["given"] == given).unwrap();
    client["id"].as_str().unwrap().to_owned()
}

fn names(lines: &[Value], field: &str) -> Vec<String> {
    let mut names: Vec<String> = lines
        .iter()
        .map(|line| line[field].as_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

fn teams(desk: &Desk) -> Vec<String> {
    names(&desk.run(&["team", "list"]).ends(0).lines(), "name")
}

fn clients_in(desk: &Desk, team: &str) -> u64 {
    let teams = desk.run(&["team", "list"]).ends(0).lines();
    let team = teams.iter().find(|known| known["name"] == team).unwrap();
    team["clients"].as_u64().unwrap()
}

#[test]
fn what_changed_after_an_import_stays_when_the_rest_is_undone() {
    let desk = Desk::founded();
    let own = teams(&desk);
    let import = import(&desk, "clients", CLIENTS);
    desk.run(&["user", "edit", &id_of(&desk, "Ben"), "--job-title", "Trustee"])
        .ends(0);
    let whole = desk.check()["content"].clone();

    let refused = desk.run(&["import", "undo", &import]).ends(1);
    assert!(
        refused.sentence().contains("changed since, including Ben Okafor"),
        "{refused:?}"
    );
    assert!(refused.sentence().contains("--keep-changed"), "{refused:?}");
    assert_eq!(desk.check()["content"], whole, "a refusal changes nothing");

    let undone = desk.run(&["import", "undo", &import, "--keep-changed"]).ends(0).last();
    assert_eq!(undone["kept"], 2, "Ben, and North because of him");
    let left = clients(&desk);
    assert_eq!(names(&left, "given"), ["Ben"]);
    assert_eq!(left[0]["jobTitle"], "Trustee");
    let mut expected = own.clone();
    expected.push("North".into());
    expected.sort();
    assert_eq!(teams(&desk), expected);
    let rest = desk.check()["content"].clone();

    // The undo is undone, and that again: now nothing changed in between.
    desk.run(&["redo"]).ends(0);
    assert_eq!(desk.check()["content"], whole);
    let undone = desk.run(&["import", "undo", &import]).ends(0).last();
    assert_eq!(undone["kept"], 2, "they are here as before");
    assert_eq!(desk.check()["content"], rest);
}

#[test]
fn people_and_teams_that_were_used_since_stay() {
    let desk = Desk::founded();
    let import = import(&desk, "clients", CLIENTS);
    let south = desk.run(&["team", "list"]).ends(0).lines();
    let south = south.iter().find(|team| team["name"] == "South").unwrap()["id"].clone();
    // Ana joins another team; her own row is as it was imported. Cora gets a note.
    desk.run(&["team", "add", south.as_str().unwrap(), &id_of(&desk, "Ana")])
        .ends(0);
    desk.run(&["user", "edit", &id_of(&desk, "Cora"), "--note", "Writes"])
        .ends(0);
    let undone = desk.run(&["import", "undo", &import, "--keep-changed"]).ends(0).last();
    assert_eq!(undone["kept"], 4, "Ana, Cora, North, South");
    assert_eq!(names(&clients(&desk), "given"), ["Ana", "Cora"]);
    assert_eq!(clients_in(&desk, "North"), 1);
}

#[test]
fn later_values_stay_and_earlier_ones_come_back() {
    let desk = Desk::founded();
    let text =
        "Employee Number,First Name,Email,Title\nC1,Ana,ana@example.com,Director\nC2,Ben,ben@example.com,Clerk\n";
    import(&desk, "clients", text);
    let promoted = text.replace("Director", "Chair").replace("Clerk", "Partner");
    let second = import(&desk, "clients", &promoted);
    desk.run(&["user", "edit", &id_of(&desk, "Ana"), "--job-title", "Owner"])
        .ends(0);
    desk.run(&["import", "undo", &second, "--keep-changed"]).ends(0);
    let titles: Vec<(Value, Value)> = clients(&desk)
        .into_iter()
        .map(|client| (client["given"].clone(), client["jobTitle"].clone()))
        .collect();
    assert!(titles.contains(&(json!("Ana"), json!("Owner"))), "{titles:?}");
    assert!(titles.contains(&(json!("Ben"), json!("Clerk"))), "{titles:?}");
}

#[test]
fn a_team_that_was_renamed_keeps_its_staff() {
    let desk = Desk::founded();
    let import = import(
        &desk,
        "teams",
        "Group Name,Group Identifier,Staff Emails\nTax,TAX,anna@example.com\nAudit,AUD,anna@example.com\n",
    );
    let tax = desk.run(&["team", "list"]).ends(0).lines();
    let tax = tax.iter().find(|team| team["name"] == "Tax").unwrap()["id"].clone();
    desk.run(&["team", "edit", tax.as_str().unwrap(), "--name", "Tax and law"])
        .ends(0);
    let undone = desk.run(&["import", "undo", &import, "--keep-changed"]).ends(0).last();
    assert_eq!(undone["kept"], 1);
    let left = teams(&desk);
    assert!(
        left.contains(&"Tax and law".to_owned()) && !left.contains(&"Audit".to_owned()),
        "{left:?}"
    );
    let tax = desk.run(&["team", "list"]).ends(0).lines();
    let tax = tax.iter().find(|team| team["name"] == "Tax and law").unwrap();
    assert_eq!(tax["activeStaff"], 1, "{tax:?}");
}

#[test]
fn only_imports_are_undone_in_part() {
    let desk = Desk::founded();
    let merged = import(
        &desk,
        "clients",
        "First Name,Email\nAna,ana@example.com\nAna,a.ruiz@example.com\n",
    );
    let clients = clients(&desk);
    let ids: Vec<&str> = clients.iter().map(|client| client["id"].as_str().unwrap()).collect();
    desk.run(&["merge", ids[0], ids[1]]).ends(0);
    let undone = desk.run(&["import", "undo", &merged, "--keep-changed"]).ends(0).last();
    assert_eq!(undone["kept"], 2, "the merged record, and the one that went into it");
    assert_eq!(self::clients(&desk).len(), 1);
}
