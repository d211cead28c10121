//! A firm without a server: it is shared from one computer, and another one joins by a link.

use std::rc::Rc;

use crate::steps::{found, has_row, open_settings, wait_for_row};
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::desks::{
    adds, adds_by_command, closely, device, in_passing, joins, lets_others_in, opens_again, own_link, shares,
};
use tests::failure::{Outcome, ensure};
use tests::launch::{Home, Launch, journey};

#[test]
fn a_firm_is_shared_from_a_computer_and_another_one_joins() -> Outcome {
    journey("hosting", |home| {
        found(home)?;
        adds_by_command(home, "client", "Cora", None)?;
        let anna = Launch::new(home).open()?;
        anna.wait_for("heading", "Contacts")?;
        shares(&anna, closely)?;
        lets_others_in(&anna, closely)?;
        anna.window.resize(900, 600)?;
        anna.screenshot("hosting-small")?;
        anna.window.resize(1280, 800)?;
        let laptop = second_computer(home, &own_link(&anna, closely)?)?;
        adds(&anna, "Ella")?;
        wait_for_row(&laptop, "Ella Hale")?;
        adds(&laptop, "Finn")?;
        wait_for_row(&anna, "Finn Hale")?;
        the_page_of_the_other(&laptop)?;
        closed_and_open_again(home, &anna, &laptop)
    })
}

fn second_computer(home: &Home, link: &str) -> Outcome<Rc<App>> {
    let laptop = device(home, "laptop").dark().open()?;
    joins(&laptop, link, "Anna’s laptop", in_passing)?;
    wait_for_row(&laptop, "Cora Hale")?;
    Ok(laptop)
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
    let anna = opens_again(Launch::new(home).dark())?;
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
