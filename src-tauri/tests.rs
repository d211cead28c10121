//! The generated types of the window match the table.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use engine::code::{PhoneCode, ReplacedCode};
use engine::error::AppError;
use engine::events::{ChangedEvent, ProgressEvent};
use engine::view::SettingsView;
use ts_rs::{Config, TS};

use crate::commands::typescript;
use crate::dropped::DroppedEvent;

/// Set to write the types instead of comparing them.
const WRITE: &str = "COVERBOOK_WRITE_TYPES";

fn files(folder: &Path) -> BTreeMap<String, String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return BTreeMap::new();
    };
    let read = |entry: fs::DirEntry| {
        (
            entry.file_name().into_string().unwrap(),
            fs::read_to_string(entry.path()).unwrap().replace("\r\n", "\n"),
        )
    };
    entries
        .map(|entry| read(entry.unwrap()))
        .filter(|(name, _)| name.ends_with(".ts"))
        .collect()
}

#[test]
fn typescript_types_are_fresh() {
    let fresh = tempfile::tempdir().unwrap();
    let config = Config::new().with_out_dir(fresh.path());
    let table = typescript(&config).unwrap();
    AppError::export_all(&config).unwrap();
    ChangedEvent::export_all(&config).unwrap();
    ProgressEvent::export_all(&config).unwrap();
    DroppedEvent::export_all(&config).unwrap();
    // Parts of `ProblemCode`, which the window's texts use.
    PhoneCode::export_all(&config).unwrap();
    ReplacedCode::export_all(&config).unwrap();

    let known: Vec<String> = files(fresh.path())
        .into_keys()
        .map(|f| f.trim_end_matches(".ts").to_owned())
        .collect();
    let mut lines = String::new();
    let used = |text: &str| {
        table.iter().any(|(_, r, v)| {
            [r, v]
                .iter()
                .any(|t| t.split(|c: char| !c.is_alphanumeric()).any(|w| w == text))
        })
    };
    for name in known.iter().filter(|name| used(name)) {
        lines.push_str(&format!("import type {{ {name} }} from \"./{name}\";\n"));
    }
    lines.push_str("\nexport type Commands = {\n");
    for (name, request, view) in &table {
        lines.push_str(&format!("  {name}: [{request}, {view}];\n"));
    }
    lines.push_str("};\n");
    fs::write(fresh.path().join("commands.ts"), lines).unwrap();

    // What the pretend backend and the tests of the window begin with.
    let settings = serde_json::to_string_pretty(&SettingsView::at_first()).unwrap();
    let lines = format!(
        "import type {{ SettingsView }} from \"./SettingsView\";\n\nexport const settingsAtFirst: SettingsView = {settings};\n"
    );
    fs::write(fresh.path().join("settings_at_first.ts"), lines).unwrap();

    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/generated");
    let (fresh, old) = (files(fresh.path()), files(&kept));
    if std::env::var_os(WRITE).is_some() {
        for name in old.keys().filter(|name| !fresh.contains_key(*name)) {
            fs::remove_file(kept.join(name)).unwrap();
        }
        for (name, text) in &fresh {
            fs::write(kept.join(name), text).unwrap();
        }
        return;
    }
    for (name, text) in &fresh {
        if old.get(name) != Some(text) {
            panic!("ui/src/generated/{name} is not what the program says: run this test with {WRITE}=1");
        }
    }
    assert_eq!(
        fresh.len(),
        old.len(),
        "ui/src/generated has files no type stands behind"
    );
}
