//! Guard against a deadlock of the pool: a task must not open a second transaction while it holds
//! one, because as many tasks doing so as there are readers would all wait for ever. Debug builds
//! panic; release builds do nothing. Requests of the engine hand one look down, which makes such a
//! task rare; the guard stays because nothing in the types forbids it.

#[cfg(debug_assertions)]
use tokio::task;

/// The holder: the task, or the thread outside of any task.
#[cfg(debug_assertions)]
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Holder {
    file: usize,
    task: Option<task::Id>,
    thread: Option<std::thread::ThreadId>,
}

/// Kept with a transaction as long as it is open.
#[derive(Debug)]
pub(crate) struct Held {
    #[cfg(debug_assertions)]
    holder: Holder,
}

#[cfg(debug_assertions)]
mod watch {
    use std::collections::HashSet;
    use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

    static HOLDERS: LazyLock<Mutex<HashSet<super::Holder>>> = LazyLock::new(Mutex::default);

    pub(super) fn holders() -> MutexGuard<'static, HashSet<super::Holder>> {
        HOLDERS.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    /// Before a transaction is requested; `file` distinguishes open files.
    ///
    /// # Panics
    /// With debug assertions, if the task holds one already.
    pub(crate) fn one(file: usize) -> Self {
        #[cfg(debug_assertions)]
        {
            let task = task::try_id();
            let thread = task.is_none().then(|| std::thread::current().id());
            let holder = Holder { file, task, thread };
            let first = watch::holders().insert(holder);
            assert!(first, "a task holds a transaction and asks for another");
            Self { holder }
        }
        #[cfg(not(debug_assertions))]
        {
            let _ = file;
            Self {}
        }
    }
}

#[cfg(debug_assertions)]
impl Drop for Held {
    fn drop(&mut self) {
        watch::holders().remove(&self.holder);
    }
}
