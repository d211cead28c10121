//! Names of people in cells: a full name in its two parts, degrees behind it, and remarks in it.

use crate::fold::{fold, tidy};

mod remarks;
mod visible;

pub(crate) use remarks::take_remarks;
pub(crate) use visible::{Visible, visible};

/// Given and family part of a full name; every word is kept.
///
/// `Roy, Ana` has the family name first. Otherwise it is the last word, with the particles before
/// it (`de la Cruz`). Suffixes and degrees (`Lee Jr.`, `Roy, LL.M.`) and words in brackets behind a
/// name stay behind its family name; titles stay with the given name.
pub(crate) fn split_name(full: &str) -> (String, String) {
    let full = tidy(full);
    let (core, tail) = without_suffixes(&full);
    match core.split_once(',') {
        Some((family, given)) if !given.trim_matches([',', ' ']).is_empty() && !family.trim().is_empty() => {
            let given = given.split(',').map(str::trim).filter(|part| !part.is_empty());
            (given.collect::<Vec<_>>().join(", "), format!("{}{tail}", family.trim()))
        }
        _ => {
            let (given, family) = split_words(core);
            if family.is_empty() {
                (given + tail, family)
            } else {
                (given, family + tail)
            }
        }
    }
}

/// Splits off what follows a name after commas: `Ana Roy` and `, CPA, TEP`.
pub(crate) fn without_suffixes(name: &str) -> (&str, &str) {
    let mut end = name.len();
    while let Some((before, last)) = name.get(..end).and_then(|core| core.rsplit_once(',')) {
        let parts: Vec<&str> = before
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let last = last.trim();
        if parts.is_empty() || (!last.is_empty() && !is_suffix_part(last, &parts)) {
            break;
        }
        end = before.len();
    }
    name.split_at_checked(end).unwrap_or((name, ""))
}

/// The last word with its particles and suffixes is the family name; a single word is not.
fn split_words(name: &str) -> (String, String) {
    let words = words(name);
    let mut end = words.len();
    while let Some((last, before)) = words.get(..end).and_then(<[_]>::split_last) {
        if before.is_empty() || !(last.starts_with(['(', '[']) || is_suffix_word(last, before)) {
            break;
        }
        end -= 1;
    }
    if end <= 1 {
        return (words.join(" "), String::new());
    }
    let mut start = end - 1;
    while start > 1 && words.get(start - 1).is_some_and(|word| is_particle(word)) {
        start -= 1;
    }
    let (given, family) = words.split_at_checked(start).unwrap_or((&words, &[]));
    (given.join(" "), family.join(" "))
}

