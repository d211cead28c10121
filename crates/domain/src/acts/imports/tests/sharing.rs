//! Couples on one mailbox, rows that would rename a person, and the fields beside the name.

use super::*;

/// Ana Roy, who has the address, is a client already.
fn ana() -> Facts {
    let ana = row(2, "Ana", "C1", "ana@example.com", MOBILE);
    with(firm(), 1, Kind::Client, Status::Active, &ana)
}

fn choosing(on_rename: OnRename, rows: &[PersonRow]) -> ImportPeople {
    let mut import = import(rows);
    import.options.on_rename = on_rename;
    import
}

/// Writes an import and gives the firm afterwards, as far as the rules look at it.
fn carried_out(facts: &Facts, import: &ImportPeople) -> Facts {
    let report = judge_rows(import, facts);
    let (writes, _) = write_rows(import, &report, facts, BY, DateTime::UNIX_EPOCH).unwrap();
    let mut after = facts.clone();
    let privates = writes.privates.inserted.iter();
    for (card, private) in writes.cards.inserted.iter().zip(privates) {
        let points = writes.points.inserted.iter().filter(|p| p.user == card.id).cloned();
        let teams = writes.members.inserted.iter().filter(|m| m.user == card.id);
        let note = writes.notes.inserted.iter().find(|note| note.user == card.id);
        let person = Person {
            card: card.clone(),
            private: private.clone(),
            points: points.collect(),
            teams: teams.map(|m| m.team).collect(),
            invitation: None,
            note: note.map(|note| note.note.clone()),
        };
        let (emails, identifiers) = (&mut after.email_holders, &mut after.identifier_holders);
        emails.extend(private.email.as_ref().map(|e| (e.key().into_owned(), card.id)));
        identifiers.extend(private.identifier.as_ref().map(|i| (i.as_str().to_owned(), card.id)));
        after.people.insert(card.id, person);
    }
    after
}

#[test]
fn a_couple_on_one_mailbox_are_two_people() {
    for rows in [
        // With numbers, with identifiers, and with nothing of their own.
        [
            row(2, "Ana", "", "home@example.com", MOBILE),
            row(3, "Ben", "", "HOME@example.com", "+447400123457"),
        ],
        [
            row(2, "Ana", "C1", "home@example.com", ""),
            row(3, "Ben", "C2", "home@example.com", ""),
        ],
        [
            row(2, "Ana", "", "home@example.com", ""),
            row(3, "Ben", "", "home@example.com", ""),
        ],
    ] {
        let file = import(&rows);
        let report = judge_rows(&file, &firm());
        let told: Vec<bool> = report.rows.iter().map(|row| row.without_address).collect();
        assert_eq!(
            (outcomes(&file, &firm()), told),
            (vec!["new", "new"], vec![false, true])
        );
        let after = carried_out(&firm(), &file);
        let ben = after.people.values().find(|p| p.card.name.given() == "Ben").unwrap();
        assert_eq!(ben.private.email, None);
        assert!(ben.points.iter().all(|point| matches!(point.reach, Reach::Phone(_))));
        // The same file again changes nothing, whichever row is first in it.
        check(&after, &rows, &["same", "same"]);
        let [a, b] = rows;
        check(&after, &[b, a], &["same", "same"]);
    }
}

#[test]
fn the_same_name_twice_is_one_person() {
    let rows = [
        row(2, "Ana", "", "home@example.com", ""),
        row(3, "ANA", "", "home@example.com", ""),
        row(4, "A.", "", "home@example.com", ""),
        row(5, "Ben", "", "home@example.com", ""),
        row(6, "Ben", "", "home@example.com", ""),
    ];
    check(
        &firm(),
        &rows,
        &["new", "emailTwice", "emailTwice", "new", "samePersonTwice"],
    );
}

#[test]
fn an_address_the_row_does_not_need_is_the_next_ones() {
    let mut ben = row(3, "Ben", "", "home@example.com", "");
    ben.emails.push(EmailAddress::parse("ben@example.com").unwrap());
    let rows = [row(2, "Ana", "", "home@example.com", ""), ben];
    let after = carried_out(&firm(), &import(&rows));
    let ben = after.people.values().find(|p| p.card.name.given() == "Ben").unwrap();
    assert_eq!(ben.private.email.as_ref().map(|e| e.as_str()), Some("ben@example.com"));
    check(&after, &rows, &["same", "same"]);
}

