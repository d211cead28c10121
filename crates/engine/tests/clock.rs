//! A clock far ahead ends no invitation.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use chrono::TimeDelta;
use engine::Engine;
use engine::chosen::Chosen;
use engine::clock::{Clock, FixedClock};
use engine::profile::Profile;
use engine::request::{AddPersonRequest, ChangeSettingsRequest, IdRequest, MailSetupRequest};
use engine::secrets::Vault;
use testkit::program::founding;

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

/// A firm with one invitation, whose mail was sent.
async fn invited() -> (Desk, Engine, String) {
    let desk = Desk {
        folder: tempfile::tempdir().unwrap(),
        clock: testkit::program::clock(),
        vault: Vault::memory(),
    };
    let engine = desk.engine();
    engine.create_firm(founding("Larkfield & Moss")).await.unwrap();
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
async fn a_clock_far_ahead_ends_nothing_until_confirmed() {
    let (desk, engine, ben) = invited().await;
    for years in [1, 10, 70] {
        let ahead = TimeDelta::days(365 * years);
        desk.clock.advance(ahead);
        let round = engine.mail_round().await.unwrap();
        assert_eq!((round.sent, round.waiting), (0, 0), "{years}");
        assert_eq!(state(&engine, &ben).await, "pending", "{years}");
        assert!(engine.clock().await.unwrap().doubted_since.is_some());
        // Neither does restarting the program.
        engine.leave().await;
        let again = desk.engine();
        again.open_only(None).await.unwrap();
        again.mail_round().await.unwrap();
        assert_eq!(state(&again, &ben).await, "pending", "{years}");
        again.leave().await;
        engine.open_only(None).await.unwrap();
        // The clock is corrected: nothing has expired, and the days continue.
        desk.clock.advance(-ahead);
        assert!(engine.clock().await.unwrap().doubted_since.is_none());
    }
    desk.clock.advance(TimeDelta::days(1));
    assert_eq!(engine.mail_round().await.unwrap().sent, 1, "the next day's mail");

    // A firm that was not opened for half a year: the date is right.
    desk.clock.advance(TimeDelta::days(180));
    engine.mail_round().await.unwrap();
    assert_eq!(state(&engine, &ben).await, "pending");
    assert!(engine.confirm_clock().await.unwrap().doubted_since.is_none());
    engine.mail_round().await.unwrap();
    assert_eq!(state(&engine, &ben).await, "expired");
    engine.leave().await;
}

#[tokio::test]
async fn passing_days_are_trusted() {
    let (desk, engine, ben) = invited().await;
    for _ in 0..3 {
        desk.clock.advance(TimeDelta::days(15));
        engine.mail_round().await.unwrap();
        assert!(engine.clock().await.unwrap().doubted_since.is_none());
    }
    assert_eq!(state(&engine, &ben).await, "expired");
    engine.leave().await;
}
