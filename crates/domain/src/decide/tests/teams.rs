//! A team's own texts.

use std::collections::BTreeMap;

use super::*;
use crate::identifier::TeamIdentifier;

/// North (102), whose identifier is `NORTH`; West (103) without one.
fn world() -> World {
    let mut world = World::new().team(102, "North").team(103, "West");
    let identifier = TeamIdentifier::parse("NORTH").unwrap();
    world.facts.team_identifiers = BTreeMap::from([(identifier.key(), team(102))]);
    world.facts.teams.get_mut(&team(102)).unwrap().team.identifier = Some(identifier);
    world
}

fn rename(n: u128) -> EditTeam {
    EditTeam {
        team: team(n),
        name: None,
        identifier: None,
        description: None,
        shared: None,
    }
}

fn edited(act: EditTeam) -> Result<Team, Refusal> {
    let writes = world().judge(CommandKind::EditTeam(act))?;
    Ok(writes.teams.updated[0].1.clone())
}

#[test]
fn a_teams_texts_are_cleaned_and_have_a_longest() {
    let name = |text: &str| EditTeam {
        name: Some(text.into()),
        ..rename(102)
    };
    let description = |text: &str| EditTeam {
        description: Some(text.into()),
        ..rename(102)
    };
    assert_eq!(edited(name("  North \t East ")).unwrap().name, "North East");
    assert_eq!(edited(name(" \t ")), Err(Refusal::NameMissing));
    assert_eq!(
        edited(description(" For \n the  north ")).unwrap().description,
        "For\nthe north"
    );
    let (longest, most) = (Team::NAME_MAX, Team::DESCRIPTION_MAX);
    assert!(edited(name(&"é".repeat(longest))).is_ok());
    assert!(edited(description(&"é".repeat(most))).is_ok());
    let too_long = |field, max| Err(Refusal::TooLong { field, max });
    assert_eq!(edited(name(&"é".repeat(longest + 2))), too_long(Field::Name, longest));
    assert_eq!(
        edited(description(&"é".repeat(most + 2))),
        too_long(Field::Description, most)
    );
}

#[test]
fn a_team_identifier_belongs_to_one_team() {
    let identified = |n, text| EditTeam {
        identifier: Some(TeamIdentifier::parse(text).ok()),
        ..rename(n)
    };
    let by = Named {
        id: team(102),
        name: "North".into(),
    };
    let taken = Err(Refusal::TeamIdentifierTaken { by });
    assert_eq!(edited(identified(103, "north")), taken, "case does not tell them apart");
    assert!(edited(identified(103, "WEST")).is_ok());
    assert!(edited(identified(102, "North")).is_ok(), "one's own is no theft");
}

#[test]
fn an_edit_of_a_team_does_not_overwrite_what_it_did_not_see() {
    let judge = |field, base: &str| {
        let act = EditTeam {
            name: Some("Northern".into()),
            ..rename(102)
        };
        let base = base.into();
        world().judge_expecting(CommandKind::EditTeam(act), vec![Expect { field, base }])
    };
    for (field, seen) in [
        (Field::Name, "North"),
        (Field::Identifier, "NORTH"),
        (Field::Description, ""),
    ] {
        assert!(judge(field, seen).is_ok(), "{field:?}");
        let conflict = judge(field, "else").unwrap_err();
        assert!(
            matches!(conflict, Refusal::Conflict { theirs, .. } if theirs == seen),
            "{field:?}"
        );
    }
}
