//! Imports, the audit, undo and notices of a firm at a hub.

use domain::import::Listed;
use engine::chosen::Chosen;
use engine::code::Code;
use engine::error::{AppError, HubProblem};
use engine::request::{
    AuditRequest, AutoBackupRequest, IdRequest, ImportOpenRequest, ImportRunRequest, NoticesRequest, PeopleScope,
    SaveBackupRequest, UndoImportRequest, UndoRequest,
};
use engine::view::{ImportResultView, NoticeKind};
use tokio::task::LocalSet;

use crate::desks::{Seat, moved};

const FILE: &str = "First name,Last name,Email\r\n\
                    Finn,Gray,finn@example.com\r\n\
                    Greta,Hale,greta@example.com\r\n\
                    Cora,Roy,no address\r\n\
                    ,,lost@example.com\r\n";

pub(crate) async fn import(seat: &Seat, folder: &std::path::Path) -> Result<ImportResultView, AppError> {
    let path = folder.join("clients.csv");
    std::fs::write(&path, FILE).unwrap();
    let file = Chosen::at(path.to_str().unwrap());
    let draft = seat
        .engine
        .import_open(ImportOpenRequest::clients(file))
        .await
        .unwrap()
        .draft;
    seat.engine.import_run(ImportRunRequest { draft, invite: None }).await
}

async fn unread(seat: &Seat, expected: u32) {
    let mut news = seat.engine.events();
    let reached = async {
        while seat.engine.unread_notices().await.unwrap() != expected {
            let _lagging_is_news_too = news.recv().await;
        }
    };
    if tokio::time::timeout(crate::desks::SOON, reached).await.is_err() {
        panic!("{} instead of {expected}", seat.engine.unread_notices().await.unwrap());
    }
}

#[tokio::test]
async fn what_an_administrator_imports_at_one_desk_is_everywhere_and_can_be_undone() {
    Box::pin(LocalSet::new().run_until(an_import())).await;
}

async fn an_import() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hub, anna, _) = moved(&folder).await;
    let me = anna.engine.people(engine::request::PeopleRequest {
        limit: 5,
        ..engine::request::PeopleRequest::new(PeopleScope::Staff)
    });
    let me = me.await.unwrap().rows.remove(0).id;
    let link = anna.engine.device_link(IdRequest { id: me }).await.unwrap().link;
    let home = Seat::new(folder.path(), "home");
    home.joins(link, "Anna at home").await;
    let before = anna.list(PeopleScope::Clients).await;

    let done = import(&anna, folder.path()).await.unwrap();
    assert_eq!((done.counts.created, done.counts.refused), (2, 2), "{done:?}");
    assert!(!done.unreached);
    let lost = done
        .problems
        .iter()
        .find(|problem| problem.text.contains("lost@example.com"));
    assert!(
        lost.is_some(),
        "the hub has the rows that were left out: {:?}",
        done.problems
    );
    home.shows_clients(&["Finn", "Greta", "Cora", "Dora"]).await;
    let listed = home.engine.imports().await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].file.as_str(), listed[0].counts.created), ("clients.csv", 2));
    let made = engine::request::PeopleRequest {
        limit: 10,
        import: Some(done.id.clone()),
        ..engine::request::PeopleRequest::new(PeopleScope::Clients)
    };
    assert_eq!(
        home.engine.people(made).await.unwrap().total,
        2,
        "an import leads to its people"
    );

    // Its notice, read at one desk, is read at the other.
    // Both are told of the clients who joined and of the founder's welcome, too.
    unread(&home, 4).await;
    let window = NoticesRequest { offset: 0, limit: 10 };
    let notices = home.engine.notices(window).await.unwrap();
    assert_eq!(notices.rows[0].kind, NoticeKind::ImportFinished);
    assert_eq!(
        notices.rows[0].import.as_ref().map(|import| import.id.clone()),
        Some(done.id.clone())
    );
    let id = notices.rows[0].id.clone();
    home.engine.read_notice(IdRequest { id }).await.unwrap();
    unread(&home, 3).await;
    unread(&anna, 3).await;
    anna.engine.read_all_notices().await.unwrap();
    unread(&home, 0).await;

    // The audit is on every administrator's desk; the hub is asked what a command changed.
    let request = AuditRequest {
        offset: 0,
        limit: 50,
        from: None,
        until: None,
        actor: None,
        verb: None,
        oldest_first: false,
    };
    let audit = home.engine.audit(request).await.unwrap();
    assert_eq!(audit.rows[0].id, done.id);
    assert!(audit.total >= 4, "founding, two clients, the import: {}", audit.total);
    let effects = home
        .engine
        .audit_effects(IdRequest { id: done.id.clone() })
        .await
        .unwrap();
    assert!(!effects.effects.is_empty());

    // Undo at one desk what was done at the other; both forget, and redo brings it back.
    let state = home.engine.undo_state(UndoRequest { past: Vec::new() }).await.unwrap();
    assert_eq!(state.undo.map(|undo| undo.command), Some(done.id.clone()));
    home.engine.undo(UndoRequest { past: Vec::new() }).await.unwrap();
    anna.shows_clients(&["Cora", "Dora"]).await;
    assert_eq!(anna.list(PeopleScope::Clients).await, before);
    let undone = anna
        .engine
        .import_result(IdRequest { id: done.id.clone() })
        .await
        .unwrap();
    assert!(undone.undone);
    anna.engine.redo(UndoRequest { past: Vec::new() }).await.unwrap();
    home.shows_clients(&["Finn", "Greta", "Cora", "Dora"]).await;

    // Without the hub nothing is imported, and the page of an import says what it lacks.
    hub.stop().await;
    let offline = import(&anna, folder.path()).await.unwrap_err();
    let expected = AppError::Hub {
        problem: HubProblem::Offline,
    };
    assert_eq!(offline, expected);
    assert_eq!(anna.engine.imports().await.unwrap().len(), 1);
    let page = anna
        .engine
        .import_result(IdRequest { id: done.id.clone() })
        .await
        .unwrap();
    assert!(page.unreached && page.problems.is_empty());
    let effects = anna.engine.audit_effects(IdRequest { id: done.id }).await;
    assert_eq!(effects.unwrap_err(), expected);
}

