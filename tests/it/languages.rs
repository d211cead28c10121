//! The command line in other languages.

use crate::desk::{Desk, HEADER};

#[test]
fn sentences_follow_the_language_and_json_does_not() {
    let desk = Desk::founded();
    let file = desk.file("x.csv", format!("{HEADER}Ana,Roy,,ana@example,12,,Nowhere,\r\n"));
    let check = ["import", "clients", &file, "--dry-run"];
    let told = desk.run(&check).ends(1).out.clone();
    for (language, refused) in [
        ("de", "Kein Team hat die Kennung x."),
        ("fr", "Aucune équipe n’a l’identifiant x."),
    ] {
        assert_eq!(desk.run_in(language, &check).ends(1).out, told, "{language}");
        let delete = desk.run_in(language, &["team", "delete", "x"]);
        assert_eq!(delete.ends(2).sentence(), refused);
    }
}
