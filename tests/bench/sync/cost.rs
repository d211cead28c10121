//! Costs of programs, and places in a row of measurements.

use std::fs;
use std::time::Duration;

use tests::failure::{Failure, Outcome};

/// Ticks of a second in `/proc/<pid>/stat`.
const TICKS: f64 = 100.0;

/// Seconds of processor time of a program, user and system.
pub(crate) fn processor(program: u32) -> Outcome<f64> {
    let text = fs::read_to_string(format!("/proc/{program}/stat"))?;
    // The second field is a name in brackets, which may have spaces.
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok());
    match (ticks(11), ticks(12)) {
        (Some(user), Some(system)) => Ok((user + system) / TICKS),
        _ => Err(Failure::new(format!("no processor time in {text}"))),
    }
}

/// The largest resident memory of a program, in bytes.
pub(crate) fn peak(program: u32) -> Outcome<f64> {
    let text = fs::read_to_string(format!("/proc/{program}/status"))?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<f64>().ok());
    kib.map(|kib| kib * 1_024.0)
        .ok_or_else(|| Failure::new("no memory in the status of the program"))
}

/// Milliseconds.
pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The smallest time that is not less than `percent` of all, in milliseconds.
pub(crate) fn percent(times: &[Duration], percent: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().map_or(f64::NAN, milliseconds)
}
