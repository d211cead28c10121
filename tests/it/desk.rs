//! The command line on a profile of its own, in a folder that is deleted with the test.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;
use tests::programs;

/// Columns of the clients template.
pub(crate) const HEADER: &str =
    "First Name,Last Name,Job Title,Email,Phone Number,Identifier,Group Identifiers,Group UUIDs\r\n";

/// A folder with a profile, a key file, a folder for temporary files, and a home.
pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    /// Without a firm.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["profile", "temp", "home"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        Self { folder }
    }

    /// With the firm Harcourt & Lane of Anna Whitmore.
    pub(crate) fn founded() -> Self {
        let desk = Self::empty();
        desk.run(&FOUND).ends(0);
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file beside the profile; its path as text.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// A file of invented clients; its path as text.
    pub(crate) fn clients(&self, count: u32) -> String {
        let path = self.path("clients.csv").to_str().unwrap().to_owned();
        let count = count.to_string();
        self.plain(&["sample", "--teams", "1", "--clients", &count, "--csv", &path], "")
            .ends(0);
        // The sample's teams are not this firm's.
        let text = fs::read_to_string(&path).unwrap();
        let rows = text.lines().skip(1).map(|line| {
            let cells: Vec<&str> = line.rsplitn(3, ',').collect();
            format!("{},,\r\n", cells[2])
        });
        let rows: String = rows.collect();
        fs::write(&path, format!("{HEADER}{rows}")).unwrap();
        path
    }

    /// Where the firm's file is.
    pub(crate) fn database(&self) -> PathBuf {
        self.path("profile/harcourt-lane.coverbook")
    }

    /// The file of the only firm, whatever its name; nothing without a firm.
    pub(crate) fn firm_file(&self) -> Option<PathBuf> {
        let files = self.files("profile").into_iter();
        let mut files = files.filter(|file| file.extension().is_some_and(|ending| ending == "coverbook"));
        let only = files.next();
        assert_eq!(files.next(), None);
        only
    }

    /// A command on the firm, answering in JSON.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.on_firm(arguments), "")
    }

    /// The same with something on standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> Ran {
        Ran::of(self.on_firm(arguments), input)
    }

    /// As [`Self::run`], in another language.
    pub(crate) fn run_in(&self, language: &str, arguments: &[&str]) -> Ran {
        let mut command = self.on_firm(arguments);
        command.env("COVERBOOK_LANGUAGE", language);
        Ran::of(command, "")
    }

    /// A command that needs no firm.
    pub(crate) fn plain(&self, arguments: &[&str], input: &str) -> Ran {
        Ran::of(self.command(arguments), input)
    }

    /// As [`Self::run`], with another program that runs it.
    pub(crate) fn run_under(&self, program: &[&str], arguments: &[&str]) -> Ran {
        Ran::of(under(program, &self.on_firm(arguments)), "")
    }

    /// A command on the firm that is watched while it runs.
    pub(crate) fn start(&self, arguments: &[&str]) -> Watched {
        self.start_under(&[], arguments)
    }

    /// The program and the words of a command on the firm, with whole paths.
    pub(crate) fn line(&self, arguments: &[&str]) -> (String, Vec<String>) {
        let command = self.on_firm(arguments);
        let word = |word: &OsStr| match word.to_str().unwrap() {
            place @ ("key" | "profile") => self.path(place).to_str().unwrap().to_owned(),
            word => word.to_owned(),
        };
        (word(command.get_program()), command.get_args().map(word).collect())
    }

    /// A command on the firm that says nothing.
    pub(crate) fn begin(&self, arguments: &[&str]) -> Child {
        let mut command = self.on_firm(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().unwrap()
    }

    /// As [`Self::start`], with another program that runs it and leaves it this process' child.
    pub(crate) fn start_under(&self, program: &[&str], arguments: &[&str]) -> Watched {
        let mut command = under(program, &self.on_firm(arguments));
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap());
        Watched {
            child,
            lines,
            said: String::new(),
        }
    }

    fn on_firm(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(arguments);
        if !arguments.contains(&"--key-file") {
            command.args(["--key-file", "key"]);
        }
        command.args(["--profile", "profile", "--json"]);
        command
    }

    fn command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = Command::new(programs::cli().unwrap());
        command.args(arguments).current_dir(self.folder.path());
        for name in ["TMPDIR", "TMP", "TEMP"] {
            command.env(name, self.path("temp"));
        }
        command.env("HOME", self.path("home"));
        command.env("COVERBOOK_LANGUAGE", "en");
        command.env_remove("COVERBOOK_PROFILE").env_remove("COVERBOOK_KEY_FILE");
        command
    }

    /// Checks the whole firm and returns what it contains.
    pub(crate) fn check(&self) -> Value {
        self.run(&["firm", "check"]).ends(0).last()
    }

    /// Every file in a folder of this desk, with those below it.
    pub(crate) fn files(&self, folder: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        collect(&self.path(folder), &mut found);
        found.sort();
        found
    }
}

