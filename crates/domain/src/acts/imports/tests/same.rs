//! A row with a new address that may be a client without one.

use super::*;

/// Ana Roy, a client with a number and without an address.
fn ana() -> PersonRow {
    row(2, "Ana", "", "", MOBILE)
}

fn firm_with_ana() -> Facts {
    with(firm(), 1, Kind::Client, Status::Quiet, &ana())
}

fn choosing(on_same: OnSame, rows: &[PersonRow]) -> ImportPeople {
    let mut import = import(rows);
    import.options.on_same = on_same;
    import
}

#[test]
fn corrected_address_asks_for_the_same_person() {
    let facts = firm_with_ana();
    let corrected = row(9, "Ana", "", "ana@example.com", MOBILE);
    for (on_same, expected) in [
        (OnSame::Ask, "maybeSame"),
        (OnSame::Update, "upd"),
        (OnSame::Add, "new"),
    ] {
        let import = choosing(on_same, std::slice::from_ref(&corrected));
        assert_eq!(outcomes(&import, &facts), [expected], "{on_same:?}");
    }
    let asked = judge_rows(&import(std::slice::from_ref(&corrected)), &facts);
    let Outcome::Skipped(problem) = &asked.rows[0].outcome else {
        unreachable!("it is asked")
    };
    assert_eq!(problem.who, Some(user(1)));
    // The client takes the address and stays one person.
    let update = choosing(OnSame::Update, &[corrected]);
    let report = judge_rows(&update, &facts);
    let (writes, _) = write_rows(&update, &report, &facts, BY, DateTime::UNIX_EPOCH).unwrap();
    assert!(writes.cards.inserted.is_empty());
    let (_, after) = &writes.privates.updated[0];
    assert_eq!(after.email.as_ref().map(EmailAddress::as_str), Some("ana@example.com"));
}

#[test]
fn nothing_is_asked_where_nothing_is_in_doubt() {
    let corrected = row(9, "Ana", "", "ana@example.com", MOBILE);
    let told = |facts: &Facts, row: PersonRow| outcomes(&import(&[row]), facts)[0];
    let ana_has_an_address = with(
        firm(),
        1,
        Kind::Client,
        Status::Quiet,
        &row(2, "Ana", "", "ana.roy@example.com", MOBILE),
    );
    assert_eq!(told(&ana_has_an_address, corrected.clone()), "new");
    // Two of one name and number.
    let two = with(firm_with_ana(), 2, Kind::Client, Status::Active, &ana());
    assert_eq!(told(&two, corrected.clone()), "new");
    for (kind, status) in [
        (Kind::Client, Status::Inactive),
        (Kind::Staff(Role::Staff), Status::Active),
    ] {
        let facts = with(firm(), 1, kind, status, &ana());
        assert_eq!(told(&facts, corrected.clone()), "new", "{kind:?} {status:?}");
    }
    let facts = firm_with_ana();
    for other in [
        row(9, "Anna", "", "ana@example.com", MOBILE),
        row(9, "Ana", "", "ana@example.com", "+447400123457"),
        row(9, "Ana", "", "ana@example.com", ""),
    ] {
        assert_eq!(told(&facts, other.clone()), "new", "{other:?}");
    }
    // Case and accents make no other name.
    assert_eq!(told(&facts, row(9, "ÁNA", "", "ana@example.com", MOBILE)), "maybeSame");
    // An identifier of one's own is another person's, unless the client has none.
    assert_eq!(
        told(&facts, row(9, "Ana", "C9", "ana@example.com", MOBILE)),
        "maybeSame"
    );
    let known = with(firm(), 1, Kind::Client, Status::Quiet, &row(2, "Ana", "C1", "", MOBILE));
    assert_eq!(told(&known, row(9, "Ana", "C9", "ana@example.com", MOBILE)), "new");
    assert_eq!(told(&known, row(9, "Ana", "C1", "ana@example.com", MOBILE)), "upd");
}

#[test]
fn doubtful_row_yields_to_a_certain_row() {
    let facts = with(firm(), 1, Kind::Client, Status::Quiet, &row(2, "Ana", "C1", "", MOBILE));
    let rows = [
        row(2, "Ana", "", "ana@example.com", MOBILE),
        row(3, "Ana", "C1", "ana.roy@example.com", MOBILE),
    ];
    for on_same in [OnSame::Ask, OnSame::Update, OnSame::Add] {
        assert_eq!(outcomes(&choosing(on_same, &rows), &facts), ["new", "upd"]);
    }
    // Of two rows in doubt, the first is the client.
    let rows = [
        row(2, "Ana", "", "ana@example.com", MOBILE),
        row(3, "Ana", "", "ana.roy@example.com", MOBILE),
    ];
    let facts = firm_with_ana();
    assert_eq!(outcomes(&import(&rows), &facts), ["maybeSame", "maybeSame"]);
    assert_eq!(outcomes(&choosing(OnSame::Update, &rows), &facts), ["upd", "new"]);
    // A row with nothing but the name and the number is the client, whatever is answered.
    let rows = [
        row(2, "Ana", "", "ana@example.com", MOBILE),
        row(3, "Ana", "", "", MOBILE),
    ];
    assert_eq!(outcomes(&import(&rows), &facts), ["maybeSame", "same"]);
    assert_eq!(outcomes(&choosing(OnSame::Add, &rows), &facts), ["new", "same"]);
}

#[test]
fn choice_for_matches_holds_for_doubtful_rows_too() {
    let corrected = row(9, "Ana", "", "ana@example.com", MOBILE);
    for (on_match, expected) in [(OnMatch::Skip, "onMatchSkipped"), (OnMatch::Refuse, "onMatchRefused")] {
        let mut import = choosing(OnSame::Ask, std::slice::from_ref(&corrected));
        import.options.on_match = on_match;
        assert_eq!(outcomes(&import, &firm_with_ana()), [expected]);
    }
}
