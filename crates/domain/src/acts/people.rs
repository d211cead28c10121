//! People: adding, changing and erasing their records.

pub(crate) mod add;
mod details;
pub(crate) mod edit;
pub(crate) mod erase;
pub(crate) mod picture;
pub(crate) mod points;
pub(crate) mod status;
