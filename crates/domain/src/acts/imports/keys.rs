//! The addresses or the identifiers of a file, each once and with a number: texts are compared
//! while they are put in order, and never again for each of a hundred thousand rows.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::ids::UserId;
use crate::import::rows::PersonRow;

/// One kind of key of the rows of a file. Rows go by their index in the file.
pub(super) struct Keys<'a> {
    /// In order, each once.
    texts: Vec<Cow<'a, str>>,
    /// The number of each row's key: its place in `texts`.
    of_row: Vec<Option<usize>>,
    /// The holder of each key now.
    holders: Vec<Option<UserId>>,
    /// The first row with each key, as a spreadsheet shows it.
    first_rows: Vec<Option<u32>>,
}

impl<'a> Keys<'a> {
    /// The keys that `key` finds in the rows, with those of these people who hold them.
    pub(super) fn of(
        rows: &[Option<&'a PersonRow>],
        key: impl Fn(&'a PersonRow) -> Option<Cow<'a, str>>,
        known: &BTreeMap<String, UserId>,
    ) -> Self {
        let mut keyed: Vec<(Cow<'a, str>, usize)> = Vec::with_capacity(rows.len());
        for (index, row) in rows.iter().enumerate() {
            keyed.extend(row.and_then(&key).map(|key| (key, index)));
        }
        keyed.sort_unstable();
        let mut of_row = vec![None; rows.len()];
        let mut texts: Vec<Cow<'a, str>> = Vec::with_capacity(keyed.len());
        for (text, index) in keyed {
            if texts.last() != Some(&text) {
                texts.push(text);
            }
            if let Some(number) = of_row.get_mut(index) {
                *number = texts.len().checked_sub(1);
            }
        }
        Self {
            holders: holders(&texts, known),
            first_rows: vec![None; texts.len()],
            texts,
            of_row,
        }
    }

    fn number(&self, index: usize) -> Option<usize> {
        self.of_row.get(index).copied().flatten()
    }

    /// The row that was noted first for this row's key.
    pub(super) fn first_row(&self, index: usize) -> Option<u32> {
        self.first_rows.get(self.number(index)?).copied().flatten()
    }

    /// Remembers this row, shown as `row`, as the first one with its key.
    pub(super) fn note(&mut self, index: usize, row: u32) {
        if let Some(first) = self.number(index).and_then(|number| self.first_rows.get_mut(number)) {
            *first = Some(row);
        }
    }

    /// The holder of this row's key now.
    pub(super) fn holder(&self, index: usize) -> Option<UserId> {
        self.holders.get(self.number(index)?).copied().flatten()
    }

    /// Gives this row's key, if it has one, to a person.
    pub(super) fn hold(&mut self, index: usize, user: UserId) {
        if let Some(holder) = self.number(index).and_then(|number| self.holders.get_mut(number)) {
            *holder = Some(user);
        }
    }

    /// Takes this key from `user`; a person who took it meanwhile keeps it.
    pub(super) fn release(&mut self, text: &str, user: UserId) {
        let number = self.texts.binary_search_by(|known| known.as_ref().cmp(text));
        if let Some(holder) = number.ok().and_then(|number| self.holders.get_mut(number))
            && *holder == Some(user)
        {
            *holder = None;
        }
    }
}

/// The holder of each of these texts. Both sides are in order.
fn holders(texts: &[Cow<'_, str>], known: &BTreeMap<String, UserId>) -> Vec<Option<UserId>> {
    let mut holders = vec![None; texts.len()];
    let mut places = texts.iter().zip(&mut holders).peekable();
    for (text, user) in known {
        while places.next_if(|(key, _)| key.as_ref() < text.as_str()).is_some() {}
        if let Some((_, holder)) = places.next_if(|(key, _)| key.as_ref() == text.as_str()) {
            *holder = Some(*user);
        }
    }
    holders
}
