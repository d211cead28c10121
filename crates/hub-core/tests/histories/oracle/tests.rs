//! Every rule of domain.md 5 and every status, in a firm of ten people made by hand.

use domain::email::EmailAddress;
use domain::groups::ClientGroup;
use domain::ids::FirmId;
use domain::invitation::{Invitation, InvitationRecord, InvitationType};
use domain::join::{FirmTerms, Joining, Terms};
use domain::language::{Language, PreferredLanguage};
use domain::people::{Reach, UserPrivate};
use domain::picture::Picture;
use domain::settings::Settings;
use domain::username::Username;
use uuid::Uuid;

use super::*;

const fn user(n: u128) -> UserId {
    UserId(Uuid::from_u128(n))
}

/// System administrator, in no team.
const ADA: UserId = user(1);
/// User administrator.
const UNA: UserId = user(2);
const SAM: UserId = user(3);
const TESS: UserId = user(4);
/// Staff who was invited.
const IDA: UserId = user(5);
/// Client in two teams.
const CLEO: UserId = user(6);
const DAN: UserId = user(7);
/// Partner in the opened team.
const PAT: UserId = user(8);
const EVE: UserId = user(9);
/// Client who has left.
const GUS: UserId = user(10);

const PEOPLE: [UserId; 10] = [ADA, UNA, SAM, TESS, IDA, CLEO, DAN, PAT, EVE, GUS];
const STAFF: [UserId; 5] = [ADA, UNA, SAM, TESS, IDA];
const CLIENTS: [UserId; 4] = [CLEO, DAN, PAT, EVE];
/// A record that went into Dan's.
const WENT: UserId = user(11);

const NORTH: TeamId = TeamId(Uuid::from_u128(21));
const SOUTH: TeamId = TeamId(Uuid::from_u128(22));
/// Its clients and partners see each other.
const OPENED: TeamId = TeamId(Uuid::from_u128(23));

const FAMILIES: GroupId = GroupId(Uuid::from_u128(31));
const DOCTORS: GroupId = GroupId(Uuid::from_u128(32));
/// Its only member has left.
const FORMER: GroupId = GroupId(Uuid::from_u128(33));

const STATUSES: [Status; 5] = [
    Status::Quiet,
    Status::Pending,
    Status::Active,
    Status::Suspended,
    Status::Inactive,
];

/// The public address of somebody.
fn point(person: UserId) -> PointId {
    PointId(Uuid::from_u128(100 + person.0.as_u128()))
}

/// Everybody has a row of every kind, also where no command would make it, so that nothing is unseen
/// because it is missing.
fn firm() -> State {
    let mut state = State {
        firm: Some(testkit::firm(FirmId(Uuid::from_u128(50)), "Hale")),
        terms: Some(FirmTerms {
            text: "Be kind.".into(),
            since: testkit::now(),
        }),
        settings: Some(Settings::default()),
        ..State::default()
    };
    for (person, kind, status) in [
        (ADA, Kind::Staff(Role::SystemAdministrator), Status::Active),
        (UNA, Kind::Staff(Role::UserAdministrator), Status::Active),
        (SAM, Kind::Staff(Role::Staff), Status::Active),
        (TESS, Kind::Staff(Role::Staff), Status::Active),
        (IDA, Kind::Staff(Role::Staff), Status::Pending),
        (CLEO, Kind::Client, Status::Active),
        (DAN, Kind::Client, Status::Active),
        (PAT, Kind::Partner, Status::Active),
        (EVE, Kind::Client, Status::Active),
        (GUS, Kind::Client, Status::Inactive),
    ] {
        add(&mut state, person, kind, status);
    }
    for (team, name, members) in [
        (NORTH, "North", vec![SAM, IDA, CLEO, DAN]),
        (SOUTH, "South", vec![UNA, TESS, CLEO]),
        (OPENED, "Opened", vec![SAM, PAT, EVE]),
    ] {
        let team = Team {
            is_default: team == NORTH,
            shared: team == OPENED,
            ..testkit::team(team, name)
        };
        state
            .members
            .extend(members.into_iter().map(|person| (team.id, person)));
        state.teams.insert(team.id, team);
    }
    state.leads.insert((NORTH, SAM));
    for (id, name, members) in [
        (FAMILIES, "Families", vec![CLEO, GUS]),
        (DOCTORS, "Doctors", vec![CLEO, DAN, PAT]),
        (FORMER, "Former", vec![GUS]),
    ] {
        state.groups.insert(id, ClientGroup { id, name: name.into() });
        state
            .group_members
            .extend(members.into_iter().map(|person| (id, person)));
    }
    state.not_same.insert((CLEO, DAN), BTreeSet::new());
    state.merged.insert((WENT, DAN));
    state
}

