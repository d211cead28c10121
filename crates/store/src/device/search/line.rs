//! A search line: what is kept of a person to find them by. Nothing is read or written here.

use domain::coded::Coded;
use domain::email::EmailAddress;
use domain::ids::UserId;
use domain::people::{ContactPoint, Reach, UserCard, UserPrivate};
use domain::search_key::{digits, fold, fold_apart, fold_together, fold_umlauts};

use super::SortKey;

/// Fewer digits are not a useful end of a number.
const DIGITS: usize = 5;

/// Between the parts of a text of a line: given, family, title, company, middle names, names written
/// as one word or as several; identifier, the rest. Parts that are empty are missing at the end.
pub(super) const PART: char = '\u{1}';

/// A line has at least this many [`PART`]s: before the family name and before the title.
const TITLE: usize = 2;

/// A row of `search_doc`.
pub(super) struct Doc {
    pub(super) doc: i64,
    pub(super) user: UserId,
    pub(super) side: i64,
    pub(super) status: &'static str,
    pub(super) sort_key: Vec<u8>,
    pub(super) family: String,
    pub(super) given: String,
    pub(super) names: String,
    pub(super) reach: String,
    pub(super) more: String,
}

/// What the keys of a line follow from.
pub(super) struct Texts<'a> {
    pub(super) given: &'a str,
    pub(super) family: &'a str,
    pub(super) names: &'a str,
    pub(super) reach: &'a str,
    pub(super) more: &'a str,
}

impl Texts<'_> {
    /// Further keys of this line: for each number its digits from the last to the first, and the other
    /// spelling of a name; some may be repeated. They are not stored with the line, because its texts give
    /// them.
    pub(super) fn keys(&self, doc: i64, keys: &mut Vec<(String, i64)>) {
        let numbers = self.reach.split(' ').chain(self.more.split([' ', PART]));
        for word in numbers.filter(|word| word.len() >= DIGITS && word.bytes().all(|b| b.is_ascii_digit())) {
            keys.push((std::iter::once('d').chain(word.chars().rev()).collect(), doc));
        }
        let mut parts = self.names.split(PART);
        let mut other = |plain: &str| {
            let both = parts.next().unwrap_or("");
            both.strip_prefix(plain).map_or("", str::trim_start).to_owned()
        };
        let (given, family) = (other(self.given), other(self.family));
        if !(given.is_empty() && family.is_empty()) {
            let given = if given.is_empty() { self.given } else { &given };
            let family = if family.is_empty() { self.family } else { &family };
            keys.push((format!("f{family}{PART}{given}"), doc));
            keys.push((format!("g{given}{PART}{family}"), doc));
        }
    }
}

/// Adds a folded text, and its other spelling if it has umlauts.
fn spell(out: &mut String, text: &str) {
    for spelling in [Some(fold(text)), fold_umlauts(text)].into_iter().flatten() {
        word(out, &spelling);
    }
}

/// Adds a folded text with its other spellings: of umlauts, and of words that are written as one.
fn spell_apart(out: &mut String, text: &str) {
    spell(out, text);
    word(out, fold_apart(text).as_deref().unwrap_or(""));
}

/// Adds a name as one word or as several, where its usual form has it the other way.
fn spell_names(out: &mut String, name: &str) {
    for other in [fold_apart(name), fold_together(name)].into_iter().flatten() {
        word(out, &other);
    }
}

fn word(out: &mut String, text: &str) {
    if !text.is_empty() {
        if !out.is_empty() && !out.ends_with(PART) {
            out.push(' ');
        }
        out.push_str(text);
    }
}

/// Adds a number: its digits as one word, and the words of its text if they say more.
fn number(out: &mut String, raw: &str, e164: Option<&str>) {
    let raw_digits = digits(raw);
    let read = e164.map(digits).unwrap_or_default();
    if !read.is_empty() {
        word(out, &read);
    }
    // National forms end as the number itself does, but for their leading zero.
    if raw_digits.is_empty() || (!read.is_empty() && read.ends_with(raw_digits.trim_start_matches('0'))) {
        return;
    }
    word(out, &raw_digits);
    word(out, &fold(raw));
}

pub(super) fn build(
    doc: i64,
    card: &UserCard,
    private: Option<&UserPrivate>,
    points: &mut dyn Iterator<Item = &ContactPoint>,
    sort_key: SortKey<'_>,
) -> Doc {
    let (given, family) = (fold(card.name.given()), fold(card.name.family()));
    let mut names = given.clone();
    let umlauts = (fold_umlauts(card.name.given()), fold_umlauts(card.name.family()));
    word(&mut names, umlauts.0.as_deref().unwrap_or(""));
    names.push(PART);
    word(&mut names, &family);
    word(&mut names, umlauts.1.as_deref().unwrap_or(""));
    names.push(PART);
    spell_apart(&mut names, &card.job_title);
    names.push(PART);
    spell_apart(&mut names, &card.company);
    names.push(PART);
    spell_apart(&mut names, &card.middle_names);
    names.push(PART);
    spell_names(&mut names, card.name.given());
    spell_names(&mut names, card.name.family());
    while names.ends_with(PART) && names.matches(PART).count() > TITLE {
        names.pop();
    }
    let mut reach = String::new();
    let mut known = (Vec::new(), Vec::new());
    for point in points {
        match &point.reach {
            Reach::Email(email) => {
                spell(&mut reach, email.as_str());
                known.0.push(email.key());
            }
            Reach::Phone(phone) => {
                number(&mut reach, &phone.raw, phone.e164.as_ref().map(|n| n.as_str()));
                known.1.extend(phone.e164.clone());
            }
        }
    }
    let mut more = String::new();
    if let Some(private) = private {
        spell(&mut more, private.identifier.as_ref().map_or("", |i| i.as_str()));
        more.push(PART);
        let hidden = |email: &&EmailAddress| !known.0.contains(&email.key());
        spell(
            &mut more,
            private.email.as_ref().filter(hidden).map_or("", |e| e.as_str()),
        );
        if let Some(phone) = private.phone.as_ref().filter(|p| !known.1.contains(p)) {
            number(&mut more, "", Some(phone.as_str()));
        }
    }
    let side = i64::from(!card.kind.is_staff());
    let status = card.status.code();
    Doc {
        doc,
        user: card.id,
        side,
        status,
        sort_key: sort_key(&card.name),
        family,
        given,
        names,
        reach,
        more,
    }
}
