//! Who is invited with an import.

use super::*;

#[test]
fn new_people_are_invited_if_chosen_and_possible() {
    let zone = chrono_tz::Europe::London;
    let facts = |rule| Facts {
        firm: Some(crate::firm::Firm {
            id: crate::ids::FirmId(Uuid::from_u128(9)),
            name: "Harcourt & Lane".into(),
            country: crate::phone::Region::parse("GB").unwrap(),
            time_zone: zone,
        }),
        settings: Some(Settings {
            clients: rule,
            ..Settings::default()
        }),
        ..firm()
    };
    let rows = [
        row(2, "Ana", "C1", "ana@example.com", MOBILE),
        row(3, "Ben", "C2", "ben@example.com", ""),
        row(4, "Cem", "C3", "", "+442079460018"),
    ];
    let invited = |rule, invite: Option<&str>| {
        let import = ImportPeople {
            invite: invite.map(Into::into),
            ..import(&rows)
        };
        let facts = facts(rule);
        let report = judge_rows(&import, &facts);
        write_rows(&import, &report, &facts, BY, DateTime::UNIX_EPOCH)
    };
    let (writes, mails) = invited(InvitationRule::Optional, Some(" Hello ")).unwrap();
    let states: Vec<_> = writes.cards.inserted.iter().map(|card| card.status).collect();
    assert_eq!(states, [Status::Pending, Status::Pending, Status::Quiet]);
    assert_eq!(mails.len(), 2);
    let record = &writes.invitations.inserted[1];
    assert_eq!(
        (record.user, record.by, record.message.as_str()),
        (mails[1].user, BY, "Hello")
    );

    // Where the firm wants a number, who has none comes quietly.
    let (writes, mails) = invited(InvitationRule::TwoStep, Some("")).unwrap();
    assert_eq!(
        (mails.len(), writes.invitations.inserted[0].kind),
        (1, InvitationType::TwoStep)
    );
    let (writes, mails) = invited(InvitationRule::Optional, None).unwrap();
    assert!(mails.is_empty() && writes.invitations.is_empty());
    assert!(invited(InvitationRule::Optional, Some(&"x".repeat(5_001))).is_err());
}

#[test]
fn new_address_of_an_invited_person_is_mailed() {
    let ana = row(2, "Ana", "C1", "ana@example.com", MOBILE);
    let mut facts = with(firm(), 1, Kind::Client, Status::Pending, &ana);
    facts.firm = Some(crate::firm::Firm {
        id: crate::ids::FirmId(Uuid::from_u128(9)),
        name: "Harcourt & Lane".into(),
        country: crate::phone::Region::parse("GB").unwrap(),
        time_zone: chrono_tz::UTC,
    });
    let begun = InvitationRecord::begin(
        user(1),
        InvitationType::Email,
        String::new(),
        BY,
        DateTime::UNIX_EPOCH,
        chrono_tz::UTC,
    );
    facts.people.get_mut(&user(1)).unwrap().invitation = Some(begun);
    for (email, mails) in [("ana.roy@example.com", 1), ("ANA@example.com", 0)] {
        let import = import(&[row(2, "Anna", "C1", email, MOBILE)]);
        let report = judge_rows(&import, &facts);
        let written = write_rows(&import, &report, &facts, BY, DateTime::UNIX_EPOCH).unwrap();
        assert_eq!(written.1.len(), mails, "{email}");
    }
}
