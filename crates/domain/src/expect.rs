//! Fields that a form can change, and what the actor saw in them.

/// A field as the actor saw it before changing it; if it differs now, the command is refused
/// as a conflict instead of overwriting another person's work.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Expect {
    /// Which field of the record the command is about.
    pub field: Field,
    /// Its text.
    pub base: String,
}

/// Fields a form can change.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumString, strum::IntoStaticStr, strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Field {
    Given,
    Family,
    MiddleNames,
    JobTitle,
    Company,
    Note,
    Email,
    Phone,
    Identifier,
    Language,
    Role,
    Name,
    Description,
    Message,
    Label,
    Points,
    Title,
    Terms,
}
