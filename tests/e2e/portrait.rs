//! A person's picture: chosen in the system's dialog, cropped to a square, shown, removed, undone.

use crate::steps::{open_person, two_clients, wait_for_row};
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::dialog;
use tests::failure::Outcome;
use tests::launch::{Launch, journey};

const PICTURE: &[u8] = include_bytes!("../fixtures/portrait.png");

#[test]
fn a_picture_is_set_removed_and_restored() -> Outcome {
    journey("portrait", |home| {
        two_clients(home)?;
        let picture = home.write("zoe.png", PICTURE)?;
        let table = home.write("table.png", "First Name,Last Name\n")?;
        let app = Launch::new(home).open()?;
        app.wait_for("link", "Set up*")?;
        app.click("link", "Clients*")?;
        open_person(&app, "Zoë Müller")?;

        from_the_menu(&app, "Choose a picture…")?;
        dialog::choose_file("Choose a picture", &table)?;
        app.wait_for_text("table.png is not a JPG or PNG picture.")?;
        app.click("button", "Cancel")?;

        from_the_menu(&app, "Choose a picture…")?;
        dialog::choose_file("Choose a picture", &picture)?;
        app.wait_for("slider", "Left and right")?;
        app.screenshot("choose-square")?;
        ensure_accessible(&app)?;
        app.click("button", "Use this picture")?;
        app.wait_for_text("Picture of Zoë Müller changed")?;
        has_picture(&app, true)?;
        app.screenshot("pictured")?;
        ensure_accessible(&app)?;

        from_the_menu(&app, "Remove the picture")?;
        has_picture(&app, false)?;
        app.keys(&["ctrl+z"])?;
        has_picture(&app, true)?;
        app.click("link", "Clients*")?;
        wait_for_row(&app, "Zoë Müller")?;
        has_picture(&app, true)?;
        app.quit()
    })
}

fn from_the_menu(app: &App, entry: &str) -> Outcome {
    app.click("button", "More")?;
    app.click("menuitem", entry)
}

/// Whether a picture is drawn from valid bytes.
fn has_picture(app: &App, wanted: bool) -> Outcome {
    let script = "const found = document.querySelector('img.av'); return found !== null && found.naturalWidth === 256;";
    app.wait_until("the picture", || {
        app.script(script, &[])
            .is_ok_and(|found| found.as_bool() == Some(wanted))
    })
}
