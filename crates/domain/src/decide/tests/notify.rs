//! Who is told what.

use super::*;
use crate::books::NewBook;
use crate::import::{ImportPeople, RowChoices, RowCode, StagedRow};
use crate::invitation::{Event, Invitation, InvitationRecord, InvitationType};
use crate::notice::{Announcement, NewNotice, Notice, Statistics, WELCOME_MAX};
use crate::settings::Settings;

fn told(to: u128, notice: Notice) -> NewNotice {
    NewNotice { to: user(to), notice }
}

impl World {
    fn tells_by(&self, actor: UserId, kind: CommandKind) -> Result<Vec<NewNotice>, Refusal> {
        let command = Command {
            id: CommandId(Uuid::from_u128(7)),
            actor,
            at: now(),
            expect: Vec::new(),
            kind,
        };
        self.judge_command(command).map(|accepted| accepted.notices)
    }

    fn tells(&self, kind: CommandKind) -> Result<Vec<NewNotice>, Refusal> {
        self.tells_by(self.facts.actor.as_ref().unwrap().id, kind)
    }

    fn firm_tells(&self, kind: CommandKind) -> Result<Vec<NewNotice>, Refusal> {
        self.tells_by(self.facts.firm.as_ref().unwrap().acts_as(), kind)
    }
}

/// A person's invitation, sent so many days ago by another person.
fn invited(mut world: World, n: u128, by: u128, days: i64) -> World {
    let (then, zone) = (now() - TimeDelta::days(days), chrono_tz::Europe::London);
    let record = InvitationRecord::begin(user(n), InvitationType::Email, String::new(), user(by), then, zone);
    world.facts.people.get_mut(&user(n)).unwrap().invitation = Some(record);
    world
}

/// Cora (2) is invited by Una (3); Anna, Una and Sam (4) are in her team.
fn waiting(kind: Kind) -> World {
    let world = World::new()
        .person(3, "Una", MANAGER, Status::Active, &[101])
        .person(4, "Sam", STAFF, Status::Active, &[101])
        .person(2, "Cora", kind, Status::Pending, &[101]);
    let mut world = invited(world, 2, 3, 2);
    world.acceptance().covering = [user(1), user(3), user(4)].into();
    world
}

fn vouch(n: u128) -> CommandKind {
    CommandKind::RecordAcceptance(RecordAcceptance {
        user: user(n),
        proof: Proof::InPerson,
    })
}

#[test]
fn covering_staff_are_notified_once_of_a_new_client() {
    for kind in [Kind::Client, Kind::Partner] {
        let mut world = waiting(kind);
        world.facts.settings = Some(Settings {
            welcome: "Hello {first name}".into(),
            ..Settings::default()
        });
        let joined = || Notice::ClientJoined(user(2));
        let all = world.tells(vouch(2)).unwrap();
        let welcome = told(2, Notice::Welcome("Hello {first name}".into()));
        let expected = [welcome, told(1, joined()), told(3, joined()), told(4, joined())];
        assert_eq!(all, expected);
        // Somebody was told when the client came the first time.
        world.acceptance().notified = [user(1), user(3)].into();
        assert_eq!(world.tells(vouch(2)).unwrap()[1..], [told(4, joined())]);
    }
    // Staff are welcomed in the program's words, and no other person is notified of them.
    let mut world = waiting(STAFF);
    world.facts.settings = Some(Settings {
        welcome: "Hello {first name}".into(),
        ..Settings::default()
    });
    assert_eq!(world.tells(vouch(2)), Ok(vec![told(2, Notice::Welcome(String::new()))]));
}

#[test]
fn adding_as_present_notifies_and_restoring_does_not() {
    let CommandKind::AddPerson(staff) = add_staff(Role::Staff, "lee@example.com") else {
        panic!()
    };
    let world = World::new().person(4, "Sam", STAFF, Status::Active, &[101]);
    let add = |arrival| {
        let act = AddPerson {
            newcomer: Newcomer::Client,
            arrival,
            ..(*staff).clone()
        };
        world.tells(CommandKind::AddPerson(Box::new(act))).unwrap()
    };
    let joined = || Notice::ClientJoined(staff.user);
    let welcome = NewNotice {
        to: staff.user,
        notice: Notice::Welcome(String::new()),
    };
    assert_eq!(add(Arrival::Present), [welcome, told(1, joined()), told(4, joined())]);
    assert_eq!(add(Arrival::Quiet), []);
    assert_eq!(add(Arrival::Invited(String::new())), []);

    // Whoever is in the book that comes with them covers them too.
    let mut books = World::new().person(4, "Sam", STAFF, Status::Active, &[]);
    books.facts.settings = Some(Settings {
        books: true,
        ..Settings::default()
    });
    let with_book = AddPerson {
        newcomer: Newcomer::Client,
        arrival: Arrival::Present,
        book: Some(NewBook {
            team: team(110),
            name: "Family Lee".into(),
            members: vec![user(4)],
        }),
        teams: Vec::new(),
        ..(*staff).clone()
    };
    let all = books.tells(CommandKind::AddPerson(Box::new(with_book))).unwrap();
    assert_eq!(all[1..], [told(4, joined())]);

    let world = World::new().person(2, "Sam", STAFF, Status::Suspended, &[101]);
    assert_eq!(
        world.tells(CommandKind::Unsuspend(Unsuspend { users: vec![user(2)] })),
        Ok(vec![])
    );
    let world = World::new().person(2, "Sam", STAFF, Status::Inactive, &[]);
    assert_eq!(
        world.tells(CommandKind::Restore(Restore { users: vec![user(2)] })),
        Ok(vec![])
    );
}

