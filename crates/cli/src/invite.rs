//! Invitations, and what becomes of them.

use engine::request::{
    AcceptanceRequest, BounceRequest, IdRequest, InviteRequest, JoinRequest, ResendRequest, UsersRequest,
};
use serde_json::json;

use crate::answer::{Done, Failure, Output};
use crate::arguments::{Accept, Bounce, Message, Named, One};
use crate::firm::open;
use crate::texts::texts;
use crate::user::answer;

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
