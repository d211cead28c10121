//! Commands: the only way anything changes. A command has an id, an actor and a time, commits
//! whole or leaves nothing, and can be named later in order to undo it.

mod export;
mod firm;
mod merging;

use chrono::{DateTime, Utc};

use crate::books::NewBook;
use crate::email::EmailAddress;
pub use crate::expect::{Expect, Field};
use crate::firm::Firm;
pub use crate::groups::{CreateGroup, EditGroup, GroupMembers};
use crate::identifier::{Identifier, TeamIdentifier};
use crate::ids::{CommandId, GroupId, PointId, TeamId, UserId};
use crate::import::ImportPeople;
use crate::invitation_code::CodeHash;
use crate::joining::Joined;
pub use crate::merging::{Merge, Take};
pub use crate::notice::Audience;
use crate::people::{Kind, PhoneValue, Role};
use crate::person_name::PersonName;
use crate::picture::SetPicture;
pub use crate::points::{EditPoints, PointWish};
use crate::settings::InvitationRule;

pub use export::Export;
pub use firm::EditFirm;
pub use merging::DismissPair;

/// A wish of an actor, to be judged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Command {
    /// Key, made by whoever sends it: a command that arrives twice is done once.
    pub id: CommandId,
    /// Who wishes.
    pub actor: UserId,
    /// When the actor wished it, by their own clock.
    pub at: DateTime<Utc>,
    /// What the actor saw in the fields they changed.
    pub expect: Vec<Expect>,
    /// The wish.
    pub kind: CommandKind,
}

/// What can be wished.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CommandKind {
    /// Founds the firm with its first system administrator and its default team.
    CreateFirm(Box<CreateFirm>),
    /// Adds a person by hand.
    AddPerson(Box<AddPerson>),
    /// Makes a client team.
    CreateTeam(CreateTeam),
    /// Changes a team's texts, or whether its clients see each other.
    EditTeam(EditTeam),
    /// Puts people into a team.
    AddMembers(Members),
    /// Takes people out of a team.
    RemoveMembers(Members),
    /// Puts people of one team into another, in one step.
    MoveMembers(MoveMembers),
    /// Takes a team away.
    DeleteTeam(DeleteTeam),
    /// Makes a team the one for people without a team.
    SetDefaultTeam(TeamId),
    /// Changes a person's details.
    EditProfile(Box<EditProfile>),
    /// Changes a person's public contact details; everybody may change their own.
    EditPoints(EditPoints),
    /// Makes a client group.
    CreateGroup(CreateGroup),
    /// Gives a client group another name.
    EditGroup(EditGroup),
    /// Takes a client group away; its people stay.
    DeleteGroup(GroupId),
    /// Puts clients into a group.
    AddToGroup(GroupMembers),
    /// Takes clients out of a group.
    RemoveFromGroup(GroupMembers),
    /// Gives a person another picture, or takes it away.
    SetPicture(SetPicture),
    /// Locks people out for a while; they stay where they are.
    Suspend(Suspend),
    /// Lets suspended people in again.
    Unsuspend(Vec<UserId>),
    /// Lets people go: off every list and out of their teams. Their addresses stay taken.
    Deactivate(Vec<UserId>),
    /// Takes people back who had left.
    Restore(Vec<UserId>),
    /// Gives away the address of somebody who has left.
    FreeEmail(UserId),
    /// Removes people for good who were never invited or have left, with everything that tells of
    /// them; this cannot be undone.
    Erase(Vec<UserId>),
    /// Invites people by mail to whom nothing was sent so far.
    Invite(Invite),
    /// Sends people's invitation once more, now; thirty new days begin.
    Resend(Resend),
    /// Takes invitations back: off every list and out of their teams, and their address and
    /// identifier are free again.
    Revoke(Vec<UserId>),
    /// Notes that somebody has accepted.
    RecordAcceptance(RecordAcceptance),
    /// Notes that somebody does not want to come.
    RecordDecline(UserId),
    /// Notes that somebody's mail came back.
    RecordBounce(RecordBounce),
    /// Sends the daily mails that are due; only the firm itself does.
    Remind,
    /// Ends the invitations whose thirty days are over; only the firm itself does.
    Expire,
    /// Changes how the firm invites.
    ChangeSettings(ChangeSettings),
    /// Gives up contact books: all clients come into the default team, all other teams go
    /// (domain.md 3.3).
    MigrateBooks,
    /// Tells many people something.
    Announce(Announce),
    /// Tells administrators how the firm stands; only the firm itself does.
    TellWeek,
    /// Writes the firm's terms anew; empty takes them away.
    ChangeTerms(String),
    /// Changes the firm's own record.
    EditFirm(EditFirm),
    /// Brings in a file of clients.
    ImportPeople(ImportPeople),
    /// Makes one record of two, once or for several pairs.
    MergePeople(Vec<Merge>),
    /// Remembers that two records are not one person's.
    DismissPair(DismissPair),
    /// Notes that a file with the firm's data is written, for whoever asks later who has one.
    Export(Export),
    /// Takes back what an earlier command did; undoing an undo does it again.
    UndoCommand(CommandId),
}

