//! Texts that say that there is nothing: `n/a`, `NULL`, `unbekannt`, `#REF!`, `-`.
//!
//! A file is full of them, and none of them is an identifier, a title or a team. The words are
//! those people and programs write in English, German, French, Spanish, Italian and Dutch.
//! Names are judged more carefully, because there are people called Null, Nan and K. A. Lee.

mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use words::{NAMES, NEGATIONS, NO_KEYS, SHORT, THINGS, WORDS};

/// Longest text that is looked up, in bytes.
const LONGEST: usize = 40;

/// Whether a cell says that there is nothing, in any field but a name.
///
/// Zeros are no such text: whether `0` is a value depends on the field.
pub fn is_nothing(text: &str) -> bool {
    let bare = bare(text);
    if bare.is_empty() {
        return true;
    }
    if bare.len() > LONGEST || bare.contains(['@', '+']) {
        return false;
    }
    surely(bare) || is_word(bare)
}

/// Whether a cell with a person's key says that there is none: any word for nothing, and those people
/// write until there is one (`new`, `noch keine`, `à attribuer`). In other fields these are values.
pub fn is_no_identifier(text: &str) -> bool {
    let bare = bare(text);
    if is_nothing(bare) {
        return true;
    }
    if bare.len() > LONGEST || bare.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let spelled = Spelled::read(bare);
    NO_KEYS.iter().any(|entry| spelled.says(entry))
}

/// Whether a text says so beyond doubt: only marks, `\N`, `(null)`, `#N/A`, `n/a`, `k.A.`.
///
/// The rest of [`is_nothing`] are words that may be the name of something in the firm, such as a
/// team called None.
pub fn is_surely_nothing(text: &str) -> bool {
    let bare = bare(text);
    bare.is_empty() || (bare.len() <= LONGEST && !bare.contains(['@', '+']) && surely(bare))
}

/// What a part of a name says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum NamePart {
    /// A name like any other.
    Name,
    /// A name, but written as programs write "nothing": `NULL`, `NaN`, `None`.
    Doubtful,
    Nothing,
}

/// Reads one part of a name whose other part is a name: `Null` and `Nan` are names, and `K.A.` are
/// initials.
pub fn name_part(text: &str) -> NamePart {
    if !is_nothing(text) {
        return NamePart::Name;
    }
    let bare = bare(text);
    let initials = bare.contains('.') && !bare.contains('/') && bare.starts_with(char::is_uppercase);
    if initials {
        return NamePart::Name;
    }
    let word = fold(bare);
    if is_surely_nothing(text) || !NAMES.contains(&word.as_str()) {
        return NamePart::Nothing;
    }
    if is_written_as_name(bare) {
        NamePart::Name
    } else {
        NamePart::Doubtful
    }
}

/// Whether a whole name says that there is none: `Unknown`, `N/A N/A`, `null`. A single `Null` or
/// `Nan`, written as names are, is a name.
pub fn is_no_name(text: &str) -> bool {
    let nothing = |text: &str| is_nothing(text) && name_part(text) != NamePart::Name;
    nothing(text) || text.split([' ', ',']).all(|word| word.is_empty() || nothing(word))
}

/// One capital and small letters; Python writes `None` so too.
fn is_written_as_name(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase) && text != "None"
}

/// Without blanks, unseen characters, brackets and quotes around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'))
}

fn surely(text: &str) -> bool {
    if !text.chars().any(char::is_alphanumeric) {
        // A column that was too narrow has lost its value: that is something to tell.
        return !(text.len() >= 3 && text.bytes().all(|byte| byte == b'#'));
    }
    if text.bytes().any(|byte| byte.is_ascii_digit()) && !text.starts_with('#') {
        return false;
    }
    if matches!(text, "\\N" | "\\n") {
        return true;
    }
    let opened = text.starts_with(['(', '[', '{', '<', '"', '\'', '«', '*', '_']);
    if opened && is_word(text) {
        return true;
    }
    if let Some(error) = text.strip_prefix('#') {
        return is_spreadsheet_error(error);
    }
    // The marks of an abbreviation: n/a, k.A., n. d.
    let marked = text.contains(['/', '\\', '.']) && !text.starts_with('.');
    let inside = text.trim_end_matches(['.', '!', '?', ')', ']']);
    let short = marked && (inside.contains(['/', '\\', '.']) || inside.len() <= 2);
    short && Spelled::read(text).is_abbreviation()
}

