//! Public contact details, apart from the secure address and number.

use super::*;
use crate::people::{ContactPoint, PhoneValue, Reach};
use crate::phone::{E164, Status as PhoneStatus};
use crate::points::{LABEL_MAX, POINTS_MAX, listed};

fn phone(text: &str) -> PhoneValue {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    PhoneValue {
        raw: text.into(),
        e164: E164::parse(&format!("+44{}", digits.trim_start_matches('0'))),
        ext: None,
        status: PhoneStatus::Ok,
        label: None,
    }
}

fn reach(text: &str) -> Reach {
    match EmailAddress::parse(text) {
        Ok(email) => Reach::Email(email),
        Err(_) => Reach::Phone(phone(text)),
    }
}

/// Texts such as `020 7946 0001|office`, with keys from 300 on.
fn points(n: u128, texts: &[&str]) -> Vec<ContactPoint> {
    let point = |(at, text): (usize, &&str)| {
        let (reached, label) = text.split_once('|').unwrap_or((text, ""));
        ContactPoint {
            id: PointId(Uuid::from_u128(300 + at as u128)),
            user: user(n),
            position: u16::try_from(at).unwrap(),
            label: label.into(),
            reach: reach(reached),
        }
    };
    texts.iter().enumerate().map(point).collect()
}

impl World {
    fn reached(mut self, n: u128, texts: &[&str]) -> Self {
        self.facts.people.get_mut(&user(n)).unwrap().points = points(n, texts);
        self
    }

    /// The number codes go to.
    fn coded(mut self, n: u128, text: &str) -> Self {
        self.facts.people.get_mut(&user(n)).unwrap().private.phone = phone(text).e164;
        self
    }
}

/// A command for these points by their keys, `+` before a text for a new one.
fn act(n: u128, list: &[(u128, &str)]) -> EditPoints {
    let one = |(id, text): &(u128, &str)| {
        let (reached, label) = text.split_once('|').unwrap_or((text, ""));
        PointEntry {
            id: PointId(Uuid::from_u128(*id)),
            label: label.into(),
            reach: reach(reached),
        }
    };
    EditPoints {
        user: user(n),
        points: list.iter().map(one).collect(),
    }
}

/// What the person's list says after these writes, in order.
fn after(world: &World, n: u128, writes: &WriteSet) -> Vec<String> {
    let mut points = world.facts.people[&user(n)].points.clone();
    points.retain(|p| writes.points.deleted.iter().all(|gone| gone.id != p.id));
    for (_, changed) in &writes.points.updated {
        *points.iter_mut().find(|p| p.id == changed.id).unwrap() = changed.clone();
    }
    points.extend(writes.points.inserted.iter().cloned());
    points.sort_by_key(|p| (p.position, p.id));
    points.iter().map(|p| listed(std::slice::from_ref(p))).collect()
}

fn world() -> World {
    World::new()
        .person(2, "Carl", Kind::Client, Status::Quiet, &[101])
        .reached(2, &["carl@example.com", "020 7946 0001", "020 7946 0002|office"])
        .coded(2, "020 7946 0001")
}

