//! The e-mail addresses of a cell, as people and programs write them.
//!
//! One plain address is taken out of the text around it: a display name, a label, a comment, a link, a
//! list of a program. Where words beside an address could be part of it, or say that it is another
//! person's, nothing is taken and the address is proposed.

use domain::email::EmailAddress;
use domain::nothing::is_nothing;

use crate::fold::{fold, is_hidden};

mod markup;
mod words;

use words::{Said, hint_around};

/// What a cell holds.
#[derive(Default, Debug)]
pub(crate) struct Cell {
    /// Its addresses, the main one first.
    pub(crate) found: Vec<EmailAddress>,
    /// The address was taken out of a longer text.
    pub(crate) tidied: bool,
    /// Addresses that may be meant; they are not taken.
    pub(crate) proposed: Vec<EmailAddress>,
    /// Some of it is not an address.
    pub(crate) bad: bool,
}

impl Cell {
    fn take(&mut self, address: EmailAddress, first: bool) {
        if self.found.iter().any(|known| known.key() == address.key()) {
            return;
        }
        if self.found.is_empty() {
            self.found.reserve_exact(1);
        }
        let place = if first { 0 } else { self.found.len() };
        self.found.insert(place, address);
    }

    fn propose(&mut self, address: EmailAddress) {
        let known = self
            .found
            .iter()
            .chain(&self.proposed)
            .any(|known| known.key() == address.key());
        if !known {
            self.proposed.push(address);
        }
    }
}

/// Reads a cell that is not blank.
pub(crate) fn read(raw: &str) -> Cell {
    let mut cell = Cell::default();
    if is_plain(raw)
        && let Ok(address) = EmailAddress::parse(raw)
    {
        cell.found = vec![address];
        return cell;
    }
    let text = plain_text(raw);
    if let Some(values) = markup::literals(&text) {
        cell.tidied = true;
        for value in values {
            if value.doubtful {
                propose_from(&mut cell, &value.text);
            } else {
                read_text(&mut cell, &markup::links(&value.text));
            }
        }
    } else {
        let opened = markup::links(&text);
        cell.tidied |= opened != text;
        read_text(&mut cell, &opened);
    }
    let nothing_certain = cell.found.is_empty() && cell.proposed.is_empty();
    if nothing_certain && let Some(address) = repaired(&text) {
        cell.bad = false;
        cell.propose(address);
    }
    // Addresses that are certain by now need not be proposed.
    let proposed = std::mem::take(&mut cell.proposed);
    proposed.into_iter().for_each(|address| cell.propose(address));
    cell.bad |= cell.tidied && cell.found.is_empty() && cell.proposed.is_empty();
    cell
}

/// Letters, digits and the marks most addresses have: nothing around it, nothing to find out.
fn is_plain(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-' | b'@'))
}

/// Wide forms become plain ones, unseen characters go, references are decoded.
fn plain_text(raw: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut text = String::with_capacity(raw.len());
    for c in raw.chars() {
        match c {
            '。' | '｡' | '․' => text.push('.'),
            '\u{ff01}'..='\u{ff5e}' | '﹫' | '﹒' => text.extend(std::iter::once(c).nfkc()),
            '\n' | '\r' | '\t' => text.push('\n'),
            _ if c.is_whitespace() => text.push(' '),
            _ if is_hidden(c) => {}
            '‐' | '‑' => text.push('-'),
            '“' | '”' | '„' | '«' | '»' => text.push('"'),
            '‘' | '’' | '‚' => text.push('\''),
            _ => text.push(c),
        }
    }
    crate::entities::decode(&text).unwrap_or(text)
}

fn read_text(cell: &mut Cell, text: &str) {
    let parts = parts(text);
    let mut parts = parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .peekable();
    let mut name_before = String::new();
    while let Some(part) = parts.next() {
        if part.contains('@') {
            read_part(cell, &format!("{name_before}{part}"));
            name_before.clear();
            continue;
        }
        // "Roy, Ana <a@x>": the comma is part of the name.
        let next = parts.peek().filter(|next| {
            let (open, at) = (next.find(['<', '(']), next.find('@'));
            open.zip(at).is_some_and(|(open, at)| open > 0 && open < at)
        });
        if next.is_some() && part.chars().any(char::is_alphabetic) && !is_nothing(part) {
            name_before.push_str(part);
            name_before.push(' ');
            continue;
        }
        if is_nothing(part) {
            continue;
        }
        if words::is_harmless(part) {
            cell.tidied = true;
        } else {
            match unhidden(part) {
                Some(address) => cell.propose(address),
                None => cell.bad = true,
            }
        }
    }
}

