//! The people and keys of the firm while the rows of a file are applied one after the other.

use std::collections::{BTreeMap, BTreeSet};

use super::ImportPeople;
use super::changes::changes;
use super::keys::Keys;
use super::numbers::Numbers;
use super::reach::{has_other_role, is_bare, newcomer, out_of_reach, written_for};
use super::same::Unaddressed;
use super::sharing::renames;
use super::teams::Teams;
use crate::email::EmailAddress;
use crate::facts::Facts;
use crate::ids::UserId;
use crate::import::choices::{Listed, OnMatch, OnRename, OnSame};
use crate::import::report::{Outcome, RowCode, RowProblem};
use crate::import::rows::PersonRow;
use crate::people::Person;
use crate::points::POINTS_MAX;

/// A row that is ready to be settled.
pub(super) struct Keyed<'a> {
    pub(super) index: usize,
    pub(super) row: &'a PersonRow,
    /// The id of the new person, if the row becomes one.
    pub(super) new: UserId,
}

/// The holders of keys and numbers while the rows are applied one after the other.
pub(super) struct State<'a> {
    emails: Keys<'a>,
    identifiers: Keys<'a>,
    /// People by name and number, for rows with nothing better.
    numbers: Numbers,
    /// The clients a row with a new address may refer to.
    unaddressed: Unaddressed,
    /// People whom an earlier row has become.
    claimed: BTreeSet<UserId>,
    /// People whose row waits for its address, with the index of that row.
    waiting: BTreeMap<UserId, usize>,
    /// New people of this import: only their ids are known.
    created: BTreeSet<UserId>,
    listed: Listed,
}

