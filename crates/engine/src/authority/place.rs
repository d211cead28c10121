//! Where the authority over a firm's records is.

/// The authority over a firm's records.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Authority {
    /// This program, on the firm's own file.
    Local,
}
