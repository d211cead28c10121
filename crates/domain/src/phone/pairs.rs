//! Numbers with nothing but blanks, hyphens and slashes between them.

use super::dial::{Dial, count_digits};
use super::region::Region;
use super::{extension, letters, library};

/// Numbers that a text consists of.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Run<'a> {
    pub(super) parts: Vec<&'a str>,
    /// Is there no other way to cut the text?
    pub(super) sure: bool,
}

/// Most places at which a text is cut.
const PLACES: usize = 24;

/// Cuts a text into valid numbers; `None` if that is not possible.
///
/// A number that is dialled with a 0 inside its country is not followed by one without, unless
/// there is no other way. If several ways are left, the one with the wider gaps or with numbers of
/// equal length is taken and, unless that decides, is not sure. `good` says whether a part with
/// words is a number.
pub(super) fn split<'a>(text: &'a str, region: Option<Region>, good: &dyn Fn(&str) -> bool) -> Option<Run<'a>> {
    const LONGEST: usize = 120;
    if text.len() > LONGEST || count_digits(text) < 12 {
        return None;
    }
    let places = places(text)?;
    let trunk = region.is_some_and(|region| library::plan::has_trunk_zero(&region.calling_code().to_string()));
    let mut search = Search {
        text,
        region,
        good,
        trunk,
        places,
        found: Vec::new(),
    };
    for strict in [true, false] {
        for count in 2..=MOST {
            search.from(0, count, strict, &mut Vec::new());
            if let Some(mut run) = search.best() {
                // Without its 0 a number can begin anywhere, unless the groups are the numbers.
                let bare = !run.parts.iter().all(|part| begins_clearly(part));
                run.sure &= !trunk || !bare || search.places.len() < run.parts.len();
                return Some(run);
            }
        }
        if !trunk {
            break;
        }
    }
    None
}

/// Most numbers of one text, and most ways that are compared.
const MOST: usize = 4;
const WAYS: usize = 4;

struct Search<'a, 'g> {
    text: &'a str,
    region: Option<Region>,
    good: &'g dyn Fn(&str) -> bool,
    trunk: bool,
    /// Where a gap begins and ends.
    places: Vec<(usize, usize)>,
    found: Vec<Vec<Part>>,
}

/// Where a number begins and ends.
type Part = (usize, usize);

impl<'a> Search<'a, '_> {
    /// Finds every way to cut the text from `start` on into `count` numbers.
    fn from(&mut self, start: usize, count: usize, strict: bool, parts: &mut Vec<Part>) {
        if self.found.len() >= WAYS {
            return;
        }
        if count == 1 {
            let last = (start, self.text.len());
            if self.fits(last, parts.last().copied(), strict) {
                self.found.push(parts.iter().copied().chain([last]).collect());
            }
            return;
        }
        for at in 0..self.places.len() {
            let Some((from, to)) = self.places.get(at).copied().filter(|(from, _)| *from > start) else {
                continue;
            };
            let part = (start, from);
            if self.fits(part, parts.last().copied(), strict) {
                parts.push(part);
                self.from(to, count.saturating_sub(1), strict, parts);
                parts.pop();
            }
        }
    }

    fn part(&self, (from, to): Part) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    fn fits(&self, part: Part, before: Option<Part>, strict: bool) -> bool {
        let part = self.part(part);
        // Calling code, prefix and extension included, no number has more.
        if !(6..=24).contains(&count_digits(part)) {
            return false;
        }
        let behind_clear = before.is_some_and(|before| begins_clearly(self.part(before)));
        if strict && self.trunk && behind_clear && !begins_clearly(part) {
            return false;
        }
        let number = extension::take(part, self.region).map_or(part, |extended| extended.text);
        if letters::has_letters(number) {
            (self.good)(part)
        } else {
            is_valid(number, self.region)
        }
    }

    fn best(&mut self) -> Option<Run<'a>> {
        let mut ways = std::mem::take(&mut self.found);
        let digits = |part: &Part| count_digits(self.part(*part));
        let wide = |way: &[Part]| {
            way.windows(2)
                .all(|pair| matches!(pair, [left, right] if right.0 > left.1 + 1))
        };
        let even = |way: &[Part]| {
            way.first()
                .is_some_and(|first| way.iter().all(|part| digits(part) == digits(first)))
        };
        if ways.iter().filter(|way| wide(way)).count() == 1 {
            ways.retain(|way| wide(way));
        }
        if ways.iter().filter(|way| even(way)).count() == 1 {
            ways.retain(|way| even(way));
        }
        let sure = ways.len() == 1;
        let parts = ways.into_iter().next()?;
        Some(Run {
            parts: parts.into_iter().map(|part| self.part(part)).collect(),
            sure,
        })
    }
}

/// Does a text begin as a number with its prefix does?
fn begins_clearly(text: &str) -> bool {
    let number = text.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '+');
    number.starts_with(['0', '+'])
}

/// The gaps between groups of digits; `None` if there are too many or none.
fn places(text: &str) -> Option<Vec<(usize, usize)>> {
    let mut places: Vec<(usize, usize)> = Vec::new();
    let mut gap: Option<usize> = None;
    for (at, c) in text.char_indices() {
        if matches!(c, ' ' | '-' | '/' | ',' | '.' | '~' | '_') {
            gap.get_or_insert(at);
            continue;
        }
        if let Some(from) = gap.take().filter(|from| *from > 0) {
            places.push((from, at));
        } else if c == '(' && at > 0 {
            places.push((at, at));
        }
    }
    (1..=PLACES).contains(&places.len()).then_some(places)
}

fn is_valid(part: &str, region: Option<Region>) -> bool {
    let Some(dial) = Dial::scan(part) else { return false };
    if library::look_up(&dial, region).valid().is_some() {
        return true;
    }
    let foreign = dial.digits().strip_prefix("00").filter(|_| !dial.has_plus());
    foreign
        .and_then(Dial::plus)
        .is_some_and(|dial| library::look_up(&dial, None).valid().is_some())
}
