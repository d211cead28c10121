//! `POST /v1/attach/{place}`, `…/commit` and `…/withdraw`: a firm comes to the hub, whole or not at all.
//!
//! The file arrives beside the firms, under the key that its sender chose for the journey. It is ciphered with
//! the hub's own key and made ready there; putting it in its place is one rename.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use data_encoding::BASE64URL_NOPAD;
use domain::ids::{FirmId, UserId};
use http_body_util::BodyExt as _;
use hub_core::sync::derive::derive_all;
use protocol::enrol::{ATTACH_HEADER, Arrived, Attach, Commit, Trouble};
use store::arrival;
use store::copies::{copy_under, look_closely, stands_alone};
use store::files::{create_private, remove_if_there, sync_folder};
use store::port::{Execute as _, Store as _};
use store::records::checksum::content_checksum;
use store::records::people::cards;
use store::sync::devices;
use store::{Key, Sqlite, StoreError};
use tokio::io::AsyncWriteExt as _;
use uuid::Uuid;

use crate::body;
use crate::enrol::readable;
use crate::fault::Fault;
use crate::firm::{Firm, TokenHash, hash_token};
use crate::hub::{Hub, random};
use crate::places::{Arrival, Place, Spot, spot};

/// How long a sender may be silent.
const PATIENCE: Duration = Duration::from_secs(60);

/// One arrival at a place, and one firm put in its place, at a time.
struct Turn(Arc<Hub>, PathBuf);

