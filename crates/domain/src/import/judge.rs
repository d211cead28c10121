//! Which row is whom.
//!
//! A row is the person who holds its identifier, else the one who holds its e-mail address. A row
//! with neither is the person of the same name and number. The rules make a second import of the
//! same file change nothing: the first of several rows for one person wins; a row whose address is
//! still held by somebody else is tried again after the others, because one of them may free it;
//! and rows with neither come last, when everybody's name and number is settled.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::merge::merge;
use super::{
    ImportPeople, ImportReport, OnMatch, Outcome, PersonRow, RowCode, RowProblem, RowResult, StagedRow, TeamRef,
    phone_key,
};
use crate::facts::{Facts, Known, TeamFacts};
use crate::ids::{TeamId, UserId};
use crate::people::{ContactPoint, Person, Reach, Status};
use crate::person_name::PersonName;

/// Gives every data row its outcome. `facts` must hold all teams and whoever holds an identifier,
/// an e-mail key or (for rows with neither) a number of the file.
pub fn judge_rows(import: &ImportPeople, facts: &Facts) -> ImportReport {
    let teams = Teams::of(facts);
    let mut earlier = Earlier::default();
    let mut waiting: Vec<Keyed<'_>> = Vec::new();
    let mut bare: Vec<Keyed<'_>> = Vec::new();
    let mut outcomes: Vec<Option<Outcome>> = Vec::with_capacity(import.rows.len());
    for (index, staged) in import.rows.iter().enumerate() {
        outcomes.push(match staged {
            StagedRow::Unusable { code, .. } => Some(Outcome::Refused(RowProblem::new(*code))),
            StagedRow::Usable(row, ids) => match teams.resolve(row).and_then(|_| earlier.note(row)) {
                Err(problem) => Some(Outcome::Refused(problem)),
                Ok(()) => {
                    let list = if row.identifier.is_none() && row.emails.is_empty() {
                        &mut bare
                    } else {
                        &mut waiting
                    };
                    list.push(Keyed {
                        index,
                        row,
                        new: ids.user,
                    });
                    None
                }
            },
        });
    }
    let mut settled = |index: usize, outcome: Option<Outcome>| {
        let waits = outcome.is_none();
        if let (Some(slot), false) = (outcomes.get_mut(index), waits) {
            *slot = outcome;
        }
        !waits
    };
    let mut state = State::of(facts, !bare.is_empty());
    // Every round settles at least one row or is the last.
    loop {
        let left = waiting.len();
        waiting.retain(|keyed| !settled(keyed.index, state.judge(keyed, import, facts, &teams)));
        if waiting.is_empty() || waiting.len() == left {
            break;
        }
    }
    for keyed in waiting {
        settled(keyed.index, Some(state.stuck(keyed.row)));
    }
    state.give_up_waiting();
    for keyed in bare {
        settled(keyed.index, state.judge(&keyed, import, facts, &teams));
    }
    let rows = import.rows.iter().zip(outcomes).map(|(staged, outcome)| RowResult {
        row: match staged {
            StagedRow::Usable(row, _) => row.row,
            StagedRow::Unusable { row, .. } => *row,
        },
        outcome: outcome.unwrap_or_else(|| Outcome::Refused(RowProblem::new(RowCode::TwoPeople))),
    });
    ImportReport {
        rows: rows.collect(),
        ignored: import.ignored,
    }
}

/// A row that is ready to be settled.
struct Keyed<'a> {
    index: usize,
    row: &'a PersonRow,
    /// The id it gets if it is somebody new.
    new: UserId,
}

/// Addresses and identifiers of the rows before.
#[derive(Default)]
struct Earlier<'a> {
    emails: BTreeMap<Cow<'a, str>, u32>,
    identifiers: BTreeMap<&'a str, u32>,
}