#[test]
fn inviter_is_notified_of_the_answer() {
    let world = waiting(Kind::Client);
    let bounce = CommandKind::RecordBounce(RecordBounce {
        user: user(2),
        reason: "550 no such user".into(),
    });
    let bounced = || Ok(vec![told(3, Notice::Bounced(user(2)))]);
    assert_eq!(world.tells(bounce.clone()), bounced());
    assert_eq!(world.firm_tells(bounce), bounced());
    let decline = CommandKind::RecordDecline(RecordDecline { user: user(2) });
    assert_eq!(world.tells(decline), Ok(vec![told(3, Notice::Declined(user(2)))]));
    // Neither taking back nor sending again is an answer.
    assert_eq!(
        world.tells(CommandKind::Revoke(Revoke { users: vec![user(2)] })),
        Ok(vec![])
    );
}

#[test]
fn invitations_that_end_together_are_one_notice_to_each_inviter() {
    let (mut world, mut due) = (World::new(), Vec::new());
    for (n, by) in [(2, 3), (4, 3), (5, 1)] {
        let name = format!("P{n}");
        world = invited(world.person(n, &name, Kind::Client, Status::Pending, &[101]), n, by, 31);
        let record = world.facts.people[&user(n)].invitation.clone().unwrap();
        assert!(matches!(record.state, Invitation::Pending(_)));
        due.push(record);
    }
    world.facts.extra = Extra::Due(due.clone());
    let expired = |one, count| Notice::Expired { one: user(one), count };
    let expected = vec![told(1, expired(5, 1)), told(3, expired(2, 2))];
    assert_eq!(world.firm_tells(CommandKind::Expire), Ok(expected));
    assert!(due[0].after(Event::Expire, now(), chrono_tz::Europe::London).is_some());
}

#[test]
fn administrators_are_notified_of_an_uncovered_team() {
    let world = World::new()
        .team(102, "North")
        .team(103, "Empty")
        .person(2, "Cora", Kind::Client, Status::Quiet, &[102])
        .person(3, "Olga", ADMIN, Status::Active, &[102, 103])
        .person(4, "Otto", ADMIN, Status::Active, &[]);
    let suspend = |users: &[u128]| {
        CommandKind::Suspend(Suspend {
            users: users.iter().map(|n| user(*n)).collect(),
            uncovering: true,
        })
    };
    let alone = || Notice::TeamUncovered(team(102));
    let expected = vec![told(1, alone()), told(4, alone())];
    assert_eq!(world.tells(suspend(&[3])), Ok(expected), "Olga is locked out herself");
    assert_eq!(world.tells(suspend(&[4])), Ok(vec![]));
    let title = EditProfile {
        job_title: Some("Partner".into()),
        ..edit(3)
    };
    let edited = world.tells(CommandKind::EditProfile(Box::new(title)));
    assert_eq!(edited, Ok(vec![]), "she is there as before");
    let covered = world.person(5, "Sam", STAFF, Status::Active, &[102]);
    assert_eq!(covered.tells(suspend(&[3])), Ok(vec![]));
}

#[test]
fn other_administrators_are_notified_of_a_changed_address() {
    let world = World::new()
        .person(2, "Cora", Kind::Client, Status::Active, &[101])
        .person(3, "Olga", ADMIN, Status::Active, &[])
        .person(4, "Una", MANAGER, Status::Active, &[]);
    let address = |text: &str| {
        CommandKind::EditProfile(Box::new(EditProfile {
            email: EmailAddress::parse(text).ok(),
            ..edit(2)
        }))
    };
    let changed = vec![told(3, Notice::EmailChanged(user(2)))];
    assert_eq!(world.tells(address("cora.hale@example.com")), Ok(changed));
    assert_eq!(world.tells(address("CORA@example.com")), Ok(vec![]), "another spelling");
    let mut nowhere = world;
    nowhere.facts.people.get_mut(&user(2)).unwrap().private.email = None;
    assert_eq!(
        nowhere.tells(address("cora.hale@example.com")),
        Ok(vec![]),
        "her first one"
    );
}

