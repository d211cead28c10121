//! Words beside an address: labels, and what makes it doubtful.

use crate::fold::fold;

/// What the text around an address means, from the least to the most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Said {
    /// Only marks, or the owner's name as mail programs write it.
    Nothing,
    /// Labels and comments, which are left out.
    Words,
    /// Words that may belong to the address, or say that it is not this person's or no longer used.
    Doubt,
}

/// Judges the text beside an address. `behind`: an address precedes it; `before`: one follows.
pub(super) fn hint_around(text: &str, behind: bool, before: bool) -> Said {
    let text = text.trim();
    if text.is_empty() {
        return Said::Nothing;
    }
    if behind && text.starts_with('?') {
        // The subject and text a mail link brings.
        return Said::Words;
    }
    if ["mailto", "smtp"]
        .iter()
        .any(|scheme| text.trim_matches([':', '<', ' ']).eq_ignore_ascii_case(scheme))
    {
        return Said::Nothing;
    }
    // "Ana Roy <", "Ana Roy (": whose address it is.
    if before && text.ends_with(['<', '(']) {
        let opened = text.trim_end_matches(['<', '(', ' ']);
        let start = if behind {
            opened.rfind(['>', ')']).map_or(0, |at| at + 1)
        } else {
            0
        };
        let (head, name) = opened.split_at_checked(start).unwrap_or(("", opened));
        let said = match text.ends_with('<') || name.trim().is_empty() {
            true => Said::Nothing,
            false => Said::Words,
        };
        let doubt = words(name).any(|word| is_another_person(&word));
        let said = if doubt { Said::Doubt } else { said };
        return said.max(said_beside(head, behind, false));
    }
    said_beside(text, behind, before)
}

fn said_beside(text: &str, behind: bool, before: bool) -> Said {
    // A single letter is a label or an "or" only where an address or a colon says so.
    let short = before && (behind || text.contains(':'));
    let mut said = Said::Nothing;
    let mut rest = text;
    while !rest.is_empty() {
        let open = rest.find(['(', '[', '"']).unwrap_or(rest.len());
        let (loose, group) = rest.split_at_checked(open).unwrap_or((rest, ""));
        for word in words(loose) {
            let known = (is_label(&word) && (word.len() > 1 || short)) || (is_count(&word) && before);
            said = said.max(if known { Said::Words } else { Said::Doubt });
        }
        let end = group
            .char_indices()
            .skip(1)
            .find(|(_, c)| matches!(c, ')' | ']' | '"'))
            .map_or(group.len(), |(at, _)| at + 1);
        let (inside, after) = group.split_at_checked(end).unwrap_or((group, ""));
        for word in words(inside) {
            let doubt = is_another_person(&word) || is_out_of_use(&word);
            said = said.max(if doubt { Said::Doubt } else { Said::Words });
        }
        rest = after;
    }
    said
}

/// An entry of a list that is not an address and says nothing about one: `0`, `work`, `primary`.
pub(super) fn is_harmless(part: &str) -> bool {
    is_other_scheme(part) || words(part).all(|word| is_label(&word) || is_count(&word))
}

/// Other ways to reach a person that mail servers list beside addresses.
pub(super) fn is_other_scheme(part: &str) -> bool {
    const SCHEMES: [&str; 9] = ["sip", "x500", "x400", "eum", "notes", "ccmail", "ms", "spo", "http"];
    part.split_once(':')
        .is_some_and(|(scheme, _)| SCHEMES.iter().any(|known| scheme.trim().eq_ignore_ascii_case(known)))
}

/// Whether the name of a value in a program's list says that it is another person's.
pub(super) fn is_doubtful_key(key: &str) -> bool {
    words(&key.replace('_', " ")).any(|word| is_another_person(&word) || is_out_of_use(&word))
}

/// Words, folded; marks between them are ignored.
fn words(text: &str) -> impl Iterator<Item = String> {
    let ends = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '/' | '\\' | ':' | ',' | ';' | '|' | '(' | ')' | '[' | ']' | '"' | '='
            )
    };
    text.split(ends).map(fold).filter(|word| !word.is_empty())
}

