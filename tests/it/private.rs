//! Nothing that people entered lies on the disk as plain text, and only the right key opens it.

use std::fs;

use crate::desk::{Desk, FOUND};

/// So unlike anything else that a hit means them.
const NAMES: [&str; 20] = [
    "Quillfeather",
    "Brambleknot",
    "Zephyrstone",
    "Oxnardigan",
    "Thistlewhisk",
    "Wyverncroft",
    "Plumbagoth",
    "Kestrelmoor",
    "Fjordhammar",
    "Glimmerdeep",
    "Ünverzagtheim",
    "Søndergårdby",
    "Żółwiński",
    "Çelikkanat",
    "Ñandutipec",
    "Íslendingur",
    "Øyvindstad",
    "Čarobnjaković",
    "Ħamrunizzi",
    "Αλεξανδρίδης",
];

fn phone(n: usize) -> String {
    format!("20794608{:02}", n * 3)
}

/// A file with these people at both ends and invented ones between them.
fn file(desk: &Desk) -> String {
    let path = desk.clients(3_000);
    let text = fs::read_to_string(&path).unwrap();
    let (header, rest) = text.split_once("\r\n").unwrap();
    let row = |n: usize| format!("Ann,{},,,0{},S-{n},,\r\n", NAMES[n], phone(n));
    let (first, last): (String, String) = ((0..10).map(row).collect(), (10..20).map(row).collect());
    fs::write(&path, format!("{header}\r\n{first}{rest}{last}")).unwrap();
    path
}

/// Texts that must not be found: names as written and folded, numbers; in UTF-8 and UTF-16.
fn needles() -> Vec<Vec<u8>> {
    let folded = |name: &str| domain::search_key::fold(name);
    let mut texts: Vec<String> = Vec::new();
    for (n, name) in NAMES.iter().enumerate() {
        texts.extend([
            (*name).to_owned(),
            name.to_lowercase(),
            name.to_uppercase(),
            folded(name),
            phone(n),
        ]);
    }
    let wide = |text: &String| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wide: Vec<Vec<u8>> = texts.iter().map(wide).collect();
    texts.into_iter().map(String::into_bytes).chain(wide).collect()
}

/// How many of the needles are in it.
fn hits(hay: &[u8], needles: &[Vec<u8>]) -> usize {
    let mut starts = [false; 256];
    for needle in needles {
        starts[usize::from(needle[0])] = true;
    }
    let at = |(place, byte): (usize, &u8)| {
        let here = &hay[place..];
        if starts[usize::from(*byte)] {
            needles.iter().filter(|needle| here.starts_with(needle)).count()
        } else {
            0
        }
    };
    hay.iter().enumerate().map(at).sum()
}

/// Looks through all that the program left or has open; how many bytes that was.
fn nothing_plain(desk: &Desk, needles: &[Vec<u8>]) -> usize {
    let mut seen = 0;
    for folder in ["profile", "temp", "home"] {
        for path in desk.files(folder) {
            let bytes = fs::read(&path).unwrap();
            assert_eq!(hits(&bytes, needles), 0, "{}", path.display());
            seen += bytes.len();
        }
    }
    seen
}

#[test]
fn the_search_would_find_them() {
    let desk = Desk::empty();
    let needles = needles();
    let text = fs::read_to_string(file(&desk)).unwrap();
    assert!(hits(text.as_bytes(), &needles) >= 40);
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(hits(&wide, &needles) >= 40);
}

#[cfg(unix)]
#[test]
fn no_name_or_number_is_plain_while_it_is_imported_or_after() {
    use crate::desk::signal;

    let desk = Desk::founded();
    let needles = needles();
    let file = file(&desk);
    let mut import = desk.start(&["import", "clients", &file, "--progress"]);
    let pause = |import: &mut crate::desk::Watched, wanted: fn(&crate::desk::Step) -> bool| {
        import.until(wanted);
        signal(import.id(), "STOP");
        let seen = nothing_plain(&desk, &needles);
        signal(import.id(), "CONT");
        seen
    };
    pause(&mut import, |step| {
        step.phase == "importing" && step.done * 2 >= step.total
    });
    pause(&mut import, |step| {
        step.phase == "indexing" && step.done * 2 >= step.total
    });
    let written = pause(&mut import, |step| step.phase == "committed");
    assert!(written > 1_000_000, "{written} bytes were looked at");
    assert_eq!(import.finish(), Some(0), "{}", import.said);
    assert_eq!(hits(import.said.as_bytes(), &needles), 0, "{}", import.said);
    assert!(nothing_plain(&desk, &needles) > 1_000_000);
    // They are there all the same.
    for (query, name) in [("quillfeather", "Ann Quillfeather"), ("αλεξ", "Ann Αλεξανδρίδης")] {
        assert_eq!(desk.run(&["search", query]).ends(0).last()["name"], name);
    }
    let id = desk.run(&["import", "list"]).ends(0).last()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let undone = desk.run(&["import", "undo", &id]).ends(0);
    assert_eq!(hits(undone.said.as_bytes(), &needles), 0);
    assert!(nothing_plain(&desk, &needles) > 0);
}

