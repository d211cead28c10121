//! One look at the firm: everything a request reads is read from one moment of its file.

use std::borrow::Cow;

use domain::command::Command;
use domain::facts::Facts;
use domain::firm::Firm;
use domain::ids::UserId;
use domain::people::UserCard;
use domain::phone::Region;
use domain::settings::Settings;
use store::dialect::Dialect;
use store::lists::ListQuery;
use store::port::{Query, Row, Store, Val};
use store::records::{firm_settings, firms, people};
use store::{Sqlite, StoreError};

use crate::error::AppError;
use crate::lists::contacts_of;
use crate::session::Session;

/// A read transaction of an open firm, and what every request asks of it. One is opened for a request
/// and handed down; whoever writes lets go of it first.
pub(crate) struct Look<'s> {
    read: <Sqlite as Store>::Read,
    pub(crate) session: &'s Session,
    /// The last command told to the windows when the look began.
    pub(crate) told: i64,
}

impl Session {
    /// Opens a look.
    pub(crate) async fn look(&self) -> Result<Look<'_>, AppError> {
        let told = self.told();
        Ok(Look {
            read: self.store.read().await?,
            session: self,
            told,
        })
    }
}

impl Look<'_> {
    /// The firm as it is now.
    pub(crate) async fn firm(&mut self) -> Result<Firm, AppError> {
        let found = firms::firm(&mut self.read, self.session.firm).await?;
        found.map(|(firm, _)| firm).ok_or(AppError::DamagedFile)
    }

    /// Country of the firm.
    pub(crate) async fn home(&mut self) -> Result<Region, AppError> {
        Ok(self.firm().await?.country)
    }

    /// The firm's choices as they are now.
    pub(crate) async fn settings(&mut self) -> Result<Settings, AppError> {
        let found = firm_settings(&mut self.read, self.session.firm).await?;
        Ok(found.unwrap_or_default())
    }

    /// The signed-in user as they are now.
    pub(crate) async fn me(&mut self) -> Result<UserCard, AppError> {
        let me = self.session.user;
        self.card(me).await?.ok_or(AppError::DamagedFile)
    }

    /// The signed-in user, if administration is open to them.
    pub(crate) async fn admin(&mut self) -> Result<UserCard, AppError> {
        let me = self.me().await?;
        if me.acting_admin_role().is_none() {
            return Err(AppError::AdministratorsOnly);
        }
        Ok(me)
    }

    /// The contact list of the signed-in user, as people of their kind have it.
    pub(crate) async fn contacts(&mut self) -> Result<ListQuery, AppError> {
        Ok(contacts_of(&self.me().await?))
    }

    /// Somebody through whose eyes an administrator looks.
    pub(crate) async fn reader(&mut self, id: Option<&str>) -> Result<UserCard, AppError> {
        let user = id.and_then(UserId::parse).ok_or(AppError::NotFound)?;
        self.card(user).await?.ok_or(AppError::NotFound)
    }

    /// Facts of a command, for forecasts.
    pub(crate) async fn facts(&mut self, command: &Command) -> Result<Facts, AppError> {
        let facts = hub_core::facts::gather(&mut self.read, self.session.firm, command, command.at);
        facts.await.map_err(AppError::from)
    }

    async fn card(&mut self, user: UserId) -> Result<Option<UserCard>, AppError> {
        let mut cards = people::cards(&mut self.read, self.session.firm, &[user]).await?;
        Ok(cards.remove(&user))
    }
}

impl Query for Look<'_> {
    fn dialect(&self) -> Dialect {
        self.read.dialect()
    }

    fn query<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> impl Future<Output = Result<Vec<Row>, StoreError>> + Send + 'a {
        self.read.query(sql, args)
    }
}
