//! The phone columns of a table: hints of the whole column, and the numbers of a record.

use std::collections::BTreeMap;

use domain::import::PhoneValue;
use domain::phone::{self, Diagnostic, E164, Hints, Other, Reading, Region, Status};

use crate::aliases::{label_of, names_another_person};
use crate::cells;
use crate::cells::add;
use crate::field::Field;
use crate::fold::{cut, fold};
use crate::home::{DialCell, Home, Homes, dial_cell};
use crate::issue::{Banner, BannerCode, Issue, IssueCode, Level};
use crate::mapping::column::Mapping;
use crate::table::{Record, Table};
use area::{AreaCell, AreaColumn, area_cell};

mod area;
mod place;

/// Values of a column that are judged as a whole.
const JUDGED: usize = 2_000;
/// Values that are read again for each possible country.
const TRIED: usize = 200;
/// Longest phone text that is kept, in characters.
const RAW_MAX: usize = 500;
/// Characters of a value an issue shows.
const SHOWN: usize = 200;
/// Per cent of values with errors from which a column is doubted.
const DOUBT: usize = 30;
/// Per cent of values that must be readable for another country to be proposed.
const PROPOSE: usize = 80;
/// Countries that are tried when a column cannot be read.
const COUNTRIES: [&str; 16] = [
    "GB", "DE", "FR", "CH", "AT", "IT", "ES", "NL", "BE", "IE", "US", "IN", "SG", "AE", "AU", "ZA",
];

#[derive(Clone)]
struct PhoneColumn {
    index: usize,
    label: Option<String>,
    /// The column that names the kind of each row's number.
    label_from: Option<usize>,
    /// Column with the dial code of its numbers.
    dial: Option<usize>,
    /// Column with the area code of its numbers.
    area: Option<AreaColumn>,
    /// Whether the file has area codes apart, so that a number may be without its own.
    areas_apart: bool,
    /// Columns that may hold codes of its numbers, which the user has not decided yet.
    asked: Vec<usize>,
    /// The firm's country.
    region: Option<Region>,
    /// Hints about the column, for each country of its numbers.
    hints: BTreeMap<Option<Region>, Hints>,
    other_country: Option<(Region, u32)>,
    filled: usize,
    rounded: usize,
    no_numbers: usize,
}

#[derive(Clone)]
pub(crate) struct PhoneColumns {
    columns: Vec<PhoneColumn>,
}

