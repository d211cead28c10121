//! What only an authority writes: the audit, mails and their server, leases, notices and import reports. Portable SQL.

pub mod audit;
pub mod commands;
pub mod erase;
pub mod imports;
pub mod lease;
pub mod mail;
pub mod mail_server;
pub mod notices;
