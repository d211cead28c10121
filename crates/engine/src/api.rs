//! What a command of the window or of the command line calls: one module per noun.

pub mod audit;
pub mod file_check;
pub mod import_check;
pub mod imports;
pub mod invitations;
pub mod people;
pub mod sample;
pub mod standing;
pub mod start;
pub mod teams;
pub mod undo;
