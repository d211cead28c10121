//! An invited person joins on their own at the administrator's computer.

use crate::steps::{found, open_person, open_settings, wait_for_row};
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::desks::invited;
use tests::failure::{Outcome, ensure};
use tests::launch::{Launch, journey};

#[test]
fn an_invited_client_joins_here_with_a_username_and_both_terms() -> Outcome {
    journey("joining", |home| {
        found(home)?;
        let code = invited(home, "Cora")?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "Contacts")?;
        write_terms(&app)?;
        sit_down(&app)?;
        app.keys(&["Escape"])?;
        app.wait_for("heading", "Clients")?;
        sit_down(&app)?;
        join(&app, &code)?;
        what_is_kept(&app)?;
        app.quit()
    })
}

fn write_terms(app: &App) -> Outcome {
    // Until it is there, the links below it may still move.
    app.wait_for("link", "Set up*")?;
    open_settings(app, "Terms")?;
    app.fill("Your firm’s terms", "Be kind to each other.")?;
    app.click("button", "Save terms")?;
    app.wait_for_text("In force since")?;
    app.screenshot("terms")?;
    ensure_accessible(app)
}

/// The joining screen shows nothing of the firm but its name, and no key leads elsewhere.
fn sit_down(app: &App) -> Outcome {
    app.click("link", "Clients*")?;
    wait_for_row(app, "Cora Hale")?;
    app.click("button", "Actions for Cora Hale")?;
    app.click("menuitem", "Join on this computer…")?;
    app.wait_for("heading", "Welcome, Cora")?;
    app.keys(&["ctrl+k"])?;
    app.screenshot("join")?;
    ensure_accessible(app)?;
    let links = app.names("link")?;
    ensure(links.is_empty(), format!("there are ways out: {links:?}"))?;
    let shown = app.names("heading")?;
    ensure(!shown.iter().any(|name| name.contains("Hale")), format!("{shown:?}"))
}

fn join(app: &App, code: &str) -> Outcome {
    app.fill("Code from your latest e-mail", "AAAA-AAAA")?;
    app.fill("Choose a username", "cora hale")?;
    app.keys(&["Return"])?;
    app.wait_for_text("A username has only letters and digits.")?;
    app.wait_for_text("You must accept these terms to join.")?;
    app.screenshot("join-missing")?;
    ensure_accessible(app)?;
    app.fill("Choose a username", "CoraHale7")?;
    app.click("checkbox", "I accept the terms of Coverbook")?;
    app.click("checkbox", "I accept the terms of Harcourt & Lane")?;
    app.click("button", "Join")?;
    app.wait_for_text("4 tries left")?;
    app.fill("Code from your latest e-mail", &code.to_lowercase())?;
    app.keys(&["Return"])?;
    app.wait_for("heading", "Thank you, Cora")?;
    app.screenshot("joined")?;
    ensure_accessible(app)?;
    app.click("button", "Return to Coverbook")
}

fn what_is_kept(app: &App) -> Outcome {
    app.wait_for("heading", "Clients")?;
    app.wait_for_text("Cora joined")?;
    wait_for_row(app, "Active")?;
    open_person(app, "Cora Hale")?;
    app.click("tab", "Invitation")?;
    app.wait_for_text("CoraHale7")?;
    app.wait_for_text("Accepted Coverbook’s terms and the firm’s terms of")?;
    app.screenshot("who-joined")?;
    ensure_accessible(app)
}
