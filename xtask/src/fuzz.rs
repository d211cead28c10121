//! `cargo xtask fuzz`: random input for code that reads untrusted bytes.
//!
//! The targets are in `fuzz/`. Without a sanitizer they run on the stable toolchain; the code under test
//! has no `unsafe` of its own to watch. An input that breaks a target becomes a seed, and ordinary tests
//! read the seeds.

use crate::process;
use crate::workspace::Workspace;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Each target and its longest input, in bytes.
const TARGETS: [(&str, &str); 8] = [
    ("reader", "4096"),
    ("workbook", "32768"),
    ("phone", "256"),
    ("backup", "65536"),
    ("picture", "65536"),
    ("address", "512"),
    ("letter", "4096"),
    ("frame", "8192"),
];

/// When to stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Until {
    Seconds(u32),
    Runs(u32),
}

const MINUTE: Until = Until::Seconds(60);

/// Runs one target for some seconds or inputs.
pub(crate) fn fuzz(arguments: &[&str]) -> Result<(), String> {
    let (target, until) = read(arguments)?;
    let (target, longest) = TARGETS
        .into_iter()
        .find(|(name, _)| *name == target)
        .ok_or_else(|| format!("there is no target {target}; there are {}", targets(", ")))?;
    let workspace = Workspace::find()?;
    install(&workspace)?;

    let place = workspace.target.join("fuzz").join(target);
    let (corpus, broken) = (place.join("corpus"), place.join("broken"));
    let seeds = workspace.root.join("tests/fixtures/fuzz").join(target);
    copy_new(&seeds, &corpus)?;
    fs::create_dir_all(&broken).map_err(|error| format!("{}: {error}", broken.display()))?;

    let mut command = workspace.plain_cargo("fuzz");
    // Tracing comparisons takes three quarters of the time; values that would have to be guessed are in
    // the seeds. A second target uses the other processors.
    command.args(["run", "--sanitizer", "none", "--no-trace-compares", target]);
    command.arg(&corpus).env("RAYON_NUM_THREADS", "1");
    command.args(["--", &format!("-max_len={longest}"), "-timeout=20"]);
    command.arg(match until {
        Until::Seconds(seconds) => format!("-max_total_time={seconds}"),
        Until::Runs(runs) => format!("-runs={runs}"),
    });
    // The slash marks it as a folder.
    command.arg(format!("-artifact_prefix={}/", broken.display()));
    let outcome = run(&mut command);
    for path in copy_new(&broken, &seeds)? {
        println!("it broke on what is now {}", path.display());
    }
    println!("{}", outcome?);
    Ok(())
}

/// The target, and when to stop.
fn read<'a>(arguments: &[&'a str]) -> Result<(&'a str, Until), String> {
    let (target, until, number) = match arguments {
        [target] => return Ok((target, MINUTE)),
        [target, "--seconds", number] => (target, Until::Seconds as fn(u32) -> Until, number),
        [target, "--runs", number] => (target, Until::Runs as fn(u32) -> Until, number),
        _ => {
            return Err(format!(
                "say: cargo xtask fuzz {} [--seconds N | --runs N]",
                targets("|")
            ));
        }
    };
    let number = number.parse().map_err(|_| format!("{number} is no number"))?;
    Ok((target, until(number)))
}

/// The names of all targets.
fn targets(between: &str) -> String {
    TARGETS.map(|(name, _)| name).join(between)
}

fn install(workspace: &Workspace) -> Result<(), String> {
    if process::succeeds(workspace.plain_cargo("fuzz").arg("--version")) {
        return Ok(());
    }
    println!("installing cargo-fuzz");
    process::run(workspace.plain_cargo("install").args(["cargo-fuzz", "--locked"]))
}

/// Runs the fuzzer, which writes to standard error, and returns the line with the number of runs.
fn run(command: &mut Command) -> Result<String, String> {
    let mut child = command
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cargo fuzz: {error}"))?;
    let mut done = None;
    if let Some(stderr) = child.stderr.take() {
        for line in BufReader::new(stderr).split(b'\n') {
            let line = line.map_err(|error| error.to_string())?;
            let line = String::from_utf8_lossy(&line);
            eprintln!("{line}");
            if line.starts_with("Done ") {
                done = Some(line.into_owned());
            }
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    match done {
        Some(done) if status.success() => Ok(done),
        _ => Err(format!("cargo fuzz ended with {status}")),
    }
}

/// Copies the files whose names do not exist yet; returns their new paths.
fn copy_new(from: &Path, to: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", to.display());
    fs::create_dir_all(to).map_err(failed)?;
    let mut copied = Vec::new();
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = to.join(entry.file_name());
        if !path.exists() {
            fs::copy(entry.path(), &path).map_err(failed)?;
            copied.push(path);
        }
    }
    Ok(copied)
}

#[cfg(test)]
mod tests {
    use super::{MINUTE, Until, read};

    #[test]
    fn options_are_read() {
        assert_eq!(read(&["phone"]), Ok(("phone", MINUTE)));
        assert_eq!(read(&["reader", "--seconds", "5"]), Ok(("reader", Until::Seconds(5))));
        assert_eq!(read(&["reader", "--runs", "9"]), Ok(("reader", Until::Runs(9))));
        assert!(read(&[]).is_err());
        assert!(read(&["reader", "--seconds", "long"]).is_err());
        assert!(read(&["reader", "--for", "5"]).is_err());
    }
}
