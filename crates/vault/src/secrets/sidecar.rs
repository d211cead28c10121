//! The file beside a firm's file that opens it when the device's vault has no key.

use std::path::Path;

use serde::{Deserialize, Serialize};
use store::Key;

use super::passphrase::{check_passphrase, normal};
use super::wrap::{Cost, Purpose, Wrap};
use super::{ReadCode, RecoveryCode, SecretError, private_file};
use crate::entropy::Entropy;

/// `<firm>.keys`: the firm's key wrapped by the recovery code and, if there is one, by the passphrase. JSON
/// without a name or other personal data; copies belong to backups.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Sidecar {
    coverbook_keys: u32,
    recovery: Wrap,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    passphrase: Option<Wrap>,
}

/// Parsed first and alone, because a newer file may have any other shape.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Head {
    coverbook_keys: u32,
}

impl Sidecar {
    const VERSION: u32 = 1;
    /// Ten times what a sidecar needs.
    pub const LIMIT: u64 = 16 * 1_024;

    /// Wraps the key of a new firm and writes the sidecar, as a whole or not at all. The returned code is
    /// shown once and stored nowhere.
    pub fn create(
        path: &Path,
        key: &Key,
        passphrase: Option<&str>,
        cost: Cost,
        entropy: &Entropy,
    ) -> Result<RecoveryCode, SecretError> {
        let code = RecoveryCode::new(entropy)?;
        let sidecar = Self::seal(key, &code, passphrase, cost, entropy)?;
        private_file::create(path, &sidecar.to_bytes()?).map_err(|source| match source.kind() {
            std::io::ErrorKind::AlreadyExists => SecretError::Exists(path.to_owned()),
            _ => file_error(path, source),
        })?;
        Ok(code)
    }

    /// Wraps a key by this code and, if given, a passphrase.
    pub fn seal(
        key: &Key,
        code: &RecoveryCode,
        passphrase: Option<&str>,
        cost: Cost,
        entropy: &Entropy,
    ) -> Result<Self, SecretError> {
        Ok(Self {
            coverbook_keys: Self::VERSION,
            recovery: Wrap::seal(key, code.secret(), Purpose::Recovery, cost, entropy)?,
            passphrase: wrapped(key, passphrase, cost, entropy)?,
        })
    }

    /// Sets, changes or removes the passphrase of the firm with this key; the recovery code stays.
    pub fn set_passphrase(
        path: &Path,
        key: &Key,
        passphrase: Option<&str>,
        cost: Cost,
        entropy: &Entropy,
    ) -> Result<(), SecretError> {
        let passphrase = wrapped(key, passphrase, cost, entropy)?;
        let sidecar = Self {
            passphrase,
            ..Self::read(path)?
        };
        sidecar.replace(path)
    }

    /// Makes `code` the recovery code of the firm with this key; the old one then opens only older backups.
    /// The passphrase stays.
    pub fn set_code(
        path: &Path,
        key: &Key,
        code: &RecoveryCode,
        cost: Cost,
        entropy: &Entropy,
    ) -> Result<(), SecretError> {
        let recovery = Wrap::seal(key, code.secret(), Purpose::Recovery, cost, entropy)?;
        let sidecar = Self {
            recovery,
            ..Self::read(path)?
        };
        sidecar.replace(path)
    }

    fn replace(&self, path: &Path) -> Result<(), SecretError> {
        private_file::replace(path, &self.to_bytes()?).map_err(|source| file_error(path, source))
    }

    /// The bytes of its file.
    pub fn to_bytes(&self) -> Result<Vec<u8>, SecretError> {
        let mut text = serde_json::to_string_pretty(self).map_err(|e| SecretError::Derivation(e.to_string()))?;
        text.push('\n');
        Ok(text.into_bytes())
    }

    /// Unwraps the key with a typed secret: the recovery code, else the passphrase.
    pub fn open(path: &Path, secret: &str) -> Result<Key, SecretError> {
        Self::read(path)?.unwrap_key(secret)
    }

    /// As [`Self::open`], for a sidecar that was already read.
    pub fn unwrap_key(&self, secret: &str) -> Result<Key, SecretError> {
        let code = RecoveryCode::read(secret);
        if let ReadCode::Code(code) = &code
            && let Some(key) = self.recovery.open(code.secret(), Purpose::Recovery)?
        {
            return Ok(key);
        }
        if let Some(wrap) = &self.passphrase
            && let Some(key) = wrap.open(normal(secret).as_bytes(), Purpose::Passphrase)?
        {
            return Ok(key);
        }
        Err(if code == ReadCode::Mistyped {
            SecretError::Mistyped
        } else {
            SecretError::Wrong
        })
    }

