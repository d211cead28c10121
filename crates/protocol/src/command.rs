//! A command on the wire. It names no actor: a hub takes the actor from the device that sends it.

use std::sync::Arc;

use domain::command::{CommandKind, Expect, Field};
use domain::ids::CommandId;
use domain::import::StagedRow;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use serde_with::{DeserializeAs, SerializeAs, TimestampMicroSeconds, serde_as};

use crate::act::imports::Import;
pub use crate::act::imports::{read_rows, write_rows};
use crate::act::{firm, invitations, merge, people, teams};
use crate::adapt::{Code, Text, adapter};

/// A command as it travels.
#[serde_as]
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WireCommand {
    /// Its key, made by the sender: what arrives twice is done once.
    #[serde_as(as = "Text")]
    pub id: CommandId,
    /// When it was asked for, by the device's clock; shown, never decided by.
    #[serde_as(as = "TimestampMicroSeconds<i64>")]
    pub at: chrono::DateTime<chrono::Utc>,
    /// Its name.
    pub kind: String,
    /// The version of its payload.
    pub v: u16,
    /// What the actor saw in the fields they changed.
    #[serde_as(as = "Vec<Seen>")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expect: Vec<Expect>,
    /// Its payload.
    pub p: Value,
}

adapter!(Seen: ExpectDef for Expect);

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Expect", deny_unknown_fields)]
struct ExpectDef {
    #[serde_as(as = "Code")]
    field: Field,
    base: String,
}

/// Why a command could not be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unreadable {
    /// This program does not know the kind, or not in this version: it is older than the sender.
    #[error("a command of a newer program")]
    Newer,
    /// The payload is not what the kind promises, or breaks the form of a value.
    #[error("a malformed command")]
    Malformed,
    /// The rows of an import are missing, or are not as many as it says.
    #[error("the rows of the import are not complete")]
    RowsMissing,
}

macro_rules! wire {
    ($($name:literal $version:literal => $kind:ident as $def:path,)*; $($own:ident,)*) => {
        /// Every kind of command that travels, with its current version.
        pub const KINDS: &[(&str, u16)] = &[$(($name, $version),)* IMPORT, BOOKS];

        /// Name, version and payload of a command; `None` of the commands that no device may send: founding
        /// a firm, and what a firm's authority does or notes by itself.
        fn encode(kind: &CommandKind) -> Option<(&'static str, u16, Value)> {
            let to = serde_json::value::Serializer;
            let (name, version, payload) = match kind {
                $(CommandKind::$kind(act) => ($name, $version, <$def>::serialize(act, to)),)*
                CommandKind::ImportPeople(import) => (IMPORT.0, IMPORT.1, Import::of(import).serialize(to)),
                CommandKind::MigrateBooks => (BOOKS.0, BOOKS.1, Ok(Value::Object(serde_json::Map::new()))),
                $(CommandKind::$own { .. })|* => return None,
            };
            // The payloads have neither maps with other keys than texts nor numbers that JSON lacks.
            payload.ok().map(|payload| (name, version, payload))
        }

        fn decode(kind: &str, v: u16, p: Value, rows: Option<Arc<Vec<StagedRow>>>) -> Result<CommandKind, Unreadable> {
            let malformed = |_| Unreadable::Malformed;
            match (kind, v) {
                $(($name, $version) => {
                    let act = <$def>::deserialize(p).map_err(malformed)?;
                    Ok(CommandKind::$kind(act.into()))
                })*
                IMPORT => {
                    let import = Import::deserialize(p).map_err(malformed)?;
                    let rows = rows.ok_or(Unreadable::RowsMissing)?;
                    import.with(rows).map(|import| CommandKind::ImportPeople(import.into())).ok_or(Unreadable::RowsMissing)
                }
                BOOKS if p.as_object().is_some_and(serde_json::Map::is_empty) => Ok(CommandKind::MigrateBooks),
                BOOKS => Err(Unreadable::Malformed),
                _ => Err(Unreadable::Newer),
            }
        }
    };
}

const IMPORT: (&str, u16) = ("importPeople", 1);
const BOOKS: (&str, u16) = ("migrateBooks", 1);

