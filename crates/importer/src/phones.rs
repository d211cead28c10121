//! The phone columns of a table: what each tells as a whole, and the numbers of a record.

use domain::import::PhoneValue;
use domain::phone::{self, Diagnostic, E164, Hints, Reading, Region, Status};

use crate::aliases::label_of;
use crate::check::add;
use crate::field::Field;
use crate::fold::cut;
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
    hints: Hints,
    other_country: Option<(Region, u32)>,
    filled: usize,
    rounded: usize,
    no_numbers: usize,
}

pub(crate) struct PhoneColumns {
    columns: Vec<PhoneColumn>,
}

impl PhoneColumns {
    pub(crate) fn new(table: &Table, mapping: &Mapping, region: Option<Region>) -> Self {
        let mapped = mapping
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.field == Field::Phone);
        let columns = mapped
            .map(|(index, column)| {
                let values: Vec<&str> = table
                    .records()
                    .map(|record| record.cell(index).trim())
                    .filter(|value| !value.is_empty())
                    .take(JUDGED)
                    .map(|value| cut(value, RAW_MAX))
                    .collect();
                PhoneColumn {
                    index,
                    label: column.label.clone(),
                    label_from: column.label_from,
                    hints: phone::column_hints(values.iter().copied(), region),
                    other_country: other_country(&values, region),
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
    pub(crate) fn read(
        &mut self,
        record: Record<'_>,
        region: Option<Region>,
        issues: &mut Vec<Issue>,
    ) -> Vec<PhoneValue> {
        let mut found = Vec::new();
        for column in &mut self.columns {
            let raw = record.cell(column.index).trim();
            if !raw.is_empty() {
                let named = column.label_from.and_then(|from| label_of(record.cell(from)));
                let label = named.map(str::to_owned).or_else(|| column.label.clone());
                column.read(raw, label, record.row(), region, &mut found, issues);
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
            if column.hints.own_code_without_plus {
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
    fn read(
        &mut self,
        raw: &str,
        column_label: Option<String>,
        row: u32,
        region: Option<Region>,
        found: &mut Vec<PhoneValue>,
        issues: &mut Vec<Issue>,
    ) {
        self.filled += 1;
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
        let reading = phone::read_with(raw, region, self.hints);
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
        let stored = match status {
            Status::Ok | Status::Fixed | Status::Unverified => e164,
            Status::Review | Status::Error | Status::Blank => None,
        };
        let label = label.or_else(|| column_label.clone());
        speak_there(found, stored.as_ref(), label.as_deref());
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
            let label = other.label.or_else(|| column_label.clone());
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
