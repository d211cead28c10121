//! A new key for a firm: the old secrets no longer open it.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::{Path, PathBuf};

use engine::Engine;
use engine::chosen::Chosen;
use engine::clock::Clock;
use engine::error::AppError;
use engine::profile::Profile;
use engine::request::{
    EditFirmRequest, LookAtBackupRequest, NewKeyRequest, OpenFirmRequest, PassphraseRequest, RecoveryCodeRequest,
    SaveBackupRequest,
};
use engine::secrets::Vault;
use engine::view::SessionView;
use tempfile::TempDir;
use testkit::program::founding;

const BEFORE: &str = "a green meadow";
const AFTER: &str = "a blue lagoon";

/// A device with a firm.
struct Device {
    folder: TempDir,
    vault: Vault,
}

impl Device {
    /// With the firm's recovery code.
    async fn founded(vault: impl FnOnce(&Path) -> Vault) -> (Self, Engine, String) {
        let folder = tempfile::tempdir().unwrap();
        let vault = vault(folder.path());
        let desk = Self { folder, vault };
        let engine = desk.engine();
        let code = engine
            .create_firm(founding("Larkfield & Moss"))
            .await
            .unwrap()
            .recovery_code;
        (desk, engine, code)
    }

    fn engine(&self) -> Engine {
        let profile = Profile::locate(Some(self.path("profile"))).unwrap();
        Engine::new(profile, self.vault.clone(), Clock::System).unwrap()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self) -> PathBuf {
        self.path("profile/larkfield-moss.coverbook")
    }

    /// The key that the device keeps for the firm.
    fn kept(&self) -> store::Key {
        let name = self.file();
        self.vault.get(name.to_str().unwrap()).unwrap().unwrap()
    }
}

async fn set_passphrase(engine: &Engine, new: &str) {
    let request = PassphraseRequest {
        old: None,
        new: Some(new.into()),
    };
    engine.set_passphrase(request).await.unwrap();
}

async fn rename(engine: &Engine, name: &str) {
    let request = EditFirmRequest {
        name: Some(name.into()),
        ..EditFirmRequest::default()
    };
    engine.edit_firm(request).await.unwrap();
}

async fn show_code(engine: &Engine, secret: Option<&str>) -> String {
    let request = RecoveryCodeRequest {
        secret: secret.map(Into::into),
    };
    engine.new_recovery_code(request).await.unwrap().recovery_code
}

fn wish(secret: Option<&str>, passphrase: Option<&str>) -> NewKeyRequest {
    NewKeyRequest {
        secret: secret.map(Into::into),
        passphrase: passphrase.map(Into::into),
    }
}

async fn open(engine: &Engine, secret: &str) -> Result<SessionView, AppError> {
    let request = OpenFirmRequest {
        file: "larkfield-moss".into(),
        secret: Some(secret.into()),
    };
    engine.open_firm(request).await
}