    /// Reads a sidecar and checks everything that can be checked without a secret.
    pub fn read(path: &Path) -> Result<Self, SecretError> {
        Self::from_bytes(&Self::bytes(path)?, path)
    }

    /// The bytes of a sidecar's file.
    pub fn bytes(path: &Path) -> Result<Vec<u8>, SecretError> {
        match private_file::read(path, Self::LIMIT) {
            Ok(Some(bytes)) => Ok(bytes),
            Ok(None) => Err(SecretError::Missing(path.to_owned())),
            Err(error) if error.kind() == std::io::ErrorKind::FileTooLarge => {
                Err(SecretError::Damaged(path.to_owned()))
            }
            Err(source) => Err(file_error(path, source)),
        }
    }

    /// As [`Self::read`], from the bytes of the file `path`.
    pub fn from_bytes(bytes: &[u8], path: &Path) -> Result<Self, SecretError> {
        let damaged = || SecretError::Damaged(path.to_owned());
        let head: Head = serde_json::from_slice(bytes).map_err(|_| damaged())?;
        if head.coverbook_keys > Self::VERSION {
            return Err(SecretError::Newer(path.to_owned()));
        }
        let sidecar: Self = serde_json::from_slice(bytes).map_err(|_| damaged())?;
        let sound = sidecar.recovery.is_sound()
            && sidecar.passphrase.as_ref().is_none_or(Wrap::is_sound)
            && sidecar.coverbook_keys == Self::VERSION;
        if sound { Ok(sidecar) } else { Err(damaged()) }
    }

    /// Whether a passphrase opens the file.
    pub const fn has_passphrase(&self) -> bool {
        self.passphrase.is_some()
    }
}

/// The key wrapped by a passphrase, if there is one and it is long enough.
fn wrapped(key: &Key, passphrase: Option<&str>, cost: Cost, entropy: &Entropy) -> Result<Option<Wrap>, SecretError> {
    let Some(text) = passphrase else { return Ok(None) };
    check_passphrase(text)?;
    let secret = normal(text);
    Wrap::seal(key, secret.as_bytes(), Purpose::Passphrase, cost, entropy).map(Some)
}

