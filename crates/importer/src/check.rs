//! Every record read by a mapping: one answer for each, and all problems in one pass.

use domain::identifier::{Identifier, IdentifierError};
use domain::import::{Listed, MemberRow, PersonRow, PhoneValue, RowCode, TeamRef, TeamRow};
use domain::nothing::{is_no_identifier, is_surely_nothing};
use domain::people::Role;
use domain::person_name::PersonName;
use domain::phone::Region;

use crate::field::Field;
use crate::fold::{cut, tidy};
use crate::home::{Home, Homes};
use crate::issue::{Banner, Issue, IssueCode, Level};
use crate::mapping::column::{Mapping, NameForm};
use crate::names::{self, Visible};
use crate::own::read::Layout;
use crate::phones::PhoneColumns;
use crate::progress::{Cancelled, Progress};
use crate::table::{MarkKind, Record, Table};
use crate::{cells, entities, roles};
use parts::{check_in_parts, parts_for};

mod emails;
mod lists;
mod name;
mod parts;

/// Rows between two looks at the progress.
const STEP_ROWS: usize = 500;
/// Characters of a value an issue shows.
const SHOWN: usize = 200;
/// Longest job title, in characters.
pub(crate) const TITLE_MAX: usize = domain::people::UserCard::TITLE_MAX;
/// Longest company, in characters.
pub(crate) const COMPANY_MAX: usize = 500;
/// Longest middle names, in characters.
const MIDDLE_MAX: usize = 500;
/// Longest note, in characters.
const NOTE_MAX: usize = 5_000;
/// Longest entry of a team list, in characters.
pub(crate) const TEAM_MAX: usize = 500;

/// Choices that change what rows come out as.
#[derive(Clone, Copy, Default, Debug)]
pub struct CheckOptions {
    /// Country of numbers without a country code, in rows that name none.
    pub region: Option<Region>,
    /// Full names are stored as given names, not split.
    pub keep_full_names: bool,
    /// What the file lists.
    pub listed: Listed,
}

/// The result for one record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CheckedRow {
    /// Can be imported.
    Usable(Box<PersonRow>),
    /// A team that can be imported.
    Team(Box<TeamRow>),
    /// A member who can be imported.
    Member(Box<MemberRow>),
    /// Cannot.
    Unusable {
        /// Row as the spreadsheet shows it.
        row: u32,
        /// Why not: no name, a name too long, or neither an address nor a number.
        code: RowCode,
    },
}

impl CheckedRow {
    /// Its row as the spreadsheet shows it.
    pub fn row(&self) -> u32 {
        match self {
            Self::Usable(person) => person.row,
            Self::Team(team) => team.row,
            Self::Member(member) => member.row,
            Self::Unusable { row, .. } => *row,
        }
    }
}

/// A whole table checked.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Checked {
    /// One for each record, in the order of the file.
    pub rows: Vec<CheckedRow>,
    /// Everything noticed, in the order of the file.
    pub issues: Vec<Issue>,
    /// What was noticed about whole columns.
    pub banners: Vec<Banner>,
}

/// Reads every record of `table` by `mapping`.
///
/// A value that cannot be used is left out and its row kept, as long as a name and an address or
/// any phone text remain. A phone text that is no certain number is kept without a number.
///
/// # Errors
/// [`Cancelled`] if the progress said so.
pub fn check(
    table: &Table,
    mapping: &Mapping,
    options: &CheckOptions,
    progress: &dyn Progress,
) -> Result<Checked, Cancelled> {
    if !options.listed.is_people() {
        return lists::check(table, mapping, options.listed, progress);
    }
    let checker = Checker::new(table, mapping, options);
    check_in_parts(&checker, table, parts_for(table.len()), progress)
}

/// The columns of each field.
#[derive(Clone, Default)]
struct Plan {
    given: Option<usize>,
    /// The parts of the family name, its particle first.
    family: Vec<usize>,
    full: Option<usize>,
    family_first: bool,
    middle: Option<usize>,
    title: Option<usize>,
    company: Option<usize>,
    identifier: Option<usize>,
    role: Option<usize>,
    /// Each with the column that names its owner.
    emails: Vec<(usize, Option<usize>)>,
    teams: Vec<usize>,
    team_ids: Vec<usize>,
    notes: Vec<usize>,
}

