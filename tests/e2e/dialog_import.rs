//! An import by keyboard and the system's file dialogs.

use crate::steps::{READY, REFUSED, ROWS, clients_file, found};
use std::fs;
use tests::dialog;
use tests::failure::{Outcome, ensure};
use tests::launch::{Launch, journey};

#[test]
fn the_file_dialog_imports_and_the_left_out_rows_are_saved() -> Outcome {
    journey("dialog-import", |home| {
        found(home)?;
        let file = clients_file(home, "clients.csv")?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "No contacts yet")?;

        app.keys(&["ctrl+shift+i"])?;
        dialog::cancel("Choose a file to import")?;
        app.wait_for("heading", "Choose a file to import")?;
        app.screenshot("import-choose")?;

        app.click("button", "Choose a file…")?;
        dialog::choose_file("Choose a file to import", &file)?;
        app.wait_for_text(&format!("{ROWS} rows"))?;
        app.click("button", &format!("Continue with {READY} rows"))?;
        app.click("button", "Import")?;
        app.wait_for("heading", &format!("{READY} people imported"))?;

        let saved = home.path("left out.csv");
        // Two more rows were imported without one of their values.
        let saved_rows = REFUSED + 2;
        app.click("button", &format!("Save {saved_rows} rows to correct"))?;
        dialog::choose_file("Save file", &saved)?;
        app.wait_for_text(&format!("{saved_rows} rows saved to left out.csv."))?;
        // In the encoding of the source file.
        let text: String = fs::read(&saved)?.into_iter().map(char::from).collect();
        for name in ["Müller-Doppelt", "Leer", "anonym@example.com"] {
            ensure(text.contains(name), format!("{name} is not in the saved rows:\n{text}"))?;
        }
        app.quit()
    })
}
