//! Starting the real window, with a profile and a WebKitWebDriver on a port of its own.

use crate::app::{self, App};
use crate::failure::{Failure, Outcome};
use crate::{poll, programs};
use serde_json::{Map, json};
use std::cell::RefCell;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
use tokio::runtime;

/// Runs a journey in an empty home. If it fails, a picture of the screen at that moment is kept as
/// `NAME-failed.png`.
///
/// # Errors
/// Those of the journey, with the path of the picture.
pub fn journey(name: &str, steps: impl FnOnce(&Home) -> Outcome) -> Outcome {
    let folder = tempfile::Builder::new().prefix("coverbook-journey-").tempdir()?;
    let home = Home {
        opened: RefCell::default(),
        folder,
    };
    steps(&home).map_err(|failure| match app::screen(&format!("{name}-failed")) {
        Ok(path) => Failure::new(format!("{failure}\npicture: {}", path.display())),
        Err(_) => failure,
    })
}

/// The home of one journey; it outlives the windows, so that a restarted app finds its data.
pub struct Home {
    /// All windows stay open until the journey's end, for the picture of a failure. Dropped first.
    opened: RefCell<Vec<Rc<App>>>,
    folder: TempDir,
}

impl Home {
    /// A path in the home.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The value of `--profile`.
    #[must_use]
    pub fn profile(&self) -> PathBuf {
        self.path("profile")
    }

    /// The value of `--key-file`.
    #[must_use]
    pub fn key_file(&self) -> PathBuf {
        self.path("firm.key")
    }

    /// Writes a file into the home, for a journey to import.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> Outcome<PathBuf> {
        let path = self.path(name);
        fs::write(&path, bytes)?;
        Ok(path)
    }

    /// Makes the profile a sample firm with this many clients, the same every time.
    ///
    /// # Errors
    /// As [`Home::cli`].
    pub fn sample(&self, clients: usize) -> Outcome {
        let clients = clients.to_string();
        let sizes = ["--clients", &clients, "--staff", "25", "--teams", "12", "--seed", "1"];
        self.cli(&[&["sample"], &sizes[..]].concat()).map(drop)
    }

    /// Runs `coverbook-cli` on this profile and returns its standard output.
    ///
    /// # Errors
    /// If it ends with a code other than 0; the text is its output.
    pub fn cli(&self, arguments: &[&str]) -> Outcome<String> {
        let mut command = Command::new(programs::program("coverbook-cli").map_err(Failure::new)?);
        command
            .args(arguments)
            .arg("--profile")
            .arg(self.profile())
            .arg("--key-file")
            .arg(self.key_file())
            .env("COVERBOOK_LANGUAGE", "en");
        let output = command.stdin(Stdio::null()).output()?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(Failure::new(format!(
                "coverbook-cli {} ended with {}: {said}",
                arguments.join(" "),
                output.status
            )))
        }
    }
}

/// How to start a window.
pub struct Launch<'a> {
    home: &'a Home,
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
    profile: bool,
}

impl<'a> Launch<'a> {
    /// With the profile and key file of this home.
    #[must_use]
    pub fn new(home: &'a Home) -> Self {
        Self {
            home,
            arguments: Vec::new(),
            environment: Vec::new(),
            profile: true,
        }
    }

    /// Without `--profile` and `--key-file`, as if started from the menu.
    #[must_use]
    pub fn started_from_the_menu(mut self) -> Self {
        self.profile = false;
        self
    }

    /// Adds an argument for the app.
    #[must_use]
    pub fn argument(mut self, argument: impl Into<String>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// With the dark system theme.
    #[must_use]
    pub fn dark(self) -> Self {
        self.environment("GTK_THEME", "Adwaita:dark")
    }

    /// Adds an environment variable for the app.
    #[must_use]
    pub fn environment(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Opens the window; returns when its page has loaded.
    ///
    /// # Errors
    /// If there is no screen, no driver, or the app does not start.
    pub fn open(self) -> Outcome<Rc<App>> {
        if std::env::var_os("DISPLAY").is_none() {
            return Err(Failure::new("a journey needs a screen; run: cargo xtask test e2e"));
        }
        let binary = programs::program("coverbook").map_err(Failure::new)?;
        let port = free_port()?;
        let mut process = Guard(self.driver(port).spawn()?);
        poll::until("WebKitWebDriver", poll::PATIENCE, || {
            TcpStream::connect(("127.0.0.1", port)).ok()
        })
        .map_err(Failure::new)?;

        // The driver is asked without TLS, but its client does not start without a provider, and the one of
        // the program leaves the choice open.
        let _chosen_already = rustls::crypto::ring::default_provider().install_default();
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let capabilities = self.capabilities(&binary);
        let session =
            runtime.block_on(async { WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities).await });
        let driver = match session {
            Ok(driver) => driver,
            Err(error) => {
                process.end();
                return Err(Failure::new(format!("the app did not start under the driver: {error}")));
            }
        };
        let app = Rc::new(App::new(runtime, driver, process)?);
        self.home.opened.borrow_mut().push(Rc::clone(&app));
        Ok(app)
    }

    fn driver(&self, port: u16) -> Command {
        // It ends with this test, however that ends, and takes the app with it.
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "TERM", "--", "WebKitWebDriver", "--host=127.0.0.1"]);
        command
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .env("TAURI_WEBVIEW_AUTOMATION", "true");
        // Its files would go to folders that the journey deletes while it runs.
        command.env("MESA_SHADER_CACHE_DISABLE", "true");
        for (variable, name) in [
            ("XDG_DATA_HOME", "data"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
        ] {
            command.env(variable, self.home.path(name));
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    fn capabilities(&self, binary: &Path) -> Capabilities {
        let mut arguments = self.arguments.clone();
        if self.profile {
            let (profile, key) = (self.home.profile(), self.home.key_file());
            let own = [
                "--profile".into(),
                profile.to_string_lossy(),
                "--key-file".into(),
                key.to_string_lossy(),
            ];
            arguments.splice(0..0, own.map(|part| part.into_owned()));
        }
        let options = json!({ "binary": binary, "args": arguments });
        Capabilities::from(Map::from_iter([("webkitgtk:browserOptions".to_owned(), options)]))
    }
}

fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// A program that is ended at the end of the journey.
pub(crate) struct Guard(pub(crate) Child);

impl Guard {
    pub(crate) fn end(&mut self) {
        // It may have ended already.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.end();
    }
}
