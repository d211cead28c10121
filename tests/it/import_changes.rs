//! An import shows its changes before it runs and keeps what it leaves out, and unknown team names can be
//! assigned on the way.

use domain::coded::Coded;
use domain::import::OnSame;
use engine::Engine;
use engine::chosen::Chosen;
use engine::clock::Clock;
use engine::error::AppError;
use engine::profile::Profile;
use engine::request::{
    DraftRequest, IdRequest, ImportConfigureRequest, ImportOpenRequest, ImportRowsRequest, ImportRunRequest,
    SaveProblemsRequest, TeamChoiceRequest, UndoImportRequest,
};
use engine::secrets::Vault;
use engine::view::{
    ImportResultView, ImportView, Language, LeftOutKind, ProblemCode, ProblemLevel, RowFilter, TeamChoiceCode,
};
use tempfile::TempDir;
use testkit::program::founding;

use crate::desk::Desk;

struct Firm {
    engine: Engine,
    folder: TempDir,
}

impl Firm {
    async fn found() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let profile = Profile::locate(Some(folder.path().join("profile"))).unwrap();
        let engine = Engine::new(profile, Vault::memory(), Clock::System).unwrap();
        engine.create_firm(founding("Harcourt & Lane")).await.unwrap();
        Self { engine, folder }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    async fn open(&self, bytes: impl AsRef<[u8]>) -> ImportView {
        let path = self.path("clients.csv");
        std::fs::write(&path, bytes).unwrap();
        let file = Chosen::at(path);
        self.engine.import_open(ImportOpenRequest::clients(file)).await.unwrap()
    }

    async fn run(&self, view: ImportView) -> ImportResultView {
        let request = ImportRunRequest {
            draft: view.draft,
            invite: None,
        };
        self.engine.import_run(request).await.unwrap()
    }

    /// The rows under a filter: number, outcome, changes.
    async fn rows(
        &self,
        view: &ImportView,
        only: Option<RowFilter>,
        code: Option<&str>,
    ) -> Vec<(u32, String, Vec<String>)> {
        let request = ImportRowsRequest {
            draft: view.draft.clone(),
            code: code.map(|code| ProblemCode::parse(code).unwrap().into()),
            only,
            find: String::new(),
            offset: 0,
            limit: 100,
        };
        let rows = self.engine.import_rows(request).await.unwrap().rows;
        let told = |row: engine::view::ImportRowView| {
            let change = |c: engine::view::ImportChangeView| format!("{}: {} > {}", c.field, c.before, c.after);
            (
                row.row,
                row.outcome.to_string(),
                row.changes.into_iter().map(change).collect(),
            )
        };
        rows.into_iter().map(told).collect()
    }

    async fn choose(&self, view: &ImportView, name: &str, choice: TeamChoiceCode, team: Option<String>) -> ImportView {
        let request = ImportConfigureRequest {
            draft: view.draft.clone(),
            teams: vec![TeamChoiceRequest {
                name: name.into(),
                choice,
                team,
            }],
            ..ImportConfigureRequest::default()
        };
        self.engine.import_configure(request).await.unwrap()
    }
}

const BEFORE: &str = "First Name,Last Name,Email,Phone,Identifier\n\
    Cora,Hale,cora@example.com,020 7946 0187,C-1\n\
    Kai,Lund,kai@example.com,020 7946 0188,C-2\n\
    Zoë,Ruiz,zoe@example.com,,C-3\n";

#[tokio::test]
async fn an_import_that_was_stopped_can_be_run_again() {
    let firm = Firm::found().await;
    let view = firm.open(BEFORE).await;
    let draft = || DraftRequest {
        draft: view.draft.clone(),
    };
    firm.engine.import_cancel(draft()).await.unwrap();
    let request = ImportRunRequest {
        draft: view.draft.clone(),
        invite: None,
    };
    let stopped = firm.engine.import_run(request).await.unwrap_err();
    assert_eq!(stopped, AppError::Cancelled);
    assert_eq!(firm.run(view).await.counts.created, 3);
}

