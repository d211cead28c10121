//! The firm's own record.

use super::*;
use crate::command::EditFirm;

fn named(name: &str) -> CommandKind {
    CommandKind::EditFirm(EditFirm {
        name: Some(name.into()),
        ..EditFirm::default()
    })
}

#[test]
fn a_firm_changes_its_name_its_country_and_its_time_zone() {
    let world = World::new();
    let before = world.facts.firm.clone().unwrap();
    let writes = world.judge(named("  Larkfield\u{a0} & Moss ")).unwrap();
    let renamed = Firm {
        name: "Larkfield & Moss".into(),
        ..before.clone()
    };
    assert_eq!(writes.firms.updated, [(before.clone(), renamed)]);
    assert_eq!(writes.rows(), 1);

    let act = EditFirm {
        country: Region::parse("DE"),
        time_zone: Some(chrono_tz::Europe::Berlin),
        ..EditFirm::default()
    };
    let writes = world.judge(CommandKind::EditFirm(act)).unwrap();
    let moved = &writes.firms.updated[0].1;
    assert_eq!((moved.name.as_str(), moved.country.as_str()), ("Harcourt & Lane", "DE"));
    assert_eq!(moved.time_zone, chrono_tz::Europe::Berlin);
    // Nothing said, or nothing new: nothing is written.
    for act in [
        EditFirm::default(),
        EditFirm {
            name: Some(before.name),
            ..EditFirm::default()
        },
    ] {
        assert!(world.judge(CommandKind::EditFirm(act)).unwrap().is_empty());
    }
}

#[test]
fn a_firms_name_has_one_to_two_hundred_characters() {
    let world = World::new();
    for blank in ["", "  ", "\u{200e}\n"] {
        assert_eq!(world.judge(named(blank)), Err(Refusal::NameMissing));
    }
    let max = Firm::NAME_MAX;
    assert!(world.judge(named(&"é".repeat(max))).is_ok());
    let long = world.judge(named(&"é".repeat(max + 1)));
    assert_eq!(
        long,
        Err(Refusal::TooLong {
            field: Field::Name,
            max
        })
    );
}

#[test]
fn conflicting_firm_name_is_not_overwritten() {
    let world = World::new();
    let renamed = |base: &str| {
        let expect = Expect {
            field: Field::Name,
            base: base.into(),
        };
        world.judge_command(Command {
            id: CommandId(Uuid::from_u128(7)),
            actor: user(1),
            at: now(),
            expect: vec![expect],
            kind: named("Moss"),
        })
    };
    assert!(renamed("Harcourt & Lane").is_ok());
    let Err(Refusal::Conflict { base, theirs, .. }) = renamed("Harcourt") else {
        panic!()
    };
    assert_eq!((base.as_str(), theirs.as_str()), ("Harcourt", "Harcourt & Lane"));
}

#[test]
fn only_system_administrators_change_the_firm() {
    let manager = World::new().person(5, "Max", MANAGER, Status::Active, &[101]).acting(5);
    assert_eq!(manager.judge(named("Moss")), Err(Refusal::SystemAdministratorNeeded));
}
