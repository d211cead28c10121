//! Invitations and the answers to them.

use clap::{Args, Subcommand};
use engine::request::{
    AcceptanceRequest, BounceRequest, IdRequest, InviteRequest, JoinRequest, ResendRequest, UsersRequest,
};
use serde_json::json;

use crate::answer::{Done, Failure, Output};
use crate::arguments::{Named, One};
use crate::firm::open;
use crate::texts::texts;
use crate::user::answer;

#[derive(Subcommand)]
pub(crate) enum Invite {
    /// Invite people who have not been invited yet.
    Send(Message),
    /// Send invitations again, valid for another 30 days.
    Again(Message),
    /// Withdraw invitations; their addresses and identifiers become free.
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
            Self::Send(wish) => send(wish).await,
            Self::Again(wish) => again(wish).await,
            Self::Revoke(wish) => revoke(wish).await,
            Self::Accept(wish) => accept(wish).await,
            Self::Decline(wish) => decline(wish).await,
            Self::Bounce(wish) => bounce(wish).await,
            Self::Show(wish) => show(wish).await,
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

pub(crate) async fn send(wish: Message) -> Result<Done, Failure> {
    let engine = open(&wish.named.place).await?;
    let request = InviteRequest {
        users: wish.named.ids,
        message: wish.message.unwrap_or_default(),
    };
    let done = engine.invite(request).await;
    answer(engine, done, "invited", wish.named.json).await
}

pub(crate) async fn again(wish: Message) -> Result<Done, Failure> {
    let engine = open(&wish.named.place).await?;
    let request = ResendRequest {
        users: wish.named.ids,
        message: wish.message,
    };
    let done = engine.resend(request).await;
    answer(engine, done, "resent", wish.named.json).await
}

pub(crate) async fn revoke(wish: Named) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let done = engine.revoke(UsersRequest { users: wish.ids }).await;
    answer(engine, done, "revoked", wish.json).await
}

pub(crate) async fn accept(wish: Accept) -> Result<Done, Failure> {
    let engine = open(&wish.one.place).await?;
    let (id, code) = (wish.one.id, wish.code);
    let (done, told) = match wish.username {
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
                        own_terms: wish.accept_terms,
                        firm_terms: shown.terms_since,
                    };
                    engine.join(request).await
                }
            };
            (done, "joined")
        }
    };
    answer(engine, done, told, wish.one.json).await
}

pub(crate) async fn decline(wish: One) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let done = engine.record_decline(IdRequest { id: wish.id }).await;
    answer(engine, done, "declined", wish.json).await
}

pub(crate) async fn bounce(wish: Bounce) -> Result<Done, Failure> {
    let engine = open(&wish.one.place).await?;
    let request = BounceRequest {
        id: wish.one.id,
        reason: wish.reason,
    };
    let done = engine.record_bounce(request).await;
    answer(engine, done, "bounced", wish.one.json).await
}

pub(crate) async fn show(wish: One) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let shown = engine.invitation(IdRequest { id: wish.id }).await;
    engine.leave().await;
    let shown = shown?;
    let mut out = Output::new(wish.json.json);
    let line = json!({ "type": "invitation", "invitation": shown });
    out.line(&line, || {
        let brief = shown.brief.as_ref().map(|brief| (brief.state.0, brief.sends));
        let last = shown.mails.first().map(|mail| mail.state.0);
        texts().invitation(brief, last)
    })?;
    out.flush()?;
    Ok(Done::Whole)
}
