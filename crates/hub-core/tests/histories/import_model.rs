//! What becomes of a file's rows, told once more with loops over plain lists.

mod same;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::coded::Coded;
use domain::ids::{TeamId, UserId};
use domain::import::{Found, ImportPeople, NewIds, OnMatch, OnRename, Outcome, PersonRow, StagedRow, TeamRef, renames};
use domain::people::{ContactPoint, Kind, Reach, Status, UserCard, UserPrivate};
use domain::person_name::PersonName;
use domain::phone::Status as PhoneStatus;

use crate::state::State;
use same::number;

/// The outcome of a row in few words: what, why, who is concerned, which earlier row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Foretold {
    pub(crate) what: &'static str,
    pub(crate) code: &'static str,
    pub(crate) who: Option<UserId>,
    pub(crate) earlier: Option<u32>,
}

const fn person(found: Found) -> Option<UserId> {
    match found {
        Found::Person(user) => Some(user),
        Found::Team(_) => None,
    }
}

impl Foretold {
    pub(crate) fn of(outcome: &Outcome) -> Self {
        let (what, problem) = match outcome {
            Outcome::Created => return Self::plain("created", None),
            Outcome::Updated(found) => return Self::plain("updated", person(*found)),
            Outcome::Unchanged(found) => return Self::plain("unchanged", person(*found)),
            Outcome::Skipped(problem) => ("skipped", problem),
            Outcome::Refused(problem) => ("refused", problem),
        };
        Self {
            what,
            code: problem.code.code(),
            who: problem.who,
            earlier: problem.earlier,
        }
    }

    const fn plain(what: &'static str, who: Option<UserId>) -> Self {
        Self {
            what,
            code: "",
            who,
            earlier: None,
        }
    }

    const fn refused(code: &'static str, who: Option<UserId>) -> Self {
        Self {
            what: "refused",
            code,
            who,
            earlier: None,
        }
    }
}

/// Foretells every row and returns the firm afterwards.
pub(crate) fn foretell(before: &State, import: &ImportPeople, now: DateTime<Utc>) -> (Vec<Foretold>, State) {
    let mut told = Telling {
        state: before.clone(),
        before,
        import,
        now,
        claims: BTreeMap::new(),
        seen: Vec::new(),
        shed: shed(before, import),
    };
    let mut outcomes: Vec<Option<Foretold>> = vec![None; import.rows.len()];
    let mut left: Vec<usize> = Vec::new();
    let mut bare: Vec<usize> = Vec::new();
    for (index, staged) in import.rows.iter().enumerate() {
        match staged {
            StagedRow::Unusable { code, .. } => outcomes[index] = Some(Foretold::refused(code.code(), None)),
            StagedRow::Usable(..) => {
                let row = told.row(index).0.clone();
                match told.teams_and_repetitions(&row) {
                    Some(refused) => outcomes[index] = Some(refused),
                    None if row.identifier.is_none() && row.emails.is_empty() => bare.push(index),
                    None => left.push(index),
                }
            }
            other => unreachable!("a file of people has no {other:?}"),
        }
    }
    // Rows that wait are tried again as long as that settles any.
    loop {
        let waiting = left.len();
        left.retain(|index| {
            outcomes[*index] = told.settle(*index);
            outcomes[*index].is_none()
        });
        if left.len() == waiting {
            break;
        }
    }
    // People who hand their addresses on in a ring get them all at once.
    let rings: Vec<Option<UserId>> = left.iter().map(|index| told.in_ring(*index)).collect();
    let mut doubtful: Vec<usize> = Vec::new();
    for (index, ring) in left.iter().copied().zip(rings) {
        if let Some(user) = ring {
            outcomes[index] = Some(told.change(index, user, true));
            continue;
        }
        let (by_identifier, by_email) = told.holders(index);
        if by_identifier.is_none() && by_email.is_none() {
            doubtful.push(index);
            continue;
        }
        outcomes[index] = Some(match by_identifier {
            Some(_) => Foretold::refused("twoPeople", by_email),
            None => Foretold::refused("samePersonTwice", by_email),
        });
    }
    for claim in told.claims.values_mut() {
        claim.1 = true;
    }
    // Nor does a row claim a person by name and number before the other rows are settled.
    for index in doubtful {
        outcomes[index] = Some(told.doubted(index));
    }
    // A row that has nothing but a name and a number gives way to the others.
    for index in bare {
        outcomes[index] = told.settle(index);
    }
    (outcomes.into_iter().map(|o| o.unwrap()).collect(), told.state)
}

