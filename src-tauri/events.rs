//! From the engine to the window: what changed, and how far long work is.

use std::time::Duration;

use engine::events::{ChangedKind, Event};
use tauri::{AppHandle, Emitter};
use tokio::sync::broadcast::error::RecvError;

use crate::worker::Worker;

/// How often the file is looked at for changes of other programs.
const LOOK: Duration = Duration::from_millis(500);

/// Passes events on for as long as the program runs. `sample` opens the generated firm first.
pub(crate) fn forward(app: &AppHandle, worker: &Worker, sample: bool) {
    let target = app.clone();
    let mut events = worker.events();
    tauri::async_runtime::spawn(async move {
        loop {
            match events.recv().await {
                Ok(event) => pass_on(&target, event),
                // Too many at once: the window asks for everything anew.
                Err(RecvError::Lagged(_)) => emit(&target, "changed", &everything()),
                Err(RecvError::Closed) => return,
            }
        }
    });
    send_mail(worker);
    run_upkeep(worker);
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

/// How often it is looked at whether a mail is due.
const POST: Duration = Duration::from_secs(20);

/// How long mail rests while the program starts.
const REST: Duration = Duration::from_secs(5);

/// Sends what is due for as long as the program runs, and at once what was just written.
fn send_mail(worker: &Worker) {
    worker.keep_running(|engine| async move {
        // The window comes first.
        tokio::time::sleep(REST).await;
        loop {
            // Nobody waits for this: a problem is noted for the screen that shows how mail is.
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

/// How often it is looked at whether something is due to keep the firm.
const KEEP: Duration = Duration::from_secs(60);

/// Keeps the open firm for as long as the program runs: its daily backup, its old copies.
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
