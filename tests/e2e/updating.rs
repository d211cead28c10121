//! An import that updates a person and names a team that does not exist.

use crate::steps::{found, wait_for_row};
use tests::accessibility::ensure_good_in_every_look;
use tests::dialog;
use tests::failure::Outcome;
use tests::launch::{Launch, journey};

#[test]
fn updates_are_shown_and_an_unknown_team_is_created_on_the_way() -> Outcome {
    journey("update-preview", |home| {
        found(home)?;
        let first = home.write(
            "first.csv",
            "First Name,Last Name,Email,Phone\nCora,Hale,cora@example.com,020 7946 0187\n",
        )?;
        home.cli(&["import", "clients", first.to_str().unwrap_or_default()])?;
        let file = home.write(
            "clients.csv",
            "First Name,Last Name,Email,Phone,Team,Fax,Erreichbar\n\
             Cora,Hale-Roy,cora@example.com,020 7946 0189,,,020 7946 0111\n\
             Kai,Lund,kai@example.com,,Payroll,020 7946 0100,020 7946 0112\n",
        )?;
        let app = Launch::new(home).open()?;
        app.wait_for_text("Cora Hale")?;
        app.keys(&["ctrl+shift+i"])?;
        dialog::choose_file("Choose a file to import", &file)?;
        app.wait_for_text("1 update")?;
        app.wait_for_text("Replaces existing values")?;
        app.wait_for_text("Unknown teams")?;
        ensure_good_in_every_look(&app, "import-updates")?;
        app.click("radio", "1 update")?;
        wait_for_row(&app, "Hale-Roy")?;
        app.choose("Payroll 1 row", "create the team")?;
        app.click("button", "Continue with 2 rows")?;
        ensure_good_in_every_look(&app, "import-forecast")?;
        app.click("button", "Import")?;
        app.wait_for("heading", "2 people imported")?;
        ensure_good_in_every_look(&app, "import-result")?;
        app.quit()
    })
}
