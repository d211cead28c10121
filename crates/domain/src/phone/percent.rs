//! Percent signs of links.

/// `%2B44%2020`: bytes of a link.
pub(super) fn decode(text: &str) -> Option<String> {
    let mut out: Vec<u8> = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    let mut found = false;
    while let Some((first, behind)) = rest.split_first() {
        let code = (*first == b'%')
            .then(|| behind.get(..2))
            .flatten()
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let Some(byte) = code {
            out.push(byte);
            rest = behind.get(2..).unwrap_or_default();
            found = true;
        } else {
            out.push(*first);
            rest = behind;
        }
    }
    if found { String::from_utf8(out).ok() } else { None }
}
