//! Unsaved text: closing asks about it, it is kept while other pages are open, and is shown again
//! afterwards.

use crate::steps::found;
use tests::accessibility::ensure_good_in_every_look;
use tests::app::App;
use tests::failure::{Failure, Outcome};
use tests::launch::{Launch, journey};

const MESSAGE: &str = "The quickest way to reach us.";

#[test]
fn typed_text_is_kept() -> Outcome {
    journey("typed", |home| {
        found(home)?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "Contacts")?;
        app.click("link", "Clients*")?;
        app.keys(&["ctrl+n"])?;
        app.wait_for("dialog", "Add client")?;
        app.fill("First name", "Cora")?;
        app.fill("E-mail address", "cora@example.com")?;
        app.click("radio", "Invite by e-mail")?;
        app.fill("Message*", MESSAGE)?;
        escape_asks_first(&app)?;
        setting_up_mail_keeps_it(&app)?;
        app.keys(&["Escape"])?;
        app.click("button", "Discard")?;
        app.wait_until_gone("dialog", "Add client")?;
        // An untouched form closes at once.
        app.keys(&["ctrl+n"])?;
        app.wait_for("dialog", "Add client")?;
        app.keys(&["Escape"])?;
        app.wait_until_gone("dialog", "Add client")?;
        app.quit()
    })
}

fn escape_asks_first(app: &App) -> Outcome {
    app.keys(&["Escape"])?;
    app.wait_for_text("Your changes are not saved.")?;
    ensure_good_in_every_look(app, "typed-asked")?;
    app.click("button", "Keep editing")?;
    is_there(app)
}

fn setting_up_mail_keeps_it(app: &App) -> Outcome {
    app.click("button", "Send invitation")?;
    app.wait_for_text("E-mail is not set up.")?;
    app.click("button", "Set up e-mail…")?;
    app.wait_for("heading", "Settings")?;
    app.wait_for("button", "Save e-mail settings")?;
    app.wait_for_text("You have an unfinished form.")?;
    ensure_good_in_every_look(app, "typed-aside")?;
    app.click("button", "Continue")?;
    app.wait_for("dialog", "Add client")?;
    is_there(app)
}

fn is_there(app: &App) -> Outcome {
    let script = "return [...document.querySelectorAll('dialog textarea')].map(field => field.value).join('\\n')";
    let typed = app.script(script, &[])?;
    if typed.as_str().is_some_and(|texts| texts.contains(MESSAGE)) {
        Ok(())
    } else {
        Err(Failure::new(format!("the message is {typed}")))
    }
}