fn add(state: &mut State, person: UserId, kind: Kind, status: Status) {
    let n = person.0.as_u128();
    let email = EmailAddress::parse(&format!("p{n}@example.com")).unwrap();
    let card = UserCard {
        status,
        language: PreferredLanguage(Some(Language::De)),
        ..testkit::card(person, kind, "Given", &format!("Family {n}"))
    };
    let private = UserPrivate {
        email: Some(email.clone()),
        ..testkit::private(person)
    };
    let invitation = InvitationRecord {
        user: person,
        state: Invitation::Draft,
        kind: InvitationType::Email,
        message: String::new(),
        by: TESS,
        next: None,
        ends: None,
    };
    let joining = Joining {
        user: person,
        username: Username::parse(&format!("username{n}")).unwrap(),
        at: testkit::now(),
        terms: Terms { own: 1, firm: None },
    };
    let reach = Reach::Email(email);
    let public = testkit::point(point(person), person, 0, reach);
    state.cards.insert(person, card);
    state.privates.insert(person, private);
    state.points.insert(public.id, public);
    state.invitations.insert(person, invitation);
    state.joinings.insert(person, joining);
    state.notes.insert(person, "Likes tea.".into());
    let picture = Picture::new(vec![0xff, 0xd8, 0xff, 0xd9]).unwrap();
    state.pictures.insert(person, picture);
}

/// The firm with somebody in another status.
fn firm_with(person: UserId, status: Status) -> State {
    let mut state = firm();
    state.cards.get_mut(&person).unwrap().status = status;
    state
}

/// Whom a reader sees at all.
fn people(state: &State, reader: UserId) -> Vec<UserId> {
    let seen = visible(state, reader);
    PEOPLE
        .into_iter()
        .filter(|person| seen.contains(&Seen::Name(*person)))
        .collect()
}

fn listed(state: &State, reader: UserId) -> BTreeSet<UserId> {
    let contacts = contacts(state, &state.cards[&reader]);
    contacts.into_iter().map(|(person, _)| person).collect()
}

/// Whom a thing is about.
fn subject(seen: Seen) -> Option<UserId> {
    match seen {
        Seen::Name(person)
        | Seen::Point(person, _)
        | Seen::Picture(person)
        | Seen::Role(person)
        | Seen::Since(person)
        | Seen::MailLanguage(person)
        | Seen::Private(person)
        | Seen::Note(person)
        | Seen::Invitation(person)
        | Seen::Joining(person)
        | Seen::Membership(person, _)
        | Seen::InGroup(person, _) => Some(person),
        // Merged records and pairs are about two.
        Seen::Merged(..) | Seen::NotSame(_) => None,
        Seen::Firm | Seen::Terms | Seen::Books | Seen::AllSettings | Seen::Team(_) | Seen::Group(_) => None,
        Seen::Act(_) | Seen::Import(_) | Seen::Notice(..) => None,
    }
}

/// What a reader sees of somebody.
fn about(state: &State, reader: UserId, person: UserId) -> BTreeSet<Seen> {
    let mut seen = visible(state, reader);
    seen.retain(|thing| subject(*thing) == Some(person));
    seen
}

/// What a reader sees that is about nobody alone.
fn besides(state: &State, reader: UserId) -> BTreeSet<Seen> {
    let mut seen = visible(state, reader);
    seen.retain(|thing| subject(*thing).is_none());
    seen
}

fn face(person: UserId) -> BTreeSet<Seen> {
    [
        Seen::Name(person),
        Seen::Point(person, point(person)),
        Seen::Picture(person),
    ]
    .into()
}

fn with<const N: usize>(mut seen: BTreeSet<Seen>, more: [Seen; N]) -> BTreeSet<Seen> {
    seen.extend(more);
    seen
}

#[test]
fn rule_1_a_client_sees_active_staff_of_their_teams_and_themself() {
    assert_eq!(people(&firm(), CLEO), [UNA, SAM, TESS, CLEO]);
    assert_eq!(people(&firm(), DAN), [SAM, DAN]);
    for status in STATUSES {
        let state = firm_with(SAM, status);
        let sees = people(&state, DAN).contains(&SAM);
        assert_eq!(sees, status == Status::Active, "{status:?}");
    }
    assert_eq!(about(&firm(), CLEO, SAM), face(SAM));
    let nowhere = {
        let mut state = firm();
        state.members.retain(|(_, person)| *person != DAN);
        state
    };
    assert_eq!(people(&nowhere, DAN), [DAN]);
}

