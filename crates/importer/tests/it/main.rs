//! Nasty files, big files, properties and old findings, through the public face of the crate.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at what it did not expect"
)]

mod addresses;
mod area_codes;
mod big;
mod cards;
mod clean;
mod company;
mod countries;
mod country_columns;
mod encodings;
mod files;
mod full_names;
mod header_sets;
mod kinds;
mod left_out;
mod mapping;
mod names;
mod nothing;
mod other_people;
mod own_cards;
mod own_export;
mod own_export_cut;
mod properties;
mod replay;
mod rows;
mod short_files;
mod shown;
mod structure;
mod support;
mod template;
mod values;
mod whose;
mod workbooks;
