//! Notices and announcements.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use engine::files::MAX_TEXT;
use engine::request::{AnnounceRequest, IdRequest, NoticeChoicesRequest, NoticesRequest};
use engine::view::NoticeView;
use serde_json::json;

use crate::answer::{Done, Failure, Output, read_text};
use crate::opening::open;
use crate::shared::Here;
use crate::team::named;
use crate::texts::texts;

#[derive(Subcommand)]
pub(crate) enum Notice {
    /// List your notices, latest first.
    List(NoticeList),
    /// Mark notices as read.
    Read(NoticeRead),
    /// Turn the weekly figures on or off; without a choice, show the setting.
    Weekly(NoticeWeekly),
}

impl Notice {
    pub(crate) async fn run(self) -> Result<Done, Failure> {
        match self {
            Self::List(args) => list(args).await,
            Self::Read(args) => read(args).await,
            Self::Weekly(args) => weekly(args).await,
        }
    }
}

#[derive(Args)]
pub(crate) struct NoticeList {
    /// Only unread notices.
    #[arg(long)]
    pub(crate) unread: bool,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct NoticeRead {
    /// Ids of notices, from `notice list`.
    #[arg(required_unless_present = "all")]
    pub(crate) ids: Vec<String>,
    /// All notices.
    #[arg(long, conflicts_with = "ids")]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct NoticeWeekly {
    /// Whether you want the weekly figures.
    #[arg(value_name = "on|off", value_parser = ["on", "off"])]
    pub(crate) choice: Option<String>,
    #[command(flatten)]
    pub(crate) here: Here,
}

#[derive(Args)]
pub(crate) struct Announce {
    /// Title, on one line.
    #[arg(long)]
    pub(crate) title: String,
    /// File with the text; `-` is standard input. `<First Name>` and `<Last Name>` are replaced with the reader's.
    #[arg(long, value_name = "FILE")]
    pub(crate) text: PathBuf,
    /// Send to all staff.
    #[arg(long)]
    pub(crate) staff: bool,
    /// Send to all clients and partners.
    #[arg(long)]
    pub(crate) clients: bool,
    /// Send to everyone in this team, by identifier or id; repeatable.
    #[arg(long = "team", value_name = "TEAM")]
    pub(crate) teams: Vec<String>,
    /// Send to this person, by id; repeatable.
    #[arg(long = "user", value_name = "ID")]
    pub(crate) users: Vec<String>,
    #[command(flatten)]
    pub(crate) here: Here,
}

/// Notices read at once.
const PAGE: u32 = 200;

pub(crate) async fn list(args: NoticeList) -> Result<Done, Failure> {
    let engine = open(&args.here.place).await?;
    let mut out = Output::new(args.here.json.json);
    let mut request = NoticesRequest { offset: 0, limit: PAGE };
    loop {
        let page = engine.notices(request.clone()).await?;
        for row in page.rows.iter().filter(|row| !(args.unread && row.read)) {
            line(&mut out, row)?;
        }
        request.offset += PAGE;
        if request.offset >= page.total {
            break;
        }
    }
    engine.leave().await;
    out.flush()?;
    Ok(Done::Whole)
}

fn line(out: &mut Output, row: &NoticeView) -> Result<(), Failure> {
    let value = json!({ "type": "notice", "id": row.id, "at": row.at, "read": row.read, "kind": row.kind,
        "person": row.person, "team": row.team, "people": row.people, "import": row.import, "title": row.title,
        "text": row.text, "figures": row.figures });
    out.line(&value, || {
        let mark = if row.read { " " } else { "*" };
        format!("{mark}\t{}\t{}", row.id, texts().notice(row))
    })
}

pub(crate) async fn read(args: NoticeRead) -> Result<Done, Failure> {
    let engine = open(&args.here.place).await?;
    if args.all {
        engine.read_all_notices().await?;
    }
    for id in args.ids {
        engine.read_notice(IdRequest { id }).await?;
    }
    let unread = engine.unread_notices().await;
    engine.leave().await;
    let unread = unread?;
    let mut out = Output::new(args.here.json.json);
    out.line(&json!({ "type": "read", "unread": unread }), || texts().unread(unread))?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn weekly(args: NoticeWeekly) -> Result<Done, Failure> {
    let engine = open(&args.here.place).await?;
    let choices = match args.choice {
        Some(choice) => {
            let statistics = choice == "on";
            engine.choose_notices(NoticeChoicesRequest { statistics }).await
        }
        None => engine.notice_choices().await,
    };
    engine.leave().await;
    let weekly = choices?.statistics;
    let mut out = Output::new(args.here.json.json);
    out.line(&json!({ "type": "weekly", "on": weekly }), || {
        texts().weekly(weekly).to_owned()
    })?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn announce(args: Announce) -> Result<Done, Failure> {
    let text = text(&args.text)?;
    let engine = open(&args.here.place).await?;
    let known = if args.teams.is_empty() {
        Vec::new()
    } else {
        engine.teams().await?
    };
    let request = AnnounceRequest {
        title: args.title,
        text,
        staff: args.staff,
        clients: args.clients,
        teams: args
            .teams
            .iter()
            .map(|team| named(&known, team))
            .collect::<Result<_, _>>()?,
        users: args.users,
    };
    let told = engine.announcement(request.clone()).await;
    let done = engine.announce(request).await;
    engine.leave().await;
    let (done, told) = (done?, told?);
    let mut out = Output::new(args.here.json.json);
    let line = json!({ "type": "announced", "command": done.command, "recipients": told.recipients });
    out.line(&line, || texts().announced(told.recipients))?;
    out.flush()?;
    Ok(Done::Whole)
}

fn text(file: &Path) -> Result<String, Failure> {
    if file != Path::new("-") {
        return read_text(file);
    }
    let mut text = String::new();
    std::io::stdin().lock().take(MAX_TEXT).read_to_string(&mut text)?;
    Ok(text)
}
