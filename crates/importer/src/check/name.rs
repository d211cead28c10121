//! The name of a record, and the issues with it.

use std::borrow::Cow;

use domain::import::RowCode;
use domain::nothing::{NamePart, is_no_name, is_nothing, name_part};
use domain::person_name::{NameError, PersonName};
use domain::phone::{self, Status};

use super::Checker;
use crate::family_first::family_first;
use crate::fold::fold;
use crate::issue::IssueCode;
use crate::mapping::is_company;
use crate::names::Visible;
use crate::table::Record;
use crate::{cells, entities, names};

impl Checker<'_> {
    /// The name of the person. Remarks in it (`née Bell`) go to `remarks`.
    pub(super) fn name(&mut self, record: Record<'_>, remarks: &mut Vec<String>) -> Result<PersonName, RowCode> {
        let given = self.name_cell(record, self.plan.given, remarks);
        let family = self.family(record, remarks);
        // Beside both parts, a full name, such as an address book's display name, replaces a missing part.
        let in_parts = self.plan.given.is_some() && !self.plan.family.is_empty();
        let named = !is_no_name(&given) || !is_no_name(&family);
        let full = if in_parts && named {
            Cow::Borrowed("")
        } else {
            self.name_cell(record, self.plan.full, remarks)
        };
        // Beside the person's own name it may be the company they are of (`Lee & Co` beside Ann Lee).
        if in_parts && named && self.plan.company.is_none() {
            let shown = self
                .plan
                .full
                .map_or("", |column| cells::unwrap_name(record.cell(column)));
            self.stands_in = Some(domain::text::clean_line(shown)).filter(|_| is_company(shown));
        }
        if in_parts && !full.is_empty() && self.is_of_company(record, &full) {
            self.stands_in = Some(full.into_owned());
            return Err(RowCode::NoName);
        }
        let parsed = if full.is_empty() {
            self.in_parts(record, &given, &family)
        } else if self.options.keep_full_names {
            PersonName::parse(&full, "")
        } else {
            let (first, last) = if self.plan.family_first {
                family_first(&full)
            } else {
                names::split_name(&full)
            };
            // A part in a column of its own is surer than one split off.
            let own = |own: &str, split: String| {
                if own.is_empty() || is_no_name(own) {
                    split
                } else {
                    own.to_owned()
                }
            };
            PersonName::parse(&own(&given, first), &own(&family, last))
        };
        parsed.map_err(|error| match error {
            NameError::Empty => RowCode::NoName,
            NameError::TooLong => RowCode::NameTooLong,
        })
    }

    /// Whether a full name is the company of its row (`Harbour Ltd: tax return`), or has the form of one.
    fn is_of_company(&self, record: Record<'_>, full: &str) -> bool {
        let company = self.plan.company.map(|column| fold(record.cell(column)));
        is_company(full) || company.is_some_and(|company| !company.is_empty() && fold(full).starts_with(&company))
    }

    /// One part without the other, or both; a part that means "nothing" is ignored.
    fn in_parts(&mut self, record: Record<'_>, given: &str, family: &str) -> Result<PersonName, NameError> {
        if !is_nothing(given) && !is_nothing(family) {
            return PersonName::parse(given, family);
        }
        let is_name = |part: &str| !is_no_name(part);
        if !is_name(given) && !is_name(family) {
            return Err(NameError::Empty);
        }
        let mut kept = [given, family];
        let columns = [self.plan.given, self.plan.family.first().copied()];
        for (part, column) in kept.iter_mut().zip(columns) {
            match name_part(part) {
                NamePart::Name => {}
                NamePart::Nothing => *part = "",
                NamePart::Doubtful => {
                    self.say(record, column.unwrap_or(0), IssueCode::NameLikeNothing, part);
                }
            }
        }
        let [given, family] = kept;
        PersonName::parse(given, family)
    }

    /// The family name, joined if several columns hold its parts.
    fn family<'r>(&mut self, record: Record<'r>, remarks: &mut Vec<String>) -> Cow<'r, str> {
        let mut family = Cow::Borrowed("");
        for index in 0..self.plan.family.len() {
            let part = self.name_cell(record, self.plan.family.get(index).copied(), remarks);
            if family.is_empty() {
                family = part;
            } else if !is_nothing(&part) {
                family = Cow::Owned(format!("{family} {part}"));
            }
        }
        family
    }

    /// One cell of the name: without remarks, decoded, and empty if it is a number or an address.
    fn name_cell<'r>(&mut self, record: Record<'r>, column: Option<usize>, remarks: &mut Vec<String>) -> Cow<'r, str> {
        let Some(column) = column else {
            return Cow::Borrowed("");
        };
        let raw = cells::unwrap_name(record.cell(column));
        let mut name = Cow::Borrowed(raw);
        if let Some(decoded) = entities::decode(raw) {
            self.tell(record, column, IssueCode::EntityDecoded, raw, Some(decoded.clone()));
            name = Cow::Owned(decoded);
        }
        match names::visible(&name) {
            Some(Visible::Text(text)) => {
                self.tell(record, column, IssueCode::EntityDecoded, raw, Some(text.clone()));
                name = Cow::Owned(text);
            }
            Some(Visible::Formula) => {
                self.say(record, column, IssueCode::NotAName, raw);
                return Cow::Borrowed("");
            }
            None => {}
        }
        if let Some((kept, found)) = names::take_remarks(&name) {
            let code = if found.deceased {
                IssueCode::Deceased
            } else {
                IssueCode::NameRemark
            };
            self.tell(record, column, code, raw, Some(kept.clone()));
            remarks.extend(
                found
                    .texts
                    .iter()
                    .map(|text| format!("Beside the name in the file: {text}")),
            );
            name = Cow::Owned(kept);
        }
        if self.is_other_than_a_name(&name) {
            // The sum under the table is not a name either, and needs no message.
            if !record.is_total() {
                self.say(record, column, IssueCode::NotAName, raw);
            }
            return Cow::Borrowed("");
        }
        if self.plan.full == Some(column) && is_no_name(&name) {
            return Cow::Borrowed("");
        }
        name
    }

    /// Numbers, addresses and phone numbers are not names.
    fn is_other_than_a_name(&self, text: &str) -> bool {
        let (mut digits, mut letters) = (0_usize, 0_usize);
        for c in text.chars() {
            digits += usize::from(c.is_numeric());
            letters += usize::from(c.is_alphabetic());
        }
        if letters == 0 {
            return digits > 0;
        }
        if text.contains('@') {
            return crate::addresses::read(text).found.len() == 1 && !text.contains(' ');
        }
        digits >= 7
            && matches!(
                phone::read(text, self.options.region).status,
                Status::Ok | Status::Fixed | Status::Unverified
            )
    }
}
