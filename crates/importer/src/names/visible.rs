//! What a spreadsheet or a browser would show of a cell: the caption of a link, text without tags.

/// What is seen of a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Visible {
    /// This text.
    Text(String),
    /// A formula; what it comes to is not in the file.
    Formula,
}

/// What is seen of a cell, if that is something else than its text.
pub(crate) fn visible(text: &str) -> Option<Visible> {
    let text = text.trim();
    if !text.contains(['=', '＝', '<', '(']) {
        return None;
    }
    if let Some(formula) = formula(text) {
        return Some(formula);
    }
    let plain = without_tags(text);
    let opened = caption(plain.as_deref().unwrap_or(text));
    let seen = opened.or(plain)?;
    Some(Visible::Text(crate::fold::tidy(&seen)))
}

/// `=HYPERLINK("http://…","Ann")` shows its last text; no other formula says what it shows.
fn formula(text: &str) -> Option<Visible> {
    let body = text.trim_start_matches('\'').trim_start();
    let call = match body.strip_prefix(['=', '＝']) {
        // "=Kai" was typed, and an apostrophe before it may have been taken off already.
        Some(body) => Some(body.trim_start_matches(['+', '@', ' '])).filter(|body| computes(body))?,
        // `@SUM(A1:A9)`, `+HYPERLINK(…)`.
        None => body.strip_prefix(['+', '-', '@']).filter(|body| begins_call(body))?,
    };
    let seen = link_caption(call).map(|caption| without_tags(&caption).unwrap_or(caption));
    let seen = seen.filter(|caption| !caption.trim().is_empty());
    Some(seen.map_or(Visible::Formula, |caption| Visible::Text(crate::fold::tidy(&caption))))
}

/// Whether a text behind an equals sign has something to work out: a function, a text, an operator, a
/// cell such as `A1` or `$AB$12`.
fn computes(text: &str) -> bool {
    let cell = text.replace('$', "");
    let letters = cell.len() - cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (column, row) = cell.split_at(letters);
    let is_cell = (1..=3).contains(&column.len()) && !row.is_empty() && row.bytes().all(|b| b.is_ascii_digit());
    is_cell || text.contains(['(', '"', '&', '!', '#', ':', '*', '/']) || text.parse::<f64>().is_ok()
}

/// The name of a function and its bracket.
fn begins_call(text: &str) -> bool {
    let name = text.split_once('(').map_or("", |(name, _)| name);
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_'))
}

/// The second text of a link's two, if both are texts.
fn link_caption(call: &str) -> Option<String> {
    const LINKS: [&str; 7] = [
        "HYPERLINK",
        "LIEN_HYPERTEXTE",
        "LIEN.HYPERTEXTE",
        "HIPERVINCULO",
        "HIPERVÍNCULO",
        "COLLEG.IPERTESTUALE",
        "COLLEGAMENTO.IPERTESTUALE",
    ];
    let (name, rest) = call.split_once('(')?;
    let name = name.trim().to_uppercase();
    if !LINKS.contains(&name.as_str()) {
        return None;
    }
    let (_, rest) = quoted(rest)?;
    let (caption, rest) = quoted(rest.trim_start().strip_prefix([',', ';'])?)?;
    (rest.trim() == ")").then_some(caption)
}

/// A quoted text, in which two quotes stand for one, and the text after it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.trim_start().strip_prefix('"')?;
    let mut out = String::new();
    loop {
        let (before, behind) = rest.split_once('"')?;
        out.push_str(before);
        match behind.strip_prefix('"') {
            Some(behind) => {
                out.push('"');
                rest = behind;
            }
            None => return Some((out, behind)),
        }
    }
}

