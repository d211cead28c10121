//! The command line from founding a firm to finding its people, with the fields it promises.

use serde_json::{Value, json};

use crate::desk::{Desk, FOUND, HEADER, fields};

/// Rows 2 to 8 are people, 5 of whom can be imported; rows 9 and 10 are not data.
const PEOPLE: &str = "\
    Zoë,Müller,Trustee,zoe.mueller@example.com,020 7946 0018,C-1,,\r\n\
    Tom,O'Brien,,tom@example.com,0113 496 0777,C-2,,\r\n\
    Priya,Shah,,priya@example.com,+1 212 555 0123,C-3,,\r\n\
    Ann,Lee,,,020 7946 0445,,,\r\n\
    Nobody,Reachable,,,,C-5,,\r\n\
    Tom,Twice,,TOM@example.com,,C-6,,\r\n\
    Mia,Roe,,mia@example.com,020 7946 0018 / 0113 496 0778,C-7,,\r\n\
    \r\n\
    First Name,Last Name,Job Title,Email,Phone Number,Identifier,Group Identifiers,Group UUIDs\r\n";

fn people(desk: &Desk) -> String {
    desk.file("people.csv", format!("{HEADER}{PEOPLE}"))
}

/// The counts of a result, in their usual order.
fn counts(result: &Value) -> [u64; 7] {
    [
        "rows",
        "created",
        "updated",
        "unchanged",
        "skipped",
        "refused",
        "ignored",
    ]
    .map(|name| result[name].as_u64().unwrap())
}

