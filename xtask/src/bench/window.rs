//! How long people wait for the window of the released program.

use super::Bench;
use super::measure::median;
use crate::process;
use crate::session::Session;
use serde_json::Value;
use std::process::Command;

/// Medians.
#[derive(Debug)]
pub(crate) struct Window {
    /// Milliseconds from the click to the rows of a list.
    pub(crate) rows: f64,
    /// From the start of the program to a window that accepts keys, in multiples of an empty window's time.
    pub(crate) start: f64,
}

/// Measures the window of the program as it is released.
pub(crate) fn measure(bench: &Bench) -> Result<Window, String> {
    let session = Session::start("1440x1000x24")?;
    let mut command = Command::new(bench.workspace.program("examples/window"));
    command.env("COVERBOOK_PROGRAMS", bench.workspace.target.join("release"));
    session.apply(&mut command);
    let said = process::capture(&mut command)?;
    let answer: Value = serde_json::from_str(&said).map_err(|error| format!("{error}: {said}"))?;
    let of = |name: &str| {
        let values = answer.get(name).and_then(Value::as_array).into_iter().flatten();
        median(values.filter_map(Value::as_f64))
    };
    let (rows, full, empty) = (of("openings"), of("starts"), of("empty"));
    println!("rows after {rows:.0} ms; started in {full:.0} ms, an empty window in {empty:.0} ms");
    Ok(Window {
        rows,
        start: full / empty,
    })
}
