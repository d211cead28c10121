//! Why a command does not happen. Each refusal carries what its sentence needs to name the cure.

use crate::expect::Field;
use crate::ids::{CommandId, TeamId, UserId};
use crate::named::Named;
use crate::people::Status;

/// Closed: a new variant finds every place that must know it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// The actor is no active administrator.
    NotAllowed,
    /// Only a system administrator may do this.
    SystemAdministratorNeeded,
    /// A name is needed.
    NameMissing,
    /// Staff need an address.
    EmailMissing,
    /// Neither an address nor a number: nobody could be reached.
    ContactMissing,
    /// A text is longer than its field.
    TooLong {
        /// Which.
        field: Field,
        /// Most characters it may have.
        max: usize,
    },
    /// The address belongs to somebody else, an inactive person included.
    EmailTaken {
        /// To whom.
        by: Named<UserId>,
        /// Where they stand.
        status: Status,
    },
    /// The identifier belongs to somebody else.
    IdentifierTaken {
        /// To whom.
        by: Named<UserId>,
    },
    /// The team identifier belongs to another team.
    TeamIdentifierTaken {
        /// To which.
        by: Named<TeamId>,
    },
    /// The firm would have no active system administrator.
    LastSystemAdministrator,
    /// Nobody changes their own role.
    OwnRole,
    /// Nobody suspends or deactivates themself.
    Yourself,
    /// These people are not in a state for it.
    WrongState {
        /// Who.
        users: Vec<Named<UserId>>,
        /// The state they would have to be in.
        needed: Status,
    },
    /// Teams with clients would be left without active staff, for as long as it lasts. The command can
    /// be repeated with that in mind.
    Uncovers {
        /// The teams.
        teams: Vec<Named<TeamId>>,
    },
    /// Of a member of staff and a client there is never one record.
    NotTheSameSide {
        /// Who.
        users: Vec<Named<UserId>>,
    },
    /// A record can be made one with another one, and with one of them at a time.
    NamedTwice {
        /// Which.
        users: Vec<Named<UserId>>,
    },
    /// Clients and partners have no role.
    RoleOfClient {
        /// Who.
        user: Named<UserId>,
    },
    /// Client groups have no members of staff.
    OnlyClients {
        /// Who is one.
        users: Vec<Named<UserId>>,
    },
    /// Somebody's last public number, or their last public address, stays.
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
    NoActiveStaff {
        /// The team.
        team: Named<TeamId>,
    },
    /// The only active members of staff of teams with clients cannot leave them.
    LastActiveStaff {
        /// The teams.
        teams: Vec<Named<TeamId>>,
    },
    /// A client is always in at least one team.
    LastTeam {
        /// The clients.
        users: Vec<Named<UserId>>,
    },
    /// Clients of a team that is to go have no other team, and nobody said where they go.
    NoOtherTeam {
        /// Some of them.
        users: Vec<Named<UserId>>,
        /// How many there are in all.
        total: u64,
    },
    /// The default team cannot go before another is the default.
    DefaultTeamStays {
        /// The team.
        team: Named<TeamId>,
    },
    /// An invitation is a mail: these people have no address.
    NoAddress {
        /// Who.
        users: Vec<Named<UserId>>,
    },
    /// The firm invites with a second step: these people have no phone number to send a code to.
    PhoneMissing {
        /// Who.
        users: Vec<Named<UserId>>,
    },
    /// It is not the code of the newest mail.
    WrongCode,
    /// Somebody else in the firm has this username.
    UsernameTaken,
    /// The terms that were accepted are no longer those that stand.
    TermsChanged,
    /// The invitation of these people was taken back: they never came, so they cannot come back.
    TakenBack {
        /// Who.
        users: Vec<Named<UserId>>,
    },
    /// No invitation has its mail due or its days over.
    NothingDue,
    /// Words to many need a title and a text.
    TextMissing,
    /// Nobody for whom the words are is here.
    NobodyThere,
    /// A mail left already and cannot be fetched back.
    MailLeft,
    /// Inactive people join no team.
    UserInactive {
        /// Who.
        user: Named<UserId>,
    },
    /// The firm keeps no contact books, or somebody who is no client was to have one.
    NoBooks,
    /// There is no default team.
    DefaultTeamMissing,
    /// A field changed since the actor saw it.
    Conflict {
        /// Which.
        field: Field,
        /// What the actor saw.
        base: String,
        /// What stands there now.
        theirs: String,
    },
    /// The record is not there (any more).
    UnknownRecord,
    /// The firm exists already.
    FirmExists,
    /// The file has no data row.
    EmptyImport,
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
