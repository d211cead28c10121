//! Files with the firm's data that leave it.

/// See [`super::CommandKind::Export`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Export {
    /// What the file holds.
    pub what: Exported,
    /// How many of them; of a backup the number does not count.
    pub rows: u32,
}

/// What a file that leaves the firm holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exported {
    /// People with all their details.
    People,
    /// Who is in which team.
    Memberships,
    /// What was done, by whom.
    Audit,
    /// Everything, for whoever has the recovery code or the passphrase.
    Backup,
}

impl Exported {
    /// Names of these acts in the audit.
    pub const VERBS: [&str; 4] = ["exportPeople", "exportMemberships", "exportAudit", "saveBackup"];

    /// The name of the act in the audit.
    pub const fn verb(self) -> &'static str {
        let [people, memberships, audit, backup] = Self::VERBS;
        match self {
            Self::People => people,
            Self::Memberships => memberships,
            Self::Audit => audit,
            Self::Backup => backup,
        }
    }
}