#[tokio::test]
async fn an_import_waits_while_its_device_has_asked_too_often() {
    Box::pin(LocalSet::new().run_until(an_import_of_a_hasty_device())).await;
}

async fn an_import_of_a_hasty_device() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hub, anna, _) = moved(&folder).await;
    let too_often = AppError::Hub {
        problem: HubProblem::TooOften,
    };
    let mut hasty = tokio::task::JoinSet::new();
    for _ in 0..200 {
        let engine = std::sync::Arc::clone(&anna.engine);
        hasty.spawn_local(async move { engine.devices().await.map(drop) });
    }
    let done = import(&anna, folder.path()).await.unwrap();
    assert_eq!(done.counts.created, 2, "{done:?}");
    assert!(hasty.join_all().await.contains(&Err(too_often)));
    hub.stop().await;
}

#[tokio::test]
async fn a_file_with_more_rows_than_a_hub_takes_is_refused_when_it_is_opened() {
    Box::pin(LocalSet::new().run_until(a_large_file())).await;
}

async fn a_large_file() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hub, anna, _) = moved(&folder).await;
    let path = folder.path().join("clients.csv");
    let rows = format!("First name,Last name\r\n{}", "Ann,Gray\r\n".repeat(200_001));
    std::fs::write(&path, rows).unwrap();
    let file = Chosen::at(path.to_str().unwrap());
    let too_many = AppError::TooManyRows {
        file: "clients.csv".into(),
        rows: 200_001,
        limit: 200_000,
    };
    let opened = anna.engine.import_open(ImportOpenRequest::clients(file)).await;
    assert_eq!(opened.map(drop), Err(too_many));
    hub.stop().await;
}

#[tokio::test]
async fn no_backup_is_made_of_what_a_hub_tells() {
    Box::pin(LocalSet::new().run_until(no_backup())).await;
}

async fn no_backup() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hub, anna, _) = moved(&folder).await;
    let not_here = AppError::Hub {
        problem: HubProblem::NotHere,
    };
    let path = folder.path().join("anna.backup");
    let file = Chosen::at(&path);
    let saved = anna.engine.save_backup(SaveBackupRequest { file }).await;
    assert_eq!(saved.map(drop), Err(not_here.clone()));
    assert!(!path.exists());
    let daily = folder.path().join("daily");
    std::fs::create_dir(&daily).unwrap();
    let wish = AutoBackupRequest {
        folder: Some(Chosen::at(&daily)),
    };
    assert_eq!(anna.engine.set_auto_backup(wish).await.map(drop), Err(not_here));
    anna.engine.keeping_round().await.unwrap();
    assert_eq!(std::fs::read_dir(&daily).unwrap().count(), 0);
    hub.stop().await;
}

#[tokio::test]
async fn staff_teams_and_members_come_from_files_at_a_hub() {
    Box::pin(LocalSet::new().run_until(lists())).await;
}

async fn lists() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hub, anna, _) = moved(&folder).await;
    for (listed, text, created) in [
        (
            Listed::Staff,
            "First Name,Last Name,Email,Role\nUna,Vale,una@example.com,User administrator\n",
            1,
        ),
        (
            Listed::Teams,
            "Group Name,Group Identifier,Staff Emails\nWestern clients,West,anna@example.com;una@example.com\n",
            1,
        ),
        (
            Listed::Members,
            "Team,Email\nWest,cora@example.com\nWest,una@example.com\n",
            1,
        ),
    ] {
        let path = folder.path().join("list.csv");
        std::fs::write(&path, text).unwrap();
        let request = ImportOpenRequest {
            file: Chosen::at(&path),
            listed: Code(listed),
            dropped: false,
        };
        let view = anna.engine.import_open(request).await.unwrap();
        assert_eq!(view.forecast.created, created, "{listed:?} {view:?}");
        let run = ImportRunRequest {
            draft: view.draft,
            invite: None,
        };
        let done = anna.engine.import_run(run).await.unwrap();
        assert_eq!((done.listed.0, done.counts.created), (listed, created));
    }
    let teams = anna.engine.teams().await.unwrap();
    let west = teams.iter().find(|team| team.identifier == "West").unwrap();
    assert_eq!((west.name.as_str(), west.clients), ("Western clients", 1));
    let last = anna.engine.imports().await.unwrap().remove(0);
    anna.engine
        .undo_import(UndoImportRequest::whole(last.id))
        .await
        .unwrap();
    let teams = anna.engine.teams().await.unwrap();
    assert_eq!(teams.iter().find(|team| team.identifier == "West").unwrap().clients, 0);
    hub.stop().await;
}