/// The same command, run by another program that has its own arguments first.
fn under(program: &[&str], command: &Command) -> Command {
    let words: Vec<&OsStr> = program.iter().map(OsStr::new).chain([command.get_program()]).collect();
    let mut under = Command::new(words[0]);
    under.args(&words[1..]).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        under.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => under.env(name, value),
            None => under.env_remove(name),
        };
    }
    under
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else {
            found.push(path);
        }
    }
}

pub(crate) const FOUND: [&str; 12] = [
    "firm",
    "create",
    "--name",
    "Harcourt & Lane",
    "--country",
    "GB",
    "--admin-name",
    "Anna Whitmore",
    "--admin-email",
    "anna@example.com",
    "--time-zone",
    "Europe/London",
];

/// A command that ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) said: String,
}

impl Ran {
    fn of(mut command: Command, input: &str) -> Self {
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that does not read its input may have ended before all of it is written.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            said: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Fails unless it ended with this exit code.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    /// Its answers.
    #[track_caller]
    pub(crate) fn lines(&self) -> Vec<Value> {
        let line = |text: &str| match serde_json::from_str(text) {
            Ok(value) => value,
            Err(error) => panic!("{error}: {text}"),
        };
        self.out.lines().map(line).collect()
    }

    /// Its last answer.
    #[track_caller]
    pub(crate) fn last(&self) -> Value {
        self.lines().pop().unwrap()
    }

    /// Its only sentence.
    #[track_caller]
    pub(crate) fn sentence(&self) -> &str {
        assert!(self.out.is_empty() && self.said.lines().count() == 1, "{self:#?}");
        self.said.trim_end()
    }
}

/// A running command, and its progress.
pub(crate) struct Watched {
    child: Child,
    lines: BufReader<ChildStderr>,
    /// Everything it wrote to standard error so far.
    pub(crate) said: String,
}

impl Watched {
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// The next line of progress; `None` at the end.
    pub(crate) fn next(&mut self) -> Option<Step> {
        loop {
            let mut line = String::new();
            if self.lines.read_line(&mut line).unwrap() == 0 {
                return None;
            }
            self.said.push_str(&line);
            let value: Value = serde_json::from_str(&line).unwrap_or_default();
            if value["type"] == "progress" {
                return Some(Step {
                    phase: value["phase"].as_str().unwrap().to_owned(),
                    done: value["done"].as_u64().unwrap_or_default(),
                    total: value["total"].as_u64().unwrap_or_default(),
                });
            }
        }
    }

    /// Reads on until a step is as wanted.
    #[track_caller]
    pub(crate) fn until(&mut self, wanted: impl Fn(&Step) -> bool) -> Step {
        while let Some(step) = self.next() {
            if wanted(&step) {
                return step;
            }
        }
        panic!("it ended before that: {}", self.said)
    }

    /// Ends it at once, as a power cut would end it.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Its exit code, once it has ended.
    pub(crate) fn finish(&mut self) -> Option<i32> {
        while self.next().is_some() {}
        self.child.wait().unwrap().code()
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        // One that has ended cannot be killed, and needs not.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How far an import is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Step {
    pub(crate) phase: String,
    pub(crate) done: u64,
    pub(crate) total: u64,
}

impl Step {
    /// Whether the firm's file is being written.
    pub(crate) fn is_writing(&self) -> bool {
        ["importing", "indexing"].contains(&self.phase.as_str())
    }
}

/// The names of the fields of an answer, in alphabetical order.
pub(crate) fn fields(value: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    names
}

/// Stops a process where it is, or lets it go on.
#[cfg(unix)]
pub(crate) fn signal(id: u32, name: &str) {
    let sent = Command::new("kill")
        .args([&format!("-{name}"), &id.to_string()])
        .status()
        .unwrap();
    assert!(sent.success());
    let state = || {
        let output = Command::new("ps")
            .args(["-o", "state=", "-p", &id.to_string()])
            .output()
            .ok()?;
        let stopped = output.stdout.starts_with(b"T");
        (stopped == (name == "STOP")).then_some(())
    };
    tests::poll::until(name, tests::poll::PATIENCE, state).unwrap();
}
