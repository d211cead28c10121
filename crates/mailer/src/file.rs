//! Letters as files: one `.eml` each, which mail programs open.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::message::{self, Mail};
use crate::outcome::Outcome;
use crate::problem::{Problem, Step};

/// Most letters with the same second and id part.
const NAMES_MAX: u32 = 1_000;

/// Creates the folder if it is missing, and checks that a file can be written there.
pub(crate) async fn prepare(folder: PathBuf) -> Result<(), Problem> {
    on_thread(move || {
        fs::create_dir_all(&folder)?;
        write_new(&folder, "coverbook-probe", b"").and_then(fs::remove_file)
    })
    .await
}

/// Writes a letter, as a whole or not at all; never replaces another one.
pub(crate) async fn save(folder: PathBuf, mail: &Mail) -> Outcome {
    let bytes = match message::render(mail) {
        Ok(bytes) => bytes,
        Err(problem) => return Outcome::of(problem),
    };
    let name = name(mail);
    match on_thread(move || write_new(&folder, &name, &bytes)).await {
        Ok(path) => Outcome::Sent {
            answer: path.display().to_string(),
        },
        Err(problem) => Outcome::of(problem),
    }
}

/// The time and the beginning of the id. No address: other people may see the folder.
fn name(mail: &Mail) -> String {
    let unique = mail.message_id.split('@').next().unwrap_or_default();
    let unique: String = unique.chars().filter(char::is_ascii_alphanumeric).take(12).collect();
    format!("{}-{unique}", mail.date.format("%Y%m%dT%H%M%SZ"))
}

/// Writes `NAME.eml`, or `NAME-2.eml` and so on if that exists, readable by its owner only.
fn write_new(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    for n in 1..=NAMES_MAX {
        let name = if n == 1 { name.to_owned() } else { format!("{name}-{n}") };
        let path = folder.join(format!("{name}.eml"));
        let draft = folder.join(format!("{name}.eml.part"));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        // Creating the draft reserves the name; a draft left by an interrupted run only wastes one.
        let mut file = match options.open(&draft) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(error),
        };
        let written = if path.try_exists()? {
            Ok(false)
        } else {
            let whole = file.write_all(bytes).and_then(|()| file.sync_all());
            drop(file);
            whole.and_then(|()| fs::rename(&draft, &path)).map(|()| true)
        };
        match written {
            Ok(true) => return Ok(path),
            Ok(false) => fs::remove_file(&draft)?,
            Err(error) => {
                drop(fs::remove_file(&draft));
                return Err(error);
            }
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

async fn on_thread<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> Result<T, Problem> {
    let done = tokio::task::spawn_blocking(work).await;
    let done = done.unwrap_or_else(|stopped| Err(io::Error::other(stopped)));
    done.map_err(|error| Problem::from_cause(Step::Save, &error))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use crate::message::tests::mail;
    use crate::outcome::Outcome;
    use crate::problem::{ProblemKind, Step};
    use crate::transport::Transport;
    use std::fs;

    #[tokio::test]
    async fn one_file_each_and_none_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("out").join("box");
        let transport = Transport::File(folder.clone());
        assert_eq!(transport.test().await.unwrap().server, folder.display().to_string());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        let mut connection = transport.open().await.unwrap();
        fs::write(folder.join("20261122T090501Z-019AB3CD7DEF-2.eml.part"), "half").unwrap();
        for _ in 0..3 {
            assert!(matches!(connection.send(&mail()).await, Outcome::Sent { .. }));
        }
        let names = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        let expected = [
            "20261122T090501Z-019AB3CD7DEF-2.eml.part",
            "20261122T090501Z-019AB3CD7DEF-3.eml",
            "20261122T090501Z-019AB3CD7DEF-4.eml",
            "20261122T090501Z-019AB3CD7DEF.eml",
        ];
        assert_eq!(names, expected);
        let text = fs::read_to_string(folder.join(names.last().unwrap())).unwrap();
        assert!(
            text.contains("\r\nMessage-ID: <019AB3CD-7DEF-70@example.com>\r\n"),
            "{text}"
        );
    }

    #[tokio::test]
    async fn a_folder_that_is_not_one() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let problem = Transport::File(file.clone()).test().await.unwrap_err();
        assert_eq!((problem.at, problem.kind), (Step::Save, ProblemKind::FolderNotWritable));
        assert!(problem.stops_everything() && problem.is_passing() && !problem.is_bounce());
        // The folder is deleted while the connection is open.
        let gone = folder.path().join("gone");
        let mut connection = Transport::File(gone.clone()).open().await.unwrap();
        fs::remove_dir(&gone).unwrap();
        let outcome = connection.send(&mail()).await;
        assert!(
            matches!(&outcome, Outcome::Retry(problem) if problem.at == Step::Save),
            "{outcome:?}"
        );
    }
}
