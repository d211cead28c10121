//! Leads of teams, moving between teams, and teams that go.

use super::*;
use crate::teams::TeamMember;
use crate::verb::Verb;

fn named(n: u128, name: &str) -> Named<TeamId> {
    Named {
        id: team(n),
        name: name.into(),
    }
}

/// North (102) has Nia and Carl; West (103) has Wim.
fn world() -> World {
    World::new()
        .team(102, "North")
        .team(103, "West")
        .person(2, "Nia", STAFF, Status::Active, &[102])
        .person(3, "Carl", Kind::Client, Status::Active, &[102])
        .person(4, "Wim", STAFF, Status::Active, &[103])
}

fn moving(users: &[u128], from: u128, to: u128) -> CommandKind {
    CommandKind::MoveMembers(MoveMembers {
        from: team(from),
        to: team(to),
        users: users.iter().map(|n| user(*n)).collect(),
    })
}

fn member(t: u128, u: u128) -> TeamMember {
    TeamMember::new(team(t), user(u))
}

#[test]
fn a_client_moves_without_ever_being_in_no_team() {
    let writes = world().judge(moving(&[3, 3], 102, 103)).unwrap();
    assert_eq!(writes.members.deleted, [member(102, 3)]);
    assert_eq!(writes.members.inserted, [member(103, 3)]);
    // Who is there already only leaves; who is not in the first team stays where they are.
    let both = world().person(5, "Cleo", Kind::Client, Status::Quiet, &[102, 103]);
    let writes = both.judge(moving(&[5, 4], 102, 103)).unwrap();
    assert_eq!(writes.members.deleted, [member(102, 5)]);
    assert!(writes.members.inserted.is_empty());
    assert!(world().judge(moving(&[3], 102, 102)).unwrap().is_empty());
}

#[test]
fn moving_keeps_both_teams_covered() {
    let left = Refusal::LastActiveStaff {
        teams: vec![named(102, "North")],
    };
    assert_eq!(world().judge(moving(&[2], 102, 103)), Err(left));
    assert!(world().judge(moving(&[2, 3], 102, 103)).is_ok(), "together they may");
    let empty = world().team(104, "East");
    let alone = Refusal::NoActiveStaff {
        team: named(104, "East"),
    };
    assert_eq!(empty.judge(moving(&[3], 102, 104)), Err(alone));
    assert!(empty.judge(moving(&[2, 3], 102, 104)).is_ok(), "Nia comes along");
}

#[test]
fn clients_of_a_deleted_team_keep_a_team() {
    let mut world = world();
    let act = |team_id, to: Option<u128>| {
        CommandKind::DeleteTeam(DeleteTeam {
            team: team(team_id),
            clients_to: to.map(team),
        })
    };
    assert_eq!(
        world.judge(act(101, Some(103))),
        Err(Refusal::DefaultTeamStays {
            team: named(101, "Default")
        })
    );
    let carl = Named {
        id: user(3),
        name: "Carl".into(),
    };
    world.facts.extra = Extra::Roster(Roster {
        users: [user(2), user(3)].into(),
        sole_team_members: [user(3)].into(),
        names: vec![carl.clone()],
    });
    let homeless = Refusal::NoOtherTeam {
        users: vec![carl],
        total: 1,
    };
    assert_eq!(world.judge(act(102, None)), Err(homeless.clone()));
    assert_eq!(world.judge(act(102, Some(102))), Err(homeless));
    let mut empty = world.team(104, "East");
    assert_eq!(
        empty.judge(act(102, Some(104))),
        Err(Refusal::NoActiveStaff {
            team: named(104, "East")
        })
    );
    let writes = empty.judge(act(102, Some(103))).unwrap();
    assert_eq!(writes.teams.deleted.len(), 1);
    assert_eq!(writes.members.deleted, [member(102, 2), member(102, 3)]);
    assert_eq!(writes.members.inserted, [member(103, 3)]);
    empty.facts.extra = Extra::Roster(Roster::default());
    assert!(empty.judge(act(104, None)).is_ok(), "nobody is in it");
}

fn lead(t: u128, n: u128, lead: bool) -> CommandKind {
    CommandKind::SetLead(SetLead {
        team: team(t),
        user: user(n),
        lead,
    })
}

#[test]
fn a_member_becomes_lead_and_is_lead_no_longer() {
    let (not, yes) = (
        member(102, 2),
        TeamMember {
            lead: true,
            ..member(102, 2)
        },
    );
    let writes = world().judge(lead(102, 2, true)).unwrap();
    assert_eq!(writes.members.updated, [(not, yes)]);
    let led = world().lead(102, 2);
    assert_eq!(led.judge(lead(102, 2, false)).unwrap().members.updated, [(yes, not)]);
    assert!(led.judge(lead(102, 2, true)).unwrap().is_empty(), "she leads already");
    assert!(world().judge(lead(102, 2, false)).unwrap().is_empty());
    for (t, n) in [(102, 4), (102, 9), (109, 2)] {
        assert_eq!(world().judge(lead(t, n, true)), Err(Refusal::UnknownRecord));
    }
    let act = lead(102, 2, true);
    assert_eq!(act.verb(), Verb::MakeLead);
    assert_eq!(lead(102, 2, false).verb(), Verb::RemoveLead);
    let label = act.label(&world().facts);
    assert_eq!((label.what, label.with), (Some("North".into()), Some("Nia".into())));
}

#[test]
fn whoever_leads_a_team_does_not_lead_the_next() {
    let writes = world().lead(102, 2).lead(102, 3).judge(moving(&[3], 102, 103)).unwrap();
    assert_eq!(writes.members.inserted, [member(103, 3)]);
}
