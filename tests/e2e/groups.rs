//! A client group by keyboard: created, filled and invited as a whole; and a client's public details, of
//! which the last number cannot be removed.

use crate::steps::{found, has_row, wait_for_row};
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::failure::{Failure, Outcome};
use tests::launch::{Home, Launch, journey};

#[test]
fn a_group_is_invited_and_a_client_keeps_a_number() -> Outcome {
    journey("groups", |home| {
        two_who_differ(home)?;
        let app = Launch::new(home).open()?;
        app.wait_for("grid", "Contacts")?;
        make_a_group(&app)?;
        invite_it(&app)?;
        rename_delete_and_undo(&app)?;
        another_number(&app)?;
        the_last_one_stays(&app)?;
        app.quit()
    })
}

/// Cora can be invited; Tom has no address.
fn two_who_differ(home: &Home) -> Outcome {
    found(home)?;
    let mails = home.path("mails");
    std::fs::create_dir(&mails)?;
    let folder = mails
        .to_str()
        .ok_or_else(|| Failure::new("a folder name of another kind"))?;
    home.cli(&["mail", "setup", "--folder", folder])?;
    let cora = ["--given", "Cora", "--family", "Hale", "--email", "cora@example.com"];
    let tom = ["--given", "Tom", "--family", "Okafor"];
    home.cli(&[&["user", "add", "client"], &cora[..], &["--phone", "020 7946 0187"]].concat())?;
    home.cli(&[&["user", "add", "client"], &tom[..], &["--phone", "020 7946 0555"]].concat())
        .map(drop)
}

/// Runs a command from the palette by its name.
fn wish(app: &App, words: &str) -> Outcome {
    app.keys(&["ctrl+k"])?;
    app.wait_for("combobox", "Search or command")?;
    app.type_text(words)?;
    app.wait_until(&format!("\"{words}\" to be found"), || {
        app.names("option")
            .is_ok_and(|options| options.first().is_some_and(|first| first.contains(words)))
    })?;
    app.keys(&["Return"])
}

fn make_a_group(app: &App) -> Outcome {
    wish(app, "Go to Client groups")?;
    app.wait_for_text("No client groups yet")?;
    app.screenshot("no-groups")?;
    ensure_accessible(app)?;
    wish(app, "Create client group")?;
    app.wait_for("dialog", "Create group")?;
    app.keys(&["Return"])?;
    app.wait_for_text("Enter a name.")?;
    app.type_text("Families")?;
    app.keys(&["Return"])?;
    app.wait_for("heading", "Families")?;
    app.wait_for_text("No clients in this group yet")?;
    wish(app, "Add clients to Families")?;
    app.wait_for("dialog", "Add clients to Families")?;
    app.wait_until("both to be there", || {
        app.names("checkbox").is_ok_and(|boxes| boxes.len() == 3)
    })?;
    app.keys(&["Down", "ctrl+a"])?;
    app.wait_for("button", "Add 2 people")?;
    app.screenshot("add-to-group")?;
    ensure_accessible(app)?;
    app.keys(&["Tab", "Tab", "Return"])?;
    app.wait_for_text("2 clients added to Families")?;
    wait_for_row(app, "Cora Hale")?;
    wait_for_row(app, "Tom Okafor")
}

/// The people who cannot be invited are listed with the reasons before anything is sent.
fn invite_it(app: &App) -> Outcome {
    app.screenshot("group")?;
    ensure_accessible(app)?;
    app.click("button", "Invite whole group…")?;
    app.wait_for("dialog", "Invite Families")?;
    app.wait_for_text("1 client will be invited.")?;
    app.wait_for_text("1 without an e-mail address")?;
    app.wait_for_text("Tom Okafor")?;
    app.screenshot("invite-group")?;
    ensure_accessible(app)?;
    app.click("button", "Send invitation")?;
    app.wait_for_text("1 client of Families invited")?;
    wait_for_row(app, "Pending · day 1 of 30")?;
    app.click("button", "Invite whole group…")?;
    app.wait_for_text("No one in this group can be invited now.")?;
    app.wait_for_text("1 already invited")?;
    ensure_accessible(app)?;
    app.keys(&["Escape"])?;
    app.wait_until_gone("dialog", "Invite Families")
}

fn rename_delete_and_undo(app: &App) -> Outcome {
    wish(app, "Rename Families")?;
    app.wait_for("dialog", "Rename Families")?;
    app.fill("Name", "Owners")?;
    app.keys(&["Return"])?;
    app.wait_for("heading", "Owners")?;
    app.click("button", "More actions")?;
    app.click("menuitem", "Delete group")?;
    app.wait_for_text("No client groups yet")?;
    app.keys(&["ctrl+z"])?;
    app.wait_for_text("Undone: deleting Owners")?;
    wait_for_row(app, "Owners")?;
    app.screenshot("groups")?;
    ensure_accessible(app)
}

/// The public number changes; the number for codes stays.
fn another_number(app: &App) -> Outcome {
    app.click("link", "Owners")?;
    wait_for_row(app, "Cora Hale")?;
    app.click("button", "Actions for Cora Hale")?;
    app.click("menuitem", "Open*")?;
    app.wait_for("heading", "Sign-in details")?;
    app.wait_for("link", "Owners")?;
    app.screenshot("details")?;
    ensure_accessible(app)?;
    app.click("button", "Edit contact details…")?;
    app.wait_for("dialog", "Contact details of Cora Hale")?;
    app.fill("Phone number 1", "call me")?;
    app.click("button", "Save changes")?;
    app.wait_for_text("Enter a phone number with its country code")?;
    app.fill("Phone number 1", "020 7946 0199")?;
    app.fill("Label of phone number 1", "office")?;
    app.click("button", "Add number")?;
    app.fill("Phone number 2", "020 7946 0200")?;
    app.screenshot("contact-details")?;
    ensure_accessible(app)?;
    app.click("button", "Move phone number 2 up")?;
    app.click("button", "Save changes")?;
    app.wait_for_text("Contact details of Cora Hale saved")?;
    app.wait_for_text("020 7946 0200")?;
    app.wait_for_text("020 7946 0199")?;
    // Codes still go to the number she was added with.
    app.wait_for_text("020 7946 0187")
}

fn the_last_one_stays(app: &App) -> Outcome {
    app.click("button", "Edit contact details…")?;
    app.wait_for("dialog", "Contact details of Cora Hale")?;
    app.click("button", "Remove phone number 2")?;
    app.click("button", "Remove phone number 1")?;
    app.click("button", "Save changes")?;
    app.wait_for_text("The last public phone number cannot be removed. Add another one first, or change this one.")?;
    app.screenshot("last-number")?;
    ensure_accessible(app)?;
    app.keys(&["Escape"])?;
    app.wait_until_gone("dialog", "Contact details of Cora Hale")?;
    app.keys(&["ctrl+z"])?;
    app.wait_for_text("Undone: changes to the contact details of Cora Hale")?;
    app.wait_until("the number of before", || {
        app.text().is_ok_and(|text| !text.contains("020 7946 0200"))
    })?;
    app.click("link", "Clients*")?;
    wait_for_row(app, "Cora Hale")?;
    if has_row(app, "020 7946 0200") {
        return Err(Failure::new("the list still has the number that was undone"));
    }
    Ok(())
}