struct Telling<'a> {
    state: State,
    before: &'a State,
    import: &'a ImportPeople,
    now: DateTime<Utc>,
    /// Which row is a person's, and whether it is settled.
    claims: BTreeMap<UserId, (usize, bool)>,
    /// Line, identifier and address of the rows before.
    seen: Vec<(u32, Option<String>, Option<String>)>,
    /// Rows that come without their first address, as they are without it.
    shed: BTreeMap<usize, PersonRow>,
}

/// Of rows that share an address under different names it stays with the one who has it, or else the
/// first; by choice it also stays with the client who has it.
fn shed(before: &State, import: &ImportPeople) -> BTreeMap<usize, PersonRow> {
    let usable = |(index, staged): (usize, &StagedRow)| match staged {
        StagedRow::Usable(row, _) => Some((index, (**row).clone())),
        _ => None,
    };
    let rows: Vec<(usize, PersonRow)> = import.rows.iter().enumerate().filter_map(usable).collect();
    let mut shed = BTreeMap::new();
    for (index, row) in &rows {
        let Some(email) = row.emails.first() else { continue };
        let shares = |other: &PersonRow| {
            let first = other.emails.first();
            first.is_some_and(|e| e.as_str().eq_ignore_ascii_case(email.as_str()))
        };
        let holder = before.holder_of_email(email.as_str());
        let theirs = |other: &PersonRow| {
            let Some(holder) = holder else { return false };
            let by_key = other.identifier.is_some() && other.identifier == before.privates[&holder].identifier;
            by_key || !renames(&before.cards[&holder].name, &other.name)
        };
        let sharing = || rows.iter().map(|(_, other)| other).filter(|other| shares(other));
        let keeps = sharing().find(|other| theirs(other)).or(sharing().next()).unwrap();
        let stranger = |holder: UserId| {
            let card = &before.cards[&holder];
            let identifier = row.identifier.as_ref();
            let by_key = identifier.and_then(|i| before.holder_of_identifier(i.as_str()));
            by_key != Some(holder) && !matches!(card.kind, Kind::Staff(_)) && renames(&card.name, &row.name)
        };
        let adds = import.options.on_rename == OnRename::AddWithoutAddress && holder.is_some_and(stranger);
        if adds || renames(&keeps.name, &row.name) {
            let mut without = row.clone();
            without.emails.remove(0);
            shed.insert(*index, without);
        }
    }
    shed
}