#[test]
fn another_name_for_an_address_is_a_question() {
    let ben = row(2, "Ben", "", "ana@example.com", "+447400123457");
    let spelled = row(2, "Anna", "", "ana@example.com", "");
    for (on_rename, row, expect) in [
        (OnRename::Ask, &ben, "wouldRename"),
        (OnRename::Update, &ben, "upd"),
        (OnRename::AddWithoutAddress, &ben, "new"),
        // Another spelling, or the firm's own key, is no other person.
        (OnRename::Ask, &spelled, "upd"),
        (OnRename::AddWithoutAddress, &spelled, "upd"),
        (OnRename::Ask, &row(2, "Ben", "C1", "ana@example.com", ""), "upd"),
        (OnRename::AddWithoutAddress, &row(2, "Ben", "C1", "", ""), "upd"),
    ] {
        let file = choosing(on_rename, std::slice::from_ref(row));
        assert_eq!(outcomes(&file, &ana()), [expect], "{on_rename:?} {row:?}");
    }
    let report = judge_rows(&choosing(OnRename::Ask, std::slice::from_ref(&ben)), &ana());
    let who = match &report.rows[0].outcome {
        Outcome::Skipped(problem) => problem.who,
        _ => None,
    };
    assert_eq!(who, Some(user(1)));
}

#[test]
fn person_added_without_address_matches_again() {
    for ben in [
        row(2, "Ben", "", "ana@example.com", "+447400123457"),
        row(2, "Ben", "C2", "ana@example.com", ""),
        row(2, "Ben", "", "ana@example.com", ""),
    ] {
        let file = choosing(OnRename::AddWithoutAddress, &[ben]);
        let after = carried_out(&ana(), &file);
        assert_eq!(after.people.len(), 2);
        assert_eq!(outcomes(&file, &after), ["same"]);
        assert_eq!(after.email_holders.get("ana@example.com"), Some(&user(1)));
    }
}

#[test]
fn an_address_of_staff_stays_refused() {
    let facts = with(
        firm(),
        1,
        Kind::Staff(Role::Staff),
        Status::Active,
        &row(2, "Ana", "", "ana@example.com", ""),
    );
    for on_rename in [OnRename::Ask, OnRename::Update, OnRename::AddWithoutAddress] {
        let file = choosing(on_rename, &[row(2, "Ben", "", "ana@example.com", "")]);
        assert_eq!(outcomes(&file, &facts), ["staffMember"], "{on_rename:?}");
    }
}

#[test]
fn empty_cells_never_erase_company_middle_names_or_note() {
    let full = PersonRow {
        middle_names: Some("Mary Jane".into()),
        company: Some("Harbour Ltd".into()),
        note: Some(" Calls \n after six".into()),
        ..row(2, "Ana", "", "ana@example.com", "")
    };
    let facts = carried_out(&firm(), &import(std::slice::from_ref(&full)));
    let ana = facts.people.values().next().unwrap();
    assert_eq!(
        (ana.card.full_name().as_str(), ana.card.company.as_str()),
        ("Ana Mary Jane Roy", "Harbour Ltd")
    );
    assert_eq!(ana.note.as_ref().map(|n| n.as_str()), Some("Calls\nafter six"));
    check(&facts, std::slice::from_ref(&full), &["same"]);
    check(&facts, &[row(2, "Ana", "", "ana@example.com", "")], &["same"]);
    let other = PersonRow {
        note: Some("Writes".into()),
        ..full
    };
    let file = import(&[other]);
    let report = judge_rows(&file, &facts);
    let (writes, _) = write_rows(&file, &report, &facts, BY, DateTime::UNIX_EPOCH).unwrap();
    assert!(writes.cards.is_empty(), "nothing but the note");
    let (before, after) = &writes.notes.updated[0];
    assert_eq!(
        (before.note.as_str(), after.note.as_str()),
        ("Calls\nafter six", "Writes")
    );
}
