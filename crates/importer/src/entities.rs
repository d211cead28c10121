//! Character references of HTML in text that should have none: `O&#39;Brien`, `M&uuml;ller`.

/// The names of the letters of Latin-1 from U+00A0 on, in order (HTML 4.01, section 24.2.1).
const LATIN: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
    "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
    "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
    "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
    "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// Others that occur in names and addresses.
const OTHERS: [(&str, char); 28] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("commat", '@'),
    ("period", '.'),
    ("num", '#'),
    ("lpar", '('),
    ("rpar", ')'),
    ("comma", ','),
    ("colon", ':'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Zcaron", 'Ž'),
    ("zcaron", 'ž'),
    ("lstrok", 'ł'),
    ("euro", '€'),
];

/// Longest name or number between `&` and `;`, in bytes.
const LONGEST: usize = 10;

/// The text with every reference decoded; `None` if it has none. What was escaped twice
/// (`&amp;amp;`) is decoded twice.
pub(crate) fn decode(text: &str) -> Option<String> {
    let once = decode_once(text)?;
    Some(decode_once(&once).unwrap_or(once))
}

fn decode_once(text: &str) -> Option<String> {
    let mut rest = text;
    let mut out = String::new();
    let mut found = false;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        match reference(after) {
            Some((c, len)) => {
                out.push(c);
                rest = after.get(len..).unwrap_or_default();
                found = true;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    found.then_some(out)
}

/// The character a reference means, and how many bytes follow its `&`.
fn reference(after: &str) -> Option<(char, usize)> {
    let end = after.bytes().take(LONGEST + 1).position(|byte| byte == b';')?;
    let name = after.get(..end)?;
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let hex = number.strip_prefix(['x', 'X']);
            let code = match hex {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())?
        }
        None => named(name)?,
    };
    Some((c, end + 1))
}

fn named(name: &str) -> Option<char> {
    if let Some((_, c)) = OTHERS.iter().find(|(known, _)| *known == name) {
        return Some(*c);
    }
    let place = LATIN.iter().position(|known| *known == name)?;
    char::from_u32(0xA0 + u32::try_from(place).ok()?)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn references() {
        for (text, expect) in [
            ("O&#39;Brien", Some("O'Brien")),
            ("O&#x27;Brien", Some("O'Brien")),
            ("M&uuml;ller", Some("Müller")),
            ("&Eacute;lodie Fran&ccedil;ois", Some("Élodie François")),
            ("Smith &amp; Co", Some("Smith & Co")),
            ("Smith &amp;amp; Co", Some("Smith & Co")),
            ("&szlig;&yuml;&nbsp;", Some("ßÿ\u{a0}")),
            ("ana&#64;example.com", Some("ana@example.com")),
            ("Smith & Co", None),
            ("AT&T; more", None),
            ("a &#0; b", None),
            ("a &#999999999999; b", None),
            ("&", None),
        ] {
            assert_eq!(decode(text).as_deref(), expect, "{text:?}");
        }
    }
}
