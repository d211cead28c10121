//! Invitations and the answers to them.

use clap::{Args, Subcommand};
use engine::AppError;
use engine::request::{
    AcceptanceRequest, BounceRequest, IdRequest, InviteRequest, JoinRequest, ResendRequest, UsersRequest,
};
use serde_json::json;

use crate::answer::{Done, Failure, Output, answer, say};
use crate::opening::open;
use crate::shared::{Named, One};
use crate::texts::texts;

#[derive(Subcommand)]
pub(crate) enum Invite {
    /// Invite people who have not been invited yet.
    Send(Message),
    /// Send invitations again, valid for another 30 days.
    Again(Message),
    /// Revoke invitations; their addresses and identifiers become free.
    Revoke(Named),
    /// Record that a person accepted.
    Accept(Accept),
    /// Record that a person declined.
    Decline(One),
    /// Record that a person's e-mail bounced.
    Bounce(Bounce),
    /// Show a person's invitation.
    Show(One),
}

impl Invite {
    pub(crate) async fn run(self) -> Result<Done, Failure> {
        match self {
            Self::Send(args) => send(args).await,
            Self::Again(args) => again(args).await,
            Self::Revoke(args) => revoke(args).await,
            Self::Accept(args) => accept(args).await,
            Self::Decline(args) => decline(args).await,
            Self::Bounce(args) => bounce(args).await,
            Self::Show(args) => show(args).await,
        }
    }
}

#[derive(Args)]
pub(crate) struct Message {
    /// Message above the invitation.
    #[arg(long)]
    pub(crate) message: Option<String>,
    #[command(flatten)]
    pub(crate) named: Named,
}

#[derive(Args)]
pub(crate) struct Accept {
    /// Code from their e-mail; leave it out if they accepted in person.
    #[arg(long)]
    pub(crate) code: Option<String>,
    /// Username they chose; they join themselves on this computer.
    #[arg(long, value_name = "NAME", requires = "code", requires = "accept_terms")]
    pub(crate) username: Option<String>,
    /// They have read and accept Coverbook's terms and the firm's current terms.
    #[arg(long, requires = "username")]
    pub(crate) accept_terms: bool,
    #[command(flatten)]
    pub(crate) one: One,
}

#[derive(Args)]
pub(crate) struct Bounce {
    /// Text of the returned e-mail.
    #[arg(long, default_value = "")]
    pub(crate) reason: String,
    #[command(flatten)]
    pub(crate) one: One,
}

pub(crate) async fn send(args: Message) -> Result<Done, Failure> {
    let engine = open(&args.named.place).await?;
    let request = InviteRequest {
        users: args.named.ids,
        message: args.message.unwrap_or_default(),
    };
    let done = engine.invite(request).await;
    answer(engine, done, "invited", args.named.json).await
}

pub(crate) async fn again(args: Message) -> Result<Done, Failure> {
    let engine = open(&args.named.place).await?;
    let request = ResendRequest {
        users: args.named.ids,
        message: args.message,
    };
    let done = engine.resend(request).await;
    answer(engine, done, "resent", args.named.json).await
}

pub(crate) async fn revoke(args: Named) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let done = engine.revoke(UsersRequest { users: args.ids }).await;
    answer(engine, done, "revoked", args.json).await
}

pub(crate) async fn accept(args: Accept) -> Result<Done, Failure> {
    let engine = open(&args.one.place).await?;
    let (id, code) = (args.one.id, args.code);
    let (done, told) = match args.username {
        None => (
            engine.record_acceptance(AcceptanceRequest { id, code }).await,
            "accepted",
        ),
        Some(username) => {
            let code = code.unwrap_or_default();
            let shown = engine.joining(IdRequest { id: id.clone() }).await;
            let done = match shown {
                Err(problem) => Err(problem),
                Ok(shown) => {
                    let request = JoinRequest {
                        id,
                        code,
                        username,
                        own_terms: args.accept_terms,
                        firm_terms: shown.terms_since,
                    };
                    engine.join(request).await
                }
            };
            (done, "joined")
        }
    };
    answer(engine, done, told, args.one.json).await
}

pub(crate) async fn decline(args: One) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let done = engine.record_decline(IdRequest { id: args.id }).await;
    answer(engine, done, "declined", args.json).await
}

pub(crate) async fn bounce(args: Bounce) -> Result<Done, Failure> {
    let engine = open(&args.one.place).await?;
    let request = BounceRequest {
        id: args.one.id,
        reason: args.reason,
    };
    let done = engine.record_bounce(request).await;
    answer(engine, done, "bounced", args.one.json).await
}

pub(crate) async fn show(args: One) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let shown = engine.invitation(IdRequest { id: args.id }).await;
    engine.leave().await;
    let shown = shown?;
    let mut out = Output::new(args.json.json);
    let line = json!({ "type": "invitation", "invitation": shown });
    out.line(&line, || {
        let brief = shown.brief.as_ref().map(|brief| (brief.state.0, brief.sends));
        let last = shown.mails.first().map(|mail| mail.state.0);
        texts().invitation(brief, last)
    })?;
    out.flush()?;
    if let Some(problem) = shown.mails_problem {
        // The hub has the list of mails.
        say(&texts().error(&AppError::Hub { problem }));
    }
    Ok(Done::Whole)
}
