//! Invitations: what one says, and accepting it with the code of its newest mail.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::{Extension, Json};
use chrono::{DateTime, Utc};
use domain::command::{Command, CommandKind, Proof, RecordAcceptance};
use domain::decide::Refusal;
use domain::email::EmailAddress;
use domain::ids::{CommandId, UserId};
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
use store::port::{Execute, Query, Store as _};
use store::records::people;
use store::sync::devices;
use uuid::Uuid;

use crate::body;
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

async fn tell(hub: &Hub, ask: &AskInvitation) -> Result<Invitation, Fault> {
    let firm = hub
        .firm(domain::ids::FirmId(ask.firm))
        .ok_or(Fault::from(Trouble::Code))?;
    let mut w = firm.store.write().await?;
    let found = invited(&mut w, &firm, (&ask.email, &ask.code), hub.now()).await;
    let told = match found {
        Ok((person, _)) => Ok(view(&mut w, &firm, &person).await?),
        Err(fault) => Err(fault),
    };
    // A wrong guess is counted, whatever happens next.
    w.commit().await?;
    told
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
    let command = Command {
        id: CommandId(Uuid::now_v7()),
        actor: user,
        at: now,
        expect: Vec::new(),
        kind: CommandKind::RecordAcceptance(RecordAcceptance { user, proof }),
    };
    w.savepoint().await?;
    match Box::pin(submit(w, firm.id, command, now)).await? {
        Submitted::Done(done) => {
            // First the device: a person's own bucket is kept for those who have one.
            devices::add(w, firm.id, (id, user, name), token, now).await?;
            derive(w, firm.id, &firm.secret, done.seq).await?;
            w.release().await?;
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
