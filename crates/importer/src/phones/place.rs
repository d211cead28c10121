//! Where a number belongs: which country and town its row says, and what stays open.

use domain::phone::{self, Diagnostic, E164, Reading, Region, Status};

use super::PhoneColumn;
use super::area::{self, AreaCell, AreaColumn, area_cell};
use crate::cells;
use crate::home::{DialCell, Home, dial_cell};
use crate::issue::IssueCode;
use crate::table::Record;

impl PhoneColumn {
    /// The text that is kept of a number: with the area code in the column beside it.
    pub(super) fn kept_text(&self, raw: &str, record: Record<'_>) -> String {
        let beside = self.area.map(|area| cells::unwrap(record.cell(area.index)));
        match beside.filter(|text| !cells::is_blank_word(text)) {
            Some(area) if raw.contains(|c: char| c.is_ascii_digit()) => area::whole(area, raw),
            _ => raw.to_owned(),
        }
    }

    /// The reading of a cell where its row says it belongs, and why that is open if it is.
    pub(super) fn place(&self, raw: &str, record: Record<'_>, home: Home) -> (Reading, Option<IssueCode>) {
        let dial = self
            .dial
            .map_or(DialCell::Silent, |column| dial_cell(record.cell(column)));
        let area = self.area.map(|area| (area, area_cell(record.cell(area.index))));
        match area {
            Some((area, AreaCell::Town(town))) => return self.in_town(raw, &town, area, dial, home),
            Some((_, AreaCell::Country(code))) if dial == DialCell::Silent => return self.in_plan(raw, code, home),
            Some((_, AreaCell::Country(_) | AreaCell::Unknown)) => {
                return self.open(raw, self.region, IssueCode::CountryUnsettled);
            }
            Some((_, AreaCell::Silent)) | None => {}
        }
        let place = self.in_plan(raw, dial, home);
        let asked = |column: &usize| !matches!(area_cell(record.cell(*column)), AreaCell::Silent);
        if place.1.is_none() && self.asked.iter().any(asked) {
            return self.open(raw, self.region, IssueCode::CountryUnsettled);
        }
        if !self.areas_apart || place.1.is_some() {
            return place;
        }
        let region = match home {
            Home::Here(own) => Some(own),
            Home::Silent | Home::Unknown | Home::Asked(_) => self.region,
        };
        if area::may_be_local(raw, &place.0, region) {
            return self.open(raw, region, IssueCode::CountryUnsettled);
        }
        place
    }

    /// A number with the area code in the column beside it.
    fn in_town(
        &self,
        raw: &str,
        town: &str,
        area: AreaColumn,
        dial: DialCell,
        home: Home,
    ) -> (Reading, Option<IssueCode>) {
        let region = match (dial, home) {
            (DialCell::Silent, Home::Silent) => self.region,
            (DialCell::Silent, Home::Here(own)) => Some(own),
            (DialCell::Silent, Home::Asked(named)) => named.filter(|named| Some(*named) == self.region),
            (DialCell::Code { region, tail }, home) if tail.is_empty() => match home {
                Home::Here(own) if own.calling_code() == region.calling_code() => Some(own),
                Home::Here(_) => None,
                Home::Silent | Home::Unknown | Home::Asked(_) => Some(region),
            },
            (DialCell::Code { .. } | DialCell::Unknown, _) | (_, Home::Unknown) => None,
        };
        let alone = phone::read(raw, None);
        if alone.status == Status::Blank || count_digits(raw) == 0 {
            return (alone, None);
        }
        if is_settled(&alone) {
            // The number has a code of its country: the area code is in it, or one of the two is wrong.
            let same = Region::all().map(Region::calling_code).any(|code| {
                alone
                    .e164
                    .as_ref()
                    .is_some_and(|number| area::has_area(number.as_str(), code, town))
            });
            if same {
                return (alone, None);
            }
            return (unsettled(alone.e164), Some(IssueCode::DialCodeConflict));
        }
        match area::joined(town, raw, region, area.either && region.is_some()) {
            Some(reading) if region.is_some() => (reading, None),
            _ => {
                let likely = phone::read(&area::whole(town, raw), region.or(self.region));
                (unsettled(likely.e164), Some(IssueCode::CountryUnsettled))
            }
        }
    }

    /// A number by the columns beside it: a dial code, the country of the row.
    fn in_plan(&self, raw: &str, dial: DialCell, home: Home) -> (Reading, Option<IssueCode>) {
        match (dial, home) {
            (DialCell::Silent, Home::Silent) => (self.by(raw, self.region), None),
            (DialCell::Silent, Home::Here(region)) => (self.by(raw, Some(region)), None),
            // Either answer gives the firm's country.
            (DialCell::Silent, Home::Asked(named)) if named.is_some() && named == self.region => {
                (self.by(raw, named), None)
            }
            (DialCell::Silent, Home::Asked(named)) => {
                self.open(raw, named.or(self.region), IssueCode::CountryUnsettled)
            }
            (DialCell::Silent, Home::Unknown) | (DialCell::Unknown, _) => {
                self.open(raw, self.region, IssueCode::CountryUnsettled)
            }
            (DialCell::Code { region, tail }, home) => self.joined(raw, region, &tail, home),
        }
    }

    fn by(&self, raw: &str, region: Option<Region>) -> Reading {
        phone::read_with(raw, region, self.hints.get(&region).copied().unwrap_or_default())
    }

    /// A number with the dial code in the column beside it.
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

    /// A number of an unknown country: only a code of its own settles it, `likely` only proposes.
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
            others: alone.others,
            ..unsettled(proposal)
        };
        (open, Some(why))
    }
}

/// Text, with a number that is only proposed.
fn unsettled(proposal: Option<E164>) -> Reading {
    Reading {
        status: Status::Review,
        e164: proposal,
        ext: None,
        others: Vec::new(),
        diagnostics: Vec::new(),
        label: None,
    }
}

fn count_digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

fn is_settled(reading: &Reading) -> bool {
    matches!(reading.status, Status::Ok | Status::Fixed | Status::Unverified) && reading.e164.is_some()
}
