//! A firm on many devices: how soon a change is seen, what a new device costs, and how soon what may no longer
//! be seen is gone. All figures are of one run, beside the real hub.

use super::import::CLIENTS;
use super::{Bench, Line};
use crate::process;
use serde_json::Value;
use std::collections::BTreeMap;
use std::process::{Command, Stdio};

/// Staff of the firm of which a hundred devices are there at once: some have not been invited yet.
const STAFF: u32 = 120;
/// Its clients.
const FEW: u64 = 2_000;

/// Devices of that firm.
const DEVICES: f64 = 100.0;

pub(crate) fn measure(bench: &Bench) -> Result<Vec<Line>, String> {
    let folder = bench.folder.join("sync");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let key = folder.join("key");
    bench.sample(CLIENTS, &[], &[("--csv", &folder.join("large.csv"))])?;
    let large = folder.join("large");
    bench.sample(0, &[], &[("--profile", &large), ("--key-file", &key)])?;
    let small = folder.join("small");
    bench.sample_with(STAFF, FEW, &[], &[("--profile", &small), ("--key-file", &key)])?;

    let program = bench.workspace.target.join("release/examples/sync");
    let said = process::capture(
        Command::new(program)
            .arg(&folder)
            .arg(bench.runs.to_string())
            .stderr(Stdio::inherit()),
    )?;
    lines(&figures(&said)?)
}

/// The figures by name.
fn figures(said: &str) -> Result<BTreeMap<String, f64>, String> {
    let figure = |line: &str| {
        let line: Value = serde_json::from_str(line).ok()?;
        Some((line.get("name")?.as_str()?.to_owned(), line.get("value")?.as_f64()?))
    };
    said.lines()
        .map(|line| figure(line).ok_or_else(|| format!("not a figure: {line}")))
        .collect()
}

fn lines(figures: &BTreeMap<String, f64>) -> Result<Vec<Line>, String> {
    let of = |name: &str| {
        let found = figures.get(name).copied();
        found.ok_or_else(|| format!("no figure for {name}"))
    };
    let line = |what: &str, name: &str, at_most, unit| of(name).map(|value| Line::new(what, value, at_most, unit));
    let one = of("seen by one")?;
    Ok(vec![
        Line::new("a change on a second device: half", one, 6.0, " ms"),
        Line::new("the same ÷ two commits and a round trip", one / of("bare")?, 3.0, "×"),
        line("a change on 100 devices: half", "seen by all, half", 10.0, " ms")?,
        line("the same: 99 %", "seen by all, 99 %", 30.0, " ms")?,
        line("a new device of 100 000 ÷ import", "bootstrap, wall", 0.6, "×")?,
        line("the same, processor time", "bootstrap, processor", 0.6, "×")?,
        line("its first rows", "first rows", 1.0, " s")?,
        line("received twice after an interruption", "received twice", 5.0, " %")?,
        line(
            "a screen while everything comes: 95 %",
            "screen while everything comes",
            50.0,
            " ms",
        )?,
        line(
            "a screen while 10 000 changes come: 95 %",
            "screen while changes come",
            50.0,
            " ms",
        )?,
        line("25 devices come back to 100 changes", "reconnect", 300.0, " ms")?,
        line("memory of a hub of 100 devices", "memory", 64.0 + 0.3 * DEVICES, " MiB")?,
        line("500 clients go from a device: half", "purge of 500", 60.0, " ms")?,
        line(
            "10 000 clients go from a device: 99 %",
            "purge of 10 000",
            1_000.0,
            " ms",
        )?,
        line("100 000 people go with a role", "losing the role", 5.0, " s")?,
        line("a new device after 100 000 changes ÷ before", "history", 1.2, "×")?,
    ])
}

#[cfg(test)]
mod tests {
    use super::{figures, lines};

    #[test]
    fn a_figure_that_is_missing_is_no_pass() {
        let said = "{\"name\":\"seen by one\",\"value\":4.5}\n{\"name\":\"bare\",\"value\":2}\n";
        let figures = figures(said).unwrap_or_default();
        assert_eq!(figures.get("seen by one"), Some(&4.5));
        let problem = lines(&figures).err();
        assert_eq!(problem.as_deref(), Some("no figure for seen by all, half"));
        assert!(super::figures("ready\n").is_err());
    }
}
