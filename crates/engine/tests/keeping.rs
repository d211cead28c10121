//! Protection of a firm's file: passphrase, recovery code, lock, backups, several firms on one device.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::path::{Path, PathBuf};

use engine::Engine;
use engine::chosen::Chosen;
use engine::clock::{Clock, FixedClock};
use engine::error::{AppError, FileProblem};
use engine::profile::Profile;
use engine::request::{
    CreateTeamRequest, EditFirmRequest, LookAtBackupRequest, OpenFirmRequest, PassphraseRequest, RecoveryCodeRequest,
    RestoreBackupRequest, SaveBackupRequest, UndoRequest,
};
use engine::secrets::Vault;
use engine::view::{Newer, SessionView};
use tempfile::TempDir;
use testkit::program::founding;

const PASSPHRASE: &str = "a green meadow";

/// A device: a folder for firms and its own keyring.
struct Device {
    folder: TempDir,
    vault: Vault,
    clock: FixedClock,
}

impl Device {
    fn new() -> Self {
        let start = chrono::DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        Self {
            folder: tempfile::tempdir().unwrap(),
            vault: Vault::memory(),
            clock: FixedClock::new(start),
        }
    }

    fn engine(&self) -> Engine {
        let profile = Profile::locate(Some(self.path("profile"))).unwrap();
        Engine::new(profile, self.vault.clone(), Clock::Fixed(self.clock.clone())).unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The file names in the firms' folder, without those of locks and logs.
    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.path("profile")).unwrap();
        let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| !["restoring", "last-firm"].contains(&name.as_str()) && !name.ends_with("-turn"));
        names.sort();
        names
    }
}

/// Creates a firm; returns its recovery code.
async fn found(engine: &Engine, name: &str) -> String {
    engine.create_firm(founding(name)).await.unwrap().recovery_code
}

async fn team(engine: &Engine, name: &str) {
    let request = CreateTeamRequest {
        name: name.into(),
        identifier: String::new(),
        description: String::new(),
        members: Vec::new(),
    };
    engine.create_team(request).await.unwrap();
}

async fn teams(engine: &Engine) -> Vec<String> {
    let teams = engine.teams().await.unwrap();
    teams.into_iter().map(|team| team.name).collect()
}

async fn save(engine: &Engine, path: &Path) -> Result<(), AppError> {
    let file = Chosen::at(path);
    engine.save_backup(SaveBackupRequest { file }).await.map(drop)
}

async fn restore(engine: &Engine, path: &Path, secret: &str, replace: bool) -> Result<SessionView, AppError> {
    let request = RestoreBackupRequest {
        file: Chosen::at(path),
        secret: secret.into(),
        replace,
    };
    engine.restore_backup(request).await
}

async fn set_passphrase(engine: &Engine, old: Option<&str>, new: Option<&str>) -> Result<bool, AppError> {
    let request = PassphraseRequest {
        old: old.map(Into::into),
        new: new.map(Into::into),
    };
    engine
        .set_passphrase(request)
        .await
        .map(|keeping| keeping.has_passphrase)
}

async fn open(engine: &Engine, file: &str, secret: Option<&str>) -> Result<SessionView, AppError> {
    let request = OpenFirmRequest {
        file: file.into(),
        secret: secret.map(Into::into),
    };
    engine.open_firm(request).await
}

fn problem(error: &AppError) -> Option<FileProblem> {
    match error {
        AppError::File { problem, .. } => Some(*problem),
        _ => None,
    }
}