/// The text between tags; tags that begin a line leave a space. `None` if there are no tags.
fn without_tags(text: &str) -> Option<String> {
    const INSIDE: [&str; 18] = [
        "a", "b", "i", "u", "s", "em", "strong", "font", "span", "small", "big", "nobr", "mark", "sup", "sub", "abbr",
        "bdi", "wbr",
    ];
    const LINES: [&str; 19] = [
        "br", "p", "div", "li", "ul", "ol", "td", "th", "tr", "table", "tbody", "html", "body", "hr", "h1", "h2", "h3",
        "h4", "center",
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some((before, behind)) = rest.split_once('<') {
        out.push_str(before);
        let named = behind.split_once('>').and_then(|(tag, after)| {
            let tag = tag.trim_start_matches('/');
            let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
            let (name, attributes) = tag.split_at_checked(end)?;
            let name = name.to_ascii_lowercase();
            // `<b@x.example>` is an address.
            let is_tag = attributes.is_empty() || attributes.starts_with([' ', '/', '\n', '\t']);
            is_tag.then_some((name, after))
        });
        match named {
            Some((name, after)) if INSIDE.contains(&name.as_str()) => {
                found = true;
                rest = after;
            }
            Some((name, after)) if LINES.contains(&name.as_str()) => {
                found = true;
                out.push(' ');
                rest = after;
            }
            _ => {
                out.push('<');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    found.then_some(out)
}

/// `[Ann Lee](https://x.example)`.
fn caption(text: &str) -> Option<String> {
    let (before, behind) = text.split_once('[')?;
    let (caption, behind) = behind.split_once("](")?;
    let (target, after) = behind.split_once(')')?;
    let link = target.contains("://") || target.starts_with("mailto:") || target.starts_with("tel:");
    link.then(|| format!("{before}{caption}{after}"))
}

#[cfg(test)]
mod tests {
    use super::{Visible, visible};

    #[test]
    fn what_is_seen() {
        for (text, seen) in [
            ("=HYPERLINK(\"http://x\",\"Tim Low\")", "Tim Low"),
            ("=hyperlink( \"http://x\" ; \"Tim Low\" )", "Tim Low"),
            ("'=HYPERLINK(\"http://x\",\"Tim \"\"T\"\" Low\")", "Tim \"T\" Low"),
            ("=LIEN_HYPERTEXTE(\"http://x\";\"Léa Roy\")", "Léa Roy"),
            ("=HIPERVINCULO(\"http://x\";\"Ana Roy\")", "Ana Roy"),
            ("=COLLEG.IPERTESTUALE(\"http://x\";\"Ida Po\")", "Ida Po"),
            ("<b>Ann</b> Lee", "Ann Lee"),
            ("<a href=\"http://x\">Ann Lee</a>", "Ann Lee"),
            ("<p>Ann<br/>Lee</p>", "Ann Lee"),
            ("<span style='color:red'>Lee</span>, Ann", "Lee, Ann"),
            ("<STRONG>Ann</STRONG>", "Ann"),
            ("[Ann Lee](https://x.example)", "Ann Lee"),
        ] {
            assert_eq!(visible(text), Some(Visible::Text(seen.to_owned())), "{text}");
        }
        for text in [
            "=CONCAT(A1)",
            "=A1&\" \"&B1",
            "=A1",
            "=HYPERLINK(\"http://x\")",
            "=HYPERLINK(A1,B1)",
            "=HYPERLINK(\"http://x\",\"\")",
            "=HYPERLINK(\"http://x\",\"Tim\")&B1",
            "=IF(A1=\"\",\"Ann\",\"Bob\")",
            "@SUM(A1:A9)",
            "+CONCAT(A1)",
            "=#REF!",
            "=$AB$12",
            "=Sheet1!A1",
            "=12",
        ] {
            assert_eq!(visible(text), Some(Visible::Formula), "{text}");
        }
        for text in [
            "Ann Lee",
            "=Kai",
            "'=Sum Ltd",
            "=Ann Lee",
            "Ann (Nan) Lee",
            "Ann <ann@x.example>",
            "Lee <3",
            "Ann <Bo> Lee",
            "-",
            "+44 (0)20",
            "A < B > C",
        ] {
            assert_eq!(visible(text), None, "{text}");
        }
    }
}
