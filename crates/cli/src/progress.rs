//! How far an import is, for programs that watch: JSON lines on standard error.

use std::io::Write as _;

use engine::events::Event;
use serde_json::{Value, json};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::task::JoinHandle;

/// Writes a line for each event until the application is gone. Of more events than can be told
/// the oldest are left out; the last is always told.
pub(crate) fn tell(mut events: Receiver<Event>) -> JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            let line = match events.recv().await {
                Ok(event) => line(&event),
                Err(RecvError::Lagged(_)) => continue,
                Err(RecvError::Closed) => return,
            };
            // Whoever closed standard error does not want to know.
            let _ = std::io::stderr().write_all(format!("{line}\n").as_bytes());
        }
    })
}

fn line(event: &Event) -> Value {
    match event {
        Event::Progress(progress) => json!({ "type": "progress", "phase": progress.phase,
            "done": whole(progress.done), "total": whole(progress.total) }),
        // Told once everything is on the disk.
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
