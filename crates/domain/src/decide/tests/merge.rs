//! Two records that become one, and pairs that are two people.

use super::super::{MailKind, NewMail};
use super::*;
use crate::duplicates::{Evidence, Merged, NotSame, Pair};
use crate::groups::GroupMember;
use crate::ids::GroupId;
use crate::invitation::{Event, Invitation, InvitationRecord, InvitationType};
use crate::join::{Joining, Terms};
use crate::language::{Language, PreferredLanguage};
use crate::note::Note;
use crate::people::{ContactPoint, Reach};
use crate::phone::E164;
use crate::picture::UserPicture;
use crate::points::POINTS_MAX;
use crate::settings::{InvitationRule, Settings};
use crate::teams::TeamMember;
use crate::username::Username;

/// One address of the two of [`world`] stays, if it is about them.
pub(super) fn merge(keep: u128, other: u128) -> CommandKind {
    let points: &[u128] = if [keep, other] == [2, 3] { &[600] } else { &[] };
    taking(keep, other, Take::default(), points)
}

pub(super) fn dismiss(a: u128, b: u128, evidence: &str) -> CommandKind {
    CommandKind::DismissPair(DismissPair {
        pair: Pair::of(user(a), user(b)).unwrap(),
        evidence: Evidence::parse(evidence),
    })
}

fn taking(keep: u128, other: u128, take: Take, points: &[u128]) -> CommandKind {
    CommandKind::MergePeople(MergePeople {
        merges: vec![Merge {
            keep: user(keep),
            other: user(other),
            take,
            points: points.iter().map(|n| point(*n)).collect(),
        }],
    })
}

fn point(n: u128) -> PointId {
    PointId(Uuid::from_u128(n))
}

fn named(n: u128, name: &str) -> Named<UserId> {
    Named {
        id: user(n),
        name: name.into(),
    }
}

/// Cora (2), here and in the default team, and Kora (3), a quiet client of North (102), where Nia
/// (4) is.
fn world() -> World {
    let mut world = World::new()
        .team(102, "North")
        .person(2, "Cora", Kind::Client, Status::Active, &[101])
        .person(3, "Kora", Kind::Client, Status::Quiet, &[102])
        .person(4, "Nia", STAFF, Status::Active, &[102]);
    for (id, n, position) in [(600, 2, 0), (601, 2, 1), (602, 3, 0), (603, 3, 1)] {
        let email = EmailAddress::parse(&format!("public{id}@example.com")).unwrap();
        world.person_mut(n).points.push(ContactPoint {
            id: point(id),
            user: user(n),
            position,
            label: String::new(),
            reach: Reach::Email(email),
        });
    }
    world.person_mut(3).private.phone = E164::parse("+442079460018");
    world
}

impl World {
    fn person_mut(&mut self, n: u128) -> &mut Person {
        self.facts.people.get_mut(&user(n)).unwrap()
    }

    /// Invited two days ago, and what came of it today.
    fn invited(mut self, n: u128, event: Option<Event>) -> Self {
        let zone = chrono_tz::Europe::London;
        let then = now() - TimeDelta::days(2);
        let words = format!("for {n}");
        let record = InvitationRecord::begin(user(n), InvitationType::Email, words, user(1), then, zone);
        let record = match event {
            Some(event) => record.after(event, now(), zone).unwrap(),
            None => record,
        };
        self.person_mut(n).invitation = Some(record);
        self
    }

    fn stands(mut self, n: u128, status: Status) -> Self {
        self.person_mut(n).card.status = status;
        self
    }

    fn accept(&self, kind: CommandKind) -> Accepted {
        let actor = self.facts.actor.as_ref().unwrap().id;
        self.judge_command(Command {
            id: CommandId(Uuid::from_u128(7)),
            actor,
            at: now(),
            expect: Vec::new(),
            kind,
        })
        .unwrap()
    }
}

