//! The profile: the folder with a person's firm files on this device.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io};

use store::files::temporary_folder;
use tempfile::TempDir;
use vault::backup::is_backup;
use vault::firm_file::{FIRM, FirmFile};
use vault::restore::{is_staged, settle};
use vault::secrets::Vault;

use crate::files::Guard;

/// File with the name of the firm opened last.
const LAST: &str = "last-firm";

/// Why there is no profile.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// The environment names no folder for application data.
    #[error("no place for application data is known: name a folder with --profile")]
    NoPlace,
    /// A folder could not be made or read.
    #[error("{}: {source}", .path.display())]
    Folder {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// A folder with firm files.
#[derive(Debug)]
pub struct Profile {
    folder: PathBuf,
    /// Nobody takes its files for something else.
    guard: Guard,
    /// Its folder goes with the value, if it is a throw-away profile.
    temporary: Option<TempDir>,
}

impl Profile {
    /// The profile of this run, created if missing: `over`, else the environment variable
    /// `COVERBOOK_PROFILE`, else the system's place for application data, where development builds have
    /// their own.
    pub fn locate(over: Option<PathBuf>) -> Result<Self, ProfileError> {
        let over = over.or_else(|| named("COVERBOOK_PROFILE").map(PathBuf::from));
        let folder = match over {
            Some(folder) => folder,
            None => place(std::env::consts::OS, named).ok_or(ProfileError::NoPlace)?,
        };
        Self::open(folder)
    }

    /// A profile for trying things out, in the folder for temporary files. Its key is a file in it
    /// ([`Self::vault`]), so no keyring is needed, and all of it is deleted when the value is dropped.
    pub fn throwaway() -> Result<Self, ProfileError> {
        let made = temporary_folder("coverbook-sample-").map_err(|source| ProfileError::Folder {
            path: std::env::temp_dir(),
            source,
        })?;
        let mut profile = Self::open(made.path().to_owned())?;
        profile.temporary = Some(made);
        Ok(profile)
    }

    fn open(folder: PathBuf) -> Result<Self, ProfileError> {
        match make_private(&folder) {
            Ok(()) => Ok(Self {
                guard: Guard::new(&folder),
                folder,
                temporary: None,
            }),
            Err(source) => Err(ProfileError::Folder { path: folder, source }),
        }
    }

    /// The folder itself.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether the profile is deleted when it is dropped.
    pub const fn is_throwaway(&self) -> bool {
        self.temporary.is_some()
    }

    /// Where the keys of its firms are kept: in `key_file`, else in the file named by the environment
    /// variable `COVERBOOK_KEY_FILE`, else in the operating system's keyring. A throwaway profile has its
    /// own key file.
    pub fn vault(&self, key_file: Option<PathBuf>) -> Vault {
        let key_file = if self.is_throwaway() {
            Some(self.folder.join("key"))
        } else {
            key_file.or_else(|| named("COVERBOOK_KEY_FILE").map(PathBuf::from))
        };
        let Some(path) = key_file else {
            return Vault::os();
        };
        self.guard.add(&path);
        Vault::KeyFile(path)
    }

    /// The firm files in it, by name, after completing or removing restored backups that were cut short.
    /// Backups saved here are left out.
    pub fn firms(&self) -> Result<Vec<FirmFile>, ProfileError> {
        let mut paths = self.paths()?;
        if paths.iter().any(|path| is_staged(path)) {
            // Where nothing can be written, leave it: a firm that opens can be read.
            if let Err(cause) = settle(&self.folder) {
                tracing::warn!(%cause, "what was cut short is not put right");
            }
            paths = self.paths()?;
        }
        paths.retain(|path| {
            let named = path.extension().is_some_and(|extension| extension == FIRM);
            named && path.is_file() && !is_backup(path)
        });
        let mut firms: Vec<FirmFile> = paths.into_iter().map(FirmFile::at).collect();
        firms.sort();
        Ok(firms)
    }

    fn paths(&self) -> Result<Vec<PathBuf>, ProfileError> {
        let entries = fs::read_dir(&self.folder).map_err(|source| self.failed(source))?;
        let paths = entries.map(|entry| entry.map(|entry| entry.path()));
        paths.collect::<Result<_, _>>().map_err(|source| self.failed(source))
    }

    fn failed(&self, source: io::Error) -> ProfileError {
        ProfileError::Folder {
            path: self.folder.clone(),
            source,
        }
    }

    /// The firm that the window opened last, if noted.
    pub fn last(&self) -> Option<String> {
        let name = fs::read_to_string(self.folder.join(LAST)).ok()?;
        Some(name.trim().to_owned()).filter(|name| !name.is_empty())
    }

    /// Notes the firm opened last, which is offered first next time. Nothing else depends on it.
    pub fn note_last(&self, firm: &str) {
        if self.last().as_deref() == Some(firm) {
            return;
        }
        if let Err(cause) = fs::write(self.folder.join(LAST), format!("{firm}\n")) {
            tracing::warn!(%cause, "which firm was open last is not noted");
        }
    }

    /// The firm file with this name. The name comes from outside, so it is looked up and never made part of
    /// a path.
    pub fn firm(&self, name: &str) -> Result<Option<FirmFile>, ProfileError> {
        Ok(self.firms()?.into_iter().find(|firm| firm.name == name))
    }

    /// A free name for a new firm's file, made from the firm's name: `Larkfield & Moss` gives
    /// `larkfield-moss.coverbook`, the next one `larkfield-moss-2.coverbook`.
    pub fn new_firm_file(&self, firm_name: &str) -> FirmFile {
        let slug = slug(firm_name);
        let names = std::iter::once(slug.clone()).chain((2..).map(|n: u64| format!("{slug}-{n}")));
        let files = names.map(|name| FirmFile::at(self.folder.join(format!("{name}.{FIRM}"))));
        // SQLite would apply a leftover log to the new file.
        let log = |firm: &FirmFile| firm.path.with_extension(format!("{FIRM}-wal"));
        let taken = |firm: &FirmFile| {
            [&firm.path, &firm.sidecar_path(), &log(firm)]
                .iter()
                .any(|path| path.exists())
        };
        let mut free = files.filter(|firm| !taken(firm));
        free.next()
            .unwrap_or_else(|| FirmFile::at(self.folder.join(format!("{slug}.{FIRM}"))))
    }
}

/// A setting from the environment, if it is there and not empty.
fn named(variable: &str) -> Option<OsString> {
    std::env::var_os(variable).filter(|value| !value.is_empty())
}

/// Where an operating system keeps a program's data: the XDG Base Directory Specification, Apple's
/// Application Support, Windows' %APPDATA%.
fn place(os: &str, variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name| variable(name).map(PathBuf::from).filter(|folder| folder.has_root());
    let (parent, name) = match os {
        "windows" => (folder("APPDATA")?, "Coverbook"),
        "macos" => (folder("HOME")?.join("Library/Application Support"), "Coverbook"),
        _ => match folder("XDG_DATA_HOME") {
            Some(data) => (data, "coverbook"),
            None => (folder("HOME")?.join(".local/share"), "coverbook"),
        },
    };
    let edition = if cfg!(debug_assertions) { "-dev" } else { "" };
    Some(parent.join(format!("{name}{edition}")))
}

/// Creates a folder and its parents for their owner only (mode 0700 where there are modes). An existing
/// folder stays as it is.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Letters and digits that every file system accepts, words joined by hyphens; `firm` if none are left.
fn slug(name: &str) -> String {
    const LONGEST: usize = 40;
    /// File names that are devices on Windows.
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let folded = domain::search_key::fold(name);
    let mut slug = String::new();
    for word in folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
    {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug.truncate(LONGEST);
    let slug = slug.trim_end_matches('-');
    let numbered = |port: &str| slug.strip_prefix(port).is_some_and(|n| n.len() == 1);
    if slug.is_empty() || DEVICES.contains(&slug) || numbered("com") || numbered("lpt") {
        return format!("firm-{slug}").trim_end_matches('-').to_owned();
    }
    slug.to_owned()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::{Profile, place, slug};
    use crate::clock::Entropy;
    use std::ffi::OsString;
    use std::path::{Path, PathBuf};
    use vault::firm_file::FirmFile;
    use vault::secrets::Vault;

    fn profile() -> (tempfile::TempDir, Profile) {
        let folder = tempfile::tempdir().unwrap();
        let profile = Profile::locate(Some(folder.path().join("a/b"))).unwrap();
        (folder, profile)
    }

    #[test]
    fn places() {
        let check = |os: &str, variables: &[(&str, &str)], expect: Option<&str>| {
            let find = |name: &str| {
                variables
                    .iter()
                    .find(|(n, _)| *n == name)
                    .map(|(_, value)| OsString::from(value))
            };
            let edition = if cfg!(debug_assertions) { "-dev" } else { "" };
            let expect = expect.map(|expect| PathBuf::from(format!("{expect}{edition}")));
            assert_eq!(place(os, find), expect, "{os} {variables:?}");
        };
        let home = ("HOME", "/home/ana");
        check("linux", &[home], Some("/home/ana/.local/share/coverbook"));
        check("linux", &[home, ("XDG_DATA_HOME", "/data")], Some("/data/coverbook"));
        check(
            "linux",
            &[home, ("XDG_DATA_HOME", "data")],
            Some("/home/ana/.local/share/coverbook"),
        );
        check("freebsd", &[home], Some("/home/ana/.local/share/coverbook"));
        check(
            "macos",
            &[home],
            Some("/home/ana/Library/Application Support/Coverbook"),
        );
        check("windows", &[("APPDATA", "/roaming")], Some("/roaming/Coverbook"));
        check("linux", &[], None);
        check("windows", &[home], None);
    }

    #[test]
    fn firms_are_found_by_name() {
        let (_guard, profile) = profile();
        assert_eq!(profile.firms().unwrap(), []);
        for name in ["b.coverbook", "a.coverbook", "a.keys", "c.txt", "a.coverbook-wal"] {
            std::fs::write(profile.folder().join(name), "").unwrap();
        }
        std::fs::create_dir(profile.folder().join("d.coverbook")).unwrap();
        // A saved backup, and one whose restoring was cut short.
        std::fs::write(profile.folder().join("e.coverbook"), "Coverbook backup …").unwrap();
        std::fs::write(profile.folder().join("f.coverbook.restoring"), "").unwrap();
        let names: Vec<String> = profile.firms().unwrap().into_iter().map(|f| f.name).collect();
        assert_eq!(names, ["a", "b"]);
        let firm = profile.firm("a").unwrap().unwrap();
        assert_eq!(firm.path, profile.folder().join("a.coverbook"));
        assert_eq!(firm.sidecar_path(), profile.folder().join("a.keys"));
        for name in ["", "../b/a", "A.coverbook", "d", "c"] {
            assert_eq!(profile.firm(name).unwrap(), None, "{name}");
        }
    }

    #[test]
    fn the_last_firm_is_remembered() {
        let (_guard, profile) = profile();
        assert_eq!(profile.last(), None);
        for name in ["a", "b", "b"] {
            profile.note_last(name);
            assert_eq!(profile.last().as_deref(), Some(name));
        }
    }

    #[test]
    fn new_file_names_are_unused() {
        let (_guard, profile) = profile();
        let new = |name: &str| profile.new_firm_file(name);
        let first = new("Larkfield & Moss");
        assert_eq!(first.name, "larkfield-moss");
        assert_eq!(first.path, profile.folder().join("larkfield-moss.coverbook"));
        std::fs::write(&first.path, "").unwrap();
        let second = new("Larkfield, Moss");
        assert_eq!(second.name, "larkfield-moss-2");
        std::fs::write(second.sidecar_path(), "").unwrap();
        assert_eq!(new("LARKFIELD MOSS").name, "larkfield-moss-3");
    }

    #[test]
    fn slugs() {
        for (name, expect) in [
            ("O'Brien Söhne GmbH", "obrien-sohne-gmbh"),
            ("  ../../etc/passwd ", "etc-passwd"),
            ("山田会計", "firm"),
            ("", "firm"),
            ("Con", "firm-con"),
            ("COM1", "firm-com1"),
            ("Commons", "commons"),
            (
                "a very long name of a firm that goes on & on",
                "a-very-long-name-of-a-firm-that-goes-on",
            ),
        ] {
            assert_eq!(slug(name), expect, "{name}");
        }
    }

    #[test]
    fn two_profiles_use_different_keys() {
        let ((_a, one), (_b, two)) = (profile(), profile());
        let (one, two) = (one.new_firm_file("Acme"), two.new_firm_file("Acme"));
        assert_eq!(one.name, two.name);
        assert_ne!(one.vault_name(), two.vault_name());
        assert!(Path::new(&FirmFile::at("here.coverbook".into()).vault_name()).is_absolute());
    }

    #[test]
    fn a_throwaway_profile_is_deleted_with_its_key() {
        let profile = Profile::throwaway().unwrap();
        let folder = profile.folder().to_owned();
        let vault = profile.vault(None);
        vault.create("sample", &Entropy::System).unwrap();
        assert!(matches!(&vault, Vault::KeyFile(path) if path.starts_with(&folder)));
        assert!(folder.join("key").exists() && profile.is_throwaway());
        assert_ne!(folder, Profile::throwaway().unwrap().folder());
        drop(profile);
        assert!(!folder.exists());
    }

    #[test]
    fn an_existing_profile_is_unchanged() {
        let (guard, profile) = profile();
        let folder = profile.folder().to_owned();
        let key_file = guard.path().join("key");
        assert!(matches!(profile.vault(Some(key_file.clone())), Vault::KeyFile(p) if p == key_file));
        drop(profile);
        assert!(folder.exists());
    }

    #[test]
    #[cfg(unix)]
    fn only_its_owner_may_look_in() {
        use std::os::unix::fs::PermissionsExt;
        let (guard, profile) = profile();
        for folder in [profile.folder(), &guard.path().join("a")] {
            let mode = std::fs::metadata(folder).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o700, "{}", folder.display());
        }
        std::fs::write(guard.path().join("file"), "").unwrap();
        let refused = Profile::locate(Some(guard.path().join("file"))).unwrap_err();
        assert!(refused.to_string().contains("file"), "{refused}");
    }
}