#[test]
fn importer_is_notified_of_the_counts() {
    let rows = vec![StagedRow::Unusable {
        row: 2,
        code: RowCode::NoName,
    }];
    let import = CommandKind::ImportPeople(ImportPeople {
        file_name: "clients.csv".into(),
        options: ImportOptions::default(),
        rows: rows.into(),
        teams: std::collections::BTreeMap::new(),
        rows_chosen: RowChoices::new(),
        ignored: 1,
        invite: None,
        forecast: None,
    });
    let notices = World::new().tells(import).unwrap();
    let [
        NewNotice {
            to,
            notice: Notice::ImportFinished(counts),
        },
    ] = notices[..]
    else {
        panic!("{notices:?}")
    };
    assert_eq!((to, counts.rows, counts.refused, counts.ignored), (user(1), 1, 1, 1));
}

fn announce(title: &str, text: &str, to: Audience) -> CommandKind {
    CommandKind::Announce(Announce {
        title: title.into(),
        text: text.into(),
        to,
    })
}

#[test]
fn announcement_needs_words_and_active_recipients() {
    let mut world = World::new();
    let says = |world: &World, title: &str, text: &str, to: Audience| world.tells(announce(title, text, to));
    let nobody = Audience::default;
    assert_eq!(
        says(&world, "Closed", "On Friday", nobody()),
        Err(Refusal::NoActiveRecipients)
    );
    world.facts.extra = Extra::Audience([user(1), user(3)].into());
    for (title, text) in [("", "On Friday"), ("Closed", " \n "), ("\u{200b}", "On Friday")] {
        assert_eq!(says(&world, title, text, nobody()), Err(Refusal::TextMissing));
    }
    for (title, text, field, max) in [(201, 1, Field::Title, 200), (1, 5_001, Field::Message, 5_000)] {
        let refused = says(&world, &"x".repeat(title), &"x".repeat(text), nobody());
        assert_eq!(refused, Err(Refusal::TooLong { field, max }));
    }
    let longest = says(&world, &"x".repeat(200), &"x".repeat(5_000), nobody());
    assert!(longest.is_ok(), "{longest:?}");
    let missing = [
        Audience {
            teams: vec![team(150)],
            ..nobody()
        },
        Audience {
            users: vec![user(50)],
            ..nobody()
        },
    ];
    for to in missing {
        assert_eq!(says(&world, "Closed", "On Friday", to), Err(Refusal::UnknownRecord));
    }
    let command = Command {
        id: CommandId(Uuid::from_u128(7)),
        actor: user(1),
        at: now(),
        expect: Vec::new(),
        kind: announce(" Closed  on Friday", "Dear <First Name>\n bye ", nobody()),
    };
    let accepted = world.judge_command(command).unwrap();
    assert!(accepted.writes.is_empty());
    let [one, two] = [1, 3].map(|n| told(n, Notice::Announcement));
    assert_eq!(accepted.notices, [one, two]);
    let words = Announcement {
        title: "Closed on Friday".into(),
        text: "Dear <First Name>\nbye".into(),
    };
    assert_eq!(accepted.announcement, Some(words));

    let mut manager = World::new().person(2, "Una", MANAGER, Status::Active, &[]).acting(2);
    manager.facts.extra = Extra::Audience([user(1)].into());
    let refused = says(&manager, "Closed", "On Friday", nobody());
    assert_eq!(refused, Err(Refusal::SystemAdministratorNeeded));
}

#[test]
fn weekly_figures_are_sent_once_to_willing_readers() {
    let mut world = World::new();
    assert_eq!(world.firm_tells(CommandKind::TellWeek), Err(Refusal::NothingDue));
    let figures = Statistics {
        here: 12,
        ..Statistics::default()
    };
    // It is a Monday.
    let mut week = |days, readers: &[u128]| {
        world.facts.extra = Extra::Week(WeekFacts {
            last: Some(now() - TimeDelta::days(days)),
            figures,
            readers: readers.iter().map(|n| user(*n)).collect(),
        });
        world.firm_tells(CommandKind::TellWeek)
    };
    let told_to = |to| told(to, Notice::Statistics(figures));
    assert_eq!(week(1, &[1, 3]), Ok(vec![told_to(1), told_to(3)]));
    assert_eq!(week(0, &[1, 3]), Err(Refusal::NothingDue));
    assert_eq!(week(1, &[]), Err(Refusal::NothingDue));
    assert_eq!(World::new().tells(CommandKind::TellWeek), Err(Refusal::NotAllowed));
}

#[test]
fn new_clients_get_the_welcome_of_the_firm() {
    let act = |words: &str| {
        CommandKind::ChangeSettings(ChangeSettings {
            welcome: Some(words.into()),
            ..ChangeSettings::default()
        })
    };
    let writes = World::new().judge(act(" Hello {first name} \n\n see you ")).unwrap();
    assert_eq!(writes.settings.inserted[0].welcome, "Hello {first name}\n\nsee you");
    let field = Field::Message;
    let max = WELCOME_MAX;
    assert!(World::new().judge(act(&"x".repeat(2_000))).is_ok());
    let long = World::new().judge(act(&"x".repeat(2_001)));
    assert_eq!(long, Err(Refusal::TooLong { field, max }));
}
