//! What a file of clients or of staff looks like: its columns, and some made-up people.

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

/// Names of the columns of a file of such people.
pub fn template(listed: Listed, language: Language) -> impl Iterator<Item = &'static str> {
    Field::template(listed)
        .iter()
        .map(move |field| field.heading_in(language))
}

/// Rows under [`template`]: people who do not exist, and who import without a question.
pub fn example(listed: Listed, language: Language) -> impl Iterator<Item = impl Iterator<Item = &'static str> + Clone> {
    let people: &'static [Example] = match listed {
        Listed::Clients => &CLIENTS,
        Listed::Staff => &STAFF,
    };
    let cells = move |person: &'static Example| {
        let fields = Field::template(listed).iter();
        fields.map(move |field| person.cell(*field, language))
    };
    people.iter().map(cells)
}
