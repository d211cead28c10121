//! Staff, client teams and their members come from files, each in its own journey through the check.

use std::path::PathBuf;

use crate::steps::{found, wait_for_row};
use tests::accessibility::ensure_good_in_every_look;
use tests::app::App;
use tests::dialog;
use tests::failure::Outcome;
use tests::launch::{Home, Launch, journey};

const STAFF: &str = "Employee Name,Job Title,E-mail,Phone,Employee Number,Role
Frida Sample,Partner,frida@example.com,020 7946 0162,HR-1,User administrator
Gilles Exemple,Adviser,gilles@example.com,+33 1 99 00 56 78,HR-2,Staff
Hanna Muster,Assistant,,020 7946 0163,HR-3,
Ida Rossi,Adviser,ida@example.com,,HR-4,Boss
";

const TEAMS: &str = "Group Name,Group Identifier,Description,Staff Emails
North Team,North,Covers northern clients.,anna@example.com;frida@example.com
Tax Team,Tax,,anna@example.com; gilles@example.com
East Team,East-1,,
West Team,West,,nobody@example.com
";

const MEMBERS: &str = "Team,Member Email
north,gilles@example.com
Tax Team,gilles@example.com
South,gilles@example.com
North,gilles@example.com
";

#[test]
fn staff_teams_and_members_come_from_files() -> Outcome {
    journey("lists", |home| {
        found(home)?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "Contacts")?;
        staff(&app, &file(home, "staff.csv", STAFF)?)?;
        teams(&app, &file(home, "teams.csv", TEAMS)?)?;
        members(&app, &file(home, "members.csv", MEMBERS)?)?;
        app.quit()
    })
}

fn file(home: &Home, name: &str, text: &str) -> Outcome<PathBuf> {
    let path = home.path(name);
    std::fs::write(&path, text)?;
    Ok(path)
}

fn staff(app: &App, file: &std::path::Path) -> Outcome {
    app.click("link", "Staff*")?;
    app.click("button", "Import")?;
    dialog::choose_file("Choose a file to import", file)?;
    app.wait_for_text("2 ready")?;
    app.wait_for_text("Unknown role")?;
    app.wait_for_text("No e-mail address")?;
    ensure_good_in_every_look(app, "import-staff")?;
    // Read as clients, the job titles alone say what they do.
    app.choose("Lists", "Clients")?;
    app.wait_for_text("4 ready")?;
    app.choose("Lists", "Staff")?;
    app.wait_for_text("2 ready")?;
    app.click("button", "Continue with 2 rows")?;
    app.click("button", "Import")?;
    app.wait_for("heading", "2 people imported")?;
    app.click("link", "Open the new people")?;
    app.wait_for("heading", "Staff")?;
    wait_for_row(app, "Frida")?;
    wait_for_row(app, "Gilles")?;
    app.screen("imported-staff").map(drop)
}

fn teams(app: &App, file: &std::path::Path) -> Outcome {
    app.click("link", "Client teams*")?;
    app.click("button", "Import")?;
    dialog::choose_file("Choose a file to import", file)?;
    app.wait_for_text("2 ready")?;
    app.wait_for_text("Identifier not allowed")?;
    app.wait_for_text("Person not found")?;
    ensure_good_in_every_look(app, "import-teams")?;
    app.click("button", "Continue with 2 rows")?;
    app.wait_for("dialog", "Import 2 teams?")?;
    app.click("button", "Import")?;
    app.wait_for("heading", "2 teams imported")?;
    app.screen("imported-teams")?;
    app.click("link", "Open the teams")?;
    wait_for_row(app, "North Team")?;
    wait_for_row(app, "Tax Team")
}

fn members(app: &App, file: &std::path::Path) -> Outcome {
    app.keys(&["ctrl+shift+i"])?;
    dialog::cancel("Choose a file to import")?;
    app.click("radio", "Team members")?;
    ensure_good_in_every_look(app, "import-choose-members")?;
    app.click("button", "Choose a file…")?;
    dialog::choose_file("Choose a file to import", file)?;
    app.wait_for_text("2 ready")?;
    app.wait_for_text("Same row twice in the file")?;
    app.wait_for_text("Team not found")?;
    ensure_good_in_every_look(app, "import-members")?;
    app.click("button", "Continue with 2 rows")?;
    app.click("button", "Import")?;
    app.wait_for("heading", "2 members imported")?;
    app.wait_for_text("1 new")?;
    app.click("button", "Undo import")?;
    app.wait_for("heading", "Import undone")
}
