//! Adding a client by hand: from an empty form to a client who is covered and can be found.

use crate::steps::{found, wait_for_row};
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::failure::Outcome;
use tests::launch::{Launch, journey};

#[test]
fn a_client_is_added_by_hand_and_covered_in_the_same_step() -> Outcome {
    journey("adding", |home| {
        found(home)?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "Contacts")?;
        create_team(&app)?;
        what_is_missing_is_said(&app)?;
        cover_and_add(&app)?;
        by_keyboard_and_back(&app)?;
        app.quit()
    })
}

/// Creates a team without active staff.
fn create_team(app: &App) -> Outcome {
    app.click("link", "Client teams*")?;
    app.click("button", "Create team")?;
    app.fill("Name", "North")?;
    app.keys(&["Return"])?;
    app.wait_for("heading", "North")?;
    app.click("link", "Contacts*")
}

fn what_is_missing_is_said(app: &App) -> Outcome {
    app.click("button", "Add")?;
    app.click("menuitem", "Add client…*")?;
    app.wait_for("dialog", "Add client")?;
    app.keys(&["Return"])?;
    app.wait_for_text("Enter a name.")?;
    app.fill("First name", "Cora")?;
    app.fill("Last name", "Hale")?;
    app.keys(&["Return"])?;
    app.wait_for_text("Enter an e-mail address or a phone number.")?;
    app.screenshot("nobody-could-reach")?;
    ensure_accessible(app)?;
    app.fill("Phone number", "call me")?;
    app.keys(&["Return"])?;
    app.wait_for_text("Enter a phone number with its country code")?;
    app.fill("Phone number", "020 7946 0187")
}

fn cover_and_add(app: &App) -> Outcome {
    app.click("checkbox", "North")?;
    app.keys(&["Return"])?;
    app.wait_for_text("North has no active staff.")?;
    app.screenshot("nobody-covers")?;
    ensure_accessible(app)?;
    app.click("button", "Join North yourself and add")?;
    app.wait_for_text("Cora Hale added")?;
    app.wait_until_gone("dialog", "Add client")?;
    wait_for_row(app, "Cora")?;
    app.fill("Search contacts", "0187")?;
    wait_for_row(app, "Cora")
}

fn by_keyboard_and_back(app: &App) -> Outcome {
    app.click("link", "Clients*")?;
    app.wait_for("grid", "Clients")?;
    app.keys(&["ctrl+n"])?;
    app.wait_for("dialog", "Add client")?;
    app.fill("First name", "Ines")?;
    app.fill("E-mail address", "ines@example.com")?;
    app.keys(&["Return"])?;
    wait_for_row(app, "Ines")?;
    app.wait_for_text("2 clients")?;
    app.keys(&["ctrl+z"])?;
    app.wait_for_text("Undone: adding Ines")?;
    app.wait_for_text("1 client")
}
