//! Steps of a firm on several devices, which journeys and drills share. A look is taken at every screen on the
//! way: [`closely`] by journeys, [`in_passing`] by who has other things to see.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::rc::Rc;

use store::Key;

use crate::accessibility::ensure_accessible;
use crate::app::App;
use crate::failure::{Failure, Outcome, ensure};
use crate::launch::{Home, Launch};
use crate::steps::{code_in, letter_to, letters_into_a_folder, open_person, open_settings, wait_for_row};

/// What is done with a screen on the way; the text names it.
pub type Look = fn(&App, &str) -> Outcome;

/// Keeps a picture, and has axe-core find nothing.
///
/// # Errors
/// What it finds.
pub fn closely(app: &App, name: &str) -> Outcome {
    app.screenshot(name)?;
    ensure_accessible(app)
}

/// Nothing.
///
/// # Errors
/// None.
pub fn in_passing(_: &App, _: &str) -> Outcome {
    Ok(())
}

/// The port that Coverbook takes if it is free.
const USUAL: u16 = 7_843;

/// Another device on this computer, with a profile and a key file of its own.
#[must_use]
pub fn device<'a>(home: &'a Home, name: &str) -> Launch<'a> {
    Launch::new(home)
        .started_from_the_menu()
        .argument("--profile")
        .argument(home.path(name).display().to_string())
        .argument("--key-file")
        .argument(home.path(&format!("{name}.key")).display().to_string())
}

/// The file of the only firm in a device's profile, and its key.
///
/// # Errors
/// If there is none.
pub fn file_of(home: &Home, name: &str) -> Outcome<(PathBuf, Key)> {
    let entries = fs::read_dir(home.path(name))?;
    let mut paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let file = paths.find(|path| path.extension().is_some_and(|ending| ending == "coverbook"));
    let digits = fs::read_to_string(home.path(&format!("{name}.key")))?;
    let found = file.zip(Key::from_hex(digits.trim()));
    found.ok_or_else(|| Failure::new(format!("no firm in the profile of {name}")))
}

/// Adds a person of the Hales on the command line, active, in the default team or in another one; returns the
/// person's id.
///
/// # Errors
/// As [`Home::cli`].
pub fn adds_by_command(home: &Home, kind: &str, given: &str, team: Option<&str>) -> Outcome<String> {
    let email = format!("{}@example.com", given.to_lowercase());
    let name = ["--given", given, "--family", "Hale", "--email", &email, "--active"];
    let team = team.map_or_else(Vec::new, |team| vec!["--team", team]);
    let said = home.cli(&[&["user", "add", kind], &name[..], &team, &["--json"]].concat())?;
    let id = said.lines().find_map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(line.get("id")?.as_str()?.to_owned())
    });
    id.ok_or_else(|| Failure::new(format!("no id: {said}")))
}

/// Invites a client; returns the code of the mail, which is a file in a folder.
///
/// # Errors
/// If no mail leaves.
pub fn invited(home: &Home, given: &str) -> Outcome<String> {
    let letters = letters_into_a_folder(home)?;
    let email = format!("{}@example.com", given.to_lowercase());
    let name = ["--given", given, "--family", "Hale", "--email", &email, "--invite"];
    home.cli(&[&["user", "add", "client"], &name[..]].concat())?;
    home.cli(&["mail", "send"])?;
    let code = letter_to(&letters, &email).as_deref().and_then(code_in);
    code.ok_or_else(|| Failure::new("no mail with a code left"))
}

/// The firm moves to the hub that the link leads to.
///
/// # Errors
/// What did not come.
pub fn moves(anna: &App, place: &str, look: Look) -> Outcome {
    open_settings(anna, "Sync and devices")?;
    anna.wait_for_text("This firm is only on this computer.")?;
    look(anna, "sync-alone")?;
    anna.click("button", "Move this firm to a hub…")?;
    anna.fill("Link", "coverbook://elsewhere")?;
    anna.click("button", "Continue")?;
    anna.wait_for_text("This is no link of Coverbook.")?;
    look(anna, "sync-move")?;
    anna.fill("Link", place)?;
    anna.click("button", "Continue")?;
    anna.fill("Name of this device", "Anna’s desk")?;
    look(anna, "sync-move-device")?;
    anna.click("button", "Move the firm")?;
    anna.wait_for_text("Up to date")?;
    anna.wait_for_text("Anna’s desk")?;
    look(anna, "sync")
}

/// The firm is shared from this computer, after another program had the port.
///
/// # Errors
/// What did not come.
pub fn shares(anna: &App, look: Look) -> Outcome {
    // Another program has the usual port; it may be there already.
    let _other = TcpListener::bind((Ipv4Addr::UNSPECIFIED, USUAL));
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    open_settings(anna, "Sync and devices")?;
    anna.wait_for_text("This firm is only on this computer.")?;
    look(anna, "share-or-move")?;
    anna.click("button", "Share from this computer…")?;
    anna.fill("Name of this device", "Anna’s desk")?;
    look(anna, "share")?;
    anna.click("button", "Share the firm")?;
    anna.wait_for_text("Another program uses this port.")?;
    look(anna, "share-port-taken")?;
    anna.fill("Port", &port.to_string())?;
    anna.click("button", "Share the firm")?;
    anna.wait_for_text("Up to date")?;
    anna.wait_for("heading", "Sharing from this computer")?;
    anna.wait_for_text("Nobody else can connect now.")?;
    look(anna, "hosting-at-first")
}

