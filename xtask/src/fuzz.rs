//! `cargo xtask fuzz`: random bytes for what reads other people's bytes.
//!
//! The targets are in `fuzz/`. Without a sanitizer they run on the stable toolchain; the code under
//! test has no `unsafe` of its own to watch. What breaks a target becomes a seed, and the seeds
//! are read by ordinary tests.

use crate::process;
use crate::workspace::Workspace;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Each target and the longest input it gets, in bytes.
const TARGETS: [(&str, &str); 2] = [("reader", "4096"), ("phone", "256")];

const SECONDS: u32 = 60;

/// Runs one target for some seconds.
pub(crate) fn fuzz(arguments: &[&str]) -> Result<(), String> {
    let (target, seconds) = read(arguments)?;
    let (target, longest) = TARGETS
        .into_iter()
        .find(|(name, _)| *name == target)
        .ok_or_else(|| format!("there is no target {target}; there are reader and phone"))?;
    let workspace = Workspace::find()?;
    install(&workspace)?;

    let place = workspace.target.join("fuzz").join(target);
    let (corpus, broken) = (place.join("corpus"), place.join("broken"));
    let seeds = workspace.root.join("tests/fixtures/fuzz").join(target);
    copy_new(&seeds, &corpus)?;
    fs::create_dir_all(&broken).map_err(|error| format!("{}: {error}", broken.display()))?;

    let mut command = workspace.plain_cargo("fuzz");
    command.args(["run", "--sanitizer", "none", target]).arg(&corpus);
    command.args(["--", &format!("-max_len={longest}"), "-timeout=20"]);
    command.arg(format!("-max_total_time={seconds}"));
    // The slash makes it a folder.
    command.arg(format!("-artifact_prefix={}/", broken.display()));
    let outcome = run(&mut command);
    for path in copy_new(&broken, &seeds)? {
        println!("it broke on what is now {}", path.display());
    }
    println!("{}", outcome?);
    Ok(())
}

/// Target and seconds.
fn read<'a>(arguments: &[&'a str]) -> Result<(&'a str, u32), String> {
    match arguments {
        [target] => Ok((target, SECONDS)),
        [target, "--seconds", seconds] => seconds
            .parse()
            .map(|seconds| (*target, seconds))
            .map_err(|_| format!("--seconds wants a number, not {seconds}")),
        _ => Err("say: cargo xtask fuzz reader|phone [--seconds N]".to_owned()),
    }
}

fn install(workspace: &Workspace) -> Result<(), String> {
    if process::succeeds(workspace.plain_cargo("fuzz").arg("--version")) {
        return Ok(());
    }
    println!("installing cargo-fuzz");
    process::run(workspace.plain_cargo("install").args(["cargo-fuzz", "--locked"]))
}

/// Runs the fuzzer, whose words come on standard error, and returns the line with the number of runs.
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

/// Copies the files whose names are not there yet; returns where they are now.
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
    use super::{SECONDS, read};

    #[test]
    fn options_are_read() {
        assert_eq!(read(&["phone"]), Ok(("phone", SECONDS)));
        assert_eq!(read(&["reader", "--seconds", "5"]), Ok(("reader", 5)));
        assert!(read(&[]).is_err());
        assert!(read(&["reader", "--seconds", "long"]).is_err());
    }
}
