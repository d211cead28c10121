//! Countries as people write them in a column: a code, a name in some language, or both together.

use domain::phone::Region;

use crate::fold::tidy;

mod names;

/// Longest text that is looked at, in characters: the longest official name with its code.
const LONGEST: usize = 120;

/// Territories and the country people write beside them: "Guadeloupe (France)" is Guadeloupe.
const PARENTS: &[(&str, &str)] = &[
    ("GB", "GG JE IM GI BM KY VG AI MS TC FK SH IO AC TA"),
    ("FR", "GP MQ GF RE YT PM BL MF NC PF WF"),
    ("NL", "AW CW SX BQ"),
    ("DK", "FO GL"),
    ("US", "PR GU VI AS MP"),
    ("NO", "SJ"),
    ("FI", "AX"),
    ("AU", "CX CC NF"),
    ("NZ", "CK NU TK"),
    ("CN", "HK MO TW"),
];

/// Codes of states that follow names of towns: "Atlanta, GA" is not in Gabon.
const STATES: &str = "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ \
    NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY";

/// Words that make another country of a name: "Korea (Nord)" is not simply Korea.
const TURNS: &[&str] = &[
    "north",
    "south",
    "east",
    "west",
    "nord",
    "sud",
    "ost",
    "est",
    "norte",
    "sur",
    "zuid",
    "noord",
    "oost",
    "northern",
    "southern",
    "democratic",
    "demokratische",
    "democratique",
    "democratica",
    "people",
    "peoples",
    "dem",
    "dpr",
    "rep",
    "republic",
    "british",
    "us",
    "american",
    "french",
    "dutch",
    "equatorial",
    "new",
];

/// The country that a cell names, by a code, a name, a calling code with `+` or `00`, or several of them
/// that agree. `None` if there is no country, or more than one.
pub(crate) fn region(cell: &str) -> Option<Region> {
    let text = spelled_flags(&tidy(crate::fold::cut(cell, LONGEST * 2)));
    if text.chars().count() > LONGEST {
        return None;
    }
    whole(&text)
        .or_else(|| by_words(&text))
        .or_else(|| by_parts(&text))
        .and_then(Named::region)
}

/// What a text, or a part of one, names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Country(Region),
    /// A calling code: one country, or several.
    Code(u16),
}

impl Named {
    fn region(self) -> Option<Region> {
        match self {
            Self::Country(region) => Some(region),
            Self::Code(code) => main_region(code),
        }
    }

    /// The narrower of two that agree.
    fn with(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Country(one), Self::Country(two)) if one == two || is_part_of(one, two) => Some(self),
            (Self::Country(one), Self::Country(two)) if is_part_of(two, one) => Some(other),
            (Self::Country(region), Self::Code(code)) if region.calling_code() == code => Some(self),
            (Self::Code(code), Self::Country(region)) if region.calling_code() == code => Some(other),
            (Self::Code(one), Self::Code(two)) if one == two => Some(self),
            _ => None,
        }
    }
}

fn is_part_of(part: Region, whole: Region) -> bool {
    PARENTS
        .iter()
        .any(|(parent, parts)| *parent == whole.as_str() && parts.split(' ').any(|code| code == part.as_str()))
}

/// The country most numbers of a calling code belong to.
fn main_region(code: u16) -> Option<Region> {
    const SHARED: &[(u16, &str)] = &[
        (1, "US"),
        (7, "RU"),
        (39, "IT"),
        (44, "GB"),
        (47, "NO"),
        (61, "AU"),
        (64, "NZ"),
        (212, "MA"),
        (262, "RE"),
        (290, "SH"),
        (358, "FI"),
        (590, "GP"),
        (599, "CW"),
    ];
    match SHARED.iter().find(|(shared, _)| *shared == code) {
        Some((_, region)) => Region::parse(region),
        None => Region::all().find(|region| region.calling_code() == code),
    }
}

fn whole(text: &str) -> Option<Named> {
    names::lookup(text).map(Named::Country).or_else(|| {
        let code = calling_code(text)?;
        main_region(code).map(|_| Named::Code(code))
    })
}

/// `+49`, `0049`, `(+49)`: digits behind a sign that says they are a calling code.
fn calling_code(text: &str) -> Option<u16> {
    let text = text.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | ' '));
    let digits = text
        .strip_prefix(['+', '＋'])
        .or_else(|| text.strip_prefix("00"))?
        .trim();
    let short =
        (1..=3).contains(&digits.len()) && !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    short.then(|| digits.parse().ok()).flatten()
}

/// Two names in a row that agree: "DE Germany", "Germany DE", "+49 Germany", "D-Deutschland".
fn by_words(text: &str) -> Option<Named> {
    let breaks = text.char_indices().filter(|(_, c)| matches!(c, ' ' | '-'));
    breaks.into_iter().find_map(|(at, _)| {
        let (left, right) = text.split_at_checked(at)?;
        let right = right.get(1..)?;
        whole(left.trim())?.with(whole(right.trim())?)
    })
}

/// Parts with signs between them: "Austria (A)", "DE - Germany", "Suisse / Schweiz", "Wien, Österreich".
///
/// All that is known must agree. What is not known may be a town or a state, as long as the rest
/// is more than two letters which are a state themselves.
fn by_parts(text: &str) -> Option<Named> {
    let spaced = text.replace(" - ", "|");
    let parts: Vec<&str> = spaced
        .split([
            '(', ')', '[', ']', '{', '}', ',', ';', '/', '|', ':', '–', '—', '·', '•', '=',
        ])
        .map(str::trim)
        .filter(|part| part.chars().any(char::is_alphanumeric))
        .collect();
    if parts.len() < 2 {
        return None;
    }
    let mut named = None::<Named>;
    let (mut unknown, mut sure) = (false, false);
    for part in parts {
        if let Some(found) = whole(part).or_else(|| by_words(part)) {
            named = match named {
                None => Some(found),
                Some(known) => Some(known.with(found)?),
            };
            sure |= !STATES.split(' ').any(|state| state.eq_ignore_ascii_case(part));
        } else if turns(part) {
            return None;
        } else {
            unknown = true;
        }
    }
    named.filter(|_| sure || !unknown)
}

fn turns(part: &str) -> bool {
    names::words(part).any(|word| TURNS.contains(&word.as_str()))
}

/// The first of the letters that flags are made of.
const FIRST: u32 = 0x1F1E6;

/// Whether a flag is in the text.
pub(crate) fn has_flag(text: &str) -> bool {
    text.chars().any(|c| (FIRST..FIRST + 26).contains(&u32::from(c)))
}

/// Flags are pairs of letters in disguise: 🇩🇪 is DE.
fn spelled_flags(text: &str) -> String {
    if !has_flag(text) {
        return text.to_owned();
    }
    let mut spelled = String::with_capacity(text.len());
    let mut open = false;
    for c in text.chars() {
        let letter = u32::from(c)
            .checked_sub(FIRST)
            .filter(|place| *place < 26)
            .and_then(|place| char::from_u32(u32::from('A') + place));
        match letter {
            Some(letter) => {
                spelled.push(letter);
                if open {
                    spelled.push(' ');
                }
                open = !open;
            }
            None => spelled.push(c),
        }
    }
    spelled.trim().to_owned()
}

#[cfg(test)]
mod tests;
