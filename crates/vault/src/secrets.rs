//! Keys of firms' files: where they are kept, and how a person opens a file without that place.
//!
//! A firm's file is encrypted with 256 random bits. The device keeps them in a [`Vault`]; beside the file a
//! [`Sidecar`] holds them wrapped by a [`RecoveryCode`] and, if there is one, a passphrase. Everything here
//! may block (keyring services ask people, key derivation is slow on purpose): call it off the threads that
//! serve the window.

mod key_file;
mod os;
mod passphrase;
mod private_file;
mod recovery_code;
mod sidecar;
mod wrap;

pub use passphrase::{PASSPHRASE_MIN, check_passphrase};
pub use private_file::{read as read_private, replace as replace_private, write as write_private};
pub use recovery_code::{ReadCode, RecoveryCode};
pub use sidecar::Sidecar;
pub use wrap::Cost;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use store::Key;
use store::files::with_ending;
use zeroize::Zeroizing;

use crate::entropy::{Entropy, NoEntropy};

/// Why a key could not be stored, found or unwrapped.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// Neither the recovery code nor the passphrase.
    #[error("this is neither the recovery code nor the passphrase of this firm")]
    Wrong,
    /// A recovery code whose check characters show that it was mistyped.
    #[error("the recovery code has a typing mistake")]
    Mistyped,
    /// There is no sidecar.
    #[error("{} is missing: put the copy of it back beside the firm's file", .0.display())]
    Missing(PathBuf),
    /// The file is not a sidecar, or incomplete.
    #[error("{} is damaged: put the copy of it back beside the firm's file", .0.display())]
    Damaged(PathBuf),
    /// A newer version of the program wrote the sidecar.
    #[error("{} was written by a newer version of Coverbook: update this one", .0.display())]
    Newer(PathBuf),
    /// A sidecar exists already, and it may be the only way into a file.
    #[error("{} is there already and is not replaced", .0.display())]
    Exists(PathBuf),
    /// Fewer than [`PASSPHRASE_MIN`] characters.
    #[error("a passphrase needs at least {PASSPHRASE_MIN} characters")]
    ShortPassphrase,
    /// The system has no keyring service, or it is not running.
    #[error("this system keeps no keys: {0}")]
    NoKeyring(String),
    /// The keyring is locked.
    #[error("the system's keyring is locked: {0}")]
    KeyringLocked(String),
    /// The keyring service failed, or its entry is not a key.
    #[error("the system's keyring failed: {0}")]
    Keyring(String),
    /// The key file does not hold 64 hexadecimal digits.
    #[error("{} is no key file: it must hold 64 hexadecimal digits", .0.display())]
    KeyFileMalformed(PathBuf),
    /// The key file holds another key and is not replaced.
    #[error("{} holds another key and is not replaced", .0.display())]
    KeyFileTaken(PathBuf),
    /// A file could not be read or written.
    #[error("{}: {source}", .path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// No random bytes.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// The cost of a key derivation is beyond what the algorithm or the device can do.
    #[error("the key could not be derived: {0}")]
    Derivation(String),
}

/// A new random key.
pub fn new_key(entropy: &Entropy) -> Result<Key, SecretError> {
    Ok(Key::new(entropy.bytes()?))
}

/// Where this device keeps the keys of its firms' files. Clones are the same place.
#[derive(Clone)]
pub enum Vault {
    /// The operating system's keyring.
    Os {
        /// Name under which entries are stored; versions of the program that must not share keys have
        /// different names.
        service: String,
    },
    /// The memory of this process; for tests.
    Memory {
        /// Keys by file.
        keys: Arc<Mutex<BTreeMap<String, Key>>>,
        /// Passwords of mail servers by file.
        passwords: Arc<Mutex<BTreeMap<String, Zeroizing<String>>>>,
    },
    /// A file with 64 hexadecimal digits: one key for every firm opened with it.
    KeyFile(PathBuf),
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Os { service } => write!(f, "Os({service})"),
            Self::Memory { .. } => f.write_str("Memory"),
            Self::KeyFile(path) => write!(f, "KeyFile({})", path.display()),
        }
    }
}

