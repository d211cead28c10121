//! The phone layer against its acceptance rows, properties and nasty files.

use crate::coded::Coded;
use std::collections::BTreeSet;

use super::{Hints, Reading, Region, Status, clean, quick, read, read_with, several, wrappers};

mod codes;
mod more;
mod properties;

/// One row of the acceptance file.
struct Row {
    id: String,
    region: Option<Region>,
    input: String,
    status: String,
    e164: String,
    ext: String,
    others: String,
    diagnostics: BTreeSet<String>,
    basis: String,
}

/// `\uXXXX` and `\n` stand for one character each.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        out.push_str(before);
        rest = match (behind.strip_prefix('n'), behind.strip_prefix('u')) {
            (Some(behind), _) => {
                out.push('\n');
                behind
            }
            (_, Some(behind)) => {
                let (code, behind) = behind.split_at(4);
                out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
                behind
            }
            _ => {
                out.push('\\');
                behind
            }
        };
    }
    out + rest
}

fn rows() -> Vec<Row> {
    let file = include_str!("../../../../tests/fixtures/phone/acceptance.csv");
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let rows: Vec<Row> = reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            let cell = |at: usize| record.get(at).unwrap().to_owned();
            Row {
                id: cell(0),
                region: Region::parse(&cell(1)),
                input: unescape(&cell(2)),
                status: cell(3),
                e164: cell(4),
                ext: cell(5),
                others: cell(6),
                diagnostics: cell(7).split_whitespace().map(str::to_owned).collect(),
                basis: cell(8),
            }
        })
        .collect();
    assert!(rows.len() > 100);
    rows
}

fn codes(reading: &Reading) -> BTreeSet<String> {
    reading.diagnostics.iter().map(|d| d.code().to_owned()).collect()
}

fn e164(reading: &Reading) -> String {
    reading.e164.as_ref().map(|n| n.as_str().to_owned()).unwrap_or_default()
}

fn others(reading: &Reading) -> String {
    reading
        .others
        .iter()
        .map(|other| other.e164.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

fn region(code: &str) -> Option<Region> {
    Region::parse(code)
}

/// What differs between a row and what was read, in words.
fn differences(rows: &[Row]) -> Vec<String> {
    rows.iter()
        .filter_map(|row| {
            let got = read(&row.input, row.region);
            let same = got.status.code() == row.status
                && e164(&got) == row.e164
                && got.ext.clone().unwrap_or_default() == row.ext
                && others(&got) == row.others
                && codes(&got) == row.diagnostics;
            (!same).then(|| format!("{} {:?}: {got:?}", row.id, row.input))
        })
        .collect()
}

#[test]
fn certain_rows_are_exact() {
    let certain: Vec<Row> = rows().into_iter().filter(|row| row.basis != "unsure").collect();
    assert!(certain.len() > 90);
    assert_eq!(differences(&certain), Vec::<String>::new());
}

#[test]
fn rows_of_opinion_are_ours_too() {
    let unsure: Vec<Row> = rows().into_iter().filter(|row| row.basis == "unsure").collect();
    assert!(unsure.len() > 10);
    assert_eq!(differences(&unsure), Vec::<String>::new());
}

/// The reading without any short way.
fn the_long_way(raw: &str, region: Option<Region>, hints: Hints) -> Reading {
    several::long(wrappers::unquote(&clean::clean(raw)), region, hints)
}

#[test]
fn the_short_way_is_the_long_way() {
    let mut short = 0;
    for row in rows() {
        for hint in [false, true] {
            let hints = Hints {
                own_code_without_plus: hint,
            };
            let reading = read_with(&row.input, row.region, hints);
            if reading.status != Status::Blank {
                let long = the_long_way(&row.input, row.region, hints);
                assert_eq!(reading, long, "{} {:?}", row.id, row.input);
            }
            short += usize::from(quick::read(&row.input, row.region, hints).is_some());
        }
    }
    assert!(short > 100, "{short}");
}
