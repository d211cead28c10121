//! Short files in every encoding: right, or asked; never wrong without a word.

use importer::{Encoding, NoteCode, Table};

use crate::support::{checked, read};
use domain::coded::Coded;

fn bytes(encoding: &str, text: &str) -> Option<Vec<u8>> {
    let encoding = Encoding::for_label(encoding.as_bytes()).expect("known");
    encoding.encode(text).map(|bytes| bytes.into_owned())
}

fn note(table: &Table, code: NoteCode) -> Option<&importer::FileNote> {
    table.notes().iter().find(|note| note.code == code)
}

fn cells(table: &Table) -> Vec<String> {
    let records = table
        .records()
        .flat_map(|record| record.cells().map(str::to_owned).collect::<Vec<_>>());
    records.collect()
}

#[test]
fn utf8_with_bad_rows_stays_utf8() {
    for (file, names, bad) in [
        (
            &b"Name,Email\nZo\xc3\xab Lee,z@x.example\nRen\xe9 Roy,r@x.example\n"[..],
            &["Zoë Lee", "René Roy"][..],
            &[3][..],
        ),
        (
            b"Vorname;Nachname;E-Mail\nJ\xc3\xbcrgen;Gro\xc3\x9f;j@x.example\nBj\xc3",
            &["Jürgen Groß"],
            &[3],
        ),
        (
            b"Name;Email\nAndr\xe9 Roy;a@x.example\nFran\xc3\xa7ois Lef\xc3\xa8vre;f@x.example\n",
            &["André Roy", "François Lefèvre"],
            &[2],
        ),
        (
            b"Nombre;Correo\nJos\xc3\xa9 Mu\xc3\xb1oz;j@x.example\nPe\xf1a L\xf3pez;p@x.example\n",
            &["José Muñoz", "Peña López"],
            &[3, 3],
        ),
        (
            b"Nome;Email\nNiccol\xc3\xb2 Bo;n@x.example\nMos\xe8 Re;m@x.example\n",
            &["Niccolò Bo", "Mosè Re"],
            &[3],
        ),
        (
            b"Naam;Email\nDani\xc3\xabl Vos;d@x.example\nRen\xe9e Bos;r@x.example\n",
            &["Daniël Vos", "Renée Bos"],
            &[3],
        ),
        // A byte of a DOS program makes no letter there, and is told as lost.
        (
            b"Name;Email\nZo\xc3\xab Lee;z@x.example\nRen\x82 Roy;r@x.example\n",
            &["Zoë Lee", "Ren\u{fffd} Roy"],
            &[3],
        ),
        // Cut off in a letter within a cell.
        (
            b"Name;Email\nZo\xc3\xab Lee;z@x.example\nAndr\xc3;r@x.example\n",
            &["Zoë Lee", "Andr\u{fffd}"],
            &[3],
        ),
        ("Имя;Email\nИван\u{20}Ёлкин;i@x.example\n".as_bytes(), &[], &[]),
        (
            b"Name;Email\n\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd;z@x.example\nRen\xe9 Roy;r@x.example\n",
            &["Иван", "René Roy"],
            &[3],
        ),
    ] {
        let shown = String::from_utf8_lossy(file);
        let table = read(file).unwrap_or_else(|problem| panic!("{shown}: {problem}"));
        assert_eq!(table.format().encoding, "UTF-8", "{shown}");
        let (_, checked) = checked(&table);
        let people: Vec<String> = checked
            .rows
            .iter()
            .filter_map(|row| match row {
                importer::CheckedRow::Usable(person) => Some(person.name.full()),
                _ => None,
            })
            .collect();
        if !names.is_empty() {
            assert_eq!(people, names, "{shown}");
        }
        let told = checked
            .issues
            .iter()
            .filter(|issue| issue.code.code() == "repairedByte");
        let mut rows: Vec<u32> = told.map(|issue| issue.row).collect();
        let mut bad = bad.to_vec();
        rows.dedup();
        bad.dedup();
        assert_eq!(rows, bad, "{shown}");
        assert_eq!(
            note(&table, NoteCode::BytesRepaired).is_some(),
            !bad.is_empty(),
            "{shown}"
        );
    }
    // Any number of rows, one of them of Windows, or the file cut off.
    for rows in 1..30 {
        let mut file = b"Vorname;Nachname;E-Mail\n".to_vec();
        for row in 0..rows {
            file.extend(format!("Jürgen;Groß;j{row}@x.example\n").as_bytes());
        }
        for end in [&b"Ren\xe9;Roy;r@x.example\n"[..], b"Bj\xc3", b"B\xe2\x82"] {
            let file = [&file, end].concat();
            let table = read(&file).expect("readable");
            assert_eq!(
                table.record(0).map(|record| record.cell(0)),
                Some("Jürgen"),
                "{rows} {end:?}"
            );
            assert!(note(&table, NoteCode::BytesRepaired).is_some(), "{rows} {end:?}");
        }
    }
    // One row of UTF-8 among many of Windows: asked, with a word in both readings.
    let mut file = b"Name;Email\nZo\xc3\xab Lee;z@x.example\n".to_vec();
    for row in 0..10 {
        file.extend(
            format!("Ren\u{1}e Roy {row};r{row}@x.example\n")
                .replace('\u{1}', "#")
                .as_bytes(),
        );
    }
    let file: Vec<u8> = file
        .into_iter()
        .map(|byte| if byte == b'#' { 0xe9 } else { byte })
        .collect();
    let table = read(&file).expect("readable");
    let asked = note(&table, NoteCode::EncodingAsked).expect("asked");
    assert_eq!(
        (asked.param("other"), asked.param("other_sample")),
        (Some("UTF-8"), Some("Zoë"))
    );
}

