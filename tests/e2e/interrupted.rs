//! A power cut during an import.

use crate::steps::found;
use std::fmt::Write;
use tests::drag::drag_files;
use tests::failure::{Outcome, ensure};
use tests::launch::{Launch, journey};

/// Enough rows to be still writing when the progress is on the screen.
const ROWS: usize = 8_000;

#[test]
fn after_a_kill_the_next_start_reports_on_the_import() -> Outcome {
    journey("interrupted", |home| {
        found(home)?;
        let mut list = "First name,Last name,Email\n".to_owned();
        for row in 0..ROWS {
            writeln!(list, "Ada,Karlsson {row},ada{row}@example.com")?;
        }
        let file = home.write("clients.csv", list)?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "No contacts yet")?;
        drag_files(&app, &[&file])?;
        app.click("button", "Continue with 8,000 rows")?;
        app.click("button", "Import")?;
        app.wait_for("dialog", "Importing")?;
        app.kill()?;

        let app = Launch::new(home).open()?;
        let nothing = "The import of clients.csv did not finish. Nothing was changed.";
        let everything = "The import of clients.csv is done: 8,000 rows.";
        app.wait_until("what became of the import", || {
            app.text()
                .is_ok_and(|page| page.contains(nothing) || page.contains(everything))
        })?;
        app.screenshot("interrupted")?;
        let expected = if app.text()?.contains(nothing) {
            "Clients 0"
        } else {
            "Clients 8,000"
        };
        app.wait_for("link", expected)?;
        ensure(app.is_running(), "the app ended")?;
        app.quit()
    })
}
