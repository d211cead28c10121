//! Whose a column is where a row names several people: the mark of a second person, the contact
//! beside a client, the owner of a value.

use super::heading::Heading;
use super::names;
use super::persons::{both_names, stripped};
use super::words::{Said, said};
use super::{Meaning, Words};
use crate::field::Field;

/// A heading that names a person besides the person of the row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct NameOfAnother {
    /// Which of several people: 2 of "Name 2" and of "Second name of client".
    pub(crate) mark: u32,
    /// The part of the name.
    pub(crate) field: Field,
}

/// How a heading says that it is a contact's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Contact {
    /// "Contact", which may be the person of the row.
    Loosely,
    /// "Ansprechpartner", "contact person": a person at a client.
    Surely,
}

/// Which of several people, or of several things, a word says.
fn mark_of(word: &str, said: &[Said]) -> Option<u32> {
    match said {
        [Said::Ordinal(number @ 2..=9)] => Some(*number),
        [Said::Another] if matches!(word, "third" | "3rd" | "dritte") => Some(3),
        [Said::Another | Said::Place("other")] => Some(2),
        _ => None,
    }
}

/// The mark of a heading: 2 of "Email 2", "Second phone", "Alternate e-mail".
pub(crate) fn mark(text: &str) -> Option<u32> {
    Heading::read_numbered(text)
        .words()
        .find_map(|word| mark_of(word, &said(word)))
}

/// "First Name 2", "Alternate contact", "Nom (2)": the name of another person than the row's.
pub(crate) fn name_of_another(text: &str) -> Option<NameOfAnother> {
    let heading = Heading::read_numbered(text);
    // "Second name" is a family name, "Apellido 2" a part of one.
    let whole = names::named(&heading.joined());
    if whole.is_some_and(|meaning| meaning.field != Field::NotImported) {
        return None;
    }
    let mut mark = None;
    let mut rest = Vec::new();
    for word in heading.words() {
        match mark_of(word, &said(word)) {
            Some(found) if mark.is_none() => mark = Some(found),
            _ => rest.push(word.to_owned()),
        }
    }
    let rest = heading.part(&rest);
    let meaning = names::named(&rest.joined())
        .or_else(|| both_names(&rest))
        .or_else(|| stripped(&rest))?;
    let field = meaning.field;
    let is_name = matches!(field, Field::GivenName | Field::FamilyName | Field::FullName);
    mark.filter(|_| is_name).map(|mark| NameOfAnother { mark, field })
}

/// Whether the name of a group of columns says that they are another person's: "Spouse", "Person 2".
pub(crate) fn is_of_another_person(text: &str) -> bool {
    let heading = Heading::read_numbered(text);
    let words = Words::of(&heading);
    words.of_another_person() || name_of_another(text).is_some()
}

/// Whether a heading is a contact's, and how surely.
pub(crate) fn contact(text: &str) -> Option<Contact> {
    const SURELY: [&str; 9] = [
        "ansprechpartner",
        "ansprechpartnerin",
        "ansprechperson",
        "kontaktperson",
        "interlocuteur",
        "interlocutrice",
        "referente",
        "contactpersoon",
        "contactpersonen",
    ];
    const LOOSELY: [&str; 5] = ["contact", "kontakt", "contacto", "contatto", "contacts"];
    const PERSON: [&str; 4] = ["person", "personne", "persona", "persoon"];
    let heading = Heading::read(text);
    let glued = |word: &str| SURELY.iter().any(|contact| word.starts_with(contact));
    let has = |list: &[&str]| heading.words().any(|word| list.contains(&word));
    match (heading.words().any(glued), has(&LOOSELY), has(&PERSON)) {
        (true, ..) | (_, true, true) => Some(Contact::Surely),
        (_, true, _) => Some(Contact::Loosely),
        _ => None,
    }
}

/// "Phone 1 Owner": the field and the number of the value whose owner a column names.
pub(crate) fn owner_of(text: &str) -> Option<(Field, Option<u32>)> {
    const OWNERS: [&str; 16] = [
        "owner",
        "owners",
        "holder",
        "belongs",
        "whose",
        "inhaber",
        "gehort",
        "besitzer",
        "titulaire",
        "proprietaire",
        "titular",
        "propietario",
        "intestatario",
        "proprietario",
        "eigenaar",
        "houder",
    ];
    let heading = Heading::read(text);
    heading.words().find(|word| OWNERS.contains(word))?;
    let words = Words::of(&heading);
    let number = heading.words().find_map(|word| word.parse().ok());
    let phone = words.any(|said| matches!(said, Said::Phone | Said::Line(_)));
    match (phone, words.has(Said::Email)) {
        (true, false) => Some((Field::Phone, number)),
        (false, true) => Some((Field::Email, number)),
        _ => None,
    }
}

/// A full name by its heading alone, never the family name beside a given one: "Full name".
pub(crate) fn is_whole_name(text: &str) -> bool {
    const WHOLE: [&str; 16] = [
        "full",
        "fullname",
        "complete",
        "complet",
        "completo",
        "vollstandiger",
        "vollstaendiger",
        "voller",
        "vollername",
        "volledige",
        "whole",
        "entire",
        "display",
        "anzeigename",
        "gesamt",
        "gesamtname",
    ];
    Heading::read(text).words().any(|word| WHOLE.contains(&word))
}

/// A name a person is called by, beside which "Name" is the full one: "Known as", "Rufname".
pub(crate) fn is_called_by(text: &str) -> bool {
    const CALLED: [&str; 9] = [
        "knownas",
        "preferredname",
        "preferredfirstname",
        "rufname",
        "roepnaam",
        "prenomusuel",
        "goesby",
        "calledname",
        "nomdusage",
    ];
    let joined = Heading::read(text).joined();
    CALLED.iter().any(|called| joined.contains(called))
}

/// The number in front of a heading: 2 of "2. Client email".
pub(crate) fn front_number(text: &str) -> Option<u32> {
    Heading::read_numbered(text).words().next()?.parse().ok()
}

/// "2. Kontakt E-Mail": a person with a number in front, who is the second one unless the columns
/// are questions of a form, which are numbered like that.
pub(crate) fn is_numbered_person(text: &str) -> bool {
    let heading = Heading::read_numbered(text);
    let mut words = heading.words();
    let mark = words.next().and_then(|word| word.parse().ok());
    mark.is_some_and(|mark: u32| (2..=9).contains(&mark))
        && words.next().is_some_and(|word| said(word) == [Said::Person])
}

/// "2. Person E-Mail": the second person's, though questions of a form are numbered like that.
pub(super) fn numbered_person(text: &str) -> Option<Meaning> {
    const PERSON: [&str; 5] = ["person", "personne", "persona", "persoon", "personen"];
    let heading = Heading::read_numbered(text);
    let mut words = heading.words();
    let (first, second) = (words.next()?, words.next()?);
    let mark = first.parse::<u32>().ok().filter(|mark| (2..=9).contains(mark));
    (mark.is_some() && PERSON.contains(&second)).then_some(Meaning::other())
}
