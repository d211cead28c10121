//! The program's own file of people: written, read again, and nothing is different.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::DateTime;
use domain::email::EmailAddress;
use domain::facts::{Facts, TeamFacts};
use domain::identifier::{Identifier, TeamIdentifier};
use domain::ids::{PointId, TeamId, UserId};
use domain::import::{
    ImportOptions, ImportPeople, ImportReport, NewIds, Outcome, RowChoices, RowCode, StagedRow, judge_rows, write_rows,
};
use domain::people::{ContactPoint, Kind, Person, PhoneValue, Reach, Role, Status, UserCard, UserPrivate};
use domain::person_name::PersonName;
use domain::phone::{self, E164, Region};
use domain::teams::Team;
use importer::own::{Width, cells, harmless};
use importer::{Banner, CheckOptions, CheckedRow, ReadOptions, check, read_table, suggest};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assume, proptest};
use uuid::Uuid;

/// Texts with everything a spreadsheet, a delimiter or a reader could stumble over.
const NASTY: [&str; 26] = [
    "Ana",
    "O'Brien",
    "'Ana'",
    "=1+1",
    "'=1+1",
    "+x",
    "-",
    "@Buyer",
    "＝1",
    "a;=1+1",
    "a,@x",
    "\"the\" elder",
    "\"",
    "a\\\"b",
    "=\"007\"",
    "n/a",
    "NULL",
    "0",
    "1.0",
    "UUID",
    "Total",
    "# x",
    "sep=;",
    "&amp; Co",
    "MÃ¼ller",
    "Zoë 李",
];

/// Texts in place of numbers, and numbers people write in their own way.
const NO_NUMBERS: [&str; 20] = [
    "4.47912E+11",
    "ask Jane 2nd floor",
    "999",
    "O20 7946 OO18",
    "+39 2 1234 5678",
    "+39212345678",
    "+442079460018",
    "020 7946 0018",
    "020 7946 0018;020 7946 0019",
    "=1+1",
    "'+44 20",
    "a;=1+1",
    "one\ntwo",
    "one\r\n=two",
    "tab\t@x",
    "\"12\"",
    "12/05/2020",
    "########",
    "+1 201-555-0102 ext 7",
    "=\"0712\"",
];

/// Numbers that are kept, some of which no rule would read so.
const NUMBERS: [&str; 8] = [
    "+442079460187",
    "+447700900123",
    "+12015550102",
    "+390212345678",
    "+39212345678",
    "+999123456789",
    "+4930123456",
    "+5215512345678",
];

const LABELS: [&str; 6] = ["", "mobile", "Office; 2nd floor", "=direct", "'home", "\"fax\""];

type Dice = Vec<u16>;

fn pick<'t>(from: &[&'t str], n: u16) -> &'t str {
    from[usize::from(n) % from.len()]
}

