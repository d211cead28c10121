//! JSON lines, compressed with zstd. Sizes are bounded before anything is read, so that a small body
//! cannot unpack into a large one.

use std::io::Read;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Most bytes of a compressed body.
pub const BODY_MAX: usize = 4 << 20;

/// Most bytes of a body once it is unpacked.
pub const UNPACKED_MAX: usize = 64 << 20;

/// Most bytes one compressed byte may unpack to, beyond the first megabyte.
pub const RATIO_MAX: usize = 100;

/// This much may unpack from any body.
const ALWAYS: usize = 1 << 20;

/// Level of compression: what is saved above it costs more time than the wire.
const LEVEL: i32 = 1;

/// Why lines could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum LinesError {
    /// The body or what it unpacks to is larger than allowed.
    #[error("the body is too large")]
    TooLarge,
    /// It is no zstd, no UTF-8 or no JSON, or a line is not what it should be. Lines count from 1.
    #[error("line {0} cannot be read")]
    Malformed(usize),
    /// A value has no JSON.
    #[error("a line cannot be written")]
    Unwritable,
}

/// Writes `lines` as a compressed body.
///
/// # Errors
/// [`LinesError::Unwritable`], never for the types of this crate.
pub fn pack<T: Serialize>(lines: impl IntoIterator<Item = T>) -> Result<Vec<u8>, LinesError> {
    let mut text = Vec::new();
    for line in lines {
        serde_json::to_writer(&mut text, &line).map_err(|_| LinesError::Unwritable)?;
        text.push(b'\n');
    }
    // In one go: most bodies are small, and a stream takes a megabyte of memory for any.
    zstd::bulk::compress(&text, LEVEL).map_err(|_| LinesError::Unwritable)
}

/// Unpacks a body of at most [`BODY_MAX`] bytes.
///
/// # Errors
/// [`LinesError::TooLarge`] if it is larger, or unpacks to more than is allowed; [`LinesError::Malformed`] if
/// it is no zstd.
pub fn unpack(body: &[u8]) -> Result<Vec<u8>, LinesError> {
    if body.len() > BODY_MAX {
        return Err(LinesError::TooLarge);
    }
    let most = UNPACKED_MAX.min(ALWAYS + body.len().saturating_mul(RATIO_MAX));
    let decoder = zstd::Decoder::new(body).map_err(|_| LinesError::Malformed(1))?;
    let mut unpacked = Vec::new();
    let read = decoder.take(most as u64 + 1).read_to_end(&mut unpacked);
    match read {
        Ok(read) if read > most => Err(LinesError::TooLarge),
        Ok(_) => Ok(unpacked),
        Err(_) => Err(LinesError::Malformed(1)),
    }
}

/// The lines of an unpacked body, one value each. Empty lines are passed over.
pub fn read<T: DeserializeOwned>(unpacked: &[u8]) -> impl Iterator<Item = Result<T, LinesError>> {
    let lines = unpacked.split(|byte| *byte == b'\n').enumerate();
    let filled = lines.filter(|(_, line)| !line.is_empty());
    filled.map(|(n, line)| serde_json::from_slice(line).map_err(|_| LinesError::Malformed(n + 1)))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use super::{LinesError, RATIO_MAX, pack, read, unpack};

    #[test]
    fn lines_come_back() {
        let body = pack([1, 2, 3]).unwrap();
        let lines: Vec<u8> = read(&unpack(&body).unwrap()).collect::<Result<_, _>>().unwrap();
        assert_eq!(lines, [1, 2, 3]);
    }

    #[test]
    fn bombs_are_refused_before_they_unpack() {
        let bomb = pack(["0".repeat(32 << 20)]).unwrap();
        assert!(bomb.len() * RATIO_MAX < 31 << 20);
        assert!(matches!(unpack(&bomb), Err(LinesError::TooLarge)));
    }

    #[test]
    fn damage_is_named_by_its_line() {
        assert!(matches!(unpack(b"not zstd"), Err(LinesError::Malformed(1))));
        let lines: Vec<_> = read::<u8>(b"1\n\nx\n").collect();
        assert!(matches!(lines.as_slice(), [Ok(1), Err(LinesError::Malformed(3))]));
    }
}