#[test]
fn one_record_is_merged_into_the_other() {
    let take = Take {
        name: true,
        phone: true,
        identifier: true,
        ..Take::default()
    };
    let accepted = world().accept(taking(2, 3, take, &[603, 600, 603]));
    assert!(accepted.mails.is_empty());
    let writes = accepted.writes;
    assert_eq!(writes.cards.deleted[0].id, user(3));
    let card = &writes.cards.updated[0].1;
    assert_eq!(
        (card.id, card.name.full().as_str(), card.status),
        (user(2), "Kora", Status::Active)
    );
    let private = &writes.privates.updated[0].1;
    assert_eq!(private.phone, E164::parse("+442079460018"));
    assert_eq!(private.identifier, Identifier::parse("HR-3").ok());
    assert_eq!(
        private.email,
        EmailAddress::parse("cora@example.com").ok(),
        "it was not taken"
    );
    assert_eq!(writes.privates.deleted[0].user, user(3));
    // 603 comes first now, 600 follows it, the others go.
    let moved: Vec<_> = writes
        .points
        .inserted
        .iter()
        .map(|p| (p.id, p.user, p.position))
        .collect();
    assert_eq!(moved, [(point(603), user(2), 0)]);
    let shifted: Vec<_> = writes.points.updated.iter().map(|(_, p)| (p.id, p.position)).collect();
    assert_eq!(shifted, [(point(600), 1)]);
    let gone: Vec<_> = writes.points.deleted.iter().map(|p| p.id).collect();
    assert_eq!(gone, [point(601), point(602), point(603)]);
    let north = |n| TeamMember::new(team(102), user(n));
    assert_eq!(writes.members.deleted, [north(3)]);
    assert_eq!(writes.members.inserted, [north(2)]);
    let trace = Merged {
        other: user(3),
        into: user(2),
    };
    assert_eq!(writes.merged.inserted, [trace]);
}

#[test]
fn empty_fields_remove_nothing() {
    let mut world = world();
    world.person_mut(3).private.email = None;
    let all = Take {
        middle_names: true,
        company: true,
        language: true,
        name: true,
        job_title: true,
        email: true,
        phone: true,
        identifier: true,
    };
    let french = PreferredLanguage(Some(Language::Fr));
    world.person_mut(2).card.job_title = "Trustee".into();
    world.person_mut(2).card.language = french;
    let writes = world.judge(taking(2, 3, all, &[600])).unwrap();
    assert_eq!(writes.cards.updated[0].1.job_title, "Trustee");
    assert_eq!(writes.cards.updated[0].1.language, french);
    assert!(writes.privates.updated[0].1.email.is_some());
    // Somebody has to be reachable.
    let none = taking(2, 3, Take::default(), &[]);
    assert_eq!(world.judge(none.clone()), Err(Refusal::LastPoint { phone: false }));
    world.person_mut(2).private.email = None;
    assert!(world.judge(taking(2, 3, Take::default(), &[602])).is_ok());
    let mut nowhere = World {
        facts: world.facts.clone(),
    };
    for n in [2, 3] {
        nowhere.person_mut(n).points.clear();
    }
    assert_eq!(nowhere.judge(none), Err(Refusal::ContactMissing));
    assert_eq!(
        world.judge(taking(2, 3, Take::default(), &[699])),
        Err(Refusal::UnknownRecord)
    );
}