/// One person in a firm of these teams, by eleven throws.
fn person(index: usize, n: &Dice, teams: &[Team]) -> Person {
    let id = UserId(Uuid::from_u128(1_000 + index as u128));
    let name = PersonName::parse(pick(&NASTY, n[0]), pick(&[&NASTY[..], &["", ""]].concat(), n[1])).expect("a name");
    let mut points: Vec<ContactPoint> = Vec::new();
    let mut add = |label: &str, reach: Reach| {
        let key = |reach: &Reach| match reach {
            Reach::Email(email) => email.key().into_owned(),
            Reach::Phone(phone) => phone.key(),
        };
        if points.iter().all(|point| key(&point.reach) != key(&reach)) {
            points.push(ContactPoint {
                id: PointId(Uuid::from_u128(90_000 + 100 * index as u128 + points.len() as u128)),
                user: id,
                position: u16::try_from(points.len()).unwrap_or_default(),
                label: label.to_owned(),
                reach,
            });
        }
    };
    let address = |k: u16| {
        let mailbox = ["a", "+b", "=c", "o'd", "-e"][usize::from(k) % 5];
        EmailAddress::parse(&format!("{mailbox}{index}@example.com")).expect("an address")
    };
    for k in 0..n[2] % 4 {
        add(pick(&LABELS, n[3] + k), Reach::Email(address(n[3] / 7 + k)));
    }
    for k in 0..n[4] % 4 {
        let label = pick(&LABELS, n[5] + k);
        let number = !(n[4] / 4 + k).is_multiple_of(3);
        let ext = match (n[5] / 6 + k) % 6 {
            0 => Some("12"),
            1 => Some("0012"),
            2 => Some("of Jane"),
            _ => None,
        };
        let phone = if number {
            let number = pick(&NUMBERS, n[6] + k);
            PhoneValue {
                raw: number.to_owned(),
                e164: E164::parse(number),
                ext: ext.map(str::to_owned),
                status: phone::Status::Ok,
                label: None,
            }
        } else {
            PhoneValue {
                raw: pick(&NO_NUMBERS, n[6] + k).to_owned(),
                e164: None,
                ext: None,
                status: phone::Status::Error,
                label: None,
            }
        };
        add(label, Reach::Phone(phone));
    }
    let identifier = format!("{}{index}", pick(&NASTY, n[8]));
    let kind = match n[10] % 8 {
        0 => Kind::Partner,
        1 => Kind::Staff(Role::UserAdministrator),
        _ => Kind::Client,
    };
    let status = match n[10] / 8 % 6 {
        0 => Status::Inactive,
        1 => Status::Suspended,
        2 => Status::Active,
        _ => Status::Quiet,
    };
    let in_team =
        |place: usize| kind != Kind::Client || place == usize::from(n[9]) % teams.len() || n[9] >> place & 1 == 1;
    let theirs = teams
        .iter()
        .enumerate()
        .filter(|(place, _)| status != Status::Inactive && in_team(*place));
    Person {
        note: None,
        card: UserCard {
            job_title: pick(&[&NASTY[..], &["", "Client"]].concat(), n[7]).to_owned(),
            ..UserCard::new(id, kind, name, status, DateTime::UNIX_EPOCH)
        },
        private: UserPrivate {
            user: id,
            email: (!(n[2] / 4).is_multiple_of(3)).then(|| address(n[2] / 12)),
            phone: (!(n[4] / 4).is_multiple_of(3)).then(|| E164::parse(pick(&NUMBERS, n[4] / 12)).expect("a number")),
            identifier: Identifier::parse(&identifier).ok().filter(|_| !n[8].is_multiple_of(3)),
        },
        points,
        teams: theirs.map(|(_, team)| team.id).collect(),
        invitation: None,
    }
}

/// Teams with names and identifiers that are hard to list; their ids begin at `from`.
pub(crate) fn teams(from: u128) -> Vec<Team> {
    let named = [
        ("Default", "", true),
        ("Tax; Audit", "", false),
        ("\"Big\" clients", "BIG", false),
        ("=Payroll", "", false),
        ("North, South", "north", false),
    ];
    let team = |(place, (name, identifier, is_default)): (u128, (&str, &str, bool))| Team {
        id: TeamId(Uuid::from_u128(from + place)),
        name: name.to_owned(),
        identifier: TeamIdentifier::parse(identifier).ok(),
        description: String::new(),
        is_default,
        shared: false,
    };
    (0..).zip(named).map(team).collect()
}

/// The file of these people, as the program writes it; `delimiter` as a spreadsheet saves it again.
pub(crate) fn file(people: &[Person], teams: &[Team], delimiter: u8) -> Vec<u8> {
    let all: BTreeMap<TeamId, Team> = teams.iter().map(|team| (team.id, team.clone())).collect();
    let mut width = Width::default();
    people.iter().for_each(|person| width.fit(person));
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(width.headings()).expect("memory");
    for person in people {
        let row = cells(person, &all, std::array::from_fn(|_| String::new()), width);
        writer
            .write_record(row.iter().map(|cell| harmless(cell).into_owned()))
            .expect("memory");
    }
    writer.into_inner().expect("memory")
}

