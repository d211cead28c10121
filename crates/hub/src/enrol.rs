//! `POST /v1/enrol`: a device becomes one of a person's, by a code or by accepting an invitation.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::{Extension, Json};
use chrono::{DateTime, Utc};
use domain::command::DeviceNote;
use domain::devices::may_have_device;
use domain::ids::UserId;
use domain::people::{Status, UserCard};
use hub_core::sync::derive::derive_person;
use protocol::enrol::{Enrol, Enrolled, NAME_MAX, NewDevice, Right, Trouble};
use store::StoreError;
use store::port::{Execute, Query};
use store::records::firms;
use store::sync::devices;
use uuid::Uuid;

use crate::body;
use crate::devices::note;
use crate::fault::Fault;
use crate::firm::{Firm, TokenHash};
use crate::hub::{From, Hub, guarded};
use crate::invitation::accept;

pub(crate) async fn enrol(
    State(hub): State<Arc<Hub>>,
    Extension(From(address)): Extension<From>,
    body: Body,
) -> Result<Json<Enrolled>, Fault> {
    let enrol: Enrol = body::json(body).await?;
    body::version(enrol.proto)?;
    let work = hub.run(|hub| async move { Box::pin(carry_out(&hub, enrol)).await });
    guarded(&hub, address, work).await.map(Json)
}

/// A device that may be added: its name is clean, its token has the form of one.
pub(crate) fn readable(device: &NewDevice, hash: impl FnOnce(&str) -> Option<TokenHash>) -> Result<TokenHash, Fault> {
    let length = device.name.chars().count();
    let clean = length > 0 && length <= NAME_MAX && !device.name.chars().any(char::is_control);
    let token = clean.then(|| hash(&device.token)).flatten();
    token.ok_or_else(|| Trouble::Malformed.into())
}

async fn carry_out(hub: &Hub, enrol: Enrol) -> Result<Enrolled, Fault> {
    // Nothing tells whether the firm is here.
    let firm = hub.firm(enrol.firm_id()).ok_or(Fault::from(Trouble::Code))?;
    let token = readable(&enrol.device, |token| firm.token(token))?;
    let now = hub.now();
    let mut w = firm.write().await?;
    devices::lock_firm(&mut w, firm.id).await?;
    if let Some(there) = devices::by_token(&mut w, firm.id, &token).await? {
        // The answer was lost: whoever has the token is that device.
        return match there.ended {
            None if there.id == enrol.device.id => answer(&mut w, &firm, there.user).await,
            _ => Err(Trouble::Revoked.into()),
        };
    }
    if devices::by_id(&mut w, firm.id, enrol.device.id).await?.is_some() {
        return Err(Trouble::Malformed.into());
    }
    let device = (enrol.device.id, enrol.device.name.as_str());
    let added = match &enrol.by {
        Right::Code(code) => by_code(&mut w, &firm, code, (device, &token), now).await,
        Right::Invitation(invited) => accept(&mut w, &firm, invited, (device, &token), now).await,
    };
    let user = match added {
        Ok(user) => user,
        Err(fault) => {
            // A wrong guess stays counted; what the database could not do is taken back whole.
            if fault.code != Trouble::Hub {
                w.commit().await?;
            }
            return Err(fault);
        }
    };
    let enrolled = answer(&mut w, &firm, user).await?;
    w.commit().await?;
    firm.committed();
    Ok(enrolled)
}

/// Adds a device of whoever the code was made for.
async fn by_code(
    w: &mut impl Execute,
    firm: &Firm,
    code: &str,
    ((id, name), token): ((Uuid, &str), &TokenHash),
    now: DateTime<Utc>,
) -> Result<UserId, Fault> {
    let user = devices::use_code(w, firm.id, &firm.code(code), now).await?;
    let user = user.ok_or(Fault::from(Trouble::Code))?;
    let card = firm.card(w, user).await?;
    let card = card.filter(may_have_device).ok_or(Fault::from(Trouble::Code))?;
    devices::add(w, firm.id, (id, user, name), token, now).await?;
    note_added(w, firm, &card, now).await?;
    let head = firm.head(w).await?;
    derive_person(w, firm.id, &firm.secret, (head, user)).await?;
    Ok(user)
}

/// Notes in the audit that a device was added. Somebody who is suspended may do nothing: the firm notes it.
pub(crate) async fn note_added(
    w: &mut impl Execute,
    firm: &Firm,
    card: &UserCard,
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let actor = if card.status == Status::Active {
        card.id
    } else {
        firm.id.acts_as()
    };
    note(w, firm, actor, (card.id, DeviceNote::Added), now).await
}

async fn answer(q: &mut impl Query, firm: &Firm, user: UserId) -> Result<Enrolled, Fault> {
    let (found, _) = firms::firm(q, firm.id).await?.ok_or(StoreError::row("firm"))?;
    Ok(Enrolled {
        user: user.0,
        firm_name: found.name,
    })
}
