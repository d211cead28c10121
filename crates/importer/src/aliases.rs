//! What a column's heading says, in English, German, French, Spanish, Italian and Dutch.
//!
//! A heading is taken apart into words ([`Heading`]). Whole names are looked up ([`names`]);
//! telephones, addresses and countries are named in too many ways for a list, so there every word of
//! the heading has to be one we know ([`words`]): a single unknown word, and the heading says nothing.

mod heading;
mod names;
mod words;

use crate::field::Field;
use heading::Heading;
use words::{Said, said};

pub(crate) use words::label_of;

/// What a heading says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Meaning {
    /// The field; [`Field::NotImported`] for what is known to be something else.
    pub(crate) field: Field,
    /// Which of a person's phones it is.
    pub(crate) label: Option<&'static str>,
    /// Place among the headings of the field: the lower, the surer.
    pub(crate) rank: usize,
    /// Whether the heading may mean something else, so that the values have to bear it out.
    pub(crate) doubtful: bool,
    pub(crate) form: Form,
}

/// How a column holds its field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// As a whole.
    Plain,
    /// A full name with the family name first.
    FamilyFirst,
    /// One of several family names, which are joined.
    Part,
    /// What stands before the family name: `van der`.
    Particle,
    /// The labels of the numbers in the column beside it.
    Labels,
    /// A country or a dial code; the values tell.
    CountryOrDialCode,
}

impl Meaning {
    const fn of(field: Field, rank: usize) -> Self {
        Self {
            field,
            label: None,
            rank,
            doubtful: false,
            form: Form::Plain,
        }
    }

    const fn other() -> Self {
        Self::of(Field::NotImported, 0)
    }

    const fn formed(self, form: Form) -> Self {
        Self { form, ..self }
    }

    const fn doubted(self) -> Self {
        Self { doubtful: true, ..self }
    }

    const fn lowered(self, by: usize) -> Self {
        Self {
            rank: self.rank + by,
            ..self
        }
    }
}

/// What a heading says; `None` if we do not know.
pub(crate) fn meaning(text: &str) -> Option<Meaning> {
    of_heading(&Heading::read(text))
}

/// Longest heading that is sought among the rows of a file, in bytes.
const LONGEST_SOUGHT: usize = 120;

/// The number in a heading: 2 of "Phone 2 - Value".
pub(crate) fn ordinal(text: &str) -> Option<u32> {
    Heading::read(text).words().find_map(|word| word.parse().ok())
}

/// "Name", "Nom du client": a name, and neither a given nor a family one.
pub(crate) fn is_short_name(text: &str) -> bool {
    let heading = Heading::read(text);
    let words = Words::of(&heading);
    words.has(Said::Name) && words.only(|said| matches!(said, Said::Name | Said::Person | Said::Noise))
}

/// Whether a text is the heading of a column.
pub(crate) fn is_known(text: &str) -> bool {
    if text.len() > LONGEST_SOUGHT || text.contains('@') {
        return false;
    }
    let heading = Heading::read(text);
    let Some(meaning) = of_heading(&heading) else {
        return false;
    };
    // "Manager" and "Client" are values as well as headings.
    !meaning.doubtful && (meaning.field != Field::NotImported || names::named(&heading.joined()).is_some())
}

fn of_heading(heading: &Heading) -> Option<Meaning> {
    let joined = heading.joined();
    if joined.is_empty() {
        return None;
    }
    if let Some(meaning) = names::named(&joined) {
        return Some(meaning);
    }
    let words = Words::of(heading);
    if words.is_question() {
        return Some(Meaning::other());
    }
    if words.of_somebody_else() {
        return Some(Meaning::other());
    }
    if words.has(Said::Thing) {
        return Some(passport_name(heading, &words).unwrap_or(Meaning::other()));
    }
    labels(&words)
        .or_else(|| email(&words))
        .or_else(|| phone(&words))
        .or_else(|| dial_code(&words))
        .or_else(|| country(&words))
        .or_else(|| both_names(heading))
        .or_else(|| stripped(heading))
        .or_else(|| by_parts(heading))
        .or_else(|| words.is_postal_address().then_some(Meaning::other()))
}

