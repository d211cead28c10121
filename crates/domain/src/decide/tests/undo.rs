//! Which commands can be undone, by whom, and in which state.

use super::*;

#[test]
fn undo_has_conditions() {
    let clean = || UndoFacts {
        verb: Verb::ImportPeople,
        at: now() - TimeDelta::days(30),
        undone_by: None,
        changed_since: Vec::new(),
        changed_total: 0,
        own_role: false,
        own_points: false,
        own_status: false,
        restores: false,
        administrator: false,
        mail_left: false,
        team_identifier: None,
        after: Aftermath::default(),
    };
    let judge = |undo: UndoFacts| {
        let mut world = World::new();
        world.facts.extra = Extra::Undo(Some(undo));
        world
            .judge(CommandKind::UndoCommand(UndoCommand::of(CommandId(Uuid::from_u128(8)))))
            .map(|_| ())
    };
    assert_eq!(judge(clean()), Ok(()));
    let verb = |verb| UndoFacts { verb, ..clean() };
    for never in [Verb::CreateFirm, Verb::Remind, Verb::Expire] {
        assert_eq!(judge(verb(never)), Err(Refusal::NotUndoable), "{never:?}");
    }
    let left = |what| UndoFacts {
        mail_left: true,
        ..verb(what)
    };
    assert_eq!(judge(left(Verb::Invite)), Err(Refusal::MailSent));
    assert!(
        judge(left(Verb::ImportPeople)).is_ok(),
        "its codes die with its invitations"
    );
    assert_eq!(
        judge(UndoFacts {
            at: now() - TimeDelta::days(31),
            ..clean()
        }),
        Err(Refusal::TooOld { days: 30 })
    );
    let by = CommandId(Uuid::from_u128(6));
    assert_eq!(
        judge(UndoFacts {
            undone_by: Some(by),
            ..clean()
        }),
        Err(Refusal::AlreadyUndone { by })
    );
    let items = vec!["Carl".to_owned()];
    assert_eq!(
        judge(UndoFacts {
            changed_since: items.clone(),
            changed_total: 3,
            ..clean()
        }),
        Err(Refusal::ChangedSince { items, total: 3 })
    );
    let own = judge(UndoFacts {
        own_role: true,
        ..clean()
    });
    assert_eq!(own, Err(Refusal::OwnRole));
    let by = Named {
        id: team(102),
        name: "North".into(),
    };
    let taken = UndoFacts {
        team_identifier: Some(by.clone()),
        ..clean()
    };
    assert_eq!(judge(taken), Err(Refusal::TeamIdentifierTaken { by: by.clone() }));
    let uncovered = Aftermath {
        uncovered: vec![by.clone()],
        ..Aftermath::default()
    };
    assert_eq!(
        judge(UndoFacts {
            after: uncovered,
            ..clean()
        }),
        Err(Refusal::LastActiveStaff { teams: vec![by] })
    );
    let carl = Named {
        id: user(2),
        name: "Carl".into(),
    };
    let teamless = Aftermath {
        teamless: vec![carl.clone()],
        ..Aftermath::default()
    };
    assert_eq!(
        judge(UndoFacts {
            after: teamless,
            ..clean()
        }),
        Err(Refusal::LastTeam {
            users: vec![carl.clone()]
        })
    );
    let taken = Aftermath {
        taken: vec![carl.clone()],
        ..Aftermath::default()
    };
    assert_eq!(
        judge(UndoFacts {
            after: taken,
            ..clean()
        }),
        Err(Refusal::IdentifierTaken { by: carl })
    );
    let leaderless = Aftermath {
        leaderless: true,
        ..Aftermath::default()
    };
    assert_eq!(
        judge(UndoFacts {
            after: leaderless,
            ..clean()
        }),
        Err(Refusal::LastSystemAdministrator)
    );
    let unclear = Aftermath {
        default_unclear: true,
        ..Aftermath::default()
    };
    assert_eq!(
        judge(UndoFacts {
            after: unclear,
            ..clean()
        }),
        Err(Refusal::DefaultTeamMissing)
    );
}

#[test]
fn undo_is_no_way_around_a_role() {
    let undo = || UndoFacts {
        verb: Verb::EditProfile,
        at: now(),
        undone_by: None,
        changed_since: Vec::new(),
        changed_total: 0,
        own_role: false,
        own_points: false,
        own_status: false,
        restores: false,
        administrator: true,
        mail_left: false,
        team_identifier: None,
        after: Aftermath::default(),
    };
    let mut world = World::new().person(2, "Una", MANAGER, Status::Active, &[101]);
    world.facts.extra = Extra::Undo(Some(undo()));
    let act = || CommandKind::UndoCommand(UndoCommand::of(CommandId(Uuid::from_u128(8))));
    assert!(world.judge(act()).is_ok());
    assert_eq!(world.acting(2).judge(act()), Err(Refusal::SystemAdministratorNeeded));
}
