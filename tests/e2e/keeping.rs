//! Protecting a firm: passphrase, a backup through the real dialog, the lock, the backup on another
//! machine, and the firm's name.

use std::path::Path;

use crate::steps::{open_settings, show_settings, two_clients, wait_for_row};
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::dialog;
use tests::failure::{Outcome, ensure};
use tests::launch::{Home, Launch, journey};

const PASSPHRASE: &str = "a green meadow";

#[test]
fn from_a_passphrase_to_the_backup_on_another_machine() -> Outcome {
    journey("keeping", |home| {
        two_clients(home)?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "Contacts")?;
        open_settings(&app, "Firm")?;
        rename_and_undo(&app)?;
        set_a_passphrase(&app)?;
        let backup = home.path("saved.coverbook");
        save_a_backup(&app, &backup)?;
        lock_and_unlock(&app)?;
        app.quit()?;
        asked_at_the_start(home)?;
        on_another_machine(home, &backup)
    })
}

fn rename_and_undo(app: &App) -> Outcome {
    app.screenshot("settings")?;
    ensure_accessible(app)?;
    app.fill("Name of the firm", "Larkfield & Moss")?;
    app.click("button", "Save firm")?;
    app.wait_for_text("Firm saved")?;
    app.wait_until("the new name beside the menu", || {
        app.names("button")
            .is_ok_and(|all| all.iter().any(|name| name.contains("Larkfield & Moss")))
    })?;
    app.click("button", "Undo")?;
    app.wait_for_text("Undone: changes to Harcourt & Lane")?;
    app.wait_until("the old name beside the menu", || {
        app.names("button")
            .is_ok_and(|all| all.iter().any(|name| name.contains("Harcourt & Lane")))
    })
}

fn set_a_passphrase(app: &App) -> Outcome {
    show_settings(app, "Security")?;
    app.screenshot("security")?;
    ensure_accessible(app)?;
    app.click("button", "Set a passphrase…")?;
    app.wait_for("dialog", "Set a passphrase")?;
    app.fill("New passphrase", "too short")?;
    app.fill("Repeat new passphrase", "too short")?;
    app.keys(&["Return"])?;
    app.wait_for_text("A passphrase has at least 12 characters. Choose a longer one.")?;
    app.screenshot("passphrase-short")?;
    ensure_accessible(app)?;
    app.fill("New passphrase", PASSPHRASE)?;
    app.fill("Repeat new passphrase", PASSPHRASE)?;
    app.keys(&["Return"])?;
    app.wait_for("button", "Change passphrase…")?;
    app.wait_for_text("A passphrase is set.")?;
    app.click("checkbox", "Ask for the passphrase at every start")?;
    app.screenshot("asks-at-start")?;
    ensure_accessible(app)
}

/// No firm opens by itself at the start, although the device has the key.
fn asked_at_the_start(home: &Home) -> Outcome {
    let app = Launch::new(home).open()?;
    app.wait_for("heading", "Open harcourt-lane")?;
    app.wait_for_text("This firm asks for its passphrase at every start.")?;
    app.screenshot("asked-at-start")?;
    ensure_accessible(&app)?;
    app.fill("Passphrase or recovery code", PASSPHRASE)?;
    app.keys(&["Return"])?;
    wait_for_row(&app, "Zoë Müller")?;
    app.quit()
}

fn save_a_backup(app: &App, path: &Path) -> Outcome {
    show_settings(app, "Backup")?;
    app.click("button", "Save a backup…")?;
    dialog::choose_file("Save file", path)?;
    app.wait_for_text("saved.coverbook saved and checked")?;
    app.wait_for_text("Last saved from this computer: Today")?;
    app.screenshot("backup-saved")?;
    ensure_accessible(app)?;
    ensure(path.is_file(), "there is no backup")
}

fn lock_and_unlock(app: &App) -> Outcome {
    app.click("link", "Contacts*")?;
    wait_for_row(app, "Zoë Müller")?;
    app.keys(&["ctrl+shift+l"])?;
    app.wait_for("heading", "harcourt-lane is locked")?;
    let shown = app.text()?;
    for word in ["Müller", "Whitmore", "Harcourt & Lane", "example.com"] {
        ensure(
            !shown.contains(word),
            format!("the locked window shows {word}: {shown}"),
        )?;
    }
    app.screenshot("locked")?;
    ensure_accessible(app)?;
    app.type_text("a blue lagoon")?;
    app.keys(&["Return"])?;
    app.wait_for_text("This does not open the firm.")?;
    app.screenshot("locked-wrong")?;
    ensure_accessible(app)?;
    app.fill("Passphrase or recovery code", PASSPHRASE)?;
    app.keys(&["Return"])?;
    wait_for_row(app, "Zoë Müller")
}

/// An empty profile without a key.
fn on_another_machine(home: &Home, backup: &Path) -> Outcome {
    let elsewhere = |name: &str| home.path(name).to_string_lossy().into_owned();
    let (profile, key) = (elsewhere("elsewhere"), elsewhere("elsewhere.key"));
    let app = Launch::new(home)
        .argument("--profile")
        .argument(profile)
        .argument("--key-file")
        .argument(key)
        .open()?;
    app.click("button", "Open a backup…*")?;
    dialog::choose_file("Choose a backup", backup)?;
    app.wait_for("heading", "Open a backup")?;
    app.fill("Recovery code or passphrase", "a blue lagoon")?;
    app.keys(&["Return"])?;
    app.wait_for_text("This does not open the firm.")?;
    app.fill("Recovery code or passphrase", PASSPHRASE)?;
    app.keys(&["Return"])?;
    app.wait_for("heading", "This is a backup of Harcourt & Lane")?;
    app.screenshot("backup-held")?;
    ensure_accessible(&app)?;
    app.click("button", "Open this firm")?;
    wait_for_row(&app, "Zoë Müller")?;
    wait_for_row(&app, "Jürgen Groß")?;

    // The same backup again: the firm is on this device, in the same state.
    app.click("button", "Harcourt & Lane*")?;
    app.screenshot("firm-menu")?;
    app.click("menuitem", "Create or open another firm…")?;
    app.wait_for("heading", "Welcome to Coverbook")?;
    app.click("button", "Open a backup…*")?;
    dialog::choose_file("Choose a backup", backup)?;
    app.fill("Recovery code or passphrase", PASSPHRASE)?;
    app.keys(&["Return"])?;
    app.wait_for("heading", "Harcourt & Lane is already on this computer")?;
    app.wait_for_text("Both have the same changes.")?;
    app.screenshot("backup-here")?;
    ensure_accessible(&app)?;
    app.click("button", "Cancel")?;
    app.wait_for("heading", "Welcome to Coverbook")?;
    app.quit()
}