#[test]
fn rule_2_clients_see_each_other_only_where_a_team_was_opened() {
    for (reader, other) in CLIENTS.into_iter().flat_map(|one| CLIENTS.map(|other| (one, other))) {
        let opened = [PAT, EVE].contains(&reader) && [PAT, EVE].contains(&other);
        if reader != other {
            let expected = if opened { face(other) } else { BTreeSet::new() };
            assert_eq!(about(&firm(), reader, other), expected, "{reader} of {other}");
        }
    }
    for status in STATUSES {
        let sees = people(&firm_with(EVE, status), PAT).contains(&EVE);
        assert_eq!(sees, status == Status::Active, "{status:?}");
    }
    let mut closed = firm();
    closed.teams.get_mut(&OPENED).unwrap().shared = false;
    assert_eq!(people(&closed, PAT), [SAM, PAT]);
}

#[test]
fn rule_3_staff_have_the_people_of_their_teams_as_contacts() {
    assert_eq!(listed(&firm(), SAM), [CLEO, DAN, PAT, EVE].into());
    assert_eq!(listed(&firm(), TESS), [UNA, CLEO].into());
    for status in STATUSES {
        let listed = listed(&firm_with(DAN, status), SAM).contains(&DAN);
        assert_eq!(listed, status != Status::Inactive, "{status:?}");
    }
    let expected = [
        Seen::Since(DAN),
        Seen::Note(DAN),
        Seen::Membership(DAN, NORTH),
        Seen::InGroup(DAN, DOCTORS),
    ];
    assert_eq!(about(&firm(), SAM, DAN), with(face(DAN), expected));
}

#[test]
fn rule_4_staff_find_all_active_staff() {
    assert_eq!(people(&firm(), TESS), [ADA, UNA, SAM, TESS, CLEO]);
    assert_eq!(
        about(&firm(), TESS, SAM),
        with(face(SAM), [Seen::Role(SAM), Seen::Since(SAM)])
    );
    for status in STATUSES {
        let found = people(&firm_with(SAM, status), TESS).contains(&SAM);
        assert_eq!(found, status == Status::Active, "{status:?}");
    }
}

#[test]
fn rule_5_who_is_not_here_is_on_no_list_and_suspended_people_stay() {
    for status in STATUSES {
        let state = firm_with(IDA, status);
        let stays = [Status::Active, Status::Suspended].contains(&status);
        assert_eq!(people(&state, SAM).contains(&IDA), stays, "{status:?}");
        assert_eq!(
            people(&state, CLEO).contains(&IDA),
            status == Status::Active,
            "{status:?}"
        );
        assert!(people(&state, UNA).contains(&IDA), "{status:?}");
    }
    for reader in [SAM, TESS, CLEO, DAN, PAT, EVE] {
        assert!(about(&firm(), reader, GUS).is_empty(), "{reader}");
    }
    assert!(people(&firm(), ADA).contains(&GUS));
}

#[test]
fn rule_6_administrators_have_no_contacts_by_their_role() {
    assert_eq!(listed(&firm(), ADA), BTreeSet::new());
    assert_eq!(listed(&firm(), UNA), [TESS, CLEO].into());
}

#[test]
fn rule_7_nothing_but_a_team_makes_a_contact() {
    // Tess invited Pat, who is in a group with Cleo.
    assert!(about(&firm(), TESS, PAT).is_empty());
    assert!(about(&firm(), PAT, TESS).is_empty());
    // The membership of a team ends.
    let mut state = firm();
    state.members.remove(&(SOUTH, CLEO));
    assert!(about(&state, TESS, CLEO).is_empty());
    assert_eq!(people(&state, CLEO), [SAM, CLEO]);
}

#[test]
fn rule_8_clients_learn_of_no_team_and_no_group() {
    for reader in CLIENTS {
        assert_eq!(besides(&firm(), reader), [Seen::Firm, Seen::Terms].into(), "{reader}");
        let grouping = |thing: &Seen| matches!(thing, Seen::Membership(..) | Seen::InGroup(..));
        assert!(!visible(&firm(), reader).iter().any(grouping), "{reader}");
    }
}

#[test]
fn only_active_people_hold_anything() {
    for (reader, status) in PEOPLE
        .into_iter()
        .flat_map(|reader| STATUSES.map(|status| (reader, status)))
    {
        let seen = visible(&firm_with(reader, status), reader);
        assert_eq!(!seen.is_empty(), status == Status::Active, "{reader} {status:?}");
    }
    for nobody in [WENT, firm().firm.unwrap().acts_as()] {
        assert!(visible(&firm(), nobody).is_empty());
    }
}

