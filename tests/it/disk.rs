//! What the disk has of some folders after a power cut, as the system calls of programs tell it: what was
//! written and not synced may be lost.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::calls::Call;

/// The calls that must be traced, so that nothing escapes.
pub(crate) const CALLS: &str = "trace=write,writev,pwrite64,pwritev,pwritev2,ftruncate,truncate,fallocate,fsync,fdatasync,\
    sync_file_range,copy_file_range,sendfile,splice,lseek,open,openat,creat,rename,renameat,renameat2,link,linkat,\
    symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir,sendto,sendmsg";

/// A disk writes so many bytes whole or not at all.
const SECTOR: u64 = 512;

/// A line of the trace that never comes.
const NEVER: usize = usize::MAX;

#[derive(Clone, Debug)]
enum Change {
    Bytes(u64, Vec<u8>),
    Length(u64),
}

/// A change, the lines in which it began and ended, and from when on it is on the disk for sure.
#[derive(Clone, Debug)]
struct Dated<T> {
    what: T,
    lines: (usize, usize),
    lasts: usize,
}

impl<T> Dated<T> {
    const fn new(what: T, lines: (usize, usize)) -> Self {
        let lasts = NEVER;
        Self { what, lines, lasts }
    }
}

#[derive(Clone, Debug, Default)]
struct Content {
    before: Vec<u8>,
    changes: Vec<Dated<Change>>,
}

#[derive(Clone, Debug)]
enum Naming {
    Made(PathBuf, usize),
    Gone(PathBuf),
    Moved(PathBuf, PathBuf),
}

impl Naming {
    /// The folders that it changes.
    fn folders(&self) -> Vec<&Path> {
        match self {
            Self::Made(path, _) | Self::Gone(path) => vec![folder(path)],
            Self::Moved(from, to) => vec![folder(from), folder(to)],
        }
    }

    /// The folder that has to be synced. A file that moves is in one of the two at every moment.
    fn lasts_with(&self) -> &Path {
        match self {
            Self::Made(path, _) | Self::Gone(path) | Self::Moved(_, path) => folder(path),
        }
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().unwrap()
}

/// What becomes of what was not synced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Unsynced {
    /// All of it is there: the program was killed, and the machine goes on.
    Stays,
    /// All of it is lost.
    IsLost,
    /// Some of it is lost, by this seed.
    IsLostInPart(u64),
}

/// Files and their names, as they were and as they change.
#[derive(Clone, Debug, Default)]
pub(crate) struct Disk {
    roots: Vec<PathBuf>,
    contents: Vec<Content>,
    names_before: BTreeMap<PathBuf, usize>,
    names: Vec<Dated<Naming>>,
}

impl Disk {
    /// As it is now. Everything in these folders is taken to be synced.
    pub(crate) fn now(roots: &[PathBuf]) -> Self {
        let mut disk = Self {
            roots: roots.to_vec(),
            ..Self::default()
        };
        for root in roots {
            for (path, before) in files(root) {
                disk.names_before.insert(path, disk.contents.len());
                let changes = Vec::new();
                disk.contents.push(Content { before, changes });
            }
        }
        disk
    }

    fn is_ours(&self, path: &Path) -> bool {
        // Shared memory of SQLite is no data: it is made anew from the log.
        let is_memory = path.to_string_lossy().ends_with("-shm");
        !is_memory && self.roots.iter().any(|root| path.starts_with(root))
    }

