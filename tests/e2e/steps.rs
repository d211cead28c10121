//! What several journeys do: a founded firm, a list to import, rows on the screen.

use std::path::PathBuf;
use tests::app::App;
use tests::failure::Outcome;
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
