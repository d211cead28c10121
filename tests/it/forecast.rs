//! Random files through the whole application: the preview is what happens, a second import changes
//! nothing, and undo restores exactly the state before.

use domain::import::OnMatch;
use std::cell::RefCell;
use std::collections::BTreeMap;

use engine::Engine;
use engine::FileCheck;
use engine::chosen::Chosen;
use engine::clock::Clock;
use engine::profile::Profile;
use engine::request::{
    CreateTeamRequest, IdRequest, ImportConfigureRequest, ImportOpenRequest, ImportRunRequest, UndoImportRequest,
    UndoRequest,
};
use engine::secrets::Vault;
use engine::view::{ForecastView, ImportResultView, ImportView};
use proptest::array::{uniform4, uniform8};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any};
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use tempfile::TempDir;
use testkit::program::founding;

/// Every run draws the same files.
const SEED: [u8; 32] = *b"coverbook: the same files always";
const CASES: u32 = 24;

const GIVEN: [&str; 9] = [
    "Zoë",
    "Tom",
    "Priya",
    "Jürgen",
    "Ann-Marie",
    "O’Neil",
    "Łucja",
    "J.",
    "François",
];
const FAMILY: [&str; 8] = [
    "Müller",
    "O'Brien",
    "Shah",
    "van der Berg",
    "Lee",
    "Smith, Jr.",
    "García",
    "\"Roe\"",
];
const PHONES: [&str; 16] = [
    "020 7946 0#",
    "+44 (0)20 7946 0#",
    "0044 113 496 0#",
    "tel:+44-20-7946-0#",
    "020 7946 0# ext. 12",
    "44207946 0#",
    "+1 (212) 555-01 23",
    "020 7946 0# / 0113 496 0#",
    "020-7946-0#;ext=7",
    "(0113) 4960#",
    "0113.496.0#",
    "mobile: 020 7946 0#",
    "see notes",
    "12#",
    "2.07946E+09",
    "",
];
const HEADERS: [[&str; 7]; 3] = [
    [
        "First Name",
        "Last Name",
        "Job Title",
        "Email",
        "Phone Number",
        "Identifier",
        "Group Identifiers",
    ],
    [
        "Vorname",
        "Nachname",
        "Funktion",
        "E-Mail-Adresse",
        "Telefon",
        "Kundennummer",
        "Gruppen",
    ],
    [
        "Prénom",
        "Nom de famille",
        "Fonction",
        "Adresse e-mail",
        "Téléphone",
        "Numéro client",
        "Groupes",
    ],
];

/// Seeds of a row and of a file.
type RowSeed = [u16; 8];
type FileSeed = [u16; 4];

fn of<T: Copy>(list: &[T], n: u16) -> T {
    list[usize::from(n) % list.len()]
}

/// The cells of one row. People come again, in this file and in the next, some as they were.
fn cells(seed: RowSeed) -> Vec<String> {
    let n = seed[0] % 40;
    match seed[7] % 5 {
        0 | 1 => drawn([n, 3, n, n, 4, 4, n, 0]),
        _ => drawn(seed),
    }
}

fn drawn([person, contact, phone, title, group, flaw, number, _]: RowSeed) -> Vec<String> {
    let n = person % 40;
    let email = match flaw % 12 {
        // Another person's address, an invalid one, or none.
        0 => format!("person{}@example.com", contact % 40),
        1 => "not an address".to_owned(),
        2 | 3 => String::new(),
        _ => format!("Person{n}@Example.com"),
    };
    let identifier = match contact % 6 {
        0 | 1 => String::new(),
        2 => format!("C-{}", contact % 40),
        _ => format!("C-{n}"),
    };
    let team = match group % 16 {
        0 => "nowhere",
        1 | 2 => "NORTH",
        3 => "north; Default client team",
        _ => "",
    };
    // A zero in the middle keeps the number within a range that belongs to no one.
    let phone = of(&PHONES, phone).replace('#', &format!("{:03}", number % 40));
    let given = if flaw % 40 == 39 { "" } else { of(&GIVEN, n) };
    let family = if flaw % 40 == 39 { "" } else { of(&FAMILY, n / 3) };
    let title = if title % 4 == 0 {
        format!("Trustee {}", title % 3)
    } else {
        String::new()
    };
    [given, family, &title, &email, &phone, &identifier, team]
        .map(str::to_owned)
        .to_vec()
}

