//! What files look like: their columns, and some made-up rows.

use domain::import::Listed;
use domain::language::Language;
use domain::people::Role;

use crate::field::Field;
use crate::roles;

/// Somebody who does not exist, at an address and a number kept free for such people (RFC 2606; the numbers
/// of Ofcom, NANPA and ARCEP for film and television).
struct Example {
    given: &'static str,
    middle: &'static str,
    family: &'static str,
    title: &'static str,
    company: &'static str,
    email: &'static str,
    phone: &'static str,
    identifier: &'static str,
    note: &'static str,
    role: Option<Role>,
}

impl Example {
    fn cell(&self, field: Field, language: Language) -> &'static str {
        match field {
            Field::GivenName => self.given,
            Field::MiddleNames => self.middle,
            Field::FamilyName => self.family,
            Field::JobTitle => self.title,
            Field::Company => self.company,
            Field::Email => self.email,
            Field::Phone => self.phone,
            Field::Identifier => self.identifier,
            Field::Note => self.note,
            Field::Role => self.role.map_or("", |role| roles::word(role, language)),
            // Teams are the firm's own; without one, the default team applies.
            Field::GroupIdentifiers
            | Field::GroupIds
            | Field::FullName
            | Field::Country
            | Field::DialCode
            | Field::TeamName
            | Field::TeamIdentifier
            | Field::TeamId
            | Field::Description
            | Field::StaffIds
            | Field::StaffIdentifiers
            | Field::StaffEmails
            | Field::MemberId
            | Field::NotImported => "",
        }
    }
}

const NOBODY: Example = Example {
    given: "",
    middle: "",
    family: "",
    title: "",
    company: "",
    email: "",
    phone: "",
    identifier: "",
    note: "",
    role: None,
};

const CLIENTS: [Example; 5] = [
    Example {
        given: "Alice",
        family: "Example",
        title: "Owner",
        company: "Example Bakery Ltd",
        email: "alice@example.com",
        phone: "+44 20 7946 0101",
        identifier: "EXAMPLE-1",
        ..NOBODY
    },
    Example {
        given: "Bruno",
        middle: "Jean",
        family: "Exemple",
        email: "bruno@example.com",
        phone: "+33 1 99 00 12 34",
        identifier: "EXAMPLE-2",
        note: "Prefers calls in the morning.",
        ..NOBODY
    },
    Example {
        given: "Carla",
        family: "Sample",
        title: "Finance Director",
        company: "Sample & Daughters",
        email: "carla@example.com",
        phone: "+1 202-555-0134",
        identifier: "EXAMPLE-3",
        ..NOBODY
    },
    Example {
        given: "Daniel",
        family: "Sample",
        email: "daniel@example.com",
        identifier: "EXAMPLE-4",
        ..NOBODY
    },
    Example {
        given: "Elsa",
        family: "Muster",
        title: "Trustee",
        phone: "+44 113 496 0156",
        identifier: "EXAMPLE-5",
        ..NOBODY
    },
];

const STAFF: [Example; 3] = [
    Example {
        given: "Frida",
        family: "Sample",
        title: "Partner",
        email: "frida@example.org",
        phone: "+44 20 7946 0162",
        identifier: "EXAMPLE-11",
        role: Some(Role::UserAdministrator),
        ..NOBODY
    },
    Example {
        given: "Gilles",
        middle: "Marie",
        family: "Exemple",
        title: "Adviser",
        email: "gilles@example.org",
        phone: "+33 1 99 00 56 78",
        identifier: "EXAMPLE-12",
        role: Some(Role::Staff),
        ..NOBODY
    },
    Example {
        given: "Hanna",
        family: "Muster",
        title: "Assistant",
        email: "hanna@example.org",
        identifier: "EXAMPLE-13",
        note: "Mornings only.",
        ..NOBODY
    },
];

/// Names of the columns of such a file.
pub fn template(listed: Listed, language: Language) -> impl Iterator<Item = &'static str> {
    Field::template(listed)
        .iter()
        .map(move |field| field.heading_in(language))
}

/// Teams whose staff are those of the example of staff.
const TEAMS: [[&str; 6]; 2] = [
    [
        "Example North Team",
        "ExampleNorth",
        "Covers northern clients.",
        "",
        "",
        "frida@example.org;gilles@example.org",
    ],
    ["Example Tax Team", "ExampleTax", "", "", "EXAMPLE-13", ""],
];

/// Members of those teams: staff, who need nobody else in a team.
const MEMBERS: [[&str; 5]; 2] = [
    ["", "", "ExampleNorth", "EXAMPLE-13", ""],
    ["", "", "ExampleTax", "", "frida@example.org"],
];

/// Rows under [`template`], of people and teams that do not exist. They import without a question: staff first, then
/// teams, clients and members.
pub fn example(listed: Listed, language: Language) -> Vec<Vec<&'static str>> {
    let people = |people: &[Example]| {
        let fields = Field::template(listed);
        let cells = |person: &Example| fields.iter().map(|field| person.cell(*field, language)).collect();
        people.iter().map(cells).collect()
    };
    match listed {
        Listed::Clients => people(&CLIENTS),
        Listed::Staff => people(&STAFF),
        Listed::Teams => TEAMS.map(|cells| cells.to_vec()).to_vec(),
        Listed::Members => MEMBERS.map(|cells| cells.to_vec()).to_vec(),
    }
}
