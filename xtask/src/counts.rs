//! The numbers of passed and failed tests, read from the output of the test runners.

use std::fmt;
use std::ops::AddAssign;

/// Tests that ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl Counts {
    /// The counts in a summary line of libtest (`test result: …`) or vitest (`Tests  …`); zero for any
    /// other line.
    pub(crate) fn of_line(line: &str) -> Self {
        let line = without_colours(line);
        let line = line.trim();
        let is_summary = line.starts_with("test result: ") || line.starts_with("Tests  ");
        if !is_summary {
            return Self::default();
        }
        let words: Vec<&str> = line
            .split([' ', ';', '.', ',', '|'])
            .filter(|word| !word.is_empty())
            .collect();
        let before = |name: &str| {
            words
                .windows(2)
                .find_map(|pair| {
                    if let [number, word] = pair
                        && *word == name
                    {
                        number.parse().ok()
                    } else {
                        None
                    }
                })
                .unwrap_or(0)
        };
        Self {
            passed: before("passed"),
            failed: before("failed"),
        }
    }
}

/// The line without terminal escapes of the form `ESC [ … letter`.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            characters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::Counts;

    fn check(line: &str, passed: usize, failed: usize) {
        assert_eq!(Counts::of_line(line), Counts { passed, failed }, "{line}");
    }

    #[test]
    fn summaries_of_both_runners_are_read() {
        check(
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.1s",
            12,
            0,
        );
        check(
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
            1,
            2,
        );
        check("      Tests  34 passed (34)", 34, 0);
        check("      Tests  1 failed | 33 passed (34)", 33, 1);
        check(
            "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m7 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (7)\u{1b}[39m",
            7,
            0,
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        check(" Test Files  3 passed (3)", 0, 0);
        check("test store::tests::opens ... ok", 0, 0);
        check("9 passed", 0, 0);
    }
}
