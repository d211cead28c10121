//! Which row is whom.
//!
//! A row is the person who holds its identifier, else the one who holds its e-mail address, unless
//! that would give them another name ([`super::sharing`]); a row of
//! the program's own export is the person it was written for, if they are here. A row with neither is the person of the same name and number: of several the one whose main number it
//! is, and of those one who has nothing better either; else whoever is there longest. The rules make a second import of the
//! same file change nothing: the first of several rows for one person wins; a row whose address is
//! still held by somebody else is tried again after the others, because one of them may free it, and
//! people who pass their addresses around in a ring are settled together;
//! rows with a new address that may be a client without one ([`super::same`]) come after them;
//! and rows with neither come last, when everybody's name and number is settled.

use std::collections::{BTreeMap, BTreeSet};

use super::ImportPeople;
use super::keys::Keys;
use super::merge::merge;
use super::same::Unaddressed;
use super::sharing::{renames, shed};
use super::teams::Teams;
use crate::email::EmailAddress;
use crate::facts::Facts;
use crate::ids::UserId;
use crate::import::choices::{OnMatch, OnRename, OnSame};
use crate::import::report::{ImportReport, Outcome, RowCode, RowProblem, RowResult};
use crate::import::rows::{PersonRow, StagedRow};
use crate::people::{ContactPoint, Kind, Person, PhoneValue, Reach, Status};
use crate::person_name::PersonName;
use crate::points::POINTS_MAX;