impl Turn {
    fn take(hub: &Arc<Hub>, file: &std::path::Path) -> Result<Self, Fault> {
        let mut arriving = hub.arriving.lock().unwrap_or_else(PoisonError::into_inner);
        if arriving.insert(file.to_owned()) {
            Ok(Self(Arc::clone(hub), file.to_owned()))
        } else {
            Err(Fault::later(Trouble::Hub, 5))
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut arriving = self.0.arriving.lock().unwrap_or_else(PoisonError::into_inner);
        arriving.remove(&self.1);
    }
}

pub(crate) async fn attach(
    State(hub): State<Arc<Hub>>,
    Path(word): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Arrived>, Fault> {
    let admitted = match admit(&hub, &word, &headers) {
        Ok(admitted) => admitted,
        Err(fault) => {
            run_off(body).await;
            return Err(fault);
        }
    };
    let Admitted {
        attach,
        token,
        key,
        spot,
        turn,
        place,
    } = admitted;
    let work = hub.run(move |hub| async move {
        let _turn = turn;
        let made = Box::pin(arrive(&hub, &spot, (place, body), (attach, token), key)).await;
        if made.is_err() {
            spot.clear()?;
        }
        made
    });
    work.await.map(Json)
}

/// A firm that may arrive at a place.
struct Admitted {
    attach: Attach,
    token: TokenHash,
    key: Key,
    spot: Spot,
    turn: Turn,
    place: Place,
}

fn admit(hub: &Arc<Hub>, word: &str, headers: &HeaderMap) -> Result<Admitted, Fault> {
    let header = headers.get(ATTACH_HEADER).map(|header| header.as_bytes());
    let attach = header
        .and_then(Attach::from_header)
        .ok_or(Fault::from(Trouble::Malformed))?;
    body::version(attach.proto)?;
    let key = BASE64URL_NOPAD.decode(attach.key.as_bytes()).ok();
    let key = key.and_then(|key| key.try_into().ok()).map(Key::new);
    let key = key.ok_or(Fault::from(Trouble::Malformed))?;
    let firm = FirmId(attach.firm);
    let secret = hub.folder.secret(firm);
    let token = readable(&attach.device, |token| hash_token(&secret, token))?;

    let spot = spot(&hub.folder, word);
    let turn = Turn::take(hub, &spot.staged)?;
    let place = spot.read()?.ok_or(Fault::from(Trouble::NotFound))?;
    if place.used {
        return Err(Trouble::Taken.into());
    }
    if !place.is_open(hub.now()) {
        return Err(Trouble::Code.into());
    }
    if hub.firm(firm).is_some() {
        return Err(Trouble::Taken.into());
    }
    spot.clear()?;
    Ok(Admitted {
        attach,
        token,
        key,
        spot,
        turn,
        place,
    })
}

/// Most bytes of a refused body that are still read.
const RUN_OFF: u64 = 64 << 20;

/// Reads what a refused sender is still sending: many look at the answer only after their last byte.
async fn run_off(mut body: Body) {
    let mut length = 0_u64;
    while length <= RUN_OFF
        && let Ok(Some(Ok(frame))) = tokio::time::timeout(PATIENCE, body.frame()).await
    {
        length += frame.data_ref().map_or(0, |data| data.len() as u64);
    }
}

async fn arrive(
    hub: &Hub,
    spot: &Spot,
    (mut place, body): (Place, Body),
    (attach, token): (Attach, TokenHash),
    key: Key,
) -> Result<Arrived, Fault> {
    receive(body, spot, hub.options.firm_max).await?;
    let firm = FirmId(attach.firm);
    let found = look_closely(&spot.arriving, &key).await.map_err(unfit)?;
    if found.firm.id != firm {
        return Err(Trouble::Malformed.into());
    }
    let own = hub.folder.key(firm);
    let alone = stands_alone(&spot.arriving, &key).await.map_err(unfit)?;
    let stop = Arc::new(AtomicBool::new(false));
    copy_under(&alone, (&spot.arriving, &key), (&spot.staged, &own), stop).await?;
    drop(alone);
    remove_if_there(&spot.arriving)?;

    let now = hub.now();
    let store = Sqlite::open(&spot.staged, &own, false, now).await?;
    let prepared = Box::pin(prepare(hub, &store, &attach, &token)).await;
    store.close().await?;
    let checksum = prepared?;
    place.arrived = Some(Arrival {
        firm: attach.firm,
        token,
    });
    spot.write(&place)?;
    Ok(Arrived { checksum })
}

/// Writes what comes to a file.
async fn receive(mut body: Body, spot: &Spot, most: u64) -> Result<(), Fault> {
    let mut file = tokio::fs::File::from_std(create_private(&spot.arriving)?);
    let mut length = 0_u64;
    loop {
        let frame = tokio::time::timeout(PATIENCE, body.frame()).await;
        let frame = match frame {
            Ok(None) => break,
            Ok(Some(Ok(frame))) => frame,
            Ok(Some(Err(_))) | Err(_) => return Err(Trouble::Malformed.into()),
        };
        if let Some(data) = frame.data_ref() {
            length += data.len() as u64;
            if length > most {
                run_off(body).await;
                return Err(Trouble::TooLarge.into());
            }
            file.write_all(data).await?;
        }
    }
    file.flush().await?;
    Ok(())
}

/// A file that is none, or that a newer program wrote.
fn unfit(problem: StoreError) -> Fault {
    match problem {
        StoreError::Newer { .. } => Trouble::Version.into(),
        StoreError::WrongKey | StoreError::Damaged | StoreError::Empty | StoreError::Corrupt { .. } => {
            Trouble::Malformed.into()
        }
        other => other.into(),
    }
}

/// Makes the firm one that is served, with the device that brings it; its records stay as they are.
async fn prepare(hub: &Hub, store: &Sqlite, attach: &Attach, token: &TokenHash) -> Result<String, Fault> {
    let firm = FirmId(attach.firm);
    let user = UserId(attach.user);
    let now = hub.now();
    let mut w = store.write().await?;
    let card = cards(&mut w, firm, &[user]).await?.remove(&user);
    let may = card.is_some_and(|card| card.is_active_system_administrator());
    if !may {
        return Err(Trouble::Forbidden.into());
    }
    arrival::forget_device(&mut w, firm).await?;
    devices::serve(&mut w, firm, Uuid::from_bytes(random()?), now).await?;
    let device = (attach.device.id, user, attach.device.name.as_str());
    devices::add(&mut w, firm, device, token, now).await?;
    let found = store::records::firms::firm(&mut w, firm).await?;
    let (_, head) = found.ok_or(StoreError::row("firm"))?;
    derive_all(&mut w, firm, &hub.folder.secret(firm), head).await?;
    let checksum = content_checksum(&mut w, firm).await?;
    w.commit().await?;
    Ok(format!("{checksum:016x}"))
}

pub(crate) async fn commit(
    State(hub): State<Arc<Hub>>,
    Path(word): Path<String>,
    body: Body,
) -> Result<StatusCode, Fault> {
    let commit: Commit = body::json(body).await?;
    let spot = spot(&hub.folder, &word);
    let turn = Turn::take(&hub, &spot.staged)?;
    let place = spot.read()?.ok_or(Fault::from(Trouble::NotFound))?;
    let token = hash_token(&hub.folder.secret(FirmId(commit.firm)), &commit.token);
    let arrived = place.arrived.as_ref();
    let theirs = arrived.filter(|arrived| arrived.firm == commit.firm && Some(arrived.token) == token);
    let Some(Arrival { token, .. }) = theirs.cloned() else {
        let trouble = if place.used { Trouble::Taken } else { Trouble::Malformed };
        return Err(trouble.into());
    };
    let target = hub.folder.firm_file(FirmId(commit.firm));
    let at_home = Turn::take(&hub, &target)?;
    let work = hub.run(move |hub| async move {
        let _turns = (turn, at_home);
        Box::pin(settle(&hub, &spot, place, (FirmId(commit.firm), token))).await
    });
    work.await.map(|()| StatusCode::NO_CONTENT)
}

/// Takes back what arrived and was not put in its place, for good. A device whose [`commit`] was not answered asks
/// for it, and knows afterwards where its firm is.
pub(crate) async fn withdraw(
    State(hub): State<Arc<Hub>>,
    Path(word): Path<String>,
    body: Body,
) -> Result<StatusCode, Fault> {
    let commit: Commit = body::json(body).await?;
    let spot = spot(&hub.folder, &word);
    let turn = Turn::take(&hub, &spot.staged)?;
    let place = spot.read()?.ok_or(Fault::from(Trouble::NotFound))?;
    let firm = FirmId(commit.firm);
    let token = hash_token(&hub.folder.secret(firm), &commit.token).ok_or(Fault::from(Trouble::Malformed))?;
    let at_home = Turn::take(&hub, &hub.folder.firm_file(firm))?;
    let work = hub.run(move |hub| async move {
        let _turns = (turn, at_home);
        Box::pin(take_back(&hub, &spot, place, (firm, token))).await
    });
    work.await.map(|()| StatusCode::NO_CONTENT)
}

async fn take_back(hub: &Hub, spot: &Spot, mut place: Place, (firm, token): (FirmId, TokenHash)) -> Result<(), Fault> {
    let theirs = place
        .arrived
        .as_ref()
        .is_some_and(|arrived| arrived.firm == firm.0 && arrived.token == token);
    if theirs && !spot.staged.try_exists()? && hub.folder.firm_file(firm).try_exists()? {
        // It was put in its place, and the hub ended before it had said so.
        settle(hub, spot, place, (firm, token)).await?;
        return Err(Trouble::Taken.into());
    }
    if let Some(here) = hub.firm(firm) {
        let mut q = here.store.read().await?;
        if devices::by_token(&mut q, firm, &token).await?.is_some() {
            return Err(Trouble::Taken.into());
        }
    }
    if theirs && !place.used {
        place.arrived = None;
        spot.write(&place)?;
        spot.clear()?;
    }
    Ok(())
}

/// Puts the firm in its place. Cut short at any point, it is done or undone, and asking again completes it.
async fn settle(hub: &Hub, spot: &Spot, mut place: Place, (firm, token): (FirmId, TokenHash)) -> Result<(), Fault> {
    if place.used {
        return Ok(());
    }
    let target = hub.folder.firm_file(firm);
    if spot.staged.try_exists()? {
        if hub.firm(firm).is_some() || target.try_exists()? {
            return Err(Trouble::Taken.into());
        }
        std::fs::rename(&spot.staged, &target)?;
        sync_folder(&target)?;
    }
    if hub.firm(firm).is_none() {
        hub.add(Firm::open(&hub.folder, firm, hub.now()).await?);
    }
    let here = hub.firm(firm).ok_or(Fault::from(Trouble::Hub))?;
    let mut q = here.store.read().await?;
    if devices::by_token(&mut q, firm, &token).await?.is_none() {
        // The firm came by another place.
        return Err(Trouble::Taken.into());
    }
    drop(q);
    place.used = true;
    spot.write(&place)?;
    spot.clear()?;
    tracing::info!(event = "attached", firm = hub.folder.in_log(firm.0));
    Ok(())
}
