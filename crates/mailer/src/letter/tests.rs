use super::{Facts, Language, Occasion, write};
use domain::coded::Coded;

fn facts() -> Facts<'static> {
    Facts {
        firm: "Roy & Partner",
        person: "Ana",
        inviter: "Ben Ott",
        message: "",
        code: "K7QM-3XFD",
        days_left: 14,
        client: false,
    }
}

#[track_caller]
fn check(language: Language, occasion: Occasion, facts: &Facts<'_>, subject: &str, text: &str) {
    let letter = write(language, occasion, facts);
    assert_eq!(letter.subject, subject);
    assert_eq!(letter.text, text);
}

#[test]
fn english_invitation_of_a_colleague() {
    let facts = Facts {
        message: "Glad you are coming.\n\nSee you on Monday.",
        ..facts()
    };
    check(
        Language::En,
        Occasion::Invitation,
        &facts,
        "Invitation to the contact book of Roy & Partner",
        "\
Hello Ana,

Ben Ott writes:

> Glad you are coming.
>
> See you on Monday.

Ben Ott has invited you to join the contact book of Roy & Partner. Your colleagues will find your contact details \
         there.

Your code is:

    K7QM-3XFD

To accept, reply to this e-mail or tell Ben Ott the code. The code is valid for 14 more days.

If you did not expect this e-mail, you can ignore it.

Roy & Partner
",
    );
}

#[test]
fn english_reminder_of_a_client() {
    let facts = Facts {
        client: true,
        person: "",
        ..facts()
    };
    check(
        Language::En,
        Occasion::Reminder,
        &facts,
        "Reminder: invitation to the contact book of Roy & Partner",
        "\
Hello,

Ben Ott has invited you to join the contact book of Roy & Partner and is waiting for your reply. The people who work \
         for you will find your contact details there.

Your code is:

    K7QM-3XFD

Please use this code; earlier codes are no longer valid.

To accept, reply to this e-mail or tell Ben Ott the code. The code is valid for 14 more days.

If you did not expect this e-mail, you can ignore it.

Roy & Partner
",
    );
}

#[test]
fn english_welcome() {
    let facts = Facts { code: "", ..facts() };
    check(
        Language::En,
        Occasion::Welcome,
        &facts,
        "Welcome to the contact book of Roy & Partner",
        "\
Hello Ana,

Ben Ott has added you to the contact book of Roy & Partner. Your colleagues will find your contact details there.

You do not need to do anything.

If this is a mistake, please reply to this e-mail.

Roy & Partner
",
    );
}

#[test]
fn german_invitation_of_a_client() {
    let facts = Facts {
        client: true,
        message: "Willkommen bei uns.",
        ..facts()
    };
    check(
        Language::De,
        Occasion::Invitation,
        &facts,
        "Einladung in das Kontaktverzeichnis von Roy & Partner",
        "\
Guten Tag Ana,

Ben Ott schreibt:

> Willkommen bei uns.

Ben Ott lädt Sie in das Kontaktverzeichnis von Roy & Partner ein. Dort finden die Personen, die für Sie tätig sind, \
         Ihre Kontaktdaten.

Ihr Code lautet:

    K7QM-3XFD

Um anzunehmen, antworten Sie auf diese E-Mail oder nennen Sie Ben Ott den Code. Der Code gilt noch 14 Tage.

Falls Sie diese E-Mail nicht erwartet haben, können Sie sie ignorieren.

Roy & Partner
",
    );
}

#[test]
fn german_reminder_of_a_colleague() {
    check(
        Language::De,
        Occasion::Reminder,
        &facts(),
        "Erinnerung: Einladung in das Kontaktverzeichnis von Roy & Partner",
        "\
Guten Tag Ana,

Ben Ott hat Sie in das Kontaktverzeichnis von Roy & Partner eingeladen; Ihre Antwort steht noch aus. Dort finden Ihre \
         Kolleginnen und Kollegen Ihre Kontaktdaten.

Ihr Code lautet:

    K7QM-3XFD

Bitte verwenden Sie diesen Code; frühere Codes sind nicht mehr gültig.

Um anzunehmen, antworten Sie auf diese E-Mail oder nennen Sie Ben Ott den Code. Der Code gilt noch 14 Tage.

Falls Sie diese E-Mail nicht erwartet haben, können Sie sie ignorieren.

Roy & Partner
",
    );
}

#[test]
fn german_welcome() {
    let facts = Facts {
        code: "",
        person: "",
        ..facts()
    };
    check(
        Language::De,
        Occasion::Welcome,
        &facts,
        "Willkommen im Kontaktverzeichnis von Roy & Partner",
        "\
Guten Tag,

Ben Ott hat Sie in das Kontaktverzeichnis von Roy & Partner aufgenommen. Dort finden Ihre Kolleginnen und Kollegen \
         Ihre Kontaktdaten.

Sie brauchen nichts weiter zu tun.

Falls es sich um einen Irrtum handelt, antworten Sie bitte auf diese E-Mail.

Roy & Partner
",
    );
}

