//! `cargo xtask bench`: the cost of the program, as ratios to the least possible, and how long people wait,
//! each with a limit.

mod import;
mod lists;
mod measure;
mod search;
mod sync;
mod turn;
mod window;

use crate::workspace::Workspace;
use crate::{prerequisites, process, ui};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const RUNS: u32 = 5;
const PARTS: [&str; 6] = ["import", "search", "lists", "turn", "sync", "window"];

/// The parts to measure, and the tools.
struct Bench {
    workspace: Workspace,
    program: PathBuf,
    /// For all files; deleted at the end.
    folder: PathBuf,
    runs: u32,
}

/// The parsed arguments.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    /// Empty means every part.
    parts: Vec<&'static str>,
    runs: u32,
    million: bool,
}

impl Options {
    fn wants(&self, part: &str) -> bool {
        self.parts.is_empty() || self.parts.contains(&part)
    }
}

/// Measures and prints the table; fails if a limit is exceeded.
pub(crate) fn bench(arguments: &[&str]) -> Result<(), String> {
    let options = read(arguments)?;
    let workspace = Workspace::find()?;
    build(&workspace)?;
    let program = workspace.target.join("release/coverbook-cli");
    let folder = workspace.target.join(format!("xtask/bench-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let bench = Bench {
        workspace,
        program,
        folder,
        runs: options.runs,
    };
    let outcome = bench.all(&options);
    let removed = fs::remove_dir_all(&bench.folder).map_err(|error| format!("{}: {error}", bench.folder.display()));
    let lines = outcome?;
    removed?;
    println!("\n{}", table(&lines));
    match lines.iter().filter(|line| !line.holds()).count() {
        0 => Ok(()),
        broken => Err(format!("{broken} of {} bounds are not kept", lines.len())),
    }
}

/// Builds the programs as released, and the tools that query them.
fn build(workspace: &Workspace) -> Result<(), String> {
    prerequisites::ensure(prerequisites::Purpose::Tests)?;
    ui::packages(workspace)?;
    ui::build(workspace)?;
    let mut build = workspace.plain_cargo("build");
    build.args([
        "--release",
        "--package",
        "coverbook",
        "--package",
        "cli",
        "--package",
        "hub",
    ]);
    process::run(build.args(["--features", "coverbook/custom-protocol"]))?;
    let mut tools = workspace.plain_cargo("build");
    tools.args(["--release", "--package", "tests"]);
    process::run(tools.args(["--example", "turn", "--example", "sync"]))?;
    process::run(
        workspace
            .cargo("build")
            .args(["--example", "window", "--example", "scan"]),
    )
}

fn read(arguments: &[&str]) -> Result<Options, String> {
    let mut options = Options {
        parts: Vec::new(),
        runs: RUNS,
        million: false,
    };
    let mut rest = arguments;
    loop {
        rest = match rest {
            [] => return Ok(options),
            ["--million", rest @ ..] => {
                options.million = true;
                rest
            }
            ["--runs", count, rest @ ..] => {
                let count = count.parse().ok().filter(|count| *count > 0);
                options.runs = count.ok_or("--runs wants a number from 1")?;
                rest
            }
            [other, rest @ ..] => {
                let part = PARTS.into_iter().find(|part| part == other);
                options.parts.push(
                    part.ok_or_else(|| format!("bench has no option {other}; its parts are {}", PARTS.join(", ")))?,
                );
                rest
            }
        };
    }
}

impl Bench {
    fn all(&self, options: &Options) -> Result<Vec<Line>, String> {
        let mut lines = Vec::new();
        if options.wants("import") {
            self.import(&mut lines)?;
        }
        if options.wants("search") {
            self.search(options.million, &mut lines)?;
        }
        if options.wants("lists") {
            self.lists(&mut lines)?;
        }
        if options.wants("turn") {
            self.turn(&mut lines)?;
        }
        if options.wants("sync") {
            lines.extend(sync::measure(self)?);
        }
        if options.wants("window") {
            self.window(&mut lines)?;
        }
        Ok(lines)
    }

    fn import(&self, lines: &mut Vec<Line>) -> Result<(), String> {
        let import = import::measure(self)?;
        println!(
            "processor seconds: import {:.2}, dry run {:.2}, bare table {:.2}",
            import.whole, import.dry, import.bare
        );
        let ratio = import.whole / import.bare;
        let megabytes = import.peak / 1_000_000.0;
        lines.extend([
            Line::new("import of 100 000 clients ÷ bare table", ratio, 2.7, "×"),
            Line::new("largest memory of the import", megabytes, 400.0, " MB"),
            Line::new("dry run ÷ import", import.dry / import.whole, 0.5, "×"),
            Line::new("phone layer ÷ bare library", search::phone_ratio(self)?, 1.3, "×"),
        ]);
        Ok(())
    }

    fn search(&self, million: bool, lines: &mut Vec<Line>) -> Result<(), String> {
        let sizes = [(100_000, "100 000", 12.0), (1_000_000, "1 000 000", 25.0)];
        for (clients, words, bound) in sizes.into_iter().take(if million { 2 } else { 1 }) {
            let waits = search::measure(self, clients)?;
            println!("{} of the questions were answered", waits.answered);
            let what = format!(
                "search in {words}: 99 % (half {:.1} ms, longest {:.1} ms)",
                waits.half, waits.longest
            );
            lines.push(Line::new(&what, waits.p99, bound, " ms"));
        }
        Ok(())
    }

    fn lists(&self, lines: &mut Vec<Line>) -> Result<(), String> {
        let waits = lists::measure(self)?;
        let list = |what: &str| format!("a list of 100 000 by {what}: 95 %");
        let (usual, others) = (list("name, status, first sent"), list("another column"));
        lines.extend([
            Line::new(&usual, waits.usual, 100.0, " ms"),
            Line::new(&others, waits.others, 250.0, " ms"),
            Line::new("inviting 10 000 people at once", waits.invite, 2.0, " s"),
            Line::new("deactivating 10 000 people at once", waits.deactivate, 2.0, " s"),
            Line::new("looking through 100 000 for duplicates", waits.duplicates, 10.0, " s"),
        ]);
        Ok(())
    }

    fn turn(&self, lines: &mut Vec<Line>) -> Result<(), String> {
        let cost = turn::measure(self)?;
        println!("a small command {:.0} µs, a turn {:.1} µs", cost.command, cost.turn);
        let percent = 100.0 * cost.turn / cost.command;
        lines.push(Line::new("the turn to write, of a small command", percent, 3.0, " %"));
        Ok(())
    }

    fn window(&self, lines: &mut Vec<Line>) -> Result<(), String> {
        let window = window::measure(self)?;
        lines.extend([
            Line::new("click to rows of a list of 100 000", window.rows, 200.0, " ms"),
            Line::new("start ÷ start of an empty window", window.start, 1.5, "×"),
        ]);
        Ok(())
    }

    /// The profile and key file of a firm with this many clients; created on first use.
    fn firm_of(&self, clients: u64) -> Result<(PathBuf, PathBuf), String> {
        let place = |end: &str| self.folder.join(format!("search-{clients}{end}"));
        let (profile, key) = (place(""), place(".key"));
        if !profile.exists() {
            println!("making a firm of {clients} clients");
            self.sample(clients, &[], &[("--profile", &profile), ("--key-file", &key)])?;
        }
        Ok((profile, key))
    }

    /// `coverbook-cli sample` with the same staff and teams every time.
    fn sample(&self, clients: u64, switches: &[&str], places: &[(&str, &Path)]) -> Result<(), String> {
        self.sample_with(25, clients, switches, places)
    }

    /// The same with so many staff.
    fn sample_with(&self, staff: u32, clients: u64, switches: &[&str], places: &[(&str, &Path)]) -> Result<(), String> {
        let mut command = Command::new(&self.program);
        command.args(["sample", "--teams", "12", "--seed", "1"]);
        command.args(["--staff".to_owned(), staff.to_string()]);
        command
            .args(["--clients".to_owned(), clients.to_string()])
            .args(switches);
        for (option, path) in places {
            command.arg(option).arg(path);
        }
        process::capture(&mut command).map(drop)
    }
}

/// A line of the table.
struct Line {
    what: String,
    measured: f64,
    at_most: f64,
    unit: &'static str,
}

impl Line {
    fn new(what: &str, measured: f64, at_most: f64, unit: &'static str) -> Self {
        Self {
            what: what.to_owned(),
            measured,
            at_most,
            unit,
        }
    }

    /// A measurement that is not a number never holds.
    fn holds(&self) -> bool {
        self.measured <= self.at_most
    }
}

fn table(lines: &[Line]) -> String {
    let mut text = "| | measured | at most | |\n|---|---|---|---|\n".to_owned();
    for line in lines {
        // Large numbers need no decimals.
        let places = if line.measured >= 100.0 { 0 } else { 2 };
        let verdict = if line.holds() { "pass" } else { "FAIL" };
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {} | {:.places$}{unit} | {}{unit} | {verdict} |",
            line.what,
            line.measured,
            line.at_most,
            unit = line.unit
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Line, Options, RUNS, read, table};

    #[test]
    fn options_are_read() {
        let options = |parts: &[&'static str], runs, million| {
            Ok(Options {
                parts: parts.to_vec(),
                runs,
                million,
            })
        };
        assert_eq!(read(&[]), options(&[], RUNS, false));
        assert_eq!(read(&["--million", "--runs", "3"]), options(&[], 3, true));
        assert_eq!(
            read(&["lists", "--runs", "3", "window"]),
            options(&["lists", "window"], 3, false)
        );
        for wrong in [
            &["--runs"][..],
            &["--runs", "0"],
            &["--runs", "x"],
            &["--fast"],
            &["list"],
        ] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn every_line_has_its_verdict() {
        let lines = [
            Line::new("a", 2.504, 3.0, "×"),
            Line::new("b", 401.4, 400.0, " MB"),
            Line::new("c", f64::NAN, 1.0, "×"),
        ];
        let text = table(&lines);
        let rows: Vec<&str> = text.lines().skip(2).collect();
        assert_eq!(
            rows,
            [
                "| a | 2.50× | 3× | pass |",
                "| b | 401 MB | 400 MB | FAIL |",
                "| c | NaN× | 1× | FAIL |"
            ]
        );
    }
}
