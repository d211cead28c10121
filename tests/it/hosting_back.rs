//! A firm that is shared from a computer comes back to it, or is saved and restored: what it has then, and that nobody
//! is served any more.

use std::net::TcpStream;

use chrono::Utc;
use domain::people::{Kind, Role};
use engine::chosen::Chosen;
use engine::error::{AppError, HubProblem};
use engine::request::{
    AutoBackupRequest, LookAtBackupRequest, MailSetupRequest, RecoveryCodeRequest, RestoreBackupRequest,
    SaveBackupRequest,
};
use engine::view::{HubState, MailWay};
use hub::identity;
use hub::settings::own_files;
use mailer::{Language, Security};
use store::port::{Execute as _, Store as _};
use store::{Sqlite, settings};
use tokio::task::LocalSet;

use crate::desks::Seat;
use crate::hosting::{ended, free_port, link_for, share, solo};

fn mail(host: &str, password: Option<&str>) -> MailSetupRequest {
    MailSetupRequest {
        way: MailWay::Smtp,
        host: host.into(),
        port: 465,
        security: Security::Tls.into(),
        login: "office".into(),
        password: password.map(Into::into),
        from: "office@example.com".into(),
        from_name: "Larkfield & Moss".into(),
        language: Language::De.into(),
        per_minute: 20,
        folder: None,
    }
}

#[tokio::test]
async fn mail_comes_back_with_the_firm() {
    Box::pin(LocalSet::new().run_until(mail_comes_back())).await;
}

async fn mail_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (anna, _) = solo(&folder).await;
    anna.engine.share_firm(share(free_port())).await.unwrap();
    anna.is(HubState::Current).await;
    // Set up while the hub sends the mails.
    let shared = anna.engine.save_mail_setup(mail("mail.example.com", Some("a secret")));
    assert!(shared.await.unwrap().has_password);
    anna.engine.take_firm_back().await.unwrap();
    let own = anna.engine.mail_setup().await.unwrap();
    assert_eq!((own.host.as_str(), own.port), ("mail.example.com", 465));
    assert_eq!((own.from_name.as_str(), own.per_minute), ("Larkfield & Moss", 20));
    assert!(own.has_password);
    assert!(anna.engine.mail_status().await.unwrap().set_up);
    // It is for that server, as everywhere.
    let elsewhere = anna.engine.save_mail_setup(mail("mail.example.net", None)).await;
    assert!(matches!(elsewhere, Err(AppError::Field { .. })), "{elsewhere:?}");
    ended(&anna).await;
}

#[tokio::test]
async fn after_a_move_that_did_not_happen_nothing_listens() {
    Box::pin(LocalSet::new().run_until(not_moved())).await;
}

async fn not_moved() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    let (anna, _) = solo(&folder).await;
    anna.engine.share_firm(share(port)).await.unwrap();
    let session = anna.engine.take_firm_back().await.unwrap().session;
    ended(&anna).await;

    // The program was killed while it shared the firm again.
    let path = anna.folder.join(format!("{}.coverbook", session.file));
    let name = path.canonicalize().unwrap();
    let key = anna.keys.get(&name.to_string_lossy()).unwrap().unwrap();
    let pin = identity::pin(&own_files(&anna.folder.join("hub")).1).unwrap();
    let id = "00000000-0000-0000-0000-000000000007";
    let note = serde_json::json!({
        "place": "BwcH".repeat(5),
        "user": id,
        "membership": {
            "firm": session.firm, "addresses": [format!("https://127.0.0.1:{port}")], "pin": pin,
            "device": id, "name": "Desk", "token": format!("{}Bwc", "BwcH".repeat(10)), "here": true,
        },
    });
    let store = Sqlite::open(&path, &key, false, Utc::now()).await.unwrap();
    let mut w = store.write().await.unwrap();
    settings::set(&mut w, "moving-to-hub", &note.to_string()).await.unwrap();
    w.commit().await.unwrap();
    store.close().await.unwrap();

    let (home, keys) = (anna.folder.clone(), anna.keys.clone());
    drop(anna);
    let anna = Seat::with_keys(home, keys);
    let opened = anna.engine.open_only(None).await.unwrap();
    assert!(!opened.attached);
    assert_eq!(anna.engine.hub().await.unwrap().state, HubState::Alone);
    anna.shows(&["Cora"]).await;
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    ended(&anna).await;
}