/// Other computers may connect to the one that shares the firm.
///
/// # Errors
/// What did not come.
pub fn lets_others_in(anna: &App, look: Look) -> Outcome {
    anna.click("switch", "Other computers may connect")?;
    anna.wait_for_text("To let somebody in")?;
    anna.click("button", "Test the addresses")?;
    anna.wait_for_text("Coverbook answers at every address.")?;
    look(anna, "hosting-tested")
}

/// Makes a link for a device of a person in a list.
///
/// # Errors
/// What did not come.
pub fn link_for(anna: &App, list: &str, name: &str, look: Look) -> Outcome<String> {
    anna.click("link", list)?;
    open_person(anna, name)?;
    anna.click("button", "More")?;
    anna.click("menuitem", "Link for a device…")?;
    anna.wait_for("heading", &format!("Link for a device of {name}"))?;
    let of_whom = name.split(' ').next().unwrap_or(name).to_lowercase();
    link_on_show(anna, &format!("device-link-{of_whom}"), look)
}

/// Makes a link for another device of the reader, whose page of devices is open.
///
/// # Errors
/// What did not come.
pub fn own_link(anna: &App, look: Look) -> Outcome<String> {
    anna.click("button", "Add another device of mine…")?;
    link_on_show(anna, "device-link-own", look)
}

fn link_on_show(anna: &App, name: &str, look: Look) -> Outcome<String> {
    anna.wait_for_text("coverbook://join")?;
    look(anna, name)?;
    let shown = anna.script(
        "return [...document.querySelectorAll('dialog p, [role=dialog] p')].map((shown) => shown.textContent.trim())\
         .find((text) => text.startsWith('coverbook://join'))",
        &[],
    )?;
    anna.keys(&["Escape"])?;
    Ok(shown.as_str().unwrap_or_default().to_owned())
}

/// The window of a device on which nothing is yet becomes one of the person whom the link is for.
///
/// # Errors
/// What did not come.
pub fn joins(app: &App, link: &str, device: &str, look: Look) -> Outcome {
    app.click("button", "Join a firm*")?;
    app.wait_for("heading", "Join a firm")?;
    look(app, "join-firm")?;
    app.fill("Link", link)?;
    app.click("button", "Continue")?;
    app.fill("Name of this device", device)?;
    look(app, "join-device")?;
    app.click("button", "Join*")?;
    app.wait_for("heading", "Contacts")
}

/// A client of the Hales comes to the hub with the code of the mail, after a wrong one.
///
/// # Errors
/// What did not come.
pub fn accepts(app: &App, link: &str, (given, code): (&str, &str), look: Look) -> Outcome {
    ensure(!link.contains("code="), "the code of an invited client is in the mail")?;
    app.click("button", "Join a firm*")?;
    app.fill("Link", link)?;
    app.click("button", "Continue")?;
    app.wait_for("heading", "Your invitation")?;
    app.fill("Your e-mail address", &format!("{}@example.com", given.to_lowercase()))?;
    app.fill("Code from your latest e-mail", "AAAA-AAAA")?;
    app.click("button", "Continue")?;
    app.wait_for_text("This code is wrong")?;
    look(app, "invitation-wrong-code")?;
    app.fill("Code from your latest e-mail", code)?;
    app.click("button", "Continue")?;
    app.wait_for("heading", &format!("Welcome, {given}"))?;
    look(app, "invitation-accept")?;
    app.fill("Choose a username", &format!("{given}Hale7"))?;
    app.click("checkbox", "I accept the terms of Coverbook")?;
    app.click("button", "Join")?;
    app.wait_for("heading", "Contacts")
}

/// Fills in a client of the Hales, up to the key that adds them.
///
/// # Errors
/// What did not come.
pub fn is_about_to_add(app: &App, given: &str) -> Outcome {
    app.click("link", "Contacts*")?;
    app.click("button", "Add")?;
    app.click("menuitem", "Add client…*")?;
    app.wait_for("dialog", "Add client")?;
    app.fill("First name", given)?;
    app.fill("Last name", "Hale")?;
    app.fill("E-mail*", &format!("{}@example.com", given.to_lowercase()))
}

/// Adds a client of the Hales.
///
/// # Errors
/// What did not come.
pub fn adds(app: &App, given: &str) -> Outcome {
    is_about_to_add(app, given)?;
    app.keys(&["Return"])?;
    wait_for_row(app, &format!("{given} Hale"))
}

/// Opens a device again that belongs to a firm.
///
/// # Errors
/// If its window does not come to the contacts.
pub fn opens_again(device: Launch<'_>) -> Outcome<Rc<App>> {
    let app = device.open()?;
    app.wait_for("heading", "Contacts")?;
    Ok(app)
}
