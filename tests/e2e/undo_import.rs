//! An import is undone although somebody of it changed since, and a row that may be somebody is decided by hand.

use tests::accessibility::ensure_good_in_every_look;
use tests::app::App;
use tests::dialog;
use tests::failure::{Outcome, ensure};
use tests::launch::{Home, Launch, journey};

use crate::steps::{found, wait_for_row};

const CLIENTS: &str = "Name,Email,Phone Number
Ann Roy,ann@example.com,+44 20 7946 0101
Bea Low,bea@example.com,+44 20 7946 0102
Cy May,cy@example.com,+44 20 7946 0103
";

const NEXT: &str = "First Name,Last Name,Email,Phone Number
Dora,Hale,bea@example.com,+44 20 7946 0105
";

#[test]
fn what_changed_since_stays_and_a_row_is_decided_by_hand() -> Outcome {
    journey("undo-import", |home| {
        found(home)?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "Contacts")?;
        first_import(&app, home)?;
        decide(&app, home)?;
        app.quit()
    })
}

fn first_import(app: &App, home: &Home) -> Outcome {
    open(app, home, "clients.csv", CLIENTS)?;
    app.wait_for_text("3 ready")?;
    // The file has no column for the company, and one with full names.
    app.click("button", "Same for all rows…")?;
    app.wait_for("dialog", "Same for all rows")?;
    ensure_good_in_every_look(app, "import-same")?;
    app.fill("Company", "Lane Ltd")?;
    app.click("button", "Use for all rows")?;
    app.wait_for("button", "Same for all rows (1)…")?;
    app.choose("Full names", "Keep whole")?;
    app.choose("Full names", "Split into first and last name")?;
    app.screen("import-strip")?;
    app.click("button", "Continue with 3 rows")?;
    app.click("button", "Import")?;
    app.wait_for("heading", "3 people imported")?;

    let bea = home.cli(&["search", "bea@example.com"])?;
    let id = bea.split('\t').next().unwrap_or_default();
    home.cli(&["user", "edit", id, "--job-title", "Trustee"])?;
    app.click("button", "Undo import")?;
    app.wait_for("dialog", "Keep what changed since?")?;
    app.wait_for_text("Bea Low")?;
    ensure_good_in_every_look(app, "undo-keeping")?;
    app.click("button", "Undo the rest")?;
    app.wait_for("heading", "Import undone")?;
    app.wait_for_text("1 person or team that changed after the import stayed as it was.")?;
    app.screen("undone-but-one")?;
    app.click("link", "Show who stayed")?;
    wait_for_row(app, "Bea Low")?;
    let clients = home.cli(&["user", "list", "clients", "--json"])?;
    ensure(
        clients.contains("Lane Ltd") && clients.contains("Trustee") && !clients.contains("Cy"),
        format!("clients: {clients}"),
    )
}

fn decide(app: &App, home: &Home) -> Outcome {
    open(app, home, "next.csv", NEXT)?;
    app.wait_for_text("Another name for this address")?;
    app.keys(&["ctrl+f", "Down"])?;
    app.wait_for("button", "It is Bea Low*")?;
    ensure_good_in_every_look(app, "import-who")?;
    app.keys(&["ctrl+Return"])?;
    app.wait_for_text("1 row decided")?;
    app.wait_for("button", "Continue with 1 row")?;
    app.keys(&["ctrl+z"])?;
    app.wait_for("button", "It is Bea Low*")?;
    app.keys(&["plus"])?;
    app.wait_for("button", "Decide again")?;
    app.screen("import-decided")?;
    app.click("button", "Continue with 1 row")?;
    app.wait_for_text("1 new")?;
    app.click("button", "Import")?;
    app.wait_for("heading", "1 person imported")
}

fn open(app: &App, home: &Home, name: &str, text: &str) -> Outcome {
    let file = home.path(name);
    std::fs::write(&file, text)?;
    app.keys(&["ctrl+shift+i"])?;
    dialog::choose_file("Choose a file to import", &file)
}
