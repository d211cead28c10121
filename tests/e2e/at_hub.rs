//! What people see while their firm's hub is busy, slow, out of reach, or will not have them.

use std::fmt::Write;
use std::rc::Rc;
use std::time::Duration;

use crate::steps::{found, open_settings, show_settings, wait_for_row};
use chrono::{DateTime, TimeDelta, Utc};
use store::port::{Execute, Store};
use store::{Sqlite, settings};
use tests::accessibility::{ensure_accessible, ensure_good_in_every_look};
use tests::app::App;
use tests::desks::{adds_by_command, closely, device, file_of, in_passing, joins, link_for, moves, opens_again};
use tests::drag::drag_files;
use tests::failure::{Failure, Outcome, ensure};
use tests::hub::RunningHub;
use tests::launch::{Home, Launch, journey};
use tests::poll;
use tests::wire::Wire;

/// Two slices on their way to the hub; some rows have no name and no way to reach anybody.
const ROWS: usize = 4_000;
const LEFT_OUT: usize = 4;

/// Less than both slices take, and more than the first.
const ONE_SLICE: usize = 90_000;

/// Longer than an import takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// Enough to greet the hub; the first request waits.
const A_GREETING: usize = 300;

#[test]
fn an_import_is_sent_to_the_hub_and_judged_there() -> Outcome {
    journey("import-at-hub", |home| {
        found(home)?;
        let (_hub, wire, anna) = attached(home)?;
        let file = home.write("clients.csv", list()?)?;
        drag_files(&anna, &[&file])?;
        anna.click("button", "Continue with 3,996 rows")?;
        stopped_on_its_way(&anna, &wire)?;
        judged(&anna, &wire)?;
        left_out_rows_are_at_the_hub(&anna, &wire)?;
        anna.quit()
    })
}

#[test]
fn settings_of_a_firm_at_a_hub() -> Outcome {
    journey("settings-at-hub", |home| {
        found(home)?;
        let (_hub, wire, anna) = attached(home)?;
        the_lease(&anna)?;
        mail_of_the_hub(&anna, &wire)?;
        anna.quit()
    })
}

#[test]
fn every_state_of_a_device_says_what_to_do() -> Outcome {
    journey("states-at-hub", |home| {
        found(home)?;
        adds_by_command(home, "client", "Cora", None)?;
        let id = adds_by_command(home, "staff", "Ben", None)?;
        let (mut hub, wire, anna) = attached(home)?;
        let ben = device(home, "ben").open()?;
        joins(
            &ben,
            &link_for(&anna, "Staff*", "Ben Hale", in_passing)?,
            "Ben’s laptop",
            in_passing,
        )?;
        stands(&ben, "Up to date, as of", "up-to-date")?;
        wire.cut();
        stands(&ben, "The hub cannot be reached. What you see is as of", "offline")?;
        ben.quit()?;
        let ben = catching_up(home, &wire)?;
        home.cli(&["user", "suspend", &id])?;
        stands(&ben, "You are suspended", "suspended")?;
        ben.click("link", "Contacts*")?;
        closely(&ben, "suspended-contacts")?;
        home.cli(&["user", "unsuspend", &id])?;
        ben.wait_for("link", "Up to date*")?;
        let ben = the_lease_is_over(home, &wire, &ben)?;
        copied(home, &ben)?;
        hub.is_replaced(&home.path("another"))?;
        stands(
            &anna,
            "The computer that answers is not the hub of your link.",
            "untrusted",
        )?;
        anna.quit()
    })
}

/// A firm at a hub behind a wire, and its administrator's window.
fn attached(home: &Home) -> Outcome<(RunningHub, Wire, Rc<App>)> {
    let (hub, wire) = RunningHub::start_behind_a_wire(&home.path("hub"))?;
    let anna = Launch::new(home).open()?;
    anna.wait_for("link", "Contacts*")?;
    moves(&anna, &hub.place()?, in_passing)?;
    Ok((hub, wire, anna))
}

