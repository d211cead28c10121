//! The mail setup: what the saved password may be used for, and where it may go without encryption.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::Path;

use engine::Engine;
use engine::chosen::Chosen;
use engine::clock::Clock;
use engine::error::AppError;
use engine::profile::Profile;
use engine::request::MailSetupRequest;
use engine::secrets::Vault;
use testkit::program::founding;

fn engine(folder: &Path, vault: &Vault) -> Engine {
    let profile = Profile::locate(Some(folder.join("profile"))).unwrap();
    let clock = testkit::program::clock();
    Engine::new(profile, vault.clone(), Clock::Fixed(clock)).unwrap()
}

async fn found(engine: &Engine) {
    engine.create_firm(founding("Larkfield & Moss")).await.unwrap();
}

fn setup(password: Option<&str>) -> MailSetupRequest {
    MailSetupRequest {
        way: engine::view::MailWay::Smtp,
        host: "mail.example.com".into(),
        port: 587,
        security: engine::view::Security::StartTls.into(),
        login: "anna@example.com".into(),
        password: password.map(str::to_owned),
        from: "anna@example.com".into(),
        from_name: "Larkfield & Moss".into(),
        language: engine::view::Language::En.into(),
        per_minute: 30,
        folder: None,
    }
}

fn again() -> AppError {
    AppError::Field {
        field: "password".into(),
        problem: engine::error::FieldProblem::Again,
    }
}

#[tokio::test]
async fn the_mail_password_is_for_one_server_and_login() {
    let folder = tempfile::tempdir().unwrap();
    let key_file = Vault::KeyFile(folder.path().join("key"));
    for (n, vault) in [Vault::memory(), key_file].into_iter().enumerate() {
        let folder = folder.path().join(n.to_string());
        let engine = engine(&folder, &vault);
        found(&engine).await;
        let kept = engine.save_mail_setup(setup(Some("a secret"))).await.unwrap();
        assert!(kept.has_password);
        // Settings that do not concern the password may change.
        let change = MailSetupRequest {
            host: "Mail.Example.COM".into(),
            from_name: "Larkfield".into(),
            language: engine::view::Language::De.into(),
            per_minute: 5,
            ..setup(None)
        };
        assert!(engine.save_mail_setup(change).await.unwrap().has_password);
        let others: [fn(&mut MailSetupRequest); 4] = [
            |request| request.host = "mail.example.net".into(),
            |request| request.port = 465,
            |request| request.security = engine::view::Security::Tls.into(),
            |request| request.login = "ben@example.com".into(),
        ];
        for change in others {
            let mut request = setup(None);
            change(&mut request);
            assert_eq!(engine.try_mail(request.clone()).await.unwrap_err(), again());
            assert_eq!(engine.save_mail_setup(request.clone()).await.unwrap_err(), again());
            assert!(engine.mail_setup().await.unwrap().has_password, "nothing was changed");
            request.password = Some("another".into());
            assert!(engine.save_mail_setup(request).await.unwrap().has_password);
            assert!(
                engine
                    .save_mail_setup(setup(Some("a secret")))
                    .await
                    .unwrap()
                    .has_password
            );
        }
        // A folder needs no password, and the server can be chosen again.
        let letters = folder.join("letters");
        let away = MailSetupRequest {
            way: engine::view::MailWay::Folder,
            folder: Some(Chosen::at(&letters)),
            ..setup(None)
        };
        let away = engine.save_mail_setup(away).await.unwrap();
        assert_eq!(Path::new(&away.folder), letters);
        let back = engine.save_mail_setup(setup(None)).await.unwrap();
        assert!(back.has_password && Path::new(&back.folder) == letters);
        // Without a login there is no password to keep.
        let nobody = MailSetupRequest {
            login: String::new(),
            ..setup(None)
        };
        assert!(!engine.save_mail_setup(nobody).await.unwrap().has_password);
        assert!(!engine.save_mail_setup(setup(None)).await.unwrap().has_password);
        engine.leave().await;
    }
}

#[tokio::test]
async fn a_file_changed_elsewhere_gets_no_password_of_this_device() {
    let folder = tempfile::tempdir().unwrap();
    let (here, there) = (Vault::memory(), Vault::memory());
    let engine_here = engine(folder.path(), &here);
    found(&engine_here).await;
    engine_here.save_mail_setup(setup(Some("a secret"))).await.unwrap();
    let file = engine_here.start().await.unwrap().session.unwrap().file;
    // The same file on a device that has no password for it.
    let path = folder
        .path()
        .join("profile")
        .canonicalize()
        .unwrap()
        .join(format!("{file}.coverbook"));
    let name = path.to_str().unwrap();
    there.put(name, &here.get(name).unwrap().unwrap()).unwrap();
    let engine_there = engine(folder.path(), &there);
    engine_there.open_only(None).await.unwrap();
    let other = MailSetupRequest {
        host: "mail.example.net".into(),
        ..setup(None)
    };
    engine_there.save_mail_setup(other).await.unwrap();
    assert!(!engine_here.mail_setup().await.unwrap().has_password);
    assert_eq!(
        engine_here
            .save_mail_setup(MailSetupRequest {
                host: "mail.example.net".into(),
                ..setup(None)
            })
            .await
            .unwrap_err(),
        again()
    );
    engine_there.leave().await;
    engine_here.leave().await;
}

#[tokio::test]
async fn a_login_without_encryption_stays_on_this_device() {
    let folder = tempfile::tempdir().unwrap();
    let engine = engine(folder.path(), &Vault::memory());
    found(&engine).await;
    for (host, login, allowed) in [
        ("localhost", "anna", true),
        ("LOCALHOST.", "anna", true),
        ("127.0.0.1", "anna", true),
        ("127.9.8.7", "anna", true),
        ("::1", "anna", true),
        ("[::1]", "anna", true),
        ("::ffff:127.0.0.1", "anna", true),
        ("mail.example.com", "anna", false),
        ("localhost.example.com", "anna", false),
        ("192.0.2.1", "anna", false),
        ("10.0.0.1", "anna", false),
        ("2001:db8::1", "anna", false),
        ("0.0.0.0", "anna", false),
        ("mail.example.com", "", true),
        ("mail.example.com", "  ", true),
    ] {
        let request = MailSetupRequest {
            host: host.into(),
            login: login.into(),
            security: engine::view::Security::None.into(),
            ..setup(Some("a secret"))
        };
        let saved = engine.save_mail_setup(request.clone()).await;
        let refused = AppError::Field {
            field: "security".into(),
            problem: engine::error::FieldProblem::InTheOpen,
        };
        assert_eq!(saved.is_ok(), allowed, "{host} {login}");
        if let Err(problem) = saved {
            assert_eq!(problem, refused, "{host} {login}");
            assert_eq!(engine.try_mail(request).await.unwrap_err(), refused, "{host} {login}");
        }
    }
    engine.leave().await;
}