impl Telling<'_> {
    fn teams_and_repetitions(&mut self, row: &PersonRow) -> Option<Foretold> {
        if let Err(code) = teams_named(self.before, row) {
            return Some(Foretold::refused(code, None));
        }
        let identifier = row.identifier.as_ref().map(|i| i.as_str().to_owned());
        let email = row.emails.first().map(|e| e.as_str().to_lowercase());
        for (line, i, _) in &self.seen {
            if i.is_some() && *i == identifier {
                return Some(Foretold {
                    earlier: Some(*line),
                    ..Foretold::refused("identifierTwice", None)
                });
            }
        }
        for (line, _, e) in &self.seen {
            if e.is_some() && *e == email {
                return Some(Foretold {
                    earlier: Some(*line),
                    ..Foretold::refused("emailTwice", None)
                });
            }
        }
        self.seen.push((row.row, identifier, email));
        None
    }

    fn row(&self, index: usize) -> (&PersonRow, &NewIds) {
        match &self.import.rows[index] {
            StagedRow::Usable(row, ids) => (self.shed.get(&index).unwrap_or(row), ids),
            _ => unreachable!("only usable rows are settled"),
        }
    }

    fn holders(&self, index: usize) -> (Option<UserId>, Option<UserId>) {
        let (row, _) = self.row(index);
        let identifier = row
            .identifier
            .as_ref()
            .and_then(|i| self.state.holder_of_identifier(i.as_str()));
        (
            identifier,
            row.emails.first().and_then(|e| self.state.holder_of_email(e.as_str())),
        )
    }

    /// `None` if the row waits.
    fn settle(&mut self, index: usize) -> Option<Foretold> {
        let (by_identifier, by_email) = self.holders(index);
        for user in [by_identifier, by_email].into_iter().flatten() {
            if let Some(refused) = self.out_of_reach(user) {
                return Some(refused);
            }
        }
        let (row, _) = self.row(index);
        let bare = row.identifier.is_none() && row.emails.is_empty();
        let user = if bare {
            self.by_name_and_number(row)
        } else {
            by_identifier.or(by_email)
        };
        let Some(user) = user else {
            if !bare && self.same_person(row).is_some() {
                return None;
            }
            return Some(self.create(index));
        };
        match self.claims.get(&user) {
            Some((other, true)) if *other != index => {
                return Some(Foretold::refused("samePersonTwice", Some(user)));
            }
            // Whoever holds the address may yet give it up.
            Some((other, false)) if *other != index => return None,
            _ => {}
        }
        if let Some(refused) = self.out_of_reach(user) {
            return Some(refused);
        }
        if by_identifier.is_some() && by_email.is_some_and(|e| e != user) {
            self.claims.insert(user, (index, false));
            return None;
        }
        Some(self.change(index, user, by_identifier.is_some()))
    }

    /// Whose row it is, if following "wants the address of" from them leads back to them.
    fn in_ring(&self, index: usize) -> Option<UserId> {
        let wants = |user: UserId| {
            let (row, settled) = *self.claims.get(&user)?;
            let (by_identifier, by_email) = self.holders(row);
            if settled || by_identifier != Some(user) {
                None
            } else {
                by_email
            }
        };
        let first = self.holders(index).0?;
        if self.claims.get(&first) != Some(&(index, false)) {
            return None;
        }
        let mut at = first;
        for _ in 0..self.claims.len() {
            at = wants(at)?;
            if at == first {
                return Some(first);
            }
        }
        None
    }

    fn change(&mut self, index: usize, user: UserId, by_identifier: bool) -> Foretold {
        let options = self.import.options;
        let asks = options.on_match == OnMatch::Update && options.on_rename != OnRename::Update;
        if asks && !by_identifier && renames(&self.state.cards[&user].name, &self.row(index).0.name) {
            return Foretold {
                what: "skipped",
                ..Foretold::refused("wouldRename", Some(user))
            };
        }
        self.claims.insert(user, (index, true));
        let after = taken_over(&self.state, user, self.row(index));
        if after == self.state {
            return Foretold::plain("unchanged", Some(user));
        }
        let skipped = |code| Foretold {
            what: "skipped",
            ..Foretold::refused(code, Some(user))
        };
        let options = self.import.options;
        match options.on_match {
            _ if options.ignore_identifiers_in_use && by_identifier => skipped("identifierInUse"),
            OnMatch::Skip => skipped("onMatchSkipped"),
            OnMatch::Refuse => Foretold::refused("onMatchRefused", Some(user)),
            OnMatch::Update => {
                self.state = after;
                Foretold::plain("updated", Some(user))
            }
        }
    }

    fn out_of_reach(&self, user: UserId) -> Option<Foretold> {
        let card = &self.state.cards[&user];
        match (card.kind, card.status) {
            (Kind::Staff(_), _) => Some(Foretold::refused("staffMember", Some(user))),
            (_, Status::Inactive) => Some(Foretold::refused("inactive", Some(user))),
            _ => None,
        }
    }

    fn by_name_and_number(&self, row: &PersonRow) -> Option<UserId> {
        let folded = |name: &PersonName| domain::search_key::fold(&name.full());
        let Some(number) = row.phones.first().map(number) else {
            // Somebody who has nothing but that name either.
            let nothing = |user: UserId| {
                let private = &self.state.privates[&user];
                private.email.is_none() && private.phone.is_none() && private.identifier.is_none()
            };
            let served = self.state.cards.values().filter(|c| self.state.is_served(c.id));
            let mut namesakes = served.filter(|c| folded(&c.name) == folded(&row.name));
            let alone = namesakes.find(|c| nothing(c.id) && self.state.points_of(c.id).is_empty());
            return alone.map(|c| c.id);
        };
        let mut main: Vec<UserId> = Vec::new();
        let mut other: Vec<UserId> = Vec::new();
        let namesakes = self
            .state
            .cards
            .values()
            .filter(|c| folded(&c.name) == folded(&row.name));
        for card in namesakes {
            let points = self.state.points_of(card.id);
            let mut numbers = points.iter().filter_map(|point| match &point.reach {
                Reach::Phone(phone) => Some(self::number(phone)),
                Reach::Email(_) => None,
            });
            if numbers.next().as_ref() == Some(&number) {
                main.push(card.id);
            } else if numbers.any(|n| n == number) {
                other.push(card.id);
            }
        }
        let bare = |user: &&UserId| {
            self.state.privates[*user].email.is_none() && self.state.privates[*user].identifier.is_none()
        };
        main.iter().find(bare).or(main.first()).or(other.first()).copied()
    }

    fn create(&mut self, index: usize) -> Foretold {
        let (row, ids) = self.row(index);
        let (row, ids) = (row.clone(), ids.clone());
        let mut teams = teams_named(self.before, &row).unwrap();
        if teams.is_empty() {
            let Some(team) = self.state.default_team() else {
                return Foretold::refused("noDefaultTeam", None);
            };
            if !self.state.has_active_staff(team) {
                return Foretold::refused("teamWithoutActiveStaff", None);
            }
            teams.insert(team);
        }
        let user = ids.user;
        let job_title = row.job_title.clone().unwrap_or_default();
        let card = UserCard {
            middle_names: row.middle_names.clone().unwrap_or_default(),
            company: row.company.clone().unwrap_or_default(),
            job_title,
            ..UserCard::new(user, Kind::Client, row.name.clone(), Status::Quiet, self.now)
        };
        self.state.cards.insert(user, card);
        if let Some(note) = &row.note {
            self.state.notes.insert(user, note.clone());
        }
        self.state
            .privates
            .insert(user, private_of(&row, testkit::private(user)));
        let emails = row.emails.iter().cloned().map(|e| (String::new(), Reach::Email(e)));
        let phones = row
            .phones
            .iter()
            .cloned()
            .map(|p| (p.label.clone().unwrap_or_default(), Reach::Phone(p)));
        for (((label, reach), id), position) in emails.chain(phones).zip(ids.points).zip(0..) {
            self.state.points.insert(
                id,
                ContactPoint {
                    label,
                    ..testkit::point(id, user, position, reach)
                },
            );
        }
        self.state.members.extend(teams.into_iter().map(|team| (team, user)));
        self.claims.insert(user, (index, true));
        Foretold::plain("created", None)
    }
}

