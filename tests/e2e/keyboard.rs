//! A long list and the commands without a mouse: what keys do, and what a screen reader is told.

use crate::steps::show_settings;
use serde_json::{Value, json};
use tests::accessibility::{self, ensure_accessible};
use tests::app::App;
use tests::dialog;
use tests::failure::{Failure, Outcome, ensure};
use tests::launch::{Home, Launch, journey};

const CLIENTS: usize = 20_000;

/// Most elements on the page; a list draws no more of them when it is longer.
const MOST_ELEMENTS: u64 = 2_000;

/// Row and column of the focused cell as a screen reader counts them; the header is row 1.
const FOCUSED: &str = "
    const cell = document.activeElement?.closest('[aria-colindex]');
    const number = (element, name) => Number(element?.getAttribute(name) ?? 0);
    return [number(cell?.closest('[role=row]'), 'aria-rowindex'), number(cell, 'aria-colindex')];";

/// What Tab can reach inside the grid.
const STOPS: &str = "
    const able = 'a[href], button, input, select, textarea, [tabindex]';
    return [...document.querySelectorAll('[role=grid]')].flatMap((grid) => [...grid.querySelectorAll(able)])
        .filter((element) => element.tabIndex >= 0).length;";

#[test]
fn a_long_list_and_the_commands_work_without_a_mouse() -> Outcome {
    journey("keyboard", |home| {
        home.sample(CLIENTS)?;
        let app = Launch::new(home).open()?;
        app.wait_for("grid", "Contacts")?;
        palette(&app)?;
        move_in_grid(&app)?;
        choose_rows(&app)?;
        told_to_screen_readers(&app)?;
        export(home, &app)?;
        open_by_enter(&app)?;
        appearances(&app)?;
        app.quit()
    })
}

fn palette(app: &App) -> Outcome {
    app.keys(&["ctrl+k"])?;
    app.wait_for("dialog", "Search and commands")?;
    choose_command(app, "Go to Clients")?;
    app.screenshot("palette")?;
    ensure_accessible(app)?;
    app.keys(&["Return"])?;
    app.wait_for("heading", "Clients")?;
    app.wait_for("grid", "Clients")
}

/// Types the whole name, so that no person with a similar name comes first.
fn choose_command(app: &App, name: &str) -> Outcome {
    app.type_text(name)?;
    app.wait_until(&format!("\"{name}\" to be the only hit"), || {
        app.names("option").is_ok_and(|hits| hits == [name])
    })
}

fn move_in_grid(app: &App) -> Outcome {
    let last = i64::try_from(CLIENTS)? + 1;
    app.wait_for_text("20,000 clients")?;
    ensure(
        app.script(STOPS, &[])? == json!(1),
        "the grid is more than one stop for Tab",
    )?;
    // From the search field to the filters to the grid.
    app.keys(&["ctrl+f", "Tab", "Tab"])?;
    at(app, 2, 1)?;
    for (key, row, column) in [
        ("Down", 3, 1),
        ("Right", 3, 2),
        ("Up", 2, 2),
        ("End", 2, 9),
        ("Home", 2, 1),
        ("ctrl+End", last, 9),
        ("Home", last, 1),
        ("Down", last, 1),
        ("ctrl+Home", 2, 1),
        ("Up", 1, 1),
        ("Down", 2, 1),
        ("ctrl+End", last, 9),
    ] {
        app.keys(&[key])?;
        at(app, row, column).map_err(|failure| Failure::new(format!("after {key}: {failure}")))?;
    }
    let elements = app.script("return document.querySelectorAll('*').length;", &[])?;
    ensure(
        elements.as_u64().is_some_and(|count| count <= MOST_ELEMENTS),
        format!("{elements} elements at the end of the list"),
    )?;
    app.screenshot("clients-end")?;
    // Out of the grid and back: the position is kept.
    app.keys(&["Tab"])?;
    app.wait_until("the focus to leave the grid", || focus(app) == Some((0, 0)))?;
    app.keys(&["shift+Tab"])?;
    at(app, last, 9)?;
    app.keys(&["ctrl+Home"])?;
    at(app, 2, 1)
}

fn choose_rows(app: &App) -> Outcome {
    app.keys(&["ctrl+a"])?;
    app.wait_for_text("20,000 of 20,000 selected")?;
    app.keys(&["Escape"])?;
    app.wait_until("nothing to be selected", || {
        app.text().is_ok_and(|page| !page.contains("selected"))
    })?;
    app.keys(&["space"])?;
    app.wait_for_text("1 of 20,000 selected")?;
    app.keys(&["shift+Down", "shift+Down"])?;
    app.wait_for_text("3 of 20,000 selected")?;
    at(app, 4, 1)?;
    app.screenshot("clients-selected")?;
    ensure_accessible(app)
}

