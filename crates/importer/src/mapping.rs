//! Which column holds which field: by its name, and by what its values look like.
//!
//! A name alone makes no certainty: if under 30 % of the values fit, it is a guess.

use domain::email::EmailAddress;

use crate::aliases;
use crate::country;
use crate::field::Field;
use crate::fold::{fold, tidy};
use crate::table::Table;

/// How sure a match is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Confidence {
    /// Nothing tells what the column is.
    None,
    /// By values alone, by place, or by a name its values do not bear out.
    Guess,
    /// By a name, and the values fit.
    Sure,
}

impl Confidence {
    /// Stable code for texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Guess => "guess",
            Self::Sure => "sure",
        }
    }
}

/// What becomes of one column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ColumnMapping {
    /// The field it is imported into.
    pub field: Field,
    /// How sure that is.
    pub confidence: Confidence,
    /// Which of a person's phones it is: `mobile`, `office`, `home`, `direct`, `fax`, `main`, `other`.
    pub label: Option<String>,
}

/// What becomes of every column, by index.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Mapping {
    /// One for each column of the table, from the left.
    pub columns: Vec<ColumnMapping>,
}

/// Something an import cannot do without.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// A column with a name, or part of one.
    Name,
    /// A column with e-mail addresses or phone numbers.
    Contact,
}

impl Need {
    /// Stable code for texts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Contact => "contact",
        }
    }
}

/// What a mapping lacks.
pub fn missing(mapping: &Mapping) -> Vec<Need> {
    let has = |fields: &[Field]| mapping.columns.iter().any(|column| fields.contains(&column.field));
    let mut needs = Vec::new();
    if !has(&[Field::GivenName, Field::FamilyName, Field::FullName]) {
        needs.push(Need::Name);
    }
    if !has(&[Field::Email, Field::Phone]) {
        needs.push(Need::Contact);
    }
    needs
}

/// Non-empty values of a column that are looked at.
const LOOKED_AT: usize = 200;
/// Records among which they are sought.
const SEARCHED: usize = 5_000;
/// Columns whose values are looked at: beyond, the name decides.
const MAX_LOOKED_AT: usize = 256;
/// Per cent of values that must fit a name.
const FIT: usize = 30;
/// Per cent of values that make a field without a name.
const TELLING: usize = 50;

/// The likeliest mapping of a table.
pub fn suggest(table: &Table) -> Mapping {
    let looks = looks(table);
    let mut drafts: Vec<Draft> = table
        .columns()
        .iter()
        .map(|column| {
            let look = looks.get(column.index).copied().unwrap_or_default();
            draft(column.header.as_deref().map(fold), look)
        })
        .collect();
    settle_names(&mut drafts);
    for field in Field::ALL.into_iter().filter(|field| !field.repeats()) {
        keep_best(&mut drafts, field);
    }
    place_by_template(&mut drafts, table.format().header_row.is_some());
    let columns = drafts
        .into_iter()
        .map(|draft| ColumnMapping {
            field: draft.field,
            confidence: draft.confidence,
            label: draft.label.map(str::to_owned),
        })
        .collect();
    Mapping { columns }
}

/// How many values of a column look like what.
#[derive(Clone, Copy, Default)]
struct Look {
    all: usize,
    emails: usize,
    phones: usize,
    uuids: usize,
    countries: usize,
    salutations: usize,
    several_words: usize,
}

impl Look {
    fn share(&self, count: usize, percent: usize) -> bool {
        self.all > 0 && count * 100 >= self.all * percent
    }
}

fn looks(table: &Table) -> Vec<Look> {
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
    look.emails +=
        usize::from(text.contains('@') && crate::cells::emails(text).any(|part| EmailAddress::parse(part).is_ok()));
    let uuids = text.split(';').all(is_uuid);
    // The digits of an id or of a moment are enough for a number.
    look.phones += usize::from(!uuids && !has_clock(text) && is_phone_like(text));
    look.uuids += usize::from(uuids);
    look.countries += usize::from(country::region(text).is_some());
    look.salutations += usize::from(is_salutation(text));
    look.several_words += usize::from(tidy(text).contains(' '));
}

/// Digits enough for a number of some country and nothing but what stands around numbers.
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

#[derive(Clone)]
struct Draft {
    field: Field,
    confidence: Confidence,
    label: Option<&'static str>,
    rank: usize,
    /// The folded name of the column; empty without one.
    name: String,
    look: Look,
}

