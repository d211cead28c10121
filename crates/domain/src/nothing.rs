//! Texts that say that there is nothing: `n/a`, `NULL`, `unbekannt`, `#REF!`, `-`.
//!
//! A file is full of them, and none of them is anybody's identifier, title or team. The words are
//! those people and programs write in English, German, French, Spanish, Italian and Dutch.
//! Names are judged more carefully, because there are people called Null, Nan and K. A. Lee.

mod words;

use words::{NAMES, NEGATIONS, SHORT, THINGS, WORDS};

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
pub enum NamePart {
    /// A name like any other.
    Name,
    /// A name, but written as programs write "nothing": `NULL`, `NaN`, `None`.
    Doubtful,
    /// Nothing.
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
    short && SHORT.contains(&fold(text).as_str())
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
    let word = fold(text);
    let unsaid = || {
        NEGATIONS
            .iter()
            .filter_map(|negation| word.strip_prefix(negation))
            .any(|thing| THINGS.contains(&thing))
    };
    WORDS.contains(&word.as_str()) || (word.len() >= 3 && word.bytes().all(|byte| byte == b'x')) || unsaid()
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
    use super::{NamePart, is_no_name, is_nothing, is_surely_nothing, name_part};

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
