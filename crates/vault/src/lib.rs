//! What keeps a firm's key and its copies: the keyring and the sidecar, backups, and putting a file in
//! its place. It knows no session and no window.

pub mod backup;
pub mod draft;
pub mod entropy;
pub mod files;
pub mod firm_file;
pub mod restore;
pub mod secrets;
