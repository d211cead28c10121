//! Why a request is not answered as asked.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hub_core::sync::exchange::Unanswered;
use protocol::enrol::{Problem, Trouble};
use protocol::lines::LinesError;
use store::StoreError;

/// Seconds after which a firm that somebody else writes to may be free.
const BUSY: u32 = 5;

/// A reason that the asker is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Fault {
    pub(crate) code: Trouble,
    /// Seconds after which asking again makes sense.
    pub(crate) after: Option<u32>,
}

impl From<Trouble> for Fault {
    fn from(code: Trouble) -> Self {
        Self { code, after: None }
    }
}

impl From<StoreError> for Fault {
    fn from(problem: StoreError) -> Self {
        if matches!(problem, StoreError::Busy) {
            return Self::later(Trouble::Busy, BUSY);
        }
        // The kind alone: a message might say what the row is about.
        let kind = match &problem {
            StoreError::DiskFull => "diskFull",
            StoreError::ReadOnly => "readOnly",
            StoreError::Damaged | StoreError::Corrupt { .. } => "damaged",
            StoreError::Taken { .. } => "taken",
            StoreError::Io(_) => "io",
            _ => "database",
        };
        tracing::error!(event = "store", code = kind);
        Self {
            code: Trouble::Hub,
            after: Some(5),
        }
    }
}

impl From<Unanswered> for Fault {
    fn from(problem: Unanswered) -> Self {
        match problem {
            Unanswered::Trouble(code) => code.into(),
            Unanswered::Store(problem) => problem.into(),
        }
    }
}

impl From<std::io::Error> for Fault {
    fn from(problem: std::io::Error) -> Self {
        StoreError::Io(problem).into()
    }
}

impl From<LinesError> for Fault {
    fn from(problem: LinesError) -> Self {
        match problem {
            LinesError::TooLarge => Trouble::TooLarge.into(),
            LinesError::Malformed(_) => Trouble::Malformed.into(),
            LinesError::Unwritable => Trouble::Hub.into(),
        }
    }
}

impl Fault {
    /// The same, to be tried again after these seconds.
    pub(crate) const fn later(code: Trouble, after: u32) -> Self {
        Self {
            code,
            after: Some(after),
        }
    }

    const fn status(self) -> StatusCode {
        match self.code {
            Trouble::Malformed => StatusCode::BAD_REQUEST,
            Trouble::Revoked | Trouble::Copied => StatusCode::UNAUTHORIZED,
            Trouble::Forbidden => StatusCode::FORBIDDEN,
            Trouble::NotFound => StatusCode::NOT_FOUND,
            Trouble::Taken => StatusCode::CONFLICT,
            Trouble::Code => StatusCode::GONE,
            Trouble::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Trouble::Username | Trouble::Terms | Trouble::Password => StatusCode::UNPROCESSABLE_ENTITY,
            Trouble::Version => StatusCode::UPGRADE_REQUIRED,
            Trouble::TooOften => StatusCode::TOO_MANY_REQUESTS,
            Trouble::Busy | Trouble::Hub => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let problem = Problem {
            code: self.code,
            after: self.after,
        };
        let mut response = (self.status(), Json(problem)).into_response();
        if let Some(after) = self.after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(after));
        }
        response
    }
}
