//! `cargo xtask test`: every check, the cheapest first; the last line counts all tests.

use crate::counts::Counts;
use crate::prerequisites::{self, Purpose};
use crate::workspace::Workspace;
use crate::{licences, process, ui};
use std::panic::resume_unwind;
use std::process::Command;
use std::thread;
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
        // A check that failed without running tests counts as one.
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
        // The checks in Node mostly use one core; the compiler uses the other.
        let beside = ui.then(|| {
            let workspace = self.workspace.clone();
            thread::spawn(move || ui_checks(&workspace))
        });
        let compiled = self.compile(rust, e2e);
        for check in beside
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)))
        {
            self.report(&check);
        }
        compiled?;
        if rust {
            self.tests("rust tests", Self::rust_tests);
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

    fn compile(&mut self, rust: bool, e2e: bool) -> Result<(), String> {
        // The window's program embeds it, so cargo needs it.
        self.step("ui build", |run| ui::build(&run.workspace))?;
        if rust {
            self.step("clippy", Self::clippy)?;
        }
        if rust || e2e {
            self.step("programs", |run| {
                process::run(run.workspace.cargo("build").arg("--bins"))
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

    /// A step whose failure does not stop the run: later steps run too, so that one run shows everything.
    fn tests(&mut self, name: &'static str, work: impl FnOnce(&mut Self) -> Result<(), String>) {
        if let Err(message) = self.step(name, work) {
            self.failures.push(message);
        }
    }

    /// Reports a check of the user interface that ran in the background.
    fn report(&mut self, check: &UiCheck) {
        println!("\n== {}", check.name);
        self.times.push((check.name, check.seconds));
        let (Ok(said) | Err(said)) = &check.outcome;
        print!("{said}");
        for line in said.lines() {
            self.counts += Counts::of_line(line);
        }
        if check.outcome.is_err() {
            self.failures.push(format!("{}: not everything passed", check.name));
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
        // On its own, hub-core uses a store without the feature `device`.
        let mut command = self.workspace.plain_cargo("clippy");
        process::run(command.args(["--package", "hub-core", "--", "-D", "warnings"]))
    }

    /// All tests but the journeys, which need a screen; goes on after a failing test program.
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

/// The output of a script of `ui/package.json`, and its duration.
struct UiCheck {
    name: &'static str,
    seconds: f64,
    outcome: Result<String, String>,
}

/// Runs all checks of the user interface, even after one has failed.
fn ui_checks(workspace: &Workspace) -> Vec<UiCheck> {
    let scripts = [("ui check", "check"), ("ui lint", "lint"), ("ui tests", "test")];
    scripts
        .map(|(name, script)| {
            let start = Instant::now();
            let outcome = process::output(&mut ui::script(workspace, script));
            let seconds = start.elapsed().as_secs_f64();
            UiCheck { name, seconds, outcome }
        })
        .into()
}

fn with_arguments(mut command: Command, arguments: &[&str]) -> Command {
    command.args(arguments);
    command
}
