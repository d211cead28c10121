//! The desktop: the window, file dialogs, links to other programs.

use std::path::PathBuf;

use engine::chosen::Purpose;
use engine::error::AppError;
use engine::request::Nothing;
use engine::view::ChosenView;
use serde::Deserialize;
use tauri::{AppHandle, Manager, State, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;
use ts_rs::TS;

use crate::worker::Worker;

/// Title of the window.
const TITLE: &str = "Coverbook";

/// Extension of backups.
const BACKUP: &str = "coverbook";

/// The one window.
pub(crate) fn open_window(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title(TITLE)
        .inner_size(1280.0, 800.0)
        .min_inner_size(900.0, 600.0)
        // The window never shows another page; links go through `open_link`.
        .on_navigation(|url| {
            matches!(url.scheme(), "tauri") || url.host_str() == Some("tauri.localhost") || is_dev(url)
        })
        .build()
}

/// The development server of the user interface.
fn is_dev(url: &tauri::Url) -> bool {
    cfg!(not(feature = "custom-protocol")) && url.host_str() == Some("localhost")
}

/// Brings the window to the front.
pub(crate) fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        for step in [window.unminimize(), window.show(), window.set_focus()] {
            if let Err(cause) = step {
                tracing::warn!(%cause, "the window stays where it is");
            }
        }
    }
}

/// Asks for a file or folder to open.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PickRequest {
    /// Title of the dialog, in the reader's language.
    title: String,
}

/// Asks where to save a file.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PickSaveFileRequest {
    /// Title of the dialog, in the reader's language.
    title: String,
    /// Suggested file name.
    name: String,
    /// Whether it may be a workbook as well.
    workbook: bool,
    /// Whether it may be a file of address cards as well, or is nothing else.
    cards: bool,
}

/// A link to another program.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OpenLinkRequest {
    /// `tel:` or `mailto:`.
    url: String,
}

/// The system's dialog for a file to import; `None` if cancelled.
#[tauri::command]
pub(crate) async fn pick_import_file(
    app: AppHandle,
    window: WebviewWindow,
    worker: State<'_, Worker>,
    request: PickRequest,
) -> Result<Option<ChosenView>, AppError> {
    let endings = ["csv", "tsv", "txt", "tab", "xlsx", "xlsm", "xls", "ods", "vcf"];
    let found = pick_file(&app, &window, &request.title, "CSV, XLSX, XLS, ODS, VCF", &endings).await;
    hand_out(&worker, found, Purpose::Import)
}

/// The system's dialog for a backup to open; `None` if cancelled.
#[tauri::command]
pub(crate) async fn pick_backup_file(
    app: AppHandle,
    window: WebviewWindow,
    worker: State<'_, Worker>,
    request: PickRequest,
) -> Result<Option<ChosenView>, AppError> {
    let found = pick_file(&app, &window, &request.title, TITLE, &[BACKUP]).await;
    hand_out(&worker, found, Purpose::Backup)
}

/// The system's dialog for a picture; `None` if cancelled.
#[tauri::command]
pub(crate) async fn pick_picture(
    app: AppHandle,
    window: WebviewWindow,
    worker: State<'_, Worker>,
    request: PickRequest,
) -> Result<Option<ChosenView>, AppError> {
    let endings = ["jpg", "jpeg", "png", "JPG", "JPEG", "PNG"];
    let found = pick_file(&app, &window, &request.title, "JPG, PNG", &endings).await;
    hand_out(&worker, found, Purpose::Picture)
}

async fn pick_file(
    app: &AppHandle,
    window: &WebviewWindow,
    title: &str,
    name: &str,
    endings: &[&str],
) -> Option<PathBuf> {
    let (answer, answered) = tokio::sync::oneshot::channel();
    app.dialog()
        .file()
        .set_parent(window)
        .set_title(title)
        .add_filter(name, endings)
        .add_filter("*", &["*"])
        .pick_file(move |file| drop(answer.send(file)));
    answered.await.ok().flatten().and_then(|file| file.into_path().ok())
}

/// The system's dialog for a folder to write into; `None` if cancelled.
#[tauri::command]
pub(crate) async fn pick_folder(
    app: AppHandle,
    window: WebviewWindow,
    worker: State<'_, Worker>,
    request: PickRequest,
) -> Result<Option<ChosenView>, AppError> {
    let (answer, answered) = tokio::sync::oneshot::channel();
    let mut dialog = app.dialog().file().set_parent(&window).set_title(request.title);
    // Without an initial folder GTK shows recently used files, none of which can be chosen.
    if let Ok(folder) = app.path().document_dir().or_else(|_| app.path().home_dir()) {
        dialog = dialog.set_directory(folder);
    }
    dialog.pick_folder(move |folder| drop(answer.send(folder)));
    let found = answered.await.ok().flatten().and_then(|folder| folder.into_path().ok());
    hand_out(&worker, found, Purpose::Folder)
}

