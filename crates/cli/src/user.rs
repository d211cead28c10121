//! People: listing, adding, suspending, deactivating and erasing them.

use std::time::Instant;

use clap::{Args, Subcommand, ValueEnum};
use domain::language::{Language, PreferredLanguage};
use domain::people::{Kind, Status};
use engine::chosen::Chosen;
use engine::code::Code;
use engine::request::{
    AddPersonRequest, ArrivalCode, BookRequest, ConfirmedUsersRequest, IdRequest, PeopleRequest, PeopleScope,
    SavePeopleRequest, SetPictureRequest, SuspendRequest, UsersRequest,
};
use engine::view::{InvitationState, Sort};
use importer::own::CardVersion;
use serde_json::json;

use crate::answer::{Done, Failure, Output, answer, made};
use crate::coded::coded;
use crate::opening::open;
use crate::points::{Edit, Point};
use crate::shared::{Json, Named, One, Place};
use crate::texts::texts;
use crate::{group, team};

#[derive(Subcommand)]
pub(crate) enum User {
    /// List clients or staff.
    List(Users),
    /// Add a person.
    Add(Add),
    /// Edit a person's details.
    Edit(Edit),
    /// List a person's public addresses and numbers, the main ones first.
    Points(One),
    /// Change a person's public addresses and numbers, one at a time.
    #[command(subcommand)]
    Point(Point),
    /// Suspend people.
    Suspend(Suspend),
    /// End the suspension of people.
    Unsuspend(Named),
    /// Deactivate people; they are removed from all lists and teams.
    Deactivate(Confirmed),
    /// Permanently erase people who were never invited or are deactivated. This cannot be undone; earlier backups
    /// still contain them.
    Erase(Confirmed),
    /// Reactivate deactivated people.
    Restore(Named),
    /// Free the e-mail address of a deactivated person.
    FreeEmail(One),
    /// Set or remove a person's picture.
    Picture(Portrait),
}

impl User {
    pub(crate) async fn run(self) -> Result<Done, Failure> {
        match self {
            Self::List(args) => list(args).await,
            Self::Add(args) => add(args).await,
            Self::Edit(args) => crate::points::edit(args).await,
            Self::Points(args) => crate::points::list(args).await,
            Self::Point(command) => command.run().await,
            Self::Suspend(args) => suspend(args).await,
            Self::Unsuspend(args) => unsuspend(args).await,
            Self::Deactivate(args) => deactivate(args).await,
            Self::Erase(args) => erase(args).await,
            Self::Restore(args) => restore(args).await,
            Self::FreeEmail(args) => free_email(args).await,
            Self::Picture(args) => picture(args).await,
        }
    }
}

/// Versions of address cards (vCard).
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Cards {
    /// Version 3.0, which every address book reads.
    #[value(name = "3")]
    V3,
    /// Version 4.0, for newer programs.
    #[value(name = "4")]
    V4,
}

impl From<Cards> for CardVersion {
    fn from(version: Cards) -> Self {
        match version {
            Cards::V3 => Self::V3,
            Cards::V4 => Self::V4,
        }
    }
}

#[derive(Args)]
pub(crate) struct Users {
    /// Which people to list.
    #[arg(value_enum)]
    pub(crate) side: Side,
    /// Only members of this client group, by name or id.
    #[arg(long)]
    pub(crate) group: Option<String>,
    /// Only people with this status.
    #[arg(long, value_parser = coded::<Status>())]
    pub(crate) status: Option<Status>,
    /// Only people whose invitation has this status.
    #[arg(long, value_parser = coded::<InvitationState>())]
    pub(crate) invitation: Option<InvitationState>,
    /// Sort order.
    #[arg(long, value_parser = coded::<Sort>(), default_value = "name")]
    pub(crate) sort: Sort,
    /// Reverse the sort order.
    #[arg(long)]
    pub(crate) descending: bool,
    /// Maximum number of people.
    #[arg(long)]
    pub(crate) limit: Option<u32>,
    /// Also print how long it took: {"type":"timing","ms"}.
    #[arg(long)]
    pub(crate) timings: bool,
    /// Save the list as a file instead: a workbook if its name ends in .xlsx, address cards if it ends in .vcf,
    /// otherwise CSV. It can be imported again.
    #[arg(long, value_name = "FILE", conflicts_with = "timings")]
    pub(crate) save: Option<String>,
    /// Version of the address cards.
    #[arg(long, value_enum, value_name = "VERSION", requires = "save", default_value_t = Cards::V3)]
    pub(crate) card_version: Cards,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(ValueEnum, Clone, Copy)]
