//! Joining by oneself, and the terms of the firm.

use super::*;
use crate::facts::{Coverage, Fact};
use crate::invitation::{Invitation, InvitationRecord, InvitationType};
use crate::invitation_code::CodeHash;
use crate::join::{FirmTerms, Joined, Joining, OWN_TERMS, TERMS_MAX, Terms};
use crate::username::Username;
use crate::verb::Verb;

const TERMS: Terms = Terms {
    own: OWN_TERMS,
    firm: None,
};

/// Somebody joins with the right code.
pub(super) fn join(n: u128, username: &str) -> CommandKind {
    joining(n, username, 1, TERMS)
}

fn joining(n: u128, username: &str, code: u8, terms: Terms) -> CommandKind {
    CommandKind::RecordAcceptance(RecordAcceptance {
        user: user(n),
        proof: Proof::Joined(Box::new(Joined {
            code: CodeHash([code; 32]),
            username: Username::parse(username).unwrap(),
            terms,
        })),
    })
}

/// Cora (2), a client, was invited two days ago and has the code 1.
fn invited() -> World {
    let mut world = World::new().person(2, "Cora", Kind::Client, Status::Pending, &[101]);
    let then = now() - TimeDelta::days(2);
    let zone = chrono_tz::Europe::London;
    let record = InvitationRecord::begin(user(2), InvitationType::Email, String::new(), user(1), then, zone);
    world.facts.people.get_mut(&user(2)).unwrap().invitation = Some(record);
    world.acceptance().code = Some(CodeHash([1; 32]));
    world
}

fn terms(text: &str) -> FirmTerms {
    FirmTerms {
        text: text.into(),
        since: now() - TimeDelta::days(9),
    }
}

#[test]
fn joining_needs_a_username_and_both_terms() {
    let writes = invited().judge(join(2, "CoraHale")).unwrap();
    let joining = Joining {
        user: user(2),
        username: Username::parse("CoraHale").unwrap(),
        at: now(),
        terms: TERMS,
    };
    assert_eq!(writes.joinings.inserted, [joining]);
    assert_eq!(writes.cards.updated[0].1.status, Status::Active);
    let (_, invitation) = &writes.invitations.updated[0];
    assert!(matches!(invitation.state, Invitation::Accepted { .. }));
    assert_eq!(join(2, "CoraHale").verb(), Verb::JoinHere);
}

#[test]
fn wrong_code_is_refused_before_username_and_terms() {
    let mut world = invited();
    world.acceptance().username_holder = Some(user(1));
    let wrong = joining(2, "CoraHale", 2, TERMS);
    assert_eq!(world.judge(wrong.clone()), Err(Refusal::WrongCode));
    world.acceptance().code = None;
    assert_eq!(
        world.judge(join(2, "CoraHale")),
        Err(Refusal::WrongCode),
        "none was sent"
    );
    // Quiet people cannot join, and no person joins twice.
    for (status, refusal) in [(Status::Quiet, true), (Status::Active, false)] {
        let world = World::new().person(2, "Cora", Kind::Client, status, &[101]);
        let refused = world.judge(wrong.clone()).unwrap_err();
        assert_eq!(refused == Refusal::WrongCode, refusal, "{refused:?}");
    }
}

#[test]
fn a_username_belongs_to_one_person() {
    let mut world = invited();
    world.acceptance().username_holder = Some(user(1));
    assert_eq!(world.judge(join(2, "CoraHale")), Err(Refusal::UsernameTaken));
    // Who comes back may keep theirs, or take another one.
    world.acceptance().username_holder = Some(user(2));
    world.acceptance().joined_before = Some(Joining {
        user: user(2),
        username: Username::parse("corahale").unwrap(),
        at: now() - TimeDelta::days(90),
        terms: TERMS,
    });
    let writes = world.judge(join(2, "CoraHale")).unwrap();
    assert_eq!(writes.joinings.updated.len(), 1);
    let held = [Fact::Firm, Fact::Actor, Fact::Person(user(2))];
    world.facts.coverage = Coverage::Only(held.into());
    let command = Command {
        id: CommandId(Uuid::from_u128(7)),
        actor: user(1),
        at: now(),
        expect: Vec::new(),
        kind: join(2, "CoraHale"),
    };
    let decision = decide(command, &world.facts, now());
    assert_eq!(decision, Decision::Unknown(Fact::Usernames));
}

#[test]
fn only_current_terms_can_be_accepted() {
    let mut world = invited();
    let old = |own, firm| joining(2, "CoraHale", 1, Terms { own, firm });
    let since = terms("").since;
    let refused = Err(Refusal::TermsChanged);
    assert_eq!(world.judge(old(OWN_TERMS, Some(since))), refused, "the firm has none");
    assert_eq!(world.judge(old(OWN_TERMS - 1, None)), refused);
    world.acceptance().terms = Some(terms(""));
    assert!(world.judge(join(2, "CoraHale")).is_ok(), "the firm has none any more");
    world.acceptance().terms = Some(terms("Be kind."));
    assert_eq!(world.judge(join(2, "CoraHale")), refused);
    let writes = world.judge(old(OWN_TERMS, Some(since))).unwrap();
    assert_eq!(writes.joinings.inserted[0].terms.firm, Some(since));
}

