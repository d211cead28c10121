//! Bytes to text, decided on the whole file.
//!
//! Byte order mark, else NUL pattern (UTF-16), else UTF-8, else UTF-8 with marked repairs if as much of
//! it is right as is wrong, else the likeliest legacy encoding, by its letters. A sample would call a
//! file UTF-8 whose one umlaut is at the end, and a guess over all bytes would give up UTF-8 for one
//! bad row.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::encoding::Encoding;
use crate::letters;
use crate::progress::{Cancelled, Progress, STEP_BYTES, step};

/// Of the non-ASCII sequences, the share in percent that must be right for a file to stay UTF-8.
const UTF8_SHARE: usize = 90;
/// Letters of a word that are looked at.
const LONGEST_WORD: usize = 40;

pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: Encoding,
    pub(crate) bom: bool,
    /// Neither chosen, marked nor proven: taken by likelihood.
    pub(crate) guessed: bool,
    /// Offsets in `text` of characters that replace invalid UTF-8.
    pub(crate) repairs: Vec<u32>,
    pub(crate) nul_removed: usize,
    /// The other likely encoding and how one word reads in each: this one, the other.
    pub(crate) rival: Option<(Encoding, String, String)>,
}

impl Decoded {
    /// Text that was not read from bytes of unknown meaning.
    pub(crate) fn of_text(text: String) -> Self {
        Self {
            text,
            encoding: UTF_8.into(),
            bom: false,
            guessed: false,
            repairs: Vec::new(),
            nul_removed: 0,
            rival: None,
        }
    }
}

pub(crate) fn decode(
    bytes: Cow<'_, [u8]>,
    choice: Option<Encoding>,
    progress: &dyn Progress,
) -> Result<Decoded, Cancelled> {
    let total = bytes.len();
    step(progress, 0, total)?;
    let mark = encoding_rs::Encoding::for_bom(&bytes).map(|(marked, len)| (Encoding::from(marked), len));
    let (encoding, skip) = match (choice, mark) {
        (Some(choice), Some((marked, len))) if choice == marked => (Some(choice), len),
        (Some(choice), _) => (Some(choice), 0),
        (None, Some((marked, len))) => (Some(marked), len),
        (None, None) => (utf16_without_mark(&bytes), 0),
    };
    let mut decoded = Decoded {
        encoding: encoding.unwrap_or(UTF_8.into()),
        bom: skip > 0,
        ..Decoded::of_text(String::new())
    };
    if decoded.encoding == UTF_16LE.into() || decoded.encoding == UTF_16BE.into() {
        let body = bytes.get(skip..).unwrap_or_default();
        decoded.text = decoded.encoding.decode(body).into_owned();
        let before = decoded.text.len();
        decoded.text.retain(|c| c != '\0');
        decoded.nul_removed = before - decoded.text.len();
    } else {
        let (body, removed) = without_nul(bytes, skip);
        decoded.nul_removed = removed;
        step(progress, 0, total)?;
        read_bytes(&mut decoded, body, encoding, progress)?;
    }
    drop_control_z(&mut decoded.text);
    step(progress, 0, total)?;
    Ok(decoded)
}

