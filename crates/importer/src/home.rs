//! Where the numbers of a row belong: what its country and its dial code say.

use domain::phone::Region;

use crate::field::Field;
use crate::fold::fold;
use crate::mapping::column::{ColumnMapping, Confidence, Mapping};
use crate::table::{Record, Table};
use crate::{aliases, cells, country};

/// How many records are read to find out how a column writes countries.
const JUDGED: usize = 2_000;

/// What the country of a row says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Home {
    /// Nothing: the firm's country decides.
    Silent,
    /// Numbers without a calling code belong here.
    Here(Region),
    /// A text that is not a known country: nothing is decided.
    Unknown,
    /// A column that the user has not confirmed as the country names this one, or something else.
    Asked(Option<Region>),
}

/// What a cell with a dial code says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum DialCell {
    /// Nothing.
    Silent,
    /// A calling code, with the country of its plan; `tail` holds digits of an area behind it.
    Code { region: Region, tail: String },
    /// Not a calling code.
    Unknown,
}

/// The country column of a table.
#[derive(Clone)]
pub(crate) struct Homes {
    column: Option<usize>,
    /// Whether it is yet to be answered that the column holds countries.
    asked: bool,
    /// Other country columns, only one of which can be the row's.
    others: Vec<usize>,
    /// Whether its digits are calling codes: its name says so.
    digits: bool,
    na: Home,
    /// The last text that was read: rows of one country are often together.
    last: Option<(String, Home)>,
}

impl Homes {
    pub(crate) fn new(table: &Table, mapping: &Mapping) -> Self {
        let settled = mapping.columns.iter().position(|column| column.field == Field::Country);
        let column = settled.or_else(|| {
            let asked = |column: &ColumnMapping| column.proposal == Some(Field::Country);
            mapping.columns.iter().position(asked)
        });
        let name = column
            .and_then(|index| table.columns().get(index)?.header.as_deref())
            .map(fold)
            .unwrap_or_default();
        const CODES: [&str; 6] = ["code", "vorwahl", "indicatif", "prefi", "phone", "telef"];
        let mut homes = Self {
            column,
            asked: settled.is_none() && column.is_some(),
            others: other_countries(table, mapping),
            digits: CODES.iter().any(|word| name.contains(word)),
            na: Home::Unknown,
            last: None,
        };
        homes.na = homes.not_available(table);
        homes
    }

    /// Whether `NA` is Namibia, as among other codes, or nothing, as among names.
    fn not_available(&self, table: &Table) -> Home {
        let Some(column) = self.column else {
            return Home::Silent;
        };
        let others = table
            .records()
            .take(JUDGED)
            .map(|record| record.cell(column).trim())
            .filter(|text| !is_na(text) && country::region(text).is_some());
        let (codes, all) = others.fold((0_usize, 0_usize), |(codes, all), text| {
            (codes + usize::from(text.len() == 2), all + 1)
        });
        match (codes * 5 >= all * 4, all) {
            (_, 0) => Home::Unknown,
            (true, _) => Region::parse("NA").map_or(Home::Unknown, Home::Here),
            (false, _) => Home::Silent,
        }
    }

    /// The country of a record, and its cell.
    pub(crate) fn of<'t>(&mut self, record: Record<'t>) -> (Home, usize, &'t str) {
        let Some(column) = self.column else {
            return (Home::Silent, 0, "");
        };
        let text = cells::unwrap(record.cell(column));
        let home = match &self.last {
            Some((known, home)) if known == text => *home,
            _ => {
                let home = match self.read(text) {
                    Home::Here(region) if self.asked => Home::Asked(Some(region)),
                    Home::Unknown if self.asked => Home::Asked(None),
                    home => home,
                };
                self.last = Some((text.to_owned(), home));
                home
            }
        };
        if home == Home::Silent {
            let mut others = self.others.iter().map(|other| country::region(record.cell(*other)));
            if let Some(other) = others.find(Option::is_some) {
                return (Home::Asked(other), column, text);
            }
        }
        (home, column, text)
    }

    fn read(&self, text: &str) -> Home {
        if is_na(text) {
            return self.na;
        }
        // A flag is no word for nothing, though it has no letters.
        if cells::is_blank_word(text) && !country::has_flag(text) {
            return Home::Silent;
        }
        if let Some(region) = country::region(text) {
            return Home::Here(region);
        }
        match dial_cell(text) {
            DialCell::Code { region, tail } if self.digits && tail.is_empty() => Home::Here(region),
            _ => Home::Unknown,
        }
    }
}

