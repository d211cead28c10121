//! Phone numbers: from whatever a cell of a spreadsheet holds to an ITU-T E.164 number.
//!
//! A text goes through the same steps in the same order, each a small file below: `clean` the
//! characters, look for words that mean nothing (`blank`), `split` several numbers, strip labels
//! (`wrappers`), mend spreadsheet `damage`, take off the `extension`, judge `letters`, parse and
//! `settle`, try to `repair`, and if nothing helped, `refuse` with a reason.
//!
//! Nothing is guessed silently: whatever changed the meaning of the text is a [`Diagnostic`], and
//! readings that may be wrong are proposals ([`Status::Review`]).

mod blank;
mod clean;
mod damage;
mod diagnostic;
mod dial;
mod e164;
mod extension;
mod json;
mod labels;
mod letters;
mod library;
mod links;
mod one;
mod pairs;
mod percent;
mod prefixes;
mod quick;
mod refuse;
mod region;
mod repair;
mod settle;
mod several;
mod split;
mod tails;
#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
mod tests;
mod unfold;
mod wrappers;

pub use diagnostic::{Diagnostic, Level};
pub use e164::E164;
pub use region::Region;

/// Version of the numbering-plan metadata that judges the numbers (libphonenumber's own count).
pub const METADATA_VERSION: &str = "9.0.42";

/// What became of a text.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum Status {
    /// A valid number, read as it stands.
    Ok,
    /// A valid number after a harmless repair.
    Fixed,
    /// A proposal: store its number only after someone accepted it.
    Review,
    /// The length fits, but the range is unknown to the metadata: ranges open faster than
    /// programs are updated.
    Unverified,
    /// No number.
    Error,
    /// Nothing there, or a word for "nothing".
    Blank,
}

impl Status {}

/// A read text. The caller keeps the text itself: it is the only thing that is never wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
    /// What became of the text.
    pub status: Status,
    /// The number; with [`Status::Review`] only a proposal, with `Error` and `Blank` absent.
    pub e164: Option<E164>,
    /// 1 to 8 digits dialled after the call is taken; leading zeros stay.
    pub ext: Option<String>,
    /// Further numbers of the same text, without the first, each once.
    pub others: Vec<Other>,
    /// What was noticed or done; each once, in no particular order.
    pub diagnostics: Vec<Diagnostic>,
    /// A label or note that stood beside the number ("Mobile", "Jane").
    pub label: Option<String>,
}

/// A further number of a text, with what the text says about it alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Other {
    /// The number.
    pub e164: E164,
    /// How sure it is; with [`Status::Review`] the number is only a proposal.
    pub status: Status,
    /// 1 to 8 digits dialled after the call is taken; leading zeros stay.
    pub ext: Option<String>,
    /// A label or note that stood beside this number.
    pub label: Option<String>,
}

impl Reading {
    /// A reading without number.
    fn without(status: Status, diagnostics: &[Diagnostic]) -> Self {
        Self {
            status,
            e164: None,
            ext: None,
            others: Vec::new(),
            diagnostics: diagnostics.to_vec(),
            label: None,
        }
    }

    fn note(&mut self, diagnostic: Diagnostic) {
        if !self.diagnostics.contains(&diagnostic) {
            self.diagnostics.push(diagnostic);
        }
    }
}

/// What a whole column tells about one of its cells.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Hints {
    /// Numbers of this column carry the region's own calling code without a `+`.
    pub own_code_without_plus: bool,
}

/// Reads one text. `region` is where a number without a calling code belongs.
///
/// Never fails and never panics; the same text always gives the same reading.
pub fn read(raw: &str, region: Option<Region>) -> Reading {
    read_with(raw, region, Hints::default())
}

/// Reads one text with what is known about its column.
pub fn read_with(raw: &str, region: Option<Region>, hints: Hints) -> Reading {
    if let Some(reading) = quick::read(raw, region, hints) {
        return reading;
    }
    let text = clean::clean(raw);
    if text.is_empty() {
        return Reading::without(Status::Blank, &[]);
    }
    let cleaned = if text == raw {
        None
    } else {
        quick::read(&text, region, hints)
    };
    cleaned.unwrap_or_else(|| several::read(&text, region, hints))
}

/// Judges a column by its values: do at least 80 % of the numbers without a `+` start with the
/// region's own calling code? Needs three such numbers to say yes.
pub fn column_hints<'a>(values: impl Iterator<Item = &'a str>, region: Option<Region>) -> Hints {
    const ENOUGH: usize = 3;
    let Some(region) = region else {
        return Hints::default();
    };
    let code = region.calling_code().to_string();
    let (mut plusless, mut with_code) = (0_usize, 0_usize);
    for value in values {
        let text = clean::clean(value);
        let bare = wrappers::strip(wrappers::unquote(&text));
        let Some(dial) = dial::Dial::scan(&bare.text) else {
            continue;
        };
        if dial.has_plus() || dial.digits().len() < 7 {
            continue;
        }
        plusless = plusless.saturating_add(1);
        if dial.digits().starts_with(&code) {
            with_code = with_code.saturating_add(1);
        }
    }
    Hints {
        own_code_without_plus: with_code >= ENOUGH && with_code.saturating_mul(5) >= plusless.saturating_mul(4),
    }
}
