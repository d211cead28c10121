//! Another program changes the same file, and the open window shows it.

use crate::steps::{found, has_row};
use std::time::{Duration, Instant};
use tests::failure::{Outcome, ensure};
use tests::launch::{Launch, journey};
use tests::poll;

/// The engine checks twice a second; the rest of the time is for reading and drawing the rows.
const SOON: Duration = Duration::from_millis(1500);

#[test]
fn a_change_by_the_command_line_appears_in_the_open_window() -> Outcome {
    journey("elsewhere", |home| {
        found(home)?;
        let file = home.write(
            "clients.csv",
            "First name,Last name,Email\nAda,Karlsson,ada@example.com\nKofi,Mensah,kofi@example.com\n",
        )?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "No contacts yet")?;

        home.cli(&["import", "clients", &file.to_string_lossy()])?;
        let committed = Instant::now();
        poll::until("the row in the window", poll::PATIENCE, || {
            has_row(&app, "Ada Karlsson").then_some(())
        })
        .map_err(tests::failure::Failure::new)?;
        let waited = committed.elapsed();
        ensure(waited <= SOON, format!("the change was shown after {waited:?}"))?;
        app.wait_for("link", "Clients 2")?;
        app.screenshot("elsewhere")?;
        app.quit()
    })
}