fn list() -> Outcome<String> {
    let mut list = "First name,Last name,Email,Phone\n".to_owned();
    for row in 0..ROWS {
        if row % (ROWS / LEFT_OUT) == 7 {
            writeln!(list, ",,,nobody {row}")?;
        } else {
            writeln!(
                list,
                "Ada,Karlsson {row},ada{row}@example.com,020 7946 {:04}",
                row % 1_000
            )?;
        }
    }
    Ok(list)
}

/// While its rows travel it can be stopped, and then nothing is there.
fn stopped_on_its_way(anna: &App, wire: &Wire) -> Outcome {
    wire.hold_after(ONE_SLICE);
    anna.click("button", "Import")?;
    anna.wait_for_text("Sending 2,000 of 4,000 rows to the hub…")?;
    ensure_good_in_every_look(anna, "import-sending")?;
    anna.click("button", "Cancel")?;
    anna.wait_for("dialog", "Stop this import?")?;
    closely(anna, "import-sending-stop")?;
    anna.click("button", "Stop")?;
    anna.wait_for_text("Stopped. Nothing was imported.")?;
    closely(anna, "import-sending-stopped")?;
    wire.mend();
    anna.wait_for("link", "Clients 0")
}

/// Once the hub has all rows, it can only be waited for.
fn judged(anna: &App, wire: &Wire) -> Outcome {
    anna.click("button", "Continue with 3,996 rows")?;
    anna.click("button", "Import")?;
    anna.wait_for_text("The hub is importing…")?;
    wire.hold_after(0);
    anna.keys(&["Escape"])?;
    ensure_good_in_every_look(anna, "import-judging")?;
    wire.mend();
    // The hub judges, and the device takes in what it told.
    let done = || {
        anna.names("heading")
            .is_ok_and(|shown| shown.iter().any(|one| one == "3,996 people imported"))
    };
    poll::until("the import", PATIENCE, || done().then_some(())).map_err(Failure::new)?;
    ensure_good_in_every_look(anna, "import-at-hub-result")?;
    anna.wait_for("link", "Clients 3,996")
}

/// Without the hub they cannot be listed, and the page says so.
fn left_out_rows_are_at_the_hub(anna: &App, wire: &Wire) -> Outcome {
    wire.cut();
    anna.wait_for("link", "Offline*")?;
    anna.click("link", "Imports*")?;
    anna.click("link", "clients.csv*")?;
    anna.wait_for_text("The hub has the rows that were left out.")?;
    ensure_good_in_every_look(anna, "import-rows-at-hub")?;
    wire.mend();
    anna.wait_for("link", "Up to date*")?;
    anna.wait_for("heading", "Rows left out")
}

fn the_lease(anna: &App) -> Outcome {
    open_settings(anna, "Firm")?;
    anna.fill("Days a device works without the hub", "3")?;
    anna.keys(&["Tab"])?;
    anna.wait_for_text("Choose a number of days from 7 to 90.")?;
    closely(anna, "lease-wrong")?;
    anna.fill("Days a device works without the hub", "21")?;
    anna.keys(&["Tab"])?;
    anna.wait_for_text("After that, it shows nothing until it reaches the hub.")?;
    ensure_good_in_every_look(anna, "lease-setting")
}

fn mail_of_the_hub(anna: &App, wire: &Wire) -> Outcome {
    show_settings(anna, "E-mail")?;
    anna.wait_for_text("The hub cannot send e-mails yet.")?;
    ensure_good_in_every_look(anna, "mail-of-the-hub")?;
    anna.fill("Server", "localhost")?;
    // Nobody listens there.
    anna.fill("Port", "9")?;
    anna.click("button", "Send a test e-mail")?;
    anna.wait_for("button", "Send a test e-mail")?;
    anna.wait_for("alert", "*")?;
    closely(anna, "mail-of-the-hub-tested")?;
    anna.click("button", "Save e-mail settings")?;
    anna.wait_for_text("E-mail settings saved")?;
    closely(anna, "mail-of-the-hub-saved")?;
    wire.cut();
    anna.wait_for("link", "Offline*")?;
    anna.click("link", "Contacts*")?;
    anna.click("link", "Settings*")?;
    anna.click("tab", "E-mail")?;
    anna.wait_for_text("These settings are on the hub, which cannot be reached.")?;
    ensure_good_in_every_look(anna, "mail-of-the-hub-offline")
}