/// Gives every data row its outcome. `facts` must hold all teams and whoever holds an identifier,
/// an e-mail key or (for rows with neither) a number of the file.
pub fn judge_rows(import: &ImportPeople, facts: &Facts) -> ImportReport {
    let teams = Teams::of(facts, import);
    let shed = shed(import, facts);
    let enumerated = import.rows.iter().enumerate();
    let rows: Vec<Option<&PersonRow>> = enumerated
        .map(|(index, staged)| match staged {
            StagedRow::Usable(row, _) => Some(shed.get(&index).unwrap_or(row)),
            StagedRow::Unusable { .. } => None,
        })
        .collect();
    let mut state = State::of(facts, &rows);
    let mut waiting: Vec<Keyed<'_>> = Vec::new();
    let mut bare: Vec<Keyed<'_>> = Vec::new();
    let mut outcomes: Vec<Option<Outcome>> = Vec::with_capacity(import.rows.len());
    for ((index, staged), row) in import.rows.iter().enumerate().zip(&rows) {
        outcomes.push(match (staged, *row) {
            (StagedRow::Unusable { code, .. }, _) => Some(Outcome::Refused(RowProblem::new(*code))),
            (StagedRow::Usable(..), None) => None,
            (StagedRow::Usable(_, ids), Some(row)) => match teams.resolve(row).and_then(|_| state.note(index, row)) {
                Err(problem) => Some(Outcome::Refused(problem)),
                Ok(()) => {
                    let list = if is_bare(row, facts) { &mut bare } else { &mut waiting };
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
    // Every round settles at least one row or is the last.
    loop {
        let left = waiting.len();
        waiting.retain(|keyed| !settled(keyed.index, state.judge(keyed, import, facts, &teams)));
        if waiting.is_empty() || waiting.len() == left {
            break;
        }
    }
    let rings = state.rings(&waiting);
    let mut doubtful: Vec<Keyed<'_>> = Vec::new();
    for keyed in waiting {
        let outcome = match rings.get(&keyed.index) {
            Some(user) => state.settle(&keyed, *user, true, import, facts, &teams),
            None if state.may_be(&keyed, facts).is_some() => {
                doubtful.push(keyed);
                continue;
            }
            None => state.stuck(keyed.index, written_for(keyed.row, facts).is_some()),
        };
        settled(keyed.index, Some(outcome));
    }
    state.give_up_waiting();
    for keyed in doubtful {
        let outcome = state.judge_doubtful(&keyed, import, facts, &teams);
        settled(keyed.index, Some(outcome));
    }
    for keyed in bare {
        settled(keyed.index, state.judge(&keyed, import, facts, &teams));
    }
    let outcomes = import.rows.iter().zip(outcomes).enumerate();
    let rows = outcomes.map(|(index, (staged, outcome))| RowResult {
        row: match staged {
            StagedRow::Usable(row, _) => row.row,
            StagedRow::Unusable { row, .. } => *row,
        },
        without_address: shed.contains_key(&index),
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

/// A row that can be known by name and number alone.
fn is_bare(row: &PersonRow, facts: &Facts) -> bool {
    has_no_key(row) && written_for(row, facts).is_none()
}

/// The person a row of the program's own export was written for, if they are in this firm.
fn written_for(row: &PersonRow, facts: &Facts) -> Option<UserId> {
    let user = row.own.as_ref()?.user?;
    facts.people.contains_key(&user).then_some(user)
}

/// Who holds what while the rows are applied one after the other.
struct State<'a> {
    emails: Keys<'a>,
    identifiers: Keys<'a>,
    /// People by name and number, the likeliest first; only for rows with nothing better, and empty
    /// if there are none.
    numbers: BTreeMap<String, BTreeSet<(Likely, UserId)>>,
    /// Whether `numbers` is kept.
    numbered: bool,
    /// Whom a row with a new address may be.
    unaddressed: Unaddressed,
    /// People a row stands for already.
    claimed: BTreeSet<UserId>,
    /// People a row stands for that waits for its address, by that row.
    waiting: BTreeMap<UserId, usize>,
    /// People made by this import: nothing but the ids is known of them.
    created: BTreeSet<UserId>,
}

/// How likely a person is meant by a name and a number, most likely first. Nothing an import adds
/// to other people makes one of them likelier than the one who was meant: the same file means the
/// same people again.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Likely {
    /// It is their main number, and they have neither address nor identifier.
    Bare,
    /// It is their main number.
    Main,
    /// They have it too.
    Other,
}

impl<'a> State<'a> {
    fn of(facts: &Facts, rows: &[Option<&'a PersonRow>]) -> Self {
        let numbered = rows.iter().flatten().any(|row| is_bare(row, facts));
        let email = |row: &'a PersonRow| row.secure_email().map(EmailAddress::key);
        let identifier = |row: &'a PersonRow| row.identifier.as_ref().map(|i| i.as_str().into());
        let mut state = Self {
            emails: Keys::of(rows, email, &facts.email_holders),
            identifiers: Keys::of(rows, identifier, &facts.identifier_holders),
            numbers: BTreeMap::new(),
            numbered,
            unaddressed: Unaddressed::of(facts),
            claimed: BTreeSet::new(),
            waiting: BTreeMap::new(),
            created: BTreeSet::new(),
        };
        if numbered {
            for person in facts.people.values() {
                let bare = has_only_numbers(person);
                state.hold_numbers(person.card.id, &person.card.name, bare, numbers(person).into_iter());
            }
        }
        state
    }

    /// Refuses a row whose address or identifier one before it has; remembers it otherwise.
    fn note(&mut self, index: usize, row: &PersonRow) -> Result<(), Box<RowProblem>> {
        if let Some(first) = self.identifiers.first_row(index) {
            return Err(RowProblem::after(RowCode::IdentifierTwice, first));
        }
        if let Some(first) = self.emails.first_row(index) {
            return Err(RowProblem::after(RowCode::EmailTwice, first));
        }
        self.identifiers.note(index, row.row);
        self.emails.note(index, row.row);
        Ok(())
    }

    /// Notes somebody's numbers, the main one first.
    fn hold_numbers(&mut self, user: UserId, name: &PersonName, bare: bool, numbers: impl Iterator<Item = String>) {
        let name = name.full();
        for (place, number) in numbers.enumerate() {
            let likely = match (place, bare) {
                (0, true) => Likely::Bare,
                (0, false) => Likely::Main,
                _ => Likely::Other,
            };
            let holders = self.numbers.entry(number_key(&name, &number)).or_default();
            holders.insert((likely, user));
        }
    }

    /// `None`: it waits, because its address belongs to somebody who may yet give it up, or because it may
    /// be somebody another row is sure to be.
    fn judge(&mut self, keyed: &Keyed<'_>, import: &ImportPeople, facts: &Facts, teams: &Teams<'_>) -> Option<Outcome> {
        let row = keyed.row;
        let (by_identifier, by_email) = self.holders(keyed.index);
        let written_for = written_for(row, facts);
        if let Some(unchanged) = written_for.and_then(|user| self.as_written(user, row, facts, teams)) {
            return Some(unchanged);
        }
        for user in [written_for, by_identifier, by_email].into_iter().flatten() {
            if let Some(refused) = out_of_reach(user, facts) {
                return Some(refused);
            }
        }
        let sure = written_for.or(by_identifier);
        let user = match sure.or(by_email) {
            None if is_bare(row, facts) => self.by_number(row),
            user => user,
        };
        let Some(user) = user else {
            return match self.may_be(keyed, facts) {
                Some(_) => None,
                None => Some(self.create(keyed, teams)),
            };
        };
        if self.claimed.contains(&user) || self.created.contains(&user) {
            return Some(twice(user));
        }
        if self.waiting.get(&user).is_some_and(|index| *index != keyed.index) {
            return None;
        }
        let another = |holder: Option<UserId>| holder.is_some_and(|holder| holder != user);
        if sure.is_some() && (another(by_identifier) || another(by_email)) {
            // Nobody else becomes this person meanwhile.
            self.waiting.insert(user, keyed.index);
            return None;
        }
        self.waiting.remove(&user);
        let asks = import.options.on_match == OnMatch::Update && import.options.on_rename != OnRename::Update;
        if asks
            && sure.is_none()
            && facts
                .people
                .get(&user)
                .is_some_and(|p| renames(&p.card.name, &row.name))
        {
            return Some(Outcome::Skipped(RowProblem::by(RowCode::WouldRename, user)));
        }
        Some(self.settle(keyed, user, by_identifier.is_some(), import, facts, teams))
    }

    /// The client without an address a row may be whose own address and identifier are nobody's.
    fn may_be(&self, keyed: &Keyed<'_>, facts: &Facts) -> Option<UserId> {
        if self.holders(keyed.index) != (None, None) {
            return None;
        }
        self.unaddressed.candidate(keyed.row, facts)
    }

    /// A row that may be a client without an address, once every other row but those without any has its
    /// person.
    fn judge_doubtful(
        &mut self,
        keyed: &Keyed<'_>,
        import: &ImportPeople,
        facts: &Facts,
        teams: &Teams<'_>,
    ) -> Outcome {
        let user = self.may_be(keyed, facts).filter(|user| !self.claimed.contains(user));
        let Some(user) = user else {
            return self.create(keyed, teams);
        };
        match (import.options.on_same, import.options.on_match) {
            (OnSame::Add, _) => self.create(keyed, teams),
            (OnSame::Ask, OnMatch::Update) => Outcome::Skipped(RowProblem::by(RowCode::MaybeSame, user)),
            (OnSame::Ask | OnSame::Update, _) => self.settle(keyed, user, false, import, facts, teams),
        }
    }

    /// Whoever is exactly as the program's own export wrote them stays so, also if no file could
    /// change them: staff, and those who have left.
    fn as_written(&mut self, user: UserId, row: &PersonRow, facts: &Facts, teams: &Teams<'_>) -> Option<Outcome> {
        let person = facts.people.get(&user)?;
        let merged = merge(person, row, &teams.written_with(row)?, &[]);
        if !merged.is_empty() {
            return None;
        }
        Some(if self.claimed.insert(user) {
            Outcome::Unchanged(user)
        } else {
            twice(user)
        })
    }

    fn holders(&self, index: usize) -> (Option<UserId>, Option<UserId>) {
        (self.identifiers.holder(index), self.emails.holder(index))
    }

    /// Waiting rows whose people pass their addresses around in a ring, such as two who swap: each
    /// gives up the address the next one takes. By row, the person it is.
    fn rings(&self, waiting: &[Keyed<'_>]) -> BTreeMap<usize, UserId> {
        let mut next: BTreeMap<UserId, UserId> = BTreeMap::new();
        let mut rows: BTreeMap<UserId, usize> = BTreeMap::new();
        for keyed in waiting {
            if let (Some(user), Some(holder)) = self.holders(keyed.index)
                && self.waiting.get(&user) == Some(&keyed.index)
            {
                next.insert(user, holder);
                rows.insert(user, keyed.index);
            }
        }
        let mut rings = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for start in next.keys() {
            let mut path: Vec<UserId> = Vec::new();
            let mut at = Some(start);
            while let Some(user) = at.filter(|user| seen.insert(**user)) {
                path.push(*user);
                at = next.get(user);
            }
            let ring = at.and_then(|user| path.iter().position(|known| known == user));
            for user in ring.and_then(|from| path.get(from..)).unwrap_or_default() {
                rings.extend(rows.get(user).map(|row| (*row, *user)));
            }
        }
        rings
    }

    /// A row nobody freed the address for.
    fn stuck(&self, index: usize, sure: bool) -> Outcome {
        let (by_identifier, by_email) = self.holders(index);
        let code = if by_identifier.is_some() || sure {
            RowCode::TwoPeople
        } else {
            RowCode::SamePersonTwice
        };
        Outcome::Refused(Box::new(RowProblem {
            code,
            who: if sure { by_identifier.or(by_email) } else { by_email },
            earlier: None,
            text: None,
        }))
    }

    fn give_up_waiting(&mut self) {
        self.claimed.extend(std::mem::take(&mut self.waiting).into_keys());
    }

    fn by_number(&self, row: &PersonRow) -> Option<UserId> {
        let number = row.phones.first().map_or_else(|| NO_NUMBER.to_owned(), PhoneValue::key);
        let key = number_key(&row.name.full(), &number);
        let (_, likeliest) = self.numbers.get(&key)?.first()?;
        Some(*likeliest)
    }

    fn create(&mut self, keyed: &Keyed<'_>, teams: &Teams<'_>) -> Outcome {
        if let Some(own) = &keyed.row.own {
            if own.kind.is_some_and(Kind::is_staff) {
                return Outcome::Refused(RowProblem::new(RowCode::StaffRow));
            }
            if own.left {
                return Outcome::Refused(RowProblem::new(RowCode::LeftRow));
            }
        }
        if keyed.row.emails.len() + keyed.row.phones.len() > POINTS_MAX {
            return Outcome::Refused(RowProblem::new(RowCode::TooManyPoints));
        }
        match teams.resolve(keyed.row).and_then(|named| teams.for_new(named)) {
            Err(problem) => Outcome::Refused(problem),
            Ok(_) => {
                self.created.insert(keyed.new);
                self.take(keyed, keyed.new);
                if self.numbered {
                    let (row, bare) = (keyed.row, has_no_key(keyed.row));
                    let alone = (bare && row.phones.is_empty()).then(|| NO_NUMBER.to_owned());
                    let numbers = row.phones.iter().map(PhoneValue::key).chain(alone);
                    self.hold_numbers(keyed.new, &row.name, bare, numbers);
                }
                Outcome::Created
            }
        }
    }

    fn settle(
        &mut self,
        keyed: &Keyed<'_>,
        user: UserId,
        by_identifier: bool,
        import: &ImportPeople,
        facts: &Facts,
        teams: &Teams<'_>,
    ) -> Outcome {
        let row = keyed.row;
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
        let merged = merge(person, row, named, &[]);
        if merged.is_empty() {
            return Outcome::Unchanged(user);
        }
        if merged.has_too_many_points(person) {
            return Outcome::Refused(RowProblem::by(RowCode::TooManyPoints, user));
        }
        if import.options.ignore_identifiers_in_use && by_identifier {
            return Outcome::Skipped(RowProblem::by(RowCode::IdentifierInUse, user));
        }
        match import.options.on_match {
            OnMatch::Update => {
                self.release(person, row);
                self.take(keyed, user);
                if self.numbered {
                    let known = person
                        .points
                        .iter()
                        .map(|point| merged.now(point))
                        .filter_map(number_of);
                    let mut held: Vec<String> = known.chain(row.phones.iter().map(PhoneValue::key)).collect();
                    let bare = has_only_numbers(person) && has_no_key(row);
                    if held.is_empty() && bare {
                        held = numbers(person);
                    }
                    self.hold_numbers(user, merged.name(person), bare, held.into_iter());
                }
                Outcome::Updated(user)
            }
            OnMatch::Skip => Outcome::Skipped(RowProblem::by(RowCode::OnMatchSkipped, user)),
            OnMatch::Refuse => Outcome::Refused(RowProblem::by(RowCode::OnMatchRefused, user)),
        }
    }

    /// What the person no longer holds once they take the row's values.
    fn release(&mut self, person: &Person, row: &PersonRow) {
        if let (Some(old), true) = (&person.private.email, row.secure_email().is_some()) {
            self.emails.release(&old.key(), person.card.id);
        }
        if let (Some(old), true) = (&person.private.identifier, row.identifier.is_some()) {
            self.identifiers.release(old.as_str(), person.card.id);
        }
        if self.numbered {
            let name = person.card.name.full();
            for number in numbers(person) {
                if let Some(holders) = self.numbers.get_mut(&number_key(&name, &number)) {
                    holders.retain(|(_, holder)| *holder != person.card.id);
                }
            }
        }
    }

    /// Somebody holds what a row brings.
    fn take(&mut self, keyed: &Keyed<'_>, user: UserId) {
        self.emails.hold(keyed.index, user);
        self.identifiers.hold(keyed.index, user);
    }
}

/// Whether a row has neither address nor identifier.
fn has_no_key(row: &PersonRow) -> bool {
    row.identifier.is_none() && row.secure_email().is_none()
}

/// Whether a person has neither address nor identifier.
const fn has_only_numbers(person: &Person) -> bool {
    person.private.email.is_none() && person.private.identifier.is_none()
}

fn number_of(point: &ContactPoint) -> Option<String> {
    match &point.reach {
        Reach::Phone(phone) => Some(phone.key()),
        Reach::Email(_) => None,
    }
}

/// The number of somebody who has nothing at all but a name.
const NO_NUMBER: &str = "";

/// What a person is known by beside their name: their numbers, or that they have nothing.
fn numbers(person: &Person) -> Vec<String> {
    let card = &person.card;
    let here = !card.kind.is_staff() && card.status != Status::Inactive;
    if here && person.points.is_empty() && has_only_numbers(person) && person.private.phone.is_none() {
        return vec![NO_NUMBER.to_owned()];
    }
    person.points.iter().filter_map(number_of).collect()
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
