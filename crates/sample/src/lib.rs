//! An invented firm of any size, the same for the same seed: to look around in, to test with, to measure
//! with. Addresses are at example.com, .org and .net (RFC 2606), phone numbers are reserved for drama, and
//! no name refers to an actual person.

mod circles;
mod csv;
mod dice;
mod names;
mod phones;
mod teams;

pub use csv::{SampleColumns, write_csv};
pub use phones::PhoneSpelling;

use std::collections::BTreeSet;

use domain::people::{Kind, Role, Status};

use self::dice::{pick, roll};
use self::names::Names;

/// A generated firm.
#[derive(Clone, Debug)]
pub struct SampleFirm {
    /// Name.
    pub name: String,
    /// Client teams.
    pub teams: Vec<SampleTeam>,
    /// Staff; the first is the founder, an active system administrator.
    pub staff: Vec<SamplePerson>,
    /// Clients.
    pub clients: Vec<SamplePerson>,
}

/// A generated client team.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SampleTeam {
    /// Name; different for every team.
    pub name: String,
    /// Letters and digits; different for every team.
    pub identifier: String,
    /// One sentence.
    pub description: String,
}

/// A generated person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SamplePerson {
    /// Side and role.
    pub kind: Kind,
    /// Active or not invited.
    pub status: Status,
    /// First name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Often empty for clients.
    pub job_title: String,
    /// Often empty; staff have none.
    pub company: String,
    /// Mostly empty; staff have none.
    pub note: String,
    /// Different for every person of a firm.
    pub email: String,
    /// ITU-T E.164.
    pub phone: String,
    /// `CRM-000001` for clients, `EMP-0001` for staff; different for every person.
    pub identifier: String,
    /// Indices into [`SampleFirm::teams`], ascending; one to three for a client.
    pub teams: Vec<usize>,
}

/// The firm to generate. The same plan always gives the same firm; the same seed and number of staff give
/// the same first clients, whatever the number of clients.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SamplePlan {
    /// Any number.
    pub seed: u64,
    /// Number of clients.
    pub clients: u64,
    /// Number of staff, including the founder; at least one is made.
    pub staff: u64,
    /// Number of client teams; at least one is made.
    pub teams: usize,
}

/// One member of staff in this many has not been invited yet.
const QUIET_STAFF: u64 = 9;

impl SamplePlan {
    /// The firm that opens as the sample.
    pub const SMALL: Self = Self {
        seed: 1,
        clients: 400,
        staff: 25,
        teams: 12,
    };

    /// All of it in memory: about 400 bytes a person.
    pub fn firm(&self) -> SampleFirm {
        SampleFirm {
            name: "Larkfield & Moss".to_owned(),
            teams: self.teams(),
            staff: self.staff().collect(),
            clients: self.clients().collect(),
        }
    }

    /// The client teams.
    pub fn teams(&self) -> Vec<SampleTeam> {
        (0..self.team_count()).map(teams::team).collect()
    }

    /// The staff. Every team has at least one active member of staff.
    pub fn staff(&self) -> impl Iterator<Item = SamplePerson> + use<> {
        let (plan, names) = (*self, Names::new());
        (0..plan.staff_count()).map(move |n| plan.employee(&names, n))
    }

    /// The clients, one at a time: a million takes seconds and hardly any memory.
    pub fn clients(&self) -> impl Iterator<Item = SamplePerson> + use<> {
        let (plan, names) = (*self, Names::new());
        (0..plan.clients).map(move |n| plan.client(&names, n))
    }

    fn staff_count(&self) -> u64 {
        self.staff.max(1)
    }

    fn team_count(&self) -> usize {
        self.teams.max(1)
    }

