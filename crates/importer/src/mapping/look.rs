//! What the values of a column look like.

use crate::country;
use crate::fold::{fold, tidy};
use crate::names::{self, Visible};
use crate::table::Table;

/// Non-empty values of a column that are looked at.
const LOOKED_AT: usize = 200;
/// Records among which they are sought.
const SEARCHED: usize = 5_000;
/// Columns whose values are looked at: beyond, the name decides.
const MAX_LOOKED_AT: usize = 256;

/// How many values of a column look like what.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) all: usize,
    pub(super) emails: usize,
    pub(super) phones: usize,
    pub(super) uuids: usize,
    pub(super) countries: usize,
    /// Countries by a name or a flag.
    pub(super) country_names: usize,
    /// Countries by two capitals.
    pub(super) country_codes: usize,
    pub(super) dial_codes: usize,
    /// Few digits, with the signs around the code of a town or a country.
    pub(super) area_codes: usize,
    /// Codes of countries with `+` or `00`.
    pub(super) plus_codes: usize,
    /// Numbers too short for a whole one, without a 0 in front.
    pub(super) local_numbers: usize,
    pub(super) salutations: usize,
    /// Words of letters and nothing else, as names are.
    pub(super) worded: usize,
    /// Several such words.
    pub(super) several_words: usize,
    /// With the form of a company behind: `Ltd`, `GmbH`.
    pub(super) companies: usize,
    /// `yes`, `false`.
    pub(super) answers: usize,
    /// Groups of Google: `* myContacts ::: Clients`.
    pub(super) labels: usize,
    /// Kinds of people: `customer`.
    pub(super) persons: usize,
    /// Kinds of telephone and nothing else: `Work`, `* Mobile`.
    pub(super) kinds: usize,
    /// Roles of staff: `User administrator`.
    pub(super) roles: usize,
    /// People beside the client: `Assistant`.
    pub(super) others: usize,
}

impl Look {
    pub(super) fn share(&self, count: usize, percent: usize) -> bool {
        self.all > 0 && count * 100 >= self.all * percent
    }
}

pub(super) fn looks(table: &Table) -> Vec<Look> {
    let width = table.columns().len().min(MAX_LOOKED_AT);
    let mut looks = vec![Look::default(); width];
    let mut open: Vec<usize> = (0..width).collect();
    for record in table.records().take(SEARCHED) {
        open.retain(|column| {
            let Some(look) = looks.get_mut(*column) else {
                return false;
            };
            let text = record.cell(*column).trim();
            if !text.is_empty() {
                look_at(look, text);
            }
            look.all < LOOKED_AT
        });
        if open.is_empty() {
            break;
        }
    }
    looks
}

fn look_at(look: &mut Look, text: &str) {
    let text = crate::fold::cut(text, 400);
    look.all += 1;
    look.emails += usize::from(text.contains('@') && !crate::addresses::read(text).found.is_empty());
    let uuids = text.split(';').all(is_uuid);
    // The digits of an id or of a moment are enough for a number.
    look.phones += usize::from(!uuids && !has_clock(text) && is_phone_like(text));
    look.uuids += usize::from(uuids);
    look.roles += usize::from(crate::roles::role(text).is_some());
    let is_country = country::region(text).is_some();
    look.countries += usize::from(is_country);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    look.country_names += usize::from(is_country && (letters >= 3 || country::has_flag(text)));
    let capitals = letters == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    look.country_codes += usize::from(is_country && capitals);
    look.salutations += usize::from(is_salutation(text));
    let worded = match names::visible(text) {
        Some(Visible::Text(caption)) => is_worded(&caption),
        Some(Visible::Formula) => false,
        None => is_worded(text),
    };
    look.worded += usize::from(worded);
    look.several_words += usize::from(tidy(text).contains(' ') && worded);
    look.companies += usize::from(is_company(text));
    look.answers += usize::from(is_answer(text));
    look.dial_codes += usize::from(is_dial_code(text));
    look.area_codes += usize::from(crate::home::is_code_like(text));
    let code = text.trim_start_matches(['\'', '(', ' ']);
    look.plus_codes += usize::from(is_dial_code(text) && (code.starts_with('+') || code.starts_with("00")));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    look.local_numbers += usize::from((4..=8).contains(&digits) && !code.starts_with(['0', '+']));
    look.labels += usize::from(text.contains(":::") || text.starts_with("* "));
    look.persons += usize::from(crate::aliases::is_kind_of_person(text));
    let somebody = text.len() <= 40 && crate::aliases::names_another_person(text);
    look.others += usize::from(somebody);
    look.kinds += usize::from(!somebody && text.len() <= 40 && crate::aliases::is_kind_of_phone(text));
}

