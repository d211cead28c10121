use chrono::NaiveDate;
use domain::coded::Coded;
use domain::import::RowCode;
use importer::{IssueCode, NoteCode};
use mailer::Language;

use super::{note, recovery_sheet, row, value};

fn all(language: Language) -> Vec<String> {
    let rows = RowCode::all().flat_map(|code| [row(language, code, None), row(language, code, Some("Ana"))]);
    let values = IssueCode::all().map(|code| value(language, code, "12"));
    let notes = NoteCode::all().flat_map(|code| [note(language, code, None, 1), note(language, code, Some(3), 2)]);
    rows.chain(values).chain(notes).collect()
}

#[test]
fn no_sentence_shows_a_code() {
    for language in Language::all() {
        for code in RowCode::all() {
            let said = row(language, code, None);
            assert!(!said.contains(code.code()) && said.ends_with('.'), "{said}");
        }
        for code in IssueCode::all() {
            let said = value(language, code, "12");
            assert!(!said.contains('_') && said.ends_with('.'), "{said}");
        }
        for code in NoteCode::all() {
            let said = note(language, code, None, 1);
            assert!(!said.contains('_'), "{said}");
        }
    }
}

#[test]
fn languages_differ_and_none_is_half_english() {
    let [en, de, fr] = [Language::En, Language::De, Language::Fr].map(all);
    for ((en, de), fr) in en.iter().zip(&de).zip(&fr) {
        assert!(en != de && en != fr && de != fr, "{en}");
        for said in [de, fr] {
            for word in [" the ", " is ", " of ", " has ", " row ", " with "] {
                assert!(!said.contains(word), "{said}");
            }
        }
    }
}

#[test]
fn sentences_name_what_they_are_about() {
    let en = Language::En;
    for (said, expect) in [
        (
            value(en, IssueCode::BadEmail, "jl.obrien@example"),
            "\"jl.obrien@example\" is not a complete e-mail address.",
        ),
        (
            row(en, RowCode::EmailTwice, Some("4")),
            "Row 4 has the same e-mail address.",
        ),
        (
            row(en, RowCode::TeamUnknown, Some("Payroll")),
            "No team has the name or identifier \"Payroll\".",
        ),
        (
            row(en, RowCode::StaffMember, Some("Anna Whitmore")),
            "The address or identifier belongs to a member of staff: Anna Whitmore.",
        ),
        (
            row(Language::De, RowCode::TeamUnknown, Some("Lohn")),
            "Kein Team hat den Namen oder die Kennung „Lohn“.",
        ),
        (
            row(Language::Fr, RowCode::TeamUnknown, Some("Paie")),
            "Aucune équipe n’a le nom ou l’identifiant «\u{a0}Paie\u{a0}».",
        ),
        (
            note(en, NoteCode::EmptyRows, Some(7), 3),
            "Rows without any text are left out. (3) First in row 7.",
        ),
        (
            note(Language::De, NoteCode::EmptyRows, Some(7), 3),
            "Zeilen ohne Text werden ausgelassen. (3) Zuerst in Zeile 7.",
        ),
    ] {
        assert_eq!(said, expect);
    }
}

#[test]
fn a_recovery_sheet_has_firm_day_and_code_in_every_language() {
    let day = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap_or_default();
    for (language, date) in [
        (Language::En, "Date: 1 March 2026\r\n"),
        (Language::De, "Datum: 1. März 2026\r\n"),
        (Language::Fr, "Date\u{a0}: 1er mars 2026\r\n"),
    ] {
        let sheet = String::from_utf8(recovery_sheet(language, "Roy & Partner", day, "K7QM")).unwrap_or_default();
        assert!(
            sheet.contains(date) && sheet.contains("Roy & Partner") && sheet.contains("K7QM"),
            "{sheet}"
        );
        assert_eq!(sheet.matches('\n').count(), sheet.matches("\r\n").count());
    }
}
