//! Integration tests.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops at what it did not expect"
)]

mod advisories;
mod bad_input;
mod books;
mod calls;
mod cli;
mod cut_short;
mod desk;
mod desks;
mod desks_busy;
mod desks_cli;
mod desks_records;
mod device_kills;
mod disk;
mod duplicates;
mod erase;
mod exports;
mod fields;
mod forecast;
mod fuzz_seeds;
mod groups;
mod hosting;
mod hosting_back;
mod house;
mod hub_containers;
mod hub_kills;
mod hub_mail;
mod import_changes;
mod import_kills;
mod join;
mod keeping;
mod kill;
mod languages;
mod lease;
mod lists;
mod mail;
mod mail_snapshots;
mod mail_wire;
mod new_key;
mod notices;
mod pictures;
mod power;
#[cfg(target_os = "linux")]
mod power_cuts;
mod private;
mod search;
mod suspended;
mod tidy;
mod undo_imports;
mod workbooks;
