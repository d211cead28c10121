//! The recovery code as a text file: only while it is shown, readable only by its owner, never without a
//! line in the audit log.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::Path;

use engine::Engine;
use engine::chosen::{Chosen, Purpose};
use engine::clock::Clock;
use engine::error::{AppError, FileProblem};
use engine::profile::Profile;
use engine::request::{AuditRequest, OpenFirmRequest, RecoveryCodeRequest, SaveCodeRequest};
use engine::secrets::Vault;
use testkit::program::founding;

async fn founded(folder: &Path) -> (Engine, String) {
    let clock = testkit::program::clock();
    let profile = Profile::locate(Some(folder.join("profile"))).unwrap();
    let engine = Engine::new(profile, Vault::memory(), Clock::Fixed(clock)).unwrap();
    let code = engine
        .create_firm(founding("Larkfield & Moss"))
        .await
        .unwrap()
        .recovery_code;
    (engine, code)
}

async fn save(engine: &Engine, path: &Path) -> Result<String, AppError> {
    let file = Chosen::at(path);
    engine
        .save_recovery_code(SaveCodeRequest {
            file,
            language: engine::view::Language::En.into(),
        })
        .await?;
    Ok(std::fs::read_to_string(path).unwrap())
}

async fn lines(engine: &Engine) -> u32 {
    let request = AuditRequest {
        verb: Some(domain::verb::Verb::SaveRecoveryCode.into()),
        limit: 10,
        ..AuditRequest::default()
    };
    engine.audit(request).await.unwrap().total
}

#[tokio::test]
async fn a_shown_code_can_be_saved_and_the_file_opens_the_firm() {
    let folder = tempfile::tempdir().unwrap();
    let (engine, code) = founded(folder.path()).await;
    let path = folder.path().join("code.txt");
    let text = save(&engine, &path).await.unwrap();
    for part in [
        "Firm: Larkfield & Moss\r\n",
        "Date: 21 September 2026\r\n",
        "apart from the computer",
    ] {
        assert!(text.contains(part), "{text}");
    }
    let written = text.lines().find_map(|line| line.strip_prefix("Code: ")).unwrap();
    assert_eq!(written, code);
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        assert_eq!(path.metadata().unwrap().mode() & 0o777, 0o600);
    }
    // Again, as often as it is shown.
    save(&engine, &path).await.unwrap();
    assert_eq!(lines(&engine).await, 2);
    engine.leave().await;
    let request = OpenFirmRequest {
        file: "larkfield-moss".into(),
        secret: Some(written.to_owned()),
    };
    engine.open_firm(request).await.unwrap();
}

#[tokio::test]
async fn a_hidden_code_cannot_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    let (engine, first) = founded(folder.path()).await;
    let path = folder.path().join("code.txt");
    engine.hide_recovery_code().await.unwrap();
    assert_eq!(save(&engine, &path).await.unwrap_err(), AppError::NotFound);
    assert!(!path.exists());

    let request = RecoveryCodeRequest { secret: None };
    let second = engine.new_recovery_code(request.clone()).await.unwrap().recovery_code;
    let text = save(&engine, &path).await.unwrap();
    assert!(text.contains(&second) && !text.contains(&first));
    // It can still be confirmed.
    engine.confirm_recovery_code().await.unwrap();
    assert!(
        save(&engine, &path).await.is_ok(),
        "it is shown until the window says otherwise"
    );

    engine.new_recovery_code(request).await.unwrap();
    engine.leave().await;
    engine.open_only(None).await.unwrap();
    assert_eq!(save(&engine, &path).await.unwrap_err(), AppError::NotFound);
    assert_eq!(lines(&engine).await, 2);
}

#[tokio::test]
async fn a_failed_save_leaves_no_audit_line() {
    let folder = tempfile::tempdir().unwrap();
    let (engine, _) = founded(folder.path()).await;
    let nowhere = folder.path().join("nowhere/code.txt");
    let refused = engine.save_recovery_code(SaveCodeRequest {
        file: Chosen::at(&nowhere),
        language: engine::view::Language::En.into(),
    });
    let missing = AppError::File {
        problem: FileProblem::Missing,
        file: "code.txt".into(),
    };
    assert_eq!(refused.await.unwrap_err(), missing);
    // A file chosen for another purpose cannot take the code.
    let table = engine
        .hand_out(folder.path().join("people.csv"), Purpose::Save)
        .unwrap();
    let request = serde_json::from_value(serde_json::json!({ "file": table.handle, "language": "en" })).unwrap();
    assert!(engine.save_recovery_code(request).await.is_err());
    assert_eq!(lines(&engine).await, 0);
}
