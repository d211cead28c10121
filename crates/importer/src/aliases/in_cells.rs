//! What the words of a cell say: which telephone it is, or whose.

use super::heading::Heading;
use super::words::{Said, said};
use crate::fold::cut;

/// The label of a telephone a cell names: `Mobile`, `* Work`, `Fax privat`.
pub(crate) fn label_of(cell: &str) -> Option<&'static str> {
    let heading = Heading::read(cut(cell, 40));
    let said: Vec<Said> = heading.words().flat_map(said).collect();
    let line = |said: &Said| match said {
        Said::Line(label) => Some(*label),
        _ => None,
    };
    if said.iter().filter_map(line).any(|label| label == "fax") {
        return Some("fax");
    }
    let place = said.iter().find_map(|said| match said {
        Said::Place(label) => Some(*label),
        Said::Company => Some("office"),
        _ => None,
    });
    said.iter().find_map(line).or(place)
}

/// Whether a cell says what kind of telephone a number is, and nothing else: `Fax`, `Telefon privat`.
pub(crate) fn is_kind_of_phone(cell: &str) -> bool {
    let heading = Heading::read(cut(cell, 40));
    let all: Vec<Vec<Said>> = heading.words().map(said).collect();
    let kind = |said: &Said| matches!(said, Said::Phone | Said::Line(_) | Said::Place(_));
    let idle = |said: &Said| matches!(said, Said::Number | Said::Noise | Said::Ordinal(_));
    all.iter().flatten().any(kind)
        && all
            .iter()
            .all(|word| !word.is_empty() && word.iter().all(|said| kind(said) || idle(said)))
}

/// Whether a text names another person as the owner: `Assistant`, `(wife)`, `Mum's mobile`,
/// `Sekretariat`.
pub(crate) fn names_another_person(text: &str) -> bool {
    let heading = Heading::read(text);
    heading.words().any(|word| said(word).contains(&Said::Somebody))
}

#[cfg(test)]
mod tests {
    use super::{label_of, names_another_person};

    #[test]
    fn words_for_other_people() {
        for text in [
            "Assistant",
            "assistant Jane",
            "(wife)",
            "Mum",
            "Mum's mobile",
            "Ehefrau",
            "Sekretariat",
            "Vorzimmer",
            "PA",
            "Conjointe",
            "sa mère",
            "secrétaire",
            "Notfallkontakt",
            "Emergency",
            "en cas d'urgence",
            "Esposa",
            "abogado",
            "Moglie",
            "commercialista",
            "Echtgenote",
            "boekhouder",
            "Steuerberaterin",
            "Manager",
            "Accountant",
            "* Spouse",
            "Assistentin Fr. Roy",
            "Mutti",
            "Schwester",
            "hermana",
            "fratello",
            "zus",
            "Handy Ehefrau",
        ] {
            assert!(names_another_person(text), "{text}");
        }
        for text in [
            "", "Mobile", "Work Fax", "privat", "Büro", "Jane", "direct", "Zentrale", "casa", "thuis", "bureau",
            "main", "Service", "F", "Sonja", "Mariana", "Sales", "Vertrieb",
        ] {
            assert!(!names_another_person(text), "{text}");
        }
    }

    #[test]
    fn labels_of_cells() {
        for (cell, label) in [
            ("* Mobile", Some("mobile")),
            ("Work Fax", Some("fax")),
            ("homeFax", Some("fax")),
            ("Arbeit", Some("office")),
            ("iPhone", Some("mobile")),
            ("Main", Some("main")),
            ("Yacht", None),
            ("", None),
        ] {
            assert_eq!(label_of(cell), label, "{cell}");
        }
    }
}
