//! Countries, in every form they are written.

use std::collections::BTreeMap;

use domain::phone::Region;

use super::names::{CLDR, WRITTEN, lines};
use super::region;
use crate::fold::fold;

fn check(text: &str, expect: &str) {
    let found = region(text);
    let found = found.as_ref().map_or("", Region::as_str);
    assert_eq!(found, expect, "{text:?}");
}

#[test]
fn every_name_of_the_files_is_read() {
    let mut names = BTreeMap::<String, (&str, Region)>::new();
    for (country, mut fields) in lines(WRITTEN) {
        fields.next();
        for name in fields {
            check(name, country.as_str());
            let other = names.insert(fold(name), (name, country));
            assert!(
                other.is_none_or(|(_, known)| known == country),
                "{name} is written for two countries"
            );
        }
    }
    for (country, fields) in lines(CLDR) {
        // The names in the six languages: other names give way where two countries share one.
        for name in fields.take(8).filter(|name| !name.is_empty()) {
            check(name, country.as_str());
            check(&name.to_uppercase(), country.as_str());
            check(&format!("  {} ", name.to_lowercase()), country.as_str());
        }
    }
}

#[test]
fn every_region_has_its_line() {
    let known: Vec<Region> = lines(CLDR).map(|(region, _)| region).collect();
    assert_eq!(known, Region::all().collect::<Vec<_>>());
    assert_eq!(known.len(), 245);
}

#[test]
fn codes_and_names_together() {
    for (country, fields) in lines(CLDR) {
        let code = country.as_str();
        for name in fields.skip(2).take(6).filter(|name| !name.is_empty()) {
            check(&format!("{name} ({code})"), code);
            check(&format!("{code} - {name}"), code);
            check(&format!("{code} {name}"), code);
            check(&format!("{name} [{code}]"), code);
            check(&format!("{name} (+{})", country.calling_code()), code);
        }
    }
}

#[test]
fn as_people_write_them() {
    for (text, expect) in [
        ("Austria (A)", "AT"),
        ("Germany [DE]", "DE"),
        ("Korea (South)", "KR"),
        ("Korea, Republic of", "KR"),
        ("Korea (Democratic People's Republic of)", "KP"),
        ("Congo (Democratic Republic)", "CD"),
        ("The United States", "US"),
        ("the united states of america", "US"),
        ("United States of America (the)", "US"),
        ("les Pays-Bas", "NL"),
        ("l’Italie", "IT"),
        ("gli Stati Uniti d'America", "US"),
        ("Republik Polen", "PL"),
        ("Kingdom of Spain", "ES"),
        ("Repubblica di Malta", "MT"),
        ("GB - United Kingdom", "GB"),
        ("UK / England", "GB"),
        ("Scotland, UK", "GB"),
        ("Jersey (UK)", "JE"),
        ("Guadeloupe (France)", "GP"),
        ("France (Martinique)", "MQ"),
        ("Hong Kong, China", "HK"),
        ("Suisse/Schweiz/Svizzera", "CH"),
        ("Belgique - België", "BE"),
        ("D-Deutschland", "DE"),
        ("A Österreich", "AT"),
        ("+49", "DE"),
        ("0049", "DE"),
        ("(+43)", "AT"),
        ("+44 UK", "GB"),
        ("GB +44", "GB"),
        ("Canada +1", "CA"),
        ("+1", "US"),
        ("🇦🇹", "AT"),
        ("🇩🇪 Germany", "DE"),
        ("Wien, Österreich", "AT"),
        ("US - California", "US"),
        ("Virgin Islands, U.S.", "VI"),
        ("Saint Lucia", "LC"),
        ("Trinidad and Tobago", "TT"),
        ("Bosnien & Herzegowina", "BA"),
        ("Netherlands (Kingdom of the)", "NL"),
        ("Ελλάδα", "GR"),
        ("Россия", "RU"),
        ("日本", "JP"),
        ("U.A.E.", "AE"),
        ("Ireland (Northern)", "GB"),
        ("Fed. Rep. of Germany", ""),
    ] {
        check(text, expect);
    }
}

#[test]
fn texts_that_are_not_one_country() {
    for text in [
        "",
        "-",
        "Atlantis",
        "NY",
        "TX",
        "Texas",
        "CA - California",
        "Atlanta, GA",
        "Berlin, DE",
        "Austria +49",
        "Germany / Austria",
        "DE AT",
        "France (Germany)",
        "Korea (Nord-)",
        "Virgin Islands",
        "EU",
        "Europe",
        "ZZ",
        "49",
        "Georgia, USA",
        "X",
        "Zwischenland",
        "+999",
        "abroad",
        "Ausland",
        "England France",
        "Congo (dem. region)",
    ] {
        check(text, "");
    }
    check(&"Germany ".repeat(40), "");
}
