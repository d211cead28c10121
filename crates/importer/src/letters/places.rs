//! The places of letters beyond ASCII in a word, in names of the languages that have them.

/// How well a word reads.
pub(super) fn score(word: &str) -> i32 {
    let all: Vec<char> = word.chars().collect();
    let places = all.iter().enumerate().filter(|(_, c)| !c.is_ascii());
    places.map(|(index, _)| score_at(&all, index)).sum()
}

/// How well the letter at `index` reads in its word.
pub(crate) fn score_at(word: &[char], index: usize) -> i32 {
    let Some(c) = word.get(index).copied() else { return 0 };
    let before = index.checked_sub(1).and_then(|index| word.get(index)).copied();
    let after = word.get(index + 1).copied();
    let inside = before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic);
    match c {
        '\u{80}'..='\u{9f}' | '\u{fffd}' => return -8,
        // "Mª José".
        'ª' | 'º' => return if before.is_some() && after.is_none() { 2 } else { -4 },
        '’' if inside => return apostrophe(before, after),
        '“' | '‘' | '„' if before.is_some_and(char::is_alphabetic) => {
            // What opens elsewhere closes in German.
            let closes = word.iter().any(|c| matches!(c, '„' | '‚'));
            return if closes && !inside { 0 } else { -4 };
        }
        '‘' | '’' | '“' | '”' | '„' | '–' | '…' if !inside => return 0,
        'ƒ' | 'µ' | 'ﬁ' | 'ﬂ' | 'ʼ' => return if inside { -4 } else { -2 },
        _ if c.is_whitespace() => return 0,
        _ if !c.is_alphabetic() => return if inside { -4 } else { -2 },
        _ if !matches!(c, 'À'..='ɏ') => return -4,
        _ => {}
    }
    let capitals = !word.iter().any(char::is_ascii_lowercase);
    if c.is_uppercase() {
        // A capital begins a word, or all are capitals.
        return match index {
            0 => first_capital(c, after.map(small)),
            _ if before.is_some_and(char::is_lowercase) || !capitals => -4,
            _ => inner(small(c), before.map(small), after.map(small)),
        };
    }
    // A small letter is neither among capitals nor before one.
    if c != 'ß' && (capitals && word.len() > 2 || after.is_some_and(char::is_uppercase)) {
        return -4;
    }
    match index {
        0 => first_small(c),
        _ => inner(c, before.map(small), after.map(small)),
    }
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// "O’Brien" and "d’Arc", but not "Mart’nez".
fn apostrophe(before: Option<char>, after: Option<char>) -> i32 {
    let capital = after.is_some_and(char::is_uppercase);
    let short = before.is_some_and(|c| matches!(small(c), 'd' | 'l' | 'o' | 'n' | 'm'));
    match (capital, after) {
        (true, _) => 1,
        (_, Some('s' | 't')) => 1,
        _ if short && after.is_some_and(is_vowel) => 1,
        _ => -2,
    }
}

fn is_vowel(c: char) -> bool {
    matches!(
        small(c),
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'à'..='å' | 'è'..='ï' | 'ò'..='ö' | 'ù'..='ü' | 'ý' | 'æ' | 'ø' | 'œ'
            | 'ą' | 'ę' | 'ě' | 'ő' | 'ű' | 'ů' | 'ă'
    )
}

fn first_capital(c: char, after: Option<char>) -> i32 {
    match c {
        'Ä' | 'Ö' | 'Ü' | 'É' | 'Á' => 3,
        'Œ' => 3 * i32::from(after == Some('u')),
        'À' | 'Ç' | 'Ó' | 'Ú' | 'Å' | 'Ø' | 'Š' | 'Ž' | 'Č' | 'Ł' | 'Ś' | 'Ż' | 'Ñ' | 'Ş' | 'İ' => 2,
        'Í' => 1 + i32::from(matches!(after, Some('ñ' | 'r' | 'v'))),
        'È' | 'Ê' | 'Ô' | 'Î' | 'Â' | 'Æ' | 'Ź' | 'Ć' | 'Ď' | 'Ť' | 'Ř' | 'Ő' | 'Đ' => 1,
        _ => -1,
    }
}

