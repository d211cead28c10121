//! A desktop on a machine without one: screen, window manager, message bus, an unlocked keyring and empty
//! data folders. It never reads or writes the user's files.

use crate::process;
use std::env;
use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const START_WITHIN: Duration = Duration::from_secs(30);

/// Its programs end and its folders are removed when it is dropped.
pub(crate) struct Session {
    folder: PathBuf,
    environment: Vec<(&'static str, String)>,
    programs: Vec<Child>,
}

impl Session {
    /// Starts a session; `screen` is WIDTHxHEIGHTxDEPTH.
    pub(crate) fn start(screen: &str) -> Result<Self, String> {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("coverbook-session-{}-{number}", std::process::id()));
        let mut session = Self {
            folder,
            environment: Vec::new(),
            programs: Vec::new(),
        };
        session.folders()?;
        session.set("GDK_BACKEND", "x11".to_owned());
        // The window follows the system's language, and the journeys expect English.
        session.set("LC_ALL", "C.UTF-8".to_owned());

        let mut xvfb = session.command("Xvfb");
        xvfb.args(["-displayfd", "1", "-noreset", "-screen", "0", screen])
            .stderr(Stdio::null());
        let display = session.first_line_of(&mut xvfb)?;
        session.set("DISPLAY", format!(":{display}"));

        let mut bus = session.command("dbus-daemon");
        bus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        // Services that a bare machine lacks make the bus complain.
        bus.stderr(Stdio::null());
        let address = session.first_line_of(&mut bus)?;
        session.set("DBUS_SESSION_BUS_ADDRESS", address);

        let mut manager = session.command("openbox");
        manager.stdout(Stdio::null()).stderr(Stdio::null());
        session.spawn(&mut manager)?;

        session.unlock_keyring()?;
        Ok(session)
    }

    /// A file of this session, deleted with it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Makes a program run in this session.
    pub(crate) fn apply(&self, command: &mut Command) {
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        command.env_remove("WAYLAND_DISPLAY").env_remove("XAUTHORITY");
    }

    fn folders(&mut self) -> Result<(), String> {
        for (variable, name) in [
            ("XDG_RUNTIME_DIR", "run"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
        ] {
            let path = self.folder.join(name);
            fs::create_dir_all(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            // The bus and the keyring refuse folders that others may read.
            fs::set_permissions(&path, Permissions::from_mode(0o700)).map_err(|error| error.to_string())?;
            self.set(variable, path.to_string_lossy().into_owned());
        }
        Ok(())
    }

    fn set(&mut self, name: &'static str, value: String) {
        self.environment.push((name, value));
    }

    /// A program of this session that ends with the thread that started it, however that ends.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new("setpriv");
        command
            .args(["--pdeathsig", "TERM", "--", program])
            .stdin(Stdio::null());
        self.apply(&mut command);
        command
    }

    fn spawn(&mut self, command: &mut Command) -> Result<&mut Child, String> {
        let child = command
            .spawn()
            .map_err(|error| format!("{:?} could not be started: {error}", command.get_args()))?;
        self.programs.push(child);
        self.programs.last_mut().ok_or_else(|| "no program".to_owned())
    }

    /// Xvfb and dbus-daemon print one line when they are ready: their address.
    fn first_line_of(&mut self, command: &mut Command) -> Result<String, String> {
        let child = self.spawn(command.stdout(Stdio::piped()))?;
        let mut line = String::new();
        if let Some(stdout) = child.stdout.as_mut() {
            BufReader::new(stdout)
                .read_line(&mut line)
                .map_err(|error| error.to_string())?;
        }
        let line = line.trim();
        if line.is_empty() {
            Err(format!("{:?} ended before it was ready", command.get_args()))
        } else {
            Ok(line.to_owned())
        }
    }

    fn unlock_keyring(&mut self) -> Result<(), String> {
        let mut daemon = self.command("gnome-keyring-daemon");
        daemon.args(["--foreground", "--unlock", "--components=secrets"]);
        daemon.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let child = self.spawn(&mut daemon)?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(b"throw-away").map_err(|error| error.to_string())?;
        }
        wait("the keyring", || {
            let mut question = Command::new("dbus-send");
            question.args([
                "--session",
                "--print-reply",
                "--dest=org.freedesktop.DBus",
                "/org/freedesktop/DBus",
            ]);
            question.args(["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"]);
            self.apply(&mut question);
            process::capture(&mut question)
                .ok()
                .filter(|answer| answer.contains("boolean true"))
        })?;
        Ok(())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        for mut program in self.programs.drain(..).rev() {
            // It may have ended already; nothing better can be done here.
            drop(program.kill());
            drop(program.wait());
        }
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// Asks every tenth of a second until there is an answer.
pub(crate) fn wait<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> Result<T, String> {
    let deadline = Instant::now() + START_WITHIN;
    loop {
        if let Some(answer) = ask() {
            return Ok(answer);
        }
        if Instant::now() > deadline {
            return Err(format!(
                "{what} was not ready within {} seconds",
                START_WITHIN.as_secs()
            ));
        }
        thread::sleep(Duration::from_millis(100));
    }
}
