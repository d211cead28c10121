//! Contact books: a client gets one, and later all of them are replaced by client teams.

use crate::steps::{found, open_settings};
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::dialog;
use tests::failure::{Failure, Outcome};
use tests::launch::{Home, Launch, journey};

#[test]
fn books_are_kept_and_given_up() -> Outcome {
    journey("books", |home| {
        found(home)?;
        staff(home, "Sam", "Lee")?;
        without_cover(home)?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "Contacts")?;
        keep_books(&app)?;
        who_has_nobody(&app)?;
        a_client_with_a_book(&app)?;
        open_the_book(&app)?;
        give_them_up(&app, home)?;
        app.quit()
    })
}

fn staff(home: &Home, given: &str, family: &str) -> Outcome<String> {
    let email = format!("{given}@example.com");
    let add = [
        "user", "add", "staff", "--given", given, "--family", family, "--email", &email, "--active",
    ];
    Ok(home.cli(&add)?.trim().to_owned())
}

/// North has a client; Tess, who covers it, is suspended.
fn without_cover(home: &Home) -> Outcome {
    let tess = staff(home, "Tess", "Moor")?;
    home.cli(&["team", "create", "North", "--identifier", "North"])?;
    home.cli(&["team", "add", "North", &tess])?;
    home.cli(&[
        "user",
        "add",
        "client",
        "--given",
        "Dora",
        "--email",
        "dora@example.com",
        "--team",
        "North",
    ])?;
    home.cli(&["user", "suspend", &tess, "--uncovering"]).map(drop)
}

fn who_has_nobody(app: &App) -> Outcome {
    app.click("link", "Contact books*")?;
    app.wait_for_text("1 book has clients and no active staff.")?;
    app.click("button", "Show")?;
    app.wait_for_text("Only books with clients and no active staff are shown.")?;
    app.wait_until_gone("link", "Default client team*")?;
    app.screenshot("uncovered")?;
    ensure_accessible(app)?;
    app.click("button", "Show all")?;
    app.wait_for("link", "Default client team*")
}

fn keep_books(app: &App) -> Outcome {
    open_settings(app, "Books and notices")?;
    app.click("checkbox", "Give every client their own contact book")?;
    app.wait_for_text("Settings saved")?;
    app.wait_for("link", "Contact books*")?;
    app.screenshot("settings")?;
    ensure_accessible(app)
}

/// The book has no active staff at first; a button of the dialog adds some.
fn a_client_with_a_book(app: &App) -> Outcome {
    app.click("link", "Clients*")?;
    app.keys(&["ctrl+n"])?;
    app.wait_for("dialog", "Add client")?;
    app.fill("First name", "Cora")?;
    app.fill("Last name", "Hale")?;
    app.fill("E-mail address", "cora@example.com")?;
    app.fill("Name of the book", "Family Hale")?;
    app.click("button", "Remove Anna Whitmore from the book")?;
    app.wait_for_text("The book has none.")?;
    app.click("radio", "Add without inviting")?;
    app.click("button", "Add client")?;
    app.wait_for_text("Family Hale has no active staff.")?;
    app.screenshot("nobody-active")?;
    ensure_accessible(app)?;
    app.fill("Add someone: name, e-mail or phone", "sam")?;
    app.click("button", "Add Sam Lee")?;
    app.wait_for_text("The book has 1 active member of staff.")?;
    app.click("button", "Add yourself to the book and continue")?;
    app.wait_for_text("Cora Hale added")?;
    app.click("link", "Contact books*")?;
    app.click("link", "Family Hale")?;
    app.wait_for("heading", "Family Hale")?;
    app.wait_for_text("2 active")?;
    app.screenshot("book")?;
    ensure_accessible(app)
}

/// Its clients see each other only after a warning is confirmed.
fn open_the_book(app: &App) -> Outcome {
    app.click("checkbox", "Clients see each other")?;
    app.wait_for("dialog", "Let the clients of Family Hale see each other?")?;
    app.screenshot("sharing")?;
    ensure_accessible(app)?;
    app.click("button", "Let them see each other")?;
    app.wait_for_text("The clients of Family Hale see each other")?;
    app.click("checkbox", "Clients see each other")?;
    app.wait_for_text("no longer see each other")
}

fn give_them_up(app: &App, home: &Home) -> Outcome {
    // What was just done is shown where the button is.
    app.click("button", "Close")?;
    open_settings(app, "Books and notices")?;
    app.click("button", "Move to client teams…")?;
    app.wait_for("dialog", "Move to client teams")?;
    app.wait_for_text("2 contact books will be deleted.")?;
    app.wait_for_text("2 members of staff will have no team until you add them to one.")?;
    app.screenshot("migration")?;
    ensure_accessible(app)?;
    app.click("button", "Save file and move…")?;
    let file = home.path("books.csv");
    dialog::choose_file("Save file", &file)?;
    app.wait_for_text("2 clients moved to client teams")?;
    let text = std::fs::read_to_string(&file).map_err(|error| Failure::new(error.to_string()))?;
    if !text.contains("Family Hale") || text.lines().count() != 9 {
        return Err(Failure::new(format!(
            "who was in which book is not in the file:\n{text}"
        )));
    }
    app.wait_for("link", "Client teams*")?;
    app.click("link", "Client teams*")?;
    app.wait_for_text("1 team")?;
    app.screenshot("teams")?;
    ensure_accessible(app)?;
    app.keys(&["ctrl+z"])?;
    app.wait_for("link", "Contact books*")?;
    app.wait_for("link", "Family Hale")
}
