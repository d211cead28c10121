//! Journeys: the real window, driven as a person would.
//!
//! Each is one test with an app of its own. They need X11 and WebKitWebDriver, so they run only on Linux;
//! `cargo xtask test e2e` gives each a screen of its own and runs two at a time.
#![cfg(target_os = "linux")]

mod adding;
mod at_hub;
mod auto_backup;
mod books;
mod desks;
mod dialog_import;
mod elsewhere;
mod erase;
mod first_firm;
mod groups;
mod hosting;
mod interrupted;
mod inviting;
mod join;
mod keeping;
mod keyboard;
mod languages;
mod lists;
mod merge;
mod new_key;
mod notices;
mod offline;
mod pictures;
mod portrait;
mod repairing;
mod searching;
mod setup;
mod start;
mod status;
mod teams;
mod template;
mod typed;
mod undo_import;
mod updating;
mod workbook;
mod wrong_drops;

use tests::steps;
