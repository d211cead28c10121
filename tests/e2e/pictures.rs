//! Pictures of the sample firm for the documents; `cargo xtask shots` stores them.

use crate::steps::{READY, clients_file, wait_for_row};
use tests::drag::drag_files;
use tests::failure::Outcome;
use tests::launch::{Launch, journey};
use tests::x11::xdotool;

#[test]
fn of_the_sample_firm() -> Outcome {
    journey("pictures", |home| {
        let file = clients_file(home, "Kundenliste März.csv")?;
        let app = Launch::new(home).started_from_the_menu().argument("--sample").open()?;
        app.wait_for("grid", "Contacts")?;
        app.click("radio", "Clients")?;
        app.wait_for_text("400 contacts")?;
        app.click("row", "*")?;
        app.wait_for("heading", "Covered by")?;
        app.screenshot("docs-contacts")?;

        drag_files(&app, &[&file])?;
        app.wait_for("button", &format!("Continue with {READY} rows"))?;
        wait_for_row(&app, "Zoë")?;
        // The mouse, where the files were dropped, would still highlight a row.
        xdotool(&["mousemove", "0", "0"])?;
        app.screenshot("docs-import-check")?;
        app.quit()
    })
}
