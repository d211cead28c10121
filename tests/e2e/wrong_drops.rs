//! Files that cannot be imported: one sentence says so, over the window and after the drop.

use crate::steps::found;
use std::fs;
use std::path::Path;
use tests::app::App;
use tests::drag::{drag_files, drag_over};
use tests::failure::{Outcome, ensure};
use tests::launch::{Launch, journey};

/// A picture by its first bytes.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

#[test]
fn a_wrong_thing_dropped_says_so_and_starts_nothing() -> Outcome {
    journey("wrong-drops", |home| {
        found(home)?;
        let folder = home.path("Clients");
        fs::create_dir(&folder)?;
        let dotted = home.path("Clients v1.2");
        fs::create_dir(&dotted)?;
        let picture = home.write("logo.png", PNG)?;
        let one = home.write("one.csv", "name,phone\nAda Karlsson,020 7946 0044\n")?;
        let two = home.write("two.csv", "name,phone\nPiet Marsh,020 7946 0045\n")?;

        let app = Launch::new(home).open()?;
        app.wait_for("heading", "No contacts yet")?;
        let wrong: [(&str, &[&Path], &str); 3] = [
            (
                "folder",
                &[&folder],
                "A folder cannot be imported. Drop one spreadsheet or CSV file.",
            ),
            (
                "picture",
                &[&picture],
                "A picture cannot be imported. Drop one spreadsheet or CSV file.",
            ),
            ("two-files", &[&one, &two], "Drop one file at a time."),
        ];
        for (name, paths, sentence) in wrong {
            let dragged = drag_over(&app, paths)?;
            app.wait_for_text(sentence)?;
            app.screen(&format!("wrong-drop-{name}"))?;
            dragged.drop_here()?;
            nothing_started(&app)?;
            app.click("link", "Contacts*")?;
            app.wait_for("heading", "No contacts yet")?;
        }
        // It is named like a file, so only opening it shows that it is a folder.
        drag_files(&app, &[&dotted])?;
        nothing_started(&app)?;
        app.wait_for_text("Clients v1.2")?;
        app.quit()
    })
}

/// The page for choosing files, with a sentence.
fn nothing_started(app: &App) -> Outcome {
    app.wait_for("heading", "Choose a file to import")?;
    app.wait_for("alert", "*")?;
    let page = app.text()?;
    ensure(!page.contains("Continue with"), format!("an import started:\n{page}"))
}
