//! A firm without a server: it is shared from one computer, and another one joins by a link.

use std::net::{Ipv4Addr, TcpListener};
use std::rc::Rc;

use crate::steps::{found, has_row, open_settings, wait_for_row};
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::failure::{Outcome, ensure};
use tests::launch::{Home, Launch, journey};

/// The port that Coverbook takes if it is free.
const USUAL: u16 = 7_843;

#[test]
fn a_firm_is_shared_from_a_computer_and_another_one_joins() -> Outcome {
    journey("hosting", |home| {
        found(home)?;
        let name = ["--given", "Cora", "--family", "Hale", "--email", "cora@example.com"];
        home.cli(&[&["user", "add", "client"], &name[..], &["--active"]].concat())?;
        let anna = Launch::new(home).open()?;
        anna.wait_for("heading", "Contacts")?;
        shares(&anna)?;
        lets_others_in(&anna)?;
        let laptop = joins(home, &link(&anna)?)?;
        adds(&anna, "Ella")?;
        wait_for_row(&laptop, "Ella Hale")?;
        adds(&laptop, "Finn")?;
        wait_for_row(&anna, "Finn Hale")?;
        the_page_of_the_other(&laptop)?;
        closed_and_open_again(home, &anna, &laptop)
    })
}

fn shares(anna: &App) -> Outcome {
    // Another program has the usual port; it may be there already.
    let _other = TcpListener::bind((Ipv4Addr::UNSPECIFIED, USUAL));
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    open_settings(anna, "Sync and devices")?;
    anna.wait_for_text("This firm is only on this computer.")?;
    anna.screenshot("share-or-move")?;
    ensure_accessible(anna)?;
    anna.click("button", "Share from this computer…")?;
    anna.fill("Name of this device", "Anna’s desk")?;
    anna.screenshot("share")?;
    ensure_accessible(anna)?;
    anna.click("button", "Share the firm")?;
    anna.wait_for_text("Another program uses this port.")?;
    anna.screenshot("share-port-taken")?;
    ensure_accessible(anna)?;
    anna.fill("Port", &port.to_string())?;
    anna.click("button", "Share the firm")?;
    anna.wait_for_text("Up to date")?;
    anna.wait_for("heading", "Sharing from this computer")?;
    anna.wait_for_text("Nobody else can connect now.")?;
    anna.screenshot("hosting-at-first")?;
    ensure_accessible(anna)
}

fn lets_others_in(anna: &App) -> Outcome {
    anna.click("switch", "Other computers may connect")?;
    anna.wait_for_text("To let somebody in")?;
    anna.click("button", "Test the addresses")?;
    anna.wait_for_text("Coverbook answers at every address.")?;
    anna.screenshot("hosting-tested")?;
    ensure_accessible(anna)?;
    anna.window.resize(900, 600)?;
    anna.screenshot("hosting-small")?;
    anna.window.resize(1280, 800)
}

/// Makes a link for another device of the same person.
fn link(anna: &App) -> Outcome<String> {
    anna.click("button", "Add another device of mine…")?;
    anna.wait_for_text("coverbook://join")?;
    anna.screenshot("hosting-link")?;
    let shown = anna.script(
        "return [...document.querySelectorAll('dialog p, [role=dialog] p')].map((shown) => shown.textContent.trim())\
         .find((text) => text.startsWith('coverbook://join'))",
        &[],
    )?;
    anna.keys(&["Escape"])?;
    Ok(shown.as_str().unwrap_or_default().to_owned())
}

fn joins(home: &Home, link: &str) -> Outcome<Rc<App>> {
    let laptop = Launch::new(home)
        .started_from_the_menu()
        .dark()
        .argument("--profile")
        .argument(home.path("laptop").display().to_string())
        .argument("--key-file")
        .argument(home.path("laptop.key").display().to_string())
        .open()?;
    laptop.click("button", "Join a firm*")?;
    laptop.fill("Link", link)?;
    laptop.click("button", "Continue")?;
    laptop.fill("Name of this device", "Anna’s laptop")?;
    laptop.click("button", "Join*")?;
    laptop.wait_for("heading", "Contacts")?;
    wait_for_row(&laptop, "Cora Hale")?;
    Ok(laptop)
}

fn adds(app: &App, given: &str) -> Outcome {
    app.click("link", "Contacts*")?;
    app.click("button", "Add")?;
    app.click("menuitem", "Add client…*")?;
    app.wait_for("dialog", "Add client")?;
    app.fill("First name", given)?;
    app.fill("Last name", "Hale")?;
    app.fill("E-mail*", &format!("{}@example.com", given.to_lowercase()))?;
    app.keys(&["Return"])?;
    wait_for_row(app, &format!("{given} Hale"))
}

fn the_page_of_the_other(laptop: &App) -> Outcome {
    open_settings(laptop, "Sync and devices")?;
    laptop.wait_for_text("Anna’s desk")?;
    ensure(
        !laptop.text()?.contains("Sharing from this computer"),
        "a computer that shares nothing shows how it does",
    )?;
    laptop.screenshot("hosting-other-dark")?;
    ensure_accessible(laptop)
}

/// The firm is served again after a restart, to devices that joined before it.
fn closed_and_open_again(home: &Home, anna: &App, laptop: &App) -> Outcome {
    anna.quit()?;
    laptop.wait_for_text("Offline")?;
    let anna = Launch::new(home).dark().open()?;
    anna.wait_for("heading", "Contacts")?;
    laptop.wait_for_text("Up to date")?;
    adds(laptop, "Gina")?;
    wait_for_row(&anna, "Gina Hale")?;
    open_settings(&anna, "Sync and devices")?;
    anna.wait_for_text("To let somebody in")?;
    ensure_accessible(&anna)?;
    takes_back(&anna, laptop)?;
    laptop.quit()?;
    anna.screenshot("taken-back")?;
    anna.quit()
}

fn takes_back(anna: &App, laptop: &App) -> Outcome {
    anna.window.activate()?;
    anna.click("button", "Take the firm back…")?;
    anna.wait_for_text("All other devices are revoked.")?;
    anna.screenshot("take-back")?;
    ensure_accessible(anna)?;
    anna.click("button", "Take back")?;
    anna.wait_for("heading", "Write down the recovery code")?;
    laptop.wait_for_text("Device revoked")?;
    laptop.wait_until("no contact any more", || !has_row(laptop, "Hale"))?;
    anna.click("checkbox", "I wrote it down")?;
    anna.click("button", "Open the firm")?;
    anna.wait_for("heading", "Contacts")?;
    anna.wait_for_text("Saved on this computer")?;
    wait_for_row(anna, "Finn Hale")
}