impl<'a> Earlier<'a> {
    fn note(&mut self, row: &'a PersonRow) -> Result<(), Box<RowProblem>> {
        let identifier = row.identifier.as_ref().map(|i| i.as_str());
        if let Some(first) = identifier.and_then(|i| self.identifiers.get(i)) {
            return Err(RowProblem::after(RowCode::IdentifierTwice, *first));
        }
        let email = row.emails.first().map(|e| e.key());
        if let Some(first) = email.as_ref().and_then(|e| self.emails.get(e)) {
            return Err(RowProblem::after(RowCode::EmailTwice, *first));
        }
        if let Some(identifier) = identifier {
            self.identifiers.insert(identifier, row.row);
        }
        if let Some(email) = email {
            self.emails.insert(email, row.row);
        }
        Ok(())
    }
}

/// Teams as a file may name them.
pub(super) struct Teams<'a> {
    by_id: &'a BTreeMap<TeamId, TeamFacts>,
    by_identifier: BTreeMap<String, TeamId>,
    by_name: BTreeMap<String, Option<TeamId>>,
    default: Option<&'a TeamFacts>,
}

impl<'a> Teams<'a> {
    pub(super) fn of(facts: &'a Facts) -> Self {
        let mut by_identifier = BTreeMap::new();
        let mut by_name = BTreeMap::new();
        for (id, team) in &facts.teams {
            if let Some(identifier) = &team.team.identifier {
                by_identifier.insert(identifier.key(), *id);
            }
            by_name
                .entry(name_key(&team.team.name))
                .and_modify(|seen| *seen = None)
                .or_insert(Some(*id));
        }
        Self {
            by_id: &facts.teams,
            by_identifier,
            by_name,
            default: facts.default_team(),
        }
    }

    /// The teams a row names; each must have active staff. None named: none returned, but then
    /// there must be a default team for a new person.
    pub(super) fn resolve(&self, row: &PersonRow) -> Result<BTreeSet<TeamId>, Box<RowProblem>> {
        let mut found = BTreeSet::new();
        for named in &row.teams {
            let (team, text) = match named {
                TeamRef::Id(id) => (Some(TeamId(*id)), id.to_string()),
                TeamRef::Text(text) => {
                    let team = match self.by_identifier.get(&text.to_lowercase()) {
                        Some(team) => Some(*team),
                        None => match self.by_name.get(&name_key(text)) {
                            Some(None) => return Err(RowProblem::text(RowCode::TeamAmbiguous, text)),
                            Some(Some(team)) => Some(*team),
                            None => None,
                        },
                    };
                    (team, text.clone())
                }
            };
            let Some(team) = team.and_then(|t| self.by_id.get(&t)) else {
                return Err(RowProblem::text(RowCode::TeamUnknown, &text));
            };
            if team.active_staff.is_empty() {
                return Err(RowProblem::text(RowCode::TeamWithoutActiveStaff, &team.team.name));
            }
            found.insert(team.team.id);
        }
        Ok(found)
    }

    /// Where a new person without a team goes.
    pub(super) fn for_new(&self, named: BTreeSet<TeamId>) -> Result<BTreeSet<TeamId>, Box<RowProblem>> {
        if !named.is_empty() {
            return Ok(named);
        }
        let Some(team) = self.default else {
            return Err(RowProblem::new(RowCode::NoDefaultTeam));
        };
        if team.active_staff.is_empty() {
            return Err(RowProblem::text(RowCode::TeamWithoutActiveStaff, &team.team.name));
        }
        Ok(BTreeSet::from([team.team.id]))
    }
}

/// Team names are compared without regard to case and blanks.
fn name_key(name: &str) -> String {
    name.split_whitespace().collect::<String>().to_lowercase()
}

/// Who holds what while the rows are applied one after the other.
struct State<'a> {
    emails: BTreeMap<Cow<'a, str>, UserId>,
    identifiers: BTreeMap<&'a str, UserId>,
    /// People by name and number; only for rows with nothing better, and empty if there are none.
    numbers: BTreeMap<String, BTreeSet<UserId>>,
    /// Whether `numbers` is kept.
    numbered: bool,
    /// People a row stands for already.
    claimed: BTreeSet<UserId>,
    /// People a row stands for that waits for its address, by that row.
    waiting: BTreeMap<UserId, usize>,
    /// People made by this import: nothing but the ids is known of them.
    created: BTreeSet<UserId>,
    /// People without address and identifier.
    bare: BTreeSet<UserId>,
}