#[test]
fn people_see_of_themselves_what_is_neither_a_note_nor_an_invitation() {
    let own = |person| [Seen::Private(person), Seen::Joining(person), Seen::MailLanguage(person)];
    for person in CLIENTS {
        assert_eq!(about(&firm(), person, person), with(face(person), own(person)));
    }
    let card = [Seen::Role(TESS), Seen::Since(TESS), Seen::Membership(TESS, SOUTH)];
    let expected = with(with(face(TESS), own(TESS)), card);
    assert_eq!(about(&firm(), TESS, TESS), expected);
}

#[test]
fn staff_learn_of_their_own_teams_only() {
    // Cleo is in the north too, which is none of Tess's business.
    let expected = [
        Seen::Since(CLEO),
        Seen::Note(CLEO),
        Seen::Membership(CLEO, SOUTH),
        Seen::InGroup(CLEO, FAMILIES),
        Seen::InGroup(CLEO, DOCTORS),
    ];
    assert_eq!(about(&firm(), TESS, CLEO), with(face(CLEO), expected));
    let everybody = [
        Seen::Firm,
        Seen::Terms,
        Seen::Books,
        Seen::Group(FAMILIES),
        Seen::Group(DOCTORS),
    ];
    assert_eq!(besides(&firm(), TESS), with(everybody.into(), [Seen::Team(SOUTH)]));
    // A group is there as long as a contact is in it.
    let state = firm_with(CLEO, Status::Inactive);
    let groups: Vec<Seen> = besides(&state, SAM)
        .into_iter()
        .filter(|s| matches!(s, Seen::Group(_)))
        .collect();
    assert_eq!(groups, [Seen::Group(DOCTORS)]);
}

#[test]
fn notes_are_for_administrators_and_those_who_cover() {
    for person in PEOPLE {
        for (reader, covered) in [
            (SAM, &[CLEO, DAN, PAT, EVE][..]),
            (TESS, &[CLEO]),
            (CLEO, &[]),
            (ADA, &PEOPLE),
        ] {
            let reads = visible(&firm(), reader).contains(&Seen::Note(person));
            assert_eq!(reads, covered.contains(&person), "{reader} of {person}");
        }
    }
}

#[test]
fn administrators_hold_everything() {
    let state = firm();
    let mut expected: BTreeSet<Seen> = [Seen::Firm, Seen::Terms, Seen::Books, Seen::AllSettings].into();
    expected.extend([Seen::Merged(WENT, DAN), Seen::NotSame(CLEO)]);
    expected.extend([NORTH, SOUTH, OPENED].map(Seen::Team));
    expected.extend([FAMILIES, DOCTORS, FORMER].map(Seen::Group));
    expected.extend(STAFF.map(Seen::Role));
    for person in PEOPLE {
        expected.extend(face(person));
        expected.extend([Seen::Since(person), Seen::MailLanguage(person), Seen::Private(person)]);
        expected.extend([Seen::Note(person), Seen::Invitation(person), Seen::Joining(person)]);
    }
    expected.extend([SAM, IDA, CLEO, DAN].map(|person| Seen::Membership(person, NORTH)));
    expected.extend([UNA, TESS, CLEO].map(|person| Seen::Membership(person, SOUTH)));
    expected.extend([SAM, PAT, EVE].map(|person| Seen::Membership(person, OPENED)));
    expected.extend([CLEO, GUS].map(|person| Seen::InGroup(person, FAMILIES)));
    expected.extend([CLEO, DAN, PAT].map(|person| Seen::InGroup(person, DOCTORS)));
    expected.insert(Seen::InGroup(GUS, FORMER));
    assert_eq!(visible(&state, ADA), expected);
    assert_eq!(visible(&state, UNA), expected);
}

#[test]
fn what_is_not_there_is_not_seen() {
    let mut state = firm();
    (state.firm, state.terms, state.settings) = (None, None, None);
    state.notes.clear();
    state.pictures.clear();
    state.privates.insert(ADA, testkit::private(ADA));
    state.cards.get_mut(&ADA).unwrap().language = PreferredLanguage(None);
    let own = [
        Seen::Name(ADA),
        Seen::Point(ADA, point(ADA)),
        Seen::Role(ADA),
        Seen::Since(ADA),
        Seen::Invitation(ADA),
        Seen::Joining(ADA),
    ];
    assert_eq!(about(&state, ADA, ADA), own.into());
    let settings = [Seen::Firm, Seen::Terms, Seen::Books, Seen::AllSettings];
    assert!(besides(&state, ADA).is_disjoint(&settings.into()));
}