#[test]
fn french_invitation_of_a_colleague() {
    let facts = Facts {
        message: "À bientôt.",
        ..facts()
    };
    check(
        Language::Fr,
        Occasion::Invitation,
        &facts,
        "Roy & Partner\u{a0}: invitation au carnet de contacts",
        "\
Bonjour Ana,

Ben Ott vous écrit\u{a0}:

> À bientôt.

Ben Ott vous invite à rejoindre le carnet de contacts de «\u{a0}Roy & Partner\u{a0}». Vos collègues y trouveront \
         vos coordonnées.

Votre code\u{a0}:

    K7QM-3XFD

Pour accepter, répondez à ce message ou communiquez le code à Ben Ott. Le code reste valable 14 jours.

Si vous n’attendiez pas ce message, vous pouvez l’ignorer.

Roy & Partner
",
    );
}

#[test]
fn french_reminder_of_a_client() {
    let facts = Facts {
        client: true,
        ..facts()
    };
    check(
        Language::Fr,
        Occasion::Reminder,
        &facts,
        "Roy & Partner\u{a0}: rappel de votre invitation au carnet de contacts",
        "\
Bonjour Ana,

Ben Ott vous a fait parvenir une invitation à rejoindre le carnet de contacts de «\u{a0}Roy & Partner\u{a0}» et \
         attend votre réponse. Les personnes qui travaillent pour vous y trouveront vos coordonnées.

Votre code\u{a0}:

    K7QM-3XFD

Seul ce dernier code est valable\u{a0}; les précédents ne le sont plus.

Pour accepter, répondez à ce message ou communiquez le code à Ben Ott. Le code reste valable 14 jours.

Si vous n’attendiez pas ce message, vous pouvez l’ignorer.

Roy & Partner
",
    );
}

#[test]
fn french_welcome() {
    let facts = Facts { code: "", ..facts() };
    check(
        Language::Fr,
        Occasion::Welcome,
        &facts,
        "Roy & Partner\u{a0}: bienvenue dans le carnet de contacts",
        "\
Bonjour Ana,

Ben Ott a ajouté vos coordonnées au carnet de contacts de «\u{a0}Roy & Partner\u{a0}». Vos collègues y trouveront vos coordonnées.

Vous n’avez rien à faire.

S’il s’agit d’une erreur, merci de répondre à ce message.

Roy & Partner
",
    );
}

#[test]
fn test_letters() {
    let facts = Facts {
        person: "",
        inviter: "",
        code: "",
        ..facts()
    };
    for (language, subject, text) in [
        (
            Language::En,
            "Test e-mail from the contact book of Roy & Partner",
            "Hello,\n\nThis e-mail shows that the contact book of Roy & Partner can send e-mails.\n\nYou do not \
             need to do anything.\n\nRoy & Partner\n",
        ),
        (
            Language::De,
            "Test-E-Mail aus dem Kontaktverzeichnis von Roy & Partner",
            "Guten Tag,\n\nDiese E-Mail zeigt, dass das Kontaktverzeichnis von Roy & Partner E-Mails versenden \
             kann.\n\nSie brauchen nichts weiter zu tun.\n\nRoy & Partner\n",
        ),
        (
            Language::Fr,
            "Roy & Partner\u{a0}: message d’essai du carnet de contacts",
            "Bonjour,\n\nCe message montre que le carnet de contacts de «\u{a0}Roy & Partner\u{a0}» peut envoyer des \
             e-mails.\n\nVous n’avez rien à faire.\n\nRoy & Partner\n",
        ),
    ] {
        check(language, Occasion::Test, &facts, subject, text);
    }
}

#[test]
fn days_are_counted_in_every_language() {
    for (language, days, sentence) in [
        (Language::En, 0, "The code is valid until the end of today."),
        (Language::En, 1, "The code is valid for 1 more day."),
        (Language::En, 2, "The code is valid for 2 more days."),
        (Language::De, 0, "Der Code gilt nur noch heute."),
        (Language::De, 1, "Der Code gilt noch 1 Tag."),
        (Language::De, 2, "Der Code gilt noch 2 Tage."),
        (Language::Fr, 0, "Le code est valable jusqu’à ce soir."),
        (Language::Fr, 1, "Le code reste valable 1 jour."),
        (Language::Fr, 2, "Le code reste valable 2 jours."),
    ] {
        let facts = Facts {
            days_left: days,
            ..facts()
        };
        let letter = write(language, Occasion::Invitation, &facts);
        assert!(letter.text.contains(sentence), "{sentence}: {}", letter.text);
    }
}

