//! Rows of a file are changed before they are imported.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot build its world has failed"
)]

use domain::import::{RowChoice, RowCode};
use engine::Engine;
use engine::chosen::Chosen;
use engine::clock::Clock;
use engine::code::Code;
use engine::error::AppError;
use engine::profile::Profile;
use engine::request::{
    DefaultRequest, IdRequest, ImportCellRequest, ImportConfigureRequest, ImportEdit, ImportEditRequest,
    ImportOpenRequest, ImportRowsRequest, ImportRunRequest, PeopleRequest, PeopleScope, SaveProblemsRequest,
    UndoImportRequest,
};
use engine::view::{ImportView, Language, ProblemCode};
use importer::{Field, IssueCode};
use testkit::program::{clock, founding};

const FILE: &str = "First Name,Last Name,Email,Identifier\n\
                    Ann,Roy,ann at example.com,1042.0\n\
                    Bea,Low,bea@example.com,1043.0\n\
                    Cy,May,cy@example.com,\n\
                    ,,lost@example.com,\n";

struct Desk {
    engine: Engine,
    folder: tempfile::TempDir,
}

impl Desk {
    async fn opened(text: &str) -> (Self, ImportView) {
        let folder = tempfile::tempdir().unwrap();
        let profile = Profile::locate(Some(folder.path().join("profile"))).unwrap();
        let vault = profile.vault(Some(folder.path().join("key")));
        let engine = Engine::new(profile, vault, Clock::Fixed(clock())).unwrap();
        engine.create_firm(founding("Larkfield & Moss")).await.unwrap();
        let path = folder.path().join("clients.csv");
        std::fs::write(&path, text).unwrap();
        let view = engine
            .import_open(ImportOpenRequest::clients(Chosen::at(&path)))
            .await
            .unwrap();
        (Self { engine, folder }, view)
    }
}

impl Desk {
    async fn edit(&self, draft: &str, edit: ImportEdit) -> Result<ImportView, AppError> {
        let draft = draft.to_owned();
        self.engine.import_edit(ImportEditRequest { draft, edit }).await
    }

    /// The texts of a row, and what the file had where another was typed.
    async fn row(&self, draft: &str, place: u32) -> Vec<(String, Option<String>)> {
        let request = ImportRowsRequest {
            draft: draft.to_owned(),
            code: None,
            only: None,
            find: String::new(),
            offset: place,
            limit: 1,
        };
        let row = self.engine.import_rows(request).await.unwrap().rows.remove(0);
        row.cells.into_iter().map(|cell| (cell.text, cell.was)).collect()
    }
}

fn typed(row: u32, column: u32, text: &str) -> ImportEdit {
    ImportEdit::Cell {
        row,
        column,
        text: text.into(),
    }
}

fn problem(code: IssueCode) -> Code<ProblemCode> {
    Code(ProblemCode::Issue(code))
}