    /// Takes in what programs did.
    pub(crate) fn follow<'c>(&mut self, calls: impl Iterator<Item = &'c Call>) {
        let mut calls: Vec<&Call> = calls.collect();
        calls.sort_by_key(|call| call.lines);
        let mut names = self.names_before.clone();
        let mut positions: BTreeMap<(i64, PathBuf), u64> = BTreeMap::new();
        for call in calls {
            let path = PathBuf::from(&call.path);
            let is_sync = ["fsync", "fdatasync"].contains(&call.name.as_str());
            if is_sync && self.roots.iter().any(|root| path.starts_with(root)) {
                self.sync(&path, names.get(&path).copied(), call.lines);
            } else if !is_sync && self.is_ours(&path) && !call.arguments.contains(">(deleted)") {
                self.change(call, &path, &mut names, &mut positions);
            }
        }
    }

    fn sync(&mut self, path: &Path, content: Option<usize>, (begun, ended): (usize, usize)) {
        fn keep<T>(change: &mut Dated<T>, begun: usize, ended: usize) {
            if change.lines.1 < begun && change.lasts == NEVER {
                change.lasts = ended;
            }
        }
        if let Some(content) = content {
            let changes = self.contents[content].changes.iter_mut();
            changes.for_each(|change| keep(change, begun, ended));
        }
        let here = self.names.iter_mut().filter(|naming| naming.what.lasts_with() == path);
        here.for_each(|naming| keep(naming, begun, ended));
    }

    fn change(
        &mut self,
        call: &Call,
        path: &Path,
        names: &mut BTreeMap<PathBuf, usize>,
        positions: &mut BTreeMap<(i64, PathBuf), u64>,
    ) {
        let lines = call.lines;
        let open = (call.descriptor().unwrap_or(-1), path.to_owned());
        let content = |names: &BTreeMap<PathBuf, usize>| match names.get(path) {
            Some(content) => *content,
            None => panic!("nobody made {path:?}: {} in line {}", call.name, lines.0),
        };
        match call.name.as_str() {
            "open" | "openat" => {
                positions.insert((i64::try_from(call.returned).unwrap(), path.to_owned()), 0);
                if call.arguments.contains("O_CREAT") && !names.contains_key(path) {
                    names.insert(path.to_owned(), self.contents.len());
                    self.names
                        .push(Dated::new(Naming::Made(path.to_owned(), self.contents.len()), lines));
                    self.contents.push(Content::default());
                } else if call.arguments.contains("O_TRUNC") {
                    self.contents[content(names)]
                        .changes
                        .push(Dated::new(Change::Length(0), lines));
                }
                assert!(!call.arguments.contains("O_APPEND"), "not modelled: {call:?}");
            }
            "lseek" => drop(positions.insert(open, call.returned)),
            "pwrite64" => {
                let change = Change::Bytes(call.number(0), self.data(call));
                self.contents[content(names)].changes.push(Dated::new(change, lines));
            }
            "write" => {
                let at = positions.entry(open).or_default();
                let change = Change::Bytes(*at, self.data(call));
                *at += call.returned;
                self.contents[content(names)].changes.push(Dated::new(change, lines));
            }
            "ftruncate" => {
                let change = Change::Length(call.number(0));
                self.contents[content(names)].changes.push(Dated::new(change, lines));
            }
            "unlink" | "unlinkat" => {
                names.remove(path);
                self.names.push(Dated::new(Naming::Gone(path.to_owned()), lines));
            }
            // The path of a call is the last one it names.
            "link" | "linkat" => {
                let content = names[Path::new(&call.paths()[0])];
                names.insert(path.to_owned(), content);
                self.names
                    .push(Dated::new(Naming::Made(path.to_owned(), content), lines));
            }
            "rename" | "renameat" | "renameat2" => {
                let from = PathBuf::from(&call.paths()[0]);
                if let Some(content) = names.remove(&from) {
                    names.insert(path.to_owned(), content);
                }
                self.names.push(Dated::new(Naming::Moved(from, path.to_owned()), lines));
            }
            _ => panic!("not modelled: {} of {path:?} in line {}", call.name, lines.0),
        }
    }

    /// What a call wrote; all of it must be in the trace.
    fn data(&self, call: &Call) -> Vec<u8> {
        let mut data = call.texts().swap_remove(0);
        let length = usize::try_from(call.returned).unwrap();
        assert!(data.len() >= length, "the trace has {} of {length} bytes", data.len());
        data.truncate(length);
        data
    }

    /// The files as they are on the disk if the power is cut after this line of the trace.
    pub(crate) fn after(&self, line: usize, unsynced: Unsynced) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut dice = match unsynced {
            Unsynced::IsLostInPart(seed) => seed,
            Unsynced::Stays | Unsynced::IsLost => 0,
        };
        let mut is_kept = |lasts: usize| match unsynced {
            Unsynced::Stays => true,
            Unsynced::IsLost => lasts <= line,
            Unsynced::IsLostInPart(_) => lasts <= line || coin(&mut dice),
        };
        let mut names = self.names_before.clone();
        // A disk keeps the changes of a folder in their order.
        let mut lost: BTreeSet<&Path> = BTreeSet::new();
        for naming in self.names.iter().filter(|naming| naming.lines.0 <= line) {
            let folders = naming.what.folders();
            if folders.iter().any(|folder| lost.contains(folder)) || !is_kept(naming.lasts) {
                lost.extend(folders);
                continue;
            }
            match &naming.what {
                Naming::Made(path, content) => drop(names.insert(path.clone(), *content)),
                Naming::Gone(path) => drop(names.remove(path)),
                Naming::Moved(from, to) => {
                    if let Some(content) = names.remove(from) {
                        names.insert(to.clone(), content);
                    }
                }
            }
        }
        let mut content = |content: usize| {
            let content = &self.contents[content];
            let mut bytes = content.before.clone();
            for change in content.changes.iter().filter(|change| change.lines.0 <= line) {
                match &change.what {
                    Change::Length(length) if is_kept(change.lasts) => bytes.resize(size(*length), 0),
                    Change::Length(_) => {}
                    Change::Bytes(at, data) => {
                        for (at, piece) in pieces(*at, data) {
                            if is_kept(change.lasts) {
                                put(&mut bytes, at, piece);
                            }
                        }
                    }
                }
            }
            bytes
        };
        names.into_iter().map(|(path, of)| (path, content(of))).collect()
    }
}

