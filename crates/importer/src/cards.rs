//! Address cards (vCard 2.1, 3.0 and 4.0; RFC 6350). Each card becomes a row of the same kind of table that a text
//! file becomes. Its columns have the names that address books use, so they are matched like those of any file.
//!
//! Each value has its own column, even if a card has many. Values we have no field for, such as a birthday or a
//! website, have columns too, so that people see that they are not imported.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calcard::vcard::{
    VCardEntry, VCardKind, VCardParameterName, VCardParameterValue, VCardProperty, VCardType, VCardValue,
};
use calcard::{Entry, Parser};

use crate::decode::Decoded;
use crate::notes::{FileNote, FileProblem, NoteCode};
use crate::progress::{Progress, STEP_BYTES, step};
use crate::raw::{MAX_RECORDS, Raw, Source};
use crate::rows::Rows;
use crate::tokenize::is_blank;

/// The row of the names of the columns: before the first card.
pub(crate) const HEADER: u32 = 0;

/// Names of columns in the order in which they stand; the others follow as they come.
const FIRST: [&str; 7] = [
    "First Name",
    "Middle Name",
    "Last Name",
    "Display Name",
    "Company",
    "Job Title",
    "Email",
];

/// What a file of cards holds.
#[derive(Default)]
struct Book {
    /// Names of the columns in the order in which they came, with their places.
    columns: BTreeMap<String, usize>,
    names: Vec<String>,
    cards: Vec<Vec<(usize, String)>>,
    /// Cards that begin and do not end.
    cut_short: usize,
    groups: usize,
    pictures: usize,
}

/// The values of a card.
#[derive(Default)]
struct Row {
    /// Each with the place of its column.
    cells: Vec<(usize, String)>,
    /// How many values there are under each name.
    counts: BTreeMap<&'static str, u32>,
}

/// Reads all cards of a text.
///
/// # Errors
/// A [`FileProblem`] if there is no card with text in it, or if the work was stopped.
pub(crate) fn read(decoded: Decoded, progress: &dyn Progress) -> Result<(Raw, Vec<FileNote>), FileProblem> {
    // Old Macs end a line with a carriage return alone.
    let old_mac = (!decoded.text.contains('\n')).then(|| decoded.text.replace('\r', "\n"));
    let text = old_mac.as_deref().unwrap_or(&decoded.text);
    // A file that makes the library panic is one that cannot be read.
    let reading = || read_all(text, progress);
    let book = catch_unwind(AssertUnwindSafe(reading)).unwrap_or(Err(FileProblem::Broken))?;
    let mut notes = Vec::new();
    let mut note = |code: NoteCode, count: usize| {
        if count > 0 {
            notes.push(FileNote::new(code).counting(count));
        }
    };
    note(NoteCode::CardsCutShort, book.cut_short);
    note(NoteCode::CardGroups, book.groups);
    note(NoteCode::CardPictures, book.pictures);
    Ok((book.into_raw(decoded, progress)?, notes))
}

/// Whether a line is `BEGIN:VCARD` or `END:VCARD`.
fn is_line(line: &str, mark: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}').trim_end();
    line.len() == mark.len() && line.eq_ignore_ascii_case(mark)
}

fn read_all(text: &str, progress: &dyn Progress) -> Result<Book, FileProblem> {
    let mut book = Book::default();
    let (mut at, mut begun) = (0, None);
    let mut next_step = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if at >= next_step {
            step(progress, at, text.len())?;
            next_step = at + STEP_BYTES;
        }
        if is_line(line, "BEGIN:VCARD") {
            book.cut_short += usize::from(begun.replace(start).is_some());
        } else if is_line(line, "END:VCARD")
            && let Some(begun) = begun.take()
        {
            book.card(text.get(begun..at).unwrap_or_default())?;
        }
    }
    book.cut_short += usize::from(begun.is_some());
    Ok(book)
}

