//! What devices have to show next: answers that are ready at the same time are noted in one commit. A change that
//! a hundred devices hear of would otherwise cost a hundred commits, one after the other.

use std::sync::{Mutex as Plain, PoisonError};

use hub_core::sync::exchange::{self, Unanswered};
use protocol::enrol::Trouble;
use store::port::Execute as _;
use tokio::sync::{Mutex, oneshot};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::fault::Fault;
use crate::firm::{Asker, Firm};
use crate::hub::{Hub, random};

/// A request that is answered once its chain is moved.
struct Waiting {
    asker: Asker,
    shown: Option<Uuid>,
    over: CancellationToken,
    told: oneshot::Sender<Result<Uuid, Fault>>,
}

/// The answers that wait, and the turn to commit them all.
#[derive(Default)]
pub(crate) struct Chains {
    waiting: Plain<Vec<Waiting>>,
    turn: Mutex<()>,
}

impl std::fmt::Debug for Chains {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Chains")
    }
}

impl Chains {
    fn take(&self) -> Vec<Waiting> {
        std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Moves the chain of a device that showed this, and returns what it has to show next; it lasts then. If a newer
/// request of the device, which shows the same one, came first, the chain stays.
pub(crate) async fn moved(
    hub: &Hub,
    asker: &Asker,
    shown: Option<Uuid>,
    over: CancellationToken,
) -> Result<Uuid, Fault> {
    let chains = &asker.firm.chains;
    let (told, mut tells) = oneshot::channel();
    let waiting = Waiting {
        asker: asker.clone(),
        shown,
        over,
        told,
    };
    chains
        .waiting
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(waiting);
    let committing = tokio::select! {
        biased;
        told = &mut tells => return told.unwrap_or(Err(Trouble::Hub.into())),
        committing = chains.turn.lock() => committing,
    };
    let all = chains.take();
    if !all.is_empty() {
        let (told, moved): (Vec<_>, Vec<_>) = all
            .into_iter()
            .map(|one| (one.told, (one.asker, one.shown, one.over)))
            .unzip();
        let chains = commit(hub, &asker.firm, &moved).await;
        for (n, told) in told.into_iter().enumerate() {
            let chain = match &chains {
                Ok(chains) => chains.get(n).copied().unwrap_or(Err(Trouble::Hub.into())),
                Err(fault) => Err(*fault),
            };
            // A device that no longer waits asks again.
            let _gone = told.send(chain);
        }
    }
    drop(committing);
    tells.await.unwrap_or(Err(Trouble::Hub.into()))
}

/// Moves all of them in one transaction; each has its own reason not to be.
async fn commit(
    hub: &Hub,
    firm: &Firm,
    all: &[(Asker, Option<Uuid>, CancellationToken)],
) -> Result<Vec<Result<Uuid, Fault>>, Fault> {
    let mut w = firm.write().await?;
    let mut chains = Vec::with_capacity(all.len());
    for (asker, shown, over) in all {
        if over.is_cancelled() {
            chains.push(Err(Fault::later(Trouble::Hub, 0)));
            continue;
        }
        let asker = (&asker.token, *shown);
        match exchange::answered(&mut w, (firm.id, &firm.secret), asker, random()?, hub.now()).await {
            Ok(chain) => chains.push(Ok(chain)),
            Err(Unanswered::Trouble(code)) => chains.push(Err(code.into())),
            Err(Unanswered::Store(problem)) => return Err(problem.into()),
        }
    }
    w.commit().await?;
    Ok(chains)
}