impl<'a> State<'a> {
    fn of(facts: &'a Facts, numbered: bool) -> Self {
        let mut state = Self {
            emails: held(&facts.email_holders)
                .map(|(key, user)| (Cow::Borrowed(key), user))
                .collect(),
            identifiers: held(&facts.identifier_holders).collect(),
            numbers: BTreeMap::new(),
            numbered,
            claimed: BTreeSet::new(),
            waiting: BTreeMap::new(),
            created: BTreeSet::new(),
            bare: BTreeSet::new(),
        };
        if numbered {
            for person in facts.people.values() {
                state.hold_numbers(person);
            }
        }
        state
    }

    fn hold_numbers(&mut self, person: &Person) {
        let name = person.card.name.full();
        for number in person.points.iter().filter_map(number_of) {
            self.numbers
                .entry(number_key(&name, &number))
                .or_default()
                .insert(person.card.id);
        }
        if person.private.email.is_none() && person.private.identifier.is_none() {
            self.bare.insert(person.card.id);
        }
    }

    /// `None`: it waits, because its address belongs to somebody who may yet give it up.
    fn judge(&mut self, keyed: &Keyed<'a>, import: &ImportPeople, facts: &Facts, teams: &Teams<'_>) -> Option<Outcome> {
        let row = keyed.row;
        let (by_identifier, by_email) = self.holders(row);
        for user in [by_identifier, by_email].into_iter().flatten() {
            if let Some(refused) = out_of_reach(user, facts) {
                return Some(refused);
            }
        }
        let user = match by_identifier.or(by_email) {
            None if row.identifier.is_none() && row.emails.is_empty() => self.by_number(row),
            user => user,
        };
        let Some(user) = user else {
            return Some(self.create(row, keyed.new, teams));
        };
        if self.claimed.contains(&user) || self.created.contains(&user) {
            return Some(twice(user));
        }
        if self.waiting.get(&user).is_some_and(|index| *index != keyed.index) {
            return None;
        }
        if by_identifier.is_some() && by_email.is_some_and(|holder| holder != user) {
            // Nobody else becomes this person meanwhile.
            self.waiting.insert(user, keyed.index);
            return None;
        }
        self.waiting.remove(&user);
        Some(self.settle(row, user, by_identifier.is_some(), import, facts, teams))
    }

    fn holders(&self, row: &PersonRow) -> (Option<UserId>, Option<UserId>) {
        let by_identifier = row
            .identifier
            .as_ref()
            .and_then(|i| self.identifiers.get(i.as_str()))
            .copied();
        (
            by_identifier,
            row.emails
                .first()
                .and_then(|e| self.emails.get(e.key().as_ref()))
                .copied(),
        )
    }

    /// A row nobody freed the address for.
    fn stuck(&self, row: &PersonRow) -> Outcome {
        let (by_identifier, by_email) = self.holders(row);
        let code = if by_identifier.is_some() {
            RowCode::TwoPeople
        } else {
            RowCode::SamePersonTwice
        };
        Outcome::Refused(Box::new(RowProblem {
            code,
            who: by_email,
            earlier: None,
            text: None,
        }))
    }

    fn give_up_waiting(&mut self) {
        self.claimed.extend(std::mem::take(&mut self.waiting).into_keys());
    }

    fn by_number(&self, row: &PersonRow) -> Option<UserId> {
        let key = number_key(&row.name.full(), &row.phones.first().map(phone_key)?);
        let holders = self.numbers.get(&key)?;
        holders
            .iter()
            .find(|u| self.bare.contains(u))
            .or_else(|| holders.first())
            .copied()
    }

    fn create(&mut self, row: &'a PersonRow, new: UserId, teams: &Teams<'_>) -> Outcome {
        match teams.resolve(row).and_then(|named| teams.for_new(named)) {
            Err(problem) => Outcome::Refused(problem),
            Ok(_) => {
                self.created.insert(new);
                self.take(row, new, &row.name, std::iter::empty());
                Outcome::Created
            }
        }
    }

