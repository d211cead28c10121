//! Whether this device's clock can be trusted: a clock far ahead ends no invitation.

use chrono::{DateTime, TimeDelta, Utc};
use domain::clock_trust::{Trust, judge};
use store::commands::commands_after;
use store::port::{Execute, Store as _};
use store::records::firms;
use store::settings;

use crate::app::Engine;
use crate::error::AppError;
use crate::look::Look;
use crate::session::Session;
use crate::view::{ClockView, micros};

/// Setting of the firm's file with the last trusted time, in microseconds since 1970.
const TRUSTED: &str = "clock-believed";

/// How often that time is saved while the clock is trusted.
const NOTE: TimeDelta = TimeDelta::hours(6);

impl Engine {
    /// Whether the clock is in doubt; administrators only.
    pub async fn clock(&self) -> Result<ClockView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        look.admin().await?;
        self.clock_view(&mut look).await
    }

    /// An administrator confirms that the date is right, so that invitations may expire.
    pub async fn confirm_clock(&self) -> Result<ClockView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        self.believe(&session, self.now()).await?;
        self.wake_mailer();
        self.emit_mail_changed(Vec::new());
        self.clock_view(&mut session.look().await?).await
    }

    async fn clock_view(&self, look: &mut Look<'_>) -> Result<ClockView, AppError> {
        let now = self.now();
        Ok(ClockView {
            now: micros(now),
            doubted_since: match judge(now, last_trusted_time(look).await?) {
                Trust::Believed => None,
                Trust::Doubted { last } => Some(micros(last)),
            },
        })
    }

    /// Whether invitations may expire now. Saves the time if the clock is trusted.
    pub(crate) async fn clock_is_trusted(&self, session: &Session) -> Result<bool, AppError> {
        let mut look = session.look().await?;
        let (now, last) = (self.now(), noted(&mut look).await?);
        if judge(now, last_trusted_time(&mut look).await?) != Trust::Believed {
            return Ok(false);
        }
        drop(look);
        let fresh = last.is_some_and(|last| now.signed_duration_since(last).abs() < NOTE);
        if !fresh && let Err(problem) = self.believe(session, now).await {
            // A file that cannot be written lets nothing expire either.
            tracing::debug!(%problem, "the time was not noted");
        }
        Ok(true)
    }

    async fn believe(&self, session: &Session, now: DateTime<Utc>) -> Result<(), AppError> {
        let _turn = session.writing.lock().await;
        let mut write = session.store.write().await?;
        save_trusted_time(&mut write, now).await?;
        write.commit().await.map_err(AppError::from)
    }
}

/// Saves, in an open transaction, that this time is trusted.
pub(super) async fn save_trusted_time(write: &mut impl Execute, now: DateTime<Utc>) -> Result<(), AppError> {
    let text = now.timestamp_micros().to_string();
    settings::set(write, TRUSTED, &text).await.map_err(AppError::from)
}

async fn noted(look: &mut Look<'_>) -> Result<Option<DateTime<Utc>>, AppError> {
    let text = settings::setting(look, TRUSTED).await?;
    Ok(text.and_then(|text| DateTime::from_timestamp_micros(text.parse().ok()?)))
}

/// The saved time; in a file without one, the time of its latest command.
async fn last_trusted_time(look: &mut Look<'_>) -> Result<Option<DateTime<Utc>>, AppError> {
    if let Some(noted) = noted(look).await? {
        return Ok(Some(noted));
    }
    let firm = look.session.firm;
    let head = firms::firm(look, firm).await?;
    let before = head.map_or(0, |(_, head)| head).saturating_sub(1);
    let newest = commands_after(look, firm, before, 1).await?;
    Ok(newest.last().map(|line| line.at))
}
