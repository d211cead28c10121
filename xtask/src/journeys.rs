//! The journeys, two at a time: each is a process of its own in a [`Session`] of its own, so that no window
//! affects another's keyboard, clipboard or keyring.

use crate::counts::Counts;
use crate::process;
use crate::session::Session;
use crate::workspace::Workspace;
use serde_json::Value;
use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

const AT_A_TIME: usize = 2;

/// Journeys that measure time: nothing else runs beside them.
const ALONE: [&str; 1] = ["elsewhere::"];

/// Runs all journeys, also after one has failed.
pub(crate) fn run(workspace: &Workspace, counts: &mut Counts) -> Result<(), String> {
    let program = build(workspace)?;
    let (alone, together): (Vec<_>, Vec<_>) = names(&program)?
        .into_iter()
        .partition(|name| ALONE.iter().any(|prefix| name.starts_with(prefix)));
    let runner = Runner {
        program,
        folder: workspace.root.join("tests"),
    };
    let mut failed = Vec::new();
    for (name, journey) in runner.all(&together, AT_A_TIME).chain(runner.all(&alone, 1)) {
        *counts += journey;
        if journey.failed > 0 {
            failed.push(name);
        }
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("failed: {}", failed.join(", ")))
    }
}

/// Builds the test program of the journeys and returns its path.
fn build(workspace: &Workspace) -> Result<PathBuf, String> {
    let mut command = workspace.cargo("build");
    // Together with the programs: built alone, the dependencies they share would be compiled again.
    command.args(["--bins", "--test", "e2e", "--message-format=json-render-diagnostics"]);
    let messages = process::capture(command.stderr(Stdio::inherit()))?;
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message.pointer("/target/name").and_then(Value::as_str) == Some("e2e"))
        .find_map(|message| Some(PathBuf::from(message.get("executable")?.as_str()?)))
        .ok_or_else(|| "cargo names no program for the journeys".to_owned())
}

fn names(program: &Path) -> Result<Vec<String>, String> {
    let listed = process::capture(Command::new(program).args(["--list", "--format", "terse"]))?;
    let names = listed.lines().filter_map(|line| line.strip_suffix(": test"));
    Ok(names.map(str::to_owned).collect())
}

struct Runner {
    program: PathBuf,
    /// Where cargo would start the program.
    folder: PathBuf,
}

impl Runner {
    /// The journeys with their counts, in the order in which they ended.
    fn all<'a>(&self, journeys: &'a [String], at_a_time: usize) -> impl Iterator<Item = (&'a str, Counts)> {
        let next = AtomicUsize::new(0);
        let worker = || {
            let mut done = Vec::new();
            while let Some(name) = journeys.get(next.fetch_add(1, Ordering::Relaxed)) {
                done.push((name.as_str(), self.one(name)));
            }
            done
        };
        let done: Vec<_> = thread::scope(|scope| {
            let workers: Vec<_> = (0..at_a_time).map(|_| scope.spawn(worker)).collect();
            workers
                .into_iter()
                .flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)))
                .collect()
        });
        done.into_iter()
    }

    /// Runs one journey and prints its result, and its output only if it failed.
    fn one(&self, name: &str) -> Counts {
        let start = Instant::now();
        let outcome = self.in_a_session(name);
        let seconds = start.elapsed().as_secs_f64();
        match outcome {
            Ok(output) => {
                println!("journey {name} ... ok, {seconds:.1} s");
                output.lines().fold(Counts::default(), |mut counts, line| {
                    counts += Counts::of_line(line);
                    counts
                })
            }
            Err(message) => {
                println!("journey {name} ... FAILED, {seconds:.1} s\n{message}");
                Counts { passed: 0, failed: 1 }
            }
        }
    }

    fn in_a_session(&self, name: &str) -> Result<String, String> {
        let session = Session::start("1440x1000x24")?;
        let mut command = Command::new(&self.program);
        command.args(["--exact", name]).current_dir(&self.folder);
        session.apply(&mut command);
        output_of_group(&mut command, &session.path("journey.txt"))
    }
}

/// As [`process::output`], but through `file`. Programs it left behind are killed with it: whatever they
/// keep open, such as a pipe to this program, would otherwise make it wait.
fn output_of_group(command: &mut Command, file: &Path) -> Result<String, String> {
    let said = |error: std::io::Error| format!("{}: {error}", file.display());
    let printed = File::create(file).map_err(said)?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(printed.try_clone().map_err(said)?)
        .stderr(printed)
        .process_group(0)
        .spawn()
        .map_err(|error| process::cannot_start(command, &error))?;
    let status = child.wait().map_err(|error| error.to_string())?;
    // Most groups are empty by now, which `kill` reports as an error.
    process::succeeds(Command::new("kill").args(["-KILL", "--", &format!("-{}", child.id())]));
    let text = String::from_utf8_lossy(&fs::read(file).map_err(said)?).into_owned();
    if status.success() { Ok(text) } else { Err(text) }
}
