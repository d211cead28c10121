//! A firm's key and copies: keyring and sidecar, backups, and replacing a firm's file. This crate knows no
//! session and no window.

pub mod backup;
pub mod draft;
pub mod entropy;
pub mod files;
pub mod firm_file;
pub mod restore;
pub mod secrets;
