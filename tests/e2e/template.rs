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

const STAFF: &str = "Employee Name,Job Title,E-mail,Phone,Employee Number,Role
Frida Sample,Partner,frida@example.com,020 7946 0162,HR-1,User administrator
Gilles Exemple,Adviser,gilles@example.com,+33 1 99 00 56 78,HR-2,Staff
Hanna Muster,Assistant,,020 7946 0163,HR-3,
Ida Rossi,Adviser,ida@example.com,,HR-4,Boss
";

#[test]
fn staff_come_from_a_file_and_go_again() -> Outcome {
    journey("staff-file", |home| {
        found(home)?;
        let file = home.path("staff.csv");
        std::fs::write(&file, STAFF)?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "Contacts")?;
        app.click("link", "Staff*")?;
        app.click("button", "Import")?;
        dialog::choose_file("Choose a file to import", &file)?;
        app.wait_for_text("2 ready")?;
        app.wait_for_text("Unknown role")?;
        app.wait_for_text("No e-mail address")?;
        ensure_good_in_every_look(&app, "import-staff")?;
        // Read as clients, the job titles alone say what they do.
        app.choose("The file lists", "Clients")?;
        app.wait_for_text("4 ready")?;
        app.choose("The file lists", "Staff")?;
        app.wait_for_text("2 ready")?;
        app.click("button", "Continue with 2 rows")?;
        app.click("button", "Import")?;
        app.wait_for("heading", "2 people imported")?;
        app.click("link", "Open the new people")?;
        app.wait_for("heading", "Staff")?;
        wait_for_row(&app, "Frida")?;
        wait_for_row(&app, "Gilles")?;
        app.screen("imported-staff")?;
        app.keys(&["ctrl+z"])?;
        app.wait_until("nobody of the file is left", || {
            app.text().is_ok_and(|text| !text.contains("Frida"))
        })?;
        app.quit()
    })
}