/// See [`CommandKind::CreateFirm`]. The command's actor becomes the founder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CreateFirm {
    /// The firm.
    pub firm: Firm,
    /// The founder's name.
    pub founder: PersonName,
    /// The founder's address.
    pub email: EmailAddress,
    /// Key of the founder's public address.
    pub email_point: PointId,
    /// Key of the default team.
    pub team: TeamId,
    /// Name of the default team, in the founder's language.
    pub team_name: String,
}

/// See [`CommandKind::AddPerson`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AddPerson {
    /// Key of the new record.
    pub user: UserId,
    /// As what they come.
    pub newcomer: Newcomer,
    /// Name.
    pub name: PersonName,
    /// Names between the first name and the family name; may be empty.
    pub middle_names: String,
    /// Job title; of a client it says "Client" if it is empty.
    pub job_title: String,
    /// Company; may be empty.
    pub company: String,
    /// Address; staff have one, of others a number is enough.
    pub email: Option<EmailAddress>,
    /// Number.
    pub phone: Option<PhoneValue>,
    /// Key in the firm's own system.
    pub identifier: Option<Identifier>,
    /// Teams; none means the default team, unless they come with a book.
    pub teams: Vec<TeamId>,
    /// A contact book made for them; only for clients and partners of a firm that keeps books.
    pub book: Option<NewBook>,
    /// How they come.
    pub arrival: Arrival,
    /// What the firm notes about them; may be empty.
    pub note: String,
    /// Keys of the public address and number.
    pub points: [PointId; 2],
}

/// As what somebody comes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Newcomer {
    /// To work for the firm, with what they may do.
    Staff(Role),
    /// To be served by it.
    Client,
    /// To work with it.
    Partner,
}

impl Newcomer {
    /// The kind of the new record.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Staff(role) => Kind::Staff(role),
            Self::Client => Kind::Client,
            Self::Partner => Kind::Partner,
        }
    }
}

/// How somebody comes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Arrival {
    /// Added, nothing sent: they are here once they say so themselves.
    Quiet,
    /// Added and invited by mail, with these words above the mail's own; may be empty.
    Invited(String),
    /// The administrator vouches that the person is here now.
    Present,
}

/// See [`CommandKind::CreateTeam`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CreateTeam {
    /// Key of the new team.
    pub team: TeamId,
    /// Name.
    pub name: String,
    /// Short name for spreadsheets.
    pub identifier: Option<TeamIdentifier>,
    /// What it is for; may be empty.
    pub description: String,
    /// First members.
    pub members: Vec<UserId>,
}

/// See [`CommandKind::EditTeam`]. Absent fields stay.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EditTeam {
    /// Which.
    pub team: TeamId,
    /// New name.
    pub name: Option<String>,
    /// New short name; `Some(None)` takes it away.
    pub identifier: Option<Option<TeamIdentifier>>,
    /// New description.
    pub description: Option<String>,
    /// Whether its clients and partners see each other from now on.
    pub shared: Option<bool>,
}

