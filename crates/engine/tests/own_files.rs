//! Files that people choose, and a firm's own files: the former are read and written, the latter are
//! refused under any name.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use engine::Engine;
use engine::chosen::Chosen;
use engine::clock::{Clock, FixedClock};
use engine::error::{AppError, FileProblem};
use engine::profile::Profile;
use engine::request::{
    ImportOpenRequest, LookAtBackupRequest, PictureFileRequest, SaveBackupRequest, SavePeopleRequest,
};
use tempfile::TempDir;
use testkit::program::founding;

/// An open firm in a folder of its own.
struct Desk {
    folder: TempDir,
    engine: Engine,
    clock: FixedClock,
    user: String,
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let profile = Profile::locate(Some(folder.path().join("profile"))).unwrap();
        let vault = profile.vault(Some(folder.path().join("key")));
        let clock = testkit::program::clock();
        let engine = Engine::new(profile, vault, Clock::Fixed(clock.clone())).unwrap();
        let user = engine
            .create_firm(founding("Larkfield & Moss"))
            .await
            .unwrap()
            .session
            .user;
        Self {
            folder,
            engine,
            clock,
            user,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn own(&self, name: &str) -> PathBuf {
        self.path("profile").join(name)
    }

    /// The problem that each way of opening this file reports.
    async fn read(&self, path: &Path) -> [FileProblem; 3] {
        let file = || Chosen::at(path);
        let import = self
            .engine
            .import_open(ImportOpenRequest::clients(file()))
            .await
            .map(drop);
        let picture = PictureFileRequest { file: file() };
        let picture = self.engine.look_at_picture(picture).await.map(drop);
        let secret = "a green meadow".into();
        let backup = LookAtBackupRequest { file: file(), secret };
        let backup = self.engine.look_at_backup(backup).await.map(drop);
        [import, picture, backup].map(problem)
    }

    /// The problem that each way of writing this file reports.
    async fn write(&self, path: &Path) -> [FileProblem; 2] {
        let file = || Chosen::at(path);
        let users = vec![self.user.clone()];
        let people = self.engine.save_people(SavePeopleRequest {
            users,
            file: file(),
            card_version: None,
        });
        let backup = SaveBackupRequest { file: file() };
        [
            problem(people.await.map(drop)),
            problem(self.engine.save_backup(backup).await.map(drop)),
        ]
    }
}

fn problem(outcome: Result<(), AppError>) -> FileProblem {
    match outcome.unwrap_err() {
        AppError::File { problem, .. } => problem,
        other => unreachable!("{other:?}"),
    }
}

/// Locks of this process on a file, as the system lists them.
#[cfg(target_os = "linux")]
fn locks(path: &Path) -> usize {
    let found = std::fs::metadata(path).unwrap();
    let (process, inode) = (std::process::id().to_string(), format!(":{}", found.ino()));
    let list = std::fs::read_to_string("/proc/locks").unwrap();
    let ours = list.lines().filter(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.contains(&"POSIX") && words.contains(&process.as_str()) && words.iter().any(|word| word.ends_with(&inode))
    });
    ours.count()
}

#[tokio::test]
async fn only_regular_files_are_read() {
    let desk = Desk::new().await;
    let pipe = desk.path("pipe.csv");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let _socket = UnixListener::bind(desk.path("socket.csv")).unwrap();
    symlink(&pipe, desk.path("link.csv")).unwrap();
    symlink("/dev/zero", desk.path("device.csv")).unwrap();
    for name in [
        "pipe.csv",
        "socket.csv",
        "link.csv",
        "device.csv",
        "/dev/null",
        "/dev/zero",
    ] {
        assert_eq!(desk.read(&desk.path(name)).await, [FileProblem::Special; 3], "{name}");
        assert_eq!(desk.write(&desk.path(name)).await, [FileProblem::Special; 2], "{name}");
    }
    assert_eq!(desk.read(&desk.path("profile")).await, [FileProblem::Folder; 3]);
    assert_eq!(desk.read(&desk.path("gone.csv")).await, [FileProblem::Missing; 3]);
    assert!(std::fs::metadata(&pipe).is_ok(), "nothing took its place");
    desk.engine.leave().await;
}

