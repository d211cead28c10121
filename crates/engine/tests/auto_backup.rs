//! Automatic backups: once a day, the newest fourteen are kept, other files are left alone, failures are
//! reported and tried again. Also old copies that expire while a firm stays open.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use engine::Engine;
use engine::chosen::Chosen;
use engine::clock::{Clock, FixedClock};
use engine::error::{AppError, FileProblem};
use engine::events::Event;
use engine::profile::Profile;
use engine::request::{AuditRequest, AutoBackupRequest, LookAtBackupRequest, RestoreBackupRequest, SaveBackupRequest};
use engine::secrets::Vault;
use engine::view::AutoBackupView;
use tempfile::TempDir;
use testkit::program::founding;

/// A device with an open firm and a folder for its backups.
struct Device {
    folder: TempDir,
    clock: FixedClock,
    vault: Vault,
    engine: Engine,
    code: String,
}

impl Device {
    async fn founded() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = testkit::program::clock();
        let vault = Vault::memory();
        let engine = engine(folder.path(), &vault, &clock);
        let code = engine
            .create_firm(founding("Larkfield & Moss"))
            .await
            .unwrap()
            .recovery_code;
        let device = Self {
            folder,
            clock,
            vault,
            engine,
            code,
        };
        std::fs::create_dir(device.saved()).unwrap();
        device
    }

    fn saved(&self) -> PathBuf {
        self.folder.path().join("saved")
    }

    /// Ends the program and starts it again.
    async fn restart(&mut self) {
        self.engine.leave().await;
        self.engine = engine(self.folder.path(), &self.vault, &self.clock);
        self.engine.open_only(None).await.unwrap();
    }

    async fn choose(&self, folder: &Path) -> Result<AutoBackupView, AppError> {
        let folder = Some(Chosen::at(folder));
        self.engine.set_auto_backup(AutoBackupRequest { folder }).await
    }

    /// A round of the host, this long after the last.
    async fn after(&self, time: TimeDelta) -> AutoBackupView {
        self.clock.advance(time);
        self.engine.keeping_round().await.unwrap();
        self.engine.auto_backup().await.unwrap()
    }

    /// The names of the files in the folder for backups.
    fn names(&self) -> Vec<String> {
        names(&self.saved())
    }

    async fn head(&self, name: &str) -> f64 {
        let request = LookAtBackupRequest {
            file: Chosen::at(self.saved().join(name)),
            secret: self.code.clone(),
        };
        self.engine.look_at_backup(request).await.unwrap().head
    }

    /// The actors of each action of this kind, the latest first.
    async fn actors(&self, verb: &str) -> Vec<String> {
        let request = AuditRequest {
            limit: 100,
            ..AuditRequest::default()
        };
        let acts = self.engine.audit(request).await.unwrap().rows;
        let told = acts.into_iter().filter(|row| row.verb.as_str() == verb);
        told.map(|row| row.actor).collect()
    }
}

