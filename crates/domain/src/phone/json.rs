//! Lists of numbers as programs write them: JSON, and its relatives with single quotes.

use super::dial::{count_digits, is_letter};

/// One number a line, a label in front; `None` if the text is no such list.
pub(super) fn flat(text: &str) -> Option<String> {
    let list = (text.starts_with('[') && text.ends_with(']')) || (text.starts_with('{') && text.ends_with('}'));
    if !list || !text.contains(['"', '\'', '{']) {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    let mut object = Object::default();
    for token in tokens(text) {
        match token {
            Token::Mark('{' | '}' | ']') => object.end(&mut lines),
            Token::Mark(':') => object.key = object.last.take(),
            Token::Mark(_) => object.value(),
            Token::Text(text) => {
                object.value();
                object.last = Some(text);
            }
        }
    }
    object.end(&mut lines);
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What is known of the object that is being read.
#[derive(Default)]
struct Object {
    last: Option<String>,
    key: Option<String>,
    label: Option<String>,
    numbers: Vec<(Option<String>, String)>,
}

impl Object {
    /// The last text was a value.
    fn value(&mut self) {
        let Some(value) = self.last.take() else { return };
        let key = self.key.take().filter(|key| says_what_kind(key));
        if count_digits(&value) >= 5 {
            self.numbers.push((key, value));
        } else if value.chars().any(is_letter) && count_digits(&value) == 0 {
            self.label.get_or_insert(value);
        }
    }

    fn end(&mut self, lines: &mut Vec<String>) {
        self.value();
        for (key, number) in self.numbers.drain(..) {
            match key.or_else(|| self.label.clone()) {
                Some(label) => lines.push(format!("{label}: {number}")),
                None => lines.push(number),
            }
        }
        *self = Self::default();
    }
}

/// Is a key a label ("mobile"), and not only the name of the value ("number")?
fn says_what_kind(key: &str) -> bool {
    const NAMES: [&str; 10] = [
        "number",
        "value",
        "phone",
        "phones",
        "raw",
        "e164",
        "tel",
        "telephone",
        "phonenumber",
        "phone_number",
    ];
    !NAMES.contains(&key.to_lowercase().as_str()) && key.chars().all(is_letter)
}

enum Token {
    Mark(char),
    Text(String),
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(_), '\\') => word.extend(chars.next()),
            (Some(open), _) if c == open => {
                quote = None;
                tokens.push(Token::Text(std::mem::take(&mut word)));
            }
            (Some(_), _) => word.push(c),
            (None, '"' | '\'') => quote = Some(c),
            (None, '{' | '}' | '[' | ']' | ',' | ':') => {
                if !word.trim().is_empty() {
                    tokens.push(Token::Text(word.trim().to_owned()));
                }
                word.clear();
                tokens.push(Token::Mark(c));
            }
            (None, _) => word.push(c),
        }
    }
    tokens
}
