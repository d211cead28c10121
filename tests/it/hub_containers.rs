//! A firm that leaves a hub as a backup, and one that comes as one.

use chrono::Utc;
use domain::people::Kind;
use engine::chosen::Chosen;
use engine::error::{AppError, HubProblem};
use engine::request::{AuditRequest, RestoreBackupRequest, SaveBackupRequest};
use hub::folder::secret_file;
use hub::{Folder, containers};
use protocol::link::Link;
use tokio::task::LocalSet;

use crate::desks::{Running, Seat, moved};

#[tokio::test]
async fn a_firm_goes_from_a_hub_to_a_computer_and_to_another_hub() {
    Box::pin(LocalSet::new().run_until(there_and_back())).await;
}

fn opened(hub: &Running) -> Folder {
    Folder::open(&hub.folder, &secret_file(&hub.folder)).unwrap()
}

async fn there_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut hub, anna, _) = moved(&folder).await;
    let from = opened(&hub);
    let firm = from.firms().unwrap()[0];
    let path = folder.path().join("firm.coverbook");
    let secret = containers::export(&from, firm, &path, Utc::now()).await.unwrap();
    let restore = async |seat: &Seat| {
        let request = RestoreBackupRequest {
            file: Chosen::at(&path),
            secret: secret.to_string(),
            replace: true,
        };
        seat.engine.restore_backup(request).await
    };

    let eva = Seat::new(folder.path(), "eva");
    let session = restore(&eva).await.unwrap();
    assert!(!session.attached && session.is_system_administrator);
    eva.shows(&["Cora", "Dora"]).await;
    assert_eq!(eva.finds("dora@example.com").await, ["Dora"]);
    let team = eva.engine.teams().await.unwrap()[0].id.clone();
    eva.adds(Kind::Client, "Ella", &team).await;
    let lines = eva.engine.audit(AuditRequest::default()).await.unwrap();
    assert!(lines.total >= 5, "its history is here: {}", lines.total);
    // A device of the hub is not replaced by it: there would be two firms.
    let attached = AppError::Hub {
        problem: HubProblem::Attached,
    };
    assert_eq!(restore(&anna).await.unwrap_err(), attached);
    anna.shows(&["Cora", "Dora"]).await;

    let path = folder.path().join("from-eva.coverbook");
    let file = Chosen::at(&path);
    eva.engine.save_backup(SaveBackupRequest { file }).await.unwrap();
    let mut second = Running::new(&folder.path().join("second")).await;
    let Link::Attach { hub: at, .. } = second.place().parse().unwrap() else {
        panic!("no place");
    };
    second.stop().await;
    let came = containers::import(&opened(&second), &path, &secret, Utc::now()).await;
    let came = came.unwrap();
    assert_eq!(came.firm, firm);
    second.start().await;
    let link = Link::Join {
        hub: at,
        firm: firm.0,
        code: Some(came.code),
    };
    let desk = Seat::new(folder.path(), "desk");
    let session = desk.joins(link.to_string(), "Anna’s new desk").await;
    assert!(session.attached && session.is_system_administrator);
    desk.shows(&["Cora", "Dora", "Ella"]).await;
    second.stop().await;
    hub.stop().await;
}
