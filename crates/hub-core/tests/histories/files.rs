//! Random files of clients, most of whose rows can be imported.

use domain::email::EmailAddress;
use domain::ids::{TeamId, UserId};
use domain::import::{ImportOptions, NewIds, OnMatch, OnRename, OnSame, PersonRow, RowCode, StagedRow, TeamRef};
use domain::person_name::PersonName;
use proptest::prelude::{Strategy, any};

use crate::state::State;
use crate::steps::{Ids, chance, email, identifier, name, phone, pick};

/// What one row is made from.
pub(crate) type RowStep = [u16; 10];

pub(crate) fn row_step() -> impl Strategy<Value = RowStep> {
    any::<RowStep>()
}

/// What is to happen to people who are there.
pub(crate) fn options(n: [u16; 8]) -> ImportOptions {
    let on_match = [OnMatch::Update, OnMatch::Update, OnMatch::Skip, OnMatch::Refuse];
    let on_rename = [
        OnRename::Ask,
        OnRename::Ask,
        OnRename::Update,
        OnRename::AddWithoutAddress,
    ];
    ImportOptions {
        on_match: pick(&on_match, n[0]).unwrap(),
        on_rename: pick(&on_rename, n[5]).unwrap(),
        on_same: pick(&[OnSame::Ask, OnSame::Ask, OnSame::Update, OnSame::Add], n[6]).unwrap(),
        ignore_identifiers_in_use: chance(n[1], 20),
        ..ImportOptions::default()
    }
}

/// The rows of a file, by what the firm holds now.
pub(crate) fn file(steps: &[RowStep], state: &State, ids: &mut Ids) -> Vec<StagedRow> {
    steps
        .iter()
        .zip(2..)
        .map(|(n, line)| staged(*n, line, state, ids))
        .collect()
}

/// The same rows with ids of their own, as a file that is read again has.
pub(crate) fn read_again(rows: &[StagedRow], ids: &mut Ids) -> Vec<StagedRow> {
    let again = |row: &StagedRow| match row {
        StagedRow::Usable(row, _) => StagedRow::Usable(row.clone(), new_ids(row, ids)),
        other => other.clone(),
    };
    rows.iter().map(again).collect()
}

fn new_ids(row: &PersonRow, ids: &mut Ids) -> NewIds {
    let user = ids.user();
    NewIds {
        user,
        points: (0..row.emails.len() + row.phones.len()).map(|_| ids.point()).collect(),
    }
}

fn staged(n: RowStep, line: u32, state: &State, ids: &mut Ids) -> StagedRow {
    if chance(n[0], 3) {
        return StagedRow::Unusable {
            row: line,
            code: RowCode::NoContact,
        };
    }
    let clients: Vec<UserId> = state.cards.keys().copied().filter(|u| state.is_served(*u)).collect();
    let mut row = match pick(&clients, n[1]).filter(|_| chance(n[0] / 100, 50)) {
        Some(client) => like(client, n, line, state),
        None => stranger(n, line, state),
    };
    if chance(n[2], 3) {
        // The address of a person whom a file of clients cannot change.
        let others: Vec<UserId> = state.cards.keys().copied().filter(|u| !state.is_served(*u)).collect();
        let taken = pick(&others, n[3]).and_then(|u| state.privates[&u].email.clone());
        row.emails.splice(..1.min(row.emails.len()), taken);
    }
    row.teams = teams(n, state);
    let ids = new_ids(&row, ids);
    StagedRow::Usable(Box::new(row), ids)
}

fn stranger(n: RowStep, line: u32, state: &State) -> PersonRow {
    let bare = chance(n[4], 20);
    PersonRow {
        row: line,
        name: name(n[3]),
        middle_names: words(n[2], 25, "Mary"),
        company: words(n[3], 30, "Hallmark"),
        note: words(n[4], 25, "Calls"),
        remarks: Vec::new(),
        job_title: chance(n[5], 30).then(|| format!("Trustee {}", n[5] % 3)),
        emails: if bare {
            Vec::new()
        } else {
            (0..1 + n[6] % 5 / 4)
                .map(|k| email(state, n[7].wrapping_add(31 * k), n[6] / 5))
                .collect()
        },
        phones: if bare {
            vec![phone(n[8])]
        } else {
            (0..n[8] % 3).map(|k| phone(n[9].wrapping_add(21 * k))).collect()
        },
        identifier: (!bare && chance(n[9], 40)).then(|| identifier(state, n[1], n[9] / 100)),
        teams: Vec::new(),
        role: None,
        own: None,
    }
}

