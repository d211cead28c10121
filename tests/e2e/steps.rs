//! What several journeys do: a founded firm, a list to import, rows on the screen.

use std::path::PathBuf;
use tests::app::App;
use tests::failure::{Failure, Outcome};
use tests::launch::Home;

/// A client list as a German Excel saves it: a title above the header, semicolons, Windows-1252,
/// CR LF, six ways to write a number. 28 rows: 25 can be imported (two values of them are left
/// out), one address is there twice, one row reaches nobody, one has no name.
const LIST: &str = include_str!("clients.txt");

/// How many rows of [`clients_file`] can be imported, cannot be, and are there.
pub(crate) const READY: usize = 25;
/// See [`READY`].
pub(crate) const REFUSED: usize = 3;
/// See [`READY`].
pub(crate) const ROWS: usize = 28;

/// Writes the client list of the German Excel.
pub(crate) fn clients_file(home: &Home, name: &str) -> Outcome<PathBuf> {
    let latin = |letter: char| u8::try_from(u32::from(letter)).unwrap_or(b'?');
    let lines = LIST.lines().flat_map(|line| line.chars().map(latin).chain(*b"\r\n"));
    home.write(name, lines.collect::<Vec<u8>>())
}

/// Founds a firm on the command line; the window then opens it by the key file.
pub(crate) fn found(home: &Home) -> Outcome {
    home.cli(&[
        "firm",
        "create",
        "--name",
        "Harcourt & Lane",
        "--country",
        "GB",
        "--admin-name",
        "Anna Whitmore",
        "--admin-email",
        "anna@example.com",
    ])
    .map(drop)
}

/// Waits for a row of the list on show that holds this text.
pub(crate) fn wait_for_row(app: &App, text: &str) -> Outcome {
    app.wait_until(&format!("a row with \"{text}\""), || has_row(app, text))
}

/// True if a row of the list on show holds this text.
pub(crate) fn has_row(app: &App, text: &str) -> bool {
    app.names("row")
        .is_ok_and(|rows| rows.iter().any(|row| row.contains(text)))
}

/// Founds a firm with the clients Jürgen Groß and Zoë Müller in its default team.
pub(crate) fn two_clients(home: &Home) -> Outcome {
    found(home)?;
    let list = "First Name,Last Name,Email\nJürgen,Groß,j.gross@example.com\nZoë,Müller,z.mueller@example.com\n";
    let file = home.write("clients.csv", list)?;
    let file = file
        .to_str()
        .ok_or_else(|| Failure::new("a file name of another kind"))?;
    home.cli(&["import", "clients", file]).map(drop)
}

/// Puts somebody into the team whose page is shown.
pub(crate) fn add_to_team(app: &App, team: &str, name: &str) -> Outcome {
    app.click("button", "Add people")?;
    app.wait_for("dialog", &format!("Add people to {team}"))?;
    pick(app, team, name)
}

/// Chooses somebody in the dialog for new members of a team.
pub(crate) fn pick(app: &App, team: &str, name: &str) -> Outcome {
    app.fill("Search by name, e-mail or phone", name)?;
    let only = ["Select all".to_owned(), format!("Select {name}")];
    // Before, the rows of the former question may still be exchanged.
    app.wait_until(&format!("{name} to be the only one"), || {
        app.names("checkbox").is_ok_and(|boxes| boxes == only)
    })?;
    app.click("checkbox", &format!("Select {name}"))?;
    app.click("button", "Add 1 person")?;
    app.wait_for_text(&format!("1 person added to {team}"))
}