/// The page that says how the device stands says this.
fn stands(app: &App, words: &str, name: &str) -> Outcome {
    // What is below another window is not painted.
    app.window.activate()?;
    open_settings(app, "Sync and devices")?;
    app.wait_for_text(words)?;
    ensure_good_in_every_look(app, &format!("state-{name}"))
}

fn catching_up(home: &Home, wire: &Wire) -> Outcome<Rc<App>> {
    wire.mend();
    wire.hold_after(A_GREETING);
    let ben = opens_again(device(home, "ben"))?;
    stands(&ben, "Catching up with the hub. What you see is as of", "catching-up")?;
    wire.mend();
    ben.wait_for("link", "Up to date*")?;
    Ok(ben)
}

/// It is over in the middle of the work; then a program that starts asks the hub before it shows anything.
fn the_lease_is_over(home: &Home, wire: &Wire, ben: &App) -> Outcome<Rc<App>> {
    ben.click("link", "Contacts*")?;
    wait_for_row(ben, "Cora Hale")?;
    wire.cut();
    ben.wait_for("link", "Offline*")?;
    ends_the_lease(home)?;
    ben.wait_for("link", "Hub needed")?;
    ensure_good_in_every_look(ben, "lease-over-contacts")?;
    stands(ben, "This device has had no answer from the hub since", "lapsed")?;
    ben.quit()?;
    let ben = device(home, "ben").open()?;
    ben.wait_for_text("so it shows nothing of the firm")?;
    ensure_good_in_every_look(&ben, "lease-over-start")?;
    wire.mend();
    ben.click("button", "harcourt-lane*")?;
    ben.wait_for("heading", "Contacts")?;
    wait_for_row(&ben, "Cora Hale")?;
    Ok(ben)
}

/// As if the hub had last answered fifteen days ago: the clock of the device has gone on so far since.
fn ends_the_lease(home: &Home) -> Outcome {
    const HEARD_CLOCK: &str = "hub-heard-clock";
    let (file, key) = file_of(home, "ben")?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let store = Sqlite::open(&file, &key, false, Utc::now()).await?;
        let mut w = store.write().await?;
        let then: DateTime<Utc> = Utc::now() - TimeDelta::days(15);
        settings::set(&mut w, HEARD_CLOCK, &then.timestamp_micros().to_string()).await?;
        w.commit().await?;
        store.close().await?;
        Ok(())
    })
}

/// Somebody has taken a copy of the device, and goes on with it.
fn copied(home: &Home, ben: &App) -> Outcome {
    ben.quit()?;
    let copy = home.path("copy");
    std::fs::create_dir(&copy)?;
    for entry in std::fs::read_dir(home.path("ben"))? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            std::fs::copy(entry.path(), copy.join(entry.file_name()))?;
        }
    }
    std::fs::copy(home.path("ben.key"), home.path("copy.key"))?;
    let first = opens_again(device(home, "ben"))?;
    // It has to be told something, and to go beyond what the copy knows: an answer that was lost is asked for
    // twice as well.
    for name in ["Dora", "Ella"] {
        adds_by_command(home, "client", name, None)?;
        wait_for_row(&first, &format!("{name} Hale"))?;
    }
    first.quit()?;
    let second = device(home, "copy").open()?;
    second.wait_for("link", "Device copied")?;
    stands(&second, "Another copy of this device has been in use.", "copied")?;
    ensure_accessible(&second)?;
    ensure(second.is_running(), "the app ended")?;
    second.quit()
}
