//! What waiting for the turn to write adds to a small command; both are measured in one run.

use super::Bench;
use crate::process;
use serde_json::Value;
use std::process::Command;

/// Microseconds of each.
#[derive(Debug)]
pub(crate) struct Turn {
    pub(crate) command: f64,
    pub(crate) turn: f64,
}

pub(crate) fn measure(bench: &Bench) -> Result<Turn, String> {
    let program = bench.workspace.target.join("release/examples/turn");
    let said = process::capture(&mut Command::new(program))?;
    let said: Value = serde_json::from_str(&said).map_err(|error| format!("{error}: {said}"))?;
    let number = |name: &str| {
        said.get(name)
            .and_then(Value::as_f64)
            .ok_or_else(|| format!("no {name} in {said}"))
    };
    Ok(Turn {
        command: number("command")?,
        turn: number("turn")?,
    })
}
