//! Files that are no databases: how they are named, made, locked and removed.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The path with `ending` put behind its file name.
pub fn with_ending(path: &Path, ending: impl AsRef<OsStr>) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(ending.as_ref());
    path.with_file_name(name)
}

/// The folder that a path names a file in.
pub fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Makes a new name last: on Unix a name is data of its folder.
#[cfg(unix)]
pub fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(folder_of(path))?.sync_all()
}

/// Other systems have no such data.
#[cfg(not(unix))]
pub fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Removes a file, if it is there.
pub fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(problem) if problem.kind() != ErrorKind::NotFound => Err(problem),
        _ => Ok(()),
    }
}

/// How to write a file that only its owner reads: mode 0600 where modes exist.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a file that only its owner reads. None may be there.
pub fn create_private(path: &Path) -> io::Result<File> {
    private().create_new(true).open(path)
}

/// A new folder among the temporary ones that only its owner opens. It goes with the value.
pub fn temporary_folder(prefix: &str) -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir()
}

/// A file that one program at a time locks. Dropping it gives the lock back, and the operating
/// system does so if the program dies. The file itself stays: a lock on a file that lost its name
/// keeps no other program out.
#[derive(Debug)]
pub struct LockFile {
    file: File,
    path: PathBuf,
}

impl LockFile {
    /// Opens the file, made if it is not there, without locking it.
    pub(crate) fn open(path: PathBuf) -> io::Result<Self> {
        let file = private().read(true).create(true).truncate(false).open(&path)?;
        Ok(Self { file, path })
    }

    /// Takes the lock at once; `None` if another holder has it.
    pub fn try_take(path: PathBuf) -> io::Result<Option<Self>> {
        let mut lock = Self::open(path)?;
        Ok(lock.take(File::try_lock)?.then_some(lock))
    }

    /// Whether the lock could be taken, on the file that has the name now.
    pub(crate) fn take(&mut self, how: impl Fn(&File) -> Result<(), TryLockError>) -> io::Result<bool> {
        loop {
            match how(&self.file) {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(false),
                Err(TryLockError::Error(problem)) => return Err(problem),
            }
            if self.is_there()? {
                return Ok(true);
            }
            *self = Self::open(self.path.clone())?;
        }
    }

    /// Gives the lock back and keeps the file open.
    pub(crate) fn give_back(&self) -> io::Result<()> {
        self.file.unlock()
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file still has its name: it may have been removed, and a lock on a file without a
    /// name keeps no process out.
    #[cfg(unix)]
    fn is_there(&self) -> io::Result<bool> {
        use std::os::unix::fs::MetadataExt as _;
        let own = self.file.metadata()?;
        match fs::metadata(&self.path) {
            Ok(named) => Ok((named.dev(), named.ino()) == (own.dev(), own.ino())),
            Err(problem) if problem.kind() == ErrorKind::NotFound => Ok(false),
            Err(problem) => Err(problem),
        }
    }

    #[cfg(not(unix))]
    fn is_there(&self) -> io::Result<bool> {
        // An open file keeps its name there.
        Ok(true)
    }
}

impl Drop for LockFile {
    fn drop(&mut self) {
        // Closing the file, which follows, unlocks it as well, unless a child process still has it.
        let _closing_unlocks = self.file.unlock();
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::LockFile;

    #[test]
    fn one_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let take = |name| LockFile::try_take(folder.path().join(name)).unwrap();
        let lock = take("a.importing");
        assert!(lock.is_some());
        assert!(take("a.importing").is_none());
        assert!(take("b.importing").is_some());
        drop(lock);
        assert!(take("a.importing").is_some());
    }
}
