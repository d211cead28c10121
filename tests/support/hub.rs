//! The real hub program on this computer.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::failure::{Failure, Outcome};
use crate::programs;
use crate::wire::Wire;

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
        let port = free_port()?;
        let mut hub = Self::reached_at(folder, port, port)?;
        hub.go_on()?;
        Ok(hub)
    }

    /// The same, which does not run yet.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn make(folder: &Path) -> Outcome<Self> {
        let port = free_port()?;
        Self::reached_at(folder, port, port)
    }

    /// As [`Self::start`], behind a wire that can be cut.
    ///
    /// # Errors
    /// If it does not start.
    pub fn start_behind_a_wire(folder: &Path) -> Outcome<(Self, Wire)> {
        let port = free_port()?;
        let wire = Wire::to(port)?;
        let mut hub = Self::reached_at(folder, port, wire.port())?;
        hub.go_on()?;
        Ok((hub, wire))
    }

    fn reached_at(folder: &Path, port: u16, at: u16) -> Outcome<Self> {
        let hub = Self {
            folder: folder.to_owned(),
            port,
            process: None,
        };
        let address = format!("https://127.0.0.1:{at}");
        hub.run(&["init", "--address", &address])?;
        Ok(hub)
    }

    /// The hub of another folder at the same address, which does not run yet.
    #[must_use]
    pub fn beside(&self, folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            port: self.port,
            process: None,
        }
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where it listens.
    #[must_use]
    pub fn listens(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Starts it again.
    ///
    /// # Errors
    /// If it does not start.
    pub fn go_on(&mut self) -> Outcome {
        let mut process = self
            .command(&["serve", "--listen", &self.listens()])?
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

    /// Another hub, with a key of its own, answers in its place from now on.
    ///
    /// # Errors
    /// If that does not start.
    pub fn is_replaced(&mut self, folder: &Path) -> Outcome {
        self.kill();
        *self = Self::reached_at(folder, self.port, self.port)?;
        self.go_on()
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

    /// The checksum of its only firm's content, whose file it reads through.
    ///
    /// # Errors
    /// If it has another number of firms, or the file is damaged.
    pub fn content(&self) -> Outcome<String> {
        let said = self.run(&["firm", "check"])?;
        let words: Vec<&str> = said.split_whitespace().collect();
        match words.as_slice() {
            [_, checksum] => Ok((*checksum).to_owned()),
            _ => Err(Failure::new(format!("not one firm: {said}"))),
        }
    }

    fn command(&self, arguments: &[&str]) -> Outcome<Command> {
        let program = programs::program("coverbook-hub").map_err(Failure::new)?;
        let mut command = if cfg!(target_os = "linux") {
            // It ends with the thread that started it, however that ends.
            let mut command = Command::new("setpriv");
            command.args(["--pdeathsig", "KILL", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.args(arguments).arg("--folder").arg(&self.folder);
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

fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

impl Drop for RunningHub {
    fn drop(&mut self) {
        self.kill();
    }
}
