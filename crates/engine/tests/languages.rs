//! Saved files are in the reader's language; codes are the same in every language.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use engine::Engine;
use engine::chosen::Chosen;
use engine::clock::{Clock, FixedClock};
use engine::profile::Profile;
use engine::request::{AuditRequest, CreateFirmRequest, SaveAuditRequest, SaveCodeRequest};
use engine::secrets::Vault;
use engine::view::Language;

#[tokio::test]
async fn default_team_audit_and_recovery_sheet_are_in_the_readers_language() {
    for (language, team, head, code_is) in [
        (
            Language::En,
            "Default client team",
            "When,Who,Action,About,Records,Undo,Undone since,Command",
            "Firm: Larkfield & Moss",
        ),
        (
            Language::De,
            "Standardteam",
            "Wann,Wer,Aktion,Betrifft,Datensätze,Rückgängig gemacht,Seither rückgängig gemacht,Befehl",
            "Kanzlei: Larkfield & Moss",
        ),
        (
            Language::Fr,
            "Équipe par défaut",
            "Quand,Qui,Action,Concerne,Fiches,Annulation,Annulée depuis,Commande",
            "Cabinet\u{a0}: Larkfield & Moss",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let clock = FixedClock::new(chrono::DateTime::from_timestamp(1_790_000_000, 0).unwrap());
        let profile = Profile::locate(Some(folder.path().join("profile"))).unwrap();
        let engine = Engine::new(profile, Vault::memory(), Clock::Fixed(clock)).unwrap();
        let request = CreateFirmRequest {
            name: "Larkfield & Moss".into(),
            country: "GB".into(),
            time_zone: "Europe/London".into(),
            given: "Anna".into(),
            family: "Whitmore".into(),
            email: "anna@example.com".into(),
            passphrase: None,
            language: language.into(),
        };
        engine.create_firm(request).await.unwrap();
        assert_eq!(engine.teams().await.unwrap().remove(0).name, team);

        let sheet = folder.path().join("code.txt");
        let request = SaveCodeRequest {
            file: Chosen::at(&sheet),
            language: language.into(),
        };
        engine.save_recovery_code(request).await.unwrap();
        let sheet = std::fs::read_to_string(sheet).unwrap();
        assert!(sheet.contains(code_is), "{sheet}");

        let audit = folder.path().join("audit.csv");
        let request = SaveAuditRequest {
            audit: AuditRequest::default(),
            file: Chosen::at(&audit),
            language: language.into(),
        };
        engine.save_audit(request).await.unwrap();
        let audit = std::fs::read_to_string(audit).unwrap();
        assert_eq!(audit.trim_start_matches('\u{feff}').lines().next(), Some(head));
        assert!(audit.contains(",createFirm,"), "{audit}");
    }
}
