//! Addresses people write where they have none.

use crate::fold::fold;

/// Mailboxes that do not exist, folded.
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

/// Whether a text in place of an address means "no address": `noemail@example.com`, `unknown@…`, `x@x.x`.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let Some((mailbox, domain)) = text.split_once('@') else {
        return false;
    };
    if domain.contains(|c: char| c == '@' || c == ';' || c == ',' || c.is_whitespace()) {
        return false;
    }
    let (first, top) = match domain.split_once('.') {
        Some((first, rest)) => (first, Some(rest.rsplit('.').next().unwrap_or(rest))),
        None => (domain, None),
    };
    let (mailbox, first) = (fold(mailbox), fold(first));
    let bare = mailbox.trim_end_matches(|c: char| c.is_ascii_digit());
    if NOBODY.contains(&bare) || says_no_mail(bare, &first, top) {
        return true;
    }
    if first != mailbox {
        return false;
    }
    let mut letters = mailbox.chars();
    let one_letter = letters.next().is_some_and(|first| letters.all(|c| c == first));
    one_letter || ECHOED.contains(&mailbox.as_str()) || is_said_twice(&mailbox, top)
}

/// Mailboxes that say no at a domain of words for mail, and may exist elsewhere.
const NO: [&str; 33] = [
    "no", "na", "none", "non", "nil", "nope", "nein", "nee", "nada", "niente", "sin", "sans", "senza", "ohne",
    "zonder", "geen", "kein", "keine", "keinen", "aucun", "nessun", "ningun", "ninguna", "test", "abc", "xyz", "xx",
    "xxx", "asdf", "asd", "fake", "nothing", "nomail",
];
/// Domains of words for mail, by their first part.
const MAIL_WORDS: [&str; 18] = [
    "email",
    "mail",
    "correo",
    "courriel",
    "posta",
    "epost",
    "emailaddress",
    "emailadresse",
    "emailadres",
    "correoelectronico",
    "noemail",
    "nomail",
    "sincorreo",
    "sinemail",
    "keinemail",
    "keineemail",
    "geenmail",
    "geenemail",
];
/// Domains that do not exist, by their first part.
const NOWHERE: [&str; 26] = [
    "none",
    "noemail",
    "nomail",
    "noaddress",
    "noemailaddress",
    "noemailprovided",
    "nodomain",
    "nowhere",
    "noone",
    "nobody",
    "donotemail",
    "donotmail",
    "noreply",
    "placeholder",
    "dummy",
    "fakeemail",
    "fakemail",
    "keinemail",
    "keineemail",
    "ohnemail",
    "sansemail",
    "sansmail",
    "sincorreo",
    "sinemail",
    "geenemail",
    "geenmail",
];

/// Whether mailbox and domain together mean "no address": `sin@correo.es`, `no@none.none`. Some people are
/// called No, so the mailbox alone means nothing.
fn says_no_mail(mailbox: &str, first: &str, top: Option<&str>) -> bool {
    top.is_some() && NO.contains(&mailbox) && (MAIL_WORDS.contains(&first) || NOWHERE.contains(&first))
}

/// Whether a mailbox that its domain repeats is made up: `xyz@xyz.xyz`, `foo@foo.com`.
fn is_said_twice(mailbox: &str, top: Option<&str>) -> bool {
    let Some(top) = top.filter(|_| !mailbox.is_empty()) else {
        return false;
    };
    ["xyz", "asd", "abcd", "qwerty", "foo"].contains(&mailbox) || fold(top) == mailbox
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
            "no@email.com",
            "No@E-Mail.com",
            "xyz@xyz.xyz",
            "sin@correo.es",
            "na@na.com",
            "none@none.none",
            "test@test.de",
            "keine@mail.de",
            "geen@mail.nl",
            "test@email.com",
            "sans@courriel.fr",
            "aucun@mail.fr",
            "senza@posta.it",
            "no@noemail.com",
            "nein@mail.de",
            "zonder@email.nl",
            "qq@qq.qq",
            "abc@abc.abc",
            "na2@mail.com",
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
            "no@example.com",
            "no@lee.co.uk",
            "na@wong.com",
            "sin@chan.hk",
            "ana@email.com",
            "ana@mail.de",
            "info@mail.de",
            "noah@mail.com",
            "nora@email.com",
            "xyz@example.com",
            "acme@acme.org",
            "unknown",
            "",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