#[tokio::test]
async fn a_backup_opens_on_another_device_with_its_code_or_its_passphrase() {
    let (desk, other) = (Device::new(), Device::new());
    let engine = desk.engine();
    let code = found(&engine, "Larkfield & Moss").await;
    team(&engine, "Tax").await;
    set_passphrase(&engine, None, Some(PASSPHRASE)).await.unwrap();
    assert_eq!(engine.keeping().await.unwrap().last_backup, None);
    let path = desk.path("saved.coverbook");
    save(&engine, &path).await.unwrap();
    let keeping = engine.keeping().await.unwrap();
    assert_eq!(keeping.last_backup, Some(1_790_000_000e6));
    assert_eq!(keeping.backup_name, "larkfield-moss-2026-09-21.coverbook");
    // Later changes are not in it.
    team(&engine, "Trusts").await;
    engine.leave().await;
    assert_eq!(desk.names(), ["larkfield-moss.coverbook", "larkfield-moss.keys"]);

    for secret in [code.as_str(), PASSPHRASE] {
        let other = Device::new();
        let engine = other.engine();
        let request = LookAtBackupRequest {
            file: Chosen::at(&path),
            secret: secret.into(),
        };
        // It contains its own line.
        let held = engine.look_at_backup(request).await.unwrap();
        assert_eq!((held.firm_name.as_str(), held.head), ("Larkfield & Moss", 4.0));
        assert!(held.here.is_none());
        let session = restore(&engine, &path, secret, false).await.unwrap();
        assert_eq!(session.firm_name, "Larkfield & Moss");
        assert_eq!(teams(&engine).await, ["Default client team", "Tax"]);
        engine.leave().await;
        assert_eq!(other.names(), ["larkfield-moss.coverbook", "larkfield-moss.keys"]);
        // From now on this device opens the firm by itself.
        let again = other.engine();
        again.open_ahead().await;
        assert_eq!(teams(&again).await, ["Default client team", "Tax"]);
        again.leave().await;
    }
    let wrong = restore(&other.engine(), &path, "another meadow", false).await;
    assert_eq!(wrong.unwrap_err(), AppError::WrongSecret);
    assert_eq!(other.names(), Vec::<String>::new());
}

#[tokio::test]
async fn restoring_replaces_a_firm_only_on_request_and_keeps_a_copy() {
    let desk = Device::new();
    let engine = desk.engine();
    let code = found(&engine, "Larkfield & Moss").await;
    team(&engine, "Tax").await;
    let path = desk.path("saved.coverbook");
    save(&engine, &path).await.unwrap();
    desk.clock.advance(chrono::TimeDelta::hours(1));
    team(&engine, "Trusts").await;

    let look = || LookAtBackupRequest {
        file: Chosen::at(&path),
        secret: code.clone(),
    };
    let here = engine.look_at_backup(look()).await.unwrap().here.unwrap();
    assert_eq!(
        (here.file.as_str(), here.head, here.newer),
        ("larkfield-moss", 4.0, Newer::Here)
    );
    let refused = restore(&engine, &path, &code, false).await.unwrap_err();
    assert_eq!(
        refused,
        AppError::FirmIsHere {
            file: "larkfield-moss".into()
        }
    );
    assert_eq!(teams(&engine).await.len(), 3, "nothing happened");

    // Another program has it open.
    let second = desk.engine();
    second.open_only(None).await.unwrap();
    assert_eq!(restore(&engine, &path, &code, true).await.unwrap_err(), AppError::Busy);
    second.leave().await;

    restore(&engine, &path, &code, true).await.unwrap();
    assert_eq!(teams(&engine).await, ["Default client team", "Tax"]);
    let here = engine.look_at_backup(look()).await.unwrap().here.unwrap();
    assert_eq!(here.newer, Newer::Neither);
    team(&engine, "Wills").await;
    engine.leave().await;
    let names = desk.names();
    assert_eq!(names.len(), 4, "{names:?}");
    assert!(
        names[1].starts_with("larkfield-moss.coverbook.before-2026"),
        "{names:?}"
    );
    assert!(names[3].starts_with("larkfield-moss.keys.before-2026"), "{names:?}");
    // The copy contains the firm as it was.
    let kept = desk.path("profile").join(&names[1]);
    let key = desk
        .vault
        .get(desk.path("profile/larkfield-moss.coverbook").to_str().unwrap());
    let key = key.unwrap().unwrap();
    assert_eq!(store::copies::look(&kept, &key).await.unwrap().head, 4);
}