impl<'a> State<'a> {
    pub(super) fn of(facts: &Facts, rows: &[Option<&'a PersonRow>], listed: Listed) -> Self {
        let numbered = rows.iter().flatten().any(|row| is_bare(row, listed, facts));
        let email = |row: &'a PersonRow| row.secure_email().map(EmailAddress::key);
        let identifier = |row: &'a PersonRow| row.identifier.as_ref().map(|i| i.as_str().into());
        Self {
            emails: Keys::of(rows, email, &facts.email_holders),
            identifiers: Keys::of(rows, identifier, &facts.identifier_holders),
            numbers: if numbered {
                Numbers::of(facts)
            } else {
                Numbers::default()
            },
            unaddressed: match listed {
                Listed::Clients => Unaddressed::of(facts),
                _ => Unaddressed::default(),
            },
            listed,
            claimed: BTreeSet::new(),
            waiting: BTreeMap::new(),
            created: BTreeSet::new(),
        }
    }

    /// Refuses a row whose address or identifier an earlier row has; remembers it otherwise.
    pub(super) fn note(&mut self, index: usize, row: &PersonRow) -> Result<(), Box<RowProblem>> {
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

    /// `None` if the row waits: another row may free its address, or may be the same person with more
    /// certainty.
    pub(super) fn judge(
        &mut self,
        keyed: &Keyed<'_>,
        import: &ImportPeople,
        facts: &Facts,
        teams: &Teams<'_>,
    ) -> Option<Outcome> {
        let row = keyed.row;
        let (by_identifier, by_email) = self.holders(keyed.index);
        let written_for = written_for(row, facts);
        if let Some(unchanged) = written_for.and_then(|user| self.as_written(user, row, facts, teams)) {
            return Some(unchanged);
        }
        for user in [written_for, by_identifier, by_email].into_iter().flatten() {
            if let Some(refused) = out_of_reach(user, self.listed, facts) {
                return Some(refused);
            }
        }
        let sure = written_for.or(by_identifier);
        let user = match sure.or(by_email) {
            None if is_bare(row, self.listed, facts) => self.numbers.likeliest(row),
            user => user,
        };
        let Some(user) = user else {
            return match self.may_be(keyed, facts) {
                Some(_) => None,
                None => Some(self.create(keyed, facts, teams)),
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
            // No other row becomes this person meanwhile.
            self.waiting.insert(user, keyed.index);
            return None;
        }
        self.waiting.remove(&user);
        let asks = import.options.on_match == OnMatch::Update && import.on_rename(row.row) != OnRename::Update;
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

    /// The client without an address that a row may refer to, if its own address and identifier are free.
    pub(super) fn may_be(&self, keyed: &Keyed<'_>, facts: &Facts) -> Option<UserId> {
        if self.holders(keyed.index) != (None, None) {
            return None;
        }
        self.unaddressed.candidate(keyed.row, facts)
    }

    /// Judges a row that may be a client without an address, once all other rows with an address or an
    /// identifier have their person.
    pub(super) fn judge_doubtful(
        &mut self,
        keyed: &Keyed<'_>,
        import: &ImportPeople,
        facts: &Facts,
        teams: &Teams<'_>,
    ) -> Outcome {
        let user = self.may_be(keyed, facts).filter(|user| !self.claimed.contains(user));
        let Some(user) = user else {
            return self.create(keyed, facts, teams);
        };
        match (import.on_same(keyed.row.row), import.options.on_match) {
            (OnSame::Add, _) => self.create(keyed, facts, teams),
            (OnSame::Ask, OnMatch::Update) => Outcome::Skipped(RowProblem::by(RowCode::MaybeSame, user)),
            (OnSame::Ask | OnSame::Update, _) => self.settle(keyed, user, false, import, facts, teams),
        }
    }

    /// A person who is exactly as the program's own export wrote them is unchanged, even if no file could
    /// change them: staff and inactive people.
    fn as_written(&mut self, user: UserId, row: &PersonRow, facts: &Facts, teams: &Teams<'_>) -> Option<Outcome> {
        let person = facts.people.get(&user)?;
        let changes = changes(person, row, &teams.written_with(row)?, &[]);
        if !changes.is_empty() || has_other_role(row, &person.card, self.listed) {
            return None;
        }
        Some(if self.claimed.insert(user) {
            Outcome::Unchanged(user.into())
        } else {
            twice(user)
        })
    }

    fn holders(&self, index: usize) -> (Option<UserId>, Option<UserId>) {
        (self.identifiers.holder(index), self.emails.holder(index))
    }

    /// Waiting rows whose people pass their addresses around in a ring, such as two who swap: each
    /// releases the address that the next one takes. The person of each such row, by its index.
    pub(super) fn rings(&self, waiting: &[Keyed<'_>]) -> BTreeMap<usize, UserId> {
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

    /// The refusal of a row whose address was never freed.
    pub(super) fn stuck(&self, index: usize, sure: bool) -> Outcome {
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

    pub(super) fn give_up_waiting(&mut self) {
        self.claimed.extend(std::mem::take(&mut self.waiting).into_keys());
    }

    fn create(&mut self, keyed: &Keyed<'_>, facts: &Facts, teams: &Teams<'_>) -> Outcome {
        if let Err(code) = newcomer(keyed.row, self.listed, facts) {
            return Outcome::Refused(RowProblem::new(code));
        }
        if keyed.row.emails.len() + keyed.row.phones.len() > POINTS_MAX {
            return Outcome::Refused(RowProblem::new(RowCode::TooManyPoints));
        }
        match teams.resolve(keyed.row).and_then(|named| teams.for_new(named)) {
            Err(problem) => Outcome::Refused(problem),
            Ok(_) => {
                self.created.insert(keyed.new);
                self.take(keyed, keyed.new);
                self.numbers.add(keyed.new, keyed.row);
                Outcome::Created
            }
        }
    }

    pub(super) fn settle(
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
        if let Some(refused) = out_of_reach(user, self.listed, facts) {
            return refused;
        }
        if has_other_role(row, &person.card, self.listed) {
            return Outcome::Refused(RowProblem::by(RowCode::OtherRole, user));
        }
        self.claimed.insert(user);
        let named = match teams.resolve(row) {
            Ok(named) => named,
            Err(problem) => return Outcome::Refused(problem),
        };
        let changes = changes(person, row, named, &[]);
        if changes.is_empty() {
            return Outcome::Unchanged(user.into());
        }
        if changes.has_too_many_points(person) {
            return Outcome::Refused(RowProblem::by(RowCode::TooManyPoints, user));
        }
        if import.options.ignore_identifiers_in_use && by_identifier {
            return Outcome::Skipped(RowProblem::by(RowCode::IdentifierInUse, user));
        }
        match import.options.on_match {
            OnMatch::Update => {
                self.release(person, row);
                self.take(keyed, user);
                self.numbers.replace(person, row, &changes);
                Outcome::Updated(user.into())
            }
            OnMatch::Skip => Outcome::Skipped(RowProblem::by(RowCode::OnMatchSkipped, user)),
            OnMatch::Refuse => Outcome::Refused(RowProblem::by(RowCode::OnMatchRefused, user)),
        }
    }

    /// Frees what the person no longer holds once they take the row's values.
    fn release(&mut self, person: &Person, row: &PersonRow) {
        if let (Some(old), true) = (&person.private.email, row.secure_email().is_some()) {
            self.emails.release(&old.key(), person.card.id);
        }
        if let (Some(old), true) = (&person.private.identifier, row.identifier.is_some()) {
            self.identifiers.release(old.as_str(), person.card.id);
        }
    }

    /// Gives the person the keys of a row.
    fn take(&mut self, keyed: &Keyed<'_>, user: UserId) {
        self.emails.hold(keyed.index, user);
        self.identifiers.hold(keyed.index, user);
    }
}

fn twice(user: UserId) -> Outcome {
    Outcome::Refused(RowProblem::by(RowCode::SamePersonTwice, user))
}
