//! A row of the program's own export, every cell as it was written.

use domain::email::EmailAddress;
use domain::identifier::Identifier;
use domain::ids::UserId;
use domain::import::{Listed, OwnRow, PersonRow, RowCode, TeamRef};
use domain::people::{Kind, PhoneValue, Role, UserCard};
use domain::person_name::PersonName;
use domain::phone::{self, E164, Region, Status};

use super::{Reached, Use, is_export, number_text, split_list, stored_number};
use crate::field::Field;
use crate::fold::{cut, fold};
use crate::issue::{Issue, IssueCode};
use crate::mapping::column::{ColumnMapping, Confidence, Mapping};
use crate::roles;
use crate::table::{Record, Table};

/// Characters of a value an issue shows.
const SHOWN: usize = 200;
/// Longest company and middle names, in characters.
const TEXT_MAX: usize = UserCard::COMPANY_MAX;
/// Longest note, in characters.
const NOTE_MAX: usize = PersonRow::NOTE_MAX;
/// Longest phone text that is kept, in characters.
const RAW_MAX: usize = 500;

/// The columns of an export, in any order.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Layout {
    fields: Vec<Field>,
    user: Option<usize>,
    kind: Option<usize>,
    role: Option<usize>,
    status: Option<usize>,
    given: Option<usize>,
    family: Option<usize>,
    title: Option<usize>,
    company: Option<usize>,
    middle_names: Option<usize>,
    note: Option<usize>,
    identifier: Option<usize>,
    team_identifiers: Option<usize>,
    team_ids: Option<usize>,
    team_names: Option<usize>,
    emails: Vec<Place>,
    phones: Vec<Place>,
}

/// The columns of one address or number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Place {
    value: usize,
    label: Option<usize>,
    usage: Option<usize>,
}

impl Layout {
    /// The layout of a table that is an export of people; `None` for any other.
    pub(crate) fn of(table: &Table) -> Option<Self> {
        table.format().header_row?;
        let names: Vec<String> = table
            .columns()
            .iter()
            .map(|column| fold(column.header.as_deref().unwrap_or_default()))
            .collect();
        if !is_export(&names) {
            return None;
        }
        let at = |name: &str| names.iter().position(|known| *known == fold(name));
        let mut layout = Self {
            fields: vec![Field::NotImported; names.len()],
            user: at("UUID"),
            kind: at("Kind"),
            role: at("Role"),
            status: at("Status"),
            ..Self::default()
        };
        layout.given = layout.settle(at(Field::GivenName.heading()), Field::GivenName);
        layout.family = layout.settle(at(Field::FamilyName.heading()), Field::FamilyName);
        layout.title = layout.settle(at(Field::JobTitle.heading()), Field::JobTitle);
        layout.company = layout.settle(at(Field::Company.heading()), Field::Company);
        layout.middle_names = layout.settle(at(Field::MiddleNames.heading()), Field::MiddleNames);
        layout.note = layout.settle(at(Field::Note.heading()), Field::Note);
        layout.identifier = layout.settle(at(Field::Identifier.heading()), Field::Identifier);
        layout.team_identifiers = layout.settle(at(Field::GroupIdentifiers.heading()), Field::GroupIdentifiers);
        layout.team_names = layout.settle(at("Group Names"), Field::GroupIdentifiers);
        layout.team_ids = layout.settle(at(Field::GroupIds.heading()), Field::GroupIds);
        for (reached, field) in [(Reached::Email, Field::Email), (Reached::Phone, Field::Phone)] {
            let mut places = Vec::new();
            for place in 1..=names.len() {
                let Some(value) = layout.settle(at(&reached.heading(place)), field) else {
                    if place == 1 {
                        continue;
                    }
                    break;
                };
                places.push(Place {
                    value,
                    label: at(&reached.label_heading(place)),
                    usage: at(&reached.use_heading(place)),
                });
            }
            match reached {
                Reached::Email => layout.emails = places,
                Reached::Phone => layout.phones = places,
            }
        }
        Some(layout)
    }

    fn settle(&mut self, column: Option<usize>, field: Field) -> Option<usize> {
        if let Some(slot) = column.and_then(|column| self.fields.get_mut(column)) {
            *slot = field;
        }
        column
    }

