//! Columns of other people than the person of the row.

use super::{Draft, FIT, TELLING};
use crate::aliases::{self, Contact};
use crate::cells;
use crate::field::Field;
use crate::fold::fold;
use crate::table::Table;

/// Rows among which two columns are compared.
const COMPARED: usize = 500;

/// Leaves out what belongs to another person.
pub(super) fn others(drafts: &mut [Draft], table: &Table) {
    groups(drafts, table);
    numbered(drafts);
    marked(drafts);
    repeated(drafts, table);
    owned(drafts);
    contacts(drafts, table);
}

/// Columns under "Spouse" in the row above the header.
fn groups(drafts: &mut [Draft], table: &Table) {
    for (draft, column) in drafts.iter_mut().zip(table.columns()) {
        if column.group.as_deref().is_some_and(aliases::is_of_another_person) {
            draft.give_away();
        }
    }
}

/// "2. Kontakt E-Mail" is the second contact's, unless every column has a number of its own from 1 on.
fn numbered(drafts: &mut [Draft]) {
    let mut numbers: Vec<u32> = drafts
        .iter()
        .filter_map(|draft| aliases::front_number(&draft.heading))
        .collect();
    let all = numbers.len();
    numbers.sort_unstable();
    numbers.dedup();
    let form = numbers.first() == Some(&1) && numbers.len() == all;
    for draft in drafts.iter_mut().filter(|_| !form) {
        if aliases::is_numbered_person(&draft.heading) {
            draft.give_away();
        }
    }
}

/// "Email 2" beside "First Name 2" and "Last Name 2" is the second person's. Where only one of the
/// names is there, it may be a second name of the same person: it is asked.
fn marked(drafts: &mut [Draft]) {
    let names: Vec<_> = drafts
        .iter()
        .filter(|draft| draft.look.all > 0)
        .filter_map(|draft| aliases::name_of_another(&draft.heading))
        .collect();
    for mark in 2..=9 {
        let has = |field: Field| names.iter().any(|name| name.mark == mark && name.field == field);
        let (given, family, full) = (has(Field::GivenName), has(Field::FamilyName), has(Field::FullName));
        if !given && !full {
            continue;
        }
        let theirs = |draft: &Draft| is_value(draft.field) && aliases::mark(&draft.heading) == Some(mark);
        let sure = given && family || full && drafts.iter().any(|draft| theirs(draft) && draft.field == Field::Email);
        for draft in drafts.iter_mut().filter(|draft| theirs(draft)) {
            if sure {
                draft.give_away();
            } else {
                draft.know_nothing();
            }
        }
        for draft in drafts.iter_mut().filter(|draft| is_name(draft.field)) {
            if aliases::name_of_another(&draft.heading).is_some_and(|name| name.mark == mark) {
                draft.give_away();
            }
        }
    }
}

/// `Name,Email,Name,Email`: after the second name, fields that came before it are the second person's;
/// the owner of everything else is unknown.
fn repeated(drafts: &mut [Draft], table: &Table) {
    let folded: Vec<String> = drafts.iter().map(|draft| fold(once(&draft.heading))).collect();
    let names: Vec<usize> = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| is_name(draft.field) && draft.look.all > 0)
        .map(|(index, _)| index)
        .collect();
    let again = |index: usize| {
        let heading = folded.get(index).filter(|heading| !heading.is_empty());
        heading.is_some_and(|heading| folded.iter().take(index).any(|before| before == heading))
    };
    let second = names.iter().copied().find(|index| {
        let first = names.iter().find(|one| folded.get(**one) == folded.get(*index));
        again(*index) && first.is_some_and(|first| !is_same(table, *first, *index))
    });
    let Some(second) = second else { return };
    for (index, draft) in drafts.iter_mut().enumerate().skip(second) {
        let value = is_value(draft.field);
        if again(index) && (value || is_name(draft.field)) {
            draft.give_away();
        } else if value && matches!(draft.field, Field::Email | Field::Phone) {
            draft.know_nothing();
        }
    }
}

/// A heading without the number that programs put behind one that is there already: `Email.1`.
fn once(heading: &str) -> &str {
    let number = |text: &str| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    match heading.rsplit_once('.') {
        Some((name, behind)) if !behind.is_empty() && number(behind) => name,
        _ => heading,
    }
}

/// "Phone 1 Owner" names the owner of "Phone 1" in every row: every row is asked.
fn owned(drafts: &mut [Draft]) {
    let owners: Vec<(Field, Option<u32>)> = drafts
        .iter()
        .filter(|draft| draft.look.share(draft.look.worded, TELLING))
        .filter_map(|draft| aliases::owner_of(&draft.heading))
        .collect();
    for draft in drafts.iter_mut() {
        if owners.contains(&(draft.field, aliases::ordinal(&draft.heading))) {
            draft.know_nothing();
        }
    }
}

