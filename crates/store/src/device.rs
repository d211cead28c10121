//! What a device derives and keeps for its own user: search, lists, settings. Only SQLite runs it.

pub mod arrival;
pub mod at_hand;
pub mod duplicates;
pub mod held;
pub mod lists;
pub mod overview;
pub mod search;
pub mod settings;
