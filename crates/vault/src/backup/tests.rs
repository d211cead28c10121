//! Backups, sound and damaged.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::{Path, PathBuf};

use store::Key;

use super::{Backup, BackupError, Summary, is_backup, write};
use crate::draft::Draft;
use crate::entropy::Entropy;
use crate::secrets::{Cost, Sidecar};

fn key() -> Key {
    Key::new([9; 32])
}

fn summary() -> Summary {
    Summary {
        firm: "1".into(),
        name: "Larkfield & Moss".into(),
        head: 7,
        changed: 5,
        made: 6,
    }
}

/// A backup in a folder of its own, its recovery code, and the database in it.
fn made() -> (tempfile::TempDir, PathBuf, String, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let entropy = Entropy::seeded(1);
    let keys = folder.path().join("a.keys");
    let code = Sidecar::create(&keys, &key(), Some("a green meadow"), Cost::TRIVIAL, &entropy).unwrap();
    let database = folder.path().join("a.db");
    let content: Vec<u8> = (0..3_000_000_u32)
        .map(|n| n.to_le_bytes()[0] ^ n.to_le_bytes()[1])
        .collect();
    std::fs::write(&database, &content).unwrap();
    let target = folder.path().join("a.coverbook");
    let sidecar = std::fs::read(&keys).unwrap();
    let draft = Draft::of(&target).unwrap();
    let held = (&summary(), &key());
    write((draft, &target), &sidecar, held, &database, &entropy, &|_, _| true).unwrap();
    (folder, target, code.to_text().to_string(), content)
}

fn unpacked(path: &Path, secret: &str) -> Result<Vec<u8>, BackupError> {
    let to = path.with_extension("out");
    let _ = std::fs::remove_file(&to);
    let backup = Backup::open(path)?;
    backup.unlock(secret)?;
    backup.unpack(&to, &|_, _| true)?;
    Ok(std::fs::read(&to).unwrap())
}

#[test]
fn code_and_passphrase_open_a_backup() {
    let (_folder, path, code, content) = made();
    for secret in [code.as_str(), "a green meadow"] {
        let (found, told) = Backup::open(&path).unwrap().unlock(secret).unwrap();
        assert_eq!((found, told), (key(), summary()));
        assert!(unpacked(&path, secret).unwrap() == content);
    }
    let wrong = Backup::open(&path).unwrap().unlock("a blue meadow");
    assert!(matches!(wrong, Err(BackupError::Secret(_))));
    assert!(is_backup(&path) && !is_backup(&path.with_extension("db")));
}

#[test]
fn a_backup_does_not_reveal_the_firm() {
    let (_folder, path, _, _) = made();
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(9).any(|w| w == b"Larkfield"));
}

#[test]
fn a_backup_is_replaced_whole_or_not_at_all() {
    let (folder, path, code, content) = made();
    let (sidecar, database) = (folder.path().join("a.keys"), folder.path().join("a.db"));
    let sidecar = std::fs::read(sidecar).unwrap();
    let again = |most: u64| {
        let entropy = Entropy::seeded(2);
        let draft = Draft::of(&path).unwrap();
        let held = (&summary(), &key());
        write((draft, &path), &sidecar, held, &database, &entropy, &|done, _| {
            done < most
        })
    };
    assert!(matches!(again(2_000_000), Err(BackupError::Stopped)));
    assert!(unpacked(&path, &code).unwrap() == content);
    std::fs::write(&database, "new").unwrap();
    again(u64::MAX).unwrap();
    assert_eq!(unpacked(&path, &code).unwrap(), b"new");
    let drafts = std::fs::read_dir(folder.path()).unwrap();
    let drafts = drafts.filter(|entry| entry.as_ref().unwrap().path().to_string_lossy().contains("draft"));
    assert_eq!(drafts.count(), 0);
}

#[test]
fn damaged_files_are_distinguished() {
    let (_folder, path, code, _) = made();
    let whole = std::fs::read(&path).unwrap();
    let check = |bytes: &[u8], expect: &str| {
        std::fs::write(&path, bytes).unwrap();
        let found = unpacked(&path, &code).unwrap_err();
        assert_eq!(found.to_string(), expect, "{} bytes", bytes.len());
    };
    check(b"", "no backup");
    check(b"First Name,Last Name\nAna,Roy\n", "no backup");
    for length in [16, 30, 50, 90, 500, 4_000, whole.len() - 1] {
        check(whole.get(..length).unwrap(), "cut short");
    }
    check(&[whole.as_slice(), b"x"].concat(), "damaged");
    let bent = |place: usize, bit: u8| {
        let mut bytes = whole.clone();
        *bytes.get_mut(place).unwrap() ^= bit;
        bytes
    };
    check(&bent(16, 2), "newer");
    check(&bent(16, 1), "damaged");
    // In the hash, the summary, the first and the last page.
    for place in [
        45,
        whole.len() - 3_000_000 - 5,
        whole.len() - 2_999_000,
        whole.len() - 1,
    ] {
        check(&bent(place, 4), "damaged");
    }
}
