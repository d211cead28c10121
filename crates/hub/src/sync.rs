//! `POST /v1/sync/{firm}`: commands up, outcomes and records down, at once or when there is something.

use std::pin::Pin;
use std::time::Duration;

use axum::Extension;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use hub_core::sync::exchange::{self, Asked, Exchange, News};
use protocol::command::WireCommand;
use protocol::enrol::Trouble;
use protocol::frame::Outcome;
use protocol::lines::{self, BODY_MAX};
use serde::Deserialize;
use std::sync::Arc;
use store::port::{Execute as _, Store as _};
use store::sync::devices::Device;
use tokio::time::Instant;
use uuid::Uuid;

use crate::fault::Fault;
use crate::firm::{Asker, Turn};
use crate::hub::{Hub, random};
use crate::{body, chains};

/// Longest time a request is held, in seconds: proxies cut a silent connection after 30 at the earliest.
pub(crate) const WAIT_MAX: u64 = 25;

/// About how many records the first answer to a new device has: it has something to show soon.
const FIRST: usize = 1_000;

/// About how many records any other answer has. Twice as many brought a new device nothing, and an interruption cost
/// more.
const ROOM: usize = 5_000;

fn room(asked: &Asked) -> usize {
    if asked.have.have.is_empty() { FIRST } else { ROOM }
}

/// From so many lines on an answer is packed beside the other work.
const LARGE: usize = 200;

#[derive(Deserialize)]
pub(crate) struct Wait {
    wait: Option<u64>,
}

pub(crate) async fn sync(
    State(hub): State<Arc<Hub>>,
    Extension(asker): Extension<Asker>,
    Query(Wait { wait }): Query<Wait>,
    body: Body,
) -> Result<Response, Fault> {
    let body = body::bytes(body, BODY_MAX).await?;
    let packed = hub.run(move |hub| async move {
        let asked = Asked::read(&body)?;
        if asked.commands.iter().any(WireCommand::is_import) {
            // It keeps a thread busy for long, which others need.
            let work = move |hub: Arc<Hub>| async move { answer(&hub, &asker, wait, &asked).await };
            return hub.run_import(work).await;
        }
        answer(&hub, &asker, wait, &asked).await
    });
    let packed = packed.await?;
    Ok(([(header::CONTENT_TYPE, "application/zstd")], packed).into_response())
}

async fn answer(hub: &Arc<Hub>, asker: &Asker, wait: Option<u64>, asked: &Asked) -> Result<Vec<u8>, Fault> {
    let turn = asker.firm.turn(asker.device);
    let work = Work {
        hub,
        asker,
        exchange: Exchange {
            firm: asker.firm.id,
            secret: &asker.firm.secret,
            token: &asker.token,
            asked,
        },
        turn: &turn,
    };
    let (outcomes, chain, news) = if asked.is_quiet() {
        let wait = Duration::from_secs(wait.unwrap_or(0).min(WAIT_MAX));
        Box::pin(work.listen(Instant::now() + wait)).await?
    } else {
        Box::pin(work.judge()).await?
    };
    drop(turn);
    let answer = exchange::answer(outcomes, chain, news, hub.now());
    if answer.len() < LARGE {
        return Ok(lines::pack(answer)?);
    }
    let packing = tokio::task::spawn_blocking(|| lines::pack(answer));
    Ok(packing.await.map_err(|_| Fault::from(Trouble::Hub))??)
}

struct Work<'a> {
    hub: &'a Arc<Hub>,
    asker: &'a Asker,
    exchange: Exchange<'a>,
    turn: &'a Turn,
}

type Told = (Vec<Outcome>, Uuid, News);

impl Work<'_> {
    /// Judges commands, and then tells what is new.
    async fn judge(&self) -> Result<Told, Fault> {
        let firm = &self.asker.firm;
        let mut w = firm.write().await?;
        let judged = self.exchange.judge(&mut w, random()?, self.hub.now()).await?;
        w.commit().await?;
        firm.committed();
        self.hub.metrics.judged(&judged.outcomes);
        let mut q = firm.store.read().await?;
        let device = self.exchange.device(&mut q).await?;
        let news = self.exchange.news(&mut q, &device, room(self.exchange.asked)).await?;
        Ok((judged.outcomes, judged.chain, news))
    }

    /// Tells what is new; if that is nothing, waits for it until the time is over.
    async fn listen(&self, until: Instant) -> Result<Told, Fault> {
        let firm = &self.asker.firm;
        let mut commits = firm.commits();
        let mut wait = true;
        // Done while there is nothing to tell, so that news need not wait for it.
        let mut noting = (until > Instant::now()).then(|| Box::pin(self.note_shown()));
        loop {
            commits.mark_unchanged();
            let mut q = firm.store.read().await?;
            let device = self.exchange.asker(&mut q).await?;
            let news = self.exchange.news(&mut q, &device, room(self.exchange.asked)).await?;
            drop(q);
            let Some(chain) = self.exchange.goes_on(&device, &news) else {
                let chain = match self.exchange.next(&device, random()?) {
                    Some(chain) => chain,
                    None => self.answered().await?,
                };
                return Ok((Vec::new(), chain, news));
            };
            if !wait {
                return Ok((Vec::new(), self.noted(&device, chain).await?, news));
            }
            noting = noting.filter(|_| !self.exchange.is_noted(&device));
            tokio::select! {
                _ = commits.changed() => {}
                () = beside(&mut noting) => {}
                () = self.turn.over() => {}
                () = tokio::time::sleep_until(until) => wait = false,
                () = self.hub.stopping() => wait = false,
            }
            if self.turn.is_over() {
                return Err(Fault::later(Trouble::Hub, 0));
            }
        }
    }

    /// Notes now and then that a device asks to which there is nothing to tell. That need not wait for anybody.
    async fn noted(&self, device: &Device, chain: Uuid) -> Result<Uuid, Fault> {
        if !exchange::is_to_be_noted(device, self.hub.now()) {
            return Ok(chain);
        }
        match self.answered().await {
            Err(fault) if fault.code == Trouble::Busy => Ok(chain),
            noted => noted,
        }
    }

    /// Notes what the device showed while its request waits. This goes on if the request ends first; if it fails, the
    /// answer notes it.
    async fn note_shown(&self) {
        let (asker, shown) = (self.asker.clone(), self.exchange.asked.have.chain);
        let over = self.turn.watch();
        let noting = self
            .hub
            .run(move |hub| async move { chains::moved(&hub, &asker, shown, over).await });
        let _is_noted_later = noting.await;
    }

    /// Moves the chain.
    async fn answered(&self) -> Result<Uuid, Fault> {
        let shown = self.exchange.asked.have.chain;
        chains::moved(self.hub, self.asker, shown, self.turn.watch()).await
    }
}

/// Does this work beside what is waited for. It never ends itself.
async fn beside(work: &mut Option<Pin<Box<impl Future<Output = ()>>>>) {
    if let Some(unfinished) = work.as_mut() {
        unfinished.await;
    }
    *work = None;
    std::future::pending().await
}
