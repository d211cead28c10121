//! What one cell holds: lists taken apart, wrappers taken off, a full name split.

use crate::fold::fold;

/// Words people write where they have nothing to write.
pub(crate) fn is_blank_word(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "",
        "na",
        "none",
        "null",
        "nil",
        "nan",
        "tbc",
        "tbd",
        "unknown",
        "keine",
        "keiner",
        "unbekannt",
        "aucun",
        "nessuno",
    ];
    text.len() <= 16 && WORDS.contains(&fold(text).as_str())
}

/// The text inside `="…"`, or after the apostrophe that a spreadsheet, or our own export, puts before `+ = - @`
/// and their wide forms.
pub(crate) fn unwrap(text: &str) -> &str {
    let text = text.trim();
    if let Some(inside) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return inside.trim();
    }
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['+', '=', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) => {
            rest.trim()
        }
        _ => text,
    }
}

/// The addresses of a cell as they stand: `a@x, b@y`, one a line, `Ana Roy <a@x>`.
pub(crate) fn emails(text: &str) -> impl Iterator<Item = &str> {
    let separator = |c: char| matches!(c, ';' | ',' | '|' | '\n' | '\r' | '\t');
    text.split(separator)
        .flat_map(|part| {
            let part = part.trim();
            match part.split_once('<') {
                Some((_, rest)) => vec![rest.split('>').next().unwrap_or(rest).trim()],
                // Several addresses with blanks between them; a single broken one stays whole.
                None if part.matches('@').count() > 1 => {
                    part.split([' ', '/', ':']).filter(|word| word.contains('@')).collect()
                }
                None => vec![part],
            }
        })
        .filter(|part| !part.is_empty())
}

/// The entries of a list cell: separated by `;`, `|` or line ends.
pub(crate) fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '|', '\n', '\r'])
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
}

/// Whether a spreadsheet has rounded the cell: `4.47912E+11`.
pub(crate) fn is_scientific(text: &str) -> bool {
    let Some((number, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let fraction = number
        .split_once(['.', ','])
        .is_some_and(|(whole, rest)| digits(whole) && digits(rest));
    fraction && exponent.strip_prefix('+').is_some_and(digits)
}

/// Given and family part of a full name; every word is kept.
///
/// `Roy, Ana` has the family name first. Otherwise it is the last word, with the particles before
/// it (`de la Cruz`) and a suffix behind it (`Lee Jr.`); titles stay with the given name.
pub(crate) fn split_name(full: &str) -> (String, String) {
    let full = crate::fold::tidy(full);
    if let Some((family, given)) = full.split_once(',') {
        let (family, given) = (family.trim(), given.trim());
        if !is_suffix(given) {
            return (given.to_owned(), family.to_owned());
        }
    }
    let words: Vec<&str> = full.split(' ').collect();
    let mut start = words.len().saturating_sub(1);
    while start > 1 && words.get(start).is_some_and(|word| is_suffix(word)) {
        start -= 1;
    }
    while start > 1 && words.get(start - 1).is_some_and(|word| is_particle(word)) {
        start -= 1;
    }
    // "Dr. Lee" has no given name, but a title is better in front than lost.
    let (given, family) = words.split_at_checked(start).unwrap_or((&words, &[]));
    if given.is_empty() {
        (family.join(" "), String::new())
    } else {
        (given.join(" "), family.join(" "))
    }
}

fn is_suffix(word: &str) -> bool {
    const SUFFIXES: [&str; 14] = [
        "jr", "sr", "jnr", "snr", "ii", "iii", "iv", "phd", "md", "esq", "obe", "mbe", "cbe", "qc",
    ];
    SUFFIXES.contains(&fold(word).as_str())
}

/// Small words that begin a family name.
fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 32] = [
        "de", "del", "della", "dello", "der", "den", "di", "da", "das", "dos", "do", "du", "des", "la", "las", "le",
        "los", "van", "von", "vom", "zu", "zum", "zur", "ter", "ten", "el", "al", "bin", "ibn", "af", "av", "st",
    ];
    PARTICLES.contains(&fold(word).as_str())
}

#[cfg(test)]
mod tests {
    use super::unwrap;

    #[test]
    fn what_our_export_puts_before_a_sign_is_taken_off() {
        for value in ["=1+1", "+442079460187", "-", "@Buyer", "＝1+1", "＋44", "－", "＠Buyer"] {
            assert_eq!(unwrap(&format!("'{value}")), value);
        }
        assert_eq!(unwrap("'Ana'"), "'Ana'");
    }
}
