//! The encodings a file may be read in: those of the WHATWG Encoding Standard, and the two code
//! pages DOS programs wrote in Western Europe and America.

use std::borrow::Cow;

/// A text encoding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Encoding(Kind);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Web(&'static encoding_rs::Encoding),
    Dos(&'static DosPage),
}

/// A code page of DOS: what its bytes from 0x80 on mean.
#[derive(PartialEq, Eq)]
struct DosPage {
    name: &'static str,
    labels: [&'static str; 4],
    high: [char; 128],
}

impl std::fmt::Debug for DosPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// Western Europe.
pub(crate) const IBM850: Encoding = Encoding(Kind::Dos(&CP850));
/// North America.
pub(crate) const IBM437: Encoding = Encoding(Kind::Dos(&CP437));

impl Encoding {
    /// The encoding with this name or one of its other names, whatever the case.
    pub fn for_label(label: &[u8]) -> Option<Self> {
        let known = |page: &&DosPage| {
            let named = |name: &&str| label.trim_ascii().eq_ignore_ascii_case(name.as_bytes());
            named(&page.name) || page.labels.iter().any(named)
        };
        match [&CP850, &CP437].into_iter().find(known) {
            Some(page) => Some(Self(Kind::Dos(page))),
            None => encoding_rs::Encoding::for_label(label).map(Self::from),
        }
    }

    /// Its name: that of the Encoding Standard, or `IBM850` and `IBM437` (IANA character sets).
    pub fn name(self) -> &'static str {
        match self.0 {
            Kind::Web(encoding) => encoding.name(),
            Kind::Dos(page) => page.name,
        }
    }

    /// The bytes of a text in this encoding; `None` if it has no bytes for a character of the text.
    pub fn encode(self, text: &str) -> Option<Cow<'_, [u8]>> {
        match self.0 {
            // That library writes UTF-8 in their place.
            Kind::Web(_) if self.is_utf16() => None,
            Kind::Web(encoding) => {
                let (bytes, _, lost) = encoding.encode(text);
                (!lost).then_some(bytes)
            }
            Kind::Dos(page) => {
                let byte = |c: char| match u8::try_from(c) {
                    Ok(byte) if byte.is_ascii() => Some(byte),
                    _ => {
                        let place = page.high.iter().position(|known| *known == c)?;
                        u8::try_from(0x80 + place).ok()
                    }
                };
                text.chars().map(byte).collect::<Option<Vec<u8>>>().map(Cow::Owned)
            }
        }
    }

    /// Whether every byte is a character.
    pub(crate) fn is_single_byte(self) -> bool {
        match self.0 {
            Kind::Web(encoding) => encoding.is_single_byte(),
            Kind::Dos(_) => true,
        }
    }

    fn is_utf16(self) -> bool {
        matches!(self.0, Kind::Web(encoding) if encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE)
    }

    /// The text of bytes that begin with no byte order mark.
    pub(crate) fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self.0 {
            Kind::Web(encoding) => encoding.decode_without_bom_handling(bytes).0,
            Kind::Dos(page) => {
                let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
                for byte in bytes {
                    text.push(match usize::from(*byte).checked_sub(0x80) {
                        Some(place) => page.high.get(place).copied().unwrap_or('\u{fffd}'),
                        None => char::from(*byte),
                    });
                }
                Cow::Owned(text)
            }
        }
    }
}

impl From<&'static encoding_rs::Encoding> for Encoding {
    fn from(encoding: &'static encoding_rs::Encoding) -> Self {
        Self(Kind::Web(encoding))
    }
}

/// Code page 850, after the table of the Unicode Consortium (MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT).
static CP850: DosPage = DosPage {
    name: "IBM850",
    labels: ["cp850", "850", "csPC850Multilingual", "dos-850"],
    high: [
        'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å', 'É', 'æ', 'Æ', 'ô', 'ö', 'ò',
        'û', 'ù', 'ÿ', 'Ö', 'Ü', 'ø', '£', 'Ø', '×', 'ƒ', 'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '®', '¬', '½',
        '¼', '¡', '«', '»', '░', '▒', '▓', '│', '┤', 'Á', 'Â', 'À', '©', '╣', '║', '╗', '╝', '¢', '¥', '┐', '└', '┴',
        '┬', '├', '─', '┼', 'ã', 'Ã', '╚', '╔', '╩', '╦', '╠', '═', '╬', '¤', 'ð', 'Ð', 'Ê', 'Ë', 'È', 'ı', 'Í', 'Î',
        'Ï', '┘', '┌', '█', '▄', '¦', 'Ì', '▀', 'Ó', 'ß', 'Ô', 'Ò', 'õ', 'Õ', 'µ', 'þ', 'Þ', 'Ú', 'Û', 'Ù', 'ý', 'Ý',
        '¯', '´', '\u{ad}', '±', '‗', '¾', '¶', '§', '÷', '¸', '°', '¨', '·', '¹', '³', '²', '■', '\u{a0}',
    ],
};

/// Code page 437, after the table of the Unicode Consortium (MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT).
static CP437: DosPage = DosPage {
    name: "IBM437",
    labels: ["cp437", "437", "csPC8CodePage437", "dos-437"],
    high: [
        'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å', 'É', 'æ', 'Æ', 'ô', 'ö', 'ò',
        'û', 'ù', 'ÿ', 'Ö', 'Ü', '¢', '£', '¥', '₧', 'ƒ', 'á', 'í', 'ó', 'ú', 'ñ', 'Ñ', 'ª', 'º', '¿', '⌐', '¬', '½',
        '¼', '¡', '«', '»', '░', '▒', '▓', '│', '┤', '╡', '╢', '╖', '╕', '╣', '║', '╗', '╝', '╜', '╛', '┐', '└', '┴',
        '┬', '├', '─', '┼', '╞', '╟', '╚', '╔', '╩', '╦', '╠', '═', '╬', '╧', '╨', '╤', '╥', '╙', '╘', '╒', '╓', '╫',
        '╪', '┘', '┌', '█', '▄', '▌', '▐', '▀', 'α', 'ß', 'Γ', 'π', 'Σ', 'σ', 'µ', 'τ', 'Φ', 'Θ', 'Ω', 'δ', '∞', 'φ',
        'ε', '∩', '≡', '±', '≥', '≤', '⌠', '⌡', '÷', '≈', '°', '∙', '·', '√', 'ⁿ', '²', '■', '\u{a0}',
    ],
};

#[cfg(test)]
mod tests {
    use super::{Encoding, IBM437, IBM850};

    #[test]
    fn names_and_bytes() {
        for (label, name) in [
            ("ibm850", Some("IBM850")),
            ("CP850", Some("IBM850")),
            ("437", Some("IBM437")),
            ("utf-8", Some("UTF-8")),
            ("latin1", Some("windows-1252")),
            ("nothing", None),
        ] {
            assert_eq!(
                Encoding::for_label(label.as_bytes()).map(Encoding::name),
                name,
                "{label}"
            );
        }
        assert_eq!(IBM850.decode(b"M\x81ller Ren\x82 \xB5\xE1"), "Müller René Áß");
        assert_eq!(IBM437.decode(b"M\x81ller \x9B"), "Müller ¢");
        for encoding in [IBM850, IBM437] {
            let bytes: Vec<u8> = (0..=255).collect();
            let text = encoding.decode(&bytes);
            assert_eq!(
                encoding.encode(&text).as_deref(),
                Some(bytes.as_slice()),
                "there and back"
            );
        }
        assert_eq!(IBM437.encode("Ó"), None);
    }
}
