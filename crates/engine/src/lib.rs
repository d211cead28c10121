//! The application without a window: profiles and keys, the authority in process, lists, search
//! and imports. The desktop shell and the command line are thin over it.

pub mod api;
pub mod app;
mod authority;
mod auto_backup;
mod backup;
pub mod chosen;
pub mod clock;
pub mod code;
pub mod collate;
mod convert;
mod csv_file;
mod drafts;
mod duplicates;
pub mod error;
pub mod events;
pub mod files;
mod import_lock;
mod invitations;
mod keeping;
mod left_out;
mod lists;
mod look;
pub mod mail;
mod picture;
pub mod profile;
pub mod request;
mod restore;
pub mod sample;
pub mod secrets;
pub mod sentences;
mod session;
pub mod template;
#[doc(hidden)]
pub mod untrusted;
pub mod view;

pub use app::Engine;
pub use error::AppError;

/// The last thing a program does, with its [`Engine`] gone: waits, for seconds at most, until no
/// thread works on a file any more.
pub fn wait_for_closing() {
    if !store::wait_for_closing(std::time::Duration::from_secs(10)) {
        tracing::warn!("a file is still being closed");
    }
}