    fn settle(
        &mut self,
        row: &'a PersonRow,
        user: UserId,
        by_identifier: bool,
        import: &ImportPeople,
        facts: &Facts,
        teams: &Teams<'_>,
    ) -> Outcome {
        let Some(person) = facts.people.get(&user) else {
            return twice(user);
        };
        if let Some(refused) = out_of_reach(user, facts) {
            return refused;
        }
        self.claimed.insert(user);
        let named = match teams.resolve(row) {
            Ok(named) => named,
            Err(problem) => return Outcome::Refused(problem),
        };
        let merged = merge(person, row, &named, &[]);
        if merged.is_empty() {
            return Outcome::Unchanged(user);
        }
        if import.options.ignore_identifiers_in_use && by_identifier {
            return Outcome::Skipped(RowProblem::by(RowCode::IdentifierInUse, user));
        }
        match import.options.on_match {
            OnMatch::Update => {
                self.release(person, row);
                let kept = person
                    .points
                    .iter()
                    .filter(|p| !merged.replaces(p))
                    .filter_map(number_of);
                self.take(row, user, merged.name(person), kept);
                Outcome::Updated(user)
            }
            OnMatch::Skip => Outcome::Skipped(RowProblem::by(RowCode::OnMatchSkipped, user)),
            OnMatch::Refuse => Outcome::Refused(RowProblem::by(RowCode::OnMatchRefused, user)),
        }
    }

    /// What the person no longer holds once they take the row's values.
    fn release(&mut self, person: &Person, row: &PersonRow) {
        if let (Some(old), true) = (&person.private.email, !row.emails.is_empty()) {
            self.emails.remove(old.key().as_ref());
        }
        if let (Some(old), true) = (&person.private.identifier, row.identifier.is_some()) {
            self.identifiers.remove(old.as_str());
        }
        if self.numbered {
            let name = person.card.name.full();
            for number in person.points.iter().filter_map(number_of) {
                if let Some(holders) = self.numbers.get_mut(&number_key(&name, &number)) {
                    holders.remove(&person.card.id);
                }
            }
        }
    }

    /// What a row brings; `kept` are the numbers the person has besides.
    fn take(&mut self, row: &'a PersonRow, user: UserId, name: &PersonName, kept: impl Iterator<Item = String>) {
        if let Some(email) = row.emails.first() {
            self.emails.insert(email.key(), user);
        }
        if let Some(identifier) = &row.identifier {
            self.identifiers.insert(identifier.as_str(), user);
        }
        if self.numbered {
            let name = name.full();
            for number in row.phones.iter().map(phone_key).chain(kept) {
                self.numbers.entry(number_key(&name, &number)).or_default().insert(user);
            }
        }
        if row.emails.is_empty() && row.identifier.is_none() && self.created.contains(&user) {
            self.bare.insert(user);
        }
    }
}

fn held(known: &Known<BTreeMap<String, UserId>>) -> impl Iterator<Item = (&str, UserId)> {
    let map = match known {
        Known::Known(map) => Some(map),
        Known::Unknown => None,
    };
    map.into_iter().flatten().map(|(key, user)| (key.as_str(), *user))
}

fn number_of(point: &ContactPoint) -> Option<String> {
    match &point.reach {
        Reach::Phone(phone) => Some(phone_key(phone)),
        Reach::Email(_) => None,
    }
}

fn number_key(name: &str, phone: &str) -> String {
    format!("{}\n{phone}", crate::search_key::fold(name))
}

fn twice(user: UserId) -> Outcome {
    Outcome::Refused(RowProblem::by(RowCode::SamePersonTwice, user))
}

/// A clients file never changes staff, and nobody who has left.
fn out_of_reach(user: UserId, facts: &Facts) -> Option<Outcome> {
    let card = &facts.people.get(&user)?.card;
    let code = if card.kind.is_staff() {
        RowCode::StaffMember
    } else if card.status == Status::Inactive {
        RowCode::Inactive
    } else {
        return None;
    };
    Some(Outcome::Refused(RowProblem::by(code, user)))
}
