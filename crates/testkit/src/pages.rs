//! The bytes of a database file as they are once they are deciphered: every page of the file and of its log,
//! whether anything refers to it or not.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::{fs, io};

use aes::Aes256;
use cbc::Decryptor;
use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{BlockModeDecrypt as _, KeyIvInit as _};

const PAGE: usize = 4_096;
/// At a page's end: the initialization vector, and the code that proves the page.
const IV: usize = 16;
const RESERVED: usize = IV + 32;
/// The first page begins with the salt of the file, which is not encrypted.
const SALT: usize = 16;
const LOG_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// All pages of the file at `path` and of its log.
///
/// # Errors
/// If the file cannot be read or is not one of whole pages.
pub fn deciphered(path: &Path, key: &[u8; 32]) -> io::Result<Vec<Vec<u8>>> {
    let file = fs::read(path)?;
    let pages = file.chunks(PAGE).enumerate();
    let mut all: Vec<Vec<u8>> = pages
        .map(|(n, page)| decipher(page, n == 0, key))
        .collect::<io::Result<_>>()?;
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let log = match fs::read(log) {
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => Vec::new(),
        read => read?,
    };
    let frames = log.get(LOG_HEADER..).unwrap_or_default();
    for frame in frames.chunks_exact(FRAME_HEADER + PAGE) {
        let (header, page) = frame.split_at(FRAME_HEADER);
        all.push(decipher(page, header.starts_with(&[0, 0, 0, 1]), key)?);
    }
    Ok(all)
}

fn decipher(page: &[u8], is_first: bool, key: &[u8; 32]) -> io::Result<Vec<u8>> {
    let wrong = || io::Error::new(io::ErrorKind::InvalidData, "not a page of an encrypted file");
    let (content, reserved) = page.split_at_checked(PAGE - RESERVED).ok_or_else(wrong)?;
    let salt = if is_first { SALT } else { 0 };
    let mut content = content.get(salt..).ok_or_else(wrong)?.to_vec();
    let vector = reserved.get(..IV).ok_or_else(wrong)?;
    let decryptor = Decryptor::<Aes256>::new_from_slices(key, vector).map_err(|_| wrong())?;
    decryptor
        .decrypt_padded::<NoPadding>(&mut content)
        .map_err(|_| wrong())?;
    Ok(content)
}

/// Those of these texts, in lower case and all of `N` bytes, that are in any of the pages.
#[must_use]
pub fn found_in<const N: usize>(pages: &[Vec<u8>], wanted: &HashSet<[u8; N]>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for page in pages {
        let page = page.to_ascii_lowercase();
        let hits = page.windows(N).filter(|window| wanted.contains(*window));
        found.extend(hits.map(|hit| String::from_utf8_lossy(hit).into_owned()));
    }
    found
}