/// A contact's address or number is the client's only where the contact is the person of the row: at a
/// company, or where no other person is named.
fn contacts(drafts: &mut [Draft], table: &Table) {
    let of = |draft: &Draft| aliases::contact(&draft.heading);
    let names = |drafts: &[Draft], contact: bool| -> Vec<usize> {
        let named = |draft: &Draft| is_name(draft.field) && draft.look.all > 0 && of(draft).is_some() == contact;
        let people = |draft: &Draft| contact || !draft.look.share(draft.look.companies, FIT);
        let found = drafts.iter().enumerate();
        found
            .filter(|(_, draft)| named(draft) && people(draft))
            .map(|(index, _)| index)
            .collect()
    };
    let (own, contacts) = (names(drafts, false), names(drafts, true));
    let apart = |contact: &usize| own.iter().all(|own| !is_same(table, *own, *contact));
    let named = contacts.iter().any(apart);
    let company = drafts.iter().any(|draft| {
        let company = draft.field == Field::Company && draft.look.all > 0;
        company || draft.field == Field::FullName && draft.look.share(draft.look.companies, FIT)
    });
    if own.is_empty() {
        return;
    }
    // "Contact name" is a surer name than "Customer name", which may be a company's.
    let surest = |columns: &[usize]| {
        let ranks = columns.iter().filter_map(|column| drafts.get(*column));
        ranks.map(|draft| draft.rank).min().unwrap_or(usize::MAX)
    };
    let whole = own
        .iter()
        .all(|column| drafts.get(*column).is_some_and(|draft| draft.field == Field::FullName));
    let wins = whole && surest(&contacts) < surest(&own);
    let reached = drafts.iter().any(|draft| {
        let value = matches!(draft.field, Field::Email | Field::Phone) && draft.look.all > 0;
        value && of(draft).is_none()
    });
    if wins && !reached {
        return;
    }
    let theirs = drafts
        .iter()
        .any(|draft| matches!(draft.field, Field::Email | Field::Phone) && of(draft).is_some());
    for draft in drafts.iter_mut() {
        if wins && named && theirs && is_name(draft.field) && of(draft).is_some() {
            draft.give_away();
        }
        if !matches!(draft.field, Field::Email | Field::Phone) {
            continue;
        }
        let away = match of(draft) {
            Some(Contact::Surely) => named || !company,
            Some(Contact::Loosely) => named,
            None => false,
        };
        if away {
            draft.know_nothing();
        }
    }
}

/// Whether two columns name the same people: in half of the rows where both do, one holds the other.
fn is_same(table: &Table, one: usize, two: usize) -> bool {
    let (mut all, mut same) = (0_usize, 0_usize);
    for record in table.records().take(COMPARED) {
        let (one, two) = (fold(record.cell(one)), fold(record.cell(two)));
        if !one.is_empty() && !two.is_empty() {
            all += 1;
            same += usize::from(one.contains(&two) || two.contains(&one));
        }
    }
    all > 0 && same * 2 >= all
}

/// Whether in half of the rows a column holds more words than those of another, and all of those:
/// `Ann Lee` beside `Lee`.
pub(super) fn is_longer_part(table: &Table, whole: usize, part: usize) -> bool {
    let words = |text: &str| -> Vec<String> {
        let split = text.split(|c: char| c.is_whitespace() || c == ',');
        split.map(fold).filter(|word| !word.is_empty()).collect()
    };
    let (mut all, mut more) = (0_usize, 0_usize);
    for record in table.records().take(COMPARED) {
        let (whole, part) = (words(record.cell(whole)), words(record.cell(part)));
        if !whole.is_empty() && !part.is_empty() {
            all += 1;
            more += usize::from(whole.len() > part.len() && part.iter().all(|word| whole.contains(word)));
        }
    }
    all > 0 && more * 2 >= all
}

/// Whether a column names a person in a row whose own parts of names are empty.
pub(super) fn fills_in(table: &Table, full: usize, parts: &[usize]) -> bool {
    let empty = |text: &str| cells::is_blank_word(cells::unwrap(text));
    table.records().any(|record| {
        let nameless = parts.iter().all(|part| empty(record.cell(*part)));
        nameless
            && !record.is_total()
            && record.cell(full).chars().any(char::is_alphabetic)
            && !empty(record.cell(full))
    })
}

fn is_name(field: Field) -> bool {
    matches!(field, Field::GivenName | Field::FamilyName | Field::FullName)
}

/// What belongs to one person of several.
fn is_value(field: Field) -> bool {
    matches!(
        field,
        Field::Email
            | Field::Phone
            | Field::DialCode
            | Field::Country
            | Field::JobTitle
            | Field::MiddleNames
            | Field::Identifier
            | Field::Company
    )
}
