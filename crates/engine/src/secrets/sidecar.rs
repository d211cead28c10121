//! The file beside a firm's file that lets a person in when the device's vault does not.

use std::path::Path;

use serde::{Deserialize, Serialize};
use store::Key;

use super::passphrase::{check_passphrase, normal};
use super::wrap::{Cost, Purpose, Wrap};
use super::{ReadCode, RecoveryCode, SecretError, private_file};
use crate::clock::Entropy;

/// `<firm>.keys`: the firm's key wrapped by the recovery code and, if there is one, by the
/// passphrase. JSON without a name or anything else personal; copies belong with backups.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Sidecar {
    coverbook_keys: u32,
    recovery: Wrap,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    passphrase: Option<Wrap>,
}

/// Read first and alone, because a newer file may have any other shape.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Head {
    coverbook_keys: u32,
}

impl Sidecar {
    const VERSION: u32 = 1;
    /// Ten times what a sidecar needs.
    const LIMIT: u64 = 16 * 1_024;

    /// Wraps the key of a new firm and writes the sidecar, whole or not at all. The code that
    /// comes back is shown once and kept nowhere.
    pub fn create(
        path: &Path,
        key: &Key,
        passphrase: Option<&str>,
        cost: Cost,
        entropy: &Entropy,
    ) -> Result<RecoveryCode, SecretError> {
        let code = RecoveryCode::new(entropy)?;
        let passphrase = match passphrase {
            None => None,
            Some(text) => {
                check_passphrase(text)?;
                let secret = normal(text);
                Some(Wrap::seal(key, secret.as_bytes(), Purpose::Passphrase, cost, entropy)?)
            }
        };
        let recovery = Wrap::seal(key, code.secret(), Purpose::Recovery, cost, entropy)?;
        let sidecar = Self {
            coverbook_keys: Self::VERSION,
            recovery,
            passphrase,
        };
        let file = |source: std::io::Error| match source.kind() {
            std::io::ErrorKind::AlreadyExists => SecretError::Exists(path.to_owned()),
            _ => SecretError::File {
                path: path.to_owned(),
                source,
            },
        };
        let mut text = serde_json::to_string_pretty(&sidecar).map_err(|e| file(e.into()))?;
        text.push('\n');
        private_file::create(path, text.as_bytes()).map_err(file)?;
        Ok(code)
    }

    /// Unwraps the key with what a person typed: the recovery code, else the passphrase.
    pub fn open(path: &Path, secret: &str) -> Result<Key, SecretError> {
        let sidecar = Self::read(path)?;
        let code = RecoveryCode::read(secret);
        if let ReadCode::Code(code) = &code
            && let Some(key) = sidecar.recovery.open(code.secret(), Purpose::Recovery)?
        {
            return Ok(key);
        }
        if let Some(wrap) = &sidecar.passphrase
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

    /// Reads a sidecar and checks all of it that can be checked without a secret.
    pub fn read(path: &Path) -> Result<Self, SecretError> {
        let damaged = || SecretError::Damaged(path.to_owned());
        let bytes = match private_file::read(path, Self::LIMIT) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Err(SecretError::Missing(path.to_owned())),
            Err(error) if error.kind() == std::io::ErrorKind::FileTooLarge => return Err(damaged()),
            Err(source) => {
                return Err(SecretError::File {
                    path: path.to_owned(),
                    source,
                });
            }
        };
        let head: Head = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
        if head.coverbook_keys > Self::VERSION {
            return Err(SecretError::Newer(path.to_owned()));
        }
        let sidecar: Self = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
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

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::Sidecar;
    use crate::clock::Entropy;
    use crate::secrets::{Cost, SecretError};
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
        let (_folder, path, code) = made(Some("grüne Wiese"));
        assert_eq!(Sidecar::open(&path, &code).unwrap(), key());
        assert_eq!(
            Sidecar::open(&path, &code.to_lowercase().replace('-', " ")).unwrap(),
            key()
        );
        assert_eq!(Sidecar::open(&path, "grüne Wiese").unwrap(), key());
        assert_eq!(Sidecar::open(&path, "gru\u{308}ne\u{a0}Wiese").unwrap(), key());
        assert!(matches!(error(&path, "Grüne Wiese"), SecretError::Wrong));
        assert!(Sidecar::read(&path).unwrap().has_passphrase());
    }

    #[test]
    fn a_slip_is_told_from_a_wrong_code() {
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
    fn a_sidecar_is_not_replaced() {
        let (_folder, path, code) = made(None);
        let again = Sidecar::create(&path, &key(), None, Cost::TRIVIAL, &Entropy::seeded(6));
        assert!(matches!(again, Err(SecretError::Exists(_))));
        assert_eq!(Sidecar::open(&path, &code).unwrap(), key());
    }

    #[test]
    fn missing_damaged_and_newer() {
        let (folder, path, code) = made(Some("grüne Wiese"));
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
        let (_folder, path, code) = made(Some("grüne Wiese"));
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.contains(key().to_hex().as_str()));
        assert!(!text.contains(code.get(..9).unwrap()));
        assert!(!text.contains("acme") && !text.contains("Wiese"));
    }
}
