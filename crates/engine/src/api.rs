//! What a command of the window or of the command line calls: one module per noun.

pub mod audit;
pub mod backup;
pub mod books;
pub mod clock;
pub mod copies;
pub mod duplicates;
pub mod exports;
pub mod file_check;
pub mod firm;
pub mod groups;
pub mod import_changes;
pub mod import_check;
mod import_choices;
pub mod imports;
pub mod invitations;
pub mod joining;
pub mod keeping;
pub mod new_key;
pub mod notices;
pub mod people;
pub mod pictures;
pub mod points;
pub mod sample;
pub mod standing;
pub mod start;
pub mod teams;
pub mod undo;
