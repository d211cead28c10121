//! Sharing a firm from this computer.

use std::sync::Arc;

use hub::firewall::{Firewall, firewall};
use hub::hosted;
use hub_client::HubClient;
use protocol::link::HubAt;

use super::{attached, device_name, host};
use crate::app::Engine;
use crate::authority::hosting::Wish;
use crate::authority::remote::{Remote, hub_error};
use crate::error::{AppError, FieldProblem, HubProblem};
use crate::request::{HostingRequest, ShareRequest};
use crate::session::Session;
use crate::view::{FirewallCode, HostingView, ReachView, SessionView};

/// The lowest port that any program may listen on.
const LOWEST: u16 = 1_024;

fn checked(port: u16) -> Result<u16, AppError> {
    if port < LOWEST {
        return Err(AppError::field("port", FieldProblem::HostPort));
    }
    Ok(port)
}

impl Engine {
    /// Shares the open firm from this computer: it moves to the hub that this program runs, and this device is
    /// the first one of its system administrator. Other computers cannot connect before that is chosen
    /// ([`Self::set_hosting`]). If anything fails, the firm stays here as it was.
    ///
    /// # Errors
    /// As [`Self::attach_firm`]; [`AppError::Field`] if another program uses the port.
    pub async fn share_firm(&self, request: ShareRequest) -> Result<SessionView, AppError> {
        let session = self.movable().await?;
        let name = device_name(&request.device)?;
        let mut wish = self.hosting.wish()?.unwrap_or_default();
        if !self.hosting.has_firms()? {
            wish.others = false;
        }
        if let Some(port) = request.port {
            wish.port = checked(port)?;
        }
        self.hosting.change(wish).await?;
        let moved = match self.hosting.place().await {
            Ok((hub, place)) => self.move_firm(session, (hub, &place), name, true).await,
            Err(problem) => Err(problem),
        };
        if moved.is_err() {
            self.hosting.stop_if_empty().await;
        }
        moved
    }

    /// How the open firm is shared from this computer.
    ///
    /// # Errors
    /// [`AppError::Hub`] if it is not.
    pub async fn hosting(&self) -> Result<HostingView, AppError> {
        let session = self.session().await?;
        hosted_here(&session)?;
        let problem = self.hosting.start().await.err();
        let Wish { port, others } = self.hosting.wish()?.unwrap_or_default();
        Ok(HostingView {
            running: self.hosting.is_running().await,
            problem,
            others,
            port,
            addresses: addresses(port).iter().map(|address| host(address)).collect(),
            firewall: firewall().map(Into::into),
        })
    }

    /// Chooses whether other computers may connect, and the port. Devices that joined before find another port
    /// only with a new link.
    ///
    /// # Errors
    /// [`AppError::Field`] if another program uses the port: nothing has changed then.
    pub async fn set_hosting(&self, request: HostingRequest) -> Result<HostingView, AppError> {
        let session = self.session().await?;
        hosted_here(&session)?;
        let before = self.hosting.wish()?.unwrap_or_default();
        let wish = Wish {
            port: checked(request.port)?,
            others: request.others,
        };
        self.hosting.change(wish).await?;
        if wish.port != before.port {
            // This device finds its hub at the new port.
            let (file, key) = (session.firm_file(), session.store.key().clone());
            drop(session);
            self.leave_when_idle().await;
            self.enter_file(&file, &key).await?;
        }
        // The hub was away for a moment.
        self.sync_now().await?;
        self.hosting().await
    }

    /// Tries whether the hub answers at each address of this computer.
    ///
    /// # Errors
    /// [`AppError::Hub`] if the open firm is not shared from this computer.
    pub async fn test_hosting(&self) -> Result<Vec<ReachView>, AppError> {
        let session = self.session().await?;
        let remote = hosted_here(&session)?;
        let Wish { port, .. } = self.hosting.wish()?.unwrap_or_default();
        let mut tried = Vec::new();
        for address in addresses(port) {
            let hub = HubAt {
                addresses: vec![address.clone()],
                pin: remote.membership.pin,
            };
            let client = HubClient::new(&hub).map_err(hub_error)?;
            tried.push(ReachView {
                address: host(&address),
                reached: client.health().await.is_ok(),
            });
        }
        Ok(tried)
    }

    /// Ends the hub in this program; a host calls it before it ends.
    pub async fn stop_hosting(&self) {
        self.hosting.stop().await;
    }

    /// Where the devices of others find the hub of this device: the name of a computer stays when its
    /// addresses change.
    pub(super) fn for_others(&self, remote: &Remote) -> Result<HubAt, AppError> {
        let mut hub = remote.membership.at();
        if remote.membership.here {
            let Wish { port, .. } = self.hosting.wish()?.unwrap_or_default();
            hub.addresses = addresses(port);
            let names = hosted::names();
            hub.addresses.extend(names.iter().map(|name| hosted::at(name, port)));
        }
        Ok(hub)
    }
}

/// The hub of the open firm, if this program runs it.
pub(super) fn hosted_here(session: &Session) -> Result<&Arc<Remote>, AppError> {
    let remote = attached(session)?;
    if remote.membership.here {
        Ok(remote)
    } else {
        Err(AppError::hub(HubProblem::NotHere))
    }
}

/// The addresses of this computer, as links have them.
fn addresses(port: u16) -> Vec<String> {
    let found = hosted::addresses().unwrap_or_else(|cause| {
        tracing::warn!(%cause, "the addresses of this computer are not known");
        Vec::new()
    });
    found.iter().map(|ip| hosted::at(&ip.to_string(), port)).collect()
}

impl From<Firewall> for FirewallCode {
    fn from(firewall: Firewall) -> Self {
        match firewall {
            Firewall::Ufw => Self::Ufw,
            Firewall::Firewalld => Self::Firewalld,
            Firewall::Windows => Self::Windows,
        }
    }
}
