//! Codes that make devices, the list of devices, and revoking one.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE64URL_NOPAD;
use domain::command::{Command, CommandKind, DeviceNote, NoteDevice};
use domain::devices::{self as rules, may_manage_devices};
use domain::ids::{CommandId, FirmId, UserId};
use hub_core::sync::derive::derive;
use hub_core::{Submitted, submit};
use protocol::enrol::{AskCode, Code, Device, Entrance, Trouble};
use store::port::{Execute, Query, Store as _};
use store::sync::devices;
use uuid::Uuid;

use crate::body;
use crate::fault::Fault;
use crate::firm::{Asker, Firm};
use crate::hub::{Hub, random};

/// How long a code is good.
pub(crate) const GOOD_FOR: TimeDelta = TimeDelta::hours(72);

pub(crate) async fn codes(
    State(hub): State<Arc<Hub>>,
    Extension(asker): Extension<Asker>,
    body: Body,
) -> Result<Json<Entrance>, Fault> {
    let ask: AskCode = body::json(body).await?;
    let work = hub.run(move |hub| async move { entrance(&hub, &asker, ask.person()).await });
    work.await.map(Json)
}

async fn entrance(hub: &Hub, asker: &Asker, user: UserId) -> Result<Entrance, Fault> {
    let firm = &asker.firm;
    let code: [u8; 16] = random()?;
    let code = BASE64URL_NOPAD.encode(&code);
    let now = hub.now();
    let ends = now + GOOD_FOR;
    let mut w = firm.write().await?;
    devices::lock_firm(&mut w, firm.id).await?;
    let me = asker.active(&mut w).await?;
    let person = firm.card(&mut w, user).await?;
    let person = person.filter(|person| may_manage_devices(&me, person));
    match person.as_ref().and_then(rules::entrance) {
        None => return Err(Trouble::Forbidden.into()),
        Some(rules::Entrance::InvitationCode) => return Ok(Entrance::Invitation),
        Some(rules::Entrance::DeviceCode) => {}
    }
    devices::add_code(&mut w, firm.id, (&firm.code(&code), user), (now, ends)).await?;
    note(&mut w, firm, me.id, (user, DeviceNote::Linked), now).await?;
    w.commit().await?;
    firm.committed();
    Ok(Entrance::Device(Code {
        code,
        ends: ends.timestamp_micros(),
    }))
}

pub(crate) async fn list(
    State(hub): State<Arc<Hub>>,
    Extension(asker): Extension<Asker>,
) -> Result<Json<Vec<Device>>, Fault> {
    let work = hub.run(move |_| async move {
        let mut q = asker.firm.store.read().await?;
        let me = asker.active(&mut q).await?;
        let all = me.acting_admin_role().is_some();
        let devices = devices::devices(&mut q, asker.firm.id).await?;
        let shown = devices.into_iter().filter(|device| all || device.user == me.id);
        Ok(shown.map(view).collect())
    });
    work.await.map(Json)
}

fn view(device: devices::Device) -> Device {
    Device {
        id: device.id,
        name: device.name,
        user: device.user.0,
        made: device.made.timestamp_micros(),
        seen: device.seen.map(|seen| seen.timestamp_micros()),
        ended: device.ended.map(|ended| ended.timestamp_micros()),
        emptied: device
            .ended
            .is_some_and(|ended| device.seen.is_some_and(|seen| seen > ended)),
    }
}

pub(crate) async fn revoke(
    State(hub): State<Arc<Hub>>,
    Extension(asker): Extension<Asker>,
    Path((_, id)): Path<(Uuid, Uuid)>,
) -> Result<StatusCode, Fault> {
    let work = hub.run(move |hub| async move { end(&hub, &asker, id).await });
    work.await.map(|()| StatusCode::NO_CONTENT)
}

async fn end(hub: &Hub, asker: &Asker, id: Uuid) -> Result<(), Fault> {
    let firm = &asker.firm;
    let mut w = firm.write().await?;
    devices::lock_firm(&mut w, firm.id).await?;
    let me = asker.active(&mut w).await?;
    let device = devices::by_id(&mut w, firm.id, id).await?;
    let device = device.ok_or(Fault::from(Trouble::NotFound))?;
    // A device of somebody who was merged away has no card any more.
    let person = firm.card(&mut w, device.user).await?;
    let may = match &person {
        Some(person) => may_manage_devices(&me, person),
        None => me.acting_admin_role().is_some(),
    };
    if !may {
        // That there is such a device is told to nobody else.
        let trouble = if me.acting_admin_role().is_some() {
            Trouble::Forbidden
        } else {
            Trouble::NotFound
        };
        return Err(trouble.into());
    }
    if hub.options.hosted && is_first(&mut w, firm.id, id).await? {
        return Err(Trouble::Forbidden.into());
    }
    let now = hub.now();
    if device.ended.is_none() && person.is_some() {
        note(&mut w, firm, me.id, (device.user, DeviceNote::Revoked), now).await?;
    }
    // What it was last seen doing was before it was revoked.
    devices::end(&mut w, firm.id, id, now).await?;
    w.commit().await?;
    firm.committed();
    Ok(())
}

/// Notes in the audit what happened to a device, and who did it. The caller has locked the firm's row.
pub(crate) async fn note(
    w: &mut impl Execute,
    firm: &Firm,
    actor: UserId,
    (user, what): (UserId, DeviceNote),
    now: DateTime<Utc>,
) -> Result<(), Fault> {
    let command = Command {
        id: CommandId(Uuid::now_v7()),
        actor,
        at: now,
        expect: Vec::new(),
        kind: CommandKind::NoteDevice(NoteDevice { user, what }),
    };
    match Box::pin(submit(w, firm.id, command, now)).await? {
        Submitted::Done(done) => {
            derive(w, firm.id, &firm.secret, done.seq).await?;
            Ok(())
        }
        // The caller has checked already that they may; if not, nothing is committed.
        Submitted::Refused(_) => Err(Trouble::Hub.into()),
    }
}

/// Whether it is the device that brought the firm.
async fn is_first(q: &mut impl Query, firm: FirmId, id: Uuid) -> Result<bool, Fault> {
    let devices = devices::devices(q, firm).await?;
    let first = devices.iter().min_by_key(|device| device.made);
    Ok(first.is_some_and(|first| first.id == id))
}