/// `#N/A`, `#NV`, `#WERT!`, `#¡REF!`: what spreadsheets write where a formula has no value.
fn is_spreadsheet_error(text: &str) -> bool {
    const BARE: [&str; 12] = [
        "NV", "NA", "NULL", "REF", "NAME", "VALUE", "WERT", "BEZUG", "LEER", "ERROR", "FEHLER", "NUM",
    ];
    let plain = |c: char| c.is_uppercase() || matches!(c, '/' | '!' | '?' | '¡' | '¿' | '_' | '0');
    let marked = text.ends_with(['!', '?']) || text.contains('/');
    matches!(text, "n/a" | "n/d" | "n/b" | "nv") || (text.chars().all(plain) && (marked || BARE.contains(&text)))
}

fn is_word(text: &str) -> bool {
    // Most cells hold something else, and most of those have a digit or are long.
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    if matches!(text, "kA" | "k A") {
        return true;
    }
    if !may_begin(text) {
        return false;
    }
    let spelled = Spelled::read(text);
    let word = spelled.word.as_str();
    let filler = word.len() >= 3 && word.bytes().all(|byte| byte == b'x') && spelled.is_together_or_apart();
    filler || spelled.is_listed() || (spelled.is_abbreviation() && WORDS.contains(&word)) || spelled.is_unsaid()
}

/// Whether any word for nothing begins with the first two letters of a text. Of the cells of a file
/// few get beyond this; a text with other letters than A to Z always does.
fn may_begin(text: &str) -> bool {
    static BEGINNINGS: LazyLock<BTreeSet<[u8; 2]>> = LazyLock::new(|| {
        let listed = WORDS.iter().chain(&SHORT).chain(&NEGATIONS);
        listed
            .chain(["xxx"].iter())
            .filter_map(|word| first_two(word))
            .collect()
    });
    !text.is_ascii() || first_two(text).is_none_or(|first| BEGINNINGS.contains(&first))
}

/// The first two letters of A to Z, small; `None` if there are not so many.
fn first_two(text: &str) -> Option<[u8; 2]> {
    let mut letters = text.bytes().filter(u8::is_ascii_alphabetic);
    Some([
        letters.next()?.to_ascii_lowercase(),
        letters.next()?.to_ascii_lowercase(),
    ])
}

/// A text as it is compared: its letters, and where the blanks are between them. `N An` is a name and
/// no `nan`, though both have the same letters.
struct Spelled {
    word: String,
    /// How many bytes of the word are before each blank.
    gaps: Vec<usize>,
    /// Whether blanks and marks leave single letters only: `n / a`.
    letters: bool,
}

impl Spelled {
    fn read(text: &str) -> Self {
        let mut word = String::new();
        let mut gaps = Vec::new();
        for part in text.split_whitespace().map(fold).filter(|part| !part.is_empty()) {
            if !word.is_empty() {
                gaps.push(word.len());
            }
            word.push_str(&part);
        }
        let mut pieces = text.split(|c: char| !c.is_alphabetic());
        let letters = pieces.all(|piece| piece.chars().nth(1).is_none());
        Self { word, gaps, letters }
    }

    /// Written as one word, or letter by letter.
    fn is_together_or_apart(&self) -> bool {
        self.gaps.is_empty() || self.letters
    }

    fn is_abbreviation(&self) -> bool {
        self.is_together_or_apart() && SHORT.contains(&self.word.as_str())
    }

    /// Whether it is an entry of a list, with blanks only where the entry has some.
    fn says(&self, entry: &str) -> bool {
        let letters = entry.bytes().filter(|byte| *byte != b' ');
        letters.eq(self.word.bytes()) && self.gaps.iter().all(|gap| is_blank_behind(entry, *gap))
    }

