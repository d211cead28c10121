//! People as no single command makes them: suspended, gone, partners, somebody who waits; and a few
//! teams.

use chrono::{DateTime, TimeDelta, Utc};
use domain::email::EmailAddress;
use domain::groups::ClientGroup;
use domain::identifier::{Identifier, TeamIdentifier};
use domain::ids::{GroupId, TeamId, UserId};
use domain::invitation::{Invitation, InvitationRecord, InvitationType, ReminderHour, Sending};
use domain::join::{Joining, Terms};
use domain::people::{Kind, Reach, Role, Status, UserCard, UserPrivate};
use domain::teams::Team;
use domain::username::Username;

use crate::inviting::wait;
use crate::state::State;
use crate::steps::{Ids, phone};

/// The rows that come to `state`.
pub(crate) fn planted(state: &State, ids: &mut Ids, now: DateTime<Utc>) -> State {
    let people = [
        ("Gone", "Client", Kind::Client, Status::Inactive, false),
        ("Gone", "Staff", Kind::Staff(Role::Staff), Status::Inactive, false),
        (
            "Sus",
            "Admin",
            Kind::Staff(Role::SystemAdministrator),
            Status::Suspended,
            true,
        ),
        (
            "Una",
            "Manager",
            Kind::Staff(Role::UserAdministrator),
            Status::Active,
            true,
        ),
        ("Sam", "Lee", Kind::Staff(Role::Staff), Status::Active, true),
        ("Pat", "Partner", Kind::Partner, Status::Active, true),
        ("Ana", "Roy", Kind::Client, Status::Pending, true),
        ("Ben", "Hale", Kind::Client, Status::Suspended, true),
        ("Ida", "Moss", Kind::Staff(Role::Staff), Status::Pending, false),
        ("Cleo", "Hart", Kind::Client, Status::Quiet, true),
        ("Tom", "Vale", Kind::Staff(Role::Staff), Status::Quiet, false),
    ];
    let mut more = State::default();
    let team = state.default_team().unwrap();
    let by = *state.cards.keys().next().unwrap();
    for ((given, family, kind, status, member), n) in people.into_iter().zip(0..) {
        let id = ids.user();
        let card = UserCard {
            status,
            created: now,
            ..testkit::card(id, kind, given, family)
        };
        more.cards.insert(id, card);
        let email = EmailAddress::parse(&format!("p{}@example.com", 10 * n)).unwrap();
        let phone = phone(n);
        let (identifier, number) = (Identifier::parse(&format!("CRM-{}", 10 * n)).ok(), phone.e164.clone());
        for (reach, position) in [(Reach::Email(email.clone()), 0), (Reach::Phone(phone), 1)] {
            let point = ids.point();
            more.points.insert(point, testkit::point(point, id, position, reach));
        }
        let private = UserPrivate {
            email: Some(email),
            phone: number,
            identifier,
            ..testkit::private(id)
        };
        more.privates.insert(id, private);
        if member {
            more.members.insert((team, id));
        }
        if status == Status::Pending {
            more.invitations.insert(id, waiting(id, by, now));
        }
        if kind == Kind::Partner {
            more.joinings.insert(id, joined(id, now));
        }
    }
    let staff: Vec<_> = more
        .cards
        .values()
        .filter(|c| c.kind.is_staff() && c.status == Status::Active)
        .map(|c| c.id)
        .collect();
    for (name, identifier, covered) in [
        ("North", "Team0", true),
        ("Twin team", "", true),
        ("twin Team", "", true),
        ("Empty", "", false),
    ] {
        let id = TeamId(ids.uuid());
        let identifier = TeamIdentifier::parse(identifier).ok();
        let team = Team {
            identifier,
            ..testkit::team(id, name)
        };
        more.teams.insert(id, team);
        more.members
            .extend(staff.iter().filter(|_| covered).map(|user| (id, *user)));
    }
    let clients: Vec<_> = more
        .cards
        .values()
        .filter(|c| !c.kind.is_staff())
        .map(|c| c.id)
        .collect();
    for name in ["Families", "Doctors"] {
        let id = GroupId(ids.uuid());
        more.groups.insert(id, ClientGroup { id, name: name.into() });
        more.group_members.extend(clients.iter().map(|user| (id, *user)));
    }
    more
}

/// Somebody who joined when the firm had no terms.
fn joined(user: UserId, now: DateTime<Utc>) -> Joining {
    Joining {
        user,
        username: Username::parse("PatPartner").unwrap(),
        at: now - TimeDelta::days(9),
        terms: Terms { own: 1, firm: None },
    }
}

/// An invitation of two days ago.
fn waiting(user: UserId, by: UserId, now: DateTime<Utc>) -> InvitationRecord {
    let then = now - TimeDelta::days(2);
    let sending = Sending {
        first: then,
        started: then,
        last: then,
        count: 1,
    };
    let mut record = InvitationRecord {
        user,
        state: Invitation::Draft,
        kind: InvitationType::Email,
        message: String::new(),
        by,
        next: None,
        ends: None,
    };
    wait(&mut record, sending, ReminderHour::OF_INVITATION);
    record
}
