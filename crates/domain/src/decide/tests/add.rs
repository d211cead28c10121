//! People added by hand.

use uuid::Uuid;

use super::*;
use crate::language::{Language, PreferredLanguage};
use crate::people::PhoneValue;
use crate::phone::Status as PhoneStatus;

/// Cora, a client with an address, in the default team.
fn client() -> AddPerson {
    AddPerson {
        user: user(71),
        newcomer: Newcomer::Client,
        arrival: Arrival::Quiet,
        name: PersonName::parse("Cora", "Hale").unwrap(),
        middle_names: String::new(),
        job_title: String::new(),
        company: String::new(),
        note: String::new(),
        language: PreferredLanguage::default(),
        email: EmailAddress::parse("cora@example.com").ok(),
        phone: None,
        identifier: None,
        teams: Vec::new(),
        book: None,
        points: [PointId(Uuid::from_u128(500)), PointId(Uuid::from_u128(501))],
    }
}

fn add(act: AddPerson) -> CommandKind {
    CommandKind::AddPerson(Box::new(act))
}

fn by_phone() -> AddPerson {
    AddPerson {
        email: None,
        phone: Some(PhoneValue {
            raw: "020 7946 0018".into(),
            e164: None,
            ext: None,
            status: PhoneStatus::Error,
            label: None,
        }),
        ..client()
    }
}

#[test]
fn company_middle_names_and_note() {
    let office = World::new();
    let act = AddPerson {
        middle_names: " Mary  Jane ".into(),
        company: " Harbour  Ltd".into(),
        note: "Calls \n\n after six ".into(),
        ..client()
    };
    let writes = office.judge(add(act.clone())).unwrap();
    let card = &writes.cards.inserted[0];
    assert_eq!(
        (card.full_name().as_str(), card.company.as_str()),
        ("Cora Mary Jane Hale", "Harbour Ltd")
    );
    assert_eq!(writes.notes.inserted[0].note.as_str(), "Calls\n\nafter six");
    assert!(office.judge(add(client())).unwrap().notes.is_empty());
    for (field, max) in [(Field::MiddleNames, 500), (Field::Company, 500), (Field::Note, 5_000)] {
        let long = "é".repeat(max + 1);
        let mut act = client();
        *match field {
            Field::MiddleNames => &mut act.middle_names,
            Field::Company => &mut act.company,
            _ => &mut act.note,
        } = long;
        assert_eq!(office.judge(add(act)), Err(Refusal::TooLong { field, max }));
    }
}

#[test]
fn note_is_changed_and_removed() {
    let mut office = World::new().person(2, "Cora", Kind::Client, Status::Active, &[101]);
    let note = |text: &str| EditProfile {
        note: Some(text.into()),
        ..edit(2)
    };
    let change = |office: &World, text: &str| {
        let writes = office.judge(CommandKind::EditProfile(Box::new(note(text)))).unwrap();
        assert!(writes.cards.is_empty() && writes.privates.is_empty());
        writes.notes
    };
    assert_eq!(change(&office, " Calls ").inserted[0].note.as_str(), "Calls");
    assert!(change(&office, " \n ").is_empty());
    office.facts.people.get_mut(&user(2)).unwrap().note = crate::note::Note::parse("Calls").unwrap();
    assert_eq!(change(&office, "Writes").updated[0].1.note.as_str(), "Writes");
    assert_eq!(change(&office, "").deleted[0].note.as_str(), "Calls");
    assert!(change(&office, "Calls").is_empty());
    let seen = |base: &str| Expect {
        field: Field::Note,
        base: base.into(),
    };
    let act = || CommandKind::EditProfile(Box::new(note("Writes")));
    assert!(office.judge_expecting(act(), vec![seen("Calls")]).is_ok());
    let conflict = office.judge_expecting(act(), vec![seen("")]);
    assert!(matches!(conflict, Err(Refusal::Conflict { field: Field::Note, .. })));
}