/// A team is named by its id, its identifier, or else its name if only one team has it. A text that is
/// no team may be several with commas between them, or a word for nothing.
fn teams_named(state: &State, row: &PersonRow) -> Result<BTreeSet<TeamId>, &'static str> {
    let mut teams = BTreeSet::new();
    for named in &row.teams {
        let meant = match named {
            TeamRef::Id(id) | TeamRef::Own { id, .. } => vec![TeamId(*id)],
            TeamRef::Text(text) => match team_of(state, text)? {
                Some(team) => vec![team],
                None => {
                    let pieces: Vec<&str> = text
                        .split(',')
                        .map(str::trim)
                        .filter(|piece| !piece.is_empty())
                        .collect();
                    let known: Vec<TeamId> = pieces
                        .iter()
                        .filter_map(|piece| team_of(state, piece).unwrap_or(None))
                        .collect();
                    if text.contains(',') && known.len() == pieces.len() {
                        known
                    } else if domain::nothing::is_nothing(text) {
                        Vec::new()
                    } else {
                        return Err("teamUnknown");
                    }
                }
            },
        };
        for team in meant {
            if !state.teams.contains_key(&team) {
                return Err("teamUnknown");
            }
            if !state.has_active_staff(team) {
                return Err("teamWithoutActiveStaff");
            }
            teams.insert(team);
        }
    }
    Ok(teams)
}

fn team_of(state: &State, text: &str) -> Result<Option<TeamId>, &'static str> {
    let plain = |name: &str| name.replace(' ', "").to_lowercase();
    let same = |i: &domain::identifier::TeamIdentifier| i.as_str().eq_ignore_ascii_case(text);
    let by_identifier = state.teams.values().find(|t| t.identifier.as_ref().is_some_and(same));
    let by_name: Vec<_> = state.teams.values().filter(|t| plain(&t.name) == plain(text)).collect();
    match (by_identifier, by_name.as_slice()) {
        (Some(team), _) => Ok(Some(team.id)),
        (None, [team]) => Ok(Some(team.id)),
        (None, []) => Ok(None),
        (None, _) => Err("teamAmbiguous"),
    }
}

