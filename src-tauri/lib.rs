//! The desktop shell: builds the application around the engine and passes its events to the window, nothing
//! else. What a command does is in its noun of `engine`; what is allowed is in `domain`.

mod arguments;
mod commands;
mod desktop;
mod dropped;
mod events;
#[cfg(test)]
mod tests;
mod worker;

use engine::Engine;
use engine::clock::Clock;
use engine::profile::Profile;
use tauri::Manager;

use arguments::Arguments;
use worker::Worker;

/// Runs until the window is closed. Problems before the window exists go to standard error.
pub fn run() -> std::process::ExitCode {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(tracing::Level::WARN)
        .init();
    match start() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(problem) => {
            tracing::error!("{problem}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn start() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::parse(std::env::args_os().skip(1))?;
    let own_profile = arguments.profile.is_some();
    let mut app = tauri::Builder::default();
    if !own_profile && !arguments.sample {
        // A second start shows the first one's window, unless it has a profile of its own.
        app = app
            .plugin(tauri_plugin_single_instance::init(|app, _, _| desktop::show(app)))
            .plugin(tauri_plugin_window_state::Builder::default().build());
    }
    app.plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(commands::handler())
        .setup(move |app| {
            if !arguments.bench_empty {
                let profile = if arguments.sample {
                    Profile::throwaway()
                } else {
                    Profile::locate(arguments.profile)
                }?;
                let vault = profile.vault(arguments.key_file);
                let worker = Worker::new(Engine::new(profile, vault, Clock::System)?.asking());
                events::forward(app.handle(), &worker, arguments.sample);
                app.manage(worker);
            }
            dropped::listen(&desktop::open_window(app.handle())?);
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(|app, event| {
            if matches!(event, tauri::RunEvent::Exit)
                && let Some(worker) = app.try_state::<Worker>()
            {
                // Closes the file before the process ends.
                worker.leave();
            }
        });
    Ok(())
}