/// The entries of a list: separated by `;`, `,`, `|`, `:::` or line ends, but not inside brackets
/// or a quoted display name.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut depth, mut quoted) = (0, 0_u32, false);
    let quotes_names = text.matches('"').count().is_multiple_of(2);
    let closes = |from: usize| text.get(from..).is_some_and(|rest| rest.contains(')'));
    for (at, c) in text.char_indices() {
        match c {
            '"' if quotes_names => quoted = !quoted,
            '(' if closes(at) => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ';' | ',' | '|' | '\n' if depth == 0 && !quoted => {
                parts.push(text.get(start..at).unwrap_or_default());
                start = at + c.len_utf8();
            }
            ':' if text.get(at..).is_some_and(|rest| rest.starts_with(":::")) => {
                parts.push(text.get(start..at).unwrap_or_default());
                start = at + 3;
            }
            _ => {}
        }
    }
    parts.push(text.get(start.min(text.len())..).unwrap_or_default());
    parts
}

/// A part with an `@`: addresses, and the text around them.
fn read_part(cell: &mut Cell, part: &str) {
    if words::is_other_scheme(part) {
        cell.tidied = true;
        return;
    }
    let spans = spans(part);
    let mut read = Vec::new();
    for (start, end) in &spans {
        let text = part.get(*start..*end).unwrap_or_default();
        match EmailAddress::parse(text) {
            Ok(address) => read.push(address),
            Err(_) => {
                match repaired(part) {
                    Some(address) => cell.propose(address),
                    None => {
                        cell.bad = true;
                        read.into_iter().for_each(|address| cell.propose(address));
                    }
                }
                return;
            }
        }
    }
    let mut said = Said::Nothing;
    let mut end = 0;
    for (start, next) in &spans {
        said = said.max(hint_around(part.get(end..*start).unwrap_or_default(), end > 0, true));
        end = *next;
    }
    said = said.max(hint_around(part.get(end..).unwrap_or_default(), true, false));
    if said == Said::Doubt {
        match compact(part).filter(|_| spans.len() == 1 && touches_dot(part, &spans)) {
            Some(address) => cell.propose(address),
            None => read.into_iter().for_each(|address| cell.propose(address)),
        }
        return;
    }
    cell.tidied |= said == Said::Words;
    let primary = part.starts_with("SMTP:");
    for address in read {
        cell.take(address, primary);
    }
}

/// The places of the addresses in a part: the letters of a mailbox before each `@`, those of a host
/// behind it.
fn spans(part: &str) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for (at, _) in part.match_indices('@') {
        let before = part.get(from..at).unwrap_or_default();
        let mailbox = before
            .char_indices()
            .rev()
            .take_while(|(_, c)| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(*c))
            .last()
            .map_or(at, |(place, _)| from + place);
        let lead = part.get(mailbox..at).unwrap_or_default();
        // Marks that come before an address and are not part of it; behind another one a slash
        // separates.
        let marks: &[char] = if from > 0 {
            &['\'', '*', '`', '/', '+', '&', '=', '-']
        } else {
            &['\'', '*', '`']
        };
        let start = mailbox + (lead.len() - lead.trim_start_matches(marks).len());
        let behind = part.get(at + 1..).unwrap_or_default();
        let host = behind
            .char_indices()
            .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '-' | '.' | '@')))
            .map_or(behind.len(), |(place, _)| place);
        let host = behind.get(..host).unwrap_or_default().trim_end_matches(['.', '-']);
        let end = at + 1 + host.len();
        if start < from || (from > 0 && at < from) {
            continue;
        }
        spans.push((start, end));
        from = end;
    }
    spans
}

/// Whether there is a dot beside an address, with a blank: `ana@example .com`, `ana. roy@example.com`.
fn touches_dot(part: &str, spans: &[(usize, usize)]) -> bool {
    spans.iter().any(|(start, end)| {
        let before = part.get(..*start).unwrap_or_default().trim_end();
        let behind = part.get(*end..).unwrap_or_default();
        before.ends_with('.')
            || behind.trim_start_matches('.').trim_start().starts_with('.')
            || behind.starts_with(". ")
    })
}