#[test]
fn bytes_an_encoding_does_not_have_rule_it_out() {
    for (file, expect) in [
        (
            &b"Nom;Email\r\nFran\x8dois Lef\x8fvre;e@x.example\r\n"[..],
            "François Lefèvre",
        ),
        (
            b"Pr\x8enom;Nom;Email\r\nFran\x8dois;Lef\x8fvre;e@x.example\r\n",
            "François",
        ),
        (b"Nom;Email\nMarie Lec\xbdur;m@x.example\n", "Marie Lecœur"),
        (b"Nom;Email\nMarie C\xbdur;m@x.example\n", "Marie Cœur"),
        (b"Name;Email\nJ\x9frgen Gro\xa7;m@x.example\n", "Jürgen Groß"),
        (b"Nome;Email\nNiccol\x98 Bo;m@x.example\n", "Niccolò Bo"),
        (b"Nombre;Email\nIb\x87\x96ez;m@x.example\n", "Ibáñez"),
        (b"Naam;Email\nRen\x8ee Bos;m@x.example\n", "Renée Bos"),
    ] {
        let table = read(file).expect("readable");
        let first = table.record(0).expect("a record");
        assert_eq!(first.cell(0), expect, "{:?} {:?}", table.format(), table.notes());
    }
    let table = read(b"Pr\x8enom;Nom;Email\r\nFran\x8dois;Lef\x8fvre;e@x.example\r\n").expect("readable");
    assert_eq!(
        table.columns().first().and_then(|column| column.header.as_deref()),
        Some("Prénom")
    );
}

