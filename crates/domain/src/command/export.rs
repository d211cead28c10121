//! Files with the firm's data that leave it.

/// See [`super::CommandKind::Export`]: what the file holds, and how many rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Export {
    /// People with all their details.
    People(u32),
    /// Who is in which team.
    Memberships(u32),
    /// What was done, by whom.
    Audit(u32),
    /// Everything, for whoever has the recovery code or the passphrase.
    Backup,
}

impl Export {
    /// Names of these acts in the audit.
    pub const VERBS: [&str; 4] = ["exportPeople", "exportMemberships", "exportAudit", "saveBackup"];

    /// The name of the act in the audit.
    pub const fn verb(self) -> &'static str {
        let [people, memberships, audit, backup] = Self::VERBS;
        match self {
            Self::People(_) => people,
            Self::Memberships(_) => memberships,
            Self::Audit(_) => audit,
            Self::Backup => backup,
        }
    }
}
