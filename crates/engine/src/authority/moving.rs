//! A note of a move to a hub, written before the hub is asked to commit it. If the move is interrupted, the next
//! program that opens the file finds the note and asks the hub whether it has the firm.

use std::time::Duration;

use domain::ids::{FirmId, UserId};
use hub_client::{ClientError, HubClient};
use protocol::enrol::{Commit, Problem, Trouble};
use serde::{Deserialize, Serialize};
use store::port::{Execute, Query};
use store::{Key, Sqlite, settings};
use tokio::time::sleep;
use uuid::Uuid;

use super::remote::{Membership, hub_error};
use crate::error::AppError;

/// Setting of a file whose firm may be at a hub, as JSON of [`Move`].
const MOVING: &str = "moving-to-hub";

/// How often a hub that is busy is asked again, and after which pause.
const AGAIN: usize = 20;
const PAUSE: Duration = Duration::from_millis(500);

/// What was agreed with the hub.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Move {
    /// The place on the hub.
    pub(crate) place: String,
    user: Uuid,
    /// What this device is to the hub if the firm is there.
    pub(crate) membership: Membership,
}

/// Where the firm of a move that was begun is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Whereabouts {
    /// Here; this move can no longer bring it to the hub.
    Here,
    /// At the hub.
    AtTheHub,
}

/// A file that is about to be opened, once a move that was begun in it is settled.
#[derive(Debug)]
pub(crate) enum Settled {
    /// This file is to be opened.
    Open(Box<Sqlite>),
    /// What this device may hold of the firm is in its place, under this key.
    Replaced(Key),
}

impl Move {
    pub(crate) const fn new(place: String, user: UserId, membership: Membership) -> Self {
        Self {
            place,
            user: user.0,
            membership,
        }
    }

    pub(crate) const fn user(&self) -> UserId {
        UserId(self.user)
    }

    /// The move that was begun in this file, if any.
    pub(crate) async fn read(q: &mut impl Query) -> Result<Option<Self>, AppError> {
        let text = settings::setting(q, MOVING).await?;
        text.map(|text| serde_json::from_str(&text).map_err(|_| AppError::DamagedFile))
            .transpose()
    }

    pub(crate) async fn write(&self, w: &mut impl Execute) -> Result<(), AppError> {
        let text = serde_json::to_string(self).map_err(|e| AppError::internal(&e))?;
        settings::set(w, MOVING, &text).await.map_err(AppError::from)
    }

    pub(crate) async fn forget(w: &mut impl Execute) -> Result<(), AppError> {
        settings::unset(w, MOVING).await.map_err(AppError::from)
    }

    /// What the hub is asked to keep, or not to keep.
    pub(crate) fn commitment(&self, firm: FirmId) -> Commit {
        Commit {
            firm: firm.0,
            token: self.membership.token.clone(),
        }
    }

    /// Asks the hub where the firm is. The answer is final: a firm that has not come does not come later.
    ///
    /// # Errors
    /// As the hub gives them; it is not known then.
    pub(crate) async fn settle(&self, firm: FirmId) -> Result<Whereabouts, AppError> {
        let client = HubClient::new(&self.membership.at()).map_err(hub_error)?;
        let code = |answer: &ClientError| match answer {
            ClientError::Problem(Problem { code, .. }) => Some(*code),
            _ => None,
        };
        let commitment = self.commitment(firm);
        let mut answer = client.withdraw(&self.place, &commitment).await;
        for _ in 0..AGAIN {
            // The hub may still be busy with an earlier request.
            if !matches!(answer.as_ref().err().and_then(code), Some(Trouble::Hub | Trouble::Busy)) {
                break;
            }
            sleep(PAUSE).await;
            answer = client.withdraw(&self.place, &commitment).await;
        }
        match answer.as_ref().map_err(code) {
            Ok(()) => Ok(Whereabouts::Here),
            Err(Some(Trouble::Taken)) => Ok(Whereabouts::AtTheHub),
            // The hub has forgotten the place: nothing can come by it any more.
            Err(Some(Trouble::NotFound)) => {
                let known = client.devices(firm.0, &self.membership.token).await;
                match known.as_ref().map_err(code) {
                    Ok(_) => Ok(Whereabouts::AtTheHub),
                    Err(Some(Trouble::NotFound)) => Ok(Whereabouts::Here),
                    Err(_) => known.map(|_| Whereabouts::AtTheHub).map_err(hub_error),
                }
            }
            Err(_) => answer.map(|()| Whereabouts::Here).map_err(hub_error),
        }
    }
}
