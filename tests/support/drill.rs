//! What a drill prints: every step with the time it took, and whether people may be made to wait so long.

use std::fmt;
use std::time::{Duration, Instant};

/// One step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What was done or seen.
    pub what: String,
    /// How long it took.
    pub took: Duration,
    /// How long it may take, if people wait for it.
    pub within: Option<Duration>,
}

impl Step {
    /// Whether it took no longer than it may.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.within.is_none_or(|within| self.took <= within)
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>9.3} s  {}", self.took.as_secs_f64(), self.what)?;
        match self.within {
            Some(within) if self.holds() => write!(f, " (at most {} s)", within.as_secs_f64()),
            Some(within) => write!(f, " (TOO LONG: at most {} s)", within.as_secs_f64()),
            None => Ok(()),
        }
    }
}

/// The steps of a drill, each printed once it is done.
#[derive(Debug)]
pub struct Steps {
    print: fn(&Step),
    taken: Vec<Step>,
}

impl Steps {
    /// None yet; `print` shows each.
    #[must_use]
    pub fn new(print: fn(&Step)) -> Self {
        Self {
            print,
            taken: Vec::new(),
        }
    }

    /// Takes a step that may last.
    ///
    /// # Errors
    /// Those of the step.
    pub fn take<T, E>(&mut self, what: &str, step: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let start = Instant::now();
        let done = step()?;
        self.add(what, start.elapsed(), None);
        Ok(done)
    }

    /// Adds what was measured: the time for which people wait, and how long that may be.
    pub fn waited(&mut self, what: &str, took: Duration, within: Duration) {
        self.add(what, took, Some(within));
    }

    fn add(&mut self, what: &str, took: Duration, within: Option<Duration>) {
        let step = Step {
            what: what.to_owned(),
            took,
            within,
        };
        (self.print)(&step);
        self.taken.push(step);
    }

    /// The steps that took too long.
    #[must_use]
    pub fn too_long(&self) -> Vec<&Step> {
        self.taken.iter().filter(|step| !step.holds()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, Steps};
    use std::time::Duration;

    fn step(millis: u64, within: Option<u64>) -> Step {
        Step {
            what: "a client stands there".to_owned(),
            took: Duration::from_millis(millis),
            within: within.map(Duration::from_millis),
        }
    }

    #[test]
    fn a_line_says_what_took_how_long_and_what_it_may_take() {
        let lines = [
            (step(12_345, None), "   12.345 s  a client stands there"),
            (
                step(1_000, Some(1_000)),
                "    1.000 s  a client stands there (at most 1 s)",
            ),
            (
                step(1_001, Some(1_000)),
                "    1.001 s  a client stands there (TOO LONG: at most 1 s)",
            ),
        ];
        for (step, line) in lines {
            assert_eq!(step.to_string(), line);
        }
    }

    #[test]
    fn what_took_too_long_is_found_and_a_step_that_fails_is_not_taken() {
        let mut steps = Steps::new(|_| ());
        assert_eq!(steps.take("one", || Ok::<_, String>(7)), Ok(7));
        assert_eq!(steps.take("two", || Err::<(), _>("no hub")), Err("no hub"));
        steps.waited("three", Duration::from_millis(900), Duration::from_secs(1));
        assert_eq!((steps.taken.len(), steps.too_long().len()), (2, 0));
        steps.waited("four", Duration::from_millis(1_100), Duration::from_secs(1));
        let late: Vec<&str> = steps.too_long().iter().map(|step| step.what.as_str()).collect();
        assert_eq!(late, ["four"]);
    }
}
