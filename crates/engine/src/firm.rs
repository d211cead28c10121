//! The firm's own record.

mod device_clock;
pub(crate) mod request;
mod sample;
mod start;
pub(crate) mod view;

use chrono_tz::Tz;
use domain::command::{CommandKind, EditFirm, Expect, Field};
use domain::phone::Region;

use self::start::session_view;
use crate::app::Engine;
use crate::error::{AppError, FieldProblem};
use crate::request::EditFirmRequest;
use crate::view::{DoneView, FirmView, SessionView};

impl Engine {
    /// The firm's own record.
    pub async fn firm(&self) -> Result<FirmView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        let firm = look.firm().await?;
        let me = look.me().await?;
        Ok(FirmView {
            name: firm.name,
            country: firm.country.as_str().to_owned(),
            time_zone: firm.time_zone.name().to_owned(),
            can_change: me.is_active_system_administrator(),
        })
    }

    /// Changes the firm's own record.
    pub async fn edit_firm(&self, request: EditFirmRequest) -> Result<DoneView, AppError> {
        let region = |code: &str| Region::parse(code).ok_or_else(|| AppError::field("country", FieldProblem::Country));
        let zone = |name: &str| {
            name.parse::<Tz>()
                .map_err(|_| AppError::field("timeZone", FieldProblem::TimeZone))
        };
        let wish = EditFirm {
            name: request.name,
            country: request.country.as_deref().map(region).transpose()?,
            time_zone: request.time_zone.as_deref().map(zone).transpose()?,
        };
        let seen = request.seen_name.filter(|_| wish.name.is_some());
        let expect = seen.map(|base| Expect {
            field: Field::Name,
            base,
        });
        self.submit_expecting(CommandKind::EditFirm(wish), expect.into_iter().collect())
            .await
    }

    /// The open firm and the signed-in user, as they are now.
    pub async fn session_now(&self) -> Result<SessionView, AppError> {
        let session = self.session().await?;
        session_view(&session, None).await
    }
}
