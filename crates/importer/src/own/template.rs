//! What a clients file looks like: its columns, and some made-up people.

use crate::field::Field;

/// A client who does not exist, at an address and a number kept free for such people (RFC 2606; the numbers
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
}

impl Example {
    const fn cell(&self, field: Field) -> &'static str {
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
            // Teams are the firm's own; a client without one joins the default team.
            Field::GroupIdentifiers
            | Field::GroupIds
            | Field::FullName
            | Field::Country
            | Field::DialCode
            | Field::NotImported => "",
        }
    }
}

const PEOPLE: [Example; 5] = [
    Example {
        given: "Alice",
        middle: "",
        family: "Example",
        title: "Owner",
        company: "Example Bakery Ltd",
        email: "alice@example.com",
        phone: "+44 20 7946 0101",
        identifier: "EXAMPLE-1",
        note: "",
    },
    Example {
        given: "Bruno",
        middle: "Jean",
        family: "Exemple",
        title: "",
        company: "",
        email: "bruno@example.com",
        phone: "+33 1 99 00 12 34",
        identifier: "EXAMPLE-2",
        note: "Prefers calls in the morning.",
    },
    Example {
        given: "Carla",
        middle: "",
        family: "Sample",
        title: "Finance Director",
        company: "Sample & Daughters",
        email: "carla@example.com",
        phone: "+1 202-555-0134",
        identifier: "EXAMPLE-3",
        note: "",
    },
    Example {
        given: "Daniel",
        middle: "",
        family: "Sample",
        title: "",
        company: "",
        email: "daniel@example.com",
        phone: "",
        identifier: "EXAMPLE-4",
        note: "",
    },
    Example {
        given: "Elsa",
        middle: "",
        family: "Muster",
        title: "Trustee",
        company: "",
        email: "",
        phone: "+44 113 496 0156",
        identifier: "EXAMPLE-5",
        note: "",
    },
];

/// Names of the columns of a clients file.
pub fn template() -> impl Iterator<Item = &'static str> {
    Field::TEMPLATE.into_iter().map(Field::heading)
}

/// Rows under [`template`]: people who do not exist, and who import without a question.
pub fn example() -> impl Iterator<Item = impl Iterator<Item = &'static str>> {
    PEOPLE
        .iter()
        .map(|person| Field::TEMPLATE.into_iter().map(|field| person.cell(field)))
}
