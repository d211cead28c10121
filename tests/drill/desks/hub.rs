//! The two kinds of hub: a program of its own, and the application of the person who shares the firm.

use std::rc::Rc;

use chrono::Utc;
use engine::secrets::Vault;
use hub::{Folder, keeping};
use tests::app::App;
use tests::desks::{in_passing, lets_others_in, moves, opens_again, shares};
use tests::failure::{Failure, Outcome};
use tests::hub::RunningHub;
use tests::launch::{Home, Launch};
use tests::wire::Wire;
use tokio::runtime::Runtime;

/// The hub of the firm, and the administrator's window, which may be the same program.
pub(crate) enum Hub {
    /// `coverbook-hub`, behind a wire.
    Program {
        /// The program.
        hub: RunningHub,
        /// The network between it and all devices.
        wire: Wire,
    },
    /// Anna's application.
    App,
}

impl Hub {
    pub(crate) fn start(kind: &str, home: &Home) -> Outcome<Self> {
        match kind {
            "program" => {
                let (hub, wire) = RunningHub::start_behind_a_wire(&home.path("hub"))?;
                Ok(Self::Program { hub, wire })
            }
            "app" => Ok(Self::App),
            other => Err(Failure::new(format!(
                "there is no hub of kind \"{other}\": program or app"
            ))),
        }
    }

    /// The firm attaches.
    pub(crate) fn takes(&self, anna: &App) -> Outcome {
        match self {
            Self::Program { hub, .. } => moves(anna, &hub.place()?, in_passing),
            Self::App => {
                shares(anna, in_passing)?;
                lets_others_in(anna, in_passing)
            }
        }
    }

    /// The checksum of the firm's content at the hub.
    pub(crate) fn content(&self, home: &Home, runtime: &Runtime) -> Outcome<String> {
        match self {
            Self::Program { hub, .. } => hub.content(),
            Self::App => {
                let path = home.profile().join("hub");
                let secret = Vault::KeyFile(home.key_file()).hub_secret(&path.to_string_lossy())?;
                let secret = secret.ok_or_else(|| Failure::new("the hub of the application has no secret"))?;
                let folder = Folder::with_secret(&path, &secret)?;
                let firm = folder.firms()?.first().copied();
                let firm = firm.ok_or_else(|| Failure::new("the hub of the application has no firm"))?;
                let checksum = runtime.block_on(keeping::check(&folder, firm, Utc::now()))?;
                Ok(format!("{checksum:016x}"))
            }
        }
    }

    /// Kills it, as a power cut would.
    pub(crate) fn kill(&mut self, anna: &App) -> Outcome {
        match self {
            Self::Program { hub, .. } => {
                hub.kill();
                Ok(())
            }
            Self::App => anna.kill(),
        }
    }

    /// It is back, and with it Anna's window, which is another one if it was the hub.
    pub(crate) fn is_back(&mut self, home: &Home, anna: Rc<App>) -> Outcome<Rc<App>> {
        match self {
            Self::Program { hub, .. } => hub.go_on().map(|()| anna),
            Self::App => opens_again(Launch::new(home)),
        }
    }

    /// No device reaches it any more.
    pub(crate) fn is_out_of_reach(&self, anna: &App) -> Outcome {
        match self {
            Self::Program { wire, .. } => {
                wire.cut();
                Ok(())
            }
            Self::App => anna.quit(),
        }
    }

    /// Devices reach it again.
    pub(crate) fn is_reached(&self, home: &Home, anna: Rc<App>) -> Outcome<Rc<App>> {
        match self {
            Self::Program { wire, .. } => {
                wire.mend();
                Ok(anna)
            }
            Self::App => opens_again(Launch::new(home)),
        }
    }

    /// Whether Anna's window is there while no device reaches the hub.
    pub(crate) fn leaves_anna_her_window(&self) -> bool {
        matches!(self, Self::Program { .. })
    }
}
