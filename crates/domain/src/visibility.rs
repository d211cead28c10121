//! Who is on whose contact list (domain.md 5, rules 1 to 6, and C1; checklist 84 to 90 and 93).
//!
//! The lists themselves are selected by the store, set by set; these functions say what they must
//! come to, and tests compare the two.

use crate::people::{Kind, Status, UserCard};

/// What a person sees of the contact book.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sight {
    /// Their contacts, now.
    Now,
    /// Their contacts, once they are active.
    OnceActive,
    /// Nothing until their suspension ends.
    Suspended,
    /// Nothing: they are inactive.
    Inactive,
}

/// What a person in this state sees.
pub const fn sight(status: Status) -> Sight {
    match status {
        Status::Active => Sight::Now,
        Status::Quiet | Status::Pending => Sight::OnceActive,
        Status::Suspended => Sight::Suspended,
        Status::Inactive => Sight::Inactive,
    }
}

/// The teams two people share (domain.md C1).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Through {
    /// Only teams whose clients do not see each other.
    Closed,
    /// At least one team whose clients see each other ([`crate::teams::Team::shared`]).
    Shared,
}

/// Whether `other`, who shares a team with a reader of that kind, is on the reader's contact list.
/// People who share no team never are, whatever the reader's role.
pub const fn is_contact(reader: Kind, other: &UserCard, through: Through) -> bool {
    match (reader, other.kind) {
        // Suspended staff stay listed, marked.
        (Kind::Staff(_), Kind::Staff(_)) => matches!(other.status, Status::Active | Status::Suspended),
        (Kind::Staff(_), Kind::Client | Kind::Partner) => !matches!(other.status, Status::Inactive),
        (Kind::Client | Kind::Partner, Kind::Staff(_)) => matches!(other.status, Status::Active),
        // No client ever sees another, but where an administrator opened their team.
        (Kind::Client | Kind::Partner, Kind::Client | Kind::Partner) => {
            matches!((through, other.status), (Through::Shared, Status::Active))
        }
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

/// Whether a notice may tell its reader the name of `other`: administrators know all names, others those
/// of their contacts and of their directory (domain.md 4 and 5). A notice never tells a client the name
/// of another client, whatever their teams are like.
pub fn may_name(reader: &UserCard, other: &UserCard, shares_team: bool) -> bool {
    reader.acting_admin_role().is_some()
        || shares_team && is_contact(reader.kind, other, Through::Closed)
        || is_in_directory(reader.kind, other)
}

/// Whether a reader may read what the firm notes about `other`: active administrators read every
/// note, other active staff those about their clients and partners. Only administrators may read the
/// note about themselves, and clients read none.
pub fn may_read_note(reader: &UserCard, other: &UserCard, shares_team: bool) -> bool {
    reader.acting_admin_role().is_some()
        || reader.is_active_staff()
            && !other.kind.is_staff()
            && shares_team
            && is_contact(reader.kind, other, Through::Closed)
}

/// Which teams a person may know: their names, and who is in them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KnownTeams {
    /// Every team.
    All,
    /// Those they are in themselves.
    Own,
    /// None: clients and partners are not told how the firm is divided.
    None,
}

/// Which teams a person may know.
pub fn known_teams(reader: &UserCard) -> KnownTeams {
    match reader.kind {
        Kind::Staff(_) if reader.acting_admin_role().is_some() => KnownTeams::All,
        Kind::Staff(_) => KnownTeams::Own,
        Kind::Client | Kind::Partner => KnownTeams::None,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::{KnownTeams, Through, is_contact, is_in_directory, known_teams, may_name, may_read_note};
    use crate::ids::UserId;
    use crate::people::{Kind, Role, Status, UserCard};
    use crate::person_name::PersonName;

    fn card(kind: Kind, status: Status) -> UserCard {
        let name = PersonName::parse("Ana", "Roy").unwrap();
        UserCard::new(UserId(Uuid::nil()), kind, name, status, DateTime::UNIX_EPOCH)
    }

    #[test]
    fn teams_are_for_those_who_work_in_them() {
        for (kind, known) in [
            (Kind::Staff(Role::SystemAdministrator), KnownTeams::All),
            (Kind::Staff(Role::UserAdministrator), KnownTeams::All),
            (Kind::Staff(Role::Staff), KnownTeams::Own),
            (Kind::Client, KnownTeams::None),
            (Kind::Partner, KnownTeams::None),
        ] {
            assert_eq!(known_teams(&card(kind, Status::Active)), known, "{kind:?}");
        }
        let suspended = card(Kind::Staff(Role::UserAdministrator), Status::Suspended);
        assert_eq!(known_teams(&suspended), KnownTeams::Own);
    }

    #[test]
    fn each_side_sees_what_it_may() {
        use Status::{Active, Inactive, Pending, Quiet, Suspended};
        let staff = Kind::Staff(Role::SystemAdministrator);
        let everybody: &[Status] = &[Quiet, Pending, Active, Suspended];
        let colleagues: &[Status] = &[Active, Suspended];
        // Reader, other side, and the states in which the other is seen: through a team as it is at
        // first, and through one whose clients see each other.
        let rules: [(Kind, Kind, &[Status], &[Status]); 9] = [
            (staff, Kind::Staff(Role::Staff), colleagues, colleagues),
            (staff, Kind::Client, everybody, everybody),
            (staff, Kind::Partner, everybody, everybody),
            (Kind::Client, staff, &[Active], &[Active]),
            (Kind::Partner, staff, &[Active], &[Active]),
            (Kind::Client, Kind::Client, &[], &[Active]),
            (Kind::Client, Kind::Partner, &[], &[Active]),
            (Kind::Partner, Kind::Client, &[], &[Active]),
            (Kind::Partner, Kind::Partner, &[], &[Active]),
        ];
        for (reader, other, closed, shared) in rules {
            for (through, seen) in [(Through::Closed, closed), (Through::Shared, shared)] {
                for status in [Quiet, Pending, Active, Suspended, Inactive] {
                    let expected = seen.contains(&status);
                    assert_eq!(
                        is_contact(reader, &card(other, status), through),
                        expected,
                        "{reader:?} {other:?} {status:?} {through:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn notice_names_only_people_its_reader_may_see() {
        use Status::{Active, Inactive, Quiet, Suspended};
        let admin = card(Kind::Staff(Role::UserAdministrator), Active);
        let staff = card(Kind::Staff(Role::Staff), Active);
        let client = |status| card(Kind::Client, status);
        for (reader, other, shares, named) in [
            (&admin, client(Inactive), false, true),
            (
                &card(Kind::Staff(Role::SystemAdministrator), Suspended),
                client(Active),
                false,
                false,
            ),
            (&staff, client(Active), true, true),
            (&staff, client(Quiet), true, true),
            (&staff, client(Active), false, false),
            (&staff, client(Inactive), true, false),
            (&staff, card(Kind::Staff(Role::Staff), Active), false, true),
            (&client(Active), staff.clone(), true, true),
            (&client(Active), staff.clone(), false, false),
            (&client(Active), client(Active), true, false),
        ] {
            assert_eq!(may_name(reader, &other, shares), named, "{reader:?} {other:?} {shares}");
        }
    }

    #[test]
    fn note_is_for_covering_staff_and_administrators() {
        use Status::{Active, Inactive, Pending, Quiet, Suspended};
        let admin = card(Kind::Staff(Role::UserAdministrator), Active);
        let staff = |status| card(Kind::Staff(Role::Staff), status);
        let client = |status| card(Kind::Client, status);
        for (reader, other, shares, reads) in [
            (&admin, client(Active), false, true),
            (&admin, client(Inactive), false, true),
            (&admin, staff(Active), false, true),
            (&staff(Active), client(Active), true, true),
            (&staff(Active), client(Quiet), true, true),
            (&staff(Active), client(Pending), true, true),
            (&staff(Active), card(Kind::Partner, Suspended), true, true),
            (&staff(Active), client(Active), false, false),
            (&staff(Active), client(Inactive), true, false),
            (&staff(Active), staff(Active), true, false),
            (&staff(Suspended), client(Active), true, false),
            (&staff(Quiet), client(Active), true, false),
            (&staff(Inactive), client(Active), true, false),
            (
                &card(Kind::Staff(Role::SystemAdministrator), Suspended),
                client(Active),
                false,
                false,
            ),
            (&client(Active), client(Active), true, false),
            (&client(Active), staff(Active), true, false),
            (&card(Kind::Partner, Active), client(Active), true, false),
        ] {
            assert_eq!(
                may_read_note(reader, &other, shares),
                reads,
                "{reader:?} {other:?} {shares}"
            );
        }
    }

    #[test]
    fn directory_lists_active_staff_for_staff_only() {
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
