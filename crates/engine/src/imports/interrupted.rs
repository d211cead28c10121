//! An import that was running when the program ended.

use store::port::{Execute, Store};

use crate::app::Engine;
use crate::error::AppError;
use crate::session::Session;
use crate::view::InterruptedImport;
use crate::work::import_lock;

impl Engine {
    /// An import that was running when the program ended was written as a whole or not at all; this finds
    /// out which and tells it once. Of a firm at a hub the hub is asked; if it does not answer, it is told another
    /// time. An import still running in another program is left alone.
    pub(crate) async fn settle_interrupted(&self, session: &Session) -> Result<Option<InterruptedImport>, AppError> {
        let mut read = session.store.read().await?;
        let running = store::settings::running_imports(&mut read).await?;
        drop(read);
        if running.is_empty() {
            return Ok(None);
        }
        let nobody_is_at_it = match import_lock(session.store.path()) {
            Ok(Some(lock)) => Some(lock),
            // Where nothing can be written, no import is running.
            Err(AppError::ReadOnly) => None,
            Ok(None) | Err(AppError::Disk) => return Ok(None),
            Err(problem) => return Err(problem),
        };
        let mut read = session.store.read().await?;
        let Some(running) = store::settings::running_imports(&mut read).await?.pop() else {
            return Ok(None);
        };
        drop(read);
        if session.hub().is_some_and(|hub| hub.membership.here)
            && let Err(problem) = self.hosting.start().await
        {
            tracing::warn!(%problem, "the hub in this program does not run");
        }
        let judged = match session.hub() {
            None => None,
            Some(hub) => match hub.settle_import(&session.store, &self.collation, &running).await {
                Ok(judged) => Some(judged),
                Err(problem @ AppError::Hub { .. }) => {
                    tracing::warn!(%problem, "what became of an import is not known yet");
                    return Ok(None);
                }
                Err(problem) => return Err(problem),
            },
        };
        let mut read = session.store.read().await?;
        let job = store::imports::find(&mut read, session.firm, running.id).await?;
        drop(read);
        let ended = async {
            let mut write = session.store.write().await?;
            store::settings::import_ended(&mut write, running.id).await?;
            write.commit().await.map_err(AppError::from)
        };
        match ended.await {
            // It is told again the next time the firm is opened.
            Err(problem) if problem.is_of_the_disk() => {
                tracing::warn!(cause = %problem, "the mark of an interrupted import stays");
            }
            ended => ended?,
        }
        drop(nobody_is_at_it);
        Ok(Some(InterruptedImport {
            file: running.file_name,
            finished: judged.unwrap_or(job.is_some()),
            people: job.as_ref().map_or(0, |j| j.counts.created + j.counts.updated),
            import: job.map(|j| j.id.to_string()),
        }))
    }
}
