//! What devices hold of a firm: which records are in which bucket, and the devices themselves. Portable SQL.
//!
//! The rules are in `domain::buckets`; the authority calls these functions in the transaction of a command.

pub mod acts;
pub mod devices;
pub mod images;
pub mod lines;
pub mod notices;
pub mod touched;
pub mod uploads;