/// The words of a heading with what they say.
struct Words<'h> {
    words: Vec<(&'h str, Vec<Said>)>,
    parts: usize,
}

impl<'h> Words<'h> {
    fn of(heading: &'h Heading) -> Self {
        Self {
            words: heading.words().map(|word| (word, said(word))).collect(),
            parts: heading.parts().len(),
        }
    }

    fn all(&self) -> impl Iterator<Item = Said> + '_ {
        self.words.iter().flat_map(|(_, said)| said.iter().copied())
    }

    fn has(&self, said: Said) -> bool {
        self.all().any(|one| one == said)
    }

    fn any(&self, test: fn(Said) -> bool) -> bool {
        self.all().any(test)
    }

    /// Whether every word is known and says nothing else.
    fn only(&self, test: fn(Said) -> bool) -> bool {
        self.words
            .iter()
            .all(|(_, said)| !said.is_empty() && said.iter().all(|one| test(*one)))
    }

    /// "Is a company", "Has left": an answer, yes or no.
    fn is_question(&self) -> bool {
        let first = self.words.first().map_or("", |(word, _)| word);
        self.words.len() > 1 && matches!(first, "is" | "has" | "was" | "ist" | "hat" | "est" | "heeft" | "do")
    }

    /// The columns of a manager, of a spouse, and of the second of two people.
    fn of_somebody_else(&self) -> bool {
        if self.has(Said::Somebody) {
            return true;
        }
        let all: Vec<Said> = self.all().collect();
        let second = |pair: &[Said]| match pair {
            [Said::Person, Said::Ordinal(n)] => *n > 1,
            [Said::Another | Said::Place("other"), Said::Person] => true,
            _ => false,
        };
        // "Contact phone 2" is a second phone, "Phone client 2" a second client.
        all.windows(2).any(second)
    }

    fn is_postal_address(&self) -> bool {
        self.has(Said::Address) || self.has(Said::Purpose)
    }
}

/// "First name (as in passport)" is a first name all the same.
fn passport_name(heading: &Heading, words: &Words<'_>) -> Option<Meaning> {
    let [first, ..] = heading.parts() else { return None };
    let own = heading.part(first);
    if words.parts < 2 || Words::of(&own).has(Said::Thing) {
        return None;
    }
    of_heading(&own)
        .filter(|meaning| matches!(meaning.field, Field::GivenName | Field::FamilyName))
        .map(|meaning| meaning.lowered(300))
}

/// "Phone 1 - Type", "Telefon-Kategorie", "E-mail type".
fn labels(words: &Words<'_>) -> Option<Meaning> {
    if !words.has(Said::Label) {
        return None;
    }
    let of_phones = words.any(|said| matches!(said, Said::Phone | Said::Line(_))) && !words.has(Said::Email);
    let known = words.only(|said| {
        matches!(
            said,
            Said::Phone
                | Said::Line(_)
                | Said::Place(_)
                | Said::Number
                | Said::Noise
                | Said::Person
                | Said::Another
                | Said::First
                | Said::Ordinal(_)
                | Said::Label
        )
    });
    Some(if of_phones && known {
        Meaning::other().formed(Form::Labels)
    } else {
        Meaning::other()
    })
}

fn email(words: &Words<'_>) -> Option<Meaning> {
    let known = words.only(|said| {
        matches!(
            said,
            Said::Email
                | Said::Place(_)
                | Said::Address
                | Said::Number
                | Said::Noise
                | Said::Person
                | Said::Another
                | Said::First
                | Said::Ordinal(_)
        )
    });
    // "Adresse électronique", but "Signature" and "Rechnung" say something else.
    (words.has(Said::Email) && known).then_some(Meaning::of(Field::Email, 0))
}