impl Plan {
    fn new(mapping: &Mapping) -> Self {
        let mut plan = Self::default();
        for (index, column) in mapping.columns.iter().enumerate() {
            let single = match column.field {
                Field::GivenName => &mut plan.given,
                Field::FamilyName if column.form == NameForm::Particle => {
                    plan.family.insert(0, index);
                    continue;
                }
                Field::FamilyName => {
                    plan.family.push(index);
                    continue;
                }
                Field::FullName => {
                    plan.family_first = column.form == NameForm::FamilyFirst;
                    &mut plan.full
                }
                Field::MiddleNames => &mut plan.middle,
                Field::JobTitle => &mut plan.title,
                Field::Company => &mut plan.company,
                Field::Identifier => &mut plan.identifier,
                Field::Role => &mut plan.role,
                Field::Email => {
                    plan.emails.push((index, column.label_from));
                    continue;
                }
                Field::GroupIdentifiers => {
                    plan.teams.push(index);
                    continue;
                }
                Field::GroupIds => {
                    plan.team_ids.push(index);
                    continue;
                }
                Field::Note => {
                    plan.notes.push(index);
                    continue;
                }
                Field::Country | Field::Phone | Field::DialCode | Field::NotImported => continue,
                // Columns of other files.
                Field::TeamName
                | Field::TeamIdentifier
                | Field::TeamId
                | Field::Description
                | Field::StaffIds
                | Field::StaffIdentifiers
                | Field::StaffEmails
                | Field::MemberId => continue,
            };
            single.get_or_insert(index);
        }
        plan
    }

    fn name_column(&self) -> usize {
        self.given.or(self.full).or(self.family.first().copied()).unwrap_or(0)
    }
}

#[derive(Clone)]
struct Checker<'c> {
    plan: Plan,
    own: Option<Layout>,
    options: &'c CheckOptions,
    phones: PhoneColumns,
    homes: Homes,
    issues: Vec<Issue>,
    /// Whether the row says that there is no address, instead of having none.
    says_none: bool,
    /// The full name of a row, where it is a company's and no column has the company.
    stands_in: Option<String>,
}

/// Whether a phone in a row called "Total" is a person's: a sum is no valid number, and has no
/// leading zero, plus or gaps.
fn is_number_of_a_person(phone: &PhoneValue) -> bool {
    let raw = phone.raw.trim_start_matches(['\'', '=', '"']);
    let written = raw.starts_with(['+', '0', '(']) || raw.contains([' ', '-', '/']);
    phone.e164.is_some() || written && raw.chars().filter(char::is_ascii_digit).count() >= 7
}

/// The name of a client who is a company: one name, as people with one name have.
fn named_by(company: &str) -> Result<PersonName, RowCode> {
    PersonName::parse(company, "").map_err(|_| RowCode::NoName)
}

impl<'c> Checker<'c> {
    fn new(table: &Table, mapping: &Mapping, options: &'c CheckOptions) -> Self {
        let mut homes = Homes::new(table, mapping);
        Self {
            plan: Plan::new(mapping),
            own: Layout::of(table).and_then(|layout| layout.under(mapping)),
            options,
            phones: PhoneColumns::new(table, mapping, &mut homes, options.region),
            homes,
            issues: Vec::new(),
            says_none: false,
            stands_in: None,
        }
    }
}