/// Names begin with capitals, but notes hold words.
fn first_small(c: char) -> i32 {
    match c {
        'é' | 'à' | 'ä' | 'ö' | 'ü' => 2,
        'ê' | 'è' | 'â' | 'î' | 'ô' | 'á' | 'ú' | 'ç' | 'å' | 'ø' => 1,
        'ı' | 'ß' | 'ñ' | 'ł' | 'š' | 'ž' | 'č' | 'ś' | 'ż' | 'ó' | 'í' => 0,
        _ => -1,
    }
}

fn inner(c: char, before: Option<char>, after: Option<char>) -> i32 {
    let vowel_before = before.is_some_and(is_vowel);
    let vowel_after = after.is_some_and(is_vowel);
    let last = after.is_none_or(|c| !c.is_alphabetic());
    let between_consonants = !vowel_before && !vowel_after && !last;
    let is = |c: Option<char>, set: &str| c.is_some_and(|c| set.contains(c));
    let good = |fits: bool, yes: i32, no: i32| if fits { yes } else { no };
    match c {
        'é' => 3,
        'í' | 'ú' => good(last && is(before, "aeo"), 1, 3),
        'á' | 'ó' => match (vowel_before, vowel_after) {
            (true, _) if last => 0,
            (true, false) if is(before, "ei") => 3,
            (false, false) => 3,
            _ => 1,
        },
        'ä' | 'ö' | 'ü' => match (vowel_before, vowel_after) {
            (false, true) if c == 'ä' && after == Some('u') => 3,
            (true, _) | (_, true) => 0,
            _ if last => 1,
            _ => 3,
        },
        'ß' => good(vowel_before && !is(after, "ßäöü"), 3, -3),
        'ñ' => good(vowel_before && vowel_after, 3, -1),
        'ń' => good(vowel_before && !vowel_after, 2, -2),
        'ç' => good(is(after, "aouãõ") || last || is(before, "ıiu"), 3, 0),
        'è' => good(!is(before, "aeo") && !vowel_after, 3, -2),
        'à' => good(last, 3, good(vowel_after, 0, 1)),
        'ò' => good(last, 3, 1),
        'ì' | 'ù' => good(last, 2, 0),
        'ë' => good(vowel_before, 3, 1),
        'ï' => good(is(before, "aouéy"), 3, 0),
        'î' => good(is(before, "oa"), 3, 1),
        'ê' | 'ô' | 'â' | 'û' => good(last, -1, 2),
        'ã' => good(is(after, "oe"), 2, -2),
        'õ' => good(is(after, "e"), 2, -2),
        'œ' => good(is(after, "u"), 3, -2),
        'å' | 'ø' => good(vowel_before || vowel_after, 0, 2),
        'æ' => good(between_consonants, 1, -1),
        'ý' => good(last, 2, 0),
        'ł' => good(vowel_before || vowel_after, 2, 0),
        'š' | 'ž' | 'ś' | 'ź' | 'ż' => match (vowel_before, vowel_after) {
            (true, _) => 2,
            (false, true) => 1,
            (false, false) => -2,
        },
        'č' => match (vowel_before, vowel_after) {
            (_, true) => 2,
            (true, false) => 1,
            _ => -2,
        },
        'ć' => good(vowel_before && !vowel_after, 2, -1),
        'ą' | 'ę' => good(!vowel_before && !vowel_after, 2, -1),
        'ě' => good(is(before, "bpvmdtnf"), 2, -2),
        'ř' => good(between_consonants, -1, 2),
        'ů' | 'ű' => good(between_consonants, 2, -1),
        'ő' => good(!vowel_before && !vowel_after, 2, -1),
        'ă' => good(vowel_before || vowel_after, -1, 2),
        'ţ' | 'ş' | 'ğ' => good(vowel_before || vowel_after, 2, -1),
        'ı' => good(vowel_before || vowel_after, -1, 2),
        'ň' | 'ť' | 'ď' | 'ľ' | 'đ' => good(between_consonants, -1, 1),
        _ => 0,
    }
}
