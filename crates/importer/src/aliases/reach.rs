//! Headings of addresses, numbers and countries; every word in them must be known.

use super::words::Said;
use super::{Form, LAST_RESORT, Meaning, Words};
use crate::field::Field;

/// "Phone 1 - Type", "Telefon-Kategorie", "E-mail 1 - Label", "Art".
pub(super) fn labels(words: &Words<'_>) -> Option<Meaning> {
    if !words.has(Said::Label) {
        return None;
    }
    let known = words.only(|said| {
        matches!(
            said,
            Said::Phone
                | Said::Line(_)
                | Said::Place(_)
                | Said::Email
                | Said::Address
                | Said::Number
                | Said::Noise
                | Said::Person
                | Said::Another
                | Said::First
                | Said::Ordinal(_)
                | Said::Label
        )
    });
    let of_phones = words.any(|said| matches!(said, Said::Phone | Said::Line(_)));
    let bare = words.only(|said| matches!(said, Said::Label | Said::Noise | Said::Number | Said::Ordinal(_)));
    let form = match (of_phones, words.has(Said::Email)) {
        _ if !known => Form::Plain,
        (true, false) => Form::Labels,
        (false, true) => Form::EmailLabels,
        (false, false) if bare => Form::BareLabels,
        _ => Form::Plain,
    };
    Some(Meaning::other().formed(form))
}

/// "Billing email" is the person's only where the file has nothing else.
fn of_the_payer(words: &Words<'_>, meaning: Meaning) -> Meaning {
    if words.has(Said::Purpose) {
        meaning.lowered(LAST_RESORT)
    } else {
        meaning
    }
}

pub(super) fn email(words: &Words<'_>) -> Option<Meaning> {
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
                | Said::Purpose
        )
    });
    (words.has(Said::Email) && known).then_some(of_the_payer(words, Meaning::of(Field::Email, 0)))
}

pub(super) fn phone(words: &Words<'_>) -> Option<Meaning> {
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
                | Said::Purpose
        )
    });
    if !known {
        return None;
    }
    let phone = of_the_payer(
        words,
        Meaning {
            label: label(words),
            ..Meaning::of(Field::Phone, 0)
        },
    );
    if words.any(|said| matches!(said, Said::Phone | Said::Line(_))) {
        // "Organization - Phone" is the company's.
        return (words.parts == 1 || !words.has(Said::Company)).then_some(phone);
    }
    if words.has(Said::Address) || words.has(Said::Company) || words.has(Said::Purpose) {
        return None;
    }
    // "Home", "Office number": the values decide what they hold. "Other" alone may be anything.
    let place = words.any(|said| matches!(said, Said::Place("office" | "home" | "direct" | "main")));
    let contact = words.has(Said::Number)
        && words
            .words
            .iter()
            .any(|(word, said)| said.contains(&Said::Person) && word.starts_with("cont") || word.starts_with("kont"));
    (place || contact).then_some(phone.doubted())
}

/// The label a phone's heading gives: a fax before all, the kind of line before the place.
pub(super) fn label(words: &Words<'_>) -> Option<&'static str> {
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

/// "Area code", "Handy Vorwahl", "Prefisso", with the kind of telephone it is of.
pub(super) fn area_code(words: &Words<'_>) -> Option<Meaning> {
    let known = |said: &Said| {
        matches!(
            said,
            Said::Area
                | Said::AreaCode
                | Said::Prefix
                | Said::Code
                | Said::Phone
                | Said::Line(_)
                | Said::Place(_)
                | Said::Number
                | Said::Noise
                | Said::Person
                | Said::Another
                | Said::First
                | Said::Ordinal(_)
                | Said::Region
        )
    };
    let is_town = |word: &str| super::words::is_town(word);
    let all = words.words.iter();
    let known = all
        .clone()
        .all(|(word, said)| is_town(word) || !said.is_empty() && said.iter().all(known));
    let town = all.clone().any(|(word, _)| is_town(word));
    let of_phone = words.any(|said| matches!(said, Said::Phone | Said::Line(_)));
    let of_area = words.has(Said::AreaCode)
        || (words.has(Said::Area) || ((words.has(Said::Region) || town) && of_phone)) && words.has(Said::Code)
        || words.has(Said::Prefix) && (words.has(Said::Area) || words.has(Said::Region) || town);
    // "Prefix" alone is used of names as well.
    let prefix = words.has(Said::Prefix) && (of_phone || !words.words.iter().any(|(word, _)| *word == "prefix"));
    if !known || !(of_area || prefix) {
        return None;
    }
    let form = if of_area { Form::AreaCode } else { Form::AreaOrDialCode };
    let code = Meaning::of(Field::DialCode, 0).formed(form);
    Some(Meaning {
        label: label(words),
        ..code
    })
}

/// "Phone country code", "Calling code".
pub(super) fn dial_code(words: &Words<'_>) -> Option<Meaning> {
    let known = words.only(|said| {
        matches!(
            said,
            Said::Dial
                | Said::Code
                | Said::Prefix
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
    let of_country = words.has(Said::Prefix) && words.has(Said::Country);
    if !known || !(words.has(Said::Dial) || of_country || (of_phone && words.has(Said::Code))) {
        return None;
    }
    let dial = Meaning::of(Field::DialCode, 0);
    Some(if words.has(Said::Dial) || of_country {
        dial
    } else {
        dial.formed(Form::CountryOrDialCode)
    })
}

pub(super) fn country(words: &Words<'_>) -> Option<Meaning> {
    let known = words.only(|said| {
        matches!(
            said,
            Said::Country
                | Said::Region
                | Said::Area
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
    // "Stato" is a country, a state and a status.
    let country = if words.words.iter().any(|(word, _)| *word == "stato") {
        country.doubted()
    } else {
        country
    };
    Some(if words.has(Said::Code) {
        country.formed(Form::CountryOrDialCode)
    } else {
        country
    })
}

/// "Land (Postanschrift)", "Pays d'envoi": a country with a word we do not know, if the values are countries.
pub(super) fn qualified_country(words: &Words<'_>) -> Option<Meaning> {
    const FROM_RANK: usize = 70;
    let other = |said| {
        matches!(
            said,
            Said::Phone | Said::Line(_) | Said::Email | Said::Label | Said::Dial | Said::AreaCode | Said::Prefix
        )
    };
    let country = Meaning::of(Field::Country, FROM_RANK).doubted();
    (words.has(Said::Country) && !words.any(other)).then_some(if words.has(Said::Code) {
        country.formed(Form::CountryOrDialCode)
    } else {
        country
    })
}
