//! Names of client teams.

use super::SampleTeam;

/// The first teams of a firm, with descriptions.
const FIRST: [(&str, &str); 16] = [
    ("North", "Clients from the northern offices."),
    ("South", "Clients from the southern offices."),
    ("Private tax", "Personal tax returns and advice."),
    ("Trusts & estates", "Wills, trusts and probate."),
    ("Family wealth", "Families with more than one generation as clients."),
    ("Pensions", "Retirement plans and their trustees."),
    ("Corporate", "Owner-managed companies."),
    ("Property", "Landlords and developers."),
    ("Charities", "Charities, churches and schools."),
    ("Farms & land", "Farms, forests and estates."),
    ("International", "Clients who live abroad."),
    ("Audit", "Statutory audits."),
    ("East", "Clients from the eastern offices."),
    ("West", "Clients from the western offices."),
    ("Medical", "Practices, dentists and pharmacies."),
    ("New business", "People we are getting to know."),
];

const WORK: [&str; 15] = [
    "Private tax",
    "Trusts & estates",
    "Family wealth",
    "Pensions",
    "Corporate",
    "Property",
    "Charities",
    "Farms & land",
    "International",
    "Audit",
    "Medical",
    "Conveyancing",
    "Payroll",
    "Succession",
    "Start-ups",
];

const PLACES: [&str; 12] = [
    "North",
    "South",
    "East",
    "West",
    "City",
    "Coast",
    "Highlands",
    "Islands",
    "Midlands",
    "Valleys",
    "Lakes",
    "Borders",
];

/// The `n`th team.
pub(super) fn team(n: usize) -> SampleTeam {
    let (name, description) = match FIRST.get(n) {
        Some((name, description)) => ((*name).to_owned(), (*description).to_owned()),
        None => later(n.saturating_sub(FIRST.len())),
    };
    SampleTeam {
        identifier: identifier(&name),
        name,
        description,
    }
}

/// A field of work and a place; with a number once every pair is used.
fn later(n: usize) -> (String, String) {
    let (round, pair) = (n / (WORK.len() * PLACES.len()), n % (WORK.len() * PLACES.len()));
    let work = WORK.get(pair % WORK.len()).copied().unwrap_or_default();
    let place = PLACES.get(pair / WORK.len()).copied().unwrap_or_default();
    let name = match round {
        0 => format!("{work} {place}"),
        _ => format!("{work} {place} {}", round + 1),
    };
    (name, format!("{work} for the {place} office."))
}

/// The name without spaces and punctuation, each word capitalised: `Trusts & estates` becomes
/// `TrustsEstates`.
fn identifier(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric());
    words
        .flat_map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::team;
    use std::collections::BTreeSet;

    #[test]
    fn every_team_has_a_name_and_identifier_of_its_own() {
        let teams: Vec<_> = (0..2_000).map(team).collect();
        let names: BTreeSet<_> = teams.iter().map(|team| team.name.to_lowercase()).collect();
        let identifiers: BTreeSet<_> = teams.iter().map(|team| team.identifier.to_lowercase()).collect();
        assert_eq!((names.len(), identifiers.len()), (2_000, 2_000));
        assert!(teams.iter().all(|team| team.description.ends_with('.')));
    }

    #[test]
    fn identifiers_are_letters_and_digits() {
        assert_eq!(team(3).identifier, "TrustsEstates");
        assert!((0..400).all(|n| team(n).identifier.chars().all(char::is_alphanumeric)));
    }
}
