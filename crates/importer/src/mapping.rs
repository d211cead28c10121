//! Which column holds which field.
//!
//! The heading decides. Values only confirm it, or put it in doubt: if under 30 % fit, it is a guess. A
//! column whose heading says nothing we know is never imported because of its values; what they look
//! like becomes a proposal, which the user has to accept. Only where a file has no headings at all do
//! values make a guess.

pub(crate) mod column;
mod lists;
mod look;
mod people;
mod settle;
mod staff;

use crate::aliases::{self, Form, Meaning};
use crate::field::Field;
use crate::own::read::Layout;
use crate::table::Table;
use domain::coded::Coded;
use domain::import::Listed;
use look::Look;

pub use column::{ColumnMapping, Confidence, Mapping, NameForm};
pub(crate) use look::is_company;

/// Something an import cannot do without.
#[derive(Clone, Copy, PartialEq, Eq, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "camelCase")]
pub enum Need {
    /// A column with a name, or part of one, or with a company.
    Name,
    /// A column with e-mail addresses or phone numbers.
    Contact,
    /// A column with the names of teams.
    TeamName,
    /// A column that says which team.
    Team,
    /// A column that says who.
    Member,
}

/// What the mapping of a file of clients lacks.
pub fn missing(mapping: &Mapping) -> Vec<Need> {
    missing_for(mapping, Listed::Clients)
}

/// What the mapping of such a file lacks.
pub fn missing_for(mapping: &Mapping, listed: Listed) -> Vec<Need> {
    let has = |fields: &[Field]| mapping.columns.iter().any(|column| fields.contains(&column.field));
    let mut needs = Vec::new();
    match listed {
        Listed::Clients | Listed::Staff => {}
        Listed::Teams => {
            needs.extend((!has(&[Field::TeamName])).then_some(Need::TeamName));
            return needs;
        }
        Listed::Members => {
            needs.extend((!has(&[Field::TeamId, Field::TeamIdentifier])).then_some(Need::Team));
            let people = [Field::MemberId, Field::Identifier, Field::Email];
            needs.extend((!has(&people)).then_some(Need::Member));
            return needs;
        }
    }
    // A row without a person is named by its company.
    if !has(&[Field::GivenName, Field::FamilyName, Field::FullName, Field::Company]) {
        needs.push(Need::Name);
    }
    if !has(&[Field::Email, Field::Phone]) {
        needs.push(Need::Contact);
    }
    needs
}

/// Whether more columns are understood if the file lists clients than if it lists such teams or members. Files
/// of clients and of staff have the same columns: of those nothing can be told.
pub fn is_rather_of_clients(table: &Table, listed: Listed) -> bool {
    let understood = |listed| {
        let columns = suggest_for(table, listed).columns;
        columns
            .iter()
            .filter(|column| column.field != Field::NotImported)
            .count()
    };
    !listed.is_people() && understood(Listed::Clients) > understood(listed)
}

/// Per cent of values that must fit a name.
const FIT: usize = 30;
/// Per cent of values that make a field without a name.
const TELLING: usize = 50;

/// Per cent of values that must be countries for a column to be asked about.
const NEARLY_ALL: usize = 75;

/// The likeliest mapping of a table of clients.
pub fn suggest(table: &Table) -> Mapping {
    suggest_for(table, Listed::Clients)
}

/// The likeliest mapping of a table that lists such people.
pub fn suggest_for(table: &Table, listed: Listed) -> Mapping {
    if !listed.is_people() {
        return lists::suggest(table, listed, &look::looks(table));
    }
    if let Some(layout) = Layout::of(table) {
        return layout.mapping(listed);
    }
    let looks = look::looks(table);
    let header = table.format().header_row.is_some();
    let mut drafts: Vec<Draft> = table
        .columns()
        .iter()
        .map(|column| {
            let look = looks.get(column.index).copied().unwrap_or_default();
            draft(column.header.as_deref(), header, look)
        })
        .collect();
    if listed == Listed::Staff {
        staff::settle(&mut drafts);
    }
    people::others(&mut drafts, table);
    settle::names(&mut drafts, table);
    settle::dial_codes(&mut drafts);
    for field in Field::all().filter(|field| !field.repeats()) {
        settle::keep_best(&mut drafts, field);
    }
    settle::payers(&mut drafts);
    settle::faxes(&mut drafts);
    settle::labels(&mut drafts);
    settle::place_by_template(&mut drafts, header);
    settle::propose(&mut drafts);
    settle::propose_country(&mut drafts);
    settle::propose_codes(&mut drafts);
    let columns = drafts.into_iter().map(|draft| ColumnMapping {
        label: draft.label.map(str::to_owned),
        label_from: draft.label_from,
        form: match draft.form {
            Form::FamilyFirst => NameForm::FamilyFirst,
            Form::Particle => NameForm::Particle,
            Form::Plain
            | Form::Part
            | Form::Labels
            | Form::EmailLabels
            | Form::BareLabels
            | Form::CountryOrDialCode
            | Form::AreaCode
            | Form::AreaOrDialCode => NameForm::Plain,
        },
        proposal: draft.proposal,
        ..ColumnMapping::new(draft.field, draft.confidence)
    });
    Mapping {
        columns: columns.collect(),
    }
}

/// A column on its way to a mapping.
#[derive(Clone)]
struct Draft {
    field: Field,
    confidence: Confidence,
    label: Option<&'static str>,
    label_from: Option<usize>,
    form: Form,
    rank: usize,
    /// The heading; empty without one.
    heading: String,
    /// Whether the heading says that the column is something else.
    other: bool,
    proposal: Option<Field>,
    look: Look,
}

