//! The folder of a hub: its secret, its identity, and one encrypted file for each firm.

use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use domain::ids::FirmId;
use hub_core::sync::Secret;
use store::Key;
use store::files::{create_private, sync_folder};
use uuid::Uuid;
use vault::entropy::Entropy;
use zeroize::Zeroizing;

/// Extension of a firm's file.
pub(crate) const FIRM: &str = "coverbook";

/// Bytes of the secret.
const SECRET: usize = 32;

/// A hub's folder and its secret. Everything that a hub keeps is encrypted or hashed with keys that come from
/// the secret; whoever has the folder without it learns nothing but the number and size of the firms.
#[derive(Clone)]
pub struct Folder {
    path: PathBuf,
    secret: Zeroizing<[u8; SECRET]>,
}

impl std::fmt::Debug for Folder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Folder")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// Where a hub's secret lies, if no other place is named.
pub fn secret_file(folder: &Path) -> PathBuf {
    folder.join("secret")
}

/// Whether the hub of a folder has firms; none if there is no hub.
///
/// # Errors
/// As the disk gives them.
pub fn has_firms(folder: &Path) -> io::Result<bool> {
    let firms = folder.join("firms");
    Ok(firms.try_exists()? && !firms_in(&firms)?.is_empty())
}

fn firms_in(folder: &Path) -> io::Result<Vec<FirmId>> {
    let mut firms = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == FIRM)
            && let Some(name) = path.file_stem().and_then(|name| name.to_str())
            && let Ok(id) = Uuid::try_parse(name)
        {
            firms.push(FirmId(id));
        }
    }
    firms.sort_unstable();
    Ok(firms)
}

impl Folder {
    /// Makes the folder, readable by its owner alone, and a new secret in `secret`.
    ///
    /// # Errors
    /// If there is a secret already, or the disk refuses.
    pub fn make(path: &Path, secret: &Path) -> io::Result<Self> {
        lay_out(path)?;
        let bytes: [u8; SECRET] = Entropy::System.bytes().map_err(io::Error::other)?;
        let bytes = Zeroizing::new(bytes);
        let mut file = create_private(secret)?;
        file.write_all(bytes.as_slice())?;
        file.sync_all()?;
        sync_folder(secret)?;
        Self::open(path, secret)
    }

    /// Opens a folder that was made.
    ///
    /// # Errors
    /// If the secret is missing or has another length.
    pub fn open(path: &Path, secret: &Path) -> io::Result<Self> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(SECRET + 1));
        let file = vault::files::open_own(secret)?;
        file.take(SECRET as u64 + 1).read_to_end(&mut bytes)?;
        let secret = <[u8; SECRET]>::try_from(bytes.as_slice())
            .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "the secret does not have 32 bytes"))?;
        Ok(Self {
            path: path.to_owned(),
            secret: Zeroizing::new(secret),
        })
    }

    /// As [`Self::make`] and [`Self::open`], with a secret that its host keeps elsewhere. What is there
    /// already stays.
    ///
    /// # Errors
    /// As the disk gives them.
    pub fn with_secret(path: &Path, secret: &Key) -> io::Result<Self> {
        lay_out(path)?;
        Ok(Self {
            path: path.to_owned(),
            secret: Zeroizing::new(*secret.as_bytes()),
        })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The place of a firm's file.
    pub fn firm_file(&self, firm: FirmId) -> PathBuf {
        self.path.join("firms").join(format!("{}.{FIRM}", firm.0))
    }

    /// The firms whose files are here.
    pub fn firms(&self) -> io::Result<Vec<FirmId>> {
        firms_in(&self.path.join("firms"))
    }

    /// The folder of places and of what arrives there.
    pub(crate) fn places(&self) -> PathBuf {
        self.path.join("places")
    }

    fn derived(&self, context: &'static str, about: &[u8]) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new_derive_key(context);
        hasher.update(self.secret.as_slice()).update(about);
        *hasher.finalize().as_bytes()
    }

    /// The key of a firm's file.
    pub fn key(&self, firm: FirmId) -> Key {
        Key::new(self.derived("coverbook hub 2026 key of a firm's file", firm.as_bytes()))
    }

    /// What a firm's cursors, versions, codes and tokens are made with.
    pub(crate) fn secret(&self, firm: FirmId) -> Secret {
        Secret::new(self.derived("coverbook hub 2026 secret of a firm", firm.as_bytes()))
    }

    /// The name under which a place is kept.
    pub(crate) fn place_name(&self, place: &str) -> String {
        let hash = self.derived("coverbook hub 2026 name of a place", place.as_bytes());
        data_encoding::HEXLOWER.encode(&hash)
    }

    /// How a firm or a device is called in the log: nobody else can tell which it is.
    pub(crate) fn in_log(&self, id: Uuid) -> String {
        let hash = self.derived("coverbook hub 2026 name in the log", id.as_bytes());
        let [a, b, c, d, ..] = hash;
        data_encoding::HEXLOWER.encode(&[a, b, c, d])
    }
}

fn lay_out(path: &Path) -> io::Result<()> {
    private_folder(path)?;
    private_folder(&path.join("firms"))?;
    private_folder(&path.join("places"))
}

/// Makes a folder that only its owner opens, if it is not there.
fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