impl Vault {
    /// The operating system's keyring. Development builds have entries of their own.
    pub fn os() -> Self {
        let service = if cfg!(debug_assertions) {
            "Coverbook development"
        } else {
            "Coverbook"
        };
        Self::Os {
            service: service.to_owned(),
        }
    }

    /// An empty vault in memory.
    pub fn memory() -> Self {
        Self::Memory {
            keys: Arc::default(),
            passwords: Arc::default(),
        }
    }

    /// Whether keys can be stored now. Stores an entry and removes it again, because a locked keyring
    /// answers as if it were empty. May wait for a person to unlock the keyring.
    pub fn probe(&self) -> Result<(), SecretError> {
        match self {
            Self::Os { service } => os::probe(service),
            Self::Memory { .. } => Ok(()),
            Self::KeyFile(path) => key_file::read(path).map(drop),
        }
    }

    /// The key stored for `file`; `None` only if there certainly is none.
    pub fn get(&self, file: &str) -> Result<Option<Key>, SecretError> {
        match self {
            Self::Os { service } => os::get(service, file),
            Self::Memory { keys, .. } => Ok(keys.lock().unwrap_or_else(PoisonError::into_inner).get(file).cloned()),
            Self::KeyFile(path) => key_file::read(path),
        }
    }

    /// Stores the key of `file`, replacing an earlier one. A key file is written if it does not exist, and
    /// never replaced.
    pub fn put(&self, file: &str, key: &Key) -> Result<(), SecretError> {
        match self {
            Self::Os { service } => os::put(service, file, key),
            Self::Memory { keys, .. } => {
                let mut keys = keys.lock().unwrap_or_else(PoisonError::into_inner);
                keys.insert(file.to_owned(), key.clone());
                Ok(())
            }
            Self::KeyFile(path) => match key_file::read(path)? {
                None => key_file::create(path, key),
                Some(kept) if kept == *key => Ok(()),
                Some(_) => Err(SecretError::KeyFileTaken(path.clone())),
            },
        }
    }

    /// A key for a new firm, already stored. If the key file exists, its key is used.
    pub fn create(&self, file: &str, entropy: &Entropy) -> Result<Key, SecretError> {
        if let Self::KeyFile(path) = self
            && let Some(key) = key_file::read(path)?
        {
            return Ok(key);
        }
        let key = new_key(entropy)?;
        match (self.put(file, &key), self) {
            // Another program has just created the key file.
            (Err(SecretError::File { source, .. }), Self::KeyFile(path))
                if source.kind() == std::io::ErrorKind::AlreadyExists =>
            {
                key_file::read(path)?.ok_or_else(|| SecretError::KeyFileMalformed(path.clone()))
            }
            (put, _) => put.map(|()| key),
        }
    }

    /// The password of the mail server of the firm in `file`, if one is stored. With a key file it is in a
    /// file beside it, as readable as the key itself.
    pub fn mail_password(&self, file: &str) -> Result<Option<Zeroizing<String>>, SecretError> {
        match self {
            Self::Os { service } => os::get_text(service, &mail_account(file)),
            Self::Memory { passwords, .. } => {
                let passwords = passwords.lock().unwrap_or_else(PoisonError::into_inner);
                Ok(passwords.get(file).cloned())
            }
            Self::KeyFile(path) => key_file::read_text(&mail_file(path, file)),
        }
    }

    /// Stores that password, replacing an earlier one; an empty one is removed.
    pub fn keep_mail_password(&self, file: &str, password: &Zeroizing<String>) -> Result<(), SecretError> {
        match self {
            Self::Os { service } if password.is_empty() => os::forget(service, &mail_account(file)),
            Self::Os { service } => os::put_text(service, &mail_account(file), password),
            Self::Memory { passwords, .. } => {
                let mut passwords = passwords.lock().unwrap_or_else(PoisonError::into_inner);
                passwords.insert(file.to_owned(), password.clone());
                passwords.retain(|_, password| !password.is_empty());
                Ok(())
            }
            Self::KeyFile(path) => key_file::replace_text(&mail_file(path, file), password),
        }
    }

