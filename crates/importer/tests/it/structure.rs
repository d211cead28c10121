//! Tables that are not alone in their file, and lines that are none: second tables, sums, long
//! beginnings, lines in quotes.

use importer::{CheckedRow, Field, Table};

use crate::support::{checked, fields, read};
use domain::coded::Coded;

fn table(text: &str) -> Table {
    read(text.as_bytes()).unwrap_or_else(|problem| panic!("{text}: {problem}"))
}

fn people(table: &Table) -> Vec<String> {
    let names = checked(table).1.rows.into_iter().filter_map(|row| match row {
        CheckedRow::Usable(person) => Some(person.name.full()),
        _ => None,
    });
    names.collect()
}

#[test]
fn a_small_second_table_is_reported() {
    for (text, names, left) in [
        (
            "First Name,Last Name,Email\nAnn,Lee,ann@x.example\n\nSupplier,Contact,Email\nAcme,Joe Fox,\
             joe@acme.example\n",
            &["Ann Lee"][..],
            2,
        ),
        (
            "Vorname;Nachname;E-Mail\nEva;Maier;e@x.example\n\nLieferanten\nLieferant;Betreuer;\
             E-Mail\nAcme;Jo Fuchs;j@x.example\n",
            &["Eva Maier"],
            3,
        ),
        (
            "Prénom,Nom,Courriel\nEva,Roy,e@x.example\n,,\nFournisseur,Interlocuteur,Courriel\nAcme,\
             Jo Roy,j@x.example\n",
            &["Eva Roy"],
            2,
        ),
        (
            "Nombre,Apellidos,Correo\nEva,Gil,e@x.example\n\n\nProveedor,Ciudad,Correo\nAcme,Roma,j@x.example\n",
            &["Eva Gil"],
            2,
        ),
        (
            "Nome,Cognome,Telefono\nEva,Neri,06 698 12345\n\nFornitore,Zona,Telefono\nAcme,Roma,06 698 12346\n",
            &["Eva Neri"],
            2,
        ),
        (
            "Voornaam,Achternaam,E-mail\nEva,Vos,e@x.example\n\nLeverancier,Plaatsje,E-mail\nAcme,Breda,j@x.example\n",
            &["Eva Vos"],
            2,
        ),
        (
            "First Name,Last Name,Email,Phone\nAnn,Lee,ann@x.example,\n\nStaffer,Desk,Email,Phone\nJo,\
             Front,jo@x.example,\n",
            &["Ann Lee"],
            2,
        ),
        // People below a blank row are people.
        (
            "First Name,Last Name,Email\nAnn,Lee,ann@x.example\n\nMark,Contact,m@x.example\nJoe,Fox,joe@x.example\n",
            &["Ann Lee", "Mark Contact", "Joe Fox"],
            0,
        ),
        (
            "Name,Job,Email\nAnn Lee,Boss,ann@x.example\n\nWill Work,Office,\nJoe Fox,Clerk,joe@x.example\n",
            &["Ann Lee", "Joe Fox"],
            0,
        ),
        (
            "Name,Job,Email\nAnn Lee,Boss,ann@x.example\n\nName,Job,Email\nJoe Fox,Clerk,joe@x.example\n",
            &["Ann Lee", "Joe Fox"],
            0,
        ),
    ] {
        let table = table(text);
        assert_eq!(people(&table), names, "{text}");
        assert_eq!(table.ignored().other_table, left, "{text}");
        let told = table.notes().iter().any(|note| note.code.code() == "other_table");
        assert_eq!(told, left > 0, "{text}");
    }
}