fn engine(folder: &Path, vault: &Vault, clock: &FixedClock) -> Engine {
    let profile = Profile::locate(Some(folder.join("profile"))).unwrap();
    Engine::new(profile, vault.clone(), Clock::Fixed(clock.clone())).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

const DAY: TimeDelta = TimeDelta::days(1);
const MOMENT: TimeDelta = TimeDelta::zero();

fn problem(view: &AutoBackupView) -> Option<FileProblem> {
    match view.problem {
        Some(AppError::File { problem, .. }) => Some(problem),
        _ => None,
    }
}

#[tokio::test]
async fn the_firm_is_saved_once_a_day() {
    let mut desk = Device::founded().await;
    assert_eq!(desk.after(DAY).await.folder, None, "nobody chose a folder");
    let start = 1_790_000_000e6 + 86_400e6;
    let view = desk.choose(&desk.saved()).await.unwrap();
    assert_eq!((view.last, view.next, view.kept), (None, Some(start), 14));
    assert_eq!(view.folder.as_deref(), desk.saved().to_str());

    let view = desk.after(MOMENT).await;
    assert_eq!((view.last, view.next), (Some(start), Some(start + 86_400e6)));
    let first = "larkfield-moss-automatic-2026-09-22-151320.coverbook";
    assert_eq!(desk.names(), [first]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let mode = desk.saved().join(first).metadata().unwrap().mode() & 0o777;
        assert_eq!(mode, 0o600);
    }
    for _ in 0..3 {
        desk.after(TimeDelta::hours(7)).await;
    }
    assert_eq!(desk.names(), [first], "the day is not over");
    desk.restart().await;
    desk.after(TimeDelta::hours(2)).await;
    assert_eq!(desk.names(), [first], "a start is no reason");
    desk.after(TimeDelta::hours(1)).await;
    let second = "larkfield-moss-automatic-2026-09-23-151320.coverbook";
    assert_eq!(desk.names(), [first, second]);
    // It contains its own line, whose actor is the firm.
    assert_eq!(desk.head(second).await, desk.head(first).await + 1.0);
    assert_eq!(
        desk.actors("saveBackup").await,
        ["Larkfield & Moss", "Larkfield & Moss"]
    );
    assert_eq!(desk.actors("setUpBackups").await, ["Anna Whitmore"]);

    // The clock was far ahead and was corrected: the next backup does not wait for the wrong day.
    desk.after(TimeDelta::days(20)).await;
    desk.after(TimeDelta::days(-19)).await;
    assert_eq!(desk.names().len(), 4);

    let folder = None;
    let view = desk.engine.set_auto_backup(AutoBackupRequest { folder }).await.unwrap();
    assert_eq!((view.folder, view.last, view.next), (None, None, None));
    desk.after(DAY).await;
    assert_eq!(desk.names().len(), 4, "what was saved stays, and nothing more comes");
}

#[tokio::test]
async fn fourteen_backups_are_kept_and_other_files_left_alone() {
    let desk = Device::founded().await;
    // Named like this firm's backups: another firm's, no backup at all, one saved by hand, a folder.
    let theirs = Device::founded().await;
    theirs.choose(&desk.saved()).await.unwrap();
    theirs.after(TimeDelta::days(-400)).await;
    let foreign = desk.names();
    assert_eq!(foreign.len(), 1);
    let by_hand = desk.saved().join("larkfield-moss-2026-09-21.coverbook");
    let file = Chosen::at(&by_hand);
    desk.engine.save_backup(SaveBackupRequest { file }).await.unwrap();
    let text = "larkfield-moss-automatic-2020-01-01-000000.coverbook";
    std::fs::write(desk.saved().join(text), "mine").unwrap();
    let folder = "larkfield-moss-automatic-2020-01-02-000000.coverbook";
    std::fs::create_dir(desk.saved().join(folder)).unwrap();
    let before = desk.names();

    desk.choose(&desk.saved()).await.unwrap();
    for _ in 0..17 {
        assert!(desk.after(DAY).await.problem.is_none());
    }
    let mut ours = desk.names();
    assert!(before.iter().all(|name| ours.contains(name)), "{ours:?}");
    ours.retain(|name| !before.contains(name));
    assert_eq!(ours.len(), 14);
    assert_eq!(ours[0], "larkfield-moss-automatic-2026-09-25-151320.coverbook");
    assert_eq!(ours[13], "larkfield-moss-automatic-2026-10-08-151320.coverbook");
    assert_eq!(std::fs::read_to_string(desk.saved().join(text)).unwrap(), "mine");
    // The newest opens on another device.
    let other = Device::founded().await;
    let request = RestoreBackupRequest {
        file: Chosen::at(desk.saved().join(&ours[13])),
        secret: desk.code.clone(),
        replace: false,
    };
    assert_eq!(
        other.engine.restore_backup(request).await.unwrap().firm_name,
        "Larkfield & Moss"
    );
}

#[tokio::test]
async fn a_failed_backup_is_reported_and_tried_again() {
    let desk = Device::founded().await;
    desk.choose(&desk.saved()).await.unwrap();
    assert!(desk.after(MOMENT).await.problem.is_none());
    let away = desk.folder.path().join("away");
    std::fs::rename(desk.saved(), &away).unwrap();
    let mut events = desk.engine.events();
    let view = desk.after(DAY).await;
    assert_eq!(problem(&view), Some(FileProblem::Missing));
    assert_eq!(view.last, Some(1_790_000_000e6), "the last one that succeeded");
    assert_eq!(view.next, Some(1_790_000_000e6 + 86_400e6 + 900e6));
    let told = std::iter::from_fn(|| events.try_recv().ok());
    let told = told
        .filter(|event| matches!(event, Event::Changed(now) if now.kinds == [engine::events::ChangedKind::Keeping]));
    assert_eq!(told.count(), 1);
    let lines = desk.actors("saveBackup").await.len();

    // An empty folder of the same name may be another disk.
    std::fs::create_dir(desk.saved()).unwrap();
    assert_eq!(
        problem(&desk.after(TimeDelta::minutes(14)).await),
        Some(FileProblem::Missing)
    );
    let view = desk.after(TimeDelta::minutes(1)).await;
    assert_eq!(problem(&view), Some(FileProblem::Emptied));
    assert!(desk.names().is_empty());
    assert_eq!(
        desk.actors("saveBackup").await.len(),
        lines,
        "nothing left, nothing is told"
    );

    std::fs::remove_dir(desk.saved()).unwrap();
    std::fs::rename(&away, desk.saved()).unwrap();
    assert!(desk.after(TimeDelta::minutes(29)).await.problem.is_some());
    let view = desk.after(TimeDelta::minutes(1)).await;
    assert_eq!((view.problem, desk.names().len()), (None, 2));

    // A backup on request reports the failure to its caller as well.
    std::fs::rename(desk.saved(), &away).unwrap();
    let refused = desk.engine.auto_backup_now().await.unwrap_err();
    assert!(matches!(
        refused,
        AppError::File {
            problem: FileProblem::Missing,
            ..
        }
    ));
    assert!(desk.engine.auto_backup().await.unwrap().problem.is_some());
    std::fs::create_dir(desk.saved()).unwrap();
    let view = desk.engine.auto_backup_now().await.unwrap();
    assert_eq!((view.problem, desk.names().len()), (None, 1), "they begin again there");
    assert_eq!(desk.actors("saveBackup").await[0], "Anna Whitmore");
}

#[cfg(unix)]
#[tokio::test]
async fn an_unwritable_folder_is_reported() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Device::founded().await;
    desk.choose(&desk.saved()).await.unwrap();
    desk.after(MOMENT).await;
    std::fs::set_permissions(desk.saved(), std::fs::Permissions::from_mode(0o500)).unwrap();
    // A user who may write anywhere has no such folder.
    let may = std::fs::write(desk.saved().join("probe"), "").is_ok();
    let view = desk.after(DAY).await;
    std::fs::set_permissions(desk.saved(), std::fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!(problem(&view), (!may).then_some(FileProblem::NoPermission));
}

#[tokio::test]
async fn leftovers_of_an_interrupted_backup_are_deleted() {
    let desk = Device::founded().await;
    desk.choose(&desk.saved()).await.unwrap();
    desk.after(MOMENT).await;
    let firm = desk.engine.session_now().await.unwrap().firm;
    let draft = desk
        .saved()
        .join(format!("larkfield-moss-automatic.{firm}.coverbook-draft"));
    std::fs::write(&draft, "half").unwrap();
    let other = desk.saved().join("larkfield-moss-automatic.other.coverbook-draft");
    std::fs::write(&other, "half").unwrap();
    std::fs::write(
        desk.folder.path().join("profile/larkfield-moss.coverbook.backing-up"),
        "half",
    )
    .unwrap();
    assert!(desk.after(DAY).await.problem.is_none());
    assert!(!draft.exists() && other.exists());
    assert_eq!(desk.names().len(), 3);
    let left = names(&desk.folder.path().join("profile"));
    assert!(!left.iter().any(|name| name.ends_with("backing-up")), "{left:?}");
}

#[tokio::test]
async fn backups_cannot_go_into_the_firms_own_folder() {
    let desk = Device::founded().await;
    let profile = desk.folder.path().join("profile");
    std::fs::create_dir(profile.join("inside")).unwrap();
    std::fs::write(desk.folder.path().join("text"), "").unwrap();
    for (folder, expect) in [
        (profile.clone(), FileProblem::OwnFolder),
        (profile.join("inside"), FileProblem::OwnFolder),
        (desk.folder.path().join("nowhere"), FileProblem::Missing),
        (desk.folder.path().join("text"), FileProblem::Missing),
    ] {
        let refused = desk.choose(&folder).await.unwrap_err();
        let told = matches!(refused, AppError::File { problem, .. } if problem == expect);
        assert!(told, "{}: {refused:?}", folder.display());
    }
    assert_eq!(desk.engine.auto_backup().await.unwrap().folder, None);
    assert_eq!(desk.engine.auto_backup_now().await.unwrap_err(), AppError::NotFound);
}

#[tokio::test]
async fn old_copies_expire_while_the_firm_stays_open() {
    let desk = Device::founded().await;
    desk.after(MOMENT).await;
    let copy = desk
        .folder
        .path()
        .join("profile/larkfield-moss.coverbook.before-20260901120000000000");
    std::fs::write(&copy, "old").unwrap();
    desk.after(TimeDelta::days(5)).await;
    assert!(copy.exists(), "its thirty days are not over");
    desk.after(TimeDelta::days(6)).await;
    assert!(!copy.exists());
    // At most once a day.
    std::fs::write(&copy, "old").unwrap();
    desk.after(TimeDelta::hours(23)).await;
    assert!(copy.exists());
    desk.after(TimeDelta::hours(1)).await;
    assert!(!copy.exists());
}
