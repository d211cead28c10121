//! A new firm follows its setup list: from its founder alone to the first client who accepted.

use std::path::Path;

use crate::steps::{add_to_team, code_in, found, letter_to, letters_into_a_folder, wait_for_row};
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::failure::Outcome;
use tests::launch::{Launch, journey};

#[test]
fn the_setup_list_leads_to_the_first_client_who_accepted() -> Outcome {
    journey("setup", |home| {
        found(home)?;
        let letters = letters_into_a_folder(home)?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "Contacts")?;
        app.click("link", "Set up*")?;
        app.wait_for("heading", "Set up Harcourt & Lane")?;
        app.wait_for_text("0 of 4 done")?;
        app.screenshot("nothing-done")?;
        ensure_accessible(&app)?;
        staff(&app, &letters)?;
        team(&app)?;
        client(&app, &letters)?;
        app.quit()
    })
}

fn staff(app: &App, letters: &Path) -> Outcome {
    app.click("button", "Invite staff")?;
    app.wait_for("dialog", "Add staff")?;
    app.fill("First name", "Ben")?;
    app.fill("Last name", "Ott")?;
    app.fill("E-mail address", "ben@example.com")?;
    app.click("radio", "Invite by e-mail")?;
    app.click("button", "Send invitation")?;
    app.wait_for_text("Ben Ott added")?;
    app.wait_for_text("1 of 2 has accepted.")?;
    app.wait_for_text("1 of 4 done")?;
    app.screenshot("staff-invited")?;
    app.click("button", "Show invitations")?;
    accept(app, letters, "Ben Ott", "ben@example.com")?;
    app.click("link", "Set up*")?;
    app.wait_for_text("2 of 4 done")
}

fn team(app: &App) -> Outcome {
    app.click("button", "New team")?;
    app.wait_for("dialog", "Create team")?;
    app.fill("Name", "North")?;
    app.keys(&["Return"])?;
    app.wait_for("heading", "North")?;
    add_to_team(app, "North", "Ben Ott")
}

fn client(app: &App, letters: &Path) -> Outcome {
    app.keys(&["ctrl+n"])?;
    app.wait_for("dialog", "Add client")?;
    app.fill("First name", "Cora")?;
    app.fill("Last name", "Hale")?;
    app.fill("E-mail address", "cora@example.com")?;
    app.click("checkbox", "North")?;
    app.click("button", "Send invitation")?;
    app.wait_for_text("Cora Hale added")?;
    app.click("link", "Clients*")?;
    accept(app, letters, "Cora Hale", "cora@example.com")?;
    // When everything is done, the list disappears from the sidebar.
    app.keys(&["ctrl+k"])?;
    app.wait_for("dialog", "*")?;
    app.type_text("Go to Set up")?;
    app.keys(&["Return"])?;
    app.wait_for_text("Everything is set up.")?;
    app.wait_for_text("4 of 4 done")?;
    app.screenshot("everything-done")?;
    ensure_accessible(app)
}

/// A person in the list on show accepts with the code of their mail.
fn accept(app: &App, letters: &Path, name: &str, address: &str) -> Outcome {
    wait_for_row(app, name)?;
    let mut code = None;
    app.wait_until(&format!("a mail to {address}"), || {
        code = letter_to(letters, address).as_deref().and_then(code_in);
        code.is_some()
    })?;
    app.click("button", &format!("Actions for {name}"))?;
    app.click("menuitem", "Record as accepted…")?;
    app.wait_for("dialog", &format!("Has {name} accepted?"))?;
    app.fill("Code from their latest e-mail", &code.unwrap_or_default())?;
    app.keys(&["Return"])?;
    app.wait_for_text(&format!("{name} recorded as accepted"))
}
