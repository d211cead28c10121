//! `POST /v1/sync/{firm}`: commands up, outcomes and records down, at once or when there is something.

use std::time::Duration;

use axum::Extension;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::lease::LeaseDays;
use hub_core::sync::pull::{Pulled, pull};
use hub_core::sync::push::push;
use protocol::command::WireCommand;
use protocol::enrol::Trouble;
use protocol::frame::{Answer, COMMANDS_MAX, Done, Have, Hello, Outcome, Request};
use protocol::lines::{self, BODY_MAX};
use serde::Deserialize;
use std::sync::Arc;
use store::port::{Execute as _, Store as _};
use store::records::firm_settings;
use store::sync::devices::{self, Device};
use tokio::time::Instant;
use uuid::Uuid;

use crate::body;
use crate::fault::Fault;
use crate::firm::{Asker, Turn};
use crate::hub::{Hub, random};

/// Longest time a request is held, in seconds: proxies cut a silent connection after 30 at the earliest.
pub(crate) const WAIT_MAX: u64 = 25;

/// About how many records one answer has.
const ROOM: usize = 5_000;

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
    let packed = hub.run(move |hub| async move { answer(&hub, &asker, wait, &body).await });
    let packed = packed.await?;
    Ok(([(header::CONTENT_TYPE, "application/zstd")], packed).into_response())
}

async fn answer(hub: &Hub, asker: &Asker, wait: Option<u64>, body: &[u8]) -> Result<Vec<u8>, Fault> {
    let (have, commands) = read(body)?;
    let turn = asker.firm.turn(asker.device);
    let work = Work {
        hub,
        asker,
        have: &have,
        turn: &turn,
    };
    let (outcomes, chain, news) = if commands.is_empty() {
        let wait = Duration::from_secs(wait.unwrap_or(0).min(WAIT_MAX));
        Box::pin(work.listen(Instant::now() + wait)).await?
    } else {
        Box::pin(work.judge(commands)).await?
    };
    drop(turn);
    let hello = Hello {
        epoch: news.epoch,
        now: hub.now(),
        standing: news.pulled.standing,
        lease: news.lease.days(),
    };
    let done = Done {
        chain,
        more: news.pulled.more,
    };
    let answer = std::iter::once(Answer::Hello(hello))
        .chain(outcomes.into_iter().map(Answer::Outcome))
        .chain(news.pulled.lines)
        .chain([Answer::Done(done)]);
    let answer: Vec<Answer> = answer.collect();
    if answer.len() < LARGE {
        return Ok(lines::pack(answer)?);
    }
    let packing = tokio::task::spawn_blocking(|| lines::pack(answer));
    Ok(packing.await.map_err(|_| Fault::from(Trouble::Hub))??)
}

/// The lines of a request: what the device has, then its commands.
fn read(body: &[u8]) -> Result<(Have, Vec<WireCommand>), Fault> {
    let unpacked = lines::unpack(body)?;
    let mut lines = lines::read(&unpacked);
    let Some(Request::Have(have)) = lines.next().transpose()? else {
        return Err(Trouble::Malformed.into());
    };
    body::version(have.proto)?;
    let mut commands = Vec::new();
    for line in lines {
        let Request::Command(command) = line? else {
            return Err(Trouble::Malformed.into());
        };
        if commands.len() == COMMANDS_MAX {
            return Err(Trouble::TooLarge.into());
        }
        commands.push(command);
    }
    Ok((have, commands))
}

/// What a device is told, of one moment.
struct News {
    epoch: Uuid,
    lease: LeaseDays,
    pulled: Pulled,
}

struct Work<'a> {
    hub: &'a Hub,
    asker: &'a Asker,
    have: &'a Have,
    turn: &'a Turn,
}

type Told = (Vec<Outcome>, Uuid, News);

impl Work<'_> {
    /// Judges commands, and then tells what is new.
    async fn judge(&self, commands: Vec<WireCommand>) -> Result<Told, Fault> {
        let firm = &self.asker.firm;
        let chain = new_chain()?;
        let now = self.hub.now();
        let mut w = firm.store.write().await?;
        let device = self.asker.device(&mut w).await?;
        self.check_chain(&device)?;
        let outcomes = push(&mut w, firm.id, &firm.secret, &device, commands, now).await?;
        devices::answered(&mut w, firm.id, device.id, (self.have.chain, chain), now).await?;
        w.commit().await?;
        firm.committed();
        let mut q = firm.store.read().await?;
        let news = self.news(&mut q, &device).await?;
        Ok((outcomes, chain, news))
    }

    /// Tells what is new; if that is nothing, waits for it until the time is over.
    async fn listen(&self, until: Instant) -> Result<Told, Fault> {
        let firm = &self.asker.firm;
        let mut commits = firm.commits();
        let mut wait = true;
        loop {
            commits.mark_unchanged();
            let mut q = firm.store.read().await?;
            let device = self.asker.device(&mut q).await?;
            self.check_chain(&device)?;
            let news = self.news(&mut q, &device).await?;
            drop(q);
            let is_known = self.have.chain.is_some() && self.have.epoch == Some(news.epoch);
            if !wait || !is_known || !news.pulled.lines.is_empty() || news.pulled.more {
                return self.answered(news).await;
            }
            tokio::select! {
                _ = commits.changed() => {}
                () = self.turn.over() => {}
                () = tokio::time::sleep_until(until) => wait = false,
                () = self.hub.stopping() => wait = false,
            }
            if self.turn.is_over() {
                return Err(Fault::later(Trouble::Hub, 0));
            }
        }
    }

    /// Moves the chain. A newer request of the device, which shows the same one, comes first.
    async fn answered(&self, news: News) -> Result<Told, Fault> {
        let firm = &self.asker.firm;
        let chain = new_chain()?;
        let mut w = firm.store.write().await?;
        let device = self.asker.device(&mut w).await?;
        self.check_chain(&device)?;
        if self.turn.is_over() {
            return Err(Fault::later(Trouble::Hub, 0));
        }
        devices::answered(&mut w, firm.id, device.id, (self.have.chain, chain), self.hub.now()).await?;
        w.commit().await?;
        Ok((Vec::new(), chain, news))
    }

    /// The device shows what it was given last, or what it was given before that if the last answer never
    /// arrived. A copy of it cannot.
    fn check_chain(&self, device: &Device) -> Result<(), Fault> {
        // The first request, or the first one after a backup was restored.
        let begins = device.chain.is_none();
        if begins || self.have.chain == device.chain || self.have.chain == device.before {
            Ok(())
        } else {
            Err(Trouble::Copied.into())
        }
    }

    async fn news(&self, q: &mut store::sqlite::SqliteTx, device: &Device) -> Result<News, Fault> {
        let firm = &self.asker.firm;
        let epoch = devices::epoch(q, firm.id).await?.ok_or(Fault::from(Trouble::Hub))?;
        // Cursors of another order of commands say nothing here.
        let have = match self.have.epoch {
            Some(theirs) if theirs == epoch => self.have.have.as_slice(),
            Some(_) | None => &[],
        };
        let pulled = pull(q, firm.id, &firm.secret, device.user, have, ROOM).await?;
        let settings = firm_settings(q, firm.id).await?;
        let lease = settings.map(|settings| settings.lease_days).unwrap_or_default();
        Ok(News { epoch, lease, pulled })
    }
}

fn new_chain() -> Result<Uuid, Fault> {
    Ok(Uuid::from_bytes(random()?))
}
