//! What a column's heading says, in English, German, French, Spanish, Italian and Dutch.
//!
//! A heading is taken apart into words ([`Heading`]). Whole names are looked up ([`names`]);
//! telephones, addresses and countries are named in too many ways for a list, so there every word of
//! the heading has to be one we know ([`words`]): a single unknown word, and the heading says nothing.

mod heading;
mod in_cells;
mod names;
mod others;
mod people;
mod persons;
mod reach;
mod words;

use crate::field::Field;
use heading::Heading;
use persons::{both_names, by_parts, stripped};
use reach::{area_code, country, dial_code, email, labels, phone, qualified_country};
use words::{Said, said};

pub(crate) use in_cells::{is_kind_of_phone, label_of, names_another_person};
pub(crate) use others::{
    Contact, contact, front_number, is_called_by, is_numbered_person, is_of_another_person, is_whole_name, mark,
    name_of_another, owner_of,
};

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
    /// The part before the family name: `van der`.
    Particle,
    /// The labels of the numbers in the column beside it.
    Labels,
    /// The labels of the addresses in the column beside it.
    EmailLabels,
    /// `Type`, `Label` and nothing more: labels of the numbers beside it if all its values are.
    BareLabels,
    /// A country or a dial code; its values decide.
    CountryOrDialCode,
    /// The code of a town: `0511`.
    AreaCode,
    /// An area code or a dial code; the numbers decide.
    AreaOrDialCode,
}

impl Form {
    /// Whether the codes may be those of towns.
    pub(crate) const fn is_area(self) -> bool {
        matches!(self, Self::AreaCode | Self::AreaOrDialCode)
    }
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
    others::numbered_person(text).or_else(|| of_heading(&Heading::read(text)))
}

/// From this rank on a heading counts only where no other has its field.
pub(crate) const LAST_RESORT: usize = 10_000;

/// Longest heading that is sought among the rows of a file, in bytes.
const LONGEST_SOUGHT: usize = 120;

/// The number in a heading: 2 of "Phone 2 - Value".
pub(crate) fn ordinal(text: &str) -> Option<u32> {
    Heading::read(text).words().find_map(|word| word.parse().ok())
}

/// "LEID", "Company number": what something else is known by, and so no telephone.
pub(crate) fn is_key_of_something(text: &str) -> bool {
    const KEYS: [&str; 12] = [
        "id",
        "ids",
        "key",
        "ref",
        "code",
        "codes",
        "codigo",
        "codice",
        "identifier",
        "reference",
        "referenz",
        "uuid",
    ];
    const CALLED: [&str; 6] = ["whatsapp", "signal", "viber", "threema", "wechat", "contact"];
    const WHEN: [&str; 8] = ["best", "call", "night", "day", "sip", "voip", "dect", "cb"];
    let heading = Heading::read(text);
    let (words, joined): (Vec<&str>, String) = (heading.words().collect(), heading.joined());
    if CALLED.iter().any(|called| joined.contains(called)) || words.iter().any(|word| WHEN.contains(word)) {
        return false;
    }
    let numbered = |word: &str| said(word).contains(&Said::Number);
    let glued = |word: &str| {
        let end = ["id", "nr", "num", "number", "nummer", "numero"]
            .into_iter()
            .find(|end| word.ends_with(end));
        end.is_some_and(|end| word.len() > end.len())
    };
    let ordinal = |word: &str| ["one", "two", "three", "zwei", "deux", "dos", "due", "twee"].contains(&word);
    let others = words.iter().any(|word| !numbered(word) && !ordinal(word));
    words.iter().any(|word| KEYS.contains(word) || glued(word)) || others && words.iter().any(|word| numbered(word))
}

/// "Name", "Nom du client": a name, and neither a given nor a family one.
pub(crate) fn is_short_name(text: &str) -> bool {
    let heading = Heading::read(text);
    let words = Words::of(&heading);
    words.has(Said::Name)
        && words.only(|said| matches!(said, Said::Name | Said::Person | Said::Noise | Said::Ordinal(1)))
}

/// "Stato", which is a country, a state and a status.
pub(crate) fn is_state(text: &str) -> bool {
    Heading::read(text).words().any(|word| word == "stato")
}

/// "City", "State / Province": a place; such a column may hold countries as well.
pub(crate) fn is_place(text: &str) -> bool {
    Heading::read(text).words().all(words::is_place)
}

/// The kind of line a column's heading names: that of "Work Phone" and "Work Phone - Type".
pub(crate) fn line_of(text: &str) -> Option<&'static str> {
    reach::label(&Words::of(&Heading::read(text)))
}

/// Whether a cell names no more than the kind of person: "customer", "Mandant".
pub(crate) fn is_kind_of_person(cell: &str) -> bool {
    let said = said(&crate::fold::fold(crate::fold::cut(cell, 40)));
    !said.is_empty() && said.iter().all(|said| *said == Said::Person)
}

/// Whether a folded word is one for a person beside the client.
pub(crate) fn is_another_person(word: &str) -> bool {
    said(word).contains(&Said::Somebody)
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
    if words.of_another_person() {
        return Some(Meaning::other());
    }
    if let Some(code) = area_code(&words) {
        return Some(code);
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
        .or_else(|| qualified_country(&words))
        .or_else(|| words.is_postal_address().then_some(Meaning::other()))
}

/// The words of a heading with what they say.
struct Words<'h> {
    words: Vec<(&'h str, Vec<Said>)>,
    parts: usize,
}

impl<'h> Words<'h> {
    fn of(heading: &'h Heading) -> Self {
        let mut words: Vec<(&str, Vec<Said>)> = heading.words().map(|word| (word, said(word))).collect();
        // "Tel. (M)", "Telefon P", "Phone W".
        if words.iter().any(|(_, said)| said.contains(&Said::Phone)) {
            for (word, said) in words.iter_mut().skip(1) {
                match *word {
                    "m" | "c" => *said = vec![Said::Line("mobile")],
                    "h" | "p" => *said = vec![Said::Place("home")],
                    "w" | "g" | "b" => *said = vec![Said::Place("office")],
                    _ => {}
                }
            }
        }
        Self {
            words,
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
    fn of_another_person(&self) -> bool {
        if self.has(Said::Somebody) || self.has(Said::InCharge) {
            return true;
        }
        let all: Vec<Said> = self.all().collect();
        let second = |pair: &[Said]| match pair {
            [Said::Person, Said::Ordinal(n)] => *n > 1,
            [Said::Another | Said::Place("other"), Said::Person] => true,
            _ => false,
        };
        // "Contact phone 2" is a second phone, "Phone client 2" a second client.
        all.windows(2).any(second) || self.of_the_firm()
    }

    /// "Our contact email", "Unser Ansprechpartner": a member of the firm.
    fn of_the_firm(&self) -> bool {
        const OUR: &str = "our unser unsere unserer notre nos nuestro nuestra nostro nostra onze ons";
        const CONTACT: &str = "contact contacts person kontakt kontaktperson ansprechpartner ansprechpartnerin \
             ansprechperson interlocuteur referente contacto contatto contactpersoon persona personne";
        let is = |list: &str, word: &str| list.split_whitespace().any(|one| one == word);
        self.words
            .windows(2)
            .any(|pair| matches!(pair, [(our, _), (contact, _)] if is(OUR, our) && is(CONTACT, contact)))
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
