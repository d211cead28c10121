//! Files dragged over the window and dropped on it. The page gets their names, and a handle for a dropped
//! file. The path stays on this side.

use std::path::{Path, PathBuf};

use engine::chosen::Purpose;
use engine::view::ChosenView;
use serde::Serialize;
use tauri::{DragDropEvent, Manager, WebviewWindow, WindowEvent};
use ts_rs::TS;

use crate::events::emit;
use crate::worker::Worker;

/// Files dragged over the window.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(crate) enum DroppedEvent {
    /// They have entered the window.
    Enter {
        /// File names without folders.
        names: Vec<String>,
    },
    /// They were dropped.
    Drop {
        /// File names without folders.
        names: Vec<String>,
        /// The file, if there is only one: a picture, or a file to import.
        file: Option<ChosenView>,
    },
    /// They have left the window.
    Leave,
}

/// Tells the page about dragged files.
pub(crate) fn listen(window: &WebviewWindow) {
    let target = window.clone();
    window.on_window_event(move |event| {
        let WindowEvent::DragDrop(event) = event else {
            return;
        };
        let told = match event {
            DragDropEvent::Enter { paths, .. } => DroppedEvent::Enter { names: names(paths) },
            DragDropEvent::Drop { paths, .. } => DroppedEvent::Drop {
                names: names(paths),
                file: only(&target, paths),
            },
            DragDropEvent::Leave => DroppedEvent::Leave,
            _ => return,
        };
        emit(target.app_handle(), "dropped", &told);
    });
}

fn names(paths: &[PathBuf]) -> Vec<String> {
    let name = |path: &PathBuf| {
        let name = path.file_name().unwrap_or(path.as_os_str());
        name.to_string_lossy().into_owned()
    };
    paths.iter().map(name).collect()
}

fn only(window: &WebviewWindow, paths: &[PathBuf]) -> Option<ChosenView> {
    let [path] = paths else { return None };
    let worker = window.try_state::<Worker>()?;
    match worker.hand_out(path.clone(), purpose(path)) {
        Ok(view) => Some(view),
        Err(problem) => {
            tracing::error!(%problem, "what was dropped cannot be named");
            None
        }
    }
}

/// What a dropped file is used for, judged by its extension.
fn purpose(path: &Path) -> Purpose {
    const PICTURES: [&str; 10] = ["png", "jpg", "jpeg", "gif", "webp", "heic", "bmp", "tif", "tiff", "svg"];
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending {
        Some(ending) if PICTURES.contains(&ending.as_str()) => Purpose::Picture,
        _ => Purpose::Import,
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use engine::chosen::Purpose;

    use super::{names, purpose};

    #[test]
    fn names_and_purposes() {
        let paths = ["/home/anna/clients.csv", "/home/anna/Clients", "/"].map(PathBuf::from);
        assert_eq!(names(&paths), ["clients.csv", "Clients", "/"]);
        for (path, expect) in [
            ("/a/holiday.JPEG", Purpose::Picture),
            ("/a/logo.png", Purpose::Picture),
            ("/a/clients.csv", Purpose::Import),
            ("/a/clients", Purpose::Import),
        ] {
            assert_eq!(purpose(Path::new(path)), expect, "{path}");
        }
    }
}
