//! The main task on a new machine, from nothing to the phone number on the screen.

use crate::new_key::code_in;
use crate::steps::{READY, REFUSED, ROWS, clients_file, wait_for_row};
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::dialog;
use tests::drag::{drag_files, drag_over};
use tests::failure::{Outcome, ensure};
use tests::launch::{Home, Launch, journey};

#[test]
fn from_an_empty_machine_to_the_number_on_the_screen() -> Outcome {
    journey("first-firm", |home| {
        let app = Launch::new(home).started_from_the_menu().open()?;
        create_firm(&app, home)?;
        create_team(&app)?;

        let file = clients_file(home, "Kundenliste März.csv")?;
        let dragged = drag_over(&app, &[&file])?;
        app.wait_for_text("Drop to import")?;
        app.screen("first-firm-drag")?;
        dragged.drop_here()?;
        check_and_import(&app)?;
        find_and_open(&app)?;
        undo_and_redo(&app)?;
        app.quit()?;

        let app = Launch::new(home).started_from_the_menu().open()?;
        app.wait_for("grid", "Contacts")?;
        app.fill("Search contacts", "groß")?;
        wait_for_row(&app, "Jürgen Groß")?;
        // The same file again: all its people exist already.
        drag_files(&app, &[&file])?;
        app.click("button", &format!("Continue with {READY} rows"))?;
        app.wait_for_text(&format!("{READY} unchanged"))?;
        app.keys(&["Escape"])?;
        app.quit()
    })
}

/// Creates a firm in the window and opens it; returns its recovery code.
pub(crate) fn create_firm(app: &App, home: &Home) -> Outcome<String> {
    app.click("button", "Create a firm*")?;
    app.wait_for("heading", "Create a firm")?;
    app.fill("Name of the firm", "Harcourt & Lane")?;
    app.choose("Country", "United Kingdom (+44)")?;
    app.fill("Your first name", "Anna")?;
    app.fill("Your last name", "Whitmore")?;
    app.fill("Your e-mail address", "anna@example.com")?;
    app.screenshot("create-firm")?;
    ensure_accessible(app)?;
    app.click("button", "Create firm")?;

    app.wait_for("heading", "Write down the recovery code")?;
    app.screenshot("recovery-code")?;
    let code = code_in(&app.text()?)?;
    ensure_accessible(app)?;
    save_the_code(app, home)?;
    app.click("checkbox", "I wrote it down")?;
    app.click("button", "Open the firm")?;
    app.wait_for("heading", "No contacts yet")?;
    app.screenshot("empty-firm")?;
    ensure_accessible(app)?;
    Ok(code)
}

/// Saves the code as a text file; afterwards the window no longer shows it.
fn save_the_code(app: &App, home: &Home) -> Outcome {
    let file = home.path("code.txt");
    app.click("button", "Save as a file…")?;
    dialog::choose_file("Save file", &file)?;
    app.wait_for_text("code.txt saved. Keep it away from this computer.")?;
    app.screenshot("recovery-code-saved")?;
    let text = std::fs::read_to_string(&file)?;
    ensure(text.contains("Firm: Harcourt & Lane"), format!("the file says {text}"))
}

fn create_team(app: &App) -> Outcome {
    app.click("link", "Client teams*")?;
    app.click("button", "Create team")?;
    app.wait_for("dialog", "Create team")?;
    app.fill("Name", "Northern clients")?;
    app.fill("Identifier*", "NORTH")?;
    app.screenshot("create-team")?;
    ensure_accessible(app)?;
    app.click("button", "Create team")?;
    app.wait_for("heading", "Northern clients")?;
    app.screenshot("team")?;
    ensure_accessible(app)
}

fn check_and_import(app: &App) -> Outcome {
    app.wait_for("heading", "Import")?;
    app.wait_for_text(&format!("{ROWS} rows"))?;
    app.wait_for_text(&format!("{REFUSED} cannot be imported"))?;
    wait_for_row(app, "Zoë")?;
    app.screenshot("import-check")?;
    ensure_accessible(app)?;
    app.window.resize(900, 600)?;
    app.screenshot("import-check-small")?;
    ensure_accessible(app)?;
    app.window.resize(1280, 800)?;

    app.click("button", &format!("Continue with {READY} rows"))?;
    app.wait_for("dialog", &format!("Import {READY} people?"))?;
    app.wait_for_text(&format!("{READY} new"))?;
    app.wait_for_text(&format!("{REFUSED} left out"))?;
    app.screenshot("import-forecast")?;
    ensure_accessible(app)?;
    app.click("button", "Import")?;
    app.wait_for("heading", &format!("{READY} people imported"))?;
    app.screenshot("import-done")?;
    ensure_accessible(app)
}

fn find_and_open(app: &App) -> Outcome {
    app.click("link", "Contacts*")?;
    app.fill("Search contacts", "zoe mu")?;
    wait_for_row(app, "Zoë Müller")?;
    app.fill("Search contacts", "0018")?;
    app.wait_until("one hit for the last four digits", || {
        app.names("row").is_ok_and(|rows| rows.len() == 1)
    })?;
    wait_for_row(app, "Zoë Müller")?;
    app.keys(&["Down", "Return"])?;
    app.wait_for("heading", "Zoë Müller")?;
    app.wait_for("button", "Call 020 7946 0018")?;
    app.wait_for_text("Anna Whitmore")?;
    app.screenshot("overview")?;
    ensure_accessible(app)
}

fn undo_and_redo(app: &App) -> Outcome {
    app.keys(&["ctrl+z"])?;
    app.wait_for_text("Undone: importing Kundenliste März.csv")?;
    app.wait_for("heading", "No contacts match “0018”")?;
    app.keys(&["ctrl+shift+z"])?;
    app.wait_for_text("Redone: importing Kundenliste März.csv")?;
    wait_for_row(app, "Zoë Müller")
}
