//! Events of the engine for the window: what changed, and how far long work is.

use std::time::Duration;

use engine::events::{ChangedKind, Event};
use tauri::{AppHandle, Emitter};
use tokio::sync::broadcast::error::RecvError;

use crate::worker::Worker;

/// How often to look for changes by other programs.
const LOOK: Duration = Duration::from_millis(500);

/// Forwards events while the program runs. With `sample`, opens the sample firm first.
pub(crate) fn forward(app: &AppHandle, worker: &Worker, sample: bool) {
    let target = app.clone();
    let mut events = worker.events();
    tauri::async_runtime::spawn(async move {
        loop {
            match events.recv().await {
                Ok(event) => pass_on(&target, event),
                // Too many at once: the window reads everything again.
                Err(RecvError::Lagged(_)) => emit(&target, "changed", &everything()),
                Err(RecvError::Closed) => return,
            }
        }
    });
    send_mail(worker);
    run_upkeep(worker);
    follow_hub(worker);
    worker.keep_running(move |engine| async move {
        if !sample {
            engine.open_ahead().await;
        } else if let Err(problem) = engine.open_sample_ahead().await {
            tracing::error!(%problem, "the sample firm");
        }
        let mut seen = None;
        let mut ticks = tokio::time::interval(LOOK);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            match engine.poll_external_changes(seen.clone()).await {
                Ok(now) => seen = now,
                Err(problem) => tracing::warn!(%problem, "looking for changes"),
            }
        }
    });
}

/// How often to check for mail that is due.
const POST: Duration = Duration::from_secs(20);

/// Pause before the first mail, while the program starts.
const REST: Duration = Duration::from_secs(5);

/// Sends due mail while the program runs, and new mail at once.
fn send_mail(worker: &Worker) {
    worker.keep_running(|engine| async move {
        // The window comes first.
        tokio::time::sleep(REST).await;
        loop {
            // No one waits for this; the mail screen shows the problem.
            if let Err(problem) = engine.mail_round().await {
                tracing::warn!(%problem, "sending mail");
            }
            tokio::select! {
                () = engine.mail_wanted() => {}
                () = tokio::time::sleep(POST) => {}
            }
        }
    });
}

/// Takes in what the hub of the open firm tells, while the program runs.
fn follow_hub(worker: &Worker) {
    worker.keep_running(|engine| async move {
        let mut pause = Duration::ZERO;
        loop {
            pause = engine.follow_hub(pause).await;
            tokio::time::sleep(pause).await;
        }
    });
}

/// How often to check for backups and copies that are due.
const KEEP: Duration = Duration::from_secs(60);

/// Saves daily backups and deletes old copies of the open firm while the program runs.
fn run_upkeep(worker: &Worker) {
    worker.keep_running(|engine| async move {
        // The window comes first.
        tokio::time::sleep(2 * REST).await;
        loop {
            if let Err(problem) = engine.keeping_round().await {
                tracing::warn!(%problem, "keeping the firm");
            }
            tokio::select! {
                () = engine.keeping_wanted() => {}
                () = tokio::time::sleep(KEEP) => {}
            }
        }
    });
}

fn pass_on(app: &AppHandle, event: Event) {
    match event {
        Event::Changed(changed) => emit(app, "changed", &changed),
        Event::Progress(progress) => emit(app, "import_progress", &progress),
    }
}

fn everything() -> engine::events::ChangedEvent {
    engine::events::ChangedEvent {
        kinds: ChangedKind::ALL.to_vec(),
        ids: Vec::new(),
        elsewhere: false,
    }
}

pub(crate) fn emit<T: serde::Serialize + Clone>(app: &AppHandle, name: &str, payload: &T) {
    if let Err(cause) = app.emit(name, payload.clone()) {
        tracing::warn!(%cause, name, "an event did not reach the window");
    }
}