#[tokio::test]
async fn what_is_typed_is_checked_imported_and_kept_with_the_rows_left_out() {
    let (desk, view) = Desk::opened(FILE).await;
    let draft = view.draft;
    assert_eq!((view.forecast.created, view.forecast.refused), (2, 2));
    let view = desk.edit(&draft, typed(2, 2, "ann@example.com")).await.unwrap();
    assert_eq!((view.edits.cells, view.edits.rows, view.edits.can_undo), (1, 0, true));
    let is_bad = |view: &ImportView| {
        view.problems
            .iter()
            .any(|kind| kind.code == problem(IssueCode::BadEmail))
    };
    assert!(!is_bad(&view), "{:?}", view.problems);
    let row = desk.row(&draft, 0).await;
    assert_eq!(row[2], ("ann@example.com".into(), Some("ann at example.com".into())));
    // Both proposals are taken at once, and are one step back.
    let proposed = view.problems.iter().find(|kind| kind.proposals > 0).unwrap();
    assert_eq!(
        (proposed.code, proposed.proposals),
        (problem(IssueCode::DecimalIdentifier), 2)
    );
    let code = proposed.code;
    let view = desk.edit(&draft, ImportEdit::AcceptAll { code }).await.unwrap();
    assert_eq!(view.edits.cells, 3);
    assert!(view.problems.iter().all(|kind| kind.proposals == 0));
    let view = desk.edit(&draft, ImportEdit::Undo).await.unwrap();
    assert_eq!((view.edits.cells, view.edits.can_redo), (1, true));
    desk.edit(&draft, ImportEdit::Redo).await.unwrap();
    // One row gets a name, another is left out.
    desk.edit(&draft, typed(5, 0, "Lou")).await.unwrap();
    let view = desk.edit(&draft, ImportEdit::Row { row: 4, out: true }).await.unwrap();
    assert_eq!(
        (view.forecast.created, view.forecast.skipped, view.forecast.refused),
        (3, 1, 0)
    );

    let run = ImportRunRequest { draft, invite: None };
    let done = desk.engine.import_run(run).await.unwrap();
    assert_eq!((done.counts.created, done.counts.skipped), (3, 1));
    let left = &done.problems[0];
    assert_eq!(
        (left.row, left.code),
        (4, Some(Code(IssueCode::Row(RowCode::LeftOutByHand))))
    );
    let people = PeopleRequest {
        limit: 10,
        ..PeopleRequest::new(PeopleScope::Clients)
    };
    let people = desk.engine.people(people).await.unwrap().rows;
    let told = |given: &str| {
        let person = people.iter().find(|person| person.given == given).unwrap();
        (person.email.clone(), person.identifier.clone())
    };
    assert_eq!(told("Ann"), ("ann@example.com".into(), "1042".into()));
    assert_eq!(told("Bea").1, "1043");
    assert_eq!(told("Lou").0, "lost@example.com");
    let file = desk.folder.path().join("left.csv");
    let save = SaveProblemsRequest {
        id: done.id.clone(),
        file: Chosen::at(&file),
        language: Code(Language::En),
    };
    desk.engine.save_problems(save).await.unwrap();
    assert!(std::fs::read_to_string(&file).unwrap().contains("cy@example.com"));
    desk.engine
        .undo_import(UndoImportRequest::whole(done.id))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_column_is_searched_and_its_gaps_are_filled() {
    let (desk, view) = Desk::opened(FILE).await;
    let draft = view.draft;
    let replace = |find: &str, with: &str| ImportEdit::Replace {
        column: 3,
        find: find.into(),
        with: with.into(),
    };
    let view = desk.edit(&draft, replace(".0", "")).await.unwrap();
    assert_eq!(view.edits.cells, 2);
    let view = desk.edit(&draft, replace("", "NEW")).await.unwrap();
    assert_eq!(view.edits.cells, 4);
    assert_eq!(desk.row(&draft, 2).await[3], ("NEW".into(), Some(String::new())));
    let code = problem(IssueCode::Row(RowCode::IdentifierTwice));
    let view = desk.edit(&draft, ImportEdit::LeaveOutAll { code }).await.unwrap();
    assert_eq!(
        (view.edits.rows, view.forecast.skipped),
        (0, 0),
        "the other of the two has no name: {:?}",
        view.problems
    );
}

#[tokio::test]
async fn what_was_typed_goes_when_the_file_is_read_anew_and_stays_otherwise() {
    let (desk, view) = Desk::opened(FILE).await;
    let draft = view.draft;
    desk.edit(&draft, typed(2, 2, "ann@example.com")).await.unwrap();
    let skip = ImportConfigureRequest {
        draft: draft.clone(),
        ignore_identifiers_in_use: Some(true),
        ..ImportConfigureRequest::default()
    };
    assert_eq!(desk.engine.import_configure(skip).await.unwrap().edits.cells, 1);
    let header = ImportConfigureRequest {
        draft: draft.clone(),
        header_row: Some(1),
        ..ImportConfigureRequest::default()
    };
    let view = desk.engine.import_configure(header).await.unwrap();
    assert_eq!((view.edits.cells, view.edits.can_undo), (0, false));
}

#[tokio::test]
async fn places_that_are_not_there_are_refused_and_long_cells_are_whole() {
    let long = "x".repeat(2_000);
    let (desk, view) = Desk::opened(&format!("First Name,Email,Note\nAnn,ann@example.com,{long}\n")).await;
    let draft = view.draft;
    for edit in [
        typed(9, 0, "x"),
        typed(2, 3, "x"),
        ImportEdit::Row { row: 1, out: true },
    ] {
        assert_eq!(desk.edit(&draft, edit).await.map(drop), Err(AppError::NotFound));
    }
    assert!(desk.edit(&draft, typed(2, 0, &"y".repeat(40_000))).await.is_err());
    let cell = ImportCellRequest {
        draft: draft.clone(),
        row: 2,
        column: 2,
    };
    assert_eq!(desk.engine.import_cell(cell).await.unwrap().text, long);
    assert_eq!(desk.edit(&draft, ImportEdit::Undo).await.unwrap().edits.cells, 0);
}

impl Desk {
    async fn configure(&self, request: ImportConfigureRequest) -> Result<ImportView, AppError> {
        self.engine.import_configure(request).await
    }
}

fn same(field: Field, text: &str) -> DefaultRequest {
    DefaultRequest {
        field: Code(field),
        text: text.into(),
    }
}

/// First name and company of everybody.
async fn companies(engine: &Engine) -> Vec<(String, String)> {
    let clients = PeopleRequest {
        limit: 10,
        ..PeopleRequest::new(PeopleScope::Clients)
    };
    let rows = engine.people(clients).await.unwrap().rows;
    let mut all: Vec<_> = rows.into_iter().map(|row| (row.given, row.company)).collect();
    all.sort();
    all
}

#[tokio::test]
async fn what_all_rows_have_in_common_is_said_once() {
    let (desk, view) =
        Desk::opened("Name,Email,Company\nAnn Roy,ann@example.com,\nBea Low,bea@example.com,Hale & Co\n").await;
    let draft = view.draft;
    let fields: Vec<Field> = view.options.defaults.iter().map(|known| known.field.0).collect();
    assert_eq!(fields, [Field::GroupIdentifiers, Field::Company, Field::JobTitle]);
    let request = |defaults| ImportConfigureRequest {
        draft: draft.clone(),
        defaults,
        ..ImportConfigureRequest::default()
    };
    let view = desk
        .configure(request(vec![same(Field::Company, "Lane Ltd")]))
        .await
        .unwrap();
    assert_eq!(view.options.defaults[1].text, "Lane Ltd");
    // A team that does not exist is asked about, as if the file named it.
    let view = desk
        .configure(request(vec![same(Field::GroupIdentifiers, "North")]))
        .await
        .unwrap();
    assert_eq!((view.forecast.refused, view.unknown_teams.len()), (2, 1));
    let view = desk
        .configure(request(vec![same(Field::GroupIdentifiers, " ")]))
        .await
        .unwrap();
    assert_eq!((view.forecast.created, view.unknown_teams.len()), (2, 0));
    let refused = desk
        .configure(request(vec![same(Field::Company, &"x".repeat(501))]))
        .await;
    assert!(matches!(refused, Err(AppError::Field { .. })), "{refused:?}");
    let foreign = desk.configure(request(vec![same(Field::Email, "a@example.com")])).await;
    assert!(matches!(foreign, Err(AppError::NotFound)), "{foreign:?}");
    let run = ImportRunRequest { draft, invite: None };
    desk.engine.import_run(run).await.unwrap();
    let expected = [("Ann", "Lane Ltd"), ("Bea", "Hale & Co")];
    let expected = expected.map(|(name, company)| (name.to_owned(), company.to_owned()));
    assert_eq!(companies(&desk.engine).await, expected);
}

#[tokio::test]
async fn full_names_stay_whole_if_wished() {
    let (desk, view) = Desk::opened("Name,Email\nMaria del Mar,maria@example.com\n").await;
    assert_eq!(view.options.keep_full_names, Some(false));
    let request = ImportConfigureRequest {
        draft: view.draft.clone(),
        keep_full_names: Some(true),
        ..ImportConfigureRequest::default()
    };
    let view = desk.configure(request).await.unwrap();
    assert_eq!(view.options.keep_full_names, Some(true));
    let run = ImportRunRequest {
        draft: view.draft,
        invite: None,
    };
    desk.engine.import_run(run).await.unwrap();
    let clients = PeopleRequest {
        limit: 10,
        ..PeopleRequest::new(PeopleScope::Clients)
    };
    let found = desk.engine.people(clients).await;
    let person = desk
        .engine
        .person(IdRequest {
            id: found.unwrap().rows.remove(0).id,
        })
        .await
        .unwrap();
    assert_eq!((person.given.as_str(), person.family.as_str()), ("Maria del Mar", ""));
    // A file without full names is not asked about them.
    let (_, other) = Desk::opened(FILE).await;
    assert_eq!(other.options.keep_full_names, None);
}

#[tokio::test]
async fn who_a_row_is_can_be_decided_and_taken_back() {
    let (desk, view) = Desk::opened("First Name,Email\nAnn,ann@example.com\n").await;
    let run = ImportRunRequest {
        draft: view.draft,
        invite: None,
    };
    desk.engine.import_run(run).await.unwrap();
    let path = desk.folder.path().join("next.csv");
    std::fs::write(&path, "First Name,Email,Phone\nZoe,ann@example.com,+44 20 7946 0101\n").unwrap();
    let opened = desk.engine.import_open(ImportOpenRequest::clients(Chosen::at(&path)));
    let view = opened.await.unwrap();
    let draft = view.draft;
    assert_eq!(view.forecast.skipped, 1);
    let who = |choice| ImportEdit::Who { row: 2, choice };
    let view = desk.edit(&draft, who(Some(Code(RowChoice::Same)))).await.unwrap();
    assert_eq!((view.forecast.updated, view.edits.chosen), (1, 1));
    let view = desk.edit(&draft, who(Some(Code(RowChoice::New)))).await.unwrap();
    assert_eq!(view.forecast.created, 1);
    let view = desk.edit(&draft, ImportEdit::Undo).await.unwrap();
    assert_eq!(view.forecast.updated, 1);
    let view = desk.edit(&draft, who(None)).await.unwrap();
    assert_eq!((view.forecast.skipped, view.edits.chosen), (1, 0));
    let nowhere = desk.edit(&draft, ImportEdit::Who { row: 9, choice: None }).await;
    assert!(matches!(nowhere, Err(AppError::NotFound)));
    desk.edit(&draft, ImportEdit::Undo).await.unwrap();
    let run = ImportRunRequest { draft, invite: None };
    let done = desk.engine.import_run(run).await.unwrap();
    assert_eq!(done.counts.updated, 1, "it is written as it was decided");
}
