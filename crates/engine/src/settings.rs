//! The firm's settings: reading and changing them.

pub(crate) mod view;

use domain::command::CommandKind;

use self::view::{ChangeSettingsRequest, SettingsView};
use crate::app::Engine;
use crate::error::AppError;
use crate::view::DoneView;

impl Engine {
    /// The firm's settings.
    pub async fn settings(&self) -> Result<SettingsView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        let me = look.admin().await?;
        let settings = look.settings().await?;
        Ok(SettingsView::of(settings, me.is_active_system_administrator()))
    }

    /// Changes the firm's settings.
    pub async fn change_settings(&self, request: ChangeSettingsRequest) -> Result<DoneView, AppError> {
        self.submit(CommandKind::ChangeSettings(request.try_into()?)).await
    }
}
