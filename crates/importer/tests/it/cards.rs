//! Address cards, as phones and address books write them.

use std::fmt::Write as _;

use domain::coded::Coded;
use importer::{CheckedRow, FileProblem, Source, Table};

use crate::support::{checked, fields, load, numbers, read};

fn table(text: &str) -> Table {
    read(text.as_bytes()).unwrap_or_else(|problem| panic!("{text}: {problem}"))
}

/// Names of columns, each with the cells under it.
fn columns(table: &Table) -> Vec<String> {
    let column = |index: usize, name: &str| {
        let cells: Vec<&str> = table.records().map(|record| record.cell(index)).collect();
        format!("{name}: {}", cells.join(" | "))
    };
    let all = table.columns().iter();
    all.map(|found| column(found.index, found.header.as_deref().unwrap_or_default()))
        .collect()
}

fn notes(table: &Table) -> Vec<&'static str> {
    table.notes().iter().map(|note| note.code.code()).collect()
}

#[test]
fn every_number_and_address_of_a_card_is_kept() {
    let table = table(concat!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Roy;Ann;Jane;Dr.;MBA\r\nFN:Dr. Ann Jane Roy MBA\r\n",
        "ORG:Larkfield & Moss;Tax\r\nTITLE:Partner\r\n",
        "TEL;TYPE=HOME,VOICE:020 7946 0018\r\nTEL;TYPE=CELL;TYPE=pref:+44 7700 900118\r\n",
        "item1.TEL:+44 113 496 0456\r\nitem1.X-ABLabel:Boat\r\nTEL;TYPE=CELL:+44 7700 900119\r\n",
        "EMAIL;TYPE=INTERNET:ann@example.com\r\nEMAIL;TYPE=INTERNET,pref:roy@example.com\r\n",
        "NOTE:Likes tea\\, not\r\n  coffee.\\nCall first.\r\nBDAY:1980-03-01\r\nURL:https://example.com\r\n",
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/\r\nEND:VCARD\r\n",
    ));
    assert_eq!(table.format().source, Source::Cards);
    assert_eq!(
        columns(&table),
        [
            "First Name: Dr. Ann",
            "Middle Name: Jane",
            "Last Name: Roy MBA",
            "Display Name: Dr. Ann Jane Roy MBA",
            "Company: Larkfield & Moss",
            "Job Title: Partner",
            "Email: roy@example.com",
            "Mobile Phone: +44 7700 900118",
            "Department: Tax",
            "Home Phone: 020 7946 0018",
            "Phone: +44 113 496 0456",
            "Mobile Phone 2: +44 7700 900119",
            "Email 2: ann@example.com",
            "Notes: Likes tea, not coffee.\nCall first.",
            "Birthday: 1980-03-01",
            "Website: https://example.com",
        ]
    );
    assert_eq!(notes(&table), ["card_pictures"]);
    let (mapping, found) = checked(&table);
    assert_eq!(
        fields(&mapping),
        "givenName middleNames familyName notImported company jobTitle email phone:mobile notImported phone:home phone \
         phone:mobile email note notImported notImported"
    );
    let [CheckedRow::Usable(ann)] = found.rows.as_slice() else {
        panic!("{:?}", found.rows)
    };
    assert_eq!(
        numbers(&ann.phones),
        "+447700900118 +442079460018 +441134960456 +447700900119"
    );
    assert_eq!(ann.emails.len(), 2);
    assert_eq!(ann.name.full(), "Dr. Ann Roy MBA");
    assert_eq!(ann.row, 1, "rows are numbered by the card");
}

