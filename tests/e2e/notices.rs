//! Notices: a bounced mail, a client who joined, an announcement to all staff.

use crate::steps::found;
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::failure::{Failure, Outcome};
use tests::launch::{Home, Launch, journey};

#[test]
fn a_bounced_mail_a_client_who_joined_and_an_announcement() -> Outcome {
    journey("notices", |home| {
        found(home)?;
        let mails = home.write("readme.txt", "Mails are written beside this.")?;
        let mails = mails.parent().unwrap_or(&mails).to_string_lossy().into_owned();
        home.cli(&["mail", "setup", "--folder", &mails])?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "No contacts yet")?;
        // The founder has a welcome notice.
        app.wait_for("link", "Notices 1")?;
        app.click("link", "Notices*")?;
        app.wait_for_text("Welcome to Harcourt & Lane")?;
        told_by_another_program(home, &app)?;
        opening_is_reading(&app)?;
        words_to_staff(&app)?;
        nothing_is_left_unread(&app)?;
        app.quit()
    })
}

/// Both notices appear in the open window without a reload.
fn told_by_another_program(home: &Home, app: &App) -> Outcome {
    let colin = add(home, "Colin", "Chambers")?;
    home.cli(&["invite", "bounce", &colin, "--reason", "550 5.1.1 no such user"])?;
    app.wait_for_text("The invitation to Colin Chambers bounced.")?;
    let cora = add(home, "Cora", "Hale")?;
    home.cli(&["invite", "accept", &cora])?;
    app.wait_for_text("Cora Hale has joined. You cover them.")?;
    app.wait_for("link", "Notices 3")?;
    app.screenshot("told")?;
    ensure_accessible(app)
}

/// Adds and invites a client; returns their id.
fn add(home: &Home, given: &str, family: &str) -> Outcome<String> {
    let email = format!("{}@example.com", given.to_lowercase());
    let wish = [
        "user", "add", "client", "--given", given, "--family", family, "--email", &email, "--invite",
    ];
    home.cli(&wish)?;
    let list = home.cli(&["user", "list", "clients"])?;
    let line = list.lines().find(|line| line.contains(family));
    let id = line.and_then(|line| line.split('\t').next());
    id.map(str::to_owned)
        .ok_or_else(|| Failure::new(format!("{family} is not on the list:\n{list}")))
}

fn opening_is_reading(app: &App) -> Outcome {
    app.click("button", "Cora Hale has joined*")?;
    app.wait_for("heading", "Cora Hale")?;
    app.wait_for("link", "Notices 2")?;
    // By the keyboard: the second notice is about Colin.
    app.click("link", "Notices*")?;
    app.wait_for_text("The invitation to Colin Chambers bounced.")?;
    app.script("document.querySelector('.told-row').focus()", &[])?;
    app.keys(&["Down", "Return"])?;
    app.wait_for("heading", "Colin Chambers")?;
    app.wait_for("link", "Notices 1")
}

/// An announcement with the reader's name; after an undo it is gone.
fn words_to_staff(app: &App) -> Outcome {
    app.click("link", "Notices*")?;
    app.click("button", "New announcement…")?;
    app.wait_for("dialog", "New announcement")?;
    app.wait_for_text("1 person will receive it.")?;
    app.click("checkbox", "All staff")?;
    app.wait_for_text("None of the recipients has joined yet.")?;
    app.click("checkbox", "All staff")?;
    app.fill("Title", "Closed on Friday")?;
    app.fill("Text", "Dear <First Name>, we are back on Monday.")?;
    app.script("document.querySelector('dialog summary').click()", &[])?;
    app.wait_for_text("Dear Anna, we are back on Monday.")?;
    app.screenshot("announcement")?;
    ensure_accessible(app)?;
    app.click("button", "Send to 1 person")?;
    app.wait_for_text("Announcement sent: Closed on Friday")?;
    app.wait_for("link", "Notices 2")?;
    app.click("button", "Closed on Friday*")?;
    app.wait_for("dialog", "Closed on Friday")?;
    app.wait_for_text("Dear Anna, we are back on Monday.")?;
    app.screenshot("reading")?;
    ensure_accessible(app)?;
    app.click("button", "Close")?;
    app.wait_for("link", "Notices 1")?;
    app.keys(&["ctrl+z"])?;
    app.wait_for_text("Undone: the announcement Closed on Friday")?;
    app.wait_until("the announcement to go", || {
        app.names("button")
            .is_ok_and(|names| !names.iter().any(|name| name.starts_with("Closed on Friday")))
    })
}

fn nothing_is_left_unread(app: &App) -> Outcome {
    app.click("button", "Mark all as read")?;
    app.wait_for("link", "Notices")?;
    app.screenshot("all-read")?;
    ensure_accessible(app)
}