    /// Stores the next key of `file`, beside the current one. A key file holds only one key: the next one
    /// needs another file.
    pub fn keep_next(&self, file: &str, key: &Key) -> Result<(), SecretError> {
        match self {
            Self::KeyFile(_) => Ok(()),
            Self::Os { .. } | Self::Memory { .. } => self.put(&next(file), key),
        }
    }

    /// The next key of `file`, if replacing the key was interrupted.
    pub fn next_key(&self, file: &str) -> Result<Option<Key>, SecretError> {
        match self {
            Self::KeyFile(_) => Ok(None),
            Self::Os { .. } | Self::Memory { .. } => self.get(&next(file)),
        }
    }

    /// There is no next key of `file` any more.
    pub fn forget_next(&self, file: &str) -> Result<(), SecretError> {
        match self {
            Self::KeyFile(_) => Ok(()),
            Self::Os { .. } | Self::Memory { .. } => self.forget(&next(file)),
        }
    }

    /// The next key of `file` is in force: it becomes the current one.
    pub fn take_next(&self, file: &str, key: &Key) -> Result<(), SecretError> {
        self.put(file, key)?;
        self.forget(&next(file))
    }

    /// The name of the firm in `file`, if it was stored ([`Self::keep_firm_name`]).
    pub fn firm_name(&self, file: &str) -> Result<Option<String>, SecretError> {
        let found = match self {
            Self::Os { service } => os::get_text(service, &name_account(file))?,
            Self::Memory { passwords, .. } => {
                let texts = passwords.lock().unwrap_or_else(PoisonError::into_inner);
                texts.get(&name_account(file)).cloned()
            }
            Self::KeyFile(_) => None,
        };
        Ok(found.map(|text| text.to_string()))
    }

    /// Stores the name of the firm in `file`, for the screen that asks for its passphrase. With a key file
    /// nothing is stored.
    pub fn keep_firm_name(&self, file: &str, name: &str) -> Result<(), SecretError> {
        match self {
            Self::Os { service } => os::put_text(service, &name_account(file), name),
            Self::Memory { passwords, .. } => {
                let mut texts = passwords.lock().unwrap_or_else(PoisonError::into_inner);
                texts.insert(name_account(file), Zeroizing::new(name.to_owned()));
                Ok(())
            }
            Self::KeyFile(_) => Ok(()),
        }
    }

    /// The secret of the hub in `folder`, if one is stored. With a key file it is in a file beside it.
    pub fn hub_secret(&self, folder: &str) -> Result<Option<Key>, SecretError> {
        match self {
            Self::Os { .. } | Self::Memory { .. } => self.get(&hub_account(folder)),
            Self::KeyFile(path) => key_file::read(&with_ending(path, HUB)),
        }
    }

    /// Makes that secret, where there is none.
    pub fn make_hub_secret(&self, folder: &str, entropy: &Entropy) -> Result<Key, SecretError> {
        let secret = new_key(entropy)?;
        match self {
            Self::Os { .. } | Self::Memory { .. } => self.put(&hub_account(folder), &secret)?,
            Self::KeyFile(path) => key_file::create(&with_ending(path, HUB), &secret)?,
        }
        Ok(secret)
    }

    /// Removes what is stored for `file`. A key file stays: it is not ours, and other firms may use it.
    pub fn forget(&self, file: &str) -> Result<(), SecretError> {
        match self {
            Self::Os { service } => os::forget(service, file),
            Self::Memory { keys, .. } => {
                keys.lock().unwrap_or_else(PoisonError::into_inner).remove(file);
                Ok(())
            }
            Self::KeyFile(_) => Ok(()),
        }
    }
}

/// Ending of the file with a hub's secret, beside a key file.
const HUB: &str = ".hub";

/// Entry for the secret of a hub.
fn hub_account(folder: &str) -> String {
    format!("hub:{folder}")
}

/// Entry for the next key of a file.
fn next(file: &str) -> String {
    format!("next:{file}")
}

/// Entry for a firm's name.
fn name_account(file: &str) -> String {
    format!("name:{file}")
}