/// Digits enough for a number of some country and nothing but the signs of numbers.
fn is_phone_like(text: &str) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let scientific = letters == 1 && text.contains(['E', 'e']) && text.contains('+');
    let date = text.len() == 10 && text.matches(['-', '/', '.']).count() == 2 && digits == 8 && !text.starts_with('+');
    let id = !text.starts_with(['+', '0', '(', '\'', '=']) && digits < 9;
    (scientific || (7..=30).contains(&digits) && letters * 3 <= digits && !date && !id) && !text.contains('@')
}

/// Whether a time of day is in the text.
fn has_clock(text: &str) -> bool {
    let digit = |byte: &u8| byte.is_ascii_digit();
    text.as_bytes()
        .windows(4)
        .any(|four| matches!(four, [a, b':', b, c] if [a, b, c].into_iter().all(digit)))
}

fn is_uuid(text: &str) -> bool {
    let text = text.trim();
    text.len() == 36 && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

fn is_salutation(text: &str) -> bool {
    const WORDS: [&str; 22] = [
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "herr", "frau", "hr", "fr", "m", "mme", "mlle",
        "monsieur", "madame", "sr", "sra", "sig", "dhr",
    ];
    WORDS.contains(&fold(text).as_str())
}

/// Letters, and the signs of names.
fn is_worded(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
        && text.chars().count() <= 80
        && text.chars().all(|c| {
            c.is_alphabetic() || c.is_whitespace() || matches!(c, '.' | ',' | '-' | '\'' | '’' | '(' | ')' | '&' | '"')
        })
}

/// Whether one of its words is the form of a company.
pub(crate) fn is_company(text: &str) -> bool {
    const FORMS: [&str; 44] = [
        "ltd",
        "limited",
        "llp",
        "llc",
        "inc",
        "corp",
        "plc",
        "lp",
        "pllc",
        "gmbh",
        "ag",
        "kg",
        "ohg",
        "ug",
        "gbr",
        "ev",
        "eg",
        "mbb",
        "partg",
        "sarl",
        "sas",
        "sasu",
        "sa",
        "eurl",
        "sci",
        "sl",
        "slu",
        "srl",
        "srls",
        "spa",
        "snc",
        "sapa",
        "bv",
        "nv",
        "vof",
        "cv",
        "stichting",
        "trust",
        "foundation",
        "holding",
        "holdings",
        "group",
        "co",
        "company",
    ];
    text.split_whitespace()
        .skip(1)
        .any(|word| FORMS.contains(&fold(word).as_str()))
        || text.starts_with("Stichting ")
}

fn is_answer(text: &str) -> bool {
    const ANSWERS: [&str; 18] = [
        "true", "false", "yes", "no", "ja", "nein", "nee", "oui", "non", "si", "wahr", "falsch", "vrai", "faux",
        "vero", "falso", "on", "off",
    ];
    text.len() <= 8 && ANSWERS.contains(&fold(text).as_str())
}

/// `+49`, `0049`, `49`, `+1-242`.
fn is_dial_code(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let rest = text.trim_start_matches("00");
    text.chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '\''))
        && (1..=7).contains(&digits)
        && !rest.starts_with('0')
        && (digits <= 4 || text.contains('+') || text.starts_with("00"))
}

#[cfg(test)]
mod tests {
    use super::{Look, look_at};

    #[test]
    fn ids_and_times_are_not_phone_numbers() {
        let phones = |text: &str| {
            let mut look = Look::default();
            look_at(&mut look, text);
            look.phones
        };
        for other in [
            "01020643-0490-7195-9830-281341007000",
            "01020643-0490-7195-9830-281341007000;01020643-0490-7195-9830-281341007001",
            "2026-11-23 01:30:00+00:00",
            "23/11/2026 1:30",
            "2026-11-23T01:30:00Z",
        ] {
            assert_eq!(phones(other), 0, "{other}");
        }
        for number in [
            "020 7946 0187",
            "Tel: 020 7946 0187",
            "020 7946 0187 ext: 12",
            "'+442079460187;+441134960164",
        ] {
            assert_eq!(phones(number), 1, "{number}");
        }
    }
}