/// An empty cell never erases; the same address in other letters is the same address.
fn private_of(row: &PersonRow, mut private: UserPrivate) -> UserPrivate {
    if let Some(email) = row.emails.first()
        && !private
            .email
            .as_ref()
            .is_some_and(|e| e.as_str().eq_ignore_ascii_case(email.as_str()))
    {
        private.email = Some(email.clone());
    }
    private.phone = row.phones.iter().find_map(|p| p.e164.clone()).or(private.phone);
    private.identifier = row.identifier.clone().or(private.identifier);
    private
}

/// The firm once `user` has the values of a row.
fn taken_over(state: &State, user: UserId, (row, ids): (&PersonRow, &NewIds)) -> State {
    let mut after = state.clone();
    let card = after.cards.get_mut(&user).unwrap();
    let part = |new: &str, old: &str| {
        if new.is_empty() { old.to_owned() } else { new.to_owned() }
    };
    card.name = PersonName::parse(
        &part(row.name.given(), card.name.given()),
        &part(row.name.family(), card.name.family()),
    )
    .unwrap();
    if let Some(title) = &row.job_title {
        card.job_title.clone_from(title);
    }
    if let Some(names) = &row.middle_names {
        card.middle_names.clone_from(names);
    }
    if let Some(company) = &row.company {
        card.company.clone_from(company);
    }
    if let Some(note) = &row.note {
        after.notes.insert(user, note.clone());
    }
    let private = state.privates[&user].clone();
    let old_secure = private.email.clone();
    after.privates.insert(user, private_of(row, private));
    after
        .members
        .extend(teams_named(state, row).unwrap().into_iter().map(|team| (team, user)));

    let points = state.points_of(user);
    let mut new: Vec<(String, Reach)> = Vec::new();
    let same = |point: &ContactPoint, text: &str| matches!(&point.reach, Reach::Email(e) if e.as_str().eq_ignore_ascii_case(text));
    for (index, email) in row.emails.iter().enumerate() {
        if points.iter().any(|p| same(p, email.as_str())) {
            continue;
        }
        // The new secure address takes the place of the one before, unless the row has both.
        let kept = |e: &str| row.emails.iter().any(|r| r.as_str().eq_ignore_ascii_case(e));
        let old = old_secure
            .as_ref()
            .map(|e| e.as_str())
            .filter(|e| index == 0 && !kept(e));
        match old.and_then(|old| points.iter().find(|p| same(p, old))) {
            Some(point) => after.points.get_mut(&point.id).unwrap().reach = Reach::Email(email.clone()),
            None => new.push((String::new(), Reach::Email(email.clone()))),
        }
    }
    let numbers: Vec<String> = row.phones.iter().map(number).collect();
    let mut replaced = BTreeSet::new();
    for phone in &row.phones {
        let text = |p: &ContactPoint| match &p.reach {
            Reach::Phone(phone) => Some(number(phone)),
            Reach::Email(_) => None,
        };
        if points.iter().any(|p| text(p) == Some(number(phone))) {
            continue;
        }
        let label = phone.label.clone().unwrap_or_default();
        let is_number = |p: &ContactPoint| matches!(&p.reach, Reach::Phone(phone) if phone.e164.is_some());
        // A text that is no number takes no number's place.
        let gives_way = |p: &ContactPoint| phone.e164.is_some() || !is_number(p);
        let stale = |p: &&ContactPoint| {
            p.label == label
                && text(p).is_some_and(|t| !numbers.contains(&t))
                && !replaced.contains(&p.id)
                && gives_way(p)
        };
        let beside_number = points.iter().any(|p| p.label == label && is_number(p));
        match points.iter().find(stale) {
            // It is left out where there is a number.
            None if beside_number && phone.status == PhoneStatus::Error => {}
            Some(point) => {
                replaced.insert(point.id);
                after.points.get_mut(&point.id).unwrap().reach = Reach::Phone(phone.clone());
            }
            None => new.push((label, Reach::Phone(phone.clone()))),
        }
    }
    for (((label, reach), id), position) in new.into_iter().zip(&ids.points).zip(state.next_position(user)..) {
        after.points.insert(
            *id,
            ContactPoint {
                label,
                ..testkit::point(*id, user, position, reach)
            },
        );
    }
    after
}