    /// What becomes of every column. Only a file of staff says what somebody may do.
    pub(crate) fn mapping(&self, listed: Listed) -> Mapping {
        let mut columns: Vec<ColumnMapping> = self
            .fields
            .iter()
            .map(|field| ColumnMapping::new(*field, Confidence::Sure))
            .collect();
        for place in &self.phones {
            if let Some(column) = columns.get_mut(place.value) {
                column.label_from = place.label;
            }
        }
        let role = self.role.filter(|_| listed == Listed::Staff);
        if let Some(column) = role.and_then(|role| columns.get_mut(role)) {
            column.field = Field::Role;
        }
        Mapping { columns }
    }

    /// The layout under a mapping the user chose: columns that are not imported are as good as empty.
    /// `None` if a column is to be something else than it was written as.
    pub(crate) fn under(mut self, mapping: &Mapping) -> Option<Self> {
        let chosen = |column: usize| mapping.columns.get(column).map(|column| column.field);
        self.role = self.role.filter(|role| chosen(*role) == Some(Field::Role));
        for (column, field) in self.fields.iter().enumerate() {
            let is_other = |chosen| chosen != Field::NotImported && chosen != *field;
            if Some(column) != self.role && chosen(column).is_some_and(is_other) {
                return None;
            }
        }
        let kept = |column: &usize| chosen(*column) != Some(Field::NotImported);
        for slot in [
            &mut self.given,
            &mut self.family,
            &mut self.title,
            &mut self.company,
            &mut self.middle_names,
            &mut self.note,
            &mut self.identifier,
            &mut self.team_identifiers,
            &mut self.team_ids,
            &mut self.team_names,
        ] {
            *slot = slot.filter(kept);
        }
        self.emails.retain(|place| kept(&place.value));
        self.phones.retain(|place| kept(&place.value));
        Some(self)
    }

    /// Reads one row; numbers typed into the file are read by `region`.
    pub(crate) fn row(
        &self,
        record: Record<'_>,
        region: Option<Region>,
        issues: &mut Vec<Issue>,
    ) -> Result<PersonRow, (RowCode, usize)> {
        let cell = |column: Option<usize>| column.map_or("", |column| record.cell(column));
        let name = PersonName::parse(cell(self.given), cell(self.family)).map_err(|problem| {
            let code = match problem {
                domain::person_name::NameError::Empty => RowCode::NoName,
                domain::person_name::NameError::TooLong => RowCode::NameTooLong,
            };
            (code, self.given.or(self.family).unwrap_or(0))
        })?;
        let mut reader = Reader { record, region, issues };
        let (emails, email) = reader.emails(&self.emails);
        let (phones, phone) = reader.phones(&self.phones);
        let role = match (self.role, cell(self.role).trim()) {
            (None, _) | (_, "") => None,
            (Some(column), text) => Some(roles::role(text).ok_or((RowCode::UnknownRole, column))?),
        };
        let kind = match cell(self.kind) {
            "Client" => Some(Kind::Client),
            "Partner" => Some(Kind::Partner),
            "Staff" => Some(Kind::Staff(role.unwrap_or(Role::Staff))),
            _ => None,
        };
        let own = OwnRow {
            user: cell(self.user).trim().parse().ok().map(UserId),
            kind,
            left: cell(self.status) == "3",
            email,
            phone,
            email_labels: emails.iter().map(|(_, label)| label.clone()).collect(),
        };
        Ok(PersonRow {
            row: record.row(),
            name,
            job_title: reader.text(self.title, UserCard::TITLE_MAX),
            middle_names: reader.text(self.middle_names, TEXT_MAX),
            company: reader.text(self.company, TEXT_MAX),
            note: reader.text(self.note, NOTE_MAX),
            remarks: Vec::new(),
            emails: emails.into_iter().map(|(email, _)| email).collect(),
            phones,
            identifier: reader.identifier(self.identifier),
            teams: reader.teams(self),
            role,
            own: Some(Box::new(own)),
        })
    }
}

/// Reads the cells of one row.
struct Reader<'r> {
    record: Record<'r>,
    region: Option<Region>,
    issues: &'r mut Vec<Issue>,
}

