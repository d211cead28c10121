//! Workbooks through the command line: which sheet is asked, and what cannot be read is told.

use tests::programs::root;

use crate::desk::Desk;

fn book(name: &str) -> String {
    root()
        .join("tests/fixtures/workbooks")
        .join(name)
        .to_str()
        .unwrap()
        .to_owned()
}

#[test]
fn a_book_of_several_sheets_needs_one_named() {
    let desk = Desk::founded();
    for name in ["sheets.xlsx", "sheets_libreoffice.xls", "sheets_libreoffice.ods"] {
        let book = book(name);
        let before = desk.check();
        assert_eq!(
            desk.run(&["import", "clients", &book]).ends(2).sentence(),
            "The workbook has several sheets: Clients (5 rows), Former (2 rows), Lists (1 row, hidden). Choose one with \
             --sheet."
        );
        assert_eq!(
            desk.run(&["import", "clients", &book, "--sheet", "Clinets"])
                .ends(2)
                .sentence(),
            "--sheet Clinets: there is no such sheet. Sheets: Clients (5 rows), Former (2 rows), Lists (1 row, hidden)."
        );
        assert_eq!(desk.check(), before);
    }
    let asked = desk.plain(&["csv", "clean", &book("sheets.xlsx")], "").ends(2);
    assert!(
        asked
            .sentence()
            .starts_with("The workbook has several sheets: Clients (5 rows)")
    );
    let xlsx = book("sheets.xlsx");
    let done = desk
        .run(&["import", "clients", &xlsx, "--sheet", "Clients"])
        .ends(0)
        .last();
    assert_eq!(done["created"], 3);
    // The same people from the files of other programs.
    for name in ["sheets.xlsx", "sheets_libreoffice.xls"] {
        let again = desk
            .run(&["import", "clients", &book(name), "--sheet", "Clients"])
            .ends(0)
            .last();
        assert_eq!(
            (again["created"].as_u64(), again["unchanged"].as_u64()),
            (Some(0), Some(3)),
            "{name}"
        );
    }
    let former = desk
        .run(&[
            "import",
            "clients",
            &book("sheets_libreoffice.ods"),
            "--sheet",
            "Former",
        ])
        .ends(0)
        .last();
    assert_eq!(former["created"], 1);
}

#[test]
fn workbooks_that_cannot_be_read_are_refused() {
    let desk = Desk::founded();
    let half = {
        let whole = std::fs::read(book("people_openpyxl.xlsx")).unwrap();
        desk.file("half.xlsx", &whole[..whole.len() / 2])
    };
    for (file, sentence) in [
        (
            book("locked.xlsx"),
            "locked.xlsx is protected with a password. Save a copy without a password and import that.",
        ),
        (
            half,
            "half.xlsx is damaged. Open it in a spreadsheet, save it again, and import that.",
        ),
    ] {
        let ran = desk.run(&["import", "clients", &file]).ends(2);
        assert_eq!(ran.sentence(), sentence);
    }
    assert!(desk.run(&["import", "list"]).ends(0).lines().is_empty());
}

#[test]
fn address_cards_are_people() {
    let desk = Desk::founded();
    let cards = root().join("tests/fixtures/cards/address_book.vcf");
    let done = desk.run(&["import", "clients", cards.to_str().unwrap()]).ends(0).last();
    assert_eq!(done["created"], 3);
    let again = desk.run(&["import", "clients", cards.to_str().unwrap()]).ends(0).last();
    assert_eq!(
        (again["created"].as_u64(), again["unchanged"].as_u64()),
        (Some(0), Some(3))
    );
    let found = desk.run(&["search", "7700 900118"]).ends(0).lines();
    assert!(found.iter().any(|line| line.to_string().contains("Roy")), "{found:?}");
}

#[test]
fn a_workbook_is_exactly_its_csv() {
    let csv = root().join("tests/fixtures/csv/01_utf8_comma_crlf.csv");
    let desk = Desk::founded();
    let done = desk.run(&["import", "clients", csv.to_str().unwrap()]).ends(0).last();
    assert_eq!(done["created"], 6);
    for name in [
        "people_openpyxl.xlsx",
        "people_libreoffice.xlsx",
        "people_libreoffice.xls",
        "people_libreoffice.ods",
    ] {
        let again = desk.run(&["import", "clients", &book(name)]).ends(0).last();
        assert_eq!(again["unchanged"], 6, "{name}");
    }
}
