//! `cargo xtask drill`: what may happen to a firm on several devices, in real windows, step by step with times.

use crate::prerequisites::{self, Purpose};
use crate::session::Session;
use crate::workspace::Workspace;
use crate::{process, ui};
use std::process::Command;

/// The kinds of hub, in the words of `tests/drill/desks`.
const HUBS: [&str; 2] = ["program", "app"];

/// Builds the programs and runs the drill, with both kinds of hub or with those that are named.
pub(crate) fn drill(arguments: &[&str]) -> Result<(), String> {
    let hubs = hubs(arguments)?;
    prerequisites::ensure(Purpose::Tests)?;
    let workspace = Workspace::find()?;
    ui::packages(&workspace)?;
    ui::build(&workspace)?;
    // Together with the programs: built alone, the dependencies they share would be compiled again.
    process::run(workspace.cargo("build").args(["--bins", "--example", "desks"]))?;
    let mut failed = Vec::new();
    for hub in hubs {
        println!("\n== desks: {}", title(hub));
        let session = Session::start("1440x1000x24")?;
        let mut drill = Command::new(workspace.program("examples/desks"));
        drill.arg(hub).current_dir(workspace.root.join("tests"));
        session.apply(&mut drill);
        failed.extend(process::run(&mut drill).err());
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(failed.join("\n"))
    }
}

fn title(hub: &str) -> &'static str {
    if hub == "app" {
        "the hub is in the application that shares the firm"
    } else {
        "the hub is a program of its own"
    }
}

/// The kinds that are asked for after the name of the drill; both, if none is.
fn hubs(arguments: &[&str]) -> Result<Vec<&'static str>, String> {
    let ["desks", asked @ ..] = arguments else {
        return Err(format!("which drill? There is \"desks\", with {}", HUBS.join(" or ")));
    };
    if asked.is_empty() {
        return Ok(HUBS.to_vec());
    }
    let known = |name: &&str| {
        let found = HUBS.into_iter().find(|hub| hub == name);
        found.ok_or_else(|| format!("there is no hub of kind \"{name}\"; there are {}", HUBS.join(" and ")))
    };
    asked.iter().map(known).collect()
}

#[cfg(test)]
mod tests {
    use super::hubs;

    #[test]
    fn the_kinds_of_hub_can_be_chosen() {
        assert_eq!(hubs(&["desks"]), Ok(vec!["program", "app"]));
        assert_eq!(hubs(&["desks", "app"]), Ok(vec!["app"]));
        assert!(hubs(&["desks", "cloud"]).is_err_and(|message| message.contains("cloud")));
        assert!(hubs(&[]).is_err() && hubs(&["chairs"]).is_err());
    }
}
