//! The application without a window: profiles and keys, the authority in process, lists, search
//! and imports. The desktop shell and the command line are thin over it.

pub mod api;
pub mod app;
mod authority;
pub mod clock;
pub mod collate;
mod convert;
mod drafts;
pub mod error;
pub mod events;
pub mod files;
mod import_lock;
mod lists;
pub mod profile;
pub mod request;
pub mod sample;
pub mod secrets;
mod session;
pub mod view;

pub use app::Engine;
pub use error::AppError;