impl Reader<'_> {
    fn say(&mut self, column: usize, code: IssueCode, stored: Option<&E164>) {
        let Some(level) = code.level() else { return };
        self.issues.push(Issue {
            row: self.record.row(),
            column,
            code,
            level,
            value: cut(self.record.cell(column), SHOWN).to_owned(),
            stored: stored.map(|number| number.as_str().to_owned()),
        });
    }

    fn usage(&self, place: Place) -> Use {
        let said = place.usage.map_or("", |column| self.record.cell(column));
        let mut usage = Use::parse(said);
        // It was added by hand: a new value is public.
        usage.public |= !usage.secure;
        usage
    }

    fn label(&self, place: Place) -> String {
        let label = place.label.map_or("", |column| self.record.cell(column));
        cut(label, RAW_MAX).to_owned()
    }

    fn emails(&mut self, places: &[Place]) -> (Vec<(EmailAddress, String)>, Option<EmailAddress>) {
        let mut secure = None;
        let mut public = Public::default();
        for place in places {
            let text = self.record.cell(place.value);
            if text.trim().is_empty() {
                continue;
            }
            let Ok(email) = EmailAddress::parse(text) else {
                self.say(place.value, IssueCode::BadEmail, None);
                continue;
            };
            let usage = self.usage(*place);
            if usage.secure && secure.is_none() {
                secure = Some(email.clone());
            }
            if usage.public {
                public.put(usage, (email, self.label(*place)));
            }
        }
        let emails = public.in_order(|(one, _), (other, _)| one.key() == other.key());
        (emails, secure)
    }

    fn phones(&mut self, places: &[Place]) -> (Vec<PhoneValue>, Option<E164>) {
        let mut secure = None;
        let mut public = Public::default();
        for place in places {
            let text = self.record.cell(place.value);
            if text.trim().is_empty() {
                continue;
            }
            if cut(text, RAW_MAX).len() < text.len() {
                self.say(place.value, IssueCode::ValueTooLong, None);
                continue;
            }
            let usage = self.usage(*place);
            let label = Some(self.label(*place)).filter(|label| !label.is_empty());
            let numbers = self.numbers(place.value, text, usage, label);
            if usage.secure && secure.is_none() {
                secure = numbers.iter().find_map(|phone| phone.e164.clone());
            }
            if usage.public {
                for phone in numbers {
                    public.put(usage, phone);
                }
            }
        }
        (public.in_order(|one, other| one.key() == other.key()), secure)
    }

    /// The number or text of a cell; of a typed text, all the numbers.
    fn numbers(&mut self, column: usize, text: &str, usage: Use, label: Option<String>) -> Vec<PhoneValue> {
        let value = |e164: Option<E164>, ext: Option<String>, status: Status, label: &Option<String>| PhoneValue {
            raw: text.to_owned(),
            e164,
            ext,
            status,
            label: label.clone(),
        };
        if let (true, Some((number, ext))) = (usage.as_stored, stored_number(text)) {
            return vec![value(Some(number), ext, Status::Ok, &label)];
        }
        let reading = phone::read(text, self.region);
        if usage.no_number {
            let (status, ext) = match reading.status {
                Status::Review => (Status::Review, reading.ext),
                Status::Ok | Status::Fixed | Status::Unverified => {
                    self.say(column, IssueCode::KeptAsText, reading.e164.as_ref());
                    (Status::Error, None)
                }
                Status::Error | Status::Blank => (Status::Error, None),
            };
            return vec![value(None, ext, status, &label)];
        }
        if reading.status == Status::Blank {
            return Vec::new();
        }
        // A number in the form of the file needs no word.
        let written = reading
            .e164
            .as_ref()
            .map(|e164| number_text(e164, reading.ext.as_deref()));
        if written.as_deref() != Some(text) {
            for diagnostic in crate::phones::told(&reading) {
                self.say(column, IssueCode::Phone(diagnostic), reading.e164.as_ref());
            }
        }
        let label = label.or(reading.label);
        let stored = match reading.status {
            Status::Ok | Status::Fixed | Status::Unverified => reading.e164,
            Status::Review | Status::Error | Status::Blank => None,
        };
        let mut found = vec![value(stored, reading.ext, reading.status, &label)];
        found.extend(reading.others.into_iter().map(|other| PhoneValue {
            raw: number_text(&other.e164, other.ext.as_deref()),
            e164: Some(other.e164),
            ext: other.ext,
            status: other.status,
            label: other.label,
        }));
        found
    }

    /// A text unchanged, of this many characters at most.
    fn text(&mut self, column: Option<usize>, max: usize) -> Option<String> {
        let column = column?;
        let text = self.record.cell(column);
        if text.chars().count() > max {
            self.say(column, IssueCode::ValueTooLong, None);
            return None;
        }
        (!text.trim().is_empty()).then(|| text.to_owned())
    }

    fn identifier(&mut self, column: Option<usize>) -> Option<Identifier> {
        let column = column?;
        let text = self.record.cell(column);
        if text.trim().is_empty() {
            return None;
        }
        // Ours is a text of its own, and no apostrophe in it is a spreadsheet's.
        let kept = if text.starts_with('\'') {
            Identifier::parse(&format!("'{text}"))
        } else {
            Identifier::parse(text)
        };
        let identifier = kept
            .ok()
            .filter(|identifier| identifier.as_str() == text)
            .or_else(|| Identifier::parse(text).ok());
        if identifier.is_none() {
            self.say(column, IssueCode::ValueTooLong, None);
        }
        identifier
    }

    /// The columns of teams name the same teams in the same order, those with an identifier first.
    fn teams(&mut self, layout: &Layout) -> Vec<TeamRef> {
        let list = |column: Option<usize>| column.map_or_else(Vec::new, |column| split_list(self.record.cell(column)));
        let (ids, names) = (list(layout.team_ids), list(layout.team_names));
        let identifiers = list(layout.team_identifiers);
        let mut teams = Vec::new();
        if ids.len() != names.len() {
            // One of them was changed: the names, which people read, count.
            let named = names.iter().chain(identifiers.iter().filter(|_| names.is_empty()));
            teams.extend(named.filter(|name| !name.is_empty()).cloned().map(TeamRef::Text));
            if teams.is_empty() {
                teams.extend(ids.iter().filter_map(|id| id.parse().ok()).map(TeamRef::Id));
            }
            return teams;
        }
        let mut unread: Option<String> = None;
        for (place, (id, name)) in ids.into_iter().zip(names).enumerate() {
            let identifier = identifiers.get(place).filter(|text| !text.is_empty()).cloned();
            match id.parse() {
                Ok(id) => teams.push(TeamRef::Own { id, identifier, name }),
                Err(_) => {
                    if let Some(column) = layout.team_ids {
                        self.say(column, IssueCode::BadTeamId, None);
                    }
                    unread.get_or_insert(name);
                }
            }
        }
        // Whoever names a team alone that nobody can read joins no other one for that: it is asked about.
        if teams.is_empty() {
            teams.extend(unread.filter(|name| !name.is_empty()).map(TeamRef::Text));
        }
        teams
    }
}

/// Public values; the secure one is first in the file, with its place.
struct Public<T> {
    listed: Vec<T>,
    placed: Vec<(usize, T)>,
}

impl<T> Default for Public<T> {
    fn default() -> Self {
        Self {
            listed: Vec::new(),
            placed: Vec::new(),
        }
    }
}

impl<T> Public<T> {
    fn put(&mut self, usage: Use, value: T) {
        match usage.place {
            Some(place) => self.placed.push((place, value)),
            None => self.listed.push(value),
        }
    }

    /// All of them in order, each once.
    fn in_order(mut self, same: impl Fn(&T, &T) -> bool) -> Vec<T> {
        self.placed.sort_by_key(|(place, _)| *place);
        for (place, value) in self.placed {
            let at = place.saturating_sub(1).min(self.listed.len());
            self.listed.insert(at, value);
        }
        let mut found: Vec<T> = Vec::with_capacity(self.listed.len());
        for value in self.listed {
            if !found.iter().any(|known| same(known, &value)) {
                found.push(value);
            }
        }
        found
    }
}
