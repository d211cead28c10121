//! Where the authority over a firm's records is.

use std::sync::Arc;

use super::remote::Remote;

/// The authority over a firm's records.
#[derive(Clone, Debug)]
pub(crate) enum Authority {
    /// This program, on the firm's own file.
    Local,
    /// A hub, which tells this device what it may hold.
    Hub(Arc<Remote>),
    /// Not known yet, because a move to a hub was interrupted. No command is accepted until it is settled.
    Unsettled,
}
