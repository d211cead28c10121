//! Clients move to another team in one step, and a team is deleted without leaving clients uncovered.

use crate::steps::{add_to_team, two_clients, wait_for_row};
use tests::accessibility::{ensure_accessible, ensure_good_in_every_look};
use tests::app::App;
use tests::failure::Outcome;
use tests::launch::{Launch, journey};

#[test]
fn clients_move_and_a_team_is_deleted() -> Outcome {
    journey("teams", |home| {
        two_clients(home)?;
        let app = Launch::new(home).open()?;
        app.wait_for("grid", "Contacts")?;
        app.click("link", "Client teams*")?;
        app.click("button", "Create team")?;
        app.fill("Name", "North")?;
        app.keys(&["Return"])?;
        app.wait_for("heading", "North")?;
        move_refused_and_cured(&app)?;
        a_member_leads(&app)?;
        what_is_new_on_a_person_and_in_settings(&app)?;
        delete_and_undo(&app)?;
        what_a_client_sees(&app)?;
        what_was_done(&app)?;
        app.quit()
    })
}

fn open_default(app: &App) -> Outcome {
    app.click("link", "Client teams*")?;
    app.wait_for("button", "Create team")?;
    app.click("link", "Default client team*")?;
    app.wait_for("heading", "Default client team")
}

/// North has no active staff yet; a button of the dialog adds some.
fn move_refused_and_cured(app: &App) -> Outcome {
    open_default(app)?;
    app.click("button", "More actions")?;
    app.click("menuitem", "Move all clients…")?;
    app.wait_for("dialog", "Move 2 people to another team")?;
    app.click("button", "Move")?;
    app.wait_for_text("North has no active staff.")?;
    app.screenshot("move-refused")?;
    ensure_accessible(app)?;
    app.click("button", "Cancel")?;
    app.click("link", "Client teams*")?;
    app.click("link", "North")?;
    app.wait_for("heading", "North")?;
    add_to_team(app, "North", "Anna Whitmore")?;

    open_default(app)?;
    app.click("button", "More actions")?;
    app.click("menuitem", "Move all clients…")?;
    app.click("button", "Move")?;
    app.wait_for_text("2 people moved to North")?;
    app.wait_for_text("No clients yet")?;
    app.click("link", "Client teams*")?;
    app.click("link", "North")?;
    wait_for_row(app, "Zoë Müller")
}

/// Leads have a mark, and the act names team and person.
fn a_member_leads(app: &App) -> Outcome {
    app.click("button", "Actions for Anna Whitmore")?;
    app.click("menuitem", "Make lead")?;
    app.wait_for_text("Anna Whitmore is now a lead of North")?;
    let is_marked = || {
        let marks = app.script("return document.querySelectorAll('.name-mark').length", &[]);
        marks.is_ok_and(|marks| marks == 1)
    };
    app.wait_until("the mark of a lead", is_marked)?;
    ensure_good_in_every_look(app, "team-lead")?;
    app.keys(&["ctrl+z"])?;
    app.wait_until("the mark to go", || !is_marked())?;
    app.keys(&["ctrl+shift+z"])?;
    app.wait_until("the mark to return", is_marked)
}

fn what_is_new_on_a_person_and_in_settings(app: &App) -> Outcome {
    app.click("link", "Settings*")?;
    app.wait_for_text("Most rows in one file")?;
    ensure_good_in_every_look(app, "settings-firm")?;
    app.click("link", "Clients*")?;
    wait_for_row(app, "Zoë Müller")?;
    app.fill("Search clients", "Zoë")?;
    app.wait_until("Zoë to be the only one", || {
        app.names("row").is_ok_and(|rows| rows.len() == 2)
    })?;
    app.keys(&["Down", "Return"])?;
    app.wait_for("heading", "Zoë Müller")?;
    app.click("button", "Edit")?;
    app.wait_for("dialog", "Edit Zoë Müller")?;
    ensure_good_in_every_look(app, "edit-person")?;
    app.choose("E-mail language", "Deutsch")?;
    app.click("button", "Save changes")?;
    app.wait_until_gone("dialog", "Edit Zoë Müller")?;
    app.wait_for_text("Deutsch")?;
    ensure_good_in_every_look(app, "person-language")?;
    app.click("link", "Audit")?;
    wait_for_row(app, "North")?;
    app.screenshot("audit-lead")?;
    app.click("link", "Client teams*")?;
    app.click("link", "North")?;
    app.wait_for("heading", "North")
}

fn delete_and_undo(app: &App) -> Outcome {
    app.click("button", "More actions")?;
    app.click("menuitem", "Delete team…")?;
    app.wait_for("dialog", "Delete North?")?;
    app.screenshot("delete-team")?;
    ensure_accessible(app)?;
    app.click("button", "Delete team")?;
    app.wait_for_text("North deleted")?;
    app.wait_for("button", "Create team")?;
    app.keys(&["ctrl+z"])?;
    app.wait_for_text("Undone: deleting North")?;
    wait_for_row(app, "North")?;
    app.keys(&["ctrl+shift+z"])?;
    app.wait_for_text("Redone: deleting North")?;
    open_default(app)?;
    wait_for_row(app, "Jürgen Groß")
}

/// The view of a client: the staff who cover them, and no other client.
fn what_a_client_sees(app: &App) -> Outcome {
    app.click("link", "Clients*")?;
    wait_for_row(app, "Zoë Müller")?;
    app.fill("Search clients", "Zoë")?;
    app.wait_until("Zoë to be the only one", || {
        app.names("row").is_ok_and(|rows| rows.len() == 2)
    })?;
    app.keys(&["Down", "Return"])?;
    app.wait_for("heading", "Zoë Müller")?;
    app.click("button", "More")?;
    app.click("menuitem", "See what they see")?;
    app.wait_for("grid", "What Zoë Müller sees")?;
    wait_for_row(app, "Anna Whitmore")?;
    app.wait_for_text("1 contact")?;
    app.screenshot("view-as")?;
    ensure_accessible(app)
}

fn what_was_done(app: &App) -> Outcome {
    app.click("link", "Audit")?;
    app.wait_for("grid", "Audit")?;
    wait_for_row(app, "Redone: deleting North")?;
    wait_for_row(app, "Undone: deleting North")?;
    wait_for_row(app, "Importing clients.csv")?;
    app.screenshot("audit")?;
    ensure_accessible(app)?;
    app.choose("Action type", "People moved")?;
    app.wait_for_text("1 action")?;
    app.click("gridcell", "Moving people to North*")?;
    app.wait_for("dialog", "Moving people to North")?;
    app.wait_for_text("joined North")?;
    app.screenshot("act")?;
    ensure_accessible(app)?;
    app.keys(&["Escape"])
}
