//! A firm on two computers: it moves to a hub, a colleague joins, and each window shows what the other does.

use std::rc::Rc;

use crate::steps::{found, has_row, open_person, open_settings, wait_for_row};
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::failure::{Outcome, ensure};
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
        let mut hub = RunningHub::start(&home.path("hub"))?;
        let anna = Launch::new(home).open()?;
        anna.wait_for("heading", "Contacts")?;
        moves(&anna, &hub)?;
        let link = link_for(&anna, "Ben Hale")?;
        let ben = joins(home, &link)?;
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
fn link_for(anna: &App, name: &str) -> Outcome<String> {
    anna.click("link", "Staff*")?;
    open_person(anna, name)?;
    anna.click("button", "More")?;
    anna.click("menuitem", "Link for a device…")?;
    anna.wait_for("heading", "Link for a device of Ben Hale")?;
    anna.wait_for_text("coverbook://join")?;
    anna.screenshot("device-link")?;
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