#[tokio::test]
async fn unusable_backups_are_refused_with_a_reason() {
    let desk = Device::new();
    let engine = desk.engine();
    let code = found(&engine, "Larkfield & Moss").await;
    let path = desk.path("saved.coverbook");
    save(&engine, &path).await.unwrap();
    let whole = std::fs::read(&path).unwrap();
    let other = Device::new();
    let attempt = async |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        let engine = other.engine();
        let refused = restore(&engine, &path, &code, false).await.unwrap_err();
        assert_eq!(other.names(), Vec::<String>::new(), "{refused:?}");
        refused
    };
    let mut bent = whole.clone();
    let last = bent.len() - 50;
    bent[last] ^= 1;
    let mut newer = whole.clone();
    newer[16] = 9;
    assert_eq!(
        problem(&attempt(b"First Name\nAna\n").await),
        Some(FileProblem::NoBackup)
    );
    assert_eq!(problem(&attempt(&whole[..last]).await), Some(FileProblem::CutShort));
    assert_eq!(problem(&attempt(&bent).await), Some(FileProblem::Damaged));
    assert_eq!(attempt(&newer).await, AppError::NewerFile);
    std::fs::remove_file(&path).unwrap();
    let missing = restore(&other.engine(), &path, &code, false).await.unwrap_err();
    assert_eq!(problem(&missing), Some(FileProblem::Missing));
    let folder = restore(&other.engine(), &desk.path("profile"), &code, false)
        .await
        .unwrap_err();
    assert_eq!(problem(&folder), Some(FileProblem::Folder));

    // A firm's own file is not a backup, and no backup may replace it.
    let own = desk.path("profile/larkfield-moss.coverbook");
    let refused = restore(&engine, &own, &code, true).await.unwrap_err();
    assert_eq!(problem(&refused), Some(FileProblem::NoBackup));
    let refused = save(&engine, &own).await.unwrap_err();
    assert_eq!(problem(&refused), Some(FileProblem::OwnFolder));
    engine.check_file().await.unwrap();
    engine.leave().await;
}