/// A text of a cell, or nothing in it.
fn words(n: u16, percent: u16, text: &str) -> Option<String> {
    chance(n / 7, percent).then(|| format!("{text} {}", n % 3))
}

/// Somebody who is there, with something left out and something else.
fn like(user: UserId, n: RowStep, line: u32, state: &State) -> PersonRow {
    let (card, private) = (&state.cards[&user], &state.privates[&user]);
    let mut row = PersonRow {
        row: line,
        name: card.name.clone(),
        middle_names: words(n[1], 15, "Mary"),
        company: words(n[2], 20, "Hallmark"),
        note: words(n[3], 20, "Calls"),
        remarks: Vec::new(),
        job_title: chance(n[3], 20).then(|| format!("Trustee {}", n[3] % 3)),
        emails: private
            .email
            .clone()
            .filter(|_| !chance(n[4], 15))
            .into_iter()
            .collect(),
        phones: state
            .main_phone(user)
            .filter(|_| chance(n[4] / 100, 60))
            .into_iter()
            .collect(),
        identifier: private.identifier.clone().filter(|_| !chance(n[5], 25)),
        teams: Vec::new(),
        role: None,
        own: None,
    };
    let other: Vec<EmailAddress> = state
        .privates
        .values()
        .filter(|p| state.is_served(p.user))
        .filter_map(|p| p.email.clone())
        .collect();
    match n[6] % 12 {
        0..=2 => {}
        3 => row.name = name(n[7]),
        4 => row.name = PersonName::parse(name(n[7]).given(), "").unwrap(),
        5 | 6 => row.emails = vec![email(state, n[7], n[8])],
        7 => row.emails.insert(0, email(state, n[7], n[8])),
        8 => row.identifier = Some(identifier(state, n[7], n[8])),
        9 => row.phones = vec![phone(n[7])],
        10 => row.phones.insert(0, phone(n[7])),
        // Somebody else's address: free only if another row gives it up.
        _ => row.emails = pick(&other, n[7]).into_iter().collect(),
    }
    if row.emails.is_empty() && row.identifier.is_none() && row.phones.is_empty() {
        row.phones.push(phone(n[9]));
    }
    row
}

fn teams(n: RowStep, state: &State) -> Vec<TeamRef> {
    let all: Vec<TeamId> = state.teams.keys().copied().collect();
    let sound: Vec<TeamId> = all.iter().copied().filter(|t| state.has_active_staff(*t)).collect();
    let named = |k: u16| {
        let list = if chance(n[7] / 100, 4) { &all } else { &sound };
        let Some(id) = pick(list, n[8] / 7 + k) else {
            return TeamRef::Text("somewhere".into());
        };
        let team = &state.teams[&id];
        let twins = state
            .teams
            .values()
            .filter(|t| t.name.eq_ignore_ascii_case(&team.name))
            .count()
            > 1;
        match (&team.identifier, n[9] % 4) {
            (_, 0) => TeamRef::Id(id.0),
            (None, _) if twins && !chance(n[7], 10) => TeamRef::Id(id.0),
            (Some(identifier), _) => TeamRef::Text(identifier.as_str().to_uppercase()),
            (None, 1) => TeamRef::Text(team.name.replace(' ', "").to_lowercase()),
            (None, _) => TeamRef::Text(team.name.to_uppercase()),
        }
    };
    match n[8] % 20 {
        0..=11 => Vec::new(),
        12..=16 => vec![named(0)],
        17 | 18 => vec![named(0), named(1)],
        _ => vec![match (n[9] / 4 % 3, named(0), named(1)) {
            (1, _, _) => TeamRef::Text("None".into()),
            (2, TeamRef::Text(one), TeamRef::Text(other)) => TeamRef::Text(format!("{one}, {other}")),
            _ => TeamRef::Text("nowhere".into()),
        }],
    }
}
