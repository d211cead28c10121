//! What only an authority writes: the audit, mails, notices and import reports. Portable SQL.

pub mod audit;
pub mod commands;
pub mod erase;
pub mod imports;
pub mod mail;
pub mod notices;
