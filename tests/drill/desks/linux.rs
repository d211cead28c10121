//! The drill.

#[path = "hub.rs"]
mod hub;

use std::collections::HashSet;
use std::env;
use std::fmt::Write as _;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use engine::Engine;
use engine::chosen::Chosen;
use engine::clock::{Clock, FixedClock};
use engine::profile::Profile;
use engine::request::{ImportOpenRequest, ImportRunRequest};
use engine::secrets::Vault;
use serde_json::Value;
use store::Key;
use testkit::program::founding;
use tests::app::App;
use tests::desks::{
    accepts, adds, adds_by_command, device, file_of, in_passing, invited, is_about_to_add, joins, link_for, opens_again,
};
use tests::drill::{Step, Steps};
use tests::failure::{Failure, Outcome, ensure};
use tests::launch::{Home, Launch, journey};
use tests::pages::{deciphered, found_in};
use tests::steps::{has_row, open_settings, wait_for_row};
use tests::{poll, programs};
use tokio::runtime::{self, Runtime};

use self::hub::Hub;

/// How long people may wait for what others do.
const AT_ONCE: Duration = Duration::from_secs(1);

/// Rows of yesterday's import.
const IMPORTED: usize = 12;

/// A name that is nowhere else, of somebody who is in North alone.
const MARKER: &str = "Quillendrazkow";

/// The kind of hub is the only argument.
pub(crate) fn drill() -> Outcome {
    let kind = env::args().nth(1).unwrap_or_default();
    journey(&format!("drill-desks-{kind}"), |home| {
        let mut hub = Hub::start(&kind, home)?;
        let mut steps = Steps::new(|step: &Step| println!("{step}"));
        Drill {
            home,
            hub: &mut hub,
            steps: &mut steps,
            runtime: runtime::Builder::new_current_thread().enable_all().build()?,
        }
        .run()?;
        let late: Vec<String> = steps.too_long().into_iter().map(ToString::to_string).collect();
        ensure(late.is_empty(), late.join("\n"))
    })
}

struct Drill<'a> {
    home: &'a Home,
    hub: &'a mut Hub,
    steps: &'a mut Steps,
    runtime: Runtime,
}

/// The windows of an administrator, of a member of staff, and of a client.
struct Windows {
    anna: Rc<App>,
    ben: Rc<App>,
    gina: Rc<App>,
}