    fn employee(&self, names: &Names, n: u64) -> SamplePerson {
        const TITLES: [&str; 14] = [
            "Relationship manager",
            "Client adviser",
            "Senior associate",
            "Partner",
            "Tax adviser",
            "Paralegal",
            "Trust officer",
            "Assistant",
            "Chartered accountant",
            "Associate",
            "Head of client services",
            "Solicitor",
            "Portfolio manager",
            "Office manager",
        ];
        let quiet = n % QUIET_STAFF == QUIET_STAFF - 1;
        let role = match n {
            0 => Role::SystemAdministrator,
            _ if n % 12 == 3 => Role::UserAdministrator,
            _ => Role::Staff,
        };
        let mut teams = BTreeSet::new();
        if !quiet {
            // Teams are dealt out among active staff in turn, so that none is without one.
            let rank = n - n / QUIET_STAFF;
            let active = self.staff_count() - self.staff_count() / QUIET_STAFF;
            let (rank, active) = (to_usize(rank), to_usize(active).max(1));
            teams.extend((rank % active..self.team_count()).step_by(active));
        }
        let more = if teams.is_empty() {
            1
        } else {
            roll(self.seed ^ 0x57af, n) % 3
        };
        teams.extend((0..more).map(|k| self.any_team(0x57af, n, k)));
        let name = names.of(self.seed, n);
        SamplePerson {
            kind: Kind::Staff(role),
            status: if quiet { Status::Quiet } else { Status::Active },
            given: name.given.to_owned(),
            family: name.family.to_owned(),
            job_title: if n == 0 {
                "Managing partner".to_owned()
            } else {
                pick(&TITLES, roll(self.seed ^ 0x717e, n)).to_owned()
            },
            company: String::new(),
            note: String::new(),
            email: format!("{}@example.com", name.mailbox),
            phone: phones::number(self.seed, n),
            identifier: format!("EMP-{:04}", n + 1),
            teams: teams.into_iter().collect(),
        }
    }

    fn client(&self, names: &Names, n: u64) -> SamplePerson {
        const TITLES: [&str; 24] = [
            "Managing director",
            "Finance director",
            "Owner",
            "Retired",
            "Farmer",
            "Architect",
            "Dentist",
            "Consultant",
            "Trustee",
            "Company secretary",
            "Founder",
            "Surveyor",
            "Head teacher",
            "Pharmacist",
            "Publisher",
            "Engineer",
            "Restaurateur",
            "Vet",
            "Translator",
            "Chair of the board",
            "Photographer",
            "Head of finance",
            "Physiotherapist",
            "Boat builder",
        ];
        // After the staff, so that no address and few numbers are the same as theirs.
        let place = n + self.staff_count();
        let name = names.of(self.seed, place);
        let chance = roll(self.seed ^ 0xc11e, n);
        let count = match chance % 100 {
            0..70 => 1,
            70..92 => 2,
            _ => 3,
        };
        let teams: BTreeSet<usize> = (0..count).map(|k| self.any_team(0xc11e, n, k)).collect();
        let domain = pick(&["example.org", "example.net", "example.com"], chance >> 8);
        SamplePerson {
            kind: Kind::Client,
            status: if (chance >> 16).is_multiple_of(5) {
                Status::Quiet
            } else {
                Status::Active
            },
            given: name.given.to_owned(),
            family: name.family.to_owned(),
            job_title: if (chance >> 24).is_multiple_of(3) {
                String::new()
            } else {
                pick(&TITLES, chance >> 32).to_owned()
            },
            company: if (chance >> 40).is_multiple_of(2) {
                String::new()
            } else {
                company(roll(self.seed ^ 0xc0de, n))
            },
            note: if (chance >> 44).is_multiple_of(8) {
                pick(&NOTES, chance >> 48).to_owned()
            } else {
                String::new()
            },
            email: format!("{}@{domain}", name.mailbox),
            phone: phones::number(self.seed, place),
            identifier: format!("CRM-{:06}", n + 1),
            teams: teams.into_iter().collect(),
        }
    }

    fn any_team(&self, salt: u64, person: u64, k: u64) -> usize {
        let count = u64::try_from(self.team_count()).unwrap_or(1);
        to_usize(roll(self.seed ^ salt ^ (k + 1) << 32, person) % count)
    }
}

/// Notes about clients.
const NOTES: [&str; 6] = [
    "Prefers calls after five.",
    "Year end is in March.\nSends the papers by post.",
    "Speaks French at home.",
    "Travels a lot; write first.",
    "Wants to hear from one person only.",
    "Letters go to the office, not home.",
];

/// The `n`th company.
fn company(n: u64) -> String {
    const FIRST: [&str; 12] = [
        "Harbour",
        "Millstone",
        "Fernhill",
        "Oakwell",
        "Redgate",
        "Silverdale",
        "Thornbury",
        "Westmere",
        "Ashcombe",
        "Brookfield",
        "Copperfield",
        "Dunmore",
    ];
    const LAST: [&str; 8] = [
        "Ltd",
        "Partners",
        "& Sons",
        "Holdings",
        "Studio",
        "Trading",
        "Foods",
        "Surveyors",
    ];
    format!("{} {}", pick(&FIRST, n), pick(&LAST, n >> 8))
}

