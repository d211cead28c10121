//! What tests start the application with.

use engine::clock::FixedClock;
use engine::request::CreateFirmRequest;

/// A firm in London, founded by Anna Whitmore, that no passphrase opens.
#[must_use]
pub fn founding(name: &str) -> CreateFirmRequest {
    CreateFirmRequest {
        name: name.to_owned(),
        country: "GB".to_owned(),
        time_zone: "Europe/London".to_owned(),
        given: "Anna".to_owned(),
        family: "Whitmore".to_owned(),
        email: "anna@example.com".to_owned(),
        passphrase: None,
        language: engine::view::Language::En.into(),
    }
}

/// A clock that shows a time in September 2026.
#[must_use]
pub fn clock() -> FixedClock {
    FixedClock::new(chrono::DateTime::from_timestamp(1_790_000_000, 0).unwrap())
}