    /// Whether it is one of the words for nothing. Every cell of a file comes by: the list is sought by
    /// its letters, not walked through.
    fn is_listed(&self) -> bool {
        static BY_LETTERS: LazyLock<BTreeMap<String, Vec<&str>>> = LazyLock::new(|| {
            let mut found: BTreeMap<String, Vec<&str>> = BTreeMap::new();
            for entry in WORDS {
                found.entry(entry.replace(' ', "")).or_default().push(entry);
            }
            found
        });
        let entries = BY_LETTERS.get(&self.word);
        entries.is_some_and(|entries| entries.iter().any(|entry| self.says(entry)))
    }

    /// `no e-mail`, `sin datos`.
    fn is_unsaid(&self) -> bool {
        NEGATIONS.iter().any(|negation| {
            let length = negation.bytes().filter(|byte| *byte != b' ').count();
            let Some((before, thing)) = self.word.split_at_checked(length) else {
                return false;
            };
            if !negation.bytes().filter(|byte| *byte != b' ').eq(before.bytes()) {
                return false;
            }
            let split = self.gaps.partition_point(|gap| *gap < length);
            let (inside, behind) = self.gaps.split_at(split);
            let part = |word: &str, gaps: Vec<usize>| Self {
                word: word.to_owned(),
                gaps,
                letters: false,
            };
            // "no e mail" has its first blank behind "no"; "pas d'e mail" needs none there.
            let apart = behind.first().is_none_or(|gap| *gap == length) || negation.ends_with('d');
            apart && part(before, inside.to_vec()).says(negation) && {
                let gaps = behind.iter().filter_map(|gap| gap.checked_sub(length));
                let thing = part(thing, gaps.filter(|gap| *gap > 0).collect());
                THINGS.iter().any(|entry| thing.says(entry))
            }
        })
    }
}

/// Whether an entry has a blank behind that many letters.
fn is_blank_behind(entry: &str, letters: usize) -> bool {
    let mut before = 0;
    entry.bytes().any(|byte| {
        before += usize::from(byte != b' ');
        byte == b' ' && before == letters
    })
}

