//! What a letter is about.

/// Why a letter is written.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum Occasion {
    /// A person is invited.
    Invitation,
    /// The invitation again, with a new code.
    Reminder,
    /// A person is active without having been invited.
    Welcome,
    /// A test of the mail setup. Only the firm and the reader's name are used.
    Test,
}

/// The values of a letter. They may hold any text: it is cleaned and escaped here.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The firm's name.
    pub firm: &'a str,
    /// The reader's name; may be empty.
    pub person: &'a str,
    /// The inviter's name; if empty, the firm invites.
    pub inviter: &'a str,
    /// The inviter's own message, with line breaks; may be empty.
    pub message: &'a str,
    /// The code with which the reader accepts; empty if the letter is not an invitation.
    pub code: &'a str,
    /// Days the code is valid after today.
    pub days_left: u32,
    /// Whether the reader is a client or a partner, not staff.
    pub client: bool,
}
