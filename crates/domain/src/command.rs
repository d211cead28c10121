//! Commands: the only way anything changes. A command has an id, an actor and a time, commits
//! whole or leaves nothing, and can be named later in order to undo it.
//!
//! The one list of them is below. What belongs to a single command is with its payload, in `acts`.

use chrono::{DateTime, Utc};

use crate::acts::{Act, Case};
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::facts::Facts;
use crate::ids::{CommandId, UserId};
use crate::needs::Needs;
use crate::people::UserCard;
use crate::verb::Verb;

use crate::acts::announce::TellWeek;
use crate::acts::books::MigrateBooks;
use crate::acts::invitations::daily::{Expire, Remind};

pub use crate::acts::announce::Announce;
pub use crate::acts::devices::{DeviceNote, NoteDevice};
pub use crate::acts::export::Export;
pub use crate::acts::firm::{CreateFirm, EditFirm};
pub use crate::acts::groups::{AddToGroup, CreateGroup, DeleteGroup, EditGroup, GroupMembers, RemoveFromGroup};
pub use crate::acts::imports::ImportPeople;
pub use crate::acts::invitations::answers::{Proof, RecordAcceptance, RecordBounce, RecordDecline};
pub use crate::acts::invitations::{Invite, Resend, Revoke};
pub use crate::acts::label::Label;
pub use crate::acts::merge::{DismissPair, MergePeople};
pub use crate::acts::people::add::{AddPerson, Arrival, Newcomer};
pub use crate::acts::people::edit::EditProfile;
pub use crate::acts::people::erase::Erase;
pub use crate::acts::people::picture::SetPicture;
pub use crate::acts::people::points::{EditPoints, PointEntry};
pub use crate::acts::people::status::{Deactivate, FreeEmail, Restore, Suspend, Unsuspend};
pub use crate::acts::settings::ChangeTerms;
pub use crate::acts::teams::{
    AddMembers, CreateTeam, DeleteTeam, EditTeam, Members, MoveMembers, RemoveMembers, SetDefaultTeam, SetLead,
};
pub use crate::acts::undo::UndoCommand;
pub use crate::expect::{Expect, Field};
pub use crate::merge::{Merge, Take};
pub use crate::notice::Audience;
pub use crate::settings::ChangeSettings;

/// What an actor asks for, to be judged.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Command {
    /// Key, made by the sender: a command that arrives twice is done once.
    pub id: CommandId,
    pub actor: UserId,
    /// The time, by the actor's own clock.
    pub at: DateTime<Utc>,
    /// What the actor saw in the fields they changed.
    pub expect: Vec<Expect>,
    /// What is asked for.
    pub kind: CommandKind,
}

impl Command {
    /// The facts this command is judged by when the firm's last command is number `head`.
    pub fn needs(&self, head: i64) -> Needs<'_> {
        let mut needs = Needs {
            head,
            ..Needs::default()
        };
        self.kind.needs(&mut needs);
        needs
    }
}