/// Entry for a mail server's password. No key has this name: a key's entry is named by the whole path of
/// its file.
fn mail_account(file: &str) -> String {
    format!("mail:{file}")
}

/// The file for the password beside a key file. A vault names files by their whole path.
fn mail_file(key_file: &Path, file: &str) -> PathBuf {
    let firm = Path::new(file).file_stem().unwrap_or_default();
    with_ending(&with_ending(&with_ending(key_file, "."), firm), ".mail")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use zeroize::Zeroizing;

    use super::{SecretError, Vault, new_key};
    use crate::entropy::Entropy;

    #[test]
    fn keys_are_random() {
        assert_ne!(new_key(&Entropy::System).unwrap(), new_key(&Entropy::System).unwrap());
    }

    #[test]
    fn memory() {
        let (vault, entropy) = (Vault::memory(), Entropy::seeded(1));
        assert!(vault.probe().is_ok());
        assert_eq!(vault.get("a").unwrap(), None);
        let key = vault.create("a", &entropy).unwrap();
        let other = vault.create("b", &entropy).unwrap();
        assert_ne!(key, other);
        assert_eq!(vault.clone().get("a").unwrap(), Some(key));
        vault.put("a", &other).unwrap();
        assert_eq!(vault.get("a").unwrap(), Some(other));
        vault.forget("a").unwrap();
        vault.forget("a").unwrap();
        assert_eq!(vault.get("a").unwrap(), None);
    }

    #[test]
    fn key_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        let (vault, entropy) = (Vault::KeyFile(path.clone()), Entropy::seeded(1));
        assert_eq!(vault.get("a").unwrap(), None);
        let key = vault.create("a", &entropy).unwrap();
        assert_eq!(vault.create("b", &entropy).unwrap(), key, "one key for every firm");
        assert_eq!(vault.get("c").unwrap(), Some(key.clone()));
        assert!(vault.put("a", &key).is_ok());
        let refused = vault.put("a", &new_key(&entropy).unwrap());
        assert!(matches!(refused, Err(SecretError::KeyFileTaken(_))), "{refused:?}");
        vault.forget("a").unwrap();
        assert!(path.exists());
        assert_eq!(std::fs::read_to_string(&path).unwrap().trim(), *key.to_hex());
    }

    #[test]
    fn secrets_of_hubs() {
        let folder = tempfile::tempdir().unwrap();
        for vault in [Vault::memory(), Vault::KeyFile(folder.path().join("key"))] {
            let key = vault.create("a", &Entropy::seeded(1)).unwrap();
            assert_eq!(vault.hub_secret("a").unwrap(), None, "no key of a firm is one");
            let made = vault.make_hub_secret("a", &Entropy::seeded(2)).unwrap();
            assert_ne!(made, key);
            assert_eq!(vault.clone().hub_secret("a").unwrap(), Some(made));
            assert_eq!(vault.get("a").unwrap(), Some(key));
        }
    }

    #[test]
    fn nothing_secret_is_printed() {
        let vault = Vault::memory();
        let key = vault.create("a", &Entropy::seeded(1)).unwrap();
        vault
            .keep_mail_password("a", &Zeroizing::new("hunter2".into()))
            .unwrap();
        let hex = key.to_hex();
        let printed = format!("{vault:?} {key:?}");
        assert!(!printed.contains(hex.get(..8).unwrap()) && !printed.contains("hunter2"));
    }

    #[test]
    fn passwords_of_mail_servers() {
        let folder = tempfile::tempdir().unwrap();
        for vault in [Vault::memory(), Vault::KeyFile(folder.path().join("key"))] {
            let kept = |file: &str| vault.mail_password(file).unwrap().map(|text| text.to_string());
            let keep = |password: &str| vault.keep_mail_password("a", &Zeroizing::new(password.into()));
            assert_eq!(kept("a"), None);
            for password in ["first", "second, with ünläuts\n"] {
                keep(password).unwrap();
                assert_eq!(kept("a").as_deref(), Some(password));
            }
            assert_eq!(kept("b"), None, "every firm has its own");
            keep("").unwrap();
            keep("").unwrap();
            assert_eq!(kept("a"), None);
        }
    }
}
