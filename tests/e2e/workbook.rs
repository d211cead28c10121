//! Workbooks are imported after the question which sheet is meant, and cells that were copied from one are pasted.

use crate::steps::{found, wait_for_row};
use serde_json::json;
use std::path::PathBuf;
use tests::accessibility::ensure_good_in_every_look;
use tests::app::App;
use tests::drag::drag_files;
use tests::failure::{Outcome, ensure};
use tests::launch::{Launch, journey};

/// A field with copied cells in it, all selected.
const COPIED: &str = "
    const field = document.createElement('textarea');
    field.id = 'copied';
    field.value = arguments[0];
    document.body.append(field);
    field.select();
";

#[test]
fn a_sheet_is_chosen_and_copied_cells_are_pasted() -> Outcome {
    journey("workbook", |home| {
        found(home)?;
        let book = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/workbooks/sheets_libreoffice.xls");
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "No contacts yet")?;
        drag_files(&app, &[&book])?;
        app.wait_for_text("2 sheets have rows. Which one do you want to import?")?;
        ensure_good_in_every_look(&app, "import-sheet")?;
        // Nothing is imported before the answer.
        app.click("button", "Continue with 3 rows")?;
        app.wait_for("button", "Former (2 rows)")?;
        app.click("button", "Former (2 rows)")?;
        app.wait_for("button", "Continue with 1 row")?;
        app.choose("Sheet", "Clients (5 rows)")?;
        app.wait_for("button", "Continue with 3 rows")?;
        app.screen("import-sheet-chosen")?;
        app.click("button", "Continue with 3 rows")?;
        app.click("button", "Import")?;
        app.wait_for("heading", "3 people imported")?;

        app.keys(&["ctrl+shift+i"])?;
        tests::dialog::cancel("Choose a file to import")?;
        app.wait_for("textbox", "Paste cells")?;
        copy(&app, "no table")?;
        app.keys(&["ctrl+v"])?;
        app.wait_for_text("That is not a table.")?;
        copy(
            &app,
            "First Name\tLast Name\tPhone Number\nEve\tKay\t020 7946 0044\nFay\tLee\t020 7946 0045",
        )?;
        app.keys(&["ctrl+v"])?;
        app.wait_for("grid", "Rows of Pasted cells")?;
        app.click("button", "Continue with 2 rows")?;
        app.click("button", "Import")?;
        app.wait_for("heading", "2 people imported")?;
        app.click("link", "Contacts*")?;
        for name in ["Ann", "Bea", "Cy", "Eve", "Fay"] {
            wait_for_row(&app, name)?;
        }
        app.quit()
    })
}

#[test]
fn address_cards_are_imported() -> Outcome {
    journey("cards", |home| {
        found(home)?;
        let cards = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/cards/address_book.vcf");
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "No contacts yet")?;
        drag_files(&app, &[&cards])?;
        app.wait_for("button", "Continue with 3 rows")?;
        app.wait_for_text("Pictures on cards")?;
        ensure_good_in_every_look(&app, "import-cards")?;
        app.click("button", "Continue with 3 rows")?;
        app.click("button", "Import")?;
        app.wait_for("heading", "3 people imported")?;
        app.click("link", "Contacts*")?;
        for name in ["Ann", "Bea", "Cy"] {
            wait_for_row(&app, name)?;
        }
        app.quit()
    })
}

/// Copies a text with the keyboard, as if from another program.
fn copy(app: &App, text: &str) -> Outcome {
    app.script(COPIED, &[json!(text)])?;
    app.keys(&["ctrl+c"])?;
    let gone = app.script("document.getElementById('copied').remove(); return true", &[])?;
    ensure(gone == json!(true), "the field stays")
}
