//! Refusals on the wire: the code and what its sentence names, so that the window and the command line tell
//! them with the sentences they have. A hub names only people the actor may see now.

use domain::command::Field;
use domain::decide::Refusal;
use domain::ids::{CommandId, TeamId, UserId};
use domain::named::Named;
use domain::people::Status;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_with::{DeserializeAs, SerializeAs, serde_as};

use crate::adapt::{Code, Pairwise, Text, adapter};

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Refusal", rename_all = "camelCase")]
enum RefusalDef {
    NotAllowed,
    SystemAdministratorNeeded,
    NameMissing,
    EmailMissing,
    ContactMissing,
    TooLong {
        #[serde_as(as = "Code")]
        field: Field,
        max: usize,
    },
    EmailTaken {
        #[serde_as(as = "Pairwise")]
        by: Named<UserId>,
        #[serde_as(as = "Code")]
        status: Status,
    },
    IdentifierTaken {
        #[serde_as(as = "Pairwise")]
        by: Named<UserId>,
    },
    TeamIdentifierTaken {
        #[serde_as(as = "Pairwise")]
        by: Named<TeamId>,
    },
    LastSystemAdministrator,
    OwnRole,
    Yourself,
    WrongState {
        #[serde_as(as = "Vec<Pairwise>")]
        users: Vec<Named<UserId>>,
        #[serde_as(as = "Code")]
        needed: Status,
    },
    Uncovers {
        #[serde_as(as = "Vec<Pairwise>")]
        teams: Vec<Named<TeamId>>,
    },
    NotTheSameSide {
        #[serde_as(as = "Vec<Pairwise>")]
        users: Vec<Named<UserId>>,
    },
    NamedTwice {
        #[serde_as(as = "Vec<Pairwise>")]
        users: Vec<Named<UserId>>,
    },
    RoleOfClient {
        #[serde_as(as = "Pairwise")]
        user: Named<UserId>,
    },
    OnlyClients {
        #[serde_as(as = "Vec<Pairwise>")]
        users: Vec<Named<UserId>>,
    },
    LastPoint {
        phone: bool,
    },
    TooManyPoints {
        max: usize,
    },
    NoActiveStaff {
        #[serde_as(as = "Pairwise")]
        team: Named<TeamId>,
    },
    LastActiveStaff {
        #[serde_as(as = "Vec<Pairwise>")]
        teams: Vec<Named<TeamId>>,
    },
    LastTeam {
        #[serde_as(as = "Vec<Pairwise>")]
        users: Vec<Named<UserId>>,
    },
    NoOtherTeam {
        #[serde_as(as = "Vec<Pairwise>")]
        users: Vec<Named<UserId>>,
        total: u64,
    },
    DefaultTeamStays {
        #[serde_as(as = "Pairwise")]
        team: Named<TeamId>,
    },
    NoAddress {
        #[serde_as(as = "Vec<Pairwise>")]
        users: Vec<Named<UserId>>,
    },
    PhoneMissing {
        #[serde_as(as = "Vec<Pairwise>")]
        users: Vec<Named<UserId>>,
    },
    WrongCode,
    UsernameTaken,
    TermsChanged,
    Revoked {
        #[serde_as(as = "Vec<Pairwise>")]
        users: Vec<Named<UserId>>,
    },
    NothingDue,
    TextMissing,
    NoActiveRecipients,
    MailSent,
    UserInactive {
        #[serde_as(as = "Pairwise")]
        user: Named<UserId>,
    },
    NoBooks,
    DefaultTeamMissing,
    Conflict {
        #[serde_as(as = "Code")]
        field: Field,
        base: String,
        theirs: String,
    },
    UnknownRecord,
    FirmExists,
    EmptyImport,
    TooManyRows {
        file: String,
        rows: u32,
        limit: u32,
    },
    ChangedSince {
        items: Vec<String>,
        total: u64,
    },
    AlreadyUndone {
        #[serde_as(as = "Text")]
        by: CommandId,
    },
    TooOld {
        days: u32,
    },
    NotUndoable,
}

adapter!(Refused: RefusalDef for Refusal);
