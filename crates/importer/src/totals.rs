//! Rows that sum a table up: `Gesamt`, `Nombre de clients : 12`, `Subtotal`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fold::fold;

/// Longest first cell of such a row, in bytes.
const LONGEST: usize = 80;
/// Words for a sum.
const SUMS: &str = "total totals totale totali totales totaux totaal subtotal subtotals subtotale subtotaal \
     soustotal grandtotal totalgeneral sum summe somme suma somma count gesamt gesamtsumme \
     gesamtanzahl gesamtzahl gesamtbetrag gesamtergebnis gesamtwert endsumme zwischensumme teilsumme \
     anzahl aantal eindtotaal tussentotaal recuento conteo conteggio totalgenerale totaalgeneraal";
/// Words for a number of something, which say nothing alone.
const NUMBERS: &str = "number no nr nombre numero aantal zahl cantidad quantita nb";
/// What is counted.
const COUNTED: &str = "clients client customers customer contacts contact records record rows row entries entry people \
     persons members names kunden kunde mandanten mandant klienten klient kontakte datensatze \
     eintrage personen mitglieder zeilen enregistrements lignes personnes fiches adherents clientes \
     cliente contactos registros filas personas socios clienti contatti righe persone soci klanten \
     contacten relaties rijen regels leden";
/// Words beside those.
const BESIDE: &str = "grand general generale generaal of de des der die di del dei da van von all alle aller tous \
     toutes le la les los las el the sous sub net netto brut brutto gross amount betrag montant \
     importe importo bedrag eur usd gbp chf euro euros d";

/// Whether a row sums others up, by its first text; a row with an address does not.
pub(crate) fn is_total<'t>(cells: impl Iterator<Item = &'t str> + Clone) -> bool {
    let Some(first) = cells.clone().map(str::trim).find(|cell| !cell.is_empty()) else {
        return false;
    };
    may_begin(first) && says_total(first) && !cells.into_iter().any(|cell| cell.contains('@'))
}

/// What a word of such a row says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Sum,
    Number,
    Counted,
    Beside,
}

static SAID: LazyLock<HashMap<&'static str, Said>> = LazyLock::new(|| {
    let lists = [
        (SUMS, Said::Sum),
        (NUMBERS, Said::Number),
        (COUNTED, Said::Counted),
        (BESIDE, Said::Beside),
    ];
    let words = lists
        .into_iter()
        .flat_map(|(list, said)| list.split_whitespace().map(move |word| (word, said)));
    words.collect()
});

/// Cheap before dear: nearly no row begins with such a word.
fn may_begin(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let start = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let word = start.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    SAID.contains_key(fold(word).as_str())
}

fn says_total(text: &str) -> bool {
    let mut words = text
        .split(|c: char| !c.is_alphabetic())
        .map(fold)
        .filter(|word| !word.is_empty());
    let said: Option<Vec<Said>> = words.try_fold(Vec::new(), |mut said, word| {
        said.push(*SAID.get(word.as_str())?);
        Some(said)
    });
    let has = |one: Said| said.as_ref().is_some_and(|said| said.contains(&one));
    // "12 clients".
    let counts = has(Said::Counted) && text.contains(|c: char| c.is_ascii_digit());
    has(Said::Sum) || has(Said::Number) && has(Said::Counted) || counts
}

/// Whether a row is the foot of a printed page: `Page 1 of 3`, `Seite 2`.
pub(crate) fn is_page_foot<'t>(cells: impl Iterator<Item = &'t str>) -> bool {
    let mut filled = cells.map(str::trim).filter(|cell| !cell.is_empty());
    let Some(first) = filled.next().filter(|first| first.len() <= LONGEST) else {
        return false;
    };
    let word = fold(first.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default());
    let page = ["page", "seite", "pagina", "pag", "blatt", "hoja", "foglio", "p", "s"].contains(&word.as_str());
    page && first.contains(|c: char| c.is_ascii_digit()) && filled.all(|cell| !cell.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::{is_page_foot, is_total};

    #[test]
    fn sums_and_people() {
        for text in [
            "Total",
            "Gesamt",
            "Anzahl: 1",
            "Total général",
            "TOTAL GÉNÉRAL :",
            "Nombre de clients : 1",
            "Subtotal",
            "Grand total",
            "Sous-total",
            "Zwischensumme",
            "Anzahl Kunden: 12",
            "Gesamtanzahl der Mandanten",
            "Total de clientes: 3",
            "Número de registros: 4",
            "Numero clienti: 7",
            "Totale generale",
            "Aantal klanten: 9",
            "Subtotaal",
            "12 clients",
            "Suma total",
            "Number of records: 5",
            "Total (EUR)",
            "Totale netto",
        ] {
            assert!(is_total([text, "", "3"].into_iter()), "{text}");
        }
        for text in [
            "Total Energies",
            "Ana Summe",
            "Count Basie",
            "Nombre",
            "Clients",
            "Sum Wong",
            "Ana Roy",
            "",
            "Le Total Bar",
            "De Graaf",
            "Von der Heide",
            "Grand Hotel",
            "Anzahlung Max",
        ] {
            assert!(!is_total([text, "", "3"].into_iter()), "{text}");
        }
        assert!(!is_total(["Total", "total@example.com"].into_iter()));
        assert!(is_page_foot(["Seite 1 von 2", ""].into_iter()));
        assert!(!is_page_foot(["Page Ann", ""].into_iter()));
    }
}
