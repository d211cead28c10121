//! Random commands about one person: adding them, and changing their details.

use domain::coded::Coded;
use domain::command::{AddPerson, Arrival, CommandKind, EditProfile, Expect, Field, Newcomer};
use domain::ids::UserId;
use domain::language::PreferredLanguage;
use domain::people::{Kind, Role};

use crate::books::new_book;
use crate::inviting_steps::words;
use crate::state::State;
use crate::steps::{Ids, chance, email, firm, identifier, name, person, phone, pick, team};

pub(crate) fn add_person(state: &State, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    let role = pick(
        &[
            Role::Staff,
            Role::Staff,
            Role::UserAdministrator,
            Role::SystemAdministrator,
        ],
        n[0],
    )
    .unwrap();
    let arrival = match n[5] / 100 % 10 {
        0..=4 => Arrival::Invited(words(n[2], n[5])),
        5 | 6 => Arrival::Quiet,
        _ => Arrival::Present,
    };
    CommandKind::AddPerson(Box::new(AddPerson {
        user: match n[0] % 100 {
            0..=95 => ids.user(),
            96 => firm("").acts_as(),
            _ => person(state, n[1], ids),
        },
        newcomer: pick(
            &[
                Newcomer::Staff(role),
                Newcomer::Staff(role),
                Newcomer::Client,
                Newcomer::Partner,
            ],
            n[6] / 100,
        )
        .unwrap(),
        name: name(n[1]),
        middle_names: ["", " Jane  Mary "][usize::from(chance(n[3], 30))].into(),
        company: if chance(n[3] / 7, 3) {
            "c".repeat(501)
        } else {
            ["", "Hallmark  Trust "][usize::from(chance(n[3] / 100, 40))].into()
        },
        note: note(n[2] / 3),
        language: language(n[5] / 9),
        job_title: if chance(n[2], 3) {
            "t".repeat(501)
        } else {
            [" Senior   adviser ", ""][usize::from(n[2] / 100 % 2)].into()
        },
        email: (!chance(n[4] / 100, 12)).then(|| email(state, n[2], n[3])),
        phone: chance(n[4], 50).then(|| phone(n[5])),
        identifier: chance(n[6], 50).then(|| identifier(state, n[7], n[3] / 100)),
        teams: (0..n[4] % 3)
            .map(|k| team(state, n[7] / 5 + k, n[k as usize], ids))
            .collect(),
        book: new_book(state, n, ids),
        arrival,
        points: [ids.point(), ids.point()],
    }))
}

/// One of the languages, or that of the firm.
fn language(n: u16) -> PreferredLanguage {
    let all: Vec<_> = PreferredLanguage::all().collect();
    pick(&all, n).unwrap_or_default()
}

/// A note of one or two lines, none, or one that is too long.
fn note(n: u16) -> String {
    match n % 20 {
        0 => "n".repeat(5_001),
        1..=4 => format!(" Calls at {} \n then  writes", n % 3),
        5..=7 => format!("Pays late {}", n % 2),
        _ => String::new(),
    }
}

pub(crate) fn edit_profile(
    state: &State,
    user: UserId,
    n: [u16; 8],
    expect: &mut Vec<Expect>,
    ids: &mut Ids,
) -> CommandKind {
    let staff = state.cards.get(&user).is_some_and(|c| matches!(c.kind, Kind::Staff(_)));
    if let (Some(card), Some(private), true) = (state.cards.get(&user), state.privates.get(&user), chance(n[1], 30)) {
        let field = pick(
            &[
                Field::Given,
                Field::Family,
                Field::JobTitle,
                Field::MiddleNames,
                Field::Company,
                Field::Language,
                Field::Note,
                Field::Email,
                Field::Identifier,
                Field::Phone,
            ],
            n[1] / 100,
        )
        .unwrap();
        let base = match field {
            Field::Given => card.name.given().into(),
            Field::Family => card.name.family().into(),
            Field::JobTitle => card.job_title.clone(),
            Field::MiddleNames => card.middle_names.clone(),
            Field::Company => card.company.clone(),
            Field::Language => card.language.code().to_owned(),
            Field::Note => state.notes.get(&user).cloned().unwrap_or_default(),
            Field::Email => private
                .email
                .as_ref()
                .map_or_else(String::new, |e| e.as_str().to_owned()),
            Field::Identifier => private
                .identifier
                .as_ref()
                .map_or_else(String::new, |i| i.as_str().to_owned()),
            _ => private
                .phone
                .as_ref()
                .map_or_else(String::new, |p| p.as_str().to_owned()),
        };
        expect.push(Expect {
            field,
            base: if chance(n[2], 25) { "seen before".into() } else { base },
        });
    }
    let text = |n: u16, luck: u16| match luck % 60 {
        55..=58 => String::new(),
        59 => "x".repeat(501),
        _ => name(n).given().to_owned(),
    };
    let roles = [Role::Staff, Role::UserAdministrator, Role::SystemAdministrator];
    CommandKind::EditProfile(Box::new(EditProfile {
        user,
        given: chance(n[2], 40).then(|| text(n[3], n[2] / 100)),
        family: chance(n[3], 30).then(|| text(n[2], n[3] / 100)),
        job_title: chance(n[4], 25).then(|| {
            if chance(n[4] / 100, 4) {
                "t".repeat(501)
            } else {
                format!("Trustee {}", n[4] % 3)
            }
        }),
        middle_names: chance(n[2] / 7, 15).then(|| text(n[4], n[3] / 7)),
        company: chance(n[3] / 5, 20).then(|| text(n[5], n[4] / 7)),
        note: chance(n[5] / 7, 25).then(|| note(n[6])),
        language: chance(n[6] / 7, 15).then(|| language(n[5])),
        email: chance(n[5], 35).then(|| email(state, n[6], n[5] / 100)),
        phone: chance(n[6], 35).then(|| chance(n[6] / 100, 75).then(|| phone(n[7]))),
        identifier: chance(n[7], 30).then(|| chance(n[7] / 100, 75).then(|| identifier(state, n[4], n[7] / 100))),
        role: chance(n[0] / 100, if staff { 35 } else { 8 }).then(|| pick(&roles, n[1]).unwrap()),
        points: [ids.point(), ids.point()],
    }))
}
