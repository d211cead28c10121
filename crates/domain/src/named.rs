//! A record as a sentence names it.

/// A record by key and name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Named<Id> {
    /// Key.
    pub id: Id,
    /// Name as shown.
    pub name: String,
}
