//! Who is on whose contact list (domain.md 5, rules 1 to 6; checklist 84 to 90 and 93).
//!
//! The lists themselves are selected by the store, set by set; these functions say what they must
//! come to, and tests compare the two.

use crate::people::{Kind, Status, UserCard};

/// What somebody sees of the contact book.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sight {
    /// Their contacts, now.
    Now,
    /// Their contacts, once they have joined.
    OnceHere,
    /// Nothing until their suspension ends.
    Suspended,
    /// Nothing: they have left.
    Gone,
}

/// What a person in this state sees.
pub const fn sight(status: Status) -> Sight {
    match status {
        Status::Active => Sight::Now,
        Status::Quiet | Status::Pending => Sight::OnceHere,
        Status::Suspended => Sight::Suspended,
        Status::Inactive => Sight::Gone,
    }
}

/// Whether `other`, with whom `reader` shares a team, is on the contact list of a reader of that kind.
/// Nobody else is, whatever the reader's role.
pub const fn is_contact(reader: Kind, other: &UserCard) -> bool {
    match (reader, other.kind) {
        // Suspended staff stay listed, marked.
        (Kind::Staff(_), Kind::Staff(_)) => matches!(other.status, Status::Active | Status::Suspended),
        (Kind::Staff(_), Kind::Client | Kind::Partner) => !matches!(other.status, Status::Inactive),
        (Kind::Client | Kind::Partner, Kind::Staff(_)) => matches!(other.status, Status::Active),
        // No client ever sees another.
        (Kind::Client | Kind::Partner, Kind::Client | Kind::Partner) => false,
    }
}

/// Whether a reader of that kind finds `other` by searching although they share no team: members of
/// staff have a directory of their colleagues, clients have none (domain.md 5, rule 4).
pub const fn is_in_directory(reader: Kind, other: &UserCard) -> bool {
    matches!(
        (reader, other.kind, other.status),
        (Kind::Staff(_), Kind::Staff(_), Status::Active)
    )
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::{is_contact, is_in_directory};
    use crate::ids::UserId;
    use crate::people::{Kind, Role, Status, UserCard};
    use crate::person_name::PersonName;

    fn card(kind: Kind, status: Status) -> UserCard {
        UserCard {
            id: UserId(Uuid::nil()),
            kind,
            name: PersonName::parse("Ana", "Roy").unwrap(),
            job_title: String::new(),
            status,
            created: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn each_side_sees_what_it_may() {
        use Status::{Active, Inactive, Pending, Quiet, Suspended};
        let staff = Kind::Staff(Role::SystemAdministrator);
        // Reader, other side, and the states in which the other is seen.
        let rules: [(Kind, Kind, &[Status]); 6] = [
            (staff, Kind::Staff(Role::Staff), &[Active, Suspended]),
            (staff, Kind::Client, &[Quiet, Pending, Active, Suspended]),
            (staff, Kind::Partner, &[Quiet, Pending, Active, Suspended]),
            (Kind::Client, staff, &[Active]),
            (Kind::Partner, staff, &[Active]),
            (Kind::Client, Kind::Client, &[]),
        ];
        for (reader, other, seen) in rules {
            for status in [Quiet, Pending, Active, Suspended, Inactive] {
                let expected = seen.contains(&status);
                assert_eq!(
                    is_contact(reader, &card(other, status)),
                    expected,
                    "{reader:?} {other:?} {status:?}"
                );
            }
        }
    }

    #[test]
    fn staff_find_every_colleague_who_is_here_and_clients_find_nobody() {
        use Status::{Active, Inactive, Pending, Quiet, Suspended};
        let staff = Kind::Staff(Role::Staff);
        for status in [Quiet, Pending, Active, Suspended, Inactive] {
            assert_eq!(is_in_directory(staff, &card(staff, status)), status == Active);
            assert!(
                !is_in_directory(staff, &card(Kind::Client, status)),
                "clients are in no directory"
            );
            for reader in [Kind::Client, Kind::Partner] {
                assert!(!is_in_directory(reader, &card(staff, status)));
            }
        }
    }
}
