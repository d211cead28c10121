//! Windows of lists: people offered for a team or group, and sort orders.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use chrono::TimeDelta;
use domain::people::{Kind, Role};
use engine::Engine;
use engine::clock::{Clock, FixedClock};
use engine::code::Code;
use engine::error::AppError;
use engine::profile::Profile;
use engine::request::{
    AddPersonRequest, ArrivalCode, ConfirmedUsersRequest, CreateGroupRequest, CreateTeamRequest, MembersRequest,
    PeopleRequest, PeopleScope, PositionRequest,
};
use engine::view::Sort;
use tempfile::TempDir;
use testkit::program::founding;

/// An open firm in a folder of its own.
struct Desk {
    _folder: TempDir,
    engine: Engine,
    clock: FixedClock,
    user: String,
}

impl Desk {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let profile = Profile::locate(Some(folder.path().join("profile"))).unwrap();
        let vault = profile.vault(Some(folder.path().join("key")));
        let clock = testkit::program::clock();
        let engine = Engine::new(profile, vault, Clock::Fixed(clock.clone())).unwrap();
        let user = engine
            .create_firm(founding("Larkfield & Moss"))
            .await
            .unwrap()
            .session
            .user;
        Self {
            _folder: folder,
            engine,
            clock,
            user,
        }
    }

    async fn add(&self, person: AddPersonRequest) -> String {
        self.engine.add_person(person).await.unwrap().id.unwrap()
    }

    async fn team(&self, name: &str, members: &[&String]) -> String {
        let request = CreateTeamRequest {
            name: name.into(),
            identifier: String::new(),
            description: String::new(),
            members: members.iter().map(|id| (*id).clone()).collect(),
        };
        self.engine.create_team(request).await.unwrap().id.unwrap()
    }

    /// The names on a page, and the list's total.
    async fn names(&self, request: PeopleRequest) -> (Vec<String>, u32) {
        let view = self.engine.people(request).await.unwrap();
        (view.rows.into_iter().map(|row| row.given).collect(), view.total)
    }
}

fn person(kind: Kind, given: &str) -> AddPersonRequest {
    AddPersonRequest {
        kind: kind.into(),
        given: given.into(),
        family: "Roy".into(),
        middle_names: String::new(),
        job_title: String::new(),
        company: String::new(),
        note: String::new(),
        language: domain::language::PreferredLanguage::default().into(),
        email: format!("{}@example.com", given.to_lowercase()),
        phone: String::new(),
        identifier: String::new(),
        arrival: if kind == Kind::Client {
            ArrivalCode::Quiet
        } else {
            ArrivalCode::Present
        },
        message: String::new(),
        teams: Vec::new(),
        book: None,
    }
}

fn all(scope: PeopleScope) -> PeopleRequest {
    PeopleRequest {
        limit: 50,
        ..PeopleRequest::new(scope)
    }
}