fn told_to_screen_readers(app: &App) -> Outcome {
    let tree = accessibility::tree(app)?;
    let grid = tree
        .find("table", "Clients")
        .ok_or_else(|| Failure::new(format!("no grid \"Clients\" in the tree: {}", tree.0)))?;
    let count = (CLIENTS + 1).to_string();
    ensure(
        grid.attribute("rowcount") == Some(count.as_str()),
        format!("the grid tells {:?} rows", grid.attribute("rowcount")),
    )?;
    let chosen: Vec<String> = grid
        .all("table row")
        .iter()
        .filter(|row| row.has_state("selected"))
        .filter_map(|row| row.attribute("rowindex").map(str::to_owned))
        .collect();
    ensure(
        chosen == ["2", "3", "4"],
        format!("the selected rows are told as {chosen:?}"),
    )
}

/// From the grid to the selection bar, into a file, and back.
fn export(home: &Home, app: &App) -> Outcome {
    let file = home.path("chosen.csv");
    app.keys(&["Tab", "Tab", "Return"])?;
    dialog::choose_file("Save file", &file)?;
    app.wait_for_text("3 people saved to chosen.csv.")?;
    app.screenshot("clients-exported")?;
    ensure_accessible(app)?;
    let text = std::fs::read_to_string(&file)?;
    ensure(text.lines().count() == 4, format!("the file is {text:?}"))?;
    app.keys(&["shift+Tab", "shift+Tab"])?;
    at(app, 4, 1)
}

fn open_by_enter(app: &App) -> Outcome {
    app.keys(&["Escape", "Return"])?;
    app.wait_until("the person of row 4", || {
        app.script("return location.hash;", &[])
            .is_ok_and(|address| address.as_str().is_some_and(|hash| hash.starts_with("#/clients/")))
    })?;
    app.wait_for("heading", "Covered by")?;
    app.screenshot("client")?;
    ensure_accessible(app)
}

/// The main screens in both appearances and at the smallest size.
fn appearances(app: &App) -> Outcome {
    for screen in ["Contacts", "Clients", "Staff", "Client teams"] {
        screen_of(app, screen, "")?;
    }
    app.keys(&["ctrl+k"])?;
    app.wait_for("dialog", "Search and commands")?;
    choose_command(app, "Dark appearance")?;
    app.keys(&["Return"])?;
    app.wait_until_gone("dialog", "Search and commands")?;
    app.window.resize(900, 600)?;
    for screen in ["Client teams", "Clients", "Contacts"] {
        screen_of(app, screen, "-dark")?;
    }
    for screen in ["Notices", "Client groups", "Duplicates", "Imports", "Audit", "Settings"] {
        app.click("link", &format!("{screen}*"))?;
        app.wait_for("heading", screen)?;
        if screen == "Audit" {
            app.wait_for_text("Exporting people")?;
            app.click("gridcell", "Exporting people*")?;
            app.wait_for("dialog", "Exporting people")?;
            app.screenshot("exported-dark")?;
            ensure_accessible(app)?;
            app.keys(&["Escape"])?;
            app.wait_until_gone("dialog", "Exporting people")?;
        }
        let name = screen.to_lowercase().replace(' ', "-");
        app.screenshot(&format!("{name}-dark"))?;
        ensure_accessible(app)?;
    }
    for part in [
        "Invitations",
        "Books and notices",
        "Terms",
        "E-mail",
        "Backup",
        "Security",
    ] {
        show_settings(app, part)?;
        let name = part.to_lowercase().replace(' ', "-");
        app.screenshot(&format!("settings-{name}-dark"))?;
        ensure_accessible(app)?;
    }
    // Matches are highlighted on every background.
    app.click("link", "Contacts*")?;
    app.fill("Search contacts", "0123")?;
    app.wait_until("a number found", || {
        app.script("return document.querySelectorAll('mark').length > 0", &[])
            .is_ok_and(|found| found == true)
    })?;
    app.screenshot("found-dark")?;
    ensure_accessible(app)
}

fn screen_of(app: &App, screen: &str, suffix: &str) -> Outcome {
    app.click("link", &format!("{screen}*"))?;
    app.wait_for("heading", screen)?;
    app.wait_until("the rows", || app.names("row").is_ok_and(|rows| rows.len() > 5))?;
    let name = screen.to_lowercase().replace(' ', "-");
    app.screenshot(&format!("{name}{suffix}"))?;
    ensure_accessible(app)
}

fn at(app: &App, row: i64, column: i64) -> Outcome {
    app.wait_until(&format!("the focus at row {row}, column {column}"), || {
        focus(app) == Some((row, column))
    })
}

fn focus(app: &App) -> Option<(i64, i64)> {
    let found = app.script(FOCUSED, &[]).ok()?;
    let number = |place: usize| found.get(place).and_then(Value::as_i64);
    Some((number(0)?, number(1)?))
}