/// See [`CommandKind::Suspend`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suspend {
    /// Whom.
    pub users: Vec<UserId>,
    /// Also if teams with clients are left without active staff, which the actor was told.
    pub uncovering: bool,
}

/// People and the team they come into or leave.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Members {
    /// The team.
    pub team: TeamId,
    /// The people.
    pub users: Vec<UserId>,
}

/// See [`CommandKind::MoveMembers`]. People who are not in the first team stay where they are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MoveMembers {
    /// The team they leave.
    pub from: TeamId,
    /// The team they come into.
    pub to: TeamId,
    /// The people.
    pub users: Vec<UserId>,
}

/// See [`CommandKind::DeleteTeam`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DeleteTeam {
    /// The team.
    pub team: TeamId,
    /// Where its clients go who are in no other team; needed if there are any.
    pub clients_to: Option<TeamId>,
}

/// See [`CommandKind::Invite`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Invite {
    /// Whom.
    pub users: Vec<UserId>,
    /// Words above the mail's own; may be empty.
    pub message: String,
}

/// See [`CommandKind::Resend`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Resend {
    /// Whom.
    pub users: Vec<UserId>,
    /// New words above the mail's own; `None` keeps those of before.
    pub message: Option<String>,
}

/// See [`CommandKind::RecordAcceptance`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecordAcceptance {
    /// Who accepts.
    pub user: UserId,
    /// How the actor knows.
    pub proof: Proof,
}

/// How an administrator knows that somebody accepts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Proof {
    /// They told the code of their newest mail.
    Code(CodeHash),
    /// They said so in person.
    InPerson,
    /// They sat down here and joined by themself.
    Joined(Box<Joined>),
}

impl Proof {
    /// The code that was told, if there was one.
    pub const fn code(&self) -> Option<CodeHash> {
        match self {
            Self::Code(code) => Some(*code),
            Self::Joined(joined) => Some(joined.code),
            Self::InPerson => None,
        }
    }
}

/// See [`CommandKind::RecordBounce`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecordBounce {
    /// Whose mail.
    pub user: UserId,
    /// What the other side's server said; may be empty.
    pub reason: String,
}

/// See [`CommandKind::ChangeSettings`]. Absent fields stay.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct ChangeSettings {
    /// What inviting staff needs.
    pub staff: Option<InvitationRule>,
    /// What inviting clients and partners needs.
    pub clients: Option<InvitationRule>,
    /// Whether invitations are repeated daily.
    pub reminders: Option<bool>,
    /// Whether every client comes with a contact book of their own.
    pub books: Option<bool>,
    /// What a client is told when they join.
    pub welcome: Option<String>,
}

/// See [`CommandKind::Announce`]. `<First Name>` and `<Last Name>` in it become the reader's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Announce {
    /// In one line.
    pub title: String,
    /// In full.
    pub text: String,
    /// To whom.
    pub to: Audience,
}

/// See [`CommandKind::EditProfile`]. Absent fields stay.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EditProfile {
    /// Whom.
    pub user: UserId,
    /// New first name, may be empty.
    pub given: Option<String>,
    /// New family name, may be empty.
    pub family: Option<String>,
    /// New middle names, may be empty.
    pub middle_names: Option<String>,
    /// New job title.
    pub job_title: Option<String>,
    /// New company, may be empty.
    pub company: Option<String>,
    /// New note; an empty one takes the note away.
    pub note: Option<String>,
    /// New address.
    pub email: Option<EmailAddress>,
    /// New number; `Some(None)` takes it away.
    pub phone: Option<Option<PhoneValue>>,
    /// New key in the firm's own system; `Some(None)` takes it away.
    pub identifier: Option<Option<Identifier>>,
    /// New role.
    pub role: Option<Role>,
    /// Keys for a public address and number, if they are new.
    pub points: [PointId; 2],
}
