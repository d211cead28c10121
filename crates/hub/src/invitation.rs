//! Invitations: what one says, and accepting or declining it with the code of its newest mail.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use axum::{Extension, Json};
use chrono::{DateTime, Utc};
use domain::command::{Command, CommandKind, DeviceNote, Proof, RecordAcceptance, RecordDecline};
use domain::decide::Refusal;
use domain::email::EmailAddress;
use domain::ids::{CommandId, FirmId, UserId};
use domain::invitation;
use domain::invitation_code::{CodeHash, InvitationCode};
use domain::join::{Joined, OWN_TERMS, Terms};
use domain::people::{Person, Status};
use domain::username::Username;
use hub_core::mail::{self, Guess};
use hub_core::sync::derive::derive;
use hub_core::welcome::welcome;
use hub_core::{Submitted, submit};
use protocol::enrol::{AskInvitation, Invitation, Invited, Trouble};
use store::port::{Execute, Query};
use store::records::people;
use store::sync::devices;
use uuid::Uuid;

use crate::body;
use crate::devices::note;
use crate::fault::Fault;
use crate::firm::{Firm, TokenHash};
use crate::hub::{From, Hub, guarded};

pub(crate) async fn ask(
    State(hub): State<Arc<Hub>>,
    Extension(From(address)): Extension<From>,
    body: Body,
) -> Result<Json<Invitation>, Fault> {
    let ask: AskInvitation = body::json(body).await?;
    body::version(ask.proto)?;
    let work = hub.run(|hub| async move { Box::pin(tell(&hub, &ask)).await });
    guarded(&hub, address, work).await.map(Json)
}

/// The firm of an invitation. The error does not tell that it is not here.
fn firm_of(hub: &Hub, ask: &AskInvitation) -> Result<Arc<Firm>, Fault> {
    hub.firm(FirmId(ask.firm)).ok_or(Trouble::Code.into())
}

async fn tell(hub: &Hub, ask: &AskInvitation) -> Result<Invitation, Fault> {
    let firm = firm_of(hub, ask)?;
    let mut w = firm.write().await?;
    let found = invited(&mut w, &firm, (&ask.email, &ask.code), hub.now()).await;
    let told = match found {
        Ok((person, _)) => Ok(view(&mut w, &firm, &person).await?),
        Err(fault) => Err(fault),
    };
    // A wrong guess is counted, whatever happens next.
    w.commit().await?;
    told
}

pub(crate) async fn decline(
    State(hub): State<Arc<Hub>>,
    Extension(From(address)): Extension<From>,
    body: Body,
) -> Result<StatusCode, Fault> {
    let ask: AskInvitation = body::json(body).await?;
    body::version(ask.proto)?;
    let work = hub.run(|hub| async move { Box::pin(end(&hub, &ask)).await });
    guarded(&hub, address, work).await.map(|()| StatusCode::NO_CONTENT)
}

/// Declines for the person whose code it is.
async fn end(hub: &Hub, ask: &AskInvitation) -> Result<(), Fault> {
    let (firm, now) = (firm_of(hub, ask)?, hub.now());
    let mut w = firm.write().await?;
    devices::lock_firm(&mut w, firm.id).await?;
    let user = match invited(&mut w, &firm, (&ask.email, &ask.code), now).await {
        Ok((person, _)) => person.card.id,
        Err(fault) => {
            // A wrong guess is counted.
            w.commit().await?;
            return Err(fault);
        }
    };
    let command = by_themselves(user, CommandKind::RecordDecline(RecordDecline { user }), now);
    match Box::pin(submit(&mut w, firm.id, command, now)).await? {
        Submitted::Done(done) => {
            derive(&mut w, firm.id, &firm.secret, done.seq).await?;
        }
        Submitted::Refused(_) => return Err(Trouble::Code.into()),
    }
    w.commit().await?;
    firm.committed();
    Ok(())
}

