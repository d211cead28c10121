//! The authority judges and writes the commands of an open firm.

pub(crate) mod hosting;
mod importing;
pub(crate) mod local;
pub(crate) mod moving;
pub(crate) mod news;
pub(crate) mod place;
pub(crate) mod remote;

use domain::command::Command;
use domain::ids::CommandId;
use hub_core::ImportSource;
use store::port::{Execute, Store};

use self::local::Host;
use self::place::Authority;
use crate::error::{AppError, HubProblem};
use crate::session::Session;
use crate::view::DoneView;

/// What the authority answers to a command that was carried out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Receipt {
    pub(crate) command: CommandId,
}

impl From<Receipt> for DoneView {
    fn from(receipt: Receipt) -> Self {
        Self {
            command: receipt.command.to_string(),
            id: None,
        }
    }
}

/// A running import: its file, and who is told about its progress.
pub(crate) trait ImportWatch: ImportSource {
    /// Database rows written so far, and in all.
    fn wrote(&self, done: u64, total: u64);

    /// People indexed for search so far, and in all.
    fn indexed(&self, done: u64, total: u64);

    /// Rows sent to the hub so far, and in all.
    fn sent(&self, done: u64, total: u64);

    /// From here on the hub has everything: stopping here would stop nothing there.
    fn is_at_the_hub(&self);

    /// The hub has said what became of it.
    fn is_judged(&self);
}

impl Authority {
    /// Carries a command out. Where this program judges, it is cancel-safe: dropping the future before the
    /// commit rolls everything back. A hub may have carried it out although its answer did not arrive.
    ///
    /// # Errors
    /// [`AppError::Refused`] if a rule refuses it; as the file gives them.
    pub(crate) async fn carry_out(
        &self,
        session: &Session,
        command: Command,
        host: Host<'_>,
    ) -> Result<Receipt, AppError> {
        let receipt = Receipt { command: command.id };
        match self {
            Self::Hub(hub) => hub.submit(&session.store, host.collation, command).await?,
            Self::Unsettled => return Err(AppError::hub(HubProblem::Unsettled)),
            Self::Local => {
                let _turn = session.writing.lock().await;
                let mut write = session.store.write().await?;
                local::write(&mut write, session.firm, command, host).await?;
                write.commit().await?;
            }
        }
        Ok(receipt)
    }

    /// Carries out an import and removes the mark that it is running, in one transaction.
    ///
    /// # Errors
    /// As [`Self::carry_out`].
    pub(crate) async fn import(
        &self,
        session: &Session,
        command: Command,
        host: Host<'_>,
        watch: &dyn ImportWatch,
    ) -> Result<Receipt, AppError> {
        let receipt = Receipt { command: command.id };
        match self {
            Self::Local => {}
            Self::Hub(hub) => {
                hub.import(&session.store, host.collation, command, watch).await?;
                return Ok(receipt);
            }
            Self::Unsettled => return Err(AppError::hub(HubProblem::Unsettled)),
        }
        let _turn = session.writing.lock().await;
        let mut write = session.store.write().await?;
        local::write_import(&mut write, session.firm, command, host, watch).await?;
        store::settings::import_ended(&mut write, receipt.command).await?;
        write.commit().await?;
        Ok(receipt)
    }
}