/// A command is refused with this sentence, and the firm's files stay as they are; SQLite may
/// leave its own beside them.
#[track_caller]
fn refused(desk: &Desk, arguments: &[&str], sentence: &str) {
    let mut before = Vec::new();
    for path in desk.files("profile") {
        before.push((fs::read(&path).unwrap(), path));
    }
    assert_eq!(desk.run(arguments).ends(2).sentence(), sentence);
    for (bytes, path) in before {
        let name = path.to_string_lossy().into_owned();
        let is_ours = !name.ends_with("-wal") && !name.ends_with("-shm");
        assert!(!is_ours || fs::read(&path).unwrap() == bytes, "{name} was changed");
    }
}

const WRONG: &str = "The key does not open this firm's file. Use the key file it was made with.";
const DAMAGED: &str = "This file is damaged or is not a Coverbook file. Restore your last backup.";

#[test]
fn only_its_key_opens_it() {
    let desk = Desk::founded();
    desk.file("other", "0123456789abcdef".repeat(4));
    desk.file("short", "0123");
    let clients = desk.file("c.csv", "Name,Email\nAnn Lee,ann.lee@example.com\n");
    for command in [
        &["search", "anna"][..],
        &["firm", "check"],
        &["import", "clients", &clients],
    ] {
        let with = |key: &'static str| [command, &["--key-file", key]].concat();
        refused(&desk, &with("other"), WRONG);
        refused(&desk, &with("short"), WRONG);
        refused(
            &desk,
            &with("nowhere"),
            "harcourt-lane is locked: there is no key for it here. Name the key file with --key-file.",
        );
    }
    assert!(!desk.path("nowhere").exists());
    assert_eq!(desk.check()["firm"], "Harcourt & Lane");
}

#[test]
fn a_newer_file_is_left_alone() {
    use store::port::{Execute as _, Store as _};

    let desk = Desk::founded();
    let key = store::Key::from_hex(&fs::read_to_string(desk.path("key")).unwrap()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let now = engine::clock::Clock::System.now();
        let store = store::Sqlite::open(&desk.database(), &key, false, now).await.unwrap();
        let mut write = store.write().await.unwrap();
        let sql = "INSERT INTO schema_migration (name, hash, at) VALUES ('299901010000_wonders', '0', 0)";
        write.execute(sql, Vec::new()).await.unwrap();
        write.commit().await.unwrap();
        store.close().await.unwrap();
    });
    refused(
        &desk,
        &["search", "anna"],
        "This file was written by a newer version of Coverbook. Update Coverbook.",
    );
}

#[test]
fn a_damaged_file_is_said_to_be_damaged() {
    let desk = Desk::founded();
    let whole = fs::read(desk.database()).unwrap();

    // Cut off in the middle of a page.
    fs::write(desk.database(), &whole[..whole.len() - 100]).unwrap();
    refused(&desk, &["firm", "check"], DAMAGED);
    // Something else under its name.
    fs::write(desk.database(), "First Name,Last Name\n").unwrap();
    refused(&desk, &["search", "anna"], DAMAGED);
    // One byte of one page.
    let mut bytes = whole.clone();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(desk.database(), &bytes).unwrap();
    refused(&desk, &["firm", "check"], DAMAGED);

    fs::write(desk.database(), &whole).unwrap();
    desk.check();
    let whole = fs::read(desk.database()).unwrap();
    // Creating a firm does not overwrite an existing file.
    desk.run(&FOUND).ends(0);
    assert_eq!(fs::read(desk.database()).unwrap(), whole);
}