#[test]
fn the_firm_writes_its_terms() {
    let change = |text: &str| CommandKind::ChangeTerms(ChangeTerms { text: text.into() });
    let mut world = World::new();
    assert!(world.judge(change(" \n ")).unwrap().is_empty());
    let written = FirmTerms {
        text: "Be kind.\nAlways.".into(),
        since: now(),
    };
    let writes = world.judge(change(" Be  kind. \n Always.\n")).unwrap();
    assert_eq!(writes.terms.inserted, [written]);

    world.facts.extra = Extra::Terms(Some(terms("Be kind.")));
    assert!(world.judge(change("Be kind. ")).unwrap().is_empty(), "the same words");
    let writes = world.judge(change("")).unwrap();
    assert_eq!(writes.terms.updated[0].1.version(), None);
    let writes = world.judge(change(&"é".repeat(TERMS_MAX))).unwrap();
    assert_eq!(writes.terms.updated[0].1.since, now());
    let field = Field::Terms;
    let long = world.judge(change(&"é".repeat(TERMS_MAX + 1)));
    assert_eq!(long, Err(Refusal::TooLong { field, max: TERMS_MAX }));

    let world = world.person(3, "Una", MANAGER, Status::Active, &[]).acting(3);
    assert_eq!(world.judge(change("")), Err(Refusal::SystemAdministratorNeeded));
}

#[test]
fn undo_of_joining_is_refused_if_the_username_is_taken() {
    let mut world = World::new();
    world.facts.extra = Extra::Undo(Some(UndoFacts {
        verb: Verb::JoinHere,
        at: now(),
        undone_by: None,
        changed_since: Vec::new(),
        changed_total: 0,
        own_points: false,
        own_role: false,
        own_status: false,
        restores: false,
        administrator: false,
        mail_left: false,
        team_identifier: None,
        after: Aftermath {
            username_taken: true,
            ..Aftermath::default()
        },
    }));
    let again = CommandKind::UndoCommand(UndoCommand::of(CommandId(Uuid::from_u128(6))));
    assert_eq!(world.judge(again), Err(Refusal::UsernameTaken));
}

fn judge(world: &World, actor: u128, kind: CommandKind) -> Result<Accepted, Refusal> {
    let command = Command {
        id: CommandId(Uuid::from_u128(7)),
        actor: user(actor),
        at: now(),
        expect: Vec::new(),
        kind,
    };
    world.judge_command(command)
}

#[test]
fn whoever_is_invited_declines_for_themselves() {
    let mut world = invited().person(3, "Dora", Kind::Client, Status::Pending, &[101]);
    world.facts.people.get_mut(&user(3)).unwrap().invitation = world.facts.people[&user(2)].invitation.clone();
    world.facts.actor = Some(world.facts.people[&user(2)].card.clone());
    let decline = |n| CommandKind::RecordDecline(RecordDecline { user: user(n) });
    let writes = judge(&world, 2, decline(2)).unwrap().writes;
    let (_, invitation) = &writes.invitations.updated[0];
    assert!(matches!(invitation.state, Invitation::Declined { .. }));
    assert!(writes.cards.updated.is_empty(), "they stay pending");
    assert_eq!(judge(&world, 2, decline(3)), Err(Refusal::NotAllowed));
    // What has ended can no longer be declined.
    world.facts.people.get_mut(&user(2)).unwrap().invitation = Some(invitation.clone());
    assert!(matches!(judge(&world, 2, decline(2)), Err(Refusal::WrongState { .. })));
    for status in [Status::Quiet, Status::Suspended, Status::Inactive, Status::Active] {
        world.facts.actor.as_mut().unwrap().status = status;
        assert_eq!(judge(&world, 2, decline(2)), Err(Refusal::NotAllowed), "{status:?}");
    }
}

#[test]
fn whoever_is_invited_joins_on_a_device_of_their_own() {
    let mut world = invited();
    world.facts.actor = Some(world.facts.people[&user(2)].card.clone());
    let accepted = judge(&world, 2, join(2, "CoraHale")).unwrap();
    assert_eq!(accepted.writes.cards.updated[0].1.status, Status::Active);
    assert_eq!(accepted.writes.joinings.inserted.len(), 1);
    // Only for themselves, only with the code, and only while they are invited.
    assert_eq!(
        judge(&world, 2, joining(2, "CoraHale", 2, TERMS)),
        Err(Refusal::WrongCode)
    );
    assert_eq!(judge(&world, 2, join(3, "CoraHale")), Err(Refusal::NotAllowed));
    for proof in [Proof::InPerson, Proof::Code(CodeHash([1; 32]))] {
        let kind = CommandKind::RecordAcceptance(RecordAcceptance { user: user(2), proof });
        assert_eq!(judge(&world, 2, kind), Err(Refusal::NotAllowed));
    }
    for status in [Status::Quiet, Status::Suspended, Status::Inactive] {
        world.facts.actor.as_mut().unwrap().status = status;
        assert_eq!(
            judge(&world, 2, join(2, "CoraHale")),
            Err(Refusal::NotAllowed),
            "{status:?}"
        );
    }
}
