//! Erasing a person for good: the question before it, what the audit log keeps, and that it cannot be
//! undone.

use crate::steps::{found, open_person, wait_for_row};
use tests::accessibility::{ensure_accessible, ensure_good_in_every_look};
use tests::app::App;
use tests::failure::{Outcome, ensure};
use tests::launch::{Launch, journey};

#[test]
fn a_person_who_was_never_invited_is_erased_for_good() -> Outcome {
    journey("erasing", |home| {
        found(home)?;
        for (given, family, phone) in [("Marta", "Ellery", "020 7946 0181"), ("Ben", "Harrow", "020 7946 0182")] {
            home.cli(&[
                "user", "add", "client", "--given", given, "--family", family, "--phone", phone,
            ])?;
        }
        let app = Launch::new(home).open()?;
        app.wait_for("grid", "Contacts")?;
        app.click("link", "Clients*")?;
        app.wait_for("grid", "Clients")?;
        open_person(&app, "Marta Ellery")?;
        the_word_comes_first(&app)?;
        she_is_gone(&app)?;
        the_audit_names_nobody(&app)?;
        app.quit()
    })
}

fn the_word_comes_first(app: &App) -> Outcome {
    app.click("button", "More")?;
    app.screenshot("erase-menu")?;
    ensure_accessible(app)?;
    app.click("menuitem", "Erase…")?;
    app.wait_for("dialog", "Erase Marta Ellery permanently?")?;
    app.wait_for_text("This cannot be undone.")?;
    app.fill("Type CONFIRM to continue", "confirm")?;
    ensure_good_in_every_look(app, "erase")?;
    app.click("button", "Erase permanently")?;
    app.wait_for_text("Type the word CONFIRM in capital letters.")?;
    app.fill("Type CONFIRM to continue", "CONFIRM")?;
    app.click("button", "Erase permanently")
}

fn she_is_gone(app: &App) -> Outcome {
    app.wait_for_text("Marta Ellery erased")?;
    app.wait_for("grid", "Clients")?;
    wait_for_row(app, "Ben Harrow")?;
    ensure(
        !app.names("row")?.iter().any(|row| row.contains("Ellery")),
        "she still stands in the list",
    )?;
    app.screenshot("erased")?;
    // Undo does not bring her back: it undoes the action before, and says which.
    app.keys(&["ctrl+z"])?;
    app.wait_for_text("Undone: adding Ben Harrow")?;
    app.keys(&["ctrl+shift+z"])?;
    app.wait_for_text("Redone: adding Ben Harrow")
}

fn the_audit_names_nobody(app: &App) -> Outcome {
    app.click("link", "Audit*")?;
    app.wait_for("grid", "Audit")?;
    wait_for_row(app, "Erasing people permanently")?;
    wait_for_row(app, "Adding a deleted person")?;
    app.screenshot("erased-audit")?;
    ensure_accessible(app)
}