/// What an invited person asks for, whom their code has shown to be them.
fn by_themselves(user: UserId, kind: CommandKind, at: DateTime<Utc>) -> Command {
    Command {
        id: CommandId(Uuid::now_v7()),
        actor: user,
        at,
        expect: Vec::new(),
        kind,
    }
}

async fn view(q: &mut impl Query, firm: &Firm, person: &Person) -> Result<Invitation, Fault> {
    let shown = welcome(q, firm.id, person).await?;
    Ok(Invitation {
        firm_name: shown.firm,
        inviter: shown.inviter,
        given: shown.given,
        terms: shown.terms,
        terms_since: shown.terms_since.map(|since| since.timestamp_micros()),
    })
}

/// The person with an open invitation to this address whose newest mail has this code. Every reason why there
/// is none is told alike; wrong guesses are counted.
async fn invited(
    w: &mut impl Execute,
    firm: &Firm,
    (email, code): (&str, &str),
    now: DateTime<Utc>,
) -> Result<(Person, CodeHash), Fault> {
    let none = || Fault::from(Trouble::Code);
    let email = EmailAddress::parse(email).map_err(|_| none())?;
    let code = InvitationCode::read(code).ok_or_else(none)?;
    let user = people::emails_in_use(w, firm.id, &[email.key()]).await?;
    let user = user.into_values().next().ok_or_else(none)?;
    let person = people::people(w, firm.id, &[user]).await?.remove(&user);
    let person = person.filter(|person| is_open(person, now)).ok_or_else(none)?;
    match mail::guess(w, firm.id, user, code, now).await? {
        Guess::Right(hash) => Ok((person, hash)),
        Guess::Wrong { .. } | Guess::Locked { .. } | Guess::NoCode => Err(none()),
    }
}

fn is_open(person: &Person, now: DateTime<Utc>) -> bool {
    let record = person.invitation.as_ref();
    person.card.status == Status::Pending
        && record.is_some_and(|record| {
            matches!(record.state, invitation::Invitation::Pending(_)) && record.ends.is_none_or(|ends| now < ends)
        })
}

/// Accepts an invitation, and adds the device at which that happens. What is refused leaves nothing but the
/// count of wrong guesses.
pub(crate) async fn accept(
    w: &mut impl Execute,
    firm: &Firm,
    told: &Invited,
    ((id, name), token): ((Uuid, &str), &TokenHash),
    now: DateTime<Utc>,
) -> Result<UserId, Fault> {
    let (person, code) = invited(w, firm, (&told.email, &told.code), now).await?;
    let user = person.card.id;
    let username = Username::parse(&told.username).map_err(|_| Fault::from(Trouble::Username))?;
    if !told.own_terms {
        return Err(Trouble::Terms.into());
    }
    let terms = Terms {
        own: OWN_TERMS,
        firm: told.firm_terms.and_then(DateTime::from_timestamp_micros),
    };
    let proof = Proof::Joined(Box::new(Joined { code, username, terms }));
    let kind = CommandKind::RecordAcceptance(RecordAcceptance { user, proof });
    let command = by_themselves(user, kind, now);
    w.savepoint().await?;
    match Box::pin(submit(w, firm.id, command, now)).await? {
        Submitted::Done(done) => {
            // First the device: a person's own bucket is kept for those who have one.
            devices::add(w, firm.id, (id, user, name), token, now).await?;
            derive(w, firm.id, &firm.secret, done.seq).await?;
            w.release().await?;
            note(w, firm, user, (user, DeviceNote::Added), now).await?;
            Ok(user)
        }
        Submitted::Refused(refusal) => {
            w.roll_back_to().await?;
            let trouble = match refusal {
                Refusal::UsernameTaken => Trouble::Username,
                Refusal::TermsChanged => Trouble::Terms,
                _ => Trouble::Code,
            };
            Err(trouble.into())
        }
    }
}