impl Book {
    /// Reads one whole card. (The library would also accept one without an end.)
    fn card(&mut self, text: &str) -> Result<(), FileProblem> {
        let Entry::VCard(card) = Parser::new(text).entry() else {
            self.cut_short += 1;
            return Ok(());
        };
        if card.entries.iter().any(is_group) {
            self.groups += 1;
            return Ok(());
        }
        let mut row = Row::default();
        // The preferred number of a card is its first one.
        let mut entries: Vec<&VCardEntry> = card.entries.iter().collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(preference(entry)));
        for entry in entries {
            self.entry(entry, &mut row);
        }
        self.cards.push(row.cells);
        if self.cards.len() > MAX_RECORDS as usize {
            return Err(FileProblem::TooManyRows { limit: MAX_RECORDS });
        }
        Ok(())
    }

    fn entry(&mut self, entry: &VCardEntry, row: &mut Row) {
        let all = || texts(entry).join(", ");
        match &entry.name {
            VCardProperty::N => {
                // The order of the property's parts.
                let mut parts = texts(entry).into_iter();
                let [family, given, middle, before, after] = [(); 5].map(|()| parts.next().unwrap_or_default());
                // Titles and degrees are part of the name.
                self.put(row, "First Name", &joined(&before, &given));
                self.put(row, "Middle Name", &middle);
                self.put(row, "Last Name", &joined(&family, &after));
            }
            VCardProperty::Fn => self.put(row, "Display Name", &all()),
            VCardProperty::Org => {
                let mut parts = texts(entry).into_iter();
                self.put(row, "Company", &parts.next().unwrap_or_default());
                self.put(row, "Department", &parts.collect::<Vec<_>>().join(", "));
            }
            VCardProperty::Title => self.put(row, "Job Title", &all()),
            VCardProperty::Email => self.put(row, "Email", &all()),
            VCardProperty::Tel => self.put(row, phone(entry), &number(&all())),
            VCardProperty::Note => self.put(row, "Notes", &all()),
            VCardProperty::Photo | VCardProperty::Logo => self.pictures += 1,
            VCardProperty::Adr => self.put(row, "Address", &all()),
            VCardProperty::Url => self.put(row, "Website", &all()),
            VCardProperty::Bday => self.put(row, "Birthday", &all()),
            VCardProperty::Nickname => self.put(row, "Nickname", &all()),
            VCardProperty::Categories => self.put(row, "Categories", &all()),
            VCardProperty::Role => self.put(row, "Role", &all()),
            VCardProperty::Impp => self.put(row, "Messenger", &all()),
            // Versions, ids and other things that only programs read.
            _ => {}
        }
    }

    /// Puts a value into the next column of this name.
    fn put(&mut self, row: &mut Row, name: &'static str, text: &str) {
        if is_blank(text) {
            return;
        }
        let number = row.counts.entry(name).or_insert(0_u32);
        *number += 1;
        let name = if *number == 1 {
            name.to_owned()
        } else {
            format!("{name} {number}")
        };
        let next = self.names.len();
        let place = *self.columns.entry(name.clone()).or_insert(next);
        if place == next {
            self.names.push(name);
        }
        row.cells.push((place, text.to_owned()));
    }

    fn into_raw(self, decoded: Decoded, progress: &dyn Progress) -> Result<Raw, FileProblem> {
        let mut order: Vec<usize> = (0..self.names.len()).collect();
        let rank = |place: &usize| {
            let name = self.names.get(*place);
            let first = name.and_then(|name| FIRST.iter().position(|first| first == name));
            (first.unwrap_or(FIRST.len()), *place)
        };
        order.sort_by_key(rank);
        // Where the column of each place stands.
        let mut columns = vec![0_u32; order.len()];
        for (column, place) in (0..).zip(&order) {
            if let Some(at) = columns.get_mut(*place) {
                *at = column;
            }
        }
        let expected = u32::try_from(self.cards.len()).unwrap_or(MAX_RECORDS);
        let mut rows = Rows::new(HEADER, expected, progress);
        for (column, place) in (0..).zip(&order) {
            rows.cell(HEADER, column, self.names.get(*place).map_or("", String::as_str))?;
        }
        for (row, card) in (1..).zip(self.cards) {
            let of = |(place, text): (usize, String)| columns.get(place).map(|column| (*column, text));
            let mut cells: Vec<(u32, String)> = card.into_iter().filter_map(of).collect();
            cells.sort_unstable();
            for (column, text) in cells {
                rows.cell(row, column, &text)?;
            }
        }
        rows.finish(decoded, Source::Cards)
    }
}