fn file_error(path: &Path, source: std::io::Error) -> SecretError {
    SecretError::File {
        path: path.to_owned(),
        source,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::Sidecar;
    use crate::entropy::Entropy;
    use crate::secrets::{Cost, RecoveryCode, SecretError};
    use std::path::{Path, PathBuf};
    use store::Key;

    fn key() -> Key {
        Key::new([9; 32])
    }

    /// A sidecar in a folder of its own, and its recovery code as shown.
    fn made(passphrase: Option<&str>) -> (tempfile::TempDir, PathBuf, String) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("acme.keys");
        let entropy = Entropy::seeded(4);
        let code = Sidecar::create(&path, &key(), passphrase, Cost::TRIVIAL, &entropy).unwrap();
        (folder, path, code.to_text().to_string())
    }

    fn error(path: &Path, secret: &str) -> SecretError {
        Sidecar::open(path, secret).unwrap_err()
    }

    #[test]
    fn code_and_passphrase_open_it() {
        let (_folder, path, code) = made(Some("die grüne Wiese"));
        assert_eq!(Sidecar::open(&path, &code).unwrap(), key());
        assert_eq!(
            Sidecar::open(&path, &code.to_lowercase().replace('-', " ")).unwrap(),
            key()
        );
        assert_eq!(Sidecar::open(&path, "die grüne Wiese").unwrap(), key());
        assert_eq!(Sidecar::open(&path, "die gru\u{308}ne\u{a0}Wiese").unwrap(), key());
        assert!(matches!(error(&path, "die Grüne Wiese"), SecretError::Wrong));
        assert!(Sidecar::read(&path).unwrap().has_passphrase());
    }

    #[test]
    fn a_mistyped_code_is_distinguished_from_a_wrong_one() {
        let (_folder, path, code) = made(None);
        let (_other_folder, other, other_code) = {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("b.keys");
            let entropy = Entropy::seeded(5);
            let code = Sidecar::create(&path, &key(), None, Cost::TRIVIAL, &entropy).unwrap();
            (folder, path, code.to_text().to_string())
        };
        assert!(matches!(error(&path, &other_code), SecretError::Wrong));
        assert!(matches!(error(&other, &code), SecretError::Wrong));
        let slip = code.replacen(code.chars().next().unwrap(), "*", 1);
        let slip = slip.replacen('*', if code.starts_with('7') { "8" } else { "7" }, 1);
        assert!(matches!(error(&path, &slip), SecretError::Mistyped));
        assert!(matches!(error(&path, "some passphrase"), SecretError::Wrong));
        assert!(!Sidecar::read(&path).unwrap().has_passphrase());
    }

    #[test]
    fn a_passphrase_may_look_like_a_code() {
        let phrase = "AAAA BBBB CCCC DDDD EEEE FFFF GGGG HHHH JJJJ";
        let (_folder, path, _) = made(Some(phrase));
        assert_eq!(Sidecar::open(&path, phrase).unwrap(), key());
    }

    #[test]
    fn a_short_passphrase_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("acme.keys");
        let entropy = Entropy::seeded(4);
        let refused = Sidecar::create(&path, &key(), Some("kurz"), Cost::TRIVIAL, &entropy);
        assert!(matches!(refused, Err(SecretError::ShortPassphrase)));
        assert!(!path.exists());
    }

    #[test]
    fn a_passphrase_is_set_changed_and_removed() {
        let (folder, path, code) = made(None);
        let entropy = Entropy::seeded(7);
        let set = |text: Option<&str>| Sidecar::set_passphrase(&path, &key(), text, Cost::TRIVIAL, &entropy);
        let opens = |secret: &str| Sidecar::open(&path, secret).is_ok_and(|found| found == key());
        set(Some("a green meadow")).unwrap();
        assert!(opens("a green meadow") && opens(&code));
        set(Some("a blue lagoon")).unwrap();
        assert!(!opens("a green meadow") && opens("a blue lagoon") && opens(&code));
        let short = set(Some("eleven char"));
        assert!(matches!(short, Err(SecretError::ShortPassphrase)));
        assert!(opens("a blue lagoon"), "what was refused changed nothing");
        set(None).unwrap();
        assert!(!opens("a blue lagoon") && opens(&code));
        assert!(!Sidecar::read(&path).unwrap().has_passphrase());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no draft stays");
    }

    #[test]
    fn a_new_code_replaces_the_old_one() {
        let (_folder, path, old) = made(Some("a green meadow"));
        let entropy = Entropy::seeded(8);
        let new = RecoveryCode::new(&entropy).unwrap();
        Sidecar::set_code(&path, &key(), &new, Cost::TRIVIAL, &entropy).unwrap();
        assert_eq!(Sidecar::open(&path, &new.to_text()).unwrap(), key());
        assert_eq!(Sidecar::open(&path, "a green meadow").unwrap(), key());
        assert!(matches!(error(&path, &old), SecretError::Wrong));
    }

    #[test]
    fn a_sidecar_is_not_replaced() {
        let (_folder, path, code) = made(None);
        let again = Sidecar::create(&path, &key(), None, Cost::TRIVIAL, &Entropy::seeded(6));
        assert!(matches!(again, Err(SecretError::Exists(_))));
        assert_eq!(Sidecar::open(&path, &code).unwrap(), key());
    }

    #[test]
    fn missing_damaged_and_newer() {
        let (folder, path, code) = made(Some("die grüne Wiese"));
        let gone = folder.path().join("gone.keys");
        assert!(matches!(error(&gone, &code), SecretError::Missing(_)));
        let text = std::fs::read_to_string(&path).unwrap();
        let half: String = text.chars().take(text.chars().count() / 2).collect();
        let bent = [
            String::new(),
            half,
            "[]".to_owned(),
            text.replace("\"coverbookKeys\": 1", "\"coverbookKeys\": 0"),
            text.replace("\"passes\": 1", "\"passes\": 4000000000"),
            text.replace("\"salt\"", "\"name\""),
            "x".repeat(100_000),
        ];
        for content in bent {
            std::fs::write(&path, &content).unwrap();
            assert!(matches!(error(&path, &code), SecretError::Damaged(_)), "{content}");
        }
        std::fs::write(&path, "{\"coverbookKeys\": 2, \"shape\": \"another\"}").unwrap();
        assert!(matches!(error(&path, &code), SecretError::Newer(_)));
        assert!(matches!(error(folder.path(), &code), SecretError::File { .. }));
    }

    #[test]
    fn it_holds_neither_key_nor_code_nor_name() {
        let (_folder, path, code) = made(Some("die grüne Wiese"));
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.contains(key().to_hex().as_str()));
        assert!(!text.contains(code.get(..9).unwrap()));
        assert!(!text.contains("acme") && !text.contains("Wiese"));
    }
}
