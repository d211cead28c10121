//! Full names under headings such as "Cognome Nome" and "Apellidos y nombre".

use crate::fold::tidy;
use crate::names::{split_name, without_suffixes};

/// Small words that begin a family name.
const PARTICLES: [&str; 30] = [
    "de", "del", "della", "dello", "delle", "degli", "dei", "der", "den", "di", "da", "dal", "dalla", "das", "dos",
    "do", "du", "des", "la", "las", "le", "lo", "los", "van", "von", "vom", "zu", "ter", "ten", "'t",
];

/// Given and family part of a name that begins with the family name; every word is kept.
///
/// A comma parts them. Without one the words in capitals are the family name, if others are not;
/// else it is the first word, with the particles before it.
pub(crate) fn family_first(full: &str) -> (String, String) {
    let full = tidy(full);
    let (full, tail) = without_suffixes(&full);
    if full.contains(',') {
        let (given, family) = split_name(full);
        return (given, family + tail);
    }
    let words: Vec<&str> = full.split(' ').collect();
    if words.len() < 2 {
        return (format!("{full}{tail}"), String::new());
    }
    let capitals = words.iter().take_while(|word| is_capital(word)).count();
    let end = if (1..words.len()).contains(&capitals) {
        capitals
    } else {
        let particles = words.iter().take_while(|word| is_particle(word)).count();
        (particles + 1).min(words.len() - 1)
    };
    let (family, given) = words.split_at_checked(end).unwrap_or((&words, &[]));
    (given.join(" "), family.join(" ") + tail)
}

fn is_capital(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
}

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::family_first;

    #[test]
    fn names_that_begin_with_the_family_name() {
        for (full, given, family) in [
            ("Rossi Maria", "Maria", "Rossi"),
            ("De Luca Anna Maria", "Anna Maria", "De Luca"),
            ("Taylor, Mary Ann", "Mary Ann", "Taylor"),
            ("GARCÍA LÓPEZ Ana", "Ana", "GARCÍA LÓPEZ"),
            ("ROSSI MARIA", "MARIA", "ROSSI"),
            ("von der Heide Eva", "Eva", "von der Heide"),
            ("Rossi", "Rossi", ""),
            ("Rossi Maria, CPA", "Maria", "Rossi, CPA"),
            ("Rossi, Maria, MBA", "Maria", "Rossi, MBA"),
        ] {
            assert_eq!(family_first(full), (given.to_owned(), family.to_owned()), "{full}");
        }
    }
}
