//! Running other programs, with errors as sentences.

use std::io::{BufRead, BufReader, ErrorKind};
use std::process::{Command, Stdio};

/// Runs a program in this terminal; an exit code other than 0 is an error.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} ended with {status}", describe(command)))
    }
}

/// Runs a program and returns its standard output; errors include its messages.
pub(crate) fn capture(command: &mut Command) -> Result<String, String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| cannot_start(command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!(
            "{} ended with {}: {}",
            describe(command),
            output.status,
            said.trim()
        ))
    }
}

/// Runs a program and returns all its output; with an exit code other than 0, that output is the error.
pub(crate) fn output(command: &mut Command) -> Result<String, String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| cannot_start(command, &error))?;
    let said = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    let said = said.concat();
    if output.status.success() { Ok(said) } else { Err(said) }
}

/// Whether the program could be started and ended with code 0; its output is dropped.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// As [`run`], and also passes on every line of standard output.
pub(crate) fn tee(command: &mut Command, mut on_line: impl FnMut(&str)) -> Result<(), String> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_start(command, &error))?;
    if let Some(stdout) = child.stdout.take() {
        let mut lines = BufReader::new(stdout);
        let mut line = Vec::new();
        // Reads bytes, because a test may print invalid UTF-8.
        while lines.read_until(b'\n', &mut line).map_err(|error| error.to_string())? > 0 {
            let text = String::from_utf8_lossy(&line);
            print!("{text}");
            on_line(text.trim_end());
            line.clear();
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} ended with {status}", describe(command)))
    }
}

fn describe(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|argument| argument.to_string_lossy().into_owned()),
    );
    format!("`{}`", words.join(" "))
}

pub(crate) fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    if error.kind() == ErrorKind::NotFound {
        format!("{} is not installed", command.get_program().to_string_lossy())
    } else {
        format!("{} could not be started: {error}", describe(command))
    }
}
