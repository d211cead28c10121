//! Acts that change no record but have a line in the audit: files with the firm's data that leave it,
//! and changes to what opens the firm and how its mail leaves.

use super::label::Label;
use super::{Act, Case};
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::facts::Facts;
use crate::verb::Verb;

/// What the file holds, and how many rows; or what was changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Export {
    /// People with all their details.
    People(u32),
    /// The members of all teams.
    Memberships(u32),
    Audit(u32),
    /// Everything, encrypted.
    Backup,
    /// Rows an import left out.
    LeftOut(u32),
    /// A new key opens the firm.
    NewKey,
    /// A new recovery code opens the firm.
    NewCode,
    /// A new passphrase opens the firm.
    Passphrase,
    /// The passphrase no longer opens the firm.
    NoPassphrase,
    /// How mail leaves was changed.
    MailSetup,
    /// Automatic backups go into another folder, or were turned off.
    BackupSetup,
    /// The recovery code, as a text file.
    CodeSheet,
    /// Whether the firm opens without the passphrase when the program starts was changed.
    StartChoice,
}

impl Act for Export {
    const VERB: Verb = Verb::ExportPeople;

    fn verb(&self) -> Verb {
        match self {
            Self::People(_) => Verb::ExportPeople,
            Self::Memberships(_) => Verb::ExportMemberships,
            Self::Audit(_) => Verb::ExportAudit,
            Self::Backup => Verb::SaveBackup,
            Self::LeftOut(_) => Verb::SaveLeftOut,
            Self::NewKey => Verb::MakeNewKey,
            Self::NewCode => Verb::NewRecoveryCode,
            Self::Passphrase => Verb::SetPassphrase,
            Self::NoPassphrase => Verb::RemovePassphrase,
            Self::MailSetup => Verb::SetUpMail,
            Self::BackupSetup => Verb::SetUpBackups,
            Self::CodeSheet => Verb::SaveRecoveryCode,
            Self::StartChoice => Verb::ChooseStart,
        }
    }

    fn label(&self, _: &Facts) -> Label {
        match self {
            Self::People(rows) | Self::Memberships(rows) | Self::Audit(rows) | Self::LeftOut(rows) => {
                Label::count(*rows as usize)
            }
            _ => Label::default(),
        }
    }

    /// Every administrator exports (domain.md 4); the line in the audit is all there is to it.
    fn judge(self, _: &Admin<'_>, _: &Case<'_>) -> Result<Accepted, Stop> {
        Ok(Accepted::default())
    }

    /// The firm saves a backup once a day, into the folder that an administrator chose.
    fn judge_as_firm(self, _: &Case<'_>) -> Result<Accepted, Stop> {
        match self {
            Self::Backup => Ok(Accepted::default()),
            _ => Err(Refusal::NotAllowed.into()),
        }
    }
}
