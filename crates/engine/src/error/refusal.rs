//! A refusal of the rules, as the window gets it.

use domain::command::Field;
use domain::decide::Refusal;
use domain::named::Named;
use serde::Serialize;
use ts_rs::TS;

use crate::code::Code;
use crate::view::NamedView;

/// A refusal with the parameters of its sentence; [`Refusal`] says what each means.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(rename = "Refusal")]
#[expect(missing_docs, reason = "the rules' own type has them")]
pub enum RefusalView {
    NotAllowed,
    SystemAdministratorNeeded,
    NameMissing,
    /// Staff need an e-mail address.
    EmailMissing,
    /// Neither an address nor a number.
    ContactMissing,
    TooLong {
        field: Code<Field>,
        max: u32,
    },
    EmailTaken {
        by: NamedView,
        status: crate::view::StatusView,
    },
    IdentifierTaken {
        by: NamedView,
    },
    TeamIdentifierTaken {
        by: NamedView,
    },
    LastSystemAdministrator,
    OwnRole,
    Yourself,
    WrongState {
        users: Vec<NamedView>,
        needed: crate::view::StatusView,
    },
    Uncovers {
        teams: Vec<NamedView>,
    },
    NotTheSameSide {
        users: Vec<NamedView>,
    },
    NamedTwice {
        users: Vec<NamedView>,
    },
    RoleOfClient {
        user: NamedView,
    },
    OnlyClients {
        users: Vec<NamedView>,
    },
    LastPoint {
        phone: bool,
    },
    TooManyPoints {
        max: u32,
    },
    NoActiveStaff {
        team: NamedView,
    },
    LastActiveStaff {
        teams: Vec<NamedView>,
    },
    LastTeam {
        users: Vec<NamedView>,
    },
    NoOtherTeam {
        users: Vec<NamedView>,
        total: u32,
    },
    DefaultTeamStays {
        team: NamedView,
    },
    NoAddress {
        users: Vec<NamedView>,
    },
    PhoneMissing {
        users: Vec<NamedView>,
    },
    WrongCode,
    UsernameTaken,
    TermsChanged,
    Revoked {
        users: Vec<NamedView>,
    },
    NothingDue,
    TextMissing,
    NoActiveRecipients,
    MailSent,
    UserInactive {
        user: NamedView,
    },
    NoBooks,
    DefaultTeamMissing,
    Conflict {
        field: Code<Field>,
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
        total: u32,
    },
    AlreadyUndone,
    TooOld {
        days: u32,
    },
    NotUndoable,
    NothingToUndo,
}

impl From<Refusal> for RefusalView {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotAllowed => Self::NotAllowed,
            Refusal::SystemAdministratorNeeded => Self::SystemAdministratorNeeded,
            Refusal::NameMissing => Self::NameMissing,
            Refusal::EmailMissing => Self::EmailMissing,
            Refusal::ContactMissing => Self::ContactMissing,
            Refusal::TooLong { field, max } => Self::TooLong {
                field: field.into(),
                max: u32::try_from(max).unwrap_or(u32::MAX),
            },
            Refusal::EmailTaken { by, status } => Self::EmailTaken {
                by: by.into(),
                status: status.into(),
            },
            Refusal::IdentifierTaken { by } => Self::IdentifierTaken { by: by.into() },
            Refusal::TeamIdentifierTaken { by } => Self::TeamIdentifierTaken { by: by.into() },
            Refusal::LastSystemAdministrator => Self::LastSystemAdministrator,
            Refusal::OwnRole => Self::OwnRole,
            Refusal::Yourself => Self::Yourself,
            Refusal::WrongState { users, needed } => Self::WrongState {
                users: all(users),
                needed: needed.into(),
            },
            Refusal::Uncovers { teams } => Self::Uncovers { teams: all(teams) },
            Refusal::NotTheSameSide { users } => Self::NotTheSameSide { users: all(users) },
            Refusal::NamedTwice { users } => Self::NamedTwice { users: all(users) },
            Refusal::RoleOfClient { user } => Self::RoleOfClient { user: user.into() },
            Refusal::OnlyClients { users } => Self::OnlyClients { users: all(users) },
            Refusal::LastPoint { phone } => Self::LastPoint { phone },
            Refusal::TooManyPoints { max } => Self::TooManyPoints {
                max: u32::try_from(max).unwrap_or(u32::MAX),
            },
            Refusal::NoActiveStaff { team } => Self::NoActiveStaff { team: team.into() },
            Refusal::LastActiveStaff { teams } => Self::LastActiveStaff { teams: all(teams) },
            Refusal::LastTeam { users } => Self::LastTeam { users: all(users) },
            Refusal::NoOtherTeam { users, total } => Self::NoOtherTeam {
                users: all(users),
                total: u32::try_from(total).unwrap_or(u32::MAX),
            },
            Refusal::DefaultTeamStays { team } => Self::DefaultTeamStays { team: team.into() },
            Refusal::NoAddress { users } => Self::NoAddress { users: all(users) },
            Refusal::PhoneMissing { users } => Self::PhoneMissing { users: all(users) },
            Refusal::WrongCode => Self::WrongCode,
            Refusal::UsernameTaken => Self::UsernameTaken,
            Refusal::TermsChanged => Self::TermsChanged,
            Refusal::Revoked { users } => Self::Revoked { users: all(users) },
            Refusal::NothingDue => Self::NothingDue,
            Refusal::TextMissing => Self::TextMissing,
            Refusal::NoActiveRecipients => Self::NoActiveRecipients,
            Refusal::MailSent => Self::MailSent,
            Refusal::UserInactive { user } => Self::UserInactive { user: user.into() },
            Refusal::NoBooks => Self::NoBooks,
            Refusal::DefaultTeamMissing => Self::DefaultTeamMissing,
            Refusal::Conflict { field, base, theirs } => Self::Conflict {
                field: field.into(),
                base,
                theirs,
            },
            Refusal::UnknownRecord => Self::UnknownRecord,
            Refusal::FirmExists => Self::FirmExists,
            Refusal::EmptyImport => Self::EmptyImport,
            Refusal::TooManyRows { file, rows, limit } => Self::TooManyRows { file, rows, limit },
            Refusal::ChangedSince { items, total } => Self::ChangedSince {
                items,
                total: u32::try_from(total).unwrap_or(u32::MAX),
            },
            Refusal::AlreadyUndone { .. } => Self::AlreadyUndone,
            Refusal::TooOld { days } => Self::TooOld { days },
            Refusal::NotUndoable => Self::NotUndoable,
        }
    }
}

fn all<Id: ToString>(named: Vec<Named<Id>>) -> Vec<NamedView> {
    named.into_iter().map(NamedView::from).collect()
}