#[test]
fn public_details_change_as_a_whole_and_the_secure_ones_stay() {
    let world = world();
    let check = |list: &[(u128, &str)], expect: &[&str]| {
        let writes = world.judge(CommandKind::EditPoints(act(2, list))).unwrap();
        assert_eq!(after(&world, 2, &writes), expect, "{list:?}");
        assert!(writes.privates.is_empty() && writes.invitations.is_empty(), "{list:?}");
        writes
    };
    // Another order: the first of each kind is the main one.
    let texts = ["020 7946 0002 (office)", "carl@example.com", "020 7946 0001"];
    check(
        &[
            (302, "020 7946 0002|office"),
            (300, "carl@example.com"),
            (301, "020 7946 0001"),
        ],
        &texts,
    );
    // One is removed, one gets a label, one is added.
    let texts = [
        "carl@example.com",
        "020 7946 0002 (home)",
        "c.hale@example.com (private)",
    ];
    check(
        &[
            (300, "carl@example.com"),
            (302, "020 7946 0002| home "),
            (400, "c.hale@example.com|private"),
        ],
        &texts,
    );
    // A value that occurs twice counts once, at its first place.
    let twice = [
        (300, "carl@example.com"),
        (400, "CARL@example.com"),
        (301, "020 7946 0001"),
        (401, "02079460001"),
    ];
    check(&twice, &["carl@example.com", "020 7946 0001"]);
    // Nothing differs, nothing is written.
    let same = [
        (300, "carl@example.com"),
        (301, "020 7946 0001"),
        (302, "020 7946 0002|office"),
    ];
    assert!(check(&same, &["carl@example.com", "020 7946 0001", "020 7946 0002 (office)"]).is_empty());
}

#[test]
fn the_last_public_address_and_number_stay() {
    let world = world();
    let judge = |list: &[(u128, &str)]| world.judge(CommandKind::EditPoints(act(2, list)));
    assert_eq!(
        judge(&[(300, "carl@example.com")]),
        Err(Refusal::LastPoint { phone: true })
    );
    assert_eq!(
        judge(&[(301, "020 7946 0001")]),
        Err(Refusal::LastPoint { phone: false })
    );
    assert_eq!(judge(&[]), Err(Refusal::LastPoint { phone: false }));
    assert!(
        judge(&[(400, "new@example.com"), (401, "020 7946 0009")]).is_ok(),
        "replaced is not removed"
    );
    // Whoever has none of a kind may stay without.
    let world = World::new()
        .person(2, "Carl", Kind::Client, Status::Quiet, &[101])
        .reached(2, &["020 7946 0001"]);
    let judge = |list: &[(u128, &str)]| world.judge(CommandKind::EditPoints(act(2, list)));
    assert!(judge(&[(300, "020 7946 0001|mobile")]).is_ok());
    assert_eq!(judge(&[]), Err(Refusal::LastPoint { phone: true }));
}

