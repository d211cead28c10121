//! Full and read-only disks, empty files, and two programs that create or open a firm at the same moment.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use engine::Engine;
use engine::chosen::Chosen;
use engine::clock::Clock;
use engine::error::AppError;
use engine::profile::Profile;
use engine::request::{CreateTeamRequest, OpenFirmRequest, SaveBackupRequest};
use engine::secrets::Vault;
use tempfile::TempDir;
use testkit::program::founding;

/// Set when a test runs itself again where it may mount disks.
const AGAIN: &str = "COVERBOOK_DISK_AGAIN";

/// A small disk in memory, with a profile on it.
struct Disk {
    folder: TempDir,
    vault: Vault,
}

impl Disk {
    /// `None` if this process may not mount disks: the test then ran itself again where it may, or says
    /// that it could not.
    #[expect(clippy::print_stdout, reason = "a test that could not run here must say so")]
    fn new(test: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        if mount(&["-t", "tmpfs", "-o", "size=4m", "small"], folder.path()) {
            let vault = Vault::memory();
            return Some(Self { folder, vault });
        }
        assert!(
            std::env::var_os(AGAIN).is_none(),
            "{test}: mounting is allowed, and fails"
        );
        let allowed = Command::new("unshare").args(["-rm", "true"]).status();
        if !allowed.is_ok_and(|status| status.success()) {
            println!("{test}: not run, nothing can be mounted here");
            return None;
        }
        let again = Command::new("unshare")
            .arg("-rm")
            .arg(std::env::current_exe().unwrap())
            .args(["--exact", "--nocapture", test])
            .env(AGAIN, "1")
            .status();
        assert!(again.unwrap().success(), "{test}");
        None
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn engine(&self) -> Engine {
        let profile = Profile::locate(Some(self.path("profile"))).unwrap();
        Engine::new(profile, self.vault.clone(), Clock::System).unwrap()
    }

    /// Fills the disk.
    fn fill(&self) {
        use std::io::Write as _;
        let mut ballast = std::fs::File::create(self.path("ballast")).unwrap();
        for size in [64 << 10, 4 << 10, 1] {
            while ballast.write_all(&vec![7; size]).is_ok() {}
        }
    }

    fn empty(&self) {
        std::fs::remove_file(self.path("ballast")).unwrap();
    }

    /// Makes the disk read-only or writable.
    fn remount(&self, how: &str) {
        assert!(
            mount(&["-o", &format!("remount,{how},size=4m")], self.folder.path()),
            "{how}"
        );
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.path("profile")).unwrap();
        let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Files that are still being closed hold the disk until they are.
        let _ = Command::new("umount").arg("-l").arg(self.folder.path()).status();
    }
}

fn mount(options: &[&str], folder: &Path) -> bool {
    let output = Command::new("mount").args(options).arg(folder).output();
    output.is_ok_and(|output| output.status.success())
}

async fn team(engine: &Engine, name: &str) -> Result<(), AppError> {
    let request = CreateTeamRequest {
        name: name.into(),
        identifier: String::new(),
        description: "Whoever is there on a Monday".repeat(40),
        members: Vec::new(),
    };
    engine.create_team(request).await.map(drop)
}

async fn teams(engine: &Engine) -> Vec<String> {
    let mut teams: Vec<_> = engine
        .teams()
        .await
        .unwrap()
        .into_iter()
        .map(|team| team.name)
        .collect();
    teams.sort();
    teams
}

async fn open(engine: &Engine, file: &str) -> Result<(), AppError> {
    let request = OpenFirmRequest {
        file: file.into(),
        secret: None,
    };
    engine.open_firm(request).await.map(drop)
}

/// What works on a disk that cannot be written.
async fn reads(engine: &Engine, teams_there: usize) {
    assert!(!engine.start().await.unwrap().firms.is_empty());
    assert_eq!(teams(engine).await.len(), teams_there);
    assert_eq!(engine.search("whitmore", 10).await.unwrap().total, 1);
    engine.poll_external_changes(None).await.unwrap();
}