impl Checker<'_> {
    fn row(&mut self, record: Record<'_>, width: usize) -> CheckedRow {
        self.marks(record, width);
        if let Some(own) = &self.own {
            return match own.row(record, self.options.region, &mut self.issues) {
                Ok(person) => CheckedRow::Usable(Box::new(person)),
                Err((code, column)) => self.unusable(record.row(), code, column),
            };
        }
        self.says_none = false;
        self.stands_in = None;
        let mut remarks = Vec::new();
        let name = self.name(record, &mut remarks);
        let job_title = self.line(record, self.plan.title, TITLE_MAX);
        let company = self.line(record, self.plan.company, COMPANY_MAX);
        let company = company.or_else(|| self.stands_in.take());
        let middle_names = self.line(record, self.plan.middle, MIDDLE_MAX);
        let emails = self.emails(record, &mut remarks);
        let home = self.home(record);
        let phones = self.phones.read(record, home, &mut self.issues, &mut remarks);
        let identifier = self.identifier(record);
        let teams = self.teams(record);
        let note = self.note(record);
        let row = record.row();
        let role = match self.role(record) {
            Ok(role) => role,
            Err(column) => return self.unusable(row, RowCode::UnknownRole, column),
        };
        let (name, by_company) = match (name, &company) {
            (Err(RowCode::NoName), Some(company)) => (named_by(company), true),
            (name, _) => (name, false),
        };
        let name = match name {
            Ok(name) => name,
            Err(code) => return self.unusable(row, code, self.plan.name_column()),
        };
        // A sum under the phone column is not a person's number.
        let reached = phones
            .iter()
            .any(|phone| !record.is_total() || is_number_of_a_person(phone));
        let says_none = self.says_none && !by_company && !record.is_total();
        if emails.is_empty() && !reached && !says_none {
            let emails = self.plan.emails.first().map(|(column, _)| *column);
            let column = emails.or(self.phones.first()).unwrap_or(0);
            let code = match self.options.listed {
                Listed::Staff => RowCode::StaffWithoutEmail,
                _ => RowCode::NoContact,
            };
            return self.unusable(row, code, column);
        }
        let column = self.plan.company.or(self.plan.full);
        if let (true, Some(column), Some(company)) = (by_company, column, &company) {
            self.say(record, column, IssueCode::NamedByCompany, company);
        }
        CheckedRow::Usable(Box::new(PersonRow {
            row,
            name,
            middle_names,
            job_title,
            company,
            emails,
            phones,
            identifier,
            teams,
            note,
            remarks,
            role,
            own: None,
        }))
    }

    fn unusable(&mut self, row: u32, code: RowCode, column: usize) -> CheckedRow {
        self.issues.push(Issue {
            row,
            column,
            code: IssueCode::Row(code),
            level: Level::Row,
            value: String::new(),
            stored: None,
        });
        CheckedRow::Unusable { row, code }
    }

    fn say(&mut self, record: Record<'_>, column: usize, code: IssueCode, value: &str) {
        self.tell(record, column, code, value, None);
    }

    /// As [`Self::say`], with what is stored instead or proposed.
    fn tell(&mut self, record: Record<'_>, column: usize, code: IssueCode, value: &str, stored: Option<String>) {
        let Some(level) = code.level() else { return };
        let value = cut(value, SHOWN).to_owned();
        self.issues.push(Issue {
            row: record.row(),
            column,
            code,
            level,
            value,
            stored,
        });
    }

    /// What the reading of the file did to cells of this record.
    fn marks(&mut self, record: Record<'_>, width: usize) {
        for mark in record.marks() {
            let code = match mark.kind {
                MarkKind::InnerQuote => IssueCode::InnerQuotes,
                MarkKind::UnclosedQuote => IssueCode::UnclosedQuote,
                MarkKind::RepairedByte => IssueCode::RepairedByte,
            };
            let column = mark.column as usize;
            if record.typed(column).is_some() {
                continue;
            }
            self.say(record, column, code, record.cell(column));
        }
        if record.width() > width {
            let surplus: Vec<&str> = (width..record.width())
                .map(|column| record.cell(column).trim())
                .filter(|cell| !cell.is_empty())
                .collect();
            if !surplus.is_empty() {
                self.say(record, width, IssueCode::SurplusCells, &surplus.join(" "));
            }
        }
    }

    /// The text of a column that holds one line of at most `max` characters.
    fn line(&mut self, record: Record<'_>, column: Option<usize>, max: usize) -> Option<String> {
        let column = column?;
        let raw = cells::unwrap(record.cell(column));
        if cells::is_blank_word(raw) {
            return None;
        }
        if raw.len() > max * 8 {
            self.say(record, column, IssueCode::ValueTooLong, raw);
            return None;
        }
        let mut decoded = entities::decode(raw);
        match names::visible(decoded.as_deref().unwrap_or(raw)) {
            Some(Visible::Text(text)) => decoded = Some(text),
            // The company may be the client's name; a title is shown unchanged, and so is a cell that
            // an apostrophe marks as text.
            Some(Visible::Formula)
                if self.plan.title != Some(column) && !record.cell(column).trim_start().starts_with('\'') =>
            {
                self.say(record, column, IssueCode::NotAName, raw);
                return None;
            }
            Some(Visible::Formula) | None => {}
        }
        let text = tidy(decoded.as_deref().unwrap_or(raw));
        if text.chars().count() > max {
            self.say(record, column, IssueCode::ValueTooLong, raw);
            return None;
        }
        if decoded.is_some() {
            self.tell(record, column, IssueCode::EntityDecoded, raw, Some(text.clone()));
        }
        (!text.is_empty()).then_some(text)
    }

    /// The notes of a row, one below the other; what does not fit any more is left out.
    fn note(&mut self, record: Record<'_>) -> Option<String> {
        let mut note = String::new();
        for index in 0..self.plan.notes.len() {
            let Some(column) = self.plan.notes.get(index).copied() else {
                break;
            };
            let raw = cells::unwrap(record.cell(column));
            if cells::is_blank_word(raw) {
                continue;
            }
            if raw.len() > NOTE_MAX * 8 {
                self.say(record, column, IssueCode::ValueTooLong, raw);
                continue;
            }
            let mut longer = note.clone();
            if !longer.is_empty() {
                longer.push('\n');
            }
            longer.push_str(&domain::text::clean_lines(raw));
            if longer.chars().count() > NOTE_MAX {
                self.say(record, column, IssueCode::ValueTooLong, raw);
            } else {
                note = longer;
            }
        }
        let note = note.trim();
        (!note.is_empty()).then(|| note.to_owned())
    }

    fn home(&mut self, record: Record<'_>) -> Home {
        let (home, column, raw) = self.homes.of(record);
        if home == Home::Unknown {
            self.say(record, column, IssueCode::UnknownCountry, raw);
        }
        home
    }

    /// The role of a member of staff, or the column where the row names one that we do not know.
    fn role(&self, record: Record<'_>) -> Result<Option<Role>, usize> {
        let Some(column) = self.plan.role else { return Ok(None) };
        match tidy(cells::unwrap(record.cell(column))) {
            text if is_surely_nothing(&text) => Ok(None),
            text => roles::role(&text).map(Some).ok_or(column),
        }
    }

    fn identifier(&mut self, record: Record<'_>) -> Option<Identifier> {
        let column = self.plan.identifier?;
        let raw = cells::unwrap(record.cell(column));
        if raw.is_empty() || is_no_identifier(raw) || cells::is_zero(raw) {
            return None;
        }
        if cells::is_scientific(raw) {
            self.say(record, column, IssueCode::RoundedIdentifier, raw);
            return None;
        }
        if let Some(whole) = cells::whole_number(raw) {
            self.tell(record, column, IssueCode::DecimalIdentifier, raw, Some(whole));
            return None;
        }
        match Identifier::parse(cut(raw, Identifier::MAX * 4)) {
            Ok(identifier) => Some(identifier),
            Err(IdentifierError::Empty) => None,
            Err(IdentifierError::TooLong | IdentifierError::Character) => {
                self.say(record, column, IssueCode::ValueTooLong, raw);
                None
            }
        }
    }

    fn teams(&mut self, record: Record<'_>) -> Vec<TeamRef> {
        let mut teams = Vec::new();
        for index in 0..self.plan.teams.len() {
            let Some(column) = self.plan.teams.get(index).copied() else {
                break;
            };
            let raw = record.cell(column);
            let decoded = entities::decode(raw);
            if let Some(text) = &decoded {
                self.tell(record, column, IssueCode::EntityDecoded, raw, Some(tidy(text)));
            }
            for entry in cells::list(decoded.as_deref().unwrap_or(raw)) {
                let team = tidy(cut(cells::unwrap(entry), TEAM_MAX * 2));
                // Words such as None may be the name of a team: the caller, who knows the teams,
                // decides.
                if is_surely_nothing(&team) {
                    continue;
                }
                if team.chars().count() > TEAM_MAX {
                    self.say(record, column, IssueCode::ValueTooLong, entry);
                } else if !team.is_empty() && !teams.contains(&TeamRef::Text(team.clone())) {
                    cells::add(&mut teams, TeamRef::Text(team));
                }
            }
        }
        let mut unread: Option<String> = None;
        for index in 0..self.plan.team_ids.len() {
            let Some(column) = self.plan.team_ids.get(index).copied() else {
                break;
            };
            for entry in cells::list(record.cell(column)) {
                if cells::is_blank_word(entry) {
                    continue;
                }
                match entry.parse().map(TeamRef::Id) {
                    Ok(team) if !teams.contains(&team) => cells::add(&mut teams, team),
                    Ok(_) => {}
                    Err(_) => {
                        self.say(record, column, IssueCode::BadTeamId, entry);
                        unread.get_or_insert_with(|| tidy(cut(entry, TEAM_MAX)));
                    }
                }
            }
        }
        // Whoever names a team alone that nobody can read joins no other one for that: it is asked about.
        if teams.is_empty() {
            teams.extend(unread.map(TeamRef::Text));
        }
        teams
    }
}
