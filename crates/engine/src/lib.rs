//! The application without a window: profiles and keys, the authority in process, lists, search and
//! imports. The desktop shell and the command line are thin layers over it.
//!
//! One module per noun has the commands that the window and the command line call, as methods of
//! [`Engine`], with their requests and views. A noun uses no other noun's modules; what several need is
//! beside them ([`view`], [`request`], `parse`, `lists`, `look`, `work`).

mod audit;
mod duplicates;
mod firm;
mod groups;
mod hub;
mod imports;
mod invitations;
mod join;
mod keeping;
mod mail;
mod notices;
mod people;
mod pictures;
mod settings;
mod table_file;
mod teams;
mod undo;

pub mod app;
mod authority;
pub mod chosen;
pub mod clock;
pub mod code;
pub mod collate;
pub mod error;
pub mod events;
pub mod files;
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

/// The last call of a program, after its [`Engine`] is dropped: waits, for seconds at most, until no thread
/// is working on a file.
pub fn wait_for_closing() {
    if !store::wait_for_closing(std::time::Duration::from_secs(10)) {
        tracing::warn!("a file is still being closed");
    }
}