#[tokio::test]
async fn members_and_inactive_people_are_not_offered() {
    let desk = Desk::new().await;
    let sam = desk.add(person(Kind::Staff(Role::Staff), "Sam")).await;
    let lee = desk.add(person(Kind::Staff(Role::Staff), "Lee")).await;
    let mut clients = Vec::new();
    for given in ["Ada", "Bea", "Cy", "Dan"] {
        clients.push(desk.add(person(Kind::Client, given)).await);
    }
    let north = desk.team("North", &[&sam, &clients[0]]).await;
    let group = CreateGroupRequest {
        name: "Families".into(),
        members: vec![clients[1].clone()],
    };
    let families = desk.engine.create_group(group).await.unwrap().id.unwrap();
    let gone = ConfirmedUsersRequest {
        users: vec![clients[3].clone()],
        confirm: "CONFIRM".into(),
    };
    desk.engine.deactivate(gone).await.unwrap();

    let team = |scope| PeopleRequest {
        outside_team: Some(north.clone()),
        ..all(scope)
    };
    let names = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(desk.names(team(PeopleScope::Clients)).await, (names(&["Bea", "Cy"]), 2));
    assert_eq!(desk.names(team(PeopleScope::Staff)).await, (names(&["Lee", "Anna"]), 2));
    // Without a search, both sides are listed too.
    let (everyone, total) = desk.names(team(PeopleScope::Everyone)).await;
    assert_eq!((everyone, total), (names(&["Bea", "Cy", "Lee", "Anna"]), 4));
    // A later window belongs to the same list.
    let window = PeopleRequest {
        offset: 2,
        limit: 1,
        ..team(PeopleScope::Everyone)
    };
    assert_eq!(desk.names(window).await, (names(&["Lee"]), 4));
    let search = |query: &str, scope| PeopleRequest {
        query: query.into(),
        ..team(scope)
    };
    let (mut found, total) = desk.names(search("roy", PeopleScope::Everyone)).await;
    found.sort_unstable();
    assert_eq!((found, total), (names(&["Bea", "Cy", "Lee"]), 3));
    assert_eq!(desk.names(search("roy", PeopleScope::Staff)).await.0, names(&["Lee"]));
    assert_eq!(desk.names(search("ada@example.com", PeopleScope::Everyone)).await.1, 0);
    // Staff who are about to leave cannot cover the team.
    let leaving = PeopleRequest {
        without: vec![lee.clone(), sam.clone()],
        ..team(PeopleScope::Staff)
    };
    assert_eq!(desk.names(leaving.clone()).await, (names(&["Anna"]), 1));
    let leaving = PeopleRequest {
        query: "lee".into(),
        ..leaving
    };
    assert_eq!(desk.names(leaving).await.1, 0);
    let group = PeopleRequest {
        outside_group: Some(families),
        ..all(PeopleScope::Clients)
    };
    assert_eq!(desk.names(group.clone()).await, (names(&["Ada", "Cy"]), 2));
    // A member has no position in the list; people on offer do.
    for (user, place) in [(&clients[1], None), (&clients[2], Some(1))] {
        let request = PositionRequest {
            list: group.clone(),
            id: user.clone(),
        };
        assert_eq!(desk.engine.position(request).await.unwrap(), place);
    }
    // A new member is not offered any more.
    let request = MembersRequest {
        team: north.clone(),
        users: vec![clients[1].clone(), desk.user.clone()],
    };
    desk.engine.add_members(request).await.unwrap();
    assert_eq!(
        desk.names(team(PeopleScope::Everyone)).await,
        (names(&["Cy", "Lee"]), 2)
    );
    let nonsense = PeopleRequest {
        outside_team: Some("north".into()),
        ..all(PeopleScope::Everyone)
    };
    assert_eq!(desk.engine.people(nonsense).await.unwrap_err(), AppError::NotFound);
}

#[tokio::test]
async fn people_sorted_by_when_they_were_added() {
    let desk = Desk::new().await;
    for given in ["Cy", "Ada", "Bea"] {
        desk.clock.advance(TimeDelta::hours(30));
        desk.add(person(Kind::Client, given)).await;
    }
    let list = |descending| PeopleRequest {
        sort: Code(Sort::Created),
        descending,
        ..all(PeopleScope::Clients)
    };
    assert_eq!(desk.names(list(false)).await.0, ["Cy", "Ada", "Bea"]);
    assert_eq!(desk.names(list(true)).await.0, ["Bea", "Ada", "Cy"]);
    let rows = desk.engine.people(list(false)).await.unwrap().rows;
    let since = rows.iter().map(|row| row.created - rows[0].created);
    assert_eq!(since.collect::<Vec<_>>(), [0.0, 30.0 * 3.6e9, 60.0 * 3.6e9]);
    let found = PeopleRequest {
        query: "bea".into(),
        ..list(false)
    };
    assert_eq!(
        desk.engine.people(found).await.unwrap().rows[0].created,
        rows[2].created
    );
}