/// Words between blanks; brackets hold theirs together.
fn words(name: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut depth) = (0, 0_u32);
    for (at, c) in name.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ' ' if depth == 0 => {
                words.push(name.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    let last = name.get(start..).unwrap_or_default();
    if depth > 0 {
        // A bracket that is never closed holds nothing together.
        words.extend(last.split(' '));
    } else {
        words.push(last);
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a part after a comma does not belong to the name: `LL.M.`, `CPA, TEP`, `Jr.`.
fn is_suffix_part(part: &str, before: &[&str]) -> bool {
    let name = before.join(" ");
    let several = name.contains(' ') && !name.split(' ').next().is_some_and(is_particle);
    part.split(' ').all(|word| {
        let letters = fold(word);
        if AMBIGUOUS.contains(&letters.as_str()) {
            return is_upper(word) && (several || !(name.contains(' ') || is_upper(&name)));
        }
        if ABBREVIATED.contains(&letters.as_str()) {
            return several && word.ends_with('.');
        }
        is_known_suffix(word, &letters)
            || (several
                && !is_upper(&name)
                && is_upper(word)
                && (3..=6).contains(&letters.len())
                && !word.contains('.'))
    })
}

/// A suffix without a comma before it.
fn is_suffix_word(word: &str, before: &[&str]) -> bool {
    let letters = fold(word);
    if AMBIGUOUS.contains(&letters.as_str()) {
        return before.len() > 1 && is_upper(word) && before.iter().any(|word| !is_upper(word));
    }
    if ABBREVIATED.contains(&letters.as_str()) {
        return before.len() > 1 && word.ends_with('.');
    }
    if LAST_NAMES.contains(&letters.as_str()) {
        return before.len() > 1;
    }
    is_known_suffix(word, &letters)
}

fn is_known_suffix(word: &str, letters: &str) -> bool {
    let roman = matches!(letters, "ii" | "iii" | "iv" | "vi" | "vii" | "viii");
    if roman {
        return is_upper(word);
    }
    // Two degrees in one word: MBA/CPA, ACA-CTA.
    let known = |letters: &str| SUFFIXES.contains(&letters);
    known(letters)
        || (word.contains(['/', '-', '&']) && {
            let mut pieces = word.split(['/', '-', '&']).map(fold);
            pieces.all(|piece| known(&piece) || AMBIGUOUS.contains(&piece.as_str()))
        })
}

fn is_upper(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Suffixes, degrees and bodies of professions that are not family names.
const SUFFIXES: &[&str] = &[
    "jr",
    "sr",
    "jnr",
    "snr",
    "esq",
    "esquire",
    "phd",
    "dphil",
    "mphil",
    "mba",
    "emba",
    "llb",
    "llm",
    "lld",
    "jsd",
    "sjd",
    "bsc",
    "msc",
    "beng",
    "meng",
    "ceng",
    "bcom",
    "bcomm",
    "mcom",
    "bba",
    "bfa",
    "mfa",
    "mpa",
    "mph",
    "mres",
    "mst",
    "bcl",
    "gdl",
    "lpc",
    "edd",
    "psyd",
    "pharmd",
    "dds",
    "dmd",
    "dvm",
    "mbbs",
    "mbchb",
    "bds",
    "frcs",
    "mrcp",
    "cpa",
    "cfa",
    "cfp",
    "chfc",
    "clu",
    "cima",
    "acma",
    "fcma",
    "aca",
    "fca",
    "acca",
    "fcca",
    "cta",
    "tep",
    "cisa",
    "cissp",
    "pmp",
    "cppm",
    "cpm",
    "caia",
    "cdfa",
    "cams",
    "fsa",
    "fia",
    "ffa",
    "fcii",
    "acii",
    "apfs",
    "dippfs",
    "mrics",
    "frics",
    "riba",
    "frsa",
    "frs",
    "fba",
    "mice",
    "cipp",
    "cipd",
    "mcipd",
    "fcipd",
    "acis",
    "fcis",
    "fcg",
    "acg",
    "stb",
    "obe",
    "mbe",
    "cbe",
    "kbe",
    "dbe",
    "gbe",
    "cvo",
    "mvo",
    "cmg",
    "kcmg",
    "qpm",
    "bem",
    "mep",
    "bakk",
    "dipling",
    "diplkfm",
    "diplkffr",
    "diplvw",
    "diplbw",
    "diplinf",
    "diplphys",
    "diplchem",
    "diplpsych",
    "diplbetriebsw",
    "diplvolksw",
    "diplfinanzwirt",
    "liciur",
];

/// Degrees that are also names: only in capitals, behind a name that is not.
const AMBIGUOUS: &[&str] = &[
    "ma", "ba", "bs", "ms", "md", "do", "ca", "ea", "pe", "jd", "jp", "kc", "qc", "sc", "ws", "np", "mp", "rn", "od",
    "dd", "sj", "op", "osb", "cb", "kt", "dl", "vc", "gc", "ra", "wp", "cma", "cia", "att", "ao", "oam", "am", "mas",
    "cas", "fh", "asa", "frm",
];

/// Abbreviations that are also names: only with their dot, behind a whole name.
const ABBREVIATED: &[&str] = &[
    "mag", "maga", "ing", "arch", "geom", "rag", "avv", "dott", "lic", "iur", "rer", "nat", "oec", "pol", "dr", "prof",
];

/// Additions that are family names too.
const LAST_NAMES: &[&str] = &["junior", "senior", "filho"];

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
    use super::split_name;

    #[test]
    fn degrees_never_become_the_family_name() {
        for (full, given, family) in [
            ("Ana Roy, LL.M.", "Ana", "Roy, LL.M."),
            ("Roy, Ana, CPA", "Ana", "Roy, CPA"),
            ("Ana Roy CPA", "Ana", "Roy CPA"),
            ("Ana Roy, CPA, TEP", "Ana", "Roy, CPA, TEP"),
            ("Ana Roy MBA CFA", "Ana", "Roy MBA CFA"),
            ("Ana de la Cruz KC", "Ana", "de la Cruz KC"),
            ("Ana Roy, CPPM", "Ana", "Roy, CPPM"),
            ("Ana Roy, XYZQ", "Ana", "Roy, XYZQ"),
            ("Ana Roy III", "Ana", "Roy III"),
            ("Ana Roy (Director)", "Ana", "Roy (Director)"),
            ("Ana Roy, Dipl.-Ing.", "Ana", "Roy, Dipl.-Ing."),
            ("Ana Roy MBA/CPA", "Ana", "Roy MBA/CPA"),
            ("Ana Roy, Mag.", "Ana", "Roy, Mag."),
            ("Ana Ing", "Ana", "Ing"),
            ("ANA ROY", "ANA", "ROY"),
            ("ANA MA", "ANA", "MA"),
            ("ANA LEE MA", "ANA LEE", "MA"),
            ("Ana Ma", "Ana", "Ma"),
            ("Yo-Yo Ma", "Yo-Yo", "Ma"),
            ("ROY, ANA", "ANA", "ROY"),
            ("MA, BO", "BO", "MA"),
            ("van Dyke, JP", "JP", "van Dyke"),
            ("Roy, A.B.", "A.B.", "Roy"),
            ("Roy, MD", "Roy, MD", ""),
            ("Roy, Md", "Md", "Roy"),
            ("Ana CPA", "Ana CPA", ""),
            ("Ana Junior", "Ana", "Junior"),
            ("João Silva Filho", "João", "Silva Filho"),
            ("Robert (Bob) Smith", "Robert (Bob)", "Smith"),
            ("Ana (open", "Ana (open", ""),
            ("Dr. Lee", "Dr.", "Lee"),
            (",", ",", ""),
        ] {
            assert_eq!(split_name(full), (given.to_owned(), family.to_owned()), "{full}");
        }
    }
}