#[test]
fn merge_keeps_both_notes_company_and_middle_names() {
    let note = |text: &str| Note::parse(text).unwrap();
    let mut world = world();
    world.person_mut(3).card.company = "Harbour Ltd".into();
    world.person_mut(3).card.middle_names = "Mary".into();
    world.person_mut(3).note = note("Writes");
    let take = Take {
        company: true,
        middle_names: true,
        ..Take::default()
    };
    let writes = world.judge(taking(2, 3, take, &[600])).unwrap();
    let card = &writes.cards.updated[0].1;
    assert_eq!(
        (card.company.as_str(), card.middle_names.as_str()),
        ("Harbour Ltd", "Mary")
    );
    assert_eq!(
        (writes.notes.deleted.len(), writes.notes.inserted.len()),
        (1, 1),
        "the note goes with them"
    );
    assert_eq!(writes.notes.inserted[0].user, user(2));
    world.person_mut(2).note = note("Calls");
    let writes = world.judge(taking(2, 3, Take::default(), &[600])).unwrap();
    assert!(writes.cards.updated.is_empty() || writes.cards.updated[0].1.company.is_empty());
    assert_eq!(writes.notes.updated[0].1.note.as_str(), "Calls\nWrites");
    world.person_mut(2).note = note(&"x".repeat(Note::MAX));
    let refused = world.judge(taking(2, 3, Take::default(), &[600]));
    let (field, max) = (crate::command::Field::Note, Note::MAX);
    assert_eq!(refused, Err(Refusal::TooLong { field, max }));
}

#[test]
fn merge_keeps_the_more_advanced_status() {
    use Status::{Active, Inactive, Pending, Quiet, Suspended};
    let cases = [
        (Quiet, Active, Active),
        (Inactive, Quiet, Quiet),
        (Quiet, Pending, Pending),
        (Active, Suspended, Suspended),
        (Suspended, Quiet, Suspended),
        (Inactive, Inactive, Inactive),
    ];
    for (a, b, expect) in cases {
        for (keep, other) in [(a, b), (b, a)] {
            let mut world = world().stands(2, keep).stands(3, other);
            for (n, status) in [(2, keep), (3, other)] {
                if status == Pending {
                    world = world.invited(n, None);
                }
                if status == Inactive {
                    world.person_mut(n).teams.clear();
                }
            }
            let writes = world.judge(merge(2, 3)).unwrap();
            let after = writes.cards.updated.first().map_or(keep, |(_, card)| card.status);
            assert_eq!(after, expect, "{keep:?} {other:?}");
            let coming = writes.members.inserted.len();
            assert_eq!(coming, usize::from(other != Inactive), "who has left is in no team");
        }
    }
    // Only a system administrator restores deactivated people.
    let world = world()
        .person(5, "Una", MANAGER, Active, &[])
        .stands(2, Inactive)
        .acting(5);
    assert_eq!(world.judge(merge(2, 3)), Err(Refusal::SystemAdministratorNeeded));
    let world = world.invited(2, Some(Event::Revoke));
    assert!(world.judge(merge(2, 3)).is_ok(), "who never came is not taken back");
}

