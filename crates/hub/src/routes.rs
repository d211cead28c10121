//! Every route, with what it needs.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{ConnectInfo, RawPathParams, Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get, post, put};
use axum::{Json, Router};
use chrono::TimeDelta;
use domain::ids::FirmId;
use protocol::enrol::{Health, Trouble};
use store::port::{Execute as _, Store as _};
use store::sync::devices as known_devices;

use crate::fault::Fault;
use crate::firm::{Asker, Firm, TokenHash};
use crate::hub::{From, Hub};
use crate::{attach, audit, devices, enrol, imports, invitation, mail, sync};

/// What a request has to bring.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Needs {
    /// Nothing; it is told nothing of any firm.
    Nothing,
    /// A code in its body.
    Code,
    /// The token of a device of the firm in its path.
    Device,
    /// The same, of an administrator.
    Administrator,
    /// The same, of a system administrator.
    SystemAdministrator,
    /// A place in its path.
    Place,
}

/// A route.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// Of HTTP, in small letters.
    pub method: &'static str,
    /// Its path.
    pub path: &'static str,
    /// What it needs.
    pub needs: Needs,
    handler: fn() -> MethodRouter<Arc<Hub>>,
}

macro_rules! routes {
    ($($method:ident $path:literal $needs:ident $handler:expr;)*) => {
        /// Every route there is.
        pub const ROUTES: &[Route] = &[$(Route {
            method: stringify!($method),
            path: $path,
            needs: Needs::$needs,
            handler: || $method($handler),
        }),*];
    };
}

routes! {
    get "/v1/health" Nothing health;
    post "/v1/enrol" Code enrol::enrol;
    post "/v1/invitation" Code invitation::ask;
    post "/v1/invitation/decline" Code invitation::decline;
    post "/v1/sync/{firm}" Device sync::sync;
    post "/v1/codes/{firm}" Device devices::codes;
    get "/v1/devices/{firm}" Device devices::list;
    post "/v1/devices/{firm}/{id}/revoke" Device devices::revoke;
    post "/v1/upload/{firm}/{import}/{n}" Administrator imports::upload;
    get "/v1/imports/{firm}/{import}/{after}" Administrator imports::left_out;
    get "/v1/effects/{firm}/{command}" Administrator audit::effects;
    get "/v1/mail/{firm}" Administrator mail::settings;
    put "/v1/mail/{firm}" SystemAdministrator mail::change;
    post "/v1/mail/{firm}/test" Administrator mail::test;
    get "/v1/mail/{firm}/status" Administrator mail::status;
    get "/v1/mail/{firm}/to/{id}" Administrator mail::mails_to;
    post "/v1/attach/{place}" Place attach::attach;
    post "/v1/attach/{place}/commit" Place attach::commit;
    post "/v1/attach/{place}/withdraw" Place attach::withdraw;
}

async fn health() -> Json<Health> {
    Json(Health {
        proto: protocol::VERSION,
    })
}

/// The router over all [`ROUTES`].
pub fn router(hub: &Arc<Hub>) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        let state = (Arc::clone(hub), *route);
        let handler = (route.handler)().route_layer(from_fn_with_state(state, guard));
        router = router.route(route.path, handler);
    }
    router
        .fallback(nothing_here)
        .method_not_allowed_fallback(nothing_here)
        .with_state(Arc::clone(hub))
}

async fn nothing_here() -> Fault {
    Trouble::NotFound.into()
}

/// Lets a request through that brings what its route needs, and notes in the log how it went.
async fn guard(
    State((hub, route)): State<(Arc<Hub>, Route)>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    parameters: RawPathParams,
    mut request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let from = From(address(&hub, peer, request.headers()));
    request.extensions_mut().insert(from);
    let (mut firm, mut device) = (String::new(), String::new());
    let admitted = match route.needs {
        // The code or the place is checked where it is used up.
        Needs::Nothing | Needs::Code | Needs::Place => Ok(()),
        Needs::Device | Needs::Administrator | Needs::SystemAdministrator => {
            let admitted = admit(&hub, &parameters, request.headers(), route.needs).await;
            admitted.map(|asker| {
                firm = hub.folder.in_log(asker.firm.id.0);
                device = hub.folder.in_log(asker.device);
                request.extensions_mut().insert(asker);
            })
        }
    };
    let response = match admitted {
        Ok(()) => next.run(request).await,
        Err(fault) => fault.into_response(),
    };
    let took = begun.elapsed();
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    let code = response.status().as_u16();
    hub.metrics.answered(route.path, code, took);
    tracing::info!(event = "request", route = route.path, firm, device, ms, code);
    response
}

/// The network address of whoever asks. A proxy appends the one it sees, so the last one is true. A socket
/// for both families has IPv4 addresses within IPv6 ones.
fn address(hub: &Hub, peer: SocketAddr, headers: &HeaderMap) -> IpAddr {
    let told = headers.get_all("x-forwarded-for").iter().next_back();
    let told = told.and_then(|told| told.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    told.filter(|_| hub.options.behind_proxy)
        .unwrap_or(peer.ip())
        .to_canonical()
}

/// The device whose token the request has, if it is one of this firm.
async fn admit(hub: &Arc<Hub>, parameters: &RawPathParams, headers: &HeaderMap, needs: Needs) -> Result<Asker, Fault> {
    let id = parameters.iter().find(|(name, _)| *name == "firm");
    let id = id.and_then(|(_, value)| FirmId::parse(value));
    let firm = id.and_then(|id| hub.firm(id)).ok_or(Fault::from(Trouble::NotFound))?;
    let token = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let token = token.and_then(|token| firm.token(token));
    let token = token.ok_or(Fault::from(Trouble::Revoked))?;
    let asker = hub
        .run(move |hub| async move { known(&hub, firm, token, needs).await })
        .await?;
    let often = hub.syncs.take((asker.firm.id, asker.device), hub.now());
    often.map_err(|after| Fault::later(Trouble::TooOften, after))?;
    Ok(asker)
}

/// The device with this token, unless it was revoked or its user may not ask this.
async fn known(hub: &Hub, firm: Arc<Firm>, token: TokenHash, needs: Needs) -> Result<Asker, Fault> {
    let mut q = firm.store.read().await?;
    let device = known_devices::by_token(&mut q, firm.id, &token).await?;
    let device = device.ok_or(Fault::from(Trouble::Revoked))?;
    if let Some(ended) = device.ended {
        drop(q);
        // It hears of it, and holds nothing any more.
        if device.seen.is_none_or(|seen| seen <= ended)
            && let Ok(mut w) = firm.write().await
        {
            let now = hub.now().max(ended + TimeDelta::microseconds(1));
            known_devices::seen(&mut w, firm.id, device.id, now).await?;
            w.commit().await?;
        }
        return Err(Trouble::Revoked.into());
    }
    let device = device.id;
    let asker = Asker { firm, token, device };
    match needs {
        Needs::Administrator => asker.administrator(&mut q).await.map(drop)?,
        Needs::SystemAdministrator => asker.system_administrator(&mut q).await.map(drop)?,
        Needs::Nothing | Needs::Code | Needs::Device | Needs::Place => {}
    }
    Ok(asker)
}

/// Methods of routes, for whoever goes over them.
impl Route {
    /// The method.
    pub fn method(&self) -> Method {
        match self.method {
            "get" => Method::GET,
            "put" => Method::PUT,
            _ => Method::POST,
        }
    }
}