#[test]
fn old_cards_have_their_own_letters() {
    let table = table(concat!(
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen;;;\n",
        "TEL;CELL;PREF:+49 30 23125 014\nTEL;WORK:+49 30 23125 015\n",
        "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=\ntwo\nEND:VCARD\n",
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Dub=E9;Ren=E9e\nEND:VCARD\n",
    ));
    assert_eq!(
        columns(&table),
        [
            "First Name: Jürgen | Renée",
            "Last Name: Müller | Dubé",
            "Mobile Phone: +49 30 23125 014 | ",
            "Business Phone: +49 30 23125 015 | ",
            "Notes: one\r\ntwo | ",
        ]
    );
}

#[test]
fn new_cards_have_links_and_kinds() {
    let table = table(concat!(
        "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:individual\r\nFN:Zoë Lee\r\nN:Lee;Zoë;;;\r\n",
        "TEL;VALUE=uri;TYPE=work:tel:+44-20-7946-0333;ext=12\r\nTEL;VALUE=uri;PREF=1;TYPE=\"cell,text\":tel:+447700900133\r\n",
        "EMAIL;PREF=2:second@example.com\r\nEMAIL;PREF=1:first@example.com\r\nEND:VCARD\r\n",
        "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:All clients\r\nMEMBER:urn:uuid:x\r\nEND:VCARD\r\n",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Friends\r\nX-ADDRESSBOOKSERVER-KIND:group\r\nEND:VCARD\r\n",
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Harbour Ltd\r\nKIND:org\r\nTEL:+44 20 7946 0444\r\nEND:VCARD\r\n",
    ));
    assert_eq!(
        columns(&table),
        [
            "First Name: Zoë | ",
            "Last Name: Lee | ",
            "Display Name: Zoë Lee | Harbour Ltd",
            "Email: first@example.com | ",
            "Mobile Phone: +447700900133 | ",
            "Email 2: second@example.com | ",
            "Business Phone: +44-20-7946-0333 ext. 12 | ",
            "Phone:  | +44 20 7946 0444",
        ]
    );
    assert_eq!(notes(&table), ["card_groups"]);
    let (_, checked) = checked(&table);
    let CheckedRow::Usable(zoe) = &checked.rows[0] else {
        panic!("{:?}", checked.rows)
    };
    assert_eq!(numbers(&zoe.phones), "+447700900133 +442079460333");
    assert_eq!(zoe.phones[1].ext.as_deref(), Some("12"));
    // A firm may be a client: it has one name.
    let CheckedRow::Usable(firm) = &checked.rows[1] else {
        panic!("{:?}", checked.rows)
    };
    assert_eq!(firm.name.full(), "Harbour Ltd");
}

#[test]
fn cards_give_the_records_of_the_same_table() {
    let text = load("01_utf8_comma_crlf.csv");
    let mut cards = String::new();
    let csv = read(&text).expect("a table");
    for record in csv.records() {
        let cell = |index: usize| record.cell(index);
        write!(
            cards,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:{};{};;;\r\nFN:{} {}\r\nTITLE:{}\r\nEMAIL:{}\r\nTEL:{}\r\nEND:VCARD\r\n",
            cell(1),
            cell(0),
            cell(0),
            cell(1),
            cell(2),
            cell(3),
            cell(4)
        )
        .expect("written");
    }
    let told = |table: &Table| -> Vec<String> {
        let (_, checked) = checked(table);
        let rows = checked.rows.iter().map(|row| match row {
            CheckedRow::Usable(person) => format!(
                "{} {:?} {:?} {}",
                person.name.full(),
                person.job_title,
                person.emails,
                numbers(&person.phones)
            ),
            _ => panic!("{row:?}"),
        });
        rows.collect()
    };
    assert_eq!(told(&table(&cards)), told(&csv));
}

#[test]
fn a_card_with_a_whole_name_alone_is_a_person() {
    let table = table(concat!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Roy;Ann;;;\r\nFN:Ann Roy\r\nTEL:020 7946 0018\r\nEND:VCARD\r\n",
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Sam Lee\r\nTEL:020 7946 0019\r\nEND:VCARD\r\n",
    ));
    let (_, checked) = checked(&table);
    let names = checked.rows.iter().map(|row| match row {
        CheckedRow::Usable(person) => format!("{}|{}", person.name.given(), person.name.family()),
        CheckedRow::Unusable { code, .. } => code.code().to_owned(),
        other => panic!("{other:?}"),
    });
    assert_eq!(names.collect::<Vec<_>>(), ["Ann|Roy", "Sam|Lee"]);
}

