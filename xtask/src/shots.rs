//! `cargo xtask shots`: takes new pictures of the real window for the documents.

use crate::prerequisites::{self, Purpose};
use crate::session::Session;
use crate::workspace::Workspace;
use crate::{process, ui};
use std::fs;

/// The pictures the journey takes, and their names in `docs/`.
const PICTURES: [(&str, &str); 2] = [
    ("docs-contacts.png", "contacts.png"),
    ("docs-import-check.png", "import-check.png"),
];

/// Builds the program, runs the journey that takes the pictures, and copies them to `docs/`.
pub(crate) fn shots() -> Result<(), String> {
    prerequisites::ensure(Purpose::Tests)?;
    let workspace = Workspace::find()?;
    ui::packages(&workspace)?;
    ui::build(&workspace)?;
    process::run(workspace.cargo("build").arg("--bins"))?;
    let session = Session::start("1440x1000x24")?;
    let mut journey = workspace.cargo("test");
    journey.args(["--test", "e2e", "pictures::"]);
    session.apply(&mut journey);
    process::run(&mut journey)?;
    for (taken, kept) in PICTURES {
        let to = workspace.root.join("docs").join(kept);
        fs::copy(workspace.target.join("e2e").join(taken), &to)
            .map_err(|error| format!("{}: {error}", to.display()))?;
        println!("{}", to.display());
    }
    Ok(())
}
