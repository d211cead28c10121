//! The first import: an example is saved and imported without problems, and the template can be saved too.

use crate::steps::{found, wait_for_row};
use tests::accessibility::ensure_good_in_every_look;
use tests::dialog;
use tests::failure::{Outcome, ensure};
use tests::launch::{Launch, journey};

#[test]
fn an_example_is_saved_and_imported() -> Outcome {
    journey("template", |home| {
        found(home)?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "Contacts")?;
        app.keys(&["ctrl+shift+i"])?;
        dialog::cancel("Choose a file to import")?;
        app.wait_for("button", "Save a template")?;
        ensure_good_in_every_look(&app, "import-choose")?;

        let template = home.path("template.csv");
        app.click("button", "Save a template")?;
        dialog::choose_file("Save file", &template)?;
        app.wait_for_text("template.csv saved.")?;
        let text = std::fs::read_to_string(&template)?;
        ensure(text.lines().count() == 1, format!("the template says {text}"))?;

        let example = home.path("example.csv");
        app.click("button", "Save an example")?;
        dialog::choose_file("Save file", &example)?;
        app.wait_for_text("example.csv saved, with made-up people.")?;
        app.click("button", "Choose a file…")?;
        dialog::choose_file("Choose a file to import", &example)?;
        let rows = std::fs::read_to_string(&example)?.lines().count() - 1;
        app.wait_for_text(&format!("{rows} ready"))?;
        ensure_good_in_every_look(&app, "import-example")?;
        app.click("button", &format!("Continue with {rows} rows"))?;
        app.click("button", "Import")?;
        app.wait_for("heading", &format!("{rows} people imported"))?;
        app.click("link", "Contacts*")?;
        let first = std::fs::read_to_string(&example)?;
        let first = first
            .lines()
            .nth(1)
            .and_then(|line| line.split(',').nth(1))
            .map(str::to_owned);
        wait_for_row(&app, &first.unwrap_or_default())?;
        app.quit()
    })
}
