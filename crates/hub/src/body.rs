//! Reading the bodies of requests.

use std::time::Duration;

use axum::body::{Body, Bytes};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use protocol::enrol::{JSON_MAX, Trouble};
use serde::de::DeserializeOwned;

use crate::fault::Fault;

/// How long a body may take to arrive.
const PATIENCE: Duration = Duration::from_secs(60);

/// A body of at most `most` bytes.
pub(crate) async fn bytes(body: Body, most: usize) -> Result<Bytes, Fault> {
    let read = tokio::time::timeout(PATIENCE, Limited::new(body, most).collect()).await;
    match read {
        Ok(Ok(read)) => Ok(read.to_bytes()),
        Ok(Err(problem)) if problem.is::<LengthLimitError>() => Err(Trouble::TooLarge.into()),
        Ok(Err(_)) | Err(_) => Err(Trouble::Malformed.into()),
    }
}

/// A body of plain JSON.
pub(crate) async fn json<T: DeserializeOwned>(body: Body) -> Result<T, Fault> {
    let bytes = bytes(body, JSON_MAX).await?;
    serde_json::from_slice(&bytes).map_err(|_| Trouble::Malformed.into())
}

/// A hub speaks its own version of the protocol, and in time the one before.
pub(crate) fn version(proto: u32) -> Result<(), Fault> {
    if proto == protocol::VERSION {
        Ok(())
    } else {
        Err(Trouble::Version.into())
    }
}
