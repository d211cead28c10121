//! What a hub does of itself: it sends the mails of every firm, each for itself, so that a firm whose server is
//! away holds nobody up, and deletes what has waited too long.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::coded::Coded as _;
use domain::command::Command;
use domain::ids::FirmId;
use domain::invitation_code::InvitationCode;
use hub_core::sync::derive::derive;
use hub_core::{Submitted, submit};
use post::{Committed, Judged, Round, Way};
use store::Sqlite;
use store::mail_server::mail_server;
use store::port::{Execute, Store as _};
use store::sync::uploads;
use tokio::task::JoinSet;
use tokio::time::sleep;
use uuid::Uuid;

use crate::fault::Fault;
use crate::firm::Firm;
use crate::hub::{Hub, random};
use crate::imports::WAITS;
use crate::mail::way;

/// Longest pause between two rounds of a firm.
const PAUSE: Duration = Duration::from_secs(30);

/// How long a round waits after a commit: the devices that are told of it come first.
const LULL: Duration = Duration::from_millis(100);

/// Makes rounds of all firms until the hub stops, also of firms that come meanwhile.
pub(crate) async fn run(hub: Arc<Hub>) {
    let mut arrivals = hub.arrivals();
    let mut known = BTreeSet::new();
    let mut firms = JoinSet::new();
    loop {
        arrivals.mark_unchanged();
        for id in hub.firms() {
            if known.insert(id)
                && let Some(firm) = hub.firm(id)
            {
                firms.spawn(keep_sending(Arc::clone(&hub), firm));
            }
        }
        tokio::select! {
            () = hub.stopping() => break,
            _ = arrivals.changed() => {}
        }
    }
    while firms.join_next().await.is_some() {}
}

/// Makes rounds of one firm: after every commit, when something is due, and every now and then.
async fn keep_sending(hub: Arc<Hub>, firm: Arc<Firm>) {
    let mut commits = firm.commits();
    loop {
        commits.mark_unchanged();
        let id = firm.id;
        let made = hub.run(move |hub| async move { Box::pin(once(&hub, id)).await }).await;
        let (pause, blocked) = match made {
            Ok(round) => (until(round.next, hub.now()), round.problem.is_some()),
            Err(_) => (PAUSE, true),
        };
        tokio::select! {
            () = hub.stopping() => return,
            // A server that is away is not asked again because of every command.
            _ = commits.changed(), if !blocked => tokio::select! {
                () = hub.stopping() => return,
                () = sleep(LULL) => {}
            },
            () = firm.mail_changed() => {}
            () = sleep(pause) => {}
        }
    }
}

fn until(next: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Duration {
    let left = next.and_then(|next| (next - now).to_std().ok());
    left.map_or(PAUSE, |left| left.min(PAUSE))
}

/// Makes one round of a firm.
async fn once(hub: &Hub, id: FirmId) -> Result<Round, Fault> {
    let Some(firm) = hub.firm(id) else {
        return Ok(Round::default());
    };
    forget_uploads(hub, &firm).await?;
    let round = post::round(&Sender { hub, firm: &firm }).await?;
    if round.tried {
        let problem = round.problem.as_ref().map_or("", |problem| problem.kind.code());
        tracing::info!(
            event = "mail",
            firm = hub.folder.in_log(id.0),
            sent = round.sent,
            later = round.later,
            bounced = round.bounced,
            failed = round.failed,
            unsure = round.unsure,
            waiting = round.waiting,
            code = problem
        );
        hub.metrics.sent(&round);
        firm.note_mail(round.problem.clone());
    }
    Ok(round)
}

/// Deletes what devices sent of imports and never had judged.
async fn forget_uploads(hub: &Hub, firm: &Firm) -> Result<(), Fault> {
    let before = hub.now() - WAITS;
    let mut q = firm.store.read().await?;
    let expired = uploads::has_expired(&mut q, firm.id, before).await?;
    drop(q);
    if expired {
        let mut w = firm.write().await?;
        uploads::expire(&mut w, firm.id, before).await?;
        w.commit().await?;
    }
    Ok(())
}

impl Hub {
    /// Makes a round of mail of a firm now; nothing if that failed or the firm is not here.
    pub async fn send_mail(self: &Arc<Self>, firm: FirmId) -> Option<Round> {
        let made = self.run(move |hub| async move { Box::pin(once(&hub, firm)).await });
        made.await.ok()
    }
}

/// A hub as the one that sends the mails of a firm.
struct Sender<'h> {
    hub: &'h Hub,
    firm: &'h Firm,
}

impl post::Host for Sender<'_> {
    type Store = Sqlite;
    type Error = Fault;

    fn store(&self) -> &Sqlite {
        &self.firm.store
    }

    fn firm(&self) -> FirmId {
        self.firm.id
    }

    fn holder(&self) -> Uuid {
        self.hub.holder
    }

    fn now(&self) -> DateTime<Utc> {
        self.hub.now()
    }

    fn id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn code(&self) -> Result<InvitationCode, Fault> {
        Ok(InvitationCode::new(random()?))
    }

    fn is_stopping(&self) -> bool {
        self.hub.is_stopping()
    }

    /// The clock of a hub is its operator's to keep right; devices show the hub's time as well.
    async fn clock_is_trusted(&self) -> Result<bool, Fault> {
        Ok(true)
    }

    async fn way(&self) -> Result<Option<Way>, Fault> {
        let mut q = self.firm.store.read().await?;
        let kept = mail_server(&mut q, self.firm.id).await?;
        kept.map(|kept| way(self.hub, kept)).transpose()
    }

    async fn turn(&self) -> impl Sized {}

    async fn judge<W: Execute>(&self, w: &mut W, command: Command) -> Result<Judged, Fault> {
        match submit(w, self.firm.id, command, self.hub.now()).await? {
            Submitted::Done(done) => {
                derive(w, self.firm.id, &self.firm.secret, done.seq).await?;
                Ok(Judged::Done)
            }
            Submitted::Refused(refusal) => Ok(Judged::Refused(refusal)),
        }
    }

    async fn committed(&self, _: Committed) -> Result<(), Fault> {
        self.firm.committed();
        Ok(())
    }
}
