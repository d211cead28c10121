//! Names and other texts: degrees, remarks, letters written as codes, decimals.

use domain::coded::Coded;
use domain::import::PersonRow;
use importer::{CheckedRow, Level};

use crate::support::{checked, read};

type Said<'s> = (&'s str, Level, Option<&'s str>);

fn person(header: &str, cells: &str) -> (PersonRow, Vec<(String, Level, Option<String>)>) {
    let table = read(format!("{header}\n{cells}\n").as_bytes()).expect("readable");
    let (_, checked) = checked(&table);
    let issues = checked.issues.iter();
    let issues = issues.map(|issue| (issue.code.code().to_owned(), issue.level, issue.stored.clone()));
    let issues = issues.collect();
    match checked.rows.into_iter().next() {
        Some(CheckedRow::Usable(person)) => (*person, issues),
        other => panic!("{cells}: {other:?}"),
    }
}

fn check(full: &str, given: &str, family: &str, remarks: &[&str], said: &[Said<'_>]) {
    let (person, issues) = person("Name\tEmail", &format!("{full}\tana@example.com"));
    assert_eq!((person.name.given(), person.name.family()), (given, family), "{full}");
    assert_eq!(person.remarks, remarks, "{full}");
    let issues: Vec<Said<'_>> = issues
        .iter()
        .map(|(code, level, stored)| (code.as_str(), *level, stored.as_deref()))
        .collect();
    assert_eq!(issues, said, "{full}");
}

#[test]
fn degrees_stay_behind_the_family_name() {
    for (full, given, family) in [
        ("Ana Roy, CPPM", "Ana", "Roy, CPPM"),
        ("Ana Roy, MBA", "Ana", "Roy, MBA"),
        ("Ana Roy MBA", "Ana", "Roy MBA"),
        ("Ana Roy, LL.M.", "Ana", "Roy, LL.M."),
        ("Ana Roy LLB", "Ana", "Roy LLB"),
        ("Ana Roy KC", "Ana", "Roy KC"),
        ("Ana Roy QC", "Ana", "Roy QC"),
        ("Ana Roy FCA", "Ana", "Roy FCA"),
        ("Ana Roy, ACA, CTA", "Ana", "Roy, ACA, CTA"),
        ("Roy, Ana, CPA", "Ana", "Roy, CPA"),
        ("Roy, Ana, CFA, TEP", "Ana", "Roy, CFA, TEP"),
        ("Ana Roy, Esq.", "Ana", "Roy, Esq."),
        ("Ana Roy Jr", "Ana", "Roy Jr"),
        ("Ana Roy III", "Ana", "Roy III"),
        ("Ana Roy, PhD", "Ana", "Roy, PhD"),
        ("Ana Roy, M.D.", "Ana", "Roy, M.D."),
        ("Ana Roy OBE", "Ana", "Roy OBE"),
        ("Ana Roy, Dipl.-Ing.", "Ana", "Roy, Dipl.-Ing."),
        ("Ana Roy, MSc, MRICS", "Ana", "Roy, MSc, MRICS"),
        (
            "Prof. Dr. Ana von der Roy, LL.M.",
            "Prof. Dr. Ana",
            "von der Roy, LL.M.",
        ),
        ("ANA ROY", "ANA", "ROY"),
        ("Ana ROY", "Ana", "ROY"),
        ("Ana MA", "Ana", "MA"),
        ("Ana Ma", "Ana", "Ma"),
        ("Roy, Jo", "Jo", "Roy"),
    ] {
        check(full, given, family, &[], &[]);
    }
}

#[test]
fn remarks_beside_a_name_go_to_the_note() {
    for (full, given, family, remark) in [
        ("Ana Roy (née Bell)", "Ana", "Roy", "née Bell"),
        ("Ana Roy (nee Bell)", "Ana", "Roy", "nee Bell"),
        ("Ana Roy geb. Bell", "Ana", "Roy", "geb. Bell"),
        ("Roy (geb. Bell), Ana", "Ana", "Roy", "geb. Bell"),
        ("Ana Roy, geborene Bell", "Ana", "Roy", "geborene Bell"),
        ("Ana Roy (formerly Bell)", "Ana", "Roy", "formerly Bell"),
    ] {
        let remark = format!("Beside the name in the file: {remark}");
        let kept = if full.starts_with("Roy") { "Roy, Ana" } else { "Ana Roy" };
        check(
            full,
            given,
            family,
            &[&remark],
            &[("nameRemark", Level::Fixed, Some(kept))],
        );
    }
    for (full, remark) in [
        ("Ana Roy (deceased)", "deceased"),
        ("Ana Roy - Deceased", "Deceased"),
        ("Ana Roy (verstorben)", "verstorben"),
        ("Ana Roy †", "†"),
        ("† Ana Roy", "†"),
        ("Ana Roy (décédée en 2019)", "décédée en 2019"),
        ("Ana Roy (R.I.P.)", "R.I.P."),
    ] {
        let remark = format!("Beside the name in the file: {remark}");
        check(
            full,
            "Ana",
            "Roy",
            &[&remark],
            &[("deceased", Level::Check, Some("Ana Roy"))],
        );
    }
    for (full, given, family) in [
        ("Max Born", "Max", "Born"),
        ("Nee Soon", "Nee", "Soon"),
        ("Robert (Bob) Smith", "Robert (Bob)", "Smith"),
        ("Ana Roy (Director)", "Ana", "Roy (Director)"),
    ] {
        check(full, given, family, &[], &[]);
    }
}

#[test]
fn letters_written_as_codes_are_decoded() {
    for (full, family) in [
        ("Ana O&#39;Brien", "O'Brien"),
        ("Ana O&#x27;Brien", "O'Brien"),
        ("Ana M&uuml;ller", "Müller"),
        ("Ana Mu&ntilde;oz", "Muñoz"),
        ("Ana Gro&szlig;", "Groß"),
        ("Ana &Ouml;zil", "Özil"),
        ("Ana Roy &amp; Co", "Co"),
        ("Ana &eacute;toile", "étoile"),
    ] {
        let (person, issues) = person("Name\tEmail", &format!("{full}\tana@example.com"));
        assert_eq!(person.name.family(), family, "{full}");
        assert_eq!(issues[0].0, "entityDecoded", "{full}");
        assert_eq!(
            issues[0].2.as_deref().map(|name| name.contains('&')),
            Some(full.contains("&amp;")),
            "{full}"
        );
    }
    let header = "Name\tEmail\tJob Title\tGroup Identifiers\tCompany";
    let (person, issues) = person(
        header,
        "Ana Roy\tana@example.com\tR&amp;D\tTax &amp; Audit;North\tSmith &amp; Co",
    );
    assert_eq!(person.job_title.as_deref(), Some("R&D"));
    assert_eq!(person.company.as_deref(), Some("Smith & Co"));
    assert_eq!(person.teams.len(), 2);
    assert_eq!(issues.len(), 3);
    let (person, issues) = self::person("Name\tEmail\tJob Title", "Ana Roy\tana@example.com\tR&D; Law");
    assert_eq!((person.job_title.as_deref(), issues.len()), (Some("R&D; Law"), 0));
}

#[test]
fn an_identifier_with_a_fraction_of_nought_is_asked() {
    for (text, proposal) in [
        ("1042.0", Some("1042")),
        ("1042.00", Some("1042")),
        ("1042,0", Some("1042")),
        ("10.5", None),
        ("1.042", None),
        ("1042.", None),
        ("A1.0", None),
        ("1042", None),
    ] {
        let (person, issues) = person("Name\tEmail\tIdentifier", &format!("Ana Roy\tana@example.com\t{text}"));
        let said: Vec<_> = issues
            .iter()
            .map(|(code, level, stored)| (code.as_str(), *level, stored.as_deref()))
            .collect();
        match proposal {
            Some(_) => assert_eq!(said, [("decimalIdentifier", Level::Check, proposal)], "{text}"),
            None => assert!(said.is_empty(), "{text}"),
        }
        let expect = proposal.is_none().then_some(text);
        assert_eq!(person.identifier.as_ref().map(|id| id.as_str()), expect, "{text}");
    }
}
