//! The program's own file of people, with columns somebody has taken out.

use std::collections::BTreeSet;

use domain::identifier::Identifier;
use domain::import::{Outcome, judge_rows};
use domain::people::Person;

use crate::own_export::{created, facts, file, import_any, phone_point, plain, teams};

/// The file without these columns.
fn without(bytes: &[u8], gone: &dyn Fn(&str) -> bool) -> Vec<u8> {
    let text = std::str::from_utf8(bytes)
        .expect("UTF-8")
        .trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a record")).collect();
    let names = records.first().expect("headings").clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in &records {
        let kept = names
            .iter()
            .zip(record)
            .filter(|(name, _)| !gone(name))
            .map(|(_, cell)| cell);
        writer.write_record(kept).expect("memory");
    }
    writer.into_inner().expect("memory")
}

/// The people a cut file makes in a firm that has nobody, written again.
fn again(bytes: &[u8]) -> Vec<u8> {
    let (import, _) = import_any(bytes, None);
    let nobody = facts(&[], &teams(100));
    let report = judge_rows(&import, &nobody);
    let any = report.rows.iter().any(|row| row.outcome == Outcome::Created);
    assert!(any, "{:?}", report.rows);
    file(&created(&import, &report, &nobody), &teams(100), b',')
}

#[test]
fn what_is_left_is_stable() {
    const TEXTS: [&str; 14] = [
        "+y", "=1+1", "@Buyer", "-", "'007", "007", "'+x", "''9", "a;=1", "a,+2", "O'Brien", "'t Hooft", "３", "=1;=2",
    ];
    const NUMBERS: [&str; 6] = ["+39 2 1234 5678", "=999", "+x", "ask Jane", "4.47912E+11", "-12"];
    let people: Vec<Person> = TEXTS
        .iter()
        .enumerate()
        .map(|(index, text)| {
            plain(index, |person| {
                person.card.company = (*text).to_owned();
                person.card.job_title = (*text).to_owned();
                person.private.identifier = Identifier::parse(&format!("'{text}{index}")).ok();
                let number = NUMBERS[index % NUMBERS.len()];
                let point = phone_point(person, "home", number, None, None);
                person.points.push(point);
            })
        })
        .collect();
    let whole = file(&people, &teams(100), b',');
    let headings = String::from_utf8_lossy(&without(&whole, &|_| false)).into_owned();
    let headings: BTreeSet<String> = headings
        .lines()
        .next()
        .unwrap_or_default()
        .split(',')
        .map(str::to_owned)
        .collect();
    let needed = ["First Name", "Last Name", "Email"];
    let mut cuts: Vec<Vec<String>> = headings.iter().map(|name| vec![name.clone()]).collect();
    for end in ["Use", "Label"] {
        cuts.push(headings.iter().filter(|name| name.ends_with(end)).cloned().collect());
    }
    cuts.push(
        headings
            .iter()
            .filter(|name| name.contains(" - ") || *name == "UUID")
            .cloned()
            .collect(),
    );
    cuts.retain(|cut| !cut.iter().any(|name| needed.contains(&name.as_str())));
    assert!(cuts.len() > 10, "{headings:?}");
    for cut in cuts {
        let gone = |name: &str| cut.iter().any(|one| one == name);
        let once = without(&again(&without(&whole, &gone)), &gone);
        let twice = without(&again(&once), &gone);
        let (once, twice) = (String::from_utf8_lossy(&once), String::from_utf8_lossy(&twice));
        let rows = once.lines().count();
        assert!(rows > 3, "{cut:?}");
        let ids = ["UUID", "Group UUIDs"];
        let but_for_ids = |text: &str| {
            let text = without(text.as_bytes(), &|name| ids.contains(&name));
            String::from_utf8_lossy(&text).into_owned()
        };
        assert_eq!(but_for_ids(&once), but_for_ids(&twice), "{cut:?}");
    }
}