fn joined(first: &str, second: &str) -> String {
    [first, second]
        .into_iter()
        .filter(|part| !is_blank(part))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether the card is a list of people instead of a person (RFC 6350, 6.1.4; before version 4, a property of Apple's).
fn is_group(entry: &VCardEntry) -> bool {
    match &entry.name {
        VCardProperty::Kind => entry.values.iter().any(|value| match value {
            VCardValue::Kind(kind) => *kind == VCardKind::Group,
            VCardValue::Text(text) => text.eq_ignore_ascii_case("group"),
            _ => false,
        }),
        VCardProperty::Other(name) if name.eq_ignore_ascii_case("X-ADDRESSBOOKSERVER-KIND") => entry
            .values
            .iter()
            .any(|value| matches!(value, VCardValue::Text(text) if text.eq_ignore_ascii_case("group"))),
        _ => false,
    }
}

/// How much a value is preferred: `PREF=1` most (RFC 6350, 5.3), then `TYPE=pref` as before version 4.
fn preference(entry: &VCardEntry) -> u32 {
    let most = entry
        .params
        .iter()
        .filter_map(|parameter| match (&parameter.name, &parameter.value) {
            (VCardParameterName::Pref, VCardParameterValue::Integer(rank)) => Some(101_u32.saturating_sub(*rank)),
            (VCardParameterName::Pref, _) => Some(1),
            (VCardParameterName::Type, VCardParameterValue::Text(text)) if text.eq_ignore_ascii_case("pref") => Some(1),
            _ => None,
        });
    most.max().unwrap_or(0)
}

/// The name of the column for a number of this type.
fn phone(entry: &VCardEntry) -> &'static str {
    let of = |wanted: VCardType| {
        entry.params.iter().any(|parameter| {
            parameter.name == VCardParameterName::Type
                && matches!(&parameter.value, VCardParameterValue::Type(kind) if *kind == wanted)
        })
    };
    if of(VCardType::Fax) {
        "Fax"
    } else if of(VCardType::Cell) {
        "Mobile Phone"
    } else if of(VCardType::Work) {
        "Business Phone"
    } else if of(VCardType::Home) {
        "Home Phone"
    } else {
        "Phone"
    }
}

/// A number as people write it; version 4 has links (RFC 3966).
fn number(text: &str) -> String {
    let text = text.trim();
    let is_link = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("tel:"));
    let bare = if is_link {
        text.get(4..).unwrap_or_default()
    } else {
        text
    };
    match bare.split_once(";ext=") {
        Some((number, extension)) => format!("{number} ext. {extension}"),
        None => bare.to_owned(),
    }
}

/// The texts of a property, one for each of its parts.
fn texts(entry: &VCardEntry) -> Vec<String> {
    let text = |value: &VCardValue| match value {
        VCardValue::Text(text) => text.trim().to_owned(),
        VCardValue::Component(parts) => parts.join(" ").trim().to_owned(),
        VCardValue::Integer(number) => number.to_string(),
        VCardValue::Float(number) => number.to_string(),
        VCardValue::PartialDateTime(date) => match (date.year, date.month, date.day) {
            (Some(year), Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (None, Some(month), Some(day)) => format!("--{month:02}-{day:02}"),
            _ => String::new(),
        },
        VCardValue::Boolean(_)
        | VCardValue::Binary(_)
        | VCardValue::Sex(_)
        | VCardValue::GramGender(_)
        | VCardValue::Kind(_) => String::new(),
    };
    entry.values.iter().map(text).collect()
}
