//! Steps that journeys and drills share: a firm, a list to import, rows on the screen. One that fails says in a
//! sentence what did not come, and what the page shows instead.

use crate::app::App;
use crate::failure::{Failure, Outcome};
use crate::launch::Home;
use std::path::{Path, PathBuf};

/// A client list as a German Excel saves it: a title above the header, semicolons, Windows-1252, CR LF, six
/// spellings of phone numbers. 28 rows: 25 can be imported (two of their values are left out), one repeats
/// an address, one has no contact details, one has no name.
const LIST: &str = include_str!("clients.txt");

/// How many rows of [`clients_file`] can be imported, cannot be imported, and exist.
pub const READY: usize = 25;
/// See [`READY`].
pub const REFUSED: usize = 3;
/// See [`READY`].
pub const ROWS: usize = 28;

/// Writes the client list of the German Excel.
pub fn clients_file(home: &Home, name: &str) -> Outcome<PathBuf> {
    let latin = |letter: char| u8::try_from(u32::from(letter)).unwrap_or(b'?');
    let lines = LIST.lines().flat_map(|line| line.chars().map(latin).chain(*b"\r\n"));
    home.write(name, lines.collect::<Vec<u8>>())
}

/// Creates a firm on the command line; the window then opens it with the key file.
pub fn found(home: &Home) -> Outcome {
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

/// Opens a part of the settings, such as `Firm`, `Books and notices`, `Terms`, `Mail`, `Backup` or
/// `Security`, and waits until its beginning is shown.
pub fn open_settings(app: &App, part: &str) -> Outcome {
    app.click("link", "Settings*")?;
    app.wait_for("heading", "Settings")?;
    show_settings(app, part)
}

/// Shows another part of the settings that are open.
pub fn show_settings(app: &App, part: &str) -> Outcome {
    app.click("tab", part)?;
    let (role, name) = match part {
        "Firm" => ("textbox", "Name of the firm"),
        "Books and notices" => ("heading", "Contact books"),
        "Terms" => ("textbox", "Your firm’s terms"),
        "E-mail" => ("button", "Save e-mail settings"),
        "Sync and devices" => ("heading", "Sync"),
        other => ("heading", other),
    };
    app.wait_for(role, name)
}

/// Opens the page of a person in the list on show.
pub fn open_person(app: &App, name: &str) -> Outcome {
    wait_for_row(app, name)?;
    app.click("button", &format!("Actions for {name}"))?;
    app.click("menuitem", "Open*")?;
    app.wait_for("heading", name)
}

/// Waits for a row of the list on show that contains this text.
pub fn wait_for_row(app: &App, text: &str) -> Outcome {
    app.wait_until(&format!("a row with \"{text}\""), || has_row(app, text))
}

/// Whether a row of the list on show contains this text.
#[must_use]
pub fn has_row(app: &App, text: &str) -> bool {
    app.names("row")
        .is_ok_and(|rows| rows.iter().any(|row| row.contains(text)))
}

/// Creates a firm with the clients Jürgen Groß and Zoë Müller in its default team.
pub fn two_clients(home: &Home) -> Outcome {
    found(home)?;
    let list = "First Name,Last Name,Email\nJürgen,Groß,j.gross@example.com\nZoë,Müller,z.mueller@example.com\n";
    let file = home.write("clients.csv", list)?;
    let file = file
        .to_str()
        .ok_or_else(|| Failure::new("a file name of another kind"))?;
    home.cli(&["import", "clients", file]).map(drop)
}

/// Adds a person to the team whose page is shown.
pub fn add_to_team(app: &App, team: &str, name: &str) -> Outcome {
    app.click("button", "Add people")?;
    app.wait_for("dialog", &format!("Add people to {team}"))?;
    pick(app, team, name)
}

/// Chooses a person in the dialog to add members to a team.
pub fn pick(app: &App, team: &str, name: &str) -> Outcome {
    app.fill("Search by name, e-mail or phone", name)?;
    let only = ["Select all".to_owned(), format!("Select {name}")];
    // Until then, rows of the previous query may be replaced.
    app.wait_until(&format!("{name} to be the only one"), || {
        app.names("checkbox").is_ok_and(|boxes| boxes == only)
    })?;
    app.click("checkbox", &format!("Select {name}"))?;
    app.click("button", "Add 1 person")?;
    app.wait_for_text(&format!("1 person added to {team}"))
}

/// Writes mails into a folder, one file each; returns the folder.
pub fn letters_into_a_folder(home: &Home) -> Outcome<PathBuf> {
    let folder = home.path("letters");
    std::fs::create_dir_all(&folder)?;
    let path = folder
        .to_str()
        .ok_or_else(|| Failure::new("a folder of another kind"))?;
    home.cli(&["mail", "setup", "--folder", path, "--from", "anna@example.com"])?;
    Ok(folder)
}

/// The letter to this address, once it is in the folder.
#[must_use]
pub fn letter_to(letters: &Path, address: &str) -> Option<String> {
    let line = format!("<{address}>");
    let all = std::fs::read_dir(letters).ok()?.flatten();
    let texts = all.filter_map(|entry| std::fs::read_to_string(entry.path()).ok());
    let to = |text: &String| text.lines().any(|head| head.starts_with("To:") && head.contains(&line));
    texts.into_iter().find(to)
}

/// The code in a letter, which is alone on a line of the plain text.
#[must_use]
pub fn code_in(letter: &str) -> Option<String> {
    let signs = |part: &str| part.len() == 4 && part.chars().all(|c| c.is_ascii_alphanumeric());
    let is_code = |line: &&str| line.split_once('-').is_some_and(|(one, two)| signs(one) && signs(two));
    letter.lines().map(str::trim).find(is_code).map(str::to_owned)
}
