//! Clients stay covered when staff leave: from a refusal to its solution, and back.

use crate::steps::{add_to_team, pick, two_clients, wait_for_row};
use tests::accessibility::ensure_good_in_every_look;
use tests::app::App;
use tests::failure::{Outcome, ensure};
use tests::launch::{Launch, journey};

#[test]
fn people_leave_and_return_and_clients_stay_covered() -> Outcome {
    journey("standing", |home| {
        two_clients(home)?;
        let app = Launch::new(home).open()?;
        app.wait_for("grid", "Contacts")?;
        add_staff(&app)?;
        create_team(&app)?;
        the_only_one_stays(&app)?;
        cure_and_deactivate(&app)?;
        a_client_goes_and_comes_back(&app)?;
        the_last_administrator_stays(&app)?;
        app.quit()
    })
}

fn add_staff(app: &App) -> Outcome {
    app.click("link", "Staff*")?;
    app.click("button", "Add staff")?;
    app.wait_for("dialog", "Add staff")?;
    app.fill("First name", "Sam")?;
    app.fill("Last name", "Lee")?;
    app.fill("E-mail address", "sam.lee@example.com")?;
    // The button of the dialog, not the one behind it.
    app.keys(&["Return"])?;
    wait_for_row(app, "Sam Lee")
}

/// North has one client, covered only by Sam.
fn create_team(app: &App) -> Outcome {
    app.click("link", "Client teams*")?;
    app.click("button", "Create team")?;
    app.fill("Name", "North")?;
    app.keys(&["Return"])?;
    app.wait_for("heading", "North")?;
    add_to_team(app, "North", "Sam Lee")?;
    add_to_team(app, "North", "Zoë Müller")
}

fn open(app: &App, list: &str, name: &str) -> Outcome {
    app.click("link", &format!("{list}*"))?;
    app.wait_for("grid", list)?;
    app.fill(&format!("Search {}", list.to_lowercase()), name)?;
    app.wait_until(&format!("the header and {name}"), || {
        app.names("row")
            .is_ok_and(|rows| rows.len() == 2 && rows.iter().any(|row| row.contains(name)))
    })?;
    app.keys(&["Down", "Return"])?;
    app.wait_for("heading", name)
}

fn act(app: &App, entry: &str, dialog: &str) -> Outcome {
    app.click("button", "More")?;
    app.click("menuitem", entry)?;
    app.wait_for("dialog", dialog)
}

fn the_only_one_stays(app: &App) -> Outcome {
    open(app, "Staff", "Sam Lee")?;
    // Suspending says which clients would not be covered, and can be confirmed.
    act(app, "Suspend…", "Suspend Sam Lee?")?;
    app.click("button", "Suspend")?;
    app.wait_for_text("The clients of North would have no active staff in the meantime.")?;
    ensure_good_in_every_look(app, "suspend")?;
    app.click("button", "Cancel")?;

    act(app, "Deactivate…", "Deactivate Sam Lee?")?;
    // Said before the word is typed.
    app.wait_for_text("The clients of North would have no active staff.")?;
    ensure(
        !app.names("textbox")?
            .iter()
            .any(|name| name.starts_with("Type CONFIRM")),
        "the word is asked for in vain",
    )?;
    ensure_good_in_every_look(app, "deactivate-refused")
}

fn cure_and_deactivate(app: &App) -> Outcome {
    app.click("button", "Add staff to North")?;
    app.wait_for("dialog", "Add staff to North")?;
    wait_for_row(app, "Anna Whitmore")?;
    ensure_good_in_every_look(app, "picker")?;
    // A person who is leaving cannot cover the team.
    app.fill("Search by name, e-mail or phone", "Sam Lee")?;
    app.wait_for("heading", "No contacts match “Sam Lee”")?;
    app.screenshot("pick-nobody")?;
    pick(app, "North", "Anna Whitmore")?;
    // The action continues where it was.
    app.wait_for("dialog", "Deactivate Sam Lee?")?;
    app.fill("Type CONFIRM to continue", "confirm")?;
    app.click("button", "Deactivate")?;
    app.wait_for_text("Type the word CONFIRM in capital letters.")?;
    app.fill("Type CONFIRM to continue", "CONFIRM")?;
    app.click("button", "Deactivate")?;
    app.wait_for_text("Sam Lee deactivated")?;
    app.wait_for_text("Deactivated")?;
    app.click("link", "Contacts*")?;
    app.fill("Search contacts", "sam")?;
    app.wait_for("heading", "No contacts match “sam”")
}

fn a_client_goes_and_comes_back(app: &App) -> Outcome {
    open(app, "Clients", "Jürgen Groß")?;
    act(app, "Deactivate…", "Deactivate Jürgen Groß?")?;
    app.fill("Type CONFIRM to continue", "CONFIRM")?;
    app.keys(&["Return"])?;
    app.wait_for_text("Jürgen Groß deactivated")?;
    app.keys(&["ctrl+z"])?;
    app.wait_for_text("Undone: deactivating Jürgen Groß")?;
    app.keys(&["ctrl+shift+z"])?;
    app.wait_for_text("Redone: deactivating Jürgen Groß")?;
    act(app, "Restore…", "Restore Jürgen Groß?")?;
    ensure_good_in_every_look(app, "restore")?;
    app.click("button", "Restore")?;
    app.wait_for_text("Jürgen Groß restored")?;
    app.wait_for_text("Not invited")?;
    app.click("link", "Clients*")?;
    app.wait_for_text("2 clients")
}

fn the_last_administrator_stays(app: &App) -> Outcome {
    open(app, "Staff", "Anna Whitmore")?;
    act(app, "Suspend…", "Suspend Anna Whitmore?")?;
    app.click("button", "Suspend")?;
    app.wait_for_text("This is the only active system administrator.")?;
    app.keys(&["Escape"])?;
    app.wait_until_gone("dialog", "Suspend Anna Whitmore?")?;
    ensure(app.is_running(), "the program ended")
}
