//! A key in a file: 64 hexadecimal digits, for scripts, servers without a keyring, and tests.

use std::path::Path;

use store::Key;
use store::files::remove_if_there;
use zeroize::Zeroizing;

use super::{SecretError, private_file};

/// Room for the digits and plenty of white space.
const LIMIT: u64 = 1_024;

/// The key in the file; `None` if there is no such file.
pub(super) fn read(path: &Path) -> Result<Option<Key>, SecretError> {
    let bytes = match private_file::read(path, LIMIT) {
        Ok(Some(bytes)) => Zeroizing::new(bytes),
        Ok(None) => return Ok(None),
        Err(error) if error.kind() == std::io::ErrorKind::FileTooLarge => {
            return Err(SecretError::KeyFileMalformed(path.to_owned()));
        }
        Err(source) => {
            return Err(SecretError::File {
                path: path.to_owned(),
                source,
            });
        }
    };
    let key = std::str::from_utf8(&bytes).ok().and_then(Key::from_hex);
    key.map(Some)
        .ok_or_else(|| SecretError::KeyFileMalformed(path.to_owned()))
}

/// Creates a key file; fails if it exists.
pub(super) fn create(path: &Path, key: &Key) -> Result<(), SecretError> {
    let mut line = key.to_hex();
    line.push('\n');
    private_file::create(path, line.as_bytes()).map_err(|source| SecretError::File {
        path: path.to_owned(),
        source,
    })
}

/// Room for a password and what it is for.
const TEXT_LIMIT: u64 = 8_192;

/// A text in a file that only its owner reads; `None` if there is no such file.
pub(super) fn read_text(path: &Path) -> Result<Option<Zeroizing<String>>, SecretError> {
    let text = match private_file::read(path, TEXT_LIMIT) {
        Ok(Some(bytes)) => Zeroizing::new(bytes),
        Ok(None) => return Ok(None),
        Err(source) => {
            return Err(SecretError::File {
                path: path.to_owned(),
                source,
            });
        }
    };
    Ok(Some(Zeroizing::new(String::from_utf8_lossy(&text).into_owned())))
}

/// Writes such a file, replacing an earlier one; an empty text removes it.
pub(super) fn replace_text(path: &Path, text: &str) -> Result<(), SecretError> {
    let replaced = remove_if_there(path).and_then(|()| match text {
        "" => Ok(()),
        text => private_file::create(path, text.as_bytes()),
    });
    replaced.map_err(|source| SecretError::File {
        path: path.to_owned(),
        source,
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::{create, read};
    use crate::secrets::SecretError;
    use store::Key;

    #[test]
    fn a_written_file_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        assert_eq!(read(&path).unwrap(), None);
        let key = Key::new([0xa7; 32]);
        create(&path, &key).unwrap();
        assert_eq!(read(&path).unwrap(), Some(key));
    }

    #[test]
    fn files_without_a_key_are_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        for content in [String::new(), "ab".repeat(31), "xy".repeat(32), "00".repeat(5_000)] {
            std::fs::write(&path, content).unwrap();
            let error = read(&path).unwrap_err();
            assert!(matches!(error, SecretError::KeyFileMalformed(_)), "{error:?}");
            assert!(error.to_string().contains(path.to_str().unwrap()));
        }
        let error = read(folder.path()).unwrap_err();
        assert!(matches!(error, SecretError::File { .. }), "{error:?}");
        let error = create(&folder.path().join("no/such"), &Key::new([1; 32])).unwrap_err();
        assert!(matches!(error, SecretError::File { .. }), "{error:?}");
    }
}
