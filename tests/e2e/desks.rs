//! A firm on two computers: it moves to a hub, a colleague joins, and each window shows what the other does.

use std::rc::Rc;

use crate::steps::{
    code_in, found, has_row, letter_to, letters_into_a_folder, open_person, open_settings, wait_for_row,
};
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::failure::{Failure, Outcome, ensure};
use tests::hub::RunningHub;
use tests::launch::{Home, Launch, journey};

#[test]
fn a_second_desk_shows_the_firm_and_what_the_first_one_does() -> Outcome {
    journey("desks", |home| {
        found(home)?;
        for (kind, given) in [("client", "Cora"), ("client", "Dora"), ("staff", "Ben")] {
            let email = format!("{}@example.com", given.to_lowercase());
            let name = ["--given", given, "--family", "Hale", "--email", &email, "--active"];
            home.cli(&[&["user", "add", kind], &name[..]].concat())?;
        }
        let code = invited(home)?;
        let mut hub = RunningHub::start(&home.path("hub"))?;
        let anna = Launch::new(home).open()?;
        anna.wait_for("heading", "Contacts")?;
        moves(&anna, &hub)?;
        let ben = joins(home, &link_for(&anna, "Staff*", "Ben Hale")?)?;
        let link = link_for(&anna, "Clients*", "Gina Hale")?;
        ensure(!link.contains("code="), "the code of an invited client is in her mail")?;
        let gina = accepts(home, &link, &code)?;
        wait_for_row(&ben, "Gina Hale")?;
        gina.quit()?;
        an_addition_arrives(&anna, &ben)?;
        hub.kill();
        without_the_hub(&anna, &ben)?;
        hub.go_on()?;
        ben.wait_for_text("Up to date")?;
        anna.wait_for_text("Up to date")?;
        the_device_is_revoked(&anna, &ben)?;
        ben.quit()?;
        anna.quit()
    })
}

/// Invites a client; returns the code of her mail, which is a file in a folder.
fn invited(home: &Home) -> Outcome<String> {
    let letters = letters_into_a_folder(home)?;
    let gina = ["--given", "Gina", "--family", "Hale", "--email", "gina@example.com"];
    home.cli(&[&["user", "add", "client"], &gina[..], &["--invite"]].concat())?;
    home.cli(&["mail", "send"])?;
    let code = letter_to(&letters, "gina@example.com").as_deref().and_then(code_in);
    code.ok_or_else(|| Failure::new("no mail with a code left"))
}

fn moves(anna: &App, hub: &RunningHub) -> Outcome {
    open_settings(anna, "Sync and devices")?;
    anna.wait_for_text("This firm is only on this computer.")?;
    anna.screenshot("sync-alone")?;
    ensure_accessible(anna)?;
    anna.click("button", "Move this firm to a hub…")?;
    anna.fill("Link", "coverbook://elsewhere")?;
    anna.click("button", "Continue")?;
    anna.wait_for_text("This is no link of Coverbook.")?;
    anna.screenshot("sync-move")?;
    ensure_accessible(anna)?;
    anna.fill("Link", &hub.place()?)?;
    anna.click("button", "Continue")?;
    anna.fill("Name of this device", "Anna’s desk")?;
    anna.screenshot("sync-move-device")?;
    anna.click("button", "Move the firm")?;
    anna.wait_for_text("Up to date")?;
    anna.wait_for_text("Anna’s desk")?;
    anna.screenshot("sync")?;
    ensure_accessible(anna)?;
    anna.click("link", "Contacts*")?;
    wait_for_row(anna, "Cora Hale")?;
    anna.screenshot("contacts-attached").map(drop)
}

/// Makes a link for a device of a person.
fn link_for(anna: &App, list: &str, name: &str) -> Outcome<String> {
    anna.click("link", list)?;
    open_person(anna, name)?;
    anna.click("button", "More")?;
    anna.click("menuitem", "Link for a device…")?;
    anna.wait_for("heading", &format!("Link for a device of {name}"))?;
    anna.wait_for_text("coverbook://join")?;
    let of_whom = name.split(' ').next().unwrap_or(name).to_lowercase();
    anna.screenshot(&format!("device-link-{of_whom}"))?;
    ensure_accessible(anna)?;
    let shown = anna.script(
        "return [...document.querySelectorAll('dialog p, [role=dialog] p')].map((shown) => shown.textContent.trim())\
         .find((text) => text.startsWith('coverbook://join'))",
        &[],
    )?;
    anna.keys(&["Escape"])?;
    Ok(shown.as_str().unwrap_or_default().to_owned())
}