#[test]
fn a_job_title_has_a_longest() {
    let edit = |length| {
        let edit = EditProfile {
            job_title: Some("x".repeat(length)),
            ..edit(1)
        };
        World::new().judge(CommandKind::EditProfile(Box::new(edit)))
    };
    let max = UserCard::TITLE_MAX;
    assert!(edit(max).is_ok());
    let field = Field::JobTitle;
    assert_eq!(edit(max + 1), Err(Refusal::TooLong { field, max }));
}

#[test]
fn new_staff_get_a_clean_record() {
    let writes = World::new().judge(add_staff(Role::Staff, "Sam@example.com")).unwrap();
    assert_eq!(writes.cards.inserted[0].job_title, "Senior adviser");
    assert_eq!(writes.cards.inserted[0].status, Status::Active);
    let team_of = writes.members.inserted[0].team;
    assert_eq!(team_of, team(101), "no team named: the default team");
}

#[test]
fn added_client_is_quiet_and_covered() {
    let world = World::new()
        .team(102, "North")
        .person(2, "Nia", STAFF, Status::Active, &[102]);
    let named = AddPerson {
        teams: vec![team(102), team(102)],
        newcomer: Newcomer::Partner,
        ..client()
    };
    for (act, kind, place) in [(client(), Kind::Client, team(101)), (named, Kind::Partner, team(102))] {
        let writes = world.judge(add(act)).unwrap();
        let card = &writes.cards.inserted[0];
        assert_eq!((card.kind, card.status), (kind, Status::Quiet));
        assert_eq!(card.job_title, "", "no title was given");
        let teams: Vec<_> = writes.members.inserted.iter().map(|m| m.team).collect();
        assert_eq!(teams, [place]);
    }
}

#[test]
fn client_cannot_join_a_team_without_active_staff() {
    let empty = World::new()
        .team(102, "North")
        .person(2, "Nia", STAFF, Status::Suspended, &[102]);
    let both = AddPerson {
        teams: vec![team(101), team(102)],
        ..client()
    };
    let refused = Refusal::NoActiveStaff {
        team: Named {
            id: team(102),
            name: "North".into(),
        },
    };
    assert_eq!(empty.judge(add(both.clone())), Err(refused));
    let staff = AddPerson {
        newcomer: Newcomer::Staff(Role::Staff),
        arrival: Arrival::Quiet,
        ..both
    };
    assert!(empty.judge(add(staff)).is_ok(), "staff may come first");
    let mut world = World::new();
    for team in world.facts.teams.values_mut() {
        team.team.is_default = false;
    }
    assert_eq!(world.judge(add(client())), Err(Refusal::DefaultTeamMissing));
    assert!(world.judge(add_staff(Role::Staff, "sam@example.com")).is_ok());
}

#[test]
fn staff_need_an_address_and_others_some_contact() {
    assert!(World::new().judge(add(by_phone())).is_ok());
    let nothing = AddPerson {
        phone: None,
        ..by_phone()
    };
    assert_eq!(World::new().judge(add(nothing)), Err(Refusal::ContactMissing));
    let staff = AddPerson {
        newcomer: Newcomer::Staff(Role::Staff),
        arrival: Arrival::Present,
        ..by_phone()
    };
    assert_eq!(World::new().judge(add(staff)), Err(Refusal::EmailMissing));
}

#[test]
fn a_language_comes_with_a_person_and_is_changed() {
    let french = PreferredLanguage(Some(Language::Fr));
    let act = AddPerson {
        language: french,
        ..client()
    };
    let office = World::new();
    assert_eq!(office.judge(add(act)).unwrap().cards.inserted[0].language, french);
    let german = PreferredLanguage(Some(Language::De));
    let change = |language| {
        CommandKind::EditProfile(Box::new(EditProfile {
            language: Some(language),
            ..edit(1)
        }))
    };
    let writes = office.judge(change(german)).unwrap();
    assert_eq!(writes.cards.updated[0].1.language, german);
    assert!(office.judge(change(PreferredLanguage(None))).unwrap().is_empty());
    let expect = |base: &str| {
        vec![Expect {
            field: Field::Language,
            base: base.into(),
        }]
    };
    assert!(office.judge_expecting(change(german), expect("")).is_ok());
    assert!(matches!(
        office.judge_expecting(change(german), expect("fr")),
        Err(Refusal::Conflict { .. })
    ));
}