fn read_bytes(
    decoded: &mut Decoded,
    body: Cow<'_, [u8]>,
    encoding: Option<Encoding>,
    progress: &dyn Progress,
) -> Result<(), Cancelled> {
    if let Some(other) = encoding.filter(|encoding| *encoding != UTF_8.into()) {
        decoded.text = other.decode(&body).into_owned();
        return Ok(());
    }
    let body = match body {
        Cow::Borrowed(lent) => match std::str::from_utf8(lent) {
            Ok(text) => {
                decoded.text = text.to_owned();
                return Ok(());
            }
            Err(_) => Cow::Borrowed(lent),
        },
        Cow::Owned(owned) => match String::from_utf8(owned) {
            Ok(text) => {
                decoded.text = text;
                return Ok(());
            }
            Err(error) => Cow::Owned(error.into_bytes()),
        },
    };
    let count = Utf8Count::of(&body);
    if encoding == Some(UTF_8.into()) || count.is_damaged_utf8() {
        repair(decoded, &body);
        return Ok(());
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut pieces = body.chunks(STEP_BYTES).peekable();
    while let Some(piece) = pieces.next() {
        step(progress, 0, body.len())?;
        detector.feed(piece, pieces.peek().is_none());
    }
    decoded.encoding = detector.guess(None, Utf8Detection::Deny).into();
    decoded.guessed = true;
    if let Some(reading) = letters::reading(&body, decoded.encoding) {
        decoded.encoding = reading.encoding;
        decoded.rival = reading.rival;
        if let (None, Some(word)) = (&decoded.rival, count.word) {
            decoded.rival = Some((
                UTF_8.into(),
                reading.encoding.decode(word.as_bytes()).into_owned(),
                word,
            ));
        }
    }
    decoded.text = decoded.encoding.decode(&body).into_owned();
    Ok(())
}

/// How much of a text is UTF-8.
#[derive(Default)]
struct Utf8Count {
    right: usize,
    wrong: usize,
    /// Letters of our languages among the right ones: two bytes make one by chance in hardly any
    /// other encoding.
    telling: usize,
    /// The first word with such a letter.
    word: Option<String>,
}

impl Utf8Count {
    fn of(body: &[u8]) -> Self {
        let mut count = Self::default();
        for chunk in body.utf8_chunks() {
            let valid = chunk.valid();
            count.wrong += usize::from(!chunk.invalid().is_empty());
            for (at, c) in valid.char_indices().filter(|(_, c)| !c.is_ascii()) {
                count.right += 1;
                let letter = matches!(c, '\u{a0}'..='ſ' | 'Ș'..='ț' | 'Ё'..='џ' | 'Ά'..='ώ');
                let telling = letter || matches!(c, '\u{2010}'..='\u{20ac}');
                count.telling += usize::from(telling);
                if telling && c.is_alphabetic() && count.word.is_none() {
                    count.word = Some(word_around(valid, at, at + c.len_utf8()).0.to_owned());
                }
            }
        }
        count
    }

    /// Nearly all is right, or as much of it as is wrong, and by letters no chance makes.
    fn is_damaged_utf8(&self) -> bool {
        self.right * 100 >= (self.right + self.wrong) * UTF8_SHARE || self.telling > 0 && self.telling >= self.wrong
    }
}

/// Text in which invalid UTF-8 is read as Windows-1252 where that gives a letter of the word, and is
/// replaced by the mark of a lost letter elsewhere; and the positions of both.
fn repair(decoded: &mut Decoded, body: &[u8]) {
    decoded.text.reserve(body.len());
    let mut chunks = body.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        decoded.text.push_str(chunk.valid());
        if chunk.invalid().is_empty() {
            continue;
        }
        decoded
            .repairs
            .push(u32::try_from(decoded.text.len()).unwrap_or(u32::MAX));
        let (guess, _) = WINDOWS_1252.decode_without_bom_handling(chunk.invalid());
        let rest = chunks.peek().map_or("", |next| next.valid());
        if fits_between(&decoded.text, &guess, rest) {
            decoded.text.push_str(&guess);
        } else {
            decoded.text.push(char::REPLACEMENT_CHARACTER);
        }
    }
}

/// Whether what was guessed for bytes reads well in the word around them.
fn fits_between(before: &str, guess: &str, after: &str) -> bool {
    let in_word = |c: &char| c.is_alphabetic();
    let mut word: Vec<char> = before.chars().rev().take(LONGEST_WORD).take_while(in_word).collect();
    word.reverse();
    let start = word.len();
    word.extend(guess.chars());
    let end = word.len();
    word.extend(after.chars().take(LONGEST_WORD).take_while(in_word));
    if word.len() == end - start && !guess.contains(|c: char| c.is_control() || c.is_alphabetic()) {
        // A sign of its own: `€ 100`.
        return true;
    }
    (start..end).all(|index| letters::score_at(&word, index) >= 0)
}

/// UTF-16 without its mark: Latin text has a NUL in every second byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..STEP_BYTES).unwrap_or(bytes);
    let (mut even, mut odd) = (0_usize, 0_usize);
    for pair in head.chunks_exact(2) {
        even += usize::from(pair.first() == Some(&0));
        odd += usize::from(pair.get(1) == Some(&0));
    }
    let pairs = head.len() / 2;
    let many = |count: usize, other: usize| count * 4 > pairs && other * 10 < count;
    if many(odd, even) {
        Some(UTF_16LE.into())
    } else if many(even, odd) {
        Some(UTF_16BE.into())
    } else {
        None
    }
}

