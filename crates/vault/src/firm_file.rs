//! A firm's file and the files beside it.

use std::path::PathBuf;
use std::{fs, io};

use store::files::remove_if_there;

use crate::secrets::write_private;

/// Extension of a firm's database file.
pub const FIRM: &str = "coverbook";

/// Extension of the sidecar beside it.
const KEYS: &str = "keys";

/// Extension of the empty file that makes a firm ask for its passphrase at every start.
const ASKS: &str = "asks";

/// A firm's database file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FirmFile {
    /// Name of the file without folder or extension; people and requests use it.
    pub name: String,
    /// Path of the file.
    pub path: PathBuf,
}

impl FirmFile {
    /// A firm's file at any path, inside a profile or not.
    pub fn at(path: PathBuf) -> Self {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Self { name, path }
    }

    /// The sidecar with its wrapped key.
    pub fn sidecar_path(&self) -> PathBuf {
        self.path.with_extension(KEYS)
    }

    /// Whether it asks for the passphrase at every start on this device. A file beside it says so, because
    /// this must be known before the firm is open.
    pub fn asks(&self) -> bool {
        self.path.with_extension(ASKS).exists()
    }

    /// Sets whether it asks at every start.
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

    /// The name of its key in a [`crate::secrets::Vault`]: the whole path, because files of two profiles
    /// may have the same name.
    pub fn vault_name(&self) -> String {
        // The folder exists before the file: the name must not change when the file is created.
        let folder = self.path.parent().and_then(|folder| fs::canonicalize(folder).ok());
        let path = match (folder, self.path.file_name()) {
            (Some(folder), Some(name)) => Ok(folder.join(name)),
            _ => std::path::absolute(&self.path),
        };
        path.as_deref().unwrap_or(&self.path).to_string_lossy().into_owned()
    }
}
