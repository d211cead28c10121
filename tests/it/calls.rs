//! The system calls of programs, as strace writes them.

use std::collections::BTreeMap;
use std::process::Command;

/// One call that ended well.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) name: String,
    /// As strace writes them.
    pub(crate) arguments: String,
    /// The file of the call: the path behind the first descriptor, or the last path named.
    pub(crate) path: String,
    /// What it returned.
    pub(crate) returned: u64,
    /// The lines of the trace in which it began and ended.
    pub(crate) lines: (usize, usize),
}

impl Call {
    /// The texts among its arguments, such as paths and data, in their order.
    pub(crate) fn texts(&self) -> Vec<Vec<u8>> {
        self.arguments.split('"').skip(1).step_by(2).map(bytes).collect()
    }

    /// The path after the first one, of a call that names two.
    pub(crate) fn paths(&self) -> Vec<String> {
        let texts = self.texts();
        texts
            .iter()
            .map(|path| String::from_utf8_lossy(path).into_owned())
            .collect()
    }

    /// The first descriptor.
    pub(crate) fn descriptor(&self) -> Option<i64> {
        self.arguments.split('<').next()?.parse().ok()
    }

    /// The number among its arguments that many places before the last.
    pub(crate) fn number(&self, before_last: usize) -> u64 {
        let (arguments, result) = self.arguments.rsplit_once(" = ").unwrap();
        let mut numbers = arguments.trim_end().trim_end_matches(')').rsplit(',');
        let number = numbers.nth(before_last).and_then(|number| number.trim().parse().ok());
        number.unwrap_or_else(|| panic!("no number: {} = {result}", self.name))
    }
}

/// What strace means: with `-xx` it writes every byte as `\x41`.
fn bytes(text: &str) -> Vec<u8> {
    if !text.starts_with("\\x") {
        return text.as_bytes().to_vec();
    }
    // A device has its number behind its path.
    text.split("\\x").skip(1).map(|hex| byte(hex.as_bytes())).collect()
}

/// The byte that begins this text in hexadecimal.
pub(crate) fn byte(hex: &[u8]) -> u8 {
    let digit = |n: usize| char::from(hex[n]).to_digit(16).unwrap();
    u8::try_from(16 * digit(0) + digit(1)).unwrap()
}

fn name(text: &str) -> String {
    String::from_utf8_lossy(&bytes(text)).into_owned()
}

/// Parses the output of strace with `-f -y`, in the order in which the calls ended.
pub(crate) fn calls(trace: &str) -> Vec<Call> {
    let mut begun: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    let mut calls = Vec::new();
    for (n, line) in trace.lines().enumerate() {
        let Some((who, what)) = line.split_once(' ') else {
            continue;
        };
        let what = what.trim_start();
        let (first, whole) = if let Some(start) = what.strip_suffix(" <unfinished ...>") {
            begun.insert(who, (n, start.to_owned()));
            continue;
        } else if let Some((_, end)) = what.strip_prefix("<... ").and_then(|rest| rest.split_once(" resumed>")) {
            let (first, start) = begun.remove(who).unwrap_or_default();
            (first, format!("{start}{end}"))
        } else {
            (n, what.to_owned())
        };
        let (Some((called, rest)), Some((_, result))) = (whole.split_once('('), whole.rsplit_once(" = ")) else {
            continue;
        };
        let result: String = result.chars().take_while(char::is_ascii_digit).collect();
        let Ok(returned) = result.parse() else {
            continue;
        };
        let path = match rest.split_once('>') {
            Some((descriptor, _)) if !rest.starts_with(['"', 'A']) => descriptor.split_once('<').map(|(_, path)| path),
            _ => rest.rsplit('"').nth(1),
        };
        calls.push(Call {
            name: called.to_owned(),
            arguments: rest.to_owned(),
            path: name(path.unwrap_or_default()),
            returned,
            lines: (first, n),
        });
    }
    calls
}

/// Whether a program's system calls can be traced here; if not, prints that.
#[expect(clippy::print_stdout, reason = "a test that could not run here must say so")]
pub(crate) fn calls_can_be_watched(test: &str) -> bool {
    let tried = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).output();
    let can = tried.is_ok_and(|tried| tried.status.success());
    if !can {
        println!("{test}: not run, strace is not there or not allowed");
    }
    can
}
