//! A clock far ahead ends nothing by itself.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use chrono::TimeDelta;
use engine::Engine;
use engine::chosen::Chosen;
use engine::clock::{Clock, FixedClock};
use engine::profile::Profile;
use engine::request::{AddPersonRequest, ChangeSettingsRequest, CreateFirmRequest, IdRequest, MailSetupRequest};
use engine::secrets::Vault;

struct Desk {
    folder: tempfile::TempDir,
    clock: FixedClock,
    vault: Vault,
}

impl Desk {
    fn engine(&self) -> Engine {
        let profile = Profile::locate(Some(self.folder.path().join("profile"))).unwrap();
        Engine::new(profile, self.vault.clone(), Clock::Fixed(self.clock.clone())).unwrap()
    }
}

/// A firm with somebody invited, whose mail has left.
async fn invited() -> (Desk, Engine, String) {
    let desk = Desk {
        folder: tempfile::tempdir().unwrap(),
        clock: FixedClock::new(chrono::DateTime::from_timestamp(1_790_000_000, 0).unwrap()),
        vault: Vault::memory(),
    };
    let engine = desk.engine();
    let request = CreateFirmRequest {
        name: "Larkfield & Moss".into(),
        country: "GB".into(),
        time_zone: "Europe/London".into(),
        given: "Anna".into(),
        family: "Whitmore".into(),
        email: "anna@example.com".into(),
        passphrase: None,
    };
    engine.create_firm(request).await.unwrap();
    let letters = MailSetupRequest {
        way: engine::view::MailWay::Folder,
        host: String::new(),
        port: 587,
        security: engine::view::Security::StartTls.into(),
        login: String::new(),
        password: None,
        from: "anna@example.com".into(),
        from_name: "Larkfield & Moss".into(),
        language: engine::view::Language::En.into(),
        per_minute: 30,
        folder: Some(Chosen::at(desk.folder.path().join("letters"))),
    };
    engine.save_mail_setup(letters).await.unwrap();
    let reminders = ChangeSettingsRequest {
        reminders: Some(true),
        ..ChangeSettingsRequest::default()
    };
    engine.change_settings(reminders).await.unwrap();
    let ben = AddPersonRequest {
        middle_names: String::new(),
        company: String::new(),
        note: String::new(),
        language: domain::language::PreferredLanguage::default().into(),
        kind: domain::people::Kind::Client.into(),
        given: "Ben".into(),
        family: "Osei".into(),
        job_title: String::new(),
        email: "ben@example.com".into(),
        phone: String::new(),
        identifier: String::new(),
        arrival: engine::request::ArrivalCode::Invited,
        message: String::new(),
        teams: Vec::new(),
        book: None,
    };
    let ben = engine.add_person(ben).await.unwrap().id.unwrap();
    assert_eq!(engine.mail_round().await.unwrap().sent, 1);
    (desk, engine, ben)
}

async fn state(engine: &Engine, id: &str) -> String {
    let shown = engine.invitation(IdRequest { id: id.to_owned() }).await.unwrap();
    let state = shown.brief.unwrap().state;
    format!("{state:?}").to_lowercase()
}

#[tokio::test]
async fn a_clock_far_ahead_ends_nothing_until_somebody_says_that_it_is_right() {
    let (desk, engine, ben) = invited().await;
    for years in [1, 10, 70] {
        let ahead = TimeDelta::days(365 * years);
        desk.clock.advance(ahead);
        let round = engine.mail_round().await.unwrap();
        assert_eq!((round.sent, round.waiting), (0, 0), "{years}");
        assert_eq!(state(&engine, &ben).await, "pending", "{years}");
        assert!(engine.clock().await.unwrap().doubted_since.is_some());
        // Nor does a new start of the program.
        engine.leave().await;
        let again = desk.engine();
        again.open_only(None).await.unwrap();
        again.mail_round().await.unwrap();
        assert_eq!(state(&again, &ben).await, "pending", "{years}");
        again.leave().await;
        engine.open_only(None).await.unwrap();
        // The clock is put right: nothing has happened, and the days go on.
        desk.clock.advance(-ahead);
        assert!(engine.clock().await.unwrap().doubted_since.is_none());
    }
    desk.clock.advance(TimeDelta::days(1));
    assert_eq!(engine.mail_round().await.unwrap().sent, 1, "the next day's mail");

    // A firm that nobody opened for half a year: the date is right.
    desk.clock.advance(TimeDelta::days(180));
    engine.mail_round().await.unwrap();
    assert_eq!(state(&engine, &ben).await, "pending");
    assert!(engine.confirm_clock().await.unwrap().doubted_since.is_none());
    engine.mail_round().await.unwrap();
    assert_eq!(state(&engine, &ben).await, "expired");
    engine.leave().await;
}

#[tokio::test]
async fn days_that_pass_are_believed() {
    let (desk, engine, ben) = invited().await;
    for _ in 0..3 {
        desk.clock.advance(TimeDelta::days(15));
        engine.mail_round().await.unwrap();
        assert!(engine.clock().await.unwrap().doubted_since.is_none());
    }
    assert_eq!(state(&engine, &ben).await, "expired");
    engine.leave().await;
}
