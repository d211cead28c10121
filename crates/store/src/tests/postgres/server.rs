//! A private PostgreSQL server from the installed programs, on a Unix socket in a temporary folder.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use sqlx::ConnectOptions as _;
use sqlx::postgres::{PgConnectOptions, PgConnection};

/// The user who runs the server if the test runs as root, which the server refuses.
const SERVANT: &str = "postgres";

/// A running server. Dropping it stops the server; the kernel does so if the thread that started it dies.
pub(super) struct Server {
    process: Child,
    folder: tempfile::TempDir,
}

impl Server {
    pub(super) fn start() -> Self {
        let programs = programs();
        let folder = tempfile::tempdir().unwrap();
        if is_root() {
            run(Command::new("chown").arg(SERVANT).arg(folder.path()));
        }
        let data = folder.path().join("data");
        run(as_servant(folder.path())
            .arg(programs.join("initdb"))
            .arg("--pgdata")
            .arg(&data)
            .args(["--username=coverbook", "--auth=trust", "--encoding=UTF8"])
            .args(["--locale=C", "--no-sync"]));
        let mut process = as_servant(folder.path())
            .arg(programs.join("postgres"))
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(folder.path())
            .args(["-c", "listen_addresses=", "-c", "fsync=off"])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(process.stderr.take().unwrap());
        let server = Self { process, folder };
        let mut said = String::new();
        while !said.ends_with("database system is ready to accept connections\n") {
            assert_ne!(log.read_line(&mut said).unwrap(), 0, "{said}");
        }
        // A full pipe would block the server.
        std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
        server
    }

    pub(super) async fn connect(&self) -> PgConnection {
        let options = PgConnectOptions::new_without_pgpass();
        let options = options.socket(self.folder.path()).username("coverbook");
        options.database("postgres").connect().await.unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The data is deleted with the folder, so no checkpoint is needed.
        let quit = Command::new("kill")
            .args(["-QUIT", &self.process.id().to_string()])
            .status();
        if !quit.is_ok_and(|status| status.success()) {
            let _gone_already = self.process.kill();
        }
        let _ended = self.process.wait();
    }
}

fn is_root() -> bool {
    let said = Command::new("id").arg("-u").output().unwrap().stdout;
    said.trim_ascii() == b"0"
}

/// Runs the program in its first argument, never as root.
fn as_servant(folder: &Path) -> Command {
    let mut command = Command::new("setpriv");
    if is_root() {
        command.args(["--reuid", SERVANT, "--regid", SERVANT, "--clear-groups"]);
    }
    command.args(["--pdeathsig", "QUIT"]);
    command.current_dir(folder).env("LC_ALL", "C").stdout(Stdio::null());
    command
}

fn run(command: &mut Command) {
    let done = command.output().unwrap();
    assert!(
        done.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&done.stderr)
    );
}

/// Where the server's programs are: on the path, or where Debian and Fedora keep them.
fn programs() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    places.extend(versions.filter_map(|version| Some(version.ok()?.path().join("bin"))));
    let is_whole = |place: &PathBuf| {
        ["initdb", "postgres"]
            .iter()
            .all(|program| place.join(program).exists())
    };
    let Some(place) = places.into_iter().find(is_whole) else {
        panic!("PostgreSQL is not installed: `cargo xtask test` installs it, or names its package");
    };
    place
}
