//! The operating system's keyring: Keychain, Credential Manager, or a Secret Service.

use keyring::v1::{Entry, Error};
use store::Key;
use zeroize::Zeroizing;

use super::SecretError;

/// Account of an entry that is made only to test whether entries can be made.
const PROBE: &str = "availability check";

/// Stores an entry and removes it again.
pub(super) fn probe(service: &str) -> Result<(), SecretError> {
    let entry = Entry::new(service, PROBE).map_err(explain)?;
    entry.set_password("probe").map_err(explain)?;
    delete(&entry)
}

/// The key stored for an account.
pub(super) fn get(service: &str, account: &str) -> Result<Option<Key>, SecretError> {
    let entry = Entry::new(service, account).map_err(explain)?;
    if let Some(key) = read(&entry)? {
        return Ok(Some(key));
    }
    // A locked keyring also answers "no entry". The probe then fails, or a person unlocks the keyring for
    // it, and the entry may exist after all.
    probe(service)?;
    read(&entry)
}

/// Stores a key.
pub(super) fn put(service: &str, account: &str, key: &Key) -> Result<(), SecretError> {
    let entry = Entry::new(service, account).map_err(explain)?;
    entry.set_password(&key.to_hex()).map_err(explain)
}

/// The text stored for an account.
pub(super) fn get_text(service: &str, account: &str) -> Result<Option<Zeroizing<String>>, SecretError> {
    let entry = Entry::new(service, account).map_err(explain)?;
    match entry.get_password() {
        Ok(text) => Ok(Some(Zeroizing::new(text))),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(explain(error)),
    }
}

/// Stores a text.
pub(super) fn put_text(service: &str, account: &str, text: &str) -> Result<(), SecretError> {
    let entry = Entry::new(service, account).map_err(explain)?;
    entry.set_password(text).map_err(explain)
}

/// Removes a key, if one is stored.
pub(super) fn forget(service: &str, account: &str) -> Result<(), SecretError> {
    delete(&Entry::new(service, account).map_err(explain)?)
}

fn read(entry: &Entry) -> Result<Option<Key>, SecretError> {
    match entry.get_password().map(Zeroizing::new) {
        Ok(text) => Key::from_hex(&text).map(Some).ok_or_else(no_key),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(explain(error)),
    }
}

fn delete(entry: &Entry) -> Result<(), SecretError> {
    match entry.delete_credential() {
        Ok(()) | Err(Error::NoEntry) => Ok(()),
        Err(error) => Err(explain(error)),
    }
}

fn no_key() -> SecretError {
    SecretError::Keyring("what is kept there is no key".to_owned())
}

/// Our error for the library's. Some of those contain what was stored, so they are never shown.
fn explain(error: Error) -> SecretError {
    match error {
        Error::NoDefaultStore => SecretError::NoKeyring(match Entry::store_status() {
            Err(cause) => cause.to_string(),
            Ok(()) => "no service was found".to_owned(),
        }),
        Error::PlatformFailure(cause) => SecretError::Keyring(cause.to_string()),
        Error::NoStorageAccess(cause) => SecretError::KeyringLocked(cause.to_string()),
        Error::BadEncoding(_) | Error::BadDataFormat(..) => no_key(),
        other => SecretError::Keyring(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::explain;
    use crate::secrets::SecretError;
    use keyring::v1::Error;

    #[test]
    fn errors_say_what_to_look_at() {
        let locked = explain(Error::NoStorageAccess("prompt dismissed".into()));
        assert!(matches!(&locked, SecretError::KeyringLocked(why) if why == "prompt dismissed"));
        let failed = explain(Error::PlatformFailure("no answer".into()));
        assert!(matches!(&failed, SecretError::Keyring(why) if why == "no answer"));
        let foreign = explain(Error::BadEncoding(b"hunter2\xff".to_vec()));
        assert_eq!(
            foreign.to_string(),
            "the system's keyring failed: what is kept there is no key"
        );
    }

    /// Runs itself again as a process without a session bus, because the library looks for the service once
    /// per process.
    #[test]
    #[cfg(target_os = "linux")]
    #[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
    fn without_a_keyring_service_the_error_is_plain() {
        const BUS: (&str, &str) = ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        if std::env::var_os(BUS.0).is_some_and(|address| address == BUS.1) {
            for refused in [
                super::probe("Coverbook test"),
                super::get("Coverbook test", "a").map(drop),
                super::put("Coverbook test", "a", &store::Key::new([1; 32])),
                super::forget("Coverbook test", "a"),
            ] {
                assert!(
                    matches!(&refused, Err(SecretError::NoKeyring(why)) if !why.is_empty()),
                    "{refused:?}"
                );
            }
            return;
        }
        let (_crate, module) = module_path!().split_once("::").unwrap();
        let name = format!("{module}::without_a_keyring_service_the_error_is_plain");
        let run = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "--test-threads=1", &name])
            .env(BUS.0, BUS.1)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stdout);
        assert!(run.status.success() && said.contains("1 passed"), "{said}");
    }
}
