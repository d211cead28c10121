//! A new key for a firm with its key in the system's keyring: the old secrets no longer open it.

use crate::first_firm::create_firm;
use crate::steps::open_settings;
use tests::accessibility::ensure_good_in_every_look;
use tests::app::App;
use tests::failure::{Failure, Outcome, ensure};
use tests::launch::{Launch, journey};

#[test]
fn a_new_key_is_made_and_only_its_recovery_code_opens_the_firm() -> Outcome {
    journey("new-key", |home| {
        let app = Launch::new(home).started_from_the_menu().open()?;
        let before = create_firm(&app, home)?;
        open_settings(&app, "Security")?;
        ensure_good_in_every_look(&app, "security")?;
        let code = make(&app)?;
        ensure(code != before, "the code is the one of before")?;
        only_this_code_opens(&app, &before, &code)?;
        app.quit()?;
        // The keyring has the new key, so the next start asks nothing.
        let app = Launch::new(home).started_from_the_menu().open()?;
        app.wait_for("heading", "No contacts yet")?;
        app.quit()
    })
}

fn make(app: &App) -> Outcome<String> {
    app.click("button", "Make a new key…")?;
    app.wait_for("dialog", "Make a new key")?;
    app.fill("New passphrase*", "short")?;
    app.fill("Repeat new passphrase", "short")?;
    app.keys(&["Return"])?;
    app.wait_for_text("A passphrase has at least 12 characters. Choose a longer one.")?;
    ensure_good_in_every_look(app, "new-key-short")?;
    app.click("button", "Cancel")?;
    app.wait_until_gone("dialog", "Make a new key")?;
    app.click("button", "Make a new key…")?;
    app.fill("New passphrase*", "a blue lagoon")?;
    app.fill("Repeat new passphrase", "a blue lagoon")?;
    app.click("button", "Show new code")?;
    app.wait_for("checkbox", "I wrote it down")?;
    ensure_good_in_every_look(app, "new-key-code")?;
    let code = code_in(&app.text()?)?;
    app.click("checkbox", "I wrote it down")?;
    app.click("button", "Make new key")?;
    app.wait_until_gone("dialog", "Make a new key")?;
    Ok(code)
}

/// The recovery code in a text: nine groups with hyphens between them.
pub(crate) fn code_in(text: &str) -> Outcome<String> {
    let is_code = |word: &&str| word.matches('-').count() == 8 && word.len() > 40;
    let found = text.split_whitespace().find(is_code).map(str::to_owned);
    found.ok_or_else(|| Failure::new(format!("no code is shown: {text}")))
}

fn only_this_code_opens(app: &App, before: &str, code: &str) -> Outcome {
    app.keys(&["ctrl+shift+l"])?;
    app.wait_for("heading", "Harcourt & Lane is locked")?;
    ensure_good_in_every_look(app, "new-key-locked")?;
    app.fill("Passphrase or recovery code", before)?;
    app.keys(&["Return"])?;
    app.wait_for_text("This does not open the firm.")?;
    app.fill("Passphrase or recovery code", code)?;
    app.keys(&["Return"])?;
    app.wait_for("heading", "Settings")
}