#[test]
fn sums_are_not_people() {
    for (text, names) in [
        (
            "Name;E-Mail;Telefon;Umsatz\nEva Maier;e@x.example;030 2312500;100\nSumme;;1;100\nGesamt;1;1;\
             100\nAnzahl: 1;;;\n",
            &["Eva Maier"][..],
        ),
        ("Nom;Email;Tél\nEva Roy;e@x.example;\nTotal général;1;1\n", &["Eva Roy"]),
        (
            "Nom;Email;Tél\nEva Roy;e@x.example;\nNombre de clients : 1;;2\nPage 1;;\n",
            &["Eva Roy"],
        ),
        (
            "Name,Email,Phone\nAnn Lee,a@x.example,\nSubtotal,,3\nBen Poe,b@x.example,\nGrand total,,4\n",
            &["Ann Lee", "Ben Poe"],
        ),
        (
            "Nombre,Correo,Teléfono\nEva Gil,e@x.example,\nTotal de clientes: 1,,1\nSuma total,,1\n",
            &["Eva Gil"],
        ),
        (
            "Nominativo,Email,Telefono\nNeri Eva,e@x.example,\nTotale clienti,,1\nTotale generale,,12\n",
            &["Eva Neri"],
        ),
        (
            "Naam,E-mail,Telefoon\nEva Vos,e@x.example,\nAantal klanten: 1,,1\nEindtotaal,,1\n",
            &["Eva Vos"],
        ),
        (
            "Name;Firma;Telefon\nEva Maier;Acme;030 2312500\n;Zwischensumme;1\n;Gesamtsumme;1\nSeite 1 von 1;;\n",
            &["Eva Maier"],
        ),
        (
            "Name,Email,Phone\nAnn Lee,a@x.example,\nTotal,none,1\nCount,,1\n",
            &["Ann Lee"],
        ),
        // People who are called so.
        (
            "Name,Email,Phone\nSumme,s@x.example,\nAnn Lee,a@x.example,\n",
            &["Summe", "Ann Lee"],
        ),
        (
            "Name,Email,Phone\nTotal,,020 7946 0018\nAnn Lee,a@x.example,\n",
            &["Total", "Ann Lee"],
        ),
        (
            "Name,Email,Phone\nCount Basie,,020 7946 0018\nTotal Energies,,020 7946 0019\n",
            &["Count Basie", "Total Energies"],
        ),
    ] {
        let table = table(text);
        assert_eq!(people(&table), names, "{text}");
        assert_eq!(table.len(), text.lines().count() - 1, "{text}: each is told of");
    }
}

#[test]
fn headers_far_down_and_lines_in_quotes() {
    for above in [10, 31, 45, 120] {
        let mut text = "Report of clients\n".repeat(above);
        text.push_str("First Name,Last Name,Email\nAnn,Lee,ann@x.example\n");
        let table = table(&text);
        assert_eq!(people(&table), ["Ann Lee"], "{above}");
        assert_eq!(table.ignored().preamble as usize, above);
    }
    for (text, names) in [
        (
            "\"Name,Email,Phone\"\n\"Ann Lee,ann@x.example,020 7946 0018\"\n",
            &["Ann Lee"][..],
        ),
        (
            "\"Name,Email\"\n\"\"\"Lee, Ann\"\",ann@x.example\"\n\"Ben Poe,b@x.example\"\n",
            &["Ann Lee", "Ben Poe"],
        ),
        (
            "\"Name;E-Mail;Telefon\"\r\n\"Eva Maier;e@x.example;\"\r\n",
            &["Eva Maier"],
        ),
        ("\"Nom\tCourriel\"\n\"Eva Roy\te@x.example\"\n", &["Eva Roy"]),
        (
            "Name,Email,Phone\n\"Ann Lee,ann@x.example,\"\n\"Ben Poe,b@x.example,\"\n",
            &["Ann Lee", "Ben Poe"],
        ),
        ("\"Name,Email,Phone\",\n\"Ann Lee,ann@x.example,\",\n", &["Ann Lee"]),
        ("\"Nombre,Correo\"\n\n\"Eva Gil,e@x.example\"\n", &["Eva Gil"]),
        ("\"Nome,Email\"\n\"Eva Neri,e@x.example\"\n", &["Eva Neri"]),
        ("\"Naam|E-mail\"\n\"Eva Vos|e@x.example\"\n", &["Eva Vos"]),
    ] {
        let table = table(text);
        assert_eq!(people(&table), names, "{text}");
        let told = table.notes().iter().any(|note| note.code.code() == "quoted_lines");
        assert!(told, "{text}");
        let last = table.records().last().map(|record| record.row());
        assert_eq!(last.map(|row| row as usize), Some(text.lines().count()), "{text}");
    }
    // One column of cells with commas is one column.
    let one = table("\"Email\"\n\"ann@x.example, lee@x.example\"\n\"ben@x.example\"\n");
    assert_eq!(one.columns().len(), 1);
}

