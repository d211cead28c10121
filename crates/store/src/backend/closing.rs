//! Connections end in threads of their own. A program waits for them at its end, so that the log of its file
//! is moved into the file; one that does not loses nothing (`docs/decisions/007-closing-and-pages.md`).

use std::cmp::Ordering;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

static OPEN: Mutex<usize> = Mutex::new(0);
static CLOSED: Condvar = Condvar::new();

struct Held;

impl Held {
    fn new() -> Self {
        *OPEN.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        Self
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        *OPEN.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        CLOSED.notify_all();
    }
}

/// Something that every connection owns until its file is closed: SQLite lets go of collations
/// after the file. This one is used by no statement. `kept` goes at the same moment.
pub(crate) fn witness(kept: impl Send + Sync + 'static) -> impl Fn(&str, &str) -> Ordering + Send + Sync + 'static {
    let held = (kept, Held::new());
    move |a, b| {
        let _ = &held;
        a.cmp(b)
    }
}

/// Keeps OpenSSL from tidying up when the process exits. It would give back what a connection's thread
/// still holds that has closed its file and is just ending: the two free the same memory. Counts
/// only before OpenSSL's first use, that is before the first connection.
pub(crate) fn keep_crypto_to_the_end() {
    openssl_sys::init();
}

/// Waits, at the very end of a program, until every connection of this process is closed: their owners must
/// have closed or dropped them before. `false` if that took longer than `at_most`.
pub fn wait_for_closing(at_most: Duration) -> bool {
    let open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
    let waited = CLOSED.wait_timeout_while(open, at_most, |open| *open > 0);
    waited.is_ok_and(|(_, timeout)| !timeout.timed_out())
}