fn names(desk: &Desk, query: &str) -> Vec<String> {
    let hits = desk.run(&["search", query]).ends(0).lines();
    hits.iter()
        .map(|hit| hit["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_life_of_an_import() {
    let desk = Desk::empty();
    let firm = desk.run(&FOUND).ends(0).last();
    assert_eq!(fields(&firm), ["id", "name", "recoveryCode", "type"]);
    assert_eq!(firm["name"], "Harcourt & Lane");
    let file = people(&desk);
    let empty = desk.check();

    // A dry run predicts what happens, and changes nothing.
    let told = desk.run(&["import", "clients", &file, "--dry-run"]).ends(1);
    assert_eq!(desk.check(), empty, "a forecast writes nothing");
    let done = desk.run(&["import", "clients", &file]).ends(1);
    let (told_lines, done_lines) = (told.lines(), done.lines());
    let (problems, result) = done_lines.split_at(done_lines.len() - 1);
    assert_eq!(problems, &told_lines[..told_lines.len() - 1]);
    // They follow the columns and the notes on the file.
    let problems: Vec<&Value> = problems.iter().filter(|line| line["type"] == "problem").collect();
    let result = &result[0];
    assert_eq!(counts(result), [7, 6, 0, 0, 0, 1, 2]);
    assert_eq!(counts(&told.last()), counts(result));
    assert_eq!(
        fields(result),
        [
            "created",
            "id",
            "ignored",
            "ignoredRows",
            "refused",
            "rows",
            "skipped",
            "type",
            "unchanged",
            "updated"
        ]
    );
    assert_eq!((&told.last()["id"], &result["type"]), (&Value::Null, &json!("result")));
    for problem in &problems {
        assert_eq!(
            fields(problem),
            ["code", "column", "level", "row", "text", "type", "value"]
        );
        assert_eq!(problem["type"], "problem");
    }
    let codes: Vec<_> = problems
        .iter()
        .map(|p| (p["row"].as_u64().unwrap(), p["code"].as_str().unwrap()))
        .collect();
    assert!(
        codes.contains(&(6, "noContact")) && codes.contains(&(7, "sharedAddress")),
        "{codes:?}"
    );
    let full = desk.check();
    assert_eq!((&full["clients"], &full["staff"]), (&json!(6), &json!(1)));
    assert_ne!(full["content"], empty["content"]);

    // The same file again changes nothing.
    let again = desk.run(&["import", "clients", &file]).ends(1).last();
    assert_eq!(counts(&again), [7, 0, 0, 6, 0, 1, 2]);
    assert_eq!(desk.check(), full);

    // Back and forth.
    let id = result["id"].as_str().unwrap();
    let undone = desk.run(&["import", "undo", id]).ends(0).last();
    assert_eq!((&undone["type"], &undone["id"]), (&json!("undone"), &json!(id)));
    assert_eq!(desk.check(), empty);
    assert_eq!(names(&desk, "shah"), [""; 0]);
    desk.run(&["import", "undo", id]).ends(1);
    let redone = desk.run(&["redo"]).ends(0).last();
    assert_eq!(
        (&redone["verb"], &redone["what"]),
        (&json!("importPeople"), &json!("people.csv"))
    );
    assert_eq!(desk.check(), full);
    assert_eq!(names(&desk, "shah"), ["Priya Shah"]);
    desk.run(&["redo"]).ends(1);

    let list = desk.run(&["import", "list"]).ends(0).lines();
    let entries: Vec<_> = list
        .iter()
        .map(|e| (counts(e), e["file"].as_str().unwrap(), e["id"] == id))
        .collect();
    assert_eq!(
        entries,
        [
            ([7, 0, 0, 6, 0, 1, 2], "people.csv", false),
            ([7, 6, 0, 0, 0, 1, 2], "people.csv", true)
        ]
    );
}

#[test]
fn people_are_found_by_parts_of_their_data() {
    let desk = Desk::founded();
    let file = people(&desk);
    desk.run(&["import", "clients", &file]).ends(1);
    for (query, expected) in [
        ("obr", &["Tom O'Brien"][..]),
        ("0777", &["Tom O'Brien"]),
        ("0123", &["Priya Shah"]),
        ("z mueller", &["Zoë Müller"]),
        ("muller zoe", &["Zoë Müller"]),
        ("mia@exa", &["Mia Roe"]),
        ("C-3", &["Priya Shah"]),
        ("whitmore", &["Anna Whitmore"]),
        ("nobody", &[]),
        ("", &[]),
    ] {
        assert_eq!(names(&desk, query), expected, "{query}");
    }
    let mut both = names(&desk, "0018");
    both.sort();
    assert_eq!(both, ["Mia Roe", "Zoë Müller"]);
    assert_eq!(desk.run(&["search", "0018", "--limit", "1"]).ends(0).lines().len(), 1);

    let hit = desk.run(&["search", "mia roe"]).ends(0).last();
    assert_eq!(
        fields(&hit),
        [
            "company", "emails", "id", "kind", "matched", "name", "phones", "similar"
        ]
    );
    assert_eq!(hit["phones"], json!(["+442079460018", "+441134960778"]));
    assert_eq!(
        (&hit["emails"], &hit["kind"], &hit["matched"]),
        (&json!(["mia@example.com"]), &json!("client"), &json!("name"))
    );

    let timed = desk
        .run_with(&["search", "--stdin", "--timings"], "z mueller\nnobody\n0018\n")
        .ends(0)
        .lines();
    let told: Vec<_> = timed
        .iter()
        .map(|line| (line["query"].as_str().unwrap(), line["hits"].as_u64().unwrap()))
        .collect();
    assert_eq!(told, [("z mueller", 1), ("nobody", 0), ("0018", 2)]);
    for line in &timed {
        assert_eq!(fields(line), ["hits", "ms", "query"]);
        assert!(line["ms"].as_f64().unwrap() > 0.0);
    }
    let listed = desk.run_with(&["search", "--stdin"], "shah\nobrien\n").ends(0).lines();
    assert_eq!(listed.len(), 2);
}

#[test]
fn rows_of_people_who_are_there() {
    let desk = Desk::founded();
    let file = people(&desk);
    desk.run(&["import", "clients", &file]).ends(1);
    let before = desk.check();
    let changed = desk.file(
        "changed.csv",
        format!("{HEADER}Zoë,Müller,Chair,zoe.mueller@example.com,,C-1,,\r\nTom,O'Brien,,tom@example.com,,C-2,,\r\nEva,New,,eva@example.com,,C-9,,\r\n"),
    );
    for (options, code, expected) in [
        (&["--on-match", "skip"][..], 1, [3, 1, 0, 1, 1, 0, 0]),
        (&["--on-match", "refuse"], 1, [3, 1, 0, 1, 0, 1, 0]),
        (&["--ignore-identifiers-in-use"], 1, [3, 1, 0, 1, 1, 0, 0]),
        (&["--on-match", "update"], 0, [3, 1, 1, 1, 0, 0, 0]),
    ] {
        let import = [&["import", "clients", &changed], options].concat();
        let told = desk.run(&[&import[..], &["--dry-run"]].concat()).ends(code).last();
        let done = desk.run(&import).ends(code).last();
        assert_eq!((counts(&told), counts(&done)), (expected, expected), "{options:?}");
        desk.run(&["import", "undo", done["id"].as_str().unwrap()]).ends(0);
        assert_eq!(desk.check(), before, "{options:?}");
    }
    // A country for numbers without one.
    let german = desk.file(
        "german.csv",
        format!("{HEADER}Jo,Berg,,jo@example.com,030 23125 014,,,\r\n"),
    );
    desk.run(&["import", "clients", &german, "--region", "DE"]).ends(0);
    assert_eq!(
        desk.run(&["search", "jo berg"]).last()["phones"],
        json!(["+493023125014"])
    );
}

#[test]
fn wrong_usage_ends_with_two() {
    let desk = Desk::founded();
    let file = people(&desk);
    let before = desk.check();
    for arguments in [
        &["import", "clients"][..],
        &["import", "clients", &file, "--on-match", "perhaps"],
        &["import", "clients", &file, "--region", "XX"],
        &["import", "undo", "no-id"],
        &["search"],
        &["search", "x", "--stdin"],
        &["search", "x", "--timings"],
        &["search", "x", "--firm", "another"],
        &["frobnicate"],
    ] {
        let ran = desk.run(arguments).ends(2);
        assert!(ran.out.is_empty() && !ran.said.is_empty(), "{arguments:?}: {ran:?}");
    }
    let mut bad = FOUND;
    bad[5] = "XX";
    assert!(desk.run(&bad).ends(2).sentence().contains("two letters"));
    assert_eq!(desk.check(), before);
    desk.plain(&["--help"], "").ends(0);
    desk.plain(&["--version"], "").ends(0);
    // A second firm in the profile must be distinguished from the first.
    desk.run(&FOUND).ends(0);
    assert!(desk.run(&["search", "x"]).ends(2).sentence().contains("--firm"));
    desk.run(&["search", "anna", "--firm", "harcourt-lane-2"]).ends(0);
    assert!(
        Desk::empty()
            .run(&["search", "x"])
            .ends(2)
            .sentence()
            .contains("firm create")
    );
}

#[test]
fn numbers_are_read_line_by_line() {
    let desk = Desk::empty();
    let input = "\
        {\"region\":\"GB\",\"input\":\"020 7946 0018 ext. 12\"}\n\
        {\"region\":null,\"input\":\"+1 212 555 0123\"}\n\
        \n\
        {\"region\":\"GB\",\"input\":\"0113 496 0777 / 020 7946 0445\"}\n\
        {\"region\":\"GB\",\"input\":\"see notes\"}\n";
    let lines = desk.plain(&["phone", "--json"], input).ends(0).lines();
    let told: Vec<_> = lines
        .iter()
        .map(|line| json!([line["e164"], line["ext"], line["other_e164"]]))
        .collect();
    assert_eq!(
        told,
        [
            json!(["+442079460018", "12", []]),
            json!(["+12125550123", null, []]),
            json!(["+441134960777", null, ["+442079460445"]]),
            json!([null, null, []]),
        ]
    );
    for line in &lines {
        assert_eq!(
            fields(line),
            ["diagnostics", "e164", "ext", "label", "other_e164", "others", "status"]
        );
    }
    assert!(
        desk.plain(&["phone", "--json"], "no json\n")
            .ends(2)
            .sentence()
            .contains("Line 1")
    );
    assert!(
        desk.plain(&["phone"], "{\"region\":\"XX\",\"input\":\"1\"}\n")
            .ends(2)
            .sentence()
            .contains("XX")
    );
}

#[test]
fn any_table_becomes_a_plain_one() {
    let desk = Desk::empty();
    let text = "Name;Email;Notes\nZoë \"Z\" Müller;zoe@example.com\nTom;tom@example.com;a, b;surplus\n";
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let file = desk.file("utf16.csv", utf16);
    let clean = desk.plain(&["csv", "clean", &file], "").ends(0);
    assert_eq!(
        clean.out,
        "Name,Email,Notes\r\n\"Zoë \"\"Z\"\" Müller\",zoe@example.com,\r\nTom,tom@example.com,\"a, b\",surplus\r\n"
    );
    let again = desk.file("again.csv", &clean.out);
    assert_eq!(desk.plain(&["csv", "clean", &again], "").ends(0).out, clean.out);
    let headless = desk.file("headless.csv", "1\tx@example.com\n2\ty@example.com\n");
    assert_eq!(
        desk.plain(&["csv", "clean", &headless], "").ends(0).out,
        "1,x@example.com\r\n2,y@example.com\r\n"
    );
}

#[cfg(unix)]
#[test]
fn a_template_and_an_example_are_written() {
    let desk = Desk::empty();
    desk.run(&FOUND).ends(0);
    let file = desk.path("template.csv").to_string_lossy().into_owned();
    let wish = ["import", "template", "clients", &file, "--json"];
    let saved = desk.plain(&wish, "").ends(0).last();
    assert_eq!((&saved["type"], &saved["rows"]), (&"saved".into(), &0.into()));
    desk.run(&["import", "clients", &file]).ends(2);
    desk.plain(&["import", "template", "clients", &file, "--example"], "")
        .ends(0);
    let done = desk.run(&["import", "clients", &file]).ends(0);
    assert_eq!(counts(&done.last())[..2], [5, 5]);
    assert!(done.lines().iter().all(|line| line["type"] != "problem"));
}

#[test]
fn one_reads_while_another_writes() {
    use crate::desk::signal;
    use std::time::{Duration, Instant};

    let desk = Desk::founded();
    let known = people(&desk);
    desk.run(&["import", "clients", &known]).ends(1);
    let before = desk.check();
    let file = desk.clients(2_000);
    let mut writer = desk.start(&["import", "clients", &file, "--progress"]);
    writer.until(|step| step.phase == "indexing");
    signal(writer.id(), "STOP");
    // The writer holds its transaction for as long as it likes; readers do not wait for it, and do not
    // take it for an interrupted import.
    let begun = Instant::now();
    let found = desk.run(&["search", "priya"]).ends(0);
    assert_eq!((found.lines().len(), found.said.as_str()), (1, ""));
    assert_eq!(desk.check(), before);
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    signal(writer.id(), "CONT");
    assert_eq!(writer.finish(), Some(0), "{}", writer.said);
    assert_eq!(desk.check()["clients"], 2_006);
}

#[test]
fn people_go_and_come_back() {
    let desk = Desk::founded();
    let file = people(&desk);
    desk.run(&["import", "clients", &file]).ends(1);
    let list = |side: &str, status: &str| desk.run(&["user", "list", side, "--status", status]).ends(0).lines();
    let zoe = desk.run(&["search", "z mueller"]).ends(0).last();
    let zoe = zoe["id"].as_str().unwrap();
    let before = list("clients", "quiet").len();
    assert_eq!(
        desk.run(&["user", "suspend", zoe]).ends(1).sentence(),
        "Zoë Müller: this only works for people who are active."
    );
    assert!(
        desk.run(&["user", "deactivate", zoe, "--confirm", "yes"])
            .ends(2)
            .sentence()
            .contains("CONFIRM")
    );
    let done = desk
        .run(&["user", "deactivate", zoe, "--confirm", "CONFIRM"])
        .ends(0)
        .last();
    assert_eq!(fields(&done), ["command", "type"]);
    let gone = list("clients", "inactive");
    assert_eq!((gone.len(), list("clients", "quiet").len()), (1, before - 1));
    assert_eq!((&gone[0]["id"], &gone[0]["teams"]), (&json!(zoe), &json!([])));
    assert_eq!(gone[0]["email"], json!("zoe.mueller@example.com"));
    desk.run(&["user", "free-email", zoe]).ends(0);
    desk.run(&["user", "restore", zoe]).ends(0);
    assert_eq!(list("clients", "quiet").len(), before);
    let founder = list("staff", "active")[0]["id"].as_str().unwrap().to_owned();
    let refused = desk.run(&["user", "suspend", &founder, "--uncovering"]).ends(1);
    assert!(
        refused
            .sentence()
            .starts_with("The firm needs an active system administrator.")
    );
    desk.run(&["user", "free-email", zoe, &founder]).ends(2);
    desk.run(&["user", "unsuspend", "nobody"]).ends(2);
}

#[test]
fn one_person_is_added() {
    let desk = Desk::founded();
    let client = ["user", "add", "client", "--given", "Cora", "--family", "Hale"];
    let add = |more: &[&str]| desk.run(&[&client, more].concat());
    assert_eq!(
        add(&[]).ends(1).sentence(),
        "Enter an e-mail address or a phone number."
    );
    assert!(add(&["--phone", "12"]).ends(2).sentence().contains("phone"));
    assert!(
        add(&["--email", "cora@example.com", "--team", "NORTH"])
            .ends(2)
            .sentence()
            .contains("NORTH")
    );
    let added = add(&["--phone", "020 7946 0187"]).ends(0).last();
    assert_eq!(fields(&added), ["command", "id", "type"]);
    let found = desk.run(&["search", "0187"]).ends(0).last();
    assert_eq!((&found["id"], &found["name"]), (&added["id"], &json!("Cora Hale")));
    let nobody = desk
        .run(&["user", "add", "partner", "--email", "p@example.com"])
        .ends(2);
    assert!(nobody.sentence().contains("name"), "{}", nobody.sentence());
    let staff = ["user", "add", "staff", "--given", "Sam", "--active"];
    desk.run(&staff).ends(2);
    desk.run(&[&staff[..], &["--email", "sam@example.com"]].concat())
        .ends(0);
    assert_eq!(desk.check()["clients"], 1);
}

#[test]
fn teams_come_and_go() {
    let desk = Desk::founded();
    let founder = desk.run(&["user", "list", "staff"]).ends(0).last();
    let founder = founder["id"].as_str().unwrap();
    let created = desk
        .run(&["team", "create", "North", "--identifier", "north"])
        .ends(0)
        .last();
    assert_eq!(fields(&created), ["command", "id", "type"]);
    let add = ["user", "add", "client", "--given", "Cora", "--phone", "020 7946 0187"];
    let into = |team: &str| desk.run(&[&add[..], &["--team", team]].concat());
    assert!(into("NORTH").ends(1).sentence().contains("North"));
    desk.run(&["team", "add", "north", founder]).ends(0);
    let cora = into("north").ends(0).last()["id"].as_str().unwrap().to_owned();
    let refused = desk.run(&["team", "delete", "north"]).ends(1);
    assert!(refused.sentence().contains("Cora"), "{}", refused.sentence());
    desk.run(&["team", "remove", "north", founder]).ends(1);

    let row = |name: &str| {
        let teams = desk.run(&["team", "list"]).ends(0).lines();
        teams.into_iter().find(|team| team["name"] == name)
    };
    let default = row("Default client team").unwrap()["id"].as_str().unwrap().to_owned();
    desk.run(&["team", "delete", &default]).ends(1);
    desk.run(&["team", "move", "north", &default, &cora]).ends(0);
    assert_eq!(row("North").unwrap()["clients"], 0);
    desk.run(&["team", "move", &default, "north", &cora]).ends(0);
    desk.run(&["team", "lead", "north", founder]).ends(0);
    assert_eq!(row("North").unwrap()["leads"], json!([founder]));
    desk.run(&["team", "lead", "north", founder, "--off"]).ends(0);
    assert_eq!(row("North").unwrap()["leads"], json!([]));
    desk.run(&["team", "lead", &default, "nobody"]).ends(2);
    desk.run(&["team", "edit", "north", "--name", "Northern"]).ends(0);
    assert_eq!(row("Northern").unwrap()["clients"], 1);
    desk.run(&["team", "delete", "north", "--clients-to", &default]).ends(0);
    assert!(row("Northern").is_none());
    assert_eq!(row("Default client team").unwrap()["clients"], 1);
    desk.run(&["team", "default", "north"]).ends(2);

    let audit = |more: &[&str]| desk.run(&[&["audit"], more].concat()).ends(0).lines();
    let acts = audit(&[]);
    assert_eq!(
        (&acts[0]["verb"], &acts[0]["what"]),
        (&json!("deleteTeam"), &json!("Northern"))
    );
    assert_eq!(acts.last().unwrap()["verb"], "createFirm");
    let edited = audit(&["--verb", "editTeam", "--changes"]);
    assert_eq!(
        edited[1]["fields"],
        json!([{ "field": "name", "before": "North", "after": "Northern" }])
    );
    let made = audit(&["--verb", "makeLead", "--changes"]);
    assert_eq!(
        (&made[0]["what"], &made[0]["with"]),
        (&json!("North"), &json!("Anna Whitmore"))
    );
    assert_eq!(
        made[1]["fields"],
        json!([{ "field": "lead", "before": "0", "after": "1" }])
    );
    let moved = audit(&["--verb", "moveMembers", "--actor", founder, "--changes"]);
    let changes: Vec<_> = moved.iter().filter(|line| line["type"] == "change").collect();
    assert!(changes.iter().all(|change| change["name"] == "Cora"), "{changes:?}");
    assert_eq!(changes.len(), 4);
    assert!(
        changes.iter().any(|change| change["team"] == "Northern"),
        "it has gone since"
    );
    assert!(audit(&["--until", "2020-01-01"]).is_empty());
    assert_eq!(audit(&["--from", "2020-01-01"]).len(), acts.len());
    desk.run(&["audit", "--from", "yesterday"]).ends(2);
}
