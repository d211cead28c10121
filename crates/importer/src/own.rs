//! The program's own files of people: how they are written, so that each is read again exactly as it
//! was written, and is harmless in any spreadsheet.
//!
//! The first columns are those of the clients template. Every further address and number has a column
//! of its own, with one column for its label and one for its use: whether it is the secure one, and
//! whether others see it.

mod cards;
mod harmless;
pub(crate) mod read;
mod template;
mod write;

use std::borrow::Cow;

use domain::phone::{self, E164};

use crate::field::Field;
use crate::fold::fold;

pub use cards::{CardVersion, card};
pub use harmless::{harmless, plain};
pub use template::{example, template};
pub use write::{Width, cells};

/// Names of the columns every file of people begins with.
pub const HEADINGS: [&str; 22] = [
    "UUID",
    "Kind",
    "Role",
    Field::GivenName.heading(),
    Field::FamilyName.heading(),
    Field::JobTitle.heading(),
    Field::Email.heading(),
    Field::Phone.heading(),
    Field::Identifier.heading(),
    Field::GroupIdentifiers.heading(),
    Field::GroupIds.heading(),
    "Status",
    "Status Text",
    "Invitation State",
    "First Sent",
    "Last Sent",
    "Sends",
    "Accepted",
    "Group Names",
    Field::MiddleNames.heading(),
    Field::Company.heading(),
    Field::Note.heading(),
];

/// Names of the last columns of a file of left-out rows.
pub const LEFT_OUT: [&str; 2] = ["Row", "Problem"];

/// An address or a number: the two are named alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reached {
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
}

impl Reached {
    /// The name of the column of the address or number in this place, from 1. The first is among
    /// [`HEADINGS`].
    pub fn heading(self, place: usize) -> String {
        let name = match self {
            Self::Email => Field::Email.heading(),
            Self::Phone => Field::Phone.heading(),
        };
        if place <= 1 {
            name.to_owned()
        } else {
            format!("{name} {place}")
        }
    }

    /// The name of the column of its label.
    pub fn label_heading(self, place: usize) -> String {
        format!("{} {place} - Label", self.word())
    }

    /// The name of the column of its use.
    pub fn use_heading(self, place: usize) -> String {
        format!("{} {place} - Use", self.word())
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Email => "Email",
            Self::Phone => "Phone",
        }
    }
}

/// What an address or a number is used for, and how a number is to be read.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Use {
    /// Whether it is the secure one.
    pub secure: bool,
    /// Its place among those others see, from 1, if it is not the next one.
    pub place: Option<usize>,
    /// Whether others see it.
    pub public: bool,
    /// The text is not a number, whatever it looks like.
    pub no_number: bool,
    /// The number is the one that is written, however the text may be read.
    pub as_stored: bool,
}

impl Use {
    const NO_NUMBER: &'static str = "not a number";
    const AS_STORED: &'static str = "as stored";

    /// As in the file: `secure, public`.
    pub fn text(self) -> String {
        let public = match self.place {
            Some(place) => format!("public {place}"),
            None => "public".to_owned(),
        };
        let words = [
            (self.secure, "secure"),
            (self.public, public.as_str()),
            (self.no_number, Self::NO_NUMBER),
            (self.as_stored, Self::AS_STORED),
        ];
        let said: Vec<&str> = words.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect();
        said.join(", ")
    }

    /// Reads [`Self::text`]; unknown words are ignored.
    pub fn parse(text: &str) -> Self {
        let mut found = Self::default();
        for word in text.split(',').map(|word| word.trim().to_lowercase()) {
            match word.as_str() {
                "secure" => found.secure = true,
                Self::NO_NUMBER => found.no_number = true,
                Self::AS_STORED => found.as_stored = true,
                other => {
                    if let Some(place) = other.strip_prefix("public") {
                        found.public = true;
                        found.place = place.trim().parse().ok();
                    }
                }
            }
        }
        found
    }
}

/// A number in the form it has in a file: `+442079460018 ext 12`.
pub fn number_text(number: &E164, ext: Option<&str>) -> String {
    match ext {
        Some(ext) => format!("{}{EXT}{ext}", number.as_str()),
        None => number.as_str().to_owned(),
    }
}

/// Whether [`number_text`] is read as the same number without help.
pub fn reads_back(number: &E164, ext: Option<&str>) -> bool {
    let reading = phone::read(&number_text(number, ext), None);
    let sure = matches!(
        reading.status,
        phone::Status::Ok | phone::Status::Fixed | phone::Status::Unverified
    );
    sure && reading.e164.as_ref() == Some(number) && reading.ext.as_deref() == ext && reading.others.is_empty()
}

const EXT: &str = " ext ";

/// The number and extension of [`number_text`].
fn stored_number(text: &str) -> Option<(E164, Option<String>)> {
    match text.split_once(EXT) {
        Some((number, ext)) => Some((E164::parse(number)?, Some(ext.to_owned()))),
        None => Some((E164::parse(text)?, None)),
    }
}

