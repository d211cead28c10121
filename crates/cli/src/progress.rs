//! Progress as JSON lines on standard error, for programs that watch.

use engine::events::Event;
use serde_json::{Value, json};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::task::JoinHandle;

use crate::answer::say;

/// Writes a line for each event until the application is closed. If events come faster than they are
/// written, the oldest are dropped, never the last.
pub(crate) fn tell(mut events: Receiver<Event>) -> JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            let line = match events.recv().await {
                Ok(event) => line(&event),
                Err(RecvError::Lagged(_)) => continue,
                Err(RecvError::Closed) => return,
            };
            say(&line);
        }
    })
}

fn line(event: &Event) -> Value {
    match event {
        Event::Progress(progress) => json!({ "type": "progress", "phase": progress.phase,
            "done": whole(progress.done), "total": whole(progress.total) }),
        // Sent once everything is on the disk.
        Event::Changed(_) => json!({ "type": "progress", "phase": "committed" }),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "they are whole and not negative"
)]
const fn whole(count: f64) -> u64 {
    count as u64
}