/// What the firm knows: everybody, or nobody but staff.
pub(crate) fn facts(people: &[Person], teams: &[Team]) -> Facts {
    let key = |person: &Person| Some((person.private.email.as_ref()?.key().into_owned(), person.card.id));
    let identifier = |person: &Person| Some((person.private.identifier.as_ref()?.as_str().to_owned(), person.card.id));
    let covered = |team: &Team| TeamFacts {
        team: team.clone(),
        active_staff: BTreeSet::from([UserId(Uuid::from_u128(7))]),
        leads: BTreeSet::new(),
        clients: 0,
    };
    Facts {
        people: people.iter().map(|person| (person.card.id, person.clone())).collect(),
        teams: teams.iter().map(|team| (team.id, covered(team))).collect(),
        email_holders: people.iter().filter_map(key).collect(),
        identifier_holders: people.iter().filter_map(identifier).collect(),
        ..Facts::default()
    }
}

fn import(bytes: &[u8], region: Option<Region>) -> ImportPeople {
    let (import, banners) = import_any(bytes, region);
    assert!(banners.is_empty(), "{banners:?}");
    import
}

/// As [`import`], with what is said about whole columns.
pub(crate) fn import_any(bytes: &[u8], region: Option<Region>) -> (ImportPeople, Vec<Banner>) {
    let table = read_table(bytes, &ReadOptions::default(), &()).expect("a table");
    let options = CheckOptions {
        region,
        ..CheckOptions::default()
    };
    let checked = check(&table, &suggest(&table), &options, &()).expect("not stopped");
    let banners = checked.banners;
    let staged = |(index, row): (usize, CheckedRow)| match row {
        CheckedRow::Usable(person) => {
            let id = |k: usize| Uuid::from_u128(500_000 + 1_000 * index as u128 + k as u128);
            let points = (0..person.emails.len() + person.phones.len()).map(|k| PointId(id(k + 1)));
            let ids = NewIds {
                user: UserId(id(0)),
                points: points.collect(),
            };
            StagedRow::Usable(person, ids)
        }
        CheckedRow::Unusable { row, code } => StagedRow::Unusable { row, code },
        other => panic!("{other:?}"),
    };
    let import = ImportPeople {
        file_name: "people.csv".into(),
        options: ImportOptions::default(),
        rows: Arc::new(checked.rows.into_iter().enumerate().map(staged).collect()),
        teams: std::collections::BTreeMap::new(),
        rows_chosen: RowChoices::new(),
        ignored: 0,
        invite: None,
        forecast: None,
    };
    (import, banners)
}

/// Everybody an import creates in a firm.
pub(crate) fn created(import: &ImportPeople, report: &ImportReport, facts: &Facts) -> Vec<Person> {
    let by = UserId(Uuid::from_u128(7));
    let (writes, _) = write_rows(import, report, facts, by, DateTime::UNIX_EPOCH).expect("no words");
    let person = |(card, private): (&UserCard, &UserPrivate)| Person {
        note: None,
        card: card.clone(),
        private: private.clone(),
        points: writes
            .points
            .inserted
            .iter()
            .filter(|p| p.user == card.id)
            .cloned()
            .collect(),
        teams: writes
            .members
            .inserted
            .iter()
            .filter(|m| m.user == card.id)
            .map(|m| m.team)
            .collect(),
        invitation: None,
    };
    writes
        .cards
        .inserted
        .iter()
        .zip(&writes.privates.inserted)
        .map(person)
        .collect()
}

/// The file says the same of people but for ids and where they stand.
fn but_for_ids(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
    let names = reader.headers().expect("headings").clone();
    let other = ["UUID", "Group UUIDs", "Status", "Status Text"];
    let keep = |name: &str| !other.contains(&name.trim_start_matches('\u{feff}'));
    let row = |record: csv::StringRecord| {
        let kept = names.iter().zip(record.iter()).filter(|(name, _)| keep(name));
        kept.map(|(_, cell)| cell.to_owned()).collect::<Vec<_>>()
    };
    let mut rows = vec![
        names
            .iter()
            .filter(|name| keep(name))
            .map(str::to_owned)
            .collect::<Vec<_>>(),
    ];
    rows.extend(reader.records().map(|record| row(record.expect("a record"))));
    rows
}

