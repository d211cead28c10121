//! An administrator finds a client outside of their contacts, despite a typing error, from Contacts and
//! from Ctrl+K, and pins a person.

use crate::steps::{found, has_row, wait_for_row};
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::failure::{Failure, Outcome};
use tests::launch::{Home, Launch, journey};

const OUTSIDE: &str = "Not in your contacts";

/// A firm with Zoë Müller in the founder's team, and others in North, where the founder is not a member.
fn firm(home: &Home) -> Outcome {
    found(home)?;
    home.cli(&["team", "create", "North", "--identifier", "north"])?;
    home.cli(&[
        "user",
        "add",
        "staff",
        "--given",
        "Ben",
        "--family",
        "Sandford",
        "--email",
        "ben@example.com",
        "--active",
        "--team",
        "north",
    ])?;
    let list = "First Name,Last Name,Email,Phone Number,Group Identifiers\n\
                Zoë,Müller,z.mueller@example.com,020 7946 0018,\n\
                Sean,O'Brien,s.obrien@example.com,020 7946 0019,north\n\
                Clara,Thornbury,c.thornbury@example.com,020 7946 0020,north\n\
                Clara,Thornton,c.thornton@example.com,020 7946 0021,\n";
    let file = home.write("clients.csv", list)?;
    let file = file
        .to_str()
        .ok_or_else(|| Failure::new("a file name of another kind"))?;
    home.cli(&["import", "clients", file]).map(drop)
}

#[test]
fn a_client_outside_of_ones_contacts_is_found() -> Outcome {
    journey("searching", |home| {
        firm(home)?;
        let app = Launch::new(home).open()?;
        app.wait_for("link", "Contacts*")?;
        app.click("link", "Contacts*")?;
        from_contacts(&app)?;
        from_the_palette(&app)?;
        at_hand(&app)?;
        looks(&app)?;
        app.quit()
    })
}

fn from_contacts(app: &App) -> Outcome {
    wait_for_row(app, "Müller")?;
    app.fill("Search contacts", "thorn")?;
    wait_for_row(app, "Thornton")?;
    app.wait_for("heading", OUTSIDE)?;
    app.wait_for("button", "Clara Thornbury*")?;
    ensure_accessible(app)?;
    app.screenshot("others-below-contacts")?;
    // Only one person has this name, which contains a typing error.
    app.fill("Search contacts", "thornbruy")?;
    app.wait_for_text("Similar")?;
    app.wait_until("nobody of the contacts", || !has_row(app, "Thornton"))?;
    ensure_accessible(app)?;
    app.screenshot("others-similar")?;
    app.click("button", "Clara Thornbury*")?;
    app.wait_for("heading", "Clara Thornbury")?;
    app.wait_for_text("Covered by")
}

fn from_the_palette(app: &App) -> Outcome {
    app.click("link", "Contacts*")?;
    wait_for_row(app, "Müller")?;
    app.keys(&["ctrl+k"])?;
    app.wait_for("dialog", "Search and commands")?;
    app.type_text("brien")?;
    app.wait_for("option", "Sean O'Brien*")?;
    app.wait_for_text(OUTSIDE)?;
    ensure_accessible(app)?;
    app.screenshot("palette-others")?;
    app.keys(&["Return"])?;
    app.wait_for("heading", "Sean O'Brien")?;
    app.click("link", "Contacts*")?;
    app.fill("Search contacts", "Tel. +44 (0)20 7946 0018 ext. 12")?;
    wait_for_row(app, "Müller")?;
    app.wait_until("nobody else", || !has_row(app, "Thornton"))
}

/// Pinned with a key, announced, and still pinned in another window session.
fn at_hand(app: &App) -> Outcome {
    app.click("button", "Clear search")?;
    wait_for_row(app, "Thornton")?;
    app.keys(&["ctrl+f", "Down", "j"])?;
    app.wait_for("heading", "Zoë Müller")
        .or_else(|_| app.wait_for("heading", "Clara Thornton"))?;
    let name = if app.names("heading")?.iter().any(|name| name == "Zoë Müller") {
        "Zoë Müller"
    } else {
        "Clara Thornton"
    };
    app.keys(&["p"])?;
    app.wait_for_text(&format!("{name} is pinned."))?;
    app.wait_for("button", &format!("Pinned{name}"))
        .or_else(|_| app.wait_for("button", &format!("Pinned {name}")))?;
    ensure_accessible(app)?;
    app.screenshot("contacts-pinned")?;
    app.keys(&["ctrl+k"])?;
    app.wait_for("dialog", "Search and commands")?;
    app.wait_for("option", &format!("{name}*"))?;
    ensure_accessible(app)?;
    app.screenshot("palette-pinned")?;
    app.keys(&["Escape"])?;
    app.wait_until_gone("dialog", "Search and commands")
}

/// Each of the screens in both sizes and both appearances.
fn looks(app: &App) -> Outcome {
    for (width, height) in [(900, 600), (1280, 800)] {
        app.window.resize(width, height)?;
        for dark in ["Light", "Dark"] {
            app.keys(&["ctrl+k"])?;
            app.wait_for("dialog", "Search and commands")?;
            app.type_text(&format!("{dark} appearance"))?;
            app.wait_for("option", &format!("{dark} appearance*"))?;
            app.keys(&["Return"])?;
            app.wait_until_gone("dialog", "Search and commands")?;
            app.fill("Search contacts", "thorn")?;
            app.wait_for("heading", OUTSIDE)?;
            ensure_accessible(app)?;
            app.screenshot(&format!("others-{width}-{dark}"))?;
            app.keys(&["ctrl+k"])?;
            app.wait_for("dialog", "Search and commands")?;
            app.type_text("thorn")?;
            app.wait_for_text(OUTSIDE)?;
            ensure_accessible(app)?;
            app.screenshot(&format!("palette-{width}-{dark}"))?;
            app.keys(&["Escape"])?;
            app.wait_until_gone("dialog", "Search and commands")?;
            app.click("button", "Clear search")?;
            wait_for_row(app, "Müller")?;
            app.screenshot(&format!("pinned-{width}-{dark}"))?;
        }
    }
    Ok(())
}
