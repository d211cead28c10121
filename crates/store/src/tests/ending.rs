//! The end of a program whose connections are still closing.

use super::world::{file, founded};
use crate::port::Store;

/// How often a program ends while connections close. One in five crashed before SQLCipher was kept from
/// cleaning up at the end (`.cargo/config.toml`).
const PROGRAMS: u32 = 24;

const AGAIN: &str = "COVERBOOK_END_WHILE_CLOSING";

#[tokio::test]
async fn a_program_may_end_while_connections_close() {
    if std::env::var_os(AGAIN).is_some() {
        let folders = [(); 4].map(|()| tempfile::tempdir().unwrap());
        for folder in &folders {
            let store = file(folder).await;
            founded(&store, 5).await;
            drop(store.read().await.unwrap());
        }
        std::process::exit(0);
    }
    let (_crate, module) = module_path!().split_once("::").unwrap();
    let name = format!("{module}::a_program_may_end_while_connections_close");
    let this = std::env::current_exe().unwrap();
    for _ in 0..PROGRAMS {
        let run = std::process::Command::new(&this)
            .args(["--exact", "--test-threads=1", &name])
            .env(AGAIN, "1")
            .output()
            .unwrap();
        assert!(run.status.success(), "{:?}", run.status);
    }
}