/// Written and read again, the people of a firm are unchanged; in a firm with other teams of the same
/// names they become the same people, except staff and those who have left.
fn round(people: &[Person], region: Option<Region>, delimiter: u8) {
    let (here, there) = (teams(100), teams(200));
    let bytes = file(people, &here, delimiter);
    let again = import(&bytes, region);
    let report = judge_rows(&again, &facts(people, &here));
    for (person, result) in people.iter().zip(&report.rows) {
        assert_eq!(
            result.outcome,
            Outcome::Unchanged(person.card.id.into()),
            "{person:#?}\n{}",
            shown(&bytes)
        );
    }
    assert_eq!(report.rows.len(), people.len());

    let comes = |person: &&Person| !person.card.kind.is_staff() && person.card.status != Status::Inactive;
    let coming: Vec<Person> = people.iter().filter(comes).cloned().collect();
    let new_firm = facts(&[], &there);
    let report = judge_rows(&again, &new_firm);
    for (person, result) in people.iter().zip(&report.rows) {
        match &result.outcome {
            Outcome::Created => assert!(comes(&person)),
            Outcome::Refused(problem) => assert!(
                !comes(&person) && [RowCode::StaffRow, RowCode::LeftRow].contains(&problem.code),
                "{problem:?} {person:#?}"
            ),
            other => panic!("{other:?}"),
        }
    }
    if !coming.is_empty() {
        let newcomers = created(&again, &report, &new_firm);
        assert_eq!(
            but_for_ids(&file(&newcomers, &there, b',')),
            but_for_ids(&file(&coming, &here, b','))
        );
    }
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn every_firm_comes_back_as_it_was(
        dice in vec(vec(any::<u16>().prop_map(|n| n / 2), 11), 1..6),
        region in proptest::sample::select(vec!["GB", "DE", "IT", "US", ""]),
        delimiter in proptest::sample::select(vec![b',', b';', b'\t']),
    ) {
        let teams = teams(100);
        let people: Vec<Person> = dice.iter().enumerate().map(|(n, dice)| person(n, dice, &teams)).collect();
        prop_assume!(!has_twins(&people));
        round(&people, Region::parse(region), delimiter);
    }
}

/// Whether somebody has neither address nor identifier and the name of somebody else: in another firm
/// such a row is known by its name and number alone (docs/decisions/015-own-export.md).
fn has_twins(people: &[Person]) -> bool {
    let name = |person: &Person| domain::search_key::fold(&person.card.name.full());
    let bare = |person: &&Person| person.private.email.is_none() && person.private.identifier.is_none();
    people.iter().filter(bare).any(|person| {
        let others = people.iter().filter(|other| other.card.id != person.card.id);
        others.map(name).any(|other| other == name(person))
    })
}

/// Somebody with nothing but this.
pub(crate) fn plain(index: usize, change: impl FnOnce(&mut Person)) -> Person {
    let teams = teams(100);
    let mut person = person(index, &vec![0; 11], &teams);
    person.card.kind = Kind::Client;
    person.card.status = Status::Quiet;
    person.card.name = PersonName::parse("Ana", &format!("Roy {index}")).expect("a name");
    person.teams = BTreeSet::from([teams[0].id]);
    person.points.clear();
    person.private = UserPrivate {
        user: person.card.id,
        email: EmailAddress::parse(&format!("ana{index}@example.com")).ok(),
        phone: None,
        identifier: None,
    };
    change(&mut person);
    person
}

pub(crate) fn phone_point(
    person: &Person,
    label: &str,
    raw: &str,
    e164: Option<&str>,
    ext: Option<&str>,
) -> ContactPoint {
    let n = person.points.len();
    ContactPoint {
        id: PointId(Uuid::from_u128(70_000 + n as u128)),
        user: person.card.id,
        position: u16::try_from(n).unwrap_or_default(),
        label: label.into(),
        reach: Reach::Phone(PhoneValue {
            raw: raw.into(),
            e164: e164.and_then(E164::parse),
            ext: ext.map(str::to_owned),
            status: phone::Status::Ok,
            label: None,
        }),
    }
}

