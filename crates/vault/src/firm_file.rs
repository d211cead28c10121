//! A firm's file and the files beside it.

use std::path::PathBuf;
use std::{fs, io};

use store::files::remove_if_there;

use crate::secrets::write_private;

/// Extension of a firm's database file.
pub const FIRM: &str = "coverbook";

/// Extension of the sidecar beside it.
const KEYS: &str = "keys";

/// Extension of a file that is not in its place yet because it still lacks records.
pub(crate) const JOINING: &str = "joining";

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

    /// Where what a hub tells is gathered before it takes the place of a firm that has moved there. Its name is
    /// none of a firm's file.
    pub fn joining(&self) -> PathBuf {
        self.path.with_added_extension(JOINING)
    }

    /// Where the program that moves the firm holds a lock.
    pub fn moving(&self) -> PathBuf {
        self.path.with_extension("moving")
    }

    /// Deletes the copies that were made of the file and its sidecar before they changed.
    pub fn delete_copies(&self) -> io::Result<()> {
        for of in [&self.path, &self.sidecar_path()] {
            let (Some(folder), Some(start)) = (
                of.parent(),
                of.with_added_extension("before-").file_name().map(ToOwned::to_owned),
            ) else {
                continue;
            };
            for entry in fs::read_dir(folder)? {
                let entry = entry?;
                if entry
                    .file_name()
                    .as_encoded_bytes()
                    .starts_with(start.as_encoded_bytes())
                {
                    remove_if_there(&entry.path())?;
                }
            }
        }
        Ok(())
    }

    /// Deletes the file and everything of it beside it: its log, its copies from before migrations, its
    /// sidecar and its mark. Nothing may have it open.
    pub fn delete(&self) -> io::Result<()> {
        remove_if_there(&self.path)?;
        remove_if_there(&self.sidecar_path())?;
        remove_if_there(&self.path.with_extension(ASKS))?;
        let Some((folder, name)) = self.path.parent().zip(self.path.file_name()) else {
            return Ok(());
        };
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let found = entry.file_name();
            let rest = found.as_encoded_bytes().strip_prefix(name.as_encoded_bytes());
            if rest.is_some_and(|rest| rest.starts_with(b"-") || rest.starts_with(b".")) {
                remove_if_there(&entry.path())?;
            }
        }
        Ok(())
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
