//! Area codes in a column of their own, and the numbers they belong to.

use domain::phone::{self, Reading, Region, Status};

use crate::aliases::{self, Form};
use crate::cells;
use crate::field::Field;
use crate::home::{DialCell, dial_cell, is_code_like};
use crate::mapping::column::Mapping;
use crate::table::Table;

/// Most digits of a number that lacks its area code.
const LOCAL: usize = 8;

/// How many records are read to find out whether codes are those of countries.
const FEW: usize = 200;

/// The column with the area codes of a phone column.
#[derive(Clone, Copy)]
pub(super) struct AreaColumn {
    pub(super) index: usize,
    /// Whether its codes may be those of countries as well.
    pub(super) either: bool,
}

/// What a cell with an area code says.
pub(super) enum AreaCell {
    Silent,
    /// The code of a town, as it is written.
    Town(String),
    /// `+49`, `0049`: the code of a country after all.
    Country(DialCell),
    Unknown,
}

pub(super) fn area_cell(text: &str) -> AreaCell {
    let text = cells::unwrap(text).trim_start_matches('\'');
    if cells::is_blank_word(text) {
        return AreaCell::Silent;
    }
    if !is_code_like(text) {
        return AreaCell::Unknown;
    }
    let bare = text.trim_start_matches(['(', ' ']);
    if bare.starts_with('+') || bare.starts_with("00") {
        return AreaCell::Country(dial_cell(text));
    }
    AreaCell::Town(text.strip_suffix(".0").unwrap_or(text).to_owned())
}

/// The heading of a column whose codes may be those of towns.
fn form_of(table: &Table, mapping: &Mapping, index: usize) -> Option<(Form, Option<&'static str>, Option<u32>)> {
    let column = mapping.columns.get(index)?;
    if column.field != Field::DialCode {
        return None;
    }
    let heading = table.columns().get(index)?.header.as_deref().unwrap_or_default();
    match aliases::meaning(heading).filter(|meaning| meaning.field != Field::NotImported) {
        Some(meaning) => {
            let form = Some(meaning.form).filter(|form| form.is_area());
            form.map(|form| (form, meaning.label, aliases::ordinal(heading)))
        }
        // The user chose it although the heading does not say so.
        None => Some((Form::AreaOrDialCode, None, None)),
    }
}

/// Columns that the user has not yet confirmed to hold codes in front of this phone column's numbers.
pub(super) fn asked_columns(table: &Table, mapping: &Mapping, phone: usize) -> Vec<usize> {
    let asked = mapping.columns.iter().enumerate();
    asked
        .filter(|(_, column)| column.proposal == Some(Field::DialCode))
        .map(|(index, _)| index)
        .filter(|index| {
            let codes = table.records().take(FEW).map(|record| record.cell(*index));
            // Codes of countries may be of every number, those of towns are of the number beside them.
            index + 1 == phone
                || codes
                    .into_iter()
                    .any(|code| matches!(area_cell(code), AreaCell::Country(_)))
        })
        .collect()
}

/// Whether the codes of a column may be those of towns.
pub(super) fn is_area_column(table: &Table, mapping: &Mapping, index: usize) -> bool {
    form_of(table, mapping, index).is_some()
}