#[tokio::test]
async fn changes_are_shown_before_they_happen() {
    let firm = Firm::found().await;
    let before = firm.open(BEFORE).await;
    assert!(
        firm.rows(&before, Some(RowFilter::Updates), None).await.is_empty(),
        "new people change nobody"
    );
    firm.run(before).await;
    let after = "First Name,Last Name,Email,Phone,Identifier,Job Title\n\
        Cora,Hale-Roy,cora@example.com,020 7946 0189,C-1,\n\
        Kai,Lund,kai.lund@example.com,,C-2,Trustee\n\
        Zoë,Ruiz,zoe@example.com,,C-3,\n\
        Ana,Roy,ana@example.com,,,\n";
    let view = firm.open(after).await;
    let updates = firm.rows(&view, Some(RowFilter::Updates), None).await;
    let expect = |row, changes: &[&str]| {
        (
            row,
            "updated".to_owned(),
            changes.iter().map(|c| (*c).to_owned()).collect(),
        )
    };
    assert_eq!(
        updates,
        [
            expect(2, &["family: Hale > Hale-Roy", "phone: +442079460187 > +442079460189"]),
            expect(
                3,
                &["jobTitle:  > Trustee", "email: kai@example.com > kai.lund@example.com"]
            ),
        ]
    );
    let kinds: Vec<_> = view
        .problems
        .iter()
        .map(|kind| (kind.level, kind.code.as_str(), kind.count))
        .collect();
    for code in ["replacesSecureEmail", "replacesSecurePhone", "replacesOnlyPhone"] {
        assert!(kinds.contains(&(ProblemLevel::Replaces, code, 1)), "{kinds:?}");
    }
    let replaced = firm.rows(&view, None, Some("replacesSecureEmail")).await;
    assert_eq!(replaced.iter().map(|(row, ..)| *row).collect::<Vec<_>>(), [3]);
    let counts = firm.run(view).await.counts;
    assert_eq!((counts.created, counts.updated, counts.unchanged), (1, 2, 1));
}