#[test]
fn lists_of_contact_details_have_limits() {
    let world = world();
    let many = |n: usize| {
        let mut act = act(2, &[(300, "carl@example.com")]);
        for k in 0..n {
            act.points.push(PointEntry {
                id: PointId(Uuid::from_u128(400 + k as u128)),
                label: String::new(),
                reach: reach(&format!("020 7946 {k:04}")),
            });
        }
        world.judge(CommandKind::EditPoints(act))
    };
    assert!(many(POINTS_MAX - 1).is_ok());
    assert_eq!(many(POINTS_MAX), Err(Refusal::TooManyPoints { max: POINTS_MAX }));
    let label = |n: usize| {
        let mut act = act(2, &[(300, "carl@example.com"), (301, "020 7946 0001")]);
        act.points[1].label = "ä".repeat(n);
        world.judge(CommandKind::EditPoints(act))
    };
    assert!(label(LABEL_MAX).is_ok());
    let too_long = Refusal::TooLong {
        field: Field::Label,
        max: LABEL_MAX,
    };
    assert_eq!(label(LABEL_MAX + 1), Err(too_long));
    let twice = act(2, &[(300, "carl@example.com"), (300, "020 7946 0001")]);
    assert_eq!(world.judge(CommandKind::EditPoints(twice)), Err(Refusal::UnknownRecord));
    // What a file brought in may stay, but not grow.
    let texts: Vec<String> = (0..POINTS_MAX + 5).map(|k| format!("020 7946 {k:04}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let world = world.reached(2, &texts);
    let mut keep = act(2, &[]);
    keep.points = points(2, &texts)
        .into_iter()
        .rev()
        .map(|p| PointEntry {
            id: p.id,
            label: p.label,
            reach: p.reach,
        })
        .collect();
    assert!(world.judge(CommandKind::EditPoints(keep.clone())).is_ok());
    keep.points.push(PointEntry {
        id: PointId(Uuid::from_u128(400)),
        label: String::new(),
        reach: reach("020 7946 0900"),
    });
    let more = world.judge(CommandKind::EditPoints(keep));
    assert_eq!(more, Err(Refusal::TooManyPoints { max: POINTS_MAX }));
}

#[test]
fn people_edit_their_own_points_and_administrators_all() {
    let world = World::new()
        .person(2, "Sam", STAFF, Status::Active, &[101])
        .person(3, "Carl", Kind::Client, Status::Active, &[101])
        .person(4, "Una", MANAGER, Status::Active, &[101])
        .person(5, "Sue", STAFF, Status::Suspended, &[101]);
    let judge = |world: &World, n: u128| world.judge(CommandKind::EditPoints(act(n, &[(400, "020 7946 0001")])));
    for actor in [2, 3] {
        let world = World {
            facts: world.facts.clone(),
        }
        .acting(actor);
        assert!(judge(&world, actor).is_ok());
        assert_eq!(judge(&world, 5 - actor), Err(Refusal::NotAllowed));
    }
    assert!(judge(&world, 3).is_ok(), "a system administrator");
    let world = world.acting(4);
    assert!(judge(&world, 4).is_ok() && judge(&world, 2).is_ok());
    assert_eq!(judge(&world, 1), Err(Refusal::SystemAdministratorNeeded));
    assert_eq!(judge(&world.acting(5), 5), Err(Refusal::NotAllowed), "locked out");
}

#[test]
fn a_long_label_of_a_file_stays_where_it_is_and_nowhere_else() {
    let long = "x".repeat(LABEL_MAX + 1);
    let numbers = [format!("020 7946 0001|{long}"), "020 7946 0002|office".to_owned()];
    let [labelled, office] = [numbers[0].as_str(), numbers[1].as_str()];
    let world = world().reached(2, &[labelled, office]);
    let edit = |list: &[(u128, &str)]| world.judge(CommandKind::EditPoints(act(2, list)));
    let turned = edit(&[(301, office), (300, labelled)]).unwrap();
    assert_eq!(turned.points.updated.len(), 2);
    let elsewhere = format!("020 7946 0002|{long}");
    let refused = edit(&[(300, "020 7946 0001|"), (301, &elsewhere)]);
    assert!(matches!(refused, Err(Refusal::TooLong { .. })), "{refused:?}");
}

#[test]
fn the_same_list_with_other_places_is_no_change() {
    let mut world = world().reached(2, &["carl@example.com", "020 7946 0001"]);
    for point in &mut world.facts.people.get_mut(&user(2)).unwrap().points {
        // Something between them went, in a file of long ago.
        point.position *= 5;
    }
    let list = [(300, "carl@example.com"), (301, "020 7946 0001")];
    let writes = world.judge(CommandKind::EditPoints(act(2, &list))).unwrap();
    assert!(writes.is_empty());
}

#[test]
fn conflicting_list_of_points_is_not_overwritten() {
    let world = world();
    let seen = "carl@example.com, 020 7946 0001, 020 7946 0002 (office)";
    let judge = |base: &str| {
        let expect = vec![Expect {
            field: Field::Points,
            base: base.into(),
        }];
        let list = [(300, "carl@example.com"), (301, "020 7946 0001")];
        world.judge_expecting(CommandKind::EditPoints(act(2, &list)), expect)
    };
    assert!(judge(seen).is_ok());
    let conflict = judge("carl@example.com").unwrap_err();
    assert!(matches!(conflict, Refusal::Conflict { field: Field::Points, theirs, .. } if theirs == seen));
}

#[test]
fn public_number_follows_the_secure_one_while_equal() {
    let edit_phone = |world: &World, phone: Option<PhoneValue>| {
        let edit = EditProfile {
            phone: Some(phone),
            ..edit(2)
        };
        let writes = world.judge(CommandKind::EditProfile(Box::new(edit))).unwrap();
        let secure = writes.privates.updated.last().map(|(_, p)| p.phone.clone());
        (after(world, 2, &writes), secure)
    };
    let new = || phone("020 7946 0007");
    let number = |text: &str| Some(phone(text).e164);
    // The same: it follows, in its place and with its label.
    let same = world().reached(2, &["carl@example.com", "020 7946 0002", "020 7946 0001|mobile"]);
    let followed = ["carl@example.com", "020 7946 0002", "020 7946 0007 (mobile)"];
    assert_eq!(
        edit_phone(&same, Some(new())),
        (followed.map(String::from).into(), number("020 7946 0007"))
    );
    // Chosen apart: it stays.
    let apart = world().coded(2, "020 7946 0005");
    let stays = ["carl@example.com", "020 7946 0001", "020 7946 0002 (office)"].map(String::from);
    assert_eq!(
        edit_phone(&apart, Some(new())),
        (stays.to_vec(), number("020 7946 0007"))
    );
    // Public already: it is not there twice.
    assert_eq!(edit_phone(&apart, Some(phone("020 7946 0002"))).0, stays);
    // None yet: the first public number comes with it.
    let bare = world().reached(2, &["carl@example.com"]);
    assert_eq!(edit_phone(&bare, Some(new())).0, ["carl@example.com", "020 7946 0007"]);
    // Taken away: what others see stays.
    assert_eq!(edit_phone(&world(), None), (stays.to_vec(), Some(None)));
}

#[test]
fn public_address_follows_the_secure_one_while_equal() {
    let edit_email = |world: &World, email: &str| {
        let edit = EditProfile {
            email: EmailAddress::parse(email).ok(),
            ..edit(2)
        };
        world.judge(CommandKind::EditProfile(Box::new(edit))).unwrap()
    };
    let check = |public: &[&str], email: &str, expect: &[&str]| {
        let world = world().reached(2, public);
        let writes = edit_email(&world, email);
        assert_eq!(after(&world, 2, &writes), expect, "{public:?}");
        let secure = writes.privates.updated.last().unwrap().1.email.clone();
        assert_eq!(secure, EmailAddress::parse(email).ok());
    };
    // The same: it follows, in its place and with its label.
    check(
        &["other@example.com", "020 7946 0001", "carl@example.com|office"],
        "kara@example.com",
        &["other@example.com", "020 7946 0001", "kara@example.com (office)"],
    );
    // Chosen apart: it stays.
    let apart = ["other@example.com", "020 7946 0001"];
    check(&apart, "kara@example.com", &apart);
    // Public already: it is not there twice.
    let both = ["carl@example.com", "other@example.com"];
    check(&both, "OTHER@example.com", &both);
    // None yet: the first public one comes with it, behind the numbers.
    let numbers = ["020 7946 0001", "020 7946 0002"];
    check(
        &numbers,
        "kara@example.com",
        &["020 7946 0001", "020 7946 0002", "kara@example.com"],
    );
    let writes = edit_email(&world().reached(2, &numbers), "kara@example.com");
    assert_eq!(writes.points.inserted[0].position, 2);
}

#[test]
fn an_edit_of_the_secure_number_looks_at_the_secure_number() {
    let world = world();
    let judge = |base: &str| {
        let edit = EditProfile {
            phone: Some(Some(phone("020 7946 0007"))),
            ..edit(2)
        };
        let expect = vec![Expect {
            field: Field::Phone,
            base: base.into(),
        }];
        world.judge_expecting(CommandKind::EditProfile(Box::new(edit)), expect)
    };
    assert!(judge("+442079460001").is_ok());
    assert!(matches!(judge("+442079460002"), Err(Refusal::Conflict { theirs, .. }) if theirs == "+442079460001"));
}
