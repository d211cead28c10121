//! What the phone layer costs on numbers that need no repair, as a multiple of what the library
//! below it costs when it parses, validates and formats them. One JSON line: `ratio` is the median
//! over many short rounds, `ours` and `bare` are nanoseconds for one number.
#![expect(clippy::print_stdout, reason = "it is there to print a figure")]

use std::hint::black_box;
use std::time::Instant;

use domain::phone::{Region, Status, read};
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, PhoneNumberType, Region as Place};

const COUNTRIES: [&str; 14] = [
    "GB", "US", "DE", "FR", "IT", "ES", "CH", "AT", "NL", "SE", "AU", "IN", "SG", "BR",
];
const ROUNDS: usize = 101;

struct Input {
    text: String,
    home: Option<Region>,
    place: Option<Place>,
}

/// Example numbers of the world and many of London, in the forms in which they are read without
/// any repair.
fn inputs() -> Vec<Input> {
    let kinds = [PhoneNumberType::FixedLine, PhoneNumberType::Mobile];
    let forms = [
        PhoneNumberFormat::National,
        PhoneNumberFormat::International,
        PhoneNumberFormat::E164,
    ];
    let mut texts: Vec<(String, &str)> = Vec::new();
    for country in COUNTRIES {
        let Ok(place) = Place::from_code(country) else { continue };
        for kind in kinds {
            let Ok(number) = PHONE_NUMBER_UTIL.get_example_number_for_type_and_region(place, kind) else {
                continue;
            };
            texts.extend(forms.map(|form| (number.format_as(form).into_owned(), country)));
        }
    }
    for n in 0..300 {
        texts.push((format!("020 7946 0{n:03}"), "GB"));
        texts.push((format!("+44 20 7946 0{n:03}"), "GB"));
        texts.push((format!("+442079460{n:03}"), "GB"));
    }
    let inputs = texts.into_iter().map(|(text, country)| Input {
        text,
        home: Region::parse(country),
        place: Place::from_code(country).ok(),
    });
    inputs
        .filter(|input| read(&input.text, input.home).status == Status::Ok)
        .collect()
}

/// Nanoseconds for one number.
fn timed(inputs: &[Input], work: impl Fn(&Input)) -> f64 {
    let start = Instant::now();
    inputs.iter().for_each(work);
    start.elapsed().as_nanos() as f64 / inputs.len() as f64
}

fn ours(input: &Input) {
    black_box(read(black_box(&input.text), input.home));
}

fn bare(input: &Input) {
    let number = PHONE_NUMBER_UTIL.parse(black_box(&input.text), input.place);
    black_box(
        number
            .map(|number| {
                (
                    number.is_valid(),
                    number.format_as(PhoneNumberFormat::E164).into_owned(),
                )
            })
            .ok(),
    );
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn main() {
    let inputs = inputs();
    // The library compiles its patterns when it meets them first.
    timed(&inputs, ours);
    timed(&inputs, bare);
    let rounds: Vec<(f64, f64)> = (0..ROUNDS)
        .map(|_| (timed(&inputs, ours), timed(&inputs, bare)))
        .collect();
    let ratio = median(rounds.iter().map(|(ours, bare)| ours / bare).collect());
    let ours = median(rounds.iter().map(|(ours, _)| *ours).collect());
    let bare = median(rounds.iter().map(|(_, bare)| *bare).collect());
    println!(
        "{{\"ratio\":{ratio:.3},\"ours\":{ours:.0},\"bare\":{bare:.0},\"inputs\":{}}}",
        inputs.len()
    );
}
