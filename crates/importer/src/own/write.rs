//! A person as a row of the program's own file of people.

use std::collections::BTreeMap;

use domain::ids::TeamId;
use domain::note::Note;
use domain::people::{Kind, Person, PhoneValue, Reach, Role, Status};
use domain::teams::Team;

use super::{HEADINGS, Reached, Use, join_list, number_text, reads_back};

/// How many addresses and numbers have columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Width {
    emails: usize,
    phones: usize,
}

impl Default for Width {
    /// The first of each kind is among the template's columns.
    fn default() -> Self {
        Self { emails: 1, phones: 1 }
    }
}

impl Width {
    /// Makes room for everything a person has.
    pub fn fit(&mut self, person: &Person) {
        self.emails = self.emails.max(emails(person).len());
        self.phones = self.phones.max(phones(person).len());
    }

    /// Names of the columns.
    pub fn headings(self) -> Vec<String> {
        let mut names: Vec<String> = HEADINGS.map(str::to_owned).into();
        for (reached, count) in [(Reached::Email, self.emails), (Reached::Phone, self.phones)] {
            for place in 1..=count {
                if place > 1 {
                    names.push(reached.heading(place));
                }
                names.push(reached.label_heading(place));
                names.push(reached.use_heading(place));
            }
        }
        names
    }
}

/// The cells of a person under [`Width::headings`]. `way` is their invitation: its state, when it was
/// sent first and last, how often, and when it was accepted.
pub fn cells(person: &Person, all: &BTreeMap<TeamId, Team>, way: [String; 5], width: Width) -> Vec<String> {
    let (card, private) = (&person.card, &person.private);
    let mut theirs: Vec<&Team> = person.teams.iter().filter_map(|id| all.get(id)).collect();
    // The lists of a row name the same teams in the same order: teams without an identifier come last.
    theirs.sort_by_key(|team| team.identifier.is_none());
    let named = theirs
        .iter()
        .filter_map(|team| Some(team.identifier.as_ref()?.as_str().to_owned()));
    let (kind, role) = match card.kind {
        Kind::Staff(Role::Staff) => ("Staff", "Staff"),
        Kind::Staff(Role::UserAdministrator) => ("Staff", "User administrator"),
        Kind::Staff(Role::SystemAdministrator) => ("Staff", "System administrator"),
        Kind::Client => ("Client", ""),
        Kind::Partner => ("Partner", ""),
    };
    let (emails, phones) = (emails(person), phones(person));
    let first = |reached: &[Line]| reached.first().map(|line| line.text.clone()).unwrap_or_default();
    let mut cells = vec![
        card.id.to_string(),
        kind.into(),
        role.into(),
        card.name.given().into(),
        card.name.family().into(),
        card.job_title.clone(),
        first(&emails),
        first(&phones),
        private
            .identifier
            .as_ref()
            .map(|i| i.as_str().to_owned())
            .unwrap_or_default(),
        named.collect::<Vec<_>>().join(";"),
        theirs
            .iter()
            .map(|team| team.id.to_string())
            .collect::<Vec<_>>()
            .join(";"),
        number_of(card.status).into(),
        name_of(card.status).into(),
    ];
    cells.extend(way);
    cells.push(join_list(theirs.iter().map(|team| team.name.as_str())));
    let note = person.note.as_ref().map_or("", Note::as_str);
    cells.extend([&card.middle_names, &card.company, note].map(str::to_owned));
    for (lines, count) in [(emails, width.emails), (phones, width.phones)] {
        let mut lines = lines.into_iter();
        for place in 1..=count {
            let line = lines.next().unwrap_or_default();
            if place > 1 {
                cells.push(line.text);
            }
            cells.extend([line.label, line.usage.text()]);
        }
    }
    cells
}

/// An address or number with its label.
#[derive(Default)]
struct Line {
    text: String,
    label: String,
    usage: Use,
}

/// The addresses, the secure one first, then the public ones that are others.
fn emails(person: &Person) -> Vec<Line> {
    let points = person.points.iter().filter_map(|point| match &point.reach {
        Reach::Email(email) => Some((point.label.as_str(), email)),
        Reach::Phone(_) => None,
    });
    let mut lines: Vec<Line> = points
        .clone()
        .map(|(label, email)| Line {
            text: email.as_str().to_owned(),
            label: label.to_owned(),
            usage: Use {
                public: true,
                ..Use::default()
            },
        })
        .collect();
    if let Some(secure) = &person.private.email {
        let place = points.clone().position(|(_, email)| email.key() == secure.key());
        put_secure_first(&mut lines, place, secure.as_str());
    }
    lines
}

/// The numbers, the secure one first, then the public ones that are others.
fn phones(person: &Person) -> Vec<Line> {
    let points = person.points.iter().filter_map(|point| match &point.reach {
        Reach::Phone(phone) => Some((point.label.as_str(), phone)),
        Reach::Email(_) => None,
    });
    let mut lines: Vec<Line> = points.clone().map(|(label, phone)| number(label, phone)).collect();
    if let Some(secure) = &person.private.phone {
        // The public one says more: it may have an extension.
        let place = points
            .clone()
            .position(|(_, phone)| phone.e164.as_ref() == Some(secure));
        let as_stored = place.is_none() && !reads_back(secure, None);
        put_secure_first(&mut lines, place, secure.as_str());
        if let Some(first) = lines.first_mut() {
            first.usage.as_stored |= as_stored;
        }
    }
    lines
}

/// Moves the public line in this place to the front, or puts a line of its own there.
fn put_secure_first(lines: &mut Vec<Line>, place: Option<usize>, text: &str) {
    let mut line = match place.filter(|place| *place < lines.len()) {
        Some(place) => {
            let mut line = lines.remove(place);
            line.usage.place = (place > 0).then_some(place + 1);
            line
        }
        None => Line {
            text: text.to_owned(),
            ..Line::default()
        },
    };
    line.usage.secure = true;
    lines.insert(0, line);
}

/// The number, or the text if it could not be read.
fn number(label: &str, phone: &PhoneValue) -> Line {
    let (text, usage) = match &phone.e164 {
        Some(number) => {
            let ext = phone.ext.as_deref();
            let usage = Use {
                public: true,
                as_stored: !reads_back(number, ext),
                ..Use::default()
            };
            (number_text(number, ext), usage)
        }
        None => {
            let usage = Use {
                public: true,
                no_number: true,
                ..Use::default()
            };
            (phone.raw.clone(), usage)
        }
    };
    Line {
        text,
        label: label.to_owned(),
        usage,
    }
}

/// The status numbers of domain.md 2.5. A person who was not invited has not joined, like a pending one;
/// the word beside the number distinguishes the two.
const fn number_of(status: Status) -> &'static str {
    match status {
        Status::Quiet | Status::Pending => "0",
        Status::Active => "1",
        Status::Suspended => "2",
        Status::Inactive => "3",
    }
}

const fn name_of(status: Status) -> &'static str {
    match status {
        Status::Quiet => "quiet",
        Status::Pending => "pending",
        Status::Active => "active",
        Status::Suspended => "suspended",
        Status::Inactive => "inactive",
    }
}