#[test]
fn what_is_cut_short_is_told() {
    let whole = "BEGIN:VCARD\nVERSION:3.0\nN:Roy;Ann\nTEL:020 7946 0018\nEND:VCARD\n";
    let cut = table(&format!("{whole}BEGIN:VCARD\nVERSION:3.0\nN:Low;Bea\nTEL:020 79"));
    assert_eq!(
        (columns(&cut)[0].as_str(), notes(&cut)),
        ("First Name: Ann", vec!["cards_cut_short"])
    );
    // The last line of the first one is missing.
    let two = table(&format!("{}{whole}", whole.replace("END:VCARD\n", "")));
    assert_eq!(
        (columns(&two)[0].as_str(), notes(&two)),
        ("First Name: Ann", vec!["cards_cut_short"])
    );
    for (text, problem) in [
        ("BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n", FileProblem::Empty),
        ("BEGIN:VCARD\nN:Roy;Ann", FileProblem::Empty),
        ("BEGIN:VCARD", FileProblem::Empty),
    ] {
        assert_eq!(read(text.as_bytes()).err(), Some(problem), "{text}");
    }
    // Wherever it ends, an answer comes.
    for end in 0..whole.len() {
        let _ = read(whole.as_bytes().get(..end).expect("a part"));
    }
}

#[test]
fn a_card_of_thousands_of_numbers_is_read_in_time() {
    let numbers = "TEL:020 7946 0018\n".repeat(10_000);
    let card = format!("BEGIN:VCARD\nVERSION:3.0\nN:Roy;Ann\n{numbers}END:VCARD\n");
    assert_eq!(table(&card).columns().len(), 10_002);
    // Others reach beyond its columns: each of them would have ten thousand empty cells.
    let small = "BEGIN:VCARD\nVERSION:3.0\nN:Low;Bea\nURL:https://example.com\nEND:VCARD\n".repeat(4_000);
    let limit = importer::MAX_CELLS;
    assert_eq!(
        read(format!("{card}{small}").as_bytes()).err(),
        Some(FileProblem::TooManyCells { limit })
    );
    let old = table("BEGIN:VCARD\rVERSION:3.0\rN:Roy;Ann\rTEL:020 7946 0018\rEND:VCARD\r");
    assert_eq!(columns(&old)[0], "First Name: Ann");
}

#[test]
fn a_thousand_cards_with_pictures() {
    let picture = "QUJD".repeat(5_000);
    let mut cards = String::new();
    for card in 0..1_000 {
        write!(
            cards,
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Roy;Ann{card};;;\r\nTEL;TYPE=CELL:+4420794{card:05}\r\n\
             EMAIL:ann{card}@example.com\r\nEMAIL:roy{card}@example.com\r\nPHOTO;ENCODING=b;TYPE=JPEG:"
        )
        .expect("written");
        for line in picture.as_bytes().chunks(74) {
            write!(cards, "{}\r\n ", std::str::from_utf8(line).expect("ASCII")).expect("written");
        }
        cards.push_str("\r\nEND:VCARD\r\n");
    }
    let table = table(&cards);
    assert_eq!(table.len(), 1_000);
    let (_, checked) = checked(&table);
    for row in &checked.rows {
        let CheckedRow::Usable(person) = row else {
            panic!("{row:?}")
        };
        assert_eq!((person.phones.len(), person.emails.len()), (1, 2));
    }
    let note = table.notes().iter().find(|note| note.code.code() == "card_pictures");
    assert!(note.is_some(), "{:?}", table.notes());
}