#[tokio::test]
async fn a_firms_own_files_are_refused_under_any_name() {
    let desk = Desk::new().await;
    let database = desk.own("larkfield-moss.coverbook");
    let names = [
        "larkfield-moss.coverbook",
        "larkfield-moss.coverbook-wal",
        "larkfield-moss.coverbook-shm",
        "larkfield-moss.keys",
    ];
    #[cfg(target_os = "linux")]
    let before = locks(&database);
    #[cfg(target_os = "linux")]
    assert!(before > 0, "an open firm is locked");
    let bytes = std::fs::read(desk.own("larkfield-moss.keys")).unwrap();
    for (n, name) in names.into_iter().enumerate() {
        let own = desk.own(name);
        let (hard, soft, far) = (
            desk.path(&format!("hard{n}.csv")),
            desk.path(&format!("soft{n}.jpg")),
            desk.path(&format!("far{n}.coverbook")),
        );
        std::fs::hard_link(&own, &hard).unwrap();
        symlink(&own, &soft).unwrap();
        symlink(&soft, &far).unwrap();
        let winding = desk.path("profile/../profile").join(name);
        for path in [&own, &hard, &soft, &far, &winding] {
            let said = desk.read(path).await;
            // Opened as a backup, it is not one.
            let expect = [FileProblem::OwnFile, FileProblem::OwnFile, FileProblem::NoBackup];
            assert_eq!(said, expect, "{}", path.display());
            let [people, backup] = desk.write(path).await;
            assert_eq!(people, FileProblem::OwnFile, "{}", path.display());
            assert!(matches!(backup, FileProblem::OwnFile | FileProblem::OwnFolder));
        }
    }
    // Names that do not exist at the moment, and the key file.
    for path in [
        desk.own("larkfield-moss.coverbook-journal"),
        desk.own("larkfield-moss.coverbook.restoring"),
        desk.own("other.coverbook"),
        desk.own("other.keys"),
        desk.own("larkfield-moss.importing"),
        desk.path("key"),
    ] {
        let [people, _] = desk.write(&path).await;
        assert_eq!(people, FileProblem::OwnFile, "{}", path.display());
    }
    #[cfg(target_os = "linux")]
    assert_eq!(locks(&database), before, "no lock is lost");
    assert_eq!(std::fs::read(desk.own("larkfield-moss.keys")).unwrap(), bytes);
    desk.engine.check_file().await.unwrap();
    desk.engine.leave().await;
}

#[tokio::test]
async fn saved_files_are_readable_only_by_their_owner() {
    let desk = Desk::new().await;
    let path = desk.path("people.csv");
    let request = SavePeopleRequest {
        users: vec![desk.user.clone()],
        file: Chosen::at(&path),
        card_version: None,
    };
    desk.engine.save_people(request).await.unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let opened = desk.engine.import_open(ImportOpenRequest::clients(Chosen::at(&path)));
    assert!(opened.await.is_ok(), "a file of one's own is read");
    desk.engine.leave().await;
}

#[tokio::test]
async fn a_firms_files_are_private_and_open_ones_are_reported() {
    let desk = Desk::new().await;
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for name in [
        "larkfield-moss.coverbook",
        "larkfield-moss.coverbook-wal",
        "larkfield-moss.keys",
    ] {
        assert_eq!(mode(&desk.own(name)), 0o600, "{name}");
    }
    assert_eq!(desk.engine.keeping().await.unwrap().were_open, 0);
    desk.engine.leave().await;
    let database = desk.own("larkfield-moss.coverbook");
    std::fs::set_permissions(&database, std::fs::Permissions::from_mode(0o644)).unwrap();
    desk.engine.open_only(None).await.unwrap();
    assert!(desk.engine.keeping().await.unwrap().were_open > 0);
    assert_eq!(mode(&database), 0o600);
    desk.engine.leave().await;
}

#[tokio::test]
async fn old_copies_are_listed_deleted_and_expire_after_thirty_days() {
    let desk = Desk::new().await;
    // The clock shows 2026-09-21.
    for (name, content) in [
        ("larkfield-moss.coverbook.before-20260810120000000000", "old"),
        ("larkfield-moss.keys.before-20260810120000000000", "keys"),
        ("larkfield-moss.coverbook.before-20260901120000000000", "younger"),
        ("larkfield-moss.coverbook.before-20260915120000000000", "young"),
    ] {
        std::fs::write(desk.own(name), content).unwrap();
    }
    let ids = |copies: Vec<engine::view::CopyView>| copies.into_iter().map(|copy| copy.id).collect::<Vec<_>>();
    let (old, younger, young) = ("20260810120000000000", "20260901120000000000", "20260915120000000000");
    assert_eq!(ids(desk.engine.copies().await.unwrap()), [young, younger, old]);
    // The expired copy is deleted at the next start, with its sidecar.
    desk.engine.leave().await;
    desk.engine.open_only(None).await.unwrap();
    assert_eq!(ids(desk.engine.copies().await.unwrap()), [young, younger]);
    assert!(!desk.own("larkfield-moss.keys.before-20260810120000000000").exists());
    for strange in ["../key", "", "larkfield-moss.coverbook"] {
        let request = engine::request::IdRequest { id: strange.into() };
        assert!(desk.engine.delete_copy(request).await.is_err(), "{strange}");
    }
    let request = engine::request::IdRequest { id: younger.into() };
    assert_eq!(ids(desk.engine.delete_copy(request).await.unwrap()), [young]);
    // A clock far ahead deletes nothing.
    desk.engine.leave().await;
    desk.clock.advance(chrono::TimeDelta::days(3_650));
    desk.engine.open_only(None).await.unwrap();
    assert_eq!(ids(desk.engine.copies().await.unwrap()), [young]);
    desk.engine.leave().await;
}
