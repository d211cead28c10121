//! Folding for finding: what a person types and what a record holds meet in one plain form.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without accents; letters that no accent explains are spelled out (`ß` → `ss`,
/// `ø` → `o`, `æ` → `ae`, `ł` → `l`, `đ` → `d`, `þ` → `th`). White space becomes one blank; apostrophes and
/// hyphens are kept out of words (`O'Brien` → `obrien`, `Smith-Jones` → `smith jones`).
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() {
        for byte in text.bytes() {
            match byte.to_ascii_lowercase() {
                letter @ (b'a'..=b'z' | b'0'..=b'9') => out.push(char::from(letter)),
                other => push_plain(&mut out, char::from(other)),
            }
        }
    } else {
        for c in text
            .nfkd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase)
        {
            match c {
                'ß' => out.push_str("ss"),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'ø' => out.push('o'),
                'ł' => out.push('l'),
                'đ' | 'ð' => out.push('d'),
                'þ' => out.push_str("th"),
                'ı' => out.push('i'),
                _ => push_plain(&mut out, c),
            }
        }
    }
    while out.ends_with(' ') {
        out.pop();
    }
    out
}

fn push_plain(out: &mut String, c: char) {
    match c {
        '\'' | '’' | 'ʼ' | '`' | '´' => {}
        _ if c.is_alphanumeric() => out.push(c),
        _ if out.is_empty() || out.ends_with(' ') => {}
        _ => out.push(' '),
    }
}

/// The German spelling of umlauts (`ä` → `ae`), if it differs from [`fold`]: `Müller` is found as
/// *muller* and as *mueller*.
pub fn fold_umlauts(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut spelled = String::with_capacity(text.len() + 4);
    let mut any = false;
    for c in text.nfc() {
        let pair = match c {
            'ä' | 'Ä' => "ae",
            'ö' | 'Ö' => "oe",
            'ü' | 'Ü' => "ue",
            'å' | 'Å' => "aa",
            _ => {
                spelled.push(c);
                continue;
            }
        };
        any = true;
        spelled.push_str(pair);
    }
    any.then(|| fold(&spelled))
}

/// The decimal digits of a text, as ASCII.
pub fn digits(text: &str) -> String {
    text.chars()
        .filter_map(|c| c.to_digit(10))
        .filter_map(|d| char::from_digit(d, 10))
        .collect()
}

/// Digits from the last to the first: numbers that end alike stand together in an index.
pub fn reversed_digits(text: &str) -> String {
    let plain = digits(text);
    plain.chars().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{digits, fold, fold_umlauts, reversed_digits};

    #[test]
    fn folding() {
        for (input, expect) in [
            ("Zoë", "zoe"),
            ("O'Brien", "obrien"),
            ("O’Brien", "obrien"),
            ("Smith-Jones  (Dr.)", "smith jones dr"),
            ("Straße", "strasse"),
            ("Łukasz", "lukasz"),
            ("ÅSA", "asa"),
            ("ﬁne", "fine"),
            ("CRM-004512", "crm 004512"),
            ("Иван", "иван"),
        ] {
            assert_eq!(fold(input), expect, "{input}");
        }
    }

    #[test]
    fn umlauts_have_a_second_spelling() {
        assert_eq!(fold_umlauts("Müller"), Some("mueller".into()));
        assert_eq!(fold_umlauts("Mu\u{308}ller"), Some("mueller".into()));
        assert_eq!(fold_umlauts("Zoë"), None);
        assert_eq!(fold_umlauts("Miller"), None);
    }

    #[test]
    fn last_digits_come_first() {
        assert_eq!(digits("+44 (0)20 7946-0018"), "4402079460018");
        assert_eq!(reversed_digits("07946 0018"), "810064970");
    }
}
