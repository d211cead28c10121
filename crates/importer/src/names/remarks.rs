//! Remarks in a name: a person's name at birth, and that they have died.

use crate::fold::{fold, tidy};

/// What is beside a name in its cell.
#[derive(Default, Debug, PartialEq, Eq)]
pub(crate) struct Remarks {
    /// As in the cell, without brackets.
    pub(crate) texts: Vec<String>,
    /// One of them says that the person has died.
    pub(crate) deceased: bool,
}

/// Takes remarks out of a name: `(née Bell)`, `geb. Bell`, `(deceased)`, `†`. `None` if there are
/// none, or nothing else.
pub(crate) fn take_remarks(name: &str) -> Option<(String, Remarks)> {
    if !name.contains(['(', '[', '†', '✝']) && !name.split([' ', ',']).any(is_remark_word) {
        return None;
    }
    let mut remarks = Remarks::default();
    let bracketed = take_brackets(name, &mut remarks);
    let kept = take_words(&bracketed, &mut remarks);
    let kept = tidy(kept.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '–' | ';' | '*')));
    (!remarks.texts.is_empty() && !kept.is_empty()).then(|| (kept.replace(" ,", ","), remarks))
}

fn take_brackets(name: &str, remarks: &mut Remarks) -> String {
    let mut kept = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(open) = rest.find(['(', '[']) {
        let (before, group) = rest.split_at_checked(open).unwrap_or((rest, ""));
        kept.push_str(before);
        let close = group.find([')', ']']).map_or(group.len(), |at| at + 1);
        let (group, after) = group.split_at_checked(close).unwrap_or((group, ""));
        let inside = group.trim_matches(['(', ')', '[', ']', ' ']);
        if says_remark(inside) || matches!(inside, "+" | "†") {
            remarks.deceased |= says_died(inside) || inside == "+";
            remarks.texts.push(inside.to_owned());
        } else {
            kept.push_str(group);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// Remarks without brackets reach to the next comma or to the end.
fn take_words(name: &str, remarks: &mut Remarks) -> String {
    let mut kept: Vec<String> = Vec::new();
    for part in name.split(',') {
        let words: Vec<&str> = part.split_whitespace().collect();
        let start = words.iter().enumerate().position(|(index, word)| {
            // "Nee" and "Born" are names too; as a remark they are small and something follows.
            let follows = index + 1 < words.len();
            word.starts_with(['†', '✝'])
                || (is_death_word(word) && (index > 0 || !kept.is_empty()))
                || (is_birth_word(word) && follows && !word.starts_with(char::is_uppercase))
        });
        match start {
            Some(start) => {
                let (before, remark) = words.split_at_checked(start).unwrap_or((&words, &[]));
                let mut before = before.to_vec();
                let mut remark = remark.to_vec();
                // "† Ana Roy": the name follows.
                if before.is_empty() && kept.is_empty() && remark.len() > 1 {
                    before = remark.split_off(1);
                }
                while before
                    .last()
                    .is_some_and(|word| matches!(*word, "-" | "–" | "—" | "/" | "*"))
                {
                    before.pop();
                }
                let text = remark.join(" ");
                remarks.deceased |= says_died(&text);
                remarks.texts.push(text);
                if !before.is_empty() {
                    kept.push(before.join(" "));
                }
            }
            None if !words.is_empty() => kept.push(words.join(" ")),
            None => {}
        }
    }
    let name = kept.join(", ");
    let late = name.get(..9).filter(|start| start.eq_ignore_ascii_case("the late "));
    match late.and_then(|_| name.get(9..)) {
        Some(rest) => {
            remarks.deceased = true;
            remarks.texts.push("the late".to_owned());
            rest.to_owned()
        }
        None => name,
    }
}

fn is_remark_word(word: &str) -> bool {
    // Most words of names begin with other letters, or are longer or shorter.
    let first = word.bytes().next().unwrap_or_default();
    let likely = b"gbnfdDvVoOrRtTlL".contains(&first) || !first.is_ascii();
    likely && (2..=14).contains(&word.len()) && (is_birth_word(word) || is_death_word(word) || word == "late")
}

fn says_remark(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else { return false };
    is_birth_word(first) || says_died(text)
}

fn says_died(text: &str) -> bool {
    text.contains(['†', '✝']) || text.split_whitespace().take(2).any(is_death_word)
}

/// Words before a person's name at birth or former name.
fn is_birth_word(word: &str) -> bool {
    const WORDS: [&str; 20] = [
        "nee",
        "ne",
        "geb",
        "geborene",
        "geborener",
        "geboren",
        "born",
        "nata",
        "nato",
        "nacida",
        "nacido",
        "fka",
        "formerly",
        "maiden",
        "ehem",
        "ehemals",
        "frueher",
        "fruher",
        "epouse",
        "previously",
    ];
    let folded = fold(word);
    let accent = word.starts_with(['n', 'N']) && (word.contains('é') || word.contains("e\u{301}"));
    match folded.as_str() {
        // Without its accent, "ne" is not a remark.
        "ne" => accent,
        other => WORDS.contains(&other),
    }
}

fn is_death_word(word: &str) -> bool {
    const WORDS: [&str; 18] = [
        "deceased",
        "decd",
        "died",
        "verstorben",
        "verstorbene",
        "verstorbener",
        "gest",
        "decede",
        "decedee",
        "fallecido",
        "fallecida",
        "difunto",
        "difunta",
        "deceduto",
        "deceduta",
        "defunta",
        "defunto",
        "overleden",
    ];
    let marks = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    matches!(marks, "R.I.P." | "RIP" | "R.I.P") || WORDS.contains(&fold(word).as_str())
}

#[cfg(test)]
mod tests {
    use super::take_remarks;

    #[test]
    fn remarks() {
        for (name, kept, texts, deceased) in [
            ("Ana Roy (née Bell)", "Ana Roy", "née Bell", false),
            ("Roy (nee Bell), Ana", "Roy, Ana", "nee Bell", false),
            ("Ana Roy geb. Bell", "Ana Roy", "geb. Bell", false),
            ("Roy, geb. Bell", "Roy", "geb. Bell", false),
            ("Ana Roy née Bell", "Ana Roy", "née Bell", false),
            ("Ana Roy (deceased)", "Ana Roy", "deceased", true),
            ("Ana Roy (Deceased 2019)", "Ana Roy", "Deceased 2019", true),
            ("Roy (verstorben)", "Roy", "verstorben", true),
            ("Ana Roy †", "Ana Roy", "†", true),
            ("Ana Roy (†)", "Ana Roy", "†", true),
            ("† Ana Roy", "Ana Roy", "†", true),
            ("Ana Roy † 12.3.2019", "Ana Roy", "† 12.3.2019", true),
            ("Ana Roy - deceased", "Ana Roy", "deceased", true),
            ("Roy, DECEASED", "Roy", "DECEASED", true),
            ("the late Ana Roy", "Ana Roy", "the late", true),
            ("Ana Roy [décédée]", "Ana Roy", "décédée", true),
            ("Ana Roy (formerly Bell)", "Ana Roy", "formerly Bell", false),
        ] {
            let (read, remarks) = take_remarks(name).unwrap_or_default();
            assert_eq!(
                (read.as_str(), remarks.texts.join("|").as_str(), remarks.deceased),
                (kept, texts, deceased),
                "{name}"
            );
        }
        for name in [
            "Ana Roy",
            "Max Born",
            "Nee Soon",
            "Ana Roy (Director)",
            "(deceased)",
            "Late Lee",
            "Geb Roy",
            "Ne Win",
            "Robert (Bob) Smith",
        ] {
            assert_eq!(take_remarks(name), None, "{name}");
        }
    }
}
