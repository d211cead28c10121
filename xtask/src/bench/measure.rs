//! The cost of another program: its processor time and peak memory.

use crate::process;
use std::fs;
use std::path::Path;
use std::process::Command;

/// GNU time; the shell's builtin cannot write to a file.
const TIME: &str = "/usr/bin/time";

/// The cost of a program, and its output.
#[derive(Clone, Debug)]
pub(crate) struct Cost {
    /// Seconds of processor time, user and system, in hundredths, as the system counts them.
    pub(crate) cpu: f64,
    /// Largest resident memory, in bytes.
    pub(crate) peak: f64,
    /// Standard output.
    pub(crate) said: String,
}

/// Runs the program to its end; measurements go to a file in `folder`.
pub(crate) fn measured(program: &Command, folder: &Path) -> Result<Cost, String> {
    let note = folder.join("cost");
    let mut command = Command::new(TIME);
    command.args(["--format", "%U %S %M", "--output"]).arg(&note);
    command.arg(program.get_program()).args(program.get_args());
    if let Some(place) = program.get_current_dir() {
        command.current_dir(place);
    }
    let said = process::capture(&mut command)
        .map_err(|error| format!("{error} (measuring needs the Debian packages time and sqlite3)"))?;
    let text = fs::read_to_string(&note).map_err(|error| format!("{}: {error}", note.display()))?;
    let (cpu, peak) = read(&text).ok_or_else(|| format!("{TIME} wrote: {text}"))?;
    Ok(Cost { cpu, peak, said })
}

/// Seconds and bytes from `user system KiB`.
fn read(note: &str) -> Option<(f64, f64)> {
    let mut numbers = note.split_whitespace().map(str::parse::<f64>);
    let mut next = || numbers.next()?.ok();
    let (user, system, kib) = (next()?, next()?, next()?);
    Some((user + system, kib * 1_024.0))
}

/// The middle value; of an even number, the upper one.
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    at(&sorted(values), 1, 2)
}

/// In ascending order.
pub(crate) fn sorted(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values
}

/// The smallest value that is not less than `part` of `whole` of all values; not a number if there are
/// none.
pub(crate) fn at(sorted: &[f64], part: usize, whole: usize) -> f64 {
    let place = (sorted.len() * part / whole).min(sorted.len().saturating_sub(1));
    sorted.get(place).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::{at, median, read, sorted};

    #[test]
    fn what_time_writes_is_read() {
        assert_eq!(read("4.25 0.50 1000\n"), Some((4.75, 1_024_000.0)));
        assert_eq!(read("Command exited with non-zero status 1\n"), None);
    }

    #[test]
    fn places_in_order() {
        assert!((median([3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        let thousand = sorted((0..1_000).rev().map(f64::from));
        assert!((at(&thousand, 99, 100) - 990.0).abs() < f64::EPSILON);
        assert!((at(&thousand, 1, 1) - 999.0).abs() < f64::EPSILON);
        assert!(median([]).is_nan());
    }
}