/// What holds for every letter in every language, except the test letter.
#[test]
fn all_letters() {
    for language in Language::all() {
        for occasion in [Occasion::Invitation, Occasion::Reminder, Occasion::Welcome] {
            for client in [false, true] {
                let code = if occasion == Occasion::Welcome { "" } else { "K7QM-3XFD" };
                let facts = Facts {
                    client,
                    code,
                    message: "Bis bald",
                    ..facts()
                };
                let letter = write(language, occasion, &facts);
                assert!(letter.subject.contains(facts.firm), "{}", letter.subject);
                for body in [&letter.text, &letter.html] {
                    let expected = usize::from(!code.is_empty());
                    assert_eq!(body.matches("K7QM-3XFD").count(), expected, "{body}");
                    assert!(body.contains("Ben Ott") && body.contains("Bis bald"), "{body}");
                    assert!(!body.to_lowercase().contains("http"), "no links: {body}");
                }
                assert!(!letter.text.contains(['!', '{', '}']), "{}", letter.text);
                let lang = format!("<html lang=\"{}\" ", language.code());
                assert!(letter.html.contains(&lang), "{}", letter.html);
                for remote in ["src=", "href=", "url(", "@import"] {
                    assert!(!letter.html.contains(remote), "{remote}: {}", letter.html);
                }
                let other = write(
                    language,
                    occasion,
                    &Facts {
                        client: !client,
                        ..facts
                    },
                );
                assert_ne!(other.text, letter.text, "staff and clients read different words");
            }
        }
    }
}

#[test]
fn html_shows_values_as_they_are() {
    let script = "<script>alert('x' & \"y\")</script>";
    let facts = Facts {
        firm: script,
        person: script,
        inviter: script,
        message: "<b>one</b>\r\n<i>two</i>",
        code: "<u>",
        ..facts()
    };
    let letter = write(Language::En, Occasion::Invitation, &facts);
    for tag in ["<script", "<b>", "<i>", "<u>"] {
        assert!(!letter.html.contains(tag), "{tag}: {}", letter.html);
    }
    let escaped = "&lt;script&gt;alert(&#39;x&#39; &amp; &quot;y&quot;)&lt;/script&gt;";
    assert!(
        letter
            .html
            .contains(&format!("<p style=\"margin:0 0 16px\">Hello {escaped},</p>"))
    );
    assert!(
        letter
            .html
            .contains(&format!("<title>Invitation to the contact book of {escaped}</title>"))
    );
    assert!(
        letter
            .html
            .contains("&lt;b&gt;one&lt;/b&gt;<br>\n&lt;i&gt;two&lt;/i&gt;")
    );
    assert!(letter.text.contains(script), "plain text is not escaped");
}

#[test]
fn the_code_stands_large() {
    let html = write(Language::De, Occasion::Invitation, &facts()).html;
    let line = html.lines().find(|line| line.contains("K7QM-3XFD")).unwrap();
    assert!(line.contains("28px") && line.contains("monospace"), "{line}");
}

#[test]
fn values_are_one_line_and_no_placeholders() {
    let facts = Facts {
        firm: "{code}\r\nBcc: eve@example.org",
        person: "{inviter}\u{202e}\u{0}",
        inviter: "{firm}\n\n",
        message: "{code}",
        ..facts()
    };
    for language in Language::all() {
        let letter = write(language, Occasion::Invitation, &facts);
        assert!(!letter.subject.contains(['\r', '\n']), "{}", letter.subject);
        assert!(
            letter.subject.contains("{code} Bcc: eve@example.org"),
            "{}",
            letter.subject
        );
        assert!(letter.text.contains("{inviter},\n"), "{}", letter.text);
        assert!(letter.text.contains("{firm} "), "{}", letter.text);
        assert!(letter.text.contains("> {code}\n"), "{}", letter.text);
        assert_eq!(letter.text.matches("K7QM-3XFD").count(), 1, "{}", letter.text);
    }
}

#[test]
fn without_an_inviter_the_firm_invites() {
    let facts = Facts {
        inviter: " ",
        ..facts()
    };
    let letter = write(Language::En, Occasion::Invitation, &facts);
    assert!(
        letter.text.contains("Roy & Partner has invited you to join"),
        "{}",
        letter.text
    );
    assert!(
        letter.text.contains("or tell Roy & Partner the code."),
        "{}",
        letter.text
    );
}

#[test]
fn languages_by_tag() {
    for (tag, language) in [
        ("de", Some(Language::De)),
        ("de-CH", Some(Language::De)),
        ("FR_ca", Some(Language::Fr)),
        ("en-GB", Some(Language::En)),
        ("deu", None),
        ("it", None),
        ("", None),
    ] {
        assert_eq!(Language::named(tag), language, "{tag}");
    }
    for language in Language::all() {
        assert_eq!(Language::named(language.code()), Some(language));
    }
}

#[test]
fn nothing_of_a_letter_is_printed() {
    let letter = write(Language::En, Occasion::Invitation, &facts());
    assert_eq!(format!("{letter:?}"), "Letter { .. }");
}
