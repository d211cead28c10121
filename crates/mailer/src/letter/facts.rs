//! What a letter is about.

/// Why a letter is written.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum Occasion {
    /// Somebody is asked in.
    Invitation,
    /// The same once more, with a new code.
    Reminder,
    /// Somebody is in, without having been asked.
    Welcome,
    /// Somebody tries whether mail leaves. Only the firm and the reader's name count.
    Test,
}

/// What a letter is about. Everything may hold anything: it is cleaned and escaped here.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The firm's name.
    pub firm: &'a str,
    /// What to call the reader; may be empty.
    pub person: &'a str,
    /// Who asks; the firm, if empty.
    pub inviter: &'a str,
    /// Words of the inviter's own, lines parted by line breaks; may be empty.
    pub message: &'a str,
    /// What the reader tells in order to come in; empty if nobody is asked in.
    pub code: &'a str,
    /// Days the code is valid after today.
    pub days_left: u32,
    /// Whether the reader is a client or a partner, not staff.
    pub client: bool,
}