fn draft(heading: Option<&str>, header: bool, look: Look) -> Draft {
    let meaning = heading.and_then(aliases::meaning);
    let mut draft = Draft {
        field: meaning.map_or(Field::NotImported, |meaning| meaning.field),
        confidence: if meaning.is_some() {
            Confidence::Sure
        } else {
            Confidence::None
        },
        label: meaning
            .filter(|meaning| meaning.field == Field::Phone)
            .and_then(|meaning| meaning.label),
        label_from: None,
        form: meaning.map_or(Form::Plain, |meaning| meaning.form),
        rank: meaning.map_or(usize::MAX, |meaning| meaning.rank),
        heading: heading.unwrap_or_default().to_owned(),
        other: meaning.is_some_and(|meaning| meaning.field == Field::NotImported),
        proposal: None,
        look,
    };
    match meaning {
        Some(meaning) => draft.confirm(meaning),
        None if header => {}
        None if look.share(look.emails, TELLING) => draft.become_guess(Field::Email),
        None if look.share(look.phones, TELLING) => draft.become_guess(Field::Phone),
        None => {}
    }
    draft
}

impl Draft {
    /// Compares the heading with the values.
    fn confirm(&mut self, meaning: Meaning) {
        let look = self.look;
        if look.all == 0 {
            return;
        }
        if meaning.doubtful && !self.is_borne_out() {
            self.leave_out();
            self.confidence = Confidence::None;
            return;
        }
        let doubt = |draft: &mut Self, fits: bool| {
            if !fits {
                draft.confidence = Confidence::Guess;
            }
        };
        match self.field {
            // "False" under "Private" is no number, and no address either.
            Field::Phone | Field::Email | Field::Company | Field::FullName if look.share(look.answers, TELLING) => {
                self.leave_out();
            }
            // A heading that fits none of its values says nothing.
            Field::Email if look.emails == 0 && look.share(look.phones, TELLING) => self.know_nothing(),
            Field::Phone if look.phones == 0 && look.share(look.emails, TELLING) => self.know_nothing(),
            Field::Identifier if look.share(look.emails, TELLING) => self.know_nothing(),
            // Links to addresses may show names.
            Field::FullName if look.share(look.emails, TELLING) && !look.share(look.worded, TELLING) => {
                self.know_nothing();
            }
            Field::JobTitle if look.share(look.salutations, TELLING) => self.leave_out(),
            // What a shop calls its customers.
            Field::JobTitle if look.share(look.persons, TELLING) && self.heading.eq_ignore_ascii_case("role") => {
                self.leave_out();
            }
            // "Practice area code" over words.
            Field::DialCode if meaning.form.is_area() && !look.share(look.area_codes, TELLING) => self.know_nothing(),
            Field::DialCode if meaning.form.is_area() => {}
            Field::Country | Field::DialCode => self.confirm_country(meaning),
            Field::GroupIdentifiers if look.share(look.labels, FIT) => self.leave_out(),
            Field::GroupIdentifiers if look.share(look.uuids, TELLING) => self.become_guess(Field::GroupIds),
            Field::Email => doubt(self, look.share(look.emails, FIT)),
            Field::Phone => doubt(self, look.share(look.phones, FIT)),
            Field::GroupIds => doubt(self, look.share(look.uuids, FIT)),
            _ => {}
        }
    }

    /// Whether half of the values are what a doubtful heading may mean.
    fn is_borne_out(&self) -> bool {
        let look = self.look;
        match self.field {
            Field::Email => look.share(look.emails, TELLING),
            Field::Phone => look.share(look.phones, TELLING),
            Field::Country if aliases::is_state(&self.heading) => look.share(look.countries, TELLING),
            Field::Country => look.countries + look.dial_codes > 0,
            Field::FullName => look.share(look.worded, TELLING) && !look.share(look.answers, TELLING),
            _ => true,
        }
    }

    /// "Country code" may be `GB` or `+44`.
    fn confirm_country(&mut self, meaning: Meaning) {
        let look = self.look;
        let (countries, dial_codes) = (look.share(look.countries, FIT), look.share(look.dial_codes, TELLING));
        match (meaning.form, countries, dial_codes) {
            (Form::CountryOrDialCode, _, true) => self.field = Field::DialCode,
            (Form::CountryOrDialCode, true, _) if self.field == Field::DialCode => {
                self.field = Field::Country;
                self.rank += 200;
            }
            // A value that is neither a country nor a code settles no number, although the column is meant
            // for that.
            (_, _, false) if self.field == Field::DialCode => self.doubt(),
            (_, false, _) if self.field == Field::Country => self.doubt(),
            _ => {}
        }
    }

    fn doubt(&mut self) {
        if self.look.all > 0 {
            self.confidence = Confidence::Guess;
        }
    }

    fn become_guess(&mut self, field: Field) {
        self.field = field;
        self.confidence = Confidence::Guess;
    }

    fn leave_out(&mut self) {
        self.field = Field::NotImported;
        self.label = None;
        self.label_from = None;
    }

    /// To another person.
    fn give_away(&mut self) {
        self.leave_out();
        self.form = Form::Plain;
        self.other = true;
    }

    /// As if the heading were unknown.
    fn know_nothing(&mut self) {
        self.leave_out();
        self.confidence = Confidence::None;
        self.other = false;
    }
}
