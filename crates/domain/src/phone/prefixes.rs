//! Prefixes that people write in front of a whole number out of caution.

use super::region::Region;

/// `00+44 …`, `0+44 …`, `011+44 …`: what begins with the `+`.
pub(super) fn plus_behind_prefix(text: &str) -> Option<&str> {
    const PREFIXES: [&str; 7] = ["0", "00", "000", "001", "010", "011", "0011"];
    let at = text.find('+').filter(|at| *at > 0)?;
    let (front, number) = text.split_at_checked(at)?;
    let mut digits = String::new();
    for c in front.chars() {
        match c {
            '0' | '1' => digits.push(c),
            ' ' | '(' | ')' | '-' | '.' | '/' => {}
            _ => return None,
        }
    }
    PREFIXES.contains(&digits.as_str()).then_some(number)
}

/// `0xx11 …`, `+55 (0xx11) …`: Brazilians write `xx` for the carrier of the caller's choice.
pub(super) fn open_carrier(text: &str, region: Option<Region>) -> Option<String> {
    let home = region.is_some_and(|region| region.as_str() == "BR");
    let digits: String = text.chars().filter(char::is_ascii_digit).take(4).collect();
    if !home && !digits.starts_with("55") && !digits.starts_with("0055") {
        return None;
    }
    let at = ["xx", "XX", "Xx", "**"].iter().find_map(|mark| text.find(mark))?;
    let (front, behind) = (text.get(..at)?, text.get(at.saturating_add(2)..)?);
    let begins = front.chars().filter(char::is_ascii_digit).count() <= 5;
    let followed = behind
        .trim_start_matches([' ', ')', '-'])
        .starts_with(|c: char| c.is_ascii_digit());
    (begins && followed).then(|| format!("{front}{behind}"))
}