fn to_usize(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::{SampleFirm, SamplePlan};
    use domain::email::EmailAddress;
    use domain::identifier::{Identifier, TeamIdentifier};
    use domain::people::{Kind, Role, Status};
    use domain::person_name::PersonName;
    use std::collections::BTreeSet;

    fn people(firm: &SampleFirm) -> impl Iterator<Item = &super::SamplePerson> {
        firm.staff.iter().chain(&firm.clients)
    }

    #[test]
    fn the_same_plan_gives_the_same_firm() {
        let firm = SamplePlan::SMALL.firm();
        let again = SamplePlan::SMALL.firm();
        assert_eq!((firm.staff.len(), firm.clients.len(), firm.teams.len()), (25, 400, 12));
        assert!(people(&firm).eq(people(&again)));
        let other = SamplePlan {
            seed: 2,
            ..SamplePlan::SMALL
        }
        .firm();
        assert!(!people(&firm).eq(people(&other)));
        let larger = SamplePlan {
            clients: 1_000,
            ..SamplePlan::SMALL
        };
        assert!(larger.clients().take(400).eq(firm.clients));
    }

    #[test]
    fn the_rules_accept_every_value() {
        let firm = SamplePlan {
            clients: 3_000,
            ..SamplePlan::SMALL
        }
        .firm();
        for person in people(&firm) {
            assert!(PersonName::parse(&person.given, &person.family).is_ok());
            assert!(EmailAddress::parse(&person.email).is_ok(), "{}", person.email);
            assert!(Identifier::parse(&person.identifier).is_ok());
        }
        for team in &firm.teams {
            assert!(TeamIdentifier::parse(&team.identifier).is_ok(), "{}", team.identifier);
        }
    }

    #[test]
    fn addresses_identifiers_and_small_firms_numbers_are_unique() {
        let firm = SamplePlan {
            clients: 100_000,
            staff: 3_000,
            teams: 500,
            seed: 3,
        }
        .firm();
        let count = firm.staff.len() + firm.clients.len();
        let emails: BTreeSet<&str> = people(&firm).map(|p| p.email.as_str()).collect();
        assert_eq!(emails.len(), count);
        let mailboxes: BTreeSet<&str> = emails.iter().map(|e| e.split('@').next().unwrap()).collect();
        assert_eq!(mailboxes.len(), count);
        let identifiers: BTreeSet<&str> = people(&firm).map(|p| p.identifier.as_str()).collect();
        assert_eq!(identifiers.len(), count);
        let hosts: BTreeSet<&str> = emails.iter().map(|e| e.split('@').nth(1).unwrap()).collect();
        assert!(hosts.into_iter().eq(["example.com", "example.net", "example.org"]));
        let small = SamplePlan::SMALL.firm();
        let phones: BTreeSet<&str> = people(&small).map(|p| p.phone.as_str()).collect();
        assert_eq!(phones.len(), 425);
        assert_eq!(small.clients.first().unwrap().identifier, "CRM-000001");
    }

    #[test]
    fn every_team_has_staff_and_every_client_a_team() {
        for (staff, teams) in [(25, 12), (1, 1), (0, 0), (1, 40), (9, 10), (10, 3), (3_000, 900)] {
            let firm = SamplePlan {
                seed: 4,
                clients: 500,
                staff,
                teams,
            }
            .firm();
            let led: BTreeSet<usize> = firm
                .staff
                .iter()
                .filter(|person| person.status == Status::Active)
                .flat_map(|person| person.teams.iter().copied())
                .collect();
            assert!(led.into_iter().eq(0..firm.teams.len()), "{staff} {teams}");
            for client in &firm.clients {
                assert!((1..=3).contains(&client.teams.len()));
                assert!(client.teams.iter().all(|team| *team < firm.teams.len()));
            }
            let founder = firm.staff.first().unwrap();
            assert_eq!(founder.kind, Kind::Staff(Role::SystemAdministrator));
            assert_eq!(founder.status, Status::Active);
        }
    }

    #[test]
    fn a_firm_is_varied() {
        let firm = SamplePlan::SMALL.firm();
        let families: BTreeSet<&str> = people(&firm).map(|p| p.family.as_str()).collect();
        assert!(families.len() > 250, "{}", families.len());
        assert!(
            people(&firm)
                .filter(|p| !p.given.is_ascii() || !p.family.is_ascii())
                .count()
                > 100
        );
        let quiet = firm.clients.iter().filter(|p| p.status == Status::Quiet).count();
        assert!((40..140).contains(&quiet), "{quiet}");
        for teams in 1..=3 {
            assert!(firm.clients.iter().any(|p| p.teams.len() == teams), "{teams}");
        }
        assert!(firm.clients.iter().any(|p| p.job_title.is_empty()));
    }
}
