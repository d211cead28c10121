//! Devices of people: who may have one, and who may add or revoke one.

use crate::people::{Kind, Role, Status, UserCard};

/// Whether a person may add a device with a link they were given. Suspended people may, but the device shows
/// nothing until the suspension ends.
pub const fn may_have_device(person: &UserCard) -> bool {
    matches!(person.status, Status::Active | Status::Suspended)
}

/// The code with which a person joins a firm on a device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entrance {
    /// A code that is made for the device.
    DeviceCode,
    /// The code of their invitation, which they accept there.
    InvitationCode,
}

/// The code that a person needs with a link; `None` if they may not join.
pub const fn entrance(person: &UserCard) -> Option<Entrance> {
    match person.status {
        Status::Active => Some(Entrance::DeviceCode),
        Status::Pending => Some(Entrance::InvitationCode),
        Status::Quiet | Status::Suspended | Status::Inactive => None,
    }
}

/// Whether `me` may add and revoke devices of `person`: everybody their own, administrators those of others.
/// With a device of a system administrator one could do what only they may, so that user administrators may
/// not.
pub fn may_manage_devices(me: &UserCard, person: &UserCard) -> bool {
    me.id == person.id
        || match me.acting_admin_role() {
            Some(Role::SystemAdministrator) => true,
            Some(Role::UserAdministrator) => person.kind != Kind::Staff(Role::SystemAdministrator),
            Some(Role::Staff) | None => false,
        }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::{Entrance, entrance, may_have_device, may_manage_devices};
    use crate::ids::UserId;
    use crate::people::{Kind, Role, Status, UserCard};
    use crate::person_name::PersonName;

    fn card(n: u128, kind: Kind, status: Status) -> UserCard {
        let name = PersonName::parse("Ana", "Roy").unwrap();
        UserCard::new(UserId(Uuid::from_u128(n)), kind, name, status, DateTime::UNIX_EPOCH)
    }

    const KINDS: [Kind; 5] = [
        Kind::Staff(Role::SystemAdministrator),
        Kind::Staff(Role::UserAdministrator),
        Kind::Staff(Role::Staff),
        Kind::Client,
        Kind::Partner,
    ];

    #[test]
    fn devices_of_others_are_for_administrators() {
        for (n, kind) in KINDS.into_iter().enumerate() {
            let me = card(1, kind, Status::Active);
            assert!(may_manage_devices(&me, &me), "{kind:?}");
            for other in KINDS {
                let theirs = card(2, other, Status::Active);
                let may = n == 0 || n == 1 && other != KINDS[0];
                assert_eq!(may_manage_devices(&me, &theirs), may, "{kind:?} {other:?}");
            }
        }
        let suspended = card(1, KINDS[0], Status::Suspended);
        assert!(!may_manage_devices(&suspended, &card(2, Kind::Client, Status::Active)));
    }

    #[test]
    fn whoever_is_invited_comes_with_the_code_of_their_invitation() {
        let with = |status| entrance(&card(1, Kind::Client, status));
        assert_eq!(with(Status::Active), Some(Entrance::DeviceCode));
        assert_eq!(with(Status::Pending), Some(Entrance::InvitationCode));
        for status in [Status::Quiet, Status::Suspended, Status::Inactive] {
            assert_eq!(with(status), None, "{status:?}");
        }
    }

    #[test]
    fn whoever_joined_may_have_one() {
        let may = |status| may_have_device(&card(1, Kind::Client, status));
        assert!(may(Status::Active) && may(Status::Suspended));
        assert!(!may(Status::Quiet) && !may(Status::Pending) && !may(Status::Inactive));
    }
}