impl Drill<'_> {
    fn run(mut self) -> Outcome {
        let home = self.home;
        self.steps.take("a firm imported a file yesterday", || {
            self.runtime.block_on(imports_yesterday(home))
        })?;
        let code = self.steps.take("it has a few people more today", || people(home))?;
        let anna = self.attaches()?;
        let mut windows = self.others_join(anna, &code)?;
        self.undoes_the_import(&windows)?;
        self.additions_arrive(&windows)?;
        self.staff_leaves_a_team(&windows)?;
        windows.anna = self.the_hub_is_killed(&windows)?;
        self.without_a_network(windows)
    }

    fn attaches(&mut self) -> Outcome<Rc<App>> {
        let before = content(self.home)?;
        let anna = Launch::new(self.home).open()?;
        anna.wait_for("heading", "Contacts")?;
        self.steps.take("the firm attaches", || self.hub.takes(&anna))?;
        let at_the_hub = self.hub.content(self.home, &self.runtime)?;
        ensure(
            before == at_the_hub,
            format!("checksum {before} before and {at_the_hub} at the hub"),
        )?;
        println!("             checksum of its content, before and at the hub: {before}");
        Ok(anna)
    }

    fn others_join(&mut self, anna: Rc<App>, code: &str) -> Outcome<Windows> {
        let home = self.home;
        let link = link_for(&anna, "Staff*", "Ben Hale", in_passing)?;
        let ben = self.steps.take("a colleague joins with a link", || {
            let ben = device(home, "ben").open()?;
            joins(&ben, &link, "Ben’s laptop", in_passing)?;
            for name in ["Cora Hale", MARKER, "Imported 7"] {
                wait_for_row(&ben, name)?;
            }
            Outcome::Ok(ben)
        })?;
        let link = link_for(&anna, "Clients*", "Gina Hale", in_passing)?;
        let gina = self.steps.take("a client joins with the code of her mail", || {
            let gina = device(home, "gina").open()?;
            accepts(&gina, &link, ("Gina", code), in_passing)?;
            wait_for_row(&gina, "Anna Whitmore")?;
            wait_for_row(&gina, "Ben Hale")?;
            ensure(!has_row(&gina, "Cora"), "a client sees another client")?;
            Outcome::Ok(gina)
        })?;
        Ok(Windows { anna, ben, gina })
    }

    fn undoes_the_import(&mut self, Windows { anna, ben, .. }: &Windows) -> Outcome {
        anna.click("link", "Imports*")?;
        anna.click("link", "yesterday.csv*")?;
        anna.wait_for_text(&format!("{IMPORTED} clients imported"))?;
        self.steps.take("yesterday's import is undone", || {
            anna.click("button", "Undo import")?;
            anna.wait_for("heading", "Import undone")
        })?;
        self.steps
            .take("what it added is gone from the colleague's window", || {
                ben.wait_until("no row of the import", || !has_row(ben, "Imported"))
            })?;
        wait_for_row(ben, "Cora Hale")
    }

    fn additions_arrive(&mut self, Windows { anna, ben, .. }: &Windows) -> Outcome {
        for given in ["Ella", "Finn", "Greta"] {
            is_about_to_add(anna, given)?;
            ensure(!has_row(ben, given), format!("{given} is there already"))?;
            anna.keys(&["Return"])?;
            let start = Instant::now();
            wait_for_row(ben, &format!("{given} Hale"))?;
            let what = format!("{given}, added by the administrator, stands in the colleague's window");
            self.steps.waited(&what, start.elapsed(), AT_ONCE);
            wait_for_row(anna, &format!("{given} Hale"))?;
        }
        Ok(())
    }

    fn staff_leaves_a_team(&mut self, Windows { anna, ben, .. }: &Windows) -> Outcome {
        let (file, key) = file_of(self.home, "ben")?;
        ensure(holds(&file, &key)?, "the marker is not found while it is held")?;
        anna.click("link", "Client teams*")?;
        anna.click("link", "North*")?;
        anna.wait_for("heading", "North")?;
        anna.click("button", "Actions for Ben Hale")?;
        anna.click("menuitem", "Remove from team")?;
        let start = Instant::now();
        ben.wait_until("the client of North to go", || !has_row(ben, MARKER))?;
        self.steps.waited(
            "the client of a team that the colleague left is gone from his window",
            start.elapsed(),
            AT_ONCE,
        );
        let gone = || holds(&file, &key).is_ok_and(|holds| !holds).then_some(());
        poll::until("the marker to go from the file", poll::PATIENCE, gone).map_err(Failure::new)?;
        self.steps
            .waited("and from every page of his file", start.elapsed(), 2 * AT_ONCE);
        wait_for_row(ben, "Cora Hale")
    }

    fn the_hub_is_killed(&mut self, Windows { anna, ben, gina }: &Windows) -> Outcome<Rc<App>> {
        let before = self.hub.content(self.home, &self.runtime)?;
        self.hub.kill(anna)?;
        self.steps.take("the hub is killed, and every window says so", || {
            if self.hub.leaves_anna_her_window() {
                says_offline(anna)?;
                is_about_to_add(anna, "Nora")?;
                anna.keys(&["Return"])?;
                anna.wait_for_text("The hub cannot be reached. Changes need the hub;")?;
                anna.keys(&["Escape"])?;
                anna.click("button", "Discard")?;
            }
            says_offline(ben)?;
            says_offline(gina)
        })?;
        let anna = self.steps.take("it is back, and every window is up to date", || {
            let anna = self.hub.is_back(self.home, Rc::clone(anna))?;
            for app in [&anna, ben, gina] {
                app.wait_for("link", "Up to date*")?;
            }
            Outcome::Ok(anna)
        })?;
        let after = self.hub.content(self.home, &self.runtime)?;
        ensure(
            before == after,
            format!("checksum {before} before the kill, {after} after it"),
        )?;
        adds(&anna, "Hugo")?;
        wait_for_row(ben, "Hugo Hale")?;
        ensure(!has_row(ben, "Nora"), "what was refused is there")?;
        Ok(anna)
    }

    fn without_a_network(&mut self, Windows { anna, ben, gina }: Windows) -> Outcome {
        let home = self.home;
        self.hub.is_out_of_reach(&anna)?;
        self.steps.take(
            "without a network the colleague reads, searches and sees pictures",
            || {
                says_offline(&ben)?;
                reads(&ben)
            },
        )?;
        ben.quit()?;
        let ben = self.steps.take("also after a restart without a network", || {
            let ben = opens_again(device(home, "ben"))?;
            says_offline(&ben)?;
            reads(&ben)?;
            Outcome::Ok(ben)
        })?;
        let anna = self
            .steps
            .take("the network is back, and every window is up to date", || {
                let anna = self.hub.is_reached(home, anna)?;
                for app in [&anna, &ben, &gina] {
                    app.wait_for("link", "Up to date*")?;
                }
                Outcome::Ok(anna)
            })?;
        adds(&anna, "Ida")?;
        ben.click("link", "Contacts*")?;
        wait_for_row(&ben, "Ida Hale")?;
        for app in [gina, ben, anna] {
            app.quit()?;
        }
        Ok(())
    }
}