/// Makes [`CommandKind`] of a list of payloads, and passes its methods on to them. After the semicolon
/// come the commands that say nothing but their name.
macro_rules! acts {
    (
        $($(#[$doc:meta])* $name:ident($payload:ty),)*;
        $($(#[$unit_doc:meta])* $unit:ident,)*
    ) => {
        /// What can be asked for.
        #[derive(Clone, PartialEq, Eq, Debug)]
        pub enum CommandKind {
            $($(#[$doc])* $name($payload),)*
            $($(#[$unit_doc])* $unit,)*
        }

        impl CommandKind {
            /// The name of the command.
            pub fn verb(&self) -> Verb {
                match self {
                    $(Self::$name(act) => act.verb(),)*
                    $(Self::$unit => $unit.verb(),)*
                }
            }

            /// What the audit and the undo list show beside the verb.
            pub fn label(&self, facts: &Facts) -> Label {
                match self {
                    $(Self::$name(act) => act.label(facts),)*
                    $(Self::$unit => $unit.label(facts),)*
                }
            }

            fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
                match self {
                    $(Self::$name(act) => act.needs(needs),)*
                    $(Self::$unit => $unit.needs(needs),)*
                }
            }

            pub(crate) fn creates(&self, user: UserId) -> bool {
                match self {
                    $(Self::$name(act) => act.creates(user),)*
                    $(Self::$unit => $unit.creates(user),)*
                }
            }

            pub(crate) fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
                match self {
                    $(Self::$name(act) => act.judge(admin, case),)*
                    $(Self::$unit => $unit.judge(admin, case),)*
                }
            }

            pub(crate) fn judge_as_firm(self, case: &Case<'_>) -> Result<Accepted, Stop> {
                match self {
                    $(Self::$name(act) => act.judge_as_firm(case),)*
                    $(Self::$unit => $unit.judge_as_firm(case),)*
                }
            }

            pub(crate) fn judge_own(self, actor: &UserCard, case: &Case<'_>) -> Result<Accepted, Stop> {
                match self {
                    $(Self::$name(act) => act.judge_own(actor, case),)*
                    $(Self::$unit => $unit.judge_own(actor, case),)*
                }
            }

            pub(crate) fn judge_invited(self, actor: &UserCard, case: &Case<'_>) -> Result<Accepted, Stop> {
                match self {
                    $(Self::$name(act) => act.judge_invited(actor, case),)*
                    $(Self::$unit => $unit.judge_invited(actor, case),)*
                }
            }
        }
    };
}

acts! {
    /// Founds the firm with its first system administrator and its default team.
    CreateFirm(Box<CreateFirm>),
    /// Changes the firm's own record.
    EditFirm(EditFirm),
    /// Changes how the firm invites.
    ChangeSettings(ChangeSettings),
    /// Replaces the firm's terms; an empty text removes them.
    ChangeTerms(ChangeTerms),
    /// Adds a person by hand.
    AddPerson(Box<AddPerson>),
    /// Changes a person's details.
    EditProfile(Box<EditProfile>),
    /// Changes a person's public contact details; everybody may change their own.
    EditPoints(EditPoints),
    /// Replaces or removes a person's picture; everybody may change their own.
    SetPicture(SetPicture),
    /// Suspends people; they keep their teams.
    Suspend(Suspend),
    /// Makes suspended people active again.
    Unsuspend(Unsuspend),
    /// Deactivates people: they leave every list and their teams. Their addresses stay taken.
    Deactivate(Deactivate),
    /// Restores deactivated people.
    Restore(Restore),
    /// Frees the address of a deactivated person.
    FreeEmail(FreeEmail),
    /// Removes people for good who were never invited or are inactive, with everything that tells of
    /// them; this cannot be undone.
    Erase(Erase),
    /// Makes one record of two, once or for several pairs.
    MergePeople(MergePeople),
    /// Remembers that two records belong to different people.
    DismissPair(DismissPair),
    /// Creates a client team.
    CreateTeam(CreateTeam),
    /// Changes a team's texts, or whether its clients see each other.
    EditTeam(EditTeam),
    /// Puts people into a team.
    AddMembers(AddMembers),
    /// Takes people out of a team.
    RemoveMembers(RemoveMembers),
    /// Moves people from one team to another, in one step.
    MoveMembers(MoveMembers),
    /// Makes a member lead of a team, or ends that.
    SetLead(SetLead),
    /// Deletes a team.
    DeleteTeam(DeleteTeam),
    /// Makes a team the one for people without a team.
    SetDefaultTeam(SetDefaultTeam),
    /// Creates a client group.
    CreateGroup(CreateGroup),
    /// Renames a client group.
    EditGroup(EditGroup),
    /// Deletes a client group; its people stay.
    DeleteGroup(DeleteGroup),
    /// Puts clients into a group.
    AddToGroup(AddToGroup),
    /// Takes clients out of a group.
    RemoveFromGroup(RemoveFromGroup),
    /// Invites people by mail who have not been sent anything yet.
    Invite(Invite),
    /// Sends people's invitations again, now; thirty new days begin.
    Resend(Resend),
    /// Revokes invitations: the people leave every list and their teams, and their addresses and
    /// identifiers are free again.
    Revoke(Revoke),
    /// Notes that a person has accepted.
    RecordAcceptance(RecordAcceptance),
    /// Notes that a person has declined.
    RecordDecline(RecordDecline),
    /// Notes that a person's mail came back.
    RecordBounce(RecordBounce),
    /// Sends an announcement to many people.
    Announce(Announce),
    /// Imports a file of clients.
    ImportPeople(ImportPeople),
    /// Notes that a file with the firm's data is written, so that the audit tells who has one.
    Export(Export),
    /// Notes in the audit what happened to a person's devices; only a hub gives it.
    NoteDevice(NoteDevice),
    /// Undoes an earlier command; undoing an undo does it again.
    UndoCommand(UndoCommand),
    ;
    /// Sends the daily mails that are due; only the firm itself does.
    Remind,
    /// Ends the invitations whose thirty days are over; only the firm itself does.
    Expire,
    /// Tells administrators the figures of the week; only the firm itself does.
    TellWeek,
    /// Gives up contact books: all clients come into the default team, all other teams are deleted
    /// (domain.md 3.3).
    MigrateBooks,
}