/// Columns with the heading of a country that were left out for a surer one: a home country beside the
/// country of the office. A user who leaves a column out is sure.
fn other_countries(table: &Table, mapping: &Mapping) -> Vec<usize> {
    let columns = table.columns().iter().zip(&mapping.columns);
    columns
        .filter(|(_, mapped)| mapped.field == Field::NotImported && mapped.confidence == Confidence::Guess)
        .filter(|(column, _)| {
            let meaning = column.header.as_deref().and_then(aliases::meaning);
            meaning.is_some_and(|meaning| meaning.field == Field::Country)
        })
        .map(|(column, _)| column.index)
        .collect()
}

/// Without a stroke or dots: those mean "not available" alone.
fn is_na(text: &str) -> bool {
    text.eq_ignore_ascii_case("na")
}

/// What a cell of a column with dial codes says: `+49`, `0049`, `49`, `+44 (UK)`, `GB`, `+1 242`.
pub(crate) fn dial_cell(text: &str) -> DialCell {
    let text = cells::unwrap(text);
    if cells::is_blank_word(text) && !is_na(text) && !country::has_flag(text) || text == "0" {
        return DialCell::Silent;
    }
    let whole = text.strip_suffix(".0").unwrap_or(text);
    let bare: String = whole
        .chars()
        .filter(|c| !matches!(c, ' ' | '(' | ')' | '[' | ']' | '-' | '.' | '\u{a0}'))
        .collect();
    let digits = bare
        .strip_prefix(['+', '＋'])
        .or_else(|| bare.strip_prefix("00"))
        .or_else(|| bare.strip_prefix("011").filter(|rest| !rest.is_empty()))
        .unwrap_or(&bare);
    let plain = (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain {
        return (1..=3)
            .rev()
            .find_map(|len| {
                let (code, tail) = digits.split_at_checked(len)?;
                let region = country::region(&format!("+{code}"))?;
                let tail = tail.to_owned();
                Some(DialCell::Code { region, tail })
            })
            .unwrap_or(DialCell::Unknown);
    }
    country::region(text).map_or(DialCell::Unknown, |region| DialCell::Code {
        region,
        tail: String::new(),
    })
}

/// Whether a cell of a code in front of numbers looks like one: `0511`, `(030)`, `+49`, `0043`.
pub(crate) fn is_code_like(text: &str) -> bool {
    let text = cells::unwrap(text);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (1..=7).contains(&digits)
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}'))
}

#[cfg(test)]
mod tests {
    use super::{DialCell, dial_cell};

    #[test]
    fn dial_codes_as_people_write_them() {
        for (text, expect) in [
            ("+1", "US"),
            ("1", "US"),
            ("001", "US"),
            ("44", "GB"),
            ("0044", "GB"),
            ("+44 (UK)", "GB"),
            ("GB +44", "GB"),
            ("GB", "GB"),
            ("United Kingdom (+44)", "GB"),
            ("(+49)", "DE"),
            ("49.0", "DE"),
            ("=\"+43\"", "AT"),
            ("'+41", "CH"),
            ("00 353", "IE"),
            ("+1 242", "US 242"),
            ("+44-1534", "GB 1534"),
            ("", "-"),
            ("n/a", "-"),
            ("0", "-"),
            ("020", "?"),
            ("+999", "?"),
            ("home", "?"),
            ("+44 Austria", "?"),
            ("1234567", "?"),
        ] {
            let found = match dial_cell(text) {
                DialCell::Silent => "-".to_owned(),
                DialCell::Unknown => "?".to_owned(),
                DialCell::Code { region, tail } => format!("{region} {tail}").trim_end().to_owned(),
            };
            assert_eq!(found, expect, "{text:?}");
        }
    }
}