#[tokio::test]
async fn a_firm_that_is_shared_is_saved_whole_and_restored_without_a_second_one() {
    Box::pin(LocalSet::new().run_until(saved_and_restored())).await;
}

fn files(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|name| name == "coverbook"))
        .count()
}

async fn saved_and_restored() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    let (anna, team) = solo(&folder).await;
    anna.engine.share_firm(share(port)).await.unwrap();
    let ben = anna.adds(Kind::Staff(Role::UserAdministrator), "Ben", &team).await;
    let bens = Seat::new(folder.path(), "ben");
    bens.joins(link_for(&anna, ben, port).await, "Ben’s laptop").await;
    bens.adds(Kind::Client, "Dora", &team).await;

    // Nobody could open it before somebody has a code.
    let path = folder.path().join("backup.coverbook");
    let file = || Chosen::at(&path);
    let problem = |problem| AppError::Hub { problem };
    let save = async |seat: &Seat| seat.engine.save_backup(SaveBackupRequest { file: file() }).await;
    assert_eq!(save(&anna).await.unwrap_err(), problem(HubProblem::NoCode));
    assert_eq!(save(&bens).await.unwrap_err(), problem(HubProblem::NotHere));
    let secret = RecoveryCodeRequest { secret: None };
    let secret = anna.engine.new_recovery_code(secret).await.unwrap().recovery_code;
    anna.engine.confirm_recovery_code().await.unwrap();
    save(&anna).await.unwrap();
    let automatic = folder.path().join("automatic");
    std::fs::create_dir(&automatic).unwrap();
    let chosen = AutoBackupRequest {
        folder: Some(Chosen::at(&automatic)),
    };
    anna.engine.set_auto_backup(chosen).await.unwrap();
    anna.engine.keeping_round().await.unwrap();
    assert_eq!(files(&automatic), 1);
    bens.adds(Kind::Client, "Ella", &team).await;

    // On another computer it is a firm of that computer.
    let restore = async |seat: &Seat, replace| {
        let (file, secret) = (file(), secret.clone());
        let request = RestoreBackupRequest { file, secret, replace };
        seat.engine.restore_backup(request).await
    };
    let eva = Seat::new(folder.path(), "eva");
    let session = restore(&eva, false).await.unwrap();
    assert!(!session.attached && session.is_system_administrator);
    eva.shows(&["Ben", "Cora", "Dora"]).await;
    assert_eq!(eva.finds("dora@example.com").await, ["Dora"]);
    // The device of somebody else does not become a second firm.
    assert_eq!(restore(&bens, true).await.unwrap_err(), problem(HubProblem::Attached));

    // Here it takes the place of what is shared.
    let (file, secret) = (file(), secret.clone());
    let looked = anna.engine.look_at_backup(LookAtBackupRequest { file, secret }).await;
    assert!(looked.unwrap().here.is_some());
    let refused = restore(&anna, false).await.unwrap_err();
    assert!(matches!(refused, AppError::FirmIsHere { .. }), "{refused:?}");
    anna.is(HubState::Current).await;
    assert!(!restore(&anna, true).await.unwrap().attached);
    anna.shows(&["Ben", "Cora", "Dora"]).await;
    bens.is(HubState::Offline).await;
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    assert_eq!((files(&anna.folder), files(&anna.folder.join("hub/firms"))), (1, 0));
    ended(&anna).await;
}