/// The column of area codes of every phone column, by the index of the latter. A column of area codes
/// belongs to one phone: of its kind and its number, the nearest behind it, or before it where the
/// codes follow their numbers.
pub(super) fn area_columns(table: &Table, mapping: &Mapping) -> Vec<(usize, AreaColumn)> {
    let all = || 0..mapping.columns.len();
    let phones: Vec<usize> = all()
        .filter(|index| mapping.columns.get(*index).is_some_and(|one| one.field == Field::Phone))
        .collect();
    let areas: Vec<(usize, Form, Option<&str>, Option<u32>)> = all()
        .filter_map(|index| form_of(table, mapping, index).map(|(form, label, number)| (index, form, label, number)))
        .collect();
    let dials = all().any(|index| {
        let dial = mapping
            .columns
            .get(index)
            .is_some_and(|one| one.field == Field::DialCode);
        dial && !is_area_column(table, mapping, index)
    });
    let lead = areas.first().map(|(index, ..)| *index) < phones.first().copied();
    let mut owned: Vec<(usize, AreaColumn)> = Vec::new();
    for (index, form, label, number) in areas {
        let fits = |phone: &usize| {
            let own = mapping.columns.get(*phone).and_then(|column| column.label.as_deref());
            let header = table.columns().get(*phone).and_then(|column| column.header.as_deref());
            let ordinal = header.and_then(aliases::ordinal);
            (label.is_none() || label == own) && (number.is_none() || number == ordinal)
        };
        let taken = |phone: &usize| owned.iter().any(|(one, _)| one == phone);
        let open = || phones.iter().copied().filter(|phone| fits(phone) && !taken(phone));
        let behind = open().find(|phone| *phone > index);
        let before = open().rfind(|phone| *phone < index);
        let phone = if lead { behind.or(before) } else { before.or(behind) };
        if let Some(phone) = phone {
            let either = form == Form::AreaOrDialCode && !dials;
            owned.push((phone, AreaColumn { index, either }));
        }
    }
    owned
}

/// A number as its area code and itself.
pub(super) fn whole(area: &str, raw: &str) -> String {
    format!("{area} {raw}")
}

/// The one number that an area code and a local number form in a country; `None` if there is none, or more
/// than one way to read them.
pub(super) fn joined(area: &str, raw: &str, region: Option<Region>, either: bool) -> Option<Reading> {
    let mut ways = Vec::new();
    let has_trunk = digits(raw).starts_with('0');
    if !has_trunk {
        ways.push(phone::read(&whole(area, raw), region));
    }
    if begins_with(raw, area) {
        ways.push(phone::read(raw, region));
    }
    if let (true, DialCell::Code { region, tail }) = (either, dial_cell(area))
        && tail.is_empty()
    {
        ways.push(phone::read(raw, Some(region)));
    }
    let usable = |statuses: &[Status]| {
        let mut found: Vec<&Reading> = Vec::new();
        for way in &ways {
            let new = found.iter().all(|known| known.e164 != way.e164);
            if way.e164.is_some() && statuses.contains(&way.status) && new {
                found.push(way);
            }
        }
        found.into_iter().cloned().collect::<Vec<_>>()
    };
    let mut found = usable(&[Status::Ok, Status::Fixed]);
    if found.is_empty() {
        found = usable(&[Status::Unverified]);
    }
    match found.as_slice() {
        // A second number in the cell has no area code.
        [only] if only.others.is_empty() => found.pop(),
        _ => None,
    }
}

/// Whether a number with a code of its country has this area code, too.
pub(super) fn has_area(number: &str, code: u16, area: &str) -> bool {
    let rest = number.strip_prefix(&format!("+{code}")).unwrap_or_default();
    let area = digits(area);
    let bare = area.trim_start_matches('0');
    !bare.is_empty() && rest.trim_start_matches('0').starts_with(bare)
}

/// Whether a number may lack its area code: it has few digits, and no 0 or `+` in front of them.
pub(super) fn may_be_local(raw: &str, reading: &Reading, region: Option<Region>) -> bool {
    let digits = digits(raw);
    if digits.starts_with('0') || raw.contains('+') || digits.len() > LOCAL || reading.e164.is_none() {
        return false;
    }
    // Where no 0 is dialled, no area code can be missing.
    let with_trunk = phone::read(&format!("0{raw}"), region);
    with_trunk.e164 == reading.e164 && with_trunk.status != Status::Review
}

fn begins_with(raw: &str, area: &str) -> bool {
    let (raw, area) = (digits(raw), digits(area));
    let bare = area.trim_start_matches('0');
    !bare.is_empty() && raw.trim_start_matches('0').starts_with(bare)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
