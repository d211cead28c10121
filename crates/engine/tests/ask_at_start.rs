//! A firm that asks for its passphrase at every start, on one device, in the window.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::Path;

use engine::Engine;
use engine::clock::Clock;
use engine::error::AppError;
use engine::profile::Profile;
use engine::request::{NewKeyRequest, OpenFirmRequest, PassphraseRequest, RecoveryCodeRequest, StartChoiceRequest};
use engine::secrets::Vault;
use engine::view::FirmEntry;
use testkit::program::founding;

const PASSPHRASE: &str = "a green meadow";

fn engine(folder: &Path, vault: &Vault) -> Engine {
    let profile = Profile::locate(Some(folder.join("profile"))).unwrap();
    Engine::new(profile, vault.clone(), Clock::System).unwrap()
}

async fn found(engine: &Engine, name: &str) {
    engine.create_firm(founding(name)).await.unwrap();
}

async fn set_passphrase(engine: &Engine, old: Option<&str>, new: Option<&str>) {
    let request = PassphraseRequest {
        old: old.map(Into::into),
        new: new.map(Into::into),
    };
    engine.set_passphrase(request).await.unwrap();
}

async fn ask(engine: &Engine, ask: bool) -> Result<bool, AppError> {
    let keeping = engine.choose_start(StartChoiceRequest { ask }).await?;
    Ok(keeping.asks_at_start)
}

async fn open(engine: &Engine, file: &str, secret: Option<&str>) -> Result<(), AppError> {
    let request = OpenFirmRequest {
        file: file.into(),
        secret: secret.map(Into::into),
    };
    engine.open_firm(request).await.map(drop)
}

fn locked(file: &str) -> AppError {
    AppError::Locked { file: file.into() }
}

async fn entry(engine: &Engine, file: &str) -> FirmEntry {
    let firms = engine.start().await.unwrap().firms;
    firms.into_iter().find(|firm| firm.file == file).unwrap()
}

#[tokio::test]
async fn the_window_asks_at_every_start_and_the_command_line_does_not() {
    let (folder, vault) = (tempfile::tempdir().unwrap(), Vault::memory());
    let first = engine(folder.path(), &vault).asking();
    found(&first, "Moss").await;
    let nothing = AppError::Field {
        field: "passphrase".into(),
        problem: engine::error::FieldProblem::Empty,
    };
    assert_eq!(
        ask(&first, true).await.unwrap_err(),
        nothing,
        "there is nothing to ask for"
    );
    set_passphrase(&first, None, Some(PASSPHRASE)).await;
    assert!(ask(&first, true).await.unwrap());
    assert!(ask(&first, true).await.unwrap(), "once more is no problem");
    // It is open, and opens again until the program ends.
    first.close_firm().await.unwrap();
    assert!(entry(&first, "moss").await.unlocked);
    open(&first, "moss", None).await.unwrap();
    first.leave().await;

    for _ in 0..2 {
        let window = engine(folder.path(), &vault).asking();
        window.open_ahead().await;
        let found = entry(&window, "moss").await;
        assert!(!found.unlocked && found.asks_at_start && found.has_passphrase);
        assert_eq!(found.name.as_deref(), Some("Moss"), "whoever is asked knows for what");
        assert!(window.start().await.unwrap().session.is_none());
        assert_eq!(open(&window, "moss", None).await.unwrap_err(), locked("moss"));
        assert_eq!(
            open(&window, "moss", Some("a blue lagoon")).await.unwrap_err(),
            AppError::WrongSecret
        );
        open(&window, "moss", Some(PASSPHRASE)).await.unwrap();
        window.close_firm().await.unwrap();
        open(&window, "moss", None).await.unwrap();
        window.leave().await;
    }
    let script = engine(folder.path(), &vault);
    script.open_only(None).await.unwrap();
    script.leave().await;

    let window = engine(folder.path(), &vault).asking();
    open(&window, "moss", Some(PASSPHRASE)).await.unwrap();
    assert!(!ask(&window, false).await.unwrap());
    window.leave().await;
    let window = engine(folder.path(), &vault).asking();
    window.open_ahead().await;
    assert!(
        window.start().await.unwrap().session.is_some(),
        "it opens by itself again"
    );
}

#[tokio::test]
async fn each_firm_asks_once_per_start() {
    let (folder, vault) = (tempfile::tempdir().unwrap(), Vault::memory());
    let first = engine(folder.path(), &vault).asking();
    for name in ["Moss", "Quill"] {
        found(&first, name).await;
        set_passphrase(&first, None, Some(PASSPHRASE)).await;
        ask(&first, true).await.unwrap();
    }
    found(&first, "Open").await;
    first.leave().await;
    let window = engine(folder.path(), &vault).asking();
    open(&window, "moss", Some(PASSPHRASE)).await.unwrap();
    // Switching to another firm is that firm's start.
    assert_eq!(open(&window, "quill", None).await.unwrap_err(), locked("quill"));
    open(&window, "open", None).await.unwrap();
    open(&window, "moss", None).await.unwrap();
}

#[tokio::test]
async fn removing_the_passphrase_ends_the_question() {
    let (folder, vault) = (tempfile::tempdir().unwrap(), Vault::memory());
    let desk = engine(folder.path(), &vault).asking();
    found(&desk, "Moss").await;
    for way in ["taken away", "new key"] {
        set_passphrase(&desk, None, Some(PASSPHRASE)).await;
        ask(&desk, true).await.unwrap();
        if way == "new key" {
            let secret = Some(PASSPHRASE.to_owned());
            let shown = RecoveryCodeRequest { secret: secret.clone() };
            desk.new_recovery_code(shown).await.unwrap();
            let passphrase = None;
            desk.make_new_key(NewKeyRequest { secret, passphrase }).await.unwrap();
        } else {
            set_passphrase(&desk, Some(PASSPHRASE), None).await;
        }
        assert!(!desk.keeping().await.unwrap().asks_at_start, "{way}");
        // A new passphrase does not bring it back.
        set_passphrase(&desk, None, Some(PASSPHRASE)).await;
        assert!(!desk.keeping().await.unwrap().asks_at_start, "{way}");
        set_passphrase(&desk, Some(PASSPHRASE), None).await;
    }
}
