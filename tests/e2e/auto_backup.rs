//! Automatic backups: a folder chosen in the real dialog, a backup in it, and what the window says when the
//! folder is missing.

use std::path::Path;

use crate::steps::{open_settings, show_settings, two_clients, wait_for_row};
use tests::accessibility::ensure_good_in_every_look;
use tests::app::App;
use tests::dialog;
use tests::failure::{Outcome, ensure};
use tests::launch::{Home, Launch, journey};

#[test]
fn an_automatic_backup_is_saved_into_a_chosen_folder() -> Outcome {
    journey("auto-backup", |home| {
        two_clients(home)?;
        let folder = home.path("backups");
        std::fs::create_dir(&folder)?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "Contacts")?;
        choose(&app, home, &folder)?;
        let away = home.path("backups-away");
        it_fails(&app, &folder, &away)?;
        it_succeeds_again(&app, &folder, &away)?;
        app.quit()?;
        // The choice survives a restart.
        let app = Launch::new(home).open()?;
        wait_for_row(&app, "Zoë Müller")?;
        open_settings(&app, "Backup")?;
        app.wait_for_text(&folder.to_string_lossy())?;
        app.click("button", "Turn off")?;
        app.wait_for_text("Automatic backup is off. Your backups stay in the folder.")?;
        app.wait_for("button", "Choose a folder…")?;
        ensure(saved(&folder) == 2, "the backups are gone")?;
        app.quit()
    })
}

/// How many backups are in the folder, without drafts.
fn saved(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_ours = |name: &str| name.starts_with("harcourt-lane-automatic-") && name.ends_with(".coverbook");
    entries
        .filter(|entry| is_ours(&entry.file_name().to_string_lossy()))
        .count()
}

fn choose(app: &App, home: &Home, folder: &Path) -> Outcome {
    open_settings(app, "Backup")?;
    app.wait_for_text("Automatic backup is off.")?;
    ensure_good_in_every_look(app, "auto-backup-none")?;
    // The firm's own folder is refused.
    app.click("button", "Choose a folder…")?;
    dialog::choose_folder("Choose a folder", &home.profile())?;
    app.wait_for_text("Coverbook uses this folder itself. Choose one on another disk.")?;
    app.click("button", "Choose a folder…")?;
    dialog::choose_folder("Choose a folder", folder)?;
    app.wait_for_text(&folder.to_string_lossy())?;
    app.wait_for_text("Automatic backup is on.")?;
    // The first one is due at once.
    app.wait_for_text("Last saved: Today")?;
    ensure_good_in_every_look(app, "auto-backup-on")?;
    ensure(saved(folder) == 1, "there is no backup")
}

fn it_fails(app: &App, folder: &Path, away: &Path) -> Outcome {
    std::fs::rename(folder, away)?;
    app.click("button", "Back up now")?;
    app.wait_for_text("was not found. Connect its disk, or choose another folder.")?;
    ensure_good_in_every_look(app, "auto-backup-failed")?;
    show_settings(app, "Firm")?;
    app.wait_for_text("The automatic backup was not saved.")?;
    app.click("link", "Contacts*")?;
    wait_for_row(app, "Zoë Müller")?;
    app.wait_for_text("The automatic backup was not saved.")?;
    ensure_good_in_every_look(app, "auto-backup-told")?;
    app.click("button", "Hide")?;
    app.wait_for("link", "Automatic backup not saved")
}

fn it_succeeds_again(app: &App, folder: &Path, away: &Path) -> Outcome {
    std::fs::rename(away, folder)?;
    app.click("link", "Automatic backup not saved")?;
    app.wait_for("heading", "Automatic backup")?;
    app.click("button", "Back up now")?;
    app.wait_for_text("Backup saved and checked.")?;
    app.wait_until_gone("link", "Automatic backup not saved")?;
    ensure(saved(folder) == 2, "there is no second backup")
}
