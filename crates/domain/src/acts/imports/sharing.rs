//! Addresses of other people: couples on one mailbox, and rows that would rename a person.

use std::collections::{BTreeMap, BTreeSet};

use super::ImportPeople;
use crate::duplicates::compatible;
use crate::email::EmailAddress;
use crate::facts::Facts;
use crate::ids::UserId;
use crate::import::choices::{Listed, OnRename};
use crate::import::rows::{PersonRow, StagedRow};
use crate::people::Person;
use crate::person_name::PersonName;
use crate::search_key::fold;

/// Whether the new name is another name: neither the same, nor one that lacks a part, nor another
/// spelling of it.
pub fn renames(old: &PersonName, new: &PersonName) -> bool {
    !compatible(old, new) && !is_respelled(old, new)
}

/// The rows that come without their first address, as they are without it: all but one of those
/// that share it under different names, and, if that is chosen, those whose address is that of a
/// client with another name.
pub(super) fn shed(import: &ImportPeople, facts: &Facts) -> BTreeMap<usize, PersonRow> {
    if import.options.listed != Listed::Clients {
        // Staff share no address: the second row is refused.
        return BTreeMap::new();
    }
    let usable = |index: usize| match import.rows.get(index) {
        Some(StagedRow::Usable(row, _)) => Some(&**row),
        Some(_) | None => None,
    };
    let mut keyed: Vec<(std::borrow::Cow<'_, str>, usize)> = (0..import.rows.len())
        .filter_map(|index| Some((shared_address(usable(index)?)?.key(), index)))
        .collect();
    keyed.sort_unstable();
    let mut shed = BTreeSet::new();
    for group in keyed.chunk_by(|(a, _), (b, _)| a == b) {
        let rows: Vec<(usize, &PersonRow)> = group
            .iter()
            .filter_map(|(_, index)| Some((*index, usable(*index)?)))
            .collect();
        let holder = group.first().and_then(|(key, _)| holder(key, facts));
        if rows.len() > 1 {
            let keeps = keeper(&rows, holder);
            let others = rows
                .iter()
                .filter(|(_, row)| keeps.is_some_and(|keeps| renames(&keeps.name, &row.name)));
            shed.extend(others.map(|(index, _)| *index));
        }
        let strangers = rows.iter().filter(|(_, row)| {
            let leaves = import.on_rename(row.row) == OnRename::AddWithoutAddress;
            leaves && holder.is_some_and(|holder| is_stranger(row, holder, facts))
        });
        shed.extend(strangers.map(|(index, _)| *index));
    }
    shed.into_iter()
        .filter_map(|index| Some((index, without_address(usable(index)?))))
        .collect()
}

/// A row without its first address.
pub(super) fn without_address(row: &PersonRow) -> PersonRow {
    let mut row = row.clone();
    if !row.emails.is_empty() {
        row.emails.remove(0);
    }
    row
}

/// The address that a row may have to leave to another person. A row of the program's own export keeps
/// its address.
fn shared_address(row: &PersonRow) -> Option<&EmailAddress> {
    row.emails.first().filter(|_| row.own.is_none())
}

fn holder<'f>(key: &str, facts: &'f Facts) -> Option<&'f Person> {
    facts.people.get(facts.email_holders.get(key)?)
}

/// The row an address stays with: that of the person who holds it already, or else the first.
fn keeper<'r>(rows: &[(usize, &'r PersonRow)], holder: Option<&Person>) -> Option<&'r PersonRow> {
    let known = |row: &PersonRow, holder: &Person| {
        row.identifier.is_some() && row.identifier == holder.private.identifier
            || !renames(&holder.card.name, &row.name)
    };
    let theirs = rows
        .iter()
        .find(|(_, row)| holder.is_some_and(|holder| known(row, holder)));
    theirs.or(rows.first()).map(|(_, row)| *row)
}

/// Whether the row is another person than the client who holds its address.
fn is_stranger(row: &PersonRow, holder: &Person, facts: &Facts) -> bool {
    let same = by_identifier(row, facts) == Some(holder.card.id);
    !same && !holder.card.kind.is_staff() && renames(&holder.card.name, &row.name)
}

fn by_identifier(row: &PersonRow, facts: &Facts) -> Option<UserId> {
    facts.identifier_holders.get(row.identifier.as_ref()?.as_str()).copied()
}

