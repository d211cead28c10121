//! Countries as people write them in a column.

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::phone::Region;

use crate::fold::fold;

/// Folded names and codes beyond the two letters of ISO 3166-1.
const NAMES: &[(&str, &str)] = &[
    (
        "GB",
        "uk unitedkingdom greatbritain britain england scotland wales northernireland gbr \
            vereinigteskonigreich grossbritannien royaumeuni reinounido regnounito verenigdkoninkrijk",
    ),
    ("IE", "ireland irl irland irlande irlanda ierland eire"),
    (
        "US",
        "usa unitedstates unitedstatesofamerica america vereinigtestaaten etatsunis estadosunidos statiuniti \
            verenigdestaten",
    ),
    ("CA", "canada can kanada"),
    ("DE", "germany deu deutschland allemagne alemania germania duitsland"),
    ("AT", "austria aut osterreich oesterreich autriche oostenrijk"),
    ("CH", "switzerland che schweiz suisse suiza svizzera zwitserland"),
    ("LI", "liechtenstein"),
    ("FR", "france fra frankreich francia frankrijk"),
    ("BE", "belgium bel belgien belgique belgica belgio belgie"),
    ("LU", "luxembourg lux luxemburg luxemburgo lussemburgo"),
    (
        "NL",
        "netherlands thenetherlands nld holland niederlande paysbas paisesbajos paesibassi nederland",
    ),
    ("ES", "spain esp spanien espagne espana spagna spanje"),
    ("PT", "portugal prt portogallo"),
    ("IT", "italy ita italien italie italia"),
    ("PL", "poland pol polen pologne polonia"),
    ("DK", "denmark dnk danemark danmark dinamarca danimarca denemarken"),
    ("SE", "sweden swe schweden suede suecia svezia zweden sverige"),
    ("NO", "norway nor norwegen norvege noruega norvegia noorwegen norge"),
    ("FI", "finland fin finnland finlande finlandia suomi"),
    ("JE", "jersey"),
    ("GG", "guernsey"),
    ("IM", "isleofman"),
    ("AU", "australia aus australien australie"),
    ("NZ", "newzealand nzl neuseeland"),
    ("IN", "india ind indien inde"),
    ("SG", "singapore sgp singapur singapour"),
    ("HK", "hongkong"),
    (
        "AE",
        "unitedarabemirates uae are vereinigtearabischeemirate emiratsarabesunis",
    ),
    ("ZA", "southafrica zaf sudafrika"),
    ("MX", "mexico mex mexiko mexique"),
    ("JP", "japan jpn japon"),
    ("CN", "china chn chine"),
];

static CODES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    NAMES
        .iter()
        .flat_map(|(code, names)| names.split_whitespace().map(|name| (name, *code)))
        .collect()
});

/// The country a cell names, by code or by name.
pub(crate) fn region(cell: &str) -> Option<Region> {
    let name = fold(crate::fold::cut(cell, 60));
    match CODES.get(name.as_str()) {
        Some(code) => Region::parse(code),
        None if name.len() == 2 => Region::parse(&name),
        None => None,
    }
}
