//! Importing a clients file into the firm, compared with loading it into a bare table.

use super::Bench;
use super::measure::{Cost, measured, median};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Clients of the measured file.
pub(crate) const CLIENTS: u64 = 100_000;

/// Medians over all runs.
#[derive(Debug)]
pub(crate) struct Import {
    /// Processor seconds of the bare table.
    pub(crate) bare: f64,
    /// Processor seconds of the import.
    pub(crate) whole: f64,
    /// Processor seconds of a dry run.
    pub(crate) dry: f64,
    /// Largest memory of any import, in bytes.
    pub(crate) peak: f64,
}

/// Measures the three in turn, as often as requested.
pub(crate) fn measure(bench: &Bench) -> Result<Import, String> {
    let file = bench.folder.join("clients.csv");
    bench.sample(CLIENTS, &[], &[("--csv", &file)])?;
    // A firm with the teams that the file names, without members.
    let (firm, key) = (bench.folder.join("empty"), bench.folder.join("key"));
    bench.sample(0, &[], &[("--profile", &firm), ("--key-file", &key)])?;

    let (mut bare, mut whole, mut dry) = (Vec::new(), Vec::new(), Vec::new());
    for run in 1..=bench.runs {
        bare.push(into_a_table(bench)?);
        whole.push(into_the_firm(bench, &firm, &file, &["--json"])?);
        dry.push(into_the_firm(bench, &firm, &file, &["--json", "--dry-run"])?);
        let seconds = |costs: &[Cost]| costs.last().map_or(f64::NAN, |cost| cost.cpu);
        println!(
            "run {run}: bare table {:.2} s, import {:.2} s, dry run {:.2} s of processor time",
            seconds(&bare),
            seconds(&whole),
            seconds(&dry)
        );
    }
    let seconds = |costs: &[Cost]| median(costs.iter().map(|cost| cost.cpu));
    Ok(Import {
        bare: seconds(&bare),
        whole: seconds(&whole),
        dry: seconds(&dry),
        peak: whole.iter().map(|cost| cost.peak).fold(0.0, f64::max),
    })
}

fn into_a_table(bench: &Bench) -> Result<Cost, String> {
    remove(&bench.folder, "bare.db")?;
    let script = bench.workspace.root.join("xtask/bench/import.sql");
    let mut command = Command::new("sqlite3");
    // The script reads the file beside the database.
    command
        .current_dir(&bench.folder)
        .args(["-bail", "bare.db"])
        .arg(format!(".read {}", script.display()));
    let cost = measured(&command, &bench.folder)?;
    if cost.said.lines().last() == Some(&CLIENTS.to_string()) {
        Ok(cost)
    } else {
        Err(format!("the bare table holds something else: {}", cost.said))
    }
}

fn into_the_firm(bench: &Bench, firm: &Path, file: &Path, how: &[&str]) -> Result<Cost, String> {
    let profile = bench.folder.join("profile");
    fresh_copy(firm, &profile)?;
    let mut command = Command::new(&bench.program);
    command.args(["import", "clients"]).arg(file).args(how);
    command.arg("--profile").arg(&profile);
    command.arg("--key-file").arg(bench.folder.join("key"));
    let cost = measured(&command, &bench.folder)?;
    let result = cost.said.lines().last().unwrap_or_default();
    let created = serde_json::from_str::<Value>(result)
        .ok()
        .and_then(|value| value.get("created")?.as_u64());
    if created == Some(CLIENTS) {
        Ok(cost)
    } else {
        Err(format!("not everybody would be created: {result}"))
    }
}

fn fresh_copy(from: &Path, to: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", to.display());
    if to.exists() {
        fs::remove_dir_all(to).map_err(failed)?;
    }
    fs::create_dir(to).map_err(failed)?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        fs::copy(entry.path(), to.join(entry.file_name())).map_err(failed)?;
    }
    Ok(())
}

/// Removes a database and its other files.
fn remove(folder: &Path, name: &str) -> Result<(), String> {
    for end in ["", "-wal", "-shm"] {
        let path = folder.join(format!("{name}{end}"));
        if path.exists() {
            fs::remove_file(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}
