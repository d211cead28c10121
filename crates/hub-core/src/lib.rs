//! The authority: judges commands and writes what they change, in one transaction.