pub(crate) enum Side {
    /// Clients and partners.
    Clients,
    /// Everyone who works for the firm.
    Staff,
}

#[derive(Args)]
pub(crate) struct Add {
    /// Kind of person.
    #[arg(value_parser = coded::<Kind>())]
    pub(crate) kind: Kind,
    /// First name.
    #[arg(long, default_value = "")]
    pub(crate) given: String,
    /// Last name.
    #[arg(long, default_value = "")]
    pub(crate) family: String,
    /// E-mail address; for clients and partners a phone number is enough.
    #[arg(long, default_value = "")]
    pub(crate) email: String,
    /// Phone number; without a country code, the firm's country applies.
    #[arg(long, default_value = "")]
    pub(crate) phone: String,
    /// Middle names.
    #[arg(long, default_value = "")]
    pub(crate) middle_names: String,
    /// Job title.
    #[arg(long, default_value = "")]
    pub(crate) job_title: String,
    /// Company.
    #[arg(long, default_value = "")]
    pub(crate) company: String,
    /// Note for administrators and the staff who cover the person.
    #[arg(long, default_value = "")]
    pub(crate) note: String,
    /// Language of e-mails to the person; by default that of the firm's e-mails.
    #[arg(long, value_name = "LANGUAGE", value_parser = coded::<Language>())]
    pub(crate) mail_language: Option<Language>,
    /// Identifier in the firm's own system.
    #[arg(long, default_value = "")]
    pub(crate) identifier: String,
    /// Identifier or id of a team; repeatable. By default the default team.
    #[arg(long)]
    pub(crate) team: Vec<String>,
    /// Create a contact book with this name for the client, if the firm keeps contact books.
    #[arg(long, value_name = "NAME")]
    pub(crate) book: Option<String>,
    /// Id of a person in that contact book; repeatable. By default only you.
    #[arg(long, value_name = "ID", requires = "book")]
    pub(crate) with: Vec<String>,
    /// Add the person as active.
    #[arg(long, conflicts_with = "invite")]
    pub(crate) active: bool,
    /// Invite the person by e-mail, with this message above the invitation; it may be empty.
    #[arg(long, value_name = "MESSAGE", num_args = 0..=1, default_missing_value = "")]
    pub(crate) invite: Option<String>,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Suspend {
    /// Suspend even if teams with clients are left without active staff.
    #[arg(long)]
    pub(crate) uncovering: bool,
    #[command(flatten)]
    pub(crate) named: Named,
}

#[derive(Args)]
pub(crate) struct Confirmed {
    /// The word CONFIRM.
    #[arg(long, value_name = "WORD")]
    pub(crate) confirm: String,
    #[command(flatten)]
    pub(crate) named: Named,
}

#[derive(Args)]
pub(crate) struct Portrait {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) one: One,
}

#[derive(Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Source {
    /// A JPG or PNG file; it is cropped to a square.
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<String>,
    /// Remove the picture.
    #[arg(long)]
    pub(crate) remove: bool,
}

/// People read at once.
const PAGE: u32 = 500;

