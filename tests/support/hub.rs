//! The real hub program on this computer.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::failure::{Failure, Outcome};
use crate::programs;

/// A hub that runs; it ends with the value.
pub struct RunningHub {
    folder: PathBuf,
    port: u16,
    process: Option<Child>,
}

impl RunningHub {
    /// A new hub in this folder, on a port of its own.
    ///
    /// # Errors
    /// If it does not start.
    pub fn start(folder: &Path) -> Outcome<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut hub = Self {
            folder: folder.to_owned(),
            port,
            process: None,
        };
        let address = format!("https://127.0.0.1:{port}");
        hub.run(&["init", "--address", &address])?;
        hub.go_on()?;
        Ok(hub)
    }

    /// Starts it again.
    ///
    /// # Errors
    /// If it does not start.
    pub fn go_on(&mut self) -> Outcome {
        let listen = format!("127.0.0.1:{}", self.port);
        let mut process = self
            .command(&["serve", "--listen", &listen])?
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let said = process
            .stdout
            .take()
            .ok_or_else(|| Failure::new("the hub says nothing"))?;
        self.process = Some(process);
        let mut line = String::new();
        BufReader::new(said).read_line(&mut line)?;
        if line.starts_with("listening") {
            Ok(())
        } else {
            Err(Failure::new(format!("the hub does not listen: {line:?}")))
        }
    }

    /// Kills it, as a power cut would.
    pub fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            let _gone_already = process.kill();
            let _gone_already = process.wait();
        }
    }

    /// The id of its process.
    ///
    /// # Errors
    /// If it does not run.
    pub fn id(&self) -> Outcome<u32> {
        let process = self
            .process
            .as_ref()
            .ok_or_else(|| Failure::new("the hub does not run"))?;
        Ok(process.id())
    }

    /// A link with which a firm moves here.
    ///
    /// # Errors
    /// If the hub makes none.
    pub fn place(&self) -> Outcome<String> {
        let said = self.run(&["firm", "place"])?;
        let link = said.split_whitespace().find(|word| word.starts_with("coverbook://"));
        link.map(ToOwned::to_owned)
            .ok_or_else(|| Failure::new(format!("no link: {said}")))
    }

    fn command(&self, arguments: &[&str]) -> Outcome<Command> {
        let program = programs::program("coverbook-hub").map_err(Failure::new)?;
        let mut command = Command::new("setpriv");
        command
            .args(["--pdeathsig", "KILL", "--"])
            .arg(program)
            .args(arguments)
            .arg("--folder")
            .arg(&self.folder);
        command.stdin(Stdio::null());
        Ok(command)
    }

    fn run(&self, arguments: &[&str]) -> Outcome<String> {
        let output = self.command(arguments)?.output()?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(Failure::new(format!("coverbook-hub {}: {said}", arguments.join(" "))))
        }
    }
}

impl Drop for RunningHub {
    fn drop(&mut self) {
        self.kill();
    }
}
