//! A record as a sentence names it.

/// A record by key and name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Named<Id> {
    pub id: Id,
    /// Name as shown.
    pub name: String,
}