pub(crate) async fn list(args: Users) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let group = match &args.group {
        Some(group) => Some(group::find(&engine, group).await?),
        None => None,
    };
    let mut out = Output::new(args.json.json);
    let scope = match args.side {
        Side::Clients => PeopleScope::Clients,
        Side::Staff => PeopleScope::Staff,
    };
    let mut request = PeopleRequest {
        group,
        status: args.status.map(Code),
        invitation: args.invitation.map(Code),
        sort: Code(args.sort),
        descending: args.descending,
        limit: PAGE,
        ..PeopleRequest::new(scope)
    };
    let mut saved = Vec::new();
    let begun = Instant::now();
    let most = args.limit.unwrap_or(u32::MAX);
    loop {
        request.limit = PAGE.min(most - request.offset);
        let page = engine.people(request.clone()).await?;
        for row in &page.rows {
            if args.save.is_some() {
                saved.push(row.id.clone());
                continue;
            }
            let value = json!({ "type": "user", "id": row.id, "given": row.given, "family": row.family,
                "kind": row.kind, "status": row.status, "jobTitle": row.job_title, "company": row.company, "language": row.language,
                "email": row.email,
                "phone": row.phone, "identifier": row.identifier, "teams": row.teams,
                "created": row.created, "invitation": row.invitation });
            out.line(&value, || {
                format!("{}\t{} {}\t{}\t{}", row.id, row.given, row.family, row.phone, row.email)
            })?;
        }
        request.offset += request.limit;
        if request.offset >= page.total.min(most) {
            break;
        }
    }
    if let Some(path) = args.save {
        let done = engine
            .save_people(SavePeopleRequest {
                users: saved,
                file: Chosen::at(path),
                card_version: Some(Code(args.card_version.into())),
            })
            .await?;
        let line = json!({ "type": "saved", "file": done.file, "rows": done.rows });
        out.line(&line, || texts().people_saved(&done.file, done.rows))?;
    }
    if args.timings {
        let ms = begun.elapsed().as_secs_f64() * 1_000.0;
        out.line(&json!({ "type": "timing", "ms": ms }), || format!("{ms:.1} ms"))?;
    }
    engine.leave().await;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn suspend(args: Suspend) -> Result<Done, Failure> {
    let engine = open(&args.named.place).await?;
    let request = SuspendRequest {
        users: args.named.ids,
        uncovering: args.uncovering,
    };
    let done = engine.suspend(request).await;
    answer(engine, done, "suspended", args.named.json).await
}

pub(crate) async fn unsuspend(args: Named) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let done = engine.unsuspend(UsersRequest { users: args.ids }).await;
    answer(engine, done, "unsuspended", args.json).await
}

pub(crate) async fn deactivate(args: Confirmed) -> Result<Done, Failure> {
    let engine = open(&args.named.place).await?;
    let request = ConfirmedUsersRequest {
        users: args.named.ids,
        confirm: args.confirm,
    };
    let done = engine.deactivate(request).await;
    answer(engine, done, "deactivated", args.named.json).await
}

pub(crate) async fn erase(args: Confirmed) -> Result<Done, Failure> {
    let engine = open(&args.named.place).await?;
    let request = ConfirmedUsersRequest {
        users: args.named.ids,
        confirm: args.confirm,
    };
    let done = engine.erase(request).await;
    answer(engine, done, "erased", args.named.json).await
}

pub(crate) async fn restore(args: Named) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let done = engine.restore(UsersRequest { users: args.ids }).await;
    answer(engine, done, "restored", args.json).await
}

pub(crate) async fn picture(args: Portrait) -> Result<Done, Failure> {
    let engine = open(&args.one.place).await?;
    let id = args.one.id;
    let (done, told) = match args.source.file {
        Some(path) => {
            let square = None;
            (
                engine
                    .set_picture(SetPictureRequest {
                        id,
                        file: Chosen::at(path),
                        square,
                    })
                    .await,
                "pictured",
            )
        }
        None => (engine.remove_picture(IdRequest { id }).await, "unpictured"),
    };
    answer(engine, done, told, args.one.json).await
}

pub(crate) async fn free_email(args: One) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let done = engine.free_email(IdRequest { id: args.id }).await;
    answer(engine, done, "freed", args.json).await
}

pub(crate) async fn add(args: Add) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let known = engine.teams().await?;
    let teams = args.team.iter().map(|named| team::named(&known, named));
    let teams = teams.collect::<Result<_, _>>()?;
    let book = match args.book {
        None => None,
        Some(name) if !args.with.is_empty() => Some(BookRequest {
            name,
            members: args.with,
        }),
        Some(name) => {
            let me = engine.start().await?.session.map(|session| session.user);
            Some(BookRequest {
                name,
                members: me.into_iter().collect(),
            })
        }
    };
    let request = AddPersonRequest {
        kind: args.kind.into(),
        given: args.given,
        family: args.family,
        middle_names: args.middle_names,
        job_title: args.job_title,
        company: args.company,
        note: args.note,
        language: PreferredLanguage(args.mail_language).into(),
        email: args.email,
        phone: args.phone,
        identifier: args.identifier,
        arrival: match (args.active, &args.invite) {
            (true, _) => ArrivalCode::Present,
            (false, Some(_)) => ArrivalCode::Invited,
            (false, None) => ArrivalCode::Quiet,
        },
        message: args.invite.unwrap_or_default(),
        teams,
        book,
    };
    let done = engine.add_person(request).await;
    made(engine, done, "added", args.json).await
}
