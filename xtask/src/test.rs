//! `cargo xtask test`: every check, cheapest first; the last line is the sum of all tests.

use crate::counts::Counts;
use crate::prerequisites::{self, Purpose};
use crate::workspace::Workspace;
use crate::{licences, process, ui};
use std::process::Command;
use std::time::Instant;

const GROUPS: [&str; 4] = ["rust", "ui", "e2e", "docs"];

/// Runs the named groups, or all.
pub(crate) fn test(groups: &[&str]) -> Result<(), String> {
    if let Some(unknown) = groups.iter().find(|group| !GROUPS.contains(group)) {
        return Err(format!(
            "there is no test group \"{unknown}\"; there are {}",
            GROUPS.join(", ")
        ));
    }
    prerequisites::ensure(Purpose::Tests)?;
    let mut run = Run {
        workspace: Workspace::find()?,
        counts: Counts::default(),
        times: Vec::new(),
        failures: Vec::new(),
    };
    let wants = |group: &str| groups.is_empty() || groups.contains(&group);
    if let Err(message) = run.all(wants("rust"), wants("ui"), wants("e2e"), wants("docs")) {
        run.failures.push(message);
    }

    println!("\n{:>8}  step", "seconds");
    for (name, seconds) in &run.times {
        println!("{seconds:>8.1}  {name}");
    }
    if run.counts.failed == 0 && !run.failures.is_empty() {
        // What failed was not a test but a check: it counts as one.
        run.counts.failed = 1;
    }
    for message in &run.failures {
        println!("{message}");
    }
    println!("{}", run.counts);
    if run.failures.is_empty() {
        Ok(())
    } else {
        Err("not everything passed".to_owned())
    }
}

struct Run {
    workspace: Workspace,
    counts: Counts,
    times: Vec<(&'static str, f64)>,
    failures: Vec<String>,
}

impl Run {
    fn all(&mut self, rust: bool, ui: bool, e2e: bool, docs: bool) -> Result<(), String> {
        if rust {
            self.step("format", |run| {
                process::run(run.workspace.plain_cargo("fmt").args(["--all", "--check"]))
            })?;
            self.step("licences", |run| licences::check(&run.workspace))?;
        }
        self.step("ui packages", |run| ui::packages(&run.workspace))?;
        if ui {
            self.step("ui check", |run| process::run(&mut ui::script(&run.workspace, "check")))?;
            self.step("ui lint", |run| process::run(&mut ui::script(&run.workspace, "lint")))?;
            self.tests("ui tests", |run| run.counted(ui::script(&run.workspace, "test")));
        }
        // The window's program contains it, so cargo cannot do without.
        self.step("ui build", |run| ui::build(&run.workspace))?;
        if rust {
            self.step("clippy", Self::clippy)?;
        }
        if rust || e2e {
            self.step("programs", |run| {
                process::run(run.workspace.cargo("build").arg("--bins"))
            })?;
        }
        if rust {
            self.tests("rust tests", Self::rust_tests);
            self.tests("doc tests", |run| {
                run.counted(with_arguments(run.workspace.cargo("test"), &["--doc"]))
            });
        }
        if e2e {
            self.tests("journeys", Self::journeys);
        }
        if docs {
            self.step("docs", |run| {
                process::run(
                    run.workspace
                        .cargo("doc")
                        .arg("--no-deps")
                        .env("RUSTDOCFLAGS", "-D warnings"),
                )
            })?;
        }
        Ok(())
    }

    fn step(&mut self, name: &'static str, work: impl FnOnce(&mut Self) -> Result<(), String>) -> Result<(), String> {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = work(self);
        self.times.push((name, start.elapsed().as_secs_f64()));
        outcome.map_err(|message| format!("{name}: {message}"))
    }

    /// A step that fails by itself: what comes later is run all the same, so that one run tells everything.
    fn tests(&mut self, name: &'static str, work: impl FnOnce(&mut Self) -> Result<(), String>) {
        if let Err(message) = self.step(name, work) {
            self.failures.push(message);
        }
    }

    fn counted(&mut self, mut command: Command) -> Result<(), String> {
        process::tee(&mut command, |line| self.counts += Counts::of_line(line))
    }

    fn clippy(&mut self) -> Result<(), String> {
        let mut command = self.workspace.plain_cargo("clippy");
        command.args([
            "--workspace",
            "--all-targets",
            "--features",
            "custom-protocol,tests/e2e",
        ]);
        process::run(command.args(["--", "-D", "warnings"]))?;
        // Checked alone, hub-core uses a store without the feature `device`.
        let mut command = self.workspace.plain_cargo("clippy");
        process::run(command.args(["--package", "hub-core", "--", "-D", "warnings"]))
    }

    /// All but the journeys, which need a screen; every crash is shown, not only the first.
    fn rust_tests(&mut self) -> Result<(), String> {
        let mut own = self.workspace.plain_cargo("test");
        own.args(["--package", "xtask"]);
        self.counted(own)?;
        let mut command = with_arguments(self.workspace.cargo("test"), &["--no-fail-fast", "--lib", "--bins"]);
        for name in &self.workspace.test_binaries {
            command.args(["--test", name]);
        }
        self.counted(command)
    }

    #[cfg(target_os = "linux")]
    fn journeys(&mut self) -> Result<(), String> {
        crate::journeys::run(&self.workspace, &mut self.counts)
    }

    #[cfg(not(target_os = "linux"))]
    #[expect(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "on Linux it drives the window"
    )]
    fn journeys(&mut self) -> Result<(), String> {
        println!("the journeys need WebKitWebDriver and X11, so they run on Linux only");
        Ok(())
    }
}

fn with_arguments(mut command: Command, arguments: &[&str]) -> Command {
    command.args(arguments);
    command
}
