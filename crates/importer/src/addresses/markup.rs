//! Addresses in links and in the lists of programs: HTML, Markdown, formulas, JSON.

use super::words::is_doubtful_key;

/// A text between quotes in a program's list.
pub(super) struct Literal {
    pub(super) text: String,
    /// The text before it says that it is another person's.
    pub(super) doubtful: bool,
}

/// The texts with an `@` of a JSON or similar list or of a formula, those marked as the main one
/// first; `None` if the cell is neither.
pub(super) fn literals(text: &str) -> Option<Vec<Literal>> {
    let text = text.trim();
    let formula = text.starts_with('=');
    let list = text.starts_with(['[', '{'])
        && text
            .chars()
            .skip(1)
            .find(|c| !c.is_whitespace())
            .is_some_and(|c| matches!(c, '"' | '\'' | '{' | '['));
    let serialised = text.starts_with("a:") && text.contains(":{");
    if !(formula || list || serialised) || !text.contains(['"', '\'']) {
        return None;
    }
    // Each with the number of the object that contains it.
    let mut found: Vec<(usize, Literal)> = Vec::new();
    let mut main: Vec<usize> = Vec::new();
    let (mut object, mut key) = (0, String::new());
    let mut rest = text;
    while let Some(open) = rest.find(['"', '\'', '{', '}']) {
        let (_, tail) = rest.split_at_checked(open)?;
        let quote = tail.chars().next()?;
        if matches!(quote, '{' | '}') {
            object += 1;
            rest = tail.get(1..)?;
            continue;
        }
        let (inside, after) = until_quote(tail.get(1..)?, quote);
        rest = after;
        let value = after.trim_start().strip_prefix(':');
        match value {
            Some(value) => {
                let value = value.trim_start().trim_start_matches(['"', '\'']);
                let name = inside.to_lowercase();
                let is_main =
                    ["primary", "isprimary", "is_primary", "default", "preferred", "main"].contains(&name.as_str());
                if is_main && (value.starts_with("true") || value.starts_with('1')) {
                    main.push(object);
                }
                key = inside;
            }
            None => {
                if inside.contains('@') {
                    let doubtful = is_doubtful_key(&key);
                    found.push((object, Literal { text: inside, doubtful }));
                }
                key.clear();
            }
        }
    }
    found.sort_by_key(|(object, _)| !main.contains(object));
    Some(found.into_iter().map(|(_, literal)| literal).collect())
}

/// The text up to a quote that is not escaped, and what follows it.
fn until_quote(text: &str, quote: char) -> (String, &str) {
    let mut inside = String::new();
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => {
                inside.push(c);
                escaped = false;
            }
            '\\' => escaped = true,
            _ if c == quote => return (inside, text.get(at + c.len_utf8()..).unwrap_or_default()),
            _ => inside.push(c),
        }
    }
    (inside, "")
}

/// The text with its links opened: `[Ana](mailto:a@x)` and `<a href="mailto:a@x">Ana</a>` become
/// `<a@x> (Ana)`; other tags become line ends, and a list in plain brackets loses them.
pub(super) fn links(text: &str) -> String {
    let mut text = text.to_owned();
    if has_tags(&text) {
        text = without_tags(&text);
    }
    if text.contains("](") {
        text = without_markdown(&text);
    }
    let lower = text.to_ascii_lowercase();
    if lower.contains("mailto:") {
        text = without_queries(&text, &lower);
    }
    if !text.contains('@') && (text.contains("%40")) {
        text = text.replace("%40", "@");
    }
    let trimmed = text.trim();
    for (open, close) in [('[', ']'), ('{', '}')] {
        let inside = trimmed.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if let Some(inside) = inside.filter(|inside| !inside.contains([open, close])) {
            return inside.to_owned();
        }
    }
    text
}

fn has_tags(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["<a ", "</", "<br", "<p>", "<div", "<span", "<li", "<td", "<b>"]
        .iter()
        .any(|tag| lower.contains(tag))
}

fn without_tags(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut in_link = false;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        let Some((tag, after)) = tag.split_once('>') else {
            rest = tag;
            continue;
        };
        rest = after;
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        let lower = name.to_ascii_lowercase();
        match lower.as_str() {
            "a" if tag.starts_with('/') => out.push_str(if std::mem::take(&mut in_link) { ")\n" } else { "\n" }),
            "a" => {
                if let Some(target) = target(tag) {
                    // A link to a page is not an address; its text may be one.
                    if target.contains('@') || target.contains("%40") {
                        out.push_str(&format!("\n<{target}> ("));
                        in_link = true;
                    }
                }
            }
            // An address in angle brackets among the tags.
            _ if tag.contains('@') && !tag.contains('=') => out.push_str(&format!("<{tag}>")),
            "b" | "i" | "u" | "em" | "strong" | "font" | "span" => {}
            _ => out.push('\n'),
        }
    }
    out.push_str(rest);
    out
}

/// What `href` points to.
fn target(tag: &str) -> Option<&str> {
    let at = tag.to_ascii_lowercase().find("href")?;
    let value = tag.get(at + 4..)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next()?;
    if matches!(quote, '"' | '\'') {
        return value.get(1..)?.split(quote).next();
    }
    value.split(' ').next()
}

fn without_markdown(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        let Some((before, label)) = before.rsplit_once('[') else {
            break;
        };
        let Some((target, after)) = after.split_once(')') else {
            break;
        };
        out.push_str(before);
        let address = |text: &str| text.contains('@');
        match (address(target), address(label)) {
            (true, _) => out.push_str(&format!("<{target}> ({label})\n")),
            (false, true) => out.push_str(&format!("<{label}>\n")),
            (false, false) => out.push_str(label),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Mail links without the subject and copies they bring.
fn without_queries(text: &str, lower: &str) -> String {
    let mut out = String::new();
    let mut from = 0;
    for (at, _) in lower.match_indices("mailto:") {
        if at < from {
            continue;
        }
        out.push_str(text.get(from..at).unwrap_or_default());
        let link = text.get(at..).unwrap_or_default();
        let end = link.find(['>', '"', ')', ']', '\n', ';']).unwrap_or(link.len());
        let link = link.get(..end).unwrap_or_default();
        let bare = link.split_once('?').map_or(link, |(bare, _)| bare);
        out.push_str(&bare.replace("%40", "@"));
        from = at + end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}
