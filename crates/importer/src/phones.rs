//! The phone columns of a table: what each tells as a whole, and the numbers of a record.

use std::collections::BTreeMap;

use domain::import::PhoneValue;
use domain::phone::{self, Diagnostic, E164, Hints, Reading, Region, Status};

use crate::aliases::label_of;
use crate::cells;
use crate::check::add;
use crate::field::Field;
use crate::fold::{cut, fold};
use crate::home::{DialCell, Home, Homes, dial_cell};
use crate::issue::{Banner, BannerCode, Issue, IssueCode, Level};
use crate::mapping::Mapping;
use crate::table::{Record, Table};

/// Values of a column that are judged as a whole.
const JUDGED: usize = 2_000;
/// Values that are read once more for each country in question.
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

struct PhoneColumn {
    index: usize,
    label: Option<String>,
    /// The column that names the kind of each row's number.
    label_from: Option<usize>,
    /// Column with the dial code of its numbers.
    dial: Option<usize>,
    /// The firm's country.
    region: Option<Region>,
    /// What the numbers of each country tell about the column.
    hints: BTreeMap<Option<Region>, Hints>,
    other_country: Option<(Region, u32)>,
    filled: usize,
    rounded: usize,
    no_numbers: usize,
}

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
        let columns = mapped
            .map(|(index, column)| {
                let dial = dial_column(table, mapping, index);
                let mut values = BTreeMap::<Option<Region>, Vec<&str>>::new();
                let filled = table.records().filter(|record| !record.cell(index).trim().is_empty());
                for record in filled.take(JUDGED) {
                    let dial = dial.map_or(DialCell::Silent, |column| dial_cell(record.cell(column)));
                    let place = match (dial, homes.of(record).0) {
                        (DialCell::Silent, Home::Silent) => region,
                        (DialCell::Silent, Home::Here(own)) => Some(own),
                        // Numbers of nowhere, and those whose code stands beside them.
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

    /// The numbers of a record, each once, in the order of columns, faxes last.
    pub(crate) fn read(&mut self, record: Record<'_>, home: Home, issues: &mut Vec<Issue>) -> Vec<PhoneValue> {
        let mut found = Vec::new();
        for column in &mut self.columns {
            let raw = record.cell(column.index).trim();
            if !raw.is_empty() {
                let named = column.label_from.and_then(|from| label_of(record.cell(from)));
                column.read(raw, named, record, home, &mut found, issues);
            }
        }
        // The first number is the main one, and a fax is nobody's.
        found.sort_by_key(PhoneValue::is_fax);
        found
    }

    /// What is to be said about the columns after the last record.
    pub(crate) fn into_banners(self) -> Vec<Banner> {
        let mut banners = Vec::new();
        for column in self.columns {
            let mut say = |code, count: usize| {
                let count = u32::try_from(count).unwrap_or(u32::MAX);
                banners.push(Banner {
                    code,
                    column: column.index,
                    count,
                });
            };
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
                say(BannerCode::OtherCountry(region), count as usize);
            }
        }
        banners
    }
}

impl PhoneColumn {
    /// What the row says the number is, or else the heading.
    fn label_of_row(&self, row_label: Option<&str>) -> Option<String> {
        row_label.map(str::to_owned).or_else(|| self.label.clone())
    }

    fn read(
        &mut self,
        raw: &str,
        row_label: Option<&str>,
        record: Record<'_>,
        home: Home,
        found: &mut Vec<PhoneValue>,
        issues: &mut Vec<Issue>,
    ) {
        self.filled += 1;
        let row = record.row();
        let mut say = |code: IssueCode, level: Level, stored: Option<String>| {
            let value = cut(raw, SHOWN).to_owned();
            issues.push(Issue {
                row,
                column: self.index,
                code,
                level,
                value,
                stored,
            });
        };
        if cut(raw, RAW_MAX).len() < raw.len() {
            say(IssueCode::ValueTooLong, Level::CannotUse, None);
            return;
        }
        let (reading, open) = self.place(raw, record, home);
        let Reading {
            status,
            e164,
            ext,
            others,
            diagnostics,
            label,
        } = reading;
        self.rounded += usize::from(diagnostics.contains(&Diagnostic::SciPrecisionLost));
        self.no_numbers += usize::from(diagnostics.contains(&Diagnostic::NotANumber));
        if status == Status::Blank {
            return;
        }
        for diagnostic in diagnostics {
            let code = IssueCode::Phone(diagnostic);
            if let Some(level) = code.level() {
                say(code, level, e164.as_ref().map(|number| number.as_str().to_owned()));
            }
        }
        if let Some(code) = open {
            say(
                code,
                Level::Check,
                e164.as_ref().map(|number| number.as_str().to_owned()),
            );
            if let Some(column) = self
                .dial
                .filter(|column| dial_cell(record.cell(*column)) == DialCell::Unknown)
            {
                issues.push(Issue {
                    row,
                    column,
                    code: IssueCode::UnknownDialCode,
                    level: Level::Check,
                    value: cut(record.cell(column).trim(), SHOWN).to_owned(),
                    stored: None,
                });
            }
        }
        let stored = match status {
            Status::Ok | Status::Fixed | Status::Unverified => e164,
            Status::Review | Status::Error | Status::Blank => None,
        };
        let label = label.or_else(|| self.label_of_row(row_label));
        speak_there(found, stored.as_ref(), label.as_deref());
        let raw = cells::unmarked(raw);
        if !is_known(found, stored.as_ref(), raw) {
            let value = PhoneValue {
                raw: raw.to_owned(),
                e164: stored,
                ext,
                status,
                label,
            };
            add(found, value);
        }
        for other in others {
            let label = other.label.or_else(|| self.label_of_row(row_label));
            let raw = other.e164.as_str().to_owned();
            let stored = Some(other.e164).filter(|_| other.status != Status::Review);
            speak_there(found, stored.as_ref(), label.as_deref());
            if !is_known(found, stored.as_ref(), &raw) {
                let value = PhoneValue {
                    raw,
                    e164: stored,
                    ext: other.ext,
                    status: other.status,
                    label,
                };
                add(found, value);
            }
        }
    }
}

impl PhoneColumn {
    /// The reading of a cell where its row says it belongs, and why that is open if it is.
    fn place(&self, raw: &str, record: Record<'_>, home: Home) -> (Reading, Option<IssueCode>) {
        let dial = self
            .dial
            .map_or(DialCell::Silent, |column| dial_cell(record.cell(column)));
        match (dial, home) {
            (DialCell::Silent, Home::Silent) => (self.by(raw, self.region), None),
            (DialCell::Silent, Home::Here(region)) => (self.by(raw, Some(region)), None),
            (DialCell::Silent, Home::Unknown) | (DialCell::Unknown, _) => {
                self.open(raw, self.region, IssueCode::CountryUnsettled)
            }
            (DialCell::Code { region, tail }, home) => self.joined(raw, region, &tail, home),
        }
    }

    fn by(&self, raw: &str, region: Option<Region>) -> Reading {
        phone::read_with(raw, region, self.hints.get(&region).copied().unwrap_or_default())
    }

    /// A number with the dial code that stands beside it.
    fn joined(&self, raw: &str, region: Region, tail: &str, home: Home) -> (Reading, Option<IssueCode>) {
        let code = region.calling_code();
        let alone = phone::read(raw, None);
        if is_settled(&alone) {
            // The number has a code of its own: it is not put on twice.
            let same = |number: &E164| number.as_str().starts_with(&format!("+{code}"));
            if alone.e164.as_ref().is_some_and(same) {
                return (alone, None);
            }
            let open = Reading {
                status: Status::Review,
                ..alone
            };
            return (open, Some(IssueCode::DialCodeConflict));
        }
        match home {
            Home::Here(own) if own.calling_code() != code => self.open(raw, Some(own), IssueCode::DialCodeConflict),
            Home::Here(own) if tail.is_empty() => (self.by(raw, Some(own)), None),
            _ if tail.is_empty() => (self.by(raw, Some(region)), None),
            _ => (phone::read(&format!("+{code}{tail} {raw}"), None), None),
        }
    }

    /// A number of nobody knows where: only a code of its own settles it, `likely` only proposes.
    fn open(&self, raw: &str, likely: Option<Region>, why: IssueCode) -> (Reading, Option<IssueCode>) {
        let alone = phone::read(raw, None);
        if is_settled(&alone) || alone.status == Status::Blank {
            return (alone, None);
        }
        let proposal = likely.and_then(|region| self.by(raw, Some(region)).e164);
        if proposal.is_none() && !alone.diagnostics.contains(&Diagnostic::NoRegion) {
            return (alone, None);
        }
        let open = Reading {
            status: Status::Review,
            e164: proposal,
            ext: None,
            others: alone.others,
            diagnostics: Vec::new(),
            label: None,
        };
        (open, Some(why))
    }
}

fn is_settled(reading: &Reading) -> bool {
    matches!(reading.status, Status::Ok | Status::Fixed | Status::Unverified) && reading.e164.is_some()
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

/// A number that stands under a fax and under a telephone as well is a telephone's.
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