fn draft(name: Option<String>, look: Look) -> Draft {
    let named = name.as_deref().and_then(aliases::meaning);
    let mut draft = Draft {
        field: named.map_or(Field::NotImported, |meaning| meaning.field),
        confidence: if named.is_some() {
            Confidence::Sure
        } else {
            Confidence::None
        },
        label: named.and_then(|meaning| meaning.label),
        rank: named.map_or(usize::MAX, |meaning| meaning.rank),
        name: name.unwrap_or_default(),
        look,
    };
    let doubt = |draft: &mut Draft, fits: bool| {
        if look.all > 0 && !fits {
            draft.confidence = Confidence::Guess;
        }
    };
    match draft.field {
        // The values overrule a name that fits none of them.
        Field::Email if look.emails == 0 && look.share(look.phones, TELLING) => draft.become_guess(Field::Phone),
        Field::Phone if look.phones == 0 && look.share(look.emails, TELLING) => draft.become_guess(Field::Email),
        Field::JobTitle if look.share(look.salutations, TELLING) => draft.leave_out(),
        Field::Country if look.all > 0 && !look.share(look.countries, FIT) => draft.leave_out(),
        Field::GroupIdentifiers if look.share(look.uuids, TELLING) => draft.become_guess(Field::GroupIds),
        Field::Email => doubt(&mut draft, look.share(look.emails, FIT)),
        Field::Phone => doubt(&mut draft, look.share(look.phones, FIT)),
        Field::GroupIds => doubt(&mut draft, look.share(look.uuids, FIT)),
        Field::NotImported if named.is_none() && look.share(look.emails, TELLING) => draft.become_guess(Field::Email),
        Field::NotImported if named.is_none() && look.share(look.phones, TELLING) => draft.become_guess(Field::Phone),
        _ => {}
    }
    draft
}

impl Draft {
    fn become_guess(&mut self, field: Field) {
        self.field = field;
        self.confidence = Confidence::Guess;
    }

    fn leave_out(&mut self) {
        self.field = Field::NotImported;
        self.label = None;
    }
}

/// "Name" beside "Vorname" is the family name, beside "Surname" the given name; beside both, or
/// beside a whole given and family name, a full name says nothing new.
fn settle_names(drafts: &mut [Draft]) {
    const SHORT: [&str; 4] = ["name", "nom", "naam", "clientname"];
    let has = |drafts: &[Draft], field| drafts.iter().any(|draft| draft.field == field);
    let (given, family) = (has(drafts, Field::GivenName), has(drafts, Field::FamilyName));
    for draft in drafts.iter_mut().filter(|draft| draft.field == Field::FullName) {
        let short = SHORT.contains(&draft.name.as_str());
        match (given, family) {
            (true, true) => draft.leave_out(),
            (true, false) if short => draft.field = Field::FamilyName,
            (false, true) if short => draft.field = Field::GivenName,
            _ => {}
        }
    }
    let full = has(drafts, Field::FullName);
    for draft in drafts.iter_mut() {
        match draft.field {
            Field::GivenName | Field::FamilyName if full => draft.leave_out(),
            // "Nombre" over "Ana Roy" with no column for family names.
            Field::GivenName if !family && draft.look.share(draft.look.several_words, TELLING) => {
                draft.become_guess(Field::FullName);
            }
            _ => {}
        }
    }
}

/// Of several columns for a field that only one can hold, the surest that has values.
fn keep_best(drafts: &mut [Draft], field: Field) {
    let best = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| draft.field == field)
        .min_by_key(|(index, draft)| (draft.look.all == 0, draft.rank, *index))
        .map(|(index, _)| index);
    for (index, draft) in drafts.iter_mut().enumerate() {
        if draft.field == field && Some(index) != best {
            draft.leave_out();
            draft.confidence = Confidence::Guess;
        }
    }
}

/// Our template with headings in a language we do not know: eight columns, e-mail in the fourth,
/// phone in the fifth, nothing but UUIDs in the last. What has no meaning takes it from its place.
fn place_by_template(drafts: &mut [Draft], header: bool) {
    const PLACES: [Field; 8] = [
        Field::GivenName,
        Field::FamilyName,
        Field::JobTitle,
        Field::Email,
        Field::Phone,
        Field::Identifier,
        Field::GroupIdentifiers,
        Field::GroupIds,
    ];
    let at = |place: usize| drafts.get(place).map(|draft| draft.field);
    if !header || drafts.len() != PLACES.len() || at(3) != Some(Field::Email) || at(4) != Some(Field::Phone) {
        return;
    }
    let unknown = |place: usize| {
        drafts
            .get(place)
            .is_some_and(|draft| draft.confidence == Confidence::None)
    };
    let uuids = drafts
        .last()
        .is_some_and(|last| last.look.all == 0 || last.look.share(last.look.uuids, TELLING));
    if !uuids || ![0, 1, 2, 5].into_iter().any(unknown) {
        return;
    }
    let taken: Vec<Field> = drafts.iter().map(|draft| draft.field).collect();
    let whole_name = taken.contains(&Field::FullName);
    for (draft, field) in drafts.iter_mut().zip(PLACES) {
        let name = matches!(field, Field::GivenName | Field::FamilyName);
        if draft.confidence == Confidence::None && !taken.contains(&field) && !(name && whole_name) {
            draft.become_guess(field);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Look, look_at};

    #[test]
    fn ids_and_moments_are_no_phone_numbers() {
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
