//! Imports of devices: slices of rows come before the command, and what was left out can be asked for later.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use chrono::TimeDelta;
use domain::ids::CommandId;
use protocol::enrol::Trouble;
use protocol::lines::BODY_MAX;
use protocol::lookup::LeftOutRow;
use protocol::upload::{SLICES_MAX, WAITING_MAX};
use store::port::{Execute as _, Store as _};
use store::sync::uploads;
use uuid::Uuid;

use crate::body;
use crate::fault::Fault;
use crate::firm::Asker;
use crate::hub::Hub;

/// How long slices wait for their command.
pub(crate) const WAITS: TimeDelta = TimeDelta::days(7);

/// Left-out rows of one answer.
const PAGE: u32 = 1_000;

pub(crate) async fn upload(
    State(hub): State<Arc<Hub>>,
    Extension(asker): Extension<Asker>,
    Path((_, import, n)): Path<(Uuid, Uuid, u32)>,
    body: Body,
) -> Result<StatusCode, Fault> {
    if n >= SLICES_MAX {
        return Err(Trouble::TooLarge.into());
    }
    let body = body::bytes(body, BODY_MAX).await?;
    let slice = (CommandId(import), n);
    let work = hub.run(move |hub| async move { keep(&hub, &asker, slice, &body).await });
    work.await.map(|()| StatusCode::NO_CONTENT)
}

async fn keep(hub: &Hub, asker: &Asker, (import, n): (CommandId, u32), body: &[u8]) -> Result<(), Fault> {
    let firm = &asker.firm;
    let now = hub.now();
    let mut w = firm.write().await?;
    asker.administrator(&mut w).await?;
    uploads::expire(&mut w, firm.id, now - WAITS).await?;
    if n == 0 {
        uploads::begin(&mut w, firm.id, import, asker.device).await?;
    }
    if uploads::waiting(&mut w, firm.id).await? + body.len() as u64 > WAITING_MAX {
        return Err(Trouble::TooLarge.into());
    }
    uploads::put(&mut w, firm.id, (import, n), asker.device, body, now).await?;
    w.commit().await?;
    Ok(())
}

pub(crate) async fn left_out(
    State(hub): State<Arc<Hub>>,
    Extension(asker): Extension<Asker>,
    Path((_, import, after)): Path<(Uuid, Uuid, u32)>,
) -> Result<Json<Vec<LeftOutRow>>, Fault> {
    let work = hub.run(move |_| async move {
        let firm = &asker.firm;
        let mut q = firm.store.read().await?;
        asker.administrator(&mut q).await?;
        let rows = store::imports::rows(&mut q, firm.id, CommandId(import), after, PAGE).await?;
        let view = |row: store::imports::ImportRow| LeftOutRow {
            row: row.row,
            outcome: row.outcome,
            code: row.code,
            params: row.params,
            user: row.user.map(|user| user.0),
            raw: row.raw,
        };
        Ok(rows.into_iter().map(view).collect())
    });
    work.await.map(Json)
}
