//! Numbers for whoever watches the hub, in the text format of OpenMetrics 1.0, which Prometheus reads. They count
//! and time; no label names a firm, a person or a device.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use post::Round;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use protocol::enrol::Trouble;
use protocol::frame::{Outcome, Verdict};

use crate::fault::Fault;
use crate::hub::Hub;

/// Where the numbers are read.
const PATH: &str = "/metrics";

/// Their media type.
const TEXT: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Upper ends of the buckets of times, in seconds; the last one is the longest time a request is held, and some.
const SECONDS: [f64; 9] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 5.0, 30.0];

#[derive(Clone, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
struct Asked {
    route: &'static str,
    code: u32,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
struct Timed {
    route: &'static str,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
struct Became {
    outcome: &'static str,
}

/// What a hub counts.
#[derive(Debug)]
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Asked, Counter>,
    seconds: Family<Timed, Histogram>,
    commands: Family<Became, Counter>,
    mails: Family<Became, Counter>,
    firms: Gauge,
    asking: Gauge,
}

impl Metrics {
    /// Nothing is counted yet.
    pub(crate) fn new() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("coverbook_hub"),
            requests: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(SECONDS)),
            commands: Family::default(),
            mails: Family::default(),
            firms: Gauge::default(),
            asking: Gauge::default(),
        };
        let known = &mut metrics.registry;
        known.register("requests", "Requests that were answered", metrics.requests.clone());
        let seconds = "Time until a request was answered; those of sync wait for news";
        known.register("request_seconds", seconds, metrics.seconds.clone());
        known.register("commands", "Commands that were judged", metrics.commands.clone());
        known.register(
            "mails",
            "Mails that were handed to a mail server",
            metrics.mails.clone(),
        );
        known.register("firms", "Firms of this hub", metrics.firms.clone());
        known.register("devices_waiting", "Devices that wait for news", metrics.asking.clone());
        metrics
    }

    /// A request was answered.
    pub(crate) fn answered(&self, route: &'static str, code: u16, took: Duration) {
        let code = u32::from(code);
        self.requests.get_or_create(&Asked { route, code }).inc();
        self.seconds.get_or_create(&Timed { route }).observe(took.as_secs_f64());
    }

    /// Commands were judged.
    pub(crate) fn judged(&self, outcomes: &[Outcome]) {
        for Outcome { verdict, .. } in outcomes {
            let outcome = match verdict {
                Verdict::Confirmed(_) => "confirmed",
                Verdict::Refused(_) => "refused",
                Verdict::Malformed => "malformed",
                Verdict::HubTooOld => "hub_too_old",
            };
            self.commands.get_or_create(&Became { outcome }).inc();
        }
    }

    /// A round of mail was made.
    pub(crate) fn sent(&self, round: &Round) {
        for (outcome, mails) in [
            ("sent", round.sent),
            ("later", round.later),
            ("bounced", round.bounced),
            ("failed", round.failed),
            ("unsure", round.unsure),
        ] {
            let counter = self.mails.get_or_create(&Became { outcome });
            counter.inc_by(mails.into());
        }
    }

    /// All of it as text.
    fn text(&self, firms: usize, asking: usize) -> Result<String, std::fmt::Error> {
        self.firms.set(i64::try_from(firms).unwrap_or(i64::MAX));
        self.asking.set(i64::try_from(asking).unwrap_or(i64::MAX));
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

/// Tells the numbers of a hub on `listener` until the future is dropped. They are for programs on this computer: the listener
/// must be on a loopback address, because the connection is not encrypted.
///
/// # Errors
/// As the system gives them; [`io::ErrorKind::InvalidInput`] for an address that others reach.
pub async fn tell(hub: Arc<Hub>, listener: TcpListener) -> io::Result<()> {
    if !listener.local_addr()?.ip().is_loopback() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    listener.set_nonblocking(true)?;
    let router = Router::new().route(PATH, get(numbers)).with_state(hub);
    axum_server::from_tcp(listener)?.serve(router.into_make_service()).await
}

async fn numbers(State(hub): State<Arc<Hub>>) -> Result<Response, Fault> {
    let text = hub.metrics.text(hub.firms().len(), hub.asking());
    let text = text.map_err(|_| Fault::from(Trouble::Hub))?;
    Ok(([(header::CONTENT_TYPE, TEXT)], text).into_response())
}