/// The bytes of a file, the number of its data rows, and of rows that are not data.
fn written(rows: &[RowSeed], [delimiter, encoding, language, _]: FileSeed) -> (Vec<u8>, u32, u32) {
    let delimiter = [',', ';', '\t', '|'][usize::from(delimiter) % 4];
    let end = if language % 2 == 0 { "\r\n" } else { "\n" };
    let header = HEADERS[usize::from(language / 2) % 3].map(str::to_owned);
    let mut text = line(&header, delimiter) + end;
    let mut ignored = 0;
    for seed in rows {
        match seed[7] % 24 {
            0 => {
                ignored += 1;
                text.push_str(end);
            }
            1 => {
                ignored += 1;
                text.push_str(&(line(&header, delimiter) + end));
            }
            _ => {}
        }
        let mut cells = cells(*seed);
        match seed[7] % 10 {
            // Ragged rows: empty cells at the end are missing, or there are more cells than names.
            2 | 3 => while cells.pop_if(|cell| cell.is_empty()).is_some() {},
            4 => cells.extend([String::new(), "surplus".to_owned()]),
            _ => {}
        }
        // A row without any text would be no row.
        if cells.iter().all(String::is_empty) {
            cells = vec!["Nobody".to_owned()];
        }
        text.push_str(&(line(&cells, delimiter) + end));
    }
    let bytes = match encoding % 5 {
        0 => text.into_bytes(),
        1 => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        2 => std::iter::once(0xfeff)
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect(),
        3 => std::iter::once(0xfeff)
            .chain(text.encode_utf16())
            .flat_map(u16::to_be_bytes)
            .collect(),
        // Windows-1252; letters that it lacks become question marks.
        _ => text
            .chars()
            .map(|c| {
                if c == '’' {
                    0x92
                } else {
                    u8::try_from(u32::from(c)).unwrap_or(b'?')
                }
            })
            .collect(),
    };
    (bytes, u32::try_from(rows.len()).unwrap(), ignored)
}

