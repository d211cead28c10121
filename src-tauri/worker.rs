//! The threads of the engine. Its futures stay on the thread they started on, so they need not be `Send`;
//! the window's own threads only wait for answers.

use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;

use engine::Engine;
use engine::chosen::Purpose;
use engine::error::AppError;
use engine::events::Event;
use engine::view::ChosenView;
use tokio::sync::broadcast::Receiver;
use tokio_util::task::LocalPoolHandle;

/// One thread may rank search results while the other reads rows. Long computations and the database have
/// threads of their own.
const THREADS: usize = 2;

/// The engine and its threads.
pub(crate) struct Worker {
    engine: Arc<Engine>,
    pool: LocalPoolHandle,
}

impl Worker {
    pub(crate) fn new(engine: Engine) -> Self {
        Self {
            engine: Arc::new(engine),
            pool: LocalPoolHandle::new(THREADS),
        }
    }

    pub(crate) fn events(&self) -> Receiver<Event> {
        self.engine.events()
    }

    /// A handle for a file that was just chosen.
    pub(crate) fn hand_out(&self, path: PathBuf, purpose: Purpose) -> Result<ChosenView, AppError> {
        self.engine.hand_out(path, purpose)
    }

    /// Runs one command to its end, even if the window stops waiting for it.
    pub(crate) async fn run<T, F>(&self, work: impl FnOnce(Arc<Engine>) -> F + Send + 'static) -> Result<T, AppError>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, AppError>> + 'static,
    {
        let engine = Arc::clone(&self.engine);
        match self.pool.spawn_pinned(move || work(engine)).await {
            Ok(answer) => answer,
            Err(cause) => {
                tracing::error!(%cause, "a command ended early");
                Err(AppError::Internal {
                    incident: "command".to_owned(),
                })
            }
        }
    }

    /// Starts work that lasts as long as the program.
    pub(crate) fn keep_running<F>(&self, work: impl FnOnce(Arc<Engine>) -> F + Send + 'static)
    where
        F: Future<Output = ()> + 'static,
    {
        let engine = Arc::clone(&self.engine);
        drop(self.pool.spawn_pinned(move || work(engine)));
    }

    /// Closes the open firm and ends the hub in this program, and waits for both.
    pub(crate) fn leave(&self) {
        let engine = Arc::clone(&self.engine);
        let left = self.pool.spawn_pinned(move || async move {
            engine.leave().await;
            engine.stop_hosting().await;
        });
        if let Err(cause) = tauri::async_runtime::block_on(left) {
            tracing::error!(%cause, "the firm was not closed");
        }
        engine::wait_for_closing();
    }
}