#[tokio::test]
async fn a_stopped_backup_keeps_the_old_one() {
    let desk = Device::new();
    let engine = desk.engine();
    let code = found(&engine, "Larkfield & Moss").await;
    let path = desk.path("saved.coverbook");
    save(&engine, &path).await.unwrap();
    let before = std::fs::read(&path).unwrap();
    // Repeated, because a stop before the backup begins has no effect on it.
    let stopping = async {
        while engine.stop_backup().await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    let stopped = tokio::select! {
        stopped = save(&engine, &path) => stopped,
        () = stopping => unreachable!(),
    };
    assert_eq!(stopped.unwrap_err(), AppError::Cancelled);
    assert!(std::fs::read(&path).unwrap() == before);
    let names = |folder: &Path| std::fs::read_dir(folder).unwrap().count();
    assert_eq!(names(desk.folder.path()), 2, "the profile and the backup");
    engine.leave().await;
    assert_eq!(desk.names(), ["larkfield-moss.coverbook", "larkfield-moss.keys"]);
    let other = Device::new();
    restore(&other.engine(), &path, &code, false).await.unwrap();
}

#[tokio::test]
async fn changing_a_passphrase_needs_the_old_one() {
    let desk = Device::new();
    let engine = desk.engine();
    let code = found(&engine, "Acme").await;
    let short = set_passphrase(&engine, None, Some("eleven char")).await.unwrap_err();
    assert!(matches!(short, AppError::Field { problem, .. } if problem == engine::error::FieldProblem::Passphrase));
    assert_eq!(set_passphrase(&engine, None, Some(PASSPHRASE)).await, Ok(true));
    for old in [None, Some("a blue lagoon"), Some("")] {
        for new in [None, Some("a blue lagoon")] {
            let refused = set_passphrase(&engine, old, new).await;
            assert_eq!(refused, Err(AppError::WrongSecret), "{old:?} {new:?}");
        }
    }
    assert_eq!(
        set_passphrase(&engine, Some(PASSPHRASE), Some("a blue lagoon")).await,
        Ok(true)
    );
    // The recovery code works instead of a forgotten passphrase.
    assert_eq!(
        set_passphrase(&engine, Some(&code), Some("a third meadow")).await,
        Ok(true)
    );
    assert_eq!(set_passphrase(&engine, Some("a third meadow"), None).await, Ok(false));
    engine.leave().await;
    open(&engine, "acme", Some(&code)).await.unwrap();
    engine.leave().await;
}

#[tokio::test]
async fn a_new_recovery_code_is_valid_once_confirmed() {
    let desk = Device::new();
    let engine = desk.engine();
    let old = found(&engine, "Acme").await;
    set_passphrase(&engine, None, Some(PASSPHRASE)).await.unwrap();
    let ask = async |secret: Option<&str>| {
        let secret = secret.map(Into::into);
        let shown = engine.new_recovery_code(RecoveryCodeRequest { secret }).await;
        shown.map(|shown| shown.recovery_code)
    };
    assert_eq!(ask(None).await.unwrap_err(), AppError::WrongSecret);
    assert_eq!(engine.confirm_recovery_code().await.unwrap_err(), AppError::NotFound);
    let opens = async |secret: &str| {
        engine.leave().await;
        open(&engine, "acme", Some(secret)).await.is_ok()
    };
    let dropped = ask(Some(PASSPHRASE)).await.unwrap();
    assert!(opens(&old).await && !opens(&dropped).await);
    open(&engine, "acme", Some(&old)).await.unwrap();
    let new = ask(Some(PASSPHRASE)).await.unwrap();
    engine.confirm_recovery_code().await.unwrap();
    assert!(new != dropped && opens(&new).await && opens(PASSPHRASE).await && !opens(&old).await);
    assert_eq!(engine.confirm_recovery_code().await.unwrap_err(), AppError::NoFirm);
}

#[tokio::test]
async fn a_locked_firm_opens_with_its_passphrase_only() {
    let desk = Device::new();
    let engine = desk.engine();
    found(&engine, "Acme").await;
    set_passphrase(&engine, None, Some(PASSPHRASE)).await.unwrap();
    assert!(engine.keeping().await.unwrap().key_kept);
    let start = engine.lock_firm().await.unwrap();
    assert!(start.session.is_none() && start.locked);
    assert_eq!(start.last.as_deref(), Some("acme"));
    assert!(!start.firms[0].unlocked && start.firms[0].has_passphrase);
    assert_eq!(start.firms[0].name.as_deref(), Some("Acme"), "not its file");
    assert_eq!(engine.teams().await.unwrap_err(), AppError::NoFirm);
    let locked = AppError::Locked { file: "acme".into() };
    assert_eq!(open(&engine, "acme", None).await.unwrap_err(), locked);
    assert_eq!(
        open(&engine, "acme", Some("a blue lagoon")).await.unwrap_err(),
        AppError::WrongSecret
    );
    // Restarting the program does not unlock it.
    let again = desk.engine();
    again.open_ahead().await;
    assert_eq!(open(&again, "acme", None).await.unwrap_err(), locked);
    open(&again, "acme", Some(PASSPHRASE)).await.unwrap();
    assert!(again.keeping().await.unwrap().key_kept);
    again.leave().await;
    // Once unlocked, it opens by itself until the next lock.
    open(&desk.engine(), "acme", None).await.unwrap();
}

#[tokio::test]
async fn with_a_key_file_the_lock_holds_as_long_as_the_program_runs() {
    let desk = Device::new();
    let profile = Profile::locate(Some(desk.path("profile"))).unwrap();
    let vault = Vault::KeyFile(desk.path("key"));
    let engine = Engine::new(profile, vault, Clock::Fixed(desk.clock.clone())).unwrap();
    found(&engine, "Acme").await;
    set_passphrase(&engine, None, Some(PASSPHRASE)).await.unwrap();
    engine.lock_firm().await.unwrap();
    let locked = AppError::Locked { file: "acme".into() };
    assert_eq!(open(&engine, "acme", None).await.unwrap_err(), locked);
    open(&engine, "acme", Some(PASSPHRASE)).await.unwrap();
    engine.leave().await;
    open(&engine, "acme", None).await.unwrap();
    engine.leave().await;
}

#[tokio::test]
async fn without_a_passphrase_the_lock_only_closes_the_firm() {
    let desk = Device::new();
    let engine = desk.engine();
    found(&engine, "Acme").await;
    let start = engine.lock_firm().await.unwrap();
    assert!(start.session.is_none() && start.locked && start.firms[0].unlocked);
    assert_eq!(start.firms[0].name.as_deref(), Some("Acme"), "it is known by its name");
    assert_eq!(engine.teams().await.unwrap_err(), AppError::NoFirm);
    open(&engine, "acme", None).await.unwrap();
    assert!(!engine.start().await.unwrap().locked);
    engine.leave().await;
}

#[tokio::test]
async fn the_last_opened_of_several_firms_opens() {
    let desk = Device::new();
    let engine = desk.engine();
    found(&engine, "Acme").await;
    found(&engine, "Brook & Lee").await;
    let start = engine.start().await.unwrap();
    let names: Vec<_> = start.firms.iter().map(|firm| firm.name.as_deref()).collect();
    assert_eq!(names, [Some("Acme"), Some("Brook & Lee")]);
    assert_eq!(start.last.as_deref(), Some("brook-lee"));
    // Switching firms closes the first one.
    open(&engine, "acme", None).await.unwrap();
    team(&engine, "Tax").await;
    open(&engine, "brook-lee", None).await.unwrap();
    assert_eq!(teams(&engine).await, ["Default client team"]);
    open(&engine, "acme", None).await.unwrap();
    engine.leave().await;
    let again = desk.engine();
    again.open_ahead().await;
    assert_eq!(again.session_now().await.unwrap().firm_name, "Acme");
    again.leave().await;
}

#[tokio::test]
async fn renaming_a_firm_can_be_undone() {
    let desk = Device::new();
    let engine = desk.engine();
    found(&engine, "Acme").await;
    let firm = engine.firm().await.unwrap();
    assert_eq!(
        (firm.country.as_str(), firm.time_zone.as_str(), firm.can_change),
        ("GB", "Europe/London", true)
    );
    let mut events = engine.events();
    let wish = EditFirmRequest {
        name: Some(" Acme  Partners ".into()),
        seen_name: Some("Acme".into()),
        country: Some("DE".into()),
        time_zone: Some("Europe/Berlin".into()),
    };
    engine.edit_firm(wish.clone()).await.unwrap();
    let engine::events::Event::Changed(changed) = events.recv().await.unwrap() else {
        unreachable!()
    };
    assert!(
        changed.kinds.contains(&engine::events::ChangedKind::Firm),
        "{changed:?}"
    );
    let firm = engine.firm().await.unwrap();
    assert_eq!((firm.name.as_str(), firm.country.as_str()), ("Acme Partners", "DE"));
    assert_eq!(engine.session_now().await.unwrap().firm_name, "Acme Partners");
    let overtaken = engine.edit_firm(wish).await.unwrap_err();
    assert!(matches!(overtaken, AppError::Refused { .. }), "{overtaken:?}");
    for (wish, field) in [
        (
            EditFirmRequest {
                country: Some("XX".into()),
                ..EditFirmRequest::default()
            },
            "country",
        ),
        (
            EditFirmRequest {
                time_zone: Some("Europe".into()),
                ..EditFirmRequest::default()
            },
            "timeZone",
        ),
    ] {
        let refused = engine.edit_firm(wish).await.unwrap_err();
        assert!(
            matches!(&refused, AppError::Field { field: found, .. } if found == field),
            "{refused:?}"
        );
    }
    let undone = engine.undo(UndoRequest::default()).await.unwrap();
    assert_eq!(undone.redo.unwrap().verb.as_str(), "editFirm");
    assert_eq!(engine.firm().await.unwrap().name, "Acme");
    engine.leave().await;
}
