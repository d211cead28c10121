//! Invitations by real mail: the setup, a client who accepts with the code of the mail, and one with a
//! wrong address.

use std::time::Duration;

use crate::steps::{code_in, found, wait_for_row};
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::failure::{Failure, Outcome};
use tests::launch::{Launch, journey};
use tests::smtp::{Behaviour, Received, Security, SmtpSink};

/// Longer than any mail takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(40);

#[test]
fn from_the_mail_server_to_a_client_who_accepted() -> Outcome {
    journey("inviting", |home| {
        found(home)?;
        home.cli(&["team", "create", "Tax"])?;
        let server = SmtpSink::start(
            Behaviour {
                security: Security::StartTls,
                login: Some(("anna@example.com".into(), "correct horse".into())),
                ..Behaviour::default()
            }
            .refusing("colin@example.com", 550, "5.1.1 no such user"),
        )
        .map_err(|error| Failure::new(error.to_string()))?;
        let root = home.write("root.der", server.root_certificate())?;
        let root = root.to_str().unwrap_or_default().to_owned();
        let app = Launch::new(home).environment("COVERBOOK_MAIL_ROOT", &root).open()?;
        app.wait_for("heading", "Contacts")?;
        without_a_server_nothing_is_sent(&app)?;
        say_how_mail_leaves(&app, &server)?;
        let mail = invite_cora(&app, &server)?;
        undo_steps_past_the_mail(&app)?;
        accept(&app, &code(&mail)?)?;
        a_wrong_address(&app, &server)?;
        app.quit()
    })
}

/// The dialog leads to the mail setup.
fn without_a_server_nothing_is_sent(app: &App) -> Outcome {
    app.click("link", "Clients*")?;
    app.keys(&["ctrl+n"])?;
    app.wait_for("dialog", "Add client")?;
    app.fill("First name", "Cora")?;
    app.fill("E-mail address", "cora@example.com")?;
    app.click("radio", "Invite by e-mail")?;
    app.click("button", "Send invitation")?;
    app.wait_for_text("E-mail is not set up.")?;
    app.screenshot("no-mail-yet")?;
    ensure_accessible(app)?;
    app.click("button", "Set up e-mail…")?;
    app.wait_for("heading", "Settings")?;
    app.wait_for("button", "Save e-mail settings")
}

fn say_how_mail_leaves(app: &App, server: &SmtpSink) -> Outcome {
    app.fill("Server", "localhost")?;
    app.fill("Port", &server.port().to_string())?;
    app.fill("Password*", "wrong")?;
    app.click("button", "Send a test e-mail")?;
    app.wait_for_text("The server does not accept this user name and password.")?;
    app.screenshot("wrong-password")?;
    ensure_accessible(app)?;
    app.fill("Password*", "correct horse")?;
    app.click("button", "Send a test e-mail")?;
    app.wait_for_text("Test e-mail sent.")?;
    received(server, 1)?;
    app.click("button", "Save e-mail settings")?;
    app.wait_for_text("E-mail settings saved")
}

fn invite_cora(app: &App, server: &SmtpSink) -> Outcome<Received> {
    app.click("link", "Clients*")?;
    // The unfinished form is shown again.
    app.keys(&["ctrl+n"])?;
    app.wait_until_gone("button", "Continue")?;
    app.wait_for("dialog", "Add client")?;
    app.fill("First name", "Cora")?;
    app.fill("Last name", "Hale")?;
    app.fill("E-mail address", "cora@example.com")?;
    app.fill("Message*", "The quickest way to reach us.")?;
    app.click("button", "Send invitation")?;
    app.wait_for_text("Cora Hale added")?;
    wait_for_row(app, "Pending · day 1 of 30")?;
    let mail = received(server, 2)?;
    let text = String::from_utf8_lossy(&mail.data).into_owned();
    for words in [
        "The quickest way to reach us.",
        "Anna Whitmore",
        "Auto-Submitted: auto-generated",
    ] {
        if !text.contains(words) {
            return Err(Failure::new(format!("the mail does not say \"{words}\":\n{text}")));
        }
    }
    Ok(mail)
}

/// A sent mail cannot be undone; this is said once, with what to do instead, and then undo goes on with the
/// action before.
fn undo_steps_past_the_mail(app: &App) -> Outcome {
    app.keys(&["ctrl+z"])?;
    app.wait_for_text("The e-mail was already sent.")?;
    app.wait_for("link", "Revoke it…")?;
    app.screenshot("mail-has-left")?;
    ensure_accessible(app)?;
    app.keys(&["ctrl+z"])?;
    app.wait_for_text("Undone: creating Tax")?;
    wait_for_row(app, "Pending · day 1 of 30")
}

fn accept(app: &App, code: &str) -> Outcome {
    app.click("button", "Actions for Cora Hale")?;
    app.click("menuitem", "Open*")?;
    app.click("tab", "Invitation")?;
    app.wait_for("heading", "Invitation")?;
    app.wait_for_text("Invited by")?;
    app.screenshot("invited")?;
    ensure_accessible(app)?;
    app.click("button", "Record as accepted…")?;
    app.wait_for("dialog", "Has Cora Hale accepted?")?;
    app.fill("Code from their latest e-mail", "AAAA-AAAA")?;
    app.keys(&["Return"])?;
    app.wait_for_text("This is not the code from their latest e-mail. You have 4 tries left")?;
    app.screenshot("wrong-code")?;
    ensure_accessible(app)?;
    app.fill("Code from their latest e-mail", &code.to_lowercase())?;
    app.keys(&["Return"])?;
    app.wait_for_text("Cora Hale recorded as accepted")?;
    app.wait_for_text("Accepted ")?;
    app.click("link", "Clients*")?;
    wait_for_row(app, "Active")
}

/// The server refuses the address: the list says so, and correcting the address sends the invitation again.
fn a_wrong_address(app: &App, server: &SmtpSink) -> Outcome {
    app.keys(&["ctrl+n"])?;
    app.wait_for("dialog", "Add client")?;
    app.fill("First name", "Colin")?;
    app.fill("E-mail address", "colin@example.com")?;
    app.click("button", "Send invitation")?;
    wait_for_row(app, "Pending (bounced)")?;
    app.wait_for_text("1 e-mail bounced.")?;
    app.screenshot("bounced")?;
    ensure_accessible(app)?;
    // The test mail, Cora's invitation and her welcome.
    received(server, 3)?;
    app.click("button", "Actions for Colin")?;
    app.click("menuitem", "Edit…")?;
    app.wait_for("dialog", "Edit Colin")?;
    app.fill("E-mail address", "colin.chambers@example.com")?;
    app.keys(&["Return"])?;
    wait_for_row(app, "Pending · day 1 of 30")?;
    let mail = received(server, 4)?;
    if mail.to != ["colin.chambers@example.com"] {
        return Err(Failure::new(format!("the mail went to {:?}", mail.to)));
    }
    Ok(())
}

/// The last of `count` mails.
fn received(server: &SmtpSink, count: usize) -> Outcome<Received> {
    let mails = server.wait_for(count, PATIENCE).map_err(Failure::new)?;
    mails.into_iter().last().ok_or_else(|| Failure::new("no mail came"))
}

fn code(mail: &Received) -> Outcome<String> {
    code_in(&String::from_utf8_lossy(&mail.data)).ok_or_else(|| Failure::new("the mail has no code"))
}
