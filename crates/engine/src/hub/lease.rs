//! A device whose hub has not answered for long shows nothing, and in the end holds nothing.

use domain::ids::UserId;
use domain::lease::Lease;
use store::port::Store as _;
use store::{Sqlite, settings};

use super::join::knows;
use crate::app::Engine;
use crate::authority::remote::{Membership, Remote};
use crate::error::{AppError, HubProblem};
use crate::session::SIGNED_IN;

impl Engine {
    /// Asks the hub of a file that is about to be opened, if its last answer is no longer good. Its next answer
    /// restores everything.
    ///
    /// # Errors
    /// [`AppError::Lease`] if the hub does not answer; as the file gives them.
    pub(crate) async fn renew_lease(&self, store: &Sqlite) -> Result<(), AppError> {
        let mut read = store.read().await?;
        let membership = Membership::read(&mut read, store.path()).await?;
        let heard = replica::heard::heard(&mut read).await?;
        let user = settings::setting(&mut read, SIGNED_IN).await?;
        drop(read);
        let (Some(membership), Some(user)) = (membership, user.as_deref().and_then(UserId::parse)) else {
            return Ok(());
        };
        let is_here = membership.here;
        let remote = Remote::new(membership, heard, self.clock.clone())?;
        if is_here {
            // Its hub is on this computer and runs once the file is open.
            if knows(store, remote.firm, user).await? {
                return Ok(());
            }
            // Its user was suspended or has left: others need the hub nevertheless.
            self.hosting.start().await?;
            return self.first_records(store, user, &remote).await;
        }
        match remote.note_clock(store).await {
            // It can be read only: what was noted before still counts.
            Err(problem) if problem.is_of_the_disk() => {}
            noted => noted?,
        }
        match remote.lease() {
            Lease::Runs if knows(store, remote.firm, user).await? => return Ok(()),
            Lease::Runs | Lease::Over => {}
            Lease::Spent => remote.empty(store, &self.collation).await?,
        }
        match self.first_records(store, user, &remote).await {
            Err(AppError::Hub {
                problem: HubProblem::Offline,
            }) => {
                remote.check_lease()?;
                Err(AppError::hub(HubProblem::Offline))
            }
            asked => asked,
        }
    }
}
