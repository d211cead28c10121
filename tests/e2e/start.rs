//! The very first start.

use tests::accessibility::ensure_accessible;
use tests::failure::Outcome;
use tests::launch::{Launch, journey};

#[test]
fn an_empty_profile_opens_on_the_first_start_screen() -> Outcome {
    journey("start", |home| {
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "Welcome to Coverbook")?;
        app.screenshot("start")?;
        ensure_accessible(&app)?;
        app.quit()
    })
}