fn phone(words: &Words<'_>) -> Option<Meaning> {
    let known = words.only(|said| {
        matches!(
            said,
            Said::Phone
                | Said::Line(_)
                | Said::Place(_)
                | Said::Number
                | Said::Address
                | Said::Noise
                | Said::Person
                | Said::Another
                | Said::First
                | Said::Ordinal(_)
                | Said::Company
        )
    });
    if !known {
        return None;
    }
    let phone = Meaning {
        label: label(words),
        ..Meaning::of(Field::Phone, 0)
    };
    if words.any(|said| matches!(said, Said::Phone | Said::Line(_))) {
        // "Organization - Phone" is the company's.
        return (words.parts == 1 || !words.has(Said::Company)).then_some(phone);
    }
    if words.has(Said::Address) || words.has(Said::Company) {
        return None;
    }
    // "Home", "Office number": what they hold, the values tell.
    let place = words.any(|said| matches!(said, Said::Place(_)));
    let contact = words.has(Said::Number)
        && words
            .words
            .iter()
            .any(|(word, said)| said.contains(&Said::Person) && word.starts_with("cont") || word.starts_with("kont"));
    (place || contact).then_some(phone.doubted())
}

/// The label a phone's heading gives: a fax before all, the kind of line before the place.
fn label(words: &Words<'_>) -> Option<&'static str> {
    let mut best: Option<(u8, &'static str)> = None;
    for said in words.all() {
        let (grade, label) = match said {
            Said::Line("fax") => (0, "fax"),
            // A landline at work is the office's.
            Said::Line("home") => (5, "home"),
            Said::Line(label) => (1, label),
            Said::Place("direct") => (2, "direct"),
            Said::Place(label @ ("main" | "other")) => (6, label),
            Said::Place(label) => (4, label),
            Said::Company => (7, "office"),
            _ => continue,
        };
        if best.is_none_or(|(least, _)| grade < least) {
            best = Some((grade, label));
        }
    }
    best.map(|(_, label)| label)
}

/// "Phone country code", "Calling code".
fn dial_code(words: &Words<'_>) -> Option<Meaning> {
    let known = words.only(|said| {
        matches!(
            said,
            Said::Dial
                | Said::Code
                | Said::Country
                | Said::Phone
                | Said::Line(_)
                | Said::Place(_)
                | Said::Number
                | Said::Noise
                | Said::Person
                | Said::Another
                | Said::First
                | Said::Ordinal(_)
        )
    });
    let of_phone = words.any(|said| matches!(said, Said::Phone | Said::Line(_)));
    if !known || !(words.has(Said::Dial) || (of_phone && words.has(Said::Code))) {
        return None;
    }
    let dial = Meaning::of(Field::DialCode, 0);
    Some(if words.has(Said::Dial) {
        dial
    } else {
        dial.formed(Form::CountryOrDialCode)
    })
}

fn country(words: &Words<'_>) -> Option<Meaning> {
    let known = words.only(|said| {
        matches!(
            said,
            Said::Country
                | Said::Region
                | Said::Code
                | Said::Name
                | Said::Address
                | Said::Purpose
                | Said::Place(_)
                | Said::Noise
                | Said::Person
                | Said::Another
                | Said::Company
                | Said::First
                | Said::Ordinal(_)
        )
    });
    if !known || !words.has(Said::Country) {
        return None;
    }
    let mut rank = 0;
    for (word, all) in &words.words {
        for said in all {
            rank += match said {
                Said::Place("office" | "main") => 10,
                Said::Purpose if matches!(*word, "mailing" | "billing" | "po" | "postal") => 20,
                Said::Address => 5,
                Said::Place(_) | Said::Ordinal(2..) | Said::Another => 50,
                Said::Company => 60,
                Said::Purpose => 100,
                _ => 0,
            };
        }
    }
    let country = Meaning::of(Field::Country, rank);
    Some(if words.has(Said::Code) {
        country.formed(Form::CountryOrDialCode)
    } else {
        country
    })
}

/// A given and a family name in one cell, and which of them stands first: "Nachname, Vorname".
fn both_names(heading: &Heading) -> Option<Meaning> {
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
        } else if !BETWEEN.contains(&word) && !said(word).iter().all(|said| matches!(said, Said::Person | Said::Noise))
        {
            return None;
        } else if said(word).is_empty() && !BETWEEN.contains(&word) {
            return None;
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
fn stripped(heading: &Heading) -> Option<Meaning> {
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
    let idle = |said: &[Said]| !said.is_empty() && said.iter().all(|one| matches!(one, Said::Noise | Said::Person));
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
fn by_parts(heading: &Heading) -> Option<Meaning> {
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