#[test]
fn the_invitation_that_fits_stays_and_a_new_way_is_a_new_mail() {
    let mail = NewMail {
        user: user(2),
        kind: MailKind::Invitation,
    };
    let both = || {
        world()
            .stands(2, Status::Pending)
            .stands(3, Status::Pending)
            .invited(2, None)
            .invited(3, None)
    };
    // One's own stays as it is.
    let accepted = both().accept(merge(2, 3));
    assert!(accepted.mails.is_empty() && accepted.writes.invitations.updated.is_empty());
    assert_eq!(accepted.writes.invitations.deleted[0].user, user(3));
    // At another address it begins again.
    let address = Take {
        email: true,
        ..Take::default()
    };
    let accepted = both().accept(taking(2, 3, address, &[600]));
    assert_eq!(accepted.mails, [mail]);
    let (_, record) = &accepted.writes.invitations.updated[0];
    assert_eq!(record.state.sending().map(|s| (s.started, s.count)), Some((now(), 2)));
    assert_eq!(record.message, "for 2");
    // A quiet person takes over the other record's invitation.
    let quiet = || {
        world()
            .stands(2, Status::Quiet)
            .stands(3, Status::Pending)
            .invited(3, None)
    };
    let accepted = quiet().accept(merge(2, 3));
    assert_eq!(accepted.mails, [mail]);
    let record = &accepted.writes.invitations.inserted[0];
    assert_eq!((record.user, record.message.as_str()), (user(2), "for 3"));
    // A declined invitation is left alone, and an active person needs none.
    let no = world().stands(2, Status::Quiet).stands(3, Status::Pending);
    let accepted = no.invited(3, Some(Event::Decline)).accept(merge(2, 3));
    assert!(accepted.mails.is_empty());
    assert!(matches!(
        accepted.writes.invitations.inserted[0].state,
        Invitation::Declined { .. }
    ));
    let here = world().stands(3, Status::Pending).invited(3, None);
    let accepted = here.accept(merge(2, 3));
    assert!(accepted.mails.is_empty() && accepted.writes.invitations.inserted.is_empty());
    let here = world()
        .stands(2, Status::Pending)
        .stands(3, Status::Active)
        .invited(2, None);
    let accepted = here.accept(merge(2, 3));
    assert_eq!(
        accepted.writes.invitations.deleted[0].user,
        user(2),
        "it waits for nobody"
    );

    let users = vec![named(2, "Cora")];
    let mut nowhere = quiet();
    nowhere.person_mut(2).private.email = None;
    let refused = nowhere.judge(taking(2, 3, Take::default(), &[600]));
    assert_eq!(refused, Err(Refusal::NoAddress { users: users.clone() }));
    let mut strict = quiet();
    strict.facts.settings = Some(Settings {
        clients: InvitationRule::TwoStep,
        ..Settings::default()
    });
    assert_eq!(strict.judge(merge(2, 3)), Err(Refusal::PhoneMissing { users }));
    let number = Take {
        phone: true,
        ..Take::default()
    };
    let accepted = strict.accept(taking(2, 3, number, &[600]));
    assert_eq!(accepted.writes.invitations.inserted[0].kind, InvitationType::TwoStep);
}

#[test]
fn merge_takes_groups_and_username() {
    let mut world = world();
    let group = |g: u128, n| GroupMember {
        group: GroupId(Uuid::from_u128(g)),
        user: user(n),
    };
    let joining = |n, name: &str| Joining {
        user: user(n),
        username: Username::parse(name).unwrap(),
        at: now(),
        terms: Terms { own: 1, firm: None },
    };
    let mut related = RelatedRecords {
        groups: [group(800, 2), group(800, 3), group(801, 3)].into(),
        joinings: [(user(3), joining(3, "korahale"))].into(),
        ..RelatedRecords::default()
    };
    world.facts.extra = Extra::Related(related.clone());
    let writes = world.judge(merge(2, 3)).unwrap();
    assert_eq!(writes.group_members.deleted, [group(800, 3), group(801, 3)]);
    assert_eq!(writes.group_members.inserted, [group(801, 2)]);
    assert_eq!(writes.joinings.inserted, [joining(2, "korahale")]);
    related.joinings.insert(user(2), joining(2, "corahale"));
    world.facts.extra = Extra::Related(related);
    let writes = world.judge(merge(2, 3)).unwrap();
    assert_eq!((writes.joinings.deleted.len(), writes.joinings.inserted.len()), (1, 0));
}

#[test]
fn one_picture_of_two_stays() {
    let mut world = world();
    let picture = super::pictures::picture;
    let of = |n, which| UserPicture {
        user: user(n),
        picture: picture(which),
    };
    let mut related = RelatedRecords {
        pictures: [(user(3), picture(1))].into(),
        ..RelatedRecords::default()
    };
    world.facts.extra = Extra::Related(related.clone());
    let writes = world.judge(merge(2, 3)).unwrap();
    assert_eq!(writes.pictures.deleted, [of(3, 1)]);
    assert_eq!(writes.pictures.inserted, [of(2, 1)]);
    related.pictures.insert(user(2), picture(2));
    world.facts.extra = Extra::Related(related);
    let writes = world.judge(merge(2, 3)).unwrap();
    assert_eq!(writes.pictures.deleted, [of(3, 1)]);
    assert_eq!(writes.pictures.inserted, []);
}

