//! A firm on two computers: it moves to a hub, a colleague joins, and each window shows what the other does.

use std::rc::Rc;

use crate::steps::{found, has_row, open_settings, wait_for_row};
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::desks::{accepts, adds, adds_by_command, closely, device, invited, joins, link_for, moves};
use tests::failure::{Outcome, ensure};
use tests::hub::RunningHub;
use tests::launch::{Home, Launch, journey};

#[test]
fn a_second_desk_shows_the_firm_and_what_the_first_one_does() -> Outcome {
    journey("desks", |home| {
        found(home)?;
        for (kind, given) in [("client", "Cora"), ("client", "Dora"), ("staff", "Ben")] {
            adds_by_command(home, kind, given, None)?;
        }
        let code = invited(home, "Gina")?;
        let mut hub = RunningHub::start(&home.path("hub"))?;
        let anna = Launch::new(home).open()?;
        anna.wait_for("heading", "Contacts")?;
        moves(&anna, &hub.place()?, closely)?;
        anna.click("link", "Contacts*")?;
        wait_for_row(&anna, "Cora Hale")?;
        anna.screenshot("contacts-attached")?;
        let ben = colleague(home, &link_for(&anna, "Staff*", "Ben Hale", closely)?)?;
        let link = link_for(&anna, "Clients*", "Gina Hale", closely)?;
        let gina = client(home, &link, &code)?;
        wait_for_row(&ben, "Gina Hale")?;
        gina.quit()?;
        adds(&anna, "Ella")?;
        wait_for_row(&ben, "Ella Hale")?;
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

/// A colleague's computer, on which nothing is yet.
fn colleague(home: &Home, link: &str) -> Outcome<Rc<App>> {
    let ben = device(home, "ben").open()?;
    joins(&ben, link, "Ben’s laptop", closely)?;
    wait_for_row(&ben, "Cora Hale")?;
    wait_for_row(&ben, "Dora Hale")?;
    let links = ben.names("link")?;
    ensure(
        !links
            .iter()
            .any(|name| name.starts_with("Clients") || name.starts_with("Audit")),
        format!("a colleague sees what is for administrators: {links:?}"),
    )?;
    closely(&ben, "contacts-of-staff")?;
    ben.click("radio", "Teams")?;
    ben.wait_for("combobox", "Team")?;
    wait_for_row(&ben, "Cora Hale")?;
    closely(&ben, "contacts-of-a-team")?;
    ben.click("radio", "All")?;
    wait_for_row(&ben, "Dora Hale")?;
    Ok(ben)
}

/// A client comes to the hub with the code of her mail, and sees who covers her.
fn client(home: &Home, link: &str, code: &str) -> Outcome<Rc<App>> {
    let gina = device(home, "gina").dark().open()?;
    gina.window.resize(900, 600)?;
    accepts(&gina, link, ("Gina", code), closely)?;
    wait_for_row(&gina, "Anna Whitmore")?;
    wait_for_row(&gina, "Ben Hale")?;
    ensure(!has_row(&gina, "Cora"), "a client sees another client")?;
    closely(&gina, "contacts-of-a-client")?;
    open_settings(&gina, "Sync and devices")?;
    gina.screenshot("sync-of-a-client")?;
    gina.click("button", "Leave the firm on this device…")?;
    closely(&gina, "leave")?;
    gina.keys(&["Escape"])?;
    Ok(gina)
}

fn without_the_hub(anna: &App, ben: &App) -> Outcome {
    ben.wait_for_text("Offline")?;
    anna.wait_for_text("Offline")?;
    ben.click("gridcell", "Cora Hale")?;
    ben.wait_for("heading", "Cora Hale")?;
    ben.wait_for_text("cora@example.com")?;
    closely(ben, "person-offline")?;
    ben.click("link", "Contacts*")?;
    wait_for_row(ben, "Ella Hale")?;
    open_settings(anna, "Sync and devices")?;
    closely(anna, "sync-offline")
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