impl PhoneColumns {
    pub(crate) fn new(table: &Table, mapping: &Mapping, homes: &mut Homes, region: Option<Region>) -> Self {
        let mapped = mapping
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.field == Field::Phone);
        let areas = area::area_columns(table, mapping);
        let columns = mapped
            .map(|(index, column)| {
                let dial = dial_column(table, mapping, index);
                let area = areas.iter().find(|(phone, _)| *phone == index).map(|(_, area)| *area);
                let has_area = |record: &Record<'_>| {
                    area.is_some_and(|area| !matches!(area_cell(record.cell(area.index)), AreaCell::Silent))
                };
                let mut values = BTreeMap::<Option<Region>, Vec<&str>>::new();
                let filled = table.records().filter(|record| !record.cell(index).trim().is_empty());
                // A number with its area code in another column is no evidence alone.
                for record in filled.filter(|record| !has_area(record)).take(JUDGED) {
                    let dial = dial.map_or(DialCell::Silent, |column| dial_cell(record.cell(column)));
                    let place = match (dial, homes.of(record).0) {
                        (DialCell::Silent, Home::Silent) => region,
                        (DialCell::Silent, Home::Asked(named)) if named == region => region,
                        (DialCell::Silent, Home::Here(own)) => Some(own),
                        // Numbers of no country, and those whose code is in another column.
                        _ => continue,
                    };
                    let value = cut(record.cell(index).trim(), RAW_MAX);
                    values.entry(place).or_default().push(value);
                }
                let hints = |(place, values): (&Option<Region>, &Vec<&str>)| {
                    (*place, phone::column_hints(values.iter().copied(), *place))
                };
                PhoneColumn {
                    index,
                    label: column.label.clone(),
                    label_from: column.label_from,
                    dial,
                    area,
                    areas_apart: !areas.is_empty(),
                    asked: area::asked_columns(table, mapping, index),
                    region,
                    hints: values.iter().map(hints).collect(),
                    other_country: values.get(&region).and_then(|values| other_country(values, region)),
                    filled: 0,
                    rounded: 0,
                    no_numbers: 0,
                }
            })
            .collect();
        Self { columns }
    }

    /// The first phone column.
    pub(crate) fn first(&self) -> Option<usize> {
        self.columns.first().map(|column| column.index)
    }

    /// The numbers of a record, each once, in the order of columns, faxes last. Numbers of other
    /// people go to `remarks`, so that nothing is lost.
    pub(crate) fn read(
        &mut self,
        record: Record<'_>,
        home: Home,
        issues: &mut Vec<Issue>,
        remarks: &mut Vec<String>,
    ) -> Vec<PhoneValue> {
        let mut found = Found {
            numbers: Vec::new(),
            issues,
            remarks,
        };
        for column in &mut self.columns {
            let raw = record.cell(column.index).trim();
            if !raw.is_empty() {
                column.read(raw, record, home, &mut found);
            }
        }
        let mut numbers = found.numbers;
        // The first number is the main one, and a fax never is.
        numbers.sort_by_key(PhoneValue::is_fax);
        numbers
    }

    /// Counts in what was read of the same columns elsewhere.
    pub(crate) fn count_in(&mut self, part: &Self) {
        for (column, part) in self.columns.iter_mut().zip(&part.columns) {
            column.filled += part.filled;
            column.rounded += part.rounded;
            column.no_numbers += part.no_numbers;
        }
    }

    /// What is to be said about the columns after the last record.
    pub(crate) fn into_banners(self) -> Vec<Banner> {
        let mut banners = Vec::new();
        for column in self.columns {
            let mut say_of = |code, count: usize, region| {
                banners.push(Banner {
                    code,
                    column: column.index,
                    count: u32::try_from(count).unwrap_or(u32::MAX),
                    region,
                });
            };
            let mut say = |code, count| say_of(code, count, None);
            if column.rounded > 0 {
                say(BannerCode::SciPrecisionLost, column.rounded);
            }
            if column.no_numbers * 100 > column.filled * DOUBT {
                say(BannerCode::WrongPhoneColumn, column.no_numbers);
            }
            if column.hints.values().any(|hints| hints.own_code_without_plus) {
                say(BannerCode::OwnCodeWithoutPlus, column.filled);
            }
            if let Some((region, count)) = column.other_country {
                say_of(BannerCode::OtherCountry, count as usize, Some(region));
            }
        }
        banners
    }
}

/// What the cells of a record gave so far.
struct Found<'f> {
    numbers: Vec<PhoneValue>,
    issues: &'f mut Vec<Issue>,
    remarks: &'f mut Vec<String>,
}

impl PhoneColumn {
    /// What the row says the number is, or else the heading.
    fn label_of_row(&self, record: Record<'_>) -> Option<String> {
        let named = self.label_from.and_then(|from| label_of(record.cell(from)));
        named.map(str::to_owned).or_else(|| self.label.clone())
    }

    fn read(&mut self, raw: &str, record: Record<'_>, home: Home, found: &mut Found<'_>) {
        self.filled += 1;
        if cut(raw, RAW_MAX).len() < raw.len() {
            self.say(record, IssueCode::ValueTooLong, Level::CannotUse, None, found);
            return;
        }
        let (reading, open) = self.place(raw, record, home);
        let kept = self.kept_text(cells::unmarked(raw), record);
        self.rounded += usize::from(reading.diagnostics.contains(&Diagnostic::SciPrecisionLost));
        self.no_numbers += usize::from(reading.diagnostics.contains(&Diagnostic::NotANumber));
        if reading.status == Status::Blank {
            return;
        }
        let row_says = self.label_from.map_or("", |from| record.cell(from).trim());
        if names_another_person(row_says) {
            self.leave_out(record, Some(row_says), found);
            return;
        }
        let Some(reading) = self.without_others(raw, reading, record, found) else {
            return;
        };
        self.tell(&reading, open, record, found);
        let stored = match reading.status {
            Status::Ok | Status::Fixed | Status::Unverified => reading.e164,
            Status::Review | Status::Error | Status::Blank => None,
        };
        let value = PhoneValue {
            raw: kept,
            e164: stored,
            ext: reading.ext,
            status: reading.status,
            label: reading.label,
        };
        self.take(value, record, found);
        for other in reading.others {
            let value = PhoneValue {
                raw: other.e164.as_str().to_owned(),
                e164: Some(other.e164).filter(|_| other.status != Status::Review),
                ext: other.ext,
                status: other.status,
                label: other.label,
            };
            self.take(value, record, found);
        }
    }