#[tokio::test]
async fn a_full_disk_is_reported_and_writing_resumes_once_there_is_room() {
    let Some(disk) = Disk::new("a_full_disk_is_reported_and_writing_resumes_once_there_is_room") else {
        return;
    };
    let engine = disk.engine();
    engine.create_firm(founding("Harcourt & Lane")).await.unwrap();
    for round in 0..3 {
        disk.fill();
        let mut made = 0;
        let told = loop {
            // Room reserved for the log is used up first.
            match team(&engine, &format!("Team {round}-{made}")).await {
                Ok(()) => made += 1,
                Err(told) => break told,
            }
            assert!(made < 2_000);
        };
        assert_eq!(told, AppError::Disk);
        assert_eq!(team(&engine, "Never").await.unwrap_err(), AppError::Disk);
        let there = teams(&engine).await.len();
        reads(&engine, there).await;
        disk.empty();
        team(&engine, &format!("Room {round}")).await.unwrap();
        assert_eq!(teams(&engine).await.len(), there + 1);
    }
    let before = teams(&engine).await;
    engine.leave().await;
    let again = disk.engine();
    open(&again, "harcourt-lane").await.unwrap();
    assert_eq!(teams(&again).await, before);
    again.leave().await;
    assert_eq!(
        disk.names(),
        [
            "harcourt-lane.coverbook",
            "harcourt-lane.keys",
            "last-firm",
            "restoring"
        ]
    );
}

#[tokio::test]
async fn a_firm_on_a_full_disk_is_opened_and_read() {
    let Some(disk) = Disk::new("a_firm_on_a_full_disk_is_opened_and_read") else {
        return;
    };
    let engine = disk.engine();
    engine.create_firm(founding("Harcourt & Lane")).await.unwrap();
    team(&engine, "Tax").await.unwrap();
    engine.leave().await;
    disk.fill();
    let engine = disk.engine();
    open(&engine, "harcourt-lane").await.unwrap();
    reads(&engine, 2).await;
    assert_eq!(team(&engine, "Audit").await.unwrap_err(), AppError::Disk);
    assert_eq!(engine.create_firm(founding("Other")).await.unwrap_err(), AppError::Disk);
    open(&engine, "harcourt-lane").await.unwrap();
    reads(&engine, 2).await;
    // Another program frees and uses the room, and this engine sees its work.
    disk.empty();
    let other = disk.engine();
    open(&other, "harcourt-lane").await.unwrap();
    team(&other, "Audit").await.unwrap();
    assert_eq!(teams(&engine).await.len(), 3);
    team(&engine, "Payroll").await.unwrap();
    assert_eq!(teams(&other).await, teams(&engine).await);
    other.leave().await;
    engine.leave().await;
}

#[tokio::test]
async fn a_firm_on_a_read_only_disk_is_opened_and_read() {
    let Some(disk) = Disk::new("a_firm_on_a_read_only_disk_is_opened_and_read") else {
        return;
    };
    let engine = disk.engine();
    engine.create_firm(founding("Harcourt & Lane")).await.unwrap();
    team(&engine, "Tax").await.unwrap();
    // Copied while the program ran: what is in the log is part of the firm.
    let copied = [
        "harcourt-lane.coverbook",
        "harcourt-lane.coverbook-wal",
        "harcourt-lane.keys",
    ];
    std::fs::create_dir(disk.path("copied")).unwrap();
    for name in copied {
        std::fs::copy(disk.path("profile").join(name), disk.path("copied").join(name)).unwrap();
    }
    engine.leave().await;
    disk.remount("ro");
    let engine = disk.engine();
    open(&engine, "harcourt-lane").await.unwrap();
    reads(&engine, 2).await;
    assert_eq!(team(&engine, "Audit").await.unwrap_err(), AppError::ReadOnly);
    assert_eq!(
        engine.create_firm(founding("Other")).await.unwrap_err(),
        AppError::ReadOnly
    );
    open(&engine, "harcourt-lane").await.unwrap();
    let outside = tempfile::tempdir().unwrap();
    let file = Chosen::at(outside.path().join("saved.coverbook"));
    let saved = engine.save_backup(SaveBackupRequest { file }).await;
    assert_eq!(
        saved.unwrap_err(),
        AppError::ReadOnly,
        "a backup has its line before it is made"
    );
    reads(&engine, 2).await;
    // The key belongs to the path of a file.
    let vault = Vault::memory();
    let profile = Profile::locate(Some(disk.path("copied"))).unwrap();
    let key = disk.vault.get(&path_of(&disk, "profile")).unwrap().unwrap();
    vault.put(&path_of(&disk, "copied"), &key).unwrap();
    let copy = Engine::new(profile, vault, Clock::System).unwrap();
    open(&copy, "harcourt-lane").await.unwrap();
    reads(&copy, 2).await;
    assert_eq!(team(&copy, "Audit").await.unwrap_err(), AppError::ReadOnly);
    copy.leave().await;
    disk.remount("rw");
    team(&engine, "Audit").await.unwrap();
    assert_eq!(teams(&engine).await.len(), 3);
    engine.leave().await;
}

