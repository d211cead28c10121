//! Files in every encoding, whole and damaged.

use importer::{NoteCode, ReadOptions, read_table, undamaged};

use crate::support::{Expect, PEOPLE, PLAIN, check, load, read};

#[test]
fn encodings() {
    check("01_utf8_comma_crlf.csv", &PLAIN);
    check("02_utf8_bom.csv", &Expect { bom: true, ..PLAIN });
    check(
        "03_utf16le_bom_tabs.csv",
        &Expect {
            encoding: "UTF-16LE",
            bom: true,
            delimiter: '\t',
            ..PLAIN
        },
    );
    check(
        "04_utf16be_bom_comma.csv",
        &Expect {
            encoding: "UTF-16BE",
            bom: true,
            ..PLAIN
        },
    );
    check(
        "05_utf16le_without_bom.csv",
        &Expect {
            encoding: "UTF-16LE",
            ..PLAIN
        },
    );
    check(
        "06_windows1252_semicolon.csv",
        &Expect {
            encoding: "windows-1252",
            delimiter: ';',
            notes: &["encoding_guessed"],
            ..PLAIN
        },
    );
    check(
        "07_mac_roman_cr.csv",
        &Expect {
            encoding: "macintosh",
            notes: &["encoding_asked"],
            ..PLAIN
        },
    );
}

#[test]
fn old_mac_file_shows_a_word_in_both_readings() {
    let table = read(&load("07_mac_roman_cr.csv")).expect("readable");
    let note = table
        .notes()
        .iter()
        .find(|note| note.code == NoteCode::EncodingAsked)
        .expect("asked");
    assert_eq!(note.param("sample"), Some("Jürgen"));
    assert_eq!(note.param("other_sample"), Some("JŸrgen"));
    let options = ReadOptions {
        encoding: Some(encoding("windows-1252")),
        ..ReadOptions::default()
    };
    let table = read_table(&load("07_mac_roman_cr.csv"), &options, &()).expect("readable");
    assert_eq!(table.record(1).map(|record| record.cell(0)), Some("JŸrgen"));
}

fn encoding(name: &str) -> &'static importer::Encoding {
    importer::Encoding::for_label(name.as_bytes()).expect("known")
}

#[test]
fn legacy_encodings_of_other_alphabets() {
    let fields = "given_name family_name job_title email phone identifier note";
    let guessed = Expect {
        notes: &["encoding_guessed"],
        fields,
        ..PLAIN
    };
    check(
        "46_shift_jis.csv",
        &Expect {
            encoding: "Shift_JIS",
            names: &[(2, "太郎 山田"), (3, "花子 鈴木"), (4, "一郎 佐藤")],
            ..guessed.clone()
        },
    );
    check(
        "46_gbk.csv",
        &Expect {
            encoding: "GBK",
            names: &[(2, "伟 王"), (3, "芳 李"), (4, "娜 张")],
            ..guessed.clone()
        },
    );
    check(
        "46_windows1251.csv",
        &Expect {
            encoding: "windows-1251",
            delimiter: ';',
            names: &[(2, "Иван Петров"), (3, "Анна Смирнова"), (4, "Сергей Кузнецов")],
            ..guessed.clone()
        },
    );
    check(
        "46_windows1250.csv",
        &Expect {
            encoding: "windows-1250",
            delimiter: ';',
            names: &[(2, "Łukasz Wiśniewski"), (3, "Małgorzata Wójcik"), (4, "Grażyna Żółć")],
            ..guessed
        },
    );
}

#[test]
fn line_ends() {
    check("34_mixed_line_ends.csv", &PLAIN);
    check("35_no_final_newline.csv", &PLAIN);
    check("35_two_final_newlines.csv", &PLAIN);
    check("39_control_z.csv", &PLAIN);
}

#[test]
fn damaged_text() {
    check(
        "38_nul_bytes.csv",
        &Expect {
            notes: &["nul_removed"],
            ..PLAIN
        },
    );
    let mut names = PEOPLE.to_vec();
    names.push((8, "Adèle Brun"));
    check(
        "43_one_1252_byte.csv",
        &Expect {
            notes: &["bytes_repaired@8"],
            issues: &[(8, "repaired_byte")],
            names: &names,
            ..PLAIN
        },
    );
    let damaged = load("45_damaged_text.csv");
    let table = read(&damaged).expect("readable");
    let note = table.notes().first().expect("a note");
    assert_eq!(
        (note.code, note.param("sample")),
        (NoteCode::DamagedText, Some("JÃ¼rgen"))
    );
    assert_eq!(note.param("repaired"), Some("Jürgen"));
    let repaired = undamaged(&damaged).expect("can be set right");
    assert_eq!(repaired.as_bytes(), load("01_utf8_comma_crlf.csv"));
    assert_eq!(undamaged(repaired.as_bytes()), None);
}

#[test]
fn decomposed_and_right_to_left_names() {
    let mut names = PEOPLE.to_vec();
    names.push((8, "שרה כהן"));
    check("67_decomposed_names.csv", &Expect { names: &names, ..PLAIN });
}