    /// Adds a number if it is new, with the label of its cell, its row or its heading.
    fn take(&self, mut value: PhoneValue, record: Record<'_>, found: &mut Found<'_>) {
        let own = value.label.take().map(own_label);
        value.label = own.or_else(|| self.label_of_row(record));
        speak_there(&mut found.numbers, value.e164.as_ref(), value.label.as_deref());
        if !is_known(&found.numbers, value.e164.as_ref(), &value.raw) {
            add(&mut found.numbers, value);
        }
    }

    /// A reading without the numbers that the cell says are other people's; `None` if no other is left.
    fn without_others(
        &self,
        raw: &str,
        mut reading: Reading,
        record: Record<'_>,
        found: &mut Found<'_>,
    ) -> Option<Reading> {
        let elses = |label: Option<&str>| label.is_some_and(names_another_person);
        let before = reading.others.len();
        reading.others.retain(|other| !elses(other.label.as_deref()));
        // Words beside unreadable digits are not a label.
        let unread = reading.e164.is_none() && reading.label.is_none();
        let main = elses(reading.label.as_deref()) || (unread && names_another_person(raw));
        if !main && reading.others.len() == before {
            return Some(reading);
        }
        self.leave_out(record, None, found);
        if main {
            if reading.others.is_empty() {
                return None;
            }
            let Other {
                e164,
                status,
                ext,
                label,
            } = reading.others.remove(0);
            let several = !reading.others.is_empty();
            reading = Reading {
                status,
                e164: Some(e164),
                ext,
                others: reading.others,
                diagnostics: Vec::new(),
                label,
            };
            if several {
                reading.diagnostics.push(Diagnostic::MultipleNumbers);
            }
            if status == Status::Review {
                reading.diagnostics.push(Diagnostic::SeveralReadings);
            }
        } else if reading.others.is_empty() {
            reading
                .diagnostics
                .retain(|diagnostic| *diagnostic != Diagnostic::MultipleNumbers);
        }
        Some(reading)
    }

    /// The value, or a part of it, belongs to another person: it is added to the note, with the owner that
    /// the row names.
    fn leave_out(&self, record: Record<'_>, whose: Option<&str>, found: &mut Found<'_>) {
        self.say(record, IssueCode::OfSomebodyElse, Level::CannotUse, None, found);
        let raw = domain::text::clean_line(record.cell(self.index));
        let whose = whose.map(|whose| format!(" ({})", domain::text::clean_line(whose)));
        found
            .remarks
            .push(format!("Phone in the file: {raw}{}", whose.unwrap_or_default()));
    }

    /// What is to be said about a reading, and why it is open if it is.
    fn tell(&self, reading: &Reading, open: Option<IssueCode>, record: Record<'_>, found: &mut Found<'_>) {
        let number = reading.e164.as_ref();
        // Where the country is open, that is the reason.
        let told = told(reading).into_iter();
        for diagnostic in told.filter(|one| open.is_none() || reading.diagnostics.contains(one)) {
            let code = IssueCode::Phone(diagnostic);
            if let Some(level) = code.level() {
                self.say(record, code, level, number, found);
            }
        }
        let Some(code) = open else { return };
        self.say(record, code, Level::Check, number, found);
        let unknown = |column: &usize| dial_cell(record.cell(*column)) == DialCell::Unknown;
        if let Some(column) = self.dial.filter(unknown) {
            found.issues.push(Issue {
                row: record.row(),
                column,
                code: IssueCode::UnknownDialCode,
                level: Level::Check,
                value: cut(record.cell(column).trim(), SHOWN).to_owned(),
                stored: None,
            });
        }
    }

    fn say(&self, record: Record<'_>, code: IssueCode, level: Level, number: Option<&E164>, found: &mut Found<'_>) {
        found.issues.push(Issue {
            row: record.row(),
            column: self.index,
            code,
            level,
            value: cut(record.cell(self.index).trim(), SHOWN).to_owned(),
            stored: number.map(|number| number.as_str().to_owned()),
        });
    }
}