#[test]
fn headings_of_tax_programs_and_others() {
    for (heading, expect) in [
        ("Taxpayer First Name", "givenName"),
        ("TP First", "givenName"),
        ("TP Last", "familyName"),
        ("Taxpayer Last Name", "familyName"),
        ("Taxpayer - Last Name", "familyName"),
        ("Taxpayer Email", "email"),
        ("TP Cell", "phone:mobile"),
        ("Taxpayer Home Phone", "phone:home"),
        ("Taxpayer ID", "notImported"),
        ("Taxpayer Identification Number", "notImported"),
        ("Taxpayer SSN", "notImported"),
        ("Spouse First Name", "notImported"),
        ("Alt. Phone", "phone:other"),
        ("Alt. Mobile", "phone:mobile"),
        ("Móv.", "phone:mobile"),
        ("Tel. móv.", "phone:mobile"),
        ("Tel. abit.", "phone:home"),
        ("Nom du compte", "company"),
        ("Zugeordnetes Unternehmen", "company"),
        ("Nombre de la cuenta", "company"),
        ("Gekoppeld bedrijf", "company"),
    ] {
        let value = match expect.split(':').next() {
            Some("email") => "a@x.example",
            Some("phone") => "020 7946 0018",
            _ => "Acme",
        };
        let text = format!("{heading},Note\n{value},x\n");
        let (mapping, _) = checked(&table(&text));
        let found = fields(&mapping);
        assert_eq!(found.split(' ').next(), Some(expect), "{heading}");
    }
    let text = "TP First,TP Last,TP Email\nAnn,Lee,ann@x.example\n";
    assert_eq!(people(&table(text)), ["Ann Lee"]);
    for (heading, asked) in [
        ("Datensatz-ID", false),
        ("CompanyNumber", false),
        ("Resale Num", false),
        ("LEID", false),
        ("Ledger code", false),
        ("Vorgangsnummer", false),
        ("Nº de expediente", false),
        ("Numéro de bail", false),
        ("Polisnummer", false),
        ("Codice ufficio", false),
        ("WhatsApp number", true),
        ("Best number", true),
        ("Erreichbar", true),
    ] {
        let text = format!("Name,Email,{heading}\nAnn Lee,a@x.example,02079460018\nBen Poe,b@x.example,02079460019\n");
        let (mapping, _) = checked(&table(&text));
        let column = mapping.columns.last().expect("a column");
        assert_eq!(
            column.proposal == Some(Field::Phone),
            asked,
            "{heading} {:?}",
            column.field
        );
    }
}

#[test]
fn a_text_mark_before_a_value_is_taken_off() {
    let read = |heading: &str, value: &str| {
        let text = format!("Name,Email,{heading}\nAnn Lee,a@x.example,{value}\n");
        match checked(&table(&text)).1.rows.remove(0) {
            CheckedRow::Usable(person) => *person,
            _ => panic!("{text}"),
        }
    };
    for (value, expect) in [
        ("'007", "007"),
        ("'+7", "+7"),
        ("'-x", "-x"),
        ("''12", "12"),
        ("'t12", "'t12"),
        ("'12'", "'12'"),
    ] {
        let identifier = read("Client ID", value)
            .identifier
            .map(|identifier| identifier.as_str().to_owned());
        assert_eq!(identifier.as_deref(), Some(expect), "{value}");
    }
    for (value, expect) in [
        ("'+y", "+y"),
        ("'3M", "3M"),
        ("'t Hooft BV", "'t Hooft BV"),
        ("'s Lands", "'s Lands"),
        ("O'Brien", "O'Brien"),
        ("'=A1", "=A1"),
    ] {
        assert_eq!(read("Company", value).company.as_deref(), Some(expect), "{value}");
        assert_eq!(read("Notes", value).note.as_deref(), Some(expect), "{value}");
        assert_eq!(read("Job title", value).job_title.as_deref(), Some(expect), "{value}");
    }
    for (value, expect) in [
        ("'+39 2 1234 5678", "+39 2 1234 5678"),
        ("'999", "999"),
        ("'ask Jane", "'ask Jane"),
    ] {
        let person = read("Phone", value);
        assert_eq!(
            person.phones.first().map(|phone| phone.raw.as_str()),
            Some(expect),
            "{value}"
        );
    }
    let text = "Name,Email\n'3 Musketeers,a@x.example\n't Hooft,b@x.example\n";
    assert_eq!(people(&table(text)), ["'3 Musketeers", "'t Hooft"]);
}