#[test]
fn two_sides_and_oneself_are_never_one() {
    let users = vec![named(2, "Cora"), named(4, "Nia")];
    for act in [merge(2, 4), dismiss(4, 2, "")] {
        let users = users.clone();
        assert_eq!(world().judge(act), Err(Refusal::NotTheSameSide { users }));
    }
    let users = vec![named(2, "Cora")];
    assert_eq!(
        world().judge(merge(2, 2)),
        Err(Refusal::NamedTwice { users: users.clone() })
    );
    let CommandKind::MergePeople(MergePeople { merges: mut twice }) = merge(2, 3) else {
        panic!()
    };
    twice.extend(twice.clone());
    let refused = world()
        .judge(CommandKind::MergePeople(MergePeople { merges: twice }))
        .unwrap_err();
    assert!(matches!(refused, Refusal::NamedTwice { users } if users.len() == 2));
    assert_eq!(world().judge(merge(2, 9)), Err(Refusal::UnknownRecord));

    let world = World::new()
        .person(2, "Bea", ADMIN, Status::Active, &[])
        .person(3, "Sam", STAFF, Status::Active, &[])
        .person(4, "Sus", STAFF, Status::Suspended, &[]);
    assert_eq!(world.judge(merge(3, 1)), Err(Refusal::Yourself));
    assert!(world.judge(merge(1, 3)).is_ok(), "one's own record may stay");
    assert_eq!(
        world.judge(merge(1, 4)),
        Err(Refusal::Yourself),
        "that would lock them out"
    );
    assert!(world.judge(merge(3, 2)).is_ok(), "another administrator stays");
    let both = match (merge(1, 3), merge(4, 2)) {
        (CommandKind::MergePeople(MergePeople { merges: a }), CommandKind::MergePeople(MergePeople { merges: b })) => {
            CommandKind::MergePeople(MergePeople {
                merges: [a, b].concat(),
            })
        }
        _ => panic!(),
    };
    assert!(world.judge(both).is_ok());
    let alone =
        World::new()
            .person(3, "Sam", STAFF, Status::Active, &[])
            .person(4, "Sus", ADMIN, Status::Suspended, &[]);
    assert_eq!(alone.judge(merge(3, 1)), Err(Refusal::LastSystemAdministrator));
    assert_eq!(alone.judge(merge(1, 4)), Err(Refusal::LastSystemAdministrator));
}

#[test]
fn a_merge_leaves_no_client_alone() {
    let world = world().person(5, "Nina", STAFF, Status::Suspended, &[]);
    let refused = world.judge(merge(4, 5)).unwrap_err();
    assert!(matches!(refused, Refusal::LastActiveStaff { teams } if teams[0].id == team(102)));
    let covered = world.person(6, "Noel", STAFF, Status::Active, &[102]);
    assert!(covered.judge(merge(4, 5)).is_ok());
    // Who was covered by one of them is covered by both.
    let world = world_of_two();
    let writes = world.judge(merge(5, 4)).unwrap();
    assert_eq!(writes.members.inserted[0].user, user(5));
}

#[test]
fn no_notice_about_a_team_that_another_merge_covers() {
    let world = || {
        World::new()
            .team(102, "North")
            .person(2, "Cora", Kind::Client, Status::Quiet, &[102])
            .person(3, "Nia", STAFF, Status::Active, &[102])
            .person(4, "Nina", STAFF, Status::Suspended, &[])
            .person(5, "Ann", STAFF, Status::Quiet, &[102])
    };
    let pairs = match (merge(3, 4), merge(1, 5)) {
        (CommandKind::MergePeople(MergePeople { merges: a }), CommandKind::MergePeople(MergePeople { merges: b })) => {
            [a, b].concat()
        }
        _ => panic!(),
    };
    // Nia is locked out as Nina was, and Anna comes into North in her place.
    let accepted = world().accept(CommandKind::MergePeople(MergePeople { merges: pairs }));
    assert_eq!(accepted.writes.members.inserted.len(), 1);
    assert_eq!(accepted.notices, []);
}

