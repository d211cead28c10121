//! Rows of a file are repaired before they are imported: cells typed anew, proposals taken, rows left out, texts
//! replaced, and each of it taken back.

use crate::steps::{found, wait_for_row};
use tests::accessibility::{ensure_accessible, ensure_good_in_every_look};
use tests::app::App;
use tests::dialog;
use tests::failure::{Outcome, ensure};
use tests::launch::{Launch, journey};

const CLIENTS: &str = "First Name,Last Name,Email,Phone Number,Group Identifiers
Ann,Roy,ann at example.com,+44 20 7946 0101,
Bea,Low,bea@example.com,447700900102,
Cy,May,cy@example.com,447700900103,
Dan,Ray,dan@example.com,020 7946 0104,Nowhere
,,lost@example.com,,
";

#[test]
fn cells_and_rows_are_repaired_and_taken_back() -> Outcome {
    journey("repairing", |home| {
        found(home)?;
        let file = home.path("clients.csv");
        std::fs::write(&file, CLIENTS)?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "Contacts")?;
        app.keys(&["ctrl+shift+i"])?;
        dialog::choose_file("Choose a file to import", &file)?;
        app.wait_for_text("2 cannot be imported")?;
        // From the search into the rows, without a pointer.
        app.keys(&["ctrl+f", "Down"])?;
        to_cell(&app, &["Right", "Right", "Right"])?;
        app.wait_for_text("Not an e-mail address")?;
        ensure_good_in_every_look(&app, "import-cell")?;
        app.keys(&["Return"])?;
        app.wait_for("textbox", "Row 2, Email")?;
        ensure_accessible(&app)?;
        app.screen("import-editing")?;
        app.keys(&["ctrl+a"])?;
        app.type_text("ann@example.com")?;
        app.keys(&["Return"])?;
        app.wait_for_text("1 cell changed")?;
        // Esc keeps what was there.
        app.keys(&["F2"])?;
        app.wait_for("textbox", "Row 2, Email")?;
        app.type_text("nonsense")?;
        app.keys(&["Escape"])?;
        app.wait_until_gone("textbox", "Row 2, Email")?;
        // What is proposed is taken, one by one and all of a kind.
        app.click("button", "Unknown number range*")?;
        app.wait_for("button", "Use all 2 proposals")?;
        app.screen("import-proposals")?;
        app.click("button", "Use all 2 proposals")?;
        app.wait_for_text("3 cells changed")?;
        // A name that no team has is replaced in its column.
        app.keys(&["ctrl+h"])?;
        app.wait_for("dialog", "Replace in a column")?;
        ensure_accessible(&app)?;
        app.choose("Column", "Group Identifiers")?;
        app.fill("Find", "Nowhere")?;
        app.screen("import-replace")?;
        app.click("button", "Replace all")?;
        app.wait_for_text("4 cells changed")?;
        app.wait_for_text("1 cannot be imported")?;
        // A row is left out, and taken in again by undo.
        app.keys(&["ctrl+f", "Down"])?;
        app.keys(&["Delete"])?;
        app.wait_for_text("4 cells changed, 1 row left out")?;
        app.keys(&["ctrl+z"])?;
        app.wait_until("the row is in again", || {
            app.text().is_ok_and(|text| !text.contains("1 row left out"))
        })?;
        app.wait_for("button", "Continue with 4 rows")?;
        app.screen("import-repaired")?;
        app.click("button", "Continue with 4 rows")?;
        app.click("button", "Import")?;
        app.wait_for("heading", "4 people imported")?;
        app.click("link", "Contacts*")?;
        for name in ["Ann", "Bea", "Cy", "Dan"] {
            wait_for_row(&app, name)?;
        }
        let found = home.cli(&["search", "ann@example.com"])?;
        ensure(found.contains("Ann"), format!("typed address: {found}"))?;
        app.quit()
    })
}

fn to_cell(app: &App, keys: &[&str]) -> Outcome {
    keys.iter().try_for_each(|key| app.keys(&[key]))
}
