//! Texts that say "no number".

use super::dial::is_letter;

/// A word for "nothing" in one of the languages files come in, or only marks and zeros.
pub(super) fn is_placeholder(text: &str) -> bool {
    if !text.chars().any(|c| is_letter(c) || matches!(c, '1'..='9' | '@')) {
        return !is_hashes(text);
    }
    // The longest word below has 17 letters.
    if text.chars().nth(40).is_some() {
        return false;
    }
    let word = text
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '<' | '>'))
        .to_lowercase();
    let bare = word.trim_matches(|c: char| matches!(c, '.' | '-' | '?' | '!' | '*'));
    WORDS.contains(&word.as_str()) || WORDS.contains(&bare) || crate::nothing::is_nothing(text)
}

/// What a spreadsheet writes for a value its column is too narrow for.
pub(super) fn is_hashes(text: &str) -> bool {
    text.len() >= 3 && text.bytes().all(|b| b == b'#')
}

/// Beside those that say nothing in every field ([`crate::nothing`]).
const WORDS: &[&str] = &[
    "n/a",
    "n.a",
    "na",
    "n.a.",
    "none",
    "null",
    "nil",
    "nan",
    "tbc",
    "tba",
    "tbd",
    "unknown",
    "not known",
    "not available",
    "not applicable",
    "not provided",
    "no phone",
    "no number",
    "missing",
    "empty",
    "blank",
    "pending",
    "undefined",
    "void",
    "no",
    "x",
    "xx",
    "xxx",
    "xxxx",
    "#n/a",
    "#ref",
    "#ref!",
    "#value",
    "#value!",
    "#name",
    "#name?",
    "#div/0",
    "#div/0!",
    "#null",
    "#null!",
    "#num",
    "#num!",
    "keine",
    "keins",
    "kein",
    "keine angabe",
    "k.a",
    "k. a",
    "ka",
    "unbekannt",
    "nicht bekannt",
    "nicht vorhanden",
    "n.v",
    "n. v",
    "entfällt",
    "fehlt",
    "folgt",
    "offen",
    "leer",
    "inconnu",
    "inconnue",
    "aucun",
    "aucune",
    "néant",
    "neant",
    "non renseigné",
    "n.c",
    "nc",
    "n/c",
    "s/o",
    "vide",
    "sconosciuto",
    "nessuno",
    "nessun numero",
    "assente",
    "non disponibile",
    "n.d",
    "nd",
    "n/d",
    "desconocido",
    "ninguno",
    "sin datos",
    "sin número",
    "sin teléfono",
    "no tiene",
    "s/n",
];
