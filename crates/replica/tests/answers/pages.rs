//! The bytes of a database file as they are once they are deciphered: every page of the file and of its log,
//! whether anything refers to it or not.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::Path;

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
pub(crate) fn deciphered(path: &Path, key: &[u8; 32]) -> Vec<Vec<u8>> {
    let file = fs::read(path).unwrap();
    assert_eq!(file.len() % PAGE, 0);
    let pages = file.chunks_exact(PAGE).enumerate();
    let mut all: Vec<Vec<u8>> = pages.map(|(n, page)| decipher(page, n == 0, key)).collect();
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let log = fs::read(log).unwrap_or_default();
    let frames = log.get(LOG_HEADER..).unwrap_or_default();
    for frame in frames.chunks_exact(FRAME_HEADER + PAGE) {
        let (header, page) = frame.split_at(FRAME_HEADER);
        all.push(decipher(page, header.starts_with(&[0, 0, 0, 1]), key));
    }
    all
}

fn decipher(page: &[u8], is_first: bool, key: &[u8; 32]) -> Vec<u8> {
    let (content, reserved) = page.split_at(PAGE - RESERVED);
    let mut content = content[if is_first { SALT } else { 0 }..].to_vec();
    let decryptor = Decryptor::<Aes256>::new_from_slices(key, &reserved[..IV]).unwrap();
    decryptor.decrypt_padded::<NoPadding>(&mut content).unwrap();
    content
}

/// Those of these texts, in lower case and all of `N` bytes, that are in any of the pages.
pub(crate) fn found_in<const N: usize>(pages: &[Vec<u8>], wanted: &HashSet<[u8; N]>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for page in pages {
        let page = page.to_ascii_lowercase();
        let hits = page.windows(N).filter(|window| wanted.contains(*window));
        found.extend(hits.map(|hit| String::from_utf8_lossy(hit).into_owned()));
    }
    found
}
