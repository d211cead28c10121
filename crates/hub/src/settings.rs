//! `hub.json`: what an operator chose for a hub, beside its secret.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use protocol::link::{HubAt, Link};
use serde::{Deserialize, Serialize};
use store::files::{create_private, remove_if_there, sync_folder};

use crate::folder::Folder;
use crate::identity::{self, Files};

/// The port unless another is chosen.
pub const PORT: u16 = 7_843;

/// What an operator chose.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Where devices reach the hub, `https://host:port`.
    pub addresses: Vec<String>,
    /// Whether it is known by a certificate that systems trust, and not by its own key.
    pub trusted: bool,
}

fn file(folder: &Path) -> PathBuf {
    folder.join("hub.json")
}

impl Settings {
    /// What was chosen; nothing if there is no file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read(folder: &Path) -> io::Result<Self> {
        match std::fs::read(file(folder)) {
            Ok(text) => serde_json::from_slice(&text).map_err(io::Error::other),
            Err(problem) if problem.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(problem) => Err(problem),
        }
    }

    /// Keeps it.
    ///
    /// # Errors
    /// As the disk gives them.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let path = file(folder);
        let draft = path.with_extension("draft");
        remove_if_there(&draft)?;
        let mut text = serde_json::to_vec_pretty(self).map_err(io::Error::other)?;
        text.push(b'\n');
        let mut made = create_private(&draft)?;
        made.write_all(&text)?;
        made.sync_all()?;
        std::fs::rename(&draft, &path)?;
        sync_folder(&path)
    }

    /// Where the hub is, and how it is known.
    ///
    /// # Errors
    /// If its key cannot be read.
    pub fn hub_at(&self, folder: &Path) -> io::Result<HubAt> {
        let pin = if self.trusted {
            None
        } else {
            Some(identity::pin(&own_files(folder).1)?)
        };
        Ok(HubAt {
            addresses: self.addresses.clone(),
            pin,
        })
    }

    /// The link that brings a firm to a place.
    ///
    /// # Errors
    /// As [`Self::hub_at`].
    pub fn attach_link(&self, folder: &Folder, place: String) -> io::Result<Link> {
        let hub = self.hub_at(folder.path())?;
        Ok(Link::Attach { hub, place })
    }
}

/// Certificate and key that a hub makes for itself.
pub fn own_files(folder: &Path) -> (PathBuf, PathBuf) {
    (folder.join("tls.crt"), folder.join("tls.key"))
}

/// As [`Files`].
pub fn files((certificate, key): &(PathBuf, PathBuf)) -> Files<'_> {
    Files {
        certificate: certificate.as_path(),
        key: key.as_path(),
    }
}
