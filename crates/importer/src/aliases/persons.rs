//! Headings of names, and of everything else that is looked up as a whole.

use super::heading::Heading;
use super::words::{Said, said};
use super::{Form, Meaning, names, of_heading};
use crate::field::Field;

/// A given and a family name in one cell, and which of them comes first: "Nachname, Vorname".
pub(super) fn both_names(heading: &Heading) -> Option<Meaning> {
    #[derive(PartialEq, Clone, Copy)]
    enum Part {
        Given,
        Family,
        /// "Name" is the family name beside "Vorname", and belongs to "first" before it.
        Name,
    }
    const GIVEN: &[&str] = &[
        "vorname",
        "vornamen",
        "vor",
        "prenom",
        "prenoms",
        "voornaam",
        "voornamen",
        "rufname",
        "given",
        "first",
        "forename",
        "forenames",
        "nombre",
        "nombres",
        "nome",
        "firstname",
        "givenname",
    ];
    const FAMILY: &[&str] = &[
        "nachname",
        "familienname",
        "zuname",
        "apellido",
        "apellidos",
        "cognome",
        "achternaam",
        "last",
        "surname",
        "surnames",
        "family",
        "lastname",
        "familyname",
    ];
    const NAMES: &[&str] = &["name", "names", "nom", "noms", "naam"];
    const BETWEEN: &[&str] = &["und", "and", "et", "y", "e", "en", "s", "de", "du", "del", "the", "la"];
    let mut parts: Vec<(Part, bool)> = Vec::new();
    for word in heading.words() {
        let english = matches!(word, "given" | "first" | "last" | "family");
        if GIVEN.contains(&word) {
            parts.push((Part::Given, english));
        } else if FAMILY.contains(&word) {
            parts.push((Part::Family, english));
        } else if NAMES.contains(&word) {
            parts.push((Part::Name, false));
        } else if !BETWEEN.contains(&word) {
            let said = said(word);
            if said.is_empty() || !said.iter().all(|said| matches!(said, Said::Person | Said::Noise)) {
                return None;
            }
        }
    }
    let at = |part: Part| parts.iter().position(|(one, _)| *one == part);
    let given = at(Part::Given)?;
    let english = parts.get(given).is_some_and(|(_, english)| *english);
    let family = match at(Part::Family) {
        Some(family) => family,
        // "Name, Vorname", but not "Name / First name"; "Nombre" alone is a given name.
        None if !english && parts.len() == 2 => at(Part::Name)?,
        None => return None,
    };
    let full = Meaning::of(Field::FullName, 1);
    Some(if family < given {
        full.formed(Form::FamilyFirst)
    } else {
        full
    })
}

/// A name with words around it that say nothing: "Client's first name (required)".
pub(super) fn stripped(heading: &Heading) -> Option<Meaning> {
    let words: Vec<(&str, Vec<Said>)> = heading.words().map(|word| (word, said(word))).collect();
    let number = words
        .iter()
        .flat_map(|(_, said)| said.iter())
        .find_map(|said| match said {
            Said::Ordinal(number) => Some(*number),
            _ => None,
        });
    let words: Vec<(&str, Vec<Said>)> = words
        .into_iter()
        .filter(|(_, said)| !matches!(said.as_slice(), [Said::Ordinal(_)]))
        .collect();
    let idle = |said: &[Said]| {
        !said.is_empty()
            && said
                .iter()
                .all(|one| matches!(one, Said::Noise | Said::Person | Said::Purpose))
    };
    let mut found = None;
    'length: for length in (1..=words.len()).rev() {
        for start in 0..=(words.len() - length) {
            let (before, rest) = words.split_at_checked(start)?;
            let (inside, after) = rest.split_at_checked(length)?;
            if !before.iter().chain(after).all(|(_, said)| idle(said)) {
                continue;
            }
            let name: String = inside.iter().map(|(word, _)| *word).collect();
            if let Some(meaning) = names::named(&name) {
                // "Your phone": nothing but the word for a person is left of other headings.
                let bare = meaning.doubtful && meaning.field == Field::FullName && length < words.len();
                found = (!bare).then_some(meaning);
                break 'length;
            }
        }
    }
    let meaning = found?.lowered(100);
    let is_name = matches!(
        meaning.field,
        Field::GivenName | Field::FamilyName | Field::FullName | Field::MiddleNames
    );
    match number {
        // The second of two people, or of two accounts.
        Some(2..) if is_name || meaning.field == Field::Identifier => Some(Meaning::other()),
        Some(_) if heading.words().any(|word| word == "account") => None,
        _ => Some(meaning),
    }
}

/// "Prénom / First name" says one thing twice; "Name / First name" is a group with its column.
pub(super) fn by_parts(heading: &Heading) -> Option<Meaning> {
    let parts = heading.parts();
    if parts.len() < 2 {
        return None;
    }
    let mut meanings = parts.iter().map(|part| of_heading(&heading.part(part)));
    let first = meanings.next().flatten();
    let agree = |meaning: Option<Meaning>| meaning.map(|meaning| meaning.field) == first.map(|meaning| meaning.field);
    if first.is_some() && meanings.all(agree) {
        return first.map(|meaning| meaning.lowered(10));
    }
    let (leaf, groups) = parts.split_last()?;
    let group = |part: &Vec<String>| {
        part.iter().all(|word| {
            let said = said(word);
            !said.is_empty()
                && said
                    .iter()
                    .all(|one| matches!(one, Said::Name | Said::Person | Said::Noise | Said::Ordinal(1)))
        })
    };
    if !groups.iter().all(group) {
        return None;
    }
    of_heading(&heading.part(leaf)).map(|meaning| meaning.lowered(20))
}
