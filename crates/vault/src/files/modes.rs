//! Permissions: only their owner may read a firm's files. SQLite creates them with the system's default,
//! which often lets everyone read.

use std::path::Path;

/// Removes everyone else's permissions on a database, the files beside it, its sidecar and their copies.
/// Returns how many were open to others.
#[cfg(unix)]
pub fn tighten(database: &Path) -> std::io::Result<u32> {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt as _;
    let (Some(folder), Some(stem)) = (database.parent(), database.file_stem()) else {
        return Ok(0);
    };
    let mut found = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let rest = name.as_encoded_bytes().strip_prefix(stem.as_encoded_bytes());
        if rest.is_none_or(|rest| rest.first() != Some(&b'.')) || !super::own::is_own_name(&name.to_string_lossy()) {
            continue;
        }
        // A link may lead to another user's file; SQLite's log may be gone already.
        let Ok(is) = entry.metadata() else { continue };
        if !is.is_file() || is.permissions().mode() & 0o077 == 0 {
            continue;
        }
        fs::set_permissions(entry.path(), Permissions::from_mode(is.permissions().mode() & 0o700))?;
        found += 1;
    }
    Ok(found)
}

/// Other systems use the permissions of the folder.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as on Unix")]
pub fn tighten(_: &Path) -> std::io::Result<u32> {
    Ok(0)
}

#[cfg(test)]
#[cfg(unix)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt as _;

    use super::tighten;

    #[test]
    fn the_files_of_a_firm_are_for_their_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let mode = |name: &str| fs::metadata(path(name)).unwrap().permissions().mode() & 0o777;
        let own = [
            "a.coverbook",
            "a.coverbook-wal",
            "a.coverbook-shm",
            "a.coverbook.before-20260101000000000000",
            "a.keys",
            "a.keys.before-20260101000000000000",
        ];
        let others = ["b.coverbook", "a.csv", "ab.coverbook", "notes.txt"];
        for name in own.iter().chain(&others) {
            fs::write(path(name), "x").unwrap();
            fs::set_permissions(path(name), Permissions::from_mode(0o644)).unwrap();
        }
        fs::set_permissions(path("a.keys"), Permissions::from_mode(0o600)).unwrap();
        assert_eq!(tighten(&path("a.coverbook")).unwrap(), 5);
        for name in own {
            assert_eq!(mode(name), 0o600, "{name}");
        }
        for name in others {
            assert_eq!(mode(name), 0o644, "{name}");
        }
        assert_eq!(tighten(&path("a.coverbook")).unwrap(), 0);
    }
}