/// Names of six languages, and of neighbours whose people live there.
const NAMES: [(&str, &str); 16] = [
    (
        "en",
        "Zoë Brontë;Chloë Lee;Renée Roy;Siân Rees;Seán Ó Sé;Róisín Daly;O’Brien Ann;Beyoncé Fox;André Cox;Noël Kay",
    ),
    (
        "de",
        "Jürgen Groß;Käthe Jäger;Jörg Müller;Günther Weiß;Bärbel König;Özlem Schäfer;Ägidius Bär;Ünal Kühn;Jörn Strauß;\
         Änne Böhm;Götz Vogel;Uwe Schön;Kai Preuß;Udo Fußball;Max Häußler;Ida Bräuer;MÜLLER ANNA;JÖRG GRÜN",
    ),
    (
        "fr",
        "François Lefèvre;Hélène Dupré;Élodie Noël;Benoît Maître;Jérôme Côté;Anaïs Gérôme;Loïc Le Goff;Irène Brûlé;\
         Cédric Bézier;Thérèse Rivière;Marie Cœur;Åsa Roy;Gaëlle Guérin;Michèle Hervé;Garçon Luc;Zoé Forêt;JOSÉ ÉRIC",
    ),
    (
        "es",
        "José Muñoz;Íñigo Peña;María López;Álvaro Núñez;Óscar Ibáñez;Sebastián Ruiz;Begoña Martínez;\
         Raúl Gómez;Jesús Sánchez;\
         Ángel Yáñez;Mª José Gil;Úrsula Cortés;Adrián Vega;GARCÍA NÚÑEZ;Inés Güell",
    ),
    (
        "it",
        "Niccolò Bo;Mosè Re;Cantù Ada;Forlì Ugo;Nicolò Salò;Vanità Neri;Carrà Lia;Viganò Aldo;\
         Libertà Rosa;Giosuè Conti",
    ),
    (
        "nl",
        "Daniël Vos;Renée Bos;Zoë Smit;Michaël de Wit;Joëlle Kok;Anaïs Mol;Loïs Vink;Chloé Maes;\
         André Prins;Raphaël Bol",
    ),
    (
        "en",
        "Brönte Hall;Zara Café;Máire Ní Dhómhnaill;Pádraig Kelly;Esmé Hill;Anaïs Nin;Sinéad O’Shea",
    ),
    (
        "de",
        "Sören Voß;Hänsel Krämer;Rüdiger Hübner;Käfer Björn;Lüdke Röhl;Großmann Eva;Jürg Zürcher;Öttinger Max",
    ),
    (
        "fr",
        "Éric Bérenger;Agnès Pagès;Maïté Citroën;Hervé Château;Ève Bœuf;Léa Hôte;Joël Gaçon;Aurélie Crête",
    ),
    (
        "es",
        "Íker Casañas;Belén Patiño;Moisés Cañas;Andrés Güemes;Ramón Ávila;Verónica Piñón;Águeda Sáenz",
    ),
    (
        "it",
        "Mariù Dalò;Noè Foà;Zanon Calò;Nicolò Magrì;Aimè Corrà;Pascalì Lia;Scirè Ugo",
    ),
    (
        "nl",
        "Noëlle Bruïne;Eloïse Coëlho;Thaïs Priëm;Chloë Reünie;Rosé Knoë;Beëindig Piet",
    ),
    ("pt", "João Guimarães;Conceição Magalhães;Luís Simões;Antônio Gonçalves"),
    ("no", "Bjørn Sørensen;Håkan Ås;Øystein Bråten;Åse Lund"),
    (
        "pl",
        "Łukasz Wiśniewski;Małgorzata Wójcik;Grażyna Żółć;Kamińska Anna;Maćkowiak Ewa;Stępień Jan;Dąbrowski Piotr",
    ),
    (
        "cs",
        "Jiří Dvořák;Kučera Jan;Tůma Aleš;Věra Černá;Čapek Karel;Lukáš Němec",
    ),
];

#[test]
fn short_files_are_right_or_asked() {
    let headings = [("en", "Name;Email"), ("de", "Name;E-Mail"), ("fr", "Nom;Email")];
    let (mut tried, mut asked_of_windows, mut of_windows) = (0_usize, 0_usize, 0_usize);
    let mut wrong = Vec::new();
    for encoding in [
        "windows-1252",
        "windows-1250",
        "iso-8859-15",
        "macintosh",
        "cp850",
        "cp437",
    ] {
        for (language, names) in NAMES {
            let names: Vec<&str> = names.split(';').collect();
            for size in [1, 2, 3, 5] {
                for window in names.windows(size) {
                    let heading = headings
                        .iter()
                        .find(|(one, _)| *one == language)
                        .map_or("Name;Email", |(_, text)| text);
                    let mut text = heading.to_owned() + "\r\n";
                    for (number, name) in window.iter().enumerate() {
                        text.push_str(&format!("{name};p{number}@x.example\r\n"));
                    }
                    let Some(file) = bytes(encoding, &text) else { continue };
                    if text.is_ascii() {
                        continue;
                    }
                    let table = read(&file).expect("readable");
                    let read: Vec<String> = cells(&table).into_iter().step_by(2).collect();
                    let asked = note(&table, NoteCode::EncodingAsked).is_some();
                    tried += 1;
                    if encoding == "windows-1252" && !["pl", "cs"].contains(&language) {
                        of_windows += 1;
                        asked_of_windows += usize::from(asked);
                        if read != window {
                            wrong.push(format!("{encoding} {window:?} {read:?} asked {asked}"));
                        }
                    } else if read != window && !asked {
                        wrong.push(format!("{encoding} {window:?} {read:?} {}", table.format().encoding));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}: {}", wrong.len(), wrong.join("\n"));
    assert!(
        asked_of_windows * 16 <= of_windows,
        "{asked_of_windows} of {of_windows}"
    );
}
