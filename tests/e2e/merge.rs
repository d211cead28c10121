//! Two records of a client are merged, value by value and with the keyboard only; and a pair of two
//! different people stays dismissed until both share something new.

use crate::steps::{found, open_person, wait_for_row};
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::failure::Outcome;
use tests::launch::{Home, Launch, journey};

const OTHER: &str = "r.ashdown@example.com";

#[test]
fn two_records_of_one_client_are_merged_and_restored() -> Outcome {
    journey("merge", |home| {
        found(home)?;
        client(home, "Robert", "robert@example.com")?;
        client(home, "R.", OTHER)?;
        let app = Launch::new(home).open()?;
        app.wait_for("grid", "Contacts")?;
        a_quiet_notice(&app)?;
        by_keys(&app)?;
        both_come_back(&app)?;
        not_the_same(&app)?;
        another_number(&app)?;
        app.quit()
    })
}

fn client(home: &Home, given: &str, email: &str) -> Outcome {
    let name = ["user", "add", "client", "--given", given, "--family", "Ashdown"];
    let reach = ["--email", email, "--phone", "020 7946 0018"];
    home.cli(&[name.as_slice(), reach.as_slice()].concat()).map(drop)
}

/// The person's page says that there may be a duplicate, and leads to the comparison.
fn a_quiet_notice(app: &App) -> Outcome {
    app.click("link", "Clients*")?;
    app.wait_for("grid", "Clients")?;
    app.click("button", "Actions for Robert Ashdown")?;
    app.click("menuitem", "Open*")?;
    app.wait_for_text("This may be the same person as R. Ashdown: the number 020 7946 0018.")?;
    app.screenshot("may-be-twice")?;
    ensure_accessible(app)?;
    app.click("link", "Compare Robert Ashdown and R. Ashdown")?;
    app.wait_for("heading", "Compare Robert Ashdown and R. Ashdown")
}

/// One value of each: the name of the first record, the address of the second.
fn by_keys(app: &App) -> Outcome {
    app.click("link", "Duplicates")?;
    wait_for_row(app, "The number 020 7946 0018")?;
    app.screenshot("duplicates")?;
    ensure_accessible(app)?;
    app.click("link", "Compare Robert Ashdown and R. Ashdown")?;
    app.wait_for("heading", "Kept")?;
    app.screenshot("compare")?;
    ensure_accessible(app)?;
    // From the record that stays, past the name, to the address and its other value.
    app.script("document.querySelector('input[name=stays]:checked').focus()", &[])?;
    app.keys(&["Tab", "Tab", "Right"])?;
    // The other record's address is the first to stay; the first record's is shown after it.
    let stays = "return [...document.querySelectorAll('section[aria-labelledby=what-stays] li')].map((li) => li.textContent.trim())[1]";
    app.wait_until("invitations to go to the other address", || {
        app.script(stays, &[]).is_ok_and(|text| text == OTHER)
    })?;
    app.keys(&["Return"])?;
    app.wait_for_text("Robert Ashdown merged into one record")?;
    app.wait_for("heading", "No duplicates")?;
    app.screenshot("merged")?;
    app.click("link", "Clients*")?;
    app.wait_for_text("1 client")?;
    // The public address stays; invitations go to the other record's address.
    open_person(app, "Robert Ashdown")?;
    app.wait_until("the other address among the sign-in details", || {
        let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        app.text()
            .is_ok_and(|text| words(text).contains(&format!("E-mail address {OTHER}")))
    })?;
    app.click("link", "Clients*")
}

fn both_come_back(app: &App) -> Outcome {
    app.keys(&["ctrl+z"])?;
    app.wait_for_text("Undone: merging into Robert Ashdown")?;
    app.wait_for_text("2 clients")?;
    wait_for_row(app, "robert@example.com")?;
    wait_for_row(app, OTHER)
}

fn not_the_same(app: &App) -> Outcome {
    app.keys(&["ctrl+k"])?;
    app.wait_for("dialog", "Search and commands")?;
    app.type_text("Go to Duplicates")?;
    app.wait_until("the command to be the only hit", || {
        app.names("option").is_ok_and(|hits| hits == ["Go to Duplicates"])
    })?;
    app.keys(&["Return"])?;
    app.click("button", "Not the same: Robert Ashdown and R. Ashdown")?;
    app.wait_for_text("Robert Ashdown and R. Ashdown marked as not the same")?;
    app.wait_for("heading", "No duplicates")?;
    ensure_accessible(app)
}

/// A second number that both have is something new.
fn another_number(app: &App) -> Outcome {
    app.click("link", "Clients*")?;
    for name in ["Robert Ashdown", "R. Ashdown"] {
        app.click("button", &format!("Actions for {name}"))?;
        app.click("menuitem", "Edit…")?;
        app.wait_for("dialog", &format!("Edit {name}"))?;
        app.fill("Phone number*", "020 7946 0555")?;
        app.keys(&["Return"])?;
        app.wait_for_text(&format!("Changes to {name} saved"))?;
        app.wait_until_gone("dialog", &format!("Edit {name}"))?;
    }
    app.wait_for_text("Changes to R. Ashdown saved. This may be the same person as Robert Ashdown.")?;
    app.click("link", "Duplicates")?;
    wait_for_row(app, "The number 020 7946 0555")?;
    app.click("button", "Merge 1 pair…")?;
    app.wait_for("dialog", "Merge 1 pair?")?;
    app.screenshot("merge-all")?;
    ensure_accessible(app)?;
    app.click("button", "Merge 1 pair")?;
    app.wait_for_text("1 pair merged")?;
    app.wait_for("heading", "No duplicates")
}
