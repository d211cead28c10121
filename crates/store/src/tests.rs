//! One set of stories, run in memory and on an encrypted file.

mod at_hand;
mod authority;
mod checksum;
mod copies;
mod duplicates;
mod ending;
mod facts;
mod fields;
mod files;
mod groups;
mod join;
mod notices;
mod outside;
mod part;
mod picture;
#[cfg(target_os = "linux")]
mod plans;
mod portable;
#[cfg(target_os = "linux")]
mod postgres;
mod renewing;
mod savepoints;
mod search;
mod sharing;
mod similar;
mod story;
mod sync;
pub(crate) mod turns;
mod undo;
mod windows;
mod world;