/// The system's dialog for a file to write; `None` if cancelled.
#[tauri::command]
pub(crate) async fn pick_save_file(
    app: AppHandle,
    window: WebviewWindow,
    worker: State<'_, Worker>,
    request: PickSaveFileRequest,
) -> Result<Option<ChosenView>, AppError> {
    let (kind, purpose) = if request.name.ends_with(BACKUP) {
        ((TITLE, BACKUP), Purpose::SaveBackup)
    } else if request.cards && !request.workbook {
        (("VCF", "vcf"), Purpose::Save)
    } else {
        (("CSV", "csv"), Purpose::Save)
    };
    let found = pick_name(&app, &window, &request, kind).await;
    hand_out(&worker, found, purpose)
}

/// The system's dialog for a recovery code to save; `None` if cancelled.
#[tauri::command]
pub(crate) async fn pick_code_file(
    app: AppHandle,
    window: WebviewWindow,
    worker: State<'_, Worker>,
    request: PickSaveFileRequest,
) -> Result<Option<ChosenView>, AppError> {
    let found = pick_name(&app, &window, &request, ("TXT", "txt")).await;
    hand_out(&worker, found, Purpose::SaveCode)
}

/// The system's dialog for printing the window; its style sheet chooses what is printed.
#[tauri::command]
pub(crate) async fn print_window(window: WebviewWindow, request: Nothing) -> Result<(), AppError> {
    let Nothing {} = request;
    window.print().map_err(|cause| {
        tracing::warn!(%cause, "nothing can be printed");
        AppError::NotFound
    })
}

async fn pick_name(
    app: &AppHandle,
    window: &WebviewWindow,
    request: &PickSaveFileRequest,
    (kind, ending): (&str, &str),
) -> Option<PathBuf> {
    let (answer, answered) = tokio::sync::oneshot::channel();
    let mut dialog = app
        .dialog()
        .file()
        .set_parent(window)
        .set_title(&request.title)
        .set_file_name(&request.name)
        .add_filter(kind, &[ending]);
    if request.workbook {
        dialog = dialog.add_filter("XLSX", &["xlsx"]);
        if request.cards {
            dialog = dialog.add_filter("VCF", &["vcf"]);
        }
    }
    dialog.save_file(move |file| drop(answer.send(file)));
    answered.await.ok().flatten().and_then(|file| file.into_path().ok())
}

/// Gives the window a handle; the path stays on this side.
fn hand_out(worker: &Worker, found: Option<PathBuf>, purpose: Purpose) -> Result<Option<ChosenView>, AppError> {
    found.map(|path| worker.hand_out(path, purpose)).transpose()
}

/// Opens a number in the phone program, or an address in the mail program, and nothing else.
#[tauri::command]
pub(crate) async fn open_link(app: AppHandle, request: OpenLinkRequest) -> Result<(), AppError> {
    if !is_reach(&request.url) {
        return Err(AppError::NotFound);
    }
    // Starting the other program must not block the window.
    let opened = tokio::task::spawn_blocking(move || app.opener().open_url(request.url, None::<&str>)).await;
    match opened {
        Ok(Ok(())) => Ok(()),
        Ok(Err(cause)) => {
            tracing::warn!(%cause, "no program for this kind of link");
            Err(AppError::NotFound)
        }
        Err(cause) => {
            tracing::error!(%cause, "opening a link");
            Err(AppError::NotFound)
        }
    }
}

fn is_reach(url: &str) -> bool {
    let rest = |scheme: &str| url.strip_prefix(scheme);
    let sound = |rest: &str, extra: &str| {
        !rest.is_empty() && rest.len() <= 400 && rest.chars().all(|c| c.is_alphanumeric() || extra.contains(c))
    };
    rest("tel:").is_some_and(|r| sound(r, "+;="))
        || rest("mailto:").is_some_and(|r| sound(r, "!#$%&'*+-/=?^_`{|}~.@") && !r.contains('?'))
}

#[cfg(test)]
mod tests {
    use super::is_reach;

    #[test]
    fn only_calls_and_mail() {
        for (url, expect) in [
            ("tel:+442079460018;ext=12", true),
            ("mailto:ana@example.com", true),
            ("mailto:ana@example.com?body=x", false),
            ("https://example.com", false),
            ("file:///etc/passwd", false),
            ("tel:", false),
            ("javascript:alert(1)", false),
        ] {
            assert_eq!(is_reach(url), expect, "{url}");
        }
    }
}