/// A colleague's computer, on which nothing is yet.
fn joins(home: &Home, link: &str) -> Outcome<Rc<App>> {
    let profile = home.path("ben").display().to_string();
    let key = home.path("ben.key").display().to_string();
    let ben = Launch::new(home)
        .started_from_the_menu()
        .argument("--profile")
        .argument(profile)
        .argument("--key-file")
        .argument(key)
        .open()?;
    ben.click("button", "Join a firm*")?;
    ben.wait_for("heading", "Join a firm")?;
    ben.screenshot("join-firm")?;
    ensure_accessible(&ben)?;
    ben.fill("Link", link)?;
    ben.click("button", "Continue")?;
    ben.fill("Name of this device", "Ben’s laptop")?;
    ben.screenshot("join-device")?;
    ensure_accessible(&ben)?;
    ben.click("button", "Join*")?;
    ben.wait_for("heading", "Contacts")?;
    wait_for_row(&ben, "Cora Hale")?;
    wait_for_row(&ben, "Dora Hale")?;
    let links = ben.names("link")?;
    ensure(
        !links
            .iter()
            .any(|name| name.starts_with("Clients") || name.starts_with("Audit")),
        format!("a colleague sees what is for administrators: {links:?}"),
    )?;
    ben.screenshot("contacts-of-staff")?;
    ensure_accessible(&ben)?;
    Ok(ben)
}

/// A client comes to the hub with the code of her mail, and sees who covers her.
fn accepts(home: &Home, link: &str, code: &str) -> Outcome<Rc<App>> {
    let profile = home.path("gina").display().to_string();
    let key = home.path("gina.key").display().to_string();
    let gina = Launch::new(home)
        .started_from_the_menu()
        .dark()
        .argument("--profile")
        .argument(profile)
        .argument("--key-file")
        .argument(key)
        .open()?;
    gina.window.resize(900, 600)?;
    gina.click("button", "Join a firm*")?;
    gina.fill("Link", link)?;
    gina.click("button", "Continue")?;
    gina.wait_for("heading", "Your invitation")?;
    gina.fill("Your e-mail address", "gina@example.com")?;
    gina.fill("Code from your latest e-mail", "AAAA-AAAA")?;
    gina.click("button", "Continue")?;
    gina.wait_for_text("This code is wrong")?;
    gina.screenshot("invitation-wrong-code")?;
    ensure_accessible(&gina)?;
    gina.fill("Code from your latest e-mail", code)?;
    gina.click("button", "Continue")?;
    gina.wait_for("heading", "Welcome, Gina")?;
    gina.screenshot("invitation-accept")?;
    ensure_accessible(&gina)?;
    gina.fill("Choose a username", "GinaHale7")?;
    gina.click("checkbox", "I accept the terms of Coverbook")?;
    gina.click("button", "Join")?;
    gina.wait_for("heading", "Contacts")?;
    wait_for_row(&gina, "Anna Whitmore")?;
    wait_for_row(&gina, "Ben Hale")?;
    ensure(!has_row(&gina, "Cora"), "a client sees another client")?;
    gina.screenshot("contacts-of-a-client")?;
    ensure_accessible(&gina)?;
    open_settings(&gina, "Sync and devices")?;
    gina.screenshot("sync-of-a-client")?;
    gina.click("button", "Leave the firm on this device…")?;
    gina.screenshot("leave")?;
    ensure_accessible(&gina)?;
    gina.keys(&["Escape"])?;
    Ok(gina)
}

fn an_addition_arrives(anna: &App, ben: &App) -> Outcome {
    anna.click("link", "Contacts*")?;
    anna.click("button", "Add")?;
    anna.click("menuitem", "Add client…*")?;
    anna.wait_for("dialog", "Add client")?;
    anna.fill("First name", "Ella")?;
    anna.fill("Last name", "Hale")?;
    anna.fill("E-mail*", "ella@example.com")?;
    anna.keys(&["Return"])?;
    wait_for_row(anna, "Ella Hale")?;
    wait_for_row(ben, "Ella Hale")
}

fn without_the_hub(anna: &App, ben: &App) -> Outcome {
    ben.wait_for_text("Offline")?;
    anna.wait_for_text("Offline")?;
    ben.click("gridcell", "Cora Hale")?;
    ben.wait_for("heading", "Cora Hale")?;
    ben.wait_for_text("cora@example.com")?;
    ben.screenshot("person-offline")?;
    ensure_accessible(ben)?;
    ben.click("link", "Contacts*")?;
    wait_for_row(ben, "Ella Hale")?;
    open_settings(anna, "Sync and devices")?;
    anna.screenshot("sync-offline")?;
    ensure_accessible(anna)
}

fn the_device_is_revoked(anna: &App, ben: &App) -> Outcome {
    open_settings(anna, "Sync and devices")?;
    anna.click("button", "Revoke Ben’s laptop")?;
    anna.screenshot("device-revoke")?;
    anna.click("button", "Revoke device")?;
    ben.wait_for_text("Device revoked")?;
    ben.wait_until("no contact any more", || !has_row(ben, "Hale"))?;
    ben.screenshot("revoked")?;
    ensure_accessible(ben)
}