/// Whether rows of a file without an identifier may come without their address, and so are known by
/// a name and a number: those whose address is in several rows, and those for which the actor may choose so.
pub(crate) fn may_shed<'r>(import: &'r ImportPeople) -> impl Fn(&PersonRow) -> bool + use<'r> {
    let of_clients = import.options.listed == Listed::Clients;
    let mut keys: Vec<std::borrow::Cow<'r, str>> = import
        .rows
        .iter()
        .filter_map(|staged| match staged {
            StagedRow::Usable(row, _) => shared_address(row).map(EmailAddress::key),
            StagedRow::Team(..) | StagedRow::Member(_) | StagedRow::Unusable { .. } => None,
        })
        .collect();
    keys.sort_unstable();
    let mut twice: Vec<std::borrow::Cow<'r, str>> = Vec::new();
    for group in keys.chunk_by(|a, b| a == b) {
        if let [first, _, ..] = group {
            twice.push(first.clone());
        }
    }
    move |row| {
        let shared = |email: &EmailAddress| twice.binary_search(&email.key()).is_ok();
        let leaves = || import.on_rename(row.row) == OnRename::AddWithoutAddress;
        of_clients && row.own.is_none() && (leaves() || shared_address(row).is_some_and(shared))
    }
}

/// Whether one word of two names differs, and only in how it is spelled. Given names of two people
/// often differ in one letter (Paul and Paula), so only letters that sound alike are the same there.
fn is_respelled(old: &PersonName, new: &PersonName) -> bool {
    let words = |name: &PersonName| -> Vec<(String, bool)> {
        let of = |part: &str, family: bool| -> Vec<(String, bool)> {
            let folded = fold(part);
            let words = folded.split(' ').filter(|word| !word.is_empty());
            words.map(|word| (word.to_owned(), family)).collect()
        };
        [of(name.given(), false), of(name.family(), true)].concat()
    };
    let (mut old, new) = (words(old), words(new));
    let mut only_new = Vec::new();
    for word in new {
        match old.iter().position(|(known, _)| *known == word.0) {
            Some(place) => drop(old.remove(place)),
            None => only_new.push(word),
        }
    }
    match (old.as_slice(), only_new.as_slice()) {
        ([(a, family), ..], [(b, also), ..]) if old.len() == 1 && only_new.len() == 1 => {
            sound(a) == sound(b) || swaps_letters(a, b) || *family && *also && is_one_edit(a, b)
        }
        _ => false,
    }
}

/// A word without what is spelled now one way, now another: doubled letters, a silent h, ph and f, y
/// and i, c and k.
fn sound(word: &str) -> String {
    let mut out = String::new();
    for c in word.replace("ph", "f").replace("ck", "k").chars() {
        let c = match c {
            'y' => 'i',
            'c' => 'k',
            other => other,
        };
        let silent = c == 'h' && !out.is_empty();
        if !silent && !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// Whether two letters beside each other changed places, behind the first.
fn swaps_letters(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let differ: Vec<usize> = (0..a.len()).filter(|n| a.get(*n) != b.get(*n)).collect();
    match differ.as_slice() {
        [first, second] if a.len() == b.len() && *first > 0 && *second == first + 1 => {
            a.get(*first) == b.get(*second) && a.get(*second) == b.get(*first)
        }
        _ => false,
    }
}

/// Whether one letter was added, left out or changed in a word of four letters or more, behind the
/// first.
fn is_one_edit(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < 4 || long.len() - short.len() > 1 {
        return false;
    }
    let head = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let tail = short
        .iter()
        .rev()
        .zip(long.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    head > 0 && head + tail + 1 >= long.len()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::renames;
    use crate::person_name::PersonName;

    #[test]
    fn another_name_is_no_spelling() {
        let name = |text: &str| {
            let (given, family) = text.split_once('/').unwrap();
            PersonName::parse(given, family).unwrap()
        };
        for (old, new, another) in [
            ("Ana/Roy", "Ana/Roy", false),
            ("Ana/Roy", "ANA/ROY", false),
            ("Zoë/Müller", "Zoe/Mueller", false),
            ("Ana/Roy", "/Roy", false),
            ("A./Roy", "Ana/Roy", false),
            ("Roy/Ana", "Ana/Roy", false),
            ("Jon/Smith", "John/Smith", false),
            ("Sara/Lee", "Sarah/Lee", false),
            ("Philip/Lee", "Phillip/Lee", false),
            ("Stefan/Lee", "Stephan/Lee", false),
            ("Ana/Meier", "Ana/Meyer", false),
            ("Ana/Schmid", "Ana/Schmidt", false),
            ("Ana/Hughes", "Ana/Huges", false),
            ("Brian/Lee", "Brain/Lee", false),
            // Couples, parents and children, and names after a wedding are asked about.
            ("Paul/Lee", "Paula/Lee", true),
            ("Louis/Lee", "Louise/Lee", true),
            ("Anna/Lee", "Anne/Lee", true),
            ("Ben/Lee", "Ken/Lee", true),
            ("Jane/Smith", "Jane/Jones", true),
            ("Ana/Roy", "Ben/Roy", true),
            ("Ana/Roy", "Ana/Ray", true),
            ("Ana/Roy", "Cora/Hale", true),
            ("Acme Ltd/", "Ana/Roy", true),
        ] {
            assert_eq!(renames(&name(old), &name(new)), another, "{old} {new}");
        }
    }
}