#[test]
fn each_hard_case_comes_back() {
    type Case = Box<dyn FnOnce(&mut Person)>;
    let mut cases: Vec<Case> = Vec::new();
    // Texts that are no numbers, each the only one.
    for text in NO_NUMBERS {
        cases.push(Box::new(move |person| {
            person.points = vec![phone_point(person, "", text, None, None)]
        }));
    }
    // A number with two extensions is two numbers.
    cases.push(Box::new(|person| {
        for ext in ["1", "2"] {
            let point = phone_point(person, "desk", "020 7946 0187", Some("+442079460187"), Some(ext));
            person.points.push(point);
        }
    }));
    // The secure number is nobody else's to see.
    cases.push(Box::new(|person| {
        person.private.phone = E164::parse("+447700900123");
        person.points = vec![phone_point(person, "office", "x", Some("+442079460187"), None)];
    }));
    // It is the third of the public ones, with an extension and a label.
    cases.push(Box::new(|person| {
        person.private.phone = E164::parse("+447700900123");
        for (number, ext) in [
            ("+442079460187", None),
            ("+12015550102", None),
            ("+447700900123", Some("5")),
        ] {
            let point = phone_point(person, "mobile", number, Some(number), ext);
            person.points.push(point);
        }
    }));
    // No way to reach them at all, and no identifier.
    cases.push(Box::new(|person| person.private.email = None));
    // Somebody without a title, and a title a spreadsheet would calculate.
    cases.push(Box::new(|person| person.card.job_title.clear()));
    cases.push(Box::new(|person| person.card.job_title = "a;=2*3".into()));
    // In two teams, one without an identifier.
    cases.push(Box::new(|person| {
        person.teams = teams(100).iter().skip(1).map(|team| team.id).collect()
    }));
    // An identifier that a spreadsheet or a reader would change.
    for identifier in ["''=7", "0", "1.23457E+11", "007", "n/a", "1042.0"] {
        cases.push(Box::new(move |person| {
            person.private.identifier = Identifier::parse(identifier).ok()
        }));
    }
    // One who has left, and a member of staff.
    cases.push(Box::new(|person| {
        person.card.status = Status::Inactive;
        person.teams.clear();
    }));
    cases.push(Box::new(|person| person.card.kind = Kind::Staff(Role::Staff)));
    let people: Vec<Person> = cases
        .into_iter()
        .enumerate()
        .map(|(index, change)| plain(index, change))
        .collect();
    for region in ["GB", "IT", ""] {
        round(&people, Region::parse(region), b',');
        for person in &people {
            round(std::slice::from_ref(person), Region::parse(region), b';');
        }
    }
}

#[test]
fn changes_made_in_the_file_are_imported() {
    let teams = teams(100);
    let person = plain(0, |person| {
        person.private.phone = E164::parse("+442079460187");
        person.points = vec![phone_point(person, "office", "x", Some("+442079460187"), None)];
    });
    let text = shown(&file(std::slice::from_ref(&person), &teams, b','));
    let judged = |from: &str, to: &str| {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        let import = import(changed.as_bytes(), Region::parse("GB"));
        let known = facts(std::slice::from_ref(&person), &teams);
        let report = judge_rows(&import, &known);
        let by = UserId(Uuid::from_u128(7));
        let (writes, _) = write_rows(&import, &report, &known, by, DateTime::UNIX_EPOCH).expect("no words");
        (report.rows[0].outcome.clone(), writes)
    };
    let (outcome, writes) = judged("'+442079460187", "020 7946 0188");
    assert_eq!(outcome, Outcome::Updated(person.card.id.into()));
    let secure = writes.privates.updated[0].1.phone.as_ref().map(E164::as_str);
    assert_eq!(
        secure,
        Some("+442079460188"),
        "the secure number and the public one are one line"
    );
    assert_eq!(writes.points.updated.len(), 1);
    let (outcome, writes) = judged(",office,", ",direct,");
    assert_eq!(outcome, Outcome::Updated(person.card.id.into()));
    assert_eq!(writes.points.updated[0].1.label, "direct");
    // Without its column of uses it is a file like any other: the first address is for others to see too.
    let (outcome, writes) = judged("Phone 1 - Use", "Remark");
    assert_eq!(outcome, Outcome::Updated(person.card.id.into()));
    assert_eq!(writes.points.inserted.len(), 1);
    // A copied row is one person twice.
    let row = text.lines().nth(1).expect("a row").to_owned();
    let copied = import(format!("{text}{row}\r\n").as_bytes(), None);
    let report = judge_rows(&copied, &facts(std::slice::from_ref(&person), &teams));
    assert!(matches!(&report.rows[1].outcome, Outcome::Refused(problem) if problem.code == RowCode::EmailTwice));
}