#[tokio::test]
async fn left_out_rows_are_saved_with_reasons_in_the_form_of_the_source() {
    let firm = Firm::found().await;
    // Semicolons and Windows-1252, as a German Excel saves it.
    let text = "Vorname;Nachname;E-Mail;Telefon\r\n\
        J\u{fc}rgen;M\u{fc}ller;jl.obrien@example;020 7946 0187\r\n\
        Kai;Lund;kai@example.com;see notes\r\n\
        Ana;Roy;;\r\n\
        Bea;=1+1;bea@example.com;\r\n\
        Cy;Lee;BEA@example.com;\r\n";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let view = firm.open(latin).await;
    let result = firm.run(view).await;
    assert_eq!(
        (result.counts.refused, result.without_values, result.counts.left_out),
        (1, 4, 4)
    );
    let told: Vec<_> = result
        .problems
        .iter()
        .map(|p| {
            (
                p.row,
                p.outcome,
                p.values.first().map(|v| (v.column.as_str(), v.value.as_str())),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (2, LeftOutKind::Value, Some(("E-Mail", "jl.obrien@example"))),
            (3, LeftOutKind::Value, Some(("Telefon", "see notes"))),
            (4, LeftOutKind::Refused, None),
            (5, LeftOutKind::Value, Some(("Nachname", "=1+1"))),
            // Another person has the address: Cy is imported without it.
            (6, LeftOutKind::Value, Some(("E-Mail", "BEA@example.com"))),
        ]
    );
    let path = firm.path("left out.csv");
    let request = SaveProblemsRequest {
        id: result.id.clone(),
        file: Chosen::at(&path),
        language: Language::En.into(),
    };
    assert_eq!(firm.engine.save_problems(request).await.unwrap().rows, 5);
    let bytes = std::fs::read(&path).unwrap();
    let saved: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let lines: Vec<&str> = saved.lines().collect();
    assert_eq!(lines[0], "Vorname;Nachname;E-Mail;Telefon;Row;Problem");
    assert!(
        lines[1].starts_with("J\u{fc}rgen;M\u{fc}ller;jl.obrien@example;020 7946 0187;2;"),
        "{saved}"
    );
    assert!(lines[1].contains("is not a complete e-mail address."), "{saved}");
    assert!(
        lines[3].contains("neither an e-mail address nor a phone number"),
        "{saved}"
    );
    assert!(lines[4].starts_with("Bea;'=1+1;bea@example.com;;5;"), "{saved}");
    assert!(lines[5].contains("belongs to a person with another name"), "{saved}");
    // The reasons are in the reader's language; the headings stay, so that the file can be imported.
    for (language, expect) in [
        (Language::De, "ist keine vollst\u{e4}ndige E-Mail-Adresse."),
        (Language::Fr, "une adresse e-mail compl\u{e8}te."),
    ] {
        let path = firm.path("left out in another language.csv");
        let request = SaveProblemsRequest {
            id: result.id.clone(),
            file: Chosen::at(&path),
            language: language.into(),
        };
        firm.engine.save_problems(request).await.unwrap();
        let bytes = std::fs::read(&path).unwrap();
        let saved: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        let lines: Vec<&str> = saved.lines().collect();
        assert_eq!(lines[0], "Vorname;Nachname;E-Mail;Telefon;Row;Problem");
        assert!(lines[1].contains(expect), "{saved}");
    }
    // Corrected, it is imported as it is, and asks whether the row is the client who was imported without
    // an address.
    let view = firm
        .open(saved.replace("jl.obrien@example;", "jl.obrien@example.com;"))
        .await;
    assert_eq!(
        (view.forecast.created, view.forecast.skipped),
        (0, 1),
        "{:?}",
        view.forecast
    );
    let asked = view
        .problems
        .iter()
        .any(|kind| kind.code.as_str() == "maybeSame" && kind.count == 1);
    assert!(asked, "{:?}", view.problems);
    let request = ImportConfigureRequest {
        draft: view.draft.clone(),
        on_same: Some(OnSame::Update.into()),
        ..ImportConfigureRequest::default()
    };
    let view = firm.engine.import_configure(request).await.unwrap();
    assert_eq!(
        (view.forecast.created, view.forecast.updated),
        (0, 1),
        "{:?}",
        view.forecast
    );
    // The result can be looked at later.
    let again = firm.engine.import_result(IdRequest { id: result.id }).await.unwrap();
    assert_eq!(again.problems.len(), 5);
}

#[tokio::test]
async fn an_import_creates_an_unknown_team_and_undo_removes_it() {
    let firm = Firm::found().await;
    let text = "First Name,Last Name,Email,Team\n\
        Cora,Hale,cora@example.com,Payroll\n\
        Kai,Lund,kai@example.com,pay roll\n\
        Zoë,Ruiz,zoe@example.com,Audit\n\
        Ana,Roy,ana@example.com,\n";
    let view = firm.open(text).await;
    let listed: Vec<_> = view
        .unknown_teams
        .iter()
        .map(|t| (t.name.as_str(), t.rows, t.choice))
        .collect();
    assert_eq!(
        listed,
        [
            ("Payroll", 2, TeamChoiceCode::Leave),
            ("Audit", 1, TeamChoiceCode::Leave)
        ]
    );
    assert_eq!(view.forecast.refused, 3);
    let view = firm.choose(&view, "payroll", TeamChoiceCode::Create, None).await;
    assert_eq!((view.forecast.created, view.forecast.refused), (3, 1));
    let view = firm.choose(&view, "Audit", TeamChoiceCode::Ignore, None).await;
    assert_eq!((view.forecast.created, view.forecast.refused), (4, 0));
    let teams = async || {
        firm.engine
            .teams()
            .await
            .unwrap()
            .into_iter()
            .map(|t| (t.name, t.active_staff, t.clients))
    };
    let before: Vec<_> = teams().await.collect();
    assert_eq!(before.len(), 1, "nothing is written before");
    let result = firm.run(view).await;
    let after: Vec<_> = teams().await.filter(|(name, ..)| name == "Payroll").collect();
    assert_eq!(after, [("Payroll".to_owned(), 1, 2)]);
    firm.engine
        .undo_import(UndoImportRequest::whole(result.id))
        .await
        .unwrap();
    assert_eq!(teams().await.collect::<Vec<_>>(), before);
    // Again, into the existing team.
    let default = firm.engine.teams().await.unwrap().remove(0).id;
    let view = firm.open(text).await;
    let view = firm
        .choose(&view, "Payroll", TeamChoiceCode::Existing, Some(default))
        .await;
    assert_eq!(view.forecast.created, 3);
    let view = firm.choose(&view, "Payroll", TeamChoiceCode::Leave, None).await;
    assert_eq!(view.forecast.created, 1);
}

#[test]
fn the_command_line_shows_how_a_file_is_read_and_takes_choices() {
    let desk = Desk::founded();
    let file = desk.file(
        "clients.csv",
        "First Name,Last Name,Email,Team,Shoe size\nCora,Hale,cora@example,Payroll,7\nKai,Lund,kai@example.com,Audit,\n",
    );
    let told = desk.run(&["import", "clients", &file, "--dry-run"]).ends(1).lines();
    let of = |kind: &str| told.iter().filter(|line| line["type"] == kind).collect::<Vec<_>>();
    assert_eq!(of("column").len(), 5);
    assert_eq!(of("column")[0]["field"], "givenName");
    assert_eq!(of("unknownTeam").len(), 1, "Cora is refused whatever her team is");
    let text = of("problem")[0]["text"].as_str().unwrap().to_owned();
    assert!(
        text.starts_with("\"cora@example\" is not a complete e-mail address."),
        "{text}"
    );
    let last = |arguments: &[&str]| {
        let all = [&["import", "clients", file.as_str(), "--dry-run"], arguments].concat();
        let counts = desk.run(&all).last();
        (counts["created"].as_u64().unwrap(), counts["refused"].as_u64().unwrap())
    };
    assert_eq!(last(&["--create-teams"]), (1, 1), "Cora has no address");
    assert_eq!(last(&["--ignore-team", "audit"]), (1, 1));
    assert_eq!(last(&["--team", "Audit=Default client team"]), (1, 1));
    desk.run(&["import", "clients", &file, "--team", "Audit=Nowhere"])
        .ends(2);
}

#[tokio::test]
async fn rows_that_are_no_data_stand_in_the_result_with_their_kinds() {
    let firm = Firm::found().await;
    let text = "Clients of the north\r\n\r\nFirst Name,Last Name,E-Mail\r\nKai,Lund,kai@example.com\r\n,,\r\n\
        First Name,Last Name,E-Mail\r\nAna,Roy,ana@example.com\r\n";
    let view = firm.open(text.as_bytes().to_vec()).await;
    let before: Vec<_> = view
        .format
        .ignored_kinds
        .iter()
        .map(|of| (of.kind.to_string(), of.count))
        .collect();
    let result = firm.run(view).await;
    let after: Vec<_> = result
        .ignored_kinds
        .iter()
        .map(|of| (of.kind.to_string(), of.count))
        .collect();
    assert_eq!(after, before, "as the check told it");
    assert_eq!(after.iter().map(|(_, count)| count).sum::<u32>(), result.counts.ignored);
    let kinds: Vec<&str> = after.iter().map(|(kind, _)| kind.as_str()).collect();
    for kind in ["blank", "preamble", "repeatedHeader"] {
        assert!(kinds.contains(&kind), "{after:?}");
    }
}