fn size(length: u64) -> usize {
    usize::try_from(length).unwrap()
}

/// The parts of a write that are in different sectors.
fn pieces(mut at: u64, mut data: &[u8]) -> Vec<(u64, &[u8])> {
    let mut pieces = Vec::new();
    while !data.is_empty() {
        let (piece, rest) = data.split_at(data.len().min(size(SECTOR - at % SECTOR)));
        pieces.push((at, piece));
        at += piece.len() as u64;
        data = rest;
    }
    pieces
}

fn put(bytes: &mut Vec<u8>, at: u64, piece: &[u8]) {
    let (from, to) = (size(at), size(at) + piece.len());
    bytes.resize(bytes.len().max(to), 0);
    bytes[from..to].copy_from_slice(piece);
}

/// The next throw (splitmix64).
fn coin(dice: &mut u64) -> bool {
    *dice = dice.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *dice;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)).is_multiple_of(2)
}

/// Every file in a folder and below it, with its content.
pub(crate) fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if !path.to_string_lossy().ends_with("-shm") {
            found.insert(path.clone(), fs::read(path).unwrap());
        }
    }
    found
}

#[test]
fn what_is_not_synced_is_lost_and_what_is_synced_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    let at = |name: &str| root.join(name);
    fs::write(at("a"), "old").unwrap();
    let mut disk = Disk::now(std::slice::from_ref(&root));
    let lines = [
        format!("1 pwrite64(3<{}/a>, \"new\", 3, 0) = 3", root.display()),
        format!("2 pwrite64(3<{}/a>, \"er\", 2, 3 <unfinished ...>", root.display()),
        format!("1 fsync(3<{}/a>) = 0", root.display()),
        "2 <... pwrite64 resumed>) = 2".to_owned(),
        format!("1 openat(AT_FDCWD, \"{}/b\", O_WRONLY|O_CREAT) = 4", root.display()),
        format!("1 write(4<{}/b>, \"draft\", 5) = 5", root.display()),
        format!("1 fsync(4<{}/b>) = 0", root.display()),
        format!("1 rename(\"{0}/b\", \"{0}/c\") = 0", root.display()),
        format!("1 fsync(5<{}>) = 0", root.display()),
        format!("1 unlink(\"{}/a\") = 0", root.display()),
    ];
    disk.follow(crate::calls::calls(&lines.join("\n")).iter());
    let state = |line, unsynced| -> Vec<(PathBuf, String)> {
        let files = disk.after(line, unsynced).into_iter();
        files
            .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
            .collect()
    };
    let one = |name: &str, content: &str| vec![(at(name), content.to_owned())];
    assert_eq!(state(1, Unsynced::IsLost), one("a", "old"));
    assert_eq!(state(1, Unsynced::Stays), one("a", "newer"));
    assert_eq!(state(2, Unsynced::IsLost), one("a", "new"), "the second had not ended");
    assert_eq!(
        state(7, Unsynced::IsLost),
        one("a", "new"),
        "a name is data of its folder"
    );
    let both = [one("a", "newer"), one("c", "draft")].concat();
    assert_eq!(
        state(8, Unsynced::IsLost),
        [one("a", "new"), one("c", "draft")].concat()
    );
    assert_eq!(state(8, Unsynced::Stays), both);
    assert_eq!(state(9, Unsynced::Stays), one("c", "draft"));
    let mut seen = BTreeSet::new();
    for seed in 0..40 {
        let files = state(9, Unsynced::IsLostInPart(seed));
        assert!(files.contains(&(at("c"), "draft".into())));
        seen.insert(files);
    }
    assert_eq!(seen.len(), 3, "with a, with all of a, without it: {seen:?}");
}