fn line(cells: &[String], delimiter: char) -> String {
    let cell = |cell: &String| {
        if cell.contains([delimiter, '"']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(&delimiter.to_string())
}

struct Firm {
    engine: Engine,
    folder: TempDir,
}

impl Firm {
    async fn found() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let profile = Profile::locate(Some(folder.path().join("profile"))).unwrap();
        let engine = Engine::new(profile, Vault::memory(), Clock::System).unwrap();
        let founder = engine
            .create_firm(founding("Harcourt & Lane"))
            .await
            .unwrap()
            .session
            .user;
        let north = CreateTeamRequest {
            name: "The north".into(),
            identifier: "north".into(),
            description: String::new(),
            members: vec![founder],
        };
        engine.create_team(north).await.unwrap();
        Self { engine, folder }
    }

    async fn open(&self, bytes: &[u8], [_, _, options, choice]: FileSeed) -> ImportView {
        let path = self.folder.path().join("clients.csv");
        std::fs::write(&path, bytes).unwrap();
        let request = ImportOpenRequest::clients(Chosen::at(&path));
        let draft = self.engine.import_open(request).await.unwrap().draft;
        let on_match = of(
            &[
                OnMatch::Update,
                OnMatch::Update,
                OnMatch::Update,
                OnMatch::Skip,
                OnMatch::Refuse,
            ],
            choice,
        );
        let choices = ImportConfigureRequest {
            draft,
            on_match: Some(on_match.into()),
            ignore_identifiers_in_use: Some(options % 5 == 4),
            ..ImportConfigureRequest::default()
        };
        self.engine.import_configure(choices).await.unwrap()
    }

    async fn run(&self, view: ImportView) -> ImportResultView {
        self.engine
            .import_run(ImportRunRequest {
                draft: view.draft,
                invite: None,
            })
            .await
            .unwrap()
    }

    async fn content(&self) -> FileCheck {
        self.engine.check_file().await.unwrap()
    }
}

fn counts(of: &ForecastView) -> [u32; 7] {
    [
        of.rows,
        of.created,
        of.updated,
        of.unchanged,
        of.skipped,
        of.refused,
        of.ignored,
    ]
}

#[derive(Default)]
struct Tally {
    outcomes: BTreeMap<&'static str, u32>,
    mostly_updates: u32,
}

async fn check(before: &[RowSeed], rows: &[RowSeed], seed: FileSeed, tally: &RefCell<Tally>) {
    let firm = Firm::found().await;
    if !before.is_empty() {
        let (bytes, ..) = written(before, [seed[1], seed[2], seed[0], 0]);
        let view = firm.open(&bytes, [0; 4]).await;
        firm.run(view).await;
    }
    let (bytes, data, ignored) = written(rows, seed);
    let empty = firm.content().await;
    let view = firm.open(&bytes, seed).await;
    assert_eq!(firm.content().await, empty, "a forecast writes nothing");
    let forecast = view.forecast;
    let result = firm.run(view).await;
    let [all, created, updated, unchanged, skipped, refused, left] = counts(&result.counts);
    assert_eq!(counts(&forecast), counts(&result.counts), "the forecast is the result");
    assert_eq!((all, left), (data, ignored), "every row is told of");
    assert_eq!(created + updated + unchanged + skipped + refused, all, "and once");
    let full = firm.content().await;

    // The same file again.
    let view = firm.open(&bytes, seed).await;
    let again = firm.run(view).await;
    let second = counts(&again.counts);
    assert_eq!(
        [second[1], second[2], second[3]],
        [0, 0, all - refused - skipped],
        "nothing is left to do"
    );
    assert_eq!(firm.content().await, full);

    // Undo, redo, undo.
    let id = || IdRequest { id: result.id.clone() };
    let undo = || UndoImportRequest::whole(result.id.clone());
    firm.engine.undo_import(undo()).await.unwrap();
    assert_eq!(firm.content().await, empty);
    firm.engine.redo_import(id()).await.unwrap();
    assert_eq!(firm.content().await, full);
    firm.engine.undo(UndoRequest::default()).await.unwrap();
    assert_eq!(firm.content().await, empty);

    firm.engine.leave().await;
    let mut tally = tally.borrow_mut();
    tally.mostly_updates += u32::from(updated * 10 >= all * 3);
    let kinds = [
        ("created", created),
        ("updated", updated),
        ("unchanged", unchanged),
        ("skipped", skipped),
        ("refused", refused),
    ];
    for (kind, count) in kinds {
        *tally.outcomes.entry(kind).or_default() += count;
    }
}

#[test]
fn the_forecast_is_the_result() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let config = ProptestConfig {
        cases: CASES,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &SEED));
    let files = (
        vec(uniform8(any::<u16>()), 0..30),
        vec(uniform8(any::<u16>()), 1..30),
        uniform4(any::<u16>()),
    );
    let tally = RefCell::new(Tally::default());
    let outcome = runner.run(&files, |(before, rows, seed)| {
        runtime.block_on(check(&before, &rows, seed, &tally));
        Ok(())
    });
    outcome.unwrap();
    let tally = tally.into_inner();
    let of = |kind: &str| tally.outcomes[kind];
    let importable = of("created") + of("updated") + of("unchanged");
    let all: u32 = tally.outcomes.values().sum();
    assert!(
        importable * 100 >= all * 60,
        "{importable} of {all} rows: {:?}",
        tally.outcomes
    );
    assert!(tally.outcomes.values().all(|count| *count > 0), "{:?}", tally.outcomes);
    assert!(
        tally.mostly_updates >= 2,
        "{} files with many updates",
        tally.mostly_updates
    );
}