/// Texts as one cell, separated by `;`; a text that would be misread is quoted.
pub fn join_list<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let quoted = |text: &'t str| {
        let plain = !text.contains([';', '"']) && text.trim() == text && !text.is_empty();
        if plain {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(format!("\"{}\"", text.replace('"', "\"\"")))
        }
    };
    texts.map(quoted).collect::<Vec<_>>().join(";")
}

/// The texts of [`join_list`].
pub fn split_list(cell: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = cell;
    while !rest.is_empty() {
        let trimmed = rest.trim_start();
        let (text, after) = match trimmed.strip_prefix('"') {
            Some(inside) => quoted(inside),
            None => {
                let (text, after) = trimmed.split_once(';').unwrap_or((trimmed, ""));
                (text.trim().to_owned(), after)
            }
        };
        found.push(text);
        rest = after;
    }
    found
}

/// A text up to its closing quote, and what follows the next separator.
fn quoted(inside: &str) -> (String, &str) {
    let mut text = String::new();
    let mut rest = inside;
    loop {
        let Some((part, after)) = rest.split_once('"') else {
            text.push_str(rest);
            return (text, "");
        };
        text.push_str(part);
        match after.strip_prefix('"') {
            Some(more) => {
                text.push('"');
                rest = more;
            }
            None => return (text, after.split_once(';').map_or("", |(_, next)| next)),
        }
    }
}

/// The delimiter of a text that is a file of people as the program writes it, perhaps saved again by
/// a spreadsheet.
pub(crate) fn delimiter(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim_start_matches('\u{feff}');
    [b',', b';', b'\t'].into_iter().find(|delimiter| {
        let names: Vec<String> = line
            .split(char::from(*delimiter))
            .map(|name| fold(name.trim_matches('"')))
            .collect();
        is_export(&names)
    })
}

/// Whether these folded names of columns are those of a file of people.
pub(crate) fn is_export(folded: &[String]) -> bool {
    let has = |name: &str| folded.iter().any(|known| *known == fold(name));
    ["UUID", Field::GivenName.heading(), Field::FamilyName.heading()]
        .into_iter()
        .all(has)
        && has(&Reached::Email.use_heading(1))
        && has(&Reached::Phone.use_heading(1))
}

/// The author that a workbook of the program's own names. Its cells are as they were written, without the
/// apostrophes that CSV needs.
pub const CREATOR: &str = "Coverbook";

/// Whether these column names are those of a people file of ours, perhaps with some columns removed.
pub(crate) fn has_our_names(names: &[String]) -> bool {
    let mut named = names.iter().filter(|name| !name.is_empty()).peekable();
    let ours = |name: &String| HEADINGS.contains(&name.as_str()) || is_reached(name);
    named.peek().is_some() && named.all(ours)
}

/// Whether a column's name is that of a further address or number, of its label or of its use.
fn is_reached(name: &str) -> bool {
    let place = name.split(' ').find_map(|word| word.parse::<usize>().ok()).unwrap_or(1);
    [Reached::Email, Reached::Phone].into_iter().any(|reached| {
        let names = [
            reached.heading(place),
            reached.label_heading(place),
            reached.use_heading(place),
        ];
        names.iter().any(|known| known == name)
    })
}

/// Whether these names of columns are those of a file the program wrote: people, or left-out rows.
pub(crate) fn is_ours(names: &[String]) -> bool {
    let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let mut last = names.iter().rev().filter(|name| !name.is_empty());
    let left_out = LEFT_OUT
        .iter()
        .rev()
        .all(|name| last.next().is_some_and(|known| known == name));
    left_out || is_export(&folded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Use, join_list, split_list};

    #[test]
    fn uses() {
        for (text, secure, public, place) in [
            ("secure, public", true, true, None),
            ("secure, public 2", true, true, Some(2)),
            ("secure", true, false, None),
            ("public", false, true, None),
            ("public, not a number", false, true, None),
            ("secure, public, as stored", true, true, None),
            ("", false, false, None),
        ] {
            let found = Use::parse(text);
            assert_eq!(
                (found.secure, found.public, found.place),
                (secure, public, place),
                "{text}"
            );
            assert_eq!(found.text(), text);
        }
        assert_eq!(Use::parse(" Public ,whatever").text(), "public");
    }

    #[test]
    fn lists() {
        let list = ["Tax; Audit", "\"Big\" clients", "Payroll", "", " North"];
        let cell = join_list(list.into_iter());
        assert_eq!(cell, "\"Tax; Audit\";\"\"\"Big\"\" clients\";Payroll;\"\";\" North\"");
        assert_eq!(split_list(&cell), list);
        assert_eq!(split_list("Tax ; Audit"), ["Tax", "Audit"], "as somebody types it");
        assert!(split_list("").is_empty());
    }

    proptest! {
        #[test]
        fn a_list_keeps_its_texts(texts in proptest::collection::vec("[a;\" \\n']{0,5}", 0..4)) {
            // An empty cell is no list of one empty text.
            prop_assume!(texts != [""]);
            prop_assert_eq!(split_list(&join_list(texts.iter().map(String::as_str))), texts);
        }
    }
}
