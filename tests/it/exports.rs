//! People as a file for spreadsheets, and that file read again.

use crate::desk::Desk;

/// The cells of each line after the first.
fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let cells = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|row| cells(row.unwrap())).collect()
}

#[test]
fn a_file_of_clients_can_be_imported_again_and_changes_nothing() {
    let desk = Desk::founded();
    let file = desk.file(
        "people.csv",
        "First Name,Last Name,Job Title,Email,Phone,Identifier\n\
         Cora,Hale,Owner,cora@example.com;office@example.com,020 7946 0187;0113 496 0164,C-1\n\
         '=Kai,\"Lund, \"\"the\"\" elder\",@Buyer,kai@example.com,+442079460188 ext 12,C-2\n\
         José,Ñuñez,,,0113 496 0165,\n",
    );
    desk.run(&["import", "clients", &file]).ends(0);
    // Moments in the file must not be taken for numbers when it is read again.
    std::fs::create_dir(desk.path("mails")).unwrap();
    let mails = desk.path("mails").to_str().unwrap().to_owned();
    desk.run(&["mail", "setup", "--folder", &mails, "--from", "anna@example.com"])
        .ends(0);
    for person in desk.run(&["user", "list", "clients"]).ends(0).lines() {
        if person["email"] != "" {
            desk.run(&["invite", "send", person["id"].as_str().unwrap()]).ends(0);
        }
    }
    let saved = desk.path("clients.csv").to_str().unwrap().to_owned();
    let done = desk.run(&["user", "list", "clients", "--save", &saved]).ends(0).last();
    assert_eq!(
        (done["file"].as_str(), done["rows"].as_u64()),
        (Some("clients.csv"), Some(3))
    );

    let text = std::fs::read_to_string(&saved).unwrap();
    let head = "\u{feff}UUID,Kind,Role,First Name,Last Name,Job Title,Email,Phone Number,Identifier,\
                Group Identifiers,Group UUIDs,Status,Status Text,Invitation State,First Sent,Last Sent,Sends,Accepted,\
                Group Names,Middle Names,Company,Note,Email 1 - Label,Email 1 - Use,Email 2,Email 2 - Label,Email 2 - Use,\
                Phone 1 - Label,Phone 1 - Use,Phone Number 2,Phone 2 - Label,Phone 2 - Use\r\n";
    assert!(text.starts_with(head), "{text}");
    let rows = rows(&text);
    let part = |n: usize| rows.iter().map(|row| row[n].as_str()).collect::<Vec<_>>();
    assert_eq!(part(3), ["Cora", "'=Kai", "José"]);
    assert_eq!(part(4), ["Hale", "Lund, \"the\" elder", "Ñuñez"]);
    assert_eq!(part(5)[1], "'@Buyer");
    assert_eq!(part(6), ["cora@example.com", "kai@example.com", ""]);
    assert_eq!(part(24), ["office@example.com", "", ""]);
    assert_eq!(part(7), ["'+442079460187", "'+442079460188 ext 12", "'+441134960165"]);
    assert_eq!(part(29), ["'+441134960164", "", ""]);
    assert_eq!((part(23)[0], part(26)[0]), ("secure, public", "public"));
    assert_eq!((part(28)[2], part(31)[0]), ("secure, public", "public"));
    assert_eq!(
        (part(11), part(12)),
        (vec!["0"; 3], vec!["pending", "pending", "quiet"])
    );
    assert_eq!(part(13), ["pending", "pending", ""]);
    assert!(part(14)[0].len() == 25 && part(14)[2].is_empty(), "{rows:?}");

    for dry in [&["--dry-run"][..], &[]] {
        let told = desk.run(&[&["import", "clients", &saved], dry].concat()).ends(0).last();
        let counts = ["created", "updated", "unchanged", "refused"].map(|name| told[name].as_u64());
        assert_eq!(counts, [0, 0, 3, 0].map(Some), "{told}");
    }
    let again = desk.path("again.csv").to_str().unwrap().to_owned();
    desk.run(&["user", "list", "clients", "--save", &again]).ends(0);
    assert_eq!(std::fs::read_to_string(again).unwrap(), text);

    // As a workbook: no apostrophes, every number a text, and nothing changes either.
    let book = desk.path("clients.xlsx").to_str().unwrap().to_owned();
    desk.run(&["user", "list", "clients", "--save", &book]).ends(0);
    let table = importer::read_table(&std::fs::read(&book).unwrap(), &importer::ReadOptions::default(), &()).unwrap();
    let column = |n: usize| {
        table
            .records()
            .map(|record| record.cell(n).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(column(3), ["Cora", "=Kai", "José"]);
    assert_eq!(column(7), ["+442079460187", "+442079460188 ext 12", "+441134960165"]);
    let told = desk.run(&["import", "clients", &book]).ends(0).last();
    let counts = ["created", "updated", "unchanged", "refused"].map(|name| told[name].as_u64());
    assert_eq!(counts, [0, 0, 3, 0].map(Some), "{told}");

    let staff = desk.path("staff.csv").to_str().unwrap().to_owned();
    desk.run(&["user", "list", "staff", "--status", "active", "--save", &staff])
        .ends(0);
    let staff = std::fs::read_to_string(staff).unwrap();
    assert!(staff.contains(",Staff,System administrator,"), "{staff}");
    let nowhere = desk.path("none/here.csv").to_str().unwrap().to_owned();
    desk.run(&["user", "list", "clients", "--save", &nowhere]).ends(2);
}

#[test]
fn address_cards_are_written_and_change_nothing_when_they_are_read() {
    let desk = Desk::founded();
    let file = desk.file(
        "people.csv",
        "First Name,Last Name,Email,Phone,Company,Job Title\n\
         Cora,Hale,cora@example.com,020 7946 0018,Hale & Co; Ltd,Director\n\
         Zoë,Müller,zoe@example.com,+44 7700 900123,,\n\
         Kai,,,020 7946 0019,,\n",
    );
    desk.run(&["import", "clients", &file]).ends(0);
    let before = desk.check()["content"].clone();
    for (name, version) in [("three.vcf", "3"), ("four.VCF", "4")] {
        let path = desk.path(name).to_str().unwrap().to_owned();
        let list = ["user", "list", "clients", "--save", &path, "--card-version", version];
        let saved = desk.run(&list).ends(0).last();
        assert_eq!(saved["rows"], 3, "{saved}");
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(&format!("VERSION:{version}.0\r\n")).count(), 3, "{text}");
        let done = desk.run(&["import", "clients", &path]).ends(0).last();
        assert_eq!((&done["unchanged"], &done["created"]), (&3.into(), &0.into()), "{done}");
        assert_eq!(desk.check()["content"], before);
    }
    let acts = desk.run(&["audit"]).ends(0).lines();
    let exports = acts.iter().filter(|act| act["verb"] == "exportPeople");
    assert!(exports.clone().all(|act| act["count"] == 3));
    assert_eq!(exports.count(), 2);
}

#[test]
fn exported_files_are_in_the_audit_log() {
    let desk = Desk::founded();
    let file = desk.file(
        "people.csv",
        "First Name,Last Name,Email\nCora,Hale,cora@example.com\nKai,Lund,kai@example.com\n",
    );
    let import = desk.run(&["import", "clients", &file]).ends(0).last();
    let path = |name: &str| desk.path(name).to_str().unwrap().to_owned();
    let export = |to: &str| desk.run(&["user", "list", "clients", "--save", &path(to)]);
    export("clients.csv").ends(0);
    desk.run(&["backup", &path("firm.coverbook")]).ends(0);
    // A file that could not be written was not exported.
    export("none/here.csv").ends(2);
    let acts = desk.run(&["audit"]).ends(0).lines();
    let told: Vec<_> = acts
        .iter()
        .map(|act| (act["verb"].as_str().unwrap(), act["count"].as_u64()))
        .collect();
    assert_eq!(told[..2], [("saveBackup", None), ("exportPeople", Some(2))]);
    assert_eq!((told[2].0, told.len()), ("importPeople", 4));
    // An export cannot be undone, and does not block other undos.
    let left = acts[1]["id"].as_str().unwrap();
    desk.run(&["import", "undo", left]).ends(1);
    desk.run(&["import", "undo", import["id"].as_str().unwrap()]).ends(0);
}
