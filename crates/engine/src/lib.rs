//! The application without a window: profiles and keys, the authority in process, lists, search
//! and imports. The desktop shell and the command line are thin over it.
//!
//! One module per noun holds what a command of the window or of the command line calls, as methods of
//! [`Engine`], with its requests and views. A noun names no other noun's modules: what several of them
//! need stands beside them ([`view`], [`request`], `parse`, `lists`, `look`, `work`).

mod audit;
mod duplicates;
mod firm;
mod groups;
mod imports;
mod invitations;
mod joining;
mod keeping;
mod mail;
mod notices;
mod people;
mod pictures;
mod settings;
mod teams;
mod undo;

pub mod app;
mod authority;
pub mod chosen;
pub mod clock;
pub mod code;
pub mod collate;
mod csv_file;
pub mod error;
pub mod events;
pub mod files;
mod import_lock;
mod lists;
mod look;
mod parse;
pub mod profile;
pub mod request;
pub mod sentences;
mod session;
#[doc(hidden)]
pub mod untrusted;
pub mod view;
mod work;

pub use app::Engine;
pub use error::AppError;
pub use imports::template;
pub use keeping::FileCheck;
pub use mail::MailRound;
pub use sample;
pub use vault::secrets;

/// The last thing a program does, with its [`Engine`] gone: waits, for seconds at most, until no
/// thread works on a file any more.
pub fn wait_for_closing() {
    if !store::wait_for_closing(std::time::Duration::from_secs(10)) {
        tracing::warn!("a file is still being closed");
    }
}
