//! Addresses people write where they have none.

use crate::fold::fold;

/// Mailboxes nobody has, folded.
const NOBODY: [&str; 48] = [
    "noemail",
    "noemails",
    "nomail",
    "noemailaddress",
    "noaddress",
    "noemailgiven",
    "noemailprovided",
    "noemailaddr",
    "donthaveone",
    "doesnothave",
    "hasnoemail",
    "hasnone",
    "none",
    "noone",
    "nobody",
    "null",
    "unknown",
    "notknown",
    "unknownemail",
    "emailunknown",
    "notavailable",
    "notprovided",
    "notgiven",
    "placeholder",
    "dummy",
    "fakeemail",
    "keine",
    "keineemail",
    "keinemail",
    "keineangabe",
    "unbekannt",
    "ohneemail",
    "ohnemail",
    "aucun",
    "aucune",
    "sansemail",
    "sansmail",
    "pasdemail",
    "inconnu",
    "ninguno",
    "sinemail",
    "sincorreo",
    "desconocido",
    "nessuna",
    "nessuno",
    "senzaemail",
    "geenemail",
    "onbekend",
];

/// Mailboxes that mean nothing in a domain of the same name: `test@test.com`, `na@na.com`.
const ECHOED: [&str; 9] = ["na", "no", "test", "email", "mail", "abc", "none", "asdf", "example"];

/// Whether a text that stands for an address says that there is none: `noemail@example.com`,
/// `unknown@…`, `x@x.x`.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let Some((mailbox, domain)) = text.split_once('@') else {
        return false;
    };
    if domain.contains(|c: char| c == '@' || c == ';' || c == ',' || c.is_whitespace()) {
        return false;
    }
    let mailbox = fold(mailbox);
    let bare = mailbox.trim_end_matches(|c: char| c.is_ascii_digit());
    if NOBODY.contains(&bare) {
        return true;
    }
    let first = fold(domain.split('.').next().unwrap_or(domain));
    let mut letters = mailbox.chars();
    let one_letter = letters.next().is_some_and(|first| letters.all(|c| c == first));
    first == mailbox && (one_letter || ECHOED.contains(&mailbox.as_str()))
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn words_for_no_address() {
        for text in [
            "noemail@example.com",
            "no-email@example.com",
            "No.Email@Example.com",
            "noemail2@example.com",
            "nomail@example.org",
            "none@example.com",
            "unknown@example.com",
            "x@x.x",
            "xxx@xxx.com",
            "a@a.de",
            "test@test.com",
            "na@na.com",
            "keine@example.de",
            "inconnu@example.fr",
            "sin-correo@example.es",
            "onbekend@example.nl",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "ana@example.com",
            "test@example.com",
            "no-reply@example.com",
            "info@example.com",
            "x@example.com",
            "norma@example.com",
            "na.li@example.com",
            "noemi@example.com",
            "acme@acme.com",
            "none@example.com;dora@example.com",
            "unknown",
            "",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