fn is_count(word: &str) -> bool {
    word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_label(word: &str) -> bool {
    LABELS.contains(&word)
        || word
            .strip_suffix(|c: char| c.is_ascii_digit())
            .is_some_and(|word| LABELS.contains(&word))
}

fn is_another_person(word: &str) -> bool {
    COPIES.contains(&word) || crate::aliases::is_another_person(word)
}

fn is_out_of_use(word: &str) -> bool {
    OUT_OF_USE.contains(&word)
}

const LABELS: &[&str] = &[
    // What it is
    "email",
    "emails",
    "e",
    "m",
    "mail",
    "mails",
    "emailaddress",
    "mailaddress",
    "address",
    "addresses",
    "addr",
    "smtp",
    "mailto",
    "adresse",
    "mailadresse",
    "emailadresse",
    "courriel",
    "mel",
    "electronique",
    "correo",
    "electronico",
    "direccion",
    "posta",
    "elettronica",
    "indirizzo",
    "adres",
    "emailadres",
    "internet",
    "contact",
    "kontakt",
    "contacto",
    "contatto",
    "via",
    // Where
    "work",
    "w",
    "office",
    "business",
    "company",
    "buro",
    "buero",
    "geschaftlich",
    "dienstlich",
    "firma",
    "arbeit",
    "bureau",
    "pro",
    "professionnel",
    "professionnelle",
    "travail",
    "trabajo",
    "oficina",
    "empresa",
    "ufficio",
    "lavoro",
    "werk",
    "kantoor",
    "zakelijk",
    "home",
    "h",
    "private",
    "p",
    "personal",
    "privat",
    "privee",
    "prive",
    "zuhause",
    "perso",
    "personnel",
    "personnelle",
    "domicile",
    "maison",
    "casa",
    "particular",
    "personale",
    "privato",
    "privata",
    "thuis",
    "mobile",
    "mobil",
    // Which
    "main",
    "primary",
    "first",
    "default",
    "preferred",
    "pref",
    "secondary",
    "second",
    "other",
    "alternative",
    "alternate",
    "additional",
    "new",
    "current",
    "haupt",
    "hauptadresse",
    "bevorzugt",
    "zweite",
    "weitere",
    "andere",
    "neu",
    "neue",
    "aktuell",
    "principal",
    "principale",
    "secondaire",
    "autre",
    "nouveau",
    "nouvelle",
    "secundario",
    "otro",
    "nuevo",
    "secondario",
    "altro",
    "nuovo",
    "hoofd",
    "nieuw",
    "overig",
    "overige",
    // Between two
    "or",
    "and",
    "und",
    "oder",
    "bzw",
    "sowie",
    "auch",
    "ou",
    "et",
    "y",
    "o",
    "u",
    "ed",
    "of",
    "en",
    "also",
    "plus",
    "alternatively",
];

/// Copies to other people.
const COPIES: [&str; 6] = ["cc", "bcc", "copy", "kopie", "copie", "copia"];

/// Words about an address that is no longer in use.
const OUT_OF_USE: &[&str] = &[
    "old",
    "former",
    "formerly",
    "ex",
    "previous",
    "invalid",
    "inactive",
    "bounced",
    "bounce",
    "bounces",
    "bouncing",
    "dead",
    "wrong",
    "incorrect",
    "closed",
    "expired",
    "unsubscribed",
    "left",
    "deceased",
    "not",
    "dont",
    "donot",
    "no",
    "never",
    "alt",
    "alte",
    "ehemalig",
    "ehemalige",
    "fruher",
    "fruhere",
    "ungultig",
    "falsch",
    "inaktiv",
    "nicht",
    "kein",
    "keine",
    "verstorben",
    "ancien",
    "ancienne",
    "invalide",
    "faux",
    "inactif",
    "ne",
    "pas",
    "antiguo",
    "antigua",
    "invalido",
    "vecchio",
    "vecchia",
    "non",
    "errato",
    "oud",
    "oude",
    "ongeldig",
    "niet",
    "until",
    "bis",
];
