//! What became of a letter, and of a test.

use std::fmt;

use crate::problem::Problem;

/// What became of a letter.
#[derive(Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server took it. Whether it arrives is another matter.
    Sent {
        /// What the server said, often with a number by which it can be found in its log.
        answer: String,
    },
    /// It was not sent, and a later try may succeed.
    Retry(Problem),
    /// It was not sent, and the same try would fail again.
    Failed(Problem),
    /// All of it was handed over, and then the server fell silent: it may have been sent. Do not
    /// send it again at once; its reader might get it twice.
    Unsure(Problem),
}

impl Outcome {
    /// What a problem means for a letter that was not sent.
    pub(crate) fn of(problem: Problem) -> Self {
        if problem.is_passing() {
            Self::Retry(problem)
        } else {
            Self::Failed(problem)
        }
    }

    /// What went wrong, if something did.
    pub const fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Sent { .. } => None,
            Self::Retry(problem) | Self::Failed(problem) | Self::Unsure(problem) => Some(problem),
        }
    }
}

/// A server's words may name people.
impl fmt::Debug for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sent { .. } => f.debug_struct("Sent").finish_non_exhaustive(),
            Self::Retry(problem) => f.debug_tuple("Retry").field(problem).finish(),
            Self::Failed(problem) => f.debug_tuple("Failed").field(problem).finish(),
            Self::Unsure(problem) => f.debug_tuple("Unsure").field(problem).finish(),
        }
    }
}

/// What a test of a transport found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reached {
    /// The name the server gives itself; of a folder, its path; empty for memory.
    pub server: String,
    /// Whether the connection is encrypted.
    pub encrypted: bool,
    /// Whether a name and a password were accepted.
    pub logged_in: bool,
}
