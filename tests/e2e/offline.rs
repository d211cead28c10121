//! A machine with no network but its own loopback works the same.

use crate::steps::{READY, clients_file, found, wait_for_row};
use std::process::Command;
use std::{env, fs};
use tests::drag::drag_files;
use tests::failure::{Outcome, ensure};
use tests::launch::{Home, Launch, journey};

/// Set in the part of the test that runs without a network.
const INSIDE: &str = "COVERBOOK_JOURNEY_OFFLINE";

/// The driver and the window talk over the loopback, the only interface that is up. The user stays the
/// same, or the message bus would refuse them.
const WITHOUT_NETWORK: &str = "ip link set lo up && exec \"$@\"";

#[test]
fn without_a_network_everything_works() -> Outcome {
    if env::var_os(INSIDE).is_some() {
        return journey("offline", import_and_find);
    }
    let mut inside = Command::new("unshare");
    inside.args(["--user", "--map-current-user", "--keep-caps", "--net", "--"]);
    inside
        .args(["sh", "-c", WITHOUT_NETWORK, "sh"])
        .arg(env::current_exe()?);
    inside.args(["--exact", "offline::without_a_network_everything_works", "--nocapture"]);
    let output = inside.env(INSIDE, "1").output()?;
    ensure(
        output.status.success(),
        format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        ),
    )
}

fn import_and_find(home: &Home) -> Outcome {
    let devices = fs::read_to_string("/proc/self/net/dev")?;
    let others = devices
        .lines()
        .skip(2)
        .any(|line| !line.trim_start().starts_with("lo:"));
    ensure(!others, format!("there is a network:\n{devices}"))?;
    found(home)?;
    let file = clients_file(home, "clients.csv")?;
    let app = Launch::new(home).open()?;
    app.wait_for("heading", "No contacts yet")?;
    drag_files(&app, &[&file])?;
    app.click("button", &format!("Continue with {READY} rows"))?;
    app.click("button", "Import")?;
    app.wait_for("heading", &format!("{READY} people imported"))?;
    app.click("link", "Contacts*")?;
    app.fill("Search contacts", "0033")?;
    wait_for_row(&app, "Anaïs Lefèvre")?;
    app.keys(&["Down", "Return"])?;
    app.wait_for("heading", "Anaïs Lefèvre")?;
    app.wait_for("heading", "Covered by")?;
    app.screenshot("offline")?;
    app.quit()
}
