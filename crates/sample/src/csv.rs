//! Generated people as a file to import: the clients template, RFC 4180.

use std::borrow::{Borrow, Cow};
use std::io::{self, Write};

use super::{PhoneSpelling, SamplePerson, SampleTeam, phones};

const HEADINGS: &str = "First Name,Last Name,Job Title,Email,Phone Number,Identifier,\
    Group Identifiers,Group UUIDs";

/// Columns of a generated file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SampleColumns {
    /// Those of the clients template.
    Template,
    /// The company as an additional last column.
    WithCompany,
}

/// Writes people as a clients CSV in UTF-8 with CRLF; team identifiers are in the seventh column, separated
/// by `;`, and the eighth is empty. Returns the number of rows without the header.
pub fn write_csv(
    people: impl IntoIterator<Item = impl Borrow<SamplePerson>>,
    teams: &[SampleTeam],
    phones: PhoneSpelling,
    columns: SampleColumns,
    out: &mut impl Write,
) -> io::Result<u64> {
    let with_company = columns == SampleColumns::WithCompany;
    write!(out, "{HEADINGS}{}\r\n", if with_company { ",Company" } else { "" })?;
    let mut rows = 0;
    for person in people {
        let person: &SamplePerson = person.borrow();
        let phone = match phones {
            PhoneSpelling::E164 => Cow::Borrowed(&person.phone),
            PhoneSpelling::Messy => Cow::Owned(phones::messy(&person.phone, rows)),
        };
        let groups: Vec<&str> = person
            .teams
            .iter()
            .filter_map(|team| teams.get(*team))
            .map(|team| team.identifier.as_str())
            .collect();
        for cell in [&person.given, &person.family, &person.job_title, &person.email, &*phone] {
            write_cell(cell, out)?;
            out.write_all(b",")?;
        }
        write_cell(&person.identifier, out)?;
        write!(out, ",{},", groups.join(";"))?;
        if with_company {
            out.write_all(b",")?;
            write_cell(&person.company, out)?;
        }
        out.write_all(b"\r\n")?;
        rows += 1;
    }
    Ok(rows)
}

fn write_cell(text: &str, out: &mut impl Write) -> io::Result<()> {
    if text.contains([',', '"', '\r', '\n', ';']) || text != text.trim() {
        write!(out, "\"{}\"", text.replace('"', "\"\""))
    } else {
        out.write_all(text.as_bytes())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::{SampleColumns, write_cell, write_csv};
    use crate::{PhoneSpelling, SamplePlan};

    fn csv(phones: PhoneSpelling) -> String {
        let plan = SamplePlan::SMALL;
        let (teams, mut out) = (plan.teams(), Vec::new());
        let rows = write_csv(plan.clients(), &teams, phones, SampleColumns::Template, &mut out);
        assert_eq!(rows.unwrap(), 400);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_row_is_a_person() {
        let plan = SamplePlan::SMALL;
        let (text, teams) = (csv(PhoneSpelling::E164), plan.teams());
        let mut lines = text.split_terminator("\r\n");
        assert_eq!(
            lines.next().unwrap(),
            "First Name,Last Name,Job Title,Email,Phone Number,Identifier,Group Identifiers,Group UUIDs"
        );
        for (line, person) in lines.zip(plan.clients()) {
            let cells: Vec<&str> = line.split(',').collect();
            let groups: Vec<&str> = person
                .teams
                .iter()
                .map(|team| teams.get(*team).unwrap().identifier.as_str())
                .collect();
            assert_eq!(
                cells,
                [
                    person.given.as_str(),
                    &person.family,
                    &person.job_title,
                    &person.email,
                    &person.phone,
                    &person.identifier,
                    &groups.join(";"),
                    ""
                ]
            );
        }
        assert_eq!(text.split_terminator("\r\n").count(), 401);
    }

    #[test]
    fn companies_stand_last() {
        let plan = SamplePlan::SMALL;
        let (teams, mut out) = (plan.teams(), Vec::new());
        let phones = PhoneSpelling::E164;
        write_csv(plan.clients(), &teams, phones, SampleColumns::WithCompany, &mut out).unwrap();
        let with = String::from_utf8(out).unwrap();
        let mut lines = csv(phones);
        let mut companies = vec!["Company".to_owned()];
        companies.extend(plan.clients().map(|person| person.company));
        lines = lines
            .split_terminator("\r\n")
            .zip(&companies)
            .map(|(line, company)| format!("{line},{company}\r\n"))
            .collect();
        assert_eq!(with, lines);
        assert!(companies.iter().any(|company| company.ends_with("& Sons")));
    }

    #[test]
    fn messy_files_differ_only_in_the_phones() {
        let (clean, messy) = (csv(PhoneSpelling::E164), csv(PhoneSpelling::Messy));
        let without = |text: &str| -> Vec<String> {
            let cut = |line: &str| {
                line.split(',')
                    .enumerate()
                    .filter(|(n, _)| *n != 4)
                    .map(|(_, c)| c)
                    .collect()
            };
            text.lines().map(cut).collect()
        };
        assert_ne!(clean, messy);
        assert_eq!(without(&clean), without(&messy));
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        for (text, expect) in [
            ("Roy", "Roy"),
            ("Moss, Larkfield", "\"Moss, Larkfield\""),
            ("the \"old\" firm", "\"the \"\"old\"\" firm\""),
            (" x", "\" x\""),
            ("", ""),
        ] {
            let mut out = Vec::new();
            write_cell(text, &mut out).unwrap();
            assert_eq!(out, expect.as_bytes());
        }
    }
}