/// Founds the firm and imports a file, all of it a day ago.
async fn imports_yesterday(home: &Home) -> Outcome {
    let mut list = "First Name,Last Name,Email\n".to_owned();
    for n in 1..=IMPORTED {
        writeln!(list, "Imported {n},Hale,imported{n}@example.com")?;
    }
    let file = home.write("yesterday.csv", list)?;
    let clock = Clock::Fixed(FixedClock::new(Utc::now() - TimeDelta::days(1)));
    let profile = Profile::locate(Some(home.profile()))?;
    let engine = Engine::new(profile, Vault::KeyFile(home.key_file()), clock)?;
    engine.create_firm(founding("Harcourt & Lane")).await?;
    let file = Chosen::at(&file);
    let draft = engine.import_open(ImportOpenRequest::clients(file)).await?.draft;
    engine.import_run(ImportRunRequest { draft, invite: None }).await?;
    engine.leave().await;
    Ok(())
}

/// Ben, who is in North as Eva is; a client there, one with a picture, and one who is invited: the
/// code of her mail.
fn people(home: &Home) -> Outcome<String> {
    home.cli(&["team", "create", "North", "--identifier", "north"])?;
    adds_by_command(home, "staff", "Eva", Some("north"))?;
    let ben = adds_by_command(home, "staff", "Ben", None)?;
    home.cli(&["team", "add", "north", &ben])?;
    adds_by_command(home, "client", MARKER, Some("north"))?;
    let cora = adds_by_command(home, "client", "Cora", None)?;
    let picture = programs::root().join("tests/fixtures/portrait.png");
    home.cli(&["user", "picture", &cora, "--file", &picture.to_string_lossy()])?;
    invited(home, "Gina")
}

/// The checksum of the content of a firm without a hub.
fn content(home: &Home) -> Outcome<String> {
    let said = home.cli(&["firm", "check", "--json"])?;
    let found = said.lines().find_map(|line| {
        let line: Value = serde_json::from_str(line).ok()?;
        Some(line.get("content")?.as_str()?.to_owned())
    });
    found.ok_or_else(|| Failure::new(format!("no checksum: {said}")))
}

/// Whether the marker is in any page of a file or of its log. The index of words keeps only the end of a word
/// that begins like another one.
fn holds(file: &Path, key: &Key) -> Outcome<bool> {
    let marker = MARKER.to_lowercase();
    let end = marker.as_bytes().last_chunk::<7>();
    let end = end.ok_or_else(|| Failure::new("the marker is too short"))?;
    Ok(!found_in(&deciphered(file, key.as_bytes())?, &HashSet::from([*end])).is_empty())
}

fn says_offline(app: &App) -> Outcome {
    app.wait_for("link", "Offline*")
}

/// What works without a network: the list, the search, a person's page and picture, and the page that says how
/// the firm stands.
fn reads(ben: &App) -> Outcome {
    ben.click("link", "Contacts*")?;
    for name in ["Cora Hale", "Hugo Hale", "Anna Whitmore"] {
        wait_for_row(ben, name)?;
    }
    ben.fill("Search contacts", "cora@exam")?;
    ben.wait_until("Cora to be the only one", || {
        ben.names("row").is_ok_and(|rows| rows.len() == 1) && has_row(ben, "Cora Hale")
    })?;
    ben.keys(&["Down", "Return"])?;
    ben.wait_for("heading", "Cora Hale")?;
    ben.wait_for("heading", "Covered by")?;
    ben.wait_for_text("cora@example.com")?;
    let script = "return [...document.querySelectorAll('img.av')].some((one) => one.naturalWidth === 256);";
    ben.wait_until("her picture", || {
        ben.script(script, &[]).is_ok_and(|drawn| drawn == true)
    })?;
    open_settings(ben, "Sync and devices")?;
    ben.wait_for_text("Reading and searching work; changes need the hub.")
}