fn compact(text: &str) -> Option<EmailAddress> {
    let joined: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    EmailAddress::parse(&joined).ok()
}

/// What a broken address probably is: blanks in it, a comma for a dot, a mark twice, `[at]`.
fn repaired(text: &str) -> Option<EmailAddress> {
    if text.len() > 500 || !text.contains('@') {
        return unhidden(text);
    }
    let mut mended = text.replace("(@)", "@").replace("[@]", "@").replace([',', ';'], ".");
    for (wrong, right) in [
        (" @", "@"),
        ("@ ", "@"),
        (" .", "."),
        (". ", "."),
        ("@@", "@"),
        ("..", "."),
        (".@", "@"),
        ("@.", "@"),
    ] {
        while mended.contains(wrong) {
            mended = mended.replace(wrong, right);
        }
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '"' | ':' | '/');
    let mut words = mended.split(ends).map(|word| word.trim_matches(['.', '\'']));
    let word = words.find(|word| word.contains('@'))?;
    EmailAddress::parse(word)
        .ok()
        .or_else(|| compact(mended.trim_matches(['.', '\'', ' '])))
}

/// An address written so that no program finds it: `ana(at)example.com`, `ana [at] example [dot] com`.
fn unhidden(text: &str) -> Option<EmailAddress> {
    const OPEN: [char; 4] = ['(', '[', '{', '<'];
    const CLOSE: [char; 4] = [')', ']', '}', '>'];
    if text.len() > 200 || text.contains('@') || !text.contains(OPEN) {
        return None;
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find(OPEN) {
        let (before, group) = rest.split_at_checked(open)?;
        let close = group.find(CLOSE)?;
        let inside = group.get(1..close)?;
        out.push_str(before.trim());
        out.push(match fold(inside).as_str() {
            "at" | "a" | "arroba" | "chiocciola" | "apenstaartje" | "klammeraffe" | "arobase" => '@',
            "dot" | "punkt" | "point" | "punto" | "punt" | "d" => '.',
            _ => return None,
        });
        rest = group.get(close + 1..)?;
    }
    out.push_str(rest.trim());
    EmailAddress::parse(&out).ok()
}

/// Everything in a text that could be an address, as a proposal.
fn propose_from(cell: &mut Cell, text: &str) {
    for (start, end) in spans(text) {
        if let Some(Ok(address)) = text.get(start..end).map(EmailAddress::parse) {
            cell.propose(address);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    /// Addresses with `;` between; `~` before those that are only proposed, `!` for something that
    /// is no address, `*` if something around them was left out.
    fn check(raw: &str, expect: &str) {
        let cell = read(raw);
        let mut all: Vec<String> = cell.found.iter().map(|address| address.as_str().to_owned()).collect();
        all.extend(cell.proposed.iter().map(|address| format!("~{}", address.as_str())));
        if cell.bad {
            all.push("!".to_owned());
        }
        if cell.tidied {
            all.push("*".to_owned());
        }
        assert_eq!(all.join(";"), expect, "{raw:?}");
    }

    #[test]
    fn one_address_and_the_text_around_it() {
        for (raw, expect) in [
            ("a@x.example", "a@x.example"),
            ("<a@x.example>", "a@x.example"),
            ("Ana Roy <a@x.example>", "a@x.example"),
            ("\"Roy, Ana\" <a@x.example>", "a@x.example"),
            ("\"Roy; Ana\" <a@x.example>;b@x.example", "a@x.example;b@x.example"),
            ("Roy, Ana <a@x.example>", "a@x.example"),
            ("a@x.example.", "a@x.example"),
            ("a@x.example,", "a@x.example"),
            ("'a@x.example'", "a@x.example"),
            ("\"a@x.example\"", "a@x.example"),
            ("mailto:a@x.example", "a@x.example"),
            ("a@x.example (work)", "a@x.example;*"),
            ("a@x.example [privat]", "a@x.example;*"),
            ("a@x.example - work", "a@x.example;*"),
            ("Ana Roy (a@x.example)", "a@x.example;*"),
            ("e-mail: a@x.example", "a@x.example;*"),
            ("E: a@x.example", "a@x.example;*"),
            ("Courriel : a@x.example", "a@x.example;*"),
            ("mailto:a@x.example?subject=Hello%20you, Ana", "a@x.example;*"),
            ("a@x.example,0,0", "a@x.example;*"),
            ("a@x.example,1,0,0;b@x.example,0,0,0", "a@x.example;b@x.example;*"),
            ("<a href=\"mailto:a@x.example\">Ana</a>", "a@x.example;*"),
            ("<p>a@x.example<br>b@x.example</p>", "a@x.example;b@x.example;*"),
            ("=HYPERLINK(\"mailto:a@x.example\",\"Ana\")", "a@x.example;*"),
            ("[Ana](mailto:a@x.example)", "a@x.example;*"),
            ("[a@x.example](mailto:a@x.example)", "a@x.example;*"),
            ("ana＠example．com", "ana@example.com"),
            ("a\u{200b}na@example.com\u{a0}", "ana@example.com"),
            ("ana&#64;example.com", "ana@example.com"),
            ("* a@x.example", "a@x.example"),
            ("1. a@x.example", "a@x.example;*"),
        ] {
            check(raw, expect);
        }
    }

    #[test]
    fn several_addresses() {
        let both = "a@x.example;b@y.example";
        for separator in [
            "; ", ",", " / ", "/", "|", " ", " or ", " und ", " et ", " o ", "\n", " ::: ", " & ", "+", " - ", "\t",
        ] {
            let told = matches!(separator, " or " | " und " | " et " | " o ");
            let expect = if told { format!("{both};*") } else { both.to_owned() };
            check(&format!("a@x.example{separator}b@y.example"), &expect);
        }
        for (raw, expect) in [
            ("smtp:b@y.example;SMTP:a@x.example", "a@x.example;b@y.example"),
            (
                "SMTP:a@x.example;smtp:b@y.example;SIP:c@z.example",
                "a@x.example;b@y.example;*",
            ),
            ("[\"a@x.example\",\"b@y.example\"]", "a@x.example;b@y.example;*"),
            ("['a@x.example', 'b@y.example']", "a@x.example;b@y.example;*"),
            ("[{\"value\":\"a@x.example\",\"type\":\"work\"}]", "a@x.example;*"),
            (
                "[{\"value\":\"b@y.example\",\"primary\":false},{\"value\":\"a@x.example\",\"primary\":true}]",
                "a@x.example;b@y.example;*",
            ),
            ("{a@x.example,b@y.example}", "a@x.example;b@y.example;*"),
            ("a@x.example, A@X.example", "a@x.example"),
            ("a@x.example; n/a", "a@x.example"),
            ("work: a@x.example; home: b@y.example", "a@x.example;b@y.example;*"),
            ("Ana <a@x.example>, Bo <b@y.example>", both),
            ("a@x.example (work) / b@y.example (home)", "a@x.example;b@y.example;*"),
        ] {
            check(raw, expect);
        }
    }

    #[test]
    fn what_may_be_wrong_is_proposed() {
        for (raw, expect) in [
            ("ana @example.com", "~ana@example.com"),
            ("ana@ example.com", "~ana@example.com"),
            ("ana@example .com", "~ana@example.com"),
            ("ana@example. com", "~ana@example.com"),
            ("ana [at] example.com", "~ana@example.com"),
            ("ana(at)example(dot)com", "~ana@example.com"),
            ("ana(@)example.com", "~ana@example.com"),
            ("ana@@example.com", "~ana@example.com"),
            ("ana@example..com", "~ana@example.com"),
            ("ana@example,com", "~ana@example.com"),
            ("ana roy@example.com", "~roy@example.com"),
            ("ana@example.co m", "~ana@example.co"),
            ("Assistant: b@x.example", "~b@x.example"),
            ("b@x.example (assistant)", "~b@x.example"),
            ("a@x.example (old)", "~a@x.example"),
            ("cc: b@x.example", "~b@x.example"),
            ("a@x.example; b@x.example (wife)", "a@x.example;~b@x.example"),
            ("{\"assistant\":\"b@x.example\"}", "~b@x.example;*"),
        ] {
            check(raw, expect);
        }
    }

    #[test]
    fn texts_that_are_not_addresses() {
        for (raw, expect) in [
            ("bob@", "!"),
            ("bob", "!"),
            ("a@x.example, zoe at example.com", "a@x.example;!"),
            ("www.example.com", "!"),
            ("ana@example", "!"),
            ("020 7946 0018", "!"),
            ("@ana", "!"),
        ] {
            check(raw, expect);
        }
    }
}