/// Letters only, small, without accents.
fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if text.is_ascii() {
        return text
            .chars()
            .filter(char::is_ascii_alphabetic)
            .map(|c| c.to_ascii_lowercase())
            .collect();
    }
    text.nfkd()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{NamePart, is_no_identifier, is_no_name, is_nothing, is_surely_nothing, name_part};

    #[test]
    fn nothing_in_six_languages() {
        for text in [
            "",
            " ",
            "-",
            "–",
            "—",
            "--",
            ".",
            "...",
            "?",
            "/",
            "*",
            "n/a",
            "N/A",
            "N.A.",
            "n.a",
            "na",
            "NA",
            "n / a",
            "none",
            "None",
            "NULL",
            "\\N",
            "(null)",
            "<null>",
            "[None]",
            "#N/A",
            "#NV",
            "#WERT!",
            "#REF!",
            "#VALUE!",
            "#DIV/0!",
            "#¡REF!",
            "#NOMBRE?",
            "nan",
            "NaN",
            "nil",
            "unknown",
            "Unknown.",
            "tbc",
            "T.B.C.",
            "tba",
            "tbd",
            "not known",
            "not provided",
            "Not Applicable",
            "no e-mail",
            "no phone",
            "keine",
            "k.A.",
            "k. A.",
            "kA",
            "entfällt",
            "unbekannt",
            "(unbekannt)",
            "folgt",
            "keine Angabe",
            "keine E-Mail",
            "aucun",
            "néant",
            "NE\u{301}ANT",
            "inconnu",
            "à confirmer",
            "sans objet",
            "s.o.",
            "non renseigné",
            "pas d'email",
            "ninguno",
            "desconocido",
            "no aplica",
            "s/d",
            "sin datos",
            "sin correo",
            "nessuno",
            "sconosciuto",
            "n.d.",
            "N/D",
            "da confermare",
            "geen",
            "onbekend",
            "n.v.t.",
            "nvt",
            "geen e-mailadres",
            "xxx",
            "\u{200b}-",
        ] {
            assert!(is_nothing(text), "{text:?}");
        }
    }

    #[test]
    fn something_all_the_same() {
        for text in [
            "0",
            "00",
            "1042",
            "a@example.com",
            "@",
            "+",
            "####",
            "Nadia",
            "Nona",
            "Tax",
            "SO",
            "ND",
            "KA",
            "#1",
            "#Tax/Audit",
            "C1",
            "Nullmeier",
            "x",
            "No 7",
            "no",
            "Director",
            "S.A.",
            "A/B",
            "Folgter",
            "\\\\server",
        ] {
            assert!(!is_nothing(text), "{text:?}");
        }
    }

    #[test]
    fn blanks_are_compared_by_their_position() {
        for name in [
            "N An",
            "N One",
            "No Ne",
            "N At",
            "Tb C",
            "Lee R",
            "Ge En",
            "Na Da",
            "Noe Mail",
            "Un Known",
            "Vi De",
            "Ni L",
            "Nul L",
            "Fol Gt",
            "Aucu N",
            "Ke Iner",
            "Nes Suno",
            "Xx X",
            "Sin Correoa",
            "N Il",
        ] {
            assert!(!is_nothing(name), "{name:?}");
            assert!(!is_no_name(name), "{name:?}");
        }
        for text in [
            "n / a",
            "k. A.",
            "k A",
            "t. b. c.",
            "n. v. t.",
            "N / A",
            "not  known",
            "noch nicht bekannt",
            "pas d' email",
            "pas de téléphone",
            "no e mail",
            "no e-mail address",
            "keine  Angabe",
            "to be confirmed",
            "à  confirmer",
            "nog te bepalen",
            "x x x",
            "notknown",
            "not-known",
            "sinDatos",
            "n a",
        ] {
            assert!(is_nothing(text), "{text:?}");
        }
    }

    #[test]
    fn no_identifier_yet() {
        for text in [
            "new",
            "NEW",
            "neu",
            "Neu.",
            "nouveau",
            "nouvelle",
            "nuevo",
            "nuevo cliente",
            "nuovo",
            "nieuw",
            "none yet",
            "pending",
            "tba",
            "not yet assigned",
            "noch keine",
            "wird vergeben",
            "à attribuer",
            "pas encore",
            "por asignar",
            "da assegnare",
            "nog geen",
            "toe te wijzen",
            "Neuer Mandant",
            "(new)",
            "n/a",
            "ditto",
            "see above",
        ] {
            assert!(is_no_identifier(text), "{text:?}");
        }
        for text in [
            "N-1", "1042", "NEWCO", "Neumann", "NW", "new1", "Ne W", "NEU-7", "AB", "No Vo",
        ] {
            assert!(!is_no_identifier(text), "{text:?}");
        }
    }

    #[test]
    fn beyond_doubt() {
        for (text, expect) in [
            ("n/a", true),
            ("#N/A", true),
            ("\\N", true),
            ("(null)", true),
            ("k. A.", true),
            ("—", true),
            ("None", false),
            ("NA", false),
            ("unbekannt", false),
        ] {
            assert_eq!(is_surely_nothing(text), expect, "{text:?}");
        }
    }

    #[test]
    fn people_called_null() {
        for (text, expect) in [
            ("Null", NamePart::Name),
            ("Nan", NamePart::Name),
            ("Na", NamePart::Name),
            ("Roy", NamePart::Name),
            ("K.A.", NamePart::Name),
            ("N. D.", NamePart::Name),
            ("NULL", NamePart::Doubtful),
            ("NaN", NamePart::Doubtful),
            ("None", NamePart::Doubtful),
            ("(null)", NamePart::Nothing),
            ("\\N", NamePart::Nothing),
            ("N/A", NamePart::Nothing),
            ("n.d.", NamePart::Nothing),
            ("-", NamePart::Nothing),
            ("unknown", NamePart::Nothing),
            ("Unbekannt", NamePart::Nothing),
        ] {
            assert_eq!(name_part(text), expect, "{text:?}");
        }
        for (text, expect) in [
            ("Null", false),
            ("Nan", false),
            ("NULL", true),
            ("nan", true),
            ("None", true),
            ("N/A N/A", true),
            ("Unknown, Unknown", true),
            ("Ana NULL", false),
            ("not known", true),
        ] {
            assert_eq!(is_no_name(text), expect, "{text:?}");
        }
    }
}