fn path_of(disk: &Disk, profile: &str) -> String {
    let folder = std::fs::canonicalize(disk.path(profile)).unwrap();
    folder.join("harcourt-lane.coverbook").to_str().unwrap().to_owned()
}

#[tokio::test]
async fn an_empty_file_is_reported_as_empty() {
    let folder = tempfile::tempdir().unwrap();
    let profile = Profile::locate(Some(folder.path().to_owned())).unwrap();
    std::fs::write(folder.path().join("lane.coverbook"), "").unwrap();
    std::fs::write(folder.path().join("key"), "ab".repeat(32)).unwrap();
    let vault = Vault::KeyFile(folder.path().join("key"));
    let engine = Engine::new(profile, vault, Clock::System).unwrap();
    assert_eq!(open(&engine, "lane").await.unwrap_err(), AppError::EmptyFile);
    assert_eq!(std::fs::read(folder.path().join("lane.coverbook")).unwrap(), b"");
}

#[tokio::test]
async fn firms_created_at_once_open_with_their_own_codes() {
    let folder = tempfile::tempdir().unwrap();
    // Each engine is a program of its own; they share a keyring.
    let vault = Vault::memory();
    let engine = |vault: &Vault| {
        let profile = Profile::locate(Some(folder.path().to_owned())).unwrap();
        Engine::new(profile, vault.clone(), Clock::System).unwrap()
    };
    let foundings: Vec<_> = (0..4)
        .map(|_| {
            let engine = engine(&vault);
            let founding = async |engine: Engine| {
                let made = engine.create_firm(founding("Harcourt & Lane")).await.unwrap();
                engine.leave().await;
                (made.session.file, made.session.firm, made.recovery_code)
            };
            std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                runtime.unwrap().block_on(founding(engine))
            })
        })
        .collect();
    let mut files = Vec::new();
    for founding in foundings {
        let (file, key, code) = founding.join().unwrap();
        for vault in [vault.clone(), Vault::memory()] {
            let engine = engine(&vault);
            let request = OpenFirmRequest {
                file: file.clone(),
                secret: Some(code.clone()),
            };
            let session = engine.open_firm(request).await.unwrap();
            assert_eq!((&session.firm, &session.file), (&key, &file));
            engine.leave().await;
            // The next time without a code.
            open(&engine, &file).await.unwrap();
            engine.leave().await;
        }
        files.push(file);
    }
    files.sort();
    files.dedup();
    assert_eq!(files.len(), 4);
}

#[tokio::test]
async fn opening_waits_while_a_firm_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let profile = Profile::locate(Some(folder.path().to_owned())).unwrap();
    let engine = Engine::new(profile, Vault::memory(), Clock::System).unwrap();
    engine.create_firm(founding("Harcourt & Lane")).await.unwrap();
    engine.leave().await;
    let place = folder.path().join("harcourt-lane.coverbook");
    let replacing = store::copies::is_free(&place).await.unwrap();
    let mut opening = Box::pin(open(&engine, "harcourt-lane"));
    let short = tokio::time::timeout(Duration::from_millis(100), &mut opening);
    assert!(short.await.is_err(), "it is not opened meanwhile");
    drop(replacing);
    opening.await.unwrap();
    assert_eq!(teams(&engine).await.len(), 1);
    engine.leave().await;
}