fn without_nul(bytes: Cow<'_, [u8]>, skip: usize) -> (Cow<'_, [u8]>, usize) {
    let nul = bytes.iter().filter(|byte| **byte == 0).count();
    if nul > 0 {
        let kept = bytes.iter().skip(skip).copied().filter(|byte| *byte != 0).collect();
        return (Cow::Owned(kept), nul);
    }
    let body = match bytes {
        Cow::Borrowed(lent) => Cow::Borrowed(lent.get(skip..).unwrap_or_default()),
        Cow::Owned(mut owned) => {
            owned.drain(..skip.min(owned.len()));
            Cow::Owned(owned)
        }
    };
    (body, 0)
}

/// DOS programs end a text with control-Z.
fn drop_control_z(text: &mut String) {
    let kept = text.trim_end_matches(['\u{1a}', '\r', '\n']).len();
    if text.get(kept..).is_some_and(|tail| tail.contains('\u{1a}')) {
        text.truncate(kept);
    }
}

/// The word that holds `start..end`, and where it ends.
fn word_around(text: &str, start: usize, end: usize) -> (&str, usize) {
    let ends_word = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric();
    let before = text.get(..start).and_then(|before| before.rfind(ends_word));
    let after = text.get(end..).and_then(|after| after.find(ends_word));
    let (from, to) = (before.map_or(0, |at| at + 1), after.map_or(text.len(), |at| end + at));
    (text.get(from..to).unwrap_or_default(), to)
}

/// Nearly all that is not ASCII in a text is UTF-8 that was read as Windows-1252 (`MÃ¼ller`).
pub(crate) struct Damage {
    /// Letters that come out clean.
    pub(crate) count: usize,
    /// The first damaged word, and how it was meant.
    pub(crate) word: String,
    pub(crate) repaired: String,
}

pub(crate) fn damage(text: &str) -> Option<Damage> {
    let (mut odd, mut count, mut first) = (0_usize, 0_usize, None);
    for (start, end) in foreign_runs(text) {
        let run = text.get(start..end).unwrap_or_default();
        let leads = run.chars().filter(|c| matches!(c, 'Â'..='ô')).count();
        odd += leads;
        if leads > 0
            && let Some(repaired) = repaired(run)
        {
            count += repaired.chars().count();
            first.get_or_insert((start, end));
        }
    }
    let (start, end) = first.filter(|_| count * 100 >= odd * UTF8_SHARE)?;
    let (word, _) = word_around(text, start, end);
    Some(Damage {
        count,
        word: word.to_owned(),
        repaired: with_runs_repaired(word),
    })
}

/// The places of the runs of characters beyond ASCII.
fn foreign_runs(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    let mut pos = 0;
    std::iter::from_fn(move || {
        let start = pos + bytes.get(pos..)?.iter().position(|byte| !byte.is_ascii())?;
        let len = bytes.get(start..)?.iter().position(u8::is_ascii);
        pos = len.map_or(bytes.len(), |len| start + len);
        Some((start, pos))
    })
}

fn repaired(run: &str) -> Option<String> {
    let (bytes, _, lost) = WINDOWS_1252.encode(run);
    if lost {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

fn with_runs_repaired(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut copied = 0;
    for (start, end) in foreign_runs(text) {
        let run = text.get(start..end).unwrap_or_default();
        whole.push_str(text.get(copied..start).unwrap_or_default());
        whole.push_str(&repaired(run).unwrap_or_else(|| run.to_owned()));
        copied = end;
    }
    whole.push_str(text.get(copied..).unwrap_or_default());
    whole
}

/// The UTF-8 text of a file whose text was once misread as Windows-1252 and saved so (`MÃ¼ller`),
/// set right; `None` if less than nine tenths of the odd letters would come out clean.
///
/// Give the answer to [`read_table`](crate::read_table) in place of the file.
pub fn undamaged(bytes: &[u8]) -> Option<String> {
    let text = decode(Cow::Borrowed(bytes), None, &()).ok()?.text;
    damage(&text).map(|_| with_runs_repaired(&text))
}