wire! {
    "editFirm" 1 => EditFirm as firm::EditFirmDef,
    "changeSettings" 1 => ChangeSettings as firm::ChangeSettingsDef,
    "changeTerms" 1 => ChangeTerms as firm::ChangeTermsDef,
    "announce" 1 => Announce as firm::AnnounceDef,
    "export" 1 => Export as firm::ExportDef,
    "undo" 1 => UndoCommand as firm::UndoCommandDef,
    "addPerson" 1 => AddPerson as people::AddPersonDef,
    "editProfile" 1 => EditProfile as people::EditProfileDef,
    "editPoints" 1 => EditPoints as people::EditPointsDef,
    "setPicture" 1 => SetPicture as people::SetPictureDef,
    "suspend" 1 => Suspend as people::SuspendDef,
    "unsuspend" 1 => Unsuspend as people::UnsuspendDef,
    "deactivate" 1 => Deactivate as people::DeactivateDef,
    "restore" 1 => Restore as people::RestoreDef,
    "freeEmail" 1 => FreeEmail as people::FreeEmailDef,
    "erase" 1 => Erase as people::EraseDef,
    "mergePeople" 1 => MergePeople as merge::MergePeopleDef,
    "dismissPair" 1 => DismissPair as merge::DismissPairDef,
    "createTeam" 1 => CreateTeam as teams::CreateTeamDef,
    "editTeam" 1 => EditTeam as teams::EditTeamDef,
    "addMembers" 1 => AddMembers as teams::AddMembersDef,
    "removeMembers" 1 => RemoveMembers as teams::RemoveMembersDef,
    "moveMembers" 1 => MoveMembers as teams::MoveMembersDef,
    "setLead" 1 => SetLead as teams::SetLeadDef,
    "deleteTeam" 1 => DeleteTeam as teams::DeleteTeamDef,
    "setDefaultTeam" 1 => SetDefaultTeam as teams::SetDefaultTeamDef,
    "createGroup" 1 => CreateGroup as teams::CreateGroupDef,
    "editGroup" 1 => EditGroup as teams::EditGroupDef,
    "deleteGroup" 1 => DeleteGroup as teams::DeleteGroupDef,
    "addToGroup" 1 => AddToGroup as teams::AddToGroupDef,
    "removeFromGroup" 1 => RemoveFromGroup as teams::RemoveFromGroupDef,
    "invite" 1 => Invite as invitations::InviteDef,
    "resend" 1 => Resend as invitations::ResendDef,
    "revoke" 1 => Revoke as invitations::RevokeDef,
    "recordAcceptance" 1 => RecordAcceptance as invitations::RecordAcceptanceDef,
    "recordDecline" 1 => RecordDecline as invitations::RecordDeclineDef,
    "recordBounce" 1 => RecordBounce as invitations::RecordBounceDef,
    ;
    CreateFirm,
    Remind,
    Expire,
    TellWeek,
    NoteDevice,
}

impl WireCommand {
    /// A command for the wire; `None` of the commands that no device may send.
    pub fn of(id: CommandId, at: chrono::DateTime<chrono::Utc>, expect: &[Expect], kind: &CommandKind) -> Option<Self> {
        let (kind, v, p) = encode(kind)?;
        Some(Self {
            id,
            at,
            kind: kind.to_owned(),
            v,
            expect: expect.to_vec(),
            p,
        })
    }

    /// An import of which no hub has the rows: one that was judged is answered with what was said then, and one that
    /// was not is malformed, now and later.
    pub fn without_rows(id: CommandId, at: chrono::DateTime<chrono::Utc>, file: &str) -> Option<Self> {
        Some(Self {
            id,
            at,
            kind: IMPORT.0.to_owned(),
            v: IMPORT.1,
            expect: Vec::new(),
            p: serde_json::to_value(Import::without_rows(file)).ok()?,
        })
    }

    /// Whether it is an import, whose rows were uploaded before it.
    pub fn is_import(&self) -> bool {
        self.kind == IMPORT.0
    }

    /// What is asked for. An import also needs the `rows` that were uploaded before it.
    ///
    /// # Errors
    /// If the kind or its version is not known here, or the payload is not well-formed.
    pub fn read(self, rows: Option<Arc<Vec<StagedRow>>>) -> Result<CommandKind, Unreadable> {
        decode(&self.kind, self.v, self.p, rows)
    }
}