#[tokio::test]
async fn old_secrets_open_only_old_backups_and_copies() {
    let (desk, engine, old_code) = Device::founded(|_| Vault::memory()).await;
    set_passphrase(&engine, BEFORE).await;
    rename(&engine, "Larkfield & Sons").await;
    let backup = desk.path("saved.coverbook");
    let file = Chosen::at(&backup);
    engine.save_backup(SaveBackupRequest { file }).await.unwrap();
    let old = desk.kept();

    // A new key needs the old passphrase, and a recovery code that was shown.
    let refused = engine.make_new_key(wish(Some("another one"), Some(AFTER))).await;
    assert_eq!(refused.unwrap_err(), AppError::WrongSecret);
    let refused = engine.make_new_key(wish(Some(BEFORE), Some(AFTER))).await;
    assert_eq!(refused.unwrap_err(), AppError::NotFound);
    assert_eq!(desk.kept(), old);

    let code = show_code(&engine, Some(BEFORE)).await;
    let session = engine.make_new_key(wish(Some(BEFORE), Some(AFTER))).await.unwrap();
    assert_eq!(session.firm_name, "Larkfield & Sons");
    assert_ne!(desk.kept(), old);
    assert!(store::copies::look(&desk.file(), &old).await.is_err());
    // The firm works as before, and opens by itself.
    rename(&engine, "Larkfield").await;
    engine.check_file().await.unwrap();
    engine.leave().await;
    engine.open_only(None).await.unwrap();
    engine.leave().await;
    for (secret, opens) in [(BEFORE, false), (&*old_code, false), (AFTER, true), (&*code, true)] {
        let opened = open(&engine, secret).await;
        assert_eq!(opened.is_ok(), opens, "{opened:?}");
        engine.leave().await;
    }
    for (secret, opens) in [(BEFORE, true), (&*old_code, true), (AFTER, false), (&*code, false)] {
        let request = LookAtBackupRequest {
            file: Chosen::at(&backup),
            secret: secret.into(),
        };
        assert_eq!(engine.look_at_backup(request).await.is_ok(), opens);
    }
    #[cfg(unix)]
    for entry in std::fs::read_dir(desk.path("profile")).unwrap() {
        use std::os::unix::fs::MetadataExt as _;
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().mode() & 0o777;
        let holds_people = entry.file_name() != "last-firm";
        assert!(!holds_people || mode == 0o600, "{:?} {mode:o}", entry.file_name());
    }
    let left: Vec<_> = std::fs::read_dir(desk.path("profile"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("before") || name.ends_with("restoring") && name != "restoring")
        .collect();
    assert!(left.is_empty(), "nothing of the old file stays: {left:?}");
}

#[tokio::test]
async fn a_firm_open_elsewhere_keeps_its_key() {
    let (desk, engine, _) = Device::founded(|_| Vault::memory()).await;
    let old = desk.kept();
    let second = desk.engine();
    second.open_only(None).await.unwrap();
    show_code(&engine, None).await;
    let busy = engine.make_new_key(wish(None, None)).await.unwrap_err();
    assert_eq!(busy, AppError::Busy);
    assert_eq!(desk.kept(), old);
    // Both go on working.
    rename(&engine, "One").await;
    rename(&second, "Two").await;
    second.leave().await;
    show_code(&engine, None).await;
    engine.make_new_key(wish(None, None)).await.unwrap();
    assert_ne!(desk.kept(), old);
}

#[tokio::test]
async fn a_key_stored_beside_the_old_one_opens_the_firm() {
    let (desk, engine, _) = Device::founded(|_| Vault::memory()).await;
    let name = desk.file().to_str().unwrap().to_owned();
    let old = desk.kept();
    show_code(&engine, None).await;
    engine.make_new_key(wish(None, None)).await.unwrap();
    engine.leave().await;
    // As if the program had ended before the new key was in force.
    let new = desk.kept();
    desk.vault.put(&name, &old).unwrap();
    desk.vault.put(&format!("next:{name}"), &new).unwrap();
    engine.open_only(None).await.unwrap();
    assert_eq!(desk.kept(), new);
    assert_eq!(desk.vault.get(&format!("next:{name}")).unwrap(), None);
}

#[tokio::test]
async fn a_new_key_needs_another_key_file() {
    let (desk, engine, _) = Device::founded(|folder| Vault::KeyFile(folder.join("key"))).await;
    show_code(&engine, None).await;
    let refused = engine.make_new_key(wish(None, None)).await.unwrap_err();
    assert_eq!(refused, AppError::KeyFile);
    let named = Vault::KeyFile(desk.path("key"));
    let refused = engine.make_new_key_in(wish(None, None), Some(named)).await.unwrap_err();
    assert_eq!(refused, AppError::KeyFile, "the same file is no other");
    show_code(&engine, None).await;
    let other = Vault::KeyFile(desk.path("other"));
    engine.make_new_key_in(wish(None, None), Some(other)).await.unwrap();
    engine.leave().await;
    assert_eq!(engine.open_only(None).await.unwrap_err(), AppError::WrongSecret);
    let profile = Profile::locate(Some(desk.path("profile"))).unwrap();
    let engine = Engine::new(profile, Vault::KeyFile(desk.path("other")), Clock::System).unwrap();
    engine.open_only(None).await.unwrap();
}
