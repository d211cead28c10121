//! Cells that hold a number inside something else: formulas, HTML, links with a caption, JSON lists,
//! percent signs. What comes out is plain text, one number a line.

use super::{clean, json, links, percent};

/// What a cell was before a program wrapped it.
pub(super) enum Unfolded {
    /// Plain text, clean.
    Text(String),
    /// A formula whose result is not in the file.
    Formula,
}

/// Takes a wrapper off; `None` if there is none. `text` is clean.
pub(super) fn unfold(text: &str) -> Option<Unfolded> {
    if !text
        .bytes()
        .any(|b| matches!(b, b'=' | b'<' | b'%' | b'&' | b'[' | b'{' | b'\\'))
    {
        return None;
    }
    if let Some(formula) = formula(text) {
        return Some(formula);
    }
    let mut out = text.to_owned();
    for step in [entities, percent_outside_links, tags, caption, line_breaks] {
        if let Some(next) = step(&out) {
            out = next;
        }
    }
    if let Some(list) = json::flat(&out) {
        out = list;
    }
    (out != text).then(|| Unfolded::Text(clean::clean(&out)))
}

/// `=HYPERLINK("tel:…","…")` is what its texts say. Any other formula is not worked out here, since
/// a wrong number looks like a right one.
fn formula(text: &str) -> Option<Unfolded> {
    let body = text.trim_start_matches('\'').strip_prefix('=')?.trim_start();
    let (mut quoted, mut texts) = (false, Vec::<String>::new());
    let (mut name, mut joined) = (String::new(), false);
    for c in body.chars() {
        match c {
            '"' if quoted => quoted = false,
            '"' => {
                quoted = true;
                texts.push(String::new());
            }
            _ if quoted => texts.last_mut()?.push(c),
            '&' | '*' | '^' => joined = true,
            '(' if name.is_empty() && texts.is_empty() => {
                let before = body.split('(').next().unwrap_or_default().trim();
                if before.chars().any(char::is_alphabetic) {
                    name = before.to_owned();
                }
            }
            _ => {}
        }
    }
    if joined && (!texts.is_empty() || !name.is_empty()) {
        return Some(Unfolded::Formula);
    }
    if name.is_empty() {
        return None;
    }
    if texts.iter().any(|text| links::is_one(text)) {
        return Some(Unfolded::Text(clean::clean(&texts.join("\n"))));
    }
    Some(Unfolded::Formula)
}

/// `&nbsp;`, `&#43;`, `&#x2B;`.
fn entities(text: &str) -> Option<String> {
    const NAMED: [(&str, &str); 12] = [
        ("amp", "&"),
        ("nbsp", " "),
        ("plus", "+"),
        ("quot", "\""),
        ("apos", "'"),
        ("lt", "<"),
        ("gt", ">"),
        ("ndash", "-"),
        ("mdash", "-"),
        ("shy", ""),
        ("bull", "\u{2022}"),
        ("middot", "\u{b7}"),
    ];
    const LONGEST: usize = 8;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let entity = behind.split_once(';').filter(|(name, _)| name.len() <= LONGEST);
        let decoded = entity.and_then(|(name, after)| {
            if let Some((_, letter)) = NAMED.iter().find(|(known, _)| name.eq_ignore_ascii_case(known)) {
                return Some(((*letter).to_owned(), after));
            }
            let code = name.strip_prefix('#')?;
            let code = match code.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => code.parse().ok()?,
            };
            char::from_u32(code).map(|c| (c.to_string(), after))
        });
        if let Some((letter, after)) = decoded {
            out.push_str(&letter);
            rest = after;
            found = true;
        } else {
            out.push('&');
            rest = behind;
        }
    }
    out.push_str(rest);
    found.then_some(out)
}

/// A link of the web is decoded where it is read: its text may hold anything.
fn percent_outside_links(text: &str) -> Option<String> {
    if text.contains("://") || links::is_web(text) {
        return None;
    }
    percent::decode(text)
}

/// Every HTML tag becomes a line break; a link with a number leaves it on a line of its own.
fn tags(text: &str) -> Option<String> {
    const NAMES: [&str; 24] = [
        "a", "b", "br", "p", "i", "u", "em", "hr", "li", "ol", "ul", "td", "th", "tr", "div", "font", "nobr", "span",
        "small", "strong", "table", "tbody", "html", "body",
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some((before, behind)) = rest.split_once('<') {
        out.push_str(before);
        let tag = behind.split_once('>').filter(|(tag, _)| {
            let tag = tag.trim_start_matches('/');
            let end = tag.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(tag.len());
            let name = tag.get(..end).unwrap_or_default().to_ascii_lowercase();
            NAMES.contains(&name.as_str())
        });
        let Some((tag, after)) = tag else {
            out.push('<');
            rest = behind;
            continue;
        };
        found = true;
        out.push('\n');
        let link = tag.split(['"', '\'']).find(|value| links::is_one(value));
        if let Some(link) = link {
            out.push_str(link);
            out.push('\n');
        }
        rest = after;
    }
    out.push_str(rest);
    found.then_some(out)
}

/// `[020 7946 0018](tel:+442079460018)`
fn caption(text: &str) -> Option<String> {
    let (before, behind) = text.split_once('[')?;
    let (caption, behind) = behind.split_once("](")?;
    let (link, after) = behind.split_once(')')?;
    links::is_one(link).then(|| format!("{before}{link}\n{caption}\n{after}"))
}

/// A line break that a program wrote as two letters.
fn line_breaks(text: &str) -> Option<String> {
    (text.contains("\\n") || text.contains("\\r")).then(|| text.replace("\\r", "\n").replace("\\n", "\n"))
}
