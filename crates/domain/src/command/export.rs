//! Acts that change no record and have their line in the audit all the same: files with the firm's
//! data that leave it, and changes to what opens the firm and how its mail leaves.

/// See [`super::CommandKind::Export`]: what the file holds, and how many rows; or what was changed.
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
    /// Rows an import left out.
    LeftOut(u32),
    /// A new key opens the firm.
    NewKey,
    /// A new recovery code opens the firm.
    NewCode,
    /// A passphrase opens the firm, or another one.
    Passphrase,
    /// No passphrase opens the firm any more.
    NoPassphrase,
    /// Mail leaves another way.
    MailSetup,
    /// Backups are saved by themselves into another folder, or no longer.
    BackupSetup,
    /// A recovery code that was shown, as a text file.
    CodeSheet,
    /// The firm opens by itself when the program starts, or asks for the passphrase.
    StartChoice,
}
