//! A firm's file and what stands beside it.

use std::path::PathBuf;
use std::{fs, io};

use store::files::remove_if_there;

use crate::secrets::write_private;

/// Extension of a firm's database file.
pub const FIRM: &str = "coverbook";

/// Extension of the sidecar beside it.
const KEYS: &str = "keys";

/// Extension of the empty file that has a firm ask for its passphrase at every start.
const ASKS: &str = "asks";

/// A firm's database file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FirmFile {
    /// Name of the file without folder or extension; how people and requests name it.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

impl FirmFile {
    /// A firm's file somewhere, in a profile or not.
    pub fn at(path: PathBuf) -> Self {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Self { name, path }
    }

    /// Where its key is wrapped for people.
    pub fn sidecar_path(&self) -> PathBuf {
        self.path.with_extension(KEYS)
    }

    /// Whether it asks for the passphrase at every start on this device. A file beside it says so,
    /// because it has to be known before the firm is open.
    pub fn asks(&self) -> bool {
        self.path.with_extension(ASKS).exists()
    }

    /// Has it ask at every start, or not.
    pub fn set_asks(&self, asks: bool) -> io::Result<()> {
        let mark = self.path.with_extension(ASKS);
        if asks {
            if mark.exists() {
                Ok(())
            } else {
                write_private(&mark, b"")
            }
        } else {
            remove_if_there(&mark)
        }
    }

    /// What its key is kept under in a [`crate::secrets::Vault`]: the whole path, since files of two profiles may
    /// have one name.
    pub fn vault_name(&self) -> String {
        // The folder is there before the file is: the name must not change when the file comes.
        let folder = self.path.parent().and_then(|folder| fs::canonicalize(folder).ok());
        let path = match (folder, self.path.file_name()) {
            (Some(folder), Some(name)) => Ok(folder.join(name)),
            _ => std::path::absolute(&self.path),
        };
        path.as_deref().unwrap_or(&self.path).to_string_lossy().into_owned()
    }
}
