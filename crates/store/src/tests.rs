//! One set of stories, run in memory and on an encrypted file.

mod at_hand;
mod copies;
mod duplicates;
mod fields;
mod files;
mod finding;
mod groups;
mod joining;
mod notices;
mod outside;
mod picture;
mod portable;
mod savepoints;
mod sharing;
mod similar;
mod story;
pub(crate) mod turns;
mod undo;
mod windows;
mod world;
