//! Small files that only their owner reads.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use store::files::{create_private, sync_folder};

use crate::draft::Draft;
use crate::files::open_own;

/// Reads a file of at most `limit` bytes; `None` if there is none.
pub fn read(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let file = match open_own(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut bytes = Vec::new();
    let read = file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(read).unwrap_or(u64::MAX) > limit {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            "far too long for what it should be",
        ));
    }
    Ok(Some(bytes))
}

/// Writes a new file, as a whole or not at all, readable by its owner only (mode 0600 where there are
/// modes). An existing file stays as it is.
pub(super) fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.try_exists()? {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    put(path, bytes, |draft| match fs::hard_link(draft, path) {
        // A second name cannot replace a file that was created meanwhile.
        Ok(()) => fs::remove_file(draft),
        Err(problem) if problem.kind() == io::ErrorKind::AlreadyExists => Err(problem),
        // For file systems without second names.
        Err(_) => fs::rename(draft, path),
    })
}

/// As `create`, but replaces an existing file: a reader finds either the whole old file or the whole new
/// one.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(path, bytes, |draft| fs::rename(draft, path))
}

fn put(path: &Path, bytes: &[u8], place: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let draft = Draft::of(path)?;
    // Left behind by a run that was cut short.
    draft.clear()?;
    write(&draft.0, bytes)?;
    place(&draft.0)?;
    sync_folder(path)
}

/// Writes a new file, readable by its owner only, and flushes it to the disk. If interrupted, a part of it
/// may remain.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = create_private(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    sync_folder(path)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::{create, read, replace};
    use std::io::ErrorKind;

    #[test]
    fn made_once_and_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.keys");
        std::fs::write(folder.path().join("a.keys.coverbook-draft"), "half").unwrap();
        assert_eq!(read(&path, 10).unwrap(), None);
        create(&path, b"0123456789").unwrap();
        assert_eq!(read(&path, 10).unwrap().unwrap(), b"0123456789");
        assert_eq!(read(&path, 9).unwrap_err().kind(), ErrorKind::FileTooLarge);
        assert_eq!(create(&path, b"other").unwrap_err().kind(), ErrorKind::AlreadyExists);
        replace(&path, b"third").unwrap();
        assert_eq!(read(&path, 10).unwrap().unwrap(), b"third");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_cannot_be_placed_is_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.keys");
        std::fs::create_dir(&path).unwrap();
        replace(&path, b"never").unwrap_err();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "the folder alone");
    }

    #[test]
    #[cfg(unix)]
    fn only_its_owner_reads_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        create(&path, b"x").unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
