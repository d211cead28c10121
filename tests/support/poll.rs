//! Waiting for something to become true: the only place in the tests that pauses.

use std::thread;
use std::time::{Duration, Instant};

/// Long enough for a slow machine, short enough for a person waiting for the failure.
pub const PATIENCE: Duration = Duration::from_secs(20);

const PAUSE: Duration = Duration::from_millis(50);

/// Asks until there is an answer, for at most `patience`; then asks once more and gives up.
///
/// # Errors
/// A sentence that names `what` was waited for.
pub fn until<T>(what: &str, patience: Duration, mut ask: impl FnMut() -> Option<T>) -> Result<T, String> {
    let start = Instant::now();
    while start.elapsed() < patience {
        if let Some(answer) = ask() {
            return Ok(answer);
        }
        thread::sleep(PAUSE);
    }
    ask().ok_or_else(|| format!("waited {} s for {what}", patience.as_secs()))
}

#[cfg(test)]
mod tests {
    use super::until;
    use std::time::Duration;

    #[test]
    fn the_first_answer_is_taken() {
        let mut asked = 0;
        let answer = until("the third try", Duration::from_secs(5), || {
            asked += 1;
            (asked == 3).then_some(asked)
        });
        assert_eq!(answer, Ok(3));
    }

    #[test]
    fn giving_up_names_what_was_missing() {
        let answer = until::<()>("rain", Duration::ZERO, || None);
        assert_eq!(answer, Err("waited 0 s for rain".to_owned()));
    }
}
