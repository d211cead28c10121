//! The names of commands, and what follows from a name for undo, audit, mail and devices.
//!
//! Every command has a line in the audit. What needs no such line, like a chat message or presence,
//! is not a command.

/// Days an import can be undone.
pub const IMPORT_UNDO_DAYS: u32 = 30;

/// The name of a command, in the audit and as the label of its undo. Its code is what the store keeps.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
#[expect(missing_docs, reason = "CommandKind, Export and DeviceNote have a variant for each")]
pub enum Verb {
    CreateFirm,
    AddStaff,
    /// A client or a partner.
    AddClient,
    CreateTeam,
    EditTeam,
    AddMembers,
    RemoveMembers,
    MoveMembers,
    MakeLead,
    RemoveLead,
    DeleteTeam,
    SetDefaultTeam,
    EditProfile,
    EditPoints,
    CreateGroup,
    EditGroup,
    DeleteGroup,
    AddToGroup,
    RemoveFromGroup,
    SetPicture,
    RemovePicture,
    Suspend,
    Unsuspend,
    Deactivate,
    Restore,
    FreeEmail,
    Erase,
    Invite,
    Resend,
    Revoke,
    RecordAcceptance,
    /// A client accepted on this device, by themselves.
    JoinHere,
    RecordDecline,
    RecordBounce,
    Remind,
    Expire,
    ChangeSettings,
    MigrateBooks,
    Announce,
    TellWeek,
    ChangeTerms,
    EditFirm,
    ImportPeople,
    ImportStaff,
    ImportTeams,
    ImportMembers,
    MergePeople,
    DismissPair,
    UndoCommand,
    ExportPeople,
    ExportMemberships,
    ExportAudit,
    SaveBackup,
    SaveLeftOut,
    MakeNewKey,
    NewRecoveryCode,
    SetPassphrase,
    RemovePassphrase,
    SetUpMail,
    SetUpBackups,
    SaveRecoveryCode,
    ChooseStart,
    LinkDevice,
    AddDevice,
    RevokeDevice,
}

/// Whether and how long a command can be undone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Undo {
    /// Not at all: the firm's founding, automatic commands, erased people, and what is only noted.
    Never,
    /// For so many days, even if mail has left: its invitations end with it.
    Days(u32),
    /// As long as none of its mail has left.
    Always,
    /// As [`Self::Always`], and also by the person whose record alone it changed.
    Own,
}

/// What a device that is attached to a hub does with a command (sync_as_built.md 1.4).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Offline {
    /// It is applied at once and marked as not confirmed.
    Predicted,
    /// It waits, and nothing changes before the hub has answered.
    Queued,
    /// It needs the hub now.
    OnlineOnly,
}

impl Verb {
    /// Whether and how long it can be undone.
    pub const fn undo(self) -> Undo {
        match self {
            Self::CreateFirm | Self::Remind | Self::Expire | Self::TellWeek | Self::Erase => Undo::Never,
            Self::ImportPeople | Self::ImportStaff | Self::ImportTeams | Self::ImportMembers => {
                Undo::Days(IMPORT_UNDO_DAYS)
            }
            Self::EditPoints | Self::SetPicture | Self::RemovePicture => Undo::Own,
            _ if self.is_only_noted() => Undo::Never,
            _ => Undo::Always,
        }
    }

    /// Whether what changed since can stay while the rest is undone: of imports, whose rows have nothing to do with
    /// each other.
    pub const fn is_undone_in_part(self) -> bool {
        matches!(self.undo(), Undo::Days(_))
    }

    /// Whether no undo takes it back.
    pub const fn is_irreversible(self) -> bool {
        matches!(self.undo(), Undo::Never)
    }

    /// Whether it changes no record, so that only the audit knows of it: an [`Export`](crate::command::Export), or
    /// what became of a device.
    const fn is_only_noted(self) -> bool {
        matches!(
            self,
            Self::ExportPeople
                | Self::ExportMemberships
                | Self::ExportAudit
                | Self::SaveBackup
                | Self::SaveLeftOut
                | Self::MakeNewKey
                | Self::NewRecoveryCode
                | Self::SetPassphrase
                | Self::RemovePassphrase
                | Self::SetUpMail
                | Self::SetUpBackups
                | Self::SaveRecoveryCode
                | Self::ChooseStart
                | Self::LinkDevice
                | Self::AddDevice
                | Self::RevokeDevice
        )
    }

    /// Whether it changes something that only system administrators may change.
    pub const fn touches_settings(self) -> bool {
        matches!(
            self,
            Self::ChangeSettings | Self::ChangeTerms | Self::Announce | Self::EditFirm
        )
    }

    /// Whether it changes a picture, which is apart from the person's record.
    pub const fn touches_picture(self) -> bool {
        matches!(self, Self::SetPicture | Self::RemovePicture)
    }

    /// Whether it never changes the actor's own record: a file of clients contains no staff, and giving up contact
    /// books changes teams.
    pub const fn never_changes_the_actor(self) -> bool {
        matches!(self, Self::ImportPeople | Self::MigrateBooks)
    }

    /// Whether it is no person's work and never undone: daily mails.
    pub const fn is_routine(self) -> bool {
        matches!(self, Self::Remind)
    }

    /// Whether its line in the audit names people.
    pub const fn names_people(self) -> bool {
        matches!(
            self,
            Self::AddStaff
                | Self::AddClient
                | Self::EditProfile
                | Self::MakeLead
                | Self::RemoveLead
                | Self::EditPoints
                | Self::SetPicture
                | Self::RemovePicture
                | Self::Suspend
                | Self::Unsuspend
                | Self::Deactivate
                | Self::Restore
                | Self::FreeEmail
                | Self::Invite
                | Self::Resend
                | Self::Revoke
                | Self::RecordAcceptance
                | Self::JoinHere
                | Self::RecordDecline
                | Self::RecordBounce
                | Self::MergePeople
                | Self::DismissPair
                | Self::LinkDevice
                | Self::AddDevice
                | Self::RevokeDevice
                | Self::UndoCommand
        )
    }

    /// Whether mail can leave because of it.
    pub const fn can_send_mail(self) -> bool {
        matches!(
            self,
            Self::AddStaff
                | Self::AddClient
                | Self::EditProfile
                | Self::Invite
                | Self::Resend
                | Self::RecordAcceptance
                | Self::JoinHere
                | Self::Remind
                | Self::ImportPeople
                | Self::ImportStaff
                | Self::ImportTeams
                | Self::ImportMembers
                | Self::MergePeople
                | Self::UndoCommand
        )
    }

    /// What an attached device does with it.
    pub const fn offline(self) -> Offline {
        match self {
            Self::ImportPeople
            | Self::ImportStaff
            | Self::ImportTeams
            | Self::ImportMembers
            | Self::MigrateBooks
            | Self::Announce
            | Self::UndoCommand => Offline::Queued,
            // Founding and erasing need the authority; a code is checked where it is kept.
            Self::CreateFirm
            | Self::Erase
            | Self::RecordAcceptance
            | Self::JoinHere
            | Self::Remind
            | Self::Expire
            | Self::TellWeek => Offline::OnlineOnly,
            _ if self.is_only_noted() => Offline::OnlineOnly,
            _ => Offline::Predicted,
        }
    }
}
