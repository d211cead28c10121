//! The letters a firm sends, each as plain text and as HTML.

pub(crate) mod facts;

pub use facts::{Facts, Occasion};

use std::fmt;

pub use domain::language::Language;
use domain::text::{clean_line, clean_lines};

use crate::texts::{Words, words};

/// A letter, ready to be put into a mail. It holds a code: it is not printed by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// Plain text; lines end with a line feed.
    pub text: String,
    /// A whole document that loads nothing from elsewhere.
    pub html: String,
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Letter").finish_non_exhaustive()
    }
}

/// Writes a letter. It contains no link, because there is no server to link to.
pub fn write(language: Language, occasion: Occasion, facts: &Facts<'_>) -> Letter {
    let (firm, message, code) = (
        clean_line(facts.firm),
        clean_lines(facts.message),
        clean_line(facts.code),
    );
    let (person, mut inviter) = (clean_line(facts.person), clean_line(facts.inviter));
    if inviter.is_empty() {
        inviter.clone_from(&firm);
    }
    let facts = Facts {
        firm: &firm,
        person: &person,
        inviter: &inviter,
        message: &message,
        code: &code,
        ..*facts
    };
    let words = words(language, occasion, &facts);
    Letter {
        text: text(&words, &facts),
        html: html(language, &words, &facts),
        subject: words.subject,
    }
}

fn text(words: &Words, facts: &Facts<'_>) -> String {
    let mut paragraphs = vec![words.greeting.clone()];
    if !facts.message.is_empty() {
        let quoted = facts.message.lines().map(|line| format!("> {line}"));
        let quoted: Vec<String> = quoted.map(|line| line.trim_end().to_owned()).collect();
        paragraphs.push(words.quoting.clone());
        paragraphs.push(quoted.join("\n"));
    }
    paragraphs.extend(words.before.iter().cloned());
    if !facts.code.is_empty() {
        paragraphs.push(words.code_is.to_owned());
        paragraphs.push(format!("    {}", facts.code));
    }
    paragraphs.extend(words.after.iter().cloned());
    paragraphs.push(facts.firm.to_owned());
    let mut text = paragraphs.join("\n\n");
    text.push('\n');
    text
}

/// Sets no colours for text and background, so that light and dark mail programs keep theirs.
fn html(language: Language, words: &Words, facts: &Facts<'_>) -> String {
    let mut body = paragraph(&words.greeting);
    if !facts.message.is_empty() {
        let lines: Vec<String> = facts.message.lines().map(escape).collect();
        body.push_str(&paragraph(&words.quoting));
        body.push_str(&format!(
            "<blockquote style=\"margin:0 0 16px;padding:0 0 0 12px;border-left:3px solid #808790\">{}</blockquote>\n",
            lines.join("<br>\n")
        ));
    }
    body.extend(words.before.iter().map(|words| paragraph(words)));
    if !facts.code.is_empty() {
        body.push_str(&paragraph(words.code_is));
        body.push_str(&format!(
            "<p style=\"margin:0 0 16px;font:600 28px/1.4 ui-monospace,Consolas,Menlo,monospace;letter-spacing:2px\">{}</p>\n",
            escape(facts.code)
        ));
    }
    body.extend(words.after.iter().map(|words| paragraph(words)));
    body.push_str(&paragraph(facts.firm));
    format!(
        "<!doctype html>\n<html lang=\"{}\" style=\"color-scheme:light dark\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{}</title>\n</head>\n<body style=\"margin:0;padding:24px\">\n\
         <div style=\"max-width:36em;font:16px/1.5 system-ui,'Segoe UI',Helvetica,Arial,sans-serif\">\n{body}</div>\n\
         </body>\n</html>\n",
        domain::coded::Coded::code(language),
        escape(&words.subject),
    )
}

fn paragraph(words: &str) -> String {
    format!("<p style=\"margin:0 0 16px\">{}</p>\n", escape(words))
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests;
