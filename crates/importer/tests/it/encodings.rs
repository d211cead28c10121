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

fn encoding(name: &str) -> importer::Encoding {
    importer::Encoding::for_label(name.as_bytes()).expect("known")
}

#[test]
fn legacy_encodings_of_other_alphabets() {
    let fields = "givenName familyName jobTitle email phone identifier note";
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
            issues: &[(8, "repairedByte")],
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

#[test]
fn files_of_dos_programs_are_found_by_their_letters() {
    let table = |bytes: &[u8]| read(bytes).expect("readable");
    for (bytes, names, other) in [
        (&b"M\x81ller;R\x81diger"[..], "Müller;Rüdiger", "M\u{81}ller"),
        (b"Dubois;Ren\x82", "Dubois;René", "Ren‚"),
        (b"Ni\xA4o;Jos\x82", "Niño;José", "Ni¤o"),
        (b"Fran\x87ois;No\x89l", "François;Noël", "Fran‡ois"),
        (b"GR\x99TZ;J\x9ARGEN", "GRÖTZ;JÜRGEN", "J\u{161}RGEN"),
        (b"Gro\xE1;J\x94rg", "Groß;Jörg", "J”rg"),
        (b"\x8Fngstr\x94m;\x8Esa", "Ångström;Äsa", "\u{8f}ngstr”m"),
        (b"Citt\x85;Perch\x8A", "Città;Perchè", "Citt…"),
    ] {
        let file = [&b"Last Name;First Name;Email\n"[..], bytes, b";a@example.com\n"].concat();
        let table = table(&file);
        assert_eq!(table.format().encoding, "IBM850", "{names}");
        let record = table.record(0).expect("a record");
        assert_eq!(format!("{};{}", record.cell(0), record.cell(1)), names);
        let note = table.notes().iter().find(|note| note.code == NoteCode::EncodingAsked);
        let note = note.expect("asked");
        let sample = note.param("sample").unwrap_or_default();
        assert!(names.contains(sample), "{names}: {sample}");
        let options = ReadOptions {
            encoding: Some(encoding("windows-1252")),
            ..ReadOptions::default()
        };
        let read = read_table(&file, &options, &()).expect("readable");
        let record = read.record(0).expect("a record");
        assert!([record.cell(0), record.cell(1)].contains(&other), "{names}");
    }
    let american = b"Last Name;First Name;Email;Note\nM\x81ller;Ana;a@example.com;paid 9\x9B\n";
    assert_eq!(table(american).format().encoding, "IBM850");
    let options = ReadOptions {
        encoding: Some(encoding("IBM437")),
        ..ReadOptions::default()
    };
    let chosen = read_table(american, &options, &()).expect("readable");
    assert_eq!(chosen.format().encoding, "IBM437");
    assert_eq!(chosen.record(0).map(|record| record.cell(3)), Some("paid 9¢"));
    // What other programs wrote stays theirs.
    for bytes in [
        &b"M\xFCller;R\xFCdiger"[..],
        b"Dubois;Ren\xE9",
        b"\xC9lodie;Zo\xEB",
        b"O\x92Brien;M\xFCller",
        b"M\x9Fller;Ren\x8E",
        b"Wi\x9Cniewski;\xA3ukasz",
    ] {
        let file = [&b"Last Name;First Name;Email\n"[..], bytes, b";a@example.com\n"].concat();
        let encoding = table(&file).format().encoding;
        assert!(!encoding.starts_with("IBM"), "{bytes:?}: {encoding}");
    }
}
