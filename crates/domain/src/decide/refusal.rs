//! Why a command does not happen. Each refusal carries what its sentence needs to name the cure.

use crate::expect::Field;
use crate::ids::{CommandId, TeamId, UserId};
use crate::named::Named;
use crate::people::Status;

/// Closed: a new variant finds every place that must know it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Refusal {
    /// The actor is no active administrator.
    NotAllowed,
    /// Only a system administrator may do this.
    SystemAdministratorNeeded,
    /// A name is needed.
    NameMissing,
    /// Staff need an address.
    EmailMissing,
    /// The person could not be reached: neither address nor number.
    ContactMissing,
    /// A text is longer than its field.
    TooLong {
        field: Field,
        /// Most characters it may have.
        max: usize,
    },
    /// The address belongs to another person, maybe an inactive one.
    EmailTaken {
        /// The holder.
        by: Named<UserId>,
        /// The holder's status.
        status: Status,
    },
    /// The identifier belongs to another person.
    IdentifierTaken {
        /// The holder.
        by: Named<UserId>,
    },
    /// The team identifier belongs to another team.
    TeamIdentifierTaken {
        /// The holder.
        by: Named<TeamId>,
    },
    /// The firm would have no active system administrator.
    LastSystemAdministrator,
    /// The actor's own role cannot be changed by the actor.
    OwnRole,
    /// The actor cannot suspend or deactivate themselves.
    Yourself,
    /// These people are not in a state for it.
    WrongState {
        users: Vec<Named<UserId>>,
        /// The state they would have to be in.
        needed: Status,
    },
    /// Teams with clients would be left without active staff while the suspension lasts. The command can
    /// be repeated with [`uncovering`](crate::command::Suspend::uncovering).
    Uncovers { teams: Vec<Named<TeamId>> },
    /// Staff and clients cannot be merged with each other.
    NotTheSameSide { users: Vec<Named<UserId>> },
    /// A record is merged with one other record at a time.
    NamedTwice {
        /// The people who are named twice.
        users: Vec<Named<UserId>>,
    },
    /// Clients and partners have no role.
    RoleOfClient { user: Named<UserId> },
    /// Client groups have no members of staff.
    OnlyClients {
        /// Those who are staff.
        users: Vec<Named<UserId>>,
    },
    /// A person's last public number or address cannot be removed.
    LastPoint {
        /// Whether it is the number.
        phone: bool,
    },
    /// A person's public contact details are too many.
    TooManyPoints {
        /// Most there may be.
        max: usize,
    },
    /// A team with clients needs an active member of staff.
    NoActiveStaff { team: Named<TeamId> },
    /// The only active members of staff of teams with clients cannot leave them.
    LastActiveStaff { teams: Vec<Named<TeamId>> },
    /// A client is always in at least one team.
    LastTeam {
        /// The clients.
        users: Vec<Named<UserId>>,
    },
    /// Clients of a team that is to be deleted have no other team, and the command names none.
    NoOtherTeam {
        /// Some of them.
        users: Vec<Named<UserId>>,
        /// How many there are in all.
        total: u64,
    },
    /// The default team cannot be deleted before another team is the default.
    DefaultTeamStays { team: Named<TeamId> },
    /// An invitation is a mail: these people have no address.
    NoAddress { users: Vec<Named<UserId>> },
    /// The firm invites with a second step: these people have no phone number to send a code to.
    PhoneMissing { users: Vec<Named<UserId>> },
    /// It is not the code of the newest mail.
    WrongCode,
    /// Another person in the firm has this username.
    UsernameTaken,
    /// The accepted terms are no longer the current ones.
    TermsChanged,
    /// The invitation of these people was revoked: they never joined, so they cannot be restored.
    Revoked { users: Vec<Named<UserId>> },
    /// No invitation has its mail due or its days over.
    NothingDue,
    /// An announcement needs a title and a text.
    TextMissing,
    /// None of the recipients is active.
    NoActiveRecipients,
    /// A mail left already and cannot be fetched back.
    MailSent,
    /// Inactive people join no team.
    UserInactive { user: Named<UserId> },
    /// The firm keeps no contact books, or the person is no client.
    NoBooks,
    /// There is no default team.
    DefaultTeamMissing,
    /// A field changed since the actor saw it.
    Conflict {
        field: Field,
        /// What the actor saw.
        base: String,
        /// The text in it now.
        theirs: String,
    },
    /// The record does not exist, or no longer does.
    UnknownRecord,
    /// The firm exists already.
    FirmExists,
    /// The file has no data row.
    EmptyImport,
    /// The file has more rows than the firm imports at once.
    TooManyRows {
        /// Its name.
        file: String,
        /// How many it has.
        rows: u32,
        /// How many it may have.
        limit: u32,
    },
    /// Records changed after the command that should be undone.
    ChangedSince {
        /// Some of them, by name.
        items: Vec<String>,
        /// How many there are in all.
        total: u64,
    },
    /// It was undone before.
    AlreadyUndone {
        /// By which command.
        by: CommandId,
    },
    /// Its time for undoing is over.
    TooOld {
        /// Days it could be undone.
        days: u32,
    },
    /// This kind of command cannot be undone.
    NotUndoable,
}