#[test]
fn a_team_without_clients_may_be_left() {
    let world = World::new()
        .team(103, "Archive")
        .person(4, "Nia", STAFF, Status::Active, &[103])
        .person(5, "Nina", STAFF, Status::Suspended, &[]);
    assert!(world.judge(merge(4, 5)).is_ok());
}

#[test]
fn the_points_of_two_are_as_many_as_one_may_have() {
    let mut world = world();
    let all: Vec<u128> = (700..).take(POINTS_MAX + 1).collect();
    let addresses = all.iter().map(|id| {
        let email = EmailAddress::parse(&format!("public{id}@example.com")).unwrap();
        ContactPoint {
            id: point(*id),
            user: user(3),
            position: 0,
            label: String::new(),
            reach: Reach::Email(email),
        }
    });
    let addresses: Vec<_> = addresses.collect();
    world.person_mut(3).points = addresses.clone();
    let merge = |world: &World, count: usize| {
        let (points, _) = all.split_at(count);
        world.judge(taking(2, 3, Take::default(), points))
    };
    assert_eq!(merge(&world, POINTS_MAX).unwrap().points.inserted.len(), POINTS_MAX);
    let too_many = Refusal::TooManyPoints { max: POINTS_MAX };
    assert_eq!(merge(&world, POINTS_MAX + 1), Err(too_many));
    // The only ones there are are the other's.
    world.person_mut(2).points.clear();
    assert_eq!(merge(&world, 0), Err(Refusal::LastPoint { phone: false }));
    // Whoever has more already keeps them.
    world.person_mut(3).points.clear();
    world.person_mut(2).points = addresses
        .into_iter()
        .map(|p| ContactPoint { user: user(2), ..p })
        .collect();
    assert!(merge(&world, POINTS_MAX + 1).is_ok());
}

/// Nia (4) covers North, Nina (5) covers no team.
fn world_of_two() -> World {
    world().person(5, "Nina", STAFF, Status::Active, &[])
}

#[test]
fn dismissed_pair_returns_only_with_new_evidence() {
    let pair = Pair::of(user(2), user(3)).unwrap();
    let writes = world().judge(dismiss(3, 2, "phone:+442079460018")).unwrap();
    assert_eq!(writes.not_same.inserted[0].pair, pair);
    let mut again = world();
    again.facts.extra = Extra::NotSame(Some(NotSame {
        pair,
        evidence: Evidence::parse("phone:+442079460018"),
    }));
    let writes = again.judge(dismiss(2, 3, "email:a@example.com")).unwrap();
    let after = writes.not_same.updated[0].1.evidence.text();
    assert_eq!(after, "email:a@example.com\nphone:+442079460018");
    assert!(again.judge(dismiss(2, 3, "phone:+442079460018")).unwrap().is_empty());
    assert_eq!(world().judge(dismiss(2, 9, "")), Err(Refusal::UnknownRecord));
}

#[test]
fn the_merged_record_leads_what_either_led() {
    let mut world = world();
    world.person_mut(3).teams.insert(team(101));
    let member = |t: u128, n: u128| TeamMember::new(team(t), user(n));
    let lead = |t: u128, n: u128| TeamMember {
        lead: true,
        ..member(t, n)
    };
    let world = world.lead(101, 3).lead(102, 3);
    let writes = world.judge(taking(2, 3, Take::default(), &[600])).unwrap();
    assert!(writes.members.updated.contains(&(member(101, 2), lead(101, 2))));
    assert!(writes.members.inserted.contains(&lead(102, 2)));
}