/// The diagnostics to show for a reading. If no number is stored, repairs are not reported: the reason
/// remains, or else that there are several readings.
pub(crate) fn told(reading: &Reading) -> Vec<Diagnostic> {
    let mut told = reading.diagnostics.clone();
    let repair = |diagnostic: &Diagnostic| diagnostic.level() == phone::Level::Fixed;
    match reading.status {
        Status::Error => told.retain(|diagnostic| !repair(diagnostic)),
        Status::Review => {
            let only_repairs = told.iter().any(repair);
            told.retain(|diagnostic| !repair(diagnostic));
            let reason = told.iter().any(|diagnostic| diagnostic.level() > phone::Level::Fixed);
            if only_repairs && !reason {
                told.push(Diagnostic::SeveralReadings);
            }
        }
        Status::Ok | Status::Fixed | Status::Unverified | Status::Blank => {}
    }
    told
}

/// The label of a cell; what signatures write for a fax (`F`, `(f)`, `Fx`) becomes one.
fn own_label(label: String) -> String {
    const FAXES: [&str; 8] = [
        "f",
        "fx",
        "facsimile",
        "facsimil",
        "faks",
        "факс",
        "telekopie",
        "telekopierer",
    ];
    let folded = fold(&label);
    let word = folded.trim_end_matches(|c: char| c.is_ascii_digit());
    let several = label
        .split_whitespace()
        .map(fold)
        .any(|word| word.len() > 1 && FAXES.contains(&word.as_str()));
    if FAXES.contains(&word) || several {
        "fax".to_owned()
    } else {
        label
    }
}

/// The column with the dial code of a phone column: the nearest before it, or behind it where codes
/// follow their numbers. A code that names a phone ("Mobile Dial Code") is of that one alone.
fn dial_column(table: &Table, mapping: &Mapping, phone: usize) -> Option<usize> {
    const PHONES: [&str; 13] = [
        "mobil", "movil", "cell", "handy", "portable", "home", "work", "business", "office", "fax", "privat", "second",
        "other",
    ];
    let name = |index: usize| {
        let header = table.columns().get(index).and_then(|column| column.header.as_deref());
        header.map(fold).unwrap_or_default()
    };
    let own = name(phone);
    let of = |field: Field| {
        let columns = mapping.columns.iter().enumerate();
        columns
            .filter(move |(_, column)| column.field == field)
            .map(|(index, _)| index)
            .filter(|index| !area::is_area_column(table, mapping, *index))
    };
    let dials = || {
        of(Field::DialCode).filter(|dial| {
            let name = name(*dial);
            PHONES.iter().all(|word| !name.contains(word) || own.contains(word))
        })
    };
    let before = dials().rfind(|dial| *dial < phone);
    let behind = dials().find(|dial| *dial > phone);
    if of(Field::DialCode).next() < of(Field::Phone).next() {
        before.or(behind)
    } else {
        behind.or(before)
    }
}

/// A number listed as fax and as telephone is a telephone's.
fn speak_there(found: &mut [PhoneValue], number: Option<&E164>, label: Option<&str>) {
    let same = |known: &&mut PhoneValue| number.is_some() && known.e164.as_ref() == number;
    if let Some(known) = found.iter_mut().filter(same).find(|known| known.is_fax()) {
        known.label = label.map(str::to_owned);
    }
}

fn is_known(found: &[PhoneValue], number: Option<&E164>, raw: &str) -> bool {
    found.iter().any(|known| match number {
        Some(number) => known.e164.as_ref() == Some(number),
        None => known.raw == raw,
    })
}

/// The country by which at least 80 % of the values can be read, if over 30 % cannot by `region`.
fn other_country(values: &[&str], region: Option<Region>) -> Option<(Region, u32)> {
    let values = values.get(..TRIED).unwrap_or(values);
    let readable = |region: Option<Region>| {
        let usable = |value: &&&str| matches!(phone::read(value, region).status, Status::Ok | Status::Fixed);
        values.iter().filter(usable).count()
    };
    let lost = |value: &&&str| phone::read(value, region).status == Status::Error;
    if values.iter().filter(lost).count() * 100 <= values.len() * DOUBT {
        return None;
    }
    let candidates = COUNTRIES
        .iter()
        .filter_map(|code| Region::parse(code))
        .filter(|other| Some(*other) != region);
    // The first of equals: the list begins with the likeliest.
    let (best, count) = candidates
        .map(|other| (other, readable(Some(other))))
        .min_by_key(|(_, count)| std::cmp::Reverse(*count))?;
    (count * 100 >= values.len() * PROPOSE && count > readable(region))
        .then(|| (best, u32::try_from(count).unwrap_or(u32::MAX)))
}
